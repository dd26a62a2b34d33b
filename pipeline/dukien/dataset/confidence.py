"""How far a rule is to be trusted: the share of its facts that proved right on annotated articles.

The counts are in `confidence.csv`, made by `models/confidence/fit.py`.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_WEIGHT = 8.0
"""How many facts' worth of the table's own precision a rule starts with, before its own facts are counted."""


class Count(NamedTuple):
    """One line of `confidence.csv`: of `seen` facts that `rule` put into `table`, `right` were right."""

    table: str
    rule: str
    right: int
    seen: int


def estimator(counts: Iterable[Count]) -> Callable[[str, str], float]:
    """A function from a table and a rule to the chance that a fact of the rule is right.

    A table's precision is (right + 1) / (seen + 2): a half where nothing was ever counted. A rule's is its own
    share, drawn toward the table's as strongly as `_WEIGHT` facts would draw it: a rule seen twice says little.
    """
    rules = {(c.table, c.rule): (c.right, c.seen) for c in counts}
    totals: dict[str, tuple[int, int]] = {}
    for (table, _), (right, seen) in rules.items():
        total = totals.get(table, (0, 0))
        totals[table] = (total[0] + right, total[1] + seen)

    @cache
    def estimate(table: str, rule: str) -> float:
        all_right, all_seen = totals.get(table, (0, 0))
        precision = (all_right + 1) / (all_seen + 2)
        right, seen = rules.get((table, rule), (0, 0))
        return round((right + _WEIGHT * precision) / (seen + _WEIGHT), 4)

    return estimate


@cache
def _shipped() -> Callable[[str, str], float]:
    text = files("dukien.dataset").joinpath("confidence.csv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return estimator(Count(r["table"], r["rule"], int(r["right"]), int(r["seen"])) for r in csv.DictReader(lines))


def confidence(table: str, rule: str) -> float:
    """The `confidence` column of a fact that `rule` put into `table`; 0.5 for a table without any annotated facts."""
    return _shipped()(table, rule)
