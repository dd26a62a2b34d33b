"""Jobs done on the processes of this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import chain, islice
from types import TracebackType
from typing import TypeVar

from dukien.run.limits import NO_LIMITS, Limits
from dukien.run.shards import Job
from dukien.run.worker import Task, Worker

Progress = Callable[[int, int], None]
"""Called with how many more articles are done, and how many of them failed."""

Result = TypeVar("Result")

_WAITING_SHARDS_PER_WORKER = 2


class Processes:
    """Processes that begin with the first work that there is for them, and end with the block."""

    def __init__(self, workers: int, limits: Limits = NO_LIMITS) -> None:
        """`workers`: how many; with 1 and no limits it is this one."""
        self._workers = workers
        self._limits = limits
        self._everyone = [Worker(limits) for _ in range(workers)]
        self._idle = list(self._everyone)
        self._watching = ThreadPoolExecutor(workers, "dukien-watches")
        self._here = limits == NO_LIMITS and workers == 1

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self._everyone:
            worker.stop()
        self._watching.shutdown(cancel_futures=True)
        for worker in self._everyone:
            worker.close()

    def extract(self, jobs: Iterator[Job], progress: Progress) -> None:
        """Do all jobs, taken up as there is room for them: no more than a few wait for a process at any time.

        Args:
            jobs: each of them leaves its file.
            progress: told whenever a job is done.
        """
        first = list(islice(jobs, 2))
        jobs = chain(first, jobs)
        if self._limits == NO_LIMITS and len(first) < 2:  # a process takes longer to start than a shard to extract
            self._here = True
        if self._here:
            for job in jobs:
                progress(job.articles, job.do())
            return
        waiting: dict[Future[int], Job] = {}
        for job in jobs:
            waiting[self._watching.submit(self._with_worker, lambda worker, job=job: worker.extract(job))] = job
            while len(waiting) >= self._workers * (1 + _WAITING_SHARDS_PER_WORKER):
                _collect(waiting, progress)
        while waiting:
            _collect(waiting, progress)

    def do(self, tasks: Iterable[Task[Result]], most: int) -> list[Result]:
        """Do all tasks, begun in their order, on `most` processes at the most; what came of each."""
        if self._here:
            return [task.do() for task in tasks]
        watching = ThreadPoolExecutor(min(most, self._workers), "dukien-watches")
        try:
            futures = [watching.submit(self._with_worker, lambda worker, task=task: worker.do(task)) for task in tasks]
            return [future.result() for future in futures]
        finally:
            watching.shutdown(wait=False, cancel_futures=True)

    def _with_worker(self, work: Callable[[Worker], Result]) -> Result:
        worker = self._idle.pop()
        try:
            return work(worker)
        finally:
            self._idle.append(worker)


def _collect(waiting: dict[Future[int], Job], progress: Progress) -> None:
    """Wait for a job and strike it off the list."""
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        progress(waiting.pop(future).articles, future.result())
