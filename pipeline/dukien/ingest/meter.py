"""How far a stream of articles has come, for whoever shows it."""

from __future__ import annotations

import io
from pathlib import Path


class Meter:
    """Opens the inputs one after the other and counts the bytes that were read of them, compressed as they are."""

    def __init__(self) -> None:
        self._before = 0
        self._size: int | None = 0
        self._stream: io.BufferedReader | None = None

    def open(self, path: Path) -> io.BufferedReader:
        """Open `path` for reading; the input before it counts as read."""
        return self.watch(path.open("rb"), path.stat().st_size)

    def watch(self, stream: io.BufferedReader, size: int | None = None) -> io.BufferedReader:
        """Count what is read of `stream` from now on; the input before it counts as read. `size`: its bytes, where known."""
        self._before = self.bytes_read
        self._stream, self._size = stream, size
        return stream

    @property
    def bytes_read(self) -> int:
        """Bytes read up to now; readers read a little ahead of the articles that they yield."""
        if self._stream is None:
            return 0
        if self._stream.closed and self._size is not None:
            return self._before + self._size
        return self._before + self._stream.raw.tell()
