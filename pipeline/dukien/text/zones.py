"""What each line of an article is: title, dateline, byline, body, or page furniture that holds no facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from dukien.text.letters import UPPER
from dukien.text.offsets import Edit

ZoneKind = Literal["title", "dateline", "byline", "body"]


class Zone(NamedTuple):
    """One line of the normal text: `[start, end)` without its line break."""

    kind: ZoneKind
    start: int
    end: int


_DATE = r"(?:ngày )?\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}"
_CLOCK = r"(?:(?:lúc )?\d{1,2}(?::|h|g|giờ )\d{0,2}(?::\d{2})?(?: ?(?:AM|PM|SA|CH))?)"
_WEEKDAY = r"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|hôm nay)[,.]? ?)"
_DATELINE = re.compile(
    rf"(?i)\W*(?:(?:ngày đăng|cập nhật|đăng lúc|đăng ngày|ngày xuất bản|xuất bản|thời gian đăng|được đăng)[^:\d]{{0,20}}:?)?\W*"
    rf"{_WEEKDAY}?(?:{_DATE}[\s,|–-]*{_CLOCK}?|{_CLOCK}[\s,|–-]*(?:ngày )?{_WEEKDAY}?{_DATE})\W*(?:\(?GMT ?[+]? ?7\)?)?\W*"
)
_SOURCE = r"(?i)(?:cổng|trang|báo|đài|tạp chí|bản tin|trung tâm|ttxvn|tin|theo)\b[^.;:\d]{0,60} ?[–|-] ?"
_SOURCED_DATELINE = re.compile(rf"{_SOURCE}{_DATE}[\s,|–-]*{_CLOCK}?\W*")
"""*Báo Đồng Khởi – 12/3/2020 | 08:15*"""
_PERSON = rf"[{UPPER}][\w'’.]*(?: [{UPPER}][\w'’.]*){{0,4}}"
_PEOPLE = rf"{_PERSON}(?:(?: ?[-–,&/;] ?| và ){_PERSON}){{0,4}}(?: ?\([^()]{{2,40}}\))?"
# *Tin, ảnh:* and the like credit whoever follows; *Ảnh:* or *Nguồn:* alone also begin captions and sentences, so that
# only names may follow them (and, behind *Nguồn:*, the names' office).
_MAKER = r"(?:tin|ảnh|hình|bài|video|clip|bài viết|người viết|thực hiện|biên tập|biên soạn|tác giả|bt|ctv|pv|tổng hợp)"
_CREDIT = re.compile(
    rf"(?:\W*(?i:{_MAKER}(?:(?: ?[,&+/–-] ?| và ){_MAKER}){{0,3}}) ?: ?{_PEOPLE}){{1,3}}[.)]*"
    rf"|\W*(?i:nguồn(?: tin| ảnh)? ?: ?){_PEOPLE}(?:, [^.;:]{{2,60}})?[.)]*"
    rf"|\W*(?i:theo ?:? ?){_PEOPLE}[.)]*"
)
_NULLS = ("null ", "undefined ", "loading... ")
_NULL_PREFIX = re.compile(rf"(?m)^[ ]*(?:{'|'.join(map(re.escape, _NULLS))})(?=\S)")
_NAME_LINE = re.compile(rf"(?=\S+ \S){_PEOPLE}[.]?")
_NOBODY = re.compile(
    r"(?i)\b(?:chùa|trường|công ty|ubnd|hđnd|huyện|xã|tỉnh|thành phố|bệnh viện|cầu|đường|khu|ông|bà|trung tâm)\b"
)
_LONGEST_FURNITURE = 120
_LONGEST_TITLE = 300
_LONGEST_CAPTION = 200
_LONGEST_SIDE_LINE = 120
"""No dateline or byline is longer."""


@cache
def _furniture() -> re.Pattern[str]:
    lines = files("dukien.text").joinpath("furniture.txt").read_text(encoding="utf-8").splitlines()
    return re.compile("|".join(line for line in lines if line and not line.startswith("#")), re.IGNORECASE)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        yield at, at + len(line)
        at += len(line) + 1


def furniture(text: str) -> list[Edit]:
    """The edits that take page furniture out of a normal text.

    Whole lines that are furniture, the `null ` that some portals print before a title, and a line that only
    repeats the one before it (a caption shown twice).
    """
    edits: list[Edit] = []
    previous = ""
    for start, end in _lines(text):
        line = text[start:end].strip()
        if not line:
            continue
        if (len(line) <= _LONGEST_FURNITURE and _furniture().fullmatch(line.strip(" .:»>|[](){}*•-–"))) or (
            line == previous and len(line) <= _LONGEST_CAPTION
        ):
            edits.append((start, min(end + 1, len(text)), ""))
        elif line.startswith(_NULLS) and (m := _NULL_PREFIX.match(text, start, end)):
            edits.append((m.start(), m.end(), ""))
        previous = line
    return edits


def _is_byline(line: str, near_end: bool) -> bool:
    if (":" in line or "theo" in line.lower()) and _CREDIT.fullmatch(line):
        return True
    return near_end and len(line) < 60 and bool(_NAME_LINE.fullmatch(line)) and not _NOBODY.search(line)


def zones(text: str) -> list[Zone]:
    """Classify the non-empty lines of a normal text without furniture.

    The first line is the title, unless it is all there is, or as long as a paragraph (a text without line breaks). A line
    that holds just a date (and a clock time) is a dateline; a line that begins like *Tin, ảnh:* or *Nguồn:*, or a last line of
    names alone, is a byline.
    """
    lines = [(start, text[start:end]) for start, end in _lines(text)]
    lines = [(start, line) for start, line in lines if line and not line.isspace()]
    found: list[Zone] = []
    for i, (start, line) in enumerate(lines):
        kind: ZoneKind = "title" if i == 0 and len(lines) > 1 and len(line) <= _LONGEST_TITLE else "body"
        if len(line) <= _LONGEST_SIDE_LINE:
            if len(line) < 80 and (_DATELINE.fullmatch(line) or (0 < i < 4 and _SOURCED_DATELINE.fullmatch(line))):
                kind = "dateline"
            elif i > 0 and _is_byline(line.strip(), near_end=i > 1 and i >= len(lines) - 8):
                kind = "byline"
        found.append(Zone(kind, start, start + len(line)))
    return found
