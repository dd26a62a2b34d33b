"""Ratios and quantities with the place and the time that they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dukien.facts.fact import Fact
from dukien.facts.quantities import QuantityMention
from dukien.facts.ratios import RatioMention
from dukien.link.places import Place
from dukien.link.subjects.area import area
from dukien.link.subjects.commune import commune
from dukien.link.subjects.context import Context, Spanned
from dukien.link.subjects.when import when
from dukien.link.years import Date
from dukien.text import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio(Fact):
    """One row of the table `ratios`."""

    kind: str
    numerator: float | None
    denominator: float | None
    value: float
    value_to: float | None
    approx: str | None
    indicator: str | None
    commune: str | None
    commune_code: str | None
    place_code: str | None = None
    date: str | None
    status: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Fact):
    """One row of the table `quantities`."""

    value: float
    value_to: float | None
    unit: str
    per: tuple[str, ...]
    approx: str | None
    indicator: str | None
    commune: str | None
    commune_code: str | None
    place_code: str | None = None
    date: str | None


def link_ratios(doc: Document, mentions: Sequence[RatioMention], places: Sequence[Place], dates: Sequence[Date]) -> list[Ratio]:
    """`mentions` with the unit that they are about and the time that they hold for."""
    context = Context(doc, places, dates)
    return [_ratio(context, m) for m in mentions]


def link_quantities(
    doc: Document, mentions: Sequence[QuantityMention], places: Sequence[Place], dates: Sequence[Date]
) -> list[Quantity]:
    """`mentions` with the unit that they are about and the time that they hold for."""
    context = Context(doc, places, dates)
    return [_quantity(context, m) for m in mentions]


def _where(context: Context, m: Spanned) -> tuple[str | None, str | None, str | None]:
    """The commune's name and code, and the code of the unit: the commune's, else the district's or province's."""
    if context.is_distance(m):
        return None, None, None
    claim = None if (found := commune(context, m)) else area(context, m)
    if found or (claim and (found := claim.commune)):
        return found.name, found.code, found.code
    return None, None, claim.code if claim else None


def _ratio(context: Context, m: RatioMention) -> Ratio:
    name, code, place = _where(context, m)
    return Ratio(
        start=m.start,
        end=m.end,
        rule=m.rule,
        kind=m.kind,
        numerator=m.numerator,
        denominator=m.denominator,
        value=m.value,
        value_to=m.value_to,
        approx=m.approx,
        indicator=m.indicator,
        commune=name,
        commune_code=code,
        place_code=place,
        date=when(context, m),
        status=m.status,
    )


def _quantity(context: Context, m: QuantityMention) -> Quantity:
    name, code, place = _where(context, m)
    return Quantity(
        start=m.start,
        end=m.end,
        rule=m.rule,
        value=m.value,
        value_to=m.value_to,
        unit=m.unit,
        per=m.per,
        approx=m.approx,
        indicator=m.indicator,
        commune=name,
        commune_code=code,
        place_code=place,
        date=when(context, m),
    )
