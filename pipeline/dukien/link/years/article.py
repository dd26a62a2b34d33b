"""The article's own day: its dateline, else the day of what it reports, with the year that other dates of the article fix."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Final, Literal

from dukien.facts.dates import DateMention
from dukien.facts.dates.mention import valid_day
from dukien.link.years.calendar import lunar_day
from dukien.text import Document

Source = Literal["published", "article", "none"]

# Old times, not the article's: a life, a law, a beginning that lasts until now.
_BEGINNINGS: Final = "sinh|sn|thành lập|kể từ|khởi công|gia nhập|tốt nghiệp"
_DOCUMENTS: Final = "luật|nghị định|thông tư|quyết định|chỉ thị|nghị quyết|công văn|kế hoạch|văn bản|kết luận|công điện|số"
_HISTORY_BEFORE: Final = re.compile(rf"(?:\b(?:{_BEGINNINGS})(?: ngày| năm| vào)?|\b(?:{_DOCUMENTS})\b[^.;\n]{{0,60}}?) ?$")
_HISTORY_WORD: Final = re.compile(rf"{_BEGINNINGS}|{_DOCUMENTS}")
_HISTORY_BEHIND: Final = re.compile(r"(?: ?[-–] ?| đến )(?:nay|hiện)\b|\)? ?(?:của (?:Chính phủ|Thủ tướng|Bộ|UBND))")
APPOSITION: Final = re.compile(r",? ?\(?(?:tức|nhằm|là)?(?: là| vào)?(?: ?ngày| ?đêm| ?sáng| ?tối)? ?")
_NEWS_YEARS: Final = range(2004, 2031)
_SAME_PERIOD: Final = ("cùng kỳ ", "cùng kỳ của ")
_AHEAD: Final = re.compile(
    r"\b(?:từ nay|dự kiến|trước|chậm nhất|sẽ|đến hết|kế hoạch|sắp tới|hạn chót|đến|tới|mục tiêu|tầm nhìn|phấn đấu|nhiệm vụ"
    r"|chỉ tiêu)\b"
)
_AHEAD_CHARS: Final = 50
"""How far such a word may stand before the date."""
_MONTHS_TOLD: Final = 14
"""A story told with several dates of this many months is one that comes up to its present; a single date may be any past."""
_JUST_NOW: Final = re.compile(r",? (?:vừa|mới đây|này\b)")
_LEAD_CHARS: Final = 350
_LONG_TIMES: Final = frozenset(("term", "years", "decade", "century"))
_BACKGROUND: Final = ("trước đó", "trước đây", "kể từ", "từng", "như đã đưa")
_MONTHS_BEHIND, _MONTHS_AHEAD = 4.2, 2.6
"""How far an explicit date may lie before and behind the day reported, for its year to be sound."""


class ArticleDay:
    """The day that an article speaks from; `year` is None where nothing fixes it, month and day where it has none."""

    def __init__(
        self, year: int | None, month: int | None, day: int | None, source: Source, lead: DateMention | None = None
    ) -> None:
        self.year, self.month, self.day, self.source = year, month, day, source
        self.lead = lead
        """The mention of the day reported, where the article has no dateline."""

    @property
    def date(self) -> date | None:
        """The full day where it is known."""
        return date(self.year, self.month, self.day) if self.year and self.month and self.day else None


def article_day(doc: Document, mentions: list[DateMention]) -> ArticleDay:
    """The day of publication where the document has one, else the first day that its body reports."""
    if day := doc.published:
        return ArticleDay(day.year, day.month, day.day, "published")
    lead = _lead(doc, mentions)
    if lead is None:
        return ArticleDay(None, None, None, "none")
    if lead.year:
        years = [m.year for m in mentions if m.year and m.granularity not in _LONG_TIMES and m.lunar is None]
        if lead.year + 1 < max(years):
            return ArticleDay(None, None, None, "none")
        last = max(
            (m for m in mentions if m is lead or (m.year and m.day and m.month and not m.lunar and not _is_ahead(doc, m))),
            key=lambda m: (m.year or 0, m.month or 0, m.day or 0),
        )
        return ArticleDay(last.year, last.month, last.day, "article", lead)
    year = _year_by_moon(doc, mentions) or _year_by_days(doc, mentions, lead) or _year_by_years(doc, mentions, lead)
    if year and any((m.year or 0) > year and not _is_ahead(doc, m) for m in mentions if m.granularity == "year"):
        year = None  # the article knows of a later year
    if year and lead.month and lead.day and not valid_day(lead.day, lead.month, year):
        year = None
    return ArticleDay(year, lead.month, lead.day, "article" if year else "none", lead)


def is_history(doc: Document, mention: DateMention) -> bool:
    """Whether a mention dates a law, a birth or a beginning, so that it says nothing of the article's year."""
    if _HISTORY_BEHIND.match(doc.text, mention.end, mention.end + 30):
        return True
    low, left, start = doc.lower, max(0, mention.start - 80), mention.start
    return bool(_HISTORY_WORD.search(low, left, start) and _HISTORY_BEFORE.search(low, left, start))


def _is_ahead(doc: Document, mention: DateMention) -> bool:
    """Whether the words before a mention say that it lies in the future."""
    low, start = doc.lower, mention.start
    left = max(0, start - 60)
    clause = max(left, *(low.rfind(sign, left, start) for sign in ".;\n"))
    return any(m.end() >= start - _AHEAD_CHARS for m in _AHEAD.finditer(low, clause, start))


def _lead(doc: Document, mentions: list[DateMention]) -> DateMention | None:
    """The day reported: one with its year at the head of the body, else the first day without a year."""
    title_end = doc.zones[0].end if doc.zones and doc.zones[0].kind == "title" else 0
    days = [m for m in mentions if m.day and m.month and not m.lunar and not m.relative]
    for m in days:
        if m.start >= title_end:
            if m.year is None or m.shared:
                return m
            if m.start < title_end + _LEAD_CHARS and not is_history(doc, m) and not _is_background(doc, m):
                return m
    return days[0] if days and days[0].year is None else None


def _is_background(doc: Document, mention: DateMention) -> bool:
    """Whether *trước đó* or the like stands before a mention in its sentence."""
    before = doc.lower[doc.sentence_at(mention.start).start : mention.start]
    return any(word in before for word in _BACKGROUND)


def _year_by_moon(doc: Document, mentions: list[DateMention]) -> int | None:
    """The year in which a day of both calendars is the same day: *ngày 7/2 (mùng 3 Tết)*."""
    for a, b in pairwise(mentions):
        if not (a.lunar or b.lunar):
            continue
        sun, moon = (b, a) if a.lunar else (a, b)
        if sun.lunar or not (sun.day and sun.month and moon.day and moon.month):
            continue
        if sun.year or not APPOSITION.fullmatch(doc.text, a.end, b.start):
            continue
        eve = moon.lunar == "tet" and moon.month == 12
        years = [
            there.year
            for y in _NEWS_YEARS
            if (there := lunar_day(y - eve, moon.month, moon.day)) and (there.month, there.day) == (sun.month, sun.day)
        ]
        if known := max((m.year or 0 for m in mentions if not _is_ahead(doc, m)), default=0):
            years = [y for y in years if abs(y - known) <= 1]
        if len(years) == 1:
            return years[0]
    return None


def _months_from(m: DateMention, year: int, lead: DateMention) -> float:
    """Months from the dated mention `m` to the lead in `year`; negative: `m` lies ahead."""
    month, day = m.month or 1, m.day
    if m.to_month and m.month == 1:
        month, day = m.to_month, 30  # 8 tháng đầu năm: what is reported lies at its end
    return (year - (m.year or 0)) * 12 + (lead.month or 0) - month + ((lead.day or 15) - (day or 15)) / 30


def _year_by_days(doc: Document, mentions: list[DateMention], lead: DateMention) -> int | None:
    """The year in which the lead lies nearest to the latest dated day or month of the article."""
    dated = [
        m for m in mentions if m.year and m.month and not m.lunar and not m.relative and (m.shared or not is_history(doc, m))
    ]
    if not dated:
        return None
    latest = max(dated, key=lambda m: ((m.year or 0), m.to_month or m.month or 0, m.day or 0))
    fits = [
        year
        for year in (latest.year + k for k in (-1, 0, 1) if latest.year)
        if -_MONTHS_AHEAD <= _months_from(latest, year, lead) <= _MONTHS_BEHIND
    ]
    fits = [y for y in fits if _months_from(latest, y, lead) >= -0.1 or _is_ahead(doc, latest)]
    if len(fits) != 1 or _told_apart(mentions, latest, lead, fits[0]):
        return None
    near = {(m.year, m.month, m.day) for m in dated if -_MONTHS_AHEAD <= _months_from(m, fits[0], lead) <= _MONTHS_TOLD}
    return fits[0] if len(near) > 1 or latest.to_month or latest.shared or _JUST_NOW.match(doc.text, latest.end) else None


def _told_apart(mentions: list[DateMention], latest: DateMention, lead: DateMention, year: int) -> bool:
    """Whether a date without a year lies before `latest` in the same year: then the year was written to tell it apart."""
    if (latest.month, latest.day) == (lead.month, lead.day):
        return True
    if latest.year != year or latest.shared or latest.to_month:
        return False
    known = (latest.month or 0, latest.day or 0)
    if known > (lead.month or 0, lead.day or 0):
        return False
    return any(
        m.year is None and m.month and not m.relative and not m.lunar and m is not lead and (m.month, m.day or 31) < known
        for m in mentions
    )


def _year_by_years(doc: Document, mentions: list[DateMention], lead: DateMention) -> int | None:
    """The year that a year's own number fixes: of the school year, of Tết, of *cùng kỳ năm 2018*, of the title and lead."""
    month = lead.month or 0
    years = [m for m in mentions if m.granularity == "year" and m.year]
    school_years = [m for m in mentions if m.granularity == "school_year" and m.year]
    school = [m for m in school_years if m.year and m.to_year == m.year + 1]
    latest = max([m.year or 0 for m in years]) if years else 0
    if school and month:
        last = max(school, key=lambda m: m.year or 0)
        if latest <= (last.to_year or 0):
            return last.year if 7 <= month <= 12 else last.to_year
    for m in mentions if month <= 3 else ():
        if m.lunar == "tet" and m.year and lunar_day(m.year, 1, 1):
            return m.year
    if not years:
        return None
    for m in years:
        if m.year and doc.lower.endswith(_SAME_PERIOD, 0, m.start):
            return m.year + 1 if latest <= m.year + 1 else None
    sentence = doc.sentence_at(lead.start)
    title_end = doc.zones[0].end if doc.zones else 0
    named = {m.year for m in years if m.mod is None and (sentence.start <= m.start < sentence.end or m.end <= title_end)}
    if len(named) != 1 or month > 10 or latest not in named:
        return None
    return None if any(is_history(doc, m) for m in (*years, *school_years) if m.year == latest) else latest
