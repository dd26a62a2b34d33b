"""Words, numbers and marks of a sentence, as the modules of `dukien.facts.indicators` read them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from dukien.facts.indicators.words import NUMBER_NAMES, Phrases
from dukien.text import Document, Span

_TOKEN: Final = re.compile(r"\d(?:[\d.,/-]*\d)?%?|[^\W\d_]+(?:[-’'][^\W\d_]+)*[\d²³]?|[^\w\s]+|\S")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_DAY: Final = re.compile(r"\d{1,2}-(?:0?\d|1[0-2])(?:-\d{4})?|(?:\d{1,2}|\d{4})-(?:19|20)\d\d")  # *13-6, 8-2017, 2018-2030*
_IN_NUMBER: Final = "0123456789.,/-"
QUOTES: Final = frozenset('"“”')
_SHORT: Final = 5
_MOST_BEFORE: Final = 64
_SHORT_WAY: Final = 400
"""Up to so many characters from the beginning of a sentence its tokens are made anew for each number, not kept for all."""
_LONG: Final = 300
"""From so many characters on it is noted what was made into tokens of a sentence."""
_FAR: Final = 160
"""How many characters before a number are looked at for its own clause."""
_LONG_WORD: Final = 6  # characters with the space behind it
_BEYOND: Final = 3
"""How many words before a mark say whether it parts clauses."""
CLOSING: Final = frozenset(',.;:)…”"')


class Token:
    """A word, number or mark of the text."""

    def __init__(self, text: str, start: int, end: int, word: str) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.word = word
        """In small letters."""

    @property
    def written(self) -> str:
        """As it stands in the text; few are asked for it."""
        return self.text[self.start : self.end]


Clause = list[Token]


class _Sentence:
    """A long sentence. Its tokens are made anew around each number, but once for all where so many numbers stand close."""

    def __init__(self, text: str, lower: str, low: int, high: int) -> None:
        self._text = text
        self._lower = lower
        self._low = low
        self._high = high
        self._starts: list[int] = []
        self._tokens: Clause = []
        self._read = 0
        """How many characters were made into tokens."""

    def tokens(self, low: int, high: int) -> Clause:
        """Those of `text[low:high]`, which begins and ends where a token does."""
        if self._read < self._high - self._low:
            self._read += high - low
            return _tokens(self._text, self._lower, low, high)
        if not self._starts:
            self._tokens = _tokens(self._text, self._lower, self._low, self._high)
            self._starts = [t.start for t in self._tokens]
        return self._tokens[bisect_left(self._starts, low) : bisect_left(self._starts, high)]


def tokens_in(doc: Document, sentence: Span, low: int, high: int) -> Clause:
    """The words, numbers and marks of `doc.text[low:high]`, which begins and ends where a token of the sentence does."""
    if sentence.end - sentence.start > _LONG:
        return _long_sentence(doc.text, doc.lower, sentence.start, sentence.end).tokens(low, high)
    return _tokens(doc.text, doc.lower, low, high)


def tokens_up_to(doc: Document, low: int, high: int) -> Clause:
    """The words, numbers and marks of `doc.text[low:high]`, one line, wherever that ends."""
    return _tokens(doc.text, doc.lower, low, high)


@lru_cache(maxsize=8)
def _long_sentence(text: str, lower: str, low: int, high: int) -> _Sentence:
    return _Sentence(text, lower, low, high)


def _tokens(text: str, lower: str, low: int, high: int) -> Clause:
    tokens: Clause = []
    at = low
    for piece in lower[low:high].split(" "):
        end = at + len(piece)
        if piece.isalpha():
            tokens.append(Token(text, at, end, piece))
        elif piece[-1:] in CLOSING and (word := piece[:-1]).isalpha():
            tokens.append(Token(text, at, end - 1, word))
            tokens.append(Token(text, end - 1, end, piece[-1]))
        elif piece[:1].isdecimal() and piece[-1].isdecimal() and not piece.strip(_IN_NUMBER):
            tokens.append(Token(text, at, end, piece))
        elif piece:
            for m in _TOKEN.finditer(lower, at, end):
                tokens.append(Token(text, m.start(), m.end(), m[0]))
        at = end + 1
    return tokens


@lru_cache(maxsize=64)
def _sentence(text: str, lower: str, low: int, high: int) -> tuple[list[int], Clause]:
    """The tokens of a sentence and where each starts; kept, because numbers come several to a sentence."""
    tokens = _tokens(text, lower, low, high)
    if _has_quotes(text, low, high):
        tokens = _without_short_quotes(tokens)
    return [t.start for t in tokens], tokens


def _without_short_quotes(tokens: Clause) -> Clause:
    """`tokens` without the marks around a word or two (*giá trị "khủng" nhất*), which part no clauses."""
    marks = [i for i, t in enumerate(tokens) if t.word in QUOTES]
    if len(marks) < 2:
        return tokens
    dropped: set[int] = set()
    for i, k in pairwise(marks):
        if i not in dropped and 1 < k - i <= _SHORT and all(t.word[0].isalpha() for t in tokens[i + 1 : k]):
            dropped |= {i, k}
    return [t for i, t in enumerate(tokens) if i not in dropped] if dropped else tokens


def tokens_before(doc: Document, sentence: Span, at: int) -> Clause:
    """At most `_MOST_BEFORE` tokens of the sentence that end at or before `at`."""
    text = doc.text
    if at == sentence.start:
        return []
    begins = text[at - 1] == " " or (text[at - 1] == "(" and text[at].isalnum())
    if begins and at - sentence.start < _SHORT_WAY and not _has_quotes(text, sentence.start, at):
        return tokens_in(doc, sentence, sentence.start, at)[-_MOST_BEFORE:]
    starts, tokens = _sentence(text, doc.lower, sentence.start, sentence.end)
    stop = bisect_left(starts, at)
    if stop and tokens[stop - 1].end > at:
        stop -= 1
    return tokens[max(0, stop - _MOST_BEFORE) : stop]


def tokens_near(doc: Document, sentence: Span, at: int, least: int) -> tuple[Clause, bool]:
    """Tokens of the sentence before `at`, and whether these are all: `least` or more, from some words before a mark on.

    Most numbers need no more than their own clause, and to make the tokens of a sentence is dear.
    """
    low = max(sentence.start, at - _FAR)
    part = doc.text[low:at]
    if not part.endswith(" "):
        return tokens_before(doc, sentence, at), True
    words = part.split(" ")
    mark = len(words) - 2
    while mark >= 0 and words[mark][-1:].isalnum() and words[mark][0].isalnum():
        mark -= 1
    first = min(mark - _BEYOND, len(words) - 1 - least)
    if first > 0:
        part = " ".join(words[first:])
        low = at - len(part)
        if ")" not in part and not _has_quotes(doc.text, low, at):
            return tokens_in(doc, sentence, low, at), False
    return tokens_before(doc, sentence, at), True


def tokens_after(doc: Document, sentence: Span, at: int, most: int) -> Clause:
    """At most `most` tokens of the sentence that stand behind the space at `at`."""
    text = doc.text
    end = text.find(" ", at + most * _LONG_WORD, sentence.end)
    high = end if end >= 0 else sentence.end
    if _has_quotes(text, at, high):
        return tokens_from(doc, sentence, at, most)
    tokens = tokens_in(doc, sentence, at + 1, high)
    return tokens[:most] if end < 0 or len(tokens) >= most else tokens_from(doc, sentence, at, most)


def _has_quotes(text: str, low: int, high: int) -> bool:
    return text.find('"', low, high) >= 0 or text.find("“", low, high) >= 0 or text.find("”", low, high) >= 0


def tokens_from(doc: Document, sentence: Span, at: int, most: int) -> Clause:
    """At most `most` tokens of the sentence from `at` on."""
    starts, tokens = _sentence(doc.text, doc.lower, sentence.start, sentence.end)
    first = bisect_left(starts, at)
    return tokens[first : first + most]


def spans_of(tokens: Clause) -> list[tuple[int, int]]:
    """The stretches of the text that the tokens cover; tokens that stand side by side are one."""
    spans: list[tuple[int, int]] = []
    start = end = -2
    for t in tokens:
        if t.start - end > 1:
            if start >= 0:
                spans.append((start, end))
            start = t.start
        end = t.end
    if tokens:
        spans.append((start, end))
    return spans


def is_number(tokens: Clause, i: int) -> bool:
    """A quantity or percentage, not the number of a day, a year or a group."""
    word = tokens[i].word
    if not word[0].isdigit() or "/" in word or _YEAR.fullmatch(word) or _DAY.fullmatch(word):
        return False
    return not (i and tokens[i - 1].word in NUMBER_NAMES)


def is_fraction(tokens: Clause, i: int) -> bool:
    """*8/11*, not the month of a year or a document's number."""
    part, slash, whole = tokens[i].word.partition("/")
    if not slash or not part[:1].isdigit() or not whole[:1].isdigit() or "/" in whole or _YEAR.fullmatch(whole):
        return False
    return not (i and tokens[i - 1].word in NUMBER_NAMES)


def phrase_at(tokens: Clause, i: int, phrases: Phrases) -> int:
    """How many tokens the longest of `phrases` that begins at token `i` has; 0 for none."""
    for words in phrases.get(tokens[i].word, ()):
        n = len(words)
        if n == 1 or words_of(tokens[i : i + n]) == words:
            return n
    return 0


def words_of(tokens: Sequence[Token]) -> list[str]:
    """The tokens in small letters."""
    return [t.word for t in tokens]
