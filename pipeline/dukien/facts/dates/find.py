"""Dates: every mention of a calendar time, with the parts that are written. `dukien.link.years.resolve` fixes years and days.

    ngày 25 tháng 5 năm 2023 · chiều 5-12 · tháng 12-2017 · quý III/2018 · 8 tháng đầu năm 2023 · cuối năm 2024
    nhiệm kỳ 2020 - 2025 · năm học 2019-2020 · Luật Đất đai 2003 · mùng 4 Tết Kỷ Hợi · hôm qua · năm ngoái

Vocabulary and pieces are in `pieces`, the words that tell a date from another number in `context`, the readers of
each kind in `days` and `periods`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from dukien.facts.dates import days, periods
from dukien.facts.dates.mention import DateMention, Scan, valid_day
from dukien.facts.dates.pieces import AGO_BEHIND, IS_RANGE, LINK, PART_OF_DAY, relatives
from dukien.text import Document
from dukien.text.vocabulary import Vocabulary, numbers

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
    "chủ nhật tuần": (periods.weekday,),
    "thập niên": (periods.decade,),
    "thập kỷ": (periods.decade,),
    "thế kỷ": (periods.century,),
    "cách đây": (periods.ago,),
    "nhiệm kỳ": (periods.relative, periods.school_or_term),
}
_READERS |= dict.fromkeys(("hôm", "sáng", "trưa", "chiều", "tối", "đêm", "khuya", "rạng", "cùng"), _TIME_WORDS)
_READERS |= {f"thứ {day} tuần": (periods.weekday,) for day in ("hai", "ba", "tư", "năm", "sáu", "bảy", *"234567")}
_READERS |= dict.fromkeys(("đầu", "giữa", "cuối"), _PARTS)
_READERS |= dict.fromkeys(("giai đoạn", "thời kỳ", "khóa", "mùa", "niên khóa", "niên học", "niên độ", "niên vụ"), _SPANS)
_CALLED_FOR: Final[tuple[Reader, ...]] = (periods.relative, periods.ago, periods.part)
"""Readers that only some words behind the anchor call for."""
_BARE: Final[tuple[Reader, ...]] = (days.bare_day, periods.bare_month)
_LONGEST_LINK: Final = 24
_BARE_YEAR: Final[tuple[Reader, ...]] = (periods.bare_year,)

_MAY_BE_DATE: Final = re.compile(
    r" ?[/.–-] ?\d| t(?:háng|ết)|"
    rf"(?:, ?|,? (?:và|hoặc|hay|với|đến|tới|sang|cho đến) (?:hết )?{PART_OF_DAY}(?:ngày )?)(?:mùng |mồng )?\d"
)
_JOINED: Final = frozenset([sign + digit for sign in "/.–-," for digit in "0123456789"])
"""What makes a date of a short number at once."""
_SIGNS_BEHIND: Final = _JOINED | {f"{sign} " for sign in "/.–-,"} | {",m"}
_BEHIND_SPACE: Final = frozenset((" th", " tế", " và", " ho", " ha", " vớ", " đế", " tớ", " sa", " ch")).union(
    [f" {sign}{behind}" for sign in "/.–-" for behind in " 0123456789"]
)
"""How what `_MAY_BE_DATE` waits for begins, with a sign and with a space."""
_INSIDE_NUMBER: Final = frozenset("/.,:+&_'’")


class _Anchor:
    """What a word that may begin a date stands for."""

    def __init__(
        self, readers: tuple[Reader, ...], uncalled: tuple[Reader, ...], calling: frozenset[str], *, in_word: bool
    ) -> None:
        self.readers = readers
        self.uncalled = uncalled
        """Those that need no word in `calling` behind it."""
        self.calling = calling
        """The first two letters of the words behind it that call for all of its readers."""
        self.in_word = in_word
        """Whether it may end a longer word."""


def _anchors() -> Mapping[str, _Anchor]:
    """The words that may begin a date; those that begin none alone, with each word that calls for them."""
    found = {}
    for word, readers in _READERS.items():
        calling = {phrase[len(word) + 1 :] for phrase in relatives() if phrase.startswith(word + " ")}
        calling |= {behind.lstrip() for behind in AGO_BEHIND if periods.ago in readers}
        calling |= {behind.lstrip() for behind in periods.PART_OF if periods.part in readers}
        uncalled = tuple(read for read in readers if read not in _CALLED_FOR or word == "cách đây")
        if uncalled:
            found[word] = _Anchor(readers, uncalled, frozenset(words[:2] for words in calling), in_word=word == "ngày")
        else:
            phrases = {f"{word} {words.partition(' ')[0]}" for words in calling}
            found.update(dict.fromkeys(phrases, _Anchor(readers, readers, frozenset(), in_word=False)))
    return found


_VOCABULARY: Final = Vocabulary(_anchors)


def find_dates(doc: Document) -> list[DateMention]:
    """Every mention of a calendar time outside bylines, in reading order; spans in `doc.text`."""
    scan = Scan(doc.text, doc.lower)
    low = scan.low
    at = 0
    for start, end, anchor in _beginnings(doc):
        if start < at:
            continue
        for read in _readers_of_digits(scan, start, end) if anchor is None else _readers(low, start, end, anchor):
            if read(scan, start):
                at = scan.found[-1].end
                break
    found = _share(low, scan.found)
    if doc.has_bylines:
        found = [m for m in found if doc.zone_at(m.start) != "byline"]
    return found


def _beginnings(doc: Document) -> list[tuple[int, int, _Anchor | None]]:
    """The words and the digits that a date may begin with, in reading order; digits have no anchor."""
    low = doc.lower
    found: list[tuple[int, int, _Anchor | None]] = [*_VOCABULARY.matches(doc)]
    for start, end in numbers(doc):
        n = end - start
        if n < 3:
            if low[end : end + 1] == " ":
                if low[end : end + 3] not in _BEHIND_SPACE:
                    continue
            elif low[end : end + 2] not in _SIGNS_BEHIND:
                continue
        elif n != 4:
            continue
        before = low[start - 1 : start]
        if not (before and (before in _INSIDE_NUMBER or before.isalnum())):
            found.append((start, end, None))
    found.sort()  # by start and end, which no two have in common
    return found


def _readers(low: str, start: int, end: int, anchor: _Anchor) -> tuple[Reader, ...]:
    """What may read a date that begins with a word; nothing can inside a longer word."""
    readers = anchor.readers if low[end + 1 : end + 3] in anchor.calling else anchor.uncalled
    if readers and (low[end : end + 1].isalnum() or (start and not anchor.in_word and low[start - 1].isalnum())):
        return ()
    return readers


def _readers_of_digits(scan: Scan, start: int, end: int) -> tuple[Reader, ...]:
    """What a run of digits without a word before it may be, judged by its length and the signs around it."""
    low, short = scan.low, end - start < 3
    if short and low[end : end + 2] not in _JOINED and not _MAY_BE_DATE.match(low, end):
        return ()
    if start and low[start - 1] == "-" and low[start - 2 : start - 1].isalnum() and not scan.linked(start):
        return ()
    return _BARE if short else _BARE_YEAR


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
