"""From facts to rows: spans in the normal text become offsets in the article as it was read."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any, Final

from dukien.article import Article
from dukien.dataset.columns import Table
from dukien.dataset.confidence import confidence
from dukien.dataset.language import language
from dukien.dataset.schema import ARTICLES, FactRow
from dukien.facts.fact import Fact
from dukien.ingest.fields import encodable
from dukien.link.places import Place
from dukien.text import Document

Row = dict[str, Any]
"""A row of a table: the value of each of its columns, by name."""

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


def article_row(article: Article, document: Document | None = None) -> Row:
    """The row of `articles`; `duplicate_of` and `similarity` are for whoever sees all the articles.

    `document` is the article's; without it (skipped, failed) only what the reader told is filled in.
    """
    title, published, byline = article.title, article.published, article.byline
    if document:
        title, byline = document.title, document.byline
        published = published or (document.published.isoformat() if document.published else None)
    text = article.text
    composed = unicodedata.normalize("NFC", text)
    row = {name: getattr(article, name, None) for name in _article_columns()}
    row.update(
        {
            "title": title,
            "published": published,
            "byline": byline,
            "n_chars": len(text),
            "language": language(composed),
            "content_hash": _hash(composed),
        }
    )
    return row


@cache
def _article_columns() -> tuple[str, ...]:
    return tuple(f.name for f in ARTICLES.fields)


def _fact_id(article_id: str, table: str, n: int) -> str:
    """The id of the `n`th fact of an article in `table`, from 1 in reading order."""
    return f"{article_id}:{table}:{n}"


def _ends_of_name(fact: Any, document: Document) -> Row:
    start, end = document.source(*fact.name_span)
    return {"name_start_char": start, "name_end_char": end}


_LINKED: Final[dict[str, Callable[[Any, Document], Row]]] = {
    "officials": _ends_of_name,
    "ratio_items": lambda fact, document: {"ratio_id": _fact_id(document.article.article_id, "ratios", fact.ratio)},
    "participants": lambda fact, document: {"event_id": _fact_id(document.article.article_id, "events", 1)},
}
"""By table, what fills the columns that no attribute of a fact holds."""
_MADE_HERE: Final = {*FactRow.__dataclass_fields__, "name_start_char", "name_end_char", "ratio_id", "event_id"}


@cache
def _columns(table: Table) -> tuple[tuple[str, ...], Callable[[Fact], tuple[Any, ...]]]:
    """The columns that all tables share and then those that a fact of `table` has an attribute for, which are read at once."""
    own = [f.name for f in table.fields if f.name not in _MADE_HERE]  # two or more
    return (*FactRow.__dataclass_fields__, *own), attrgetter(*own)


def fact_rows(table: Table, document: Document, facts: Iterable[Fact]) -> list[Row]:
    """The rows of `table` for one document's facts, in reading order.

    A fact has an attribute for each column that only its table has; the columns that all tables share are made here.
    """
    rows: list[Row] = []
    in_order = sorted(facts, key=_reading_order)
    if not in_order:
        return rows
    article_id, text, name = document.article.article_id, document.article.text, table.name
    (columns, values_of), linked, source = _columns(table), _LINKED.get(name), document.source
    first = last = 0  # of the sentence of the fact before: many stand in one sentence
    quoted = ""
    for n, fact in enumerate(in_order, start=1):
        start, end, rule = fact.start, fact.end, fact.rule
        if not first <= start < last:
            first, last = document.sentence_at(start)
            quoted = document.quoted(first, last)
        if document.is_edited:
            start, end = source(start, end)
        trust = confidence(name, rule)
        if isinstance(fact, Place) and fact.probability is not None:
            trust = round(trust * fact.probability, 4)
        shared = article_id, _fact_id(article_id, name, n), text[start:end], start, end, quoted, rule, trust
        row = dict(zip(columns, shared + values_of(fact), strict=True))
        if linked:
            row |= linked(fact, document)
        rows.append(row)
    return rows
