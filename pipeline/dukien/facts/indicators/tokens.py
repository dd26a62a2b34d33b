"""Words, numbers and marks of a sentence, as `dukien.facts.indicators.find` reads them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from dukien.facts.indicators.words import NUMBER_NAMES, Phrases
from dukien.text import Span

_TOKEN = re.compile(r"\d(?:[\d.,/]*\d)?%?|[^\W\d_]+(?:[-’'][^\W\d_]+)*[\d²³]?|[^\w\s]+|\S")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Token(NamedTuple):
    """A word, number or mark of the text."""

    start: int
    end: int
    word: str
    """In small letters."""
    written: str


Clause = list[Token]


def tokens_in(text: str, low: int, high: int) -> Clause:
    """The words, numbers and marks of `text[low:high]`, one line."""
    tokens: Clause = []
    at = low
    for piece in text[low:high].split(" "):
        if piece.isalpha():
            tokens.append(Token(at, at + len(piece), piece.lower(), piece))
        elif piece:
            tokens += [Token(m.start(), m.end(), m[0].lower(), m[0]) for m in _TOKEN.finditer(text, at, at + len(piece))]
        at += len(piece) + 1
    return tokens


@lru_cache(maxsize=4)
def _sentence(text: str, low: int, high: int) -> tuple[list[int], Clause]:
    """The tokens of a sentence and where each starts; kept, because numbers come several to a sentence."""
    tokens = tokens_in(text, low, high)
    return [t.start for t in tokens], tokens


def tokens_before(text: str, sentence: Span, at: int, most: int) -> Clause:
    """At most `most` tokens of the sentence that end at or before `at`."""
    starts, tokens = _sentence(text, *sentence)
    stop = bisect_left(starts, at)
    if stop and tokens[stop - 1].end > at:
        stop -= 1
    return tokens[max(0, stop - most) : stop]


def tokens_after(text: str, sentence: Span, at: int, most: int) -> Clause:
    """At most `most` tokens of the sentence from `at` on."""
    starts, tokens = _sentence(text, *sentence)
    first = bisect_left(starts, at)
    return tokens[first : first + most]


def span_of(tokens: Clause) -> Span:
    """From the first token to the last."""
    return Span(tokens[0].start, tokens[-1].end)


def is_number(tokens: Clause, i: int) -> bool:
    """A quantity or percentage, not the number of a day, a year or a group."""
    word = tokens[i].word
    if not word[0].isdigit() or "/" in word or _YEAR.fullmatch(word):
        return False
    return not (i and tokens[i - 1].word in NUMBER_NAMES)


def phrase_at(tokens: Clause, i: int, phrases: Phrases) -> int:
    """How many tokens the longest of `phrases` that begins at token `i` has; 0 for none."""
    for words in phrases.get(tokens[i].word, ()):
        if len(words) == 1 or tuple(t.word for t in tokens[i : i + len(words)]) == words:
            return len(words)
    return 0
