"""Shards extracted on the workers of a Dask cluster.

A shard travels to a worker with its task and comes back as the bytes of its file, so that nothing but the program has to
be on the workers: no folder is shared. A task is bound to no worker; where one dies, the scheduler gives its shards to
another.

On a worker, every thread has a process of its own for the extraction, under the same limits as on one machine. So it does
not matter how many threads a worker has, and an article that ends its process does not end a worker.
"""

from __future__ import annotations

import multiprocessing
import threading
import time
from asyncio import CancelledError
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import dukien
from dukien.run.atomic import whole_file
from dukien.run.limits import NO_LIMITS, Limits
from dukien.run.processes import Progress
from dukien.run.shards import Job
from dukien.run.versions import made_by
from dukien.run.worker import Worker

if TYPE_CHECKING:
    from distributed import Client, Future

_JOBS_PER_THREAD = 3
"""One at work and two waiting, so that no worker waits for its next; the rest of the stream stays unread."""
_RECOUNT_SECONDS = 2.0
_PATIENCE_SECONDS = 60.0
_SPARE_SECONDS = 60.0

_Extracted = tuple[bytes, int]
"""The bytes of a shard's file, and how many of its articles failed."""


class ClusterError(RuntimeError):
    """The cluster cannot do it; the message says what to do."""


def extract_on_cluster(
    jobs: Iterator[Job],
    progress: Progress,
    *,
    address: str,
    limits: Limits = NO_LIMITS,
    note: Callable[[str], None] = lambda message: None,
) -> None:
    """Do all jobs on a cluster and write their files here; no more than a few wait for a worker at any time.

    Args:
        jobs: taken as the cluster has room for them.
        progress: told whenever a job is done.
        address: the scheduler's (`tcp://host:8786`), or the path of its scheduler file (`.json`).
        limits: what one article may cost.
        note: told what the user ought to know, in a sentence.

    Raises:
        ClusterError: Dask is not installed, no scheduler answers or it went away, a worker has another version of dukien
            or of a library, or a shard killed one worker after the other.
    """
    with _connected(address) as client:
        run, versions = uuid4().hex, made_by(dukien.__version__)
        waiting: dict[Future[_Extracted], Job] = {}
        room = _room(client)
        for job in jobs:
            earlier = job.path.read_bytes() if job.again else None
            key = f"extract_shard-{run}-{job.shard.index}"
            waiting[client.submit(_extract, job, earlier, limits, versions, key=key)] = job
            while len(waiting) >= next(room):
                _collect(client, waiting, progress, note)
        while waiting:
            _collect(client, waiting, progress, note)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    """A client of the cluster; what is unfinished at the end is taken back."""
    try:
        from distributed import Client
        from distributed.comm.core import CommClosedError
        from distributed.scheduler import KilledWorker
    except ImportError:
        raise ClusterError('a cluster needs Dask: pip install "dukien[dask]"') from None
    if address.endswith(".json") and not Path(address).is_file():  # Dask would wait for it
        raise ClusterError(f"no scheduler file {address}")
    if not address.endswith(".json") and ":" not in address:
        raise ClusterError(f"{address} is no scheduler's address; give one like tcp://host:8786, or its scheduler file (.json)")
    try:
        client = Client(scheduler_file=address) if address.endswith(".json") else Client(address)
    except (OSError, ValueError) as error:
        raise ClusterError(f"no Dask scheduler answers at {address} ({error})") from None
    again = "run the same command again to go on from here"
    try:
        yield client
    except KilledWorker as error:
        raise ClusterError(f"{error.allowed_failures + 1} workers died one after the other; {again}. {error}") from None
    except (ModuleNotFoundError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and "deserialization" not in str(error):
            raise
        what = error.__cause__ or error
        raise ClusterError(f"the cluster at {address} cannot read its tasks ({what}); install dukien there, too") from None
    except (CancelledError, CommClosedError):
        raise ClusterError(f"the cluster at {address} went away; {again}") from None
    finally:
        client.close()


def _room(client: Client) -> Iterator[int]:
    """How many jobs may be on the cluster, again and again, as workers come and go."""
    while True:
        jobs = _JOBS_PER_THREAD * max(1, sum(client.nthreads().values()))
        counted = time.monotonic()
        while time.monotonic() < counted + _RECOUNT_SECONDS:
            yield jobs


def _collect(client: Client, waiting: dict[Future[_Extracted], Job], progress: Progress, note: Callable[[str], None]) -> None:
    """Wait for jobs, write their files and strike them off the list."""
    from distributed import wait

    try:
        done = wait(list(waiting), timeout=_PATIENCE_SECONDS, return_when="FIRST_COMPLETED").done
    except TimeoutError:
        if not client.nthreads():
            note("The cluster has no workers; waiting for one. If they ended, their logs tell why: perhaps dukien is not there.")
        return
    for future in done:
        rows, failed = future.result()
        job = waiting.pop(future)
        with whole_file(job.path) as file:
            file.write(rows)
        progress(job.articles, failed)


def _extract(job: Job, earlier: bytes | None, limits: Limits, versions: dict[str, Any]) -> _Extracted:
    """On a worker: do the job; `earlier` is the file that it goes on from."""
    own = made_by(dukien.__version__)
    if other := [name for name in versions if own[name] != versions[name]]:
        raise ClusterError(
            f"a worker has another version of {', '.join(other)} than this machine, so that other rows could come of the same "
            f"articles; install the same everywhere. Here {versions}, there {own}"
        )
    with TemporaryDirectory(prefix="dukien-") as folder, _process(limits) as worker:
        path = Path(folder) / job.path.name
        if earlier is not None:
            path.write_bytes(earlier)
        failed = worker.extract(replace(job, path=path))
        return path.read_bytes(), failed


_spare: list[tuple[Limits, Worker, threading.Timer]] = []
_spare_lock = threading.Lock()


@contextmanager
def _process(limits: Limits) -> Iterator[Worker]:
    """On a worker: a process for one shard, kept for the next, until none has come for a minute."""
    if multiprocessing.current_process().daemon:  # as Dask starts its workers; a daemon is refused children
        multiprocessing.current_process().daemon = False
    with _spare_lock:
        fitting = [spare for spare in _spare if spare[0] == limits]
        if fitting:
            _spare.remove(fitting[-1])
            fitting[-1][2].cancel()
    worker = fitting[-1][1] if fitting else Worker(limits)
    try:
        yield worker
    finally:
        timer = threading.Timer(_SPARE_SECONDS, lambda: _end(spare))
        spare = (limits, worker, timer)
        timer.daemon = True
        with _spare_lock:
            _spare.append(spare)
            timer.start()


def _end(spare: tuple[Limits, Worker, threading.Timer]) -> None:
    with _spare_lock:
        if spare not in _spare:
            return
        _spare.remove(spare)
    spare[1].close()
