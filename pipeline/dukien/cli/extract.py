"""`dukien extract`: a run with its progress bar and its summary."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

import dukien
from dukien.article import Article
from dukien.cli.codes import DONE, INTERRUPTED, NOTHING_EXTRACTED, UsageError
from dukien.ingest import Fields, InputError, Meter, Raw, read_raw
from dukien.ingest.sources import is_local
from dukien.run.cluster import ClusterError, extract_on_cluster
from dukien.run.folder import BusyError
from dukien.run.inputs import Inputs
from dukien.run.limits import NO_LIMITS, Limits
from dukien.run.worker import WorkerError, prepare

if TYPE_CHECKING:
    from dukien.run.summary import Summary

_FAILURES_SHOWN = 5
_SECONDS_A_LINE = 60


def extract(args: argparse.Namespace) -> int:
    """Run the command with its parsed arguments; return the exit code."""
    console = Console(stderr=True, quiet=args.quiet, highlight=False, soft_wrap=True)
    fields = {"article_id": args.id, "text": args.text, "title": args.title, "published": args.published, "url": args.url}
    _check_out(args.inputs, args.out)
    limits = Limits(seconds=args.limit_seconds or None, memory=args.limit_memory or None)
    cluster = args.cluster and partial(extract_on_cluster, address=args.cluster, limits=limits, note=console.print)
    begun = time.perf_counter()
    try:
        inputs = Inputs(args.inputs)
        articles = _Counted(read_raw(inputs, fields=Fields(**fields), meter=inputs.meter))
        if limits != NO_LIMITS and not cluster:
            prepare()  # goes on while this process loads what it needs itself
        from dukien.run.many import extract_many

        with _progress(args.inputs, inputs.meter, articles, console) as advance:
            summary = extract_many(
                articles,
                Path(args.out),
                file_format=args.format,
                workers=args.workers or _processors(),
                limits=limits,
                copies=args.copies,
                retry_failed=args.retry_failed,
                version=dukien.__version__,
                fields={name: field for name, field in fields.items() if field},
                inputs=inputs.described,
                executor=cluster,
                progress=advance,
                note=console.print,
            )
    except InputError as error:
        raise UsageError(str(error)) from None
    except KeyboardInterrupt:
        print("dukien: stopped. Run the same command again to go on from here.", file=sys.stderr)
        return INTERRUPTED
    except (BusyError, WorkerError, ClusterError) as error:
        print(f"dukien: {error}", file=sys.stderr)
        return NOTHING_EXTRACTED
    except OSError as error:
        print(f"dukien: {error}. Mend that and run the same command again to go on from here.", file=sys.stderr)
        return NOTHING_EXTRACTED
    _report(summary, Path(args.out), time.perf_counter() - begun, console)
    if summary.articles["ok"]:
        return DONE
    reason = f"nothing could be extracted from {', '.join(args.inputs)}"
    if summary.failures:
        reason += f"; {summary.failures[0][1]}"
    if summary.kept:
        reason += f". The dataset that is in {args.out} stays as it was"
    print(f"dukien: {reason}", file=sys.stderr)
    return NOTHING_EXTRACTED


def _check_out(inputs: Sequence[str], out: str) -> None:
    """See that the tables can go to `out`.

    Raises:
        UsageError: it has no name, is a file, or is itself an input.
    """
    if not out:
        raise UsageError("--out without a name; give a folder ('.' is the one you are in)")
    folder = Path(out)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"--out {out} is a file; give a folder, which is made where there is none")
    if above := next((str(parent) for parent in folder.parents if parent.exists() and not parent.is_dir()), None):
        raise UsageError(f"--out {out} is to be in {above}, which is a file; give another folder")
    if any(is_local(given) and given and Path(given).resolve() == folder.resolve() for given in inputs):
        raise UsageError(f"--out {out} is also an input: the next run would read the tables as articles; give another folder")


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Counted(Iterator[Article | Raw]):
    """A stream of articles that knows how many have been taken from it."""

    def __init__(self, articles: Iterator[Article | Raw]) -> None:
        self.taken = 0
        self._articles = articles

    def __next__(self) -> Article | Raw:
        article = next(self._articles)
        self.taken += 1
        return article


@contextmanager
def _progress(inputs: Sequence[str], meter: Meter, articles: _Counted, console: Console) -> Iterator[Callable[[int, int], None]]:
    """Show how far the run has come: a bar on a terminal, a line a minute elsewhere. Yields the function that moves it.

    How much there is to do is known in bytes of input files; how much is done, by how many of the articles that were read.
    """
    columns = (
        TextColumn("{task.fields[articles]} articles"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]} articles/s"),
        TimeElapsedColumn(),
        TextColumn("ETA"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failures]}"),
    )
    begun = told = time.perf_counter()
    done, failed = 0, 0
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        total = _bytes(inputs) if console.is_terminal else None
        task = bar.add_task("extract", total=total or None, articles="0", rate="-", failures="")

        def advance(more: int, failures: int) -> None:
            nonlocal done, failed, told, total
            done, failed, now = done + more, failed + failures, time.perf_counter()
            rate = f"{done / (now - begun):,.0f}"
            shown = f"{failed:,} failed" if failed else ""
            completed = meter.bytes_read * done // max(articles.taken, 1)
            bar.update(task, completed=completed, articles=f"{done:,}", rate=rate, failures=shown)
            if not console.is_terminal and now - told >= _SECONDS_A_LINE:
                told, total = now, _bytes(inputs) if total is None else total
                ahead = _ahead(completed, total, now - begun)
                console.print(f"{done:,} articles, {rate} a second, {failed:,} failed{ahead}")

        yield advance


def _ahead(done: int, total: int, seconds: float) -> str:
    """How much is done and what is left, where that is known."""
    if not 0 < done <= total:
        return ""
    return f", {done / total:.0%}, about {timedelta(seconds=round(seconds * (total - done) / done))} to go"


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
    for i, kind in enumerate(summary.copies):
        table.add_row("" if i else "copies", kind, f"{summary.copies[kind]:,}")
    for i, (name, rows) in enumerate(summary.rows.items()):
        table.add_row("" if i else "facts", name, f"{rows:,}")
    console.print(table)
    known = f", {summary.taken_over:,} of them taken over from an earlier run" if summary.taken_over else ""
    known += f", {summary.tried_again:,} tried again" if summary.tried_again else ""
    console.print(f"{total:,} articles in {seconds:.1f} s ({total / max(seconds, 1e-9):,.0f} articles/s){known}: {folder}")
    for article_id, reason in summary.failures[:_FAILURES_SHOWN]:
        console.print(f"failed: {article_id}: {reason}", markup=False)
    if (more := summary.articles["failed"] - _FAILURES_SHOWN) > 0:
        console.print(f"... and {more:,} more; see the column reason of articles where status is failed")
    if summary.articles["failed"]:
        console.print("With --retry-failed, the same command tries them again.")
