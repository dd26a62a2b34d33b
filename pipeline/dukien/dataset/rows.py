"""From facts to rows: spans in the normal text become offsets in the article as it was read."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any, Final

from dukien.article import Article
from dukien.dataset.columns import Table
from dukien.dataset.confidence import confidence
from dukien.dataset.language import language
from dukien.dataset.schema import TABLES, FactRow
from dukien.facts.fact import Fact
from dukien.ingest.fields import encodable
from dukien.link.places import Place
from dukien.text import Document

Values = tuple[Any, ...]
"""A row of a table: the value of each of its columns, in the table's order."""
Row = dict[str, Any]
"""The same by the columns' names."""

_reading_order = attrgetter("start", "end")


def writable(article: Article) -> Article:
    """`article` with every lone surrogate, which no file can hold, replaced by U+FFFD; offsets stay."""
    values = {name: getattr(article, name) for name in Article.__dataclass_fields__}
    clean: dict[str, Any] = {name: encodable(value) if isinstance(value, str) else value for name, value in values.items()}
    return article if clean == values else Article(**clean)


def content_hash(text: str) -> str | None:
    """Equal for texts with the same characters, however their accents are encoded; None for no text."""
    return _hash(unicodedata.normalize("NFC", text))


def _hash(composed: str) -> str | None:
    if not composed or composed.isspace():
        return None
    return blake2b(composed.encode(), digest_size=16).hexdigest()


def named(table: Table, rows: Iterable[Values]) -> list[Row]:
    """`rows` of `table` by the names of its columns."""
    return [dict(zip(table.names, row, strict=True)) for row in rows]


def article_row(article: Article, document: Document | None = None) -> Values:
    """The row of `articles`; `duplicate_of` and `similarity` are for whoever sees all the articles.

    `document` is the article's; without it (skipped, failed) only what the reader told is filled in.
    """
    title, published, byline = article.title, article.published, article.byline
    text, composed, codes = article.text, None, None
    if document:
        title, byline, composed = document.title, document.byline, document.composed
        published = published or (document.published.isoformat() if document.published else None)
        if composed is not None and len(composed) == len(document.codes):
            codes = document.codes
    if composed is None:
        composed = unicodedata.normalize("NFC", text)
    return (
        article.article_id, article.source, article.url, title, published, byline, text, len(text), language(composed, codes),
        article.encoding, _hash(composed), None, None, article.status, article.reason,
    )  # fmt: skip


def _fact_ids(article_id: str, table: str) -> str:
    """What the id of every fact of an article in `table` begins with; its number follows, from 1 in reading order."""
    return f"{article_id}:{table}:"


def _ends_of_name(official: Any, document: Document) -> Values:
    return document.source(*official.name_span)


def _ratio_id(item: Any, document: Document) -> Values:
    return (f"{_fact_ids(document.article.article_id, 'ratios')}{item.ratio}",)


def _event_id(_: Any, document: Document) -> Values:
    return (f"{_fact_ids(document.article.article_id, 'events')}1",)


_LINKED: Final[dict[str, tuple[tuple[str, ...], Callable[[Any, Document], Values]]]] = {
    "officials": (("name_start_char", "name_end_char"), _ends_of_name),
    "ratio_items": (("ratio_id",), _ratio_id),
    "participants": (("event_id",), _event_id),
}
"""By table, the columns side by side that no attribute of a fact holds, and what fills them."""


class _Columns:
    """How the columns of a table are filled."""

    def __init__(self, table: str) -> None:
        own = TABLES[table].names[len(FactRow.__dataclass_fields__) :]
        names: tuple[str, ...] = ()
        self.linked: Callable[[Any, Document], Values] | None = None
        """Fills the columns in `_LINKED`."""
        if table in _LINKED:
            names, self.linked = _LINKED[table]
        self.attributes: Callable[[Fact], Values] = attrgetter(*(name for name in own if name not in names))  # two or more
        """Reads at once the columns that only this table has, as far as its facts have attributes for them."""
        self.before = own.index(names[0]) if names else 0
        """How many of these stand before the columns in `_LINKED`."""
        self.trust: dict[str, float] = {}
        """The confidence of each rule that was met."""


@cache
def _columns(table: str) -> _Columns:
    return _Columns(table)


def _in_order(facts: Sequence[Fact]) -> Sequence[Fact]:
    """`facts` in reading order, as most are found."""
    start = end = -1
    for fact in facts:
        if fact.start < start or (fact.start == start and fact.end < end):
            return sorted(facts, key=_reading_order)
        start, end = fact.start, fact.end
    return facts


def fact_rows(table: Table, document: Document, facts: Sequence[Fact]) -> list[Values]:
    """The rows of `table` for one document's facts, in reading order.

    A fact has an attribute for each column that only its table has; the columns that all tables share are made here.
    """
    rows: list[Values] = []
    if not facts:
        return rows
    article, name, is_edited = document.article, table.name, document.is_edited
    article_id, text = article.article_id, article.text
    ids, columns = _fact_ids(article_id, name), _columns(name)
    attributes, linked, before = columns.attributes, columns.linked, columns.before
    first = last = 0  # of the sentence of the fact before: many stand in one sentence
    quoted = ""
    for n, fact in enumerate(_in_order(facts), start=1):
        start, end, rule = fact.start, fact.end, fact.rule
        if not first <= start < last:
            first, last, quoted = document.quoted_at(start)
        if is_edited:
            start, end = document.source(start, end)
        trust = columns.trust.get(rule)
        if trust is None:
            trust = columns.trust[rule] = confidence(name, rule)
        if isinstance(fact, Place) and fact.probability is not None:
            trust = round(trust * fact.probability, 4)
        shared = article_id, f"{ids}{n}", text[start:end], start, end, quoted, rule, trust
        own = attributes(fact)
        if linked:
            own = own[:before] + linked(fact, document) + own[before:]
        rows.append(shared + own)
    return rows
