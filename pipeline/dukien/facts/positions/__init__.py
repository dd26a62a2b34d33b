"""Positions: the public offices that an article names."""

from dukien.facts.positions.find import Position, body_end, find_positions

__all__ = ["Position", "body_end", "find_positions"]
