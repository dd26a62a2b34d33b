"""The rows of all shards as one dataset."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from dukien.dataset.describe import FORMATS, Format, data_package
from dukien.dataset.files import table_writer
from dukien.dataset.schema import ARTICLES, FACTS, TABLES
from dukien.run.atomic import whole_file
from dukien.run.duplicates import Duplicates
from dukien.run.shards import read_shard

PACKAGE = "datapackage.json"
_FAILURES_KEPT = 20


@dataclass(slots=True)
class Summary:
    """What a run came to."""

    articles: Counter[str] = field(default_factory=Counter)
    """How many articles, by status."""
    rows: Counter[str] = field(default_factory=Counter)
    """How many rows, by table of facts."""
    failures: list[tuple[str, str]] = field(default_factory=list)
    """Id and reason of the first articles that failed."""
    taken_over: int = 0
    """How many articles an earlier run over the same folder had already done."""


def merge(shards: Iterable[Path], folder: Path, file_format: Format, duplicates: Duplicates, version: str) -> Summary:
    """Write the dataset of the files `shards` (in the order of the stream) to `folder`.

    The tables take the place of those of an earlier run at the very end, and `datapackage.json` comes last: where it
    stands, the dataset is whole.

    Args:
        shards: what `extract_shard` wrote.
        folder: where the tables go.
        file_format: what they are written as.
        duplicates: it has watched the stream.
        version: of the program, for the data package.
    """
    summary = Summary()
    with ExitStack() as finished:
        finished.callback(_remove_other_formats, folder, file_format)
        writers = {}
        for name, table in TABLES.items():
            file = finished.enter_context(whole_file(folder / f"{name}.{file_format}"))
            writers[name] = table_writer(file, table, file_format)
        for path in shards:
            for name, rows in read_shard(path):
                if name == ARTICLES.name:
                    rows = duplicates.mark(rows)
                    _count(summary, rows)
                writers[name].write(rows)
        for writer in writers.values():
            writer.close()
        (folder / PACKAGE).unlink(missing_ok=True)
    summary.rows.update({table.name: writers[table.name].rows for table in FACTS})
    package = data_package(folder, file_format, version)
    with whole_file(folder / PACKAGE) as file:
        file.write(json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n")
    return summary


def _count(summary: Summary, articles: pa.Table) -> None:
    summary.articles.update(articles["status"].to_pylist())
    if len(summary.failures) < _FAILURES_KEPT:
        failed = articles.filter(pc.equal(articles["status"], "failed"))
        pairs = zip(failed["article_id"].to_pylist(), failed["reason"].to_pylist(), strict=True)
        summary.failures.extend(list(pairs)[: _FAILURES_KEPT - len(summary.failures)])


def _remove_other_formats(folder: Path, file_format: Format) -> None:
    for other in set(FORMATS) - {file_format}:
        for name in TABLES:
            (folder / f"{name}.{other}").unlink(missing_ok=True)
