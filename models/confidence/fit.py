"""Count, for every rule, how often annotated articles prove it right: the `confidence` column's only source.

    python models/confidence/fit.py FOLDER... > counts.csv && mv counts.csv pipeline/dukien/dataset/confidence.csv

Each FOLDER holds articles/ (or text/) and gold/, as `dukien evaluate` reads them. For tables that the annotations do not
have, rows judged by reading are counted in `read.csv` beside this file. Only counts are written, none of the articles. Run
it again whenever rules change: a rule that is not in the file gets its table's precision.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

from dukien.evaluate.folder import annotated, judged

_HEAD = """\
# For each table and rule: facts that annotated articles prove right, and facts that they judge at all.
# Made by models/confidence/fit.py; counts only.
"""
_READ = Path(__file__).with_name("read.csv")


def main(folders: list[str]) -> None:
    """Print the counts over the annotated articles of `folders`."""
    if not folders:
        sys.exit(__doc__)
    right: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for folder in folders:
        for article, gold in annotated(Path(folder)):
            for table, row, is_right in judged(article, gold):
                seen[table, row["rule"]] += 1
                right[table, row["rule"]] += is_right
    for row in csv.DictReader(line for line in _READ.read_text(encoding="utf-8").splitlines() if not line.startswith("#")):
        right[row["table"], row["rule"]] += int(row["right"])
        seen[row["table"], row["rule"]] += int(row["seen"])
    sys.stdout.write(_HEAD)
    table_of_counts = csv.writer(sys.stdout, lineterminator="\n")
    table_of_counts.writerow(("table", "rule", "right", "seen"))
    table_of_counts.writerows((*key, right[key], seen[key]) for key in sorted(seen))


if __name__ == "__main__":
    main(sys.argv[1:])
