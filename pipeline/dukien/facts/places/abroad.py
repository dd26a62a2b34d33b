"""Names of Vietnamese units that are a foreign place's in this article: *tỉnh Hà Nam (Trung Quốc)*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dukien.facts.places.mention import PlaceMention

COUNTRIES: Final = ("Trung Quốc", "Đài Loan", "Lào", "Campuchia", "Thái Lan", "Nhật Bản", "Hàn Quốc", "Triều Tiên", "Mỹ")
HOMES_OF_HOMONYMS: Final = ("Trung Quốc", "Đài Loan")
_COUNTRY: Final = f"(?:{'|'.join(COUNTRIES)})"
_IN_BRACKETS: Final = re.compile(rf" ?\({_COUNTRY}\)")
_CHINA: Final = re.compile(r"(?:,| ?\(| của| ở) ?(?:miền \w+ )?(?:Trung Quốc|Đài Loan)")
_OUTER: Final = re.compile(r"(?:, ?| ?\(| thuộc )")
# Vietnamese units whose names are also the Vietnamese names of Chinese provinces and cities (of Taiwan, too).
_HOMONYMS: Final = frozenset(
    "hà nam,sơn tây,thái nguyên,an dương,lạc dương,nam dương,trùng khánh,đông hưng,trường sa,nghi xuân,trường xuân,thanh hà,"
    "gia nghĩa,phú dương,tân hương,an khánh,hoài an".split(",")
)


def abroad(text: str, mentions: Sequence[PlaceMention]) -> set[int]:
    """Indices of the mentions that are no Vietnamese units.

    A name of China's is one throughout the article that says so once, or that names no other Vietnamese province or district.
    """
    gone = {i for i, m in enumerate(mentions) if text.startswith((" (", "("), m.end) and _IN_BRACKETS.match(text, m.end)}
    if any(country in text for country in HOMES_OF_HOMONYMS):
        higher = {m.key for m in mentions if m.level != "commune"}
        chinese = higher & _HOMONYMS
        if chinese and len(higher - _HOMONYMS) > 0:
            chinese = {m.key for m in mentions if m.key in chinese and _CHINA.match(text, m.end)}
        gone |= {i for i, m in enumerate(mentions) if m.level != "commune" and m.key in chinese}
    if gone:
        starts = {mentions[i].start for i in gone}
        for i in range(len(mentions) - 2, -1, -1):
            after = mentions[i + 1]
            if after.start in starts and _OUTER.fullmatch(text, mentions[i].end, after.start):
                gone.add(i)
                starts.add(mentions[i].start)
    return gone
