"""Peak memory does not grow with the number of articles.

    python tests/benchmarks/memory.py                                             the corpus, repeated to 500 and 2,000 articles
    python tests/benchmarks/memory.py articles.jsonl.gz --articles 50000 1000000  other articles
    python tests/benchmarks/memory.py articles.jsonl.gz --articles 50000 1000000 --played

Each number of articles is extracted by a run of its own over the inputs, repeated as often as it takes through a pipe, with
new ids each time. Told are the highest memory of all processes together (proportional: what several share counts once), and the
highest resident memory of the parent process and of any other. With `--played`, articles get the facts of others, as in
`workers.py`; everything around the extraction is as ever.

With `--changed`, each repetition has other words in every article, so that none is a copy of one before it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import threading
import time
from itertools import count, islice
from pathlib import Path

import psutil
from workers import CORPUS, command, sample

from dukien.ingest import read

LOOKS = 0.2


def feed(inputs: list[str], articles: int, changed: bool, pipe: subprocess.Popen[bytes]) -> None:
    """Write `articles` records to the standard input of a run."""
    assert pipe.stdin
    texts = [(a.article_id, a.text) for a in islice(read(inputs), articles) if a.status == "ok"]
    left = articles
    for time_round in count():
        for key, text in texts[:left]:
            words = " ".join(w if n % 4 else f"{w}{time_round}" for n, w in enumerate(text.split(" "))) if changed else text
            record = {"id": f"{key}-{time_round}", "text": words}
            pipe.stdin.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
        left -= len(texts[:left])
        if not left:
            break
    pipe.stdin.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=[str(CORPUS)])
    parser.add_argument("--articles", type=int, nargs="+", default=[500, 2000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--played", action="store_true")
    parser.add_argument("--changed", action="store_true")
    args = parser.parse_args()
    print(f"{'articles':>12}{'all, MB':>12}{'parent, MB':>12}{'other, MB':>12}{'seconds':>10}")
    with tempfile.TemporaryDirectory() as scratch:
        played = sample(args.inputs, Path(scratch)) if args.played else None
        for articles in args.articles:
            begun = time.perf_counter()
            with tempfile.TemporaryDirectory() as out:
                arguments = ("-", "--out", out, "--workers", str(args.workers), "--quiet")
                run = psutil.Popen(command(played, 0, *arguments), stdin=subprocess.PIPE)
                threading.Thread(target=feed, args=(args.inputs, articles, args.changed, run), daemon=True).start()
                together, parent, other = (n / 2**20 for n in watch(run))
            seconds = time.perf_counter() - begun
            print(f"{articles:12,}{together:12.0f}{parent:12.0f}{other:12.0f}{seconds:10.0f}", flush=True)


def watch(run: psutil.Popen) -> tuple[int, int, int]:
    """Wait for a run; the most bytes of all its processes together, of the parent, and of any other."""
    together = parent = other = 0
    while run.poll() is None:
        now = 0
        for process in (run, *_children(run)):
            try:
                memory = process.memory_full_info()
            except psutil.Error:
                continue
            now += getattr(memory, "pss", memory.rss)
            if process is run:
                parent = max(parent, memory.rss)
            else:
                other = max(other, memory.rss)
        together = max(together, now)
        time.sleep(LOOKS)
    if run.returncode:
        raise SystemExit(f"the run ended with {run.returncode}")
    return together, parent, other


def _children(run: psutil.Popen) -> list[psutil.Process]:
    try:
        return list(run.children(recursive=True))
    except psutil.Error:
        return []


if __name__ == "__main__":
    main()
