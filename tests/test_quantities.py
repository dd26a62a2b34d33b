"""Amounts, areas, counts and rates a head."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dukien.article import Article
from dukien.facts.places import find_places
from dukien.facts.quantities import QuantityMention, find_quantities
from dukien.link.places import link_places
from dukien.link.setting import Setting
from dukien.link.subjects import Context, link_quantities
from dukien.link.subjects.claims import SCOPE, scopes, scopes_in
from dukien.text import Document, Span


def quantities(text: str) -> list[QuantityMention]:
    return find_quantities(Document(Article("t", text)))


FOUND = [
    ("Thu nhập đạt 48 triệu đồng/người/năm.", "48 triệu đồng/người/năm", 48e6, "VND", ("người", "năm")),
    ("Xã có 250ha dừa hữu cơ.", "250ha", 2.5e6, "m2", ()),
    ("Hợp tác xã có 132 thành viên.", "132 thành viên", 132, "thành viên", ()),
    ("Tổng vốn là 5,1 tỷ đồng.", "5,1 tỷ đồng", 5.1e9, "VND", ()),
    ("Toàn tỉnh ghi nhận 1.204 ca mắc cúm.", "1.204 ca mắc", 1204, "ca mắc", ()),
    ("Diện tích là 38,4 ha.", "38,4 ha", 384000, "m2", ()),
    ("Xã thành lập 2 tổ hợp tác.", "2 tổ hợp tác", 2, "tổ hợp tác", ()),
    ("Đường dài 12,5 km.", "12,5 km", 12500, "m", ()),
    ("Kho chứa 30 tấn gạo.", "30 tấn", 30000, "kg", ()),
    ("Hồ rộng 15 km2.", "15 km2", 15e6, "m2", ()),
    ("Dự án cần 39,2 nghìn tỷ đồng.", "39,2 nghìn tỷ đồng", 39.2e12, "VND", ()),
    ("Kim ngạch 2 triệu USD.", "2 triệu USD", 2e6, "USD", ()),
    ("Lương 7,5 triệu/tháng.", "7,5 triệu/tháng", 7.5e6, "VND", ("tháng",)),
    ("Giá bán 35.000 đồng/kg.", "35.000 đồng/kg", 35000, "VND", ("kg",)),
    ("Giá chào 13.500 đồng/cổ phần.", "13.500 đồng/cổ phần", 13500, "VND", ("cổ phần",)),
    ("Xả 400 m3/s nước.", "400 m3/s", 400, "m3", ("s",)),
    ("Nhà máy thu mua 20 tấn mỗi ngày.", "20 tấn mỗi ngày", 20000, "kg", ("ngày",)),
    ("Huyện giao 05 nhiệm vụ cho xã.", "05 nhiệm vụ", 5, "nhiệm vụ", ()),
    ("Trang trại nuôi 1.200 con lợn.", "1.200 con lợn", 1200, "con lợn", ()),
    ("Quán có 3 ngôi nhà.", "3 ngôi nhà", 3, "ngôi nhà", ()),
    ("Sân rộng 120 mét vuông.", "120 mét vuông", 120, "m2", ()),
    ("Nhập 5 tỷ đô la Mỹ.", "5 tỷ đô la Mỹ", 5e9, "USD", ()),
    ("Đập cao 12m, dài ra.", "12m", 12, "m", ()),
]

NONE = [
    "Ông Năm 45 tuổi.",
    "Họp lúc 9 giờ 30.",
    "Theo Điều 14, Khoản 3 của luật.",
    "Xe chạy trên quốc lộ 14 người qua lại.",
    "Học sinh lớp 10 trường huyện.",
    "Gọi 0912345678 để hỏi.",
    "Năm 2018 người dân di dời.",
    "Quận 7 người dân phản ánh.",
    "Nghị quyết số 36/NQ-TW.",
    "Hai đồng chí và 2 đồng chí khác vắng mặt.",
    "Em là một trong 4 học sinh.",
    "Xã đạt 14/19 tiêu chí.",
    "Tăng 12% so với năm ngoái.",
    "Đội thắng 3-1.",
    "Mã hồ sơ A12 người dân tra cứu.",
    "Bản 1.2.3 phát hành.",
    "Khách đến từ Đà Lạt 2 la Sing nhau.",
    "Ngày 5/7 đoàn đến.",
]

INDICATORS = [
    ("Thu nhập bình quân đầu người là 51,5 triệu đồng/năm.", "Thu nhập bình quân đầu người"),
    ("Xã có 250ha dừa hữu cơ, 30ha lúa.", "dừa hữu cơ"),
    ("Có 132 hộ dân bị ngập, nhiều cây đổ.", "hộ dân bị ngập"),
    ("Tổng thu ngân sách đạt 96,5 tỷ đồng.", "Tổng thu ngân sách"),
]


@pytest.mark.parametrize(("text", "span", "value", "unit", "per"), FOUND)
def test_found(text: str, span: str, value: float, unit: str, per: tuple[str, ...]) -> None:
    (found,) = quantities(text)
    assert text[found.start : found.end] == span
    assert (found.value, found.unit, found.per) == (pytest.approx(value), unit, per)


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert [text[q.start : q.end] for q in quantities(text)] == []


@pytest.mark.parametrize(("text", "indicator"), INDICATORS)
def test_indicator_of_the_first(text: str, indicator: str) -> None:
    assert quantities(text)[0].indicator == indicator


def test_per_head_is_read_from_the_words_too() -> None:
    assert quantities("Thu nhập bình quân đầu người là 51,5 triệu đồng/năm.")[0].per == ("người", "năm")


@pytest.mark.parametrize("piece", ["12 ha lúa, ", "9", "1.", "5-7 triệu ", "12 hộ và ", "3 tỷ (", "1 2 "])
def test_a_long_article_stays_linear(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    start = time.process_time()
    quantities(text)
    assert time.process_time() - start < 5


def test_range() -> None:
    (found,) = quantities("Hỗ trợ 5-7 triệu đồng.")
    assert (found.value, found.value_to) == (5e6, 7e6)


def test_linking_keeps_the_numbers() -> None:
    doc = Document(Article("t", "Xã có 250ha dừa hữu cơ."))
    (linked,) = link_quantities(find_quantities(doc), Context(Setting(doc, []), []))
    assert (linked.value, linked.unit, linked.indicator, linked.commune) == (2.5e6, "m2", "dừa hữu cơ", None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Huyện Lâm Hà có 12 xã.", "676"),
        ("Tại xã Tân Hà, huyện Lâm Hà có 132 thành viên.", "24916"),
        ("UBND huyện Lâm Hà thu hồi 250 ha ở xã Tân Hà.", "24916"),
        ("Dự án ở xã Hoài Đức, huyện Lâm Hà liên quan đến 32 hộ dân xã Tân Hà.", "24916"),
        ("Toàn tỉnh Lâm Đồng trồng 250 ha dừa.", "68"),
        ("Huyện Lâm Hà nằm cách thành phố Đà Lạt 45 km.", None),
        ("Công ty trả 45 triệu đồng cho ông Ba (huyện Lâm Hà).", None),
    ],
)
def test_place(text: str, code: str | None) -> None:
    doc = Document(Article("t", "Tin vắn\n\n" + text))
    linked = link_quantities(find_quantities(doc), Context(Setting(doc, link_places(doc, find_places(doc), [])), []))
    assert [q.place_code for q in linked] == [code]


SCOPE_WORDS = (
    "cả nước", "Cả nước", "toàn quốc", "trong nước", "Nước ta", "thế giới", "các tỉnh", "nhiều địa phương", "tỉnh thành",
    "toàn huyện", "Khắp xã", "trên địa bàn tỉnh", "địa bàn quận", "của thị xã", "tại phường", "Ở xã", "cả tỉnh,", "ở Nga",
    "Việt Nam", "VN", "Trung Quốc", "Mỹ", "Nhật Bản", "Hàn Quốc", "Lào", "Singapore", "Đài Loan", "Ấn Độ", "Pháp", "Indonesia",
    "EU", "ASEAN", "châu Âu", "Canada", "Mỹ Tho", "huyện", "có 12%", "và", ".",
)  # fmt: skip


@given(st.lists(st.sampled_from(SCOPE_WORDS), max_size=9))
def test_every_scope_begins_with_a_letter_that_is_looked_for(words: list[str]) -> None:
    doc = Document(Article("t", " ".join(words)))
    whole = Span(0, len(doc.text))
    begins, _ = scopes(Context(Setting(doc, []), []), whole)
    assert [m.span() for m in scopes_in(doc.text, begins, *whole)] == [m.span() for m in SCOPE.finditer(doc.text)]
