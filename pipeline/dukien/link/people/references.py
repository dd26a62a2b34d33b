"""Where an article speaks of an official: by the full name, as *ông Hà*, by the title alone, as *ông*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from dukien.facts.fact import Fact, fact
from dukien.facts.positions import Position
from dukien.link.people import gaps
from dukien.link.people.mentions import Mention
from dukien.link.people.posts import family, post, words_it
from dukien.link.people.seats import Seats
from dukien.names import PersonName
from dukien.names.context import cues_before
from dukien.text import Document
from dukien.text.letters import LOWER, UPPER

if TYPE_CHECKING:
    from dukien.link.people.join import Official, Person

Kind = Literal["full_name", "short_name", "title", "address"]


@fact
class Reference(Fact):
    """One row of the table `mentions`: a stretch of the text that means a person with a position."""

    person_id: str
    name: str
    kind: Kind


# --- Titles without a name --------------------------------------------------------------------------------------

# Before a title that is a post to be filled, one of several, or nobody's in particular.
_ANYBODY = re.compile(
    r"\b(?:các|những|mỗi|mọi|từng|một|hai|ba|bốn|năm|sáu|\d+|nhiều|chức|vụ|danh|cương vị|vị trí|ghế|làm|là|bầu|bổ nhiệm|nhiệm"
    r"|cần|thêm|ứng viên|cử viên|ứng cử|tranh cử|cấp|hàng|thay|tân|thành|giữ|quyền|nguyên|cựu|cố|kiêm|tư cách|hoặc|hay|như"
    r"|đối với|ai)"
    r"(?: (?:các|chức|vụ|danh|vị|ông|nguyên|cả|đồng chí|phó))* \Z",
    re.IGNORECASE,
)
# Behind a title whose holder follows, known or not.
_NAMED = re.compile(
    rf"(?:,| -| –|:)?(?: (?:là|mới|đó|này))* (?:ông|bà|đồng chí|đ/c|anh|chị) [{UPPER}]"
    rf"|(?:,| -| –)?(?: (?:là|mới|này))* [{UPPER}]|[^\W\d_]| (?:phó|nào|khác|cũ)\b"
)
# Before one that belongs to a name: *ông H., |chủ tịch xã|*.
_OF_A_NAME = re.compile(rf"[{UPPER}][\w.]*(?:\)|”|\")?(?:,| -| –| \(|:) ?(?:(?:hiện|hiện là|là|nguyên|cựu|vừa là) )?\Z")
# Several of a body's people have these.
_COMMON = frozenset(
    "cán bộ,cán sự,chuyên viên,công chức,viên chức,nhân viên,thành viên,ủy viên,đại biểu,đại biểu quốc hội,điều tra viên"
    ",thẩm phán,kiểm sát viên,chấp hành viên,công an viên,huyện ủy viên,tỉnh ủy viên,thành ủy viên,quận ủy viên,đảng ủy viên"
    ",thị ủy viên,thư ký,trợ lý,nghị sĩ,thượng nghị sĩ,hạ nghị sĩ,thuyền trưởng".split(",")
)
_CALLED = re.compile(r"\b(?:đồng chí|đ/c|ông|bà|vị|ngài) \Z", re.IGNORECASE)


def _fits(title: Position, official: Official, seats: Seats) -> bool:
    """Whether `title` words the post of `official`, and means no other unit."""
    if official.former or not words_it(official.position_norm, official.organization, *post(title.norm)):
        return False
    code = seats.code(title, title.level, official.sector, title.end)
    return code is None or official.place_code is None or code == official.place_code


class _Titles:
    """Who holds a post in this article, by the post's head."""

    def __init__(self, doc: Document, persons: Sequence[Person], seats: Seats) -> None:
        self.text, self.seats = doc.text, seats
        self.holders: dict[str, list[tuple[Person, Official]]] = {}
        for person in persons:
            for official in person.positions:
                self.holders.setdefault(post(official.position_norm).head, []).append((person, official))

    def who(self, title: Position) -> Person | None:
        """The one person of the article whose title stands there alone."""
        head = family(title.head)
        if head in _COMMON or (same_head := self.holders.get(head)) is None or len(same_head) > _MANY:
            return None
        start, end = title.start, title.end
        if _NAMED.match(self.text, end) or _ANYBODY.search(self.text, max(0, start - 30), start):
            return None
        if _OF_A_NAME.search(self.text, max(0, start - 30), start):
            return None
        if title.body is None and not self._is_called(title):
            return None
        holders = [(p, o) for p, o in same_head if _fits(title, o, self.seats)]
        if len({p.person_id for p, _ in holders}) != 1:
            return None
        person, official = holders[0]
        known = title.body is not None or official.position_norm == title.norm or person.last_mention(start) >= 0
        return person if known else None

    def _is_called(self, title: Position) -> bool:
        """Whether a head without a body is written as somebody's title: *Bí thư*, *vị chủ tịch*, but not *chủ tịch*."""
        if self.text[title.start].isupper() or title.rule == "position.whole":
            return True
        return _CALLED.search(self.text, max(0, title.start - 9), title.start) is not None


# --- Pronouns -------------------------------------------------------------------------------------------------------

_PRONOUNS = (" ông", "Ông", " bà", "Bà", "ồng chí")
_NOT_ONE = frozenset("các những hai ba bốn nhiều một mỗi mấy đàn quý cả từng mọi đôi số với vợ chồng".split())
# What makes another word of it: *bà con*, *ông chủ*.
_COMPOUND = frozenset(
    "con mẹ nội ngoại cụ chủ đỡ xã bà cháu lão trùm lớn bố anh già cố nào khác vua tiên táo thầy bầu đồng tổ mụ chị nhà hàng ta"
    " trời".split()
)
_NEXT = re.compile(rf"(?: ([{LOWER}]+))?")
_LAST = re.compile(r"(\w+) ?\Z")
_FEMALE, _MALE = frozenset(("bà", "cô", "chị")), frozenset(("ông", "anh", "thầy"))
_FARTHEST = 700
_LONGEST_QUOTATION = 2000
_MANY = 40
"""Of so many who hold a post of the same head, a title alone tells nobody."""


def _pronouns(text: str) -> Iterator[tuple[int, int]]:
    """Where *ông*, *bà*, *đồng chí* stand without a name, a title or another word that belongs to them."""
    for word in _PRONOUNS:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            start = at + 1 if word[0] == " " else at - 1 if word == "ồng chí" else at
            if end < len(text) and not text[end].isalnum() and not (start and text[start - 1].isalnum()):
                yield start, end
            at = text.find(word, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a form of address is a pronoun there."""
    following = _NEXT.match(text, end)
    if text.startswith(("/", "-"), end) or (following and following[1] in _COMPOUND):
        return False
    before = _LAST.search(text, max(0, start - 8), start)
    return not (before and before[1].lower() in _NOT_ONE)


class _Talk:
    """Whom the text speaks of, sentence by sentence."""

    def __init__(self, doc: Document, women: Set[str], men: Set[str]) -> None:
        self.doc, self.women, self.men = doc, women, men
        self.key: str | None = None
        self.sentence = self.open = -1
        self.at = 0

    def named(self, key: str | None, at: int) -> None:
        """Somebody is named at `at`; None for somebody unknown."""
        i = self.doc.sentence_index(at)
        if i == self.sentence and key != self.key:
            self.open = i
        self.key, self.sentence, self.at = key, i, at
        if key is None:
            self.open = i

    def meant(self, start: int, end: int) -> str | None:
        """The one person whom the pronoun at `start` can mean."""
        i = self.doc.sentence_index(start)
        if self.key is None or i - self.sentence > 1 or self.sentence == self.open or start - self.at > _FARTHEST:
            return None
        text = self.doc.text
        low = text[start:end].lower()
        if (low == "bà" and self.key in self.men) or (low == "ông" and self.key in self.women):
            return None
        if gaps.quoted(text[max(self.doc.line_at(start).start, start - _LONGEST_QUOTATION) : start]):
            return None
        self.sentence, self.at = i, start
        return self.key


# --- The whole ------------------------------------------------------------------------------------------------------


_PLACE = itemgetter(0, 1)


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
    officials = [p for p in persons.values() if p.positions]
    if not officials:
        return ()
    pronouns = list(_pronouns(doc.text))
    reader = _Reader(doc, persons, names, {m.start for m in mentions}, _Titles(doc, officials, seats))
    stream: list[tuple[int, int, Mention | Position | None]] = sorted(
        chain(
            ((m.start, m.end, m) for m in mentions),
            ((t.start, t.end, t) for t in titles),
            ((start, end, None) for start, end in pronouns),
        ),
        key=_PLACE,
    )
    references = [reader.read(start, end, item) for start, end, item in stream]
    return tuple([r for r in references if r is not None])


class _Reader:
    """What each name, title and pronoun of an article refers to, told in reading order."""

    def __init__(
        self, doc: Document, persons: Mapping[str, Person], names: Sequence[PersonName], starts: Set[int], titles: _Titles
    ) -> None:
        self.text, self.low, self.persons, self.starts, self.titles = doc.text, doc.lower, persons, starts, titles
        self.talk = _Talk(doc, *_genders(names))
        self.full = {n.start for n in names}
        self.keys = {p.person_id: key for key, p in persons.items()}

    def read(self, start: int, end: int, item: Mention | Position | None) -> Reference | None:
        """The reference at `[start, end)`; `item` is None for a pronoun."""
        if isinstance(item, Mention):
            self.talk.named(item.key, start)
            if start in self.full:
                return self._reference(start, end, item.key, "full_name")
            address = cues_before(self.low, start).get("honorific")
            return self._reference(address[0] if address else start, end, item.key, "short_name")
        if item is not None:
            person = self.titles.who(item)
            key = self.keys[person.person_id] if person else None
            self.talk.named(key, start)
            return self._reference(start, end, key, "title")
        if self.text[end] == " " and self.text[end + 1 : end + 2].isupper():
            if end + 1 not in self.starts:  # ông |Smith|, of whom nothing is known
                self.talk.named(None, start)
            return None
        meant = self.talk.meant(start, end) if _stands_alone(self.text, start, end) else None
        return self._reference(start, end, meant, "address")

    def _reference(self, start: int, end: int, key: str | None, kind: Kind) -> Reference | None:
        person = self.persons.get(key) if key is not None else None
        if person is None or not person.positions:
            return None
        return Reference(start=start, end=end, rule=f"mention.{kind}", person_id=person.person_id, name=person.name, kind=kind)


def _genders(names: Sequence[PersonName]) -> tuple[Set[str], Set[str]]:
    """The keys of the women and of the men, as far as a form of address or the name tells."""
    women, men = set(), set()
    for name in names:
        key, address = name.name.lower(), (name.honorific or "").lower()
        if " thị " in key or address in _FEMALE:
            women.add(key)
        elif " văn " in key or address in _MALE:
            men.add(key)
    return women, men
