"""What a name may mean: the register's units that were called so at the article's time."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date
from functools import cache, lru_cache
from typing import Final, NamedTuple

from dukien.link.years import Date
from dukien.text import Document
from dukien.units.names import loose_key, one_letter_off, unaccented_key
from dukien.units.register import register

USUAL: Final = ("2016-01-01", "2020-12-31")
"""When an article that no date fixes was written: the years of the online news that the rules were made with."""


class Period(NamedTuple):
    """The days on which the article may have been written, the likeliest, and the day itself where it is known."""

    first: str
    last: str
    likely: str
    day: str | None = None


UNDATED: Final = Period(*USUAL, "2018-07-02")
"""The period of an article that nothing dates."""


class Candidate:
    """A code that a name may mean, and what counts against it."""

    def __init__(
        self, code: str, rows: tuple[int, ...], fitting: int, *, other_type: bool, other_day: bool, alike: bool = False
    ) -> None:
        parents = frozenset([register().parents[row] for row in rows]) - {""}
        self.code = code
        self.rows = rows
        """Its versions of that name, the best fitting first, of these the latest."""
        self.fitting = fitting
        """So many of them fit as well as the first."""
        self.above = parents.union(*[above(p) for p in parents]) if parents else frozenset((code,))
        """Codes of the districts and provinces of those versions; of a province also its own."""
        self.districts = frozenset([p for p in parents if len(p) == 3])
        self.other_type = other_type
        """Whether no version has a type that the text gives."""
        self.other_day = other_day
        """Whether no version holds in the article's time."""
        self.alike = alike
        """Whether the name is only spelled nearly so."""
        self.fits = not (other_type or other_day or alike)
        """Whether name, type and time are right."""

    def row(self, day: str, districts: Set[str] = frozenset()) -> int:
        """The version in one of `districts`, else of those that fit best the one that holds on `day`, else the latest."""
        rows = self.rows
        if len(rows) == 1:
            return rows[0]
        reg = register()
        if districts:
            for row in rows:
                if reg.parents[row] in districts:
                    return row
        for row in rows[: self.fitting]:
            if reg.starts[row] <= day < reg.ends[row]:
                return row
        return rows[0]


def period(doc: Document, dates: Sequence[Date]) -> Period:
    """When `doc` was written: its day of publication, else from the latest year that its dates name, else `USUAL`."""
    if doc.published:
        day = doc.published.isoformat()
        return Period(day, day, day, day)
    days = [d.start_date for d in dates if d.year_source == "explicit" and _tells_the_year(d) and d.start_date]
    if not days:
        return UNDATED
    # The latest day that is named is not after the article, but may be some time before it.
    year = max(days)[:4]
    last = f"{int(year) + 1}-12-31"
    return Period(f"{year}-01-01", last if f"{year}-01-01" >= USUAL[0] else USUAL[1], max(days))


def _tells_the_year(d: Date) -> bool:
    return (
        d.granularity in ("day", "month")
        and d.role not in ("birth", "deadline", "document", "period", "term")
        and d.start_date is not None
        and "2004" <= d.start_date[:4] <= "2040"
    )


@cache
def above(code: str) -> frozenset[str]:
    """The codes of all districts and provinces that a unit of this code has ever belonged to; of a district also itself."""
    reg = register()
    parents = {reg.parents[r] for r in reg.by_code.get(code, ())} - {""}
    found = set(parents) | ({code} if len(code) < 5 else set())
    for p in parents:
        found |= above(p)
    return frozenset(found)


@lru_cache(maxsize=1 << 12)
def candidates(level: str, key: str, types: tuple[str, ...], first: str, last: str) -> tuple[Candidate, ...]:
    """The units of `level` called `key`: one candidate a code, the fitting ones first.

    What is a province only later is the city (*Huế* before 2025), and what is a district no more the province.
    """
    reg = register()
    if level == "province":
        found = _candidates(reg.provinces.get(key, ()), (), first, last)
        return found or _candidates(reg.districts.get(key, ()), ("thành phố",), first, last)
    found = _candidates(reg.by_level[level].get(key, ()), types, first, last)
    if any(c.fits for c in found):
        return found
    # Spelled as the register spells it at another time: *Quy Nhơn* was *Qui Nhơn* until 2021.
    variants = _candidates(reg.folded(level, bare=False).get(loose_key(key), ()), types, first, last)
    if level == "district":
        variants += _candidates(reg.provinces.get(key, ()), types, first, last)
    return tuple(c for c in variants if c.fits) or found


@lru_cache(maxsize=1 << 12)
def spelled_alike(key: str, types: tuple[str, ...], district: str, first: str, last: str) -> tuple[Candidate, ...]:
    """The communes of one district whose name is nearly `key`: but for its accents, else but for one letter of five or more,
    or its last consonant."""
    reg = register()
    bare = unaccented_key(key)
    names = {r: unaccented_key(reg.keys[r]) for r in reg.members.get(district, ())}
    rows = [r for r, name in names.items() if name == bare and reg.keys[r] != key]
    if not rows and len(bare) > 4:
        rows = [r for r, name in names.items() if one_letter_off(name, bare) or cut_short(bare, name)]
    return _candidates(rows, types, first, last, alike=True)


def cut_short(a: str, b: str) -> bool:
    """Whether `a` lacks the last consonant of `b`, of one letter or two: *Chiềng Khoa* for *Chiềng Khoang*."""
    return len(a) > 6 and b.startswith(a) and b[len(a) :] in ("c", "ch", "m", "n", "ng", "nh", "p", "t")


def _candidates(
    named: Sequence[int], types: tuple[str, ...], first: str, last: str, *, alike: bool = False
) -> tuple[Candidate, ...]:
    """One candidate a code. What is of another type and of another time, or began only after the article, is none."""
    reg = register()
    undated = (first, last) == USUAL
    versions: dict[str, list[tuple[bool, bool, int]]] = {}
    for row in named:
        other_type = bool(types) and reg.types[row] not in types
        other_day = not (reg.starts[row] <= last and first < reg.ends[row])
        not_yet = reg.starts[row] > last and not (undated and len(reg.codes[row]) == 5)
        if not (other_type and other_day) and not not_yet:
            versions.setdefault(reg.codes[row], []).append((other_day, other_type, -row))
    found = []
    for code, held in versions.items():
        held.sort()
        rows = tuple([-row for _, _, row in held])
        other_day, other_type, _ = held[0]
        fitting = sum([version[:2] == held[0][:2] for version in held])
        found.append(Candidate(code, rows, fitting, other_type=other_type, other_day=other_day, alike=alike))
    return tuple(sorted(found, key=lambda c: (c.other_day, c.other_type, c.code)))


def day_of(row: int, when: Period, named: Set[str] = frozenset()) -> str:
    """The day that a version stands for in an article: the article's own, else one of its period within the version.

    The likeliest of those days, unless only the first or the last has a district of a name (a key in `named`) that the
    article uses.
    """
    days = _days(row, when)
    if len(days) > 1 and named:
        for day, district in days:
            if district in named:
                return day
    return days[0][0]


def has_one_day(row: int, when: Period) -> bool:
    """Whether `day_of` is the same whatever districts an article names."""
    return len({district for _, district in _days(row, when)}) == 1


@lru_cache(maxsize=1 << 12)
def _days(row: int, when: Period) -> list[tuple[str, str]]:
    """Days of the period within a version, and the key of its district on each."""
    reg = register()
    first = max(when.first, reg.starts[row])
    last = min(when.last, reg.last_day(row))
    days = [last if first <= last else max(min(when.last, reg.last_day(row)), reg.starts[row])]
    if not when.day and first < last:
        days = [min(max(when.likely, first), last), last, first]
    above = [reg.parent(row, day) for day in days]
    return [(day, "" if p is None else reg.keys[p]) for day, p in zip(days, above, strict=True)]


def middle(first: str, last: str) -> str:
    """The day half-way between two days."""
    a, b = date.fromisoformat(first), date.fromisoformat(last)
    return (a + (b - a) / 2).isoformat()
