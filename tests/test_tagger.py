"""The name tagger: its features, its arithmetic, what it decides beside a post, and the recipe that learns it."""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dukien.article import Article
from dukien.names import find_names, tagger
from dukien.names.tagger import LABELS, before, behind, inside, last_person, likelihood, score
from dukien.text import Document

RECIPE = Path(__file__).parents[1] / "models" / "tagger"


def found(text: str, *, with_tagger: bool = True) -> list[tuple[str, str]]:
    doc = Document(Article("a", "Tiêu đề\n\n" + text))
    return [(n.name, n.rule) for n in find_names(doc, tagger=with_tagger)]


ADDED = [
    ("Bí thư Huyện ủy Chẩm Ngọc Tuấn Hùng nói rõ việc này.", "Chẩm Ngọc Tuấn Hùng"),
    ("Thứ trưởng Hỳnh Minh Lộc cho biết việc này.", "Hỳnh Minh Lộc"),
    ("Bảo Khiêm, hiệu trưởng trường này, cho rằng cần thêm lớp.", "Bảo Khiêm"),
    ("Bộ trưởng Bộ Xây dựng Bành Khắc Hà Chung nói đã có quy hoạch.", "Bành Khắc Hà Chung"),
]
NOT_ADDED = [
    "Thủ tướng Ấn Độ bắt đầu thăm chính thức.",
    "Giám đốc Công ty luật Minh Đăng Khoa nói.",
    "Hiệu trưởng Trường phổ thông đặc biệt Nguyễn Đình Chiểu nói.",
    "Chủ nhiệm HTX Thành Tâm có đơn xin trả giấy phép.",
    "Theo Tuổi Trẻ, giám đốc bến xe đã nghỉ.",
    "Bà bị hiệu trưởng khi đó là Trịnh Bội T. nạt nộ.",
    "Trưởng đoàn, ông Kim Yong - nam, đến muộn.",
    "Dự họp có đồng chí U Minh Tiến, Phó Chủ tịch huyện.",
    "Đồng chí Chánh Văn phòng họp bàn.",
    "Trưởng trạm Hòa Hiệp Bắc họp.",
    "Bà là Phó Tổng giám đốc nhà máy.",
    "Đoàn do phó thủ tướng dẫn đầu tham quan Tử Cấm Thành.",
]
TAKEN_BACK = [
    "Ông Mai Văn Bảy - bí thư Đoàn Công an huyện - nói.",
    "Bị cáo là phó tổng giám đốc Công ty CP Dương Đông Hòa Phú, đã khai.",
]
KEPT = [
    "Chủ tịch UBND tỉnh Mạch Thế Tuấn Hào cho biết.",
    "Phó Thủ tướng Lạc Hồng Sơn đã có mặt.",
    "Trưởng phòng Đậu Quốc Hòa An nhận khuyết điểm.",
    "Phó Chủ tịch Quốc hội Tòng Thị Phương điều hành.",
    "Tổng Giám đốc Thông tấn xã Việt Nam Âu Dương Lê đề nghị.",
    "Chủ tịch Hồ Chí Minh căn dặn.",
]


@pytest.mark.parametrize(("text", "name"), ADDED)
def test_adds_a_person_that_the_rules_pass_over(text: str, name: str) -> None:
    assert (name, "name.model") in found(text)
    assert name not in [n for n, _ in found(text, with_tagger=False)]


@pytest.mark.parametrize("text", NOT_ADDED)
def test_adds_nothing_else(text: str) -> None:
    assert "name.model" not in [rule for _, rule in found(text)]


@pytest.mark.parametrize("text", TAKEN_BACK)
def test_takes_back_what_is_a_body(text: str) -> None:
    assert len(found(text)) < len(found(text, with_tagger=False))


@pytest.mark.parametrize("text", KEPT)
def test_leaves_clear_names_to_the_rules(text: str) -> None:
    assert found(text) == found(text, with_tagger=False) != []


def test_asks_only_beside_a_post() -> None:
    assert found("Chẩm Ngọc Tuấn Hùng trồng rau ở cuối làng.") == []


def test_a_middle_name_is_enough_beside_a_post() -> None:
    assert found("Đại biểu Leo Thị Mận tranh luận.", with_tagger=False) == [("Leo Thị Mận", "name.middle")]


def test_features_tell_the_word_and_its_neighbours() -> None:
    first, last = inside(("Lều", "Khang"))
    assert {"w=Lều", "vi", "0/2", ">w=Khang", "-"} <= set(first)
    assert {"w=Khang", "<w=Lều", "1/2"} <= set(last)
    assert [row[7] for row in inside(("Hà", "Nội", "Lều", "Khang"))] == ["u0", "u2", "-", "-"]


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        ("Sáng nay ông ", {"l=ông", "k=nay", "honorific"}),
        ("tại huyện ", {"l=huyện", "k=tại", "unit"}),
        ("Công ty luật ", {"l=luật", "k=ty", "called"}),
        ("số 196 ", {"l=0", "k=số"}),
        ("Bí thư Tỉnh ủy ", {"l=ủy", "k=tỉnh", "post", "post l=ủy"}),
        ("", set()),
    ],
)
def test_features_of_what_stands_before(left: str, expected: set[str]) -> None:
    assert set(before((left + "Lều Khang").lower(), len(left))) == expected


@pytest.mark.parametrize(
    ("right", "expected"),
    [(", Chủ tịch xã", {"r=,", "q=chủ", "title"}), (" cho biết", {"r=cho", "q=biết"}), ("", set())],
)
def test_features_of_what_stands_behind(right: str, expected: set[str]) -> None:
    assert set(behind(("Lều Khang" + right).lower(), 9)) == expected


def readings(rows: list[list[float]]) -> dict[tuple[int, ...], float]:
    """Every sequence of labels with its weight, the slow way."""
    moves = tagger._weights()[1]
    weights = {}
    for labels in product(range(len(LABELS)), repeat=len(rows)):
        weight = 1.0
        for i, label in enumerate(labels):
            weight *= rows[i][label] * (moves[labels[i - 1]][label] if i else 1.0)
        weights[labels] = weight
    return weights


@pytest.mark.parametrize("run", ["Lều Khang", "Lều Vĩnh Khang", "Hà Nội Lều Khang"])
def test_likelihood_is_the_share_of_all_readings(run: str) -> None:
    words = tuple(run.split(" "))
    rows = score(f"bí thư {run.lower()} nói.", 7, words)
    weights = readings(rows)
    for first, last in ((0, 2), (len(words) - 2, len(words)), (0, len(words))):
        name = dict.fromkeys(range(first, last), 2) | {first: 1}
        fits = [
            w for labels, w in weights.items() if all(labels[i] == k for i, k in name.items()) and labels[last : last + 1] != (2,)
        ]
        assert likelihood(rows, first, last) == pytest.approx(sum(fits) / sum(weights.values()))
    person = last_person(rows)
    best = max(weights, key=lambda labels: weights[labels])
    assert (person is not None) == (1 in best)
    if person:
        assert best[person.first : person.last] == (1, *[2] * (person.last - person.first - 1))


@given(st.lists(st.sampled_from("Nguyễn Lều Thị Khang Hà Nội Y K Công".split()), min_size=2, max_size=7), st.text(max_size=20))
def test_likelihoods_are_probabilities(words: list[str], left: str) -> None:
    rows = score(left + " ".join(words).lower(), len(left), tuple(words))
    for first in range(len(words) - 1):
        assert 0 <= likelihood(rows, first, len(words)) <= 1


def test_weights_are_small_and_hold_single_words() -> None:
    text = files("dukien.names").joinpath("tagger.tsv").read_text(encoding="utf-8")
    assert len(text.encode()) < 200_000
    names = [line.split("\t")[0] for line in text.splitlines() if not line.startswith("#")]
    assert tuple(names[: len(LABELS)]) == LABELS
    for name in names:
        assert " " not in name.removeprefix("post ")


TEMPLATES = (
    "Ông {0} đến họp. Huyện Lâm Thao trao quà. Công ty Bình Minh Xanh tặng xe.",
    "Sáng nay bà {0} cho biết. {0} nói thêm. Tại huyện Lâm Thao, ông {0} ra về. Chiều nay Lâm Thao mưa.",
)


def test_the_recipe_learns_the_same_weights_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("underthesea_core")
    monkeypatch.syspath_prepend(str(RECIPE))
    import train  # type: ignore[import-not-found]

    names = [
        f"{a} {b} {c}" for a in "Trần Lê Phạm Võ Bùi".split() for b in ("Văn", "Minh") for c in "An Bảo Cường Dũng Hà Lan".split()
    ]
    articles = tmp_path / "articles.jsonl"
    lines = [json.dumps({"id": f"a{i}", "text": "Tin\n\n" + TEMPLATES[i % 2].format(name)}) for i, name in enumerate(names)]
    articles.write_text("\n".join(lines), encoding="utf-8")
    for out in ("one.tsv", "two.tsv"):
        train.main([str(articles), "--out", str(tmp_path / out)])
    one = (tmp_path / "one.tsv").read_text(encoding="utf-8")
    assert one == (tmp_path / "two.tsv").read_text(encoding="utf-8")
    rows = {line.split("\t")[0]: line.split("\t")[1:] for line in one.splitlines() if not line.startswith("#")}
    assert int(rows["honorific"][LABELS.index("B-PER")]) > 0
    for module in ("train", "silver"):
        sys.modules.pop(module, None)
