"""Readers of days: *ngày 25 tháng 5 năm 2023*, *chiều 5-12*, *31.8.2020*, *mùng 4 Tết*, *từ 24 đến 31-7*.

A reader looks at one place of a scan; it adds a mention and returns True, or returns False.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from dukien.facts.dates import context
from dukien.facts.dates import pieces as p
from dukien.facts.dates.mention import DateMention, Scan

_JOINING: Final = frozenset("/.-–")
_LISTING: Final = frozenset("-–,vhđcts")
"""What stands behind a day whose month follows with another day: a dash, a comma, *và, hoặc, với, đến, cho đến, tới, sang*."""
_LUNAR_BEHIND: Final = frozenset((" âm", " (â", " al", ", â", ", (", ", a"))


def number(text: str, table: dict[str, int]) -> int:
    """The value of digits or of a number word of `table`."""
    return int(text) if text.isdigit() else table[text]


def year_of(m: re.Match[str], *names: str) -> int | None:
    """The year that one of the groups `names` holds."""
    for name in names:
        if year := m[name]:
            return int(year)
    return None


def when(m: re.Match[str]) -> p.Relative | None:
    """*nay*, *ngoái* ... in the group `when`: a year from the article's."""
    return p.Relative("year", p.YEAR_WORDS[m["when"]], "now") if m["when"] else None


def day_after_word(scan: Scan, start: int) -> bool:
    """*ngày ...*"""
    low, at = scan.low, start + 5
    if not low[at : at + 1].isdigit():
        return _day_in_words(scan, start, at) or mung(scan, start)
    sign = _sign_behind(low, at)
    joined = sign in _JOINING
    with_year = joined and _third_number_follows(low, at)
    if with_year and (m := p.DAY_MONTH_YEAR.match(low, at)):
        return _full(scan, start, m)
    if sign == "t" and (m := p.LAST_OF_YEAR.match(low, at)):
        return _tet(scan, start, m.end(), int(m["d"]))
    if with_year and (m := p.SHORT_YEAR.match(low, at)):
        day, month, year = int(m["d"]), int(m["m"]), 2000 + int(m["yy"])
        return scan.add(
            DateMention(start=start, end=m.end(), rule="date.short_year", granularity="day", day=day, month=month, year=year)
        )
    if sign in _LISTING and (m := p.LIST_OF_DAYS.match(low, at)):
        return _bare(scan, "date.day_in_list", start, m)
    if sign == "t" and (m := p.DAY_IN_WORDS.match(low, at)):
        return _worded(scan, start, m)
    if joined and (m := p.DAY_MONTH.match(low, at)) and not context.is_per_day(scan.text, low, m.end()):
        return _day_month(scan, "date.day_month", start, m)
    if (m := p.DAY_ALONE.match(low, at)) and context.is_day_alone(low, start, m.end()):
        return _bare(scan, "date.day_alone", start, m)
    return mung(scan, start)


def _sign_behind(low: str, at: int) -> str:
    """What stands behind the number of one or two digits at `at`, or behind the space there (*24/8*, *24 - 8*, *24 tháng 8*)."""
    end = at + 2 if low[at + 1 : at + 2].isdigit() else at + 1
    sign = low[end : end + 1]
    return low[end + 1 : end + 2] if sign == " " else sign


def _third_number_follows(low: str, at: int) -> bool:
    """Whether a sign may join a year to the day and month at `at` (*24/8/2019*, *24 - 8 - 2019*); cheap."""
    first, last = at + 3, at + 9
    return low.find("/", first, last) >= 0 or low.find("-", first, last) >= 0 or low.find(".", first, last) >= 0


def _day_in_words(scan: Scan, start: int, at: int) -> bool:
    """*ngày mười tháng năm*"""
    m = p.DAY_IN_WORDS.match(scan.low, at)
    return m is not None and _worded(scan, start, m)


def bare_day(scan: Scan, start: int) -> bool:
    """A day that begins with its number."""
    low = scan.low
    sign = _sign_behind(low, start)
    joined = sign in _JOINING
    if joined and _third_number_follows(low, start) and (m := p.DAY_MONTH_YEAR.match(low, start)):
        return _full(scan, start, m)
    if sign == "t" and (m := p.LAST_OF_YEAR.match(low, start)):
        return _tet(scan, start, m.end(), int(m["d"]))
    before = scan.linked(start)
    linked = (before is not None and before.granularity == "day") or (
        bool(scan.found) and low[scan.found[-1].end : start] == " (" and scan.found[-1].granularity in ("day", "month")
    )
    if before is not None and before.lunar == "tet" and (m := p.MEMBER_OF_TET.match(low, start)):
        return _tet(scan, start, m.end(), int(m["d"]))
    if sign in _LISTING and (m := p.LIST_OF_DAYS.match(low, start)) and (linked or context.begins_list_of_days(low, start)):
        return _bare(scan, "date.day_in_list", start, m)
    if not joined:
        m = p.DAY_IN_WORDS.match(low, start) if sign == "t" else None
        if m is None or context.is_ordinal(low, start):  # kỳ họp thứ 13 tháng 7/2014
            return False
        dated = m["y"] or m["y2"] or m["m"] in p.LUNAR_MONTHS or linked or context.begins_list_of_days(low, start)
        return bool(dated) and _worded(scan, start, m)
    m = p.DAY_MONTH.match(low, start)
    if (
        not m
        or (m["s"] == "." and not linked)
        or (m["wide"] and ("–" in m["wide"] or not (m["y"] or linked or context.follows_time(low, start))))
    ):
        return False
    if not m["y"] and low[m.end() : m.end() + 1] == " " and low[m.end() + 1 : m.end() + 2].isdigit():
        return False  # 24/2 4h: a number that a segmenter took apart
    if m["y"] or m["when"] or lunar_behind(scan, m.end())[0]:
        return _day_month(scan, "date.day_month", start, m)
    if linked or context.is_day_and_month(scan.text, low, start, m.end(), m["s"] or m["wide"].strip()):
        return _day_month(scan, "date.bare_day_month", start, m)
    return False


def _bare(scan: Scan, rule: str, start: int, m: re.Match[str]) -> bool:
    return scan.add(DateMention(start=start, end=m.end(), rule=rule, granularity="day", day=int(m["d"])))


def lunar_behind(scan: Scan, end: int) -> tuple[Literal["month"] | None, int]:
    """Whether *âm lịch* stands at `end`, and where the date ends with it."""
    m = p.LUNAR.match(scan.low, end) if scan.low[end : end + 3] in _LUNAR_BEHIND else None
    return ("month", m.end()) if m else (None, end)


def _full(scan: Scan, start: int, m: re.Match[str]) -> bool:
    lunar, end = lunar_behind(scan, m.end())
    day, month, year = int(m["d"]), int(m["m"]), int(m["y"])
    return scan.add(
        DateMention(
            start=start, end=end, rule="date.day_month_year", granularity="day", day=day, month=month, year=year, lunar=lunar
        )
    )


def _day_month(scan: Scan, rule: str, start: int, m: re.Match[str]) -> bool:
    lunar, end = lunar_behind(scan, m.end())
    day, month, year = int(m["d"]), int(m["m"] or m["m2"]), year_of(m, "y")
    return scan.add(
        DateMention(
            start=start, end=end, rule=rule, granularity="day", day=day, month=month, year=year, lunar=lunar, relative=when(m)
        )
    )


def _worded(scan: Scan, start: int, m: re.Match[str]) -> bool:
    lunar, end = lunar_behind(scan, m.end())
    if m["m"] in p.LUNAR_MONTHS:
        lunar = "month"
    day, month, year = number(m["d"], p.NUMBERS), number(m["m"], p.MONTHS), year_of(m, "y", "y2")
    rule = "date.day_month_in_words"
    return scan.add(
        DateMention(
            start=start, end=end, rule=rule, granularity="day", day=day, month=month, year=year, lunar=lunar, relative=when(m)
        )
    )


def mung(scan: Scan, start: int) -> bool:
    """*mùng 4 Tết*, *mồng 10 tháng 3 âm lịch*, *mùng 2/9*, *mùng 1, 2, 3 Tết*."""
    low = scan.low
    m = p.MUNG.match(low, start)
    if not m:
        return False
    day = number(m["d"], p.NUMBERS)
    rest = p.AFTER_MUNG.match(low, m.end())
    if not rest:
        return bool(p.MORE_OF_TET.match(low, m.end())) and _tet(scan, start, m.end(), day)
    month = rest["m"] or rest["m2"]
    if not month:
        return _tet(scan, start, rest.end(), day)
    lunar, end = lunar_behind(scan, rest.end())
    return scan.add(
        DateMention(
            start=start,
            end=end,
            rule="date.mung",
            granularity="day",
            day=day,
            month=number(month, p.MONTHS),
            year=year_of(rest, "y"),
            lunar="month" if month in p.LUNAR_MONTHS or context.is_ancestors_day(low, start, end) else lunar,
        )
    )


def _tet(scan: Scan, start: int, end: int, day: int) -> bool:
    m = p.TET.match(scan.low, end)
    name, year = (m["name"], year_of(m, "y")) if m else (None, None)
    if name and year is None:
        year = p.lunar_year(name)
    month = 1 if day < 20 else 12
    end = m.end() if m else end
    return scan.add(
        DateMention(start=start, end=end, rule="date.tet", granularity="day", day=day, month=month, year=year, lunar="tet")
    )


def full_moon(scan: Scan, start: int) -> bool:
    """*rằm tháng Giêng*"""
    m = p.FULL_MOON.match(scan.low, start)
    if not m:
        return False
    month, year = number(m["m"], p.MONTHS), year_of(m, "y")
    rule = "date.full_moon"
    return scan.add(
        DateMention(start=start, end=m.end(), rule=rule, granularity="day", day=15, month=month, year=year, lunar="month")
    )
