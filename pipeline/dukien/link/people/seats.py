"""Which unit a position belongs to: the one that it names, else the only one of its level that the article speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dukien.facts.positions import Position
from dukien.link.places import Place
from dukien.text import Document
from dukien.units.register import register

_FINEST = {"commune": 2, "district": 1, "province": 0}
# The last word of a position that only says its level: *Chủ tịch UBND |huyện|*, *Bí thư |Tỉnh ủy|*.
_UNNAMED = re.compile(
    r"(?:^|.* )(?<!văn )(?<!hợp tác )(tỉnh|huyện|quận|thị xã|xã|phường|thị trấn|tỉnh ủy|huyện ủy|quận ủy|thị ủy)(?: viên)?\Z"
)
_OF_BODY = {"tỉnh ủy": "tỉnh", "huyện ủy": "huyện", "quận ủy": "quận", "thị ủy": "thị xã"}
_LEVELS = {
    "tỉnh": "province",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
}
# Before a place that only tells where somebody comes from.
_HOME = re.compile(
    r"\b(?:quê|quê quán|nguyên quán|trú|thường trú|tạm trú|ngụ|cư trú|sinh tại|sinh ra)\b[^.;()\n]{0,60}\Z", re.IGNORECASE
)


class Seats:
    """The units of one article, and the code of the one that a position belongs to."""

    def __init__(self, doc: Document, places: Sequence[Place]) -> None:
        self.places = sorted(places, key=lambda p: p.start)
        self.units: dict[str, set[str]] = {"province": set(), "district": set(), "commune": set()}
        """By level, the codes of the units that the article speaks of; the name of a unit whose code is open."""
        for place in self.places:
            if _HOME.search(doc.text, max(0, place.start - 70), place.start):
                continue
            self.units[place.level].add(place.code or place.name)
            if place.level != "province" and place.province_code:
                self.units["province"].add(place.province_code)
            if place.level == "commune" and place.district_code:
                self.units["district"].add(place.district_code)

    def code(self, position: Position) -> str | None:
        """The code of the smallest unit that the position names, else of the only one of its level and type."""
        first = bisect_left(self.places, position.start, key=lambda p: p.start)
        last = bisect_left(self.places, position.end, key=lambda p: p.start)
        inside = [p for p in self.places[first:last] if p.end <= position.end]
        if inside:
            finest = max(inside, key=lambda p: _FINEST.get(p.level, -1))
            return finest.code
        said = _UNNAMED.match(position.norm.lower())
        if said is None:
            return None
        type_ = _OF_BODY.get(said[1], said[1])
        units = self.units[_LEVELS[type_]]
        code = next(iter(units)) if len(units) == 1 else ""
        return code if type_ in _types(code) else None


def _types(code: str) -> set[str]:
    """The types that the unit of this code has had; none for a code that is no unit's."""
    units = register()
    return {units.types[row] for row in units.by_code.get(code, ())}
