"""Edits to a text that remember where every character came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

Edit = tuple[int, int, str]
"""Start and end in the old text, and what stands there in the new one."""


class OffsetMap:
    """Maps spans of an edited text back to the text before the edits.

    Built by `edit`. Inside a kept or an equally long stretch a character maps to its own character; inside a
    stretch whose length changed, to the whole of the old stretch.
    """

    __slots__ = ("_edits", "_starts")

    def __init__(self, edits: Sequence[Edit], starts: list[int]) -> None:
        """`starts` are where the `edits` begin in the new text."""
        self._edits, self._starts = edits, starts

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The old span that the new span `[start, end)` stands for; an empty span stays empty."""
        first = self._left(start)
        return (first, first) if end <= start else (first, max(first, self._right(end)))

    def _left(self, at: int) -> int:
        i = bisect_right(self._starts, at) - 1
        if i < 0:
            return at
        start, end, new = self._edits[i]
        offset = at - self._starts[i]
        if offset >= len(new):
            return end + offset - len(new)
        return start + offset if len(new) == end - start else start

    def _right(self, end: int) -> int:
        i = bisect_right(self._starts, end - 1) - 1
        if i < 0:
            return end
        start, stop, new = self._edits[i]
        offset = end - self._starts[i]
        if offset > len(new):
            return stop + offset - len(new)
        return start + offset if len(new) == stop - start else stop


def edit(text: str, edits: Sequence[Edit]) -> tuple[str, OffsetMap]:
    """Apply `edits` (in order, not overlapping) to `text`; return the new text and the way back."""
    pieces: list[str] = []
    starts: list[int] = []
    at = lost = 0
    for start, end, new in edits:
        pieces += (text[at:start], new)
        starts.append(start - lost)
        lost += end - start - len(new)
        at = end
    pieces.append(text[at:])
    return "".join(pieces), OffsetMap(edits, starts)
