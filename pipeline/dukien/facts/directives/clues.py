"""Which sentences hold a word that a rule of this package waits for.

Most sentences tell nobody anything, and most expressions wait for words that most articles do not hold. A rule registers its
words with `clue` when its module is read; `Clues` tells for all rules at once which sentences hold them, and a rule looks only
into sentences that hold one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from dukien.text import Document
from dukien.text.vocabulary import Vocabulary

ANY: Final = -1
"""The clues of a stretch that nobody has read: every rule looks into it."""
_WORDS: Final[list[tuple[str, int]]] = []
_KINDS: Final = [1]


def clue(words: Iterable[str]) -> int:
    """A bit of its own for `words`, in small letters: a sentence's clues have it where one of them stands in the sentence."""
    bit = 1 << _KINDS[0]
    _KINDS[0] += 1
    _WORDS.extend((word, bit) for word in words)
    return bit


QUOTED: Final = 1
"""A quotation ends, or is marked without telling its ends apart."""


class Rare:
    """An expression each match of which holds one of a few words; it is only tried where a clue tells of one."""

    def __init__(self, expression: str, words: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> None:
        self._pattern = re.compile(expression, flags)
        self._bit = clue(words)

    def may_stand(self, clues: int) -> bool:
        """Whether a sentence with these `clues` may hold a match."""
        return bool(clues & self._bit)

    def search(self, clues: int, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match in `text[start:end]`, which stands in a sentence with these `clues`."""
        return self._pattern.search(text, start, end) if clues & self._bit else None


def _words() -> Mapping[str, int]:
    """The words of all rules, each with the clues that it is."""
    clues: dict[str, int] = {}
    for word, bit in _WORDS:
        clues[word] = clues.get(word, 0) | bit
    return clues


_VOCABULARY: Final = Vocabulary(_words)


class Clues:
    """The clues in `doc`."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._found: dict[int, int] | None = None
        self._held: dict[int, int] = {}

    def of(self, index: int) -> int:
        """The clues of sentence `index`."""
        held = self._held.get(index)
        if held is None:
            held = self._held[index] = self._words_of(index) | self._quotation_in(index)
        return held

    def _words_of(self, index: int) -> int:
        if self._found is None:  # nobody asks about an article without a word of telling
            self._found = _by_sentence(self._doc)
        return self._found.get(index, 0)

    def _quotation_in(self, index: int) -> int:
        if index >= len(self._doc.sentences):
            return 0  # an article of bylines has none
        text, (start, end) = self._doc.text, self._doc.sentences[index]
        return QUOTED if text.find('"', start, end) >= 0 or text.find("”", start, end) >= 0 else 0


def _by_sentence(doc: Document) -> dict[int, int]:
    """The clues that words are, by the index of their sentence."""
    found: dict[int, int] = {}
    last = len(doc.sentences) - 1
    index = behind = 0
    for at, _, bits in _VOCABULARY.matches(doc):
        if at >= behind:
            index = doc.sentence_index(at)
            behind = doc.sentences[index + 1].start if index < last else len(doc.text)
        found[index] = found.get(index, 0) | bits
    return found
