"""Indicators: the words that say what a number measures."""

from dukien.facts.indicators.find import Phrase, counted_phrase, measured
from dukien.facts.indicators.members import names_measure, with_previous

__all__ = ["Phrase", "counted_phrase", "measured", "names_measure", "with_previous"]
