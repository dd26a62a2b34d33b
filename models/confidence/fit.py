"""Count, for every rule, how often it was judged right: the `confidence` column's only source.

    python models/confidence/fit.py > confidence.csv && mv confidence.csv pipeline/dukien/dataset/confidence.csv

Counts what `judged.csv` (annotated articles, made by `collect.py`) and `read.csv` (rows judged by reading) beside this file
hold. Run `collect.py` and this again whenever rules change: a rule that is not in the file gets its table's precision.
"""

from __future__ import annotations

import csv
import sys

from judgements import counts, judgements

_HEAD = """\
# For each table and rule: facts that were judged right, and facts that were judged at all.
# Made by models/confidence/fit.py; counts only.
"""


def main() -> None:
    """Print the counts."""
    sys.stdout.write(_HEAD)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("table", "rule", "right", "seen"))
    out.writerows(counts(judgements()))


if __name__ == "__main__":
    main()
