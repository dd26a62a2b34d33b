"""Vietnamese numbers: digits with either decimal mark, number words, magnitudes, and words like *hơn* or *gần*.

Shared vocabulary of ratios and quantities; knows no fact. Texts are in normal form (see `dukien.text.normal`).
"""

from __future__ import annotations

import re
from typing import Final, Literal

Approx = Literal["about", "under", "over"]

# --- Vocabulary -------------------------------------------------------------------------------------------------

MAGNITUDES: Final = {"trăm": 1e2, "nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9}
_UNITS: Final = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_WORD_MAGNITUDES: Final = {**MAGNITUDES, "chục": 10.0, "mươi": 10.0}
_LINKS: Final = frozenset({"linh", "lẻ"})

_APPROX: Final[dict[Approx, tuple[str, ...]]] = {
    "over": ("hơn", "trên", "quá", "vượt quá", "ít nhất", "tối thiểu", "không dưới", "không ít hơn", "lớn hơn", "nhiều hơn"),
    "under": ("gần", "dưới", "chưa tới", "chưa đến", "chưa đầy", "không quá", "không đến", "không tới", "tối đa", "nhiều nhất",
              "ngót", "gần tới", "chưa được", "nhỏ hơn", "ít hơn"),
    "about": ("khoảng", "chừng", "khoảng chừng", "xấp xỉ", "ước", "ước tính", "tầm", "vào khoảng", "cỡ", "suýt soát",
              "khoảng trên", "khoảng gần", "khoảng hơn"),
}  # fmt: skip
_APPROX_OF: Final[dict[str, Approx]] = {word: kind for kind, words in _APPROX.items() for word in words}
_LAST_OF_APPROX: Final = frozenset(word.rpartition(" ")[2] for word in _APPROX_OF)
_LONGEST_APPROX: Final = max(map(len, _APPROX_OF)) + 8

# --- Pieces -----------------------------------------------------------------------------------------------------

DIGITS: Final = r"\d{1,18}(?:[.,]\d{1,18}){0,6}"
"""A number in digits. Repetition is bounded, so that a megabyte of digits costs no more than its length."""
MAGNITUDE: Final = "nghìn|ngàn|vạn|triệu|tỷ"
_WORD: Final = "|".join(sorted({*_UNITS, *_WORD_MAGNITUDES, *_LINKS}, key=len, reverse=True))
SMALL_WORDS: Final = r"một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?"
"""Number words up to nineteen, those that news writes out."""
WORDS: Final = rf"(?:{_WORD})(?: (?:{_WORD})){{0,12}}"

_GROUPS: Final = re.compile(r"\d{1,3}(?:[.]\d{3})+|\d{1,3}(?:,\d{3}){2,}")
_SKIPPED: Final = frozenset({"là", "đến", "tới", "mức"})


class Hedge:
    """A word before a number that makes it approximate, starting at `start`."""

    def __init__(self, approx: Approx, start: int) -> None:
        self.approx: Approx = approx
        self.start = start


def parse_digits(text: str) -> float | None:
    """The value of a number in digits; None where the marks make no sense (*1.2.3*).

    With both marks the last one is the decimal. A dot before exactly three digits groups thousands (*1.234*), other
    dots are decimal (*48.25*). A comma is decimal (*1,234 tỷ*), except before groups that repeat or are zeros (*10,000*).

    >>> parse_digits("1.234,5"), parse_digits("48.25"), parse_digits("10,000")
    (1234.5, 48.25, 10000.0)
    """
    if text.isdecimal():
        return float(text)
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        decimal = "." if text.rfind(".") > text.rfind(",") else ","
        if text.count(decimal) > 1:
            return None
        whole, _, rest = text.rpartition(decimal)
        return float(whole.replace("." if decimal == "," else ",", "") + "." + rest)
    if _GROUPS.fullmatch(text) and not (text[0] == "0" and dots == 1):
        return float(text.replace("." if dots else ",", ""))
    if dots + commas > 1:
        return None
    whole, _, rest = text.replace(",", ".").partition(".")
    if commas and rest == "000" and whole != "0":
        return float(whole + rest)
    return float(f"{whole}.{rest}")


def parse_words(text: str) -> float | None:
    """The value of number words (*hai mươi lăm, một trăm linh năm, ba nghìn*); None where they do not form one."""
    total = group = 0.0
    tens: float | None = None  # what stands open before *mươi, trăm*
    for word in text.lower().split():
        if word in _LINKS:
            continue
        if word in _UNITS:
            unit = _UNITS[word]
            if tens is not None and tens >= 10 and tens % 10 == 0 and unit < 10:
                tens += unit
            elif tens is None:
                tens = unit
            else:
                return None
        elif word in ("mươi", "chục"):
            tens = (1 if tens is None else tens) * 10
        elif word == "trăm":
            group, tens = group + (1 if tens is None else tens) * 100, None
        else:
            total, group, tens = total + (group + (tens or 0) or 1) * MAGNITUDES[word], 0.0, None
    return total + group + (tens or 0)


def parse_number(text: str) -> float | None:
    """The value of a number in digits or words, with or without magnitudes (*39,2 nghìn tỷ, hai triệu*); None for none."""
    value = 1.0
    parts = text.split()
    while len(parts) > 1 and parts[-1].lower() in MAGNITUDES and parts[0][:1].isdigit():
        value *= MAGNITUDES[parts.pop().lower()]
    rest = " ".join(parts)
    number = parse_digits(rest) if rest[:1].isdigit() else parse_words(rest) if re.fullmatch(f"(?i){WORDS}", rest) else None
    return None if number is None else number * value


def hedge_before(lower: str, at: int) -> Hedge | None:
    """The word that makes the number starting at `at` approximate (*hơn, gần, khoảng, dưới*), if one stands before it.

    `lower` is a text in small letters.
    """
    if lower[at - 1 : at] != " ":
        return None
    low, at = max(0, at - _LONGEST_APPROX), at - 1
    first = max(low, lower.rfind(" ", low, at) + 1)
    last = lower[first:at]
    if last in _SKIPPED and first > low:
        at = first - 1
        last = lower[max(low, lower.rfind(" ", low, at) + 1) : at]
    if last not in _LAST_OF_APPROX:
        return None
    words = lower[low:at].split(" ")
    for n in (3, 2, 1):
        phrase = " ".join(words[-n:])
        if len(words) >= n and (kind := _APPROX_OF.get(phrase)):
            return Hedge(kind, at - len(phrase))
    return None
