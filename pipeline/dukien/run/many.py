"""A stream of articles to a dataset on disk: in shards, on several processes, and on from where an earlier run stopped."""

from __future__ import annotations

import json
import multiprocessing
import multiprocessing.connection
import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain, islice
from pathlib import Path

from dukien.article import Article
from dukien.dataset.describe import Format
from dukien.dataset.rows import writable
from dukien.run.atomic import UNFINISHED, whole_file
from dukien.run.duplicates import Duplicates
from dukien.run.merge import Summary, merge
from dukien.run.shards import Shard, extract_shard, shards

WORK = ".dukien"
"""The folder within a dataset's that keeps the shards; without it, the next run starts over."""
_MADE_BY = "made-by.json"
_WAITING_SHARDS_PER_WORKER = 2

Progress = Callable[[int], None]
"""Called with how many more articles are done."""


def extract_many(
    articles: Iterable[Article],
    folder: Path,
    *,
    file_format: Format = "parquet",
    workers: int = 1,
    version: str,
    progress: Progress = lambda done: None,
    note: Callable[[str], None] = lambda message: None,
) -> Summary:
    """Extract all `articles` into the tables of `folder`.

    The tables are byte for byte the same for the same articles, whatever the number of workers and however often the
    run was stopped in between. Memory does not grow with the stream, but for 8 bytes an article.

    Args:
        articles: the stream; ids are unique.
        folder: made where it is not there. Shards that an earlier run finished are taken over where the articles
            and the program are still the same.
        file_format: what the tables are written as.
        workers: processes to extract on; 1 for this one alone.
        version: of the program.
        progress: told whenever a shard is done.
        note: told what the user ought to know, in a sentence.
    """
    work = _work_folder(folder, version, note)
    duplicates = Duplicates()
    paths: list[Path] = []
    taken_over = 0

    def missing() -> Iterator[tuple[Shard, Path]]:
        nonlocal taken_over
        for shard in shards(duplicates.watch(map(writable, articles))):
            path = work / shard.name
            paths.append(path)
            if path.exists():
                taken_over += len(shard.articles)
                progress(len(shard.articles))
            else:
                yield shard, path

    _extract(missing(), workers, progress)
    if not paths:
        return Summary()
    summary = merge(paths, folder, file_format, duplicates, version)
    summary.taken_over = taken_over
    _remove_all_but(work, {path.name for path in paths} | {_MADE_BY})
    return summary


def _extract(missing: Iterator[tuple[Shard, Path]], workers: int, progress: Progress) -> None:
    """Extract the shards that are missing; no more than a few wait for a worker at any time."""
    first = list(islice(missing, 2))
    missing = chain(first, missing)
    if workers == 1 or len(first) < 2:  # a worker takes longer to start than a shard to extract
        for shard, path in missing:
            extract_shard(shard, path)
            progress(len(shard.articles))
        return
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=spawn, initializer=_start_worker)
    waiting: dict[Future[None], Shard] = {}
    try:
        for shard, path in missing:
            waiting[pool.submit(extract_shard, shard, path)] = shard
            while len(waiting) >= workers * (1 + _WAITING_SHARDS_PER_WORKER):
                _collect(waiting, progress)
        while waiting:
            _collect(waiting, progress)
    finally:
        pool.shutdown(cancel_futures=True)


def _collect(waiting: dict[Future[None], Shard], progress: Progress) -> None:
    """Wait for a shard and strike it off the list."""
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        shard = waiting.pop(future)
        future.result()
        progress(len(shard.articles))


def _start_worker() -> None:
    """Leave Ctrl-C to the parent process, and end with it however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def end_with_parent() -> None:
        if parent:
            multiprocessing.connection.wait([parent.sentinel])
            os._exit(1)

    threading.Thread(target=end_with_parent, daemon=True).start()


def _work_folder(folder: Path, version: str, note: Callable[[str], None]) -> Path:
    """The folder for the shards, emptied where they are another program's."""
    work = folder / WORK
    made_by = work / _MADE_BY
    this = {"dukien": version, "code": _code()}
    if work.exists() and (not made_by.exists() or json.loads(made_by.read_bytes()) != this):
        note(f"{folder} was begun by another version of dukien: starting over.")
        shutil.rmtree(work)
    work.mkdir(parents=True, exist_ok=True)
    with whole_file(made_by) as file:
        file.write(json.dumps(this).encode())
    _remove_unfinished(folder)
    return work


def _code() -> str:
    """A digest of the program's own files: other rules make other rows."""
    digest = blake2b(digest_size=16)

    def add(folder: Traversable) -> None:
        for entry in sorted(folder.iterdir(), key=lambda e: e.name):
            if entry.is_dir():
                add(entry)
            elif not entry.name.endswith(".pyc"):
                digest.update(entry.name.encode() + entry.read_bytes())

    add(files("dukien"))
    return digest.hexdigest()


def _remove_unfinished(folder: Path) -> None:
    """Files that a run which was killed left behind."""
    for path in chain(folder.glob(f"*{UNFINISHED}"), (folder / WORK).glob(f"*{UNFINISHED}")):
        path.unlink(missing_ok=True)


def _remove_all_but(work: Path, names: set[str]) -> None:
    for path in work.iterdir():
        if path.name not in names:
            path.unlink()
