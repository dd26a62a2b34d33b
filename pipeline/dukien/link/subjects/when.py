"""The time that a number holds for."""

from __future__ import annotations

import re

from dukien.link.subjects.context import FAR, Context, Spanned
from dukien.link.years import Date

_COMPARED = re.compile(r"(?i)(?:so với|so cùng|cùng kỳ|so)(?: \S+){0,3} ?$")
_NOW = re.compile(
    r"(?i)(?<!\w)(?:đến nay|tới nay|hiện nay|hiện tại|tính đến nay|"
    r"(?<!thực )(?<!phát )(?<!xuất )(?<!thể )(?<!biểu )(?<!tái )hiện(?! (?:đại|thực|tượng|trường|hữu|hành|vật|diện|thân))|"
    r"(?<=, )nay(?= (?:đã|phải|còn|có|là|chỉ|mới)))(?!\w)"
)
_LAW = re.compile(r"(?i)(?<!\w)(?:luật|nghị định|nghị quyết|thông tư|quyết định|chỉ thị|bộ luật|quy định)(?: [^\s,;.]+){0,4} $")
"""Before a year that is part of a law's name: *Luật Đất đai năm 2013*."""
_UNTIL = re.compile(r"(?i)(?<!\w)(?:tính đến|tính tới)(?: hết)? (?:ngày )?$")
"""*tính đến 30/6, xã hiện có ...*: the day holds, not the day of writing."""
_SINCE = re.compile(r"(?i),? (?:cho )?(?:đến|tới) nay")
"""Behind a time: *từ năm 2020 |đến nay|* is since that time, not only now."""
_EQUALS = re.compile(r"(?i)(?<!\w)bằng (?:chỉ )?(?:(?:khoảng|gần|hơn|trên) )?$")
_OPENING = re.compile(
    r"(?:(?:trong|tính|kết thúc|hết|đến|tới|riêng|cụ thể|theo [^,.;:]{3,50}|cuối|thời điểm|ngày|,|:) ?)*",
    re.IGNORECASE,
)
"""What may stand before the time that opens a sentence."""
_FRAMES = frozenset(("year", "half", "quarter", "month", "months"))
_REACH = 3
"""How many sentences a time that opens one holds for behind it."""
_CLAUSE_ENDS = re.compile(r"[;:.\d]")


def _is_in_name(text: str, date: Date) -> bool:
    """The date is a year within a law's name, not the time that something is said of."""
    return date.granularity == "year" and _LAW.search(text, max(0, date.start - 50), date.start) is not None


def when(context: Context, fact: Spanned) -> str | None:
    """The first day of the time that a number holds for (ISO 8601), None where its sentence names none."""
    doc = context.doc
    text, sentence = doc.text, doc.sentence_at(fact.start)
    low = max(sentence.start, fact.start - 2 * FAR)
    before = [d for d in context.dates_in(low, fact.start) if d.end <= fact.start]
    dated = [d for d in before if not _COMPARED.search(text, max(low, d.start - 30), d.start) and not _is_in_name(text, d)]
    now = [m.start() for m in _NOW.finditer(text, max(sentence.start, fact.start - FAR), fact.start)]
    until = bool(dated) and _until(text, dated[-1])
    since = bool(dated) and _SINCE.match(text, dated[-1].end) is not None
    if now and not until and not since and (not dated or now[-1] > dated[-1].start):
        return doc.published.isoformat() if doc.published else None
    if dated:
        return dated[-1].start_date
    behind = context.dates_in(fact.end, min(sentence.end, fact.end + 60))
    equals = _EQUALS.search(text, max(sentence.start, fact.start - 20), fact.start)  # *bằng 83% cả năm ngoái* compares
    for d in behind if not equals else ():
        if not _COMPARED.search(text, max(fact.end, d.start - 30), d.start) and not _CLAUSE_ENDS.search(text, fact.end, d.start):
            return d.start_date
    return None if before or behind else _frame(context, fact.start)


def _frame(context: Context, at: int) -> str | None:
    """The time that opens a sentence of the paragraph and holds for those behind it: *Năm 2019, ... Thu ngân sách đạt |139%|*.

    Any other time that is told in between ends it.
    """
    doc = context.doc
    here, line = doc.sentence_index(at), doc.line_at(at)
    for sentence in reversed(doc.sentences[max(0, here - _REACH) : here]):
        if sentence.start < line.start:
            return None
        if not (dates := context.dates_in(sentence.start, sentence.end)):
            continue
        opening = _OPENING.match(doc.text, sentence.start, dates[0].start)
        opens = (
            opening is not None
            and opening.end() == dates[0].start
            and (dates[0].granularity in _FRAMES or _until(doc.text, dates[0]))
        )
        return dates[0].start_date if opens and len(dates) == 1 else None
    return None


def _until(text: str, date: Date) -> bool:
    return _UNTIL.search(text, max(0, date.start - 20), date.start) is not None
