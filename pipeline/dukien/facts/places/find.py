"""Mentions of provinces, districts and communes.

A commune is a type word and a name: *xã Bình Khánh*, *P.5*, *TT Cái Nước*, *Đảng ủy xã Hòa Phú*; or a member of a list
that begins so: *các xã Cổ Lũng, Lũng Cao và Thành Sơn*. The register of units (`dukien.units`) says where a name ends.
Which unit it is, on the article's day, is `link.places`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from dukien.facts.fact import Fact
from dukien.facts.places.anchors import Anchor, anchors
from dukien.facts.places.bare import bare_communes, bare_districts
from dukien.facts.places.lists import COUNT_BEFORE, list_members, list_opening, number_at, types_in_list
from dukien.facts.places.names import Name, name_at, parent_follows, written_key
from dukien.text import Document
from dukien.text.letters import LETTER, UPPER
from dukien.text.normal import fold_spelling
from dukien.units.names import unaccented_key
from dukien.units.register import register


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(Fact):
    """A mention of a unit: the span is type and name, or the name alone where the type stands elsewhere."""

    level: str
    """`province`, `district` or `commune`."""
    types: tuple[str, ...]
    """The types that the text gives, written out; several in *xã, phường Kỳ Ninh, Kỳ Trinh*; none for a bare name."""
    name: str
    """In the register's spelling where it knows the name, else as written."""
    key: str
    """The name's key in the register (`dukien.units.names.key`)."""
    known: bool
    """Whether the register has a unit of this level and name at any time."""
    name_start: int


_GAP = re.compile(r" [“\"‘]?(?=\S)")
_BODY = re.compile(rf"(?i: (?:ủy|đoàn|đội|lỵ|lị))(?= [{UPPER}])")
_MORE_TYPES = re.compile(rf"(?i)(?:,? ?/ ?|, | và | hoặc | )(?:các )?(xã|phường|thị trấn)(?![{LETTER}])")
_AND_ABOVE = re.compile(r" ?(?:[,(–-]|thuộc|của)[ (]*(?:H\.|Q\.|TX|TP|Tp|huyện|quận|thị xã|thành phố|Q\d|[A-ZĐ])")
_BEFORE_WARD = re.compile(r"(?i)\b(?:ubnd|hđnd|mttq|công an|đảng ủy|ngụ|ở|tại|trú|thuộc|địa bàn|các) $")
_HEAD_BEFORE = re.compile(r"(?i)\b(?:chủ tịch|bí thư|chủ nhiệm|trưởng|chỉ huy)\b[^.,;:\n]{0,50}$")
_CITIES = frozenset(("hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ"))


class _Finder:
    """One pass over a document; what the rules share."""

    def __init__(self, doc: Document) -> None:
        self.text = doc.text
        self.mentions: list[PlaceMention] = []
        self.bare: list[tuple[int, int, str]] = []
        self.taken = 0
        """Up to here the text is part of a mention's name."""
        self.names: set[int] = set()
        """Starts of the list members' names, which an anchor may not take again."""

    def add(self, rule: str, level: str, types: tuple[str, ...], start: int, name_start: int, name: Name) -> None:
        written = self.text[name_start : name.end]
        self.mentions.append(
            PlaceMention(
                start=start,
                end=name.end,
                rule=rule,
                level=level,
                types=types,
                name=spelled(level, name, written),
                key=name.key,
                known=name.known,
                name_start=name_start,
            )
        )
        self.taken = max(self.taken, name.end)

    def anchor(self, start: int, end: int, anchor: Anchor) -> None:
        if start < self.taken or start in self.names:
            return
        if anchor.kind == "name":
            if not self.text[end : end + 1].isalnum():
                self.bare.append((start, end, anchor.key))
        elif anchor.kind == "city":
            if not self.text[end : end + 1].isalnum():
                self.add("place.province.short", "province", (), start, start, Name(end, anchor.key, True))
        elif anchor.kind == "short":
            self.short(start, end, anchor.type)
        elif not self.text[end : end + 1].isalpha():
            if anchor.kind == "commune":
                self.commune(start, end, anchor.type)
            else:
                self.above(start, end, anchor.type)

    def commune(self, start: int, end: int, kind: str) -> None:
        """*xã Bình Khánh*, *các xã A, B và C*, *3 xã phường A, B*, *4 phường (A, B, C)*."""
        text, types, at = self.text, [kind], end
        while (m := _MORE_TYPES.match(text, at)) and m[1].lower() not in types:
            types.append(m[1].lower())
            at = m.end()
        plural = len(types) > 1 or COUNT_BEFORE.search(text, max(0, start - 9), start) is not None
        opening = list_opening(text, at, plural=plural)
        first: Name | None = None
        if opening is None:
            unknown = kind != "đặc khu" and len(types) == 1
            for begin in self.name_starts(at):
                first = number_at(text, begin) if "phường" in types else None
                first = first or name_at(text, begin, "commune", unknown=unknown)
                if first:
                    at = begin
                    break
        else:
            at, first = opening
        if first and not first.known and not parent_follows(text, first.end):
            if kind == "thị trấn":
                return  # the register knows every town; one that it does not know is abroad
            if first.key.count(" ") > 1 and _HEAD_BEFORE.search(text, max(0, start - 60), start):
                return  # *Chủ tịch UBND xã Sơn Ngọc Lan*: three syllables behind a title are a person's
        if first is None or (plural and self.means_the_district(at, first, types)):
            return
        # *các xã Cổ Lũng, ...*: the first of a list has its type word, unless something stands between.
        beside = len(types) == 1 and (not plural or at == end + 1)
        rule = "place.commune.type_name" if beside else "place.commune.list"
        self.add(rule, "commune", tuple(types), start if beside else at, at, first)
        for name_start, name in list_members(text, first, tuple(types), "commune", plural=plural):
            taken = self.taken
            kinds = tuple(types) if plural else types_in_list(name, first, tuple(types))
            self.add("place.commune.list", "commune", kinds, name_start, name_start, name)
            self.names.update(range(name_start, name.end))
            self.taken = taken  # what stands in brackets between two names may be a mention, too

    def name_starts(self, at: int) -> list[int]:
        """Where the name may begin behind a type word: at once, or after *ủy*, *đoàn* (*huyện đoàn Đắk Song*)."""
        body = _BODY.match(self.text, at)
        return [m.end() for m in (_GAP.match(self.text, end) for end in (at, body.end() if body else -1) if end >= 0) if m]

    def means_the_district(self, at: int, name: Name, types: list[str]) -> bool:
        """*Nhiều xã Mỏ Cày Nam*, the communes of a district."""
        reg = register()
        district = name_at(self.text, at, "district")
        if district is None or district.end < name.end:
            return False
        return district.end > name.end or not any(reg.types[r] in types for r in reg.communes.get(name.key, ()))

    def is_ward(self, start: int, end: int) -> bool:
        """Whether *P. 4* is a ward's, by what stands around it: *UBND P. 4*, *P. 4, Q. 3*."""
        text = self.text
        if _AND_ABOVE.match(text, end) or text[end : end + 1] == ")":
            return True
        return _BEFORE_WARD.search(text, max(0, start - 12), start) is not None

    def mend(self) -> None:
        """A name that the register does not have, but for its accents that of a mention which it has, is that one."""
        communes = [m for m in self.mentions if m.level == "commune"]
        if all(m.known for m in communes):
            return
        known = {unaccented_key(m.key): m for m in communes if m.known}
        for i, m in enumerate(self.mentions):
            if not m.known and (meant := known.get(unaccented_key(m.key))):
                self.mentions[i] = replace(m, name=meant.name, key=meant.key, known=True, rule="place.commune.misspelled")

    def above(self, start: int, end: int, kind: str) -> None:
        """*huyện Mỏ Cày Nam*, *Tỉnh ủy Bến Tre*, *thành phố Hải Phòng*, *các huyện A, B*."""
        for at in self.name_starts(end):
            if self.district(start, at, kind, "type_name"):
                return

    def district(self, start: int, at: int, kind: str, rule: str) -> bool:
        text = self.text
        level = "province" if kind == "tỉnh" else "district"
        name = number_at(text, at, last=12) if kind == "quận" else None
        name = name or name_at(text, at, level)
        if kind == "thành phố":
            city = name_at(text, at, "province")
            if city and (city.key in _CITIES or name is None) and (name is None or city.end >= name.end):
                name, level = city, "province"
        if name is None or (name.key.isdigit() and kind != "quận"):
            return False
        self.add(f"place.{level}.{rule}", level, (kind,), start, at, name)
        if level == "district":
            plural = COUNT_BEFORE.search(text, max(0, start - 9), start) is not None
            for name_start, member in list_members(text, name, (kind,), "district", plural=plural):
                taken = self.taken
                self.add("place.district.list", "district", (kind,), name_start, name_start, member)
                self.names.update(range(name_start, member.end))
                self.taken = taken
        return True

    def short(self, start: int, end: int, kind: str) -> None:
        """*P.5*, *P. Xuân Tảo*, *TT Cái Nước*, *Q. 1*, *Q7*, *H. Long Hồ*, *TX.Phú Mỹ*, *TP Thanh Hóa*."""
        text = self.text
        if start > 1 and text[start - 2 : start] == ". " and text[start - 3 : start - 2].isupper():
            return  # initials: *Đ. H. Ngân*
        if start and (text[start - 1] == "." or text[max(0, start - 2) : start] == "K "):
            return  # *T.P*, and *K P. 10*, a quarter (*khu phố*) that a word segmenter took apart
        if text[end - 1].isdigit():  # P5, Q7
            at = end - (2 if text[end - 2].isdigit() else 1)
            if text[end : end + 1].isalnum() or (kind == "phường" and not _AND_ABOVE.match(text, end)):
                return
        else:
            at = end
            while text[at : at + 1] in (".", " ") and at < end + 2:
                at += 1
        if kind in ("quận", "huyện", "thị xã", "thành phố"):
            if text[at : at + 1].isdigit() and kind != "quận":
                return
            self.district(start, at, kind, "short")
            return
        name = number_at(text, at) if kind == "phường" else None
        if name and text[at - 1] == " " and not self.is_ward(start, name.end):
            return  # *chị P. 1 ...*
        name = name or name_at(text, at, "commune")
        if name is None or not name.known or not (name.key.isdigit() or " " in name.key):
            return
        reg = register()
        if kind != "phường" and kind not in {reg.types[r] for r in reg.communes[name.key]}:
            return  # *TT Linh*
        if kind == "xã" and not _AND_ABOVE.match(text, name.end):
            return
        self.add("place.commune.short", "commune", (kind,), start, at, name)
        plural = COUNT_BEFORE.search(text, max(0, start - 9), start) is not None
        for name_start, member in list_members(text, name, (kind,), "commune", plural=plural):
            self.add("place.commune.list", "commune", (kind,), name_start, name_start, member)


@lru_cache(maxsize=1 << 14)
def spelled(level: str, name: Name, written: str) -> str:
    """A name as the table has it: the register's spelling where that is only a matter of case, else as written."""
    if name.key.isdigit():
        return name.key
    rows = register().by_level[level].get(name.key)
    if rows and register().keys[rows[-1]] == name.key == written_key(written) and not written.istitle():
        return fold_spelling(register().names[rows[-1]])
    return written


def find_places(doc: Document) -> list[PlaceMention]:
    """All mentions of administrative units in reading order; spans are in `doc.text`.

    Foreign towns, and words that only look like a type (*xã hội, hợp tác xã*), are none. A bare name counts as a district
    or commune only where the article introduces it with its type or puts it beside its parent.
    """
    finder = _Finder(doc)
    for start, end, anchor in anchors(doc.text):
        finder.anchor(start, end, anchor)
    finder.mend()
    for rule, level, start, end, key in bare_districts(doc.text, finder.bare, finder.mentions):
        finder.add(rule, level, (), start, start, Name(end, key, True))
    for kind, start, end, key in bare_communes(doc.text, finder.mentions):
        finder.add("place.commune.bare", "commune", kind, start, start, Name(end, key, True))
    return sorted(finder.mentions, key=lambda m: (m.start, -m.end))
