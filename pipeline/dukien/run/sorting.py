"""Numbers in order, more of them than fit into memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.uint64]

_RUN = 1 << 17
"""Rows sorted at once."""
_BUCKET_BITS = 10
_BOUNDS = np.arange(1 << _BUCKET_BITS, dtype=np.uint64) << np.uint64(64 - _BUCKET_BITS)


def scratch(folder: Path | None) -> BinaryIO:
    """An empty file without a name in `folder`, or where the system keeps such files; gone with the object."""
    return cast(BinaryIO, tempfile.TemporaryFile(dir=folder, buffering=0))


class Sorted:
    """Rows of 64-bit numbers, sorted by the first, then by the second and so on, in little memory.

    Rows are sorted in runs on disk. A run knows where the rows begin whose first number has this or that beginning; so the
    rows of all runs that begin alike are read together. The first numbers should be spread evenly over their 64 bits.
    """

    def __init__(self, columns: int, folder: Path | None = None) -> None:
        self._columns = columns
        self._folder = folder
        self._waiting: list[Rows] = []
        self._file: BinaryIO | None = None
        self._starts: list[npt.NDArray[np.int64]] = []
        """Of each run the row in the file where each bucket starts, and where the run ends."""

    def add(self, rows: Rows) -> None:
        """More rows, with as many columns as were said."""
        self._waiting.append(rows)
        if sum(map(len, self._waiting)) >= _RUN:
            self._end_run()

    def parts(self) -> Iterator[Rows]:
        """All rows in order, in portions; rows with the same first number come together. To be asked for once."""
        if self._file is None:
            yield _in_order(np.concatenate([np.empty((0, self._columns), dtype=np.uint64), *self._waiting]))
            return
        self._end_run()
        starts = np.stack(self._starts)
        self._starts = []
        sizes = np.diff(starts, axis=1).sum(axis=0).tolist()
        first = 0
        while first < len(sizes):
            last, rows = first + 1, sizes[first]
            while last < len(sizes) and rows + sizes[last] <= _RUN:
                rows += sizes[last]
                last += 1
            if rows:
                yield _in_order(np.concatenate([self._read(int(run[first]), int(run[last])) for run in starts]))
            first = last
        self._file.close()

    def _end_run(self) -> None:
        if not self._waiting:
            return
        rows = _in_order(np.concatenate(self._waiting))
        self._waiting = []
        if self._file is None:
            self._file = scratch(self._folder)
        before = self._file.seek(0, 2) // (8 * self._columns)
        self._file.write(rows.tobytes())
        self._starts.append(before + np.append(np.searchsorted(rows[:, 0], _BOUNDS), len(rows)))

    def _read(self, start: int, end: int) -> Rows:
        assert self._file
        self._file.seek(start * 8 * self._columns)
        data = self._file.read((end - start) * 8 * self._columns)
        return np.frombuffer(data, dtype=np.uint64).reshape(-1, self._columns)


def _in_order(rows: Rows) -> Rows:
    return rows[np.lexsort(rows.T[::-1])]
