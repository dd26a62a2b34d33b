"""Ratios and quantities with the place and the time that they are about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

from dukien.facts.quantities import QuantityMention
from dukien.facts.ratios import RatioMention
from dukien.link.places import Place
from dukien.link.subjects.area import area
from dukien.link.subjects.commune import commune
from dukien.link.subjects.context import Context, Spanned
from dukien.link.subjects.when import when


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio(RatioMention):
    """One row of the table `ratios`: a mention with what it is about."""

    commune: str | None
    commune_code: str | None
    place_code: str | None
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(QuantityMention):
    """One row of the table `quantities`: a mention with what it is about."""

    commune: str | None
    commune_code: str | None
    place_code: str | None
    date: str | None


def link_ratios(mentions: Sequence[RatioMention], context: Context) -> list[Ratio]:
    """`mentions` with the unit that they are about and the time that they hold for."""
    return [_linked(context, m, Ratio) for m in mentions]


def link_quantities(mentions: Sequence[QuantityMention], context: Context) -> list[Quantity]:
    """`mentions` with the unit that they are about and the time that they hold for."""
    return [_linked(context, m, Quantity) for m in mentions]


_COMMUNE_DIGITS = 5
_Linked = TypeVar("_Linked", Ratio, Quantity)


def _linked(context: Context, m: RatioMention | QuantityMention, row: Callable[..., _Linked]) -> _Linked:
    """The `row` of a mention."""
    name, code, place = _where(context, m)
    mention = {field.name: getattr(m, field.name) for field in fields(m)}
    return row(**mention, commune=name, commune_code=code, place_code=place, date=when(context, m))


def _where(context: Context, m: Spanned) -> tuple[str | None, str | None, str | None]:
    """The commune's name and code, and the code of the unit: the commune's, else the district's or province's."""
    if context.is_distance(m):
        return None, None, None
    claim = None if (found := commune(context, m)) else area(context, m)
    if found or (claim and (found := claim.commune or _commune_of(context, claim.code))):
        return found.name, found.code, found.code
    return None, None, claim.code if claim else None


def _commune_of(context: Context, code: str | None) -> Place | None:
    """The commune that *toàn xã, tại phường* means, by its code."""
    if code is None or len(code) != _COMMUNE_DIGITS:
        return None
    return next((p for p in context.setting.places if p.code == code and p.level == "commune"), None)
