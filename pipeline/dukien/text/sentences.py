"""Sentences of Vietnamese news text."""

from __future__ import annotations

import re
from itertools import pairwise

from dukien.text.letters import LOWER, UPPER

# Words that end in a full stop without ending a sentence.
_ABBREVIATIONS = frozenset(
    "tp tx tt q p h x gs pgs ts ths bs cn ks ls kts ncs đ/c đc tr st no vs nsnd nsưt tnhh cp mr mrs ms dr co ltd".split()
)
_END = re.compile(rf"""[.!?…]+[”"’')\]]*(?P<gap>[ ]+|(?=[{UPPER}][{LOWER}]))(?=[“"‘'(\[–-]*\s?[{UPPER}\d“"])""")
_LAST_WORD = re.compile(r"[\w/’']+$")


def _is_abbreviation(text: str, stop: re.Match[str], start: int) -> bool:
    """Whether the single full stop `stop`, in a sentence that begins at `start`, only shortens a word or numbers an item."""
    if text[stop.start()] != "." or stop.end("gap") - stop.start() - len(stop["gap"]) != 1:
        return False
    last = _LAST_WORD.search(text, max(start, stop.start() - 12), stop.start())
    if not last:
        return False
    word, before = last[0], text[start : last.start()].rstrip()
    if word.lower() in _ABBREVIATIONS or (word.isdigit() and (not before or before[-1] in ";:,")):
        return True
    return not stop["gap"] and word[0].isupper() and len(word) <= 3  # T.Hà, Nguyễn Văn A.Trú


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split `text[start:end]`, one line, into sentences; spans are stripped of outer spaces.

    A full stop behind an abbreviation (*TP. Huế*), a single capital (*Nguyễn Văn A. (sinh 1990)*) or a number
    with a list number's form (*1. Nghị quyết*) does not end one.
    """
    cuts = [start]
    for m in _END.finditer(text, start, end):
        if not _is_abbreviation(text, m, cuts[-1]):
            cuts.append(m.end())
    cuts.append(end)
    spans = []
    for s, e in pairwise(cuts):
        piece = text[s:e]
        left = s + len(piece) - len(piece.lstrip())
        right = e - (len(piece) - len(piece.rstrip()))
        if left < right:
            spans.append((left, right))
    return spans
