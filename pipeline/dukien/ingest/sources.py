"""Where inputs are: paths and folders, addresses such as `s3://bucket/dump.jsonl.zst`, and standard input (`-`)."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from dukien.article import Article
from dukien.ingest.files import COMPRESSIONS, File, InputError, Stream, clean, explain, failed, forward, one_file
from dukien.ingest.meter import Meter

STDIN = "-"
_REMOTE = "://"

# How the bytes of a file begin that has no name: compressions, then what they hold.
_PACKED = {b"\x1f\x8b": ".gz", b"\x28\xb5\x2f\xfd": ".zst", b"BZh": ".bz2", b"\xfd7zXZ\0": ".xz"}
_HELD = {b"PAR1": ".parquet", b"WARC/": ".warc", b"PK\3\4": ".zip", b"{": ".jsonl", b"[": ".json", b"<": ".html"}
_TAR = slice(257, 262)


def is_local(given: str | Path) -> bool:
    """Whether an input is a path of this machine."""
    return isinstance(given, Path) or (given != STDIN and _REMOTE not in given)


def check(inputs: Sequence[str | Path]) -> None:
    """See that every input is there.

    Raises:
        InputError: one is not, has no name, or cannot be reached.
    """
    if list(inputs).count(STDIN) > 1:
        raise InputError(f"{STDIN} (standard input) is given twice; it can be read once")
    for given in inputs:
        if given == "":  # which `Path` would take for the folder that the program runs in
            raise InputError("an input without a name; give a file or folder ('.' is the one you are in)")
        if is_local(given):
            if not os.path.lexists(given):
                raise InputError(f"{_shown(Path(given))}: no such file or folder")
        elif given != STDIN:
            _remote_paths(str(given))


def find_files(inputs: Sequence[str | Path], meter: Meter) -> Iterator[File | Article]:
    """The files of `inputs` in order; an `Article` stands for each that is known beforehand not to be read."""
    for given in inputs:
        if given == STDIN:
            yield from _standard_input(meter)
        elif is_local(given):
            yield from _local(Path(given), meter)
        else:
            yield from _remote(str(given), meter)


def _local(path: Path, meter: Meter) -> Iterator[File | Article]:
    if not os.path.isdir(path):
        yield from one_file(_shown(path), clean(path.name), partial(meter.open, path), given=True)
        return
    empty = True
    for found in _walk(path, meter):
        empty = False
        yield found
    if empty:
        yield failed(clean(path.name) or "folder", _shown(path), "the folder holds no files", status="skipped")


def _walk(folder: Path, meter: Meter) -> Iterator[File | Article]:
    """A folder's files and, in their place among them, its folders' files. Hidden ones are left out."""
    try:
        names = sorted(n for n in os.listdir(folder) if not n.startswith("."))
    except OSError as error:
        yield failed(folder.name, _shown(folder), explain(error))
        return
    for name in names:
        path = folder / name
        shown = _shown(path)
        if os.path.islink(path) and os.path.isdir(path):
            reason = "is a link to a folder, and could lead in circles; name the folder itself to read it"
            yield failed(clean(name), shown, reason, status="skipped")
        elif _is_dataset(path):
            yield failed(clean(name), shown, "is a dataset that dukien wrote; name its files to read them", status="skipped")
        elif os.path.isdir(path):
            yield from _walk(path, meter)
        elif os.path.exists(path) and not os.path.isfile(path):
            yield failed(clean(name), shown, "is no regular file", status="skipped")
        else:
            yield from one_file(shown, clean(name), partial(meter.open, path), given=False)


def _is_dataset(folder: Path) -> bool:
    """Whether a run writes its tables to `folder`, or once wrote them there."""
    return (folder / ".dukien").is_dir() or ((folder / "datapackage.json").is_file() and (folder / "run.json").is_file())


def _remote_paths(address: str) -> tuple[Any, list[str], bool]:
    """The file system behind an address, the files that it means (`*` stands for any name), and whether it is one file.

    Raises:
        InputError: nothing is there, or a package is wanting.
    """
    try:
        fsspec = importlib.import_module("fsspec")
    except ImportError:
        raise InputError(f'{address}: addresses need one more package: pip install "dukien[remote]"') from None
    try:
        system, path = fsspec.core.url_to_fs(address)
        if system.isdir(path):
            return system, sorted(p for p in system.find(path) if not _hidden(p, path)), False
        found = sorted(system.glob(path)) if "*" in path else [path] if system.exists(path) else []
    except Exception as error:  # whatever a network or a server may answer
        raise InputError(f"{address}: {explain(error)}") from error
    if not found:
        raise InputError(f"{address}: no such file or folder")
    return system, found, "*" not in path


def _hidden(path: str, folder: str) -> bool:
    return any(part.startswith(".") for part in path[len(folder) :].split("/"))


def _remote(address: str, meter: Meter) -> Iterator[File | Article]:
    system, paths, given = _remote_paths(address)
    for path in paths:
        shown = address if given else str(system.unstrip_protocol(path))
        yield from one_file(
            shown, path.rpartition("/")[2].partition("?")[0], partial(_open_remote, system, path, meter), given=given
        )
    if not paths:
        yield failed("folder", address, "the folder holds no files", status="skipped")


def _open_remote(system: Any, path: str, meter: Meter) -> Stream:
    return meter.watch(forward(system.open(path, "rb")))


def _standard_input(meter: Meter) -> Iterator[File | Article]:
    """What comes through a pipe; what it holds is told from how it begins, as it has no name."""
    if sys.stdin is None:  # closed by whoever started the program
        yield failed("stdin", "standard input", "is closed; send the articles through a pipe")
        return
    stream = meter.watch(forward(io.FileIO(sys.stdin.fileno(), closefd=False)))
    packed = _beginning(stream.peek(8), _PACKED)
    (file,) = one_file("standard input", f"stdin.txt{packed}", lambda: stream, given=True)
    assert isinstance(file, File)
    plain = file.open()
    start = plain.peek(_TAR.stop)
    held = ".tar" if start[_TAR] == b"ustar" else _beginning(start.removeprefix(b"\xef\xbb\xbf").lstrip(), _HELD) or ".txt"
    yield from one_file("standard input", f"stdin{held}", lambda: plain, given=True)


def _beginning(start: bytes, known: dict[bytes, str]) -> str:
    return next((ending for magic, ending in known.items() if start.startswith(magic)), "")


def _shown(path: Path) -> str:
    return clean(path.as_posix())


assert set(_PACKED.values()) == set(COMPRESSIONS)
