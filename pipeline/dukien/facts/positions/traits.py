"""What a head tells of the words behind it, and whether an organisation may begin there at all."""

from __future__ import annotations

from typing import Final

from dukien.facts.positions import words
from dukien.facts.positions.phrases import may_go_on


class Traits:
    """What a head, in lower case, tells of the words behind it."""

    def __init__(self, head: str) -> None:
        self.office = head.endswith("văn phòng")
        self.board = head.endswith("ban")
        self.statesman = head.endswith(words.STATESMEN)
        self.unnamed = head.endswith(words.UNNAMED)
        self.envoy = head.endswith(("đại sứ", "lãnh sự", "đại diện"))
        self.staff = head.endswith(words.STAFF)
        self.own = next((u for u in words.OWN if head.endswith(u)), "") if head.endswith(words.LEADS) else ""
        """The kind of body in the head: *trưởng |phòng|*."""


NO_TRAITS: Final = Traits("")


def may_begin(text: str, low: str, at: int, limit: int, traits: Traits) -> bool:
    """Whether an organisation may begin behind a head that ends at `at`: most heads stand alone, before a verb or a name."""
    if limit <= at + 1:
        return False
    if traits.board or traits.office:
        return True
    if text[at] != " " or not text[at + 1].isalnum():
        return False
    if text[at + 1].isupper() or traits.unnamed or traits.envoy or traits.staff:
        return True
    return may_go_on(low, at + 1, limit)
