"""From the inputs of a command line to one stream of articles, in an order that is always the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from dukien.article import Article
from dukien.ingest.fields import Fields
from dukien.ingest.files import File, Stream, explain, failed
from dukien.ingest.ids import UniqueIds
from dukien.ingest.meter import Meter
from dukien.ingest.raw import Raw, make
from dukien.ingest.sources import check, find_files

Reader = Callable[[File, Stream, Fields], Iterator[Article | Raw]]

_READERS = {
    "text": ("dukien.ingest.text", "read_text"),
    "html": ("dukien.ingest.html", "read_html"),
    "markdown": ("dukien.ingest.markdown", "read_markdown"),
    "jsonl": ("dukien.ingest.records", "read_jsonl"),
    "json": ("dukien.ingest.records", "read_json"),
    "csv": ("dukien.ingest.records", "read_csv"),
    "parquet": ("dukien.ingest.records", "read_parquet"),
    "warc": ("dukien.ingest.warc", "read_warc"),
}
"""Who reads what kind of file; imported when there is one."""


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
    return (found if isinstance(found, Article) else make(found) for found in read_raw(inputs, fields=fields, meter=meter))


def read_raw(
    inputs: Sequence[str | Path], *, fields: Fields | None = None, meter: Meter | None = None
) -> Iterator[Article | Raw]:
    """As `read`, with the articles not made yet, where that is left to others; their ids are unique already."""
    check(inputs)
    return _articles(inputs, fields or Fields(), meter or Meter())


def _articles(inputs: Sequence[str | Path], fields: Fields, meter: Meter) -> Iterator[Article | Raw]:
    ids = UniqueIds()
    for found in find_files(inputs, meter):
        for article in (found,) if isinstance(found, Article) else _read_file(found, fields):
            unique = ids.add(article.article_id)
            yield article if unique == article.article_id else _renamed(article, unique)


def _renamed(article: Article | Raw, article_id: str) -> Article | Raw:
    return article._replace(article_id=article_id) if isinstance(article, Raw) else replace(article, article_id=article_id)


def _read_file(file: File, fields: Fields) -> Iterator[Article | Raw]:
    """The articles of one file; whatever goes wrong in the midst of it becomes the last of them."""
    n = 0
    try:
        with file.open() as stream:
            if not stream.peek(1):
                yield failed(file.stem, file.source, "is empty (0 bytes); fetch it again or leave it out")
                return
            module, name = _READERS[file.kind]
            reader: Reader = getattr(import_module(module), name)
            for article in reader(file, stream, fields):
                n += 1
                yield article
    except Exception as error:  # a file from anywhere may do anything to a parser, and must not stop the others
        before = f" ({n} articles before it were read)" if n else ""
        yield failed(file.stem, file.source, explain(error) + before)
        return
    if not n:
        yield failed(file.stem, file.source, "holds no articles", status="skipped")
