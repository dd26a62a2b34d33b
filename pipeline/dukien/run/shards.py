"""A stream of articles in shards, each of whose rows are kept on disk until all are there.

A shard's rows stand in one file, named by the shard's place in the stream and a digest of its articles. The file appears
whole or not at all, so whatever is there need not be made again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from hashlib import blake2b
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc

from dukien.article import Article
from dukien.dataset.describe import arrow_schema
from dukien.dataset.schema import TABLES
from dukien.run.atomic import whole_file
from dukien.run.one import extract_rows

_ARTICLES = 200
_CHARACTERS = 2_000_000


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


def extract_shard(shard: Shard, path: Path) -> None:
    """Extract a shard's articles and write their rows, one Arrow stream a table in the order of the schema, to `path`."""
    extracted = [extract_rows(article) for article in shard.articles]
    options = pyarrow.ipc.IpcWriteOptions(compression="zstd")
    with whole_file(path) as file:
        for name, table in TABLES.items():
            rows = pa.Table.from_pylist([row for tables in extracted for row in tables[name]], schema=arrow_schema(table))
            with pyarrow.ipc.new_stream(file, rows.schema, options=options) as stream:
                stream.write_table(rows)


def read_shard(path: Path) -> Iterator[tuple[str, pa.Table]]:
    """The tables of a file that `extract_shard` wrote, by name, in the order of the schema."""
    with path.open("rb") as file:
        for name in TABLES:
            with pyarrow.ipc.open_stream(file) as stream:
                yield name, stream.read_all()
