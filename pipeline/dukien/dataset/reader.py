"""A dataset read back: its tables as pandas frames."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from dukien.dataset.columns import Table
from dukien.dataset.describe import FORMATS, Format
from dukien.dataset.files import count_rows, read_table
from dukien.dataset.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd


def to_frame(rows: pa.Table) -> pd.DataFrame:
    """A pandas frame with types that know missing values: `string`, `Int64`, `boolean`, `float64` (NaN); lists as lists."""
    import pandas as pd

    types = {pa.string(): pd.StringDtype(), pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    frame: pd.DataFrame = rows.to_pandas(types_mapper=types.get)
    for field in rows.schema:
        if pa.types.is_list(field.type):
            frame[field.name] = pd.Series([cell.as_py() for cell in rows[field.name]], index=frame.index, dtype=object)
    return frame


class Dataset:
    """The tables of one folder, each read when it is first asked for; the columns are described in `schema`."""

    articles: pd.DataFrame
    dates: pd.DataFrame
    officials: pd.DataFrame
    communes: pd.DataFrame
    ratios: pd.DataFrame
    quantities: pd.DataFrame
    directives: pd.DataFrame
    events: pd.DataFrame
    participants: pd.DataFrame

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(folder)
        if not self.folder.is_dir():
            raise FileNotFoundError(f"no folder {str(folder)!r}: give the --out folder of an earlier 'dukien extract'")
        self._files = {t.name: found for t in TABLES.values() if (found := _find(self.folder, t))}
        if not self._files:
            raise FileNotFoundError(f"no tables in {str(folder)!r}: run 'dukien extract INPUT --out {folder}' first")

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables that are there."""
        return tuple(self._files)

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name not in TABLES:
            raise AttributeError(f"{name!r} is no table; the tables are: {', '.join(TABLES)}")
        if name not in self._files:
            raise AttributeError(f"no table {name!r} in {str(self.folder)!r}; there are: {', '.join(self.tables)}")
        path, file_format = self._files[name]
        frame = to_frame(read_table(path, TABLES[name], file_format))
        setattr(self, name, frame)
        return frame

    def __repr__(self) -> str:
        counts = ", ".join(f"{count_rows(path, TABLES[name], kind)} {name}" for name, (path, kind) in self._files.items())
        return f"<Dataset {str(self.folder)!r}: {counts}>"


def _find(folder: Path, table: Table) -> tuple[Path, Format] | None:
    for file_format in FORMATS:
        if (path := folder / f"{table.name}.{file_format}").is_file():
            return path, file_format
    return None


def read_dataset(folder: str | os.PathLike[str]) -> Dataset:
    """The dataset that `dukien extract --out folder` wrote, in any of its formats.

    `FileNotFoundError` where there is none, with what to do.
    """
    return Dataset(folder)
