"""Dates: every mention of a calendar time, as it is written."""

from dukien.facts.dates.find import find_dates
from dukien.facts.dates.mention import DateMention

__all__ = ["DateMention", "find_dates"]
