"""The mentions and the positions of a document in reading order: what `attach` walks along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dukien.facts.positions import Position
from dukien.link.people import gaps
from dukien.link.people.mentions import Mention
from dukien.text import Document

_ROOM: Final = 3
"""How many items behind the last may be asked for."""


class Line:
    """The mentions and positions of a document in reading order, and who owns which position."""

    def __init__(self, doc: Document, mentions: Sequence[Mention], positions: Sequence[Position]) -> None:
        self.doc, self.text, self.low = doc, doc.text, doc.lower
        behind = len(mentions) + len(positions) + _ROOM
        self.items: list[Mention | Position] = []
        self.mentions: list[Mention | None] = [None] * behind
        """The items that are mentions, and None for the others, as well as before the first and behind the last."""
        self.posts: list[Position | None] = [None] * behind
        """The same for positions."""
        self.where: list[int] = []
        """Where the positions stand in `items`."""
        self.owner: dict[int, tuple[Mention, str]] = {}
        """By index in `items`."""
        self._before: list[int] = [-1] * behind
        """For every index in `items`, that of the last mention before it; -1 without one."""
        self._fill(mentions, positions)

    def _fill(self, mentions: Sequence[Mention], positions: Sequence[Position]) -> None:
        """Put the two together, which are in reading order each."""
        i, k, last = 0, 0, -1
        for position in positions:
            start = position.start
            while k < len(mentions) and ((m := mentions[k]).start < start or (m.start == start and m.end <= position.end)):
                last = self._add_mention(i, last, m)
                i, k = i + 1, k + 1
            self.items.append(position)
            self.posts[i], self._before[i] = position, last
            self.where.append(i)
            i += 1
        for m in mentions[k:]:
            last = self._add_mention(i, last, m)
            i += 1

    def _add_mention(self, i: int, last: int, mention: Mention) -> int:
        self.items.append(mention)
        self.mentions[i], self._before[i] = mention, last
        return i

    def before(self, i: int) -> int:
        """The index of the last mention before the item `i` that no bracket holds; -1 without one."""
        k = self._before[i]
        while k >= 0 and (mention := self.mentions[k]) is not None and self._bracketed(mention):
            k = self._before[k]
        return k

    def _bracketed(self, mention: Mention) -> bool:
        """Whether a mention stands in an aside behind another one: *ông Bảo (là con trai của ông |Thanh|)*."""
        start = mention.start
        opening = self.text.rfind("(", start - 60 if start > 60 else 0, start)
        if opening < 0 or not (behind := gaps.ASIDE_END.match(self.text, mention.end)):
            return False
        inside = self.text[opening + 1 : behind.end() - 2]
        return "(" not in inside and ")" not in inside and "\n" not in inside

    def relative(self, mention: Mention) -> bool:
        """Whether a mention only tells whose relative somebody is: *bà Bé - con gái ông |Thanh|* - được bổ nhiệm làm."""
        return gaps.relative_before(self.text, self.low, mention.start)

    def gap(self, i: int, j: int) -> str:
        """What stands between two items."""
        return self.text[self.items[i].end : self.items[j].start]

    def distance(self, i: int, j: int) -> int:
        """How many letters stand between two items."""
        return self.items[j].start - self.items[i].end
