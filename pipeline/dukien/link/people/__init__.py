"""People: names joined with their positions, and the same person recognised through the article."""

from dukien.link.people.join import Official, People, Person, link_people
from dukien.link.people.references import Reference

__all__ = ["Official", "People", "Person", "Reference", "link_people"]
