"""Places resolved: every commune mention to its official code on the article's day.

A name is borne by many communes, and a code by several units over time. What decides: the district or province that the
phrase itself states, those that the sentence, the title and the article name, the article's other communes (neighbours
are written about together), and whether only one unit bears the name. Where that does not do, the code stays open:
a wrong code is worse than none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dukien.facts.fact import Fact
from dukien.facts.places import PlaceMention
from dukien.link.places.candidates import USUAL, Period, day_of, districts, period, provinces
from dukien.link.places.choice import Choice, Chooser
from dukien.link.places.evidence import stated_after
from dukien.link.years import Date
from dukien.text import Document
from dukien.units.register import REFORM, register
from dukien.units.unit import Unit, make_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Fact):
    """One mention of an administrative unit; those of level `commune` are the rows of the table `communes`."""

    level: str
    """`province`, `district` or `commune`."""
    type: str
    name: str
    code: str | None
    district: str | None
    district_code: str | None
    province: str | None
    province_code: str | None
    candidates: tuple[str, ...]
    how: str
    valid_on: str | None
    successor_code: str | None
    successor_name: str | None
    successor_province: str | None
    latitude: float | None
    longitude: float | None


def link_places(doc: Document, mentions: Sequence[PlaceMention], dates: Sequence[Date]) -> list[Place]:
    """Resolve `mentions` (in reading order) on the day of `doc`: a `Place` for each, in the same order.

    *đặc khu* before the reform of 2025 was only a plan: such mentions are left out.
    """
    when = period(doc, dates)
    mentions = [m for m in mentions if m.types != ("đặc khu",) or when.last >= REFORM or _has_a_body(doc, m, when)]
    linker = Chooser(doc, mentions, when)
    choices = linker.run()
    inside = {code for c in linker.decided.values() for code in c.above}
    named = frozenset(m.key for m in mentions if m.level == "district")
    found = []
    for i, m in enumerate(mentions):
        choice = choices[i] if m.level == "commune" else _higher(m, i, linker, inside)
        found.append(_place(m, choice, when, named))
    return found


_BODY_BEFORE = re.compile(r"(?i)(?:UBND|HĐND|đảng ủy|công an|ủy ban nhân dân|đảng bộ|trung tâm phục vụ hành chính công)\s*$")


def _has_a_body(doc: Document, m: PlaceMention, when: Period) -> bool:
    """Whether an article of unknown time speaks of a special zone's authorities, so that it must exist."""
    return when[:2] == USUAL and _BODY_BEFORE.search(doc.text, max(0, m.start - 36), m.start) is not None


def _higher(m: PlaceMention, i: int, linker: Chooser, inside: set[str]) -> Choice:
    """A district or province: the only one of the name, else the one that the article's province or communes tell."""
    when = linker.when
    if m.level == "province":
        options = provinces(m.key, when.first, when.last)
    else:
        options = districts(m.key, m.types, when.first, when.last)
    fitting = [c for c in options if options and c.misfit == options[0].misfit]
    if len(fitting) <= 1:
        return Choice(fitting[0].row(), "unique", (fitting[0].code,)) if fitting else Choice(None, "none", ())
    _, province = stated_after(linker.doc, linker.mentions, linker.parents, i)
    named = frozenset(code for p in linker.parents.values() if p.level == "province" for code in p.codes)
    for how, codes in (("province", province.codes if province else frozenset()), ("context", inside), ("province", named)):
        narrowed = [c for c in fitting if c.code in codes or not codes.isdisjoint(c.above)]
        if how == "context":
            narrowed = [c for c in fitting if c.code in codes]
        if len(narrowed) == 1:
            return Choice(narrowed[0].row(), how, (narrowed[0].code,))
    return Choice(None, "none", tuple(c.code for c in fitting))


def _place(m: PlaceMention, choice: Choice, when: Period, named: frozenset[str]) -> Place:
    if choice.row is None:
        filled: _Filled = _OPEN_FILLED
        kind = m.types[0] if m.types else ""
    else:
        filled = _filled(choice.row, day_of(choice.row, when, named))
        own = register().types[choice.row]
        kind = own if own in m.types or not m.types else m.types[0]
    return Place(
        start=m.start,
        end=m.end,
        rule=m.rule,
        level=_LEVELS.get(len(filled.code or ""), m.level),
        type=kind,
        name=m.name,
        code=filled.code,
        district=filled.district,
        district_code=filled.district_code,
        province=filled.province,
        province_code=filled.province_code,
        candidates=choice.codes,
        how=choice.how,
        valid_on=when.day or filled.on,
        successor_code=filled.successor_code,
        successor_name=filled.successor_name,
        successor_province=filled.successor_province,
        latitude=filled.latitude,
        longitude=filled.longitude,
    )


class _Filled(NamedTuple):
    """The columns of a `Place` that a register row and a day decide."""

    code: str | None = None
    district: str | None = None
    district_code: str | None = None
    province: str | None = None
    province_code: str | None = None
    on: str | None = None
    successor_code: str | None = None
    successor_name: str | None = None
    successor_province: str | None = None
    latitude: float | None = None
    longitude: float | None = None


_OPEN_FILLED = _Filled()
_LEVELS = {2: "province", 3: "district", 5: "commune"}


@lru_cache(maxsize=1 << 14)
def _filled(row: int, day: str) -> _Filled:
    unit = make_unit(register(), row, day)
    heir = _heir(unit)
    return _Filled(
        unit.code,
        unit.district,
        unit.district_code,
        unit.province,
        unit.province_code,
        day,
        heir.code if heir else None,
        heir.name if heir else None,
        heir.province if heir else None,
        unit.latitude,
        unit.longitude,
    )


def _heir(unit: Unit) -> Unit | None:
    """The unit of today: of several the one of the same name, else the nearest (by the register's coordinates)."""
    heirs = unit.successors(max(REFORM, unit.valid_from or ""))
    if len(heirs) <= 1 or unit.latitude is None or unit.longitude is None:
        return heirs[0] if heirs else None
    lat, lon = unit.latitude, unit.longitude

    def distance(u: Unit) -> float:
        return math.inf if u.latitude is None or u.longitude is None else math.hypot(u.latitude - lat, u.longitude - lon)

    return min(heirs, key=lambda u: (u.name != unit.name, distance(u), u.code))
