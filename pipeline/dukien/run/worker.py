"""A process that does jobs, such as to extract a shard, and the one who watches over it.

An article that takes too long or too much memory, or that the process does not survive, fails alone: the process is ended
and another one takes up the same shard, knowing what it has to leave out. Which article it was, the process tells in a
shared number while it works.

Only time is proof on the spot. Where memory ran out or the process was killed, something else may be to blame: memory that
earlier articles left behind, or somebody else on the machine. The article gets another chance, at the head of a fresh
process, and the one that dies is tried `DEATHS` times.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import psutil

from dukien.article import Article
from dukien.run.limits import DEADLY, DEATHS, Limits
from dukien.run.shards import BETWEEN, Job

if TYPE_CHECKING:
    from ctypes import c_long
    from multiprocessing.context import ForkServerContext, ForkServerProcess, SpawnContext, SpawnProcess

    _Process = ForkServerProcess | SpawnProcess

_LOOKS = 0.1
"""Seconds between two looks at a process."""
_FALSE_STARTS = 10
"""So often may a process end over one shard while it is not busy with any article."""
_PAUSE = 0.2
"""Seconds to wait after a process could not be started."""
_WARM_UP = "Làm việc tại xã Bình Khánh\nNgày 31/8/2020, ông Nguyễn Văn Hùng, Chủ tịch UBND xã, yêu cầu đạt 14/19 tiêu chí."
GARBAGE = 20_000
"""Objects made before Python looks for circular garbage between blocks; next to none of them ever is any."""

Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)


class Task(Protocol[Result_co]):
    """What a process can be asked for besides extracting shards."""

    def do(self) -> Result_co:
        """Do it, in the process; what comes of it is sent back."""


class WorkerError(RuntimeError):
    """Processes end before they have begun with an article; in `str()`, what the user can do."""


@dataclass(frozen=True, slots=True)
class _Ended:
    """The process is no more, and was busy with the article `at`; `reason` where it was ended for passing a limit."""

    at: int
    reason: str | None = None


class Worker:
    """One process at a time, begun when there is work and begun anew whenever it ended. Used by one thread alone."""

    _starting = threading.Lock()

    def __init__(self, limits: Limits, work: Callable[[Connection[Any, Any], c_long], None] | None = None) -> None:
        """`work`: what the process does; left out, it is `serve`."""
        self._limits = limits
        self._work = work or serve
        self._process: _Process | None = None
        self._pipe: Connection[Any, Any] | None = None
        self._at: c_long | None = None
        self._closed = False

    def extract(self, job: Job) -> int:
        """`extract_shard` in the process; how many articles failed.

        Raises:
            WorkerError: the process ended again and again outside the articles.
            Exception: whatever `extract_shard` raised, as an `OSError` for a full disk.
        """
        deaths: Counter[int] = Counter()
        while True:
            told = self._attempt(job)
            if isinstance(told, int):
                return told
            if isinstance(told, Exception):
                raise told
            deaths[told.at] += 1
            if told.at == BETWEEN:
                if deaths[BETWEEN] >= _FALSE_STARTS:
                    raise WorkerError("processes end as soon as they begin, perhaps for want of memory; use fewer --workers")
                continue
            tried_first = told.at in job.first
            if told.at in job.given_up:
                job = replace(job, unmade=job.unmade | {told.at})
            elif told.reason == self._limits.large and not tried_first:
                job = replace(job, first=(told.at,))
            elif told.reason or deaths[told.at] >= DEATHS:
                job = replace(job, given_up={**job.given_up, told.at: told.reason or DEADLY})
            else:
                job = replace(job, first=(told.at,))

    def do(self, task: Task[Result]) -> Result:
        """Do the task in the process.

        Raises:
            WorkerError: the process ended again and again.
            Exception: whatever the task raised, as an `OSError` for a full disk.
        """
        for _ in range(DEATHS):
            told = self._attempt(task)
            if isinstance(told, Exception):
                raise told
            if not isinstance(told, _Ended):
                result: Result = told
                return result
        raise WorkerError("processes end while they write the tables, perhaps for want of memory; use fewer --workers")

    def stop(self) -> None:
        """End the process, whatever it does, for good. Any thread may do this."""
        with Worker._starting:
            self._closed = True
            if self._process:
                self._process.kill()

    def close(self) -> None:
        """Clear away what is left of the process."""
        self.stop()
        self._end()

    def _attempt(self, job: Job | Task[Any]) -> Any | Exception | _Ended:
        """One try at the job: what the process answers, or how it ended."""
        try:
            self._begin()
        except (EOFError, ConnectionError, FileNotFoundError):  # the process that it was to be forked from has ended
            time.sleep(_PAUSE)  # it may still be going, and then no other one takes its place
            return _Ended(BETWEEN)
        assert self._pipe
        assert self._process
        assert self._at is not None
        try:
            self._pipe.send(job)
            return self._watch(self._pipe, self._process, self._at)
        except (EOFError, OSError):
            at = self._at.value
            self._end()
            return _Ended(at)

    def _watch(self, pipe: Connection[Any, Any], process: _Process, position: c_long) -> Any | Exception | _Ended:
        """Wait for the answer, and end the process where it passes a limit."""
        at, since = BETWEEN, time.monotonic()
        looks = _LOOKS if self._limits.memory or self._limits.seconds else None
        while not wait([pipe], timeout=looks):  # it is ready, too, when the process has ended
            now = time.monotonic()
            if position.value != at:
                at, since = position.value, now
            slow = self._limits.seconds is not None and now - since > self._limits.seconds
            large = self._limits.memory is not None and _megabytes(process) > self._limits.memory
            if at != BETWEEN and at == position.value and (large or slow):
                self._end()
                return _Ended(at, self._limits.large if large else self._limits.slow)
        answer = pipe.recv()
        if self._limits.memory is not None and _megabytes(process) > self._limits.memory / 2:
            self._end()  # what lies about in its memory would be counted against the next article
        return answer

    def _begin(self) -> None:
        """Have a process that is ready for a job."""
        if self._process and self._process.is_alive() and not self._closed:
            return
        self._end()
        context = _context()
        with Worker._starting:
            if self._closed:
                raise WorkerError("the run has ended")
            ours, theirs = context.Pipe()
            self._at = context.RawValue("l", BETWEEN)
            process = context.Process(target=self._work, args=(theirs, self._at), daemon=True, name="dukien-worker")
            try:
                process.start()
            except BaseException:
                ours.close()
                raise
            finally:
                theirs.close()  # so that the pipe ends with the process
            self._pipe, self._process = ours, process

    def _end(self) -> None:
        process, pipe = self._process, self._pipe
        if process:
            process.kill()
            process.join()
            self._process = None
        if pipe:
            pipe.close()
            self._pipe = None


def _megabytes(process: _Process) -> float:
    """How much memory a process has to itself now; 0 where it is no more."""
    try:
        return float(psutil.Process(process.pid).memory_info().rss) / 2**20
    except psutil.Error:
        return 0.0


def _context() -> SpawnContext | ForkServerContext:
    """How processes begin: forked from one that has loaded everything where that is safe, else on their own."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    prepare()
    return multiprocessing.get_context("forkserver")


def prepare() -> None:
    """Have what processes are forked from load everything, now; it goes on by itself, and ends with this process."""
    if sys.platform != "linux":
        return
    from multiprocessing import forkserver

    forkserver.set_forkserver_preload(["dukien.run.ready"])
    masked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # until it has made itself deaf to Ctrl-C
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, masked)


def warm_up() -> None:
    """Load the stages and their vocabularies, which are otherwise read on first use: that is no article's fault."""
    import pyarrow as pa

    from dukien.run import duplicates  # noqa: F401 (and what it takes to write rows)
    from dukien.run.one import extract_rows

    pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own keeps 50 MB more of what is free
    extract_rows(Article("warm-up", _WARM_UP))


def serve(pipe: Connection[Any, Any], position: c_long) -> None:
    """What a process does: does what comes through the pipe, and answers, until the pipe ends."""
    _leave_interrupts_to_parent()
    warm_up()
    gc.freeze()
    gc.set_threshold(GARBAGE)

    def at(now: int) -> None:
        position.value = now

    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        answer: Any
        try:
            answer = job.do(at) if isinstance(job, Job) else job.do()
        except Exception as error:
            answer = error if isinstance(error, OSError) else RuntimeError(f"{type(error).__name__}: {error}")
        at(BETWEEN)
        pipe.send(answer)


def _leave_interrupts_to_parent() -> None:
    """Leave Ctrl-C to the parent process, and end with it however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def end_with_parent() -> None:
        if parent:
            wait([parent.sentinel])
            os._exit(1)

    threading.Thread(target=end_with_parent, daemon=True).start()
