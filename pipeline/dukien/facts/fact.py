"""What all facts have in common."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A stretch `[start, end)` of a document's normal text, and the rule that found it.

    The tables' `text`, `start_char` and `end_char` are the same stretch in the article as read, by
    `Document.source`; `confidence` is looked up by the rule's name.
    """

    start: int
    end: int
    rule: str
