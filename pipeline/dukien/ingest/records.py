"""Records: JSON lines, JSON, CSV and Parquet; each object or row is an article."""

from __future__ import annotations

import csv
import io
import itertools
import json
import pickle
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from dukien.article import Article
from dukien.ingest.encodings import UndecodableError, decode
from dukien.ingest.fields import Fields, Parts, find_columns, first, metadata, missing
from dukien.ingest.files import MAX_BYTES, File, Stream, TooLargeError, failed, read_all, seekable
from dukien.ingest.glance import glance
from dukien.ingest.html import fragment, is_html, is_page, page
from dukien.ingest.raw import Raw

_BATCH = 256
_SURROGATE = re.compile("[\udc80-\udcff]")


def read_jsonl(file: File, stream: Stream, fields: Fields) -> Iterator[Article | Raw]:
    """One JSON object a line; a record's number is its line's. A bad line fails alone."""
    for n, line in _lines(stream):
        article_id, source = f"{file.stem}-{n}", f"{file.source}#record {n}"
        if line is None:
            yield failed(article_id, source, f"is longer than {MAX_BYTES >> 20} MB, too much for one article; split it")
            continue
        if line.isspace():
            continue
        if glanced := glance(line, fields):
            (key,) = glanced
        else:
            try:
                key = record_id(_object(line)[0], fields)
            except (ValueError, RecursionError) as error:
                yield _no_object(article_id, source, error)
                continue
        yield Raw(article_id=key or article_id, source=source, kind="line", data=line, fields=fields)


def _no_object(article_id: str, source: str, error: Exception) -> Article:
    number = source.rpartition(" ")[2]
    return failed(article_id, source, f"is not a JSON object on one line ({error}); mend or remove line {number}")


def _object(line: bytes) -> tuple[object, str]:
    try:
        return json.loads(line.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        text, encoding = decode(line)
        return json.loads(text), encoding


def _lines(stream: Stream) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers; None for one that is larger than an article may be. UTF-16 becomes UTF-8."""
    beginning = stream.peek(4)[:4]
    if beginning[:2] in (b"\xff\xfe", b"\xfe\xff"):
        with io.TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="\n") as wide:
            for n in itertools.count(1):
                if not (row := wide.readline(MAX_BYTES)):
                    return
                yield n, row.encode("utf-8", "replace")
    if beginning[:3] == b"\xef\xbb\xbf":
        stream.read(3)
    for n in itertools.count(1):
        line = stream.readline(MAX_BYTES)
        if not line:
            return
        if len(line) < MAX_BYTES or line.endswith(b"\n"):
            yield n, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES)
        yield n, None


def read_json(file: File, stream: Stream, fields: Fields) -> Iterator[Article | Raw]:
    """A JSON file that holds one object, or a list of them."""
    text, encoding = decode(read_all(stream))
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        hint = "; name it .jsonl if each line is an object" if "Extra data" in str(error) else ""
        yield failed(file.stem, file.source, f"is not valid JSON ({error}){hint}")
        return
    if not isinstance(data, list):
        yield _raw_record(data, file, None, fields, encoding)
        return
    for n, record in enumerate(data, 1):
        yield _raw_record(record, file, n, fields, encoding)


def read_csv(file: File, stream: Stream, fields: Fields) -> Iterator[Article | Raw]:
    """A table with a header line, set apart by commas, semicolons or tabs; a record's number is its row's."""
    csv.field_size_limit(max(csv.field_size_limit(), MAX_BYTES))
    wide = stream.peek(2)[:2] in (b"\xff\xfe", b"\xfe\xff")
    encoding = "utf-16" if wide else "utf-8-sig"
    with io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="") as lines:
        header = lines.readline(1 << 20)
        delimiter = max(",;\t|", key=header.count)
        names = next(csv.reader([header], delimiter=delimiter), [])
        names = [n.strip() for n in _row(names)[0]]
        if reason := missing(names, fields):
            yield failed(file.stem, file.source, reason)
            return
        yield from _rows(file, names, csv.reader(_bounded(lines), delimiter=delimiter), fields)


def _rows(file: File, names: list[str], rows: Iterator[list[str]], fields: Fields) -> Iterator[Article | Raw]:
    for n in itertools.count(1):
        try:
            row = next(rows)
            if not row:
                continue
            while len(row) > len(names) and not row[-1].strip():  # separators at the end of a line, as spreadsheets leave them
                row.pop()
            if len(row) > len(names):
                raise csv.Error(f"{len(row)} cells for {len(names)} columns")
            cells, encoding = _row(row)
        except StopIteration:
            return
        except (csv.Error, UndecodableError) as error:
            reason = f"is not sound CSV ({error}); put each text in double quotes, and double the quotes in it"
            yield failed(f"{file.stem}-{n}", f"{file.source}#record {n}", reason)
            continue
        record = dict(itertools.zip_longest(names, cells, fillvalue=""))
        yield _raw_record(record, file, n, fields, encoding)


def _bounded(lines: io.TextIOWrapper) -> Iterator[str]:
    """The lines of a file, none of them larger than an article may be."""
    while line := lines.readline(MAX_BYTES):
        if len(line) == MAX_BYTES and not line.endswith("\n"):
            raise TooLargeError(f"has a line larger than {MAX_BYTES >> 20} MB, too much for one article; split it")
        yield line


def _row(cells: list[str]) -> tuple[list[str], str]:
    """The cells and their encoding; a row that turned out not to be UTF-8 is decoded anew from its bytes."""
    joined = "\x1f".join(cells)
    if joined.isascii() or not _SURROGATE.search(joined):
        return cells, "utf-8"
    text, encoding = decode(joined.encode("utf-8", "surrogateescape"))
    return text.split("\x1f")[: len(cells)], encoding


def read_parquet(file: File, stream: Stream, fields: Fields) -> Iterator[Article | Raw]:
    """A Parquet file, a few hundred rows at a time; only the columns that are needed are read."""
    from pyarrow.parquet import ParquetFile

    with ParquetFile(seekable(stream)) as table:
        names = table.schema_arrow.names
        if reason := missing(names, fields):
            yield failed(file.stem, file.source, reason)
            return
        wanted = {name for columns in find_columns(tuple(names), fields).values() for name in columns}
        n = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=[name for name in names if name in wanted]):
            for record in batch.to_pylist():
                n += 1
                yield _raw_record(record, file, n, fields, None)


def _raw_record(record: object, file: File, number: int | None, fields: Fields, encoding: str | None) -> Raw:
    """A record that was read already, packed up for who makes its article."""
    stem, source = (file.stem, file.source) if number is None else (f"{file.stem}-{number}", f"{file.source}#record {number}")
    key = record_id(record, fields) or stem
    return Raw(article_id=key, source=source, kind="record", data=pickle.dumps(record, 5), fields=fields, encoding=encoding)


def record_id(record: object, fields: Fields) -> str | None:
    """The id that a record gives itself; None where it gives none."""
    return first(record, find_columns(tuple(record), fields)["article_id"]) if isinstance(record, Mapping) else None


def make_line(raw: Raw) -> Article:
    """The article of a line of JSON."""
    try:
        record, encoding = _object(raw.data)
    except (ValueError, RecursionError) as error:
        return _no_object(raw.article_id, raw.source, error)
    return _article(record, raw, encoding)


def make_record(raw: Raw) -> Article:
    """The article of a record that the reader packed up."""
    return _article(pickle.loads(raw.data), raw, raw.encoding)


def _article(record: object, raw: Raw, encoding: str | None) -> Article:
    """The article that a record holds; its text is the text field as it is, behind title and description."""
    if not isinstance(record, Mapping):
        what = f"is not a JSON object but a {type(record).__name__}; write each article as an object"
        return failed(raw.article_id, raw.source, what)
    found = metadata(record, raw.fields)
    article = _with_text(record, found, raw.article_id, raw.source, raw.fields, encoding)
    return replace(article, url=found["url"]) if found["url"] else article


def _with_text(
    record: Mapping[str, Any], found: Mapping[str, Any], article_id: str, source: str, fields: Fields, encoding: str | None
) -> Article:
    columns = find_columns(tuple(record), fields)["text"]
    if not columns:
        shown = ", ".join(list(record)[:30]) or "none"
        wanted = f"field {fields.text!r}" if fields.text else "field that looks like the article's text"
        return failed(article_id, source, f"has no {wanted}; name it with --text (its fields: {shown})")
    body = first(record, columns)
    if body is None:
        return failed(article_id, source, f"its field {columns[0]!r} holds no text", status="skipped")
    return _parts(body, found, article_id, source, encoding)


def _parts(body: str, found: Mapping[str, Any], article_id: str, source: str, encoding: str | None) -> Article:
    title, description, published, byline = (found[f] for f in ("title", "description", "published", "byline"))
    url = None
    if is_page(body):
        whole = page(body)
        body, title, description = whole.text, title or whole.title, description or whole.description
        url, published, byline = whole.url, published or whole.published, byline or whole.byline
    elif is_html(body):
        body = fragment(body)
    if not body.strip():
        return failed(article_id, source, "its text field is HTML without text", status="skipped")
    return Parts(
        article_id=article_id,
        source=source,
        url=url,
        body=body,
        title=title,
        description=description,
        published=published,
        byline=byline,
        encoding=encoding,
    ).article()
