"""How far a rule is to be trusted: the share of its facts that proved right on annotated articles.

The counts are in `confidence.csv`, made by `models/confidence/fit.py`.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

_WEIGHT: Final = 12.0
"""How many facts' worth of the table's own precision a rule starts with, before its own facts are counted."""


class Count(NamedTuple):
    """One line of `confidence.csv`: of `seen` facts that `rule` put into `table`, `right` were right."""

    table: str
    rule: str
    right: int
    seen: int


def estimator(counts: Iterable[Count]) -> Callable[[str, str], float]:
    """A function from a table and a rule to the chance that a fact of the rule is right.

    A table's precision is (right + 1) / (seen + 2): a half where nothing was ever counted. A rule's is its own share, drawn
    toward that of its next of kin (*directive.need.speech* toward *directive.need* and the like), and theirs toward the
    table's, each as strongly as `_WEIGHT` facts would draw it: a rule seen twice says little.
    """
    rules = {(c.table, c.rule): (c.right, c.seen) for c in counts}
    tables: dict[str, tuple[int, int]] = {}
    families: dict[tuple[str, str], tuple[int, int]] = {}
    for (table, rule), count in rules.items():
        tables[table] = _sum(tables.get(table, _NONE), count)
        families[table, _family(rule)] = _sum(families.get((table, _family(rule)), _NONE), count)

    def estimate(table: str, rule: str) -> float:
        right, seen = tables.get(table, _NONE)
        precision = (right + 1) / (seen + 2)
        right, seen = rules.get((table, rule), _NONE)
        family_right, family_seen = families.get((table, _family(rule)), _NONE)
        kin = (family_right - right + _WEIGHT * precision) / (family_seen - seen + _WEIGHT)
        return round((right + _WEIGHT * kin) / (seen + _WEIGHT), 4)

    return estimate


_NONE: Final = (0, 0)


def _sum(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    return a[0] + b[0], a[1] + b[1]


def _family(rule: str) -> str:
    """The first two words of a rule's name."""
    return ".".join(rule.split(".")[:2])


@cache
def _shipped() -> Callable[[str, str], float]:
    text = files("dukien.dataset").joinpath("confidence.csv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return estimator(Count(r["table"], r["rule"], int(r["right"]), int(r["seen"])) for r in csv.DictReader(lines))


def confidence(table: str, rule: str) -> float:
    """The `confidence` of a fact of `rule` in `table`; 0.5 for a table without any annotated facts."""
    return _shipped()(table, rule)
