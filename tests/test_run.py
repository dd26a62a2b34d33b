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
from dukien.run import one, shards
from dukien.run.many import WORK, extract_many
from dukien.run.one import extract_rows

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
    assert {f"{name}.{file_format}" for name in TABLES} | {"datapackage.json"} == set(_bytes(tmp_path / "1"))


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


def test_copies_point_to_the_first(tmp_path: Path) -> None:
    texts = {"a": "Xã họp.", "b": "Xã khác họp.", "c": "Xã họp.", "d": "Xã họp.", "e": " "}
    extract_many((Article(key, text) for key, text in texts.items()), tmp_path, version="1")
    articles = dukien.read_dataset(tmp_path).articles
    assert articles["duplicate_of"].fillna("").tolist() == ["", "", "a", "a", ""]
    assert articles["status"].tolist() == ["ok", "ok", "ok", "ok", "skipped"]


def test_an_error_in_one_article_is_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(article: Article) -> one.Extraction:
        if article.article_id == "a0003":
            raise ValueError("no such month")
        return extract(article)

    extract = one.extract_article
    monkeypatch.setattr(one, "extract_article", broken)
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
