"""Places: every mention of a province, district or commune."""

from dukien.facts.places.find import PlaceMention, find_places

__all__ = ["PlaceMention", "find_places"]
