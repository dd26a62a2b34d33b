"""`dukien extract`: a run with its progress bar and its summary."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

import dukien
from dukien.cli.codes import DONE, INTERRUPTED, NOTHING_EXTRACTED, UsageError
from dukien.ingest import Fields, InputError, Meter, read
from dukien.ingest.sources import is_local
from dukien.run.many import extract_many
from dukien.run.merge import Summary

_FAILURES_SHOWN = 5


def extract(args: argparse.Namespace) -> int:
    """Run the command with its parsed arguments; return the exit code."""
    console = Console(stderr=True, quiet=args.quiet, highlight=False, soft_wrap=True)
    fields = Fields(article_id=args.id, text=args.text, title=args.title, published=args.published, url=args.url)
    if args.out.exists() and not args.out.is_dir():
        raise UsageError(f"--out {args.out} is a file; give a folder, which is made where there is none")
    begun = time.perf_counter()
    try:
        meter = Meter()
        articles = read(args.inputs, fields=fields, meter=meter)
        with _progress(args.inputs, meter, console) as advance:
            summary = extract_many(
                articles,
                args.out,
                file_format=args.format,
                workers=args.workers or _processors(),
                version=dukien.__version__,
                progress=advance,
                note=console.print,
            )
    except InputError as error:
        raise UsageError(str(error)) from None
    except KeyboardInterrupt:
        print("dukien: stopped. Run the same command again to go on from here.", file=sys.stderr)
        return INTERRUPTED
    except BrokenProcessPool:
        print("dukien: a worker was killed, perhaps for want of memory. Run again with fewer --workers.", file=sys.stderr)
        return NOTHING_EXTRACTED
    except OSError as error:
        print(f"dukien: {error}. Mend that and run the same command again to go on from here.", file=sys.stderr)
        return NOTHING_EXTRACTED
    _report(summary, args.out, time.perf_counter() - begun, console)
    if summary.articles["ok"]:
        return DONE
    reason = f"nothing could be extracted from {', '.join(args.inputs)}"
    if summary.failures:
        reason += f"; {summary.failures[0][1]}"
    print(f"dukien: {reason}", file=sys.stderr)
    return NOTHING_EXTRACTED


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _progress(inputs: Sequence[str], meter: Meter, console: Console) -> Iterator[Callable[[int], None]]:
    """A progress bar on a terminal; yields the function that moves it.

    How much there is to do is known in bytes of input files, and how far it has come by how much of them was read.
    """
    columns = (
        TextColumn("{task.fields[articles]} articles"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]} articles/s"),
        TimeElapsedColumn(),
        TextColumn("ETA"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        total = _bytes(inputs) if console.is_terminal else 0
        task = bar.add_task("extract", total=total or None, articles="0", rate="-")
        begun, done = time.perf_counter(), 0

        def advance(articles: int) -> None:
            nonlocal done
            done += articles
            rate = done / (time.perf_counter() - begun)
            bar.update(task, completed=meter.bytes_read, articles=f"{done:,}", rate=f"{rate:,.0f}")

        yield advance


def _bytes(inputs: Sequence[str]) -> int:
    """Bytes of all the input files; 0 where that is not known beforehand."""
    if not all(map(is_local, inputs)):
        return 0
    files = (f for given in map(Path, inputs) for f in (given.rglob("*") if given.is_dir() else [given]))
    return sum(f.stat().st_size for f in files if f.is_file())


def _report(summary: Summary, folder: Path, seconds: float, console: Console) -> None:
    """The table at the end, and the first articles that failed."""
    total = summary.articles.total()
    table = Table(box=None, show_header=False, pad_edge=False)
    for status in ("ok", "skipped", "failed"):
        table.add_row("articles" if status == "ok" else "", status, f"{summary.articles[status]:,}")
    for i, (name, rows) in enumerate(summary.rows.items()):
        table.add_row("" if i else "facts", name, f"{rows:,}")
    console.print(table)
    known = f", {summary.taken_over:,} of them taken over from an earlier run" if summary.taken_over else ""
    console.print(f"{total:,} articles in {seconds:.1f} s ({total / max(seconds, 1e-9):,.0f} articles/s){known}: {folder}")
    for article_id, reason in summary.failures[:_FAILURES_SHOWN]:
        console.print(f"failed: {article_id}: {reason}", markup=False)
    if (more := summary.articles["failed"] - _FAILURES_SHOWN) > 0:
        console.print(f"... and {more:,} more; see the column reason of articles where status is failed")
