"""A stream of articles in shards, each of whose rows are kept on disk until all are there.

A shard's rows stand in one file, named by the shard's place in the stream and a digest of what was read of its articles. The
file appears whole or not at all, so whatever is there need not be made again.

The file holds Arrow streams, the sketches' and one for each table that has rows, so that who writes a table reads its rows
alone; then what became of each article, and where each stream begins.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dukien.article import Article
from dukien.ingest.fields import encodable
from dukien.ingest.raw import Raw, make
from dukien.run.atomic import whole_file

if TYPE_CHECKING:
    import pyarrow as pa

    from dukien.dataset.rows import Values

BETWEEN = -1
"""Told as the position where no article is being extracted."""
UNREAD = "unread"
"""The status, beside those of articles, of one that failed before it was extracted."""
SKETCHES = "sketches"

_ARTICLES = 200
_BYTES = 4_000_000
TOGETHER = 50
"""So many articles go from stage to stage together (`extract_block`)."""
_LONG = 20_000
"""Bytes of an article that is extracted alone, so that the limit of time holds for all its stages together."""
_END = struct.Struct("<II8s")  # length of the description, checksum of everything before it, magic
_MAGIC = b"DUKIEN01"

Record = Article | Raw
"""An article, or what was read of it."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Articles that follow each other in the stream; one worker's portion."""

    index: int
    records: tuple[Record, ...]

    @property
    def name(self) -> str:
        """The name of the file with its rows: different for different articles."""
        digest = blake2b(digest_size=16)
        fields = None
        for record in self.records:
            if isinstance(record, Article):
                digest.update(json.dumps(astuple(record)).encode())
                continue
            if record.fields is not fields:  # all records have the same, nearly always
                fields = record.fields
                digest.update(repr(fields).encode())
            digest.update(record.heading())
            digest.update(record.data)
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
    unmade: frozenset[int] = frozenset()
    """Of those given up, the ones that are not even to be made of what was read of them."""

    @property
    def articles(self) -> int:
        """How many are extracted."""
        return len(self.again or self.shard.records)

    def do(self, at: Callable[[int], None] = lambda position: None) -> int:
        """See `extract_shard`."""
        return extract_shard(self, at)


def shards(records: Iterable[Record]) -> Iterator[Shard]:
    """Cut a stream into shards of 200 articles, or fewer where they are long (4 MB)."""
    index, waiting, length = 0, list[Record](), 0
    for record in records:
        waiting.append(record)
        length += _size(record)
        if len(waiting) >= _ARTICLES or length >= _BYTES:
            yield Shard(index, tuple(waiting))
            index, waiting, length = index + 1, [], 0
    if waiting:
        yield Shard(index, tuple(waiting))


def extract_shard(job: Job, at: Callable[[int], None] = lambda position: None) -> int:
    """Extract a shard's articles and write their rows to the job's file; how many failed of those that were extracted.

    `at` is told the position of each article before anything is done with it.
    """
    from dukien.dataset.schema import ARTICLES
    from dukien.run.one import extract_block  # the stages, which only those need who extract

    status = ARTICLES.names.index("status")
    positions = range(len(job.shard.records))
    rows, statuses = _taken_over(job) if job.again else ({}, {})
    failed = 0
    others = [i for i in positions if i not in rows and i not in job.first]
    for block in (*((i,) for i in job.first), *_blocks(job, others)):
        articles = []
        for i in block:
            at(i)
            articles.append(_made(job, i))
        for i, article, extracted in zip(block, articles, extract_block(articles, at, block), strict=True):
            rows[i] = extracted
            own = extracted[ARTICLES.name][0][status]
            statuses[i] = UNREAD if article.status == "failed" and i not in job.given_up else own
            failed += own == "failed"
    at(BETWEEN)
    _write(job.path, [rows[i] for i in positions], [statuses[i] for i in positions])
    return failed


def _blocks(job: Job, positions: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Cut `positions` into blocks of articles that are extracted together; a long article, which may take its time, is alone."""
    block = list[int]()
    for i in positions:
        if _size(job.shard.records[i]) > _LONG:
            yield (i,)
            continue
        block.append(i)
        if len(block) == TOGETHER:
            yield tuple(block)
            block = []
    if block:
        yield tuple(block)


def _size(record: Record) -> int:
    """About how many bytes of text were read of it."""
    return len(record.data) if isinstance(record, Raw) else 2 * len(record.text)


def _made(job: Job, position: int) -> Article:
    """The article at a position, ready to be extracted."""
    from dukien.dataset.rows import writable

    record = job.shard.records[position]
    if position in job.unmade:
        article = Article(record.article_id, "", source=record.source)
    else:
        article = writable(make(record) if isinstance(record, Raw) else record)
    if position in job.given_up:
        article = replace(article, status="failed", reason=job.given_up[position])
    return article


def _write(path: Path, extracted: list[dict[str, list[Values]]], statuses: list[str]) -> None:
    from dukien.dataset.describe import arrow_schema, arrow_table
    from dukien.dataset.schema import ARTICLES, TABLES
    from dukien.run.duplicates import sketches_of

    streams = {SKETCHES: _stream(sketches_of(rows[ARTICLES.name][0] for rows in extracted), None)}
    for name, table in TABLES.items():
        if rows := [row for tables in extracted for row in tables[name]]:
            streams[name] = _stream(arrow_table(rows, arrow_schema(table)), "lz4")
    lengths = {name: len(stream) for name, stream in streams.items()}
    description = json.dumps({"statuses": statuses, "streams": lengths}).encode()
    checksum = 0
    with whole_file(path) as file:
        for part in (*streams.values(), description):
            file.write(part)
            checksum = zlib.crc32(part, checksum)
        file.write(_END.pack(len(description), checksum, _MAGIC))


def _stream(rows: pa.Table, compression: str | None) -> Any:
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema, options=pa.ipc.IpcWriteOptions(compression=compression)) as stream:
        stream.write_table(rows)
    return sink.getvalue()


def read_statuses(path: Path) -> list[str] | None:
    """The status of each article of a file that `extract_shard` wrote; None where it is no such file, or a damaged one.

    `UNREAD` stands for an article that could not be read.
    """
    try:
        data = path.read_bytes()
        length, checksum, magic = _END.unpack(data[-_END.size :])
        if magic != _MAGIC or zlib.crc32(memoryview(data)[: -_END.size]) != checksum:
            return None
        return list(json.loads(data[-_END.size - length : -_END.size])["statuses"])
    except (OSError, ValueError, KeyError, struct.error):
        return None


def read_rows(path: Path, name: str) -> pa.Table:
    """The rows of a table, or the `SKETCHES`, of a file that `extract_shard` wrote."""
    import pyarrow as pa

    from dukien.dataset.describe import arrow_schema
    from dukien.dataset.schema import TABLES

    with path.open("rb") as file:
        begins, length = _streams(file.read, file.seek).get(name, (0, 0))
        if not length:
            return arrow_schema(TABLES[name]).empty_table()
        file.seek(begins)
        return pa.ipc.open_stream(file.read(length)).read_all()


def _streams(read: Callable[[int], bytes], seek: Callable[[int, int], int]) -> dict[str, tuple[int, int]]:
    """Where each stream of an open file begins, and its length."""
    seek(-_END.size, 2)
    described, _, _ = _END.unpack(read(_END.size))
    seek(-_END.size - described, 2)
    found, begins = {}, 0
    for name, length in json.loads(read(described))["streams"].items():
        found[name] = begins, length
        begins += length
    return found


def _taken_over(job: Job) -> tuple[dict[int, dict[str, list[Values]]], dict[int, str]]:
    """The rows that the job's file has of the articles that are not to be extracted again, and their statuses."""
    from dukien.dataset.schema import TABLES

    positions = {encodable(a.article_id): i for i, a in enumerate(job.shard.records) if i not in job.again}
    done: dict[int, dict[str, list[Values]]] = {i: {name: [] for name in TABLES} for i in positions.values()}
    for name in TABLES:
        columns = [column.to_pylist() for column in read_rows(job.path, name).columns]
        for row in zip(*columns, strict=True):
            if (position := positions.get(row[0])) is not None:  # every row begins with its article's id
                done[position][name].append(row)
    statuses = read_statuses(job.path) or []
    return done, {i: statuses[i] for i in done}
