"""Indicators: the words that say what a number measures."""

from dukien.facts.indicators.find import counted_phrase, measured

__all__ = ["counted_phrase", "measured"]
