"""Plain text: a file is an article."""

from __future__ import annotations

from collections.abc import Iterator

from dukien.article import Article
from dukien.ingest.encodings import decode
from dukien.ingest.fields import Fields
from dukien.ingest.files import File, Stream, failed, read_all


def read_text(file: File, stream: Stream, fields: Fields) -> Iterator[Article]:
    """The file's text, decoded and otherwise as it is, line ends included."""
    text, encoding = decode(read_all(stream))
    if not text.strip():
        yield failed(file.stem, file.source, "holds no text, only white space", status="skipped")
        return
    yield Article(article_id=file.stem, text=text, source=file.source, encoding=encoding)
