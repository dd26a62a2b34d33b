"""Communes named without their type: beside their district, and those that the article introduces elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from dukien.facts.places.context import NO_UNIT, context, is_numbered
from dukien.facts.places.mention import PlaceMention, bare_name
from dukien.facts.places.names import known_key
from dukien.text.letters import LETTER, UPPER
from dukien.units.register import register

_NAME: Final = rf"(?<![{LETTER}\d])([{UPPER}][{LETTER}'’]*(?: [{UPPER}][{LETTER}'’]*){{1,3}})"
# A name, and what stands between it and the district, or the next commune, that begins where the window ends.
_BEFORE_DISTRICT: Final = re.compile(rf"{_NAME}(?:, ?| ?\(|,? thuộc )$")
_BEFORE_COMMUNE: Final = re.compile(rf"{_NAME}(?:, ?| và )$")
_GAPS: Final = frozenset((", ", " (", "c "))
_WINDOW: Final = 40
# Streets are called after these families' great men and lie in the district that follows as communes do.
_STREETS: Final = frozenset("nguyễn trần lê phạm hoàng huỳnh phan võ đặng bùi đỗ ngô lý đinh trịnh phùng tôn trương".split())


def beside_districts(text: str, districts: Sequence[PlaceMention], mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """*Tam Hưng (Thanh Oai, Hà Nội)*: the name right before the district that the commune lies in."""
    beside = [m for m in districts if text[m.start - 2 : m.start] in _GAPS and _name_ends(text, m.start)]
    if not beside:
        return []
    reg, found = register(), []
    taken = {m.end for m in mentions}
    for m in beside:
        if m.start - 2 in taken:
            continue
        codes = {reg.codes[r] for r in reg.districts.get(m.key, ())}
        at, pattern = m.start, _BEFORE_DISTRICT
        while name := pattern.search(text, max(0, at - _WINDOW), at):
            start, end = name.span(1)
            key = known_key("commune", name[1])
            if key is None or end in taken or key == m.key or name[1].split(" ")[0].lower() in _STREETS:
                break
            rows = [r for r in reg.communes[key] if reg.parents[r] in codes]
            if not rows or context(text, start, end) in NO_UNIT:
                break
            found.append(bare_name(text, "place.commune.beside_district", "commune", start, end, key))
            at, pattern = start, _BEFORE_COMMUNE
    return found


def _name_ends(text: str, at: int) -> bool:
    """Whether one of `_GAPS` before `at` may stand behind a name: its last word is capitalised; cheap."""
    if text[at - 2] == "c":
        return text.endswith("thuộc ", 0, at)
    word = text.rfind(" ", max(0, at - _WINDOW), at - 2) + 1
    return text[word : word + 1].isupper()


def introduced_communes(text: str, communes: Sequence[PlaceMention], mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Mentions without the type of the `communes` that the article elsewhere gives it.

    A name that the article, or a province, also bears for a higher unit is left alone.
    """
    provinces = register().provinces
    higher = {m.key for m in mentions if m.level != "commune"}
    introduced: dict[str, PlaceMention] = {}
    for m in communes:
        if m.key not in higher and m.key not in provinces:
            introduced.setdefault(text[m.name_start : m.end], m)
    known = {m.name_start for m in communes}
    found: list[PlaceMention] = []
    spans: list[tuple[int, int]] = []
    """Of all names, in reading order; made for the first name that stands where none of `communes` does."""
    for name, m in introduced.items():
        end = 0
        while (at := text.find(name, end)) >= 0:
            end = at + len(name)
            if at in known:
                continue
            spans = spans or sorted([(other.name_start, other.end) for other in mentions])
            n = bisect_left(spans, (end,))
            if (
                not (n and spans[n - 1][1] > at)
                and _is_word(text, at, end)
                and not is_numbered(text, end)
                and context(text, at, end) in ("open", "at", "stop", "unit")
            ):
                found.append(bare_name(text, "place.commune.bare", "commune", at, end, m.key, m.types))
    return found


def _is_word(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()
