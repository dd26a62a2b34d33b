"""Which sentences hold a word that a rule of this package waits for.

Most sentences tell nobody anything, and most expressions wait for words that most articles do not hold. A rule registers its
words with `clue` when its module is read; `Clues` tells for all rules at once where their words stand, and a rule looks only
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


_PLACES: Final[set[int]] = set()
"""The kinds of words that `Clues` keeps the places of."""


def place(words: Iterable[str]) -> int:
    """A `clue` that `Clues` also keeps the places of."""
    bit = clue(words)
    _PLACES.add(bit)
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


def _words() -> Mapping[str, tuple[int, int]]:
    """The words of all rules; for each its clues, and the one of them whose places are kept (0 for none)."""
    clues: dict[str, int] = {}
    kept: dict[str, int] = {}
    for word, bit in _WORDS:
        clues[word] = clues.get(word, 0) | bit
        if bit in _PLACES:
            kept[word] = bit
    return {word: (bits, kept.get(word, 0)) for word, bits in clues.items()}


_VOCABULARY: Final = Vocabulary(_words)


class Clues:
    """The clues in `doc`."""

    def __init__(self, doc: Document) -> None:
        self.places: dict[int, list[int]] = {bit: [] for bit in _PLACES}
        """Where the words of some kinds stand, by their bit, in reading order."""
        self._doc = doc
        self._quotes = '"' in doc.text or "”" in doc.text
        self._held: dict[int, int] = {}
        found: dict[int, int] = {}
        starts = iter([sentence.start for sentence in doc.sentences[1:]])
        index, behind = 0, next(starts, len(doc.text))
        for at, _, (bits, kept) in _VOCABULARY.matches(doc):
            while at >= behind:
                index += 1
                behind = next(starts, len(doc.text))
            found[index] = found.get(index, 0) | bits
            if kept:
                self.places[kept].append(at)
        self._found = found

    def of(self, index: int) -> int:
        """The clues of sentence `index`."""
        if not self._quotes:
            return self._found.get(index, 0)
        held = self._held.get(index)
        if held is None:
            held = self._found.get(index, 0)
            if index < len(self._doc.sentences):  # an article of bylines has none
                text, (start, end) = self._doc.text, self._doc.sentences[index]
                if text.find('"', start, end) >= 0 or text.find("”", start, end) >= 0:
                    held |= QUOTED
            self._held[index] = held
        return held
