"""The folder of a dataset while a run is at work in it: one run at a time, and what an earlier run left of use."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path

from filelock import FileLock, Timeout

from dukien.run.atomic import UNFINISHED, whole_file
from dukien.run.versions import made_by

WORK = ".dukien"
"""The folder within a dataset's that keeps the shards; without it, the next run starts over."""

_LOCK = "lock"
_MADE_BY = "made-by.json"
_LAST_RUN = "last-run.json"


class BusyError(RuntimeError):
    """Another run is at work in the folder."""


@contextmanager
def work_folder(folder: Path, version: str, note: Callable[[str], None]) -> Iterator[Path]:
    """The folder for the shards within `folder`, for this run alone; emptied where they are another program's.

    The lock is the operating system's: it ends with the process that holds it, however that ends.

    Raises:
        BusyError: another run holds it.
    """
    work = folder / WORK
    work.mkdir(parents=True, exist_ok=True)
    lock = FileLock(work / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise BusyError(f"another run is writing to {folder}; wait until it has ended, or give another --out") from None
    except NotImplementedError:
        note(f"The file system of {folder} knows no locks: see that no other run writes to it.")
    try:
        _empty_unless_ours(work, version, lambda: note(f"{folder} was begun by another version of dukien: starting over."))
        for path in chain(folder.glob(f"*{UNFINISHED}"), work.glob(f"*{UNFINISHED}")):  # of a run that was killed
            path.unlink(missing_ok=True)
        yield work
    finally:
        lock.release()


def _empty_unless_ours(work: Path, version: str, starting_over: Callable[[], None]) -> None:
    this = made_by(version)
    before = None
    with suppress(FileNotFoundError, ValueError):
        before = json.loads((work / _MADE_BY).read_bytes())
    if before == this:
        return
    if before is not None or any(path.name != _LOCK for path in work.iterdir()):
        starting_over()
        remove_all_but(work, set())
    with whole_file(work / _MADE_BY) as file:
        file.write(json.dumps(this).encode())


def remove_all_but(work: Path, names: set[str]) -> None:
    """Remove the shards that are not among `names`."""
    for path in work.iterdir():
        if path.name not in names | {_LOCK, _MADE_BY, _LAST_RUN}:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
    if not names:
        (work / _MADE_BY).unlink(missing_ok=True)


def note_run(work: Path, figures: dict[str, object]) -> None:
    """Keep what is not the same from run to run (times, processes) apart from the data."""
    with whole_file(work / _LAST_RUN) as file:
        file.write(json.dumps(figures, indent=1).encode() + b"\n")
