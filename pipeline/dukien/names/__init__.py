"""Names of persons: where they stand in a text, for every people of Vietnam."""

from dukien.names.finder import find_names
from dukien.names.person import PersonName

__all__ = ["PersonName", "find_names"]
