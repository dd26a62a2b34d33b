"""How far a stream of articles has come, for whoever shows it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import cast


class Meter:
    """Opens the input files one after the other and counts the bytes that were read of them, compressed as they are."""

    def __init__(self) -> None:
        self._before = 0
        self._size = 0
        self._stream: io.BufferedReader | None = None

    def open(self, path: Path) -> io.BufferedReader:
        """Open `path` for reading; the file opened before it counts as read."""
        self._before += self._size
        self._size = 0
        self._stream = path.open("rb")
        self._size = path.stat().st_size
        return self._stream

    @property
    def bytes_read(self) -> int:
        """Bytes read up to now; readers read a little ahead of the articles that they yield."""
        if self._stream is None or self._stream.closed:
            return self._before + self._size
        return self._before + cast(io.FileIO, self._stream.raw).tell()
