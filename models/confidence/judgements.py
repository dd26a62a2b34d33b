"""The judgements that confidence is made from: of annotated articles (`judged.csv`) and of rows read one by one (`read.csv`)."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from dukien.dataset.confidence import Count

_HERE = Path(__file__).parent


class Judgement(NamedTuple):
    """Whether one fact was right."""

    article: int
    """Facts of one article have the same number; a row that was read alone has one of its own."""
    table: str
    rule: str
    right: bool


def judgements() -> list[Judgement]:
    """All of them, in the order of the files."""
    found = [Judgement(int(r["article"]), r["table"], r["rule"], r["right"] == "1") for r in _rows("judged.csv")]
    alone = max((j.article for j in found), default=0)
    for r in _rows("read.csv"):
        for n in range(int(r["seen"])):
            alone += 1
            found.append(Judgement(alone, r["table"], r["rule"], n < int(r["right"])))
    return found


def counts(judged: Iterable[Judgement]) -> list[Count]:
    """How many facts of each table and rule were right, sorted by their names."""
    right: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for j in judged:
        seen[j.table, j.rule] += 1
        right[j.table, j.rule] += j.right
    return [Count(*key, right[key], seen[key]) for key in sorted(seen)]


def _rows(name: str) -> Iterator[dict[str, str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    yield from csv.DictReader(line for line in lines if not line.startswith("#"))
