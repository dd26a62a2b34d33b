"""What a run came to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

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
            failed = articles.filter(pc.equal(articles["status"], "failed"))
            pairs = zip(failed["article_id"].to_pylist(), failed["reason"].to_pylist(), strict=True)
            self.failures.extend(list(pairs)[: _FAILURES_KEPT - len(self.failures)])
