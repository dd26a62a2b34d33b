"""Which articles are copies: exact ones, near ones, and those that only look alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dukien.article import Article, Status
from dukien.dataset.describe import arrow_schema, arrow_table
from dukien.dataset.rows import article_row
from dukien.dataset.schema import ARTICLES
from dukien.run import duplicates, sorting
from dukien.run.duplicates import Duplicates, sketches_of
from dukien.run.sketch import NONE, WORDS, signature

STORY = (
    "Trạm bơm Cầu Đất vận hành trở lại\n\nSáng 12/3, hợp tác xã thủy nông cho trạm bơm Cầu Đất chạy lại sau hai tuần sửa chữa. "
    "Ba tổ máy cùng chạy, mỗi giờ đẩy gần bốn nghìn khối nước về cánh đồng phía đông, nơi hơn sáu trăm hộ đang chờ xuống giống. "
    "Theo ông Lê Hoàng Tín, người trông coi trạm đã mười chín năm, kênh chính được nạo vét từ cuối tháng giêng, hai cống đầu mối "
    "thay cánh mới. Bà con các ấp chia lịch lấy nước theo giờ, ruộng cao trước, ruộng thấp sau. Nếu trời không mưa trái mùa, "
    "vụ hè thu sẽ gieo xong trước ngày hai mươi. Phòng kinh tế đề nghị các tổ ghi sổ từng lượt bơm để cuối vụ tính tiền cho đúng."
)
OTHER = (
    "Trạm bơm Cầu Đất ngừng chạy\n\nChiều 26/2, trạm bơm Cầu Đất phải dừng vì một tổ máy cháy cuộn dây. Thợ từ xưởng cơ khí "
    "được gọi tới ngay trong đêm. Hợp tác xã thủy nông cho biết cần chừng hai tuần để quấn lại dây, nhân dịp này thay cánh cống. "
    "Ruộng phía đông chưa khô hạn do còn nước đọng từ đợt triều trước. Một số hộ mượn máy dầu bơm tạm cho mạ."
)


def _edited(share: int) -> str:
    """`STORY` with every `share`th word another."""
    return " ".join(f"chữ{i}" if i % share == share - 1 else word for i, word in enumerate(STORY.split()))


def _marked(
    texts: Sequence[str], statuses: Sequence[Status] | None = None, block: int = 2
) -> list[tuple[str | None, float | None]]:
    """`duplicate_of` and `similarity` of the texts, whose ids are `a`, `b`, `c` ...; they come in blocks, as from shards."""
    statuses = statuses or ["ok"] * len(texts)
    articles = [Article(chr(ord("a") + i), text, status=statuses[i]) for i, text in enumerate(texts)]
    rows = [article_row(article) for article in articles]
    blocks = [rows[i : i + block] for i in range(0, len(rows), block)]
    sketches = [sketches_of(part) for part in blocks]
    copies = Duplicates()
    for sketch in sketches:
        copies.add(sketch)
    found = []
    for part, sketch in zip(blocks, sketches, strict=True):
        table = copies.mark(arrow_table(part, arrow_schema(ARTICLES)), sketch)
        found += list(zip(table["duplicate_of"].to_pylist(), table["similarity"].to_pylist(), strict=True))
    return found


def test_the_same_text_is_an_exact_copy() -> None:
    decomposed = unicodedata.normalize("NFD", STORY)
    assert _marked([STORY, OTHER, STORY, decomposed]) == [(None, None), (None, None), ("a", 1.0), ("a", 1.0)]


@pytest.mark.parametrize(
    "copy",
    [
        STORY + " Tin, ảnh: Hoài An",
        STORY.upper(),
        STORY.replace(". ", " ; "),
        STORY.replace("hòa", "hoà").replace("thủy", "thuỷ").replace("khối", "khốI"),
        STORY.replace("Trạm bơm Cầu Đất vận hành trở lại", "Nước lại về cánh đồng phía đông"),
        _edited(60),
    ],
)
def test_nearly_the_same_text_is_a_near_copy(copy: str) -> None:
    (_, none), (original, similarity) = _marked([STORY, copy])
    assert none is None
    assert original == "a"
    assert similarity is not None
    assert duplicates.NEAR <= similarity < 1


@pytest.mark.parametrize("text", [OTHER, _edited(4), STORY[: len(STORY) // 2], "Tin, ảnh: Hoài An", "", " \n"])
def test_what_only_shares_its_subject_or_a_part_is_no_copy(text: str) -> None:
    assert _marked([STORY, text]) == [(None, None)] * 2


def test_short_texts_are_copies_only_of_the_same() -> None:
    short = "Mời bà con theo dõi bản tin thời tiết lúc 19 giờ"
    assert len(short.split()) < WORDS
    assert _marked([short, short + ".", short]) == [(None, None), (None, None), ("a", 1.0)]
    assert signature(short) == NONE


def test_a_copy_leads_to_an_article_that_is_none() -> None:
    near = STORY + " Tin, ảnh: Hoài An"
    marked = _marked([STORY, near, near, STORY])
    assert [original for original, _ in marked] == [None, "a", "a", "a"]
    assert marked[1] == marked[2]
    assert marked[3] == ("a", 1.0)


def test_likeness_is_measured_to_the_first_not_along_a_chain() -> None:
    words = STORY.split()
    steps = [" ".join([f"chữ{i}" for i in range(n)] + words[n:]) for n in (0, 12, 24, 36)]
    marked = _marked(steps)
    assert marked[1][0] == "a"
    assert {original for original, _ in marked} <= {None, "a", "c", "d"}
    assert marked[3][0] != "a"


def test_what_failed_neither_is_a_copy_nor_has_copies() -> None:
    assert _marked([STORY, STORY, STORY], ["failed", "ok", "ok"]) == [(None, None), (None, None), ("b", 1.0)]


def test_all_at_once_finds_the_same() -> None:
    texts = [STORY, OTHER, STORY + " Tin, ảnh: Hoài An", STORY]
    rows = [article_row(Article(chr(ord("a") + i), text)) for i, text in enumerate(texts)]
    table = duplicates.marked(arrow_table(rows, arrow_schema(ARTICLES)))
    assert list(zip(table["duplicate_of"].to_pylist(), table["similarity"].to_pylist(), strict=True)) == _marked(texts)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([STORY, OTHER, *(_edited(n) for n in (5, 20, 40, 60)), "Tin ngắn", ""]), max_size=12),
    st.integers(1, 12),
)
def test_shards_of_any_size_give_the_same(texts: list[str], block: int) -> None:
    marked = _marked(texts, block=block)
    assert marked == _marked(texts, block=5)
    for i, (original, similarity) in enumerate(marked):
        assert (original is None) == (similarity is None)
        if original is not None:
            first = ord(original) - ord("a")
            assert first < i
            assert marked[first] == (None, None)
            assert (similarity == 1) == (texts[first] == texts[i])
    firsts = [texts[i] for i, (original, _) in enumerate(marked) if original is None and texts[i].strip()]
    assert len(set(firsts)) == len(firsts)


def test_more_articles_than_are_sorted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{i} {STORY}" if i % 3 else f"Tin số {i}" for i in range(24)]
    expected = _marked(texts)
    monkeypatch.setattr(sorting, "_RUN", 20)
    assert _marked(texts) == expected
    assert sum(original == "b" for original, _ in expected) == 15


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 63), st.integers(0, 2**64 - 1)), max_size=60), st.integers(1, 30))
def test_rows_are_sorted_on_disk_as_in_memory(rows: list[tuple[int, int]], run: int) -> None:
    spread = [(first << 58, second) for first, second in rows]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "_RUN", run)
        by_run = sorting.Sorted(2)
        for row in spread:
            by_run.add(np.array([row], dtype=np.uint64))
        parts = [[(int(a), int(b)) for a, b in part] for part in by_run.parts()]
    assert [row for part in parts for row in part] == sorted(spread)
    firsts = [{first for first, _ in part} for part in parts]
    assert sum(map(len, firsts)) == len(set().union(*firsts))


def test_the_estimate_is_near_the_share_of_common_words() -> None:
    def shingles(text: str) -> set[tuple[str, ...]]:
        words = text.lower().split()
        return set(zip(words, words[1:], words[2:], strict=False))

    base = " ".join(f"từ{i}" for i in range(600))
    for n in (30, 90, 200, 400):
        other = " ".join(f"khác{i}" if i < n else f"từ{i}" for i in range(600))
        a, b = shingles(base), shingles(other)
        slots = [np.frombuffer(signature(text), dtype=np.uint32) for text in (base, other)]
        assert abs(float(np.mean(slots[0] == slots[1])) - len(a & b) / len(a | b)) < 0.15
