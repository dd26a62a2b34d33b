"""Public positions: where they begin and end, and what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dukien.article import Article
from dukien.facts.positions import Position, find_positions
from dukien.facts.positions.norm import expand
from dukien.text import Document


def positions_in(text: str) -> list[Position]:
    return find_positions(Document(Article("a", "Tiêu đề\n\n" + text)))


def written(text: str) -> list[str]:
    doc = Document(Article("a", "Tiêu đề\n\n" + text))
    return [doc.source_text(p.start, p.end) for p in find_positions(doc)]


SPANS = [
    # an organisation and its place
    ("Phó Chủ tịch UBND huyện Lâm Thao nói", ["Phó Chủ tịch UBND huyện Lâm Thao"]),
    ("giám đốc Sở Y tế tỉnh Gia Lai xác nhận", ["giám đốc Sở Y tế tỉnh Gia Lai"]),
    ("giám đốc Sở Y tế Gia Lai cho biết", ["giám đốc Sở Y tế Gia Lai"]),
    ("chủ tịch UBND huyện Cai Lậy, Tiền Giang, cho hay", ["chủ tịch UBND huyện Cai Lậy"]),
    ("Chủ tịch UBND quận 1 phát biểu", ["Chủ tịch UBND quận 1"]),
    ("Bí thư chi bộ Ấp 6 kể", ["Bí thư chi bộ Ấp 6"]),
    ("Chủ tịch UBND TP. HCM yêu cầu", ["Chủ tịch UBND TP. HCM"]),
    ("Chủ tịch UBND TP.HCM yêu cầu", ["Chủ tịch UBND TP.HCM"]),
    ("phó chủ tịch UBND thị xã Kỳ Anh cho hay", ["phó chủ tịch UBND thị xã Kỳ Anh"]),
    ("chủ tịch UBND huyện Tân Kỳ cho hay", ["chủ tịch UBND huyện Tân Kỳ"]),
    ("chủ tịch UBND tỉnh Bà Rịa - Vũng Tàu cho biết", ["chủ tịch UBND tỉnh Bà Rịa - Vũng Tàu"]),
    ("chánh văn phòng UBND tỉnh Thừa Thiên - Huế nói", ["chánh văn phòng UBND tỉnh Thừa Thiên - Huế"]),
    ("Chủ tịch thành phố Thanh Hóa chỉ đạo", ["Chủ tịch thành phố Thanh Hóa"]),
    ("Trưởng thôn Hữu Nghĩa 1 báo tin", ["Trưởng thôn Hữu Nghĩa 1"]),
    ("Trưởng Công an xã Tân Hội (huyện Lâm Hà) nói", ["Trưởng Công an xã Tân Hội"]),
    ("Chủ tịch Hội Nông dân xã Tân Lập có mặt", ["Chủ tịch Hội Nông dân xã Tân Lập"]),
    ("Chủ tịch Ủy ban MTTQ Việt Nam tỉnh chủ trì", ["Chủ tịch Ủy ban MTTQ Việt Nam tỉnh"]),
    ("Chủ tịch Mạng lưới nước sạch Việt Nam nói", ["Chủ tịch Mạng lưới nước sạch Việt Nam"]),
    # commas, dashes and ampersands inside one body's name
    ("Giám đốc Sở Văn hóa, Thể thao và Du lịch, phát biểu", ["Giám đốc Sở Văn hóa, Thể thao và Du lịch"]),
    ("Cục trưởng Cục Hộ tịch, quốc tịch, chứng thực (Bộ Tư pháp)", ["Cục trưởng Cục Hộ tịch, quốc tịch, chứng thực"]),
    ("Trưởng phòng Lao động - Thương binh và Xã hội huyện nói", ["Trưởng phòng Lao động - Thương binh và Xã hội huyện"]),
    ("giám đốc Sở Tài nguyên - Môi trường tỉnh đã đến", ["giám đốc Sở Tài nguyên - Môi trường tỉnh"]),
    ("Trưởng phòng GD & ĐT huyện Lâm Hà", ["Trưởng phòng GD & ĐT huyện Lâm Hà"]),
    ("trưởng Phòng TN - MT huyện Lâm Hà", ["trưởng Phòng TN - MT huyện Lâm Hà"]),
    ("Giám đốc Sở Kế hoạch & Đầu tư dự họp", ["Giám đốc Sở Kế hoạch & Đầu tư"]),
    ("công chức địa chính, xây dựng xã Tân Hội", ["công chức địa chính, xây dựng xã Tân Hội"]),
    ("Phó Thủ trưởng Cơ quan điều tra, Công an huyện Lâm Hà", ["Phó Thủ trưởng Cơ quan điều tra, Công an huyện Lâm Hà"]),
    # words behind "và" and a dash that go on with the name, and those that do not
    ("Phó phòng Quản lý và cấp phép xây dựng bị phê bình", ["Phó phòng Quản lý và cấp phép xây dựng"]),
    ("Giám đốc Sở Y tế và hiện đã nghỉ hưu", ["Giám đốc Sở Y tế"]),
    ("chính trị viên đồn và đại úy Bé", ["chính trị viên đồn"]),
    ("phó trưởng Phòng CSGT đường bộ - đường sắt Công an tỉnh nói", ["phó trưởng Phòng CSGT đường bộ - đường sắt Công an tỉnh"]),
    ("Phó trưởng ban Thực hiện chính sách bảo hiểm xã hội nói", ["Phó trưởng ban Thực hiện chính sách bảo hiểm xã hội"]),
    ("Trưởng phòng hướng dẫn tuyên truyền nói", ["Trưởng phòng hướng dẫn tuyên truyền"]),
    ("Giám đốc Bệnh viện Hữu nghị Việt Nam - Cuba nói", ["Giám đốc Bệnh viện Hữu nghị Việt Nam - Cuba"]),
    ("Chủ tịch UBND TP. Phan Rang - Tháp Chàm nói", ["Chủ tịch UBND TP. Phan Rang - Tháp Chàm"]),
    ("nguyên bí thư Tỉnh ủy Quảng Nam - Đà Nẵng kể", ["bí thư Tỉnh ủy Quảng Nam - Đà Nẵng"]),
    ("Chánh Văn phòng điều phối nông thôn mới tỉnh nói", ["Chánh Văn phòng điều phối nông thôn mới tỉnh"]),
    ("Trưởng Ban Chỉ đạo xây dựng nông thôn mới huyện nói", ["Trưởng Ban Chỉ đạo xây dựng nông thôn mới huyện"]),
    ("Chủ tịch Hiệp hội Các trường nghề nói", ["Chủ tịch Hiệp hội Các trường nghề"]),
    ("Vụ trưởng của Thanh tra Chính phủ cho biết", ["Vụ trưởng của Thanh tra Chính phủ"]),
    ("Chi hội trưởng phụ nữ thôn Đông nói", ["Chi hội trưởng phụ nữ thôn Đông"]),
    ("Thẩm phán cao cấp xét xử", ["Thẩm phán cao cấp"]),
    ("TBT Báo Tin Sáng nói", ["TBT Báo Tin Sáng"]),
    # the superior body behind a comma
    ("vụ trưởng Vụ Pháp chế, Bộ Y tế, nói", ["vụ trưởng Vụ Pháp chế, Bộ Y tế"]),
    ("Trưởng ban Pháp chế, HĐND tỉnh, nói", ["Trưởng ban Pháp chế, HĐND tỉnh"]),
    (
        "Trưởng phòng Cảnh sát phòng chống tội phạm về môi trường nói",
        ["Trưởng phòng Cảnh sát phòng chống tội phạm về môi trường"],
    ),
    ("trưởng Công an Hội An nói", ["trưởng Công an Hội An"]),
    # a number that counts others
    ("Chủ tịch UBND 13 xã dự họp", ["Chủ tịch UBND"]),
    ("Chủ tịch UBND phường 3, thành phố Cao Lãnh, nói", ["Chủ tịch UBND phường 3"]),
    ("làm trưởng đoàn làm việc tại xã", ["trưởng đoàn"]),
    # a dash or a comma that sets something else apart
    ("giám đốc Sở Y tế - xác nhận", ["giám đốc Sở Y tế"]),
    ("Giám đốc Sở Y tế, Sở Tài chính và các ngành", ["Giám đốc Sở Y tế"]),
    ("phó cục trưởng Cục Thú y - thông tin tại họp báo", ["phó cục trưởng Cục Thú y"]),
    # names of bodies with lower-case words, boards, units within units
    ("Trưởng ban chỉ đạo phòng chống dịch huyện", ["Trưởng ban chỉ đạo phòng chống dịch huyện"]),
    ("Phó Trưởng ban Dân vận Huyện ủy phát biểu", ["Phó Trưởng ban Dân vận Huyện ủy"]),
    ("Trưởng phòng Quản lý đô thị UBND quận Liên Chiểu", ["Trưởng phòng Quản lý đô thị UBND quận Liên Chiểu"]),
    ("vụ trưởng Vụ An toàn giao thông Tổng cục Đường bộ cho biết", ["vụ trưởng Vụ An toàn giao thông Tổng cục Đường bộ"]),
    ("trưởng phòng cảnh sát hình sự Công an tỉnh nói", ["trưởng phòng cảnh sát hình sự Công an tỉnh"]),
    ("Chủ nhiệm Ủy ban Đối ngoại của Quốc hội bày tỏ", ["Chủ nhiệm Ủy ban Đối ngoại của Quốc hội"]),
    ("Hiệu trưởng Trường Tiểu học và THCS xã Tân Hội", ["Hiệu trưởng Trường Tiểu học và THCS xã Tân Hội"]),
    ("Phó Chánh án Tòa án nhân dân tối cao kết luận", ["Phó Chánh án Tòa án nhân dân tối cao"]),
    ("Viện trưởng Viện kiểm sát nhân dân tối cao nói", ["Viện trưởng Viện kiểm sát nhân dân tối cao"]),
    ("Bộ trưởng Văn hóa Thể thao và Du lịch yêu cầu", ["Bộ trưởng Văn hóa Thể thao và Du lịch"]),
    ("Thứ trưởng Bộ Giao thông vận tải đề nghị", ["Thứ trưởng Bộ Giao thông vận tải"]),
    ("Bộ trưởng Ngoại giao tiếp khách", ["Bộ trưởng Ngoại giao"]),
    ("giám đốc Trung tâm Tuyển sinh và Truyền thông", ["giám đốc Trung tâm Tuyển sinh và Truyền thông"]),
    # a head alone, before verbs
    ("Bộ trưởng yêu cầu làm rõ", ["Bộ trưởng"]),
    ("Chủ tịch nước đánh giá cao", ["Chủ tịch nước"]),
    ("Bí thư chỉ đạo khẩn trương", ["Bí thư"]),
    # before a name
    ("Chủ nhiệm Ủy ban Kiểm tra Huyện ủy Nguyễn Văn Phúc nói", ["Chủ nhiệm Ủy ban Kiểm tra Huyện ủy"]),
    ("Bí thư Tỉnh ủy Đồng Nai Phạm Thế Anh dự", ["Bí thư Tỉnh ủy Đồng Nai"]),
    ("Chủ tịch Chung nói. Ông Lê Văn Chung là kỹ sư.", ["Chủ tịch"]),
    # several in a row
    ("Phó Bí thư Huyện ủy, Chủ tịch HĐND huyện", ["Phó Bí thư Huyện ủy", "Chủ tịch HĐND huyện"]),
    ("Bí thư kiêm Chủ tịch huyện Lâm Hà", ["Bí thư", "Chủ tịch huyện Lâm Hà"]),
    ("Bí thư Đảng ủy và Chủ tịch UBND xã", ["Bí thư Đảng ủy", "Chủ tịch UBND xã"]),
    ("Huyện ủy viên, Trưởng phòng Y tế huyện", ["Huyện ủy viên", "Trưởng phòng Y tế huyện"]),
    # abbreviated heads
    ("TUV, PCT HĐND tỉnh", ["TUV", "PCT HĐND tỉnh"]),
    ("Phó CT UBND tỉnh", ["Phó CT UBND tỉnh"]),
    ("UVBTV Huyện ủy, PBT Đảng ủy xã", ["UVBTV Huyện ủy", "PBT Đảng ủy xã"]),
    # capitals
    ("CHỦ TỊCH UBND HUYỆN ĐẮK SONG PHÁT BIỂU", ["CHỦ TỊCH UBND HUYỆN ĐẮK SONG"]),
    # at an event
    ("làm trưởng đoàn, đã đến xã", ["trưởng đoàn"]),
    ("Trưởng đoàn đại biểu Quốc hội tỉnh Quảng Nam", ["Trưởng đoàn đại biểu Quốc hội tỉnh Quảng Nam"]),
    # offices of two bodies, abbreviated units
    ("Chánh Văn phòng HĐND và UBND huyện báo cáo", ["Chánh Văn phòng HĐND và UBND huyện"]),
    ("Chánh Văn phòng Huyện ủy, HĐND và UBND huyện", ["Chánh Văn phòng Huyện ủy, HĐND và UBND huyện"]),
    ("phó chủ tịch UBND P. 11 ký", ["phó chủ tịch UBND P. 11"]),
    ("Trưởng công an Q. Hải Châu ký", ["Trưởng công an Q. Hải Châu"]),
    ("chức vụ Phó Chủ tịch UBND xã", ["Phó Chủ tịch UBND xã"]),
    ("Chủ tịch UBND xã Hòa Phú báo tin", ["Chủ tịch UBND xã Hòa Phú"]),
    # term and session stay outside
    ("Chủ tịch UBND xã khóa XII, nhiệm kỳ 2016-2021", ["Chủ tịch UBND xã"]),
    # heads that are fields of work, posts by number, the body above, where an ambassador serves
    ("Giám đốc Học viện Cán bộ TP HCM nói", ["Giám đốc Học viện Cán bộ TP HCM"]),
    ("trưởng đồn biên phòng 404 Vĩnh Hy (xã Vĩnh Hải)", ["trưởng đồn biên phòng 404 Vĩnh Hy"]),
    ("thành viên Tổ tư vấn kinh tế của Thủ tướng về việc", ["thành viên Tổ tư vấn kinh tế của Thủ tướng"]),
    ("phó vụ trưởng Vụ Địa phương III - Ban Tổ chức Trung ương", ["phó vụ trưởng Vụ Địa phương III - Ban Tổ chức Trung ương"]),
    ("Đội trưởng Đội chữa cháy, Cảnh sát PCCC quận 5", ["Đội trưởng Đội chữa cháy, Cảnh sát PCCC quận 5"]),
    ("Đại sứ Việt Nam tại Áo kiêm nhiệm Slovenia đến", ["Đại sứ Việt Nam tại Áo kiêm nhiệm Slovenia"]),
    ("Đại sứ Mỹ tại Việt Nam đến", ["Đại sứ Mỹ tại Việt Nam"]),
    ("trưởng phòng của Ban Quản lý Khu kinh tế mở Chu Lai", ["trưởng phòng của Ban Quản lý Khu kinh tế mở Chu Lai"]),
    ("Trưởng ban tổ chức chính quyền (nay là Sở Nội vụ)", ["Trưởng ban tổ chức chính quyền"]),
    ("giám đốc Sở Tài nguyên và môi trường thời điểm đó", ["giám đốc Sở Tài nguyên và môi trường"]),
    ("Phó Ban thường trực Ban chỉ huy PCLB huyện", ["Phó Ban thường trực Ban chỉ huy PCLB huyện"]),
    ("ông An (kế toán), bà Ba (cán bộ địa chính)", ["kế toán", "cán bộ địa chính"]),
    ("Trưởng ban Công tác đại biểu của Quốc hội nói", ["Trưởng ban Công tác đại biểu của Quốc hội"]),
    ("Chủ tịch Tổng Liên đoàn Lao động Việt Nam nói", ["Chủ tịch Tổng Liên đoàn Lao động Việt Nam"]),
    ("đại biểu (ĐB) phát biểu", ["đại biểu"]),
    ("cán bộ kiểm lâm bị thương", ["cán bộ kiểm lâm"]),
    ("Trưởng Chi cục Kiểm lâm nói", ["Trưởng Chi cục Kiểm lâm"]),
    # a caption's verb in capitals is no place; a place before a verb is one
    ("Trưởng Ban Tuyên giáo huyện ủy Phát biểu tại Hội nghị", ["Trưởng Ban Tuyên giáo huyện ủy"]),
    ("Chủ tịch HĐND xã Kết luận Hội nghị", ["Chủ tịch HĐND xã"]),
    ("Chủ tịch UBND huyện Trao quà cho các em", ["Chủ tịch UBND huyện"]),
    ("Bí thư Huyện ủy Chủ trì buổi làm việc", ["Bí thư Huyện ủy"]),
    ("Giám đốc Sở Y tế Kiểm tra công tác phòng dịch", ["Giám đốc Sở Y tế"]),
    ("Chủ tịch UBND xã Báo cáo kết quả", ["Chủ tịch UBND xã"]),
    ("Trưởng phòng Nội vụ Trình bày tờ trình", ["Trưởng phòng Nội vụ"]),
    ("Trưởng ban Dân vận Huyện ủy Rà soát danh sách", ["Trưởng ban Dân vận Huyện ủy"]),
    ("Chủ tịch UBND xã Thuận yêu cầu các xóm", ["Chủ tịch UBND xã Thuận"]),
    ("Chủ tịch phường Vinh kể", ["Chủ tịch phường Vinh"]),
    ("Chủ nhiệm Ủy ban Kiểm tra huyện kết luận", ["Chủ nhiệm Ủy ban Kiểm tra huyện"]),
    ("Phó trưởng phòng Thanh tra Kiểm tra thuế nói", ["Phó trưởng phòng Thanh tra Kiểm tra thuế"]),
    # a bracket inside one body's name, and one behind it
    ("trưởng phòng Giáo dục và đào tạo (GD-ĐT) TP Long Xuyên nói", ["trưởng phòng Giáo dục và đào tạo (GD-ĐT) TP Long Xuyên"]),
    ("Giám đốc Sở Thủy sản (nay là Sở Nông nghiệp) tỉnh nói", ["Giám đốc Sở Thủy sản (nay là Sở Nông nghiệp) tỉnh"]),
    ("giám đốc Sở Tài nguyên và Môi trường (TN-MT) khẳng định", ["giám đốc Sở Tài nguyên và Môi trường"]),
    # staff and where they serve, representations
    ("chuyên viên Phòng ngoại vụ, Văn phòng UBND tỉnh Bến Tre, rồi", ["chuyên viên Phòng ngoại vụ, Văn phòng UBND tỉnh Bến Tre"]),
    ("chuyên viên tại Vụ Pháp chế của Bộ này từ năm", ["chuyên viên tại Vụ Pháp chế của Bộ này"]),
    ("Trưởng cơ quan đại diện Cục Báo chí tại TP. Hồ Chí Minh nói", ["Trưởng cơ quan đại diện Cục Báo chí tại TP. Hồ Chí Minh"]),
    ("phó ban tổ chức Trung ương Đảng Cộng sản Việt Nam nói", ["phó ban tổ chức Trung ương Đảng Cộng sản Việt Nam"]),
    # a heading's line break ends one
    ("Bí thư Huyện ủy\nĐồng Tâm là nơi họp", ["Bí thư Huyện ủy"]),
    # a sentence behind what looks like an abbreviation
    ("gặp phó giám đốc Sở Tài chính TP. Sau khi họp", ["phó giám đốc Sở Tài chính TP"]),
    ("gặp phó giám đốc Sở Tài chính TP. Huế sau khi họp", ["phó giám đốc Sở Tài chính TP. Huế"]),
    # a department's superior behind a comma
    ("Trưởng phòng Cảnh sát hình sự, Công an tỉnh Gia Lai cho biết", ["Trưởng phòng Cảnh sát hình sự, Công an tỉnh Gia Lai"]),
    ("Trưởng phòng Khảo thí, sở hữu nhiều nhà", ["Trưởng phòng Khảo thí"]),
    # long names
    ("Chính ủy Quân chủng Phòng không - Không quân thăm", ["Chính ủy Quân chủng Phòng không - Không quân"]),
    ("Giám đốc Trung tâm Quản lý và điều hành giao thông nói", ["Giám đốc Trung tâm Quản lý và điều hành giao thông"]),
    ("Chánh Văn phòng HĐND - UBND huyện cho hay", ["Chánh Văn phòng HĐND - UBND huyện"]),
    ("Phó Trưởng phòng Thu hồi đất bị phê bình hồi tháng 3", ["Phó Trưởng phòng Thu hồi đất"]),
    ("trưởng phòng tài chính kế toán xã ký", ["trưởng phòng tài chính kế toán xã"]),
    ("Phó Chủ tịch phụ trách văn xã đến", ["Phó Chủ tịch"]),
    ("Giám đốc Sở Xây dựng trở thành tỉnh ủy viên", ["Giám đốc Sở Xây dựng", "tỉnh ủy viên"]),
    ("bí thư Đảng ủy xã này 200 triệu đồng", ["bí thư Đảng ủy xã này"]),
    ("chủ nhiệm UBKT Huyện ủy Tuy Đức ký", ["chủ nhiệm UBKT Huyện ủy Tuy Đức"]),
    ("Chủ tịch Hiệp hội Doanh nghiệp nhỏ và vừa tỉnh vừa ký", ["Chủ tịch Hiệp hội Doanh nghiệp nhỏ và vừa tỉnh"]),
]
NOTHING = [
    "Đoàn đại biểu Quốc hội làm việc với xã.",
    "Ban Bí thư ban hành chỉ thị.",
    "Ban Giám đốc bệnh viện họp.",
    "Nhân viên thu ngân và cán bộ hưu trí.",
    "Giao các chức vụ khác nhau.",
    "Công an tỉnh và UBND huyện phối hợp.",
    "Thành viên gia đình tham gia.",
    "Đoàn chủ tịch điều hành.",
    "Công ty thuê kế toán và kế toán viên.",
    "Ban cán sự Đảng UBND tỉnh họp.",
    "Cán bộ, chiến sĩ đồn biên phòng và cán bộ chủ chốt xã dự họp.",
    "Bộ Tư lệnh Thủ đô ra quân.",
    "Chỉ thị số 05-CT/TW của Bộ Chính trị.",
]
MEANINGS = [
    ("Phó CT UBND tỉnh", "phó chủ tịch Ủy ban nhân dân tỉnh", "province", "government"),
    ("TUV", "tỉnh ủy viên", "province", "party"),
    ("PBT Huyện ủy", "phó bí thư Huyện ủy", "district", "party"),
    ("Chủ tịch HĐND xã Bình Khánh", "chủ tịch Hội đồng nhân dân xã Bình Khánh", "commune", "legislature"),
    ("Chủ tịch UBMTTQ huyện", "chủ tịch Ủy ban Mặt trận Tổ quốc huyện", "district", "front"),
    ("Trưởng Công an xã", "trưởng Công an xã", "commune", "armed_forces"),
    ("Bộ trưởng Bộ Y tế", "bộ trưởng Bộ Y tế", "central", "government"),
    ("Giám đốc Sở NN & PTNT", "giám đốc Sở Nông nghiệp và Phát triển nông thôn", "province", "government"),
    ("giám đốc Sở Tài nguyên và Môi trường", "giám đốc Sở Tài nguyên và Môi trường", "province", "government"),
    ("Hiệu trưởng Trường mầm non Hoa Mai", "hiệu trưởng Trường mầm non Hoa Mai", "none", "public_unit"),
    ("Phó Chánh án TAND tỉnh", "phó chánh án Tòa án nhân dân tỉnh", "province", "judiciary"),
    ("Tổng giám đốc Công ty Xây lắp", "tổng giám đốc Công ty Xây lắp", "none", "company"),
    ("Giám đốc Vinasun", "giám đốc Vinasun", "none", "company"),
    ("Bộ trưởng Quốc phòng Mỹ", "bộ trưởng Quốc phòng Mỹ", "central", "foreign"),
    ("chủ tịch UBND huyện Tuy Đức", "chủ tịch Ủy ban nhân dân huyện Tuy Đức", "district", "government"),
    ("Bí thư chi bộ thôn Đông", "bí thư chi bộ thôn Đông", "village", "party"),
    ("chủ tịch thị xã Cửa Lò", "chủ tịch thị xã Cửa Lò", "district", "government"),
    ("chủ tịch UBND TP Thanh Hóa", "chủ tịch Ủy ban nhân dân thành phố Thanh Hóa", "district", "government"),
    ("chủ tịch UBND TP Đà Nẵng", "chủ tịch Ủy ban nhân dân thành phố Đà Nẵng", "province", "government"),
    ("phó giám đốc Công an Hà Nội", "phó giám đốc Công an Hà Nội", "province", "armed_forces"),
    ("bí thư Đảng ủy", "bí thư Đảng ủy", "none", "party"),
    ("bí thư Đoàn xã", "bí thư đoàn xã", "commune", "front"),
    ("vụ trưởng Vụ Khách sạn", "vụ trưởng Vụ Khách sạn", "central", "government"),
    ("Tổng giám đốc BHXH Việt Nam", "tổng giám đốc Bảo hiểm xã hội Việt Nam", "central", "government"),
    ("chuyên viên Phòng Văn hóa Hội An", "chuyên viên Phòng Văn hóa Hội An", "district", "government"),
    ("Đại sứ Mỹ tại Việt Nam", "đại sứ Mỹ tại Việt Nam", "central", "foreign"),
    ("Đại sứ Việt Nam tại Malaysia", "đại sứ Việt Nam tại Malaysia", "central", "government"),
    ("ủy viên Ban Thường vụ Quốc hội", "ủy viên Ban Thường vụ Quốc hội", "central", "legislature"),
    (
        "Trưởng ban chỉ đạo chương trình mục tiêu quốc gia xây dựng NTM huyện",
        "trưởng ban chỉ đạo chương trình mục tiêu quốc gia xây dựng nông thôn mới huyện",
        "district",
        "government",
    ),
    (
        "Phó Ban thường trực Ban chỉ huy PCLB",
        "phó ban thường trực Ban chỉ huy Phòng chống lụt bão",
        "none",
        "government",
    ),
    ("trưởng đoàn ĐBQH tỉnh", "trưởng đoàn đại biểu Quốc hội tỉnh", "province", "legislature"),
    # bodies in a head are written as they are
    ("chủ tịch quốc hội", "chủ tịch Quốc hội", "central", "legislature"),
    ("ĐBQH", "đại biểu Quốc hội", "central", "legislature"),
    ("Chủ nhiệm VPCP", "chủ nhiệm Văn phòng Chính phủ", "central", "government"),
    ("Phó CT UBND Q. 3", "phó chủ tịch Ủy ban nhân dân quận 3", "district", "government"),
    # committees of an assembly, of a party, of a festival
    ("Trưởng ban Pháp chế", "trưởng ban Pháp chế", "none", "legislature"),
    ("Trưởng Ban Tổ chức Huyện ủy", "trưởng ban Tổ chức Huyện ủy", "district", "party"),
    ("Trưởng ban tổ chức Liên hoan", "trưởng ban tổ chức Liên hoan", "none", "other"),
    ("Chủ nhiệm Ủy ban Tư pháp", "chủ nhiệm Ủy ban Tư pháp", "central", "legislature"),
    ("Đội phó đội Quản lý thị trường số 8", "đội phó đội Quản lý thị trường số 8", "none", "government"),
    ("Hiệu trưởng Trường Đại học Tây Bắc", "hiệu trưởng Trường Đại học Tây Bắc", "central", "public_unit"),
    ("bí thư chi bộ Phòng Nội vụ quận 6", "bí thư chi bộ Phòng Nội vụ quận 6", "district", "party"),
    ("Tổng Giám đốc Tổ chức Y tế thế giới", "tổng giám đốc Tổ chức Y tế thế giới", "none", "foreign"),
    # level words are whole words of institutions
    ("Chủ tịch Liên minh HTX Việt Nam", "chủ tịch Liên minh Hợp tác xã Việt Nam", "central", "front"),
    ("Giám đốc Hợp tác xã Hoa Mai", "giám đốc Hợp tác xã Hoa Mai", "none", "company"),
    ("Phó phòng Văn xã", "phó phòng Văn xã", "none", "government"),
    ("chủ tịch UBND thị xã", "chủ tịch Ủy ban nhân dân thị xã", "district", "government"),
    ("cán bộ Phòng Chống buôn lậu", "cán bộ Phòng Chống buôn lậu", "none", "government"),
    ("chuyên viên Phòng ngoại vụ", "chuyên viên Phòng ngoại vụ", "none", "government"),
    ("ủy viên Ban Thường vụ", "ủy viên Ban Thường vụ", "none", "party"),
    ("Bí thư Thành ủy Tam Kỳ", "bí thư Thành ủy Tam Kỳ", "district", "party"),
    ("Bí thư Thành ủy TP.HCM", "bí thư Thành ủy Thành phố Hồ Chí Minh", "province", "party"),
    (
        "trưởng phòng Giáo dục và đào tạo (GD-ĐT) TP Long Xuyên",
        "trưởng phòng Giáo dục và đào tạo thành phố Long Xuyên",
        "district",
        "government",
    ),
    ("Trưởng phòng Hỗ trợ Pháp luật", "trưởng phòng Hỗ trợ Pháp luật", "none", "government"),
    ("Bộ trưởng Quốc phòng Pháp", "bộ trưởng Quốc phòng Pháp", "central", "foreign"),
    ("bí thư Đảng ủy khối doanh nghiệp", "bí thư Đảng ủy khối doanh nghiệp", "none", "party"),
    ("Giám đốc Công ty Hoa Sen", "giám đốc Công ty Hoa Sen", "none", "company"),
]
ORGANIZATIONS = [
    ("Phó Chủ tịch UBND huyện Lâm Thao", "Ủy ban nhân dân huyện Lâm Thao"),
    ("Bộ trưởng yêu cầu", None),
    # the head's own body
    ("Trưởng Ban Tuyên giáo Huyện ủy", "Ban Tuyên giáo Huyện ủy"),
    ("Trưởng phòng GD&ĐT huyện Lâm Hà", "Phòng Giáo dục và Đào tạo huyện Lâm Hà"),
    ("Chánh Thanh tra tỉnh Đồng Nai", "Thanh tra tỉnh Đồng Nai"),
    ("Phó Chánh Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
    ("Trưởng Công an xã", "Công an xã"),
    ("Trưởng ban chỉ đạo phòng chống dịch huyện", "Ban chỉ đạo phòng chống dịch huyện"),
    ("Cục trưởng Thú y", "Cục Thú y"),
    ("Huyện ủy viên", "Huyện ủy"),
    ("Trưởng thôn Đông Hòa", "thôn Đông Hòa"),
    ("Trưởng phòng Cảnh sát hình sự Công an tỉnh", "Phòng Cảnh sát hình sự Công an tỉnh"),
    # ... once
    ("Viện trưởng Viện KSND huyện", "Viện KSND huyện"),
    ("Cục trưởng Cục Thú y", "Cục Thú y"),
    ("Phó Trưởng ban thường trực BCĐ tỉnh", "Ban Chỉ đạo tỉnh"),
    ("Đội trưởng Công an huyện", "Công an huyện"),
    ("Bộ trưởng Mỹ", "Mỹ"),
    # words between a head and its body
    ("Phó Bí thư Thường trực Huyện ủy", "Huyện ủy"),
    ("Ủy viên Thường trực HĐND huyện", "Hội đồng nhân dân huyện"),
    ("Phó Trưởng ban thường trực", None),
    ("chuyên viên tại Vụ Pháp chế", "Vụ Pháp chế"),
    ("Trưởng phòng Giáo dục (GD) huyện Lâm Hà", "Phòng Giáo dục huyện Lâm Hà"),
    ("PBT TT Huyện ủy", "Huyện ủy"),
    # bodies in the head
    ("Phó Thủ tướng", "Chính phủ"),
    ("đại biểu Quốc hội tỉnh Lâm Đồng", "Quốc hội"),
    ("Phó tổng Thanh tra Chính phủ", "Thanh tra Chính phủ"),
    ("Đại sứ Việt Nam tại Áo", "Đại sứ quán Việt Nam tại Áo"),
    ("trưởng phòng điều hành Bến xe", "Phòng điều hành Bến xe"),
]


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_spans(text: str, expected: list[str]) -> None:
    assert written(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(("text", "norm", "level", "sector"), MEANINGS)
def test_meaning(text: str, norm: str, level: str, sector: str) -> None:
    (position,) = positions_in(text)
    assert (position.norm, position.level, position.sector) == (norm, level, sector)


@pytest.mark.parametrize(
    ("text", "former", "acting"),
    [
        ("nguyên Giám đốc Sở Nội vụ", True, False),
        ("cựu Chủ tịch UBND huyện", True, False),
        ("nguyên là Bí thư Huyện ủy", True, False),
        ("cố Tổng Bí thư", True, False),
        ("quyền Giám đốc Sở Nội vụ", False, True),
        ("tân Chủ tịch UBND huyện", False, False),
        ("có quyền. Giám đốc Sở Nội vụ", False, False),
        ("Q. Giám đốc Sở Nội vụ", False, True),
        ("Phó Giám đốc phụ trách Sở Nội vụ", False, True),
        ("Phó Giám đốc phụ trách, nói", False, True),
        ("Phó Chủ tịch phụ trách văn xã đến", False, False),
        ("Phụ trách Phòng Nội vụ huyện", False, True),
    ],
)
def test_former_and_acting(text: str, former: bool, acting: bool) -> None:
    (position,) = positions_in(text)
    assert (position.former, position.acting) == (former, acting)


@pytest.mark.parametrize(("text", "organization"), ORGANIZATIONS)
def test_organization(text: str, organization: str | None) -> None:
    (position,) = positions_in(text)
    assert position.organization == organization


def test_old_spelling_stays_in_the_text() -> None:
    assert written("Bí thư Huyện uỷ Phú Hoà nói") == ["Bí thư Huyện uỷ Phú Hoà"]


def test_expand() -> None:
    assert expand("UBND TP. HCM") == "Ủy ban nhân dân Thành phố Hồ Chí Minh"


@given(st.lists(st.sampled_from("Phó Chủ tịch UBND huyện Lức và , - & của Bí thư Sở Y tế nói\n TP . 1".split(" ")), max_size=25))
def test_positions_do_not_overlap(words: list[str]) -> None:
    doc = Document(Article("a", " ".join(words)))
    end = 0
    for position in find_positions(doc):
        assert end <= position.start < position.end <= len(doc.text)
        end = position.end


def test_long_text_stays_linear() -> None:
    doc = Document(Article("a", "Phó Giám đốc Sở Văn hóa, " * 4000))
    assert len(find_positions(doc)) == 4000
