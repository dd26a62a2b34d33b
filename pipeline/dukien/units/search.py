"""Units by name, day and place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dukien.units.names import (
    LEVELS_OF,
    arabic,
    key,
    loose_key,
    one_letter_off,
    plain,
    readings,
    real_name,
    split_type,
    unaccented_key,
)
from dukien.units.register import OPEN, Register, iso_day, register
from dukien.units.unit import Match, Unit, make_unit

_ALL_LEVELS = ("province", "district", "commune")
_LONGEST = 120
"""Characters: no name of a unit, even with those above it, is longer."""
_LEAST_LETTERS = 5
"""Of a name that may be misspelled."""


def find(
    name: str,
    *,
    on: str | date | None = None,
    district: str | None = None,
    province: str | None = None,
) -> list[Unit]:
    """The units that `name` may mean, best first; empty where there is none.

    `name`, `district` and `province` may begin with a type, written out or short (*xã, P., TT, TP*), and may be codes. `name`
    may go on with the units above it (*xã Bình Khánh, huyện Mỏ Cày Nam, Bến Tre*).

    `Unit.match` says how a name fits. `exact`; where no unit is so called there, in a variant of its spelling (*Đăk Lăk*,
    *Mỹ Quí*) or with another type of the same level (`variant`); with accents left out (`unaccented`); and for a name that
    the register does not have at all, but for one letter or wrong accents (`approximate`).

    `on`: versions that hold on this day (`YYYY-MM-DD`, a date or `today`); of two listings of a code the later. Where no unit
    of that name and type does, the version nearest in time, whose `match` is `other_day`: a name that came later or was gone
    by then, as writers use it all the same (look at `valid_from` and `valid_to`). Left out: versions of all times, today's
    first.
    `district`, `province`: only units within; as they were on that day, or at any time of the version's life.

    Raises:
        ValueError: `on` is no day.
    """
    day = None if on is None else iso_day(on)
    if len(name) > _LONGEST:
        return []
    reg = register()
    name, district, province = _parts(reg, name, district, province)
    within = [_Above(reg, above, digits) for above, digits in ((district, 3), (province, 2)) if above]
    elsewhen: list[Unit] = []
    known = False
    for match, wanted, rows in _candidates(reg, name):
        if (match == "approximate" and known) or (match != "variant" and elsewhen):
            break
        known = known or (bool(rows) and match != "approximate")
        units = [make_unit(reg, row, day, _match(match, fit)) for row, fit in _best(reg, rows, wanted, day, within)]
        if elsewhen:  # *Đăk Ngo* on a day on which it was written *Đắk Ngo*
            places = {place for unit in elsewhen for place in (unit.code, unit.parent_code)}
            units = [unit for unit in units if unit.match != "other_day" and {unit.code, unit.parent_code} & places]
            return units or elsewhen
        if units and units[0].match != "other_day":
            return units
        elsewhen = units
    return elsewhen


def versions(code: str) -> list[Unit]:
    """All versions of a code in the order of time; a code may have meant several units. Empty where there is no such code."""
    reg = register()
    return [make_unit(reg, row) for row in reg.by_code.get(str(code).strip(), ())]


def _parts(reg: Register, name: str, district: str | None, province: str | None) -> tuple[str, str | None, str | None]:
    """A name with the units above it behind commas, taken apart."""
    name, *above = (part.strip() for part in name.split(","))
    above = [part for part in above if part]
    if above and not province:
        wanted, bare = split_type(above[-1])
        if len(above) > 1 or district or wanted == "tỉnh" or reg.rows(("province",), loose_key(real_name(key(bare))), bare=False):
            province = above.pop()
    return name, district or (above[0] if above else None), province


def _candidates(reg: Register, name: str) -> Iterator[tuple[Match, str | None, list[int]]]:
    """How a name may match, the best way first: the type that it was read with, and the versions so called."""
    if name.isascii() and name.isdigit() and len(name) in (3, 5):
        yield "exact", None, reg.by_code.get(name, [])
        return
    read = [(wanted, LEVELS_OF[wanted] if wanted else _ALL_LEVELS, key(bare)) for wanted, bare in readings(name)]
    read = [reading for reading in read if reading[2]]
    for wanted, levels, k in read:
        # Only provinces have nicknames: *Sài Gòn* with a type before it is the ward.
        names = {level: real_name(k) if level == "province" else k for level in levels}
        yield "exact", wanted, [row for level in levels for row in reg.by_level[level].get(names[level], ())]
    if name.isascii() and name.isdigit() and len(name) == 2:
        yield "exact", None, reg.by_code.get(name, [])
    for wanted, levels, k in read:
        yield "variant", wanted, reg.rows(levels, loose_key(arabic(real_name(k), typed=wanted is not None)), bare=False)
    for wanted, levels, k in read:
        rows = reg.rows(levels, unaccented_key(k), bare=True)
        yield "unaccented", wanted, rows if k.isascii() else [row for row in rows if _agrees(k, reg.keys[row])]
    read = [reading for reading in read if _may_be_misspelled(reading[2])]
    for wanted, levels, k in read:
        yield "approximate", wanted, reg.rows(levels, unaccented_key(k), bare=True)
    for wanted, levels, k in read:
        wrong = unaccented_key(k) if k.isascii() else loose_key(k)
        near = (rows for lv in levels for name, rows in reg.folded(lv, bare=k.isascii()).items() if one_letter_off(wrong, name))
        yield "approximate", wanted, [row for rows in near for row in rows]


def _may_be_misspelled(k: str) -> bool:
    return sum(map(str.isalpha, k)) >= _LEAST_LETTERS and not any(map(str.isdigit, k))


def _agrees(k: str, name: str) -> bool:
    """Whether `k` is `name` with some accents left out, and none wrong."""
    return len(k) == len(name) and all(a in (b, c) for a, b, c in zip(k, name, plain(name), strict=True))


class _Fit(NamedTuple):
    """What speaks against a version, the gravest first."""

    other_day: bool
    other_type: bool
    above: int


def _match(match: Match, fit: _Fit) -> Match:
    if fit.other_day:
        return "other_day"
    return "variant" if match == "exact" and (fit.other_type or fit.above) else match


def _best(reg: Register, rows: list[int], wanted: str | None, day: str | None, within: list[_Above]) -> list[tuple[int, _Fit]]:
    """The rows that fit best, in order."""
    fits: dict[int, _Fit] = {}
    for row in dict.fromkeys(rows):
        ranks = [above.rank(row, day) for above in within]
        if None not in ranks:
            holds = day is None or reg.starts[row] <= day < reg.ends[row]
            fits[row] = _Fit(not holds, wanted is not None and reg.types[row] != wanted, sum(filter(None, ranks)))
    if day is None:
        best = min(fits.values(), default=None)
        return [(row, fit) for row, fit in sorted(fits.items(), key=lambda item: _latest_first(reg, item[0])) if fit == best]
    holding = _of_best(reg, {row: fit for row, fit in fits.items() if not fit.other_day}, day)
    if holding and not holding[0][1].other_type:
        return holding
    # No unit of that name and type on that day: the one of another time, or what stood in its place.
    elsewhen = {row: fit for row, fit in fits.items() if fit.other_day and not (holding and fit.other_type)}
    nearest = min((reg.days_from(row, day) for row in elsewhen), default=0)
    others = _of_best(reg, {row: fit for row, fit in elsewhen.items() if reg.days_from(row, day) == nearest}, day)
    places = {place for row, _ in others for place in (reg.codes[row], reg.parents[row])}
    stood = [(row, fit) for row, fit in holding if reg.codes[row] in places or reg.parents[row] in places]
    return stood + others if stood else others + holding


def _of_best(reg: Register, fits: dict[int, _Fit], day: str) -> list[tuple[int, _Fit]]:
    """Those that fit best; of two listings of a code on that day the later one."""
    best = min(fits.values(), default=None)
    rows = sorted((row for row, fit in fits.items() if fit == best), key=lambda row: _latest_first(reg, row, by_end=False))
    codes = [reg.codes[row] for row in rows]
    return [(row, fits[row]) for i, row in enumerate(rows) if codes[i] not in codes[:i]]


def _latest_first(reg: Register, row: int, *, by_end: bool = True) -> tuple[int, int, int, bool, str]:
    """A key to sort by: provinces before districts before communes; the latest first; those with coordinates; the code."""
    end, start = (int(d.replace("-", "") or 0) for d in (reg.ends[row] if by_end else OPEN, reg.starts[row]))
    return len(reg.codes[row]), -end, -start, not reg.coordinates[row], reg.codes[row]


class _Above:
    """A district (3 digits) or province (2) that a unit is to be within, as the caller wrote it."""

    def __init__(self, reg: Register, written: str, digits: int) -> None:
        self.reg, self.digits = reg, digits
        self.wanted, bare = split_type(written)
        k = real_name(key(bare))
        self.code = k if len(k) == digits and k.isdigit() and self.wanted is None else bare.strip()
        self.loose = loose_key(arabic(k, typed=self.wanted is not None))
        self.unaccented = unaccented_key(k) if k.isascii() else None

    def rank(self, row: int, day: str | None) -> int | None:
        """None if the version does not lie there; 0 if it does, 1 if the unit there has the name but another type."""
        reg = self.reg
        holds = day is not None and reg.starts[row] <= day < reg.ends[row]
        first, last = (day, day) if holds and day is not None else (reg.starts[row], reg.last_day(row))
        above = self._above(row, first, last)
        named = [r for r in above if loose_key(reg.keys[r]) == self.loose or reg.codes[r] == self.code]
        if not named and self.unaccented:
            named = [r for r in above if unaccented_key(reg.keys[r]) == self.unaccented]
        if not named:
            return None
        return int(self.wanted is not None and all(reg.types[r] != self.wanted for r in named))

    def _above(self, row: int, first: str, last: str) -> list[int]:
        """The versions of the units above `row`, on the level with so many digits, within the days `first` to `last`."""
        reg = self.reg
        level = [(row, first, last)]
        while level and len(reg.codes[level[0][0]]) > self.digits:
            above: list[tuple[int, str, str]] = []
            for r, a, b in level:
                a, b = max(a, reg.starts[r]), min(b, reg.last_day(r))
                held = [p for p in reg.by_code.get(reg.parents[r], ()) if reg.starts[p] <= b and a < reg.ends[p]]
                nearest = reg.parent(r, b)
                above += [(p, a, b) for p in held or ([] if nearest is None else [nearest])]
            level = above
        return [r for r, _, _ in level if len(reg.codes[r]) == self.digits]
