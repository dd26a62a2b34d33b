"""Amounts, areas, counts and rates a head: *48 triệu đồng/người/năm, 250ha dừa hữu cơ, 132 thành viên*.

Values are in base units: money in units of its currency (VND, USD ...), area in m2, length in m, mass in kg, volume in m3,
power in W, energy in kWh; counts as they are, with the counted noun as their unit (*132 thành viên*: 132.0, `thành viên`).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import prod
from typing import Final, NamedTuple

from dukien.facts.counted import counted_noun, first_words, longest, nouns
from dukien.facts.fact import Fact
from dukien.facts.indicators import counted_phrase, measured
from dukien.facts.numbers import DIGITS, MAGNITUDE, MAGNITUDES, Approx, hedge_before, parse_digits
from dukien.text import Document, Span
from dukien.text.normal import fold_spelling


@dataclass(kw_only=True, unsafe_hash=True)
class QuantityMention(Fact):
    """A number with its unit; the span runs from the number to the end of the unit and its rate (*/người/năm*)."""

    value: float
    value_to: float | None = None
    """The upper end of a range (*5-7 triệu đồng*)."""
    unit: str
    per: tuple[str, ...] = ()
    approx: Approx | None = None
    indicator: str | None = None


class _Unit(NamedTuple):
    name: str
    factor: float
    dimension: str


_NO_UNIT: Final = (None, -1, "")


# --- Vocabulary -------------------------------------------------------------------------------------------------

_NAMES: Final = frozenset(  # nouns that bear a number: *quận 7, lớp 10, Điều 14, quốc lộ 1*
    "điều khoản chương mục lớp lộ ql km khóa số phường quận thứ hạng cấp bài trang tập kỳ phiên tháng năm ngày quý thôn ấp khóm "
    "phố buôn mùng kênh cảng hầm block lô ngõ ngách hẻm kiệt khối xóm u top mã bậc vòng bảng vtv htv huyện sáng chiều trưa tối "
    "đêm hôm lúc định tư luật hiệp sinh sn".split()
)
_GOES_ON: Final = frozenset({*MAGNITUDES, "đến"})
"""Words behind a number that are no unit's."""
_BEFORE_NUMBER: Final = (" ", "(")
_PART_OF: Final = frozenset({"trong", "trên", "tổng"})
_NO_COUNT_BEFORE: Final = re.compile(r"(?i)(?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:trong|trên) (?:tổng )?$")
_NO_UNITS: Final = frozenset({"tuổi", "giờ"})
_A_HEAD: Final = ("bình quân người", "bình quân đầu người", "trên đầu người")


@cache
def _units() -> dict[str, _Unit]:
    rows = files("dukien.facts.quantities").joinpath("measures.csv").read_text(encoding="utf-8").splitlines()
    table = csv.DictReader(r for r in rows if not r.startswith("#"))
    return {fold_spelling(r["spelling"]): _Unit(r["unit"], float(r["factor"]), r["dimension"]) for r in table}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(spelling.partition(" ")[0] for spelling in _units())


@cache
def _words_behind() -> frozenset[str]:
    """The words that a unit or a counted noun begins with; no other number is a quantity, unless it has a magnitude."""
    return first_words(shares=False) | {word.rstrip("23") for word in _first_words()}


# --- Pieces -----------------------------------------------------------------------------------------------------

_NUMBER: Final = re.compile(  # begins with a plain digit, so that the search for it is fast; a letter must follow
    r"[0-9](?<![\w.,:/%-]\d)\d{0,17}+(?:[.,]\d{1,18}+){0,6}+(?= ?(?:(?P<word>[^\W\d_]+)|[-–]|/ ?[^\W\d_]))"
)
_REST: Final = re.compile(  # of a range, and of a number with magnitudes
    rf"(?: ?(?:[-–]|đến) ?(?P<second>{DIGITS}))?(?P<scale>(?: ?(?:{MAGNITUDE})\b){{0,2}})(?= ?/? ?(?P<word>[^\W\d_]+))"
)
_BEHIND: Final = re.compile(r" ?([^\W\d_]+[23²³]?)(?![\w²³])((?: [^\W\d_]+){0,3})")
_UNSURE: Final = frozenset({"đồng", "la"})
_NOT_MEASURE: Final = re.compile(r"(?i)đồng (?:chí|bào|nghiệp|hồ|đội|phạm)\b|la (?:sing|úc|canada|đài|hong|new)\b")
_PER: Final = re.compile(
    r" ?/ ?(?=[^\W\d_])|(?<=[a-zđà-ỹ]) (?:mỗi|một|hằng|hàng) (?=(?:năm|tháng|ngày|quý|tuần|người|hộ|giờ|giây)\b)"
)
_PER_BEGINS: Final = ("/", " /", " mỗi ", " một ", " hằng ", " hàng ")
_PER_WORD: Final = re.compile(r"[^\W\d_]+[23²³]?")
_SCALED_PER: Final = re.compile(r" ?/ ?[^\W\d_]")


# --- The whole --------------------------------------------------------------------------------------------------


def find_quantities(doc: Document) -> list[QuantityMention]:
    """Every amount, area, count and rate of `doc` in reading order; spans are in `doc.text`."""
    text, words, last = doc.text, _words_behind(), 0
    mentions: list[QuantityMention | None] = []
    for m in _NUMBER.finditer(text):
        start, end = m.span()
        word: str | None = m["word"]
        if start < last:
            continue
        if word is not None and (word := word.lower()) not in _GOES_ON:
            if word in words:
                mentions.append(_mention(doc, start, end, m[0], None, ""))
        elif rest := _REST.match(text, end):
            last = rest.end()
            if rest["scale"] or rest["word"].lower() in words:
                mentions.append(_mention(doc, start, last, m[0], rest["second"], rest["scale"]))
    return [mention for mention in mentions if mention]


def _mention(doc: Document, start: int, bare: int, first: str, second: str | None, magnitudes: str) -> QuantityMention | None:
    """The quantity whose number, with its `magnitudes`, is `text[start:bare]`; None where it is none."""
    text = doc.text
    unit, end, rule = _unit(text, bare, first, magnitudes)
    if unit is None or _is_name(text, start):
        return None
    low, high = parse_digits(first), parse_digits(second) if second else None
    if low is None or (second and (high is None or low >= high)) or doc.zone_at(start) in ("dateline", "byline"):
        return None
    scale = unit.factor * prod([MAGNITUDES[word] for word in magnitudes.lower().split()]) if magnitudes else unit.factor
    end, per = _rate(text, end)
    sentence = doc.sentence_at(start)
    hedge = hedge_before(text, start)
    indicator = _indicator(doc, sentence, bare, hedge.start if hedge else start, end, rule)
    if indicator and "người" not in per and _is_a_head(indicator.lower()):
        per = ("người", *per)
    return QuantityMention(
        start=start,
        end=end,
        rule=f"quantity.{'rate' if per else rule}",
        value=low * scale,
        value_to=high * scale if high is not None else None,
        unit=unit.name,
        per=per,
        approx=hedge.approx if hedge else None,
        indicator=indicator,
    )


def _unit(text: str, end: int, first: str, magnitudes: str) -> tuple[_Unit | None, int, str]:
    """The unit behind the number that ends at `end`, where the unit ends, and the rule: its dimension, or `count`."""
    word = words = ""
    if behind := _BEHIND.match(text, end):
        units, word, words = _units(), behind[1].lower(), behind[0].lstrip(" ").lower()
        if word in _first_words() and (name := longest(words, units)):
            stop = behind.start(1) + len(name)
            last = name.rpartition(" ")[2]
            if last not in _UNSURE or not _NOT_MEASURE.match(text, stop - len(last)):
                return units[name], stop, units[name].dimension
    if magnitudes and _SCALED_PER.match(text, end):  # *3,5 triệu/tháng*: đồng is understood
        return _Unit("VND", 1.0, "money"), end, "money"
    if text[end] != " " or not (noun := longest(words, nouns(shares=False))):
        return _NO_UNIT
    if word in _NO_UNITS or ("," in first and not magnitudes):
        return _NO_UNIT
    return _Unit(noun, 1.0, "count"), end + 1 + len(noun), "count"


def _is_name(text: str, start: int) -> bool:
    """The number names something (*quận 7, lớp 10, Điều 14*) or belongs to a ratio (*một trong 6 xã*)."""
    if text[start - 1 : start] not in _BEFORE_NUMBER:
        return False
    before = text[max(0, start - 24) : start].rstrip()
    word = before.rpartition(" ")[2].strip("(").lower()
    return word in _NAMES or (word in _PART_OF and bool(_NO_COUNT_BEFORE.search(text, max(0, start - 24), start)))


def _rate(text: str, end: int) -> tuple[int, tuple[str, ...]]:
    """What the amount is paid or counted for: */người/năm, mỗi tháng*."""
    per: list[str] = []
    if not text.startswith(_PER_BEGINS, end):
        return end, ()
    while len(per) < 3 and (m := _PER.match(text, end)):
        noun = counted_noun(text, m.end(), shares=False) if "/" in m[0] else None
        word = _PER_WORD.match(text, m.end())
        if word is None or word[0] in ("một", "mỗi"):
            break
        stop = noun[1] if noun and " " not in text[word.end() : noun[1]].strip() else word.end()
        if text[stop : stop + 1].isdigit():
            break
        per.append(text[m.end() : stop].lower())
        end = stop
    return end, tuple(per)


def _is_a_head(indicator: str) -> bool:
    """*thu nhập bình quân đầu người*."""
    return "người" in indicator and any(phrase in indicator for phrase in _A_HEAD)


def _indicator(doc: Document, sentence: Span, bare: int, start: int, end: int, rule: str) -> str | None:
    if rule == "count":
        span = counted_phrase(doc.text, sentence, bare + 1)
        return doc.source_text(*span) if span else None
    phrase = measured(doc.text, sentence, max(start, sentence.start), end, change=False)
    return " ".join([doc.source_text(*p).strip() for p in phrase.pieces]) if phrase else None
