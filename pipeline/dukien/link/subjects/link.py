"""Ratios and quantities with the place and the time that they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dukien.facts.numbers import Approx
from dukien.facts.quantities.find import QuantityMention
from dukien.facts.ratios.find import RatioMention
from dukien.link.places import Place
from dukien.link.subjects.area import area
from dukien.link.subjects.commune import commune
from dukien.link.subjects.context import Context, Spanned
from dukien.link.subjects.when import when
from dukien.text import Span


@dataclass(kw_only=True, unsafe_hash=True)
class Ratio(RatioMention):
    """One row of the table `ratios`: a mention with what it is about."""

    commune: str | None
    commune_code: str | None
    place_code: str | None
    date: str | None


@dataclass(init=False, unsafe_hash=True)
class Quantity(QuantityMention):
    """One row of the table `quantities`: a mention with what it is about."""

    commune: str | None
    commune_code: str | None
    place_code: str | None
    date: str | None

    def __init__(
        self,
        *,
        start: int,
        end: int,
        rule: str,
        value: float,
        unit: str,
        commune: str | None,
        commune_code: str | None,
        place_code: str | None,
        date: str | None,
        value_to: float | None = None,
        per: tuple[str, ...] = (),
        approx: Approx | None = None,
        indicator: str | None = None,
    ) -> None:
        self.start, self.end, self.rule, self.value = start, end, rule, value
        self.value_to, self.unit, self.per, self.approx = value_to, unit, per, approx
        self.indicator, self.commune, self.commune_code, self.place_code = indicator, commune, commune_code, place_code
        self.date = date


def link_ratios(mentions: Sequence[RatioMention], context: Context) -> list[Ratio]:
    """`mentions` with the unit that they are about and the time that they hold for."""
    return [_ratio(m, context) for m in mentions]


def link_quantities(mentions: Sequence[QuantityMention], context: Context) -> list[Quantity]:
    """`mentions` with the unit that they are about and the time that they hold for."""
    return [_quantity(m, context) for m in mentions]


_COMMUNE_DIGITS: Final = 5


def _ratio(m: RatioMention, context: Context) -> Ratio:
    sentence = context.doc.sentence_at(m.start)
    name, code, place = _where(context, m, sentence)
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
        status=m.status,
        commune=name,
        commune_code=code,
        place_code=place,
        date=when(context, m, sentence),
    )


def _quantity(m: QuantityMention, context: Context) -> Quantity:
    sentence = context.doc.sentence_at(m.start)
    name, code, place = _where(context, m, sentence)
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
        date=when(context, m, sentence),
    )


def _where(context: Context, m: Spanned, sentence: Span) -> tuple[str | None, str | None, str | None]:
    """The commune's name and code, and the code of the unit: the commune's, else the district's or province's."""
    if not context.setting.places or context.is_distance(m, sentence):
        return None, None, None
    here = context.places_in(*sentence)
    claim = None if (found := commune(context, m, sentence, here)) else area(context, m, sentence, here)
    if found or (claim and (found := claim.commune or _commune_of(context, claim.code))):
        return found.name, found.code, found.code
    return None, None, claim.code if claim else None


def _commune_of(context: Context, code: str | None) -> Place | None:
    """The commune that *toàn xã, tại phường* means, by its code."""
    if code is None or len(code) != _COMMUNE_DIGITS:
        return None
    return next((p for p in context.setting.places if p.code == code and p.level == "commune"), None)
