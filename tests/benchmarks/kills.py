"""A run that is killed at random moments and begun again makes the same bytes as one that nobody disturbed.

    python tests/benchmarks/kills.py                                  20 kills, over the corpus
    python tests/benchmarks/kills.py articles.jsonl.gz --most 600     over the first 600 other articles
    python tests/benchmarks/kills.py --kills 3 --seed 7 --workers 4

Each kill is a SIGKILL after a random time to the parent process or to one of its workers. Whenever a run comes to its end in
spite of them, its folder is compared with the undisturbed one, and the next begins in a new folder.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from itertools import islice
from pathlib import Path

import psutil

from dukien.ingest import read

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"


def begin(articles: Path, out: Path, workers: int) -> psutil.Popen:
    """Start a run."""
    command = [sys.executable, "-m", "dukien", "extract", str(articles), "--out", str(out), "--workers", str(workers), "--quiet"]
    return psutil.Popen(command)


def sample(inputs: list[str], most: int, folder: Path) -> Path:
    """The first articles of `inputs` as one file."""
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for article in islice(read(inputs), most):
            file.write(json.dumps({"id": article.article_id, "text": article.text}, ensure_ascii=False) + "\n")
    return path


def dataset(folder: Path) -> dict[str, bytes]:
    """The files of a dataset; not those of its work folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def workers_of(run: psutil.Popen) -> list[psutil.Process]:
    """The processes that extract, and the one that they are forked from."""
    try:
        return [
            child for child in run.children(recursive=True) if not any("resource_tracker" in part for part in child.cmdline())
        ]
    except psutil.Error:
        return []


def kill_one(run: psutil.Popen, chance: random.Random) -> str:
    """SIGKILL to the run's parent process or one of its workers; which it was."""
    if chance.random() < 0.5:
        while run.is_running() and run.status() != psutil.STATUS_ZOMBIE:
            try:
                chance.choice(workers_of(run)).kill()
            except (IndexError, psutil.Error):  # none there yet, or gone by now
                time.sleep(0.05)
                continue
            return "worker"
    run.kill()
    run.wait()
    return "parent"


def main() -> int:
    """Run, kill, compare, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=[str(CORPUS)])
    parser.add_argument("--most", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    killed: Counter[str] = Counter()
    different = compared = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        articles = sample(args.inputs, args.most, folder)
        begun = time.perf_counter()
        if begin(articles, folder / "undisturbed", args.workers).wait():
            return 1
        seconds = time.perf_counter() - begun
        expected = dataset(folder / "undisturbed")
        while killed.total() < args.kills or not compared:
            out = folder / f"killed-{compared}"
            run = begin(articles, out, args.workers)
            while True:
                try:
                    code = run.wait(timeout=chance.uniform(0, seconds) if killed.total() < args.kills else None)
                except psutil.TimeoutExpired:
                    victim = kill_one(run, chance)
                    killed[victim] += 1
                    if victim == "parent":
                        run = begin(articles, out, args.workers)
                    continue
                break
            compared += 1
            wrong = sorted(name for name in expected.keys() | dataset(out) if dataset(out).get(name) != expected.get(name))
            if code or wrong:
                different += 1
                print(f"exit code {code}, different: {', '.join(wrong)}", file=sys.stderr)
    print(f"undisturbed: {seconds:.1f} s; killed: {killed['parent']} times the parent, {killed['worker']} times a worker")
    print(f"{compared} datasets that came to their end, {different} of them different from the undisturbed one")
    return 1 if different else 0


if __name__ == "__main__":
    raise SystemExit(main())
