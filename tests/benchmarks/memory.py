"""Peak memory does not grow with the number of articles.

    python tests/benchmarks/memory.py                                             the corpus, repeated to 500 and 2,000 articles
    python tests/benchmarks/memory.py articles.jsonl.gz --articles 50000 1000000  other articles

Each number of articles is extracted by a run of its own over the inputs, repeated as often as it takes through a pipe. Told
are the highest resident memory of the parent process and of any worker, as seen ten times a second.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from itertools import cycle, islice
from pathlib import Path

import psutil

from dukien.ingest import read

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
LOOKS = 0.1


def feed(inputs: list[str], articles: int, pipe: subprocess.Popen[bytes]) -> None:
    """Write `articles` records to the standard input of a run."""
    assert pipe.stdin
    lines = [
        json.dumps({"id": a.article_id, "text": a.text}, ensure_ascii=False).encode() + b"\n"
        for a in islice(read(inputs), articles)
        if a.status == "ok"
    ]
    for line in islice(cycle(lines), articles):
        pipe.stdin.write(line)
    pipe.stdin.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=[str(CORPUS)])
    parser.add_argument("--articles", type=int, nargs="+", default=[500, 2000])
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    print(f"{'articles':>12}{'parent, MB':>12}{'worker, MB':>12}{'seconds':>10}")
    for articles in args.articles:
        with tempfile.TemporaryDirectory() as out:
            parent, worker, seconds = measure(args.inputs, articles, args.workers, out)
        print(f"{articles:12,}{parent / 2**20:12.0f}{worker / 2**20:12.0f}{seconds:10.0f}", flush=True)


def measure(inputs: list[str], articles: int, workers: int, out: str) -> tuple[int, int, float]:
    """Bytes of the parent and of the largest worker at their highest, and the seconds that the run took."""
    command = [sys.executable, "-m", "dukien", "extract", "-", "--out", out, "--workers", str(workers), "--quiet"]
    begun = time.perf_counter()
    run = subprocess.Popen(command, stdin=subprocess.PIPE)
    threading.Thread(target=feed, args=(inputs, articles, run), daemon=True).start()
    parent = worker = 0
    watched = psutil.Process(run.pid)
    while run.poll() is None:
        try:
            parent = max(parent, watched.memory_info().rss)
            worker = max([worker, *(child.memory_info().rss for child in watched.children())])
        except psutil.Error:
            pass
        time.sleep(LOOKS)
    if run.returncode:
        raise SystemExit(f"the run ended with {run.returncode}")
    return parent, worker, time.perf_counter() - begun


if __name__ == "__main__":
    main()
