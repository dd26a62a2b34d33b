"""The nineteen national criteria of new-style rural communes by the names that news gives them."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Final

from dukien.text.normal import fold_spelling

_JOINTS: Final = re.compile(r"(?: ?[-–&,] ?| và )")


def criterion(name: str) -> int | None:
    """The number of the criterion that is called `name` (*Quốc phòng - An ninh*: 19); None for what is none."""
    return _numbers().get(_key(name))


def criterion_at(text: str, at: int) -> int:
    """Where the longest name of a criterion that begins at `at` ends; `at` itself where none does."""
    m = _pattern().match(text, at)
    return m.end() if m else at


def _key(name: str) -> str:
    return " ".join(_JOINTS.sub(" ", name.lower()).split())


@cache
def _names() -> tuple[tuple[int, str], ...]:
    lines = files("dukien.facts.ratios").joinpath("criteria.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return tuple((int(row["number"]), fold_spelling(row["name"])) for row in rows)


@cache
def _numbers() -> dict[str, int]:
    return {_key(name): number for number, name in _names()}


@cache
def _pattern() -> re.Pattern[str]:
    """Any name, the longest first, whatever joins its words."""
    joint = r"(?: |, ?| ?[-–&] ?| và )"
    names = sorted(_numbers(), key=len, reverse=True)
    return re.compile(rf"(?i)(?:{'|'.join(joint.join(map(re.escape, name.split())) for name in names)})(?!\w)")
