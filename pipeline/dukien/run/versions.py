"""What decides the bytes of a dataset beside articles and options: the program's own code, Python and the libraries."""

from __future__ import annotations

import platform
import re
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from dukien.text import document

_NAME = re.compile(r"[\w.-]+")


def libraries() -> dict[str, str]:
    """The version of each library that the program asks for."""
    try:
        wanted = requires("dukien") or []
    except PackageNotFoundError:  # run from its source
        return {}
    names = sorted(found[0] for line in wanted if "extra ==" not in line and (found := _NAME.match(line)))
    return {name: version(name) for name in names}


def made_by(program: str) -> dict[str, str | dict[str, str]]:
    """The versions of everything, and a digest of the program's code: `program` is what it calls its own version."""
    return {"dukien": program, "code": code(), "python": platform.python_version(), "libraries": libraries()}


def is_compiled() -> bool:
    """Whether the extraction runs as machine code; the rows are the same either way, only sooner."""
    return not str(document.__file__).endswith(".py")


@cache
def code() -> str:
    """A digest of the program's own files: other rules make other rows."""
    digest = blake2b(digest_size=16)

    def add(folder: Traversable) -> None:
        for entry in sorted(folder.iterdir(), key=lambda e: e.name):
            if entry.is_dir():
                add(entry)
            elif not entry.name.endswith((".pyc", ".so", ".pyd")):  # what is compiled has its source beside it
                digest.update(entry.name.encode() + entry.read_bytes())

    add(files("dukien"))
    return digest.hexdigest()
