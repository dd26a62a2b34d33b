"""Edits to a text that remember where every character came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import chain

Edit = tuple[int, int, str]
"""Start and end in the old text, and what stands there in the new one."""


class OffsetMap:
    """Maps spans of an edited text back to the text before the edits.

    Built by `edit`. Inside a kept or an equally long stretch a character maps to its own character; inside a
    stretch whose length changed, to the whole of the old stretch.
    """

    __slots__ = ("_kept", "_new", "_old")

    def __init__(self, new: list[int], old: list[int], kept: list[bool]) -> None:
        self._new, self._old, self._kept = new, old, kept

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The old span that the new span `[start, end)` stands for; an empty span stays empty."""
        first = self._left(start)
        return (first, first) if end <= start else (first, max(first, self._right(end)))

    def _left(self, at: int) -> int:
        i = bisect_right(self._new, at) - 1
        return self._old[i] + (at - self._new[i] if self._kept[i] else 0)

    def _right(self, end: int) -> int:
        i = bisect_right(self._new, end - 1) - 1
        return self._old[i] + (end - self._new[i]) if self._kept[i] else self._old[i + 1]


def edit(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Apply `edits` (in order, not overlapping) to `text`; return the new text and the way back."""
    pieces: list[str] = []
    new, old, kept = [0], [0], [True]
    at = length = 0
    for start, end, replacement in chain(edits, [(len(text), len(text), "")]):
        if start > at or not pieces:
            if new[-1] == length:  # nothing was written since the last mark: this one takes its place
                old[-1], kept[-1] = at, True
            else:
                new.append(length)
                old.append(at)
                kept.append(True)
            pieces.append(text[at:start])
            length += start - at
        if replacement:
            equal = len(replacement) == end - start
            if new[-1] == length:
                old[-1], kept[-1] = start, equal
            else:
                new.append(length)
                old.append(start)
                kept.append(equal)
            pieces.append(replacement)
            length += len(replacement)
            if not equal:  # `_right` reads the end of a changed stretch from the mark behind it
                new.append(length)
                old.append(end)
                kept.append(True)
        at = end
    return "".join(pieces), OffsetMap(new, old, kept)
