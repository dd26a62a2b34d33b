"""The rows of all shards as one dataset."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from dukien.dataset.describe import FORMATS, Format, data_package
from dukien.dataset.files import table_writer
from dukien.dataset.schema import ARTICLES, FACTS, TABLES
from dukien.run.atomic import whole_file
from dukien.run.duplicates import Duplicates
from dukien.run.manifest import extracted_before
from dukien.run.shards import read_shard, read_sketches
from dukien.run.summary import Summary

PACKAGE = "datapackage.json"

Copies = Literal["extract", "skip"]
"""Whether the facts of articles that are copies are in the tables."""


def merge(
    shards: Sequence[Path],
    folder: Path,
    file_format: Format,
    *,
    copies: Copies,
    version: str,
    manifest: Callable[[Summary], None],
) -> Summary:
    """Write the dataset of the files `shards` (in the order of the stream) to `folder`.

    The tables take the place of those of an earlier run at the very end, and `datapackage.json` comes last: where it
    stands, the dataset is whole. An earlier run's stay where they are if there are no facts now of any article.

    Args:
        shards: what `extract_shard` wrote.
        folder: where the tables go.
        file_format: what they are written as.
        copies: `skip`: of an article that is a copy there is only the row in `articles`, as `skipped`.
        version: of the program, for the data package.
        manifest: writes it beside the tables.
    """
    summary = Summary()
    try:
        with ExitStack() as finished:
            writers = {}
            for name, table in TABLES.items():
                file = finished.enter_context(whole_file(folder / f"{name}.{file_format}"))
                writers[name] = table_writer(file, table, file_format)
            for name, rows in _tables(shards, copies):
                if name == ARTICLES.name:
                    summary.count(rows)
                writers[name].write(rows)
            for writer in writers.values():
                writer.close()
            if not summary.articles["ok"] and extracted_before(folder):
                raise _KeptError
            (folder / PACKAGE).unlink(missing_ok=True)
    except _KeptError:
        summary.kept = True
        return summary
    _remove_other_formats(folder, file_format)
    summary.rows.update({table.name: writers[table.name].rows for table in FACTS})
    manifest(summary)
    package = data_package(folder, file_format, version)
    with whole_file(folder / PACKAGE) as file:
        file.write(json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n")
    return summary


class _KeptError(Exception):
    """Leaves the earlier dataset where it is."""


def _tables(shards: Sequence[Path], copies: Copies) -> Iterator[tuple[str, pa.Table]]:
    """The tables of all shards, with copies marked."""
    duplicates = Duplicates(shards[0].parent)
    for path in shards:
        duplicates.add(read_sketches(path))
    for path in shards:
        left_out: pa.Array | None = None
        for name, rows in read_shard(path):
            if name == ARTICLES.name:
                rows = duplicates.mark(rows, read_sketches(path))
                if copies == "skip":
                    rows, left_out = _skipped(rows)
            elif left_out:
                rows = rows.filter(pc.invert(pc.is_in(rows["article_id"], left_out)))
            yield name, rows


def _skipped(articles: pa.Table) -> tuple[pa.Table, pa.Array]:
    """The rows of `articles` with the copies' status changed, and the copies' ids."""
    is_copy = pc.is_valid(articles["duplicate_of"])
    reason = pc.binary_join_element_wise("is a copy of ", articles["duplicate_of"], "; --copies extract has its facts, too", "")
    for name, value in (("status", "skipped"), ("reason", reason)):
        at = articles.schema.get_field_index(name)
        articles = articles.set_column(at, articles.schema.field(at), pc.if_else(is_copy, value, articles[name]))
    return articles, articles.filter(is_copy)["article_id"].combine_chunks()


def _remove_other_formats(folder: Path, file_format: Format) -> None:
    for other in set(FORMATS) - {file_format}:
        for name in TABLES:
            (folder / f"{name}.{other}").unlink(missing_ok=True)
