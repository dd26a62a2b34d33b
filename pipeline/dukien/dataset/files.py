"""One table, one file: Parquet, CSV or JSON Lines, byte for byte the same for the same rows.

CSV is UTF-8 with a byte order mark, so that spreadsheets read its letters; every text is quoted, so that line breaks,
quotes and an empty text (against a missing one) survive; an array is a JSON string. A cell stays letter for letter what
the article says, even where it begins with `=` or `@`: the span of a fact has to be its text. A spreadsheet that is to
show articles of unknown origin should import the file with all columns as text.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from dukien.dataset.columns import Table
from dukien.dataset.describe import Format, arrow_schema

_BOM = b"\xef\xbb\xbf"
_GROUP_ROWS = 20_000
_GROUP_BYTES = 16 << 20
_BATCHES = 64
"""So many are kept before they become one: small ones take far more room than their rows."""


class TableWriter(ABC):
    """Writes one table to an open file, batch after batch; holds no more than a row group in memory."""

    def __init__(self, file: BinaryIO, table: Table) -> None:
        self.rows = 0
        self._file = file
        self._schema = arrow_schema(table)
        self._waiting: list[pa.Table] = []
        self._waiting_rows = 0
        self._waiting_bytes = 0

    def write(self, batch: pa.Table) -> None:
        """Append rows; `batch` has the schema of the table."""
        self._waiting.append(batch)
        self.rows += batch.num_rows
        self._waiting_rows += batch.num_rows
        self._waiting_bytes += batch.nbytes
        if self._waiting_rows >= _GROUP_ROWS or self._waiting_bytes >= _GROUP_BYTES:
            self._flush()
        elif len(self._waiting) >= _BATCHES:
            self._waiting = [pa.concat_tables(self._waiting).combine_chunks()]

    def close(self) -> None:
        """Write what is left, and the file's end."""
        self._flush()

    def abandon(self) -> None:
        """Leave the file as it is, because something went wrong."""
        self._waiting = []

    def _flush(self) -> None:
        if self._waiting:
            rows = pa.concat_tables(self._waiting).combine_chunks()
            self._waiting, self._waiting_rows, self._waiting_bytes = [], 0, 0
            self._write_rows(rows)
            del rows
            pa.default_memory_pool().release_unused()  # else the next group comes on top of what is free

    @abstractmethod
    def _write_rows(self, rows: pa.Table) -> None: ...


class ParquetTable(TableWriter):
    """Parquet, compressed with Zstandard."""

    def __init__(self, file: BinaryIO, table: Table) -> None:
        super().__init__(file, table)
        self._writer = pyarrow.parquet.ParquetWriter(file, self._schema, compression="zstd")

    def _write_rows(self, rows: pa.Table) -> None:
        if rows.num_rows:
            self._writer.write_table(rows, row_group_size=max(rows.num_rows, 1))

    def close(self) -> None:
        """Write what is left, and the footer."""
        super().close()
        self._writer.close()

    def abandon(self) -> None:
        """Leave the file as it is: without this, the writer would write to a closed one when it is cleared away."""
        super().abandon()
        self._writer.is_open = False


class CsvTable(TableWriter):
    """CSV as the module describes it."""

    def __init__(self, file: BinaryIO, table: Table) -> None:
        super().__init__(file, table)
        file.write(_BOM)
        self._flat = pa.schema([_flat(field) for field in self._schema])
        self._writer = pyarrow.csv.CSVWriter(file, self._flat)

    def _write_rows(self, rows: pa.Table) -> None:
        columns = [_json_column(c) if pa.types.is_list(c.type) else c for c in rows.columns]
        self._writer.write_table(pa.table(columns, schema=self._flat))

    def close(self) -> None:
        """Write what is left."""
        super().close()
        self._writer.close()


class JsonlTable(TableWriter):
    """One JSON object a line, in UTF-8, with every column present."""

    def _write_rows(self, rows: pa.Table) -> None:
        for batch in rows.to_batches(max_chunksize=1000):
            self._file.writelines(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in batch.to_pylist())


_WRITERS: dict[Format, type[TableWriter]] = {"parquet": ParquetTable, "csv": CsvTable, "jsonl": JsonlTable}


def table_writer(file: BinaryIO, table: Table, file_format: Format) -> TableWriter:
    """A writer of `table` to the open binary `file`; close it before the file."""
    return _WRITERS[file_format](file, table)


def read_table(path: Path, table: Table, file_format: Format) -> pa.Table:
    """The rows that a `TableWriter` wrote. Columns that the file has beyond the schema come last."""
    if file_format == "parquet":
        return pyarrow.parquet.read_table(path)
    if file_format == "csv":
        return _read_csv(path, arrow_schema(table))
    with path.open(encoding="utf-8", newline="\n") as lines:
        return pa.Table.from_pylist([json.loads(line) for line in lines], schema=arrow_schema(table))


def count_rows(path: Path, table: Table, file_format: Format) -> int:
    """How many rows the file has; Parquet knows without being read."""
    if file_format == "parquet":
        return int(pyarrow.parquet.read_metadata(path).num_rows)
    return int(read_table(path, table, file_format).num_rows)


def _flat(field: pa.Field) -> pa.Field:
    return field.with_type(pa.string()) if pa.types.is_list(field.type) else field


def _json_column(column: pa.ChunkedArray) -> pa.Array:
    cells = (None if cell is None else json.dumps(cell, ensure_ascii=False) for cell in column.to_pylist())
    return pa.array(cells, pa.string())


def _read_csv(path: Path, schema: pa.Schema) -> pa.Table:
    rows = pyarrow.csv.read_csv(
        path,
        # one block: a cell with a whole article may be longer than the default block
        read_options=pyarrow.csv.ReadOptions(block_size=min(path.stat().st_size + 1, 2**31 - 1)),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types={field.name: _flat(field).type for field in schema},
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
    for field in schema:
        if pa.types.is_list(field.type):
            cells = [None if cell is None else json.loads(cell) for cell in rows[field.name].to_pylist()]
            rows = rows.set_column(rows.schema.get_field_index(field.name), field, pa.array(cells, field.type))
    return rows
