"""The words of organisations: `words.txt` and `fields.txt`, and how they are found behind a head."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from dukien.facts.positions.words import OF
from dukien.text.normal import fold_spelling

Kind = Literal["closed", "organisation", "level", "modifier", "stop", "field"]
_WORD: Final = re.compile(r"[^\W_]++(?:[/'’][^\W_]++)*+(?:-[^\W_\d]{2,}+)?+")


class Words:
    """The words of a stretch of a text, each taken only when it is asked for: most walks end behind the second or third."""

    def __init__(self, text: str, low: str, at: int, limit: int, window: int) -> None:
        """From `at` on, at most `window` characters, up to `limit` or the end of the line; `low` is `text` in lower case."""
        self.text, self.low = text, low
        self._at, self._limit = at, limit if limit < at + window else at + window
        self.words: list[str] = []
        """In lower case."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.capital: list[bool] = []
        """Whether each begins with a capital letter."""

    def has(self, i: int) -> bool:
        """Whether there is a word `i`; it is taken where it was not yet."""
        while i >= len(self.words):
            if not self._take():
                return False
        return True

    def _take(self) -> bool:
        low, at, limit = self.low, self._at, self._limit
        start = at + 1
        if start >= limit:
            return False
        end = low.find(" ", start, limit)
        word = low[start:end] if end > start and low[at] == " " else ""
        if not word.isalnum():  # not the plain case of a word between two spaces
            m = _WORD.search(low, at, limit)
            if m is None or low.find("\n", at, m.start()) >= 0:
                self._limit = at
                return False
            (start, end), word = m.span(), m[0]
        self._at = end
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)
        self.capital.append(self.text[start].isupper())
        return True

    def run(self, i: int, n: int) -> str:
        """The `n` words from `i` on, which must have been taken, as they are written."""
        return self.text[self.starts[i] : self.ends[i + n - 1]]

    def low_run(self, i: int, n: int) -> str:
        """The same in lower case."""
        return self.low[self.starts[i] : self.ends[i + n - 1]]

    def title_case(self, i: int) -> bool:
        """Whether the word `i` has a capital letter and a small one behind it."""
        start = self.starts[i]
        return self.capital[i] and self.ends[i] - start > 1 and self.text[start + 1].islower()

    def capitals(self, i: int, heads: Collection[int]) -> int:
        """How many words from `i` on are capitalised, with a space between each two, and none begins at one of `heads`."""
        k = i
        while self.has(k) and self.capital[k] and self.starts[k] not in heads:
            if k > i and self.text[self.ends[k - 1] : self.starts[k]] != " ":
                break
            k += 1
        return k - i


@cache
def phrases() -> dict[str, Kind]:
    """Every word and phrase of `words.txt` and `fields.txt`, and what it is."""
    found: dict[str, Kind] = {}
    root = files("dukien.facts.positions")
    for line in root.joinpath("fields.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            found[fold_spelling(line)] = "field"
    kind: Kind = "stop"
    for line in root.joinpath("words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line[1 : line.index("]")]  # type: ignore[assignment]
        elif line and not line.startswith("#"):
            if kind == "stop":
                found.setdefault(fold_spelling(line), kind)
            else:
                found[fold_spelling(line)] = kind
    return found


@cache
def _beginnings() -> dict[str, tuple[Kind | None, bool]]:
    """By the first words of each known phrase, what they are themselves, and whether a longer phrase begins with them."""
    known = phrases()
    found: dict[str, tuple[Kind | None, bool]] = {}
    for phrase in known:
        words = list(_WORD.finditer(phrase))
        for word in words:
            beginning = phrase[words[0].start() : word.end()]
            longer = word is not words[-1] or found.get(beginning, (None, False))[1]
            found[beginning] = known.get(beginning), longer
    return found


_UNKNOWN: Final[tuple[Kind | None, int]] = (None, 1)


def phrase_at(words: Words, i: int) -> tuple[Kind | None, int]:
    """The longest known phrase that starts at the word `i`, and how many words it has (1 where none is known)."""
    known = _beginnings()
    if (found := known.get(words.words[i])) is None:
        return _UNKNOWN
    kind, goes_on = found
    start, k, n = words.starts[i], i, 1
    while goes_on and words.has(k + 1):
        k += 1
        if (found := known.get(words.low[start : words.ends[k]])) is None:
            break
        longer, goes_on = found
        if longer is not None:
            kind, n = longer, k - i + 1
    return kind, n


def may_go_on(low: str, at: int, limit: int) -> bool:
    """Whether the word in small letters at `at` may begin an organisation's name, or join it to what stands before."""
    end = low.find(" ", at, limit)
    word = low[at:end] if end > at else ""
    if not word.isalnum():
        if (m := _WORD.match(low, at, limit)) is None:
            return False
        word = m[0]
    if word in OF or word[0].isdigit():
        return True
    kind, goes_on = _beginnings().get(word, ("stop", False))
    return goes_on or kind != "stop"
