"""What stands around a number that may be a date: *chiều 5-12* is one, *2/3 diện tích*, *thắng 2-1* and *2000 người* are not.

`text` is the normal text, `low` the same in lower case, `start` and `end` the number's span.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from dukien.text.normal import fold_spelling


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    """The sections of the word list."""
    sections: dict[str, set[str]] = {}
    name = ""
    for line in files("dukien.facts.dates").joinpath("context.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            sections[name] = set()
        elif line and not line.startswith("#"):
            sections[name].update(fold_spelling(word.strip()) for word in line.split(","))
    return {name: frozenset(words) for name, words in sections.items()}


def _any_of(section: str) -> str:
    return "|".join(sorted(map(re.escape, _vocabulary()[section]), key=len, reverse=True))


_GOES_ON: Final = _vocabulary()["goes_on"]
_MEASURED: Final = _vocabulary()["measured"]
_COUNTED_IN_TIME: Final = _vocabulary()["counted_in_time"]
_AMOUNT_FOLLOWS: Final = _vocabulary()["amount_follows"]
_YEAR_FOLLOWS: Final = _vocabulary()["year_follows"]
_AMOUNT: Final = _vocabulary()["amount"]
_MONTH_FOLLOWS: Final = _vocabulary()["month_follows"]
_HABIT: Final = _vocabulary()["habit"]
_CLOSES: Final = frozenset(",.;:)]\"”’'?!…-–/(")
_LIKELY_YEARS: Final = (1930, 2030)
_PER_DAY: Final = frozenset(("lần", "bữa", "giờ", "tiếng", "buổi"))

# Expressions that end in `$` are searched from every place of their window: most of the time the last word alone decides.
_WORD_BEFORE: Final = re.compile(r"(?P<word>[^\W_]+(?:-[^\W_]+)?|[()\"“/:;,.%–-]) ?$")
_WORD_AFTER: Final = re.compile(r" ?(?P<word>[^\W_]+|[^\w\s])")
_CLOCK: Final = r"\d(?:h\d{0,2}|g\d{0,2}|:\d\d| giờ(?: \d{1,2}(?: phút)?)?)(?=[ ,])"
_DAY_BEFORE: Final = re.compile(
    rf"(?:(?<!\w)(?:{_any_of('day_follows')})|(?:nay|qua|mai|kia|trước|này|tới),|{_CLOCK}|(?<!\w)(?:nay|qua|mai) \()[ ,:(]*$"
)
_NAMED_DAY_BEFORE: Final = re.compile(r"(?<!\w)(?:ngày|tuần này|tuần trước|tuần tới)[^.;:\n\d]{0,60}$")
"""*Ngày Thầy thuốc Việt Nam 27-2*"""
_DAY_WORDS: Final = frozenset(word for word in _vocabulary()["day_follows"] if " " not in word)
_DAY_ENDS: Final = frozenset(phrase.rsplit(" ", 1)[1] for phrase in _vocabulary()["day_follows"] if " " in phrase)
_BEFORE_COMMA: Final = ("nay", "qua", "mai", "kia", "trước", "này", "tới", "giờ", "phút", "h", "g", *"0123456789")
_TIME_BEFORE: Final = re.compile(r"(?<!\w)(?:từ|đến|tới|hết|trước|sau|vào|ngày) $")
_NUMBER_BEFORE: Final = re.compile(rf"(?:(?<!\w)(?:{_any_of('number_follows')})|\n\W{{0,3}}) ?$")
_NUMBER_FOLLOWS: Final = _vocabulary()["number_follows"]
_LIST_FOLLOWS: Final = _vocabulary()["list_follows"]
_RANGE_BEHIND: Final = re.compile(r"(?: ?[-–] ?| đến )\d{1,2}[/-]\d{1,2}(?!\d|[/-]\d)")
_CLOCK_OF_PLACE: Final = re.compile(r" giờ (?:địa phương|quốc tế|chuẩn|miền|[A-ZÀ-ỸĐ])")
_DOCUMENT_BEFORE: Final = re.compile(rf"(?<!\w)(?:{_any_of('document_number_follows')}) ?$")
_CODE_BEFORE: Final = re.compile(r"/ ?[^\W\d_]{1,6} ?- ?$")
_MONTH_BEFORE: Final = re.compile(r"(?<!\w)(?:hồi|vào|từ|đến|tới|đầu|cuối|giữa|trong|hết|rằm|ngày|khoảng) $")
_NAME_BEFORE: Final = re.compile(r"(?<!\w)[A-ZÀ-ỸĐ][^\W_]*[”\")]? (?:[^\W\d_]+ ){0,2}$")
_PLURAL: Final = frozenset(("các", "những", "hai", "ba", "bốn", *"23456789"))
_DAYS_COUNTED: Final = frozenset("mỗi hàng hằng một hai ba bốn năm sáu bảy tám chín mười vài mấy nhiều nửa cả".split())
_COUNTS: Final = _vocabulary()["counts"]
_CLASSIFIERS: Final = ("cái", "con")
_LAST_WORD: Final = re.compile(r"\w+$")


def _last_word(low: str, left: int, stop: int) -> str:
    """The word that ends at `stop`, or what of it stands behind `left`; empty where none ends there."""
    word = low[low.rfind(" ", left, stop) + 1 or left : stop]
    if word.isalnum():
        return word
    m = _LAST_WORD.search(word)
    return m[0] if m else ""


def _spaced_word(low: str, left: int, at: int) -> str:
    """The word before the space before `at`."""
    return _last_word(low, left, at - 1) if at > left and low[at - 1] == " " else ""


def word_before(low: str, at: int) -> str:
    """The word or sign before `at`; empty at the beginning of a line."""
    left = max(0, at - 20)
    stop = at - 1 if at > left and low[at - 1] == " " else at
    word = low[low.rfind(" ", left, stop) + 1 or left : stop]
    if word.isalnum():
        return word
    m = _WORD_BEFORE.search(low, left, at)
    return m["word"] if m else ""


def word_after(low: str, at: int) -> str:
    """The word or sign behind `at`; empty at the end of a line."""
    sign = low[at : at + 1]
    if sign in _CLOSES:
        return sign
    m = _WORD_AFTER.match(low, at)
    return m["word"] if m else ""


def _ends_or_goes_on(after: str) -> bool:
    return not after or after in _CLOSES or after in _GOES_ON


def ends_clause(low: str, end: int) -> bool:
    """Whether a comma, a full stop or the line's end stands at `end`."""
    return word_after(low, end) in ("", ",", ".", ";", ")", '"', "”", ":")


def is_day_and_month(text: str, low: str, start: int, end: int, sign: str) -> bool:
    """Whether *5-12* or *24/8* is a day: the words around it say so; `sign` is what stands between its numbers."""
    after, left = word_after(low, end), max(0, start - 70)
    if follows_time(low, start):
        return after not in _COUNTED_IN_TIME and (after != "giờ" or bool(_CLOCK_OF_PLACE.match(text, end)))
    if after in _MEASURED:
        return False
    if low.endswith(("(", "( "), 0, start):
        if _RANGE_BEHIND.match(low, end):
            return True
        long_day = low[start : start + 2].isdigit() and int(low[start : start + 2]) > 12  # a score is lower
        return after in (")", ",", ";") and (sign == "/" or long_day or _follows_named_day(low, left, start))
    if _RANGE_BEHIND.match(low, end):
        return True
    if sign == "/" and _more_than_whole(low[start:end]) and _TIME_BEFORE.search(low, max(0, start - 6), start):
        return True
    return _ends_or_goes_on(after) and (_follows_number_word(low, start) or _follows_named_day(low, left, start))


def _follows_number_word(low: str, start: int) -> bool:
    """Whether *từ, đến, vào* or the beginning of a line stands before the number at `start`."""
    left = max(0, start - 8)
    stop = start - 1 if low.endswith(" ", left, start) else start
    if _last_word(low, left, stop) in _NUMBER_FOLLOWS:
        return True
    return low.find("\n", left, start) >= 0 and bool(_NUMBER_BEFORE.search(low, left, start))


def _follows_named_day(low: str, left: int, start: int) -> bool:
    if low.find("ngày", left, start) < 0 and low.find("tuần", left, start) < 0:
        return False
    return bool(_NAMED_DAY_BEFORE.search(low, left, start))


def _more_than_whole(number: str) -> bool:
    """Whether *15/5* is no part of a whole: the first number is the greater."""
    above, _, below = number.partition("/")
    return below.isdigit() and int(above) > int(below)


def follows_time(low: str, start: int) -> bool:
    """Whether a part of the day, a weekday or the like stands before the number at `start` (*chiều 5 - 7*)."""
    left = max(0, start - 24)
    stop = left + len(low[left:start].rstrip(" ,:("))
    word = _last_word(low, left, stop)
    if word in _DAY_WORDS:
        return True
    if word not in _DAY_ENDS and not low.endswith(_BEFORE_COMMA, left, stop):
        return False
    return bool(_DAY_BEFORE.search(low, left, start))


def begins_list_of_days(low: str, start: int) -> bool:
    """Whether a bare number with a day and month behind it is a day (*từ 24 đến 31-7*)."""
    left = max(0, start - 12)
    stop = start - 1 if low.endswith(" ", left, start) else start
    return low.endswith(("(", "–", "-"), left, stop) or _last_word(low, left, stop) in _LIST_FOLLOWS


def is_day_alone(low: str, start: int, end: int) -> bool:
    """Whether *ngày 12* is the twelfth and not a count (*mỗi ngày 12 giờ*)."""
    if word_after(low, end) in _MEASURED:
        return False
    word = _spaced_word(low, max(0, start - 10), start)
    return word not in _DAYS_COUNTED and not word.isdigit()


def is_per_day(text: str, low: str, end: int) -> bool:
    """Whether *ngày 2-3* before `end` is a count a day (*ngày 2-3 giờ*)."""
    return word_after(low, end) in _PER_DAY and not _CLOCK_OF_PLACE.match(text, end)


def is_year(text: str, low: str, start: int, end: int) -> bool:
    """Whether a bare number of four digits, or a range of them, is a year."""
    before, after = word_before(low, start), word_after(low, end)
    if before in _AMOUNT_FOLLOWS or after in _AMOUNT or after == "%":
        return False
    if before == "-" and (low[start - 2 : start - 1].isalnum() or _CODE_BEFORE.search(low, max(0, start - 12), start)):
        return False  # Covid-2019, F-2000, 159/TB -2019
    if before in _YEAR_FOLLOWS or _ends_or_goes_on(after) or end - start > len("2018") or follows_name(text, start):
        return True
    year = int(low[start : start + 4])
    return _LIKELY_YEARS[0] <= year <= _LIKELY_YEARS[1] and year % 50 != 0  # amounts are round or have a point: 2.018


def follows_name(text: str, at: int) -> bool:
    """Whether one of the last three words before `at` is capitalised (*World Cup 2018*, *Hoa hậu Hoàn vũ 2017*)."""
    return bool(_NAME_BEFORE.search(text, max(0, at - 30), at))


def is_ordinal(low: str, at: int) -> bool:
    """Whether the number at `at` counts or ranks (*kỳ họp thứ 13 tháng 7*, *khoảng 9 tháng 5 ngày*)."""
    return word_before(low, at) in _AMOUNT_FOLLOWS


def in_document_number(low: str, start: int) -> bool:
    """Whether *12/2017* is the number of a law or decree, or *1/2000* the scale of a map."""
    return bool(_DOCUMENT_BEFORE.search(low, max(0, start - 16), start))


def is_counted(low: str, start: int) -> bool:
    """Whether the unit word at `start` is counted (*hai năm trước*, *những tháng tới*), so that it is a length of time."""
    left = max(0, start - 12)
    word = _spaced_word(low, left, start)
    if word in _CLASSIFIERS:
        word = _spaced_word(low, left, start - len(word) - 1)
    return word in _COUNTS or (word.isdigit() and len(word) <= 3)


def is_plural(low: str, start: int) -> bool:
    """Whether *các*, *những* or a small number stands before the unit word at `start`."""
    return _spaced_word(low, max(0, start - 8), start) in _PLURAL


def is_month_in_words(text: str, low: str, start: int, word: int, end: int) -> bool:
    """Whether *tháng ba*, whose number is the word at `word`, is March: a capital, or *hồi, vào, cuối* before it."""
    if text[word].isupper() and not text[start : word - 1].isupper():
        return True
    if word_before(low, start) in ("hồi", "đầu", "giữa", "cuối"):
        return word_after(low, end) != "lần"
    return bool(_MONTH_BEFORE.search(low, max(0, start - 12), start)) and _ends_or_goes_on(word_after(low, end))


def may_be_month(low: str, end: int) -> bool:
    """Whether what follows the number before `end` leaves it a month (*tháng 2, 3*) and no count (*tháng 2, 3 người*)."""
    return word_after(low, end) not in _MEASURED


def is_ancestors_day(low: str, start: int, end: int) -> bool:
    """Whether the words around speak of the Hùng Kings' anniversary, which is a lunar day (*giỗ Tổ mùng 10 tháng 3*)."""
    around = low[max(0, start - 50) : end + 30]
    return "giỗ tổ" in around or "đền hùng" in around or "hùng vương" in around


def is_habit(low: str, start: int) -> bool:
    """Whether *đầu năm* is a season of any year (*mỗi dịp đầu năm*)."""
    return word_before(low, start) in _HABIT


def announces_month(low: str, start: int) -> bool:
    """Whether *9-2015* at `start` is a month: *từ, hồi, cuối* or a bracket stands before it, or nothing."""
    before = word_before(low, start)
    return not before or before in _MONTH_FOLLOWS
