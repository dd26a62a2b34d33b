"""Ratios and quantities with the place and the time that they are about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

from dukien.facts.fact import fact
from dukien.facts.quantities import QuantityMention
from dukien.facts.ratios import RatioMention
from dukien.link.places import Place
from dukien.link.subjects.area import area
from dukien.link.subjects.commune import commune
from dukien.link.subjects.context import Context, Spanned
from dukien.link.subjects.when import when
from dukien.text import Span


@fact
class Ratio(RatioMention):
    """One row of the table `ratios`: a mention with what it is about."""

    commune: str | None
    commune_code: str | None
    place_code: str | None
    date: str | None


@fact
class Quantity(QuantityMention):
    """One row of the table `quantities`: a mention with what it is about."""

    commune: str | None
    commune_code: str | None
    place_code: str | None
    date: str | None


def link_ratios(mentions: Sequence[RatioMention], context: Context) -> list[Ratio]:
    """`mentions` with the unit that they are about and the time that they hold for."""
    return [_linked(context, m, _ratio_fields(m), Ratio) for m in mentions]


def link_quantities(mentions: Sequence[QuantityMention], context: Context) -> list[Quantity]:
    """`mentions` with the unit that they are about and the time that they hold for."""
    return [_linked(context, m, _quantity_fields(m), Quantity) for m in mentions]


_COMMUNE_DIGITS = 5
_Linked = TypeVar("_Linked", Ratio, Quantity)


def _reader(mention: type[RatioMention] | type[QuantityMention]) -> Callable[[object], dict[str, Any]]:
    """What reads all the fields of a mention at once."""
    names = tuple(field.name for field in fields(mention))
    values_of = attrgetter(*names)
    return lambda m: dict(zip(names, values_of(m), strict=True))


_ratio_fields, _quantity_fields = _reader(RatioMention), _reader(QuantityMention)


def _linked(context: Context, m: Spanned, mention: dict[str, Any], row: Callable[..., _Linked]) -> _Linked:
    """The `row` of `m`, whose fields are `mention`."""
    sentence = context.doc.sentence_at(m.start)
    name, code, place = _where(context, m, sentence)
    return row(**mention, commune=name, commune_code=code, place_code=place, date=when(context, m, sentence))


def _where(context: Context, m: Spanned, sentence: Span) -> tuple[str | None, str | None, str | None]:
    """The commune's name and code, and the code of the unit: the commune's, else the district's or province's."""
    if not context.setting.places or context.is_distance(m, sentence):
        return None, None, None
    claim = None if (found := commune(context, m, sentence)) else area(context, m, sentence)
    if found or (claim and (found := claim.commune or _commune_of(context, claim.code))):
        return found.name, found.code, found.code
    return None, None, claim.code if claim else None


def _commune_of(context: Context, code: str | None) -> Place | None:
    """The commune that *toàn xã, tại phường* means, by its code."""
    if code is None or len(code) != _COMMUNE_DIGITS:
        return None
    return next((p for p in context.setting.places if p.code == code and p.level == "commune"), None)
