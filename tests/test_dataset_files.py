"""Tables on disk: what goes in comes out, in every format, and the same rows make the same bytes."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dukien
from dukien.dataset.describe import FORMATS, Format, arrow_schema, data_package, markdown, table_schema
from dukien.dataset.files import read_table, table_writer
from dukien.dataset.schema import FACTS, TABLES

NASTY = ["=1+1", "+84", "-5", "@x", 'hai "nháy"', "hai\ndòng", "hai\r\ndòng", "\r", "a,b;c\td", "", " ", "NULL", "NaN", "true",
         "007", "\x00", "\u2028", "\ufeffđầu", "e\u0302\u0301"]  # fmt: skip
_text = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "string": _text,
    "integer": st.integers(0, 10**12),
    "number": st.floats(allow_nan=False, allow_infinity=False, width=32),
    "boolean": st.booleans(),
    "array": st.lists(_text, max_size=3),
    "array of numbers": st.lists(st.floats(0, 1, width=32), max_size=3),
}


def _rows(name: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    columns = {f.name: st.none() | _VALUES[f.kind] if f.nullable else _VALUES[f.kind] for f in TABLES[name].fields}
    return st.lists(st.fixed_dictionaries(columns), max_size=4)


def _write(path: Path, name: str, rows: list[dict[str, Any]], file_format: Format) -> pa.Table:
    arrow = pa.Table.from_pylist(rows, schema=arrow_schema(TABLES[name]))
    with path.open("wb") as file:
        writer = table_writer(file, TABLES[name], file_format)
        for start in range(0, arrow.num_rows, 2):
            writer.write(arrow.slice(start, 2))
        writer.close()
    return arrow


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("name", ["communes", "places", "quantities", "articles"])
def test_round_trip(name: str, file_format: Format, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("files")

    @settings(max_examples=30, deadline=None)
    @given(_rows(name))
    def check(rows: list[dict[str, Any]]) -> None:
        path = folder / f"{name}.{file_format}"
        arrow = _write(path, name, rows, file_format)
        first = path.read_bytes()
        assert read_table(path, TABLES[name], file_format).to_pylist() == arrow.to_pylist()
        _write(path, name, rows, file_format)
        assert path.read_bytes() == first

    check()


def test_csv_is_for_any_reader_and_keeps_the_letters(tmp_path: Path) -> None:
    fields = TABLES["quantities"].fields
    example = {f.name: f.column.example for f in fields}
    rows = [example | {"text": text, "fact_id": str(i)} for i, text in enumerate(NASTY) if "\x00" not in text]
    _write(tmp_path / "quantities.csv", "quantities", rows, "csv")
    assert (tmp_path / "quantities.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "quantities.csv").open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.DictReader(file))
    assert [r["text"] for r in read] == [r["text"] for r in rows]
    assert [json.loads(r["per"]) for r in read] == [r["per"] for r in rows]


def test_a_dataset_is_read_back_with_types_that_know_missing_values(tmp_path: Path) -> None:
    example = {f.name: f.column.example for f in TABLES["dates"].fields}
    _write(tmp_path / "dates.jsonl", "dates", [example, example | {"start_date": None}], "jsonl")
    dataset = dukien.read_dataset(tmp_path)
    assert repr(dataset).endswith(": 2 dates>")
    types = {name: str(kind) for name, kind in dataset.dates.dtypes.items()}
    assert (types["start_date"], types["start_char"], types["relative"], types["confidence"]) == (
        "string",
        "Int64",
        "boolean",
        "float64",
    )
    assert dataset.dates["start_date"].isna().tolist() == [False, True]
    with pytest.raises(AttributeError, match=r"no table 'communes'.*there are: dates"):
        _ = dataset.communes
    with pytest.raises(AttributeError, match="'comunes' is no table"):
        _ = dataset.comunes


def test_no_dataset_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="dukien extract"):
        dukien.read_dataset(tmp_path)
    with pytest.raises(FileNotFoundError, match="no folder"):
        dukien.read_dataset(tmp_path / "nowhere")


@pytest.mark.parametrize("file_format", FORMATS)
def test_the_data_package_describes_every_column_of_every_table(file_format: Format, tmp_path: Path) -> None:
    for name in TABLES:
        _write(tmp_path / f"{name}.{file_format}", name, [], file_format)
    package = json.loads(json.dumps(data_package(tmp_path, file_format, "1.2.3")))
    assert package["profile"] == "tabular-data-package"
    assert package["version"] == "1.2.3"
    assert all(licence.get("name") or licence.get("path") for licence in package["licenses"])
    names = [r["name"] for r in package["resources"]]
    assert names == list(TABLES)
    for resource in package["resources"]:
        assert resource["profile"] == "tabular-data-resource"
        path = tmp_path / resource["path"]
        assert resource["bytes"] == path.stat().st_size
        schema = resource["schema"]
        columns = {field["name"]: field for field in schema["fields"]}
        assert list(columns) == arrow_schema(TABLES[resource["name"]]).names
        assert all(
            f["description"] and f["type"] in ("string", "integer", "number", "boolean", "array") for f in columns.values()
        )
        assert set(schema["primaryKey"]) <= set(columns)
        for key in schema.get("foreignKeys", []):
            assert key["reference"]["resource"] in names
            assert set(key["fields"]) <= set(columns)


def test_examples_keep_the_constraints() -> None:
    import re

    for table in TABLES.values():
        for described in table_schema(table)["fields"]:
            limits, example = described["constraints"], described.get("example")
            if example is not None:
                assert re.fullmatch(limits.get("pattern", ".*"), str(example), re.DOTALL), (table.name, described["name"])
                assert example in limits.get("enum", [example]), (table.name, described["name"])


def test_the_documentation_has_every_table() -> None:
    text = markdown()
    assert all(f"## {name}\n" in text for name in TABLES)
    assert all(f"| {f.name} |" in text for table in FACTS for f in table.fields)


def test_the_page_about_the_tables_is_up_to_date() -> None:
    page = Path(__file__).parents[1] / "docs" / "tables.md"
    assert page.read_text(encoding="utf-8").endswith(markdown())
