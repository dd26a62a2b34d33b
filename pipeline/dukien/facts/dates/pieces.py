"""The pieces that written dates are made of: words, numbers and the expressions built from them.

All expressions are written for lower-cased normal text and are matched at a given place.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final, Literal, NamedTuple, cast

from dukien.text.normal import fold_spelling

Unit = Literal["day", "week", "month", "quarter", "year", "term"]
MONTHS: Final = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_UNITS: Final = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_TWENTIES: Final = ["mốt", "hai", "ba", "tư", "lăm", "sáu", "bảy", "tám", "chín"]
NUMBERS: Final = (
    {word: n for n, word in enumerate(_UNITS, 1)}
    | {"mười": 10, "rằm": 15, "mười lăm": 15, "hai mươi": 20, "ba mươi": 30, "ba mươi mốt": 31}
    | {f"mười {word}": 10 + n for n, word in enumerate(_UNITS, 1) if n != 5}
    | {f"{tens} {word}": 20 + n for tens in ("hai mươi", "hăm") for n, word in enumerate(_TWENTIES, 1)}
)
CENTURIES: Final = {"xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21} | {
    str(n): n for n in range(15, 22)
}
ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "01": 1, "02": 2, "03": 3, "04": 4}
MOD: Final = {"đầu": "start", "giữa": "mid", "cuối": "end"}
WEEKDAYS: Final = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "7": 5, "chủ nhật": 6,
}  # fmt: skip
LUNAR_MONTHS: Final = frozenset(("giêng", "chạp"))
AGO_UNITS: Final[dict[str, Unit]] = {"ngày": "day", "tuần": "week", "tháng": "month", "năm": "year"}
YEAR_WORDS: Final = {"nay": 0, "ngoái": -1, "trước": -1, "rồi": -1, "sau": 1, "tới": 1, "này": 0}


def words(table: dict[str, int]) -> str:
    """An alternation of the keys of `table`, longest first."""
    return "|".join(sorted(table, key=len, reverse=True))


D: Final = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
M: Final = r"(?:0?[1-9]|1[0-2])(?!\d)"
Y: Final = r"(?:1[5-9]|20|21)\d\d(?!\d)"
S: Final = r" ?[/.-] ?"
DASH: Final = r" ?[-–—] ?"
END: Final = r"(?![\w/%]|[.,]\d|-\d)"
"""No digit, letter or sign that would make the number part of something longer."""
_DEICTIC: Final = rf"(?:năm )(?P<when>{'|'.join(YEAR_WORDS)})(?!\w)"
_WHEN: Final = rf"(?P<when>{'|'.join(YEAR_WORDS)})(?!\w)"
_YEAR_OR_WHEN: Final = rf"(?: (?P<y>{Y}){END}| {_WHEN})"
OF_YEAR: Final = rf"(?:(?:,? (?:của )?năm |{S}|,? )(?P<y>{Y})|,? (?:của )?{_DEICTIC})"
"""The year behind a month, quarter or half."""
LIST: Final = rf"(?:, ?|,? (?:và|hoặc|hay|với) |{DASH}| (?:đến hết|cho đến|đến|tới|sang) )"
"""What stands between two dates of a list or range."""

DAY_MONTH_YEAR: Final = re.compile(rf"(?P<d>{D}){S}(?P<m>{M}){S}(?P<y>{Y})(?![\w%]|/\d|-\d{{1,2}}(?![\d/.-])|[.,]\d)")
DAY_MONTH: Final = re.compile(
    rf"(?P<d>{D})(?:(?P<s>[/-]|\.)(?P<m>{M})|(?P<wide> ?[/–-] ?)(?P<m2>{M}))(?![\w%]|[/.,]\d|-\d(?!\d?[/-]\d{{1,2}}(?![\d/-])))"
    rf"(?:,? năm (?:(?P<y>{Y}){END}|(?P<when>nay|ngoái|sau|tới)(?!\w)))?"
)
SHORT_YEAR: Final = re.compile(rf"(?P<d>{D})(?P<s>[/.-])(?P<m>{M})(?P=s)(?P<yy>[012]\d)(?![\w/%.-])")
DAY_IN_WORDS: Final = re.compile(
    rf"(?P<d>{D}|{words(NUMBERS)}) tháng (?P<m>{M}|(?!năm \d)(?:{words(MONTHS)})(?!\w))(?!%|[.,]\d)"
    rf"(?:,? (?:năm )?(?P<y>{Y}){END}|{S}(?P<y2>{Y}){END}|,? năm (?P<when>nay|ngoái|sau|tới)(?!\w))?"
)
DAY_ALONE: Final = re.compile(rf"(?P<d>{D})(?![\w/%]|[.,:-]\d)")
MUNG: Final = re.compile(rf"(?:ngày )?(?:mồng|mùng) (?P<d>{D}|(?:{words(NUMBERS)})(?!\w))")
"""*Mồng* before the days 1 to 10; what comes behind is read by `AFTER_MUNG`."""
AFTER_MUNG: Final = re.compile(
    rf"(?: tháng (?P<m>{M}|(?:{words(MONTHS)})(?!\w))|(?P<s>[/-])(?P<m2>{M}))(?:(?:,? năm |[/-])(?P<y>{Y}))?| \(?tết(?!\w)"
)
MEMBER_OF_TET: Final = re.compile(
    rf"(?P<d>{D})(?:(?P<last>(?: âm lịch)? \(?tết(?!\w))|(?=(?:{LIST}(?:mồng |mùng )?{D}){{1,4}}(?: âm lịch)? tết))"
)
"""A day of Tết without its *mùng*, behind another one: *mùng 1, 2 và 3 Tết*."""
MORE_OF_TET: Final = re.compile(rf"(?:{LIST}(?:mồng |mùng )?{D}){{1,4}}(?: âm lịch)? tết(?!\w)")
_STEMS: Final = "giáp ất bính đinh mậu kỷ canh tân nhâm quý".split()
_BRANCHES: Final = "tý sửu dần mão thìn tỵ ngọ mùi thân dậu tuất hợi".split()
TET: Final = re.compile(
    rf"(?: nguyên đán)?(?: (?P<name>(?:{'|'.join(_STEMS)}) (?:{'|'.join(_BRANCHES)})(?!\w)))?(?:,? (?:năm )?(?P<y>{Y}){END})?"
)
LAST_OF_YEAR: Final = re.compile(r"(?P<d>2[3-9]|30) tết(?!\w)")
FULL_MOON: Final = re.compile(rf"rằm tháng (?P<m>{M}|(?:{words(MONTHS)})(?!\w))(?: năm (?P<y>{Y}))?")
LUNAR: Final = re.compile(r",? (?:\(âm lịch\)|âm lịch|al\b)")

_AND: Final = r"(?:, ?|,? (?:và|hoặc|hay|với) | (?:đến hết|cho đến|đến|tới|sang) )"
PART_OF_DAY: Final = r"(?:(?:rạng )?(?:sáng|trưa|chiều|tối|đêm) )?"
_DAY_OF_MONTH: Final = rf"{PART_OF_DAY}(?:ngày )?{D}(?:[/.-]{M}| tháng {M})"
LIST_OF_DAYS: Final = re.compile(
    rf"(?P<d>{D})(?=(?:{_AND}{D}){{0,6}}{_AND}{_DAY_OF_MONTH}|(?: [-–] ?| ?–|- ){_DAY_OF_MONTH}"
    rf"|-(?:ngày )?{D}(?:/{M}| tháng {M}))"
)
"""A day whose month stands behind a later day of the list."""

MONTH_IN_WORDS: Final = re.compile(rf"tháng (?:\d|(?:{words(MONTHS)})(?!\w))")
MONTH: Final = re.compile(
    rf"tháng (?:(?P<m>{M})|(?P<word>{words(MONTHS)})(?!\w))(?!%|[.,]\d(?!\d?/|\d{{3}}(?!\d))|/{D}/|:)"
    rf"(?:{DASH}(?P<to>{M})(?![\w%]|[.,]\d)(?!{S}\d{{1,2}}(?!\d)))?(?:{OF_YEAR}{END})?"
)
PLAIN_LIST_OF_MONTHS: Final = re.compile(rf"{LIST}(?P<m>{M})(?![\w%]|[/.,-]\d)(?P<y>(?!))?")
LIST_OF_MONTHS: Final = re.compile(rf"{LIST}(?P<m>{M})(?=(?:{LIST}{M}){{0,6}}(?:{S}| năm ){Y})(?:(?:{S}| năm )(?P<y>{Y}){END})?")
"""A month without its word behind another one."""
X: Final = re.compile(rf"tháng (?:\d|(?:{words(MONTHS)})(?!\w))")
BARE_MONTH: Final = re.compile(rf"(?P<m>{M})(?P<s>/| ?- ?)(?P<y>{Y})(?![\w%]|[/.,-]\w)")
QUARTER: Final = re.compile(rf"(?:quý )(?P<q>{words(ROMAN)})(?!\w|[.,]\d)(?:{OF_YEAR}{END}|(?: ?[/-] ?|,? )(?P<y2>{Y}){END})?")
LIST_OF_QUARTERS: Final = re.compile(rf"{LIST}(?P<q>{words(ROMAN)})(?!\w|%|[.,]\d)(?:(?:{S}| năm )(?P<y>{Y}){END})?")
COUNT: Final = r"(?:0?[1-9]|1[01]|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một)"
COUNT_BEFORE: Final = re.compile(rf"(?<![\w.,/-])(?P<n>{COUNT}) $")
MONTHS_OF_YEAR: Final = re.compile(
    rf"(?P<n>{COUNT}) (?P<unit>tháng|quý)(?: (?P<side>đầu|cuối)(?: tiên)?(?: của)? năm(?! học| mới){_YEAR_OR_WHEN}?"
    rf"| năm (?P<y2>{Y}){END}|(?:/| ?- ?)(?P<y3>{Y}){END})"
)
HALF: Final = re.compile(rf"(?:nửa|6 tháng) (?P<side>đầu|cuối|sau)(?: của)? năm(?! học| mới){_YEAR_OR_WHEN}?")
EDGE_QUARTER: Final = re.compile(rf"quý (?P<side>đầu|cuối)(?: tiên)?(?: của)? năm(?! học| mới)(?:{_YEAR_OR_WHEN}|(?!\w| [\d]))")

TERMS: Final = frozenset(("nhiệm kỳ", "khóa"))
PERIODS: Final = frozenset(("giai đoạn", "thời kỳ"))
_SPAN_HEADS: Final = "nhiệm kỳ|khóa|giai đoạn|thời kỳ|năm học|niên khóa|niên học|niên độ|niên vụ|mùa giải|mùa bóng|mùa"
_RANGE: Final = rf"(?P<y>{Y})(?:{DASH}| ?/ ?| (?:đến|tới)(?: năm)? )(?P<to>{Y})(?![\w%]|[/.,]\d|-\d)"
SPAN_OF_YEARS: Final = re.compile(
    rf"(?P<head>{_SPAN_HEADS})(?: mới| \d năm| [ivx]{{1,5}})?,? ?\(?(?:từ )?(?:năm )?"
    rf"(?:{_RANGE}|(?P<y1>{Y}){DASH}(?P<yy>\d\d)(?![\w/%-]|[.,]\d))"
)
YEARS: Final = re.compile(
    rf"năm (?:(?P<school>học(?: mới)?|mới) )?(?P<y>{Y})"
    rf"(?:{DASH}(?P<to>{Y})(?![\w%]|[/.,]\d|-\d)|(?(school){DASH}|-)(?P<yy>\d\d)(?![\w/%-]|[.,]\d))?(?!\w|%|[.]\d\d|-\d)"
)
DECADE: Final = re.compile(
    rf"(?:thập niên|thập kỷ) (?:(?P<y>{Y})|(?P<two>[1-9]0))(?!\w)"
    rf"|những năm (?P<y2>(?:1[5-9]|20)\d0)(?! ?[-–,/] ?\d| và \d| đến \d)(?!\w)|những năm (?P<two2>[3-9]0)(?!\w)"
)
CENTURY: Final = re.compile(r"(?:nửa (?P<half>đầu|cuối|sau) )?thế kỷ (?:thứ )?(?P<c>[12]\d|[xvi]{1,5})(?!\w|[.,/-]\d|-[xvi])")
BARE_YEARS: Final = re.compile(rf"(?P<y>{Y}){DASH}(?P<to>{Y})(?![\w%]|[/.,]\d|-\d)")
BARE_YEAR: Final = re.compile(r"(?P<y>(?:19|20)\d\d)(?![\w%/]|[.,]\d|-\d|-[a-zđ])")
WEEKDAY: Final = re.compile(
    r"(?:thứ (?P<n>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ nhật)) tuần (?P<when>này|trước|tới|sau|rồi|qua)(?!\w)"
)
MOD_HEAD: Final = re.compile(r"(?P<mod>đầu|giữa|cuối) (?=(?P<head>tháng|năm|quý|thập|những|thế)(?!\w))")
NOT_A_YEAR: Final = re.compile(r"năm (?:học|mới|cũ|thứ|đầu|nhất|hai|ba|\d|châu|cánh|cửa)")
AGO_BEHIND: Final = (" trước", " nữa", " sau")
AGO: Final = re.compile(
    rf"cách đây (?:hơn |gần |khoảng |chừng )?(?P<n>\d{{1,3}}|{words(NUMBERS)}) (?P<unit>ngày|tuần|tháng|năm)(?!\w)"
    rf"|(?P<n2>\d{{1,3}}|{words(NUMBERS)}) (?P<unit2>ngày|tuần|tháng|năm) (?P<way>trước đây|trước đó|trước|nữa|sau đó|sau)(?!\w)"
)


LINK: Final = re.compile(
    rf"(?:{LIST}|,? rạng(?: sáng)? )(?:đến )?(?:hết )?(?:sáng |trưa |chiều |tối |đêm |rạng sáng )?"
    r"(?:ngày |tháng |năm |quý |vào )?"
)
"""The words between two dates of a list or range, with those that a reader leaves out of the second date."""
IS_RANGE: Final = re.compile(rf"{DASH}| (?:đến|cho đến|tới|sang)(?!\w)")


class Relative(NamedTuple):
    """What a relative expression says: `offset` units from `anchor`; None where it is not to be resolved."""

    unit: Unit
    offset: int | None
    anchor: str


@cache
def relatives() -> dict[str, Relative]:
    """The table of relative expressions, from lower-case phrase to meaning."""
    lines = files("dukien.facts.dates").joinpath("relative.csv").read_text(encoding="utf-8").splitlines()
    rows = [line.split(",") for line in lines if line and not line.startswith("#")][1:]
    return {fold_spelling(p): Relative(cast(Unit, unit), int(n) if n else None, anchor) for p, unit, n, anchor in rows}


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """The relative expressions by their first two letters, the longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(relatives(), key=len, reverse=True):
        found[phrase[:2]] = (*found.get(phrase[:2], ()), phrase)
    return found


def relative_at(low: str, start: int) -> str | None:
    """The longest relative expression that begins at `start`."""
    phrases = _phrases().get(low[start : start + 2])
    if phrases is None or not low.startswith(phrases, start):
        return None
    for phrase in phrases:
        if low.startswith(phrase, start) and not low[start + len(phrase) : start + len(phrase) + 1].isalnum():
            return phrase
    return None


@cache
def lunar_year(name: str) -> int:
    """The year between 1984 and 2043 that bears a name of the sexagenary cycle (*kỷ hợi*)."""
    stem, branch = name.split(" ")
    s, b = _STEMS.index(stem), _BRANCHES.index(branch)
    return next((y for y in range(1984, 2044) if (y - 4) % 10 == s and (y - 4) % 12 == b), 0)


_COUNT_OF_TIME: Final = re.compile(rf"(?<![\w.,/-])(?:\d{{1,3}}|{words(NUMBERS)}) $")


def count_start(low: str, unit: int) -> int:
    """Where the number before the word at `unit` begins (*hai năm trước*); `unit` itself where there is none."""
    m = _COUNT_OF_TIME.search(low, max(0, unit - 14), unit)
    return m.start() if m else unit
