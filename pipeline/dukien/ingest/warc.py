"""Web archives (WARC): each page that a crawler was given is an article. Needs the extra `warc`."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dukien.article import Article
from dukien.ingest.fields import Fields, web_address
from dukien.ingest.files import MAX_BYTES, File, Stream, explain, failed
from dukien.ingest.raw import Raw

_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(file: File, stream: Stream, fields: Fields) -> Iterator[Article | Raw]:
    """The HTML pages among the responses; images, style sheets and the like are no articles."""
    try:
        warc: Any = importlib.import_module("fastwarc.warc")
    except ImportError:
        yield failed(file.stem, file.source, 'web archives need one more package: pip install "dukien[warc]"')
        return
    kinds = warc.WarcRecordType.response | warc.WarcRecordType.resource
    pages = 0
    for record in _sound(warc.ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="all")):
        kind = (record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        if kind not in _PAGES:
            continue
        pages += 1
        url = web_address((record.headers.get("WARC-Target-URI") or "").strip("<>"))
        yield _page(record, f"{file.stem}-{pages}", f"{file.source}#record {pages}", url, fields)


def _sound(records: Iterator[Any]) -> Iterator[Any]:
    """The records, with a panic of the parser, which is no `Exception`, turned into one."""
    try:
        yield from records
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise ValueError("the web archive is broken") from error
        raise


def _page(record: Any, article_id: str, source: str, url: str | None, fields: Fields) -> Article | Raw:
    status = record.http_headers.status_code if record.http_headers else None
    if status is not None and status != 200:
        skipped = failed(article_id, source, f"the server answered {status}, not with a page", status="skipped")
        return replace(skipped, url=url)
    try:
        data = record.reader.read(MAX_BYTES + 1)
        charset = record.http_charset
    except Exception as error:  # a record from anywhere may do anything to a parser
        return replace(failed(article_id, source, explain(error)), url=url)
    if len(data) > MAX_BYTES:
        return replace(failed(article_id, source, f"is larger than {MAX_BYTES >> 20} MB, too much for one article"), url=url)
    return Raw(article_id=article_id, source=source, kind="page", data=data, fields=fields, encoding=charset, url=url)
