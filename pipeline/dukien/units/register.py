"""The register of units as it is shipped, and what a version of a unit knows.

Inside, a version is a row number, days are ISO strings (they compare as strings), "" is the beginning of the record
and `OPEN` its end. Columns and indexes are made when they are first asked for.
"""

from __future__ import annotations

import gzip
import pkgutil
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from typing import Literal, get_args

from dukien.units.names import loose_keys, unaccented_keys

OPEN = "9999-12-31"
RECORD_BEGINS = "2004-09-01"
"""The first day of the register's versions whose `valid_from` is empty: the record does not tell how old they are."""
REFORM = "2025-07-01"
"""The day from which communes stand directly under provinces."""

Level = Literal["province", "district", "commune"]
Basis = Literal["record", "listed", "inferred"]
"""How it is known that a unit took over another's territory, the surest first: the official lists say so (the code goes
on, the table of the reform of 2025, the district's communes belong to it from that day); a published list gives the old
unit's name as a former one; the names and the day suggest it."""

_BASES: dict[str, Basis] = {"": "record", "*": "listed", "?": "inferred"}
_SURENESS: tuple[Basis, ...] = get_args(Basis)
_FARMS = ("nt ", "n t ", "nông trường ")
_LEVELS: dict[int, Level] = {2: "province", 3: "district", 5: "commune"}


@lru_cache(maxsize=1024)
def day_before(day: str) -> str:
    """The day before `day`; the last day of a version that ends on `day`."""
    return day if day == OPEN else (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def iso_day(on: object) -> str:
    """A day as `YYYY-MM-DD`: from that, a date or date-time or what prints as one (pandas, NumPy), or `today`.

    Raises:
        ValueError: `on` is none of these; the message says what to write.
    """
    if on == "today":
        return date.today().isoformat()
    written = str(on)
    day, behind = written[:10], written[10:11]
    try:
        if behind in ("", "T", " "):
            return date.fromisoformat(day if len(day) == 10 and day[4] == day[7] == "-" else "").isoformat()
    except ValueError:
        pass
    raise ValueError(f"{written!r} is no day: write YYYY-MM-DD (such as 2019-05-01) or 'today', or give a datetime.date")


class Register:
    """All versions, a column each; a row number is a version. Provinces, districts, communes; each by code and time."""

    def __init__(self, table: bytes) -> None:
        self._lines = dict(line.split(b"\t", 1) for line in table.split(b"\n")[:-1])

    def _line(self, name: str) -> str:
        return self._lines[name.encode()].decode("utf-8")

    def _column(self, name: str) -> list[str]:
        return _shared(self._line(name).split("\t"))

    @cached_property
    def codes(self) -> list[str]:
        """General Statistics Office: 2 digits a province, 3 a district, 5 a commune."""
        return self._column("code")

    @cached_property
    def types(self) -> list[str]:
        """Small letters, written out."""
        return self._column("type")

    @cached_property
    def names(self) -> list[str]:
        """Without the type, as in the record."""
        return self._column("name")

    @cached_property
    def keys(self) -> list[str]:
        """What `dukien.units.names.key` makes of the name; the column holds it where that is more than small letters."""
        small = self._line("name").lower().split("\t")
        return _shared([k or name for k, name in zip(self._line("key").split("\t"), small, strict=True)])

    @cached_property
    def parents(self) -> list[str]:
        """Codes of the units that the versions belong to; "" for a province."""
        return self._column("parent_code")

    @cached_property
    def starts(self) -> list[str]:
        """First days."""
        return self._column("valid_from")

    @cached_property
    def ends(self) -> list[str]:
        """The first days on which the versions no longer hold."""
        return [end or OPEN for end in self._column("valid_to")]

    @cached_property
    def decrees(self) -> list[str]:
        """Numbers of the decrees that made the version, as the record has them."""
        return self._column("decrees")

    @cached_property
    def coordinates(self) -> list[str]:
        """Degrees north and east with a space between them; "" where unknown."""
        return self._column("coordinates")

    @cached_property
    def went(self) -> list[str]:
        """Codes that took a version's territory over when it ended, with a mark (`_BASES`); "": its own code, if that goes on."""
        return self._column("successors")

    @cached_property
    def by_code(self) -> dict[str, list[int]]:
        """The versions of each code in the order of their first days."""
        return _index(self.codes, 0, len(self.codes))

    @cached_property
    def _bounds(self) -> tuple[int, int]:
        """The first row of the districts, and that of the communes."""
        sizes = list(map(len, self.codes))
        return sizes.index(3), sizes.index(5)

    @cached_property
    def provinces(self) -> dict[str, list[int]]:
        """The versions of provinces by key."""
        return _index(self.keys, 0, self._bounds[0])

    @cached_property
    def districts(self) -> dict[str, list[int]]:
        """The versions of districts by key."""
        return _index(self.keys, *self._bounds)

    @cached_property
    def communes(self) -> dict[str, list[int]]:
        """The versions of communes by key.

        *thị trấn NT Việt Trung* is also *Nông trường Việt Trung*, and *Việt Trung* where the district has no other.
        """
        index = _index(self.keys, self._bounds[1], len(self.keys))
        for k in [k for k in index if k.startswith(_FARMS)]:
            name = k.removeprefix("n t ").removeprefix("nt ").removeprefix("nông trường ")
            for row in index[k]:
                for also in {f"nông trường {name}", f"nt {name}", name} - {k}:
                    others = index.setdefault(also, [])
                    if all(self.parents[r] != self.parents[row] for r in others):
                        others.append(row)
        return index

    @cached_property
    def by_level(self) -> dict[str, dict[str, list[int]]]:
        """The index of keys of each level."""
        return {"province": self.provinces, "district": self.districts, "commune": self.communes}

    def level(self, row: int) -> Level:
        """The level of the version's code."""
        return _LEVELS[len(self.codes[row])]

    def on(self, code: str, day: str) -> int | None:
        """The version of `code` that holds on `day`; of two listed for that day the one that began last."""
        for row in reversed(self.by_code.get(code, ())):
            if self.starts[row] <= day < self.ends[row] or day == OPEN == self.ends[row]:
                return row
        return None

    def last_day(self, row: int) -> str:
        """The last day of a version; `OPEN` where it holds today."""
        return day_before(self.ends[row])

    def parent(self, row: int, day: str) -> int | None:
        """The version, on `day`, of the unit that this one belongs to; where the record has a gap, the nearest in time."""
        code = self.parents[row]
        if not code:
            return None
        above = self.on(code, day)
        if above is None and code in self.by_code:
            above = min(self.by_code[code], key=lambda r: self.days_from(r, day))
        return above

    def days_from(self, row: int, day: str) -> int:
        """The days between `day` and the version's nearest; 0 where it holds."""
        nearest = min(max(day, self.starts[row]), self.last_day(row))
        return abs((date.fromisoformat(nearest) - date.fromisoformat(day)).days)

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

    def folded(self, level: str, *, bare: bool) -> dict[str, list[int]]:
        """The index of a level by loose keys, or (`bare`) by keys without accents."""
        index = self._folded.get((level, bare))
        if index is None:
            index = self._folded[level, bare] = {}
            known = self.by_level[level]
            for k, rows in zip((unaccented_keys if bare else loose_keys)(known), known.values(), strict=True):
                index.setdefault(k, []).extend(rows)
        return index

    def rows(self, levels: Iterable[str], folded: str, *, bare: bool) -> list[int]:
        """The versions whose loose key (`bare`: key without accents) is `folded`."""
        return [row for level in levels for row in self.folded(level, bare=bare).get(folded, ())]

    def heirs(self, row: int) -> list[tuple[int, Basis]]:
        """The versions that took the territory of `row` over when it ended, and how that is known."""
        end, code = self.ends[row], self.codes[row]
        if end == OPEN:
            return []
        marked = self.went[row].split()
        if marked:
            found = ((self._from(m.rstrip("*?"), end), _BASES[m.lstrip("0123456789")]) for m in marked)
            return [(heir, basis) for heir, basis in found if heir is not None]
        goes_on = None if end == REFORM and len(code) == 5 else self.on(code, end)
        return [] if goes_on is None else [(goes_on, "record")]

    def _from(self, code: str, day: str) -> int | None:
        """The version of `code` on `day`; where the record has a gap then, the next."""
        return next((r for r in (self.on(code, day), *self.by_code.get(code, ())) if r is not None and self.ends[r] > day), None)

    def successors(self, row: int, day: str) -> list[int]:
        """The versions that hold the territory of `row` on `day`; empty where nothing tells."""
        return list(self.succession(row, day))

    def succession(self, row: int, day: str) -> dict[int, Basis]:
        """`successors`, with the least sure step of the surest way that leads to each."""
        if day < self.starts[row]:
            return {}
        if day < self.ends[row] or self.ends[row] == OPEN:
            return {row: "record"}
        return _surest((r, basis, b) for heir, basis in self.heirs(row) for r, b in self.succession(heir, day).items())

    @cached_property
    def origins(self) -> dict[int, list[tuple[int, Basis]]]:
        """By version the ones of its level whose territory it took over when they ended: `heirs` the other way round."""
        came: dict[int, list[tuple[int, Basis]]] = defaultdict(list)
        for row, code in enumerate(self.codes):
            for heir, basis in self.heirs(row):
                if len(self.codes[heir]) == len(code):
                    came[heir].append((row, basis))
        return dict(came)

    def predecessors(self, row: int, day: str) -> dict[int, Basis]:
        """The versions that held, on the earlier `day`, what came to `row` by its last day; and how that is known."""
        found: dict[int, Basis] = {row: "record"} if self.starts[row] <= day < self.ends[row] else {}
        sources = [(r, basis) for r, basis in self.origins.get(row, ()) if day < self.ends[r]]
        return found | _surest((r, basis, b) for source, basis in sources for r, b in self.predecessors(source, day).items())


def _shared(values: list[str]) -> list[str]:
    """The values, equal ones as one object."""
    known: dict[str, str] = {}
    return list(map(known.setdefault, values, values))


def _index(values: Sequence[str], first: int, last: int) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for row in range(first, last):
        index.setdefault(values[row], []).append(row)
    return index


def _surest(ways: Iterable[tuple[int, Basis, Basis]]) -> dict[int, Basis]:
    """Of all ways to each row the surest; a way is as sure as the less sure of its two parts."""
    found: dict[int, Basis] = {}
    for row, first, then in ways:
        basis = least_sure(first, then)
        found[row] = min(found.get(row, basis), basis, key=_SURENESS.index)
    return found


def least_sure(*steps: Basis) -> Basis:
    """How sure a way of several steps is."""
    return max(steps, key=_SURENESS.index)


@cache
def register() -> Register:
    """The shipped register; read once, when first asked for."""
    packed = pkgutil.get_data("dukien.units", "units.columns.gz")
    assert packed is not None  # None only where a loader cannot read files
    return Register(gzip.decompress(packed))
