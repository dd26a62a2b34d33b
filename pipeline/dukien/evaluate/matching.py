"""When two texts, spans or names count as the same, and which pairs to make of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

_APOSTROPHES = {ord(c): None for c in "'’‘ʼ"}
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SYLLABLE = re.compile(r"[\w\u0300-\u036f]+")
_FINAL_Y = re.compile(r"(?:[^aeiouy]{0,3}|qu)y")

G = TypeVar("G")
R = TypeVar("R")
SpanPair = tuple[int, int]


@lru_cache(maxsize=50_000)
def fold(text: str | None) -> tuple[str, ...]:
    """The syllables of a text without case and punctuation; spellings that differ in nothing else become equal.

    The tone moves to the end of the syllable (*hoà* is *hòa*), and a final *y* that is the only vowel becomes *i*
    (*mỹ* is *mĩ*, *quý* is *quí*).
    """
    syllables = []
    for syllable in _SYLLABLE.findall(unicodedata.normalize("NFD", (text or "").casefold()).translate(_APOSTROPHES)):
        bare = "".join(c for c in syllable if c not in _TONES)
        if _FINAL_Y.fullmatch(bare):
            bare = bare[:-1] + "i"
        syllables.append(bare + "".join(c for c in syllable if c in _TONES))
    return tuple(syllables)


def same(a: str | None, b: str | None) -> bool:
    """Equal after folding."""
    return fold(a) == fold(b)


def likeness(a: str | None, b: str | None) -> float:
    """The share of their syllables that two texts have in common (Dice's coefficient), in any order."""
    x, y = Counter(fold(a)), Counter(fold(b))
    total = x.total() + y.total()
    return 2 * (x & y).total() / total if total else 1.0


def contained(a: str | None, b: str | None) -> bool:
    """Whether `b` has all the syllables of `a`."""
    return Counter(fold(a)) <= Counter(fold(b))


def overlap(a: SpanPair, b: SpanPair) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def shared_of_union(a: SpanPair, b: SpanPair) -> float:
    """The share of two spans' union that both cover."""
    shared = overlap(a, b)
    return shared / (a[1] - a[0] + b[1] - b[0] - shared) if shared else 0.0


def best_pairs(golds: Sequence[G], rows: Sequence[R], score: Callable[[G, R], float]) -> list[tuple[int, int]]:
    """Pairs of indices, each used once, taken greedily from the best score down; a score of zero makes no pair."""
    ranked = sorted(((score(g, r), i, j) for i, g in enumerate(golds) for j, r in enumerate(rows)), reverse=True)
    pairs: dict[int, int] = {}
    for value, i, j in ranked:
        if value > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return list(pairs.items())
