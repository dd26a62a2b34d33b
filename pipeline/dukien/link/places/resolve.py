"""Places resolved: every mention of a unit to its official code on the article's day.

A name is borne by many units, and a code by several units over time. What decides stands in `evidence`, how it is
weighed in `choice`. Where it does not do, the code stays open and the candidates stand: a wrong code is worse than none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence, Set
from functools import lru_cache
from typing import Any, Final

from dukien.facts.fact import Fact, fact
from dukien.facts.places import PlaceMention
from dukien.link.places.candidates import USUAL, Period, day_of, period
from dukien.link.places.choice import MOST_TOLD, SURE, UNLIKELY, Choice, Chooser
from dukien.link.places.evidence import weights
from dukien.link.years import Date
from dukien.text import Document
from dukien.units.register import REFORM, least_sure, register
from dukien.units.unit import Unit, make_unit


@fact
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
    named = frozenset([m.key for m in mentions if m.level == "district"])
    columns: dict[int, dict[str, Any]] = {}
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


def _columns(choice: Choice, level: str, when: Period, named: frozenset[str]) -> dict[str, Any]:
    """The columns that all mentions with the same choice have in common."""
    if choice.row is not None and choice.sure:
        return _sure_unit(choice.row, day_of(choice.row, when, named))
    likely = [o for o in choice.options if o.probability >= UNLIKELY][:MOST_TOLD]
    how, evidence = _how(choice)
    told = {
        "candidates": tuple([o.candidate.code for o in likely]),
        "candidate_probabilities": tuple([round(o.probability, 3) for o in likely]),
        "how": how,
        "evidence": evidence,
    }
    if choice.row is None:
        return _OPEN_UNIT | told | {"level": level, "valid_on": when.day}
    return _unit(choice.row, day_of(choice.row, when, named)) | told


def _how(choice: Choice) -> tuple[str, tuple[str, ...]]:
    """What decided: in a word (the column `how`), and the kinds of the clues that spoke for it, the strongest first."""
    if choice.row is None:
        return "none", ()
    value = weights()
    spoke = [(value[name] * strength, name) for name, strength in choice.options[0].clues]
    if not spoke:
        return ("unique" if choice.unique else "district"), ()
    spoke.sort(reverse=True)
    kinds = tuple(dict.fromkeys([name.partition(".")[0] for weight, name in spoke if weight > 0]))
    if choice.unique:
        return "unique", kinds
    sums = dict.fromkeys(("district", "province", "context"), 0.0)
    for weight, name in spoke:
        kind, _, part = name.replace("leading_", "").replace("only_", "").partition(".")
        sums["context" if kind == "neighbours" or part not in sums else part] += max(weight, 0.0)
    return max(sums, key=sums.__getitem__), kinds


def _place(m: PlaceMention, columns: dict[str, Any]) -> Place:
    unit_type, types = columns["type"], m.types
    return Place(
        **columns
        | {
            "start": m.start,
            "end": m.end,
            "rule": m.rule,
            "name": m.name,
            "type": types[0] if types and unit_type not in types else unit_type,
        }
    )


_OPEN_UNIT: Final[dict[str, Any]] = dict.fromkeys((
    "type", "official_name", "code", "district", "district_code", "province", "province_code", "latitude", "longitude",
    "successor_code", "successor_name", "successor_province", "successor_basis",
)) | {"successor_codes": ()}  # fmt: skip
"""The columns that a unit decides, where that is open."""


@lru_cache(maxsize=1 << 12)
def _sure_unit(row: int, day: str) -> dict[str, Any]:
    """The columns of the only unit that bears a name."""
    unit = _unit(row, day)
    told = {"candidates": (unit["code"],), "candidate_probabilities": (SURE,), "how": "unique", "evidence": ()}
    return unit | told


@lru_cache(maxsize=1 << 12)
def _unit(row: int, day: str) -> dict[str, Any]:
    """The columns that a register row and a day decide."""
    unit = make_unit(register(), row, day)
    heirs = unit.successors()
    heir = _main(unit, heirs) if unit.level != "district" else None  # a district's communes are no district
    provinces = {u.province for u in heirs}
    return {
        "level": unit.level,
        "type": unit.type,
        "official_name": unit.full_name,
        "code": unit.code,
        "district": unit.district,
        "district_code": unit.district_code,
        "province": unit.province,
        "province_code": unit.province_code,
        "valid_on": day,
        "successor_code": heir.code if heir else None,
        "successor_name": heir.name if heir else None,
        "successor_province": heir.province if heir else provinces.pop() if len(provinces) == 1 else None,
        "successor_codes": tuple(u.code for u in heirs),
        "successor_basis": least_sure(*(u.basis for u in heirs)) if heirs else None,
        "latitude": unit.latitude,
        "longitude": unit.longitude,
    }


def _main(unit: Unit, heirs: Sequence[Unit]) -> Unit | None:
    """The unit of today: of several the one of the same name, else the nearest (by the register's coordinates)."""
    if len(heirs) <= 1 or unit.latitude is None or unit.longitude is None:
        return heirs[0] if heirs else None
    lat, lon = unit.latitude, unit.longitude

    def distance(u: Unit) -> float:
        return math.inf if u.latitude is None or u.longitude is None else math.hypot(u.latitude - lat, u.longitude - lon)

    return min(heirs, key=lambda u: (u.name != unit.name, distance(u), u.code))
