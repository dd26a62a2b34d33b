"""What an abbreviation before a name or a number means: *P.5* is a ward, *Q3* a district or the third quarter of a year."""

from __future__ import annotations

import re
from typing import Final

_AND_ABOVE: Final = re.compile(r" ?(?:[,(–-]|thuộc|của)[ (]*(?:H\.|Q\.|TX|TP|Tp|huyện|quận|thị xã|thành phố|Q\d|[A-ZĐ])")
_BEFORE_WARD: Final = re.compile(r"(?i)\b(?:ubnd|hđnd|mttq|công an|đảng ủy|ngụ|ở|tại|trú|thuộc|địa bàn|các) $")
_OF_YEAR: Final = re.compile(r" ?[/-] ?20\d\d| (?:năm )?20\d\d| năm (?:nay|ngoái|trước)")
_BUSINESS: Final = re.compile(
    r"(?i)\b(?:doanh thu|doanh số|lợi nhuận|lãi|lỗ|kinh doanh|tăng trưởng|gdp|bctc|báo cáo tài chính)\b[^.\n]*$"
)
_BEFORE, _CLAUSE = 12, 40
"""Characters before an abbreviation that are looked at, for a body and for what a business year is told of."""


def is_part_of_another(text: str, start: int, kind: str) -> bool:
    """Whether what looks like the short form of `kind` belongs to something longer."""
    if text[max(0, start - 2) : start] == ". " and text[start - 3 : start - 2].isupper():
        return True  # initials: *Đ. H. Ngân*
    if kind == "thị trấn" and text[max(0, start - 2) : start].strip() in ("-", "–", "&"):
        return True  # *phòng VH-TT Hội An*: culture and information
    # *T.P*, and *K P. 10*, a quarter (*khu phố*) that a word segmenter took apart
    return text[start - 1 : start] == "." or text[max(0, start - 2) : start] == "K "


def is_no_district(text: str, start: int, end: int) -> bool:
    """Whether *Q1* is the first quarter of a business year."""
    return bool(_OF_YEAR.match(text, end) or _BUSINESS.search(text, max(0, start - _CLAUSE), start))


def unit_above_follows(text: str, end: int) -> bool:
    """Whether behind a commune's name what seems its district's follows: *P5, Q3*, *X. Hòa Phú, Long Hồ*."""
    return _AND_ABOVE.match(text, end) is not None


def is_ward(text: str, start: int, end: int) -> bool:
    """Whether *P. 4* is a ward's, by what stands around it: *UBND P. 4*, *P. 4, Q. 3*, *(P. 4)*."""
    if unit_above_follows(text, end) or text[end : end + 1] == ")":
        return True
    return _BEFORE_WARD.search(text, max(0, start - _BEFORE), start) is not None
