#!/usr/bin/env python3
"""Compile the history of the administrative units into the package's own data file.

    compile_units.py SOURCE_DIR [TARGET]

SOURCE_DIR holds `units.csv` (one row for each version of a unit) and `successors.csv` (where each unit of 30 June 2025
went). TARGET is `pipeline/dukien/units/units.columns.gz`. The same sources give the same bytes.

What is changed on the way:

* The register of before September 2004 numbered provinces with three digits and has no districts or communes:
  those rows are left out.
* A version whose days lie inside another version of its code is an interim listing and is left out; where two
  versions of a code overlap, the later one begins when the earlier one ends.
* Two versions of a code that follow each other with the same name and parent are one version.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import unicodedata
from collections import defaultdict
from pathlib import Path

from dukien.units.names import key, split_type

OLD_NUMBERING_ENDS = "2004-08-31"
REFORM = "2025-07-01"
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
    "latitude",
    "longitude",
    "successors",
)
LEVELS = {"province": 2, "district": 3, "commune": 5}

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """The rows of one CSV file, in NFC."""
    with path.open(encoding="utf-8", newline="") as f:
        return [{k: unicodedata.normalize("NFC", v.strip()) for k, v in row.items()} for row in csv.DictReader(f)]


def without_overlaps(versions: list[Row]) -> list[Row]:
    """The versions of one code as a sequence in time, none on the same day as another."""
    kept: list[Row] = []
    for row in sorted(versions, key=lambda r: (r["valid_from"], r["valid_to"] or "9999")):
        last = kept[-1] if kept else None
        if last and (last["valid_to"] or "9999") > row["valid_from"]:
            if (row["valid_to"] or "9999") <= (last["valid_to"] or "9999"):
                continue
            row = row | {"valid_from": last["valid_to"]}
        if (
            last
            and all(last[k].casefold() == row[k].casefold() for k in ("name", "parent_code"))
            and last["valid_to"] == row["valid_from"]
        ):
            kept[-1] = last | {"valid_to": row["valid_to"], "decrees": " ".join(filter(None, (last["decrees"], row["decrees"])))}
        else:
            kept.append(row)
    return kept


def compile_units(source: Path) -> list[Row]:
    """All versions: provinces, then districts, then communes, each by code and time."""
    by_code: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in read(source / "units.csv"):
        if row["level"] == "province" and len(row["code"]) == 3:
            assert row["valid_to"] == OLD_NUMBERING_ENDS, row
            continue
        assert len(row["code"]) == LEVELS[row["level"]], row
        by_code[row["level"], row["code"]].append(row)
    went: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in read(source / "successors.csv"):
        assert row["date"] == REFORM, row
        went[row["level"], row["code"]].append(row["successor_code"])
    rows: list[Row] = []
    for level, code in sorted(by_code, key=lambda k: (LEVELS[k[0]], k[1])):
        for row in without_overlaps(by_code[level, code]):
            kind, row["name"] = split_type(row["name"])
            assert kind, row
            row["type"] = kind
            row["key"] = key(row["name"])
            row["successors"] = ""
            if row["valid_from"] < REFORM <= (row["valid_to"] or "9999"):
                row["successors"] = " ".join(went.get((level, code), ()))
            rows.append(row)
    return rows


def write(rows: list[Row], target: Path) -> None:
    """One column a line, its name first, tab-separated: eleven splits read it. Compressed without a time stamp."""
    lines = []
    for column in COLUMNS:
        values = [row[column] for row in rows]
        assert not any("\t" in v or "\n" in v for v in values), column
        lines.append("\t".join([column, *values]) + "\n")
    with target.open("wb") as raw, gzip.GzipFile("", "wb", compresslevel=9, fileobj=raw, mtime=0) as f:
        f.write("".join(lines).encode("utf-8"))


def main() -> None:
    """Compile, and say what came out."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("source", type=Path)
    ap.add_argument("target", type=Path, nargs="?", default=TARGET)
    args = ap.parse_args()
    rows = compile_units(args.source)
    write(rows, args.target)
    print(f"{args.target}: {len(rows):,} versions, {args.target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
