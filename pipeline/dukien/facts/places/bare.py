"""Names without a type: provinces, and the districts of which the article or common knowledge leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from dukien.facts.places.context import NO_UNIT, Kind, context, is_numbered
from dukien.facts.places.mention import PlaceMention, bare_name
from dukien.facts.places.names import cities
from dukien.units.register import register


class _Hit:
    """A bare name, and what the words around it make it."""

    def __init__(self, start: int, end: int, key: str, kind: Kind) -> None:
        self.start, self.end, self.key, self.kind = start, end, key, kind


_Item = tuple[int, int, str, bool, _Hit | None]
"""Start, end, key of a district's name in a list; whether it is sure; the hit, if it is a bare name."""

_CHANGED: Final = "2025"
"""From this year on communes bear the names of districts that are no more."""

_FEW: Final = 3
"""With fewer communes of its name elsewhere, a district's is known by its name where a word of place stands before it."""

# Better known as something else than as districts.
_BATTLES_AND_ISLANDS: Final = frozenset(("trường sa", "hoàng sa", "điện biên phủ"))

_BESIDE: Final = re.compile(r" ?[,/(–-] ?\(?")
_BEFORE_PROVINCE: Final = re.compile(r" ?[,(–-] ?\(?(?:thuộc |ở |của )?(?:tỉnh |TP\.? ?|thành phố )?| (?:của|thuộc) (?:tỉnh )?")
_LINK: Final = re.compile(
    r"(?: ?\([^()\n]{1,40}\))?(?: ?[,;/] ?(?:và )?| và | hay | hoặc | & )(?:(?:huyện|quận|thị xã|thành phố) |(?:TX|TP|H|Q)\.? ?)?"
)


def bare_names(text: str, hits: Iterable[tuple[int, int, str]], mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The provinces and districts among `hits`, names that no type word stands before."""
    pending = [_Hit(start, end, key, kind) for start, end, key in hits if (kind := context(text, start, end)) not in NO_UNIT]
    provinces, districts = register().provinces, register().districts
    found, rest = [], []
    communes = {m.end: m for m in mentions if m.level == "commune" and m.known} if pending else {}
    for h in pending:
        # Huế is a city; the province is Thừa Thiên Huế.
        if h.key in provinces and h.key != "huế" and not (communes and _is_under(text, h, communes, strict=True)):
            found.append(bare_name(text, "place.province.bare", "province", h.start, h.end, h.key))
        elif h.key in districts:
            rest.append(h)
    if rest:
        found += _Districts(text, pending, mentions, communes).run(rest)
    return found


class _Districts:
    """The bare names of one text, and what makes districts of them."""

    def __init__(
        self, text: str, hits: list[_Hit], mentions: Sequence[PlaceMention], communes: Mapping[int, PlaceMention]
    ) -> None:
        reg = register()
        self.text = text
        self.mentioned = [m for m in mentions if m.level == "district"]
        self.introduced = {m.key for m in self.mentioned}
        self.communes = communes
        self.below = {m.key for m in communes.values()}
        self.above: set[str] = set()
        """The codes of the districts that the communes of the text may lie in; filled when asked for."""
        provinces = [(h.start, h.end, h.key) for h in hits if h.key in reg.provinces]
        provinces += [(m.name_start, m.end, m.key) for m in mentions if m.level == "province"]
        self.provinces = {start: key for start, _, key in provinces}
        self.provinces_end = {end: key for _, end, key in provinces}

    def run(self, hits: list[_Hit]) -> Iterable[PlaceMention]:
        found: dict[int, PlaceMention] = {}
        for h in hits:
            if rule := self.rule(h):
                found[h.start] = self.mention(h, rule)
        if len(found) < len(hits):
            for h in self.lists(hits, found):
                found[h.start] = self.mention(h, "list")
            # A name that one of the rules has made sure of is a district's elsewhere in the article, too.
            self.introduced |= {f.key for f in found.values() if f.rule != "place.district.bare"}
            for h in hits:
                if h.start not in found and h.key in self.introduced and self.stands_alone(h):
                    found[h.start] = self.mention(h, "bare")
        return found.values()

    def mention(self, h: _Hit, rule: str) -> PlaceMention:
        return bare_name(self.text, f"place.district.{rule}", "district", h.start, h.end, h.key)

    def rule(self, h: _Hit) -> str | None:
        """The rule by which a name is a district's, whatever else the article names."""
        if h.key == "huế":
            return "city"
        after = _BEFORE_PROVINCE.match(self.text, h.end)
        if after and (above := self.provinces.get(after.end())) and _in_province(h.key, above):
            return "beside_province"
        if _is_under(self.text, h, self.communes):
            return "beside_commune"
        if self.is_inside(h):
            return "inside_province"
        if self.heads_the_title(h):
            return "headline"
        if not self.stands_alone(h) or h.key in self.below - self.introduced:
            return None
        if h.key in self.introduced:
            return "bare"
        if h.key in cities():
            return "city"
        if h.key not in _BATTLES_AND_ISLANDS:
            others = communes_elsewhere(h.key)
            if (others < _FEW and h.kind == "at" and self.is_clear(h)) or (
                others == 0 and (h.kind == "unit" or self.in_brackets(h))
            ):
                return "unique"
        return None

    def stands_alone(self, h: _Hit) -> bool:
        """*Vinh* and *Lắk* are persons' and others' names, too: they want a word of place before them."""
        return (" " in h.key or h.kind == "at") and not is_numbered(self.text, h.end)

    def is_clear(self, h: _Hit) -> bool:
        """*ở Vinh* is the city only in an article that names its province."""
        return " " in h.key or any(_in_province(h.key, p) for p in self.provinces.values())

    def heads_the_title(self, h: _Hit) -> bool:
        """*Vũ Thư được mùa*, over an article that names a commune which the district has."""
        if h.start or " " not in h.key or not self.communes:
            return False
        reg = register()
        self.above = self.above or {reg.parents[r] for key in self.below for r in reg.communes.get(key, ())}
        return any(reg.codes[r] in self.above for r in reg.districts[h.key])

    def in_brackets(self, h: _Hit) -> bool:
        return self.text[h.start - 1 : h.start] == "(" and self.text[h.end : h.end + 1] in (")", ",")

    def is_inside(self, h: _Hit) -> bool:
        """*Bắc Giang (Lục Nam, ...*, *Phú Thọ: Lâm Thao, ...*: in a bracket or behind the colon of its province."""
        for back in (1, 2):
            above = self.provinces_end.get(h.start - back)
            if above and self.text[h.start - back : h.start].strip() in ("(", ":"):
                return _in_province(h.key, above)
        return False

    def lists(self, hits: list[_Hit], found: Mapping[int, PlaceMention]) -> list[_Hit]:
        """Names in a list of districts of one province: *Tuy An, Đồng Xuân và Sông Cầu*."""
        items: list[_Item] = [(m.name_start, m.end, m.key, True, None) for m in self.mentioned]
        items += [(h.start, h.end, h.key, h.start in found, h) for h in hits]
        items.sort(key=lambda item: item[0])
        agreed: list[_Hit] = []
        first = 0
        for i in range(1, len(items) + 1):
            if i == len(items) or not _LINK.fullmatch(self.text, items[i - 1][1], items[i][0]):
                if i - first > 1:
                    agreed += _open_members(items[first:i])
                first = i
        return agreed


def _open_members(group: list[_Item]) -> list[_Hit]:
    """The names of one list that are districts because the others are: two others of its province, or one that is sure."""
    sure: dict[str, bool] = {}
    for _, _, key, known, _ in group:
        sure[key] = known or sure.get(key, False)
    agreed = {key for key, known in sure.items() if known}
    for key, known in sure.items():
        if not known:
            others = [k for k in sure if k != key and not _provinces(key).isdisjoint(_provinces(k))]
            if len(others) > 1 or any(sure[k] or communes_elsewhere(key) == communes_elsewhere(k) == 0 for k in others):
                agreed.add(key)
    return [h for _, _, key, known, h in group if key in agreed and h is not None and not known]


def _is_under(text: str, h: _Hit, communes: Mapping[int, PlaceMention], *, strict: bool = False) -> bool:
    """Whether right before the name a commune stands that belongs to a district so called.

    `strict`: and to no province so called, as *phường Ba Đình, Thanh Hóa* does to both.
    """
    for back in (1, 2, 3, 4):
        m = communes.get(h.start - back)
        if m is not None and _BESIDE.fullmatch(text, m.end, h.start):
            reg = register()
            parents = {reg.parents[r] for r in reg.communes.get(m.key, ())}
            inside = any(reg.codes[r] in parents for r in reg.districts.get(h.key, ()))
            if inside and strict:
                above = {reg.parents[r] for p in parents for r in reg.by_code.get(p, ())}
                return not any(reg.codes[r] in above for r in reg.provinces.get(h.key, ()))
            return inside
    return False


@lru_cache(maxsize=1024)
def _provinces(key: str) -> frozenset[str]:
    """Codes of the provinces that ever had a district called `key`."""
    reg = register()
    return frozenset(reg.parents[r] for r in reg.districts.get(key, ()))


def _in_province(key: str, province: str) -> bool:
    reg = register()
    codes = {reg.codes[r] for r in reg.provinces[province]}
    return not codes.isdisjoint(_provinces(key))


@lru_cache(maxsize=1024)
def communes_elsewhere(key: str) -> int:
    """How many communes outside it were called like the district `key` before 2025; many where a province is."""
    reg = register()
    own = {reg.codes[r] for r in reg.districts[key]}
    rows = (r for r in reg.communes.get(key, ()) if reg.starts[r] < _CHANGED and reg.parents[r] not in own)
    return _FEW if key in reg.provinces else len({reg.codes[r] for r in rows})
