"""From facts to rows: spans in the normal text become offsets in the article as it was read."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from dukien.article import Article
from dukien.dataset.columns import Table
from dukien.dataset.confidence import confidence
from dukien.dataset.language import language
from dukien.dataset.schema import ARTICLES, FactRow
from dukien.facts.fact import Fact
from dukien.facts.ratios import RatioItem
from dukien.ingest.fields import encodable
from dukien.link.events import Participant
from dukien.link.people import Official
from dukien.link.places import Place
from dukien.text import Document, Span

Row = dict[str, Any]
"""A row of a table: the value of each of its columns, by name."""

_MADE_HERE = {*FactRow.__dataclass_fields__, "name_start_char", "name_end_char", "ratio_id", "event_id"}


def writable(article: Article) -> Article:
    """`article` with every lone surrogate, which no file can hold, replaced by U+FFFD; offsets stay."""
    values = {name: getattr(article, name) for name in Article.__dataclass_fields__}
    clean: dict[str, Any] = {name: encodable(value) if isinstance(value, str) else value for name, value in values.items()}
    return article if clean == values else Article(**clean)


def content_hash(text: str) -> str | None:
    """Equal for texts with the same characters, however their accents are encoded; None for no text."""
    if not text.strip():
        return None
    return blake2b(unicodedata.normalize("NFC", text).encode(), digest_size=16).hexdigest()


def _confidence(table: Table, fact: Fact) -> float:
    """How often the rule is right; of a place also how probable its code is."""
    trust = confidence(table.name, fact.rule)
    return round(trust * fact.probability, 4) if isinstance(fact, Place) and fact.probability is not None else trust


def article_row(article: Article, document: Document | None = None) -> Row:
    """The row of `articles`; `duplicate_of` and `similarity` are for whoever sees all the articles.

    `document` is the article's; without it (skipped, failed) only what the reader told is filled in.
    """
    title, published, byline = article.title, article.published, article.byline
    if document:
        title, byline = document.title, document.byline
        published = published or (document.published.isoformat() if document.published else None)
    derived = {
        "title": title,
        "published": published,
        "byline": byline,
        "n_chars": len(article.text),
        "language": language(unicodedata.normalize("NFC", article.text[:8000])),
        "content_hash": content_hash(article.text),
        "duplicate_of": None,
        "similarity": None,
    }
    return {f.name: derived[f.name] if f.name in derived else getattr(article, f.name) for f in ARTICLES.fields}


def _fact_id(article_id: str, table: str, n: int) -> str:
    """The id of the `n`th fact of an article in `table`, from 1 in reading order."""
    return f"{article_id}:{table}:{n}"


@cache
def _own_columns(table: Table) -> tuple[tuple[str, ...], Callable[[Fact], tuple[Any, ...]]]:
    """The columns of `table` that its facts have an attribute for (two or more), and how to read them all at once."""
    names = tuple(f.name for f in table.fields if f.name not in _MADE_HERE)
    return names, attrgetter(*names)


def fact_rows(table: Table, document: Document, facts: Iterable[Fact]) -> list[Row]:
    """The rows of `table` for one document's facts, in reading order.

    A fact has an attribute for each column that only its table has; the columns that all tables share are made here.
    """
    article_id, text = document.article.article_id, document.article.text
    own, values_of = _own_columns(table)
    rows = []
    around, sentence = Span(0, 0), ""  # of the fact before: many stand in one sentence
    for n, fact in enumerate(sorted(facts, key=lambda f: (f.start, f.end)), start=1):
        start, end = document.source(fact.start, fact.end)
        if (here := document.sentence_at(fact.start)) != around:
            around, sentence = here, document.source_text(*here)
        row = {
            "article_id": article_id,
            "fact_id": _fact_id(article_id, table.name, n),
            "text": text[start:end],
            "start_char": start,
            "end_char": end,
            "sentence": sentence,
            "rule": fact.rule,
            "confidence": _confidence(table, fact),
        }
        if isinstance(fact, Official):
            row["name_start_char"], row["name_end_char"] = document.source(*fact.name_span)
        elif isinstance(fact, RatioItem):
            row["ratio_id"] = _fact_id(article_id, "ratios", fact.ratio)
        elif isinstance(fact, Participant):
            row["event_id"] = _fact_id(article_id, "events", 1)
        row.update(zip(own, values_of(fact), strict=True))
        rows.append(row)
    return rows
