"""What the register of units costs: the time to import, load and first search it, and the memory that it takes.

    python tests/benchmarks/register.py

Times are ratios to unpacking the register's file and splitting it into cells, measured in the same run; each in a process
of its own, the best of five.
"""

from __future__ import annotations

import subprocess
import sys

MEASURED = {
    "unpack and split": "import gzip; from pathlib import Path; packed = Path(units).read_bytes(); begun = clock(); "
    "cells = [line.split('\\t') for line in gzip.decompress(packed).decode().split('\\n')]",
    "import dukien.units": "begun = clock(); import dukien.units",
    "load the register": "from dukien.units.register import register; begun = clock(); register()",
    "first search": "import dukien.units; dukien.units.register.register(); begun = clock(); "
    "dukien.units.find('xã Bình Khánh', on='2019-05-01')",
    "later searches (100)": "import dukien.units; dukien.units.find('xã Tân Lập'); begun = clock(); "
    "[dukien.units.find('xã Bình Khánh', on=f'20{y:02}-05-01') for y in range(5, 25) for _ in range(5)]",
}
FRAME = """
import resource, sys
from importlib.util import find_spec
from time import perf_counter as clock
units = find_spec("dukien").submodule_search_locations[0] + "/units/units.columns.gz"
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
{work}
print(clock() - begun, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def measure(work: str) -> tuple[float, float]:
    """Seconds, and megabytes of memory (as Linux counts them) that the whole process grew by."""
    runs = []
    for _ in range(5):
        done = subprocess.run([sys.executable, "-c", FRAME.format(work=work)], capture_output=True, text=True, check=True)
        seconds, megabytes = map(float, done.stdout.split())
        runs.append((seconds, megabytes))
    return min(runs)


def main() -> None:
    """Print the table."""
    rows = {name: measure(work) for name, work in MEASURED.items()}
    base = rows["unpack and split"][0]
    print(f"{'':24}{'ratio':>8}{'ms':>8}{'MB':>8}")
    for name, (seconds, megabytes) in rows.items():
        print(f"{name:24}{seconds / base:8.1f}{seconds * 1000:8.1f}{megabytes:8.1f}")


if __name__ == "__main__":
    main()
