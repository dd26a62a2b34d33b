"""The counted noun behind a number (*14/19 tiêu chí*, *132 thành viên*)."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from importlib.resources import files
from typing import Final

from dukien.text.normal import fold_spelling

_WORDS: Final = re.compile(r" ?((?:[^\W\d_]+)(?: [^\W\d_]+){0,3})")
_LETTERS: Final = re.compile(r" ?([^\W\d_]+)")


@cache
def nouns(shares: bool) -> frozenset[str]:
    """The vocabulary, with or without the nouns that only fractions are taken of (*2/3 diện tích*)."""
    things, _, rest = files("dukien.facts").joinpath("counted.txt").read_text(encoding="utf-8").partition("\n[shares]")
    lines = (things + (rest if shares else "")).splitlines()
    words = (w.strip() for line in lines if not line.startswith(("#", "[")) for w in line.split(","))
    return frozenset(fold_spelling(w) for w in words if w)


@cache
def first_words(shares: bool) -> frozenset[str]:
    """The words that a counted noun begins with."""
    return frozenset(noun.partition(" ")[0] for noun in nouns(shares))


def counted_noun(text: str, at: int, *, shares: bool = True) -> tuple[int, int] | None:
    """The span of the longest known counted noun that begins at `at` (or behind one space), None where there is none."""
    first = _LETTERS.match(text, at)
    if not first or first[1].lower() not in first_words(shares) or not (m := _WORDS.match(text, at)):
        return None
    noun = longest(m[1].lower(), nouns(shares))
    return (m.start(1), m.start(1) + len(noun)) if noun else None


def longest(words: str, known: Container[str]) -> str:
    """The most words that `words` begins with and that are `known` together; empty for none."""
    while words and words not in known:
        words = words.rpartition(" ")[0]
    return words
