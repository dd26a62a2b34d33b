"""What may claim a number in its sentence: units that are the place or the doer of a clause, and scopes (*toàn huyện*)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from dukien.link.places import Place
from dukien.link.setting import DEPTH
from dukien.link.subjects.commune import NOT_SUBJECT, SAYS, is_topic
from dukien.link.subjects.context import Claim, Context, Spanned
from dukien.text import Span
from dukien.text.letters import UPPER
from dukien.text.vocabulary import Vocabulary

# --- Vocabulary: scopes -----------------------------------------------------------------------------------------

_KINDS: Final = "tỉnh|huyện|thành phố|tp|thị xã|quận|xã|phường|thị trấn"
_KIND: Final = f"(?P<kind>{_KINDS})"
# A level that no name follows (*toàn huyện đạt*, not *huyện Nhà Bè*), and that is no part of a longer word (*huyện lỵ*).
_NO_NAME: Final = (
    r"(?![\w.])(?!,? (?:huyện|quận|xã|phường|thị xã|thị trấn|thành)\b)"
    rf"(?! [“\"]?[{UPPER}\d])(?! (?:ủy|lỵ|lị|đoàn|đội|lộ|khác|bạn|nào|hội|miền)(?!\w))"
)
_WHOLE: Final = r"toàn(?: địa bàn)?|cả|khắp|trên (?:toàn )?địa bàn|(?<!trên )(?<!toàn )địa bàn"
_NATION: Final = (
    "cả nước|toàn quốc|trong nước|nước ta|toàn cầu|thế giới|các tỉnh|các địa phương|nhiều tỉnh|nhiều địa phương|tỉnh,? thành"
)
_ABROAD: Final = (
    "Việt Nam|VN|Trung Quốc|Mỹ|Nhật Bản|Hàn Quốc|Thái Lan|Campuchia|Lào|Singapore|Đài Loan|Ấn Độ|Nga|Pháp|Đức|Indonesia|"
    "Malaysia|Philippines|Australia|Canada|EU|châu Âu|ASEAN"
)
SCOPE: Final = re.compile(
    rf"(?i:(?<!\w)(?:(?:(?P<whole>{_WHOLE})|(?P<within>trong|của|tại|ở)) {_KIND}(?-i:{_NO_NAME})|(?P<nation>{_NATION})(?!\w)))|"
    rf"(?<!\w)(?P<at>(?:tại|ở|của|cả) )?(?P<abroad>{_ABROAD})(?!\w)(?! [A-ZĐ])"
)
"""A scope: a level without a name, the whole country, another country."""
_DOES_WORDS: Final = (
    "đã|có|đạt|nhận|còn|hiện|cũng|sẽ|vẫn|đang|được|phải|mới|chỉ|là|chi|thu|hỗ trợ|phấn đấu|tiếp tục|giải ngân|thực hiện|"
    "huy động|xây dựng|trích|bố trí|ghi nhận|xảy ra|công nhận|quy hoạch|đặt|dành|gieo|trồng|đầu tư|tổ chức|triển khai|chiếm|"
    "tăng|giảm|dẫn đầu|xếp|hoàn thành"
)
_DOES: Final = rf"(?:{_DOES_WORDS})(?!\w)"
"""The beginning of a predicate whose subject is a unit."""
_BEFORE_LEVEL: Final = "toàn|toàn địa bàn|cả|khắp|trên địa bàn|trên toàn địa bàn|địa bàn|trong|của|tại|ở"
_BEGINNINGS: Final = Vocabulary(lambda: dict.fromkeys((
    *(f"{word} {kind}" for word in _BEFORE_LEVEL.split("|") for kind in _KINDS.split("|")),
    *(f"{word} {country}" for word in ("tại", "ở", "của", "cả") for country in _ABROAD.lower().split("|")),
    *_NATION.replace(",?", "").split("|"),
    "tỉnh, thành",
    *_ABROAD.lower().split("|"),
    *(f"{kind} {verb}" for kind in _KINDS.split("|") for verb in _DOES_WORDS.split("|")),
)))  # fmt: skip
"""What a scope or a subject without a name begins with, in small letters."""


_SUBJECT: Final = re.compile(rf"{_KIND} (?={_DOES})")
_BEFORE_SUBJECT: Final = re.compile(
    r"(?:^|[,;:–-] |(?<!\w)(?:nay|do đó|vì vậy|qua|sau|năm \d+|đó|và|thì|mà|biết|rằng) )\Z", re.MULTILINE
)
_LONGEST_BEFORE_SUBJECT: Final = 24

# --- Vocabulary: named units ------------------------------------------------------------------------------------

_DOES_NEXT: Final = re.compile(rf"(?i),? (?:{_DOES})|:")
_BODY_BEFORE: Final = re.compile(
    r"(?<!\w)(?:Sở(?! [Gg]iao dịch)|UBND|HĐND|Ủy ban nhân dân|[Cc]hủ tịch|[Bb]í thư|Cục (?:[Tt]huế|[Tt]hống kê|[Hh]ải quan)|"
    r"Chi cục|Kho bạc|BHXH|Bảo hiểm [Xx]ã hội|Ban(?: [Cc]hỉ (?:huy|đạo))?|Văn phòng|LĐLĐ|Liên đoàn Lao động|Hội|Đảng bộ|Phòng)"
    r"(?![\w(])[^,.;:()\n]{0,50}$"
)
# These two are read in small letters.
_WHOLE_OF: Final = re.compile(r"(?<!\w)(?:toàn|cả|khắp|trên địa bàn|địa bàn|trong phạm vi) $")
_WAY: Final = re.compile(r"(?<!\w)(?:cách|giáp|từ|về|đến|đi|sang|ra|tới|nối|hướng|giữa|gần)(?: \w+)? $")
"""Before a unit that somebody comes from or goes to, or that something is far from."""
_LONGEST_WHOLE, _LONGEST_WAY = 14, 24
_SOMEBODY_AT: Final = re.compile(
    r"(?i)(?:^|[,;:–-] ?)(?:theo |còn |riêng |tất cả |các |những |mỗi )*(?:một(?! số)|anh|chị|ông|bà|chủ|chủ đầu tư|khách hàng|"
    r"nhân viên|công ty|doanh nghiệp|dự án|cửa hàng|nhà máy|tài xế|gia đình|bị cáo|"
    r"tại (?:buổi|cuộc|hội thảo|hội nghị|tọa đàm|diễn đàn|lễ|phiên|chương trình))(?!\w)[^;:]{0,90} (?:ở|tại|của)$"
)
"""*một công ty ở |TP HCM|*, *tại hội thảo ở |TP HCM|*: the place of somebody who is the subject, or where it was said."""
_BRACKET: Final = re.compile(rf"[{UPPER}]\w+ \($")
# *ĐH Đà Nẵng*, *cao tốc Nội Bài - |Lào Cai|*, *ông Hà, ở |huyện A|*: a name of something else, a road, an address.
_NAMED: Final = (
    r"(?:(?:ĐH|Đại học|đại học|Trường|Cao đẳng|Bệnh viện|Công ty|Chi nhánh|Ngân hàng)(?: [^\s,.;()–-]+){0,6}|trường|"
    r"cao đẳng|bệnh viện|công ty|chi nhánh|CLB|[Bb]áo|[Đđ]ài|[Tt]àu|[Cc]ao tốc|[Qq]uốc lộ|[Cc]hứng khoán|ngân hàng|bank|"
    r"[Bb]ến xe|[Nn]hà máy|KCN|[Gg]a|[Cc]ảng|[Ss]ân bay|[Đđ]ội tuyển|FC|[Tt]rại giam|thép|bia|xi măng|nhiệt điện|thủy điện)"
    r"(?<! ở)(?<! tại)(?<! của)(?<! địa bàn) $"
)
_PART_OF_A_NAME: Final = re.compile(rf"[\s(]{_NAMED}")
_OPENS_A_NAME: Final = re.compile(_NAMED)
_LINKS: Final = ("-", "–", "- ", "– ", "TP", "TP ", "TP.", "TP. ", "ở ", "tại ", "thuộc ", "quê ")
_LINKED: Final = re.compile(
    rf"(?<![\w(])[{UPPER}]\w+ ?[-–] ?(?:TP\.? ?)?$|[{UPPER}]\w+ ?[,(–-] ?(?:hiện )?(?:ở|tại|trú tại|thuộc|quê) $"
)
"""This ends in one of `_LINKS`."""
_AGE: Final = re.compile(r"(?:tuổi\)?|SN \d{4}\)?|[Tt]hôn \w+|[Ấấ]p \w+),$")
"""Before the address of a person: *anh Thành, 38 tuổi, |xã Đại Lãnh|*."""
_ROUTE: Final = re.compile(rf" ?[-–] ?(?!Ngày|Ảnh)[{UPPER}]")
_ABOVE: Final = re.compile(r" ?[,(–-]? ?(?:(?:thuộc|của|ở|tại|thuộc địa bàn|nay là) )?[ (]*")
_NEXT_IN_LIST: Final = re.compile(
    r"(?:,|,? và|,? cùng|/| -| –)? (?:các )?(?:UBND )?(?:tỉnh |huyện |TP\.? ?|thành phố |quận |thị xã )?"
)


_START: Final = attrgetter("start")
_RULES: Final = frozenset({"scope", "body", "doer", "topic"})
"""How a unit may stand in its sentence so that it claims the numbers behind it."""


# --- The whole --------------------------------------------------------------------------------------------------


def nearest(context: Context, fact: Spanned, sentence: Span, low: int) -> Iterator[Claim]:
    """What claims the number between `low` and where it stands, the nearest first."""
    if not (found := scopes(context, sentence)[1]):
        yield from _named(context, fact, sentence, low)
        return
    near = found[bisect_left(found, low, key=_START) : bisect_left(found, fact.start, key=_START)]
    claims = [c for c in near if c.end <= fact.start]
    for claim in _named(context, fact, sentence, low):
        while claims and claims[-1].start > claim.start:
            yield claims.pop()
        yield claim
    yield from reversed(claims)


def scopes(context: Context, sentence: Span) -> tuple[list[int], list[Claim]]:
    """Where scopes may begin in `sentence`, and those that it has; it is read once for all its numbers."""
    found = context.scopes.get(sentence.start)
    if found is None:
        all_begins = _begins(context) if context.begins is None else context.begins
        stop = bisect_left(all_begins, sentence.end)
        if not stop or all_begins[stop - 1] < sentence.start:  # most sentences have none
            found = [], []
        else:
            begins = all_begins[bisect_left(all_begins, sentence.start, 0, stop) : stop]
            found = begins, sorted(_find_scopes(context, sentence, begins), key=_START)
        context.scopes[sentence.start] = found
    return found


def _begins(context: Context) -> list[int]:
    """Where scopes and subjects may begin in the document."""
    lower = context.lower
    found: set[int] = set()
    for at, _, _ in _BEGINNINGS.matches(context.doc):
        if not at or not (lower[at - 1].isalnum() or lower[at - 1] == "_"):
            found.add(at)
    context.begins = sorted(found)
    return context.begins


def scopes_in(text: str, begins: Sequence[int], start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of `SCOPE` in `text[start:end]`, which may begin at `begins`."""
    last = start
    for i in range(bisect_left(begins, start), len(begins)):
        at = begins[i]
        if at >= end:
            break
        if at >= last and (m := SCOPE.match(text, at, end)):
            last = m.end()
            yield m


def _subjects(lower: str, begins: Sequence[int], sentence: Span) -> Iterator[re.Match[str]]:
    """Levels without a name that are the subject of a clause: *đến nay, |xã| đã đạt*; they begin at some of `begins`."""
    for at in begins:
        m = _SUBJECT.match(lower, at, sentence.end)
        if m and _BEFORE_SUBJECT.search(lower, max(sentence.start, at - _LONGEST_BEFORE_SUBJECT), at):
            yield m


def _find_scopes(context: Context, sentence: Span, begins: Sequence[int]) -> Iterator[Claim]:
    for m in scopes_in(context.doc.text, begins, *sentence):
        if m["kind"]:
            code = context.setting.own(m["kind"], m.start())
            yield Claim(m.start(), m.end(), code, "scope" if m["whole"] else "within")
        elif m["nation"] or m["at"] or m.start() == sentence.start:
            yield Claim(m.start(), m.end(), None, "nation")
    for m in _subjects(context.lower, begins, sentence):
        yield Claim(m.start("kind"), m.end(), context.setting.own(m["kind"], m.start()), "subject")


def _named(context: Context, fact: Spanned, sentence: Span, low: int) -> Iterator[Claim]:
    """The units between `low` and the number that claim it, each with its address (*huyện A, tỉnh B*) as one, last one first."""
    text = context.doc.text
    places = [p for p in context.places_in(low, fact.start) if p.end <= fact.start]
    last = len(places) - 1
    for i in range(last, -1, -1):
        if i and _is_address(text, places[i - 1], places[i]):
            continue
        p, end = places[i], places[last].end
        if rule := _claims(context, p, end, fact, sentence):
            alone = not in_list(text, places, i, last)
            if p.level != "commune":
                yield Claim(p.start, end, p.code if alone else None, rule)
            else:  # other rules for communes stand in `commune`
                yield Claim(p.start, end, None, rule, p if alone and rule in ("doer", "scope", "body") else None)
        last = i - 1


def _claims(context: Context, p: Place, end: int, fact: Spanned, sentence: Span) -> str | None:
    """The rule by which the unit `p`, whose address ends at `end`, claims the number; None where it does not."""
    text = context.doc.text
    rule = context.standings.get((p.start, end))
    if rule is None:
        rule = context.standings[p.start, end] = _standing(context, p, end, sentence)
    if rule == "apart":
        return None
    if rule == "bracket":
        return "predicate" if SAYS.fullmatch(text, end + 1, fact.start) else None
    if SAYS.fullmatch(text, end, fact.start) and not (rule == "way" and text[end : fact.start].isspace()):
        return "predicate"
    return rule if rule in _RULES else None


def _standing(context: Context, p: Place, end: int, sentence: Span) -> str:
    """What the unit `p`, whose address ends at `end`, is in its sentence for any number: a rule, or why it claims nothing."""
    text, lower = context.doc.text, context.lower
    low = max(sentence.start, p.start - 70)
    if text[end : end + 1] == ")" and _BRACKET.search(text, low, p.start):
        return "bracket"
    if NOT_SUBJECT.search(lower, low, p.start) or _is_part_of_a_name(text, low, p.start) or _ROUTE.match(text, end):
        return "apart"
    if _WAY.search(lower, max(low, p.start - _LONGEST_WAY), p.start):
        return "way"
    if _WHOLE_OF.search(lower, max(low, p.start - _LONGEST_WHOLE), p.start):
        return "scope"
    if _BODY_BEFORE.search(text, low, p.start):
        return "body"
    lead = text[sentence.start : p.start].rstrip()
    if (not lead or lead[-1] in ",;:") and _DOES_NEXT.match(text, end) and not _AGE.search(lead):
        return "doer"
    return "topic" if is_topic(text, p, sentence) and not _SOMEBODY_AT.search(lead[-110:]) else "aside"


def _is_part_of_a_name(text: str, low: int, at: int) -> bool:
    """Whether what stands between `low` and a unit at `at` makes it a part of something else: see `_NAMED`, `_LINKED`."""
    if text.endswith(" ", low, at) and (_PART_OF_A_NAME.search(text, low, at) or (low == 0 and _OPENS_A_NAME.match(text, 0, at))):
        return True
    return text.endswith(_LINKS, low, at) and _LINKED.search(text, low, at) is not None


def _is_address(text: str, p: Place, above: Place) -> bool:
    """Whether `above` only says where `p` lies: *huyện Nhà Bè, TP HCM*."""
    return DEPTH[above.level] < DEPTH[p.level] and _ABOVE.fullmatch(text, p.end, above.start) is not None


def in_list(text: str, places: Sequence[Place], i: int, last: int) -> bool:
    """Whether the unit is one of several: *huyện Nhà Bè, Củ Chi và Hóc Môn*."""
    p = places[i]
    beside = [*places[max(0, i - 1) : i], *places[last + 1 : last + 2]]
    return any(
        q.level == p.level and q.code != p.code and _NEXT_IN_LIST.fullmatch(text, min(p.end, q.end), max(p.start, q.start))
        for q in beside
    )
