"""The facts of articles in batches, as Spark, Ray and Dask hand them out: a batch in, the rows of its articles out.

>>> extract_batch(frame, "dates")                     # the rows of one table
>>> extract_batch(frame)                              # one row an article, each table a column of it: one pass for all
>>> articles.mapInPandas(mapper("dates", article_id="key"), spark_schema("dates"))

A batch knows nothing of the others: `duplicate_of` and `similarity` are null, and ids have to be unique beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, TypeVar

import pyarrow as pa

from dukien.article import Article
from dukien.dataset.describe import arrow_schema, arrow_table
from dukien.dataset.reader import to_frame
from dukien.dataset.rows import Values, writable
from dukien.dataset.schema import ARTICLES, FACTS, TABLES
from dukien.ingest.fields import web_address
from dukien.ingest.published import iso
from dukien.run.one import extract_block

Batch = TypeVar("Batch")
"""A pandas frame, an Arrow table or an Arrow record batch."""

_ARTICLES_AT_ONCE = 200
"""Rows are turned from Python into Arrow after so many articles: Arrow's take a tenth of the room."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a batch holds what; None, or a usual name (as below) that is not there, for none."""

    text: str = "text"
    article_id: str | None = "id"
    published: str | None = "date"
    title: str | None = "title"
    url: str | None = "url"

    def ids(self, batch: Any) -> list[str] | None:
        """The articles' ids; None where there is no such column. `ValueError` where one is missing."""
        ids = _cells(batch, self.article_id, usual="id")
        if ids is None:
            return None
        if None in ids:
            raise ValueError(f"an article without an id: row {ids.index(None)} of a batch has none in column {self.article_id!r}")
        return [str(key) for key in ids]

    def articles(self, batch: Any, ids: Iterable[str]) -> Iterator[Article]:
        """The articles of a batch, with these ids."""
        none = [None] * len(batch)
        columns = zip(
            ids,
            _cells(batch, self.text) or [],
            _cells(batch, self.published, usual="date") or none,
            _cells(batch, self.title, usual="title") or none,
            _cells(batch, self.url, usual="url") or none,
            strict=True,
        )
        for key, text, published, title, url in columns:
            yield writable(
                Article(
                    key,
                    text if isinstance(text, str) else "",
                    url=web_address(url),
                    published=iso(published),
                    title=title if isinstance(title, str) and title else None,
                )
            )


def _cells(batch: Any, name: str | None, usual: str | None = None) -> list[Any] | None:
    """The values of a column, None for what is missing; a column under its usual name may be missing altogether."""
    arrow = isinstance(batch, pa.Table | pa.RecordBatch)
    if not arrow and not hasattr(batch, "iloc"):
        raise TypeError(f"a batch is a pandas frame or an Arrow table, not {type(batch).__name__}")
    names = list(batch.schema.names if arrow else batch.columns)
    if name is None or (name == usual and name not in names):
        return None
    if name not in names:
        raise KeyError(f"no column {name!r}; there are: {', '.join(map(str, names))}")
    if arrow:
        cells: list[Any] = batch.column(names.index(name)).to_pylist()
        return cells
    column = batch[name].astype(object)
    return list(column.where(column.notna(), None))


def schema(table: str | None = None) -> pa.Schema:
    """The columns of what `extract_batch` gives; for no table the columns of `articles` and a list of rows for each other."""
    if table is not None:
        return arrow_schema(_table(table))
    lists = [pa.field(t.name, pa.list_(pa.struct(list(arrow_schema(t)))), nullable=False) for t in FACTS]
    return pa.schema([*arrow_schema(ARTICLES), *lists])


def _table(name: str) -> Any:
    if name not in TABLES:
        raise ValueError(f"{name!r} is no table; the tables are: {', '.join(TABLES)}")
    return TABLES[name]


_SPARK = {pa.string(): "string", pa.int64(): "bigint", pa.float64(): "double", pa.bool_(): "boolean"}


def spark_schema(table: str | None = None) -> str:
    """`schema` as Spark writes it, for `mapInPandas` and `mapInArrow`."""

    def spark(kind: pa.DataType) -> str:
        if pa.types.is_list(kind):
            return f"array<{spark(kind.value_type)}>"
        if pa.types.is_struct(kind):
            return f"struct<{', '.join(f'`{field.name}`: {spark(field.type)}' for field in kind)}>"
        return _SPARK[kind]

    return ", ".join(f"`{field.name}` {spark(field.type)}" for field in schema(table))


def extract_batch(
    batch: Batch,
    table: str | None = None,
    *,
    text: str = "text",
    article_id: str = "id",
    published: str | None = "date",
    title: str | None = "title",
    url: str | None = "url",
) -> Batch:
    """The rows of `table` for a batch of articles, in the batch's own form, always with the columns of `schema(table)`.

    Args:
        batch: one row an article, as a pandas frame, an Arrow table or an Arrow record batch.
        table: the table's name; None for all in one pass: one row an article with the columns of `articles`, and
            in one more column for each other table the list of its rows.
        text: the column with the articles' texts. A row without one is `skipped` in `articles`.
        article_id: the column with their ids. They have to be there, and unique over all batches.
        published: the column with the days of publication; None, or a batch without a column `date`, for none.
        title: the column with their titles; None, or a batch without a column `title`, for none.
        url: the column with the pages' addresses; None, or a batch without a column `url`, for none.

    Returns:
        Rows in the order of the articles. `duplicate_of` and `similarity` are null, as a batch cannot tell;
        `content_hash` is equal for the same texts.

    Raises:
        KeyError: a column is not there.
        ValueError: an article has no id, or there is no such table.
        TypeError: `batch` is neither pandas nor Arrow.
    """
    columns = Columns(text, article_id, published, title, url)
    ids = columns.ids(batch)
    if ids is None:
        raise KeyError(f"no column {article_id!r} with the articles' ids, which are to be unique over all batches")
    (rows,) = extract_arrow(columns.articles(batch, ids), table)
    found: Any = rows
    if isinstance(batch, pa.RecordBatch):
        found = rows.to_batches()[0] if len(rows) else pa.RecordBatch.from_pylist([], schema=rows.schema)
    elif not isinstance(batch, pa.Table):
        found = to_frame(rows)
    same_form: Batch = found
    return same_form


def mapper(table: str | None = None, **columns: str | None) -> Callable[[Iterator[Batch]], Iterator[Batch]]:
    """`extract_batch` from an iterator of batches to an iterator of batches, as Spark's `mapInPandas` and `mapInArrow` want it.

    The arguments are those of `extract_batch`. The function can be pickled.
    """
    schema(table)
    return partial(_map, table=table, columns=columns)


def _map(batches: Iterator[Any], table: str | None, columns: dict[str, Any]) -> Iterator[Any]:
    for batch in batches:
        yield extract_batch(batch, table, **columns)


def extract_arrow(articles: Iterable[Article], *tables: str | None) -> tuple[pa.Table, ...]:
    """The rows of each of `tables` (as in `extract_batch`) for a stream of articles, in one pass."""
    schemas = [schema(table) for table in tables]
    found = [[columns.empty_table()] for columns in schemas]
    stream = iter(articles)
    while portion := list(islice(stream, _ARTICLES_AT_ONCE)):
        extracted = extract_block(portion)
        for table, columns, chunks in zip(tables, schemas, found, strict=True):
            rows = [row for article in extracted for row in _rows(article, table)]
            chunks.append(arrow_table(rows, columns))
    return tuple(pa.concat_tables(chunks).combine_chunks() for chunks in found)


def _rows(extracted: dict[str, list[Values]], table: str | None) -> list[Values]:
    if table is not None:
        return extracted[table]
    (article,) = extracted[ARTICLES.name]
    return [(*article, *(extracted[fact.name] for fact in FACTS))]
