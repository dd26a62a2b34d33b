"""Which facts stand where: an article cut into stretches, and a line of words for each fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dukien.dataset.schema import (
    FACTS,
    CommuneRow,
    DateRow,
    DirectiveRow,
    EventRow,
    FactRow,
    MentionRow,
    OfficialRow,
    ParticipantRow,
    PlaceRow,
    QuantityRow,
    RatioItemRow,
    RatioRow,
)

TABLE_OF: dict[type[FactRow], str] = {table.row_type: table.name for table in FACTS}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of the article that lie in the same facts."""

    text: str
    facts: tuple[FactRow, ...]
    """The facts that it lies in, the longest first."""


def stretches(text: str, facts: Iterable[FactRow]) -> Iterator[Stretch]:
    """Cut `text` wherever a fact begins or ends; the stretches together are the text."""
    starts: dict[int, list[FactRow]] = {}
    for fact in facts:
        starts.setdefault(fact.start_char, []).append(fact)
    cuts = sorted({0, len(text), *starts, *(f.end_char for at in starts.values() for f in at)})
    running: list[FactRow] = []
    for start, end in pairwise(cuts):
        running = [f for f in running if f.end_char > start] + starts.get(start, [])
        running.sort(key=lambda f: f.start_char - f.end_char)
        yield Stretch(text[start:end], tuple(running))


def _joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part not in (None, "", "none"))


def _span(first: object, last: object) -> str | None:
    return f"{first} – {last}" if last not in (None, first) else None if first is None else str(first)


def _place(row: PlaceRow) -> str:
    return _joined(f"{row.type or row.level} {row.name}", row.code or "code undecided", row.district, row.province)


_WORDS: dict[type[FactRow], Callable[[Any], str]] = {
    DateRow: lambda r: _joined(_span(r.start_date, r.end_date), r.mod, r.role),
    MentionRow: lambda r: _joined(r.name, r.kind),
    OfficialRow: lambda r: _joined(r.name, r.position_norm, "former" if r.former else None, r.sector, r.level),
    PlaceRow: _place,
    CommuneRow: _place,
    RatioRow: lambda r: _joined(_span(r.value, r.value_to), r.indicator, r.commune, r.date, r.status),
    RatioItemRow: lambda r: _joined(r.name, r.criterion and f"criterion {r.criterion}", r.status),
    QuantityRow: lambda r: _joined(f"{r.value:,g} {'/'.join((r.unit, *r.per))}", r.indicator, r.commune, r.date),
    DirectiveRow: lambda r: _joined(r.issuer, r.verb, r.addressee, r.date, r.deadline and f"by {r.deadline}"),
    EventRow: lambda r: _joined(r.kind, r.title, r.host, r.date),
    ParticipantRow: lambda r: _joined(r.name, r.role, r.position),
}


def in_words(fact: FactRow) -> str:
    """What the fact says, beyond the words in the article, in one line."""
    return _WORDS[type(fact)](fact)
