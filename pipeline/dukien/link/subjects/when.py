"""The time that a number holds for."""

from __future__ import annotations

import re

from dukien.link.subjects.context import FAR, Context, Spanned

_COMPARED = re.compile(r"(?i)(?:so với|so cùng|cùng kỳ|so)(?: \S+){0,3} ?$")
_NOW = re.compile(r"(?i)\b(?:đến nay|tới nay|hiện nay|hiện tại|tính đến nay|hiện)\b")
_CLAUSE_ENDS = re.compile(r"[;:.\d]")


def when(context: Context, fact: Spanned) -> str | None:
    """The first day of the time that a number holds for (ISO 8601), None where its sentence names none."""
    doc = context.doc
    text, sentence = doc.text, doc.sentence_at(fact.start)
    low = max(sentence.start, fact.start - 2 * FAR)
    before = [d for d in context.dates_in(low, fact.start) if d.end <= fact.start]
    dated = [d for d in before if not _COMPARED.search(text, max(low, d.start - 30), d.start)]
    now = [m.start() for m in _NOW.finditer(text, max(sentence.start, fact.start - FAR), fact.start)]
    if now and (not dated or now[-1] > dated[-1].start):
        return doc.published.isoformat() if doc.published else None
    if dated:
        return dated[-1].start_date
    for d in context.dates_in(fact.end, min(sentence.end, fact.end + 60)):
        if not _COMPARED.search(text, max(fact.end, d.start - 30), d.start) and not _CLAUSE_ENDS.search(text, fact.end, d.start):
            return d.start_date
    return None
