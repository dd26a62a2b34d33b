"""The register of units as it is shipped, and what a version of a unit knows.

Inside, a version is a row number, days are ISO strings (they compare as strings), "" is the beginning of the record
and `OPEN` its end.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from dukien.units.names import loose_key, unaccented_key

OPEN = "9999-12-31"
REFORM = "2025-07-01"
"""The day from which communes stand directly under provinces."""

_FARMS = ("nt ", "n t ", "nông trường ")
_LEVELS = {2: "province", 3: "district", 5: "commune"}


@lru_cache(maxsize=1024)
def day_before(day: str) -> str:
    """The day before `day`; the last day of a version that ends on `day`."""
    return day if day == OPEN else (date.fromisoformat(day) - timedelta(days=1)).isoformat()


class Register:
    """All versions, a column each; a row number is a version."""

    def __init__(self, text: str) -> None:
        columns = {name: values for name, *values in (line.split("\t") for line in text.split("\n")[:-1])}
        self.codes, self.types, self.names, self.keys = (columns[c] for c in ("code", "type", "name", "key"))
        self.parents, self.starts, self.decrees = (columns[c] for c in ("parent_code", "valid_from", "decrees"))
        self.latitudes, self.longitudes, self.went = (columns[c] for c in ("latitude", "longitude", "successors"))
        self.ends = [e or OPEN for e in columns["valid_to"]]
        self.by_code: dict[str, list[int]] = {}
        self.provinces: dict[str, list[int]] = {}
        self.districts: dict[str, list[int]] = {}
        self.communes: dict[str, list[int]] = {}
        indexes = {2: self.provinces, 3: self.districts, 5: self.communes}
        for row, (code, k) in enumerate(zip(self.codes, self.keys, strict=True)):
            self.by_code.setdefault(code, []).append(row)
            indexes[len(code)].setdefault(k, []).append(row)
        self._add_farms()

    def _add_farms(self) -> None:
        """*thị trấn NT Việt Trung* is also *Nông trường Việt Trung*, and *Việt Trung* where the district has no other."""
        for k in [k for k in self.communes if k.startswith(_FARMS)]:
            name = k.removeprefix("n t ").removeprefix("nt ").removeprefix("nông trường ")
            for row in self.communes[k]:
                for also in {f"nông trường {name}", f"nt {name}", name} - {k}:
                    others = self.communes.setdefault(also, [])
                    if all(self.parents[r] != self.parents[row] for r in others):
                        others.append(row)

    def level(self, row: int) -> str:
        """`province`, `district` or `commune`."""
        return _LEVELS[len(self.codes[row])]

    def on(self, code: str, day: str) -> int | None:
        """The version of `code` that holds on `day`."""
        for row in self.by_code.get(code, ()):
            if self.starts[row] <= day < self.ends[row] or day == OPEN == self.ends[row]:
                return row
        return None

    def last_day(self, row: int) -> str:
        """The last day of a version; `OPEN` where it holds today."""
        return day_before(self.ends[row])

    def parent(self, row: int, day: str) -> int | None:
        """The version, on `day`, of the unit that this one belongs to."""
        code = self.parents[row]
        return self.on(code, day) if code else None

    @cached_property
    def members(self) -> dict[str, list[int]]:
        """The versions of every unit's children, by the parent's code."""
        children: dict[str, list[int]] = defaultdict(list)
        for row, code in enumerate(self.parents):
            children[code].append(row)
        return children

    @cached_property
    def _folded(self) -> dict[tuple[str, bool], dict[str, list[int]]]:
        return {}

    def rows(self, levels: tuple[str, ...], folded: str, *, bare: bool) -> list[int]:
        """The versions whose loose key (`bare`: key without accents) is `folded`."""
        found: list[int] = []
        for level in levels:
            index = self._folded.get((level, bare))
            if index is None:
                index = self._folded[level, bare] = {}
                fold = unaccented_key if bare else loose_key
                for k, rows in self.by_level[level].items():
                    index.setdefault(fold(k), []).extend(rows)
            found += index.get(folded, ())
        return found

    @property
    def by_level(self) -> dict[str, dict[str, list[int]]]:
        """The index of keys of each level."""
        return {"province": self.provinces, "district": self.districts, "commune": self.communes}

    def successors(self, row: int, day: str) -> list[int]:
        """The versions that hold the territory of `row` on `day`; empty where the record does not tell."""
        if day < self.starts[row]:
            return []
        if day < self.ends[row] or self.ends[row] == OPEN:
            return [row]
        end = self.ends[row]
        codes = self.went[row].split() if end == REFORM else self._codes_from(row, end)
        found: list[int] = []
        for code in codes:
            heir = self.on(code, end)
            if heir is not None:
                found += [r for r in self.successors(heir, day) if r not in found]
        return found

    def _codes_from(self, row: int, day: str) -> list[str]:
        """The codes under which the territory of `row`, which ends on `day`, goes on, as far as the record shows it.

        Its own code. Where that ends: of a district or province, the units that its members belong to from then on; of a
        commune, the only one that begins on that day in the district with its name or the beginning or end of it (*Bình
        Khánh Đông* and *Bình Khánh Tây* became *Bình Khánh*).
        """
        code = self.codes[row]
        if self.on(code, day) is not None:
            return [code]
        if len(code) < 5:
            last = self.last_day(row)
            members = {self.codes[r] for r in self.members.get(code, ()) if self.starts[r] <= last < self.ends[r]}
            moved = (self.on(member, day) for member in members)
            return sorted({self.parents[r] for r in moved if r is not None} - {""})
        above = self.parents[row]
        districts = (
            [above]
            if self.on(above, day) is not None
            else [c for r in self.by_code.get(above, ()) if self.ends[r] == day for c in self._codes_from(r, day)]
        )
        new = [r for d in districts for r in self.members.get(d, ()) if self.starts[r] == day and len(self.codes[r]) == 5]
        heirs = [self.codes[r] for r in new if self.keys[r] == self.keys[row]] or [
            self.codes[r]
            for r in new
            if f"{self.keys[row]} ".startswith(f"{self.keys[r]} ") or f" {self.keys[row]}".endswith(f" {self.keys[r]}")
        ]
        return heirs if len(heirs) == 1 else []


@cache
def register() -> Register:
    """The shipped register; read once, when first asked for."""
    packed = files("dukien.units").joinpath("units.columns.gz").read_bytes()
    return Register(gzip.decompress(packed).decode("utf-8"))
