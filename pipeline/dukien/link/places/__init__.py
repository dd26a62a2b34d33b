"""Places resolved: every mention of a unit to its official code on the article's day."""

from dukien.link.places.resolve import Place, link_places

__all__ = ["Place", "link_places"]
