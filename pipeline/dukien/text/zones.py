"""What each line of an article is: title, dateline, byline, body, or page furniture that holds no facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
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
_NULLS: Final = ("null ", "undefined ", "loading... ")
_NULL_PREFIX: Final = re.compile(rf"(?m)^[ ]*(?:{'|'.join(map(re.escape, _NULLS))})(?=\S)")
_NAME_LINE: Final = re.compile(rf"(?=\S+ \S){_PEOPLE}[.]?")
_NOBODY: Final = re.compile(
    r"(?i)\b(?:chùa|trường|công ty|ubnd|hđnd|huyện|xã|tỉnh|thành phố|bệnh viện|cầu|đường|khu|ông|bà|trung tâm)\b"
)
_YEAR_OF_DAY: Final = re.compile(r"[/.-] ?\d{4}")
"""What every dateline holds, and few other lines."""
_LONGEST_FURNITURE: Final = 120
_LONGEST_TITLE: Final = 300
_LONGEST_CAPTION: Final = 200
_LONGEST_DATELINE: Final = 80
_LONGEST_SIDE_LINE: Final = 120
"""No dateline or byline is longer."""


@cache
def _furniture() -> re.Pattern[str]:
    lines = files("dukien.text").joinpath("furniture.txt").read_text(encoding="utf-8").splitlines()
    return re.compile("|".join(line for line in lines if line and not line.startswith("#")))


def furniture(text: str, lines: Sequence[str]) -> list[Edit]:
    """The edits that take page furniture out of a normal text of these `lines`.

    Whole lines that are furniture, the `null ` that some portals print before a title, and a line that only
    repeats the one before it (a caption shown twice).
    """
    edits: list[Edit] = []
    fullmatch = _furniture().fullmatch
    previous, start = "", 0
    for whole in lines:
        end = start + len(whole)
        if line := whole.strip():
            if len(line) <= _LONGEST_CAPTION and (
                line == previous or (len(line) <= _LONGEST_FURNITURE and fullmatch(line.lower().strip(" .:»>|[](){}*•-–")))
            ):
                edits.append((start, min(end + 1, len(text)), ""))
            elif line.startswith(_NULLS) and (m := _NULL_PREFIX.match(text, start, end)):
                edits.append((m.start(), m.end(), ""))
            previous = line
        start = end + 1
    return edits


def _is_dateline(line: str, near_start: bool) -> bool:
    if len(line) >= _LONGEST_DATELINE or not _YEAR_OF_DAY.search(line):
        return False
    return bool(_DATELINE.fullmatch(line) or (near_start and _SOURCED_DATELINE.fullmatch(line)))


def _is_byline(line: str, near_end: bool) -> bool:
    if (":" in line or "theo" in line.lower()) and _CREDIT.fullmatch(line):
        return True
    return near_end and len(line) < 60 and bool(_NAME_LINE.fullmatch(line)) and not _NOBODY.search(line)


def zones(lines: Sequence[str]) -> list[Zone]:
    """Classify the non-empty of the `lines` of a normal text without furniture.

    The first line is the title, unless it is all there is, or as long as a paragraph (a text without line breaks). A line
    that holds just a date (and a clock time) is a dateline; a line that begins like *Tin, ảnh:* or *Nguồn:*, or a last line of
    names alone, is a byline.
    """
    found: list[Zone] = []
    last = len([line for line in lines if line and not line.isspace()]) - 1
    i = start = 0
    for line in lines:
        end = start + len(line)
        if line and not line.isspace():
            kind: ZoneKind = "title" if i == 0 and last and len(line) <= _LONGEST_TITLE else "body"
            if len(line) <= _LONGEST_SIDE_LINE:
                if _is_dateline(line, near_start=0 < i < 4):
                    kind = "dateline"
                elif i and _is_byline(line.strip(), near_end=i > 1 and i > last - 8):
                    kind = "byline"
            found.append(Zone(kind, start, end))
            i += 1
        start = end + 1
    return found
