"""Which name each position belongs to: before it, behind it, along a chain of positions, through a verb of appointment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dukien.facts.positions import Position
from dukien.link.people.mentions import Mention
from dukien.names.context import honorifics
from dukien.text import Document
from dukien.text.letters import UPPER


def _any(words: str) -> str:
    """An alternation of the comma-separated `words`, longer ones first."""
    return "(?:" + "|".join(sorted((w.strip() for w in words.split(",")), key=len, reverse=True)) + ")"


_ADDRESS = "(?:" + "|".join(sorted((re.escape(h) for h in honorifics()), key=len, reverse=True)) + ")"
_RANK = r"(?:(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)|(?:PGS\.?,? ?)?TS\.?|ThS\.?|GS\.?|tiến sĩ|thạc sĩ|giáo sư|bác sĩ|kỹ sư)"
# Between a title and its name: *Bí thư Huyện ủy (Quảng Nam), đồng chí |Mai Hồng Sơn*.
_THEN = r"(?:(?:vào )?(?:thời điểm|thời gian|thời|lúc|khi) (?:đó|này|ấy)|(?:lúc )?bấy giờ|đương thời|hiện nay|hiện|đương nhiệm)"
_DIRECT = re.compile(rf"(?: \([^()\n]{{2,30}}\))?(?: {_THEN} là| {_ADDRESS}| là| mới)*[ :]*", re.IGNORECASE)
_WEAK = re.compile(rf"(?:,| [-–]|:)(?: (?:{_ADDRESS}|là))+[ :]*| [-–] ", re.IGNORECASE)
# Between a name and its title: *ông Hà (SN 1970), hiện là |Bí thư*, *ông Hà (40 tuổi, trú xã A, nguyên |Bí thư*.
_ASIDE = r"(?: ?\([^()\n]{1,60}\))?"
_HOME = r"(?:trú|ngụ|quê|ở) [^,;()\n]{1,40}"
_AGE = rf"(?: ?[(,] ?(?:(?:SN|sinh năm)\.? ?\d{{4}}|\d{{2}} tuổi|{_HOME})(?:, {_HOME})*)?"
_SOME = _any(
    "hiện,hiện nay,hiện đang,nay,đang,vốn,khi đó,lúc đó,khi ấy,lúc bấy giờ,bấy giờ"
    ",nguyên,cựu,cố,quyền,tân,cũng,người,từng,đã,vừa,chính,mới"
)
_AS = _any(
    "là,giữ chức,giữ chức vụ,giữ chức danh,giữ các chức,làm,đảm nhiệm,đảm nhận,đảm nhiệm chức vụ,với vai trò,với vai trò là"
    ",trên cương vị,cương vị,với tư cách,chức vụ,chức danh"
)
_BEING = r"(?:, (?:trụ trì|già làng|người có uy tín|nghệ nhân|cựu chiến binh|đảng viên)[^,;:.()\n]{0,40})?"
_BEHIND = re.compile(
    rf"{_AGE}{_ASIDE}{_BEING}(?: ?, ?\(?| ?[-–:] ?| ?\( ?| |,? đồng thời )"
    rf"(?:{_SOME} )*(?:{_AS} )?(?:{_SOME} )*(?:{_RANK},? )?(?:{_SOME} )*(?:Q\. ?)?",
    re.IGNORECASE,
)
# Between two titles of one person.
_CHAIN_WORDS = _any(
    "kiêm,và,đồng thời,rồi,sau đó,cũng,là,được bầu,được phân công,được bổ nhiệm,vào,đảm nhận,đảm nhiệm,làm,giữ chức,giữ chức vụ"
    ",giữ,chức danh,chức vụ,chức,nguyên,cựu,quyền,cố,tân,nay,hiện,hiện là,từng,ra trung ương,các chức,thôi"
)
_CHAIN = re.compile(rf"(?:, {_RANK})?(?: ?[,;] ?| ?[-–] ?| )(?:{_CHAIN_WORDS} )*", re.IGNORECASE)
# Before a title, somewhere behind the name.
_TRIGGER = _any(
    "giữ chức,giữ các chức,giữ chức vụ,giữ các chức vụ,giữ chức danh,giữ vị trí,giữ cương vị,đảm nhiệm,đảm nhận,làm,trở thành"
    ",được bầu,bầu,chức danh,chức vụ,các chức vụ,cương vị,bổ nhiệm,điều động,luân chuyển,vị trí,kinh qua,trải qua,chức"
)
_APPOINTED = re.compile(rf"\b{_TRIGGER}(?: (?:là|thêm|nguyên|quyền|kiêm|của|vụ|danh))*[ :(\"“]*\Z", re.IGNORECASE)
# Whoever holds the post before is the one who does: *Chủ tịch UBND xã |trực tiếp làm| tổ trưởng*.
_DOES = re.compile(r" (?:trực tiếp )?(?:làm|là) ", re.IGNORECASE)
_IS = re.compile(rf"\blà(?: (?:nguyên|cựu|quyền))?(?: {_RANK},?)? \Z", re.IGNORECASE)
_WAS = re.compile(rf"\b(?:từng|hiện|đang|trước đó|vốn|hiện đang|khi còn|trước đây) là(?: {_RANK},?)? \Z", re.IGNORECASE)
_SUCH_AS = re.compile(r"\b(?:chức vụ|vị trí|cương vị|chức danh|chức)[^.,;:]{0,40}(?: như| gồm| là|:)[ :]*\Z", re.IGNORECASE)
_HE = re.compile(rf"\b(?:ông|bà|đồng chí|đ/c|anh|chị|vị này)\b(?! (?-i:[{UPPER}]))", re.IGNORECASE)
_LIFE = re.compile(
    r"(?:ông|bà|đồng chí|đ/c|vị|sau|từ|năm|trước|tháng|ngày|đến|hiện|quá trình|giai đoạn|là|trong|khi|tại)\b", re.IGNORECASE
)
# Somebody was only meant to get the post.
_PLANNED = re.compile(
    r"\b(?:giới thiệu|dự kiến|quy hoạch(?!.*\b(?:bổ nhiệm|điều động|luân chuyển)\b)"
    r"|đề cử|ứng cử|sẽ (?:được|giữ|làm)|xin (?:làm|giữ)|ứng viên|không (?:còn|phải|được))\b",
    re.IGNORECASE,
)
_TO = re.compile(rf"[^.;\n]{{0,70}}?(?:đối )?(?:với|cho|của) {_ADDRESS} ?", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:chức danh|chức vụ|chức|nhiệm|chuẩn y|bầu|giao|giao quyền|giao phụ trách)(?: (?:các|chức|vụ|danh|bổ sung))* \Z",
    re.IGNORECASE,
)
# Between a title and whom its new holder follows: *giữ chức Bí thư Huyện ủy thay ông |Lê Văn A*.
_INSTEAD = re.compile(rf"[^.;:\n()]{{0,60}}?,? (?:thay|thay thế|thay cho|thay thế cho|kế nhiệm)(?: {_ADDRESS})+ ?", re.IGNORECASE)
_NEXT_OF_LIST = re.compile(rf"; (?:và )?{_ADDRESS} \Z", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:các|hai|ba|bốn|năm|\d)(?: (?:đồng chí|ông|bà|vị))? \Z", re.IGNORECASE)
_LIST_START = re.compile(rf"(?: gồm(?: có)?| là|,)?:?(?: {_ADDRESS})* ?", re.IGNORECASE)
_LIST_NEXT = re.compile(rf"{_ASIDE}(?:,| và|;)(?: {_ADDRESS})* ?", re.IGNORECASE)
_AHEAD = frozenset(("official.before_name", "official.before_address", "official.chain_ahead"))
_NAMED_BEFORE = frozenset(("official.appointed", "official.chain", "official.biography"))
_ASIDE_END = re.compile(r"[^()\n]{0,30}\) (?=[a-zđ])")
_FARTHEST, _LONGEST_LIST = 130, 60


Attached = tuple[Position, Mention, str]


class _Line:
    """The mentions and positions of a document in reading order, and who owns which position."""

    def __init__(self, doc: Document, mentions: Sequence[Mention], positions: Sequence[Position]) -> None:
        self.doc, self.text = doc, doc.text
        self.items: list[Mention | Position] = sorted([*mentions, *positions], key=lambda x: (x.start, x.end))
        self.owner: dict[int, tuple[Mention, str]] = {}
        """By index in `items`."""
        self.before: list[int] = []
        """For every index in `items`, that of the last mention before it that no bracket holds; -1 without one."""
        last = -1
        for i, item in enumerate(self.items):
            self.before.append(last)
            if isinstance(item, Mention) and not self._bracketed(item):
                last = i

    def _bracketed(self, mention: Mention) -> bool:
        """Whether a mention stands in an aside behind another one: *ông Bảo (là con trai của ông |Thanh|)*."""
        opening = self.text.rfind("(", max(0, mention.start - 60), mention.start)
        if opening < 0 or not (behind := _ASIDE_END.match(self.text, mention.end)):
            return False
        inside = self.text[opening + 1 : behind.end() - 2]
        return "(" not in inside and ")" not in inside and "\n" not in inside

    def gap(self, i: int, j: int) -> str:
        return self.text[self.items[i].end : self.items[j].start]

    def mention(self, i: int) -> Mention | None:
        item = self.items[i] if 0 <= i < len(self.items) else None
        return item if isinstance(item, Mention) else None

    def position(self, i: int) -> Position | None:
        item = self.items[i] if 0 <= i < len(self.items) else None
        return item if isinstance(item, Position) else None

    def positions(self) -> Iterator[int]:
        return (i for i, item in enumerate(self.items) if isinstance(item, Position))


def _shared(line: _Line, i: int) -> Iterator[tuple[Mention, str]]:
    """*miễn nhiệm chức danh ... đối với ông A, nguyên ...; ông B, ...; ông C*: the others of the list."""
    position, k = line.items[i], i + 2
    end = line.doc.sentence_at(position.start).end
    while k < min(len(line.items), i + _LONGEST_LIST) and line.items[k].start < end:
        mention = line.mention(k)
        if mention and _NEXT_OF_LIST.search(line.text, line.items[k - 1].end, mention.start):
            yield mention, "official.appointed"
        k += 1


def _plural(line: _Line, i: int) -> Iterator[tuple[Mention, str]]:
    """*các Phó Chủ tịch UBND huyện gồm ông A, B và bà C*: everybody in the list."""
    if not _SEVERAL.search(line.text, max(0, line.items[i].start - 24), line.items[i].start):
        return
    k = i + 1
    gap = _LIST_START
    while (mention := line.mention(k)) and gap.fullmatch(line.gap(k - 1, k)):
        yield mention, "official.list"
        k, gap = k + 1, _LIST_NEXT


def attach(doc: Document, mentions: Sequence[Mention], positions: Sequence[Position]) -> list[Attached]:
    """Every position that somebody holds, with the mention it was given to and the rule that says so."""
    line = _Line(doc, mentions, positions)
    for i in line.positions():
        owned = _direct(line, i) or _behind(line, i) or _relieved(line, i) or _along(line, i) or _appointed(line, i)
        if owned:
            line.owner[i] = owned
    for i in reversed(list(line.positions())):
        if i not in line.owner and (owned := _ahead(line, i) or _weak(line, i)):
            line.owner[i] = owned
        elif i not in line.owner and (first := next(_plural(line, i), None)):
            line.owner[i] = first
    found: list[Attached] = []
    for i, (mention, rule) in sorted(line.owner.items()):
        position = line.position(i)
        if position is not None:
            found.append((position, mention, rule))
            if others := list(_plural(line, i))[1:]:
                found.extend((position, *other) for other in others)
            former = _replaced(line, i, mention, rule)
            if former and former[0].key != mention.key:
                found.append((position, *former))
            if rule == "official.appointed" and mention.start > position.start:
                found.extend((position, *other) for other in _shared(line, i))
    return found


def _direct(line: _Line, i: int) -> tuple[Mention, str] | None:
    """*Bí thư Huyện ủy Mai Hồng Sơn*: the position stands right before the name."""
    mention = line.mention(i + 1)
    if mention and len(gap := line.gap(i, i + 1)) < 40 and _DIRECT.fullmatch(gap):
        return mention, "official.before_name"
    return None


def _behind(line: _Line, i: int) -> tuple[Mention, str] | None:
    """*ông Mai Hồng Sơn, Bí thư Huyện ủy*: the position stands right behind the name."""
    mention = line.mention(i - 1)
    if mention and "\n" not in (gap := line.gap(i - 1, i)) and len(gap) < 90 and _BEHIND.fullmatch(gap):
        return mention, "official.behind_name"
    return None


def _along(line: _Line, i: int) -> tuple[Mention, str] | None:
    """*..., Bí thư Huyện ủy, Trưởng ban ... làm trưởng đoàn*: one more position of the same person."""
    if i - 1 not in line.owner or line.position(i - 1) is None:
        return None
    mention, rule = line.owner[i - 1]
    gap = line.gap(i - 1, i)
    if rule == "official.before_name" or "\n" in gap or len(gap) > 60:
        return None
    if _CHAIN.fullmatch(re.sub(r" ?\([^()]*\)", "", gap)):
        return mention, "official.chain"
    return None


def _ahead(line: _Line, i: int) -> tuple[Mention, str] | None:
    """*Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Lê Văn A*: a chain that ends in the name."""
    owned = line.owner.get(i + 1)
    if owned is None or line.position(i + 1) is None or owned[1] not in _AHEAD:
        return None
    start = line.items[i].start
    if _SEVERAL.search(line.text, max(0, start - 24), start):
        return None
    gap = line.gap(i, i + 1)
    if ";" not in gap and "\n" not in gap and len(gap) < 30 and _CHAIN.fullmatch(gap):
        return owned[0], "official.chain_ahead"
    return None


def _relieved(line: _Line, i: int) -> tuple[Mention, str] | None:
    """*miễn nhiệm chức danh Ủy viên UBND tỉnh đối với ông Lê Văn A*."""
    mention = line.mention(i + 1)
    start = line.items[i].start
    if mention is None or _PLANNED.search(line.text, max(0, start - 40), start):
        return None
    if _OFFICE.search(line.text, max(0, start - 30), start) and _TO.fullmatch(line.gap(i, i + 1)):
        return mention, "official.appointed"
    return None


def _replaced(line: _Line, i: int, new: Mention, rule: str) -> tuple[Mention, str] | None:
    """*ông B giữ chức Bí thư Huyện ủy thay ông A*: the post was A's as well; `new` holds it by `rule`."""
    mention = line.mention(i + 1)
    if rule not in _NAMED_BEFORE and not _APPOINTED.search(line.text, new.end, line.items[i].start):
        return None
    return (mention, "official.replaced") if mention and _INSTEAD.fullmatch(line.gap(i, i + 1)) else None


def _weak(line: _Line, i: int) -> tuple[Mention, str] | None:
    """*Chủ tịch UBND xã, ông Lê Văn A, cho biết*."""
    mention = line.mention(i + 1)
    if mention is None or (i + 2 in line.owner and line.owner[i + 2][0] == mention):
        return None
    return (mention, "official.before_address") if _WEAK.fullmatch(line.gap(i, i + 1)) else None


def _appointed(line: _Line, i: int) -> tuple[Mention, str] | None:
    """*Ông A được bầu làm Chủ tịch ...*, *Ông từng giữ chức ...*: a verb of appointment, the subject before it."""
    position = line.position(i)
    k = line.before[i]
    mention = line.mention(k)
    if mention is None or position is None:
        return None
    sentence = line.doc.sentence_at(position.start)
    before = line.text[max(sentence.start, mention.end if mention.start >= sentence.start else 0) : position.start]
    if len(before) > _FARTHEST or _PLANNED.search(before):
        return None
    trigger = _APPOINTED.search(before) or _SUCH_AS.search(before)
    if mention.start >= sentence.start:
        if i - 1 != k and i - 1 not in line.owner and _DOES.fullmatch(line.gap(i - 1, i)):
            return None
        if trigger or _WAS.search(before) or (len(before) < 40 and _IS.search(before)):
            return mention, "official.appointed"
        return None
    far = line.doc.sentence_index(position.start) - line.doc.sentence_index(mention.start)
    if far > 6 or (i - 1 != k and line.owner.get(i - 1, (None,))[0] != mention):
        return None
    if (trigger or _IS.search(before) or _WAS.search(before)) and _HE.search(before):
        return mention, "official.biography"
    return (mention, "official.biography") if trigger and _LIFE.match(before) and far <= 3 else None
