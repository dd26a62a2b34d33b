"""Mentions of provinces, districts and communes.

A commune is a type word and a name: *xã Bình Khánh*, *P.5*, *TT Cái Nước*, *Đảng ủy xã Hòa Phú*; or a member of a list
that begins so: *các xã Cổ Lũng, Lũng Cao và Thành Sơn*. The register of units (`dukien.units`) says where a name ends.
Which unit it is, on the article's day, is `link.places`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final

from dukien.facts.places.abroad import abroad
from dukien.facts.places.anchors import Anchor, anchors
from dukien.facts.places.bare import bare_names
from dukien.facts.places.communes import beside_districts, introduced_communes
from dukien.facts.places.context import context
from dukien.facts.places.lists import goes_on, is_plural, list_members, list_opening, number_at, types_in_list
from dukien.facts.places.mention import PlaceMention, spelled
from dukien.facts.places.names import Name, may_begin, misspelled_at, name_at, parent_follows, unknown_district_at
from dukien.facts.places.short import is_no_district, is_part_of_another, is_ward, unit_above_follows
from dukien.facts.places.typewords import is_body, name_starts
from dukien.text import Document
from dukien.text.letters import LETTER
from dukien.units.names import DISTRICT_TYPES, unaccented_key
from dukien.units.register import register

_MORE_TYPES: Final = re.compile(rf"(?i)(?:,? ?/ ?|, | và | hoặc | )(?:các )?(xã|phường|thị trấn)(?![{LETTER}])")
_MORE_DISTRICTS: Final = re.compile(
    r"(?i)(?:,? ?/ ?|, | và | hoặc )(?:các )?(?:huyện|quận|thị xã|thị|thành phố|tp\.?)(?= ?[,:/(]| (?:và|hoặc|các|gồm|như) )"
)
_QUAN_BEHIND: Final = re.compile(r"Q(1[0-2]|[1-9])(?!\w)")
_START: Final = attrgetter("start")
_END: Final = attrgetter("end")
_LEVELS: Final = frozenset(("commune", "district", "province"))
_BORROWED: Final = frozenset({"beside", "thing"})
_HEAD_BEFORE: Final = re.compile(r"(?i)\b(?:chủ tịch|bí thư|chủ nhiệm|trưởng|chỉ huy)\b[^.,;:\n]{0,50}$")
_CENTRAL_CITIES: Final = frozenset(("hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ"))
_CENTRAL_BEGINNINGS: Final = frozenset([name[:2] for name in _CENTRAL_CITIES])


class _Finder:
    """One pass over a document; what the rules share."""

    def __init__(self, doc: Document) -> None:
        self.text = doc.text
        self.mentions: list[PlaceMention] = []
        self.bare: list[tuple[int, int, str]] = []
        self.has_unknown = False
        """Whether the register does not know the name of a mention."""
        self.taken = 0
        """Up to here the text is part of a mention's name."""
        self.abroad = False
        """Whether the text names a country next door."""
        self.names: set[int] = set()
        """Where names of list members stand, each of their characters: an anchor may not take these again."""

    def add(self, rule: str, level: str, types: tuple[str, ...], start: int, name_start: int, name: Name) -> None:
        end, key = name.end, name.key
        written = spelled(level, key, self.text[name_start:end])
        self.mentions.append(PlaceMention(level, types, written, key, name.known, name_start, start=start, end=end, rule=rule))
        if not name.known:
            self.has_unknown = True
        if end > self.taken:
            self.taken = end

    def without_type(self) -> None:
        """The names that no type word stands before, and those that only seem unknown."""
        if self.has_unknown:
            self.mend()
        if self.bare:
            self.mentions += bare_names(self.text, self.bare, self.mentions)
        if districts := [m for m in self.mentions if m.level == "district"]:
            self.mentions += beside_districts(self.text, districts, self.mentions)
        if communes := [m for m in self.mentions if m.level == "commune" and m.known and " " in m.key]:
            self.mentions += introduced_communes(self.text, communes, self.mentions)

    def anchor(self, start: int, end: int, anchor: Anchor) -> None:
        if start < self.taken or start in self.names:
            return
        kind, type_word = anchor.kind, anchor.type
        if kind in _LEVELS:
            starts = name_starts(self.text, start, end)
            if starts is None:
                return
            if kind == "commune":
                self.commune(start, end, type_word, starts)
            else:
                self.above(start, end, type_word, starts)
        elif kind == "name":
            if not self.text[end : end + 1].isalnum():
                self.bare.append((start, end, anchor.key))
        elif kind == "short":
            self.short(start, end, type_word)
        elif kind == "city":
            if not self.text[end : end + 1].isalnum() and context(self.text, start, end) not in _BORROWED:
                name_start = start + 2 + (self.text[start + 2] == " ") if type_word else start
                types = (type_word,) if type_word else ()
                self.add("place.province.short", "province", types, start, name_start, Name(end, anchor.key, True))
        elif kind == "abroad":
            self.abroad = True

    def commune(self, start: int, end: int, kind: str, starts: Sequence[int]) -> None:
        """*xã Bình Khánh*, *các xã A, B và C*, *3 xã phường A, B*, *4 phường (A, B, C)*.

        `starts`: where the name may begin.
        """
        text, types, at = self.text, [kind], end
        while (m := _MORE_TYPES.match(text, at)) and m[1].lower() not in types:
            types.append(m[1].lower())
            self.taken = at = m.end()
        plural = len(types) > 1 or is_plural(self.text, start)
        opening = list_opening(text, at, plural=plural)
        first: Name | None = None
        if opening is None:
            unknown = kind != "đặc khu" and len(types) == 1
            for begin in starts if at == end else name_starts(text, start, at) or ():
                first = number_at(text, begin) if "phường" in types else None
                first = first or name_at(text, begin, "commune", unknown=unknown)
                if first:
                    at = begin
                    break
        else:
            at, first = opening
        if at in self.names:
            return
        if first and not first.known and not parent_follows(text, first.end):
            if kind == "thị trấn":
                return  # the register knows every town; one that it does not know is abroad
            if first.key.count(" ") > 1 and _HEAD_BEFORE.search(text, max(0, start - 60), start):
                return  # *Chủ tịch UBND xã Sơn Ngọc Lan*: three syllables behind a title are a person's
        if first is None or (plural and self.means_the_district(at, first, types)):
            return
        # *các xã Cổ Lũng, ...*: the first of a list has its type word, unless something stands between.
        beside = len(types) == 1 and (not plural or at == end + 1)
        if beside:
            self.add(
                "place.commune.type_name", "commune", tuple(types), at if is_body(self.text, start, at) else start, at, first
            )
        else:
            self.listed(at, first, tuple(types), "commune")
        self.members(start, first, tuple(types), "commune", plural=plural)

    def means_the_district(self, at: int, name: Name, types: list[str]) -> bool:
        """*Nhiều xã Mỏ Cày Nam*, the communes of a district."""
        reg = register()
        district = name_at(self.text, at, "district")
        if district is None or district.end < name.end:
            return False
        return district.end > name.end or not any(reg.types[r] in types for r in reg.communes.get(name.key, ()))

    def mend(self) -> None:
        """A name that the register does not have, but for its accents that of a mention which it has, is that one."""
        known = {unaccented_key(m.key): m for m in self.mentions if m.level == "commune" and m.known}
        for i, m in enumerate(self.mentions):
            if not m.known and (meant := known.get(unaccented_key(m.key))):
                self.mentions[i] = replace(m, name=meant.name, key=meant.key, known=True, rule="place.commune.misspelled")

    def above(self, start: int, end: int, kind: str, starts: Sequence[int]) -> None:
        """*huyện Mỏ Cày Nam*, *Tỉnh ủy Bến Tre*, *thành phố Hải Phòng*, *các huyện A, B*, *huyện, thị xã: A, B*.

        `starts`: where the name may begin.
        """
        for at in starts:
            if self.district(start, at, kind, "type_name"):
                return
        text, at = self.text, end
        while m := _MORE_DISTRICTS.match(text, at):
            at = m.end()
        plural = at > end or is_plural(self.text, start)
        if kind == "tỉnh" or (opening := list_opening(text, at, plural=plural, level="district")) is None:
            return
        if opening[0] in self.names:
            return
        types = (kind,) if at == end else ()
        self.taken = max(self.taken, at)
        self.listed(opening[0], opening[1], types, "district")
        self.members(start, opening[1], types, "district", plural=plural)

    def members(self, start: int, first: Name, types: tuple[str, ...], level: str, *, plural: bool | None = None) -> None:
        """The names that go on with the list which `first` begins; `start` is where its type word does."""
        if not goes_on(self.text, first.end):
            return
        if plural is None:
            plural = is_plural(self.text, start)
        for at, name in list_members(self.text, first, types, level, plural=plural):
            self.listed(at, name, types if plural or level == "district" else types_in_list(name, first, types), level)

    def listed(self, at: int, name: Name, types: tuple[str, ...], level: str) -> None:
        """A name that does not stand beside its type; what stands between may be a mention, too."""
        taken = self.taken
        self.add(f"place.{level}.list", level, types, at, at, name)
        self.names.update(range(at, name.end))
        self.taken = taken

    def district(self, start: int, at: int, kind: str, rule: str) -> bool:
        text = self.text
        level = "province" if kind == "tỉnh" else "district"
        name = number_at(text, at, level) if kind == "quận" else None
        name = name or name_at(text, at, level)
        if kind == "thành phố" and (name is None or text[at : at + 2].lower() in _CENTRAL_BEGINNINGS):
            city = name_at(text, at, "province")
            if city and (city.key in _CENTRAL_CITIES or name is None) and (name is None or city.end >= name.end):
                name, level = city, "province"
        if name is None and text[at : at + 1].isupper():
            name = misspelled_at(text, at, level, kind)
            if name is None and level == "district" and rule == "type_name":
                name = unknown_district_at(text, at)
        if name is None or (name.key.isdigit() and kind != "quận"):
            return False
        self.add(f"place.{level}.{rule}", level, (kind,), at if is_body(self.text, start, at) else start, at, name)
        if level == "district":
            self.members(start, name, (kind,), level)
        return True

    def short(self, start: int, end: int, kind: str) -> None:
        """*P.5*, *P. Xuân Tảo*, *TT Cái Nước*, *Q. 1*, *Q7*, *H. Long Hồ*, *TX.Phú Mỹ*, *TP Thanh Hóa*."""
        text, at = self.text, end
        if is_part_of_another(text, start, kind):
            return
        if text[end - 1].isdigit():  # P5, Q7
            at = start + 1
            if (kind == "quận" and is_no_district(text, start, end)) or (kind == "phường" and self.ward_and_district(start, end)):
                return
            if text[end : end + 1].isalnum() or (kind == "phường" and not unit_above_follows(text, end)):
                return
        else:
            while text[at : at + 1] in (".", " ") and at < end + 2:
                at += 1
        if not may_begin(text, at):
            return
        if kind not in DISTRICT_TYPES:
            self.short_commune(start, at, kind)
        elif kind == "quận" or not text[at : at + 1].isdigit():
            self.district(start, at, kind, "short")

    def ward_and_district(self, start: int, end: int) -> bool:
        """*P5Q3*."""
        m = _QUAN_BEHIND.match(self.text, end)
        if m:
            self.add("place.commune.short", "commune", ("phường",), start, start + 1, Name(end, self.text[start + 1 : end], True))
            self.add("place.district.short", "district", ("quận",), end, end + 1, Name(m.end(), m[1], True))
        return m is not None

    def short_commune(self, start: int, at: int, kind: str) -> None:
        """The commune whose short type begins at `start` and whose name at `at`."""
        text, reg = self.text, register()
        name = number_at(text, at) if kind == "phường" else None
        if name and text[at - 1] == " " and not is_ward(text, start, name.end):
            return  # *chị P. 1 ...*
        name = name or name_at(text, at, "commune")
        if name is None or not name.known or not (name.key.isdigit() or " " in name.key):
            return
        if kind != "phường" and kind not in {reg.types[r] for r in reg.communes[name.key]}:
            return  # *TT Linh*
        if kind == "xã" and not unit_above_follows(text, name.end):
            return
        self.add("place.commune.short", "commune", (kind,), start, at, name)
        self.members(start, name, (kind,), "commune")


def find_places(doc: Document) -> list[PlaceMention]:
    """All mentions of administrative units in reading order; spans are in `doc.text`.

    Foreign towns, and words that only look like a type (*xã hội, hợp tác xã*), are none. A bare name counts as a district
    or commune only where the article introduces it with its type or puts it beside its parent.
    """
    text = doc.text
    finder = _Finder(doc)
    for start, end, anchor in anchors(doc):
        finder.anchor(start, end, anchor)
    if finder.bare or finder.mentions:
        finder.without_type()
    found = finder.mentions
    if len(found) > 1:  # by start, then the longer first
        found.sort(key=_END, reverse=True)
        found.sort(key=_START)
    gone = abroad(text, found) if finder.abroad and found else ()
    return [m for i, m in enumerate(found) if i not in gone] if gone else found
