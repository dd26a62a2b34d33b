"""Which unit a position's body belongs to: the one that it names, else the article's own one of its level."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dukien.facts.positions import Position
from dukien.link.setting import KIND, NO_KIND_BEFORE, Setting
from dukien.text.letters import UPPER

# The last word of a position that only says its level: *Chủ tịch UBND |huyện|*, *Bí thư |Tỉnh ủy|*.
_UNNAMED: Final = re.compile(rf"{NO_KIND_BEFORE}{KIND}(?: viên)?(?: (?:đảo|này|nhà|ấy|trên|đó))*\Z")
# Bodies that belong to no unit, wherever their seat is.
OUTSIDE: Final = frozenset(("company", "foreign"))
_LEVELS: Final = {"province": "province", "district": "district", "commune": "commune", "village": "commune"}
# Right behind a position: *Trưởng thôn Tân Lập, |xã Hòa Phú|*, *Bí thư Huyện ủy (|Quảng Nam|)*.
_BESIDE: Final = re.compile(rf"(?:, ?| ?\()(?=(?:xã|phường|thị trấn|huyện|quận|TP|thành phố|thị xã|tỉnh|[{UPPER}]))")
_DEPUTY: Final = ("đại biểu", "phó trưởng đoàn", "trưởng đoàn đại biểu", "đbqh")
_SENT_BY: Final = re.compile(r" ?[(–-] ?(?:(?:[Đđ]oàn|ĐB|ĐBQH|đại biểu(?: [Qq]uốc hội)?|TP\.?|tỉnh) )*(?=[\w])")


@lru_cache(4096)
def unnamed(body: str) -> tuple[int, str] | None:
    """Where the last word of a body or a position that only says its level begins, and the word in lower case."""
    m = _UNNAMED.search(body.lower())
    return (m.start("kind"), m["kind"]) if m else None


class Seats:
    """The units of one article, and the code of the one that a position belongs to."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    def code(self, position: Position, level: str, sector: str, named_until: int) -> str | None:
        """The unit's code; `level` and `sector` are those that the table gives the position.

        `named_until`: the end of the person's name, behind which a deputy's province may stand.

        None for bodies of the whole country, firms and foreigners, and where the article does not settle it.
        """
        if sector in OUTSIDE:
            return None
        if position.head.startswith(_DEPUTY) and (code := self._sent_by(max(position.end, named_until))):
            return code
        if level == "central":
            return None
        named = self.setting.named(position.start, position.end)
        if named is not None:
            return named.code
        if only_level := unnamed(position.norm):
            return self.setting.own(only_level[1], position.start)
        wanted = _LEVELS.get(level)
        return self._beside(position, wanted) or self.setting.own_of_level(wanted, position.start) if wanted else None

    def _sent_by(self, at: int) -> str | None:
        """The province in brackets behind a deputy's name."""
        return self._behind(_SENT_BY, at, "province")

    def _beside(self, position: Position, level: str) -> str | None:
        """The unit of `level` that the text adds behind the position."""
        return self._behind(_BESIDE, position.end, level)

    def _behind(self, link: re.Pattern[str], at: int, level: str) -> str | None:
        """The unit of `level` that stands at `at`, behind `link`."""
        m = link.match(self.setting.doc.text, at)
        place = self.setting.begins(m.end()) if m else None
        return place.code if place and place.level == level else None
