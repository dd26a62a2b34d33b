"""Lists that explain a ratio: *7/19 tiêu chí, gồm: Quy hoạch; Y tế; ...*."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dukien
from dukien.article import Article
from dukien.facts.ratios import RatioItem, find_ratio_items, find_ratios
from dukien.facts.ratios.criteria import criterion, criterion_at
from dukien.text import Document


def found(text: str) -> list[RatioItem]:
    document = Document(Article("t", text))
    return find_ratio_items(document, find_ratios(document))


def named(text: str, status: str) -> list[str | None]:
    return [i.name for i in found(text) if i.status == status]


ACHIEVED = [
    (
        "Xã Đông Sơn được công nhận 7/19 tiêu chí gồm: Quy hoạch; Cơ sở hạ tầng thương mại nông thôn; Y tế; Văn hóa; Quốc phòng "
        "và an ninh; Nhà ở dân cư; Hành chính công.",
        "Quy hoạch|Cơ sở hạ tầng thương mại nông thôn|Y tế|Văn hóa|Quốc phòng và an ninh|Nhà ở dân cư|Hành chính công",
    ),
    ("Toàn xã đạt 3/19 tiêu chí (Quy hoạch, Thủy lợi, Điện); số còn lại phấn đấu năm sau.", "Quy hoạch|Thủy lợi|Điện"),
    ("Có 4/19 tiêu chí đạt là: Quy hoạch; Điện; Y tế; Văn hóa.", "Quy hoạch|Điện|Y tế|Văn hóa"),
    ("Xã đạt 4/19 tiêu chí NTM gồm quy hoạch, điện, y tế và văn hóa.", "quy hoạch|điện|y tế|văn hóa"),
    (
        "Xã đạt 5/19 tiêu chí, bao gồm: (1) Quy hoạch; (2) Giao thông; (3) Thủy lợi và phòng, chống thiên tai; "
        "(17) Môi trường và an toàn thực phẩm; (19) Quốc phòng - An ninh.",
        "Quy hoạch|Giao thông|Thủy lợi và phòng, chống thiên tai|Môi trường và an toàn thực phẩm|Quốc phòng - An ninh",
    ),
    (
        "Xã đạt 4/19 tiêu chí gồm:\n- Quy hoạch\n- Giao thông;\n- Tiêu chí số 3 (Thủy lợi)\n- Điện.\nXã sẽ cố gắng.",
        "Quy hoạch|Giao thông|Thủy lợi|Điện",
    ),
    ("• Đạt: 3/19 tiêu chí\n+ Quy hoạch\n+ Điện\n+ Y tế\n• Chưa đạt: 16 tiêu chí", "Quy hoạch|Điện|Y tế"),
    ("Xã đạt 3/19 tiêu chí, thấp nhất huyện. Đã đạt: số 1 (Quy hoạch), số 4 (Điện), số 15 (Y tế).", "Quy hoạch|Điện|Y tế"),
    ("Xã đạt 12/19 tiêu chí. Các tiêu chí đã đạt gồm: quy hoạch; thủy lợi; điện.", "quy hoạch|thủy lợi|điện"),
    ("Huyện có 3/5 xã về đích nông thôn mới gồm: Tân Lập, Phú Mỹ, Hòa Bình.", "Tân Lập|Phú Mỹ|Hòa Bình"),
    (
        "Toàn huyện có 4/9 xã đạt chuẩn. Đó là các xã Tân Lập, Phú Mỹ (Bắc Sơn), Yên Thọ và Thanh Tân.",
        "Tân Lập|Phú Mỹ|Yên Thọ|Thanh Tân",
    ),
    (
        "Bộ phê duyệt thiết kế 3/11 dự án, gồm Cao Lộc - Mai Lâm, quốc lộ 45 - Nghi Xuân và cầu Mỹ Lợi 2; 5 dự án khác đang chờ.",
        "Cao Lộc - Mai Lâm|quốc lộ 45 - Nghi Xuân|cầu Mỹ Lợi 2",
    ),
    ("Có 3/7 thành viên dự họp, gồm ông Lê An, bà Trần Bình và ông Vũ Em.", "ông Lê An|bà Trần Bình|ông Vũ Em"),
    ("Hai trong số bốn ứng viên trúng tuyển là ông Lê An (46 tuổi) và bà Trần Bình.", "ông Lê An|bà Trần Bình"),
]


@pytest.mark.parametrize(("text", "expected"), ACHIEVED)
def test_what_was_reached(text: str, expected: str) -> None:
    assert named(text, "achieved") == expected.split("|")


MISSING = [
    ("Xã đạt 14/19 tiêu chí NTM. Còn 3 tiêu chí chưa đạt là: Giao thông, thu nhập và môi trường. Xã sẽ cố gắng.",
     "Giao thông|thu nhập|môi trường"),
    ("Xã đạt 16/19 tiêu chí, còn 3 tiêu chí chưa đạt gồm: Thu nhập, Hộ nghèo, Môi trường và an toàn thực phẩm.",
     "Thu nhập|Hộ nghèo|Môi trường và an toàn thực phẩm"),
    ("Xã Tân Lập: 17/19 tiêu chí. Chưa đạt: số 10 (Thu nhập), số 17 (Môi trường).", "Thu nhập|Môi trường"),
    ("Xã Tân Lập 17/19 tiêu chí (chưa đạt: thu nhập, môi trường), Hòa An 18/19 tiêu chí (chưa đạt: chợ).",
     "thu nhập|môi trường|chợ"),
    ("Đoàn công nhận 17/19 tiêu chí, còn 2 tiêu chí:\n1. Tiêu chí số 8 về bưu điện: 3/11 thôn chưa có mạng.\n"
     "2. Tiêu chí số 17 về môi trường: rác chưa phân loại.\n\nĐoàn đề nghị xã cố gắng.", "bưu điện|môi trường"),
    ("Xã đạt 16/19 tiêu chí, còn lại 3 tiêu chí: Giao thông (đạt 80%), Trường học (đạt 70%) và Môi trường.",
     "Giao thông|Trường học|Môi trường"),
    ("Xã đạt 17/19 tiêu chí (2 tiêu chí chưa đạt là giao thông và thu nhập).", "giao thông|thu nhập"),
    ("Xã đạt 17/19 tiêu chí; xã chưa đạt 2 tiêu chí (giao thông, thu nhập).", "giao thông|thu nhập"),
    ("Đến nay xã đạt 17/19 tiêu chí. Hiện còn tiêu chí thu nhập và hộ nghèo chưa đạt. Xã xin hỗ trợ.", "thu nhập|hộ nghèo"),
    ("Đến nay xã đạt 17/19 tiêu chí. Hiện xã chưa đạt tiêu chí môi trường và tiêu chí trường học.", "môi trường|trường học"),
    ("Xã còn 3/19 tiêu chí chưa đạt là giao thông, cơ sở vật chất văn hóa, thu nhập.",
     "giao thông|cơ sở vật chất văn hóa|thu nhập"),
    ("Xã đạt 16/19 tiêu chí nâng cao; ba tiêu chí chưa đạt gồm: Giao thông, Thu nhập và Y tế. Thu nhập đạt 46 triệu đồng.",
     "Giao thông|Thu nhập|Y tế"),
    ("HĐND xã giao 20 chỉ tiêu, nay 18/20 chỉ tiêu đạt, 2 chỉ tiêu không đạt là: thu ngân sách và tỷ lệ lao động qua đào tạo.",
     "thu ngân sách|tỷ lệ lao động qua đào tạo"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MISSING)
def test_what_is_missing(text: str, expected: str) -> None:
    assert named(text, "not_achieved") == expected.split("|")
    assert named(text, "achieved") == named(text, "target") == []


def test_what_is_planned() -> None:
    text = "Xã mới đạt 9/19 tiêu chí, phấn đấu năm 2021 đạt thêm 3 tiêu chí: Điện, Y tế, Thông tin và truyền thông."
    assert named(text, "target") == ["Điện", "Y tế", "Thông tin và truyền thông"]
    text = "Năm 2026, xã đặt mục tiêu đạt 11/19 tiêu chí, tăng thêm: Điện; Y tế; nghèo đa chiều giảm từ 6% trở lên."
    assert named(text, "target") == ["Điện", "Y tế", "nghèo đa chiều"]


def test_both_lists_of_one_ratio() -> None:
    text = "Xã đạt 3/5 tiêu chí gồm: Điện, Y tế, Văn hóa; 2 tiêu chí chưa đạt gồm: Giao thông, Môi trường."
    assert [(i.name, i.status) for i in found(text)] == [
        ("Điện", "achieved"), ("Y tế", "achieved"), ("Văn hóa", "achieved"),
        ("Giao thông", "not_achieved"), ("Môi trường", "not_achieved"),
    ]  # fmt: skip


def test_each_list_goes_to_the_ratio_before_it() -> None:
    text = "Xã A Lưới đạt 18/19 tiêu chí, còn tiêu chí trường học chưa đạt; xã Hồng Hạ đạt 17/19, còn 2 tiêu chí (điện, chợ)."
    assert [(i.ratio, i.name) for i in found(text)] == [(1, "trường học"), (2, "điện"), (2, "chợ")]


NUMBERS = [
    ("tiêu chí số 2 về giao thông", 2, "giao thông", 2),
    ("tiêu chí số 5 (trường học)", 5, "trường học", 5),
    ("tiêu chí 10 - thu nhập", 10, "thu nhập", 10),
    ("(17) Môi trường", 17, "Môi trường", 17),
    ("17) Môi trường", 17, "Môi trường", 17),
    ("Thu nhập (tiêu chí số 10)", 10, "Thu nhập", 10),
    ("tiêu chí số 17", 17, None, 17),
    ("tiêu chí “Nhà ở dân cư”", None, "Nhà ở dân cư", 9),
    ("hành chính công", None, "hành chính công", None),
]


@pytest.mark.parametrize(("part", "number", "name", "national"), NUMBERS)
def test_the_number_and_the_name_of_a_part(part: str, number: int | None, name: str | None, national: int | None) -> None:
    first, item = found(f"Xã đạt 17/19 tiêu chí; 2 tiêu chí chưa đạt gồm: Điện; {part}.")
    assert first.criterion == 4
    assert (item.number, item.name, item.criterion) == (number, name, national)


def test_numbers_alone() -> None:
    items = found("Xã đạt 15/19 tiêu chí NTM, 4 tiêu chí chưa đạt (số 2, 5, 6 và 17).")
    assert [(i.number, i.name, i.criterion) for i in items] == [(n, None, n) for n in (2, 5, 6, 17)]


CRITERIA = [
    ("Quy hoạch", 1), ("giao thông", 2), ("Thủy lợi và phòng, chống thiên tai", 3), ("Điện", 4), ("Trường học", 5),
    ("Cơ sở vật chất văn hóa", 6), ("chợ nông thôn", 7), ("Thông tin - Truyền thông", 8), ("Nhà ở dân cư", 9), ("Thu nhập", 10),
    ("Nghèo đa chiều", 11), ("tỷ lệ lao động có việc làm", 12), ("Tổ chức sản xuất", 13), ("Giáo dục & Đào tạo", 14),
    ("y tế", 15),
    ("Văn hóa", 16), ("Môi trường và an toàn thực phẩm", 17), ("Hệ thống chính trị và tiếp cận pháp luật", 18),
    ("An ninh, trật tự xã hội", 19), ("du lịch", None), ("văn hóa đọc", None), ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "number"), CRITERIA)
def test_the_national_criteria(name: str, number: int | None) -> None:
    assert criterion(name) == number


def test_the_longest_name_counts() -> None:
    text = "môi trường và an toàn thực phẩm, y tế"
    assert text[: criterion_at(text, 0)] == "môi trường và an toàn thực phẩm"
    assert criterion_at("điện thoại", 0) == len("điện")
    assert criterion_at("điệnthoại", 0) == 0


NONE = [
    "Xã có 11/19 tiêu chí nông thôn mới (NTM); lập thêm 3 tổ hợp tác.",
    "Xã đạt 15/19 tiêu chí: kinh tế phát triển, đời sống người dân nâng lên.",
    "Xã đạt 15/19 tiêu chí; thu nhập bình quân đầu người đạt 45 triệu đồng; giao thông, thủy lợi được đầu tư.",
    "Xã đạt 10/19 tiêu chí, trong đó tiêu chí giao thông đạt 80%, tiêu chí điện đạt 98%.",
    "Các xã đạt 19/19 tiêu chí và được công nhận là xã nông thôn mới.",
    "Tổ kiểm tra thấy 5/6 người có mặt là chủ hộ.",
    "Có 10/11 dự án (riêng cầu Phú An chưa triển khai) đã bàn giao mặt bằng.",
    "Em là một trong 5 học sinh bị thương (Hà Nam) được về nhà.",
    "Thôn góp 1/3 số tiền là đủ lát đường.",
    "Khoảng 1/4 bộ máy, bao gồm Sở Nội vụ và Sở Tài chính, đang nghỉ.",
    "Tỷ lệ đạt 75%, gồm: Giao thông; Điện.",
    "Xã đạt các tiêu chí: Giao thông; Điện.",
    "Họp ngày 14/9 gồm: Giao thông, Điện.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_list(text: str) -> None:
    assert found(text) == []


def test_the_table_points_to_its_ratio_and_to_the_text() -> None:
    text = "Tin\n\nHộ nghèo còn 3%. Xã Bình Khánh đạt 17/19 tiêu chí, còn 2 tiêu chí chưa đạt: Thu  nhập; (17) Môi trường."
    facts = dukien.extract(text, article_id="a")
    assert [r.text for r in facts.ratios] == ["3%", "17/19 tiêu chí"]
    assert [(i.ratio_id, i.text, i.name) for i in facts.ratio_items] == [
        ("a:ratios:2", "Thu  nhập", "Thu nhập"), ("a:ratios:2", "(17) Môi trường", "Môi trường"),
    ]  # fmt: skip
    assert all(text[i.start_char : i.end_char] == i.text for i in facts.ratio_items)


_PIECES = st.sampled_from(
    [" đạt 14/19 tiêu chí", " gồm: ", "; ", ", ", " và ", "(", ")", "còn 5 tiêu chí", " chưa đạt", " là ", "Điện", "Thu nhập",
     "17", "\n- ", ". ", "số 2", "môi trường và an toàn thực phẩm", "3/5 xã", "Đó là "]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_items_lie_in_the_text_in_order_and_apart(text: str) -> None:
    document = Document(Article("t", text))
    items = find_ratio_items(document, find_ratios(document))
    assert all(0 <= a.start < a.end <= b.start for a, b in pairwise(items))
    assert all(i.name in document.text[i.start : i.end] if i.name else i.number for i in items)


def test_long_texts_take_no_longer_than_their_length() -> None:
    start = time.perf_counter()
    found("Xã đạt 14/19 tiêu chí gồm " + "điện, " * 5_000)
    found("Xã đạt 14/19 tiêu chí, còn tiêu chí " * 500)
    found("Xã đạt 14/19 tiêu chí (" + "(" * 20_000)
    assert time.perf_counter() - start < 4
