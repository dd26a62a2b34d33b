"""Dates: every mention of a calendar time, with the parts that are written. `dukien.link.years.resolve` fixes years and days.

    ngày 25 tháng 5 năm 2023 · chiều 5-12 · tháng 12-2017 · quý III/2018 · 8 tháng đầu năm 2023 · cuối năm 2024
    nhiệm kỳ 2020 - 2025 · năm học 2019-2020 · Luật Đất đai 2003 · mùng 4 Tết Kỷ Hợi · hôm qua · năm ngoái

Vocabulary and pieces are in `pieces`, the words that tell a date from another number in `context`, the readers of
each kind in `days` and `periods`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from dukien.facts.dates import days, periods
from dukien.facts.dates.mention import DateMention, Scan, valid_day
from dukien.facts.dates.pieces import AGO_BEHIND, IS_RANGE, LINK, PART_OF_DAY, relatives
from dukien.text import Document

__all__ = ["DateMention", "find_dates"]

Reader = Callable[[Scan, int], bool]

_TIME_WORDS: Final[tuple[Reader, ...]] = (periods.relative,)
_PARTS: Final[tuple[Reader, ...]] = (periods.part,)
_SPANS: Final[tuple[Reader, ...]] = (periods.school_or_term,)
_READERS: dict[str, tuple[Reader, ...]] = {
    "ngày": (periods.ago, periods.relative, days.day_after_word),
    "tháng": (periods.month, periods.relative, periods.ago),
    "năm": (periods.ago, periods.relative, periods.year),
    "tuần": (periods.ago, periods.relative),
    "quý": (periods.relative, periods.quarter),
    "nửa": (periods.half, periods.century),
    "mồng": (days.mung,),
    "mùng": (days.mung,),
    "rằm": (days.full_moon,),
    "thứ": (periods.weekday,),
    "chủ nhật": (periods.weekday,),
    "thập niên": (periods.decade,),
    "thập kỷ": (periods.decade,),
    "thế kỷ": (periods.century,),
    "cách đây": (periods.ago,),
    "nhiệm kỳ": (periods.relative, periods.school_or_term),
}
_READERS |= dict.fromkeys(("hôm", "sáng", "trưa", "chiều", "tối", "đêm", "khuya", "rạng", "cùng"), _TIME_WORDS)
_READERS |= dict.fromkeys(("đầu", "giữa", "cuối"), _PARTS)
_READERS |= dict.fromkeys(("giai đoạn", "thời kỳ", "khóa", "mùa", "niên"), _SPANS)
_ANCHORS: Final = (*_READERS, *"0123456789")
_FIRST_DIGIT: Final = len(_READERS)
_READERS_OF: Final = tuple(_READERS.values())
_CALLED_FOR: Final[tuple[Reader, ...]] = (periods.relative, periods.ago, periods.part)
"""Readers that only some words behind the anchor call for."""
_OTHERS_OF: Final = tuple(
    tuple(read for read in readers if read not in _CALLED_FOR or word == "cách đây") for word, readers in _READERS.items()
)
_DAY_WORD: Final = _ANCHORS.index("ngày")
_BARE: Final[tuple[Reader, ...]] = (days.bare_day, periods.bare_month)
_LONGEST_LINK: Final = 24
_BARE_YEAR: Final[tuple[Reader, ...]] = (periods.bare_year,)

_NUMBER: Final = re.compile(r"\d+")
_MAY_BE_DATE: Final = re.compile(
    r" ?[/.–-] ?\d| t(?:háng|ết)|"
    rf"(?:, ?|,? (?:và|hoặc|hay|với|đến|tới|sang|cho đến) (?:hết )?{PART_OF_DAY}(?:ngày )?)(?:mùng |mồng )?\d"
)
_INSIDE_NUMBER: Final = frozenset("/.,:+&_'’")


@cache
def _anchors() -> AhoCorasick:
    """One pass for every word or digit that may begin a date."""
    return AhoCorasick(_ANCHORS, implementation=Implementation.DFA)


@cache
def _calling() -> list[frozenset[str]]:
    """By anchor, the first two letters of the words behind it that call for the readers in `_CALLED_FOR`."""
    found = []
    for anchor, readers in _READERS.items():
        behind = [phrase[len(anchor) :] for phrase in relatives() if phrase.startswith(anchor + " ")]
        behind += AGO_BEHIND if periods.ago in readers else ()
        behind += periods.PART_OF if periods.part in readers else ()
        found.append(frozenset(words[1:3] for words in behind))
    return found


def find_dates(doc: Document) -> list[DateMention]:
    """Every mention of a calendar time outside bylines, in reading order; spans in `doc.text`."""
    scan = Scan(doc.text, doc.lower)
    low = scan.low
    at = 0
    calling = _calling()
    for anchor, start, end in _anchors().find_matches_as_indexes(low):
        if start < at:
            continue
        if anchor >= _FIRST_DIGIT:
            end = _NUMBER.match(low, start).end()  # type: ignore[union-attr]
            readers = _readers_of_digits(scan, start, end)
            at = end
        else:
            readers = (_READERS_OF if low[end + 1 : end + 3] in calling[anchor] else _OTHERS_OF)[anchor]
            if readers and (low[end : end + 1].isalnum() or (start and low[start - 1].isalnum() and anchor != _DAY_WORD)):
                continue
        for read in readers:
            if read(scan, start):
                at = scan.found[-1].end
                break
    found = _share(low, scan.found)
    if doc.has_bylines:
        found = [m for m in found if doc.zone_at(m.start) != "byline"]
    return found


def _readers_of_digits(scan: Scan, start: int, end: int) -> tuple[Reader, ...]:
    """What a run of digits without a word before it may be, judged by its length and the signs around it."""
    low, n = scan.low, end - start
    if n > 4 or n == 3:
        return ()
    before = low[start - 1 : start]
    if (before and (before in _INSIDE_NUMBER or before.isalnum())) or (n < 3 and not _MAY_BE_DATE.match(low, end)):
        return ()
    if before == "-" and low[start - 2 : start - 1].isalnum() and not scan.linked(start):
        return ()
    return _BARE_YEAR if n == 4 else _BARE


def _share(low: str, found: list[DateMention]) -> list[DateMention]:
    """Give month and year of the last date of a list or range to those before it: *ngày 15 và 16/8*, *20/7 đến 30/7/2018*."""
    for i in range(len(found) - 2, -1, -1):
        a, b = found[i], found[i + 1]
        if b.start - a.end <= _LONGEST_LINK and _lacks_what_follows(a, b) and LINK.fullmatch(low, a.end, b.start):
            found[i] = _completed(a, b, bool(IS_RANGE.match(low, a.end)))
    return found


def _lacks_what_follows(a: DateMention, b: DateMention) -> bool:
    """Whether `a` has no year or month of its own that `b` could give it."""
    if a.year is not None or a.relative or b.month is None:
        return False
    if a.month is None:
        return a.day is not None and b.day is not None
    return a.lunar == b.lunar


def _completed(a: DateMention, b: DateMention, is_range: bool) -> DateMention:
    """`a` with the month and year of `b`, or of the time just before it where a range begins there."""
    month, year, b_month = a.month, b.year, b.month or 0
    if month is None:
        month = b_month
        if is_range and (a.day or 0) > (b.day or 0):  # từ ngày 28 đến 3/5
            month, year = (12, year and year - 1) if month == 1 else (month - 1, year)
    elif year and (month, a.day or 0) > (b.to_month or b_month, b.day or 31):  # từ tháng 11 đến tháng 2/2019
        year -= 1
    if a.day and not b.lunar and not valid_day(a.day, month, year):
        return a
    return replace(a, month=month, year=year, lunar=b.lunar, relative=b.relative, shared=True)
