"""The same extraction on a Dask cluster of two worker processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest

import dukien
from dukien.article import Article
from dukien.cli import main
from dukien.dataset.describe import arrow_schema
from dukien.dataset.schema import TABLES
from dukien.run import cluster as on_cluster
from dukien.run import one, shards
from dukien.run.cluster import ClusterError, extract_on_cluster
from dukien.run.limits import NO_LIMITS, Limits
from dukien.run.many import extract_many
from dukien.text import Document

distributed = pytest.importorskip("distributed")
dask = pytest.importorskip("dask")
dd = pytest.importorskip("dask.dataframe")
db = pytest.importorskip("dask.bag")

import dukien.dask  # noqa: E402 (needs Dask)


def _text(i: int) -> str:
    return (
        f"Đoàn kiểm tra làm việc tại xã số {i}\n\nNgày {i % 27 + 1}/9/2019, ông Nguyễn Văn Hùng, Chủ tịch UBND huyện Mỏ Cày Nam, "
        f"yêu cầu xã Bình Khánh rà soát lại {i + 2}/{i + 30} tiêu chí."
    )


def _articles(n: int) -> Iterator[Article]:
    for i in range(n):
        if i % 20 == 7:
            yield Article(f"a{i:04d}", "", status="failed", reason=f"a{i:04d}.txt: is no text")
        else:
            yield Article(f"a{i:04d}", _text(i))


def _there(cluster: Any, limits: Limits = NO_LIMITS) -> Any:
    return partial(extract_on_cluster, address=cluster.scheduler_address, limits=limits)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture(autouse=True)
def _small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "_ARTICLES", 5)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(n_workers=2, processes=True, threads_per_worker=1, dashboard_address=":0") as cluster:
        yield cluster


def test_a_worker_dies_and_the_dataset_is_the_same(cluster: Any, tmp_path: Path) -> None:
    extract_many(_articles(80), tmp_path / "here", version="1")
    victim = next(iter(cluster.workers.values())).pid
    done: list[int] = []

    def progress(more: int, failed: int) -> None:
        done.append(more)
        if sum(done) == 30:
            os.kill(victim, signal.SIGKILL)

    summary = extract_many(_articles(80), tmp_path / "there", version="1", executor=_there(cluster), progress=progress)
    assert summary.articles == {"ok": 76, "failed": 4}
    assert sum(done) == 80
    with pytest.raises(ProcessLookupError):
        os.kill(victim, 0)
    assert _bytes(tmp_path / "here") == _bytes(tmp_path / "there")


def test_a_run_goes_on_where_the_last_one_stopped(cluster: Any, tmp_path: Path) -> None:
    def stopped() -> Iterator[Article]:
        yield from _articles(25)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract_many(stopped(), tmp_path, version="1")
    assert extract_many(_articles(30), tmp_path, version="1", executor=_there(cluster)).taken_over == 25


def test_an_article_that_passes_a_limit_fails_alone(cluster: Any, tmp_path: Path) -> None:
    limits = Limits(seconds=2)
    long = Article("long", "Ngày 1/2/2020, xã Bình Khánh đạt 14/19 tiêu chí. " * 40_000)
    summary = extract_many([*_articles(4), long], tmp_path, version="1", executor=_there(cluster, limits))
    assert summary.articles == {"ok": 4, "failed": 1}
    assert summary.failures == [("long", limits.slow)]


def test_what_failed_is_tried_again(cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(article: Article) -> Document:
        if article.article_id == "a0003":
            raise ValueError
        return read(article)

    read = one.Document
    with monkeypatch.context() as here:
        here.setattr(one, "Document", broken)
        assert extract_many(_articles(5), tmp_path / "a", version="1").articles == {"ok": 4, "failed": 1}
    again = extract_many(_articles(5), tmp_path / "a", version="1", retry_failed=True, executor=_there(cluster))
    assert (again.articles, again.tried_again) == ({"ok": 5}, 1)
    extract_many(_articles(5), tmp_path / "b", version="1")
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


def test_the_command_line(cluster: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = (json.dumps({"id": str(i), "text": _text(i)}) for i in range(5))
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = ["extract", str(tmp_path / "a.jsonl"), "--quiet", "--limit-seconds", "0", "--limit-memory", "0", "--out"]
    assert main([*command, str(tmp_path / "here")]) == 0
    assert main([*command, str(tmp_path / "there"), "--cluster", cluster.scheduler_address]) == 0
    assert _bytes(tmp_path / "here") == _bytes(tmp_path / "there")
    assert main([*command, str(tmp_path / "none"), "--cluster", "nowhere://1"]) == 1
    assert "no Dask scheduler answers at nowhere://1" in capsys.readouterr().err
    assert main([*command, str(tmp_path / "none"), "--cluster", "nonsense"]) == 1
    assert "tcp://host:8786" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main([*command, str(tmp_path / "none"), "--cluster", cluster.scheduler_address, "--workers", "2"])


def test_workers_with_another_version_are_refused(cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_by = on_cluster.made_by
    monkeypatch.setattr(on_cluster, "made_by", lambda version: made_by(version) | {"code": "another"})
    with pytest.raises(ClusterError, match="another version of code than"):
        extract_many(_articles(1), tmp_path, version="1", executor=_there(cluster))


def test_no_more_shards_wait_than_workers_can_take(cluster: Any, tmp_path: Path) -> None:
    read, done = 0, 0

    def articles() -> Iterator[Article]:
        nonlocal read
        for article in _articles(60):
            read += 1
            assert read - done <= 5 * (2 * 3 + 2)
            yield article

    def progress(more: int, failed: int) -> None:
        nonlocal done
        done += more

    extract_many(articles(), tmp_path, version="1", executor=_there(cluster), progress=progress)


def test_it_waits_for_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_cluster, "_PATIENCE_SECONDS", 0.3)
    monkeypatch.setattr(on_cluster, "_process", lambda limits: nullcontext(SimpleNamespace(extract=shards.extract_shard)))
    with distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=":0") as empty:
        notes: list[str] = []

        def note(message: str) -> None:
            notes.append(message)
            empty.scale(1)

        executor = partial(extract_on_cluster, address=empty.scheduler_address, note=note)
        assert extract_many(_articles(3), tmp_path, version="1", executor=executor).articles == {"ok": 3}
        assert "no workers" in notes[0]


FRAME = pd.DataFrame(
    {
        "id": ["a", "b", "a", "c", "d", "a"],
        "text": [_text(1), _text(2), _text(1), None, "Hôm qua, xã họp.", _text(3)],
        "date": ["2020-08-31", None, "1/9/2020", None, "2020-09-02", None],
    },
    dtype=object,
)


def _same(found: dict[str, pd.DataFrame], expected: dict[str, pd.DataFrame]) -> None:
    assert list(found) == list(expected) == list(TABLES)
    for name, rows in found.items():
        columns = arrow_schema(TABLES[name])
        same, other = (pa.Table.from_pandas(rows, schema=columns, preserve_index=False) for rows in (rows, expected[name]))
        assert same.to_pylist() == other.to_pylist(), name


def _bag() -> Any:
    records = ({name: value for name, value in row.items() if value is not None} for row in FRAME.to_dict("records"))
    return db.from_sequence(records, npartitions=4)


@pytest.mark.parametrize("articles", [dd.from_pandas(FRAME, npartitions=3), _bag()], ids=["frame", "bag"])
def test_a_dask_collection_has_the_tables_of_a_pandas_frame(articles: Any) -> None:
    tables = dukien.dask.extract(articles)
    found = dask.compute(tables, scheduler="sync")[0]
    _same(found, dukien.extract_frame(FRAME))
    assert found["articles"]["article_id"].tolist() == ["a", "b", "a-2", "c", "d", "a-3"]
    for name, rows in tables.items():
        assert dict(rows.dtypes) == dict(found[name].dtypes)


def test_nothing_runs_before_it_is_asked_for_and_then_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    calls: list[int] = []

    def counted(*arguments: Any) -> Any:
        calls.append(1)
        return extract_arrow(*arguments)

    extract_arrow = dukien.dask.extract_arrow
    monkeypatch.setattr(dukien.dask, "extract_arrow", counted)
    tables = dukien.dask.extract(dd.from_pandas(FRAME, npartitions=3), duplicates=False)
    assert not calls
    files = [rows.to_parquet(tmp_path / name, schema=dukien.batch.schema(name), compute=False) for name, rows in tables.items()]
    dask.compute(*files, scheduler="sync")
    assert len(calls) == 3
    read = {name: pyarrow.parquet.read_table(tmp_path / name).to_pandas(types_mapper=pd.ArrowDtype) for name in TABLES}
    expected = dukien.extract_frame(FRAME)
    expected["articles"] = expected["articles"].assign(duplicate_of=None, similarity=None)
    _same({name: rows[arrow_schema(TABLES[name]).names] for name, rows in read.items()}, expected)


def test_a_bag_of_texts() -> None:
    tables = dukien.dask.extract(db.from_sequence([_text(1), _text(2), "Tin"], npartitions=2))
    assert tables["articles"].compute(scheduler="sync")["article_id"].tolist() == ["0", "1", "0-2"]


def test_on_the_workers(cluster: Any) -> None:
    with cluster.get_client() as client:
        tables = dukien.dask.extract(dd.from_pandas(FRAME, npartitions=2))
        dates, officials = client.gather(client.compute([tables["dates"], tables["officials"]]))
    expected = dukien.extract_frame(FRAME)
    assert dates["fact_id"].tolist() == expected["dates"]["fact_id"].tolist()
    assert officials["name"].tolist() == expected["officials"]["name"].tolist()


def test_wrong_arguments_say_what_to_do() -> None:
    with pytest.raises(TypeError, match="extract_frame"):
        dukien.dask.extract(FRAME)
    with pytest.raises(KeyError, match="noi_dung"):
        dukien.dask.extract(dd.from_pandas(FRAME, npartitions=1), text="noi_dung")
    with pytest.raises(KeyError, match="ngay"):
        dukien.dask.extract(dd.from_pandas(FRAME, npartitions=1), published="ngay")


def test_without_dask() -> None:
    code = """
import sys
sys.modules["dask"] = sys.modules["distributed"] = None
import dukien.batch, dukien.cli.extract, dukien.run.cluster as cluster
try:
    import dukien.dask
except ImportError as error:
    print(error)
try:
    cluster.extract_on_cluster(iter([]), print, address="tcp://127.0.0.1:1")
except cluster.ClusterError as error:
    print(error)
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines() == [
        'dukien.dask needs Dask: pip install "dukien[dask]"',
        'a cluster needs Dask: pip install "dukien[dask]"',
    ]
