"""Precision and recall of what an annotation tells beyond its five lists."""

from __future__ import annotations

from typing import Any

import pytest

from dukien.evaluate import details, measures
from dukien.evaluate.measures import Outcome


def _figures(outcome: Outcome) -> tuple[int, int, int]:
    return len(outcome.right), len(outcome.wrong), len(outcome.missed)


def _row(text: str, words: str, **more: Any) -> dict[str, Any]:
    at = text.index(words)
    return {"text": words, "start_char": at, "end_char": at + len(words)} | more


@pytest.mark.parametrize(
    ("wanted", "found", "expected"),
    [
        ({"organization": "Huyện ủy Tháp Mười"}, "Huyện uỷ Tháp Mười", (1, 0, 0)),
        ({"organization": "Huyện ủy Tháp Mười"}, "Huyện ủy", (0, 1, 1)),
        ({"organization": "Huyện ủy Tháp Mười"}, None, (0, 0, 1)),
        ({"organization": None}, "Huyện ủy", (0, 1, 0)),
        ({"organization": None}, None, (0, 0, 0)),
        ({}, "Huyện ủy", (0, 0, 0)),
    ],
)
def test_a_column_counts_where_it_is_annotated(wanted: dict[str, Any], found: str | None, expected: tuple[int, int, int]) -> None:
    matched = Outcome([(wanted, {"text": "Bí thư Huyện ủy", "organization": found})])
    assert _figures(details.column(matched, "organization", "organization", details.same)) == expected


def test_places_count_once_and_communes_are_not_asked_for() -> None:
    gold = [{"level": "district", "type": "huyện", "name": "Phú Lộc", "text": "huyện Phú Lộc", "code": "482"}]
    rows = [
        {"level": "district", "name": "Phú Lộc", "code": None},
        {"level": "district", "name": "Phú Lộc", "code": "482"},
        {"level": "commune", "name": "Lộc Trì", "code": "19912"},
        {"level": "province", "name": "Huế", "code": "46"},
    ]
    found = details.places(gold, rows)
    assert _figures(found) == (1, 1, 0)
    assert _figures(details.column(found, "code", "code", str.__eq__)) == (1, 0, 0)


@pytest.mark.parametrize(
    ("value", "per", "expected"),
    [(48e6, ["người"], (1, 0, 0)), (48e3, ["người"], (0, 1, 1)), (48e6, [], (0, 1, 1))],
)
def test_quantities(value: float, per: list[str], expected: tuple[int, int, int]) -> None:
    text = "Thu nhập 48 triệu đồng/người."
    gold = [{"text": "48 triệu đồng/người", "value": 48000000, "unit": "đồng", "per": ["người"]}]
    row = _row(text, "48 triệu đồng/người", value=value, unit="đồng", per=per)
    assert _figures(details.quantities(text, gold, [row])) == expected


def test_items_that_are_missing_are_not_items_that_are_there() -> None:
    text = "Xã đạt 2/4 tiêu chí: Điện, Y tế; chưa đạt Chợ, Y tế dự phòng."
    gold = [{"text": "2/4 tiêu chí", "items": ["Điện", "Y tế"], "missing_items": ["Chợ"]}]
    rows = [
        _row(text, "Điện", status="achieved"),
        _row(text, "Y tế", status="not_achieved"),
        _row(text, "Chợ", status="not_achieved"),
    ]
    assert _figures(details.ratio_items(text, gold, rows)) == (2, 1, 1)


@pytest.mark.parametrize(
    ("gold", "kinds", "expected"),
    [
        ({"kind": "inspection"}, ["inspection"], (1, 0, 0)),
        ({"kind": "inspection"}, ["conference"], (0, 1, 1)),
        ({"kind": "inspection"}, [], (0, 0, 1)),
        (None, ["conference"], (0, 1, 0)),
        (None, [], (0, 0, 0)),
    ],
)
def test_events(gold: dict[str, Any] | None, kinds: list[str], expected: tuple[int, int, int]) -> None:
    assert _figures(details.events(gold, [{"kind": kind, "text": "hội nghị"} for kind in kinds])) == expected


def test_participants_by_name() -> None:
    gold = [{"name": "Trần Thị Minh", "role": "chair"}, {"name": "Lê Hoà", "role": "attendee"}]
    rows = [{"name": "Lê Hòa", "role": "speaker", "text": "Lê Hòa"}, {"name": "Vũ An", "role": "attendee", "text": "Vũ An"}]
    found = details.participants(gold, rows)
    assert _figures(found) == (1, 1, 1)
    assert _figures(details.column(found, "role", "role", str.__eq__)) == (0, 1, 1)


def test_only_what_is_annotated_is_measured() -> None:
    gold: dict[str, Any] = {"ratios": []}
    basic = dict.fromkeys(("positions", "ratios", "directives"), measures.Outcome())
    assert details.details("", gold, {}, basic) == {}
    assert details.details("", gold | {"event": None}, {"events": [], "participants": []}, basic) == {}
