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
from dukien.link.places.candidates import USUAL, Period, day_of, has_one_day, period
from dukien.link.places.choice import MOST_TOLD, SURE, UNLIKELY, Choice, Chooser
from dukien.link.places.evidence import weights
from dukien.link.years import Date
from dukien.text import Document
from dukien.units.register import REFORM, least_sure, register
from dukien.units.unit import Unit, make_unit


@dataclass(init=False, unsafe_hash=True)
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

    def __init__(
        self,
        level: str,
        type: str | None,
        name: str,
        official_name: str | None,
        code: str | None,
        district: str | None,
        district_code: str | None,
        province: str | None,
        province_code: str | None,
        candidates: tuple[str, ...],
        candidate_probabilities: tuple[float, ...],
        how: str,
        evidence: tuple[str, ...],
        valid_on: str | None,
        successor_code: str | None,
        successor_name: str | None,
        successor_province: str | None,
        successor_codes: tuple[str, ...],
        successor_basis: str | None,
        latitude: float | None,
        longitude: float | None,
        *,
        start: int,
        end: int,
        rule: str,
    ) -> None:
        self.start, self.end, self.rule, self.level = start, end, rule, level
        self.type, self.name, self.official_name, self.code = type, name, official_name, code
        self.district, self.district_code, self.province = district, district_code, province
        self.province_code, self.candidates, self.candidate_probabilities = province_code, candidates, candidate_probabilities
        self.how, self.evidence, self.valid_on, self.successor_code = how, evidence, valid_on, successor_code
        self.successor_name, self.successor_province = successor_name, successor_province
        self.successor_codes, self.successor_basis, self.latitude = successor_codes, successor_basis, latitude
        self.longitude = longitude

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
    units: dict[int, Place] = {}
    places = []
    for i, m in enumerate(mentions):
        choice = choices[i]
        unit = units.get(id(choice))
        if unit is None:
            unit = units[id(choice)] = _chosen(choice, m.level, chooser.when, named)
        places.append(_place(m, unit))
    return places


_BODY_BEFORE: Final = re.compile(
    r"(?i)(?:UBND|HĐND|đảng ủy|công an|ủy ban nhân dân|đảng bộ|trung tâm phục vụ hành chính công)\s*$"
)


def _has_a_body(doc: Document, m: PlaceMention, when: Period) -> bool:
    """Whether an article of unknown time speaks of a special zone's authorities, so that it must exist."""
    return when[:2] == USUAL and _BODY_BEFORE.search(doc.text, max(0, m.start - 36), m.start) is not None


def _chosen(choice: Choice, level: str, when: Period, named: frozenset[str]) -> Place:
    """What all mentions with the same choice have in common: a place without a name that stands nowhere."""
    if choice.row is None:
        return _unplaced(level, None, (*_NO_UNIT, *_told(choice), when.day, *_NO_SUCCESSOR))
    if isinstance(choice.resolved, Place):
        return choice.resolved
    level, unit_type, unit, later = _unit(choice.row, day_of(choice.row, when, named))
    if not choice.sure:
        return _unplaced(level, unit_type, (*unit, *_told(choice), *later))
    found = _unplaced(level, unit_type, (*unit, (register().codes[choice.row],), (SURE,), "unique", (), *later))
    if has_one_day(choice.row, when):
        choice.resolved = found
    return found


def _unplaced(level: str, unit_type: str | None, columns: tuple[Any, ...]) -> Place:
    """A place with the `columns` from `official_name` on."""
    return Place(level, unit_type, "", *columns, start=0, end=0, rule="")


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


def _place(m: PlaceMention, unit: Place) -> Place:
    """The mention of a unit. Every column is written out, for to hand them over as a tuple is dear."""
    types = m.types
    return Place(
        unit.level,
        types[0] if types and unit.type not in types else unit.type,
        m.name,
        unit.official_name,
        unit.code,
        unit.district,
        unit.district_code,
        unit.province,
        unit.province_code,
        unit.candidates,
        unit.candidate_probabilities,
        unit.how,
        unit.evidence,
        unit.valid_on,
        unit.successor_code,
        unit.successor_name,
        unit.successor_province,
        unit.successor_codes,
        unit.successor_basis,
        unit.latitude,
        unit.longitude,
        start=m.start,
        end=m.end,
        rule=m.rule,
    )


_NO_UNIT: Final = (None,) * 6
_NO_SUCCESSOR: Final = (None, None, None, (), None, None, None)
"""The columns that a unit decides, where that is open: before the candidates, and behind `valid_on`."""


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
