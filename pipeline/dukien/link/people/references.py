"""Where an article speaks of an official: by the full name, as *ông Hà*, by the title alone, as *ông*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Literal

from dukien.facts.fact import Fact
from dukien.facts.positions import Position
from dukien.link.people import gaps
from dukien.link.people.mentions import Mention
from dukien.link.people.posts import Post, family, post, wording_of
from dukien.link.people.seats import Seats
from dukien.names import PersonName
from dukien.names.context import cues_before
from dukien.text import Document
from dukien.text.letters import LOWER, UPPER
from dukien.text.vocabulary import Vocabulary

if TYPE_CHECKING:
    from dukien.link.people.join import Official, Person

Kind = Literal["full_name", "short_name", "title", "address"]


@dataclass(init=False, unsafe_hash=True)
class Reference(Fact):
    """One row of the table `mentions`: a stretch of the text that means a person with a position."""

    person_id: str
    name: str
    kind: Kind

    def __init__(
        self,
        *,
        start: int,
        end: int,
        rule: str,
        person_id: str,
        name: str,
        kind: Kind,
    ) -> None:
        self.start, self.end, self.rule, self.person_id = start, end, rule, person_id
        self.name, self.kind = name, kind


# --- Titles without a name --------------------------------------------------------------------------------------

# Before a title that is a post to be filled, one of several, or nobody's in particular.
_ANYBODY: Final = gaps.Ending(
    re.compile(
        r"\b(?:các|những|mỗi|mọi|từng|một|hai|ba|bốn|năm|sáu|\d+|nhiều|chức|vụ|danh|cương vị|vị trí|ghế|làm|là|bầu|bổ nhiệm|nhiệm"
        r"|cần|thêm|ứng viên|cử viên|ứng cử|tranh cử|cấp|hàng|thay|tân|thành|giữ|quyền|nguyên|cựu|cố|kiêm|tư cách|hoặc|hay|như"
        r"|đối với|ai)"
        r"(?: (?:các|chức|vụ|danh|vị|ông|nguyên|cả|đồng chí|phó))* \Z",
        re.IGNORECASE,
    ),
    gaps.last_words(
        "các,những,mỗi,mọi,từng,một,hai,ba,bốn,năm,sáu,0,1,2,3,4,5,6,7,8,9,nhiều,chức,vụ,danh,cương vị,vị trí,ghế,làm,là,bầu"
        ",bổ nhiệm,cần,thêm,ứng viên,ứng cử,cấp,hàng,thay,tân,thành,giữ,quyền,nguyên,cựu,cố,kiêm,tư cách,hoặc,hay,như,đối với,ai"
        ",ông,cả,đồng chí,phó"
    ),
    width=30,
)
# Behind a title whose holder follows, known or not; with what it begins before a small letter.
_NAMED_BY: Final = tuple(f" {w}" for w in "là,mới,đó,này,ông,bà,đồng,đ/c,anh,chị,phó,nào,khác,cũ".split(","))
_NAMED: Final = re.compile(
    rf"(?:,| -| –|:)?(?: (?:là|mới|đó|này))* (?:ông|bà|đồng chí|đ/c|anh|chị) [{UPPER}]"
    rf"|(?:,| -| –)?(?: (?:là|mới|này))* [{UPPER}]|[^\W\d_]| (?:phó|nào|khác|cũ)\b"
)
# Before one that belongs to a name: *ông H., |chủ tịch xã|*.
_OF_A_NAME: Final = gaps.Ending(
    re.compile(rf"[{UPPER}][\w.]*(?:\)|”|\")?(?:,| -| –| \(|:) ?(?:(?:hiện|hiện là|là|nguyên|cựu|vừa là) )?\Z"),
    (*",-–(:", ", ", "- ", "– ", "( ", ": ", *gaps.last_words("hiện,là,nguyên,cựu")),
    width=30,
)
# Several of a body's people have these.
_COMMON: Final = frozenset(
    "cán bộ,cán sự,chuyên viên,công chức,viên chức,nhân viên,thành viên,ủy viên,đại biểu,đại biểu quốc hội,điều tra viên"
    ",thẩm phán,kiểm sát viên,chấp hành viên,công an viên,huyện ủy viên,tỉnh ủy viên,thành ủy viên,quận ủy viên,đảng ủy viên"
    ",thị ủy viên,thư ký,trợ lý,nghị sĩ,thượng nghị sĩ,hạ nghị sĩ,thuyền trưởng".split(",")
)
_CALLED: Final = re.compile(r"\b(?:đồng chí|đ/c|ông|bà|vị|ngài) \Z", re.IGNORECASE)


class _Titles:
    """Who holds a post in this article, by the post's head."""

    def __init__(self, doc: Document, persons: Iterable[Person], seats: Seats) -> None:
        self.text, self.low, self.seats = doc.text, doc.lower, seats
        self.holders: dict[str, list[tuple[Person, Official, Post]]] = {}
        for person in persons:
            for official in person.positions:
                own = post(official.position_norm)
                self.holders.setdefault(own.head, []).append((person, official, own))

    def who(self, title: Position) -> Person | None:
        """The one person of the article whose title stands there alone."""
        head = family(title.head)
        if head in _COMMON or (same_head := self.holders.get(head)) is None or len(same_head) > _MANY:
            return None
        start, end = title.start, title.end
        if title.body is None and not self._is_called(title):
            return None
        if self._is_named(end) or _ANYBODY.before(self.text, self.low, start):
            return None
        if _OF_A_NAME.before(self.text, self.low, start):
            return None
        worded = post(title.norm)
        found: Person | None = None
        same = False
        for person, official, own in same_head:
            if not official.former and wording_of(worded, own, official.organization) and self._in_unit(title, official):
                if found is None:
                    found, same = person, official.position_norm == title.norm
                elif found is not person:
                    return None
        known = title.body is not None or same or (found is not None and found.last_mention(start) >= 0)
        return found if known else None

    def _in_unit(self, title: Position, official: Official) -> bool:
        """Whether `title` means no other unit than that of `official`."""
        if official.place_code is None:
            return True
        code = self.seats.code(title, title.level, official.sector, title.end)
        return code is None or code == official.place_code

    def _is_named(self, at: int) -> bool:
        """Whether the holder of a title that ends at `at` follows, known or not."""
        following = self.text[at : at + 2]
        if following[:1].isalpha():
            return True
        if following[:1] not in (" ", ",", "-", "–", ":"):
            return False
        if following[0] == " " and following[1:].islower() and not self.text.startswith(_NAMED_BY, at):
            return False
        return _NAMED.match(self.text, at) is not None

    def _is_called(self, title: Position) -> bool:
        """Whether a head without a body is written as somebody's title: *Bí thư*, *vị chủ tịch*, but not *chủ tịch*."""
        if self.text[title.start].isupper() or title.rule == "position.whole":
            return True
        return _CALLED.search(self.text, max(0, title.start - 9), title.start) is not None


# --- Pronouns -------------------------------------------------------------------------------------------------------

_SIGNS_BEFORE: Final = " \n\"“”'‘’([–—-/*•…:;,."


def _pronoun_words() -> dict[str, int]:
    """The pronouns, each with the length of the sign before it: *ông* and *bà* without one end many other words."""
    return {"đồng chí": 0} | {f"{sign}{word}": 1 for sign in _SIGNS_BEFORE for word in ("ông", "bà")}


_PRONOUNS: Final = Vocabulary(_pronoun_words)
_FIRST: Final = ("Ông", "Bà")
_NOT_ONE: Final = frozenset("các những hai ba bốn nhiều một mỗi mấy đàn quý cả từng mọi đôi số với vợ chồng".split())
# What makes another word of it: *bà con*, *ông chủ*.
_COMPOUND: Final = frozenset(
    "con mẹ nội ngoại cụ chủ đỡ xã bà cháu lão trùm lớn bố anh già cố nào khác vua tiên táo thầy bầu đồng tổ mụ chị nhà hàng ta"
    " trời".split()
)
_NEXT: Final = re.compile(rf"(?: ([{LOWER}]+))?")
_LAST: Final = re.compile(r"(\w+) ?\Z")
_FEMALE, _MALE = frozenset(("bà", "cô", "chị")), frozenset(("ông", "anh", "thầy"))
_FARTHEST: Final = 700
_LONGEST_QUOTATION: Final = 2000
_MANY: Final = 40
"""Of so many who hold a post of the same head, a title alone tells nobody."""


def _pronouns(doc: Document, starts: Set[int]) -> list[tuple[int, int, None]]:
    """Where *ông*, *bà*, *đồng chí* stand, but not before the names, which begin at `starts`.

    In small letters *ông* and *bà* are pronouns only behind a space.
    """
    text = doc.text
    first = [(0, len(word), 0) for word in _FIRST if text.startswith(word)]
    found: list[tuple[int, int, None]] = []
    for at, end, sign in [*first, *_PRONOUNS.matches(doc)]:
        start = at + sign
        if not text[end - 1].islower() or (sign and text[at] != " " and not text[start].isupper()):
            continue
        if not sign and start and text[start - 1].isalnum():
            continue
        if end < len(text) and not text[end].isalnum() and not (end + 1 in starts and text[end] == " "):
            found.append((start, end, None))
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a form of address is a pronoun there."""
    following = _NEXT.match(text, end)
    if text.startswith(("/", "-"), end) or (following and following[1] in _COMPOUND):
        return False
    before = _LAST.search(text, max(0, start - 8), start)
    return not (before and before[1].lower() in _NOT_ONE)


class _Talk:
    """Whom the text speaks of, sentence by sentence."""

    def __init__(self, doc: Document, names: Sequence[PersonName]) -> None:
        self.doc, self.names = doc, names
        self.unheard: list[tuple[str | None, int]] = []
        """Who was named where since a pronoun last asked for somebody, None for somebody unknown; many articles never ask."""
        self.women: set[str] | None = None
        self.men: set[str] | None = None
        """The keys of those who are known for women and for men, once a pronoun asks for them."""
        self.key: str | None = None
        self.sentence = self.open = -1
        self.at = 0

    def _hear(self, key: str | None, at: int) -> None:
        i = self.doc.sentence_index(at)
        if i == self.sentence and key != self.key:
            self.open = i
        self.key, self.sentence, self.at = key, i, at
        if key is None:
            self.open = i

    def meant(self, start: int, end: int) -> str | None:
        """The one person whom the pronoun at `start` can mean."""
        for key, at in self.unheard:
            self._hear(key, at)
        self.unheard.clear()
        i = self.doc.sentence_index(start)
        if self.key is None or i - self.sentence > 1 or self.sentence == self.open or start - self.at > _FARTHEST:
            return None
        text = self.doc.text
        low = text[start:end].lower()
        if low in ("bà", "ông") and self.key in self._cannot_mean(low):
            return None
        if gaps.quoted(text[max(self.doc.line_at(start).start, start - _LONGEST_QUOTATION) : start]):
            return None
        self.sentence, self.at = i, start
        return self.key

    def _cannot_mean(self, address: str) -> Set[str]:
        """The keys of those whom *ông* or *bà* cannot mean, as far as a form of address or the name tells."""
        if self.women is None or self.men is None:
            self.women, self.men = _by_sex(self.names)
        return self.women if address == "ông" else self.men


def _by_sex(names: Sequence[PersonName]) -> tuple[set[str], set[str]]:
    """The keys of the women and of the men among `names`, as far as a form of address or the name tells."""
    women, men = set(), set()
    for name in names:
        key, address = name.name.lower(), (name.honorific or "").lower()
        if " thị " in key or address in _FEMALE:
            women.add(key)
        elif " văn " in key or address in _MALE:
            men.add(key)
    return women, men


# --- The whole ------------------------------------------------------------------------------------------------------


_PLACE: Final = itemgetter(0)


def find_references(
    doc: Document,
    persons: Mapping[str, Person],
    names: Sequence[PersonName],
    mentions: Sequence[Mention],
    titles: Sequence[Position],
    seats: Seats,
) -> tuple[Reference, ...]:
    """Every mention of a person with a position, in reading order.

    `persons` by the key of their `mentions`; `titles` are the positions that stand at no name.
    """
    officials = {key: person for key, person in persons.items() if person.positions}
    if not officials:
        return ()
    stream: list[tuple[int, int, Mention | Position | None]] = [(m.start, m.end, m) for m in mentions]
    stream += [(t.start, t.end, t) for t in titles]
    stream += _pronouns(doc, {m.start for m in mentions})
    stream.sort(key=_PLACE)
    reader = _Reader(doc, officials, names, _Titles(doc, officials.values() if titles else (), seats))
    found: list[Reference] = []
    for start, end, item in stream:
        if item is None:
            reference = reader.pronoun(start, end)
        else:
            reference = reader.mention(item) if isinstance(item, Mention) else reader.title(item)
        if reference is not None:
            found.append(reference)
    return tuple(found)


class _Reader:
    """What each name, title and pronoun of an article refers to, told in reading order."""

    def __init__(self, doc: Document, officials: Mapping[str, Person], names: Sequence[PersonName], titles: _Titles) -> None:
        self.text, self.low, self.officials, self.titles = doc.text, doc.lower, officials, titles
        self.talk = _Talk(doc, names)
        self.full = {n.start for n in names}

    def mention(self, mention: Mention) -> Reference | None:
        """The reference that a name is."""
        start, end, key = mention.start, mention.end, mention.key
        self.talk.unheard.append((key, start))
        if (person := self.officials.get(key)) is None:
            return None
        if start in self.full:
            return _reference(start, end, person, "full_name")
        address = cues_before(self.low, start).get("honorific")
        return _reference(address[0] if address else start, end, person, "short_name")

    def title(self, title: Position) -> Reference | None:
        """The reference that a position which stands at no name is."""
        person = self.titles.who(title)
        self.talk.unheard.append((person.name.lower() if person else None, title.start))
        return _reference(title.start, title.end, person, "title") if person else None

    def pronoun(self, start: int, end: int) -> Reference | None:
        """The reference that a form of address at `[start, end)` is."""
        if self.text[end] == " " and self.text[end + 1 : end + 2].isupper():
            self.talk.unheard.append((None, start))  # ông |Smith|, of whom nothing is known
            return None
        meant = self.talk.meant(start, end) if _stands_alone(self.text, start, end) else None
        person = self.officials.get(meant) if meant is not None else None
        return _reference(start, end, person, "address") if person else None


def _reference(start: int, end: int, person: Person, kind: Kind) -> Reference:
    return Reference(start=start, end=end, rule=f"mention.{kind}", person_id=person.person_id, name=person.name, kind=kind)
