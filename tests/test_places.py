"""Mentions of places: what is found, where a name ends, what is none."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dukien.article import Article
from dukien.facts.places import find_places
from dukien.facts.places.anchors import anchors
from dukien.text import Document


def document(text):
    return Document(Article("a", text))


def communes(text):
    return [f"{'/'.join(m.types)} {m.name}" for m in find_places(document(text)) if m.level == "commune"]


def higher(text):
    return [f"{m.level} {m.name}" for m in find_places(document(text)) if m.level != "commune"]


COMMUNES = [
    # type and name
    ("Đoàn đến thăm xã Bình Khánh sáng nay.", ["xã Bình Khánh"]),
    ("Đảng ủy xã Hòa Phú họp.", ["xã Hòa Phú"]),
    ("Uỷ ban nhân dân phường Tân Phong báo cáo.", ["phường Tân Phong"]),
    ("Công an thị trấn Ái Nghĩa mời hai bên.", ["thị trấn Ái Nghĩa"]),
    ("UBND đặc khu Phú Quốc triển khai.", ["đặc khu Phú Quốc"]),
    ("Trường Tiểu học và THCS xã Bình Sơn khai giảng.", ["xã Bình Sơn"]),
    ("Trạm Y tế Phường Xuân La tiêm vắc xin.", ["phường Xuân La"]),
    ("ĐẢNG BỘ XÃ KỲ THỌ TỔ CHỨC ĐẠI HỘI", ["xã Kỳ Thọ"]),
    ("ĐẠI HỘI THỊ TRẤN ĐỨC AN THÀNH CÔNG", ["thị trấn Đức An"]),
    ("Ông về xã Nam bình dự họp.", ["xã Nam Bình"]),
    ("Người dân xã Kỳ Lợi, xã Kỳ Nam đồng tình.", ["xã Kỳ Lợi", "xã Kỳ Nam"]),
    ("Bà ở xã Châu Hưng A và thị trấn Châu Hưng.", ["xã Châu Hưng A", "thị trấn Châu Hưng"]),
    ("Lễ hội ở phường Văn Miếu - Quốc Tử Giám.", ["phường Văn Miếu - Quốc Tử Giám"]),
    ("Xã Đoàn Kết và xã Đoàn Đào đạt chuẩn.", ["xã Đoàn Kết", "xã Đoàn Đào"]),
    ("Xã đoàn Bình Khánh ra quân.", ["xã Bình Khánh"]),
    ("Đồng chí là xã đội trưởng.", []),
    # minority names and their spellings
    ("Bà con xã Đắk Ngo trồng cà phê.", ["xã Đắk Ngo"]),
    ("Bà con xã Đăk Ngo trồng cà phê.", ["xã Đăk Ngo"]),
    ("Xã Ea H'Leo có 20 buôn.", ["xã Ea H'Leo"]),
    ("Xã Cư M’gar mở đường.", ["xã Cư M'gar"]),
    ("Xã Đắk R'Tíh họp dân.", ["xã Đắk R'Tíh"]),
    ("Thị trấn Nông trường Việt Trung và phường Hải Châu 1.", ["thị trấn Nông trường Việt Trung", "phường Hải Châu 1"]),
    # abbreviations
    ("Anh ngụ P. Xuân Tảo, Q. Bắc Từ Liêm.", ["phường Xuân Tảo"]),
    ("Chị ngụ P.5, Q.3, TP. HCM.", ["phường 5"]),
    ("Nhà số 2 (P. 13, Q. Tân Bình).", ["phường 13"]),
    ("Trụ sở ở P5, Q3.", ["phường 5"]),
    ("TT Cái Nước và TT. Đầm Dơi sạch đẹp.", ["thị trấn Cái Nước", "thị trấn Đầm Dơi"]),
    ("Ông ngụ X. Hòa Phú, H. Long Hồ.", ["xã Hòa Phú"]),
    ("UBND P. 4 báo cáo.", ["phường 4"]),
    # numbers
    ("Đoàn làm việc với phường 2 Bảo Lộc và xã Bảo Lâm 1.", ["phường 2 Bảo Lộc", "xã Bảo Lâm 1"]),
    ("Các phường 1 Bảo Lộc, 3 Bảo Lộc đã họp.", ["phường 1 Bảo Lộc", "phường 3 Bảo Lộc"]),
    ("Ông ngụ phường 2 Nguyễn Trãi.", ["phường 2"]),
    ("UBND phường 3 mở hội nghị.", ["phường 3"]),
    ("UBND phường 03 mở hội nghị.", ["phường 3"]),
    ("Người dân các phường 1, 2, 3 và 14 tham gia.", ["phường 1", "phường 2", "phường 3", "phường 14"]),
    ("Từ phường 5 đến phường 7.", ["phường 5", "phường 7"]),
    # lists
    ("Mưa to ở các xã Cổ Lũng, Lũng Cao và Thành Sơn.", ["xã Cổ Lũng", "xã Lũng Cao", "xã Thành Sơn"]),
    ("Hai xã Kỳ Thọ và Kỳ Thư kết nghĩa.", ["xã Kỳ Thọ", "xã Kỳ Thư"]),
    ("Hội chợ mở ở phường Tân Phong và Quyết Thắng.", ["phường Tân Phong", "phường Quyết Thắng"]),
    ("Xã An Định, An Thới trồng hoa.", ["xã An Định", "xã An Thới"]),
    ("Ba xã Hòa Phú (huyện Long Hồ) và An Định, An Thới (huyện Mỏ Cày Nam).", ["xã Hòa Phú", "xã An Định", "xã An Thới"]),
    ("Xã An Định (51 cây), An Thới (40 cây).", ["xã An Định", "xã An Thới"]),
    ("Có 3 xã phường Kỳ Ninh, Kỳ Hà, Kỳ Trinh.", [f"xã/phường {n}" for n in ("Kỳ Ninh", "Kỳ Hà", "Kỳ Trinh")]),
    ("Có 3 xã, phường: Kỳ Ninh, Kỳ Trinh.", ["xã/phường Kỳ Ninh", "xã/phường Kỳ Trinh"]),
    ("Hội thi có 2 phường (Quyết Thắng, Tân Phong) và 2 xã (Hòa Phú, An Định).",
     ["phường Quyết Thắng", "phường Tân Phong", "xã Hòa Phú", "xã An Định"]),
    ("Ở 3 xã ven biển gồm Kỳ Ninh, Kỳ Hà và Kỳ Lợi.", ["xã Kỳ Ninh", "xã Kỳ Hà", "xã Kỳ Lợi"]),
    ("Nhiều xã như An Định, An Thới trồng dừa.", ["xã An Định", "xã An Thới"]),
    ("Các xã: Hòa Phú, Tân An, Phúc Thịnh.", ["xã Hòa Phú", "xã Tân An", "xã Phúc Thịnh"]),
    ("Thị trấn Đức An, Thuận Hạnh mở hội.", ["thị trấn Đức An", "xã Thuận Hạnh"]),
    ("Xã biên giới Quảng Trực và xã đảo Thổ Châu.", ["xã Quảng Trực", "xã Thổ Châu"]),
    # a list ends where the parent begins
    ("Ở xã Tả Thanh Oai, Thanh Trì.", ["xã Tả Thanh Oai"]),
    ("Ở xã Đại Nghĩa, Đại Lộc, Quảng Nam.", ["xã Đại Nghĩa"]),
    ("Ở phường Xuân La, Tây Hồ.", ["phường Xuân La"]),
    ("Xã Hoằng Phú (Thanh Hóa) họp.", ["xã Hoằng Phú"]),
    # where a name ends
    ("Chủ tịch UBND xã Thanh Sơn Nguyễn Văn Lành nói.", ["xã Thanh Sơn"]),
    ("Bí thư xã Lê Văn Lành nói.", []),
    ("Phó Bí thư Đảng ủy xã Hoàng Văn Lành phát biểu.", []),
    ("Chủ tịch xã Trần Phú Cường phát biểu.", []),
    ("Ở xã Tân Phú Trung sáng nay.", ["xã Tân Phú Trung"]),
    ("Ở phường Thành Mỹ Lợi, quận 2.", ["phường Thành Mỹ Lợi"]),
    # unknown names, in the right shape
    ("Xã Phước Kiểng, huyện Nhà Bè.", ["xã Phước Kiểng"]),
    ("Thị trấn Lạt, huyện Tân Kỳ.", ["thị trấn Lạt"]),
    ("Xã Cư Êbuar, TP Buôn Ma Thuột.", ["xã Cư Êbuar"]),
    ("Về xã Thuận Hà; tại xã Thuân Hà có mưa.", ["xã Thuận Hà", "xã Thuận Hà"]),
    # the bare name, once introduced
    ("Xã Bình Khánh họp. Đến nay Bình Khánh đã đạt 14 tiêu chí.", ["xã Bình Khánh", "xã Bình Khánh"]),
    ("Xã Bình Khánh họp. Chợ Bình Khánh đông. Ông Lê Bình Khánh nói.", ["xã Bình Khánh"]),
    ("Xã Bình Khánh họp ở số 14 Bình Khánh.", ["xã Bình Khánh"]),
    ("Bình Khánh đã đạt 14 tiêu chí.", []),
]  # fmt: skip

NO_COMMUNES = [
    "Phó Bí thư Đảng ủy, Chủ tịch UBND xã Kim Rây Tha báo cáo.",
    "Trưởng Công an xã Danh Thị Lượm trả lời.",
    "Phát triển kinh tế - xã hội, an sinh xã hội.",
    "Đời Sống Xã Hội ngày nay.",
    "Hợp tác xã Minh Anh, HTX Bình Khánh.",
    "Bà xã Thu Hà và ông xã Trung Tín.",
    "Tân Hoa xã đưa tin; Thông tấn xã Việt Nam.",
    "Phường hội, xã viên, xã luận.",
    "Xây dựng xã nông thôn mới kiểu mẫu.",
    "Các xã, phường, thị trấn trên địa bàn tỉnh.",
    "Toàn tỉnh có 30 xã, 2 phường, 1 thị trấn.",
    "Ở phường 12 người nộp hồ sơ, phường 3 tầng.",
    "Du khách đến thị trấn Hallstatt và thị trấn Banff.",
    "Hội chợ ở thị trấn Hoa Liên, thành phố Đài Trung.",
    "Phố Xã Đàn đông người.",
    "TT Linh gặp TT Hòa.",
    "Chị P. 1 đôi bông tai; ông X. Sau đó về.",
    "Anh ngụ K P. 10 cũ.",
    "Cổ phiếu mã P12, máy bay P28.",
    "Ảnh: Đ. H. Ngân và T. P. Hòa",
    "12 xã của 2 huyện Bến Tre gồm Ba Tri, Bình Đại.",
    "Nhiều xã Mỏ Cày Nam trồng dừa.",
    "Luật đặc khu; trưởng đặc khu Hồng Lam.",
    "Chương trình 135, xã 135.",
]

HIGHER = [
    ("Huyện Mỏ Cày Nam, tỉnh Bến Tre.", ["district Mỏ Cày Nam", "province Bến Tre"]),
    ("Huyện ủy Tháp Mười họp.", ["district Tháp Mười"]),
    ("Huyện đoàn Đăk Song ra quân.", ["district Đăk Song"]),
    ("Thành ủy Hải Phòng, Thị ủy Bến Cát, Tỉnh ủy Bến Tre.", ["province Hải Phòng", "district Bến Cát", "province Bến Tre"]),
    ("TP Thanh Hóa và TP. HCM.", ["district Thanh Hóa", "province TP. HCM"]),
    ("thành phố Hà Nội, TPHCM, tp.HCM", ["province Hà Nội", "province TPHCM", "province tp.HCM"]),
    ("Ở quận 1, Q. 3, Q7 và Q.Bình Tân.", ["district 1", "district 3", "district 7", "district Bình Tân"]),
    ("TX.Phú Mỹ, TX Kỳ Anh.", ["district Phú Mỹ", "district Kỳ Anh"]),
    ("Các huyện Hoằng Hóa, Nga Sơn và Thọ Xuân.", ["district Hoằng Hóa", "district Nga Sơn", "district Thọ Xuân"]),
    ("Khởi tố vụ án (Đắk Nông).", ["province Đắk Nông"]),
    ("Anh quê Thăng Bình, Quảng Nam.", ["district Thăng Bình", "province Quảng Nam"]),
    ("Chủ tịch Hà Nội Nguyễn Văn Lành nói.", ["province Hà Nội"]),
    ("CÔNG AN BẾN TRE BẮT GIỮ", ["province BẾN TRE".replace("BẾN TRE", "Bến Tre")]),
    ("Bà Rịa – Vũng Tàu, Thừa Thiên - Huế.", ["province Bà Rịa – Vũng Tàu", "province Thừa Thiên - Huế"]),
    ("Chị Hà Giang gặp anh Lê Quảng Nam.", []),
    ("Đường Hà Nam, sông Đồng Nai.", []),
    ("Học tập tư tưởng Hồ Chí Minh; thành phố Hồ Chí Minh.", ["province Hồ Chí Minh"]),
    ("Gặp ở Phú Lộc hôm qua.", []),
    ("Thành phố biển, tỉnh lộ 5, tỉnh táo.", []),
    ("quận Brooklyn, thành phố New York", []),
]


@pytest.mark.parametrize(("text", "expected"), COMMUNES)
def test_communes(text, expected):
    assert communes(text) == expected


@pytest.mark.parametrize("text", NO_COMMUNES)
def test_no_communes(text):
    assert communes(text) == []


@pytest.mark.parametrize(("text", "expected"), HIGHER)
def test_districts_and_provinces(text, expected):
    assert higher(text) == expected


def test_spans():
    text = "Ở các xã Cổ Lũng, Lũng Cao; Đảng bộ xã Kỳ Thọ; P.5, Q. 3"
    doc = document(text)
    assert [text[m.start : m.end] for m in find_places(doc)] == ["xã Cổ Lũng", "Lũng Cao", "xã Kỳ Thọ", "P.5", "Q. 3"]
    assert [text[m.name_start : m.end] for m in find_places(doc)] == ["Cổ Lũng", "Lũng Cao", "Kỳ Thọ", "5", "3"]


PIECES = st.sampled_from(
    "xã |phường |các xã |3 phường |P.|Q. |TP |huyện |tỉnh |Bình Khánh|Kỳ Thọ|Đắk Nông|Hà Nội|5|, | và | (|) |: |\n|. |"
    "Nguyễn Văn A|là ".split("|")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_mentions_lie_in_the_text_in_order(text):
    doc = document(text)
    found = find_places(doc)
    assert found == find_places(doc)
    assert [m.start for m in found] == sorted(m.start for m in found)
    for m in found:
        assert 0 <= m.start <= m.name_start < m.end <= len(doc.text)
        assert m.rule.startswith("place.")
        assert "\n" not in doc.text[m.name_start : m.end]
    names = sorted((m.name_start, m.end) for m in found)
    assert all(a[1] <= b[0] for a, b in pairwise(names))


def test_long_texts_stay_linear():
    for text in (
        "xã " * 50_000,
        "xã A" * 50_000,
        "các xã Bình Khánh, " * 10_000,
        "P." * 50_000,
        "3 xã a a a a a a a a " * 10_000,
    ):
        find_places(document(text))


def test_anchors_stand_at_the_edge_of_words():
    assert [a.kind for _, _, a in anchors("xã, thị xã, hợp tác xã, Xã, xãa?")] == ["commune", "district", "commune", "commune"]
