"""Statements of one sentence: each verb of telling with its subject and its complement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from dukien.facts.directives.heads import SpeakerKind
from dukien.facts.directives.items import Complement, complement, opening_order, somebody
from dukien.facts.directives.narration import is_abroad, only_tells
from dukien.facts.directives.need import has_duty, tells_somebody
from dukien.facts.directives.speaker import PUBLIC, Speaker, speaker_before
from dukien.facts.directives.split import split_items
from dukien.facts.directives.verbs import LOOSE, UPWARD, Anchor, quoted_before
from dukien.facts.fact import Fact
from dukien.text import Span

Direction = Literal["down", "up"]


@dataclass(kw_only=True, unsafe_hash=True)
class Statement(Fact):
    """One act of telling; its items are the things to be done. `start` to `end` is the whole, from verb to last item."""

    issuer: Span | None
    """The phrase in the sentence that names the issuer; None where the sentence has none."""
    issuer_kind: SpeakerKind
    verb: Span
    addressee: Span | None
    items: tuple[Span, ...]
    """Empty only while the list that a colon announces has not been read."""
    direction: Direction
    passive: bool = False
    """*được giao*, *được yêu cầu*: the issuer is left out, nobody who spoke before takes its place."""

    def holding(self, items: tuple[Span, ...], end: int) -> Statement:
        """The same act of telling with other `items`, up to `end`; `dataclasses.replace` takes three times as long."""
        return Statement(
            start=self.start, end=end, rule=self.rule, issuer=self.issuer, issuer_kind=self.issuer_kind, verb=self.verb,
            addressee=self.addressee, items=items, direction=self.direction, passive=self.passive,
        )  # fmt: skip


_CLAUSE_BREAK: Final = re.compile(
    r"(?:[;:]|,\s(?:đồng thời|và)|\s(?:đồng thời|và(?: cũng| đồng thời)?(?= (?:yêu cầu|đề nghị)(?!\w)))|,)\s*"
)
_PLAIN: Final = frozenset(("yêu cầu", "đề nghị", "lưu ý", "kiến nghị"))
"""Verbs that begin a statement of their own in the middle of a sentence; *chỉ đạo, giao* are deeds there."""
_OWN: Final = _PLAIN | {"giao", "giao cho", "chỉ đạo", "giao nhiệm vụ cho"}
"""Verbs that do so behind a semicolon; *phân công, hướng dẫn* are deeds there."""
_ORDERS: Final = frozenset(("yêu cầu", "chỉ đạo", "đề nghị"))
_COMMANDS: Final = frozenset(("ra lệnh", "chỉ thị", "yêu cầu", "chỉ đạo"))
"""What a foreign authority tells its own people with; whether they are its own, the linker says."""
_INTENDED: Final = re.compile(r"(?<!\w)(?=[smdđ])(?:(?:sẽ|muốn|dự kiến)(?!\w)|đề xuất(?: \w+)?\s?$)")
# Land and works are handed over, nobody is told: *giao cho người dân sử dụng*.
_TENURE: Final = re.compile(r"(?:sử dụng|quản lý|thuê|khai thác|đầu tư|làm chủ)(?!\w)")
_APPOINTED: Final = re.compile(
    r"(?:giữ (?:chức|vai|quyền)|làm (?:trưởng|phó|chủ|tổ|thành viên|bí thư|giám đốc)|phụ trách|kiêm)", re.IGNORECASE
)
# *nhiệm vụ được giao, khi được yêu cầu* tell nobody anything; *bị đề nghị kỷ luật* tells of a penalty.
_NOT_TOLD: Final = re.compile(
    r"(?<!\w)(?:khi|nhiệm vụ|công việc|là (?:những )?đơn vị|là những cơ quan|[(–-] ?đơn vị|người|luôn) được\s$|(?<!\w)bị\s$"
)
_LIST_NAME: Final = re.compile(
    r"(?:(?:cần|phải|tập trung|tiếp tục|khẩn trương|nghiêm túc|thực hiện|triển khai|làm tốt|quan tâm|chú trọng|chú ý|lưu ý|"
    r"ngay|tốt|chỉ đạo|quyết liệt|hiệu quả|nghiêm|hoàn thành|có|đồng bộ|vào) ){0,8}(?:một số|các|những|\d+|số) (?:nội dung|"
    r"nhiệm vụ|việc|giải pháp|công việc|yêu cầu|vấn đề|"
    r"biện pháp|công tác)"
)
_FIRST_OF: Final = re.compile(r"\s*(?:Thứ nhất|Một là)(?!\w)")
_TO_PERSON: Final = re.compile(r" (?:cho )?(?:ông|bà|đồng chí|đ/c) [A-ZĐ]")
_MAY_BE: Final = re.compile(r"(?<!\w)(?:có thể|khiến|sẽ|dẫn (?:đến|tới))(?!\w)")
_TOPIC: Final = re.compile(r"[ :]{1,2}(?P<what>(?:việc|công tác|vấn đề|chất lượng|một số vấn đề)\s)")


def statements_of(text: str, sentence: Span, verbs: Sequence[Anchor], clues: int) -> list[Statement]:
    """The statements that the `verbs` of one sentence make, in reading order; each ends where the next begins.

    `clues`: those of the sentence.
    """
    found: list[Statement] = []
    for anchor in verbs:
        start = _clause_start(text, found[-1], anchor, clues) if found else sentence.start
        if start is None:
            continue
        statement = _statement(text, start, sentence.end, anchor, clues, inner=bool(found))
        if statement is None:
            continue
        if found:
            found[-1] = _cut(text, found[-1], start)
        found.append(statement)
    found = [_with_items(text, s, clues) for s in found]
    return [s for i, s in enumerate(found) if s.items or (i == len(found) - 1 and text[sentence.end - 1] == ":")]


def is_intended(text: str, start: int, verb: int) -> bool:
    """Whether what stands before the verb only announces or proposes it: *sẽ yêu cầu*."""
    return bool(_INTENDED.search(text, max(text.rfind(";", start, verb), start), verb))


def announces(text: str, sentence: Span, statement: Statement) -> bool:
    """Whether the sentence ends with the colon of a list, and the statement holds nothing but the list's name."""
    listed = text[sentence.end - 1] == ":" or _FIRST_OF.match(text, sentence.end)
    if not listed or statement.rule == "directive.quoted":
        return False
    return all(_LIST_NAME.match(text, *item) for item in statement.items)


def _clause_start(text: str, before: Statement, anchor: Anchor, clues: int) -> int | None:
    """Where the clause of a second verb in the sentence begins; None where the verb is part of an item before it."""
    verb = anchor.span.start
    found = _CLAUSE_BREAK.finditer(text, before.items[0].start, anchor.span.end) if before.items else iter(())
    breaks = [m for m in found if m.end() <= verb]
    if not breaks:
        return None
    last, strong = breaks[-1], next((m for m in reversed(breaks) if _is_strong(m)), None)
    if last is strong and (anchor.verb in _OWN or speaker_before(text, last.end(), verb, clues).span):
        return last.end()
    if anchor.verb not in _PLAIN or last is strong:
        return None
    if anchor.verb == "kiến nghị" and before.addressee and not strong:
        return None  # a deed: *giao Phòng Kinh tế lập danh sách, kiến nghị tỉnh hỗ trợ*
    if text.startswith("và", last.start() + 1) and not _AS_NOUN.match(text, anchor.span.end):
        return last.end()
    if strong and speaker_before(text, strong.end(), verb, clues).kind in ("role", "person", "body"):
        return strong.end()
    if text[last.end() : verb].strip() in ("", "cũng", "và"):
        return last.end()
    return last.end() if speaker_before(text, last.end(), verb, clues).kind in ("role", "person") else None


_AS_NOUN: Final = re.compile(r"\s(?:của|chính đáng|nêu trên|này|đó|về)(?!\w)")


def _is_strong(m: re.Match[str]) -> bool:
    return ";" in m[0] or "đồng thời" in m[0]


def _cut(text: str, statement: Statement, end: int) -> Statement:
    """`statement` without what stands at or behind `end`."""
    items = tuple(Span(i.start, min(i.end, end)) for i in statement.items if i.start < end)
    return statement.holding(items, items[-1].end if items else statement.end)


def _with_items(text: str, statement: Statement, clues: int) -> Statement:
    """`statement` with its things to be done one by one: they are told apart once its end is known."""
    items: list[Span] = []
    for start, end in statement.items:
        items += split_items(text, start, end, clues)
    return statement.holding(tuple(items), max(items[-1].end, statement.verb.end) if items else statement.end)


def _statement(text: str, start: int, end: int, anchor: Anchor, clues: int, *, inner: bool) -> Statement | None:
    what = None
    if anchor.verb in LOOSE and not anchor.passive:  # that nobody is told is sooner seen than who speaks
        what = _complement(text, end, anchor)
        if what is None and quoted_before(text, start, anchor.span) is None:
            return None
    speaker = speaker_before(text, start, anchor.span.start, clues)
    if speaker.kind == "none" and not inner and text.find(";", start, anchor.span.start) >= 0:
        return None  # one deed in a list of deeds that are told of
    if only_tells(text, start, end, anchor, speaker, clues):
        return None
    if anchor.passive:
        return _passive(text, start, end, anchor, speaker)
    subject_end = speaker.span.end if speaker.span else start
    if speaker.agent and speaker.span and anchor.verb == "đề nghị" and anchor.span.start - speaker.span.end < 2:
        told = _somebody_before(text, start, speaker.span.start).span
        return _asked_by(text, end, anchor, speaker, told) if told else None
    if speaker.agent and anchor.verb not in ("yêu cầu", "giao"):
        return None  # told of as done: *đã được Thủ tướng chỉ đạo xử lý*
    may_tell = speaker.kind in PUBLIC or (speaker.kind == "foreign" and anchor.verb in _COMMANDS)
    if not may_tell or is_intended(text, subject_end, anchor.span.start):
        return None
    if quotation := quoted_before(text, start, anchor.span):
        return _quoted(text, quotation, anchor, speaker)
    if anchor.verb in LOOSE and speaker.kind == "none" and not (inner or anchor.paper or anchor.verb == "giao"):
        return None
    what = what or _complement(text, end, anchor)
    if what is None:
        return None
    rule = "directive.paper" if anchor.paper else "directive.told" if what.addressee else "directive.verb"
    return _make(text, what, end, anchor, speaker, rule=rule, direction="up" if anchor.verb == UPWARD else "down")


def _complement(text: str, end: int, anchor: Anchor) -> Complement | None:
    what = complement(text, anchor.span.end, end, told=anchor.verb in LOOSE)
    if (
        what is None
        and anchor.verb == "lưu ý"
        and not _MAY_BE.search(text, anchor.span.end, end)
        and (topic := _TOPIC.match(text, anchor.span.end))
    ):
        return Complement(None, topic.start("what"))
    if what and anchor.verb in ("phân công", "giao"):
        at = anchor.span.end if _TO_PERSON.match(text, anchor.span.end) else what.start
        if _APPOINTED.search(text, at, end):
            return None
    if what and what.addressee and is_abroad(text, what.addressee):
        return None  # a state asks another
    if what and anchor.verb.startswith("giao") and _TENURE.match(text, what.start):
        return None
    return what


def _make(
    text: str,
    what: Complement,
    end: int,
    anchor: Anchor,
    speaker: Speaker,
    *,
    rule: str,
    direction: Direction,
    passive: bool = False,
) -> Statement | None:
    if what.start >= end and (text[end - 1] != ":" or passive):
        return None
    return Statement(
        start=anchor.span.start, end=end, rule=rule, issuer=speaker.span, issuer_kind=speaker.kind, verb=anchor.span,
        addressee=what.addressee, items=(Span(what.start, end),), direction=direction, passive=passive,
    )  # fmt: skip


def _asked_by(text: str, end: int, anchor: Anchor, speaker: Speaker, told: Span) -> Statement | None:
    """*Ban Quản lý được ông A đề nghị ...*: told by the one who is named behind *được*."""
    what = complement(text, anchor.span.end, end, told=False)
    if what is None or what.addressee:
        return None
    return _make(text, Complement(told, what.start), end, anchor, speaker, rule="directive.told", direction="down")


_OF_PERSONS: Final = re.compile(r"(?:quy hoạch|bổ nhiệm|khen|xét|công nhận|phong|truy tố|truy tặng|kỷ luật|tặng)(?!\w)")


def _somebody_before(text: str, start: int, verb: int) -> Speaker:
    """Those before the verb who may be told but not tell: *Các trường cũng được yêu cầu ...*."""
    aside = _ASIDE.match(text, start, verb)
    at = aside.end() if aside else start
    m = _PASSIVE_SUBJECT.match(text, at, verb)
    return Speaker("other", Span(at, m.end("who"))) if m and somebody().match(text, at, verb) else Speaker("other")


_ASIDE: Final = re.compile(r"(?:[^,;:“”\"]{2,40}, )?")
_PASSIVE_SUBJECT: Final = re.compile(r"(?P<who>[^,;:“”\"]{2,90}?)(?: (?:cũng|đã|vừa|còn|đều))* được $")


def _passive(text: str, start: int, end: int, anchor: Anchor, subject: Speaker) -> Statement | None:
    """*UBND quận được giao chủ trì ...*: the subject is told, the issuer is left out."""
    what = complement(text, anchor.span.end, end, told=False)
    if anchor.verb == "yêu cầu" and subject.kind not in ("body", "role"):
        subject = _somebody_before(text, start, anchor.span.start)
    if subject.span is None or what is None or what.addressee or _TENURE.match(text, what.start):
        return None
    if _NOT_TOLD.search(text[max(0, anchor.span.start - 20) : anchor.span.start]):
        return None
    if anchor.verb not in _ORDERS and (anchor.verb not in ("giao", "giao nhiệm vụ") or subject.kind not in ("body", "role")):
        return None
    if _OF_PERSONS.match(text, what.start):
        return None
    told = Complement(subject.span, what.start)
    direction: Direction = "up" if anchor.verb == "đề nghị" else "down"
    return _make(text, told, end, anchor, Speaker("none"), rule="directive.passive", direction=direction, passive=True)


_WILL: Final = re.compile(r"(?<!\w)(?:sẽ|đã|đang)(?!\w)")


def _quoted(text: str, quotation: Span, anchor: Anchor, speaker: Speaker) -> Statement | None:
    """*"Các xã cần ...", ông A yêu cầu.*"""
    if speaker.span is None or anchor.verb == UPWARD:
        return None
    if anchor.verb == "khuyến cáo" and not tells_somebody(text, *quotation):
        return None  # advice to everybody
    begin, end = quotation.start + (text[quotation.start] in '“"'), len(text)
    told_of = _WILL.search(text, *quotation) and not somebody().match(text, begin, end)
    if not has_duty(text, *quotation) and (anchor.verb not in _ORDERS or told_of):
        return None  # a remark
    if anchor.verb == "đề nghị" and not (tells_somebody(text, *quotation) or opening_order().match(text, quotation.start, end)):
        return None  # a proposal
    return Statement(
        start=quotation.start, end=anchor.span.end, rule="directive.quoted", issuer=speaker.span, issuer_kind=speaker.kind,
        verb=anchor.span, addressee=None, items=(quotation,), direction="up" if anchor.verb == UPWARD else "down",
    )  # fmt: skip
