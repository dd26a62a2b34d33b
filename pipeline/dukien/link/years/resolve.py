"""Dates resolved: every mention to its first and last calendar day.

A year that is not written comes from the dateline, else from the other dates of the article where they leave no doubt; else it
stays `XXXX`. How the article's own day is found is told in `article`, what the calendar makes of it in `calendar`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import Final

from dukien.facts.dates import DateMention
from dukien.facts.dates.mention import valid_day
from dukien.facts.dates.pieces import Relative
from dukien.facts.fact import Fact
from dukien.link.years.article import APPOSITION, ArticleDay, article_day
from dukien.link.years.calendar import days_of, edtf, iso_day, lunar_day
from dukien.text import Document

_BIRTH: Final = ("sn ", "sn: ", "sinh ", "sinh năm ", "sinh ngày ", "sinh vào ", "sinh vào ngày ", "năm sinh: ", "sinh: ")
_NO_BIRTH: Final = (
    "tuyển sinh ",
    "học sinh ",
    "thí sinh ",
    "giáo sinh ",
    "vệ sinh ",
    "hy sinh ",
    "phát sinh ",
    "nghiên cứu sinh ",
)
_DEADLINE: Final = (
    "trước ", "chậm nhất ", "chậm nhất là ", "chậm nhất vào ", "muộn nhất ", "muộn nhất là ", "hạn chót ", "hạn chót là ",
    "hạn cuối ", "hạn cuối là ", "đến hết ", "hết hạn ", "hết hạn vào ", "thời hạn đến ",
)  # fmt: skip
_DOCUMENTS: Final = (
    "quyết định", "nghị định", "thông tư", "chỉ thị", "nghị quyết", "công văn", "luật", "kế hoạch", "văn bản", "kết luận",
    "công điện", "tờ trình", "thông báo", "quy định", "hướng dẫn", "báo cáo",
)  # fmt: skip
# The last letters of these: most texts before a date end otherwise.
_BIRTH_ENDS: Final = frozenset([phrase[-3:] for phrase in _BIRTH])
_DEADLINE_ENDS: Final = frozenset([phrase[-3:] for phrase in _DEADLINE])
_DOCUMENT_ENDS: Final = frozenset([phrase[-2:] for phrase in _DOCUMENTS])
_CODE_END: Final = re.compile(r"\d ?[/-] ?[a-zđ][\w/đ-]*$")
"""*12/2019/|9/nđ-cp|*"""
_NUMBERED_END: Final = re.compile(rf"(?:{'|'.join(_DOCUMENTS)}) số [^ ]+(?: ?[-/] ?[^ ]+)*$")
"""*|quyết định số 12|*"""
_AHEAD_BEHIND: Final = re.compile(r" (?:tới|sắp tới|này tới)\b")
_AHEAD: Final = ("dự kiến", "trước", "chậm nhất", "hạn chót", "sẽ", "đến hết", "muộn nhất", "kế hoạch")
_PERIODS: Final = frozenset(("week", "months", "quarter", "half", "years", "school_year", "decade", "century"))
_STORY_CHARS: Final = 250
"""Farther back than this, *cùng ngày* is the day of the article's event."""
_FAR: Final = 3
"""Months from a day whose year is written, beyond which a day without a year may belong to another year."""
_REMEMBERED: Final = 30
"""How many dates back a date is remembered."""
_PROXY_YEAR: Final = 2019
"""Any year without 29 February, to count days in where the year is unknown."""


@dataclass(init=False, unsafe_hash=True)
class Date(Fact):
    """One row of the table `dates`."""

    start_date: str | None
    end_date: str | None
    edtf: str | None
    granularity: str
    mod: str | None
    relative: bool
    year_source: str
    role: str

    def __init__(
        self,
        *,
        start: int,
        end: int,
        rule: str,
        start_date: str | None,
        end_date: str | None,
        edtf: str | None,
        granularity: str,
        mod: str | None,
        relative: bool,
        year_source: str,
        role: str,
    ) -> None:
        self.start, self.end, self.rule, self.start_date = start, end, rule, start_date
        self.end_date, self.edtf, self.granularity, self.mod = end_date, edtf, granularity, mod
        self.relative, self.year_source, self.role = relative, year_source, role


def resolve_dates(doc: Document, mentions: list[DateMention]) -> list[Date]:
    """Fix the first and last day of every mention, in reading order; spans stay."""
    if not mentions:
        return []
    now = article_day(doc, mentions)
    dates: list[Date] = []
    for i, mention in enumerate(mentions):
        m = mention
        if i + 1 < len(mentions) and (m.lunar or m.relative):
            m = _same_as_next(doc, m, mentions[i + 1])
        if m.relative and m.month is None and m.day is None:
            start, end, source = _relative(m, m.relative, now, dates)
        else:
            m, year, source = _fix(doc, m, now, dates)
            start, end = days_of(m, year)
        dates.append(
            Date(
                start=m.start,
                end=m.end,
                rule=m.rule,
                start_date=start,
                end_date=end,
                edtf=edtf(m, start, end, source == "article"),
                granularity=m.granularity,
                mod=m.mod,
                relative=mention.relative is not None,
                year_source=source,
                role=_role(doc, m, start, now),
            )
        )
    return dates


def _fix(doc: Document, m: DateMention, now: ArticleDay, before: list[Date]) -> tuple[DateMention, int | None, str]:
    """The mention with its month, its year, and where the year comes from."""
    if m.year is not None:
        return m, m.year, "article" if m.shared else "explicit"
    if m.relative:  # tháng 6 năm ngoái
        year = now.year + (m.relative.offset or 0) if now.year else None
        return m, year, now.source if year else "none"
    if doc.text.startswith(" cùng năm", m.end):
        year = next((int(d.start_date[:4]) for d in _told(before) if d.start_date and d.start_date[0] != "X"), None)
        return m, year, "article" if year else "none"
    if m is now.lead:
        return m, now.year, now.source
    if m.day and m.month is None:
        m = _with_month(m, now, before)
    if m.lunar and before and (same := _same_day(doc, m, before[-1])):
        return same, int(same.year) if same.year else None, before[-1].year_source
    if m.lunar:
        return m, _lunar_year(m, now), now.source if now.year else "none"
    if now.year is None or now.month is None:
        year = _carried(doc, m, before)
        return m, year, "article" if year else "none"
    if m.month is None:
        return m, now.year, now.source
    year = _nearest(m.month, m.day, now, _lies_ahead(doc, m))
    if now.lead and now.lead.year and not -_FAR <= (year - now.year) * 12 + m.month - now.month <= _FAR:
        return m, None, "none"
    if m.day and not valid_day(m.day, m.month, year):
        return m, None, "none"
    return m, year, now.source


def _lies_ahead(doc: Document, m: DateMention) -> bool:
    if _AHEAD_BEHIND.match(doc.text, m.end):
        return True
    low, start = doc.lower, m.start
    left = max(0, start - 60)
    clause = max(left, low.rfind(".", left, start), low.rfind(";", left, start), low.rfind("\n", left, start))
    return any(low.find(word, clause, start) >= 0 for word in _AHEAD)


def _nearest(month: int, day: int | None, now: ArticleDay, ahead: bool) -> int:
    """The year that puts month and day nearest to the article's day; news tells more of the past than of the future."""
    year, here = now.year or 0, now.month or 0
    months = month - here + ((day or 15) - (now.day or 15)) / 31 if day else month - here
    back, forth = (-2.0, 10.0) if ahead else (-8.5, 3.5)
    if months > forth:
        return year - 1
    return year + 1 if months <= back else year


def _told(before: list[Date]) -> Iterator[Date]:
    """The dates told of last, the nearest first."""
    return islice(reversed(before), _REMEMBERED)


def _with_month(m: DateMention, now: ArticleDay, before: list[Date]) -> DateMention:
    """*ngày 12* alone: in the month of the article's day, or the one next to it; else of the day told of last."""
    last = next((d for d in _told(before) if d.granularity == "day" and d.start_date and d.start_date[5] != "X"), None)
    month, day = now.month, now.day
    if month is None or day is None:
        if last is None or last.start_date is None:
            return m
        month, day = int(last.start_date[5:7]), int(last.start_date[8:])
    assert m.day is not None
    if m.day - day > 20:
        month = 12 if month == 1 else month - 1
    if not valid_day(m.day, month, now.year):
        return m
    return replace(m, month=month)


def _same_day(doc: Document, m: DateMention, last: Date) -> DateMention | None:
    """A lunar day in apposition to the day before it (*ngày 7/2 (mùng 3 Tết)*), as that day of the Gregorian calendar."""
    if last.granularity != "day" or last.start_date is None or not APPOSITION.fullmatch(doc.text, last.end, m.start):
        return None
    year, month, day = last.start_date.split("-")
    if month == "XX" or doc.text.startswith((" đến", " -", ","), m.end):
        return None
    known = int(year) if year != "XXXX" else None
    return replace(m, lunar=None, day=int(day), month=int(month), year=known)


def _same_as_next(doc: Document, m: DateMention, following: DateMention) -> DateMention:
    """A lunar or relative day with its Gregorian day behind it as that day; else the mention as it is.

    *29 Tết (3/2/2019)*, *chiều nay 31-7*, *hôm qua (6/11)*, *thứ hai tuần này (2-7)*.
    """
    if m.granularity != "day" or not (following.day and following.month) or following.lunar:
        return m
    if m.lunar:
        told_twice = m.year is None and doc.text.startswith(" (", m.end)
    else:
        told_twice = m.relative is not None and m.relative.anchor == "now" and m.day is None
    if not told_twice or not APPOSITION.fullmatch(doc.text, m.end, following.start):
        return m
    return replace(m, lunar=None, relative=None, day=following.day, month=following.month, year=following.year)


def _lunar_year(m: DateMention, now: ArticleDay) -> int | None:
    """The lunar year that puts `m` nearest to the article's day."""
    day = now.date
    if day is None or m.month is None:
        return None
    found = []
    for year in (day.year - 1, day.year, day.year + 1):
        there = lunar_day(year - (m.lunar == "tet" and m.month == 12), m.month, m.day or 1)
        if there:
            found.append((abs((there - day).days), year))
    return min(found)[1] if found else None


def _carried(doc: Document, m: DateMention, before: list[Date]) -> int | None:
    """The year of a date in the same sentence, shortly before in the calendar too: *Tháng 6/2018 ..., ngày 12/7 ...*."""
    if not before or m.month is None:
        return None
    last = before[-1]
    if last.year_source != "explicit" or last.granularity not in ("day", "month") or last.start_date is None:
        return None
    sentence = doc.sentence_at(m.start)
    months = m.month - int(last.start_date[5:7])
    return int(last.start_date[:4]) if last.start >= sentence.start and 0 <= months <= 3 else None


def _relative(m: DateMention, meaning: Relative, now: ArticleDay, before: list[Date]) -> tuple[str | None, str | None, str]:
    """First day, last day and source of the year of *hôm qua*, *năm ngoái*, *cùng ngày*."""
    unit, offset = meaning.unit, meaning.offset
    if offset is None:
        return None, None, "none"
    year, month, day, source = now.year, now.month, now.day, str(now.source)
    if meaning.anchor == "story":
        units = ("day",) if unit in ("day", "week") else ("day", "month") if unit == "month" else ("day", "month", "year")
        last = next((d for d in _told(before) if d.granularity in units and d.start_date), None)
        if unit == "day" and last and m.start - last.end > _STORY_CHARS:
            last = None
        if last and last.start_date and last.start_date[5] != "X":
            year = None if last.start_date[0] == "X" else int(last.start_date[:4])
            month, day = int(last.start_date[5:7]), int(last.start_date[8:])
            source = "article" if year and last.year_source == "explicit" else last.year_source
    if unit == "year" and year is None and m.mod and m.rule == "date.part_of_year":
        return *days_of(m, None), "none"
    if unit == "year":
        return (f"{year + offset}-01-01", f"{year + offset}-12-31", source) if year else (None, None, "none")
    if month is None:
        return None, None, "none"
    if unit in ("month", "quarter"):
        first = month - 1 + offset if unit == "month" else (month - 1) // 3 * 3 + 3 * offset
        year, first = (year + first // 12 if year else None), first % 12 + 1
        span = replace(m, granularity=unit, month=first, to_month=first + 2 if unit == "quarter" else None, relative=None)
        return *days_of(span, year), source
    if day is None or not valid_day(day, month, year or _PROXY_YEAR):
        return None, None, "none"
    if offset == 0 and unit == "day" and m.weekday is None:
        today = iso_day(year, month, day)
        return today, today, source if year else "none"
    there = date(year or _PROXY_YEAR, month, day)
    if unit == "week" or m.weekday is not None:
        if year is None:
            return None, None, "none"
        there += timedelta(days=7 * offset - there.weekday() + (m.weekday or 0))
        last_day = there if m.weekday is not None else there + timedelta(days=6)
        return there.isoformat(), last_day.isoformat(), source
    there += timedelta(days=offset)
    shown = there.isoformat() if year else "XXXX" + there.isoformat()[4:]
    return shown, shown, source if year else "none"


def _ends_with_document(before: str) -> bool:
    """Whether a law, a decision or their number stands at the end of `before`."""
    if before[-3:-1] in _DOCUMENT_ENDS and before.endswith(_DOCUMENTS, 0, -1):
        return True
    if not before.endswith(" "):
        return False
    named = before.removesuffix(" ký ") if before.endswith(" ký ") else before[:-1].removesuffix(" ban hành")
    named = named.removesuffix(",")
    if len(named) < len(before) - 1 and named.endswith(_DOCUMENTS):
        return True
    sign = max(named.rfind("/"), named.rfind("-"))
    if sign >= 0 and named.find(" ", sign + 2) < 0 and _CODE_END.search(named):  # 12/QĐ-UBND, 12 / QĐ
        return True
    return " số " in named and bool(_NUMBERED_END.search(named))


def _role(doc: Document, m: DateMention, start: str | None, now: ArticleDay) -> str:
    """What the date is for: `published term birth document deadline period event other`."""
    if m.granularity == "term":
        return "term"
    if doc.zone_at(m.start) == "dateline":
        return "published"
    before = doc.lower[max(0, m.start - 60) : m.start]
    last = before[-3:]
    if last in _BIRTH_ENDS and before.endswith(_BIRTH) and not before.endswith(_NO_BIRTH):
        return "birth"
    if m.granularity == "day" and _ends_with_document(before):
        return "document"
    if last in _DEADLINE_ENDS and m.granularity != "year" and before.endswith(_DEADLINE):
        return "deadline"
    if m.granularity in _PERIODS:
        return "period"
    lead = now.lead
    if m.granularity == "day" and start and lead and m.day == lead.day and m.month == lead.month:
        return "event"
    return "other"
