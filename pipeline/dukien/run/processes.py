"""Shards extracted on the processes of this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import chain, islice

from dukien.run.limits import NO_LIMITS, Limits
from dukien.run.shards import Job, extract_shard
from dukien.run.worker import Worker

Progress = Callable[[int, int], None]
"""Called with how many more articles are done, and how many of them failed."""

_WAITING_SHARDS_PER_WORKER = 2


def extract_here(jobs: Iterator[Job], progress: Progress, *, workers: int, limits: Limits) -> None:
    """Do all jobs; no more than a few wait for a worker at any time.

    Args:
        jobs: taken up as there is room for them.
        progress: told whenever a job is done.
        workers: processes; with 1 and no limits it is this one.
        limits: what one article may cost.
    """
    first = list(islice(jobs, 2))
    jobs = chain(first, jobs)
    if limits == NO_LIMITS and (workers == 1 or len(first) < 2):  # a worker takes longer to start than a shard to extract
        for job in jobs:
            progress(_articles(job), extract_shard(job))
        return
    idle = [Worker(limits) for _ in range(workers)]
    everyone = tuple(idle)

    def extract(job: Job) -> int:
        worker = idle.pop()
        try:
            return worker.extract(job)
        finally:
            idle.append(worker)

    watching = ThreadPoolExecutor(workers, "dukien-watches")
    waiting: dict[Future[int], Job] = {}
    try:
        for job in jobs:
            waiting[watching.submit(extract, job)] = job
            while len(waiting) >= workers * (1 + _WAITING_SHARDS_PER_WORKER):
                _collect(waiting, progress)
        while waiting:
            _collect(waiting, progress)
    finally:
        for worker in everyone:
            worker.stop()
        watching.shutdown(cancel_futures=True)
        for worker in everyone:
            worker.close()


def _collect(waiting: dict[Future[int], Job], progress: Progress) -> None:
    """Wait for a job and strike it off the list."""
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        progress(_articles(waiting.pop(future)), future.result())


def _articles(job: Job) -> int:
    return len(job.again or job.shard.articles)
