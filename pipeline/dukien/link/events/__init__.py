"""What the article reports: one meeting, inspection, visit or ceremony of a public body."""

from dukien.link.events.find import Event, find_event
from dukien.link.events.participants import Participant

__all__ = ["Event", "Participant", "find_event"]
