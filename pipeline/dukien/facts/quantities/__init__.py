"""Quantities: amounts, areas, counts and rates a head."""

from dukien.facts.quantities.find import QuantityMention, find_quantities

__all__ = ["QuantityMention", "find_quantities"]
