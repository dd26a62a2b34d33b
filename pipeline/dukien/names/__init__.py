"""Names of persons: where they stand in a text, for every people of Vietnam."""

from dukien.names.finder import PersonName, find_names

__all__ = ["PersonName", "find_names"]
