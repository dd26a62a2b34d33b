"""The data files of this folder: expressions, one a line, in sections."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

_HEAD: Final = re.compile(r"\[([a-z][a-z_ ]+)\]")


@cache
def sections(file: str) -> dict[str, list[str]]:
    """The lines of each section of `file`, in its order."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in files("dukien.link.events").joinpath(file).read_text(encoding="utf-8").splitlines():
        if head := _HEAD.fullmatch(line):
            current = found.setdefault(head[1], [])
        elif line and not line.startswith("#"):
            current.append(line)
    return found


def any_of(file: str, section: str) -> str:
    """The lines of a section as one alternation."""
    return "(?:" + "|".join(sections(file)[section]) + ")"
