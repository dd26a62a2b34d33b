"""Who speaks: the phrase in front of a verb that names the one who instructs."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dukien.facts.directives.clues import ANY, Rare
from dukien.facts.directives.heads import SpeakerKind, heads_in
from dukien.facts.directives.lexicon import endings, forms, words
from dukien.text import Span
from dukien.text.letters import UPPER

PUBLIC: Final[frozenset[SpeakerKind]] = frozenset(("body", "role", "person", "name", "document", "none"))
"""Kinds that may instruct; whether a person or a name does is for the linker to say."""


class Speaker:
    """The kind of a subject and where it stands; `span` is None for `none` and `other`."""

    def __init__(self, kind: SpeakerKind, span: Span | None = None, *, agent: bool = False) -> None:
        self.kind = kind
        self.span = span
        self.agent = agent
        """The agent of a passive: *bị UBND tỉnh yêu cầu*."""


class _Chain:
    """A head with what belongs to its name; its end moves."""

    def __init__(self, kind: SpeakerKind, start: int, end: int) -> None:
        self.kind = kind
        self.start = start
        self.end = end


_LONGEST_GAP: Final = 60
"""Between two heads of one name, in characters."""
_GOVERNED: Final = endings("governing")
_SOME: Final = ("các ", "những ", "một số ")
_COUNTED: Final = re.compile(r"(?:\d+|các|nhiều|một số|vài)\s$")
_ISSUED: Final = ("có ", "ra ", "ký ", "ban hành ", "phát ", "nhiều ", "hai ", "ba ", "các ", "một ", "số ")
_SENDS: Final = re.compile(r"(?<!\w)g[ửở]i(?!\w)[^,;:]*$")
_LIST_GAP: Final = re.compile(r"(?: \(?\w[\w.)]*){0,6}(?:,| [-–]| và)\s(?:các |những )?")
_FIRST: Final = (
    *',;:“"(–-',
    *(
        "nên",
        "thì",
        "nhưng",
        "tuy nhiên",
        "song",
        "dù",
        "mặc dù",
        "và",
        "hiện",
        "khi",
        "nay",
        "này",
        "còn",
        "các",
        "nhiều",
        "một",
    ),
    *("những", "số", "phía", "cho biết", "từ"),
)
_BREAK: Final = re.compile(rf"[,;:–—()“”\"-]|(?<!\w){words('breaking')}(?!\w)")
_NAME: Final = re.compile(
    rf"(?P<name>[{UPPER}][\w'’.]*(?:(?: | ?- ?|, | và )[{UPPER}\d][\w'’.]*){{0,9}})(?:\s*\([^()]{{0,40}}\))?,?"
    rf"(?:\s+(?:(?:hôm|ngày|sáng|chiều|tối|trưa) [\d/-]{{1,10}}|{words('auxiliary')}))*\s*(?:và\s|,\s)?$"
)
_NAME_PART: Final = re.compile(rf"(?: [{UPPER}][\w'’]*){{1,6}}\s?[,:(–-]\s?")
_PREPARATION: Final = re.compile(
    rf"(?:^|[\s,])(?:{words('auxiliary', 'preparation')}|số [\w/.-]+|thứ (?:nhất|hai|ba))(?=$|[\s,])", re.IGNORECASE
)
_PASSED_ON: Final = Rare(
    r"(?<!\w)(?:truyền đạt|thông báo) (?:ý kiến|kết luận|chỉ đạo)(?: chỉ đạo| kết luận)? của ",
    (f"{tell} {what}" for tell in ("truyền đạt", "thông báo") for what in ("ý kiến", "kết luận", "chỉ đạo")),
)
_ON_BEHALF: Final = re.compile(r"(?:^|[.,:\n]\s?)Đại diện $")
# One of them by name may call an office to account; whether the wish is more, the linker says.
_DEPUTY: Final = re.compile(
    rf"(?:[Đđ]ại biểu|ĐBQH)(?: Quốc hội| HĐND(?: (?:tỉnh|huyện|thành phố|TP))?)?(?: [{UPPER}][\w’']*){{2,5}}"
)
_SIGNED: Final = re.compile(
    r"(?<!\w)do (?P<who>(?:ông|bà|đồng chí|(?:phó )?(?:chủ tịch|thủ tướng|bí thư|giám đốc)|bộ trưởng|"
    r"thứ trưởng)(?: [^\s,;]+){1,14}?) ký(?!\w)",
    re.IGNORECASE,
)
_AGENT: Final = ("được ", "bị ")
# A plaintiff, a petitioner.
_PLEA: Final = Rare(
    r"(?<!\w)(?:khởi kiện|kháng cáo|đơn kiện|(?:làm|gửi|gởi|viết|nộp|có|đâm) đơn|"
    r"đơn (?:kêu cứu|tố cáo|khiếu nại|thư)|thư ngỏ)(?!\w)",
    (
        *("khởi kiện", "kháng cáo", "đơn kiện", "làm đơn", "gửi đơn", "gởi đơn", "viết đơn", "nộp đơn", "có đơn", "đâm đơn"),
        *("đơn kêu cứu", "đơn tố cáo", "đơn khiếu nại", "đơn thư", "thư ngỏ"),
    ),
)
_PLACE: Final = re.compile(rf"(?:TP\.?|[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã) ?(?:[{UPPER}][\w.]*(?: |$)){{1,4}}$")
_PRAISES: Final = re.compile(
    r"[^,;]{0,60}?\s(?:đã )?(?:ghi nhận|biểu dương|đánh giá cao|hoan nghênh|chúc mừng|cảm ơn|"
    r"chia sẻ|phân tích|làm rõ|chỉ ra|chỉ rõ|thống nhất)(?!\w)"
)
_ACCUSED: Final = Rare(
    r"(?<!\w)(?:bị cáo|bị can|nghi phạm|nghi can)(?!\w)", ("bị cáo", "bị can", "nghi phạm", "nghi can"), re.IGNORECASE
)
_TRADES: Final = "truyền thông|môi trường|đào tạo|đầu tư|du lịch|phát triển nông thôn|công nghệ|thể thao|kiến trúc"
_PHRASE_STOP: Final = re.compile(
    rf"\s*[,;:(“”\"]|\s(?:[–-]\s(?=đã|cũng|vừa|yêu)|{words('auxiliary', 'breaking', 'ending')}|kiểm tra (?=tại|thực)|"
    rf"và(?= (?!Xã hội|{_TRADES}|[{UPPER}])))(?!\w)|\s[–-]\s(?=[{UPPER}]?[\w ]+[–-]\s?$)"
)


# Behind a paper that is sent stand those who get it: *Thủ tướng có công điện gửi Bộ Y tế, tỉnh A và các huyện yêu cầu ...*.
_ADDRESSED: Final = Rare(
    r"(?<!\w)(?:công điện|công văn|văn bản|tờ trình|công hàm|thông báo)(?: (?:số|khẩn|hỏa tốc|ngày)(?! gửi)[^,;.:]{0,30})? "
    r"g[ửở]i(?: lên| đến| tới| cho)? (?=[A-ZĐ]|các|bộ|sở|chủ|bí|phó|cơ|lãnh)",
    ("gửi ", "gởi "),
)
_CLAUSE_GOES_ON: Final = re.compile(
    r"[:.“”\"]|(?<!\w)(?:trong đó|theo đó|nêu|nói|cho biết|cho hay|về việc|đã|cũng|vừa|khi|sau)(?!\w)"
)


def speaker_before(text: str, start: int, verb: int, clues: int = ANY) -> Speaker:
    """The subject of the verb at `verb`, looked for in `text[start:verb]` (from the start of its sentence or clause).

    `clues`: those of the sentence.
    """
    sent = _ADDRESSED.search(clues, text, start, verb)
    if sent and not _CLAUSE_GOES_ON.search(text, sent.end(), verb) and (sender := speaker_before(text, start, sent.start())).span:
        return sender
    if plea := _PLEA.search(clues, text, start, verb):
        comma = text.rfind(", ", plea.end(), verb)
        if comma < 0 or not any(at == comma + 2 and kind in ("body", "role") for at, _, kind in heads_in(text, comma, verb)):
            return Speaker("private")
        start = comma + 2
    if on_behalf := _whose_opinion(text, start, verb, clues):
        return on_behalf
    clause = start
    for mark in ',;:–—”"':
        last_mark = text.rfind(mark, clause, verb)
        if last_mark >= 0:
            clause = last_mark + 1
    hits = heads_in(text, start, verb)
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
    if _ACCUSED.search(clues, text, last.end, verb):
        return Speaker("private")
    if last.kind == "document" and (signed := _SIGNED.search(text, last.end, verb)):
        return Speaker("role", Span(*signed.span("who")))
    if last.kind == "private" and (deputy := _DEPUTY.match(text, last.start, verb)):
        return Speaker("person", Span(*deputy.span()))
    stop = _phrase_end(text, last.end, verb)
    agent = text.endswith(_AGENT, start, last.start)
    if agent and last.kind != "body" and any(chain.kind == "private" for chain in chains[:-1]):
        return Speaker("private")
    if len(chains) > 1 and _PLACE.match(text, last.start, stop) and _ends_at(text, chains[-2], last.start):
        return Speaker(chains[-2].kind, Span(chains[-2].start, _phrase_end(text, chains[-2].end, verb)))
    return Speaker(last.kind, Span(_apposed(text, chains), stop), agent=agent)


def _names_on(text: str, hits: list[tuple[int, int, SpeakerKind]], at: int) -> bool:
    """Whether a proper name only ends the name of a body: *gửi Sở Y tế Hà Nội*."""
    before = [stop for _, stop, _ in hits if stop <= at]
    return bool(before) and not _BREAK.search(text, before[-1], at)


def _whose_opinion(text: str, start: int, verb: int, clues: int) -> Speaker | None:
    """Whose word an office passes on: *Văn phòng có công văn truyền đạt ý kiến của Phó Thủ tướng yêu cầu ...*."""
    m = _PASSED_ON.search(clues, text, start, verb)
    if m is None:
        return None
    chains = _chains(text, m.end(), verb, heads_in(text, m.end(), verb))
    if not chains or chains[0].start != m.end():
        return None
    return Speaker(chains[0].kind, Span(m.end(), _phrase_end(text, chains[0].end, verb)))


def _chains(text: str, start: int, end: int, hits: list[tuple[int, int, SpeakerKind]]) -> list[_Chain]:
    """Subjects that can begin in `text[start:end]`, in reading order."""
    chains: list[_Chain] = []
    covered, governed = start, -1
    brackets = text.find(")", start, end) >= 0
    for at, stop, kind in hits:
        if at < covered or (brackets and _in_brackets(text, start, at, end)):
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
            before = "" if before.endswith("Đại diện ") and _ON_BEHALF.search(before) else before.lower()
            if _is_governed(before, kind):
                governed = stop
                continue
            governed = -1
            if kind == "body" and text[at:stop] == "đoàn" and _COUNTED.search(before):
                kind = "private"  # có 18 đoàn yêu cầu chất vấn
            if kind not in ("private", "document") or _is_first(before):
                chains.append(_Chain(kind, at, stop))
    return chains


def _is_governed(before: str, kind: SpeakerKind) -> bool:
    """Whether what stands before a head, in small letters, makes it an object."""
    if kind == "document":
        return before.endswith(_ISSUED) or _GOVERNED.close(before)
    if kind == "private" and before.endswith(_SOME):
        before = before[: -max(len(some) for some in _SOME if before.endswith(some))]
    return _GOVERNED.close(before)


def _is_first(before: str) -> bool:
    """Whether a subject may begin behind `before`."""
    before = before.rstrip()
    return not before or before.endswith(_FIRST) or before[-1].isdecimal()


def _in_brackets(text: str, start: int, at: int, end: int) -> bool:
    return text.find(")", at, end) >= 0 and text.rfind("(", start, at) > text.rfind(")", start, at)


def _goes_on(text: str, end: int, at: int) -> bool:
    """Whether the name that stands before `end` goes on with the head at `at`."""
    if at - end >= _LONGEST_GAP:
        return False
    if at == end + 1 and text[end] == " ":
        return True
    if not _BREAK.search(text, end, at):
        return True
    if text.endswith((", ", " và "), end, at) and _ALIKE.search(text[max(0, end - 12) : at]):
        return True
    dash = text.find(" - ", end, at) >= 0 or text.find(" – ", end, at) >= 0
    return dash and _TWO_WORDS.match(text, end, at) is not None


# *Chủ tịch UBND các tỉnh, thành phố*; *Sở Tài nguyên - Môi trường TP Huế*.
_ALIKE: Final = re.compile(r"(?<!\w)các (?:tỉnh|huyện|quận|xã|phường|bộ|sở|ban)(?:, | và )$")
_TWO_WORDS: Final = re.compile(rf"(?: \w+){{0,3}} [-–] (?:[{UPPER}]|môi trường|thể thao|thương binh|vận tải)\w*(?: \w+){{0,3}} $")


def _sent_to(text: str, start: int, governed: int, at: int) -> bool:
    """Whether the head at `at` is one more of those whom a paper is sent to: *gửi UBND huyện, công an tỉnh*."""
    return governed >= 0 and bool(_LIST_GAP.fullmatch(text, governed, at)) and bool(_SENDS.search(text, start, governed))


def _may_end_with_name(clause: str) -> bool:
    """Whether the last word is a name's, or may stand between a name and its verb."""
    last = clause[clause.rfind(" ") + 1 :]
    return last != last.lower() or not last.isalpha() or last == "và" or last in _auxiliary_ends()


@cache
def _auxiliary_ends() -> frozenset[str]:
    return frozenset(e.rpartition(" ")[2] for e in forms("auxiliary", any_case=False))


def _bare_name(text: str, start: int, clause: int, verb: int, chained: int) -> Span | None:
    """A proper name without a head right before the verb: *Hà Nội yêu cầu*."""
    if not _may_end_with_name(text[clause:verb].rstrip()):
        return None
    if chained > start and clause <= chained and not _BREAK.search(text, chained, verb):
        return None  # a name there belongs to the head
    m = _NAME.search(text, clause, verb)
    if m is None:
        return None
    at, end = m.span("name")
    if at < chained or text[at - 1 : at] in ("/", "-"):
        return None
    if chained > start and clause <= chained and not _BREAK.search(text, chained, at):
        return None
    if _GOVERNED.close(text[max(start, at - 14) : at].lower()) or _PREPARATION.fullmatch(m["name"]):
        return None
    return Span(at, end)


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
    if verb - at < 2:
        return at
    m = _PHRASE_STOP.search(text, at, verb)
    end = m.start() if m else verb
    return at + len(text[at:end].rstrip(" -–"))
