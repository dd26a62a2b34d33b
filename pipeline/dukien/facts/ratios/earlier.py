"""What an indicator leaves out because the article has said it: *tiêu chí* of which programme, the structure that has shares."""

from __future__ import annotations

import re
from typing import Final

from dukien.text import Document, Span

NATIONAL: Final = 19
"""How many national criteria of new-style rural communes there are."""
_CRITERIA: Final = re.compile(r"(?i)(?:^|(?:xã|đoàn|công nhận|đã|mới|được|hoàn thành|đạt) )tiêu chí$")
"""An indicator that does not say of which programme the criteria are."""
_PROGRAMME: Final = re.compile(r"(?:[Nn]ông thôn mới|NTM)(?P<grade> nâng cao| kiểu mẫu)?(?!\w)")
_BUILDING: Final = ("xây dựng ", "Xây dựng ")
_PROGRAMME_FAR: Final = 1500
_STRUCTURE: Final = re.compile(r"(?<!\w)([Cc]ơ cấu [^\W\d_]+(?: [^\W\d_]+){0,3}):")
"""The head of a list of shares: *Cơ cấu kinh tế: nông nghiệp 45%; dịch vụ 30%*."""
_SHORT: Final = 9  # words


def of_criteria(doc: Document, indicator: str | None, at: int, *, listed: bool) -> str | None:
    """The `indicator` of the fraction at `at` with its programme (*tiêu chí nông thôn mới nâng cao*), where it counts criteria.

    `listed`: it stands in a list (*xã A 9/19, xã B 8/19*), which goes without saying what is counted.
    """
    if not listed and not (indicator and _CRITERIA.search(indicator)):
        return indicator
    programme, low = None, max(0, at - _PROGRAMME_FAR)
    if doc.text.find("NTM", low, at) < 0 and doc.text.find("ông thôn mới", low, at) < 0:
        return indicator
    for m in _PROGRAMME.finditer(doc.text, low, at):
        programme = m if m["grade"] or not (programme and programme["grade"]) else programme
    if programme is None:
        return indicator
    start = programme.start()
    start -= len(_BUILDING[0]) if doc.text.endswith(_BUILDING, 0, start) else 0
    return f"tiêu chí {doc.source_text(start, programme.end())}"


def of_structure(doc: Document, indicator: str | None, first: int, sentence: Span) -> str | None:
    """The `indicator` of a share, whose words begin at `first`, with the head of its list (*Cơ cấu kinh tế nông nghiệp*)."""
    at = doc.text.find("ơ cấu ", sentence.start, first)
    if at < 1 or not indicator or len(indicator.split()) > _SHORT:
        return indicator
    head = _STRUCTURE.match(doc.text, at - 1, first)
    return f"{doc.source_text(*head.span(1))} {indicator}" if head else indicator
