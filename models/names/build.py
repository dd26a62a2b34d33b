"""Build `pipeline/dukien/names/syllables.csv` and `places.txt`: how often a syllable stands where in a person's name.

    python models/names/build.py ARTICLES UNITS.csv

ARTICLES is a `.jsonl`, `.jsonl.gz` (field `text`) or a folder of `.txt`; UNITS.csv the table of administrative units
(columns level, type, name). The counts come from capitalised words directly behind a form of address (*ông, bà, đồng chí*),
each full name counted once; the place names are those that could be read as a person's, and every province and district.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dukien.article import Article
from dukien.names.syllables import is_vietnamese
from dukien.text import Document
from dukien.text.letters import LOWER, UPPER

OUT = Path(__file__).parents[2] / "pipeline" / "dukien" / "names"
ADDRESS = r"(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c|[Aa]nh|[Cc]hị|[Đđ]ại tá|[Tt]hượng tá|[Tt]rung tá|[Tt]hiếu tướng)"
NAME = re.compile(rf"\b{ADDRESS} ([{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,3}})(?=[ ,.;(]|$)", re.MULTILINE)
TYPE = re.compile(r"(?:Tỉnh|Thành phố|Thị xã|Quận|Huyện|Xã|Phường|Thị trấn|Đặc khu) ")
FAMILY = frozenset(
    line
    for line in (Path(__file__).parent / "family_names.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)


def texts(source: Path) -> Iterator[str]:
    """Normal texts of the articles in `source`."""
    if source.is_dir():
        raw: Iterator[str] = (p.read_text(encoding="utf-8") for p in sorted(source.glob("**/*.txt")))
    else:
        data = source.read_bytes()
        lines = (gzip.decompress(data) if source.suffix == ".gz" else data).decode("utf-8").strip().split("\n")
        raw = (json.loads(line)["text"] for line in lines)
    for text in raw:
        yield Document(Article("", text)).text


def main(articles: Path, units: Path) -> None:
    """Count, and write both files."""
    names: set[str] = set()
    for text in texts(articles):
        names.update(m[1] for m in NAME.finditer(text))
    surname: Counter[str] = Counter()
    middle: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for name in sorted(names):
        first, *between, last = name.split()
        if first not in FAMILY or not all(map(is_vietnamese, (first, *between, last))):
            continue
        surname[first] += 1
        middle.update(between)
        given[last] += 1
    surname.update(FAMILY)
    with (OUT / "syllables.csv").open("w", encoding="utf-8", newline="") as f:
        f.write("# How often a syllable was a family, a middle, a given name; built by models/names/build.py.\n")
        rows = csv.writer(f, lineterminator="\n")
        rows.writerow(("syllable", "surname", "middle", "given"))
        for s in sorted(surname.keys() | middle.keys() | given.keys()):
            rows.writerow((s, surname[s], middle[s], given[s]))
    places: set[str] = set()
    with units.open(encoding="utf-8") as f:
        for row in csv.DictReader(f):
            name = TYPE.sub("", Document(Article("", row["name"])).text)
            words = name.replace("’", "'").split()
            likely = row["level"] != "commune" or words[0] in surname or not all(map(is_vietnamese, words))
            if len(words) > 1 and likely and not any(c.isdigit() for c in name):
                places.add(" ".join(words))
    header = (
        "# Names of provinces and districts, and of communes whose first syllable is a family name"
        " or that Vietnamese spelling does not have; models/names/build.py.\n"
    )
    (OUT / "places.txt").write_text(header + "\n".join(sorted(places)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
