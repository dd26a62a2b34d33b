"""The setting of an article: the units that it is news of, and which of them a level without a name means.

*UBND huyện*, *toàn tỉnh*, *Đảng ủy xã* name no unit. They mean the one of their level and type that stands in the same
sentence, else the only one that the article speaks of, else the one of the sentences right before, of the title, or that
most of the article is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Final, TypeAlias

from dukien.link.places import Place
from dukien.text import Document, Span
from dukien.text.normal import fold_spelling
from dukien.text.vocabulary import Vocabulary
from dukien.units.names import LEVELS_OF, TYPE_IN_BODY
from dukien.units.register import register

# --- Vocabulary -------------------------------------------------------------------------------------------------

DEPTH: Final = {"province": 0, "district": 1, "commune": 2}
"""How far down a level stands."""
_KINDS: Final = {kind: kind for kind in LEVELS_OF} | TYPE_IN_BODY | {"tp": "thành phố"}
"""The words for a level, or for its party committee, in lower case, and the type of unit that they mean."""
KIND: Final = f"(?P<kind>{'|'.join(sorted(_KINDS, key=len, reverse=True))})"
"""A word for a level, in an expression."""
NO_KIND_BEFORE: Final = r"(?<!\w)(?<!văn )(?<!hợp tác )"
"""What must not stand before it: *hợp tác xã*."""
# Expressions for small letters, but for `_PROVINCIAL`.
# Before a place that only tells where somebody comes from; one of the words stands in all of it.
_HOME_WORDS: Final = Vocabulary(lambda: dict.fromkeys(("quê", "quán", "trú", "ngụ", "hộ khẩu", "sinh ", "hktt")))
_HOME_NEAR: Final = 70
_HOME: Final = re.compile(
    r"\b(?:quê|quê quán|nguyên quán|trú|thường trú|tạm trú|ngụ|cư trú|hộ khẩu|sinh tại|sinh ra|hktt)\b[^.;()\n]{0,60}\Z"
)
_BODIES: Final = "đảng bộ|đảng ủy|ubnd|hđnd|mttq|ủy ban nhân dân|hội đồng nhân dân|đại hội"
_GOVERNANCE: Final = re.compile(
    rf"\b(?:{_BODIES}|chi bộ|mặt trận|hội nghị|"
    r"nông thôn mới|xây dựng ntm|làm việc với|làm việc tại|kiểm tra|giám sát|tiếp xúc cử tri|hội nông dân|hội phụ nữ|"
    r"(?:xã|phường|thị trấn|đặc khu) (?:\S+ ){1,4}"
    r"(?:tổ chức|triển khai|sơ kết|tổng kết|ra quân|hoàn thành|phấn đấu|tập trung|đẩy mạnh))\b"
)
_BODY_BEFORE: Final = re.compile(rf"\b(?:{_BODIES}) (?:[^\W\d_]+ ){{0,4}}$")
_EARLY: Final = 1200
"""How many characters from the start an article takes to come to the commune that it is about."""
_KIND_WORD: Final = re.compile(
    rf"{NO_KIND_BEFORE}(?P<several>(?:các|những|mọi|mỗi|từng|nhiều|cấp|hai|ba|\d+) )?"
    rf"{KIND}(?!\w| hội(?! đồng))(?P<or_city>,? thành)?"
)
_DEPARTMENT: Final = "Sở"
_PROVINCIAL: Final = re.compile(rf"(?<!\w)(?<!các ){_DEPARTMENT}(?= [A-ZĐ]|$)")
_SENTENCES_BACK: Final = 2
_MOST: Final = 0.7
"""The share of an article's mentions from which it is about a unit."""


_Unit: TypeAlias = tuple[str | None, str, str]
"""A unit that the article speaks of, on its day: its code; its type; what tells it from others, which is its code, or the
name of a unit whose code is open."""


class _Told:
    """The units of one kind that an article speaks of, where, and how often."""

    def __init__(self, starts: list[int], units: list[_Unit]) -> None:
        self._starts, self._units = starts, units
        self.everywhere: dict[_Unit, int] = {}
        for unit in units:
            self.everywhere[unit] = self.everywhere.get(unit, 0) + 1

    def within(self, stretch: Span) -> set[_Unit]:
        """Those that `stretch` speaks of."""
        start, end = stretch
        return set(self._units[bisect_left(self._starts, start) : bisect_left(self._starts, end)])


class Setting:
    """The units of one article by where they stand."""

    def __init__(self, doc: Document, places: Sequence[Place]) -> None:
        self.doc = doc
        self.places = sorted(places, key=attrgetter("start"))
        self._starts = [p.start for p in self.places]
        # What is looked for when it is first asked for.
        self._told: dict[tuple[tuple[str, ...], str | None], _Told] = {}
        self._no_homes: list[Place] | None = None
        self._sought_commune = self._sought_area = False
        self._commune: Place | None = None
        self._area: str | None = None

    def within(self, start: int, end: int) -> Sequence[Place]:
        """The places that begin in `[start, end)`."""
        stop = bisect_left(self._starts, end)
        if not stop or self._starts[stop - 1] < start:  # most stretches have none
            return ()
        return self.places[bisect_left(self._starts, start, 0, stop) : stop]

    def begins(self, at: int) -> Place | None:
        """The place that begins at `at`."""
        i = bisect_left(self._starts, at)
        return self.places[i] if i < len(self._starts) and self._starts[i] == at else None

    def _smallest(self, start: int, end: int) -> list[Place]:
        """The places of the lowest level among those that lie in `[start, end)`, in reading order."""
        inside = [p for p in self.within(start, end) if p.end <= end]
        if len(inside) < 2:
            return inside
        lowest = max([DEPTH[p.level] for p in inside])
        return [p for p in inside if DEPTH[p.level] == lowest]

    def named(self, start: int, end: int) -> Place | None:
        """The smallest unit that is named in `[start, end)`; the first of several."""
        smallest = self._smallest(start, end)
        return smallest[0] if smallest else None

    def meant(self, start: int, end: int) -> str | None:
        """The one unit that the words of a body name (*UBND xã A*) or mean (*Huyện ủy*, *Sở Y tế*); None for several."""
        if not self.places:
            return None
        if named := self._smallest(start, end):
            below = named[0].level != "province" and self._is_provincial(start, end)
            return None if below or len({p.code for p in named}) > 1 else named[0].code
        words = list(_KIND_WORD.finditer(self.doc.lower, start, end))
        if words:
            kinds = {_KINDS[m["kind"]] for m in words}
            several = len(kinds) > 1 or any(m["several"] or m["or_city"] for m in words)
            return None if several else self.own(kinds.pop(), start)
        return self.own_of_level("province", start) if self._is_provincial(start, end) else None

    def _is_provincial(self, start: int, end: int) -> bool:
        """Whether `[start, end)` names one department of a province, *Sở Y tế*."""
        text = self.doc.text
        return text.find(_DEPARTMENT, start, end) >= 0 and _PROVINCIAL.search(text, start, end) is not None

    def lies_in(self, code: str, above: str) -> bool:
        """Whether the unit `code` is the unit `above` or lies in it, as far as the article names it."""
        return code == above or any(code == p.code and above in (p.district_code, p.province_code) for p in self.places)

    def unit(self, code: str) -> tuple[str, str]:
        """The type (in small letters) and the name of the unit `code` on the article's day."""
        return _unit(code, self.places[0].valid_on if self.places else None)

    # --- what a level without a name means ----------------------------------------------------------------------

    def own(self, word: str, at: int) -> str | None:
        """The code of the unit that *huyện*, *Tỉnh ủy* ... (what `KIND` matches) means at `at`; None where it stays open."""
        kind = _KINDS[word.lower()]
        return self._one(LEVELS_OF[kind], kind, at)

    def own_of_level(self, level: str, at: int) -> str | None:
        """The same for a body that tells its level only (*Sở Y tế*: `province`)."""
        return self._one((level,), None, at)

    def _one(self, levels: tuple[str, ...], kind: str | None, at: int) -> str | None:
        """The one unit of `levels`, and of the type `kind` if that is given, in the nearest stretch that has some."""
        told = self._units(levels, kind)
        everywhere = told.everywhere
        if len(everywhere) < 2:  # then no stretch has another
            return next(iter(everywhere))[0] if everywhere else None
        i = self.doc.sentence_index(at)
        here, *before = self.doc.sentences[max(0, i - _SENTENCES_BACK) : i + 1][::-1] or [self.doc.line_at(at)]
        if own := told.within(here):
            return next(iter(own))[0] if len(own) == 1 else None
        last = next((found for sentence in before if (found := told.within(sentence))), set())
        for found in (last, told.within(self.doc.line_at(0))):
            if len(found) == 1:
                return next(iter(found))[0]
        return _mostly(everywhere)

    def _units(self, levels: tuple[str, ...], kind: str | None = None) -> _Told:
        """The units of `levels`, and of the type `kind` if that is given, that the article speaks of, itself or through a
        smaller one."""
        told = self._told.get((levels, kind))
        if told is None:
            starts: list[int] = []
            units: list[_Unit] = []
            for place in self._away_from_home():
                for level in levels:
                    unit = _at_level(place, level)
                    if unit is not None and (kind is None or kind == unit[1]):
                        starts.append(place.start)
                        units.append(unit)
            told = self._told[levels, kind] = _Told(starts, units)
        return told

    def _away_from_home(self) -> list[Place]:
        """The places that do more than tell where somebody comes from: not *ngụ |xã Tân Hà|*."""
        if self._no_homes is None:
            words = [end for _, end, _ in _HOME_WORDS.matches(self.doc)] if self.places else []
            small = self.doc.lower
            self._no_homes = [p for p in self.places if not _is_home(small, p.start, words)] if words else self.places
        return self._no_homes

    # --- the one unit that an article is about ------------------------------------------------------------------

    @property
    def commune(self) -> Place | None:
        """The one commune of an article about it.

        The title names it with a body that governs it, or begins with it; or the article, which names no other, comes to
        one of its bodies soon (*làm việc với Đảng ủy xã X*) and again later.
        """
        if not self._sought_commune:
            self._sought_commune, self._commune = True, self._find_commune()
        return self._commune

    def _find_commune(self) -> Place | None:
        communes = [p for p in self.places if p.level == "commune"]
        if not communes:
            return None
        line, small = self.doc.line_at(0), self.doc.lower
        titled = [p for p in communes if p.start < line.end]
        if titled:
            if (titled[0].start != line.start and not _GOVERNANCE.search(small, 0, line.end)) or how_many(titled) > 1:
                return None
            times = _times(communes)
            return titled[0] if times[titled[0].name.lower()] == max(times.values()) else None
        for p in communes:
            if p.start >= _EARLY:
                return None
            if _BODY_BEFORE.search(small, max(0, p.start - 30), p.start):
                return p if _is_main(p, communes) else None
        return None

    @property
    def area(self) -> str | None:
        """The code of the one district or province of an article about it: the only one in the title, and the most named."""
        if not self._sought_area:
            self._sought_area, self._area = True, self._find_area()
        return self._area

    def _find_area(self) -> str | None:
        line = self.doc.line_at(0)
        titled = self.within(*line)
        levels = {p.level for p in titled}
        if not levels or "commune" in levels:
            return None
        level = "district" if "district" in levels else "province"
        code = _mostly(self._units((level,)).everywhere)
        if {p.code for p in titled if p.level == level} != {code}:
            return None
        begins = titled[0].start == line.start or _GOVERNANCE.search(self.doc.lower, 0, line.end)
        return code if begins else None

    @property
    def commune_in_title(self) -> bool:
        """Whether the title names `commune`."""
        return self.commune is not None and self.commune.start < self.doc.line_at(0).end


def _is_home(small: str, start: int, words: Sequence[int]) -> bool:
    """Whether the place at `start` only tells where somebody comes from; `words` is where words that tell so end."""
    i = bisect_right(words, start)
    low = max(0, start - _HOME_NEAR)
    return i > 0 and words[i - 1] > low and _HOME.search(small, low, start) is not None


def _is_main(place: Place, communes: Sequence[Place]) -> bool:
    """Whether an article comes back to `place`, the only one of its name, and tells little of other `communes`."""
    name, times = place.name.lower(), _times(communes)
    count = times.pop(name)
    if count == 1 or any(3 * n > count for n in times.values()):
        return False
    return how_many([p for p in communes if p.name.lower() == name]) == 1


def _times(places: Sequence[Place]) -> dict[str, int]:
    """How often `places` bear each name."""
    times: dict[str, int] = {}
    for place in places:
        name = place.name.lower()
        times[name] = times.get(name, 0) + 1
    return times


def how_many(places: Sequence[Place]) -> int:
    """How many units `places` mention: by name, and of one name by code, where both are known."""
    codes: dict[str, set[str]] = {}
    for place in places:
        codes.setdefault(place.name.lower(), set()).update([place.code] if place.code else [])
    return sum(max(1, len(known)) for known in codes.values())


def _mostly(units: Mapping[_Unit, int]) -> str | None:
    """The code of the unit that most of `units` are; how often is told for each."""
    if not units:
        return None
    most, times = max(units.items(), key=itemgetter(1))
    return most[0] if times >= _MOST * sum(units.values()) else None


def _at_level(place: Place, level: str) -> _Unit | None:
    """The unit of `level` that `place` is or lies in."""
    if place.level == level:
        return place.code, place.type or "", place.code or place.name
    if place.level == "commune" and level == "district" and (code := place.district_code):
        return code, _unit(code, place.valid_on)[0], code
    if place.level != "province" and level == "province" and (code := place.province_code):
        return code, _unit(code, place.valid_on)[0], code
    return None


@lru_cache(maxsize=1 << 12)
def _unit(code: str, day: str | None) -> tuple[str, str]:
    """The type and the name of the unit on `day`; its latest where it did not hold then."""
    reg = register()
    found = reg.on(code, day) if day else None
    row = reg.by_code[code][-1] if found is None else found
    return reg.types[row], fold_spelling(reg.names[row]).lstrip("0")  # phường 03 is called phường 3
