"""Files of every kind: what the ending says they hold, compressed ones, and the members of archives, as streams of bytes."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any, Literal, cast

from dukien.article import Article
from dukien.ingest.encodings import UndecodableError

Stream = io.BufferedReader

KINDS = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
    ".zip": "zip",
    ".tar": "tar",
}
"""What a file holds, by the ending of its name."""

COMPRESSIONS = {".gz": "gzip", ".zst": "zstd", ".bz2": "bz2", ".xz": "xz"}
"""Endings that may stand behind one of `KINDS`."""

_SHORT = {".tgz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz", ".tzst": ".tar.zst"}
_ARCHIVES = ("zip", "tar")

MAX_BYTES = 64 * 2**20
"""The largest article (a whole file of text or HTML, or one record) that is read, in bytes."""


class InputError(FileNotFoundError):
    """An input that was asked for does not exist."""


class TooLargeError(ValueError):
    """An article is larger than `MAX_BYTES`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file, or one member of an archive, that holds articles."""

    source: str
    """The path as it was given or walked, with `#member` for a member of an archive."""
    stem: str
    """The file's name without folders and endings."""
    kind: str
    """One of the values of `KINDS`, archives excepted."""
    open: Callable[[], Stream]
    """Opens the decompressed bytes."""


def clean(name: str) -> str:
    """A name of the file system as proper Unicode, so that it can stand in a table."""
    return os.fsencode(name).decode("utf-8", "replace")


def failed(stem: str, source: str, reason: str, *, status: Literal["failed", "skipped"] = "failed") -> Article:
    """The article that stands for a file or record without a text; `reason` goes on from the source's name."""
    return Article(article_id=stem, text="", source=source, status=status, reason=f"{source}: {reason}")


def explain(error: BaseException) -> str:
    """Why a file could not be read, in words that say what to do."""
    match error:
        case PermissionError():
            return "may not be read (permission denied); change its permissions or run as a user that may read it"
        case FileNotFoundError():
            return "is gone, or a link that leads nowhere; put the file back or leave it out"
        case EOFError():
            return "ends too early, as after a download that broke off; fetch it again"
        case OSError() if "runcated" in str(error):
            return "ends too early, as after a download that broke off; fetch it again"
        case gzip.BadGzipFile() | zlib.error() | lzma.LZMAError():
            return f"is not a sound compressed file ({error}); fetch it again, or give it the ending of what it is"
        case zipfile.BadZipFile() | tarfile.TarError():
            return f"is not a sound archive ({error}); fetch it again"
        case RuntimeError() if "encrypted" in str(error) or "password" in str(error):
            return "is encrypted; unpack it with its password first"
        case TooLargeError() | UndecodableError():
            return str(error)
        case ImportError():
            return f"needs one more package ({error}); install that, or download the file first"
        case _:
            return f"cannot be read ({type(error).__name__}: {error}); check that it is what its ending says"


def read_all(stream: Stream) -> bytes:
    """The whole of a file that is one article.

    Raises:
        TooLargeError: it is larger than `MAX_BYTES`.
    """
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TooLargeError(f"is larger than {MAX_BYTES >> 20} MB, too much for one article; split it")
    return data


def seekable(stream: Stream) -> Stream:
    """The same bytes as a stream that can be sought in; kept on disk where they are many."""
    if stream.seekable() and isinstance(stream.raw, io.FileIO):
        return stream
    spool = tempfile.SpooledTemporaryFile(max_size=1 << 24)  # noqa: SIM115 (closed with the stream that is returned)
    while block := stream.read(1 << 20):
        spool.write(block)
    spool.seek(0)
    return io.BufferedReader(cast(Any, spool))


def one_file(
    source: str, name: str, opener: Callable[[], io.BufferedIOBase], *, given: bool, in_archive: bool = False
) -> Iterator[File | Article]:
    """The file, or its members where it is an archive. A file of an unknown kind fails only if it was `given`."""
    stem, kind, compression = split_name(name)
    if kind is None:
        reason = f"its ending is not one of {' '.join(KINDS)} (each also with {' '.join(COMPRESSIONS)})"
        yield failed(name, source, reason + ("; convert or rename it" if given else ""), status="failed" if given else "skipped")
        return
    file = File(source=source, stem=stem, kind=kind, open=partial(_decompressed, opener, compression))
    if kind not in _ARCHIVES:
        yield file
    elif in_archive:
        yield failed(name, source, "is an archive within an archive; unpack the outer one first")
    else:
        yield from _members(file)


def _members(file: File) -> Iterator[File | Article]:
    n = 0
    try:
        with file.open() as stream:
            for name, opener in (_zip_members if file.kind == "zip" else _tar_members)(stream):
                path = PurePosixPath(clean(name))
                if any(part.startswith(".") or part == "__MACOSX" for part in path.parts):
                    continue
                n += 1
                yield from one_file(f"{file.source}#{path}", path.name, opener, given=False, in_archive=True)
    except Exception as error:  # a file from anywhere may do anything to a parser, and must not stop the others
        yield failed(file.stem, file.source, explain(error) + (f" ({n} members before it were read)" if n else ""))
        return
    if not n:
        yield failed(file.stem, file.source, "the archive holds no files", status="skipped")


_Member = tuple[str, Callable[[], io.BufferedIOBase]]


def _zip_members(stream: Stream) -> Iterator[_Member]:
    with zipfile.ZipFile(seekable(stream)) as archive:
        for member in archive.infolist():
            if not member.is_dir():
                yield member.filename, partial(cast(Callable[..., io.BufferedIOBase], archive.open), member)


def _tar_members(stream: Stream) -> Iterator[_Member]:
    """The members one after the other, without a look back: each is to be read before the next is asked for."""
    with closing(tarfile.open(fileobj=stream, mode="r|")) as archive:
        for member in archive:
            if member.isfile():
                yield member.name, partial(cast(Callable[..., io.BufferedIOBase], archive.extractfile), member)


def split_name(name: str) -> tuple[str, str | None, str | None]:
    """Stem, kind (None where the ending is unknown) and compression (None where there is none) of a file's name."""
    lower = name.lower()
    for short, full in _SHORT.items():
        if lower.endswith(short):
            name = name[: -len(short)] + full
    stem, ending = os.path.splitext(name)
    compression = COMPRESSIONS.get(ending.lower())
    if compression:
        stem, ending = os.path.splitext(stem)
    return stem, KINDS.get(ending.lower()), compression


def _decompressed(opener: Callable[[], io.BufferedIOBase], compression: str | None) -> Stream:
    raw: Any = opener()
    if compression is None and type(raw) is io.BufferedReader:
        return raw
    return forward(_DECOMPRESS[compression](raw), raw)


def forward(stream: Any, *to_close: Any) -> Stream:
    """`stream` as one that is only read onwards and knows how far it has come; closed with it: `to_close`."""
    return io.BufferedReader(_Forward(stream, *to_close), 1 << 16)


def _zstd(raw: Any) -> Any:
    """Arrow's reader, because it notices a stream that ends too early; zstandard's does not."""
    import pyarrow

    return pyarrow.CompressedInputStream(raw, "zstd")


_DECOMPRESS: dict[str | None, Callable[[Any], Any]] = {
    None: lambda raw: raw,
    "gzip": lambda raw: gzip.GzipFile(fileobj=raw),
    "bz2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
    "zstd": _zstd,
}


class _Forward(io.RawIOBase):
    """A stream that is only read onwards and knows how far it has come, whatever the one below it can do."""

    def __init__(self, below: Any, *to_close: Any) -> None:
        self._below = below
        self._to_close = (below, *to_close)
        self._at = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        data = self._below.read(len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def close(self) -> None:
        if not self.closed:
            for stream in self._to_close:
                stream.close()
        super().close()
