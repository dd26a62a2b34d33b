"""What a run came to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import pyarrow as pa

_FAILURES_KEPT = 1000


@dataclass(slots=True)
class Summary:
    """What a run came to."""

    articles: Counter[str] = field(default_factory=Counter)
    """How many articles, by status."""
    rows: dict[str, int] = field(default_factory=dict)
    """How many rows, by table of facts."""
    copies: Counter[str] = field(default_factory=Counter)
    """How many articles are copies: `exact`, `near`."""
    failures: list[tuple[str, str]] = field(default_factory=list)
    """Id and reason of the first 1,000 articles that failed."""
    taken_over: int = 0
    """How many articles an earlier run over the same folder had already done."""
    tried_again: int = 0
    """How many articles had failed in an earlier run and were extracted again."""
    kept: bool = False
    """Whether the folder's earlier dataset was left as it was, because nothing could be extracted this time."""

    def count(self, articles: pa.Table) -> None:
        """Add rows of `articles`."""
        self.articles.update(articles["status"].to_pylist())
        similarities = articles["similarity"].drop_null().to_pylist()
        self.copies.update("exact" if similarity == 1 else "near" for similarity in similarities)
        if len(self.failures) < _FAILURES_KEPT:
            found = zip(*(articles[name].to_pylist() for name in ("status", "article_id", "reason")), strict=True)
            pairs = [(key, reason) for status, key, reason in found if status == "failed"]
            self.failures.extend(pairs[: _FAILURES_KEPT - len(self.failures)])
