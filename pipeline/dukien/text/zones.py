"""What each line of an article is: title, dateline, byline, body, or page furniture that holds no facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat
from typing import Final, Literal, NamedTuple

from dukien.text.letters import UPPER
from dukien.text.offsets import Edit

ZoneKind = Literal["title", "dateline", "byline", "body"]


class Zone(NamedTuple):
    """One line of the normal text: `[start, end)` without its line break."""

    kind: ZoneKind
    start: int
    end: int


_DATE: Final = r"(?:ngày )?\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}"
_CLOCK: Final = r"(?:(?:lúc )?\d{1,2}(?::|h|g|giờ )\d{0,2}(?::\d{2})?(?: ?(?:AM|PM|SA|CH))?)"
_WEEKDAY: Final = r"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|hôm nay)[,.]? ?)"
_DATELINE: Final = re.compile(
    rf"(?i)\W*(?:(?:ngày đăng|cập nhật|đăng lúc|đăng ngày|ngày xuất bản|xuất bản|thời gian đăng|được đăng)[^:\d]{{0,20}}:?)?\W*"
    rf"{_WEEKDAY}?(?:{_DATE}[\s,|–-]*{_CLOCK}?|{_CLOCK}[\s,|–-]*(?:ngày )?{_WEEKDAY}?{_DATE})\W*(?:\(?GMT ?[+]? ?7\)?)?\W*"
)
_SOURCE: Final = r"(?i)(?:cổng|trang|báo|đài|tạp chí|bản tin|trung tâm|ttxvn|tin|theo)\b[^.;:\d]{0,60} ?[–|-] ?"
_SOURCED_DATELINE: Final = re.compile(rf"{_SOURCE}{_DATE}[\s,|–-]*{_CLOCK}?\W*")
"""*Báo Đồng Khởi – 12/3/2020 | 08:15*"""
_PERSON: Final = rf"[{UPPER}][\w'’.]*(?: [{UPPER}][\w'’.]*){{0,4}}"
_PEOPLE: Final = rf"{_PERSON}(?:(?: ?[-–,&/;] ?| và ){_PERSON}){{0,4}}(?: ?\([^()]{{2,40}}\))?"
# *Tin, ảnh:* and the like credit whoever follows; *Ảnh:* or *Nguồn:* alone also begin captions and sentences, so that
# only names may follow them (and, behind *Nguồn:*, the names' office).
_MAKER: Final = r"(?:tin|ảnh|hình|bài|video|clip|bài viết|người viết|thực hiện|biên tập|biên soạn|tác giả|bt|ctv|pv|tổng hợp)"
_CREDIT: Final = re.compile(
    rf"(?:\W*(?i:{_MAKER}(?:(?: ?[,&+/–-] ?| và ){_MAKER}){{0,3}}) ?: ?{_PEOPLE}){{1,3}}[.)]*"
    rf"|\W*(?i:nguồn(?: tin| ảnh)? ?: ?){_PEOPLE}(?:, [^.;:]{{2,60}})?[.)]*"
    rf"|\W*(?i:theo ?:? ?){_PEOPLE}[.)]*"
)
_CREDIT_BEGINS: Final = re.compile(
    r"\W*(?:tin|ảnh|hình|bài|video|clip|người viết|thực hiện|biên|tác giả|bt|ctv|pv|tổng hợp|nguồn|theo)"
)
"""How a credit begins, in lower case: an expression that heeds no case is slow to say no."""
_NULLS: Final = ("null ", "undefined ", "loading... ")
_NULL_BEGINS: Final = frozenset(" ").union(null[0] for null in _NULLS)
_NULL_PREFIX: Final = re.compile(rf"[ ]*(?:{'|'.join(map(re.escape, _NULLS))})(?=\S)")
_NAME_LINE: Final = re.compile(rf"(?=\S+ \S){_PEOPLE}[.]?")
_NOBODY: Final = re.compile(
    r"\b(?:chùa|trường|công ty|ubnd|hđnd|huyện|xã|tỉnh|thành phố|bệnh viện|cầu|đường|khu|ông|bà|trung tâm)\b"
)
_YEAR_OF_DAY: Final = re.compile(r"[/.-] ?\d{4}")
"""What every dateline holds, and few other lines."""
_FIRST_LETTERS: Final = re.compile(r"[^\W\d_]*")
_AROUND: Final = " .:»>|[](){}*•-–"
"""What may stand around furniture in its line."""
_LONGEST_FURNITURE: Final = 120
_LONGEST_TITLE: Final = 300
_LONGEST_CAPTION: Final = 200
_LONGEST_DATELINE: Final = 80
_LONGEST_SIDE_LINE: Final = 120
"""No dateline or byline is longer."""
_THEO_AT: Final = 12
"""A credit without a colon begins with *theo*, behind a bracket or a few other signs."""
_LONGEST_NAMES: Final = 60
_LAST_LINES: Final = 8
"""Among so many at the end a line of names alone is a byline."""


@cache
def _furniture() -> dict[str, re.Pattern[str]]:
    """The lines that are furniture, by their first word."""
    found: dict[str, list[str]] = {}
    for line in files("dukien.text").joinpath("furniture.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            found.setdefault(_first_word(line), []).append(line)
    return {word: re.compile("|".join(patterns)) for word, patterns in found.items()}


def _first_word(line: str) -> str:
    """The letters that a line begins with; none where it begins with a number."""
    end = line.find(" ")
    word = line[:end] if end >= 0 else line
    if word.isalpha():  # most often
        return word
    m = _FIRST_LETTERS.match(line.strip(_AROUND))
    return m[0] if m else ""


def _is_furniture(line: str, known: dict[str, re.Pattern[str]]) -> bool:
    pattern = known.get(_first_word(line).lower())
    return pattern is not None and pattern.fullmatch(line.lower().strip(_AROUND)) is not None


def filled(lines: Sequence[str]) -> list[tuple[int, str]]:
    """Where in their text each of its `lines` begins that is more than spaces, and the line."""
    found: list[tuple[int, str]] = []
    start = 0
    for line in lines:
        if line and not line.isspace():
            found.append((start, line))
        start += len(line) + 1
    return found


def furniture(text: str, lines: Sequence[tuple[int, str]]) -> list[Edit]:
    """The edits that take page furniture out of a normal text of these `filled` lines.

    Whole lines that are furniture, the `null ` that some portals print before a title, and a line that only
    repeats the one before it (a caption shown twice).
    """
    edits: list[Edit] = []
    known = _furniture()
    previous = ""
    for start, whole in lines:
        size = len(whole)
        line = whole.strip() if size <= _LONGEST_CAPTION else ""
        if line and (line == previous or (size <= _LONGEST_FURNITURE and _is_furniture(line, known))):
            edits.append((start, min(start + size + 1, len(text)), ""))
        elif whole[0] in _NULL_BEGINS and (m := _NULL_PREFIX.match(text, start, start + size)):
            edits.append((m.start(), m.end(), ""))
        previous = line
    return edits


def _is_dateline(line: str, near_start: bool) -> bool:
    if not _YEAR_OF_DAY.search(line):
        return False
    return bool(_DATELINE.fullmatch(line) or (near_start and _SOURCED_DATELINE.fullmatch(line)))


def _is_credit(line: str, low: str, start: int, end: int) -> bool:
    if ":" not in line and low.find("theo", start, start + _THEO_AT) < 0:  # most lines
        return False
    return _CREDIT_BEGINS.match(low, start, end) is not None and _CREDIT.fullmatch(line.strip()) is not None


def _is_names(line: str, low: str, start: int, end: int) -> bool:
    line = line.strip()
    return len(line) < _LONGEST_NAMES and bool(_NAME_LINE.fullmatch(line)) and not _NOBODY.search(low, start, end)


def zones(lines: Sequence[tuple[int, str]], low: str) -> list[Zone]:
    """Classify the `filled` lines of a normal text without furniture; `low` is the text in lower case.

    The first line is the title, unless it is all there is, or as long as a paragraph (a text without line breaks). A line
    that holds just a date (and a clock time) is a dateline; a line that begins like *Tin, ảnh:* or *Nguồn:*, or a last line of
    names alone, is a byline.
    """
    found: list[tuple[ZoneKind, int, int]] = []
    last = len(lines) - 1
    for i, (start, line) in enumerate(lines):
        size = len(line)
        end = start + size
        kind: ZoneKind = "body" if i or not last or size > _LONGEST_TITLE else "title"
        if size <= _LONGEST_SIDE_LINE:
            if size < _LONGEST_DATELINE and _is_dateline(line, near_start=0 < i < 4):
                kind = "dateline"
            elif i and (
                _is_credit(line, low, start, end) or (i > max(1, last - _LAST_LINES) and _is_names(line, low, start, end))
            ):
                kind = "byline"
        found.append((kind, start, end))
    return list(map(tuple.__new__, repeat(Zone), found))
