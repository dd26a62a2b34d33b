"""The district and province that the text puts right beside a name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from dukien.facts.places import PlaceMention
from dukien.link.places.candidates import Candidate, Period, candidates
from dukien.text.letters import UPPER

# Between a commune and the next commune of its list, or the unit that it belongs to. A capitalised aside may be a unit
# of its own that was not understood: the list ends there.
_LINK: Final = re.compile(
    rf"(?: ?\((?![{UPPER}])[^()\n]{{0,40}}\))?[ ,;()/–-]*"
    r"(?:(?P<and>và|cùng|với|hoặc|/) )?"
    r"(?:(?:các|hai|ba|bốn|\d{1,2}|nay|là|thuộc|của|ở|tại|trên|địa bàn|địa phận|trực thuộc|"
    r"trung tâm|khu vực|cũ|cùng|đều|tỉnh|xã|phường|thị trấn) ?){0,6}[ ,;(–-]*"
)
# Between a district and the communes that the text goes on to: *huyện A gồm các xã B, C*, *TP Huế (thôn C, phường D)*.
_DOWN: Final = re.compile(
    r" ?(?:[,:(–-]|gồm|có|như|là|với)[ ,:(–-]*(?:(?:gồm|có|như|là|tại|ở|các|hai|ba|\d{1,2}|xã|phường|thị trấn)[ :]*){0,6}"
    r"(?:(?:thôn|ấp|bản|buôn|làng|xóm|khóm|khu phố|tổ|tổ dân phố) [^,;:.()\n]{1,24}, ?)?"
)


class Parent:
    """What a district or province that the article names may be; one object for all mentions of the name."""

    def __init__(self, level: str, codes: frozenset[str], provinces: frozenset[str], *, firm: bool) -> None:
        self.level, self.codes = level, codes
        self.provinces = provinces
        """The code of the one province that it lies in (or is); empty where its own codes lie in several."""
        self.firm = firm
        """Whether the register has it with its type: *quận An Phú* is no district, though *huyện An Phú* is."""


class Stated:
    """The district and the province that a phrase gives to a name."""

    def __init__(self, district: Parent | None = None, province: Parent | None = None) -> None:
        self.district, self.province = district, province


NOTHING: Final = Stated()


def parents(mentions: Sequence[PlaceMention], when: Period) -> dict[int, Parent]:
    """The districts and provinces among the mentions, by the mention's index."""
    found: dict[int, Parent] = {}
    first, last = when.first, when.last
    for i, m in enumerate(mentions):
        if m.level != "commune" and (parent := _meant(m.level, m.key, m.types, first, last)):
            found[i] = parent
    return found


@lru_cache(maxsize=1 << 12)
def _meant(level: str, key: str, types: tuple[str, ...], first: str, last: str) -> Parent | None:
    """What a name stands for; None for one that the register does not know."""
    fit = best_fitting(candidates(level, key, types, first, last))
    if not fit:
        return None
    provinces = frozenset(code for c in fit for code in c.above if len(code) == 2)
    one = provinces if len(provinces) == 1 else frozenset()
    level = "province" if len(fit[0].code) == 2 else "district"
    return Parent(level, frozenset(c.code for c in fit), one, firm=not fit[0].other_type)


def best_fitting(options: Sequence[Candidate]) -> list[Candidate]:
    """Those of the candidates that fit as well as the first."""
    return [c for c in options if (c.other_type, c.other_day) == (options[0].other_type, options[0].other_day)]


_Chain = tuple[Parent | None, int, Parent | None, int]
"""The district and the province to which the phrase behind a commune goes on, each with its mention: what the next of its
list needs to know, too."""

_REACH: Final = 30
"""So many mentions before and behind a name are looked at."""


class Statements:
    """What the phrases of one article state of its mentions; the members of a list share what stands at its end."""

    def __init__(self, text: str, mentions: Sequence[PlaceMention], found: Mapping[int, Parent]) -> None:
        self._text, self._mentions, self._parents = text, mentions, found
        self._chains: dict[int, _Chain] = {}
        self._leads: dict[int, int | None] = {}

    def after(self, where: Sequence[int]) -> dict[int, Stated]:
        """What is stated behind each of the mentions `where`: *xã A, B (huyện C, tỉnh D)*."""
        # The last of a list is asked first: the others go on from what it found.
        found = {i: self._after(i) for i in reversed(where)}
        return {i: found[i] for i in where}

    def _after(self, i: int) -> Stated:
        mentions, level = self._mentions, self._mentions[i].level
        district: Parent | None = None
        province: Parent | None = None
        district_at = province_at = 0
        end, stop = mentions[i].end, i + _REACH
        for j in range(i + 1, min(stop, len(mentions))):
            m = mentions[j]
            if m.start < end:
                continue
            gap = _LINK.fullmatch(self._text, end, m.start) if m.start - end < 60 else None
            if gap is None or (m.level != "commune" and gap["and"]):
                break
            if m.level == "commune":
                if district is not None:
                    break
                if level == "commune" and (chain := self._chains.get(j)):
                    district, district_at, province, province_at = chain
                    break
            elif (parent := self._parents.get(j)) is None:
                break
            elif parent.level == "province":
                province, province_at = parent, j
                break
            elif district is not None or level == "district":
                break
            else:
                district, district_at = parent, j
            end = m.end
        if level == "commune":
            self._chains[i] = district, district_at, province, province_at
        if district_at >= stop:
            district = None
        if province_at >= stop:
            province = None
        return NOTHING if district is None and province is None else Stated(district, province)

    def before(self, i: int) -> Parent | None:
        """The unit that leads to mention `i`: *huyện C gồm các xã A, B*."""
        at = self._before(i)
        return None if at is None or at <= i - _REACH else self._parents.get(at)

    def _before(self, i: int) -> int | None:
        mentions, text = self._mentions, self._text
        start, level = mentions[i].start, mentions[i].level
        lead: int | None = None
        for j in range(i - 1, max(-1, i - _REACH), -1):
            m = mentions[j]
            if m.end > start:
                continue
            if start - m.end > 50:
                break
            if m.level != level:
                if (level == "district" or m.level == "district") and _DOWN.fullmatch(text, m.end, start):
                    lead = j
                break
            if not _LINK.fullmatch(text, m.end, start):
                break
            if j in self._leads:
                lead = self._leads[j]
                break
            start = m.start
        self._leads[i] = lead
        return lead
