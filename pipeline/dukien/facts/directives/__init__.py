"""Directives: somebody in authority tells others what to do."""

from dukien.facts.directives.find import find_statements
from dukien.facts.directives.statement import Statement

__all__ = ["Statement", "find_statements"]
