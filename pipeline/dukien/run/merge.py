"""The rows of all shards as one dataset: each table by a process of its own, so far as there are processes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from os import getpid
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.ipc

from dukien.dataset.describe import FORMATS, Format, data_package
from dukien.dataset.files import TableWriter, table_writer
from dukien.dataset.schema import ARTICLES, FACTS, TABLES
from dukien.run.atomic import UNFINISHED, sync, whole_file
from dukien.run.duplicates import Duplicates
from dukien.run.manifest import extracted_before
from dukien.run.processes import Processes
from dukien.run.shards import SKETCHES, read_rows
from dukien.run.summary import Summary
from dukien.run.worker import Task

PACKAGE = "datapackage.json"

Copies = Literal["extract", "skip"]
"""Whether the facts of articles that are copies are in the tables."""

_SHARDS_PER_PROCESS = 5
_LEFT_OUT = pa.schema([pa.field("article_id", pa.string())])


def merge(
    shards: Sequence[Path],
    folder: Path,
    file_format: Format,
    *,
    copies: Copies,
    version: str,
    manifest: Callable[[Summary], None],
    processes: Processes,
) -> Summary:
    """Write the dataset of the files `shards` (in the order of the stream) to `folder`.

    The tables take the place of those of an earlier run at the very end, and `datapackage.json` comes last: where it
    stands, the dataset is whole. An earlier run's stay where they are if there are no facts now of any article.

    Args:
        shards: what `extract_shard` wrote, all in one folder.
        folder: where the tables go.
        file_format: what they are written as.
        copies: `skip`: of an article that is a copy there is only the row in `articles`, as `skipped`.
        version: of the program, for the data package.
        manifest: writes it beside the tables.
        processes: who writes the tables.
    """
    work, names = shards[0].parent, tuple(path.name for path in shards)
    most = 1 + len(shards) // _SHARDS_PER_PROCESS
    with ExitStack() as leftovers:
        unfinished = {name: folder / f"{name}.{file_format}.{getpid()}{UNFINISHED}" for name in TABLES}
        left_out = work / f"copies.{getpid()}{UNFINISHED}" if copies == "skip" else None
        for path in (*unfinished.values(), *([left_out] if left_out else [])):
            leftovers.callback(path.unlink, missing_ok=True)
        articles = WriteArticles(work, names, unfinished[ARTICLES.name], file_format, left_out)
        facts = [WriteFacts(table.name, work, names, unfinished[table.name], file_format, left_out) for table in FACTS]
        if left_out:
            summary, rows = processes.do([articles], most)[0], processes.do(facts, most)
        else:
            tasks: list[Task[Any]] = [articles, *facts]
            summary, *rows = processes.do(tasks, most)
        if not summary.articles["ok"] and extracted_before(folder):
            summary.kept = True
            return summary
        (folder / PACKAGE).unlink(missing_ok=True)
        for name, path in unfinished.items():
            path.replace(folder / f"{name}.{file_format}")
    _remove_other_formats(folder, file_format)
    summary.rows.update({table.name: n for table, n in zip(FACTS, rows, strict=True)})
    manifest(summary)
    package = data_package(folder, file_format, version)
    with whole_file(folder / PACKAGE) as file:
        file.write(json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n")
    return summary


@contextmanager
def _table(path: Path, name: str, file_format: Format) -> Iterator[TableWriter]:
    """A writer of a table to the file `path`."""
    with path.open("wb") as file:
        writer = table_writer(file, TABLES[name], file_format)
        try:
            yield writer
            writer.close()
        except BaseException:
            writer.abandon()
            raise
        sync(file)


@dataclass(frozen=True, slots=True)
class WriteArticles:
    """Writes the table `articles` of all shards, with copies marked."""

    work: Path
    shards: tuple[str, ...]
    file: Path
    file_format: Format
    left_out: Path | None
    """Where copies are left out: the file that is to tell which; a batch of ids a shard."""

    def do(self) -> Summary:
        """Write it; what it came to, but for the rows of facts."""
        summary = Summary()
        paths = [self.work / name for name in self.shards]
        with ExitStack() as closing:
            writer = closing.enter_context(_table(self.file, ARTICLES.name, self.file_format))
            leave_out = closing.enter_context(pa.ipc.new_stream(str(self.left_out), _LEFT_OUT)) if self.left_out else None
            duplicates = Duplicates(self.work)
            for path in paths:
                duplicates.add(read_rows(path, SKETCHES))
            for path in paths:
                rows = duplicates.mark(read_rows(path, ARTICLES.name), read_rows(path, SKETCHES))
                if leave_out:
                    rows, copies = _skipped(rows)
                    leave_out.write_batch(pa.record_batch([copies], schema=_LEFT_OUT))
                summary.count(rows)
                writer.write(rows)
        return summary


@dataclass(frozen=True, slots=True)
class WriteFacts:
    """Writes a table of facts."""

    name: str
    work: Path
    shards: tuple[str, ...]
    file: Path
    file_format: Format
    left_out: Path | None

    def do(self) -> int:
        """Write it; how many rows it has."""
        with ExitStack() as closing:
            writer = closing.enter_context(_table(self.file, self.name, self.file_format))
            left_out = closing.enter_context(pa.ipc.open_stream(str(self.left_out))) if self.left_out else None
            for name in self.shards:
                rows = read_rows(self.work / name, self.name)
                if left_out and len(copies := left_out.read_next_batch()["article_id"]):
                    rows = _without(rows, copies)
                writer.write(rows)
        return writer.rows


def _without(rows: pa.Table, articles: pa.Array) -> pa.Table:
    """The rows of facts that are of other articles than these."""
    import pyarrow.compute as pc  # takes a while to import, and most runs have no use for it

    return rows.filter(pc.invert(pc.is_in(rows["article_id"], articles)))


def _skipped(articles: pa.Table) -> tuple[pa.Table, pa.Array]:
    """The rows of `articles` with the copies' status changed, and the copies' ids."""
    import pyarrow.compute as pc

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
