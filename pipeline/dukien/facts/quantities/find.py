"""Amounts, areas, counts and rates a head: *48 triệu đồng/người/năm, 250ha dừa hữu cơ, 132 thành viên*.

Values are in base units: money in units of its currency (VND, USD ...), area in m2, length in m, mass in kg, volume in m3,
power in W, energy in kWh; counts as they are, with the counted noun as their unit (*132 thành viên*: 132.0, `thành viên`).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from dukien.facts.counted import counted_noun, nouns
from dukien.facts.fact import Fact
from dukien.facts.indicators import counted_phrase, measured
from dukien.facts.numbers import DIGITS, MAGNITUDE, MAGNITUDES, Approx, hedge_before, parse_digits
from dukien.text import Document, Span
from dukien.text.normal import fold_spelling
from dukien.text.vocabulary import numbers


@dataclass(init=False, unsafe_hash=True)
class QuantityMention(Fact):
    """A number with its unit; the span runs from the number to the end of the unit and its rate (*/người/năm*)."""

    value: float
    value_to: float | None
    """The upper end of a range (*5-7 triệu đồng*)."""
    unit: str
    per: tuple[str, ...]
    approx: Approx | None
    indicator: str | None

    def __init__(
        self,
        *,
        start: int,
        end: int,
        rule: str,
        value: float,
        unit: str,
        value_to: float | None = None,
        per: tuple[str, ...] = (),
        approx: Approx | None = None,
        indicator: str | None = None,
    ) -> None:
        self.start, self.end, self.rule, self.value = start, end, rule, value
        self.value_to, self.unit, self.per, self.approx = value_to, unit, per, approx
        self.indicator = indicator


class _Unit:
    """`dimension` is `count` for things that are counted."""

    def __init__(self, name: str, factor: float, dimension: str) -> None:
        self.name, self.factor, self.dimension = name, factor, dimension


_MONEY: Final = _Unit("VND", 1.0, "money")
_NO_UNIT: Final = (None, -1)


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
_LONGEST_BEFORE: Final = 24
_NO_COUNT_BEFORE: Final = re.compile(r"(?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:trong|trên) (?:tổng )?$")
_NO_UNITS: Final = frozenset({"tuổi", "giờ"})
_A_HEAD: Final = ("bình quân người", "bình quân đầu người", "trên đầu người")


class _Measures:
    """What numbers count."""

    def __init__(self) -> None:
        rows = files("dukien.facts.quantities").joinpath("measures.csv").read_text(encoding="utf-8").splitlines()
        table = csv.DictReader(r for r in rows if not r.startswith("#"))
        self.units = {fold_spelling(r["spelling"]): _Unit(r["unit"], float(r["factor"]), r["dimension"]) for r in table}
        """By their spellings in small letters."""
        self.spellings = _by_first_word(self.units)
        self.nouns = _by_first_word(nouns(shares=False))
        self.words_behind = self.spellings.keys() | self.nouns.keys()
        """The words that a unit or a counted noun begins with; no other number is a quantity, unless it has a magnitude."""


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[str]]:
    """`phrases` by the letters that they begin with, the longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        found.setdefault(phrase.partition(" ")[0].rstrip("23"), []).append(phrase)
    return found


@cache
def _measures() -> _Measures:
    return _Measures()


# --- Pieces -----------------------------------------------------------------------------------------------------

_JOINED: Final = frozenset(".,:/%-_")
"""Behind these, and behind a letter, begins no number."""
_MOST_DIGITS: Final = 18
_LONGEST_WORD: Final = 12
_NO_UNIT_BEHIND: Final = frozenset(".,:;%)/")
"""Behind these stands no unit: behind a slash where a digit follows, behind the others where none does."""
_NUMBER: Final = re.compile(  # with the word behind it; a letter must follow
    r"\d{1,18}+(?:[.,]\d{1,18}+){0,6}+(?= ?(?:([^\W\d_]+)|[-–]|/ ?[^\W\d_]))"
)
_REST: Final = re.compile(  # of a range, and of a number with magnitudes
    rf"(?: ?(?:[-–]|đến) ?(?P<second>{DIGITS}))?(?P<scale>(?: ?(?:{MAGNITUDE})\b){{0,2}})(?= ?/? ?(?P<word>[^\W\d_]+))"
)
_UNSURE: Final = frozenset({"đồng", "la"})
_NOT_MEASURE: Final = re.compile(r"đồng (?:chí|bào|nghiệp|hồ|đội|phạm)\b|la (?:sing|úc|canada|đài|hong|new)\b")
_PER: Final = re.compile(
    r" ?/ ?(?=[^\W\d_])|(?<=[a-zđà-ỹ]) (?:mỗi|một|hằng|hàng) (?=(?:năm|tháng|ngày|quý|tuần|người|hộ|giờ|giây)\b)"
)
_PER_BEGINS: Final = ("/", " /", " mỗi ", " một ", " hằng ", " hàng ")
_PER_WORD: Final = re.compile(r"[^\W\d_]+[23²³]?")
_SCALED_PER: Final = re.compile(r" ?/ ?[^\W\d_]")


# --- The whole --------------------------------------------------------------------------------------------------


def find_quantities(doc: Document) -> list[QuantityMention]:
    """Every amount, area, count and rate of `doc` in reading order; spans are in `doc.text`."""
    lower, measures, last = doc.lower, _measures(), 0
    words, mentions = measures.words_behind, []
    for start, stop in numbers(doc):
        if start < last or (start and (lower[start - 1].isalnum() or lower[start - 1] in _JOINED)):
            continue
        end, word = _number(lower, start, stop)
        mention: QuantityMention | None = None
        if word and word not in _GOES_ON:
            if word in words:
                mention = _mention(doc, measures, start, end, lower[start:end], None, "", word)
        elif end and (rest := _REST.match(doc.text, end)):
            last = rest.end()
            second, scale, behind = rest.groups()
            word = behind.lower()
            if scale or word in words:
                mention = _mention(doc, measures, start, last, lower[start:end], second, scale.lower(), word)
        if mention is not None:
            mentions.append(mention)
    return mentions


def _number(lower: str, start: int, stop: int) -> tuple[int, str]:
    """Where the number ends whose first digits are `lower[start:stop]`, and the word behind it; 0 where no unit can follow."""
    if stop - start > _MOST_DIGITS:
        return 0, ""
    behind = lower[stop : stop + 1]
    if behind == " ":  # most are digits and a word, which need no expression
        space = lower.find(" ", stop + 1, stop + _LONGEST_WORD)
        if space >= 0 and (word := lower[stop + 1 : space]).isalpha():
            return stop, word
    elif behind in _NO_UNIT_BEHIND and lower[stop + 1 : stop + 2].isdecimal() == (behind == "/"):
        return 0, ""
    m = _NUMBER.match(lower, start)
    return (m.end(), m[1] or "") if m else (0, "")


def _mention(
    doc: Document, measures: _Measures, start: int, bare: int, first: str, second: str | None, magnitudes: str, word: str
) -> QuantityMention | None:
    """The quantity whose number, with its `magnitudes`, is `text[start:bare]`; None where it is none.

    `word` is the one behind it, in small letters, be it behind a slash.
    """
    unit, end = _unit(doc.lower, measures, bare, first, magnitudes, word)
    if unit is None or _is_name(doc.lower, start):
        return None
    low, high = parse_digits(first), parse_digits(second) if second else None
    if low is None or (second and (high is None or low >= high)) or doc.zone_at(start) in ("dateline", "byline"):
        return None
    scale = unit.factor * _product(magnitudes) if magnitudes else unit.factor
    end, per = _rate(doc.text, end)
    sentence = doc.sentence_at(start)
    hedge = hedge_before(doc.lower, start)
    indicator = _indicator(doc, sentence, bare, hedge.start if hedge else start, end, counted=unit.dimension == "count")
    of_people = doc.lower.find("người", sentence.start, sentence.end) >= 0
    if of_people and indicator and "người" not in per and _is_a_head(indicator.lower()):
        per = ("người", *per)
    return QuantityMention(
        start=start,
        end=end,
        rule="quantity.rate" if per else "quantity." + unit.dimension,
        value=low * scale,
        value_to=high * scale if high is not None else None,
        unit=unit.name,
        per=per,
        approx=hedge.approx if hedge else None,
        indicator=indicator,
    )


def _product(magnitudes: str) -> float:
    """*nghìn tỷ*: 10 to the power of 12."""
    product = 1.0
    for word in magnitudes.split():
        product *= MAGNITUDES[word]
    return product


def _unit(lower: str, measures: _Measures, end: int, first: str, magnitudes: str, word: str) -> tuple[_Unit | None, int]:
    """The unit behind the number that ends at `end`, and where the unit ends; the next word is `word`."""
    at = end + lower.startswith(" ", end)
    if name := _phrase(lower, at, measures.spellings.get(word)):
        stop = at + len(name)
        last = name.rpartition(" ")[2]
        if last not in _UNSURE or not _NOT_MEASURE.match(lower, stop - len(last)):
            return measures.units[name], stop
    if magnitudes and _SCALED_PER.match(lower, end):  # *3,5 triệu/tháng*: đồng is understood
        return _MONEY, end
    if at == end or word in _NO_UNITS or ("," in first and not magnitudes):
        return _NO_UNIT
    noun = _phrase(lower, at, measures.nouns.get(word))
    return (_Unit(noun, 1.0, "count"), at + len(noun)) if noun else _NO_UNIT


def _phrase(lower: str, at: int, phrases: list[str] | None) -> str:
    """The one of `phrases`, the longest of them first, that stands at `at` in whole words; empty for none."""
    if phrases:
        for phrase in phrases:
            if lower.startswith(phrase, at) and not _goes_on(lower, at + len(phrase)):
                return phrase
    return ""


def _goes_on(lower: str, at: int) -> bool:
    """A word, or a unit like *m2*, goes on at `at`."""
    return at < len(lower) and (lower[at].isalnum() or lower[at] == "_")


def _is_name(lower: str, start: int) -> bool:
    """The number names something (*quận 7, lớp 10, Điều 14*) or belongs to a ratio (*một trong 6 xã*)."""
    if lower[start - 1 : start] not in _BEFORE_NUMBER:
        return False
    low = max(0, start - _LONGEST_BEFORE)
    word = lower[low:start].rstrip().rpartition(" ")[2].strip("(")
    return word in _NAMES or (word in _PART_OF and bool(_NO_COUNT_BEFORE.search(lower, low, start)))


def _rate(text: str, end: int) -> tuple[int, tuple[str, ...]]:
    """What the amount is paid or counted for: */người/năm, mỗi tháng*."""
    if not text.startswith(_PER_BEGINS, end):
        return end, ()
    per: list[str] = []
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


def _indicator(doc: Document, sentence: Span, bare: int, start: int, end: int, *, counted: bool) -> str | None:
    if counted:
        span = counted_phrase(doc, sentence, bare + 1)
        return doc.source_text(span[0], span[1]) if span else None
    phrase = measured(doc, sentence, max(start, sentence.start), end, change=False)
    return " ".join([doc.source_text(low, high).strip() for low, high in phrase.pieces]) if phrase else None
