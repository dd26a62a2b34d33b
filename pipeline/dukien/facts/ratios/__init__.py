"""Ratios: fractions and percentages."""

from dukien.facts.ratios.find import RatioMention, find_ratios

__all__ = ["RatioMention", "find_ratios"]
