"""From the inputs of a command line to one stream of articles, in an order that is always the same."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dukien.article import Article
from dukien.ingest.fields import Fields
from dukien.ingest.files import File, Stream, explain, failed
from dukien.ingest.html import read_html
from dukien.ingest.ids import UniqueIds
from dukien.ingest.markdown import read_markdown
from dukien.ingest.meter import Meter
from dukien.ingest.records import read_csv, read_json, read_jsonl, read_parquet
from dukien.ingest.sources import check, find_files
from dukien.ingest.text import read_text
from dukien.ingest.warc import read_warc

Reader = Callable[[File, Stream, Fields], Iterator[Article]]

_READERS: dict[str, Reader] = {
    "text": read_text,
    "html": read_html,
    "markdown": read_markdown,
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_csv,
    "parquet": read_parquet,
    "warc": read_warc,
}


def read(inputs: Sequence[str | Path], *, fields: Fields | None = None, meter: Meter | None = None) -> Iterator[Article]:
    """All articles of `inputs`, lazily, one after the other.

    Inputs are read in the order given, folders in the order of their sorted names, archives in the order of
    their members. What cannot be read comes as an article with `status` `failed` or `skipped` and a `reason`;
    it stops nothing. Only what is one article's size is held in memory.

    Args:
        inputs: files and folders, addresses (`s3://bucket/dump.jsonl.zst`) and `-` for standard input; see
            `dukien.ingest.files` for the endings that are known.
        fields: names of the fields of records where they are not the usual ones.
        meter: told how many bytes of the files have been read.

    Raises:
        InputError: (before anything is read) one of the inputs does not exist, has no name, or cannot be reached.
    """
    check(inputs)
    return _articles(inputs, fields or Fields(), meter or Meter())


def _articles(inputs: Sequence[str | Path], fields: Fields, meter: Meter) -> Iterator[Article]:
    ids = UniqueIds()
    for found in find_files(inputs, meter):
        for article in (found,) if isinstance(found, Article) else _read_file(found, fields):
            unique = ids.add(article.article_id)
            yield article if unique == article.article_id else dataclasses.replace(article, article_id=unique)


def _read_file(file: File, fields: Fields) -> Iterator[Article]:
    """The articles of one file; whatever goes wrong in the midst of it becomes the last of them."""
    n = 0
    try:
        with file.open() as stream:
            if not stream.peek(1):
                yield failed(file.stem, file.source, "is empty (0 bytes); fetch it again or leave it out")
                return
            for article in _READERS[file.kind](file, stream, fields):
                n += 1
                yield article
    except Exception as error:  # a file from anywhere may do anything to a parser, and must not stop the others
        before = f" ({n} articles before it were read)" if n else ""
        yield failed(file.stem, file.source, explain(error) + before)
        return
    if not n:
        yield failed(file.stem, file.source, "holds no articles", status="skipped")
