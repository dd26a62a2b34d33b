"""Mentions of places: what is found, where a name ends, what is none."""

import time
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


def spans(text):
    """Level's initial and text of every mention."""
    doc = document(text)
    return [f"{m.level[0]} {doc.text[m.start : m.end]}" for m in find_places(doc)]


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
    ("CÔNG AN BẾN TRE BẮT GIỮ", ["province Bến Tre"]),
    ("Bà Rịa – Vũng Tàu, Thừa Thiên - Huế.", ["province Bà Rịa – Vũng Tàu", "province Thừa Thiên - Huế"]),
    ("Chị Hà Giang gặp anh Lê Quảng Nam.", []),
    ("Đường Hà Nam, sông Đồng Nai.", []),
    ("Học tập tư tưởng Hồ Chí Minh; thành phố Hồ Chí Minh.", ["province Hồ Chí Minh"]),
    ("Gặp ở Phú Lộc hôm qua.", []),
    ("Thành phố biển, tỉnh lộ 5, tỉnh táo.", []),
    ("quận Brooklyn, thành phố New York", []),
]


# Every mention with its span; p, d, c: province, district, commune.
SPANS = [
    # bodies: the type belongs to the body's name
    ("Tỉnh ủy Bến Tre và Huyện ủy Nhà Bè họp.", ["p Bến Tre", "d Nhà Bè"]),
    ("Thị ủy Sông Cầu, Quận ủy Gò Vấp, Thành đoàn Hải Phòng.", ["d Sông Cầu", "d Gò Vấp", "p Hải Phòng"]),
    ("Tỉnh đoàn Bến Tre, Huyện đoàn Ba Tri, Xã đoàn Bình Khánh ra quân.", ["p Bến Tre", "d Ba Tri", "c Bình Khánh"]),
    ("Công an huyện Nhà Bè mời ông Lành.", ["d huyện Nhà Bè"]),
    ("UBND tỉnh Bến Tre giao Sở Y tế Hà Nội.", ["p tỉnh Bến Tre", "p Hà Nội"]),
    ("Viện KSND tỉnh Bến Tre, TAND TP Hà Nội, TAND TP.Biên Hòa.", ["p tỉnh Bến Tre", "p TP Hà Nội", "d TP.Biên Hòa"]),
    ("Bệnh viện Đa khoa tỉnh Khánh Hòa đông người.", ["p tỉnh Khánh Hòa"]),
    ("Sở Tài nguyên và Môi trường Hà Giang trả lời.", ["p Hà Giang"]),
    ("Sở Nông nghiệp và Phát triển nông thôn Quảng Trị họp.", ["p Quảng Trị"]),
    ("Đồn biên phòng xã Ga Ry tuần tra.", ["c xã Ga Ry"]),
    # abbreviations and disguises
    ("Ông ngụ P.05, Q3; bà ngụ phường 05.", ["c P.05", "d Q3", "c phường 05"]),
    ("Trụ sở tại P5Q3, TP.HCM.", ["c P5", "d Q3", "p TP.HCM"]),
    ("Nhà ở F.12, Q.Bình Thạnh.", ["c F.12", "d Q.Bình Thạnh"]),
    ("P.Bến Nghé, Q.1.", ["c P.Bến Nghé", "d Q.1"]),
    ("Quận1 và quận 12.", ["d Quận1", "d quận 12"]),
    ("H.Củ Chi, TX Sơn Tây, TX. Sơn Tây, T.X Sơn Tây.", ["d H.Củ Chi", "d TX Sơn Tây", "d TX. Sơn Tây", "d T.X Sơn Tây"]),
    ("Ở T. Bến Tre và T.Quảng Nam.", ["p T. Bến Tre", "p T.Quảng Nam"]),
    ("Ở TT-Huế, BR-VT và Đắc Lắc.", ["p TT-Huế", "p BR-VT", "p Đắc Lắc"]),
    ("Xe từ TT Huế vào TP HCM.", ["p TT Huế", "p TP HCM"]),
    ("Tại tp Hồ Chí Minh và thành Phố Hà Nội.", ["p tp Hồ Chí Minh", "p thành Phố Hà Nội"]),
    ("Ở Hà nội và Bến tre.", ["p Hà nội", "p Bến tre"]),
    ("TỈNH ỦY BẾN TRE; TP.HỒ CHÍ MINH", ["p BẾN TRE", "p TP.HỒ CHÍ MINH"]),
    ("XÃ BÌNH KHÁNH, HUYỆN CẦN GIỜ", ["c XÃ BÌNH KHÁNH", "d HUYỆN CẦN GIỜ"]),
    ("ĐOÀN KIỂM TRA THỊ TRẤN CÁI NƯỚC", ["c THỊ TRẤN CÁI NƯỚC"]),
    ("Người dân xãBình Khánh và huyệnNhà Bè góp ý.", ["c xãBình Khánh", "d huyệnNhà Bè"]),
    ("Xã (Bình Khánh) chưa rõ.", []),
    ("Phường cầu Ông Lãnh, phường bến Nghé.", ["c Phường cầu Ông Lãnh", "c phường bến Nghé"]),
    ("Thị xã cửa Lò họp.", ["d Thị xã cửa Lò"]),
    ("Phường cầu Ông Nghệ.", []),
    ("TP. Vinh - Hà Nội thông xe.", ["d TP. Vinh", "p Hà Nội"]),
    # other spellings, slips of the pen
    ("Huyện Mù Cang Chải, TP Phan Rang, TP Buôn Mê Thuột.", ["d Huyện Mù Cang Chải", "d TP Phan Rang", "d TP Buôn Mê Thuột"]),
    ("Tỉnh Thanh Hòa, TP Quãng Ngãi, huyện Ea Sup.", ["p Tỉnh Thanh Hòa", "d TP Quãng Ngãi", "d huyện Ea Sup"]),
    ("Huyện Lới Lai, TP Cần Thơ.", ["d Huyện Lới Lai", "p TP Cần Thơ"]),
    ("Huyện Lới Lai chưa rõ ở đâu.", []),
    ("Quận Bảo An, thành phố Thâm Quyến.", []),
    # numbers
    ("Cháy ở quận 5 ngày 16/4.", ["d quận 5"]),
    ("Khảo sát ở quận 3 năm 2018.", ["d quận 3"]),
    ("Cả phường 3 ngày mất điện.", []),
    ("Lợi nhuận Q1 giảm, Q2 tăng.", []),
    ("XÃ GIAO THỊNH, HUYỆN GIAO THỦY", ["c XÃ GIAO THỊNH", "d HUYỆN GIAO THỦY"]),
    ("Xã Hội An Đông họp.", ["c Xã Hội An Đông"]),
    ("Sở Lao động, Thương binh và Xã Hội Hà Nội.", ["p Hà Nội"]),
    ("CÔNG TÁC XÃ HỘI HÓA", []),
    ("Ở xã Tư Nghĩa, Quảng Ngãi.", ["c xã Tư Nghĩa", "p Quảng Ngãi"]),
    ("Báo cáo Q3/2019 vừa công bố.", []),
    ("Nhà ở Q3, TP.HCM.", ["d Q3", "p TP.HCM"]),
    ("Nghe ca khúc “Hà Nội mùa thu”.", []),
    ("Anh nói: “Hà Nội mưa to”.", ["p Hà Nội"]),
    ("Phục vụ hành chính công xã Tây Hồ.", ["c xã Tây Hồ"]),
    ("Không xã Tân Lập nào.", ["c xã Tân Lập"]),
    ("Văn hóa làng xã Việt Nam.", []),
    ("Vũ Thư được mùa\nỞ xã Nguyên Xá.", ["d Vũ Thư", "c xã Nguyên Xá"]),
    ("Vũ Thư được mùa\nỞ xã Bình Khánh.", ["c xã Bình Khánh"]),
    ("Ở xã Tân Hà họp. Quỹ tín dụng nhân dân Tân Hà.", ["c xã Tân Hà"]),
    # lists of districts
    ("Các huyện, thị xã: Ba Tri, Bình Đại.", ["d Ba Tri", "d Bình Đại"]),
    ("Các huyện: Đông Giang, Tây Giang, Nam Giang.", ["d Đông Giang", "d Tây Giang", "d Nam Giang"]),
    ("Các quận 1, 3, 10, Tân Bình và Tân Phú.", ["d quận 1", "d 3", "d 10", "d Tân Bình", "d Tân Phú"]),
    ("Đi qua 3 quận (Tân Bình, Gò Vấp, Thủ Đức).", ["d Tân Bình", "d Gò Vấp", "d Thủ Đức"]),
    ("Ba huyện, thị Tuy An, Đồng Xuân và Sông Cầu.", ["d Tuy An", "d Đồng Xuân", "d Sông Cầu"]),
    ("Các huyện miền núi Quảng Nam như Nam Giang, Phước Sơn.", ["p Quảng Nam", "d Nam Giang", "d Phước Sơn"]),
    ("Trà Bồng, Sơn Hà, Đức Phổ (Quảng Ngãi) ngập.", ["d Trà Bồng", "d Sơn Hà", "d Đức Phổ", "p Quảng Ngãi"]),
    ("Bắc Giang (Lục Nam, Yên Dũng, Lạng Giang).", ["p Bắc Giang", "d Lục Nam", "d Yên Dũng", "d Lạng Giang"]),
    ("Huyện đảo Phú Quốc, huyện vùng cao Sơn Hà.", ["d Phú Quốc", "d Sơn Hà"]),
    ("Thành phố biển Nha Trang đón khách.", ["d Nha Trang"]),
    ("Ông Thanh Bình, bà Phú Xuân và cô Yên Thành.", []),
    # bare districts: cities, beside their province, behind a word of place, once introduced
    ("Khách đến Sapa, Đà Lạt, Buôn Mê Thuột.", ["d Sapa", "d Đà Lạt", "d Buôn Mê Thuột"]),
    ("Tàu Sài Gòn - Nha Trang chạy lại.", ["d Nha Trang"]),
    ("Thủ Đức, TP.HCM; Nhà Bè (TP.HCM).", ["d Thủ Đức", "p TP.HCM", "d Nhà Bè", "p TP.HCM"]),
    ("Mưa ở Hóc Môn, Củ Chi và Cần Giờ.", ["d Hóc Môn", "d Củ Chi", "d Cần Giờ"]),
    ("Chị quê Mỏ Cày Bắc.", ["d Mỏ Cày Bắc"]),
    ("Công an Trà Cú bắt giữ hai người.", ["d Trà Cú"]),
    ("Bạn đọc Lê Văn Lành (Trà Cú) hỏi.", ["d Trà Cú"]),
    ("Huyện Phú Lộc họp. Phú Lộc còn khó khăn.", ["d Huyện Phú Lộc", "d Phú Lộc"]),
    ("Thí sinh Phú Lộc vui mừng. Huyện Phú Lộc có 800 em.", ["d Phú Lộc", "d Huyện Phú Lộc"]),
    ("Đoàn từ Vinh (Nghệ An) vào Huế.", ["d Vinh", "p Nghệ An", "d Huế"]),
    ("TP Vinh mưa. Xe từ Vinh ra Bắc. Anh Vinh kể, Vinh cười.", ["d TP Vinh", "d Vinh"]),
    ("Tin đến Vinh muộn; Vinh và Lắk là bạn.", []),
    ("Chị Huế gặp cô Huế ở chợ.", []),
    ("Huế mở hội; bún bò Huế; di tích Huế; Huế - Đà Nẵng.", ["d Huế", "d Huế", "d Huế", "p Đà Nẵng"]),
    ("Quay lại Huế trong ngày, Kiểm lâm Huế báo tin.", ["d Huế", "d Huế"]),
    ("Khu Hoàn Kiếm 3, ấp Hóc Môn.", []),
    ("Đại biểu Phạm Phú Quốc, ngư dân Trương Văn Lâm, Lê Thanh Liêm.", []),
    ("Cô Tô Thị Lành kể; ông Ba Tri cười.", []),
    ("Chiến thắng Điện Biên Phủ và quần đảo Trường Sa.", []),
    # bare communes: beside their district, once introduced, before and after
    ("Tai nạn ở Minh Tiến, Hữu Lũng, Lạng Sơn.", ["c Minh Tiến", "d Hữu Lũng", "p Lạng Sơn"]),
    ("Chợ họp ở Tam Hưng (Thanh Oai, Hà Nội).", ["c Tam Hưng", "d Thanh Oai", "p Hà Nội"]),
    ("Cháy lớn ở Cà Ná, huyện Thuận Nam.", ["c Cà Ná", "d huyện Thuận Nam"]),
    ("Mưa đá tại An Định, An Thới (huyện Mỏ Cày Nam).", ["c An Định", "c An Thới", "d huyện Mỏ Cày Nam"]),
    ("Số 12 đường Quảng An, quận Tây Hồ.", ["d quận Tây Hồ"]),
    ("Nhà số 5 Trần Phú, quận Ba Đình.", ["d quận Ba Đình"]),
    ("Trường THCS Minh Tiến, huyện Hữu Lũng.", ["d huyện Hữu Lũng"]),
    ("Ông Lê Minh Tiến, huyện Hữu Lũng.", ["d huyện Hữu Lũng"]),
    ("Bình Khánh đổi thay. Xã Bình Khánh có đường mới.", ["c Bình Khánh", "c Xã Bình Khánh"]),
    ("Xã Vĩnh Tân họp; nhà máy Vĩnh Tân 2 chạy thử.", ["c Xã Vĩnh Tân"]),
    ("Xã Bình Khánh có trường THCS Bình Khánh, chợ Bình Khánh.", ["c Xã Bình Khánh"]),
    ("Đồn biên phòng Thanh Lòa ở xã Thanh Lòa.", ["c Thanh Lòa", "c xã Thanh Lòa"]),
    # bare provinces and what only borrows their names
    ("Chủ tịch Hà Nội Lê Văn Lành nói.", ["p Hà Nội"]),
    ("Khởi tố một người ở Hòa Bình.", ["p Hòa Bình"]),
    ("Hòa bình và đoàn kết là ước mong; thế giới hòa bình.", []),
    ("Nhà hát Hòa Bình, trường đua Phú Thọ, thủy điện Sơn La.", []),
    ("Báo Bình Dương, CLB Hải Phòng, Đại học Vinh, bia Hà Nội.", []),
    ("Sông Đồng Nai, đèo Bảo Lộc, vịnh Hạ Long, ga Hà Nội, cầu Cần Thơ.", []),
    ("Đường Bắc Ninh, phố Hà Trung, đại lộ Hòa Bình, xa lộ Hà Nội.", []),
    ("Trụ sở ở 240 Hậu Giang, Phường 9, Quận 6.", ["c Phường 9", "d Quận 6"]),
    ("Năm 2018 Hà Nội, TP HCM đều đông khách.", ["p Hà Nội", "p TP HCM"]),
    ("Cao tốc Hà Nội - Hải Phòng, đường Hòa Lạc - Hòa Bình.", []),
    ("Đại học Sư phạm Kỹ thuật Hưng Yên, ĐH Quốc gia Hà Nội.", []),
    ("Các trường đại học Hà Nội tuyển sinh.", ["p Hà Nội"]),
    ("Yêu cầu Hà Nội báo cáo; môi trường Hà Nội; đường phố Đà Nẵng.", ["p Hà Nội", "p Hà Nội", "p Đà Nẵng"]),
    ("Thái Bình Dương dậy sóng; tỉnh Thái Bình yên ả.", ["p tỉnh Thái Bình"]),
    ("Hà Nội Mới đưa tin; Hà Nội FC thắng.", []),
    ("Ca sĩ Hà Giang, em Thái Bình, nhà văn Nguyễn Quảng Nam.", []),
    ("Bà Trần Hà Nam và ông Lê Văn Quảng Nam.", []),
    ("Ảnh: HÀ NAM", []),
    ("Riêng Bình Định còn mưa.", ["p Bình Định"]),
    ("Tàu cá Nghệ An, ngư dân Cà Mau, thời tiết Hà Nội.", ["p Nghệ An", "p Cà Mau", "p Hà Nội"]),
    ("Người dân miền núi Khánh Hòa; vùng biển Cà Mau.", ["p Khánh Hòa", "p Cà Mau"]),
    ("Tuyến Hà Nội - Vinh - Huế; tàu Hà Nội - Lào Cai.", ["p Hà Nội", "d Huế", "p Hà Nội", "p Lào Cai"]),
    ("Đường sắt Hà Nội - Vinh - Huế - Đà Nẵng.", []),
    ("Hội Cầu đường Đà Nẵng; đội trưởng CSGT Quảng Ngãi.", ["p Đà Nẵng", "p Quảng Ngãi"]),
    ("Công ty Xổ số Bến Tre, trường Cao đẳng Cộng đồng Sóc Trăng.", []),
    ("Khu công nghiệp Hòa Bình, KCN Đồng Nai, siêu thị Hà Nội.", []),
    ("Khách sạn Mường Thanh Nghệ An, nhà hàng Hà Nội.", []),
    ("Chi nhánh Long An, chi cục Kiểm lâm Hà Tĩnh, hạt kiểm lâm Sóc Sơn.", ["p Long An", "p Hà Tĩnh", "d Sóc Sơn"]),
    ("Đảng bộ Hà Giang; bí thư Đắk Nông; “Hà Nội xanh”.", ["p Hà Giang", "p Đắk Nông", "p Hà Nội"]),
    ("Từ Quảng Trị đến Ninh Thuận có mưa.", ["p Quảng Trị", "p Ninh Thuận"]),
    ("Các tỉnh: Lào Cai; Yên Bái; Phú Thọ và TP Hà Nội.", ["p Lào Cai", "p Yên Bái", "p Phú Thọ", "p TP Hà Nội"]),
    ("Bà Rịa - Vũng Tàu và TP Vũng Tàu.", ["p Bà Rịa - Vũng Tàu", "d TP Vũng Tàu"]),
    ("Cố đô Huế, thủ đô Hà Nội, phố cổ Hội An.", ["d Huế", "p Hà Nội", "d Hội An"]),
    ("Ngã ba Vũng Tàu, đèo Cù Mông, bến xe Gia Lâm, sân bay Cam Ranh.", []),
    ("Resort FLC Hạ Long, Vinpearl Nha Trang, TPBank Hà Đông.", []),
    ("BOT Cai Lậy thu phí; trạm thu phí Cai Lậy.", []),
    ("Nước mắm Phú Quốc, bia Sài Gòn, kẹo Hà Nội.", []),
    ("ĐH Quốc gia TP.HCM, báo Pháp luật TP.HCM, cao tốc TP.HCM - Long Thành.", []),
    ("Sở Y tế TP.HCM, ngân hàng máu TP.HCM, các trường đại học TP.HCM.", ["p TP.HCM"] * 3),
    ("Ban quản lý rừng phòng hộ Hà Nội, nghĩa trang liệt sĩ Hà Tĩnh.", ["p Hà Nội", "p Hà Tĩnh"]),
    ("Dự án Cảng HKQT Long Thành; đường cao tốc Bà Rịa – Biên Hòa.", []),
    ("Phòng VH - TT Hội An cấp phép.", ["d Hội An"]),
    ("Tứ giác Long Xuyên; lũ ở Long Xuyên.", ["d Long Xuyên"]),
    # abroad
    ("Tỉnh Hà Nam (Trung Quốc) mưa lớn. Hà Nam sơ tán dân.", []),
    ("Ngôi mộ ở thành phố An Dương, tỉnh Hà Nam, Trung Quốc.", []),
    ("Hàng Trung Quốc bán ở Hà Nam và Hà Nội.", ["p Hà Nam", "p Hà Nội"]),
    ("Móng Cái (Việt Nam) và Đông Hưng (Trung Quốc).", ["d Móng Cái"]),
    ("Cháy ở tỉnh Hải Nam và thành phố Quảng Châu.", []),
    ("Quận Cam, bang California; thị trấn Banff.", []),
    # where a name ends; people behind and before it
    ("Chủ tịch UBND huyện Nhà Bè Nguyễn Văn Lành nói.", ["d huyện Nhà Bè"]),
    ("Bí thư Huyện ủy Lý Văn Lành phát biểu.", []),
    ("Giám đốc Sở Công Thương Hà Nội trả lời.", ["p Hà Nội"]),
    ("Bệnh viện Hoàn Mỹ Đà Nẵng tiếp nhận.", ["p Đà Nẵng"]),
    ("UBND TP Lê Văn Thanh Liêm chưa ký.", []),
    ("Huyện Châu Thành A và huyện Châu Thành.", ["d Huyện Châu Thành A", "d huyện Châu Thành"]),
    ("Thành phố Hà Tĩnh, tỉnh Hà Tĩnh; Hà Tĩnh mưa.", ["d Thành phố Hà Tĩnh", "p tỉnh Hà Tĩnh", "p Hà Tĩnh"]),
    ("Thị xã Kỳ Anh và huyện Kỳ Anh.", ["d Thị xã Kỳ Anh", "d huyện Kỳ Anh"]),
    ("Thị trấn Chợ Mới (huyện Chợ Mới, An Giang).", ["c Thị trấn Chợ Mới", "d huyện Chợ Mới", "p An Giang"]),
    ("Phường Ba Đình, Thanh Hóa.", ["c Phường Ba Đình", "p Thanh Hóa"]),
    ("Xã Cam Lập, Cam Ranh; xã Minh Phú (Sóc Sơn).", ["c Xã Cam Lập", "d Cam Ranh", "c xã Minh Phú", "d Sóc Sơn"]),
    ("Xã Tân Mỹ, Lạc Sơn, Hòa Bình.", ["c Xã Tân Mỹ", "d Lạc Sơn", "p Hòa Bình"]),
    ("Ở phường 12, quận 10 và P.12, Q.10.", ["c phường 12", "d quận 10", "c P.12", "d Q.10"]),
    ("Ở thị xã Hà Tiên, (Kiên Giang).", ["d thị xã Hà Tiên", "p Kiên Giang"]),
    ("Trú tại khóm Bình Khánh 2, phường Bình Khánh.", ["c phường Bình Khánh"]),
    ("Làng lụa Vạn Phúc ở phường Vạn Phúc.", ["c phường Vạn Phúc"]),
    ("Ấp Tân Hưng, xã Phước Thiện, huyện Bù Đốp.", ["c xã Phước Thiện", "d huyện Bù Đốp"]),
    ("Tổ dân phố Hà Tiên, khu phố Bắc Giang, thôn Hà Nam.", []),
    ("“Hà Nội” là tên bài hát.", ["p Hà Nội"]),
    ("Hà Nội, ngày 5/8.", ["p Hà Nội"]),
    ("Hà Nội: Cháy lớn\nHải Phòng: Hết mưa", ["p Hà Nội", "p Hải Phòng"]),
    # words that only look like a type
    ("Các sở, ngành; các huyện, xã, phường.", []),
    ("Thành phố Cảng, thành phố hoa phượng đỏ, tỉnh lẻ.", []),
    ("Phố Xã Đàn, hợp tác xã Tân Tiến, Thông tấn xã Việt Nam.", []),
    ("Các tỉnh Bắc Bộ, các tỉnh Nam Trung Bộ.", []),
    ("Chủ tịch UBND TP Nguyễn Văn Lành; Phó chủ tịch tỉnh Trần Văn Lành.", []),
    ("Ngân hàng TPBank khai trương.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMMUNES)
def test_communes(text, expected):
    assert communes(text) == expected


@pytest.mark.parametrize("text", NO_COMMUNES)
def test_no_communes(text):
    assert communes(text) == []


@pytest.mark.parametrize(("text", "expected"), HIGHER)
def test_districts_and_provinces(text, expected):
    assert higher(text) == expected


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_mentions_of_all_levels(text, expected):
    assert spans(text) == expected


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


@pytest.mark.parametrize(
    "text",
    [
        "xã " * 50_000,
        "xã A" * 50_000,
        "các xã Bình Khánh, " * 10_000,
        "P." * 50_000,
        "3 xã a a a a a a a a " * 10_000,
        "Hà Nội - " * 10_000,
        "cao tốc Hà Nội - Vinh - " * 10_000,
        "Phú Lộc, Phú Xuân, Sơn Hà; " * 10_000,
        "Phú Lộc, Thanh Sơn và " * 5_000 + "huyện Phú Lộc",
        "An Định, An Thới, " * 10_000 + "huyện Mỏ Cày Nam",
        "người dân thành phố biển " * 10_000,
    ],
    ids=lambda text: text[:20],
)
def test_long_texts_stay_linear(text):
    doc = document(text)
    begun = time.process_time()
    find_places(doc)
    assert time.process_time() - begun < 5


def test_anchors_stand_at_the_edge_of_words():
    doc = document("xã, thị xã, hợp tác xã, Xã, xãa?")
    assert [a.kind for _, _, a in anchors(doc)] == ["commune", "district", "commune", "commune"]
