"""Positions: the public offices that an article names."""

from dukien.facts.positions.find import Position, find_positions

__all__ = ["Position", "find_positions"]
