"""What the article reports: one meeting, inspection, visit or ceremony of a public body."""

from dukien.link.events.find import Event, find_event

__all__ = ["Event", "find_event"]
