"""An article that hangs, eats memory or kills its process fails alone, and the others of its shard are extracted."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from ctypes import c_long
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

import dukien
from dukien.article import Article
from dukien.dataset.schema import TABLES
from dukien.ingest import Fields, Raw, make
from dukien.run import one, processes, shards, worker
from dukien.run.limits import DEADLY, Limits
from dukien.run.many import WORK, extract_many
from dukien.run.worker import Worker, WorkerError
from dukien.text import Document

LIMITS = Limits(seconds=4, memory=500)
TROUBLE = {"treo": LIMITS.slow, "tràn": LIMITS.large, "tắt": DEADLY}
"""What an article says that makes trouble, and the reason that it fails for."""


def _serve_badly(pipe: Connection[Any, Any], position: c_long) -> None:
    """A process in which some articles make trouble."""
    read = one.Document

    def document(article: Article) -> Document:
        word = article.text.split()[-1]
        if word == "treo":
            while True:
                pass
        if word == "tràn":
            hoard = []
            while True:
                hoard.append(b"x" * (40 << 20))
        if word == "tắt":
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(60)
        return read(article)

    def made(raw: Raw) -> Article:
        if "làm tắt".encode() in raw.data:
            os._exit(9)
        return make(raw)

    one.Document = document  # type: ignore[misc, assignment]
    shards.make = made
    worker.serve(pipe, position)


def _serve_once(pipe: Connection[Any, Any], position: c_long, *, died: Path) -> None:
    """A process that is killed in the midst of its work, but for the second one."""
    if died.exists():
        worker.serve(pipe, position)
        return
    died.write_text("")
    threading.Timer(0.5, os._exit, [9]).start()
    one.Document = lambda article: time.sleep(60)  # type: ignore[misc, assignment, return-value]
    worker.serve(pipe, position)


def _never_serve(pipe: Connection[Any, Any], position: c_long) -> None:
    sys.exit(1)


def _articles(words: dict[int, str], n: int = 12) -> Iterator[Article]:
    for i in range(n):
        yield Article(f"a{i}", f"Ngày {i + 1}/9/2019, xã Bình Khánh đạt {i + 2}/19 tiêu chí {words.get(i, 'mới')}")


def _tables(folder: Path) -> dict[str, bytes]:
    return {name: (folder / f"{name}.parquet").read_bytes() for name in TABLES}


@pytest.fixture(autouse=True)
def _small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "_ARTICLES", 6)


def test_trouble_is_one_articles_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "Worker", partial(Worker, work=_serve_badly))
    told: list[tuple[int, int]] = []
    words = {2: "treo", 3: "tràn", 7: "tắt"}
    summary = extract_many(
        _articles(words), tmp_path, workers=2, limits=LIMITS, version="1", progress=lambda *done: told.append(done)
    )
    assert summary.articles == {"ok": 9, "failed": 3}
    assert summary.failures == [(f"a{i}", TROUBLE[word]) for i, word in words.items()]
    assert sorted(told) == [(6, 1), (6, 2)]
    dates = dukien.read_dataset(tmp_path).dates
    assert dates["article_id"].tolist() == [f"a{i}" for i in range(12) if i not in words]
    assert not multiprocessing.active_children()


def test_what_cannot_even_be_made_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "Worker", partial(Worker, work=_serve_badly))
    records = [Raw(article_id=f"r{i}", source=f"r{i}.txt", kind="text", data=b"Tin", fields=Fields()) for i in range(3)]
    records[1] = records[1]._replace(data="Nội dung làm tắt".encode())
    summary = extract_many(records, tmp_path, limits=LIMITS, version="1")
    assert summary.articles == {"ok": 2, "failed": 1}
    assert summary.failures == [("r1", DEADLY)]
    assert dukien.read_dataset(tmp_path).articles["text"].tolist() == ["Tin", "", "Tin"]


def test_what_failed_is_tried_again_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(article: Article) -> Document:
        if article.article_id in ("a2", "a8"):
            raise ValueError("no such month")
        return read(article)

    def watched(article: Article) -> Document:
        extracted.append(article.article_id)
        return read(article)

    read, extracted = one.Document, list[str]()
    unread = Article("x", "", status="failed", reason="x.txt: is no text; convert it")
    monkeypatch.setattr(one, "Document", broken)
    for _ in range(2):
        assert extract_many([*_articles({}), unread], tmp_path / "a", version="1").articles["failed"] == 3
    monkeypatch.setattr(one, "Document", watched)
    summary = extract_many([*_articles({}), unread], tmp_path / "a", retry_failed=True, version="1")
    assert extracted == ["a2", "a8"]
    assert (summary.tried_again, summary.taken_over, summary.articles) == (2, 11, {"ok": 12, "failed": 1})
    extract_many([*_articles({}), unread], tmp_path / "b", version="1")
    assert _tables(tmp_path / "a") == _tables(tmp_path / "b")
    for path in (tmp_path / "a" / WORK).glob("*.arrows"):
        assert path.read_bytes() == (tmp_path / "b" / WORK / path.name).read_bytes()


def test_what_fails_again_is_listed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(article: Article) -> Document:
        if article.article_id == "a3":
            raise ValueError("no such month")
        return read(article)

    read = one.Document
    monkeypatch.setattr(one, "Document", broken)
    first = extract_many(_articles({}), tmp_path, version="1")
    tables = _tables(tmp_path)
    again = extract_many(_articles({}), tmp_path, retry_failed=True, version="1")
    assert first.failures == again.failures
    assert again.tried_again == 1
    assert _tables(tmp_path) == tables


def test_a_process_that_somebody_killed_is_no_articles_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "Worker", partial(Worker, work=partial(_serve_once, died=tmp_path / "died")))
    summary = extract_many(_articles({}), tmp_path / "a", limits=Limits(seconds=30), version="1")
    assert summary.articles == {"ok": 12}
    extract_many(_articles({}), tmp_path / "b", version="1")
    assert _tables(tmp_path / "a") == _tables(tmp_path / "b")


def test_a_process_that_cannot_be_started_yet_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    process = worker._context().Process
    start, tried = process.start, []

    def refused_at_first(self: Any) -> None:
        tried.append(time.monotonic())
        if tried[-1] - tried[0] < 2 * worker._PAUSE:
            raise ConnectionRefusedError("the process that it is to be forked from is going")
        start(self)

    monkeypatch.setattr(process, "start", refused_at_first)
    monkeypatch.setattr(worker, "_FALSE_STARTS", 4)
    assert extract_many(_articles({}), tmp_path, limits=LIMITS, version="1").articles == {"ok": 12}
    assert len(tried) > 2


def test_processes_that_never_begin_are_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "Worker", partial(Worker, work=_never_serve))
    monkeypatch.setattr(worker, "_FALSE_STARTS", 2)
    with pytest.raises(WorkerError, match="fewer --workers"):
        extract_many(_articles({}), tmp_path, limits=LIMITS, version="1")


def test_a_full_disk_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def articles() -> Iterator[Article]:
        yield from _articles({}, 6)
        for path in (tmp_path / WORK).iterdir():
            path.unlink()
        (tmp_path / WORK).rmdir()
        yield Article("z", "Tin")

    with pytest.raises(FileNotFoundError):
        extract_many(articles(), tmp_path, limits=LIMITS, version="1")
