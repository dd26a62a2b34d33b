"""Units by name, day and place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dukien.units.names import COMMUNE_TYPES, DISTRICT_TYPES, key, loose_key, real_name, split_type, unaccented_key
from dukien.units.register import OPEN, Register, day_before, register
from dukien.units.unit import Match, Unit, make_unit

_LEVELS_OF: dict[str | None, tuple[str, ...]] = {
    **dict.fromkeys(COMMUNE_TYPES, ("commune",)),
    **dict.fromkeys(DISTRICT_TYPES, ("district",)),
    "thành phố": ("province", "district"),
    "tỉnh": ("province",),
    None: ("province", "district", "commune"),
}


def find(
    name: str,
    *,
    on: str | date | None = None,
    district: str | None = None,
    province: str | None = None,
) -> list[Unit]:
    """The units that `name` may mean, best first.

    `name`, `district` and `province` may begin with a type, written out or short (*xã, P., TT, TP*). Accents and spelling
    are matched exactly if any unit is so called, else in their variants (*Đăk Lăk*, *Mỹ Quí*), else without accents;
    `Unit.match` says which. Where no unit of the type bears the name, one of another type of the same level may
    (`match` is then `variant`).

    `on`: versions that hold on this day (`YYYY-MM-DD` or a date); where no unit of that name does, the version nearest in
    time, whose `match` is `other_day`: a name that came later or was gone by then, as writers use it all the same
    (look at `valid_from` and `valid_to`). Left out: versions of all times, today's first.
    `district`, `province`: only units within; as they were on that day, or at any time of the version's life.
    """
    reg = register()
    day = None if on is None else str(on)[:10]
    wanted, bare = split_type(name)
    for match, rows in _candidates(reg, key(bare), wanted):
        rows = [
            row
            for row in rows
            if (district is None or _within(reg, row, day, district, 3))
            and (province is None or _within(reg, row, day, province, 2))
        ]
        rows = [row for row in rows if reg.types[row] == wanted] or rows
        if day is not None and rows:
            holding = [row for row in rows if reg.starts[row] <= day < reg.ends[row]]
            if not holding:
                match, holding = "other_day", [min(rows, key=lambda row: _days_between(reg, row, day))]
            rows = holding
        if rows:
            if match == "exact" and wanted and reg.types[rows[0]] != wanted:
                match = "variant"
            return sorted((make_unit(reg, row, day, match) for row in rows), key=_order)
    return []


def versions(code: str) -> list[Unit]:
    """All versions of a code in the order of time; a code may have meant several units."""
    reg = register()
    return [make_unit(reg, row) for row in sorted(reg.by_code.get(str(code), ()), key=reg.starts.__getitem__)]


def _candidates(reg: Register, k: str, wanted: str | None) -> Iterator[tuple[Match, list[int]]]:
    """The versions called `k`, and how they match: the best way of matching first."""
    levels = _LEVELS_OF[wanted]
    # Only provinces have nicknames: *Sài Gòn* with a type before it is the ward.
    names = {level: real_name(k) if level == "province" else k for level in levels}
    yield "exact", [row for level in levels for row in reg.by_level[level].get(names[level], ())]
    yield "variant", reg.rows(levels, loose_key(real_name(k)), bare=False)
    if k.isascii():
        yield "unaccented", reg.rows(levels, unaccented_key(k), bare=True)


def _days_between(reg: Register, row: int, day: str) -> int:
    edge = reg.starts[row] if day < reg.starts[row] else reg.last_day(row)
    return abs((date.fromisoformat(edge) - date.fromisoformat(day)).days)


def _within(reg: Register, row: int, day: str | None, name: str, digits: int) -> bool:
    """Whether the district (3 digits) or province (2) of a version is called `name`."""
    wanted, bare = split_type(name)
    k = loose_key(real_name(key(bare)))
    holds = day is not None and reg.starts[row] <= day < reg.ends[row]
    first, last = (day, day) if holds and day is not None else (reg.starts[row], reg.last_day(row))
    above = _above(reg, row, first, last, digits)
    named = [r for r in above if loose_key(reg.keys[r]) == k]
    if not named and k.isascii():
        named = [r for r in above if unaccented_key(reg.keys[r]) == unaccented_key(k)]
    if wanted and any(reg.types[r] == wanted for r in above):
        return any(reg.types[r] == wanted for r in named)
    return bool(named)


def _above(reg: Register, row: int, first: str, last: str, digits: int) -> list[int]:
    """The versions of the units above `row`, on the level with so many digits, within the days `first` to `last`."""
    level = [row]
    while level and len(reg.codes[level[0]]) > digits:
        codes = {(reg.parents[r], max(first, reg.starts[r]), min(last, day_before(reg.ends[r]))) for r in level}
        level = [p for code, a, b in codes for p in reg.by_code.get(code, ()) if reg.starts[p] <= b and a < reg.ends[p]]
    return [r for r in level if len(reg.codes[r]) == digits]


def _order(unit: Unit) -> tuple[int, list[int], int, str]:
    end = unit.valid_to or OPEN
    return len(unit.code), [-ord(c) for c in end], -len(unit.valid_from or ""), unit.code
