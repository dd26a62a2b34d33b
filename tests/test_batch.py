"""Batches as Spark, Ray and Dask hand them out."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pandas as pd
import pyarrow as pa
import pytest

import dukien
from dukien.batch import extract_batch, mapper, schema, spark_schema
from dukien.dataset.describe import arrow_schema
from dukien.dataset.schema import ARTICLES, FACTS, TABLES

TEXT = (
    "Kiểm tra nông thôn mới tại xã Bình Khánh\n\nNgày {}-8, ông Nguyễn Văn Hùng, Bí thư Huyện ủy Mỏ Cày Nam, làm việc với "
    "xã Bình Khánh. Xã đạt 14/19 tiêu chí, thu nhập 48 triệu đồng/người/năm.\nÔng yêu cầu xã rà soát lại 5 tiêu chí chưa đạt."
)
FRAME = pd.DataFrame(
    {
        "key": ["a", "b", "c", "d"],
        "body": [TEXT.format(30), None, TEXT.format(31), "Tin\n\nHôm qua, xã họp."],
        "day": [pd.Timestamp("2020-08-31"), pd.NaT, pd.Timestamp("2020-09-01"), pd.Timestamp("2021-03-02")],
        "khác": [1.0, 2.0, 3.0, None],
    }
)
COLUMNS = {"text": "body", "article_id": "key", "published": "day"}


def _plain(frame: pd.DataFrame) -> list[dict[str, object]]:
    """Rows that can be compared: one kind of missing value."""
    rows: list[dict[str, object]] = pa.Table.from_pandas(frame, preserve_index=False).to_pylist()
    return rows


def _arrow() -> pa.Table:
    return pa.Table.from_pandas(FRAME, preserve_index=False)


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_those_of_extract_frame(table: str) -> None:
    expected = dukien.extract_frame(FRAME, **COLUMNS)[table]
    if table == "articles":
        expected[["duplicate_of", "similarity"]] = None
        expected = expected.astype({"duplicate_of": "string", "similarity": "float64"})
    found = extract_batch(FRAME, table, **COLUMNS)
    pd.testing.assert_frame_equal(found.astype(object).fillna(""), expected.astype(object).fillna(""))
    assert list(map(str, found.dtypes)) == list(map(str, expected.dtypes))


@pytest.mark.parametrize("table", [*TABLES, None])
def test_each_form_comes_back_in_its_own_with_the_same_rows(table: str | None) -> None:
    rows = extract_batch(_arrow(), table, **COLUMNS)
    assert rows.schema == schema(table)
    assert rows.num_rows > 0 or table == "ratio_items"
    (batch,) = _arrow().to_batches()
    assert pa.Table.from_batches([extract_batch(batch, table, **COLUMNS)]) == rows
    frame = extract_batch(FRAME, table, **COLUMNS)
    assert pa.Table.from_pandas(frame, schema=schema(table), preserve_index=False) == rows


@pytest.mark.parametrize("table", [*TABLES, None])
@pytest.mark.parametrize("texts", [[], [None], [" "], ["Tin"]])
def test_the_columns_are_the_same_for_an_empty_batch(table: str | None, texts: list[str | None]) -> None:
    frame = pd.DataFrame({"id": [str(n) for n in range(len(texts))], "text": pd.Series(texts, dtype=object)})
    found = extract_batch(frame, table)
    full = extract_batch(FRAME, table, **COLUMNS)
    assert list(found.columns) == list(full.columns) == schema(table).names
    assert list(map(str, found.dtypes)) == list(map(str, full.dtypes))
    arrow = pa.Table.from_pylist(frame.to_dict("records"), schema=pa.schema([("id", pa.string()), ("text", pa.string())]))
    assert extract_batch(arrow, table).schema == schema(table)
    batch = pa.RecordBatch.from_pylist(arrow.to_pylist(), schema=arrow.schema)
    assert extract_batch(batch, table).schema == schema(table)


def test_all_tables_in_one_pass() -> None:
    nested = extract_batch(_arrow(), **COLUMNS)
    assert nested.select(arrow_schema(ARTICLES).names) == extract_batch(_arrow(), "articles", **COLUMNS)
    for table in FACTS:
        rows = [row for rows in nested[table.name].to_pylist() for row in rows]
        assert rows == extract_batch(_arrow(), table.name, **COLUMNS).to_pylist(), table.name


def test_names_of_tables_and_of_columns_of_articles_differ() -> None:
    assert not {table.name for table in FACTS} & {field.name for field in ARTICLES.fields}


def test_what_spark_maps_in_pandas() -> None:
    """Spark hands a worker the pickled function, an iterator of frames, and takes an iterator of frames with fixed columns."""
    function = pickle.loads(pickle.dumps(mapper("dates", **COLUMNS)))
    left = [FRAME.iloc[:1], FRAME.iloc[1:2], FRAME.iloc[:0], FRAME.iloc[2:]]
    taken = []

    def frames() -> Iterator[pd.DataFrame]:
        while left:
            taken.append(left.pop(0))
            yield taken[-1]

    found = function(frames())
    assert not taken  # nothing is read before it is asked for
    first = next(found)
    assert len(taken) == 1
    parts = [first, *found]
    assert [list(part.columns) for part in parts] == [schema("dates").names] * 4
    assert _plain(pd.concat(parts, ignore_index=True)) == _plain(extract_batch(FRAME, "dates", **COLUMNS))


def test_what_spark_maps_in_arrow() -> None:
    found = list(mapper(**COLUMNS)(iter(_arrow().to_batches(max_chunksize=2))))
    assert [type(part) for part in found] == [pa.RecordBatch, pa.RecordBatch]
    assert pa.Table.from_batches(found) == extract_batch(_arrow(), **COLUMNS)


@pytest.mark.parametrize("batch", [FRAME, _arrow()])
def test_what_ray_maps(batch: object) -> None:
    """Ray calls the function with a frame or a table, and the arguments of `fn_kwargs` by name."""
    found = pickle.loads(pickle.dumps(extract_batch))(batch, **{"table": "officials", **COLUMNS})
    assert type(found) is type(batch)
    assert set(found["name"].to_pylist() if isinstance(found, pa.Table) else found["name"]) == {"Nguyễn Văn Hùng"}


def test_the_schema_as_spark_writes_it() -> None:
    assert spark_schema("dates").startswith("`article_id` string, `fact_id` string, `text` string, `start_char` bigint, ")
    assert "`relative` boolean" in spark_schema("dates")
    assert "`candidate_probabilities` array<double>" in spark_schema("places")
    nested = spark_schema()
    assert nested.startswith("`article_id` string, `source` string, ")
    assert "`dates` array<struct<`article_id`: string, `fact_id`: string, " in nested


def test_a_copy_is_not_known() -> None:
    found = extract_batch(pd.DataFrame({"id": ["a", "b"], "text": ["Xã họp."] * 2}), "articles")
    assert found[["duplicate_of", "similarity"]].isna().all(axis=None)
    assert found["content_hash"].nunique() == 1


def test_what_no_file_can_hold_is_replaced() -> None:
    frame = pd.DataFrame({"id": ["a\udc00"], "text": ["Tin \ud83d"]}, dtype=object)
    assert extract_batch(frame, "articles")[["article_id", "text"]].to_numpy().tolist() == [["a\ufffd", "Tin \ufffd"]]


def test_wrong_arguments_say_what_to_do() -> None:
    with pytest.raises(KeyError, match="unique"):
        extract_batch(pd.DataFrame({"text": ["Tin"]}))
    with pytest.raises(KeyError, match="noi_dung"):
        extract_batch(pd.DataFrame({"id": ["a"], "noi_dung": ["Tin"]}))
    with pytest.raises(KeyError, match="ngay"):
        extract_batch(pd.DataFrame({"id": ["a"], "text": ["Tin"]}), published="ngay")
    with pytest.raises(ValueError, match="without an id: row 1"):
        extract_batch(pd.DataFrame({"id": ["a", None], "text": ["Tin", "Tin"]}))
    with pytest.raises(ValueError, match="communes"):
        mapper("xã")
    with pytest.raises(TypeError, match="dict"):
        extract_batch({"id": ["a"], "text": ["Tin"]})


def test_articles_of_several_portions_stay_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dukien.batch._ARTICLES_AT_ONCE", 2)
    frame = pd.DataFrame({"id": range(5), "text": ["Ngày 1/2/2020, xã họp."] * 5})
    assert extract_batch(frame, "dates")["article_id"].tolist() == list("01234")
