"""The first articles that dukien was asked to read, where they lie beside the project: what a reader would list first."""

from pathlib import Path

import pytest

import dukien
from dukien import Facts

SEEDS = Path(__file__).parents[2] / "shared" / "seeds" / "text"

pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the articles belong to others and are not in this repository")


@pytest.fixture(scope="module")
def facts() -> list[Facts]:
    return [dukien.extract(path.read_bytes().decode("utf-8")) for path in sorted(SEEDS.glob("*.txt"))]


def test_criteria_met_each_with_its_commune_and_date(facts: list[Facts]) -> None:
    found = [(r.numerator, r.denominator, r.commune, r.date) for f in facts for r in f.ratios]
    assert found == [
        (14, 19, "Bình Khánh", "2020-08-31"),
        (12, 24, "Kỳ Thọ", "2023-05-26"),
        (12, 24, "Kỳ Thọ", "2023-05-26"),
        (8, 19, "Đức Ninh", "2023-08-01"),
    ]


def test_eight_officials_with_eighteen_positions(facts: list[Facts]) -> None:
    names = [list(dict.fromkeys(o.name for o in sorted(f.officials, key=lambda o: o.name_start_char))) for f in facts]
    assert names == [
        ["Nguyễn Văn Hùng"],
        ["Đinh Minh Dũng"],
        ["Lê Văn Trọng", "Nguyễn Thị Hồng Minh", "Dương Đình Hới"],
        ["Mai Hồng Hà", "Nguyễn Duy Hòa"],
        ["Nguyễn Văn Vũ Minh"],
    ]
    assert [len(f.officials) for f in facts] == [2, 2, 6, 5, 3]


def test_five_communes_with_their_codes(facts: list[Facts]) -> None:
    found = [{(c.type, c.name, c.code) for c in f.communes} for f in facts]
    assert found == [
        {("xã", "Bình Khánh", "28945")},
        {("xã", "Mỹ Đông", "30058")},
        {("xã", "Kỳ Thọ", "18790")},
        {("xã", "Đức Ninh", "02422")},
        {("xã", "Mỹ Quý", "30055")},
    ]


def test_seven_directives_with_42_items(facts: list[Facts]) -> None:
    told: dict[tuple[int, str, str | None], int] = {}
    for n, f in enumerate(facts):
        for d in f.directives:
            key = (n, d.directive_id, d.issuer)
            told[key] = told.get(key, 0) + 1
    assert [(n, issuer, items) for (n, _, issuer), items in told.items()] == [
        (0, "Nguyễn Văn Hùng", 7),
        (1, "Đinh Minh Dũng", 1),
        (1, "Đinh Minh Dũng", 9),
        (2, "Lê Văn Trọng", 5),
        (3, "Mai Hồng Hà", 13),
        (3, "Mai Hồng Hà", 1),
        (4, "Nguyễn Văn Vũ Minh", 6),
    ]
