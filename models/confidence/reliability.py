"""Does confidence mean what it says? Each fact is told by counts that its own article had no part in.

    python models/confidence/reliability.py

The articles are dealt into ten parts. The facts of each part get the confidence that the counts of the nine others give them;
then, of the facts said to be right in 0.9 of cases, how many are? As the error hangs on how the cards fall, it is the mean of
twenty dealings. Prints the expected calibration error of every table and draws the first dealing: `reliability.svg` beside this
file (needs `pip install dukien[notebook]`).
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
from judgements import Judgement, counts, judgements

from dukien.dataset.confidence import estimator

_PARTS = 10
_DEALINGS = 20
_BINS = 10
_AGAIN = 1000
_PLOT = Path(__file__).with_name("reliability.svg")

Told = tuple[float, bool]
"""The confidence that a fact was given, and whether it was right."""


def held_out(judged: Sequence[Judgement], dealing: int) -> dict[str, list[Told]]:
    """For each table: its facts, told by the other parts' counts; `dealing` is the seed."""
    articles = sorted({j.article for j in judged})
    random.Random(dealing).shuffle(articles)
    part = {article: n % _PARTS for n, article in enumerate(articles)}
    told: dict[str, list[Told]] = defaultdict(list)
    for n in range(_PARTS):
        confidence = estimator(counts(j for j in judged if part[j.article] != n))
        for j in judged:
            if part[j.article] == n:
                told[j.table].append((confidence(j.table, j.rule), j.right))
    return dict(sorted(told.items()))


def bins(told: Sequence[Told]) -> list[tuple[float, float, int]]:
    """For each tenth of the scale that holds facts: mean confidence, share that was right, how many."""
    groups: dict[int, list[Told]] = defaultdict(list)
    for confidence, right in told:
        groups[min(_BINS - 1, int(confidence * _BINS))].append((confidence, right))
    return [
        (sum(c for c, _ in group) / len(group), sum(right for _, right in group) / len(group), len(group))
        for _, group in sorted(groups.items())
    ]


def calibration_error(told: Sequence[Told]) -> float:
    """The expected calibration error: how far mean confidence and share lie apart, weighted by how many facts."""
    return sum(abs(said - right) * n for said, right, n in bins(told)) / len(told)


def by_chance(told: Sequence[Told]) -> float:
    """The error that so many facts would show on average if every confidence were exactly true."""
    draw = random.Random(1)
    return sum(calibration_error([(c, draw.random() < c) for c, _ in told]) for _ in range(_AGAIN)) / _AGAIN


def main() -> None:
    """Print the table and draw the plot."""
    judged = judgements()
    dealings = [held_out(judged, n) for n in range(_DEALINGS)]
    errors = {table: sum(calibration_error(d[table]) for d in dealings) / _DEALINGS for table in dealings[0]}
    print("| table | facts | said | right | expected calibration error | by chance alone |\n|---|---|---|---|---|---|")
    for table, told in dealings[0].items():
        said, right = sum(c for c, _ in told) / len(told), sum(r for _, r in told) / len(told)
        print(f"| {table} | {len(told):,} | {said:.3f} | {right:.3f} | {errors[table]:.3f} | {by_chance(told):.3f} |")
    draw(dealings[0], errors)


def draw(tables: dict[str, list[Told]], errors: dict[str, float]) -> None:
    """Draw a reliability diagram for each table; a point's area tells how many facts it stands for."""
    mpl.rcParams["svg.hashsalt"] = "dukien"
    columns = 5
    rows = -(-len(tables) // columns)
    figure, axes = plt.subplots(rows, columns, figsize=(2.4 * columns, 2.5 * rows), sharex=True, sharey=True, squeeze=False)
    for axis in axes.flat[len(tables) :]:
        axis.set_visible(False)
    for axis, (table, told) in zip(axes.flat, tables.items(), strict=False):
        axis.plot([0, 1], [0, 1], color="0.7", linewidth=1)
        said, right, n = zip(*bins(told), strict=True)
        axis.scatter(said, right, s=[12 + 200 * count / len(told) for count in n], alpha=0.8)
        axis.set_title(f"{table}: {errors[table]:.3f}", fontsize=10)
    figure.supxlabel("confidence", fontsize=10)
    figure.supylabel("share that was right", fontsize=10)
    figure.tight_layout()
    figure.savefig(_PLOT, metadata={"Date": None})


if __name__ == "__main__":
    main()
