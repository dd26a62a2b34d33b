"""An article as its bytes were read, before anything is made of it.

To read and to make are two steps, as the second costs far more: one process reads a stream, as many as there are make its
articles. What is read is no more than it takes to tell where an article ends and what its id is.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Literal, NamedTuple

from dukien.article import Article
from dukien.ingest.fields import Fields
from dukien.ingest.files import explain, failed

_MAKERS = {
    "line": ("dukien.ingest.records", "make_line"),
    "record": ("dukien.ingest.records", "make_record"),
    "text": ("dukien.ingest.text", "make_text"),
    "page": ("dukien.ingest.html", "make_page"),
}
"""Who makes an article of what kind of bytes; imported where it is made, not where it is read."""
_PLAIN = 2
"""The format of `marshal` that is the same for equal values."""


class Raw(NamedTuple):
    """What was read of one article; a tuple, as it goes from process to process."""

    article_id: str
    source: str
    """The path that it was read from, with the member or the record's number."""
    kind: Literal["line", "record", "text", "page"]
    """A line of JSON, a pickled record, a whole file of text, a web page."""
    data: bytes
    fields: Fields
    encoding: str | None = None
    """What the bytes are known to have been written in, or, of a page, what its server said."""
    url: str | None = None
    """The address that a page was fetched from."""

    def heading(self) -> bytes:
        """Everything but `data` and `fields` that decides what is made of it; different where that could be another article."""
        return marshal.dumps((self.article_id, self.source, self.kind, self.encoding, self.url, len(self.data)), _PLAIN)


@cache
def _maker(kind: str) -> Callable[[Raw], Article]:
    module, name = _MAKERS[kind]
    maker: Callable[[Raw], Article] = getattr(import_module(module), name)
    return maker


def make(raw: Raw) -> Article:
    """The article, with the id that it has in its stream; what goes wrong makes it `failed`."""
    try:
        article = _maker(raw.kind)(raw)
    except Exception as error:  # a file from anywhere may do anything to a parser, and must not stop the others
        article = replace(failed(raw.article_id, raw.source, explain(error)), url=raw.url)
    return article if article.article_id == raw.article_id else replace(article, article_id=raw.article_id)
