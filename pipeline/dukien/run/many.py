"""A stream of articles to a dataset on disk: in shards, on several processes, and on from where an earlier run stopped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dukien.dataset.describe import Format
from dukien.run.folder import WORK, note_run, remove_all_but, work_folder
from dukien.run.limits import NO_LIMITS, Limits
from dukien.run.manifest import extracted_before, write_manifest
from dukien.run.merge import Copies, merge
from dukien.run.processes import Processes, Progress
from dukien.run.shards import UNREAD, Job, Record, read_statuses, shards
from dukien.run.summary import Summary

__all__ = ["WORK", "extract_many"]

Executor = Callable[[Iterator[Job], Progress], None]
"""Does jobs with `extract_shard`, so that each job's file is there in the end; tells the progress job by job."""


def extract_many(
    articles: Iterable[Record],
    folder: Path,
    *,
    file_format: Format = "parquet",
    workers: int = 1,
    limits: Limits = NO_LIMITS,
    copies: Copies = "extract",
    retry_failed: bool = False,
    version: str,
    fields: Mapping[str, str] | None = None,
    inputs: Callable[[], Sequence[Mapping[str, Any]]] = tuple,
    executor: Executor | None = None,
    progress: Progress = lambda done, failed: None,
    note: Callable[[str], None] = lambda message: None,
) -> Summary:
    """Extract all `articles` into the tables of `folder`.

    The tables are byte for byte the same for the same articles, whatever the number of workers and however often the
    run was stopped in between. Memory does not grow with the stream, but for 9 bytes an article. Where no article at all
    could be extracted, a dataset that an earlier run left in `folder` stays as it was.

    Args:
        articles: the stream; ids are unique.
        folder: made where it is not there. Shards that an earlier run finished are taken over where the articles
            and the program are still the same.
        file_format: what the tables are written as.
        workers: processes to extract on; with 1 and no limits it is this one.
        limits: what one article may cost; one that costs more fails, and the others go on.
        copies: whether the facts of copies are in the tables.
        retry_failed: of the shards taken over, extract the articles again that failed.
        version: of the program.
        fields: of the records that were read, for the manifest.
        inputs: called when all articles are read: what they were read from, for the manifest.
        executor: who extracts the shards; left out, it is `workers` processes of this machine.
        progress: told whenever a shard is done.
        note: told what the user ought to know, in a sentence.

    Raises:
        BusyError: another run is at work in `folder`.
        WorkerError: processes do not live long enough to extract anything.
    """
    begun = time.time()
    with work_folder(folder, version, note) as work, Processes(workers, limits) as processes:
        plan = _Plan(work, progress, retry_failed=retry_failed)
        (executor or processes.extract)(plan.jobs(articles), progress)
        if not plan.paths:
            return Summary(kept=extracted_before(folder) > 0)
        options = {"format": file_format, "copies": copies, "limits": asdict(limits), "fields": dict(fields or {})}
        summary = merge(
            plan.paths,
            folder,
            file_format,
            copies=copies,
            version=version,
            manifest=lambda summary: write_manifest(folder, version, options, inputs(), summary),
            processes=processes,
        )
        summary.taken_over, summary.tried_again = plan.taken_over, plan.tried_again
        if not summary.kept:
            remove_all_but(work, {path.name for path in plan.paths})
        figures = {"workers": workers, "taken_over": plan.taken_over, "tried_again": plan.tried_again}
        note_run(work, {"begun": begun, "ended": time.time(), **figures})
    return summary


class _Plan:
    """What there is to do: the shards of the stream that an earlier run has not left behind."""

    def __init__(self, work: Path, progress: Progress, *, retry_failed: bool) -> None:
        self.paths: list[Path] = []
        """The files of all shards, in the order of the stream."""
        self.taken_over = 0
        self.tried_again = 0
        self._work = work
        self._progress = progress
        self._retry_failed = retry_failed

    def jobs(self, articles: Iterable[Record]) -> Iterator[Job]:
        """A job for each shard that is missing, or has articles that are to be tried again."""
        for shard in shards(articles):
            path = self._work / shard.name
            self.paths.append(path)
            statuses = read_statuses(path)
            if statuses is None:
                yield Job(shard, path)
            elif again := self._take_over(statuses):
                yield Job(shard, path, again)

    def _take_over(self, statuses: list[str]) -> frozenset[int]:
        """Count what an earlier run has done; the positions that are to be done again."""
        failed = [i for i, status in enumerate(statuses) if status in ("failed", UNREAD)]
        again = frozenset(i for i in failed if self._retry_failed and statuses[i] == "failed")
        self.taken_over += len(statuses) - len(again)
        self.tried_again += len(again)
        self._progress(len(statuses) - len(again), len(failed) - len(again))
        return again
