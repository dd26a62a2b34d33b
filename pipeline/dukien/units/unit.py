"""A version of an administrative unit, as the public functions give it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dukien.units.register import OPEN, Basis, Level, Register, iso_day, least_sure, register

Match = Literal["exact", "variant", "unaccented", "approximate", "other_day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One version of a province, district or commune: a code, and the days on which it meant just this."""

    code: str
    """General Statistics Office: 2 digits for a province, 3 for a district, 5 for a commune. Used again over time."""
    type: str
    """`xã`, `phường`, `thị trấn`, `đặc khu`, `huyện`, `quận`, `thị xã`, `thành phố` or `tỉnh`."""
    name: str
    """Without the type, spelled as in the register."""
    level: Level
    district: str | None
    district_code: str | None
    province: str | None
    province_code: str | None
    """District and province as on `on`; a commune has no district from 2025-07-01."""
    on: str | None
    """The day that district and province are given for: the day asked for, else the version's last; None for today."""
    valid_from: str | None
    """First day (ISO); None: since before the record begins (`dukien.units.RECORD_BEGINS`, 1 September 2004)."""
    valid_to: str | None
    """First day on which this version no longer holds (ISO); None: it holds today."""
    latitude: float | None
    longitude: float | None
    decrees: tuple[str, ...]
    match: Match = "exact"
    """How the name fits: letter for letter, in a variant of spelling or type, without accents, but for one letter, or at
    another time."""
    basis: Basis = field(default="record", compare=False)
    """Of a successor or predecessor, how the succession is known: the official lists (`record`), a published list of former
    names (`listed`), or names and days alone (`inferred`); of several steps the least sure."""
    row: int = field(repr=False, compare=False)

    @property
    def full_name(self) -> str:
        """Type and name: *Xã Bình Khánh*."""
        return f"{self.type.capitalize()} {self.name}"

    @property
    def parent_code(self) -> str | None:
        """Code of the unit that this one belongs to."""
        return register().parents[self.row] or None

    @property
    def parent(self) -> Unit | None:
        """The unit that this one belongs to, as on the same day."""
        reg, day = register(), self.on or OPEN
        above = reg.parent(self.row, day)
        return None if above is None else make_unit(reg, above, day)

    def members(self, on: str | date | None = None) -> list[Unit]:
        """The units that belong to this one on a day (the day of `on` if left out), by code; of a commune none."""
        reg, day = register(), iso_day(on) if on is not None else self.on or OPEN
        codes = sorted({reg.codes[r] for r in reg.members.get(self.code, ())})
        rows = (reg.on(code, day) for code in codes)
        return [make_unit(reg, row, day) for row in rows if row is not None and reg.parents[row] == self.code]

    def successors(self, on: str | date = OPEN) -> list[Unit]:
        """The units that hold this one's territory on the day `on` (today if left out); `basis` says how that is known.

        Itself while it lasts; several where it was divided. Empty for days before it began, for a district after the reform
        of 2025 (see `members` for its communes), and where nothing tells (some fifty communes that were dissolved earlier).

        Raises:
            ValueError: `on` is no day.
        """
        reg, day = register(), iso_day(on)
        return [make_unit(reg, row, day, basis=basis) for row, basis in reg.succession(self.row, day).items()]

    def predecessors(self, on: str | date) -> list[Unit]:
        """The units that held, on the earlier day `on`, what had come to this one by its last day; `basis` as in `successors`.

        Itself, where it stood already, with those that it took in later. Empty where nothing tells.

        Raises:
            ValueError: `on` is no day.
        """
        reg, day = register(), iso_day(on)
        found = sorted(reg.predecessors(self.row, day).items(), key=lambda item: reg.codes[item[0]])
        return [make_unit(reg, row, day, basis=basis) for row, basis in found]

    def history(self) -> list[Unit]:
        """All that is known to have led to this version and become of it, itself among them, in the order of time.

        A version that follows another of its code without a change of territory has its own entry.
        """
        reg = register()
        known: dict[int, Basis] = {self.row: "record"}
        for step in (reg.heirs, lambda row: reg.origins.get(row, [])):
            to_do = [(self.row, known[self.row])]
            while to_do:
                row, so_far = to_do.pop()
                for other, basis in step(row):
                    if other not in known and len(reg.codes[other]) == len(self.code):
                        known[other] = least_sure(so_far, basis)
                        to_do.append((other, known[other]))
        rows = sorted(known, key=lambda row: (reg.starts[row], reg.ends[row], reg.codes[row]))
        return [make_unit(reg, row, basis=known[row]) for row in rows]


def make_unit(reg: Register, row: int, day: str | None = None, match: Match = "exact", basis: Basis = "record") -> Unit:
    """The `Unit` of a row; district and province as on `day` where the version holds then, else as on its last day."""
    if day is None or not reg.starts[row] <= day < reg.ends[row]:
        day = reg.last_day(row)
    district = province = None
    above: int | None = row
    while above is not None:
        if len(reg.codes[above]) == 2:
            province = above
            break
        if len(reg.codes[above]) == 3:
            district = above
        above = reg.parent(above, day)
    latitude, _, longitude = reg.coordinates[row].partition(" ")
    return Unit(
        code=reg.codes[row],
        type=reg.types[row],
        name=reg.names[row],
        level=reg.level(row),
        district=reg.names[district] if district is not None else None,
        district_code=reg.codes[district] if district is not None else None,
        province=reg.names[province] if province is not None else None,
        province_code=reg.codes[province] if province is not None else None,
        on=None if day == OPEN else day,
        valid_from=reg.starts[row] or None,
        valid_to=None if reg.ends[row] == OPEN else reg.ends[row],
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        decrees=tuple(reg.decrees[row].split()),
        match=match,
        basis=basis,
        row=row,
    )
