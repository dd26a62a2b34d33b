"""A stream of articles to a dataset: always the same bytes, stopped or not, on any number of processes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dukien
from dukien.article import Article
from dukien.dataset.describe import FORMATS, Format
from dukien.dataset.rows import writable
from dukien.dataset.schema import FACTS, TABLES
from dukien.run import one, shards, versions
from dukien.run.folder import BusyError
from dukien.run.many import WORK, extract_many
from dukien.run.one import extract_rows
from dukien.text import Document

PIECES = [
    "ngày 31/8/2020", "quý I năm 2021", "hôm qua", "xã Bình Khánh", "huyện Mỏ Cày Nam", "phường 5", "14/19 tiêu chí", "7 - 15%",
    "48 triệu đồng/người/năm", "ông Nguyễn Văn Hùng", "Bí thư Huyện ủy", "Chủ tịch UBND xã Hòa Mỹ", "yêu cầu", "đề nghị các xã",
    "cần rà soát lại hồ sơ", "Hòa", "hoà", "uỷ", "ủy ban", "T X.Phú Mỹ", "L ê Văn Trọng",
    "Tin, ảnh: Minh Anh", "31/08/2020 08:15",
    "null", "Chia sẻ", "\n", "\n\n", "\r\n", "\u00a0", "\u200b", "\ufeff", "e\u0302\u0301", "đ", ". ", ", ", "; ", ": ",
    " ", "  ",
    "“", "”", "(", ")", "\x00", "\ud83d", "😀", "\u2028", "=1+1", "0", "/", "-", "%",
]  # fmt: skip
vietnamese = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map(" ".join) | st.lists(
    st.sampled_from(PIECES), max_size=25
).map("".join)


def _articles(n: int, *, changed: int | None = None) -> Iterator[Article]:
    for i in range(n):
        day = i % 27 + 1
        text = (
            f"Đoàn kiểm tra làm việc tại xã số {i}\n\nNgày {day}/9/2019, ông Nguyễn Văn Hùng, Chủ tịch UBND huyện Mỏ Cày Nam, "
            f"yêu cầu xã Bình Khánh rà soát lại {i + 2}/{i + 30} tiêu chí.{' Đã sửa.' if i == changed else ''}"
        )
        yield Article(f"a{i:04d}", text, source=f"a{i:04d}.txt")


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture(autouse=True)
def _small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "_ARTICLES", 10)


@settings(max_examples=80, deadline=None)
@given(vietnamese)
def test_every_row_is_what_the_article_has_at_its_offsets(text: str) -> None:
    rows = extract_rows(writable(Article("a", text)))
    (article,) = rows["articles"]
    assert article["status"] in ("ok", "skipped"), article["reason"]
    for table in FACTS:
        for n, row in enumerate(rows[table.name], start=1):
            assert article["text"][row["start_char"] : row["end_char"]] == row["text"] != ""
            assert row["fact_id"] == f"a:{table.name}:{n}"
            assert row["sentence"] in article["text"]
            assert 0 <= row["confidence"] <= 1
            for field in table.fields:
                value = row[field.name]
                assert field.nullable or value is not None, field.name
                assert value is None or not field.column.values or value in field.column.values, (field.name, value)
            if table.name == "officials":
                assert row["name_start_char"] < row["name_end_char"] <= len(article["text"])


@settings(max_examples=20, deadline=None)
@given(vietnamese)
def test_the_same_article_has_the_same_rows(text: str) -> None:
    article = writable(Article("a", text))
    assert extract_rows(article) == extract_rows(article)


@pytest.mark.parametrize("file_format", FORMATS)
def test_any_number_of_workers_makes_the_same_bytes(file_format: Format, tmp_path: Path) -> None:
    for workers in (1, 2):
        summary = extract_many(_articles(35), tmp_path / str(workers), file_format=file_format, workers=workers, version="1")
        assert summary.articles == {"ok": 35}
        assert summary.rows["dates"] >= 35
    assert _bytes(tmp_path / "1") == _bytes(tmp_path / "2")
    assert {f"{name}.{file_format}" for name in TABLES} | {"datapackage.json", "run.json"} == set(_bytes(tmp_path / "1"))


def test_a_run_goes_on_where_the_last_one_stopped(tmp_path: Path) -> None:
    def stopped() -> Iterator[Article]:
        yield from _articles(25)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract_many(stopped(), tmp_path / "a", version="1")
    assert not list((tmp_path / "a").glob("*.parquet"))
    (tmp_path / "a" / WORK / "00000009-x.arrows.7.unfinished").write_bytes(b"ARROW")
    (tmp_path / "a" / "dates.parquet.7.unfinished").write_bytes(b"PAR1")
    assert extract_many(_articles(35), tmp_path / "a", version="1").taken_over == 20
    assert extract_many(_articles(35), tmp_path / "b", version="1").taken_over == 0
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


def test_what_changed_is_done_again(tmp_path: Path) -> None:
    extract_many(_articles(35), tmp_path / "a", version="1")
    assert extract_many(_articles(35, changed=12), tmp_path / "a", version="1").taken_over == 25
    extract_many(_articles(35, changed=12), tmp_path / "b", version="1")
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")
    assert {p.name for p in (tmp_path / "a" / WORK).iterdir()} == {p.name for p in (tmp_path / "b" / WORK).iterdir()}


def test_another_version_starts_over_and_says_so(tmp_path: Path) -> None:
    notes: list[str] = []
    extract_many(_articles(5), tmp_path, version="1", note=notes.append)
    assert notes == []
    assert extract_many(_articles(5), tmp_path, version="2", note=notes.append).taken_over == 0
    assert len(notes) == 1
    assert "starting over" in notes[0]


def test_another_format_takes_the_place_of_the_first(tmp_path: Path) -> None:
    extract_many(_articles(5), tmp_path, version="1")
    assert extract_many(_articles(5), tmp_path, file_format="csv", version="1").taken_over == 5
    assert {path.suffix for path in tmp_path.iterdir() if path.is_file()} == {".csv", ".json"}


def test_the_manifest_tells_what_was_done_and_of_what(tmp_path: Path) -> None:
    def run(folder: Path) -> None:
        read_from = [{"input": "a.jsonl", "files": 1, "bytes": 7, "sha256": "0" * 64}]
        unread = Article("x", "", source="x.txt", status="failed", reason="x.txt: is no text; convert it")
        stream = [*_articles(25), *(Article(f"b{a.article_id}", a.text) for a in _articles(2)), unread]
        extract_many(stream, folder, version="1.2", inputs=lambda: read_from, fields={"text": "noi"})

    for folder in ("a", "b", "b"):
        run(tmp_path / folder)
    manifest = json.loads((tmp_path / "a" / "run.json").read_bytes())
    assert manifest["made_by"]["dukien"] == "1.2"
    assert set(manifest["made_by"]) == {"dukien", "code", "python", "libraries"}
    assert manifest["options"] == {
        "format": "parquet",
        "copies": "extract",
        "limits": {"seconds": None, "memory": None},
        "fields": {"text": "noi"},
    }
    assert manifest["inputs"][0]["input"] == "a.jsonl"
    assert manifest["articles"] == {"ok": 27, "skipped": 0, "failed": 1}
    assert manifest["copies"]["exact"] == 2
    assert manifest["failed"] == [{"article_id": "x", "reason": "x.txt: is no text; convert it"}]
    dataset = dukien.read_dataset(tmp_path / "a")
    assert manifest["rows"] == {table.name: len(getattr(dataset, table.name)) for table in FACTS}
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


def test_compiled_code_is_the_same_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "files", lambda package: tmp_path)
    (tmp_path / "rules.py").write_text("RULES = 1\n")
    plain = versions.code.__wrapped__()
    (tmp_path / "rules.cpython-311-x86_64-linux-gnu.so").write_bytes(b"machine code")
    assert versions.code.__wrapped__() == plain
    (tmp_path / "rules.py").write_text("RULES = 2\n")
    assert versions.code.__wrapped__() != plain


def test_a_run_that_extracts_nothing_leaves_the_dataset_as_it_was(tmp_path: Path) -> None:
    empty = Article("x", " ", source="x.txt")
    assert not extract_many([empty], tmp_path, version="1").kept
    assert dukien.read_dataset(tmp_path).articles["status"].tolist() == ["skipped"]
    extract_many(_articles(5), tmp_path, version="1")
    before = _bytes(tmp_path)
    for nothing in ([], [empty]):
        assert extract_many(nothing, tmp_path, file_format="csv", version="1").kept
        assert _bytes(tmp_path) == before
    assert extract_many(_articles(5), tmp_path, version="1").taken_over == 5


def test_one_run_at_a_time(tmp_path: Path) -> None:
    def stream() -> Iterator[Article]:
        with pytest.raises(BusyError, match="another run"):
            extract_many(_articles(1), tmp_path, version="1")
        yield from _articles(3)

    assert extract_many(stream(), tmp_path, version="1").articles == {"ok": 3}
    assert extract_many(_articles(3), tmp_path, version="1").taken_over == 3


def test_a_run_that_breaks_off_at_the_end_takes_nothing_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    extract_many(_articles(5), tmp_path, version="1")
    before = _bytes(tmp_path)
    monkeypatch.setattr("dukien.dataset.files.CsvTable.close", full)
    with pytest.raises(OSError, match="No space left"):
        extract_many(_articles(5, changed=2), tmp_path, file_format="csv", version="1")
    assert _bytes(tmp_path) == before


def test_a_shard_that_is_none_is_made_again(tmp_path: Path) -> None:
    extract_many(_articles(15), tmp_path, version="1")
    before = _bytes(tmp_path)
    for path in (tmp_path / WORK).glob("*.arrows"):
        path.write_bytes(b"\0" * 100)
    assert extract_many(_articles(15), tmp_path, version="1").taken_over == 0
    assert _bytes(tmp_path) == before


def test_facts_of_copies_are_left_out_if_asked(tmp_path: Path) -> None:
    again = [Article(f"b{a.article_id}", a.text) for a in _articles(3)]
    stream = [*_articles(12), *again]
    for folder in ("a", "whole"):
        assert extract_many(stream, tmp_path / folder, version="1").copies == {"exact": 3}
    whole = dukien.read_dataset(tmp_path / "whole")
    summary = extract_many(stream, tmp_path / "a", copies="skip", version="1")
    assert summary.taken_over == 15
    assert summary.articles == {"ok": 12, "skipped": 3}
    dataset = dukien.read_dataset(tmp_path / "a")
    assert dataset.articles["duplicate_of"].tolist() == whole.articles["duplicate_of"].tolist()
    assert dataset.articles["reason"].dropna().tolist()[0].startswith("is a copy of a0000")
    copies = [a.article_id for a in again]
    assert set(copies) <= set(whole.dates["article_id"])
    for table in FACTS:
        left = getattr(whole, table.name)
        assert getattr(dataset, table.name).equals(left[~left["article_id"].isin(copies)].reset_index(drop=True))
    extract_many(stream, tmp_path / "b", copies="skip", version="1")
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


def test_copies_point_to_the_first(tmp_path: Path) -> None:
    texts = {"a": "Xã họp.", "b": "Xã khác họp.", "c": "Xã họp.", "d": "Xã họp.", "e": " "}
    extract_many((Article(key, text) for key, text in texts.items()), tmp_path, version="1")
    articles = dukien.read_dataset(tmp_path).articles
    assert articles["duplicate_of"].fillna("").tolist() == ["", "", "a", "a", ""]
    assert articles["similarity"].fillna(0).tolist() == [0, 0, 1, 1, 0]
    assert articles["status"].tolist() == ["ok", "ok", "ok", "ok", "skipped"]


def test_an_error_in_one_article_is_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(article: Article) -> Document:
        if article.article_id == "a0003":
            raise ValueError("no such month")
        return read(article)

    read = one.Document
    monkeypatch.setattr(one, "Document", broken)
    summary = extract_many(_articles(8), tmp_path, version="1")
    assert summary.articles == {"ok": 7, "failed": 1}
    assert [(key, "no such month" in reason) for key, reason in summary.failures] == [("a0003", True)]
    dataset = dukien.read_dataset(tmp_path)
    assert dataset.articles["status"].tolist().count("failed") == 1
    assert "a0003" not in set(dataset.dates["article_id"])


def test_what_a_reader_could_not_read_is_kept(tmp_path: Path) -> None:
    unread = Article("x", "", source="x.txt", status="failed", reason="x.txt: is no text; convert it")
    summary = extract_many([unread], tmp_path, version="1")
    assert summary.articles == {"failed": 1}
    assert summary.failures == [("x", "x.txt: is no text; convert it")]


def test_ids_are_unique_and_every_fact_has_its_article(tmp_path: Path) -> None:
    extract_many(_articles(25), tmp_path, version="1")
    dataset = dukien.read_dataset(tmp_path)
    articles = dataset.articles.set_index("article_id")["text"]
    for name in dataset.tables[1:]:
        rows = getattr(dataset, name)
        assert rows["fact_id"].is_unique
        assert set(rows["article_id"]) <= set(articles.index)
        for row in rows.itertuples():
            assert articles[row.article_id][row.start_char : row.end_char] == row.text
    package = json.loads((tmp_path / "datapackage.json").read_bytes())
    assert [r["path"] for r in package["resources"]] == [f"{name}.parquet" for name in TABLES]
