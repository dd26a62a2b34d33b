"""First and last days of a date, its EDTF string, and the Vietnamese lunar calendar.

Days are `YYYY-MM-DD`; a year that nothing fixes is `XXXX`.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Final

from dukien.facts.dates import DateMention

_MONTH_DAYS: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TWO_DIGITS: Final = tuple(f"{n:02d}" for n in range(32))
_EDTF_QUARTER: Final = 33
_EDTF_HALF: Final = 40


@cache
def _lunar_months() -> dict[tuple[int, int], date]:
    """First Gregorian day of every lunar (year, month)."""
    lines = files("dukien.link.years").joinpath("lunar.csv").read_text(encoding="utf-8").splitlines()
    table = {}
    for line in [ln for ln in lines if not ln.startswith("#")][1:]:
        year, _, *months = line.split(",")
        for month, first in enumerate(months[:12], 1):
            table[int(year), month] = date.fromisoformat(first if len(first) > 5 else f"{year}-{first}")
    return table


def lunar_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day in the lunar year `year`; None outside 1990-2035.

    The thirtieth of a short twelfth month is its last day: *30 Tết* is New Year's Eve whatever its number.
    """
    first = _lunar_months().get((year, month))
    if first is None:
        return None
    found = first + timedelta(days=day - 1)
    new_year = _lunar_months().get((year + 1, 1))
    if month == 12 and new_year and found >= new_year:
        return new_year - timedelta(days=1)
    return found


def _last_day(year: int | None, month: int) -> int:
    return 29 if month == 2 and year and isleap(year) else _MONTH_DAYS[month]


def _written(year: int) -> str:
    """A year in four digits (to format a number is dear)."""
    return str(year) if year > 999 else f"{year:04d}"


def iso_day(year: int | None, month: int | None, day: int) -> str:
    """A day as `YYYY-MM-DD`, with X for what is not known."""
    return f"{_written(year) if year else 'XXXX'}-{_TWO_DIGITS[month] if month else 'XX'}-{_TWO_DIGITS[day]}"


def days_of(mention: DateMention, year: int | None) -> tuple[str | None, str | None]:
    """First and last day of `mention` in `year`."""
    if mention.lunar:
        return _lunar_days(mention, year)
    if mention.day:
        day = iso_day(year, mention.month, mention.day)
        return day, day
    y = _written(year) if year else "XXXX"
    first = mention.month or 1
    last = mention.to_month or mention.month or 12
    to = _written(mention.to_year) if mention.to_year else y
    return f"{y}-{_TWO_DIGITS[first]}-01", f"{to}-{_TWO_DIGITS[last]}-{_last_day(mention.to_year or year, last)}"


def _lunar_days(mention: DateMention, year: int | None) -> tuple[str | None, str | None]:
    if year is None or mention.month is None:
        return None, None
    if mention.lunar == "tet" and mention.month == 12:
        year -= 1
    start = lunar_day(year, mention.month, mention.day or 1)
    if start is None:
        return None, None
    if mention.day:
        return start.isoformat(), start.isoformat()
    following = lunar_day(year + mention.month // 12, mention.month % 12 + 1, 1)
    return start.isoformat(), (following - timedelta(days=1)).isoformat() if following else None


def edtf(mention: DateMention, start: str | None, end: str | None, inferred: bool) -> str | None:
    """The EDTF (ISO 8601-2) string of a date with its first and last days; an inferred year is marked uncertain."""
    if start is None or end is None:
        return None
    kind = mention.granularity
    if kind == "day" and not inferred:
        return start
    year, to_year = start[:4] + "?" * (inferred and start[0] != "X"), end[:4]
    if kind == "day":
        return year + start[4:]
    if kind == "month" and not mention.lunar:
        return year + start[4:7]
    if kind == "quarter" and start[5:7] != end[5:7]:
        return f"{year}-{_EDTF_QUARTER + (int(start[5:7]) - 1) // 3}"
    if kind == "half":
        return f"{year}-{_EDTF_HALF + (int(start[5:7]) > 6)}"
    if kind == "year":
        return year
    if kind == "decade":
        return start[:3] + "X"
    if kind in ("years", "school_year", "term", "century"):
        return f"{start[:4]}/{to_year}"
    if kind == "months" and not mention.lunar:
        return f"{year}{start[4:7]}/{to_year}{'?' * (inferred and start[0] != 'X')}{end[4:7]}"
    return f"{year}{start[4:]}/{to_year}{'?' * (inferred and start[0] != 'X')}{end[4:]}"
