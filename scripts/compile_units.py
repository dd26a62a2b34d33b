#!/usr/bin/env python3
"""Compile the history of the administrative units into the package's own data file.

    compile_units.py SOURCE_DIR FORMER_NAMES [TARGET]

SOURCE_DIR holds `units.csv` (one row for each version of a unit) and `successors.csv` (where each unit of 30 June 2025
went). FORMER_NAMES is `dataset.db` of the PyPI package vietnamadminunits 1.0.4. TARGET is
`pipeline/dukien/units/units.columns.gz`. The same sources give the same bytes.

Every row of `units.csv` is a version, as it stands there; left out are only the provinces of before September 2004, which
have codes of three digits and neither districts nor communes.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import unicodedata
from collections import defaultdict
from pathlib import Path

from unit_heirs import Heirs, Names, former_names

from dukien.units.names import key, split_type
from dukien.units.register import OPEN, REFORM, Register

OLD_NUMBERING_ENDS = "2004-08-31"
TARGET = Path(__file__).resolve().parent.parent / "pipeline/dukien/units/units.columns.gz"
COLUMNS = (
    "code",
    "type",
    "name",
    "key",
    "parent_code",
    "valid_from",
    "valid_to",
    "decrees",
    "coordinates",
    "successors",
)
LEVELS = {"province": 2, "district": 3, "commune": 5}

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """The rows of one CSV file, in NFC."""
    with path.open(encoding="utf-8", newline="") as f:
        return [{k: unicodedata.normalize("NFC", v.strip()) for k, v in row.items()} for row in csv.DictReader(f)]


def compile_units(source: Path, former: Names) -> list[Row]:
    """All versions: provinces, then districts, then communes, each by code and time."""
    went: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in read(source / "successors.csv"):
        assert row["date"] == REFORM, row
        went[row["level"], row["code"]].append(row["successor_code"])
    rows: list[Row] = []
    for row in read(source / "units.csv"):
        if row["level"] == "province" and len(row["code"]) == 3:
            assert row["valid_to"] == OLD_NUMBERING_ENDS, row
            continue
        assert len(row["code"]) == LEVELS[row["level"]], row
        kind, row["name"] = split_type(row["name"])
        assert kind, row
        row["type"] = kind
        looked_up = key(row["name"])
        row["key"] = "" if looked_up == row["name"].lower() else looked_up
        assert bool(row["latitude"]) == bool(row["longitude"]), row
        row["coordinates"] = f"{row['latitude']} {row['longitude']}".strip()
        row["successors"] = " ".join(went.get((row["level"], row["code"]), ())) if row["valid_to"] == REFORM else ""
        rows.append(row)
    rows.sort(key=lambda r: (LEVELS[r["level"]], r["code"], r["valid_from"], r["valid_to"] or OPEN))
    for row, successors in zip(rows, Heirs(Register(table(rows)), former).column(), strict=True):
        row["successors"] = successors
    return rows


def table(rows: list[Row]) -> bytes:
    """One column a line, its name first, tab-separated."""
    lines = []
    for column in COLUMNS:
        values = [row[column] for row in rows]
        assert not any("\t" in v or "\n" in v for v in values), column
        lines.append("\t".join([column, *values]) + "\n")
    return "".join(lines).encode("utf-8")


def write(rows: list[Row], target: Path) -> None:
    """Compressed without a time stamp."""
    with target.open("wb") as raw, gzip.GzipFile("", "wb", compresslevel=9, fileobj=raw, mtime=0) as f:
        f.write(table(rows))


def main() -> None:
    """Compile, and say what came out."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("source", metavar="SOURCE_DIR", type=Path)
    ap.add_argument("former_names", metavar="FORMER_NAMES", type=Path)
    ap.add_argument("target", metavar="TARGET", type=Path, nargs="?", default=TARGET)
    args = ap.parse_args()
    rows = compile_units(args.source, former_names(args.former_names))
    write(rows, args.target)
    print(f"{args.target}: {len(rows):,} versions, {args.target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
