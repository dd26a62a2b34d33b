"""Ratios: fractions and percentages, and the lists that explain them."""

from dukien.facts.ratios.find import RatioMention, find_ratios
from dukien.facts.ratios.items import RatioItem, find_ratio_items

__all__ = ["RatioItem", "RatioMention", "find_ratio_items", "find_ratios"]
