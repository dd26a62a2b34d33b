"""Places: every mention of a province, district or commune."""

from dukien.facts.places.find import find_places
from dukien.facts.places.mention import PlaceMention

__all__ = ["PlaceMention", "find_places"]
