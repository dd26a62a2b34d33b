"""The district and province that the text puts right beside a name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dukien.facts.places import PlaceMention
from dukien.link.places.candidates import Candidate, Period, candidates
from dukien.text.letters import UPPER

# Between a commune and the next commune of its list, or the unit that it belongs to. A capitalised aside may be a unit
# of its own that was not understood: the list ends there.
_LINK = re.compile(
    rf"(?: ?\((?![{UPPER}])[^()\n]{{0,40}}\))?[ ,;()/–-]*"
    r"(?:(?P<and>và|cùng|với|hoặc|/) )?"
    r"(?:(?:các|hai|ba|bốn|\d{1,2}|nay|là|thuộc|của|ở|tại|trên|địa bàn|địa phận|trực thuộc|"
    r"trung tâm|khu vực|cũ|cùng|đều|tỉnh|xã|phường|thị trấn) ?){0,6}[ ,;(–-]*"
)
# Between a district and the communes that the text goes on to: *huyện A gồm các xã B, C*, *TP Huế (thôn C, phường D)*.
_DOWN = re.compile(
    r" ?(?:[,:(–-]|gồm|có|như|là|với)[ ,:(–-]*(?:(?:gồm|có|như|là|tại|ở|các|hai|ba|\d{1,2}|xã|phường|thị trấn)[ :]*){0,6}"
    r"(?:(?:thôn|ấp|bản|buôn|làng|xóm|khóm|khu phố|tổ|tổ dân phố) [^,;:.()\n]{1,24}, ?)?"
)


class Parent(NamedTuple):
    """A district or province that the article names: the codes that it may have, and where."""

    level: str
    codes: frozenset[str]
    provinces: frozenset[str]
    """The code of the one province that it lies in (or is); empty where its own codes lie in several."""
    mention: PlaceMention
    firm: bool
    """Whether the register has it with its type: *quận An Phú* is no district, though *huyện An Phú* is."""


class Stated(NamedTuple):
    """The district and the province that a phrase gives to a name."""

    district: Parent | None = None
    province: Parent | None = None


NOTHING = Stated()


def parents(mentions: Sequence[PlaceMention], when: Period) -> dict[int, Parent]:
    """The districts and provinces among the mentions, by the mention's index."""
    found: dict[int, Parent] = {}
    for i, m in enumerate(mentions):
        if m.level != "commune" and (meant := _meant(m.level, m.key, m.types, when.first, when.last)):
            level, codes, provinces, firm = meant
            found[i] = Parent(level, codes, provinces, m, firm)
    return found


@lru_cache(maxsize=1 << 12)
def _meant(
    level: str, key: str, types: tuple[str, ...], first: str, last: str
) -> tuple[str, frozenset[str], frozenset[str], bool] | None:
    """What a `Parent` of this name tells; None for one that the register does not know."""
    fit = best_fitting(candidates(level, key, types, first, last))
    if not fit:
        return None
    provinces = frozenset(code for c in fit for code in c.above if len(code) == 2)
    one = provinces if len(provinces) == 1 else frozenset()
    return "province" if len(fit[0].code) == 2 else "district", frozenset(c.code for c in fit), one, not fit[0].other_type


def best_fitting(options: Sequence[Candidate]) -> list[Candidate]:
    """Those of the candidates that fit as well as the first."""
    return [c for c in options if (c.other_type, c.other_day) == (options[0].other_type, options[0].other_day)]


def stated_after(text: str, mentions: Sequence[PlaceMention], found: Mapping[int, Parent], i: int) -> Stated:
    """What the phrase goes on to say of mention `i`: *xã A, B (huyện C, tỉnh D)*."""
    district, end = None, mentions[i].end
    for j in range(i + 1, min(i + 30, len(mentions))):
        m = mentions[j]
        if m.start < end:
            continue
        gap = _LINK.fullmatch(text, end, m.start) if m.start - end < 60 else None
        if gap is None or (m.level != "commune" and gap["and"]):
            break
        if m.level == "commune":
            if district is not None:
                break
        elif (parent := found.get(j)) is None:
            break
        elif parent.level == "province":
            return Stated(district, parent)
        elif district is not None or mentions[i].level == "district":
            break
        else:
            district = parent
        end = m.end
    return Stated(district)


def stated_before(text: str, mentions: Sequence[PlaceMention], found: Mapping[int, Parent], i: int) -> Parent | None:
    """The unit that leads to mention `i`: *huyện C gồm các xã A, B*."""
    start, level = mentions[i].start, mentions[i].level
    for j in range(i - 1, max(-1, i - 30), -1):
        m = mentions[j]
        if m.end > start:
            continue
        if start - m.end > 50:
            return None
        if m.level == level:
            if not _LINK.fullmatch(text, m.end, start):
                return None
        else:
            above = level == "district" or m.level == "district"
            return found.get(j) if above and _DOWN.fullmatch(text, m.end, start) else None
        start = m.start
    return None
