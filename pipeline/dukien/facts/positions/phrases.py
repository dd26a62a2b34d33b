"""The words of organisations: `words.txt` and `fields.txt`, and how they are found behind a head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from dukien.facts.positions.words import OF
from dukien.text.normal import fold_spelling

Kind = Literal["closed", "organisation", "level", "modifier", "stop", "field"]
_WORD: Final = re.compile(r"[^\W_]++(?:[/'’][^\W_]++)*+(?:-[^\W_\d]{2,}+)?+")


Token = re.Match[str]
"""A word of the window behind a head: its offsets in the text, and the word in lower case."""


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
def _lengths() -> dict[str, tuple[int, ...]]:
    """By the first word of the known phrases, how many tokens they have, longer ones first."""
    found: dict[str, set[int]] = {}
    for phrase in phrases():
        words = [m[0] for m in _WORD.finditer(phrase)]
        if words:
            found.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def phrase_at(tokens: Sequence[Token], i: int, low: str) -> tuple[Kind | None, int]:
    """The longest known phrase that starts at token `i`, and how many tokens it has (1 where none is known)."""
    first = tokens[i]
    if (lengths := _lengths().get(first[0])) is None:
        return None, 1
    known, start, left = phrases(), first.start(), len(tokens) - i
    for n in lengths:
        if n <= left and (kind := known.get(low[start : tokens[i + n - 1].end()])) is not None:
            return kind, n
    return None, 1


def may_go_on(low: str, at: int, limit: int) -> bool:
    """Whether the word in small letters at `at` may begin an organisation's name, or join it to what stands before."""
    if (m := _WORD.match(low, at, limit)) is None:
        return False
    word = m[0]
    if word in OF or word[0].isdigit():
        return True
    lengths = _lengths().get(word)
    return lengths is not None and (lengths[0] > 1 or phrases().get(word, "stop") != "stop")


def tokens_in(text: str, low: str, at: int, limit: int, window: int) -> list[Token]:
    """The words from `at` on, at most `window` characters of them, up to `limit` or the end of the line."""
    limit = min(limit, at + window, len(text))
    if (line := text.find("\n", at, limit)) >= 0:
        limit = line
    return list(_WORD.finditer(low, at, limit))
