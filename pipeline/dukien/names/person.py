"""What a person's name in a text is."""

from __future__ import annotations

from dataclasses import dataclass

from dukien.text import Span


@dataclass(init=False, unsafe_hash=True)
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
    foreign: bool
    """Whether it is no name of Vietnam: by its spelling, or a known foreigner read in the Vietnamese way."""

    def __init__(
        self,
        *,
        start: int,
        end: int,
        rule: str,
        name: str,
        honorific: str | None,
        foreign: bool = False,
    ) -> None:
        self.start, self.end, self.rule, self.name = start, end, rule, name
        self.honorific, self.foreign = honorific, foreign

    @property
    def span(self) -> Span:
        """`[start, end)`."""
        return Span(self.start, self.end)
