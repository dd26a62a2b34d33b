"""The mentions and the positions of a document in reading order: what `attach` walks along."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from dukien.facts.positions import Position
from dukien.link.people import gaps
from dukien.link.people.mentions import Mention
from dukien.text import Document

_SPAN: Final = attrgetter("start", "end")
_ROOM: Final = 3
"""How many items behind the last may be asked for."""


class Line:
    """The mentions and positions of a document in reading order, and who owns which position."""

    def __init__(self, doc: Document, mentions: Sequence[Mention], positions: Sequence[Position]) -> None:
        self.doc, self.text, self.low = doc, doc.text, doc.lower
        self.items: list[Mention | Position] = sorted([*mentions, *positions], key=_SPAN)
        behind = len(self.items) + _ROOM
        self.mentions: list[Mention | None] = [None] * behind
        """The items that are mentions, and None for the others, as well as before the first and behind the last."""
        self.posts: list[Position | None] = [None] * behind
        """The same for positions."""
        self.where: list[int] = []
        """Where the positions stand in `items`."""
        self.owner: dict[int, tuple[Mention, str]] = {}
        """By index in `items`."""
        self.before: list[int] = [-1] * behind
        """For every index in `items`, that of the last mention before it that no bracket holds; -1 without one."""
        last = -1
        for i, item in enumerate(self.items):
            self.before[i] = last
            if isinstance(item, Mention):
                self.mentions[i] = item
                if not self._bracketed(item):
                    last = i
            else:
                self.posts[i] = item
                self.where.append(i)

    def _bracketed(self, mention: Mention) -> bool:
        """Whether a mention stands in an aside behind another one: *ông Bảo (là con trai của ông |Thanh|)*."""
        opening = self.text.rfind("(", max(0, mention.start - 60), mention.start)
        if opening < 0 or not (behind := gaps.ASIDE_END.match(self.text, mention.end)):
            return False
        inside = self.text[opening + 1 : behind.end() - 2]
        return "(" not in inside and ")" not in inside and "\n" not in inside

    def relative(self, mention: Mention) -> bool:
        """Whether a mention only tells whose relative somebody is: *bà Bé - con gái ông |Thanh|* - được bổ nhiệm làm."""
        return gaps.RELATIVE.before(self.text, self.low, mention.start)

    def gap(self, i: int, j: int) -> str:
        """What stands between two items."""
        return self.text[self.items[i].end : self.items[j].start]

    def distance(self, i: int, j: int) -> int:
        """How many letters stand between two items."""
        return self.items[j].start - self.items[i].end
