"""A stream of articles in shards, each of whose rows are kept on disk until all are there.

A shard's rows stand in one file, named by the shard's place in the stream and a digest of its articles. The file appears
whole or not at all, so whatever is there need not be made again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pyarrow as pa
import pyarrow.ipc

from dukien.article import Article
from dukien.dataset.describe import arrow_schema
from dukien.dataset.schema import ARTICLES, TABLES
from dukien.run.atomic import whole_file
from dukien.run.duplicates import sketches_of

if TYPE_CHECKING:
    from dukien.dataset.rows import Row

BETWEEN = -1
"""Told as the position where no article is being extracted."""

_ARTICLES = 200
_CHARACTERS = 2_000_000
_STATUSES = b"statuses"


@dataclass(frozen=True, slots=True)
class Shard:
    """Articles that follow each other in the stream; one worker's portion."""

    index: int
    articles: tuple[Article, ...]

    @property
    def name(self) -> str:
        """The name of the file with its rows: different for different articles."""
        digest = blake2b(digest_size=16)
        for article in self.articles:
            digest.update(json.dumps(astuple(article)).encode())
        return f"{self.index:08d}-{digest.hexdigest()}.arrows"


@dataclass(frozen=True, slots=True)
class Job:
    """A shard, the file for its rows, and what is known of its articles from earlier tries; positions count from 0."""

    shard: Shard
    path: Path
    again: frozenset[int] = frozenset()
    """If there are any: these alone are extracted, and the rows of all others taken over from the file."""
    first: tuple[int, ...] = ()
    """These are extracted before the others, in a process that has done nothing else yet."""
    given_up: Mapping[int, str] = field(default_factory=dict)
    """These are not extracted but failed, for the reason given."""


def shards(articles: Iterable[Article]) -> Iterator[Shard]:
    """Cut a stream into shards of 200 articles, or fewer where they are long (2 million characters)."""
    index, waiting, length = 0, list[Article](), 0
    for article in articles:
        waiting.append(article)
        length += len(article.text)
        if len(waiting) >= _ARTICLES or length >= _CHARACTERS:
            yield Shard(index, tuple(waiting))
            index, waiting, length = index + 1, [], 0
    if waiting:
        yield Shard(index, tuple(waiting))


def extract_shard(job: Job, at: Callable[[int], None] = lambda position: None) -> int:
    """Extract a shard's articles and write their rows to the job's file; how many failed of those that were extracted.

    The file holds Arrow streams: the sketches, then one for each table in the order of the schema. `at` is told the
    position of each article before it is extracted.
    """
    from dukien.run.one import extract_rows  # the stages, which only those need who extract

    articles = job.shard.articles
    rows = _rows_by_position(job) if job.again else {}
    failed = 0
    for i in (*job.first, *(i for i in range(len(articles)) if i not in rows and i not in job.first)):
        at(i)
        article = replace(articles[i], status="failed", reason=job.given_up[i]) if i in job.given_up else articles[i]
        rows[i] = extract_rows(article)
        failed += rows[i][ARTICLES.name][0]["status"] == "failed"
    at(BETWEEN)
    _write(job.path, [rows[i] for i in range(len(articles))])
    return failed


def _write(path: Path, extracted: list[dict[str, list[Row]]]) -> None:
    own = [rows[ARTICLES.name][0] for rows in extracted]
    statuses = json.dumps([row["status"] for row in own])
    with whole_file(path) as file:
        _write_stream(file, sketches_of(own).replace_schema_metadata({_STATUSES: statuses}), None)
        for name, table in TABLES.items():
            rows = [row for tables in extracted for row in tables[name]]
            _write_stream(file, pa.Table.from_pylist(rows, schema=arrow_schema(table)), "zstd")


def _write_stream(file: BinaryIO, rows: pa.Table, compression: str | None) -> None:
    options = pyarrow.ipc.IpcWriteOptions(compression=compression)
    with pyarrow.ipc.new_stream(file, rows.schema, options=options) as stream:
        stream.write_table(rows)


def read_sketches(path: Path) -> pa.Table:
    """The sketches of a file that `extract_shard` wrote, a row an article."""
    with path.open("rb") as file, pyarrow.ipc.open_stream(file) as stream:
        return stream.read_all()


def read_statuses(path: Path) -> list[str] | None:
    """The status of each article of a file that `extract_shard` wrote; None where it is no such file, or a damaged one."""
    try:
        for _ in read_shard(path):
            pass
        with path.open("rb") as file, pyarrow.ipc.open_stream(file) as stream:
            return list(json.loads(stream.schema.metadata[_STATUSES]))
    except (OSError, pa.ArrowException, ValueError, KeyError, TypeError):
        return None


def read_shard(path: Path) -> Iterator[tuple[str, pa.Table]]:
    """The tables of a file that `extract_shard` wrote, by name, in the order of the schema."""
    with path.open("rb") as file:
        with pyarrow.ipc.open_stream(file) as stream:
            stream.read_all()  # the sketches
        for name in TABLES:
            with pyarrow.ipc.open_stream(file) as stream:
                yield name, stream.read_all()


def _rows_by_position(job: Job) -> dict[int, dict[str, list[Row]]]:
    """The rows that the job's file has of the articles that are not to be extracted again."""
    positions = {a.article_id: i for i, a in enumerate(job.shard.articles) if i not in job.again}
    done: dict[int, dict[str, list[Row]]] = {i: {name: [] for name in TABLES} for i in positions.values()}
    for name, rows in read_shard(job.path):
        for row in rows.to_pylist():
            if row["article_id"] in positions:
                done[positions[row["article_id"]]][name].append(row)
    return done
