"""How expressions begin: a look ahead that fails at most words of a text, before any of the expressions is tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

_HEAD: Final = re.compile(r"(?:[\w-](?![?*{])|\[\w+\](?![?*{]))+")
"""Letters that every text of an expression begins with."""
_SIGN: Final = re.compile(r"\\.|\[[^]]*\]|[()|]")
_OPTIONAL: Final = re.compile(r"[?*]|\{0,\d*\}")


def ahead(expression: str) -> str:
    """A look ahead that holds wherever `expression` matches: its first letters, by alternative.

    Raises ValueError where an alternative may begin with any letter.
    """
    return f"(?={by_letter(_heads(expression))})"


def by_letter(words: Iterable[str]) -> str:
    """An alternation of `words` that looks at the first letter once."""
    rests: dict[str, set[str]] = {}
    for word in words:
        first = word[: word.index("]") + 1] if word[0] == "[" else word[0]
        rests.setdefault(first, set()).add(word[len(first) :])
    return "|".join(
        f"{first}(?:{'|'.join(sorted(these))})" if "" not in these else first for first, these in sorted(rests.items())
    )


def _heads(expression: str) -> Iterator[str]:
    for alternative in _split(expression):
        yield from _first(alternative)


def _first(alternative: str) -> Iterator[str]:
    """The heads of an alternative: those of its groups too, as far as they may be left out."""
    rest = alternative
    while rest.startswith("("):
        end = _closing(rest)
        group, rest = rest[:end], rest[end:]
        if group.startswith(("(?=", "(?!", "(?<=", "(?<!")):
            continue
        yield from _heads(re.sub(r"^\((?:\?:|\?P<\w+>)?|\)$", "", group))
        if (may := _OPTIONAL.match(rest)) is None:
            return
        rest = rest[may.end() :]
    if (head := _HEAD.match(rest)) is None:
        raise ValueError(f"begins with any letter: {alternative!r}")
    yield head[0]


def _split(expression: str) -> list[str]:
    """The alternatives of an expression."""
    bars = [at for at, letter, depth in _depths(expression) if letter == "|" and not depth]
    return [expression[a + 1 : b] for a, b in pairwise((-1, *bars, len(expression)))]


def _closing(expression: str) -> int:
    """Where the group ends that `expression` begins with."""
    return next(at + 1 for at, letter, depth in _depths(expression) if letter == ")" and not depth)


def _depths(expression: str) -> Iterator[tuple[int, str, int]]:
    """Every letter that has a meaning of its own, where it stands and in how many brackets."""
    depth = 0
    for m in _SIGN.finditer(expression):
        if (sign := m[0]) in "()|":
            depth -= sign == ")"
            yield m.start(), sign, depth
            depth += sign == "("
