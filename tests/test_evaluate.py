"""Precision and recall: what counts as the same, and what counts neither for nor against."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dukien.cli import main
from dukien.evaluate import GoldError, evaluate, measures
from dukien.evaluate.matching import best_pairs, contained, fold, likeness, same, shared_of_union


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Hoà Mỹ", "HÒA MỸ", True),
        ("Lý Sơn", "Lí Sơn", True),
        ("Cư M’gar", "Cư M'Gar", True),
        ("Quý", "Quí", True),
        ("Ủy ban, nhân dân", "Uỷ ban nhân dân", True),
        ("K’ Bốt", "K Bốt", True),
        ("Thúy", "Thui", False),
        ("Bình Khánh", "Bình Khanh", False),
        (None, "", True),
    ],
)
def test_same(a: str | None, b: str | None, expected: bool) -> None:
    assert same(a, b) is expected


def test_likeness_and_containment() -> None:
    assert likeness("Phó Chủ tịch UBND huyện", "Chủ tịch UBND huyện") == pytest.approx(8 / 9)
    assert contained("Sở Nội vụ", "Sở Nội vụ tỉnh Thanh Hóa")
    assert not contained("Sở Nội vụ tỉnh", "Sở Nội vụ")
    assert shared_of_union((0, 10), (5, 15)) == pytest.approx(1 / 3)
    assert fold("") == ()


def test_pairs_are_made_from_the_best_down() -> None:
    scores = {("x", "p"): 0.5, ("x", "q"): 0.9, ("y", "q"): 0.8, ("y", "p"): 0.0}
    assert best_pairs(["x", "y"], ["p", "q"], lambda g, r: scores[g, r]) == [(0, 1)]


def _figures(outcome: measures.Outcome) -> tuple[int, int, int]:
    return len(outcome.right), len(outcome.wrong), len(outcome.missed)


def _date(text: str, words: str, start: str, **more: Any) -> dict[str, Any]:
    at = text.index(words)
    row = {
        "text": words,
        "start_char": at,
        "end_char": at + len(words),
        "start_date": start,
        "end_date": start,
        "relative": False,
    }
    return row | more


DAY = {"text": "ngày 5/7", "start": "2020-07-05", "end": "2020-07-05"}


@pytest.mark.parametrize(
    ("gold", "row", "expected"),
    [
        (DAY, {"start": "2020-07-05"}, (1, 0, 0)),
        (DAY, {"start": "2020-07-06"}, (0, 1, 1)),
        (DAY, {"start": "XXXX-07-05"}, (0, 1, 1)),
        (
            {"text": "ngày 5/7", "start": "2020-07-05", "end": "2020-07-05", "year_inferred": True},
            {"start": "XXXX-07-05"},
            (1, 0, 0),
        ),
        ({"text": "ngày 5/7", "start": None, "end": None, "relative": True}, {"start": "2020-07-06"}, (0, 0, 0)),
        ({"text": "Tin", "start": "2020-07-05", "end": "2020-07-05"}, {"start": "2020-07-06", "relative": True}, (0, 0, 1)),
    ],
)
def test_dates(gold: dict[str, Any], row: dict[str, Any], expected: tuple[int, int, int]) -> None:
    text = "Tin: xã họp ngày 5/7."
    found = _date(text, "5/7", row["start"], relative=row.get("relative", False))
    assert _figures(measures.dates(text, [gold], [found])) == expected


def _official(name: str, position: str, sector: str = "party") -> dict[str, Any]:
    return {"name": name, "position": position, "text": position, "sector": sector}


@pytest.mark.parametrize(
    ("rows", "people", "posts"),
    [
        ([_official("Trần Thị Minh", "Bí thư Huyện ủy")], (1, 0, 0), (1, 0, 0)),
        ([_official("Trần Thị Minh", "Bí thư")], (1, 0, 0), (0, 0, 1)),
        ([_official("Trần Thị Minh", "Chủ tịch HĐND")], (1, 0, 0), (0, 1, 1)),
        ([_official("Trần Thị Minh", "Bí thư Huyện uỷ"), _official("Trần Thị Minh", "Bí thư")], (1, 0, 0), (1, 0, 0)),
        ([_official("Lê Văn An", "Giám đốc")], (0, 0, 1), (0, 0, 1)),
        ([_official("Lê Văn Bình", "Trưởng phòng")], (0, 1, 1), (0, 1, 1)),
        ([_official("Lê Văn Bình", "Trưởng phòng", "company")], (0, 0, 1), (0, 0, 1)),
    ],
)
def test_officials(rows: list[dict[str, Any]], people: tuple[int, int, int], posts: tuple[int, int, int]) -> None:
    gold = [
        {"name": "Trần Thị Minh", "positions": [{"text": "Bí thư Huyện ủy"}], "sector": "party"},
        {"name": "Lê Văn An", "positions": [{"text": "Giám đốc"}], "sector": "company"},
    ]
    assert _figures(measures.officials(gold, rows)) == people
    assert _figures(measures.positions(gold, rows)) == posts


def test_communes_count_once_and_one_mention_with_the_code_is_enough() -> None:
    gold = [{"type": "xã", "name": "Bình Khánh", "text": "xã Bình Khánh", "code": "28945"}]
    rows = [{"type": "xã", "name": "Bình Khánh", "code": code} for code in (None, "27670", "28945")]
    assert _figures(measures.communes(gold, rows)) == (1, 0, 0)
    assert _figures(measures.commune_codes(gold, rows)) == (1, 0, 0)
    assert _figures(measures.commune_codes(gold, rows[:2])) == (0, 1, 1)
    assert _figures(measures.commune_codes(gold, rows[:1])) == (0, 0, 1)


def test_directives() -> None:
    text = "Rà soát hồ sơ\nChủ tịch yêu cầu rà soát hồ sơ; báo cáo trước tháng 9. Xã đề nghị huyện cấp vốn."
    gold = [
        {"issuer": "Sở Nội vụ", "items": ["rà soát hồ sơ", "báo cáo trước tháng 9"]},
        {"issuer": None, "items": ["huyện cấp vốn"], "upward": True},
    ]

    def row(words: str, issuer: str | None = None) -> dict[str, Any]:
        return {"text": words, "start_char": text.index(words), "end_char": text.index(words) + len(words), "issuer": issuer}

    rows = [row("rà soát hồ sơ", "Sở Nội vụ tỉnh"), row("Rà soát hồ sơ"), row("huyện cấp vốn"), row("Xã đề")]
    outcome = measures.directives(text, gold, rows)
    assert _figures(outcome) == (1, 1, 1)
    assert _figures(measures.issuers(outcome)) == (1, 0, 0)


GOLD: dict[str, Any] = {"dates": [{"text": "30/8/2020", "start": "2020-08-30", "end": "2020-08-30"}],
                        "officials": [], "communes": [], "ratios": [], "directives": []}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "text" / "a.txt").write_text("Tin\nXã họp ngày 30/8/2020.", encoding="utf-8")
    (tmp_path / "gold" / "a.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path


def test_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    measure = evaluate(folder)["dates"]
    assert (measure.precision, measure.recall, measure.f1, measure.gold) == (1, 1, 1, 1)
    assert main(["evaluate", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["dates"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 1}


def test_errors_are_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = GOLD | {"dates": [{"text": "30/8/2020", "start": "2020-08-29", "end": "2020-08-29"}]}
    (folder / "gold" / "a.json").write_text(json.dumps(wrong), encoding="utf-8")
    assert main(["evaluate", str(folder), "--errors", "3"]) == 0
    assert "dates  a  missed: 30/8/2020 (2020-08-29 to 2020-08-29)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("b.json", "{}", "no article"),
        ("a.json", "{", "not JSON"),
        ("a.json", json.dumps(GOLD | {"dates": [{"text": "1/1", "start": None, "end": None}]}), "does not fit"),
    ],
)
def test_wrong_annotations_say_where(folder: Path, name: str, content: str, says: str) -> None:
    (folder / "gold" / name).write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=says):
        evaluate(folder)
