"""Who speaks: the phrase in front of a verb that names the one who instructs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dukien.facts.directives.lexicon import any_of, forms, words
from dukien.text import Span
from dukien.text.letters import UPPER

SpeakerKind = Literal["body", "role", "person", "name", "document", "private", "foreign", "compound", "other", "none"]
"""`name`: a bare proper name; `document`: a paper that speaks for its body; `compound`: a word that only looks like a head;
`other`: a subject of no known kind; `none`: no subject, so the one who spoke before goes on."""

PUBLIC: frozenset[SpeakerKind] = frozenset(("body", "role", "person", "name", "document", "none"))
"""Kinds that may instruct; whether a person or a name does is for the linker to say."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The kind of a subject and where it stands; `span` is None for `none` and `other`."""

    kind: SpeakerKind
    span: Span | None = None
    agent: bool = False
    """The agent of a passive: *bị UBND tỉnh yêu cầu*."""


@dataclass(slots=True)
class _Chain:
    """A head with what belongs to its name."""

    kind: SpeakerKind
    start: int
    end: int


_LONGEST_GAP = 60
"""Between two heads of one name, in characters."""
_GOVERNED = re.compile(rf"(?:^|\W){words('governing')}\s$", re.IGNORECASE)
_SOME = re.compile(r"(?:các|những|một số)\s$", re.IGNORECASE)
_COUNTED = re.compile(r"(?:\d+|các|nhiều|một số|vài)\s$")
_ISSUED = re.compile(r"(?:có|ra|ký|ban hành|phát|nhiều|hai|ba|các|một|số)\s$", re.IGNORECASE)
_SENDS = re.compile(r"(?<!\w)g[ửở]i(?!\w)[^,;:]*$")
_LIST_GAP = re.compile(r"(?: \(?\w[\w.)]*){0,6}(?:,| [-–]| và)\s(?:các |những )?")
_FIRST = re.compile(
    r"(?:^|[,;:“\"(–-]|nên|thì|nhưng|tuy nhiên|song|dù|mặc dù|và|"
    r"hiện|khi|nay|này|còn|các|nhiều|một|những|số|phía|cho biết|từ|\d)\s*$",
    re.IGNORECASE,
)
_BREAK = re.compile(rf"[,;:–—()“”\"-]|(?<!\w){words('breaking')}(?!\w)")
_NAME = re.compile(
    rf"(?P<name>[{UPPER}][\w'’.]*(?:(?: | ?- ?|, | và )[{UPPER}\d][\w'’.]*){{0,9}})(?:\s*\([^()]{{0,40}}\))?,?"
    rf"(?:\s+(?:(?:hôm|ngày|sáng|chiều|tối|trưa) [\d/-]{{1,10}}|{words('auxiliary')}))*\s*(?:và\s|,\s)?$"
)
_NAME_PART = re.compile(rf"(?: [{UPPER}][\w'’]*){{1,6}}\s?[,:(–-]\s?")
_CAPITAL_BEFORE = re.compile(rf"[{UPPER}][\w’']*\s$")
_PREPARATION = re.compile(
    rf"(?:^|[\s,])(?:{words('auxiliary', 'preparation')}|số [\w/.-]+|thứ (?:nhất|hai|ba))(?=$|[\s,])", re.IGNORECASE
)
_PASSED_ON = re.compile(r"(?<!\w)(?:truyền đạt|thông báo) (?:ý kiến|kết luận|chỉ đạo)(?: chỉ đạo| kết luận)? của ")
_ON_BEHALF = re.compile(r"(?:^|[.,:\n]\s?)Đại diện $")
# One of them by name may call an office to account; whether the wish is more, the linker says.
_DEPUTY = re.compile(rf"(?:[Đđ]ại biểu|ĐBQH)(?: Quốc hội| HĐND(?: (?:tỉnh|huyện|thành phố|TP))?)?(?: [{UPPER}][\w’']*){{2,5}}")
_SIGNED = re.compile(
    r"(?<!\w)do (?P<who>(?:ông|bà|đồng chí|(?:phó )?(?:chủ tịch|thủ tướng|bí thư|giám đốc)|bộ trưởng|"
    r"thứ trưởng)(?: [^\s,;]+){1,14}?) ký(?!\w)",
    re.IGNORECASE,
)
_AGENT = re.compile(r"(?:được|bị)\s$")
# A plaintiff, a petitioner.
_PLEA = re.compile(
    r"(?<!\w)(?:khởi kiện|kháng cáo|đơn kiện|(?:làm|gửi|gởi|viết|nộp|có|đâm) đơn|"
    r"đơn (?:kêu cứu|tố cáo|khiếu nại|thư)|thư ngỏ)(?!\w)"
)
_PLACE = re.compile(rf"(?:TP\.?|[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã) ?(?:[{UPPER}][\w.]*(?: |$)){{1,4}}$")
_PRAISES = re.compile(
    r"[^,;]{0,60}?\s(?:đã )?(?:ghi nhận|biểu dương|đánh giá cao|hoan nghênh|chúc mừng|cảm ơn|"
    r"chia sẻ|phân tích|làm rõ|chỉ ra|chỉ rõ|thống nhất)(?!\w)"
)
_ACCUSED = re.compile(r"(?<!\w)(?:bị cáo|bị can|nghi phạm|nghi can)(?!\w)", re.IGNORECASE)
_TRADES = "truyền thông|môi trường|đào tạo|đầu tư|du lịch|phát triển nông thôn|công nghệ|thể thao|kiến trúc"
_PHRASE_STOP = re.compile(
    rf"\s*[,;:(“”\"]|\s(?:[–-]\s(?=đã|cũng|vừa|yêu)|{words('auxiliary', 'breaking', 'ending')}|kiểm tra (?=tại|thực)|"
    rf"và(?= (?!Xã hội|{_TRADES}|[{UPPER}])))(?!\w)|\s[–-]\s(?=[{UPPER}]?[\w ]+[–-]\s?$)"
)


_KINDS: tuple[SpeakerKind, ...] = ("private", "person", "document", "body", "role", "foreign", "compound")
"""The kinds that have words of their own; a word of two kinds is of the later."""


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, SpeakerKind]]:
    kinds = {form: kind for kind in _KINDS for form in forms(kind, any_case=kind != "foreign")}
    return any_of(kinds), kinds


# Behind a paper that is sent stand those who get it: *Thủ tướng có công điện gửi Bộ Y tế, tỉnh A và các huyện yêu cầu ...*.
_ADDRESSED = re.compile(
    r"(?<!\w)(?:công điện|công văn|văn bản|tờ trình|công hàm|thông báo)(?: (?:số|khẩn|hỏa tốc|ngày)(?! gửi)[^,;.:]{0,30})? "
    r"g[ửở]i(?: lên| đến| tới| cho)? (?=[A-ZĐ]|các|bộ|sở|chủ|bí|phó|cơ|lãnh)"
)
_CLAUSE_GOES_ON = re.compile(r"[:.“”\"]|(?<!\w)(?:trong đó|theo đó|nêu|nói|cho biết|cho hay|về việc|đã|cũng|vừa|khi|sau)(?!\w)")


def speaker_before(text: str, start: int, verb: int) -> Speaker:
    """The subject of the verb at `verb`, looked for in `text[start:verb]` (from the start of its sentence or clause)."""
    sent = _ADDRESSED.search(text, start, verb) if text.find(" g", start, verb) >= 0 else None
    if sent and not _CLAUSE_GOES_ON.search(text, sent.end(), verb) and (sender := speaker_before(text, start, sent.start())).span:
        return sender
    if plea := _PLEA.search(text, start, verb):
        comma = text.rfind(", ", plea.end(), verb)
        if comma < 0 or not any(at == comma + 2 and kind in ("body", "role") for at, _, kind in _hits(text, comma, verb)):
            return Speaker("private")
        start = comma + 2
    if on_behalf := _whose_opinion(text, start, verb):
        return on_behalf
    clause = max(text.rfind(mark, start, verb) for mark in ',;:–—”"') + 1 or start
    hits = _hits(text, start, verb)
    chains = _chains(text, start, verb, hits)
    named = _bare_name(text, start, clause, verb, chains[-1].end if chains else start)
    if named and not _names_on(text, hits, named.start):
        return Speaker("name", named)
    if not chains:
        return _without_subject(text, start, clause, verb)
    last = chains[-1]
    if text.find("; đồng thời", last.end, verb) >= 0 and chains[0].kind in PUBLIC:
        last = chains[0]  # Huyện ủy cách chức ông A, Bí thư xã B; đồng thời giao ...
        chains = chains[:1]
    if last.kind == "body" and clause > last.end and (first := _who_praises(text, chains, clause)):
        return Speaker(first.kind, Span(first.start, _phrase_end(text, first.end, verb)))
    if _ACCUSED.search(text, last.end, verb):
        return Speaker("private")
    if last.kind == "document" and (signed := _SIGNED.search(text, last.end, verb)):
        return Speaker("role", Span(*signed.span("who")))
    if last.kind == "private" and (deputy := _DEPUTY.match(text, last.start, verb)):
        return Speaker("person", Span(*deputy.span()))
    stop = _phrase_end(text, last.end, verb)
    agent = bool(_AGENT.search(text[max(start, last.start - 5) : last.start]))
    if agent and last.kind != "body" and any(chain.kind == "private" for chain in chains[:-1]):
        return Speaker("private")
    if len(chains) > 1 and _PLACE.match(text, last.start, stop) and _ends_at(text, chains[-2], last.start):
        return Speaker(chains[-2].kind, Span(chains[-2].start, _phrase_end(text, chains[-2].end, verb)))
    return Speaker(last.kind, Span(_apposed(text, chains), stop), agent)


def _names_on(text: str, hits: list[tuple[int, int, SpeakerKind]], at: int) -> bool:
    """Whether a proper name only ends the name of a body: *gửi Sở Y tế Hà Nội*."""
    before = [stop for _, stop, _ in hits if stop <= at]
    return bool(before) and not _BREAK.search(text, before[-1], at)


def _whose_opinion(text: str, start: int, verb: int) -> Speaker | None:
    """Whose word an office passes on: *Văn phòng có công văn truyền đạt ý kiến của Phó Thủ tướng yêu cầu ...*."""
    if text.find(" của ", start, verb) < 0 or not (m := _PASSED_ON.search(text, start, verb)):
        return None
    chains = _chains(text, m.end(), verb, _hits(text, m.end(), verb))
    if not chains or chains[0].start != m.end():
        return None
    return Speaker(chains[0].kind, Span(m.end(), _phrase_end(text, chains[0].end, verb)))


def _hits(text: str, start: int, end: int) -> list[tuple[int, int, SpeakerKind]]:
    """Heads in `text[start:end]` (start, end, kind), in reading order."""
    pattern, kinds = _heads()
    found = ((m, kinds[m[0]]) for m in pattern.finditer(text, start, end))
    return [(m.start(), m.end(), kind) for m, kind in found if not (kind == "foreign" or m[0] == "Đoàn") or not _in_name(text, m)]


def _in_name(text: str, m: re.Match[str]) -> bool:
    """A country's or a body's name that is part of a person's: *Nguyễn Đức Chung, Lê Xuân Đoàn*."""
    next_capital = text[m.end() + 1 : m.end() + 2].isupper()
    return len(m[0]) < 5 and (next_capital or bool(_CAPITAL_BEFORE.search(text[max(0, m.start() - 9) : m.start()])))


def _chains(text: str, start: int, end: int, hits: list[tuple[int, int, SpeakerKind]]) -> list[_Chain]:
    """Subjects that can begin in `text[start:end]`, in reading order."""
    chains: list[_Chain] = []
    covered, governed = start, -1
    for at, stop, kind in hits:
        if at < covered or _in_brackets(text, start, at, end):
            continue
        covered = stop
        if kind == "compound":
            continue
        sent = kind == "body" and bool(chains) and chains[-1].kind != "document" and _sent_to(text, start, governed, at)
        if governed >= 0 and (sent or _goes_on(text, governed, at)):
            governed = stop  # the name of an object goes on: gửi Chủ tịch UBND tỉnh
        elif chains and _goes_on(text, chains[-1].end, at):
            chains[-1].end = stop
            if kind == "foreign":  # Bộ Ngoại giao Mỹ
                chains[-1].kind = kind
            elif chains[-1].kind == "document" and kind in ("role", "body"):  # thông báo kết luận của Thủ tướng
                chains[-1] = _Chain(kind, at, stop)
        else:
            before = text[max(start, at - 24) : at]
            before = "" if _ON_BEHALF.search(before) else before
            if _GOVERNED.search(_SOME.sub("", before) if kind == "private" else before) or (
                kind == "document" and _ISSUED.search(before)
            ):
                governed = stop
                continue
            governed = -1
            if kind == "body" and text[at:stop] == "đoàn" and _COUNTED.search(before):
                kind = "private"  # có 18 đoàn yêu cầu chất vấn
            if kind not in ("private", "document") or _FIRST.search(before):
                chains.append(_Chain(kind, at, stop))
    return chains


def _in_brackets(text: str, start: int, at: int, end: int) -> bool:
    return text.find(")", at, end) >= 0 and text.rfind("(", start, at) > text.rfind(")", start, at)


def _goes_on(text: str, end: int, at: int) -> bool:
    """Whether the name that stands before `end` goes on with the head at `at`."""
    if at - end >= _LONGEST_GAP:
        return False
    return not _BREAK.search(text, end, at) or bool(_ALIKE.search(text[max(0, end - 12) : at]) or _TWO_WORDS.match(text, end, at))


# *Chủ tịch UBND các tỉnh, thành phố*; *Sở Tài nguyên - Môi trường TP Huế*.
_ALIKE = re.compile(r"(?<!\w)các (?:tỉnh|huyện|quận|xã|phường|bộ|sở|ban)(?:, | và )$")
_TWO_WORDS = re.compile(rf"(?: \w+){{0,3}} [-–] (?:[{UPPER}]|môi trường|thể thao|thương binh|vận tải)\w*(?: \w+){{0,3}} $")


def _sent_to(text: str, start: int, governed: int, at: int) -> bool:
    """Whether the head at `at` is one more of those whom a paper is sent to: *gửi UBND huyện, công an tỉnh*."""
    return governed >= 0 and bool(_LIST_GAP.fullmatch(text, governed, at)) and bool(_SENDS.search(text, start, governed))


def _bare_name(text: str, start: int, clause: int, verb: int, chained: int) -> Span | None:
    """A proper name without a head right before the verb: *Hà Nội yêu cầu*."""
    m = _NAME.search(text, clause, verb)
    if m is None or m.start("name") < chained or text[m.start("name") - 1 : m.start("name")] in ("/", "-"):
        return None
    if chained > start and not _BREAK.search(text, chained, m.start("name")):
        return None
    if _GOVERNED.search(text[max(start, m.start() - 14) : m.start("name")]) or _PREPARATION.fullmatch(m["name"]):
        return None
    return Span(*m.span("name"))


def _without_subject(text: str, start: int, clause: int, verb: int) -> Speaker:
    """`none` where only connecting words stand before the verb, `other` where something that may be a subject does."""
    rest = text[clause:verb]
    for _ in range(2):  # neighbours share a space
        rest = _PREPARATION.sub(" ", rest)
    rest = rest.strip(' ,.-–“”"')
    return Speaker("none") if len(rest) < 3 or (clause > start and not rest.split()[2:]) else Speaker("other")


def _who_praises(text: str, chains: list[_Chain], clause: int) -> _Chain | None:
    """The official of the main clause: *Bí thư ghi nhận những kết quả xã đạt được; đồng thời đề nghị ...*."""
    return next((c for c in reversed(chains) if c.kind in ("role", "person") and _PRAISES.match(text, c.end, clause)), None)


def _apposed(text: str, chains: list[_Chain]) -> int:
    """Start of the last chain, or of the person that it is in apposition to (*ông A, Bí thư B,*; *ông A - Bí thư B -*)."""
    last = chains[-1]
    if len(chains) < 2 or last.kind != "role" or chains[-2].kind != "person":
        return last.start
    return chains[-2].start if _NAME_PART.fullmatch(text, chains[-2].end, last.start) else last.start


def _ends_at(text: str, chain: _Chain, at: int) -> bool:
    """Whether `chain` is a body whose name ends with the comma before `at`: *UBND quận Bình Tân, TP. HCM*."""
    return chain.kind in ("body", "role") and text[at - 2 : at] == ", " and "," not in text[chain.end : at - 2]


def _phrase_end(text: str, at: int, verb: int) -> int:
    """Where a subject's phrase ends: before the first word that cannot belong to a body's or a person's name."""
    m = _PHRASE_STOP.search(text, at, verb)
    end = m.start() if m else verb
    return at + len(text[at:end].rstrip(" -–"))
