"""What a date mention is, and the scan that collects mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from dukien.facts.dates.pieces import LIST, Relative
from dukien.facts.fact import Fact

Granularity = Literal[
    "day", "week", "month", "months", "quarter", "half", "year", "years", "school_year", "term", "decade", "century"
]


@dataclass(init=False, unsafe_hash=True)
class DateMention(Fact):
    """A written date; parts that are not written are None."""

    granularity: Granularity
    day: int | None
    month: int | None
    """The first month where there are several (quarter, half, *8 tháng đầu năm*)."""
    to_month: int | None
    year: int | None
    to_year: int | None
    mod: str | None
    """`start`, `mid` or `end` of the period."""
    lunar: Literal["month", "tet"] | None
    """In the lunar calendar; `tet`: a day of the new year (month 1) or just before it (month 12 of the year before)."""
    relative: Relative | None
    """What it says from where the speaker stands (*năm ngoái*; with a month: *tháng 6 năm ngoái*)."""
    weekday: int | None
    """0 (Monday) to 6, where a day of a week is named (*thứ hai tuần tới*)."""
    shared: bool
    """The year (or month) is taken from a later date of the same list or range."""

    def __init__(
        self,
        *,
        start: int,
        end: int,
        rule: str,
        granularity: Granularity,
        day: int | None = None,
        month: int | None = None,
        to_month: int | None = None,
        year: int | None = None,
        to_year: int | None = None,
        mod: str | None = None,
        lunar: Literal["month", "tet"] | None = None,
        relative: Relative | None = None,
        weekday: int | None = None,
        shared: bool = False,
    ) -> None:
        self.start, self.end, self.rule, self.granularity = start, end, rule, granularity
        self.day, self.month, self.to_month, self.year = day, month, to_month, year
        self.to_year, self.mod, self.lunar, self.relative = to_year, mod, lunar, relative
        self.weekday, self.shared = weekday, shared


_LAST_IN_LIST: Final = re.compile(rf"{LIST}(?:ngày |tháng |hết |năm |quý |đầu |cuối |giữa )*")
_LONGEST_LINK: Final = 24


def valid_day(day: int, month: int, year: int | None) -> bool:
    """Whether the Gregorian calendar has such a day; 29 February passes where the year is not known."""
    if month == 2:
        leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return day <= 28 + leap
    return day <= (30 if month in (4, 6, 9, 11) else 31)


class Scan:
    """A text that is being read from left to right, and the mentions found so far."""

    __slots__ = ("found", "low", "text")

    def __init__(self, text: str, low: str) -> None:
        self.text, self.low = text, low
        self.found: list[DateMention] = []

    def add(self, mention: DateMention) -> bool:
        """Keep a mention, unless its day is in no calendar."""
        if mention.day and mention.month and not mention.lunar and not valid_day(mention.day, mention.month, mention.year):
            return False
        self.found.append(mention)
        return True

    def linked(self, start: int) -> DateMention | None:
        """The mention before `start`, where only a comma, a dash or *và, đến* stands between."""
        if self.found:
            last = self.found[-1]
            if 0 <= start - last.end <= _LONGEST_LINK and _LAST_IN_LIST.fullmatch(self.low, last.end, start):
                return last
        return None
