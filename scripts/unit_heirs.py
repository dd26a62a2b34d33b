"""Who took over a unit's territory when it ended: by the record, by a list of former names, and by what names suggest.

The record gives a unit's days and, for the reform of 1 July 2025, its successors. Of a commune that was dissolved before, it
tells only that its code ended.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from pathlib import Path

from dukien.units.names import unaccented_key
from dukien.units.register import REFORM, Register

LAST_LIST = "2025-06-30"
"""The day of the list whose communes the former names belong to."""

Names = dict[str, set[str]]


def former_names(database: Path) -> Names:
    """Codes of communes of `LAST_LIST` by each name that they are also known by, without accents and spaces.

    `database` is `dataset.db` of the PyPI package vietnamadminunits (MIT), whose aliases of a commune are, besides spellings
    of its name, the names of the communes that went into it between 2018 and 2025 (into its largest part where it was divided).
    """
    names: Names = defaultdict(set)
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        for code, aliases in db.execute("select wardCode, wardAlias from admin_units_legacy where wardAlias is not null"):
            for alias in json.loads(aliases):
                names[unaccented_key(alias)].add(code)
    return names


class Heirs:
    """The heirs of each version of a register that has none of the marked ones yet."""

    def __init__(self, register: Register, former: Names) -> None:
        self.reg = register
        self.former = former

    def column(self) -> list[str]:
        """The register's column `successors`: what was there, else what is found for versions that ended."""
        return [went or " ".join(self.of(row)) for row, went in enumerate(self.reg.went)]

    def of(self, row: int) -> list[str]:
        """Codes with their marks; empty where the version's own code goes on as the only one, or nothing is known."""
        if self.reg.ends[row] >= REFORM:
            return []
        return self._of_commune(row) if len(self.reg.codes[row]) == 5 else self._of_higher(row)

    def _goes_on(self, row: int) -> bool:
        return self.reg.on(self.reg.codes[row], self.reg.ends[row]) is not None

    def _of_higher(self, row: int) -> list[str]:
        """Of a district or province the units that its members belong to from then on; of one that goes on, also new ones."""
        reg, code, end = self.reg, self.reg.codes[row], self.reg.ends[row]
        last = reg.last_day(row)
        members = {reg.codes[r] for r in reg.members.get(code, ()) if reg.starts[r] <= last < reg.ends[r]}
        moved = {reg.parents[r] for m in members if (r := reg.on(m, end)) is not None}
        homes = {home for home in moved if len(home) == len(code) and reg.on(home, end) is not None}
        if not self._goes_on(row):
            return sorted(homes)
        new = {home for home in homes - {code} if reg.on(home, last) is None}
        return [code, *sorted(new)] if new else []

    def _homes(self, row: int) -> list[str]:
        """The districts in which a commune's territory lies from the day on which it ended."""
        reg, above, end = self.reg, self.reg.parents[row], self.reg.ends[row]
        if reg.on(above, end) is not None:
            return [above]
        return [home for r in reg.by_code.get(above, ()) if reg.ends[r] == end for home in self._of_higher(r)]

    def _of_commune(self, row: int) -> list[str]:
        reg, end = self.reg, self.reg.ends[row]
        members = (r for home in self._homes(row) for r in reg.members.get(home, ()) if len(reg.codes[r]) == 5)
        there = [r for r in members if reg.starts[r] <= end < reg.ends[r]]
        new = [r for r in there if reg.starts[r] == end]
        if self._goes_on(row):
            parts = [r for r in new if self._divides(row, r)]
            return [reg.codes[row], *(f"{reg.codes[r]}?" for r in parts)] if parts else []
        listed = self._listed(row, [*there, *self._neighbours(row)])
        if listed:
            return [f"{code}*" for code in listed]
        return [f"{code}?" for code in self._inferred(row, there, new)]

    def _neighbours(self, row: int) -> list[int]:
        """The communes of the same district, on its last day."""
        reg, last = self.reg, self.reg.last_day(row)
        return [r for r in reg.members.get(reg.parents[row], ()) if reg.starts[r] <= last < reg.ends[r]]

    def _listed(self, row: int, there: list[int]) -> list[str]:
        """The commune of the place that has this one's name among its former ones; with the type if such an entry exists.

        Its code may be another one's for a while, and new to the district: then the list's day decides.
        """
        reg = self.reg
        name = unaccented_key(reg.keys[row])
        kind = unaccented_key(reg.types[row])
        codes = {reg.codes[r] for r in there} | {
            reg.codes[r] for r in reg.members.get(reg.parents[row], ()) if reg.starts[r] <= LAST_LIST < reg.ends[r]
        }
        for wanted in (kind + name, name):
            if found := self.former.get(wanted, set()) & codes:
                return sorted(found)
        return []

    def _divides(self, row: int, part: int) -> bool:
        """*Cổ Nhuế* became *Cổ Nhuế 1* and *Cổ Nhuế 2*: the code goes on as the one, and the other has a new code."""
        reg = self.reg
        first = reg.on(reg.codes[row], reg.ends[row])
        whole, code = f"{reg.keys[row]} ", reg.codes[part]
        both = first is not None and reg.keys[first].startswith(whole) and reg.keys[part].startswith(whole)
        return both and reg.by_code[code][0] == part

    def _inferred(self, row: int, there: list[int], new: list[int]) -> list[str]:
        """By name: the same, among those that begin then before those that go on; a part of it; the last syllable."""
        reg = self.reg
        k = reg.keys[row]
        last = k.split()[-1]

        def part_of(r: int) -> bool:
            return f"{k} ".startswith(f"{reg.keys[r]} ") or f" {k}".endswith(f" {reg.keys[r]}")

        tries = (
            [r for r in new if reg.keys[r] == k],
            [r for r in there if reg.keys[r] == k],
            [r for r in new if part_of(r)],
            [r for r in new if last in reg.keys[r].split()] if not last.isdigit() else [],
        )
        found = next((t for t in tries if t), [])
        return [reg.codes[r] for r in found] if len(found) == 1 else []
