"""Names of persons in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dukien.article import Article
from dukien.names import PersonName, find_names
from dukien.names.syllables import is_vietnamese, name_score, split_name
from dukien.text import Document


def names_in(text: str) -> list[PersonName]:
    return find_names(Document(Article("a", "Tiêu đề\n\n" + text)))


FOUND = [
    # behind a form of address, a rank, a degree
    ("Sáng nay ông Trần Văn Bình cho biết việc này.", ["Trần Văn Bình"]),
    ("Đồng chí Lê Thị Thu Hà chủ trì hội nghị.", ["Lê Thị Thu Hà"]),
    ("đ/c Phạm Quốc Khánh dự và phát biểu.", ["Phạm Quốc Khánh"]),
    ("Đ/c: Phạm Quốc Khánh dự và phát biểu.", ["Phạm Quốc Khánh"]),
    ("Theo đại tá Vũ Đức Long, vụ việc đang được làm rõ.", ["Vũ Đức Long"]),
    ("PGS.TS Ngô Quỳnh Anh nhận định.", ["Ngô Quỳnh Anh"]),
    ("BS.CKII thì không, BS Đoàn Nhật Tân thì có.", ["Đoàn Nhật Tân"]),
    ("Ông Hương Trần Kiều My là doanh nhân.", ["Hương Trần Kiều My"]),
    ("Đại đức Thích Minh Tâm giảng pháp.", ["Thích Minh Tâm"]),
    # two to five syllables, double surnames
    ("Chị Lê Na trồng rau.", ["Lê Na"]),
    ("Bà Nguyễn Phan Thị Thanh Mai ra về.", ["Nguyễn Phan Thị Thanh Mai"]),
    ("Bị cáo Trương Vũ Hoài Nam khai báo.", ["Trương Vũ Hoài Nam"]),
    # standing free, by the family name
    ("Nguyễn Hữu Thọ Em nói sẽ trả đơn.", ["Nguyễn Hữu Thọ Em"]),
    ("Cuộc họp do Hoàng Văn Chiến điều hành.", ["Hoàng Văn Chiến"]),
    ("Huyện ủy Mai Hồng Sơn phát biểu.", ["Mai Hồng Sơn"]),
    # behind a place's name
    ("Chủ tịch UBND TP Hà Nội Trần Quang Vinh trả lời.", ["Trần Quang Vinh"]),
    ("Bí thư Tỉnh ủy Đồng Nai Phạm Thế Anh trả lời.", ["Phạm Thế Anh"]),
    ("Chủ tịch UBND huyện Mỏ Cày Nam Lý Văn Tài đến thăm.", ["Lý Văn Tài"]),
    ("Chủ tịch quận Lê Chân Phạm Văn Tuyến nói.", ["Phạm Văn Tuyến"]),
    ("Chủ tịch xã Nguyễn Văn Tám trình bày.", ["Nguyễn Văn Tám"]),
    # a title behind the name does not belong to it
    ("ông Nguyễn Văn Phúc Chủ tịch UBND xã", ["Nguyễn Văn Phúc"]),
    ("đồng chí Trần Thị Minh Huyện ủy viên", ["Trần Thị Minh"]),
    ("đồng chí Lò Văn Đức Phó Bí thư Đảng ủy", ["Lò Văn Đức"]),
    ("ông Đinh Quang Thái Giám đốc Trung tâm", ["Đinh Quang Thái"]),
    ("Chủ Tịch Nguyễn Văn Dần trao quà.", ["Nguyễn Văn Dần"]),
    # capitals
    ("CHỦ TỊCH UBND TỈNH NGUYỄN VĂN LÂM", ["Nguyễn Văn Lâm"]),
    ("ÔNG TRẦN ĐÌNH PHÚC", ["Trần Đình Phúc"]),
    # other peoples of Vietnam
    ("ông K’ Brểu đến họp", ["K’ Brểu"]),
    ("Đ/c K Thành dự họp", ["K Thành"]),
    ("đồng chí Y Khoa Niê Kđăm kết luận", ["Y Khoa Niê Kđăm"]),
    ("bà H'Bliă Ayun nói", ["H'Bliă Ayun"]),
    ("Ông Điểu K'Lý vui mừng", ["Điểu K'Lý"]),
    ("bà Ksor H'Nga kể", ["Ksor H'Nga"]),
    ("ông Giàng A Chớ cho hay", ["Giàng A Chớ"]),
    ("ông Thào Xuân Páo cho hay", ["Thào Xuân Páo"]),
    ("ông Hầu A Sính cho hay", ["Hầu A Sính"]),
    ("bà Lường Thị Ín cho hay", ["Lường Thị Ín"]),
    ("ông Thạch Sa Rết cho hay", ["Thạch Sa Rết"]),
    ("ông Danh Út Nhỏ cho hay", ["Danh Út Nhỏ"]),
    ("bà Rơ Châm H'Yéo cho hay", ["Rơ Châm H'Yéo"]),
    # a rare name is one where a title stands beside it
    ("Các ông Võ Minh Đạo (Chủ tịch xã); Tưởng Bá Lục (Phó phòng Tài chính)", ["Võ Minh Đạo", "Tưởng Bá Lục"]),
    ("học theo lời dạy của Chủ tịch Hồ Chí Minh", ["Hồ Chí Minh"]),
    ("ông Cil Ha Tơr chủ trì", ["Cil Ha Tơr"]),
    ("Ông Ha Brin cho hay", ["Ha Brin"]),
    ("Chủ tịch UBND xã Chau Kim Sươn báo cáo", ["Chau Kim Sươn"]),
    ("cán bộ kiểm lâm Ksor Bul bị thương", ["Ksor Bul"]),
    ("ông Y Blưm Ayŭn cho hay", ["Y Blưm Ayŭn"]),
    ("bà Hồ Thị Ra Lan cho hay", ["Hồ Thị Ra Lan"]),
    ("ông K’Brêm cho hay", ["K’Brêm"]),
    # a rare family name behind a post's organisation
    ("Phó Chủ tịch UBND tỉnh Dư Thị Mỹ Lệ yêu cầu", ["Dư Thị Mỹ Lệ"]),
    ("nguyên phó chủ tịch UBND tỉnh Trà Văn Sum dự", ["Trà Văn Sum"]),
    ("Chủ tịch UBND xã Lò Văn Hính cho biết", ["Lò Văn Hính"]),
    ("Đại sứ Việt Nam tại Áo kiêm nhiệm Slovenia Mạc Thế Anh", ["Mạc Thế Anh"]),
    ("Phó Chủ tịch Quốc hội Uông Chu Lệ phát biểu", ["Uông Chu Lệ"]),
    ("Giám đốc Sở Tài nguyên - Môi trường Nguyễn Toàn Phát nói", ["Nguyễn Toàn Phát"]),
    ("Phó bí thư Tỉnh ủy Bắc Giang Nguyễn Văn Linh nói", ["Nguyễn Văn Linh"]),
    ("Chủ tịch Hội Luật gia Việt Nam Lê Minh Tú nói", ["Lê Minh Tú"]),
    # a given name of one letter
    ("Phó chủ tịch UBND tỉnh Lâm Đồng Phạm S cho biết", ["Phạm S"]),
    # foreigners behind a title
    ("Ngoại trưởng Hàn Quốc Kang Lee nói", ["Kang Lee"]),
    ("Tổng thống Mỹ Joe Smith tuyên bố", ["Joe Smith"]),
    ("ông John Miller đến thăm", ["John Miller"]),
]
NOT_FOUND = [
    "Tai nạn ở đường Nguyễn Trãi, giao với phố Trần Phú.",
    "Trường THPT Lê Hồng Phong và trường tiểu học Võ Thị Sáu.",
    "UBND phường Trần Phú, xã Nguyễn Phích.",
    "Huyện Trần Văn Thời, tỉnh Cà Mau.",
    "TP Hồ Chí Minh phát triển.",
    "Tỉnh Quảng Nam và Lâm Đồng họp.",
    "Khách sang Thái Lan, Hàn Quốc và châu Á - Thái Bình Dương.",
    "Công ty Trần Anh và Tập đoàn Hoàng Quân.",
    "Giải thưởng Tạ Quang Bửu, quỹ Vừ A Dính.",
    "Hội Nhà báo Việt Nam, Hội Luật gia Việt Nam.",
    "Em Nguyễn Văn H. bị thương.",
    "Cháu Lê Thị A.T. đã ổn định.",
    "Bộ Tài Nguyên Môi Trường Việt Nam họp.",
    "ĐẢNG BỘ XÃ TỔ CHỨC HỘI NGHỊ",
    "Bệnh viện Nguyễn Tri Phương tiếp nhận.",
    "Cầu Nguyễn Văn Cừ và hầm Thủ Thiêm.",
    "Chủ tịch Hội Luật gia Việt Nam họp.",
    "Ban quản lý khu kinh tế mở Chu Lai họp.",
    "Phó Chủ tịch UBND xã Đạ K’ Nàng họp.",
    "Bị cáo Phạm S. khai, nạn nhân Trần Thị Th. khóc.",
    "Đường Nguyễn Văn Linh đông xe, đường An Dương Vương vắng.",
    "Cựu thủ tướng Bồ Đào Nha từ chức.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: list[str]) -> None:
    assert [n.name for n in names_in(text)] == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(text: str) -> None:
    assert [n.name for n in names_in(text)] == []


def test_bylines_hold_no_names() -> None:
    doc = Document(Article("a", "Tiêu đề\n\nXã họp bàn việc.\n\nTin, ảnh: Trần Văn Bình"))
    assert find_names(doc) == []


def test_given_names_alone_are_no_second_person() -> None:
    found = names_in("Ông Nguyễn Bá Đoan họp. Ông Bá Đoan nói rõ.")
    assert {n.name for n in found} == {"Nguyễn Bá Đoan"}


def test_honorific_and_foreign() -> None:
    one, two = names_in("Đại tá Vũ Đức Long tiếp ông Mike Brown.")
    assert (one.honorific, one.foreign) == ("Đại tá", False)
    assert (two.honorific, two.foreign) == ("ông", True)


@pytest.mark.parametrize(
    ("text", "foreign"),
    [("ông Cil Ha Tơr", False), ("ông Chau Sươn", False), ("ông Mỹ Tom Lee", True), ("ông Peter Trần", True)],
)
def test_people_of_vietnam_are_not_foreign(text: str, foreign: bool) -> None:
    assert [n.foreign for n in names_in(text)] == [foreign]


@pytest.mark.parametrize("syllable", "Nguyễn Thị Quỳnh Khuyên Nghiêng Uyên Ý An Giàng quý".split())
def test_vietnamese_syllables(syllable: str) -> None:
    assert is_vietnamese(syllable)


@pytest.mark.parametrize("syllable", "Trump Smith Joe Wang Ksor Kđăm Bank".split())
def test_other_syllables(syllable: str) -> None:
    assert not is_vietnamese(syllable)


def test_scores() -> None:
    assert name_score(["Nguyễn", "Văn", "Nam"]) > 0 > name_score(["Tài", "Nguyên", "Nước"])
    assert split_name(["Hà", "Nội", "Nguyễn", "Văn", "Nam"]) is not None
    assert (split_name(["Hà", "Nội", "Nguyễn", "Văn", "Nam"]) or (0, 0))[:2] == (2, 5)


@given(st.text(alphabet="NguyễnVănHà ’'YK.ôngBỘ\n,-", max_size=120))
def test_spans_hold_the_name(text: str) -> None:
    doc = Document(Article("a", text))
    for name in find_names(doc):
        assert doc.text[name.start : name.end].lower() == name.name.lower()
        assert name.start < name.end <= len(doc.text)
