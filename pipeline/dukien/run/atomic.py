"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

UNFINISHED = ".unfinished"


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """An open file that takes the name `path` when the block ends, and vanishes where the block raises."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
    try:
        with unfinished.open("wb") as file:
            yield file
            sync(file)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def sync(file: BinaryIO) -> None:
    """See that what was written is on the disk."""
    file.flush()
    os.fsync(file.fileno())
