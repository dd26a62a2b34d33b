"""What a person's name in a text is."""

from __future__ import annotations

from dataclasses import dataclass

from dukien.text import Span


@dataclass(kw_only=True, unsafe_hash=True)
class PersonName:
    """A full name (two syllables or more) in a document's normal text.

    `[start, end)` is the name without its form of address; `name` is the name in title case, `honorific` the form
    of address, rank or degree before it as written (*ông, đồng chí, đại tá*), or None.
    """

    start: int
    end: int
    rule: str
    name: str
    honorific: str | None
    foreign: bool = False
    """Whether it is no name of Vietnam: by its spelling, or a known foreigner read in the Vietnamese way."""

    @property
    def span(self) -> Span:
        """`[start, end)`."""
        return Span(self.start, self.end)
