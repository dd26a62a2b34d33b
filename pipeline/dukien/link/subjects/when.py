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
    until = bool(dated) and _UNTIL.search(text, max(low, dated[-1].start - 20), dated[-1].start) is not None
    if now and not until and (not dated or now[-1] > dated[-1].start):
        return doc.published.isoformat() if doc.published else None
    if dated:
        return dated[-1].start_date
    for d in context.dates_in(fact.end, min(sentence.end, fact.end + 60)):
        if not _COMPARED.search(text, max(fact.end, d.start - 30), d.start) and not _CLAUSE_ENDS.search(text, fact.end, d.start):
            return d.start_date
    return None
