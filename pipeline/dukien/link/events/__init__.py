"""What the article reports: one meeting, inspection, visit or ceremony of a public body."""

from dukien.link.events.find import Event, find_event
from dukien.link.events.participants import Participant
from dukien.link.events.said import date_directives

__all__ = ["Event", "Participant", "date_directives", "find_event"]
