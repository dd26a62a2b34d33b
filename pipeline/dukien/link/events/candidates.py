"""The predicates and the names of events in an article's first sentences: they are tried only where words of theirs stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from dukien.link.events.heads import openings
from dukien.link.events.words import CORE, EVENT, FIRST_WORDS, NOUN, PREDICATE
from dukien.text import Document, Span
from dukien.text.vocabulary import Vocabulary

_CORES: Final = Vocabulary(lambda: dict.fromkeys(openings(CORE)))
_NOUNS: Final = Vocabulary(lambda: dict.fromkeys(openings(NOUN)))
_LONGEST_FIRST_WORD: Final = 12


class Candidates:
    """Where predicates and events may stand in `doc` before `stop`."""

    def __init__(self, doc: Document, stop: int) -> None:
        self.doc = doc
        self._cores, self._nouns = _begins(_CORES, doc, stop), _begins(_NOUNS, doc, stop)
        self.any = bool(self._cores or self._nouns)

    def may_tell(self, sentence: Span) -> bool:
        """Whether a sentence has a word that events are told with."""
        start, end = sentence
        return bool(_within(self._cores, start, end) or _within(self._nouns, start, end))

    def predicates(self, sentence: Span) -> list[re.Match[str]]:
        """The matches of `PREDICATE` in a sentence."""
        text, (start, end) = self.doc.text, sentence
        begins: set[int] = set()
        for at in _within(self._cores, start, end):
            begins.add(at)
            while text.endswith(" ", start, at) and (m := FIRST_WORDS.search(text, max(start, at - _LONGEST_FIRST_WORD), at)):
                at = m.start()
                begins.add(at)
        return _matches(PREDICATE, text, sorted(begins), end) if begins else []

    def events(self, start: int, end: int) -> list[re.Match[str]]:
        """The matches of `EVENT` in `[start, end)`."""
        begins = _within(self._nouns, start, end)
        return _matches(EVENT, self.doc.lower, begins, end) if begins else []


def _begins(words: Vocabulary[None], doc: Document, stop: int) -> list[int]:
    """Where the words of a vocabulary begin that end before `stop`."""
    begins: set[int] = set()
    for start, end, _ in words.matches(doc):
        if end > stop:
            break
        begins.add(start)
    return sorted(begins)


def _within(begins: list[int], start: int, end: int) -> list[int]:
    """Those of `begins` in `[start, end)`."""
    return begins[bisect_left(begins, start) : bisect_left(begins, end)] if begins else []


def _matches(expression: re.Pattern[str], text: str, begins: Iterable[int], end: int) -> list[re.Match[str]]:
    """What `finditer` finds in a stretch up to `end` whose matches all begin at some of `begins`."""
    found: list[re.Match[str]] = []
    last = 0
    for at in begins:
        if at >= last and (m := expression.match(text, at, end)):
            found.append(m)
            last = m.end()
    return found
