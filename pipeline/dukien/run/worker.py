"""A process that extracts shards, and the one who watches over it.

An article that takes too long or too much memory, or that the process does not survive, fails alone: the process is ended
and another one takes up the same shard, knowing what it has to leave out. Which article it was, the process tells in a
shared number while it works.

Only time is proof on the spot. Where memory ran out or the process was killed, something else may be to blame: memory that
earlier articles left behind, or somebody else on the machine. The article gets another chance, at the head of a fresh
process, and the one that dies is tried `DEATHS` times.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

import psutil

from dukien.article import Article
from dukien.run.limits import DEADLY, DEATHS, Limits
from dukien.run.shards import BETWEEN, Job, extract_shard

if TYPE_CHECKING:
    from ctypes import c_long
    from multiprocessing.context import SpawnProcess

_LOOKS = 0.1
"""Seconds between two looks at a process."""
_FALSE_STARTS = 10
"""So often may a process end over one shard while it is not busy with any article."""
_WARM_UP = "Làm việc tại xã Bình Khánh\nNgày 31/8/2020, ông Nguyễn Văn Hùng, Chủ tịch UBND xã, yêu cầu đạt 14/19 tiêu chí."


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
        self._process: SpawnProcess | None = None
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
            if told.reason == self._limits.large and not tried_first:
                job = replace(job, first=(told.at,))
            elif told.reason or deaths[told.at] >= DEATHS:
                job = replace(job, given_up={**job.given_up, told.at: told.reason or DEADLY})
            else:
                job = replace(job, first=(told.at,))

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

    def _attempt(self, job: Job) -> int | Exception | _Ended:
        """One try at the job: what the process answers, or how it ended."""
        self._begin()
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

    def _watch(self, pipe: Connection[Any, Any], process: SpawnProcess, position: c_long) -> int | Exception | _Ended:
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
        answer: int | Exception = pipe.recv()
        if self._limits.memory is not None and _megabytes(process) > self._limits.memory / 2:
            self._end()  # what lies about in its memory would be counted against the next article
        return answer

    def _begin(self) -> None:
        """Have a process that is ready for a job."""
        if self._process and self._process.is_alive() and not self._closed:
            return
        self._end()
        context = multiprocessing.get_context("spawn")
        with Worker._starting:
            if self._closed:
                raise WorkerError("the run has ended")
            self._pipe, theirs = context.Pipe()
            self._at = context.RawValue("l", BETWEEN)
            self._process = context.Process(target=self._work, args=(theirs, self._at), daemon=True, name="dukien-worker")
            self._process.start()
            theirs.close()  # so that the pipe ends with the process

    def _end(self) -> None:
        process, pipe = self._process, self._pipe
        if process:
            process.kill()
            process.join()
            self._process = None
        if pipe:
            pipe.close()
            self._pipe = None


def _megabytes(process: SpawnProcess) -> float:
    """How much memory a process has to itself now; 0 where it is no more."""
    try:
        return float(psutil.Process(process.pid).memory_info().rss) / 2**20
    except psutil.Error:
        return 0.0


def serve(pipe: Connection[Any, Any], position: c_long) -> None:
    """What a process does: extracts what comes through the pipe, and answers, until the pipe ends."""
    _leave_interrupts_to_parent()
    from dukien.run.one import extract_rows

    extract_rows(Article("warm-up", _WARM_UP))  # vocabularies are read on first use, which is no article's fault

    def at(now: int) -> None:
        position.value = now

    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        answer: int | Exception
        try:
            answer = extract_shard(job, at)
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
