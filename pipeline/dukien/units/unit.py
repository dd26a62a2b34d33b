"""A version of an administrative unit, as the public functions give it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dukien.units.register import OPEN, Register, register

Match = Literal["exact", "variant", "unaccented", "other_day"]
Level = Literal["province", "district", "commune"]


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
    """First day (ISO); None: since before September 2004."""
    valid_to: str | None
    """First day on which this version no longer holds (ISO); None: it holds today."""
    latitude: float | None
    longitude: float | None
    decrees: tuple[str, ...]
    match: Match = "exact"
    """How the name fits: letter for letter, in a variant of spelling or type, without accents, or at another time."""
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

    def successors(self, on: str | date = OPEN) -> list[Unit]:
        """The units that hold this one's territory on the day `on` (today if left out).

        Itself while it lasts; several where it was divided; empty where the record does not tell (most communes that were
        dissolved before the reform of 2025, and districts after it), and for days before it began.
        """
        reg, day = register(), str(on)[:10]
        return [make_unit(reg, row, day) for row in reg.successors(self.row, day)]


def make_unit(reg: Register, row: int, day: str | None = None, match: Match = "exact") -> Unit:
    """The `Unit` of a row; district and province as on `day` where the version holds then, else as on its last day."""
    if day is None or not reg.starts[row] <= day < reg.ends[row]:
        day = reg.last_day(row)
    level = reg.level(row)
    district = province = None
    above = row
    while above is not None:
        if len(reg.codes[above]) == 2:
            province = above
            break
        if len(reg.codes[above]) == 3:
            district = above
        above = reg.parent(above, day)  # type: ignore[assignment]
    latitude, longitude = reg.latitudes[row], reg.longitudes[row]
    return Unit(
        code=reg.codes[row],
        type=reg.types[row],
        name=reg.names[row],
        level=level,  # type: ignore[arg-type]
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
        row=row,
    )
