"""Text made clean: the normal form that extractors read, its zones and its sentences."""

from dukien.text.document import Document, Span

__all__ = ["Document", "Span"]
