"""Plain text: a file is an article."""

from __future__ import annotations

from collections.abc import Iterator

from dukien.article import Article
from dukien.ingest.encodings import decode
from dukien.ingest.fields import Fields
from dukien.ingest.files import File, Stream, failed, read_all
from dukien.ingest.raw import Raw


def read_text(file: File, stream: Stream, fields: Fields) -> Iterator[Raw]:
    """The file's bytes."""
    yield Raw(article_id=file.stem, source=file.source, kind="text", data=read_all(stream), fields=fields)


def make_text(raw: Raw) -> Article:
    """The file's text, decoded and otherwise as it is, line ends included."""
    text, encoding = decode(raw.data)
    if not text.strip():
        return failed(raw.article_id, raw.source, "holds no text, only white space", status="skipped")
    return Article(article_id=raw.article_id, text=text, source=raw.source, encoding=encoding)
