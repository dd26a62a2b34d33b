"""How expressions begin, so that they are tried at few words of a text: where a look ahead holds, or some letters stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

_HEAD: Final = re.compile(r"(?:[\w-](?![?*{])|\[\w+\](?![?*{]))+")
"""Letters that every text of an expression begins with."""
_SIGN: Final = re.compile(r"\\.|\[[^]]*\]|[()|]")
_OPTIONAL: Final = re.compile(r"[?*]|\{0,\d*\}")
_LOOKS: Final = ("(?=", "(?!", "(?<=", "(?<!")
_LETTER: Final = re.compile(r"[\w ,-]|\[(\w+)\]")
_TIMES: Final = re.compile(r"(?:[?*+]|\{\d*,?\d*\})\??")
_ENOUGH: Final = 8
"""Letters that tell the beginning of an expression from most other words."""


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
        if group.startswith(_LOOKS):
            continue
        yield from _heads(re.sub(r"^\((?:\?:|\?P<\w+>)?|\)$", "", group))
        if (may := _OPTIONAL.match(rest)) is None:
            return
        rest = rest[may.end() :]
    if (head := _HEAD.match(rest)) is None:
        raise ValueError(f"begins with any letter: {alternative!r}")
    yield head[0]


def openings(expression: str) -> set[str]:
    """Some letters, in small letters, one of which every text of `expression` begins with.

    Raises ValueError where an alternative may begin with any letter.
    """
    whole, begun = _openings(expression)
    if "" in (found := whole | begun):
        raise ValueError(f"begins with any letter: {expression!r}")
    return {word for word in found if not any(word[:n] in found for n in range(1, len(word)))}


def _openings(expression: str) -> tuple[set[str], set[str]]:
    """The short texts of `expression`, and what all others begin with. It is read from left to right as long as it is short."""
    whole: set[str] = set()
    begun: set[str] = set()
    for alternative in _split(expression):
        texts, rest = {""}, alternative
        while texts and rest:
            if rest.startswith(_LOOKS):
                look, rest = rest[: _closing(rest)], rest[_closing(rest) :]
                if look.startswith("(?=") and not rest:  # the text goes on like this
                    short, longer = _openings(look[3:-1])
                    begun |= {text + more for text in texts for more in short | longer}
                    break
                continue
            if (atom := _atom(rest)) is None:
                begun |= texts
                break
            end, short, longer = atom
            sign = m[0] if (m := _TIMES.match(rest, end)) else ""
            rest = rest[end + len(sign) :]
            if sign[:1] not in ("", "?"):  # more than once
                short, longer = set(), short | longer
            begun |= {text + more for text in texts for more in longer}
            kept = texts if _OPTIONAL.match(sign) else set()
            texts = kept | {text + more for text in texts for more in short}
            begun |= {text for text in texts if len(text) >= _ENOUGH}
            texts = {text for text in texts if len(text) < _ENOUGH}
        else:
            whole |= texts
    return whole, {text[:_ENOUGH] for text in begun}


def _atom(rest: str) -> tuple[int, set[str], set[str]] | None:
    """Where the letter or the group ends that `rest` begins with, and its `_openings`; None where it may be any letter."""
    if rest[0] == "(":
        end = _closing(rest)
        short, longer = _openings(re.sub(r"^\((?:\?i?:|\?P<\w+>)?|\)$", "", rest[:end]))
        return end, short, longer
    if letter := _LETTER.match(rest):
        return letter.end(), set((letter[1] or letter[0]).lower()), set()
    return None


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
