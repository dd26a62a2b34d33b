"""The facts of a Dask bag or frame of articles: `pip install "dukien[dask]"`.

>>> tables = dukien.dask.extract(dask.dataframe.read_parquet("s3://crawl/*.parquet"), published="ngay_dang")
>>> tables["ratios"]                                  # a Dask frame; nothing has run yet
>>> dask.compute(*(rows.to_parquet(f"s3://facts/{name}", compute=False) for name, rows in tables.items()))
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

import pandas as pd
import pyarrow as pa

from dukien.batch import Columns, extract_arrow, schema
from dukien.dataset.describe import arrow_schema
from dukien.dataset.rows import content_hash
from dukien.dataset.schema import ARTICLES, TABLES
from dukien.ingest.ids import UniqueIds
from dukien.run.duplicates import SKETCH, Duplicates, sketch_row

try:
    import dask.bag as db
    import dask.dataframe as dd
    from dask.delayed import delayed
except ImportError:
    raise ImportError('dukien.dask needs Dask: pip install "dukien[dask]"') from None

_LOOK = pa.schema([pa.field("id", pa.string()), *SKETCH])
_KNOWN = pa.schema([arrow_schema(ARTICLES).field(name) for name in ("article_id", "status", "duplicate_of", "similarity")])


def extract(
    articles: db.Bag | dd.DataFrame,
    text: str = "text",
    article_id: str | None = "id",
    published: str | None = "date",
    title: str | None = "title",
    url: str | None = "url",
    *,
    duplicates: bool = True,
) -> dict[str, dd.DataFrame]:
    """The tables of the dataset, by name, as Dask frames with Arrow types; the same rows as from `dukien.extract_frame`.

    Nothing runs before the frames are computed or written, and then on the workers only. Every partition is read
    twice: once to compare the ids and sketches of all articles, once to extract. Frames that are computed or written
    in one `dask.compute` share the extraction.

    Args:
        articles: a frame with an article a row, or a bag of dicts or of texts.
        text: the column or key with the articles' texts.
        article_id: that with their ids; None, or where there is no `id`, for the frame's index, or the place in the
            bag's partition. An id that comes again, in whichever partition, gets a number behind it.
        published: that with the days of publication; None, or where there is no `date`, for none.
        title: that with their titles; None, or where there is no `title`, for none.
        url: that with the pages' addresses; None, or where there is no `url`, for none.
        duplicates: whether to look for copies; the sketches of all articles, 1 GB a million, come together on one worker.
            Without, `duplicate_of` is null and only ids are compared.

    Raises:
        TypeError: `articles` is no Dask bag or frame.
        KeyError: a column that was named is not there (for a bag, when it is computed).
    """
    columns = Columns(text, article_id, published, title, url)
    if isinstance(articles, db.Bag):
        frames = articles.map_partitions(_frame, columns)
        looks = frames.map_partitions(_look, columns, duplicates)
    elif isinstance(articles, dd.DataFrame):
        frames = articles
        looks = articles.map_partitions(_look, columns, duplicates, meta=_look(articles._meta, columns, duplicates))
    else:
        raise TypeError(f"articles is {type(articles).__name__}, neither a Dask bag nor a Dask frame; see dukien.extract_frame")
    # a look is fused with the reading of its partition, so that partitions are read again and not held until all are read
    known = delayed(_compare)(looks.to_delayed(), duplicates)
    extracted = [delayed(_extract)(part, known[n], columns) for n, part in enumerate(frames.to_delayed())]
    empty = {name: schema(name).empty_table() for name in TABLES}
    return {
        name: dd.from_delayed([delayed(_pick)(tables, name) for tables in extracted], meta=_pick(empty, name), verify_meta=False)
        for name in TABLES
    }


def _frame(records: Any, columns: Columns) -> pd.DataFrame:
    """A bag's partition as a frame; a key that a record lacks is a missing value."""
    rows = [{columns.text: record} if isinstance(record, str) else record for record in records]
    held = {key for row in rows for key in row} if rows else {columns.text, columns.article_id}
    optional = {columns.published, columns.title, columns.url}
    names = [name for name in dict.fromkeys(astuple(columns)) if name is not None and (name in held or name in optional)]
    return pd.DataFrame({name: pd.Series([row.get(name) for row in rows], dtype=object) for name in names})


def _ids(frame: pd.DataFrame, columns: Columns) -> list[str]:
    ids = columns.ids(frame)
    return list(map(str, frame.index)) if ids is None else ids


def _look(frame: pd.DataFrame, columns: Columns, duplicates: bool) -> pd.DataFrame:
    """What the articles of a partition are compared by."""
    ids = _ids(frame, columns)
    articles = columns.articles(frame, ids)
    sketches = (sketch_row(content_hash(a.text), a.text) for a in articles) if duplicates else ({} for a in articles)
    rows = [{"id": key} | sketch for key, sketch in zip(ids, sketches, strict=True)]
    return _frame_of(pa.Table.from_pylist(rows, schema=_LOOK if duplicates else pa.schema([_LOOK.field("id")])))


def _compare(looks: Sequence[pd.DataFrame], duplicates: bool) -> list[pa.Table]:
    """For each partition the columns `_KNOWN` of its articles: ids that are unique over all, and whose copies they are."""
    tables = [pa.Table.from_pandas(look, preserve_index=False) for look in looks]
    unique, copies = UniqueIds(), Duplicates()
    for look in tables if duplicates else ():
        copies.add(look.select(SKETCH.names))
    known = []
    for look in tables:
        ids = [unique.add(key) for key in look["id"].to_pylist()]
        articles = pa.Table.from_pylist([{"article_id": key, "status": "ok"} for key in ids], schema=_KNOWN)
        known.append(copies.mark(articles, look.select(SKETCH.names)) if duplicates else articles)
    return known


def _extract(frame: pd.DataFrame, known: pa.Table, columns: Columns) -> dict[str, pa.Table]:
    """The tables of a partition."""
    articles = columns.articles(frame, known["article_id"].to_pylist())
    tables = dict(zip(TABLES, extract_arrow(articles, *TABLES), strict=True))
    for name in ("duplicate_of", "similarity"):
        own = tables[ARTICLES.name]
        at = own.schema.get_field_index(name)
        tables[ARTICLES.name] = own.set_column(at, own.schema.field(at), known[name])
    return tables


def _pick(tables: dict[str, pa.Table], name: str) -> pd.DataFrame:
    return _frame_of(tables[name])


def _frame_of(rows: pa.Table) -> pd.DataFrame:
    """A frame with Arrow types: Dask would make strings of lists that are Python objects."""
    frame: pd.DataFrame = rows.to_pandas(types_mapper=pd.ArrowDtype)
    return frame
