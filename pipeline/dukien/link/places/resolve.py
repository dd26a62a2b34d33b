"""Places resolved: every mention of a unit to its official code on the article's day.

A name is borne by many units, and a code by several units over time. What decides stands in `evidence`, how it is
weighed in `choice`. Where it does not do, the code stays open and the candidates stand: a wrong code is worse than none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from dukien.facts.fact import Fact
from dukien.facts.places import PlaceMention
from dukien.link.places.candidates import USUAL, Period, day_of, period
from dukien.link.places.choice import MOST_TOLD, SURE, UNLIKELY, Choice, Chooser
from dukien.link.places.evidence import weights
from dukien.link.years import Date
from dukien.text import Document
from dukien.units.register import REFORM, least_sure, register
from dukien.units.unit import Unit, make_unit


@dataclass(unsafe_hash=True)
class Place(Fact):
    """One mention of an administrative unit; those of level `commune` are the rows of the table `communes`."""

    level: str
    """`province`, `district` or `commune`."""
    type: str | None
    name: str
    official_name: str | None
    code: str | None
    district: str | None
    district_code: str | None
    province: str | None
    province_code: str | None
    candidates: tuple[str, ...]
    candidate_probabilities: tuple[float, ...]
    how: str
    evidence: tuple[str, ...]
    valid_on: str | None
    successor_code: str | None
    successor_name: str | None
    successor_province: str | None
    successor_codes: tuple[str, ...]
    successor_basis: str | None
    latitude: float | None
    longitude: float | None

    @property
    def probability(self) -> float | None:
        """That of `code`; None where it is open."""
        return self.candidate_probabilities[0] if self.code else None


def link_places(
    doc: Document, mentions: Sequence[PlaceMention], dates: Sequence[Date], *, without: Set[str] = frozenset()
) -> list[Place]:
    """Resolve `mentions` (in reading order) on the day of `doc`: a `Place` for each, in the same order.

    *đặc khu* before the reform of 2025 was only a plan: such mentions are left out.
    `without`: kinds of evidence (`evidence.KINDS`) to leave out of account, to see what each is worth.
    """
    if not mentions:
        return []
    when = period(doc, dates)
    mentions = [m for m in mentions if m.types != ("đặc khu",) or when.last >= REFORM or _has_a_body(doc, m, when)]
    chooser = Chooser(doc, mentions, when, without)
    choices = chooser.run()
    named = frozenset([m.key for m in mentions if m.level == "district"]) if when.day is None else frozenset()
    columns: dict[int, _Columns] = {}
    places = []
    for i, m in enumerate(mentions):
        choice = choices[i]
        shared = columns.get(id(choice))
        if shared is None:
            shared = columns[id(choice)] = _columns(choice, m.level, chooser.when, named)
        places.append(_place(m, shared))
    return places


_BODY_BEFORE: Final = re.compile(
    r"(?i)(?:UBND|HĐND|đảng ủy|công an|ủy ban nhân dân|đảng bộ|trung tâm phục vụ hành chính công)\s*$"
)


def _has_a_body(doc: Document, m: PlaceMention, when: Period) -> bool:
    """Whether an article of unknown time speaks of a special zone's authorities, so that it must exist."""
    return when[:2] == USUAL and _BODY_BEFORE.search(doc.text, max(0, m.start - 36), m.start) is not None


_Columns = tuple[str, str | None, tuple[Any, ...]]
"""Level and type, and the columns from `official_name` on."""


def _columns(choice: Choice, level: str, when: Period, named: frozenset[str]) -> _Columns:
    """The columns that all mentions with the same choice have in common."""
    if choice.row is None:
        return level, None, (*_NO_UNIT, *_told(choice), when.day, *_NO_SUCCESSOR)
    day = day_of(choice.row, when, named)
    if choice.sure:
        return _sure_unit(choice.row, day)
    level, unit_type, unit, later = _unit(choice.row, day)
    return level, unit_type, (*unit, *_told(choice), *later)


def _told(choice: Choice) -> tuple[tuple[str, ...], tuple[float, ...], str, tuple[str, ...]]:
    """The candidates, their probabilities, how the choice was made, and by what evidence."""
    likely = [o for o in choice.options if o.probability >= UNLIKELY][:MOST_TOLD]
    codes = tuple([o.candidate.code for o in likely])
    return codes, tuple([round(o.probability, 3) for o in likely]), *_how(choice)


def _how(choice: Choice) -> tuple[str, tuple[str, ...]]:
    """What decided: in a word (the column `how`), and the kinds of the clues that spoke for it, the strongest first."""
    if choice.row is None:
        return "none", ()
    value = weights()
    spoke = [(value[name] * strength, name) for name, strength in choice.options[0].clues]
    if not spoke:
        return ("unique" if choice.unique else "district"), ()
    spoke.sort(reverse=True)
    parts = _parts()
    kinds = tuple(dict.fromkeys([parts[name][0] for weight, name in spoke if weight > 0]))
    if choice.unique:
        return "unique", kinds
    sums = {"district": 0.0, "province": 0.0, "context": 0.0}
    for weight, name in spoke:
        if weight > 0:
            sums[parts[name][1]] += weight
    return max(sums, key=sums.__getitem__), kinds


@cache
def _parts() -> dict[str, tuple[str, str]]:
    """The kind of every clue, and what it tells: the district, the province, or else the context."""
    found = {}
    for clue in weights():
        kind, _, part = clue.replace("leading_", "").replace("only_", "").partition(".")
        found[clue] = kind, "context" if kind == "neighbours" or part not in ("district", "province") else part
    return found


def _place(m: PlaceMention, columns: _Columns) -> Place:
    level, unit_type, told = columns
    types = m.types
    if types and unit_type not in types:
        unit_type = types[0]
    return Place(level, unit_type, m.name, *told, start=m.start, end=m.end, rule=m.rule)


_NO_UNIT: Final = (None,) * 6
_NO_SUCCESSOR: Final = (None, None, None, (), None, None, None)
"""The columns that a unit decides, where that is open: before the candidates, and behind `valid_on`."""


@lru_cache(maxsize=1 << 12)
def _sure_unit(row: int, day: str) -> _Columns:
    """The columns of the only unit that bears a name."""
    level, unit_type, unit, later = _unit(row, day)
    return level, unit_type, (*unit, (register().codes[row],), (SURE,), "unique", (), *later)


@lru_cache(maxsize=1 << 12)
def _unit(row: int, day: str) -> tuple[str, str, tuple[Any, ...], tuple[Any, ...]]:
    """What a register row and a day decide: level and type, the columns before the candidates, and those behind the evidence."""
    unit = make_unit(register(), row, day)
    heirs = unit.successors()
    heir = _main(unit, heirs) if unit.level != "district" else None  # a district's communes are no district
    provinces = {u.province for u in heirs}
    own = (unit.full_name, unit.code, unit.district, unit.district_code, unit.province, unit.province_code)
    later = (
        day,
        heir.code if heir else None,
        heir.name if heir else None,
        heir.province if heir else provinces.pop() if len(provinces) == 1 else None,
        tuple(u.code for u in heirs),
        least_sure(*(u.basis for u in heirs)) if heirs else None,
        unit.latitude,
        unit.longitude,
    )
    return unit.level, unit.type, own, later


def _main(unit: Unit, heirs: Sequence[Unit]) -> Unit | None:
    """The unit of today: of several the one of the same name, else the nearest (by the register's coordinates)."""
    if len(heirs) <= 1 or unit.latitude is None or unit.longitude is None:
        return heirs[0] if heirs else None
    lat, lon = unit.latitude, unit.longitude

    def distance(u: Unit) -> float:
        return math.inf if u.latitude is None or u.longitude is None else math.hypot(u.latitude - lat, u.longitude - lon)

    return min(heirs, key=lambda u: (u.name != unit.name, distance(u), u.code))
