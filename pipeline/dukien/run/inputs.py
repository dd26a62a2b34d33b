"""What a run has read: for each input its files, their bytes and a digest, taken while they are read."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, overload

from dukien.ingest import Meter

_BUFFER = 1 << 17


class Inputs(Sequence[str]):
    """The inputs of a command line, to be handed to `dukien.ingest.read` together with their `meter`.

    `read` takes up one input after the other; so each file that the meter opens belongs to the input taken up last.
    """

    def __init__(self, inputs: Sequence[str]) -> None:
        self.meter: Meter = _HashingMeter(self)
        self._given = tuple(inputs)
        self._at = 0
        self._read: list[_Read] = [_Read() for _ in inputs]

    def __iter__(self) -> Iterator[str]:
        for number, given in enumerate(self._given):
            self._at = number
            yield given

    def __len__(self) -> int:
        return len(self._given)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        return self._given[index]

    @property
    def current(self) -> _Read:
        """What has been read of the input taken up last."""
        return self._read[self._at]

    def described(self) -> list[dict[str, str | int]]:
        """Each input with how many files were read of it, how many bytes they have, and a SHA-256.

        Of one file it is the file's, as `sha256sum` prints it; of more it is that of their hexadecimal digests, a line each,
        in the order in which they were read.
        """
        return [{"input": given, **read.described()} for given, read in zip(self._given, self._read, strict=True)]


class _Read:
    def __init__(self) -> None:
        self._files = 0
        self._bytes = 0
        self._first = ""
        self._all = hashlib.sha256()

    def add(self, size: int, digest: str) -> None:
        self._files += 1
        self._bytes += size
        self._first = self._first or digest
        self._all.update(f"{digest}\n".encode())

    def described(self) -> dict[str, str | int]:
        digest = self._first if self._files == 1 else self._all.hexdigest()
        return {"files": self._files, "bytes": self._bytes, "sha256": digest}


class _HashingMeter(Meter):
    def __init__(self, inputs: Inputs) -> None:
        super().__init__()
        self._inputs = inputs

    def open(self, path: Path) -> io.BufferedReader:
        file = _HashedFile(path, self._inputs.current)
        return super().watch(io.BufferedReader(file, _BUFFER), path.stat().st_size)

    def watch(self, stream: io.BufferedReader, size: int | None = None) -> io.BufferedReader:
        return super().watch(io.BufferedReader(_HashedStream(stream, self._inputs.current), _BUFFER), size)


class _HashedFile(io.FileIO):
    """A file that is digested as far as it is read from its beginning on, and the rest of it when it is closed."""

    def __init__(self, path: Path, read: _Read) -> None:
        super().__init__(path, "rb")
        self._read_of = read
        self._digest = hashlib.sha256()
        self._digested = 0

    def readinto(self, buffer: Any, /) -> int:
        at = self.tell()
        n = super().readinto(buffer) or 0
        if at == self._digested:
            self._digest.update(memoryview(buffer)[:n])
            self._digested += n
        return n

    def readall(self) -> bytes:
        at = self.tell()
        data = super().readall() or b""
        if at == self._digested:
            self._digest.update(data)
            self._digested += len(data)
        return data

    def close(self) -> None:
        if not self.closed:
            try:
                self.seek(self._digested)
                while data := super().read(1 << 20):
                    self._digest.update(data)
                    self._digested += len(data)
                self._read_of.add(self._digested, self._digest.hexdigest())
            finally:
                super().close()


class _HashedStream(io.RawIOBase):
    """What comes through a pipe or a network, digested as it comes, as far as it is read."""

    def __init__(self, below: io.BufferedReader, read: _Read) -> None:
        self._below = below
        self._read_of = read
        self._digest = hashlib.sha256()
        self._at = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any, /) -> int:
        data = self._below.read1(len(buffer))
        buffer[: len(data)] = data
        self._digest.update(data)
        self._at += len(data)
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._read_of.add(self._at, self._digest.hexdigest())
            self._below.close()
        super().close()
