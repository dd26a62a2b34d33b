"""Readers of months, quarters, years, terms and relative expressions: *tháng 3 và 4/2019*, *nhiệm kỳ 2020 - 2025*, *năm ngoái*.

A reader looks at one place of a scan; it adds a mention and returns True, or returns False.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dukien.facts.dates import context
from dukien.facts.dates import pieces as p
from dukien.facts.dates.days import lunar_behind, number, when, year_of
from dukien.facts.dates.mention import DateMention, Granularity, Scan

_LAST_BARE_YEAR: Final = 2060
_LONGEST_SPAN: Final = 120
PART_OF: Final = (" tháng", " năm", " quý", " thập", " những", " thế")


def _following(year: str, two: str) -> int:
    """The later year of *2018-19*."""
    return int(year[:2] + two)


def month(scan: Scan, start: int) -> bool:
    """*tháng ...*, *8 tháng đầu năm 2023*"""
    low = scan.low
    if low.startswith((" đầu", " cuối", " năm", "/", " /", "-", " -", " 20"), start + 5) and months_of_year(scan, start):
        return True
    m = p.MONTH.match(low, start)
    if not m or low.endswith("cách mạng ", 0, start):
        return False
    plural, year = context.is_plural(low, start), year_of(m, "y")
    follows = p.LIST_OF_MONTHS if (plural or year is None) and p.LIST_OF_MONTHS.match(low, m.end()) else None
    if plural and follows is None and p.PLAIN_LIST_OF_MONTHS.match(low, m.end()):
        follows = p.PLAIN_LIST_OF_MONTHS
    if context.is_counted(low, start) and not (plural and follows):
        return False
    if m["word"] and not (year or m["when"] or context.is_month_in_words(scan.text, low, start, m.start("word"), m.end())):
        return False
    value = int(m["m"]) if m["m"] else p.MONTHS[m["word"]]
    to = int(m["to"]) if m["to"] else None
    if to is not None and to <= value:
        return False
    lunar, end = lunar_behind(scan, m.end())
    mention = DateMention(
        start=start,
        end=end,
        rule="date.month",
        granularity="months" if to else "month",
        month=value,
        to_month=to,
        year=year,
        relative=when(m),
        lunar="month" if m["word"] in p.LUNAR_MONTHS else lunar,
    )
    scan.add(mention)
    while mention.year is None and follows and (m := follows.match(low, mention.end)) and context.may_be_month(low, m.end()):
        mention = replace(mention, start=m.start("m"), end=m.end(), month=int(m["m"]), year=year_of(m, "y"), relative=None)
        scan.add(replace(mention, rule="date.month_in_list"))
    return True


def months_of_year(scan: Scan, start: int) -> bool:
    """The number before *tháng đầu năm*, *quý cuối năm*, *tháng năm 2020* and the whole; `start`: where *tháng* begins."""
    low = scan.low
    before = p.COUNT_BEFORE.search(low, max(0, start - 10), start)
    m = p.MONTHS_OF_YEAR.match(low, before.start("n")) if before else None
    if not m or (scan.found and m.start() < scan.found[-1].end):
        return False
    n = number(m["n"], p.NUMBERS) * (3 if m["unit"] == "quý" else 1)
    if n > 11:
        return False
    first, last = (13 - n, 12) if m["side"] == "cuối" else (1, n)
    rule = "date.months_of_year"
    granularity: Granularity = "half" if n == 6 and m["side"] else "months"
    year = year_of(m, "y", "y2", "y3")
    return scan.add(
        DateMention(
            start=m.start(),
            end=m.end(),
            rule=rule,
            granularity=granularity,
            month=first,
            to_month=last,
            year=year,
            relative=when(m),
        )
    )


def half(scan: Scan, start: int) -> bool:
    """*nửa đầu năm 2017*"""
    m = p.HALF.match(scan.low, start)
    if not m:
        return False
    first, last = (1, 6) if m["side"] == "đầu" else (7, 12)
    year = year_of(m, "y")
    return scan.add(
        DateMention(
            start=start,
            end=m.end(),
            rule="date.half",
            granularity="half",
            month=first,
            to_month=last,
            year=year,
            relative=when(m),
        )
    )


def quarter(scan: Scan, start: int) -> bool:
    """*quý III/2018*, *quý I, II năm 2019*, *quý đầu năm 2020*"""
    low = scan.low
    if low.startswith((" đầu", " cuối"), start + 3):
        if months_of_year(scan, start):
            return True
        m = p.EDGE_QUARTER.match(low, start)
        q = (1 if m["side"] == "đầu" else 4) if m else 0
    elif m := p.QUARTER.match(low, start):
        q = p.ROMAN[m["q"]]
    if not m:
        return False
    year = year_of(m, "y", "y2") if m.re is p.QUARTER else year_of(m, "y")
    mention = DateMention(
        start=start,
        end=m.end(),
        rule="date.quarter",
        granularity="quarter",
        month=3 * q - 2,
        to_month=3 * q,
        year=year,
        relative=when(m),
    )
    scan.add(mention)
    while mention.year is None and (m := p.LIST_OF_QUARTERS.match(low, mention.end)):
        q = p.ROMAN[m["q"]]
        mention = replace(mention, start=m.start("q"), end=m.end(), month=3 * q - 2, to_month=3 * q, year=year_of(m, "y"))
        scan.add(replace(mention, rule="date.quarter_in_list"))
    return True


def year(scan: Scan, start: int) -> bool:
    """*năm 2020*, *năm 2014-2016*, *năm học 2019-2020*"""
    if scan.low[start - 6 : start] == "những " and decade(scan, start):
        return True
    m = p.YEARS.match(scan.low, start)
    if not m:
        return scan.low.startswith(" học", start + 3) and school_or_term(scan, start)
    first = int(m["y"])
    last = int(m["to"]) if m["to"] else _following(m["y"], m["yy"]) if m["yy"] else None
    if last is not None and not first < last <= first + _LONGEST_SPAN:
        end, last = m.end("y"), None
    else:
        end = m.end()
    granularity: Granularity = "years" if last else "year"
    if m["school"] and last:
        granularity = "school_year"
    return scan.add(
        DateMention(start=start, end=end, rule="date." + granularity, granularity=granularity, year=first, to_year=last)
    )


def school_or_term(scan: Scan, start: int) -> bool:
    """*nhiệm kỳ 2020 - 2025*, *giai đoạn 2011-2018*, *niên khóa 2018-19*"""
    m = p.SPAN_OF_YEARS.match(scan.low, start)
    if not m:
        return False
    first = year_of(m, "y", "y1") or 0
    last = int(m["to"]) if m["to"] else _following(m["y1"], m["yy"])
    if not first < last <= first + _LONGEST_SPAN:
        return False
    granularity: Granularity = "term" if m["head"] in p.TERMS else "years" if m["head"] in p.PERIODS else "school_year"
    return scan.add(
        DateMention(start=start, end=m.end(), rule="date." + granularity, granularity=granularity, year=first, to_year=last)
    )


def bare_month(scan: Scan, start: int) -> bool:
    """*12/2017* without its word."""
    low = scan.low
    m = p.BARE_MONTH.match(low, start)
    if not m or context.in_document_number(low, start) or (low.startswith("1/", start) and int(m["y"]) % 500 == 0):
        return False
    if m["s"] != "/" and not context.announces_month(low, start) and not scan.linked(start):
        return False
    value, year = int(m["m"]), int(m["y"])
    return scan.add(DateMention(start=start, end=m.end(), rule="date.bare_month", granularity="month", month=value, year=year))


def bare_year(scan: Scan, start: int) -> bool:
    """*Luật Đất đai 2003*, *(1945-1975)*, *các năm 2019, 2020 và 2021*"""
    low = scan.low
    if m := p.BARE_YEARS.match(low, start):
        first, last = int(m["y"]), int(m["to"])
        if first < last <= first + _LONGEST_SPAN and context.is_year(scan.text, low, start, m.end()):
            return scan.add(
                DateMention(start=start, end=m.end(), rule="date.bare_years", granularity="years", year=first, to_year=last)
            )
    m = p.BARE_YEAR.match(low, start)
    if not m or int(m["y"]) > _LAST_BARE_YEAR:
        return False
    linked = scan.linked(start)
    if (linked and linked.year and linked.day is None) or context.is_year(scan.text, low, start, m.end()):
        return scan.add(DateMention(start=start, end=m.end(), rule="date.bare_year", granularity="year", year=int(m["y"])))
    return False


def decade(scan: Scan, start: int) -> bool:
    """*thập niên 90*, *những năm 1980*"""
    if scan.low.startswith("năm", start):  # read from *những* on
        start -= len("những ")
    m = p.DECADE.match(scan.low, start)
    if not m:
        return False
    first = year_of(m, "y", "y2") or 1900 + int(m["two"] or m["two2"])
    return scan.add(
        DateMention(start=start, end=m.end(), rule="date.decade", granularity="decade", year=first, to_year=first + 9)
    )


def century(scan: Scan, start: int) -> bool:
    """*thế kỷ 21*, *nửa đầu thế kỷ XX*"""
    m = p.CENTURY.match(scan.low, start)
    if not m or m["c"] not in p.CENTURIES:
        return False
    last = 100 * p.CENTURIES[m["c"]]
    first, last = (last - 99, last - 50 if m["half"] == "đầu" else last)
    if m["half"] in ("cuối", "sau"):
        first += 50
    return scan.add(DateMention(start=start, end=m.end(), rule="date.century", granularity="century", year=first, to_year=last))


def part(scan: Scan, start: int) -> bool:
    """*đầu tháng 7-2018*, *cuối năm*, *giữa quý III*: the period with its first word."""
    low = scan.low
    m = p.MOD_HEAD.match(low, start) if low.startswith(PART_OF, low.find(" ", start, start + 5)) else None
    if not m:
        return relative(scan, start)
    before, at = len(scan.found), m.end()
    mod = p.MOD[m["mod"]]
    reader = {"tháng": month, "quý": quarter, "năm": year, "thập": decade, "những": decade_after_plural, "thế": century}[
        m["head"]
    ]
    if reader(scan, at) or relative(scan, at):
        first = scan.found[before]
        scan.found[before] = replace(first, start=start, mod=mod, rule=first.rule + ".part")
        return True
    meaning = p.Relative("year", 0, "now") if mod == "end" or context.is_habit(low, start) else None
    if m["head"] == "năm" and not p.NOT_A_YEAR.match(low, at):
        return scan.add(
            DateMention(start=start, end=at + 3, rule="date.part_of_year", granularity="year", mod=mod, relative=meaning)
        )
    return m["head"] == "tháng" and not p.MONTH_IN_WORDS.match(low, at) and relative(scan, start)


def decade_after_plural(scan: Scan, start: int) -> bool:
    """*những năm 1980*, `start`: the word *những*."""
    return decade(scan, start + len("những "))


def weekday(scan: Scan, start: int) -> bool:
    """*thứ hai tuần tới*"""
    m = p.WEEKDAY.match(scan.low, start)
    if not m:
        return False
    day = 6 if m["sunday"] else p.WEEKDAYS[m["n"]]
    meaning = p.relatives()["tuần " + m["when"].replace("qua", "trước")]
    return scan.add(DateMention(start=start, end=m.end(), rule="date.weekday", granularity="day", weekday=day, relative=meaning))


def ago(scan: Scan, start: int) -> bool:
    """*cách đây hai năm*, *6 tháng trước*, *một năm sau*; `start`: the word *cách* or the unit."""
    low = scan.low
    if low[start] != "c":
        unit_end = low.find(" ", start, start + 6)
        if unit_end < 0 or not low.startswith(p.AGO_BEHIND, unit_end):
            return False
    m = p.AGO.match(low, start if low[start] == "c" else p.count_start(low, start))
    if not m or (scan.found and m.start() < scan.found[-1].end):
        return False
    n, unit = number(m["n"] or m["n2"], p.NUMBERS), p.AGO_UNITS[m["unit"] or m["unit2"]]
    way = m["way"] or "trước"
    back, story = way.startswith("trước"), way.endswith("đó") or way == "sau"
    sure = context.ends_clause(low, m.end()) or way.endswith(("đó", "đây"))
    meaning = p.Relative(unit, (-n if back else n) if sure else None, "story" if story else "now")
    return scan.add(DateMention(start=m.start(), end=m.end(), rule="date.ago", granularity=unit, relative=meaning))


def relative(scan: Scan, start: int) -> bool:
    """*hôm nay*, *năm ngoái*, *cùng ngày*"""
    low = scan.low
    phrase = p.relative_at(low, start)
    if phrase is None or (low[start] in "ntqh" and context.is_counted(low, start)):
        return False
    meaning, end = p.relatives()[phrase], start + len(phrase)
    if phrase.endswith(" ngày") and p.DAY_MONTH.match(low, end + 1):
        return False  # cùng ngày 9/7: the day itself follows
    mod = p.MOD.get(phrase.partition(" ")[0])
    return scan.add(DateMention(start=start, end=end, rule="date.relative", granularity=meaning.unit, relative=meaning, mod=mod))
