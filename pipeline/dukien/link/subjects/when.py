"""The time that a number holds for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dukien.link.subjects.context import FAR, Context, Spanned
from dukien.link.years import Date
from dukien.text import Span

# Read in small letters, where a word of theirs stands.
_COMPARED: Final = re.compile(r"(?:so với|so cùng|cùng kỳ|so)(?: \S+){0,3} ?$")
_NOW: Final = re.compile(
    r"(?<!\w)(?:đến nay|tới nay|hiện nay|hiện tại|tính đến nay|"
    r"(?<!thực )(?<!phát )(?<!xuất )(?<!thể )(?<!biểu )(?<!tái )hiện(?! (?:đại|thực|tượng|trường|hữu|hành|vật|diện|thân))|"
    r"(?<=, )nay(?= (?:đã|phải|còn|có|là|chỉ|mới)))(?!\w)"
)
_LONGEST_NOW: Final = 9  # characters before *nay*
_AFTER_NOW: Final = 24  # characters that tell it from *hiện tượng, hiện đại*
_LAW: Final = re.compile(
    r"(?<!\w)(?:luật|nghị định|nghị quyết|thông tư|quyết định|chỉ thị|bộ luật|quy định)(?: [^\s,;.]+){0,4} $"
)
"""Before a year that is part of a law's name: *Luật Đất đai năm 2013*."""
_UNTIL: Final = re.compile(r"(?<!\w)(?:tính đến|tính tới)(?: hết)? (?:ngày )?$")
"""*tính đến 30/6, xã hiện có ...*: the day holds, not the day of writing."""
_SINCE: Final = re.compile(r",? (?:cho )?(?:đến|tới) nay")
"""Behind a time: *từ năm 2020 |đến nay|* is since that time, not only now."""
_EQUALS: Final = re.compile(r"(?<!\w)bằng (?:chỉ )?(?:(?:khoảng|gần|hơn|trên) )?$")
_OPENING: Final = re.compile(
    r"(?:(?:trong|tính|kết thúc|hết|đến|tới|riêng|cụ thể|theo [^,.;:]{3,50}|cuối|thời điểm|ngày|,|:) ?)*",
    re.IGNORECASE,
)
"""What may stand before the time that opens a sentence."""
_FRAMES: Final = frozenset(("year", "half", "quarter", "month", "months"))
_REACH: Final = 3
"""How many sentences a time that opens one holds for behind it."""
_CLAUSE_ENDS: Final = re.compile(r"[;:.\d]")


def when(context: Context, fact: Spanned, sentence: Span) -> str | None:
    """The first day of the time that a number holds for (ISO 8601), None where its `sentence` names none."""
    doc, lower = context.doc, context.lower
    low = max(sentence.start, fact.start - 2 * FAR)
    near = context.dates_in(low, min(sentence.end, fact.end + 60))
    dated = _last_dated(lower, low, near, fact.start) if near else None
    now = _last_now(lower, max(sentence.start, fact.start - FAR), fact.start)
    if now >= 0 and (dated is None or (now > dated.start and not _until(lower, dated) and not _SINCE.match(lower, dated.end))):
        return doc.published.isoformat() if doc.published else None
    if dated:
        return dated.start_date
    beside = [d for d in near if d.end <= fact.start or d.start >= fact.end] if near else ()
    if not beside:
        return _frame(context, sentence, fact.start)
    if _equals(lower, max(sentence.start, fact.start - 20), fact.start):
        return None
    for d in beside:
        behind = d.start >= fact.end and not _is_compared(lower, fact.end, d)
        if behind and not _CLAUSE_ENDS.search(lower, fact.end, d.start):
            return d.start_date
    return None


def _last_dated(lower: str, low: int, dates: Sequence[Date], at: int) -> Date | None:
    """The last of `dates` before the number at `at` that is a time of its own."""
    for d in reversed(dates):
        if d.end <= at and not _is_compared(lower, low, d) and not _is_in_name(lower, d):
            return d
    return None


def _last_now(lower: str, low: int, high: int) -> int:
    """Where the last *hiện nay, đến nay* of a stretch begins; -1 for none."""
    last, stop = -1, high
    while last < 0 and (at := max(lower.rfind("nay", low, stop), lower.rfind("hiện", low, stop))) >= 0:
        for m in _NOW.finditer(lower, max(low, at - _LONGEST_NOW), min(high, at + _AFTER_NOW)):
            if m.start() <= at:
                last = m.start()
        stop = at
    return last


def _is_compared(lower: str, low: int, date: Date) -> bool:
    """The date is what the number is compared with: *so với năm 2019*."""
    low = max(low, date.start - 30)
    if lower.find("so", low, date.start) < 0 and lower.find("cùng kỳ", low, date.start) < 0:
        return False
    return _COMPARED.search(lower, low, date.start) is not None


def _is_in_name(lower: str, date: Date) -> bool:
    """The date is a year within a law's name, not the time that something is said of."""
    return date.granularity == "year" and _LAW.search(lower, max(0, date.start - 50), date.start) is not None


def _equals(lower: str, low: int, at: int) -> bool:
    """The number says how much something is of another time: *bằng 83% cả năm ngoái*."""
    return lower.find("bằng ", low, at) >= 0 and _EQUALS.search(lower, low, at) is not None


def _until(lower: str, date: Date) -> bool:
    low = max(0, date.start - 20)
    return lower.find("tính ", low, date.start) >= 0 and _UNTIL.search(lower, low, date.start) is not None


def _frame(context: Context, here: Span, at: int) -> str | None:
    """The time that opens a sentence of the paragraph and holds for those behind it: *Năm 2019, ... Thu ngân sách đạt |139%|*.

    Any other time that is told in between ends it.
    """
    doc = context.doc
    line = doc.text.rfind("\n", 0, here.start) + 1
    if not context.has_date(line, at):
        return None
    i = doc.sentence_index(at)
    for sentence in reversed(doc.sentences[max(0, i - _REACH) : i]):
        if sentence.start < line:
            return None
        if not (dates := context.dates_in(sentence.start, sentence.end)):
            continue
        opening = _OPENING.match(doc.text, sentence.start, dates[0].start)
        opens = (
            opening is not None
            and opening.end() == dates[0].start
            and (dates[0].granularity in _FRAMES or _until(context.lower, dates[0]))
        )
        return dates[0].start_date if opens and len(dates) == 1 else None
    return None
