"""Which articles are copies, in a stream that is too long to remember."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np
import pyarrow as pa

from dukien.article import Article
from dukien.dataset.rows import content_hash


def _fingerprint(content: str) -> int:
    return int(content[:16], 16)


class Duplicates:
    """Looks at a stream twice: first at all texts, of which it keeps eight bytes each, then at the rows made of them.

    Only texts that were seen to come again have their first article remembered.
    """

    def __init__(self) -> None:
        self._seen = array("Q")
        self._first: dict[str, str] = {}

    def watch(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The same articles; the first look."""
        for article in articles:
            if content := content_hash(article.text):
                self._seen.append(_fingerprint(content))
            yield article

    @cached_property
    def _repeated(self) -> frozenset[int]:
        values, counts = np.unique(np.frombuffer(self._seen, dtype=np.uint64), return_counts=True)
        return frozenset(values[counts > 1].tolist())

    def mark(self, articles: pa.Table) -> pa.Table:
        """The next rows of `articles` with `duplicate_of` filled in; the second look, in the same order."""
        duplicate_of: list[str | None] = []
        for article_id, content in zip(articles["article_id"].to_pylist(), articles["content_hash"].to_pylist(), strict=True):
            first = article_id
            if content and _fingerprint(content) in self._repeated:
                first = self._first.setdefault(content, article_id)
            duplicate_of.append(None if first == article_id else first)
        at = articles.schema.get_field_index("duplicate_of")
        return articles.set_column(at, articles.schema.field(at), pa.array(duplicate_of, pa.string()))
