"""A run on two processes takes little more than half the time of one.

    python tests/benchmarks/workers.py articles.jsonl.gz                      20,000 articles with 1 and 2 workers
    python tests/benchmarks/workers.py articles.jsonl.gz --milliseconds 1.5   as if an extraction took so long

Each number of workers is a run of its own from the start of the program to the finished dataset. Told are the seconds by the
clock on the wall, how many times faster that is than the first run, and the seconds of processor time of the parent process
and of all others. With `--milliseconds`, extraction is played: an article gets the facts of another one, and the processor
is kept busy for the rest of the time; everything around it is as ever.
"""

from __future__ import annotations

import argparse
import json
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from dukien.article import Article
from dukien.ingest import read

if TYPE_CHECKING:
    from dukien.dataset.rows import Values

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
LOOKS = 0.1
KNOWN = 300
PLAYED = "--as-if"


def play(facts: list[dict[str, list[Values]]], milliseconds: float) -> None:
    """From now on `extract_block` gives an article the facts of another one, and takes so long for each."""
    from dukien.dataset.rows import article_row
    from dukien.run import one

    def extract_block(articles: Sequence[Article], *at: Any) -> list[dict[str, list[Values]]]:
        return [played(article) for article in articles]

    def played(article: Article) -> dict[str, list[Values]]:
        until = time.process_time() + milliseconds / 1000
        key = article.article_id
        rows = {"articles": [article_row(article)]}
        for name, found in facts[len(article.text) % len(facts)].items():
            rows[name] = [(key, f"{key}:{name}:{n}", *row[2:]) for n, row in enumerate(found, start=1)]  # article_id, fact_id
        while time.process_time() < until:
            pass
        return rows

    one.extract_block = extract_block


def sample(inputs: list[str], folder: Path) -> Path:
    """The facts of the first articles of `inputs`, for `play`."""
    from dukien.run.one import extract_block

    rows = extract_block([article for article in islice(read(inputs), KNOWN) if article.status == "ok"])
    path = folder / "facts.pickle"
    path.write_bytes(pickle.dumps([{name: found for name, found in tables.items() if name != "articles"} for tables in rows]))
    return path


def command(played: Path | None, milliseconds: float, *arguments: str) -> list[str]:
    """The command line of a run, played or not."""
    if played:
        return [sys.executable, __file__, PLAYED, str(played), str(milliseconds), "extract", *arguments]
    return [sys.executable, "-m", "dukien", "extract", *arguments]


def watch(run: psutil.Popen, looks: float = LOOKS) -> tuple[float, float]:
    """Wait for a run; the processor time of the parent and of the processes that it began."""
    seconds: dict[int, float] = {}
    while run.poll() is None:
        try:
            for process in (run, *run.children(recursive=True)):
                used = process.cpu_times()
                seconds[process.pid] = used.user + used.system
        except psutil.Error:
            pass
        time.sleep(looks)
    if run.returncode:
        raise SystemExit(f"the run ended with {run.returncode}")
    return seconds.get(run.pid, 0.0), sum(used for pid, used in seconds.items() if pid != run.pid)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=[str(CORPUS)])
    parser.add_argument("--most", type=int, default=20_000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--milliseconds", type=float)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        articles = folder / "articles.jsonl"
        with articles.open("w", encoding="utf-8") as file:
            for article in islice(read(args.inputs), args.most):
                file.write(json.dumps({"id": article.article_id, "text": article.text}, ensure_ascii=False) + "\n")
        print(f"up to {args.most:,} articles, {articles.stat().st_size / 2**20:.0f} MB")
        played = None if args.milliseconds is None else sample(args.inputs, folder)
        print(f"{'workers':>8}{'seconds':>10}{'times':>8}{'parent, CPU s':>15}{'others, CPU s':>15}")
        first = 0.0
        for workers in args.workers:
            out = folder / str(workers)
            arguments = (str(articles), "--out", str(out), "--workers", str(workers), "--quiet")
            begun = time.perf_counter()
            parent, others = watch(psutil.Popen(command(played, args.milliseconds or 0, *arguments), stdout=subprocess.DEVNULL))
            seconds = time.perf_counter() - begun
            first = first or seconds
            print(f"{workers:8}{seconds:10.1f}{first / seconds:8.2f}{parent:15.1f}{others:15.1f}", flush=True)


if sys.argv[1:2] == [PLAYED]:  # also in the processes of a played run, which import its main module
    play(pickle.loads(Path(sys.argv[2]).read_bytes()), float(sys.argv[3]))

if __name__ == "__main__":
    if sys.argv[1:2] == [PLAYED]:
        from dukien.cli import main as run

        raise SystemExit(run(sys.argv[4:]))
    main()
