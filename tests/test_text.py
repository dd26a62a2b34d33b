"""The normal form, its way back, zones and sentences."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dukien.article import Article
from dukien.text import Document
from dukien.text.codes import coded
from dukien.text.normal import fold_spelling, normalise
from dukien.text.offsets import edit

NORMAL = [
    # tone placement, old to new
    ("Uỷ ban xã Hoà Bình, thuỷ lợi, sức khoẻ", "Ủy ban xã Hòa Bình, thủy lợi, sức khỏe"),
    ("HUYỆN UỶ HOÀ AN", "HUYỆN ỦY HÒA AN"),
    ("Hoàng, khuỷu, hoàn toàn, quý, quỳ", "Hoàng, khuỷu, hoàn toàn, quý, quỳ"),
    # i and y, only where official spelling has y
    ("nhiệm kì, tỉ lệ, kỉ luật, xử lí, quí I, Mĩ", "nhiệm kỳ, tỷ lệ, kỷ luật, xử lý, quý I, Mỹ"),
    ("chị Thi, bác sĩ, một tí, nghĩ, thị xã", "chị Thi, bác sĩ, một tí, nghĩ, thị xã"),
    # spaces and characters that cannot be seen
    ("xã\u00a0Bình\u2003Khánh,   ấp\tTám", "xã Bình Khánh, ấp Tám"),
    ("Bí\u200b thư\ufeff huyện\u00ad uỷ", "Bí thư huyện ủy"),
    ("dòng một\r\ndòng hai\rdòng ba", "dòng một\ndòng hai\ndòng ba"),
    # names that a space broke
    ("Đồng chí L ê Văn Trọng phát biểu", "Đồng chí Lê Văn Trọng phát biểu"),
    ("ông Tr ần Văn Bảy", "ông Trần Văn Bảy"),
    ("lớp 12 C ở Trường Quang Trung", "lớp 12 C ở Trường Quang Trung"),
    ("vitamin C và Hà Nội", "vitamin C và Hà Nội"),
    ("T X.Cửa Lò, T P.Vinh", "TX.Cửa Lò, TP.Vinh"),
    # a line break behind an abbreviation
    ("Sau đó Tr.\nbỏ chạy, còn Th.\nở lại.", "Sau đó Tr. bỏ chạy, còn Th. ở lại."),
    ("Chủ tịch UBND TP.\nHuế trả lời.\nHuế hôm nay", "Chủ tịch UBND TP. Huế trả lời.\nHuế hôm nay"),
]


@pytest.mark.parametrize(("text", "expected"), NORMAL)
def test_normal_form(text: str, expected: str) -> None:
    assert normalise(text)[0] == expected
    assert normalise(unicodedata.normalize("NFD", text))[0] == expected


def test_spans_lead_back_to_the_letters_as_read() -> None:
    text = unicodedata.normalize("NFD", "Bí thư L ê Văn  Trọng,\u00a0xã Ho\u200bà Bình")
    doc = Document(Article("a", text))
    for piece, expected in [("Lê Văn Trọng", "L ê Văn  Trọng"), ("xã Hòa Bình", "xã Ho\u200bà Bình"), ("Bí thư", "Bí thư")]:
        at = doc.text.index(piece)
        assert doc.source_text(at, at + len(piece)) == unicodedata.normalize("NFD", expected)


NOISE = st.sampled_from(
    [
        "Ủy ban ",
        "hoà",
        "L ê Văn Trọng ",
        "\u200b",
        "\u00a0",
        "  ",
        "\r\n",
        "\n",
        "e\u0302\u0301",
        "TP.\n",
        "null X",
        "ắ",
        "đ",
        ". ",
    ]
)


@given(st.lists(NOISE | st.text(max_size=8), max_size=30).map("".join))
def test_every_character_leads_back(text: str) -> None:
    doc = Document(Article("a", text))
    assert normalise(doc.text)[0] == normalise(normalise(doc.text)[0])[0]
    last = 0
    for i in range(len(doc.text)):
        start, end = doc.source(i, i + 1)
        assert 0 <= start < end <= len(text)
        assert start >= last
        last = start
    for s in doc.sentences:
        assert s.start < s.end
        assert "\n" not in doc.text[s.start : s.end]


@given(st.text(max_size=40), st.data())
def test_edit_agrees_with_a_slow_edit(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    edits = [(a, b, data.draw(st.text(max_size=4))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    slow = text
    for a, b, new in reversed(edits):
        slow = slow[:a] + new + slow[b:]
    got, way_back = edit(text, edits)
    assert got == slow
    for i in range(len(got)):
        start, end = way_back.span(i, i + 1)
        assert 0 <= start <= end <= len(text)
        assert end - start != 1 or text[start] == got[i] or any(a <= start < b for a, b, _ in edits)


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(fold_spelling(composed)) == len(composed)
    assert fold_spelling(fold_spelling(composed)) == fold_spelling(composed)


FURNITURE = [
    "Chia sẻ bài viết",
    "BÌNH LUẬN",
    "null",
    "loading...",
    "Xuất bản thông tin",
    "Chi tiết bài viết Tin tức",
    "Tin cùng chuyên mục",
    "Các tin khác:",
    "Lượt xem: 1.204",
    "In bài viết",
    "Gửi bình luận",
    "Từ khóa: nông thôn mới, Kỳ Sơn",
    "[Trở về]", "Quay lại.", "Về đầu trang", "Lên đầu trang", "Đầu trang", "Trang chủ", "Nội dung bài viết", "Đang tải...",
    "Share", "Print", "Gửi email", "Lưu bài viết", "Sao chép liên kết", "Copy link", "Cỡ chữ: A+ A-", "Kích thước chữ",
    "Tăng cỡ chữ", "Độ tương phản", "A +", "Nghe bài viết", "Đọc bài viết", "Like 12", "Thích", "Theo dõi", "Follow us",
    "Facebook", "Zalo", "Twitter", "Messenger", "Google News",
    "Viết bình luận", "Ý kiến bạn đọc", "3 bình luận", "Hãy là người đầu tiên bình luận bài này", "Đánh giá bài viết",
    "Xếp hạng: 4", "Tổng số điểm của bài viết là: 5", "Click để đánh giá bài viết",
    "Bài liên quan", "Thông tin mới nhất", "Xem thêm:", "Đọc thêm", "Có thể bạn quan tâm", "Cùng chuyên mục",
    "Số lượt đọc: 10", "1.204 lượt xem", "Đã xem: 12", "View: 3", "Views: 3", "Tag: xã", "Tags: xã", "Chủ đề: xã",
    "Chuyên mục: xã", "Tệp đính kèm", "File đính kèm: a", "Tài liệu đính kèm", "Tải về", "Download",
]  # fmt: skip


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_holds_no_facts(line: str) -> None:
    doc = Document(Article("a", f"Tiêu đề bài\n\n{line}\n\nNội dung của bài.\n"))
    assert doc.text.replace("\n", "") == "Tiêu đề bàiNội dung của bài."
    at = doc.text.index("Nội dung")
    assert doc.source_text(at, at + 8) == "Nội dung"


@pytest.mark.parametrize(
    "line", ["Bình luận về việc này, Chủ tịch xã nói.", "Xã chia sẻ bài viết về ông Ba.", "Các tin khác về dịch bệnh đều sai."]
)
def test_sentences_are_no_furniture(line: str) -> None:
    assert line in Document(Article("a", f"Tiêu đề\n\n{line}")).text


def test_a_caption_shown_twice_counts_once() -> None:
    doc = Document(Article("a", "Tiêu đề\n\nĐoàn thăm vườn dừa.\n\nĐoàn thăm vườn dừa.\n\nNội dung."))
    assert doc.text.count("vườn dừa") == 1


def test_a_printed_null_before_the_title_is_left_out() -> None:
    doc = Document(Article("a", "Xuất bản thông tin\n\nnull Huyện ủy làm việc với xã An Hòa\n\nNội dung."))
    assert doc.title == "Huyện ủy làm việc với xã An Hòa"


DATELINES = [
    ("31/08/2020 - 19:24", date(2020, 8, 31)),
    ("14:30 26/05/2023", date(2023, 5, 26)),
    ("Thứ hai, 05/10/2020, 08:15 (GMT+7)", date(2020, 10, 5)),
    ("Ngày đăng: 7-1-2021 9:00 AM", date(2021, 1, 7)),
    ("Cập nhật lúc 16h30 ngày 02/03/2019", date(2019, 3, 2)),
    ("Ngày 02/03/2019, đoàn về xã An Hòa.", None),
    ("31/02/2020", None),
    ("Báo Đồng Khởi – 12/03/2020 | 08:15", date(2020, 3, 12)),
    ("Cổng TTĐT huyện Kỳ Sơn - 19/12/2019", date(2019, 12, 19)),
    ("Đại hội Đảng bộ xã – 12/03/2020", None),
    ("01/01/0001", None),
]


@pytest.mark.parametrize(("line", "day"), DATELINES)
def test_dateline(line: str, day: date | None) -> None:
    assert Document(Article("a", f"Tiêu đề\n\n{line}\n\nNội dung.")).published == day


def test_the_source_knows_the_day_better_than_the_text() -> None:
    assert Document(Article("a", "Tiêu đề\n01/02/2020\nBài.", published="2021-03-04T05:06:07")).published == date(2021, 3, 4)


BYLINES = [
    ("Tin, ảnh: Lê Thu", True),
    ("Biên tập: Hoàng Văn Nam", True),
    ("Nguồn: Thu Hà, Đài Truyền thanh huyện", True),
    ("BT: Nguyễn Lan – Hình: Văn Khôi", True),
    ("Theo TTXVN", True),
    ("Theo Barrett, có khoảng 82 người trên tàu.", False),
    ("Minh Anh - Thu Hà", True),
    ("Video: Dân vây trạm thu phí ngày thứ ba", False),
    ("Chủ tịch xã Trần Văn An nói.", False),
    ("Nguồn vốn: ngân sách huyện cấp 2 tỷ đồng.", False),
]


@pytest.mark.parametrize(("line", "found"), BYLINES)
def test_byline(line: str, found: bool) -> None:
    doc = Document(Article("a", f"Tiêu đề bài\n\nNội dung của bài.\n\n{line}\n"))
    assert doc.byline == (line if found else None)


SENTENCES = [
    ("Ông Nam nói. Bà Lan nghe.", ["Ông Nam nói.", "Bà Lan nghe."]),
    ("UBND TP. Huế họp. Xong.", ["UBND TP. Huế họp.", "Xong."]),
    # where no place's name follows, the abbreviation ends the sentence
    ("Sở báo cáo UBND TP. Tuy nhiên, xã chưa gửi.", ["Sở báo cáo UBND TP.", "Tuy nhiên, xã chưa gửi."]),
    ("Sở báo cáo UBND TP. Trước đó, xã đã gửi.", ["Sở báo cáo UBND TP.", "Trước đó, xã đã gửi."]),
    ("Sở báo cáo UBND TP. Quận 10 đã gửi.", ["Sở báo cáo UBND TP.", "Quận 10 đã gửi."]),
    ("UBND TP. Tuy Hòa họp.", ["UBND TP. Tuy Hòa họp."]),
    ("Công an TX. Từ Sơn họp.", ["Công an TX. Từ Sơn họp."]),
    ("UBND TP. Bà Rịa họp.", ["UBND TP. Bà Rịa họp."]),
    ("PGS.TS. Lê Văn An phát biểu.", ["PGS.TS. Lê Văn An phát biểu."]),
    ("Đạt 1.200 tỷ đồng. Tăng 2%.", ["Đạt 1.200 tỷ đồng.", "Tăng 2%."]),
    ("“Phải làm ngay.” Ông nhắc lại.", ["“Phải làm ngay.”", "Ông nhắc lại."]),
    ("Ai nói? “Tôi!” Bà Lan nói… Thôi?! Vâng.", ["Ai nói?", "“Tôi!”", "Bà Lan nói…", "Thôi?!", "Vâng."]),
    ("Hoàn thành kế hoạch.Huyện đạt chuẩn.", ["Hoàn thành kế hoạch.", "Huyện đạt chuẩn."]),
    ("1. Nghị quyết về thu ngân sách; 2. Nghị quyết khác", ["1. Nghị quyết về thu ngân sách; 2. Nghị quyết khác"]),
    ("Nạn nhân Trần Thị B. được cứu.", ["Nạn nhân Trần Thị B. được cứu."]),
    ("Ông T.Hà kể.", ["Ông T.Hà kể."]),
    ("Kết thúc nhiệm kỳ./. Tin khác", ["Kết thúc nhiệm kỳ./.", "Tin khác"]),
]


LONG = [
    "." * 50_000,
    "Họ tên: " + "." * 50_000 + " Tuổi: " + "…" * 50_000,
    ". (" * 30_000,
    "A.\n" * 30_000,
    "\n" * 100_000,
    "\u200b" * 100_000,
    "e" + "\u0301\u0323" * 50_000,
    "Tin: A\n" * 10_000,
]


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_long_texts_stay_linear(text: str) -> None:
    doc = Document(Article("a", text))
    assert doc.sentences is not None
    assert doc.title is None or doc.title in text


def test_marks_without_end_are_cut() -> None:
    assert len(Document(Article("a", "e" + "\u0301\u0323" * 500)).text) < 40


def test_the_composed_text_of_common_characters_is_known() -> None:
    text = "Uỷ ban xã Hoà Bình\nhọp, 5‰ “mới”; ông Tr ần Văn Bảy"
    for form in ("NFC", "NFD"):
        assert Document(Article("a", unicodedata.normalize(form, text))).composed == text
    for sign in map(chr, range(0xD800)):
        if coded(sign.lower())[1]:
            assert Document(Article("a", f"đ{sign}n")).composed in (None, unicodedata.normalize("NFC", f"đ{sign}n"))


@given(st.text("aạê\u0301\u0323\u200d\u212a\u00c5 đB\n?", max_size=12))
def test_what_is_said_to_be_the_composed_text_is(text: str) -> None:
    assert Document(Article("a", text)).composed in (None, unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    doc = Document(Article("a", text))
    assert [doc.text[s.start : s.end] for s in doc.sentences] == expected


def test_a_text_of_one_long_line_has_no_title() -> None:
    doc = Document(Article("a", "Huyện họp sáng 3/4. " * 30))
    assert [z.kind for z in doc.zones] == ["body"]


def test_a_text_without_stops_is_cut_into_sentences_of_bounded_length() -> None:
    doc = Document(Article("a", "xã Bình Khánh, " * 2000))
    assert all(s.end - s.start <= 4000 and doc.text[s.start : s.end].startswith("xã") for s in doc.sentences)
    assert sum(doc.text[s.start : s.end].count("xã") for s in doc.sentences) == 2000
