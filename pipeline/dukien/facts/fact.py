"""What all facts have in common."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(kw_only=True, unsafe_hash=True)
class Fact:
    """A stretch `[start, end)` of a document's normal text, and the rule that found it.

    The tables' `text`, `start_char` and `end_char` are the same stretch in the article as read, by
    `Document.source`; `confidence` is looked up by the rule's name.

    Nothing is assigned to a fact once it is made. No class of facts guards that itself: it would take four times as long to
    make one, and an article has some fifty. The classes with the most facts write `__init__` out: of those that `dataclass`
    makes, mypyc compiles nothing, and they take twenty times as long.
    """

    start: int
    end: int
    rule: str
