"""`run.json`: what a dataset was made of, by what, and what came of it; the same bytes for the same run."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dukien.run.atomic import whole_file
from dukien.run.summary import Summary
from dukien.run.versions import made_by

MANIFEST = "run.json"

Described = Mapping[str, Any]


def write_manifest(folder: Path, version: str, options: Described, inputs: Sequence[Described], summary: Summary) -> None:
    """Write the manifest beside the tables.

    It has no times, and no number of processes, as nothing in the tables depends on them (those are in
    `.dukien/last-run.json`). Of articles that failed it has the first 1,000; all are in the table `articles`.
    """
    failed = [{"article_id": key, "reason": reason} for key, reason in summary.failures]
    manifest = {
        "made_by": made_by(version),
        "options": options,
        "inputs": inputs,
        "articles": {status: summary.articles[status] for status in ("ok", "skipped", "failed")},
        "copies": {kind: summary.copies[kind] for kind in ("exact", "near")},
        "rows": summary.rows,
        "failed": failed,
    }
    with whole_file(folder / MANIFEST) as file:
        file.write(json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n")


def extracted_before(folder: Path) -> int:
    """How many articles the dataset that is in `folder` has facts of; 0 where there is none."""
    try:
        return int(json.loads((folder / MANIFEST).read_bytes())["articles"]["ok"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return 0
