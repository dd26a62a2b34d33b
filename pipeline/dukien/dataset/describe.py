"""The schema for others: as Arrow schemas, as a Frictionless Data Package, as documentation."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa

from dukien.dataset.columns import Field, Table
from dukien.dataset.schema import ARTICLES, FACTS, TABLES, FactRow

Format = Literal["parquet", "csv", "jsonl"]
FORMATS: tuple[Format, ...] = ("parquet", "csv", "jsonl")

_ARROW = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "array": pa.list_(pa.string()),
    "array of numbers": pa.list_(pa.float64()),
}
_MEDIA_TYPES = {"parquet": "application/vnd.apache.parquet", "csv": "text/csv", "jsonl": "application/jsonl"}
_LICENCES = [{"name": "notspecified", "title": "The articles stay under their publishers' terms; the list of units is MIT"}]


@cache
def arrow_schema(table: Table) -> pa.Schema:
    """The columns of `table` with their Arrow types."""
    return pa.schema([pa.field(f.name, _ARROW[f.kind], nullable=f.nullable) for f in table.fields])


def arrow_table(rows: Sequence[Sequence[Any]], schema: pa.Schema) -> pa.Table:
    """`rows`, with their values in the order of `schema`, as Arrow has them; column by column, that is faster than row by row."""
    if not rows:
        return schema.empty_table()
    columns = zip(*rows, strict=True)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.table(arrays, schema=schema)


def _field_descriptor(field: Field) -> dict[str, Any]:
    column = field.column
    constraints: dict[str, Any] = {"required": not field.nullable}
    if column.unique:
        constraints["unique"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.pattern:
        constraints["pattern"] = column.pattern
    described = {"name": field.name, "type": field.kind.split()[0], "description": column.description, "constraints": constraints}
    return described if column.example is None else described | {"example": column.example}


def table_schema(table: Table) -> dict[str, Any]:
    """The Frictionless Table Schema of `table`."""
    schema: dict[str, Any] = {
        "fields": [_field_descriptor(f) for f in table.fields],
        "primaryKey": [table.key],
        "missingValues": [""],
    }
    if table is not ARTICLES:
        to_articles = {"resource": ARTICLES.name, "fields": [ARTICLES.key]}
        schema["foreignKeys"] = [{"fields": [ARTICLES.key], "reference": to_articles}]
    return schema


def _resource(table: Table, path: Path, file_format: Format) -> dict[str, Any]:
    with path.open("rb") as f:
        digest = hashlib.file_digest(f, "sha256").hexdigest()
    resource = {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": f"Made by {table.source}.",
        "path": path.name,
        "format": file_format,
        "mediatype": _MEDIA_TYPES[file_format],
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": table_schema(table),
    }
    if file_format == "csv":
        resource["dialect"] = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\n", "header": True}
    return resource


def data_package(folder: Path, file_format: Format, version: str) -> dict[str, Any]:
    """The descriptor of a dataset whose tables stand in `folder`; `version` is that of the program that made it."""
    return {
        "profile": "tabular-data-package",
        "name": "dukien-facts",
        "title": "Facts from Vietnamese news articles",
        "description": "All offsets are Unicode code points into articles.text: article.text[start_char:end_char] == text.",
        "version": version,
        "licenses": _LICENCES,
        "contributors": [{"title": f"dukien {version}", "role": "wrangler"}],
        "resources": [_resource(t, folder / f"{t.name}.{file_format}", file_format) for t in TABLES.values()],
    }


def markdown() -> str:
    """The documentation of all tables: a heading and a table of columns each."""
    shared = set(FactRow.__dataclass_fields__)
    parts = ["## Columns of every fact table", "", *_markdown_columns([f for f in FACTS[0].fields if f.name in shared])]
    for table in TABLES.values():
        own = [f for f in table.fields if table is ARTICLES or f.name not in shared]
        parts += ["", f"## {table.name}", "", f"{table.title} Made by `{table.source}`.", "", *_markdown_columns(own)]
    return "\n".join(parts) + "\n"


def _markdown_columns(fields: list[Field]) -> list[str]:
    lines = ["| column | type | meaning | example |", "|---|---|---|---|"]
    for f in fields:
        meaning = f.column.description + (f" One of `{' '.join(f.column.values)}`." if f.column.values else "")
        example = "" if f.column.example is None else f"`{json.dumps(f.column.example, ensure_ascii=False)}`"
        lines.append(f"| {f.name} | {f.kind}{', null' if f.nullable else ''} | {meaning} | {example} |")
    return lines
