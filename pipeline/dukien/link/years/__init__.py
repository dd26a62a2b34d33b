"""Dates resolved: every mention to its first and last calendar day."""

from dukien.link.years.resolve import Date, resolve_dates

__all__ = ["Date", "resolve_dates"]
