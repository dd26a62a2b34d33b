"""Turn annotated articles into judgements: which facts of which rule they prove right.

    python models/confidence/collect.py FOLDER[=TABLE,TABLE]... > judged.csv && mv judged.csv models/confidence/judged.csv

Each FOLDER holds articles/ (or text/) and gold/, as `dukien evaluate` reads them; where only some tables were annotated, name
them behind it. Give articles that nobody looked at while
the rules were written: confidence is to say how rules do on articles that are new to them. An article becomes a number; none
of its words is written.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from dukien.evaluate.folder import annotated, judged

_HEAD = """\
# Facts of annotated articles that were not looked at while the rules were written: for each fact the number of its article,
# its table and rule, and whether the annotation proves it right. Made by models/confidence/collect.py.
"""


def main(folders: list[str]) -> None:
    """Print the judgements over the annotated articles of `folders`."""
    if not folders:
        sys.exit(__doc__)
    sys.stdout.write(_HEAD)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("article", "table", "rule", "right"))
    number = 0
    for argument in folders:
        folder, _, only = argument.partition("=")
        for article, gold in annotated(Path(folder)):
            number += 1
            facts = (found for found in judged(article, gold) if not only or found[0] in only.split(","))
            out.writerows(sorted((number, table, row["rule"], int(right)) for table, row, right in facts))


if __name__ == "__main__":
    main(sys.argv[1:])
