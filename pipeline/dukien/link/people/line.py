"""The mentions and the positions of a document in reading order: what `attach` walks along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dukien.facts.positions import Position
from dukien.link.people import gaps
from dukien.link.people.mentions import Mention
from dukien.text import Document


class Line:
    """The mentions and positions of a document in reading order, and who owns which position."""

    def __init__(self, doc: Document, mentions: Sequence[Mention], positions: Sequence[Position]) -> None:
        self.doc, self.text = doc, doc.text
        self.items: list[Mention | Position] = sorted([*mentions, *positions], key=lambda x: (x.start, x.end))
        self.owner: dict[int, tuple[Mention, str]] = {}
        """By index in `items`."""
        self.before: list[int] = []
        """For every index in `items`, that of the last mention before it that no bracket holds; -1 without one."""
        last = -1
        for i, item in enumerate(self.items):
            self.before.append(last)
            if isinstance(item, Mention) and not self._bracketed(item):
                last = i

    def _bracketed(self, mention: Mention) -> bool:
        """Whether a mention stands in an aside behind another one: *ông Bảo (là con trai của ông |Thanh|)*."""
        opening = self.text.rfind("(", max(0, mention.start - 60), mention.start)
        if opening < 0 or not (behind := gaps.ASIDE_END.match(self.text, mention.end)):
            return False
        inside = self.text[opening + 1 : behind.end() - 2]
        return "(" not in inside and ")" not in inside and "\n" not in inside

    def relative(self, mention: Mention) -> bool:
        """Whether a mention only tells whose relative somebody is: *bà Bé - con gái ông |Thanh|* - được bổ nhiệm làm."""
        return gaps.RELATIVE.search(self.text, max(0, mention.start - 40), mention.start) is not None

    def gap(self, i: int, j: int) -> str:
        """What stands between two items."""
        return self.text[self.items[i].end : self.items[j].start]

    def mention(self, i: int) -> Mention | None:
        """The `i`th item if it is a mention."""
        item = self.items[i] if 0 <= i < len(self.items) else None
        return item if isinstance(item, Mention) else None

    def position(self, i: int) -> Position | None:
        """The `i`th item if it is a position."""
        item = self.items[i] if 0 <= i < len(self.items) else None
        return item if isinstance(item, Position) else None

    def positions(self) -> Iterator[int]:
        """Where the positions stand in `items`."""
        return (i for i, item in enumerate(self.items) if isinstance(item, Position))
