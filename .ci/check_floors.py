"""Fail where a measure's F1 has fallen below its floor.

    check_floors.py FLOORS.json FIGURES.json

FIGURES.json maps measures to their figures, as `dukien evaluate --json` prints them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(floors_path: str, figures_path: str) -> int:
    """Print every measure beside its floor; 1 where one is below or missing."""
    floors, figures = (json.loads(Path(path).read_text(encoding="utf-8")) for path in (floors_path, figures_path))
    below = [name for name, floor in floors.items() if figures.get(name, {}).get("f1", 0.0) < floor]
    for name, floor in floors.items():
        print(f"{name:18} {figures.get(name, {}).get('f1', 0.0):.4f} (floor {floor:.2f}){'  BELOW' if name in below else ''}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
