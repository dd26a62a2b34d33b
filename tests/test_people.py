"""People and the positions they hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dukien.article import Article
from dukien.facts.places import find_places
from dukien.facts.positions import find_positions
from dukien.link.people import People, link_people
from dukien.link.places import link_places
from dukien.link.setting import Setting
from dukien.names import find_names
from dukien.text import Document


def people_of(text: str) -> tuple[Document, People]:
    doc = Document(Article("a", "Tiêu đề\n\n" + text))
    names = find_names(doc)
    return doc, link_people(doc, names, find_positions(doc, names), Setting(doc, []))


def held(text: str) -> dict[str, list[str]]:
    _, people = people_of(text)
    return {p.name: [o.position for o in p.positions] for p in people.persons if p.positions}


HELD = [
    # before the name
    ("Phó Bí thư Huyện ủy Đinh Minh Đức chủ trì.", {"Đinh Minh Đức": ["Phó Bí thư Huyện ủy"]}),
    ("đồng chí Bí thư Huyện ủy Mai Hồng Sơn chủ trì.", {"Mai Hồng Sơn": ["Bí thư Huyện ủy"]}),
    ("Chánh văn phòng bà Thái Thị Mận nói.", {"Thái Thị Mận": ["Chánh văn phòng"]}),
    ("Chủ tịch UBND xã, ông Lê Văn An, cho biết.", {"Lê Văn An": ["Chủ tịch UBND xã"]}),
    ("Chủ tịch UBND huyện Lâm Thao (Phú Thọ) Trần Phi Hà ký.", {"Trần Phi Hà": ["Chủ tịch UBND huyện Lâm Thao"]}),
    ("Phó Chủ tịch UBND tỉnh - Lê Quốc Minh: Dự án đã xong.", {"Lê Quốc Minh": ["Phó Chủ tịch UBND tỉnh"]}),
    ("Tổng Bí thư, Chủ tịch nước Lê Văn Tú gửi thư.", {"Lê Văn Tú": ["Tổng Bí thư", "Chủ tịch nước"]}),
    (
        "Dự họp có Bí thư Tỉnh ủy Lê Văn An, Chủ tịch UBND tỉnh Trần Văn Bình.",
        {"Lê Văn An": ["Bí thư Tỉnh ủy"], "Trần Văn Bình": ["Chủ tịch UBND tỉnh"]},
    ),
    # behind the name
    ("ông Lê Văn An, Bí thư Đảng ủy xã, phát biểu.", {"Lê Văn An": ["Bí thư Đảng ủy xã"]}),
    ("ông Lê Văn An - phó giám đốc Sở Y tế - xác nhận.", {"Lê Văn An": ["phó giám đốc Sở Y tế"]}),
    ("đ/c Lê Văn An: Huyện ủy viên", {"Lê Văn An": ["Huyện ủy viên"]}),
    (
        "Các ông Lê Văn An (Chủ tịch xã); Hồ Văn Bé (Trưởng Công an xã).",
        {"Lê Văn An": ["Chủ tịch xã"], "Hồ Văn Bé": ["Trưởng Công an xã"]},
    ),
    ("ông Lê Văn An (giữa), Chủ tịch UBND xã, tặng quà.", {"Lê Văn An": ["Chủ tịch UBND xã"]}),
    ("ông Lê Văn An (trung tá, phó trưởng Công an huyện) có mặt.", {"Lê Văn An": ["phó trưởng Công an huyện"]}),
    ("ông Lê Văn An - hiện đang là Phó Chủ tịch UBND huyện.", {"Lê Văn An": ["Phó Chủ tịch UBND huyện"]}),
    ("đồng chí Lê Thị Minh Huyện ủy viên, tổ trưởng tổ công tác", {"Lê Thị Minh": ["Huyện ủy viên", "tổ trưởng tổ công tác"]}),
    # chains, event roles
    (
        "Đồng chí Lê Văn An, Ủy viên BCH Đảng bộ tỉnh, Bí thư Huyện ủy, Trưởng ban chỉ đạo huyện, chủ trì.",
        {"Lê Văn An": ["Ủy viên BCH Đảng bộ tỉnh", "Bí thư Huyện ủy", "Trưởng ban chỉ đạo huyện"]},
    ),
    ("do ông Lê Văn An, Phó Bí thư Huyện ủy làm trưởng đoàn", {"Lê Văn An": ["Phó Bí thư Huyện ủy", "trưởng đoàn"]}),
    (
        "Đ/c Lê Văn An – TUV, PCT HĐND tỉnh; đ/c K Thành – TUV, Bí thư Huyện ủy",
        {"Lê Văn An": ["TUV", "PCT HĐND tỉnh"], "K Thành": ["TUV", "Bí thư Huyện ủy"]},
    ),
    ("ông Lê Văn An, Bí thư kiêm Chủ tịch xã, nói", {"Lê Văn An": ["Bí thư", "Chủ tịch xã"]}),
    (
        "có các đồng chí: Lê Văn An, Phó Bí thư Tỉnh ủy; Trưởng Ban Nội chính Tỉnh ủy; Trần Văn Bình, Phó Chủ tịch UBND tỉnh",
        {"Lê Văn An": ["Phó Bí thư Tỉnh ủy", "Trưởng Ban Nội chính Tỉnh ủy"], "Trần Văn Bình": ["Phó Chủ tịch UBND tỉnh"]},
    ),
    (
        "Dự có các Phó Chủ tịch UBND huyện: Lê Văn An, Trần Thị Bích và ông Hồ Văn Cảnh.",
        {
            "Lê Văn An": ["Phó Chủ tịch UBND huyện"],
            "Trần Thị Bích": ["Phó Chủ tịch UBND huyện"],
            "Hồ Văn Cảnh": ["Phó Chủ tịch UBND huyện"],
        },
    ),
    (
        "Các đại biểu Lê Thị An (Hà Nam), Trần Văn Bình (Hà Nội) chất vấn.",
        {"Lê Thị An": ["đại biểu"], "Trần Văn Bình": ["đại biểu"]},
    ),
    ("Trước các đại biểu, Chủ tịch UBND tỉnh Lê Văn An nói.", {"Lê Văn An": ["Chủ tịch UBND tỉnh"]}),
    ("ông Lê Văn An (48 tuổi, trú xã Hòa Phú, nguyên chủ tịch xã) khai.", {"Lê Văn An": ["chủ tịch xã"]}),
    ("ông Lê Văn An (SN 1975) - Q. Chủ tịch UBND huyện - ký.", {"Lê Văn An": ["Chủ tịch UBND huyện"]}),
    (
        "cô Lê Thị An, hiệu trưởng Trường chuyên biệt Nguyễn Đình Chiểu, nói.",
        {"Lê Thị An": ["hiệu trưởng Trường chuyên biệt Nguyễn Đình Chiểu"]},
    ),
    # appointments
    ("Ông Lê Văn An được bầu làm Chủ tịch HĐND huyện.", {"Lê Văn An": ["Chủ tịch HĐND huyện"]}),
    ("Ông Lê Văn An, nguyên Chủ tịch xã, giữ chức Giám đốc Sở Y tế.", {"Lê Văn An": ["Chủ tịch xã", "Giám đốc Sở Y tế"]}),
    (
        "bầu đồng chí Lê Văn An – Phó Bí thư thị ủy vào chức danh Chủ tịch UBND thị xã",
        {"Lê Văn An": ["Phó Bí thư thị ủy", "Chủ tịch UBND thị xã"]},
    ),
    ("miễn nhiệm chức danh Ủy viên UBND tỉnh đối với ông Lê Văn An và nhiều người.", {"Lê Văn An": ["Ủy viên UBND tỉnh"]}),
    # biographies
    (
        "Ông Lê Văn An quê Hà Nam.\nÔng từng giữ chức Phó Giám đốc Sở Nội vụ, Chánh Văn phòng Tỉnh ủy.",
        {"Lê Văn An": ["Phó Giám đốc Sở Nội vụ", "Chánh Văn phòng Tỉnh ủy"]},
    ),
    ("Ông Lê Văn An 50 tuổi.\nHiện ông là đại biểu HĐND tỉnh.", {"Lê Văn An": ["đại biểu HĐND tỉnh"]}),
    (
        "Ông Lê Văn An họp. Trước đây ông An từng kinh qua nhiều chức vụ như Giám đốc Sở Y tế, Phó Chủ tịch UBND tỉnh.",
        {"Lê Văn An": ["Giám đốc Sở Y tế", "Phó Chủ tịch UBND tỉnh"]},
    ),
    # careers told at length
    (
        "kỷ luật việc bổ nhiệm ông Lê Văn An (là con trai ông Hồ Văn Bé) giữ các chức vụ (trưởng phòng của Ban"
        " Quản lý Khu kinh tế, phó chủ tịch UBND huyện Lâm Thao) không đúng",
        {"Lê Văn An": ["trưởng phòng của Ban Quản lý Khu kinh tế", "phó chủ tịch UBND huyện Lâm Thao"]},
    ),
    ("Ông Lê Văn An được quy hoạch, bổ nhiệm giữ chức Chủ tịch xã.", {"Lê Văn An": ["Chủ tịch xã"]}),
    ("Bí thư Thành ủy lúc bấy giờ là ông Lê Văn An.", {"Lê Văn An": ["Bí thư Thành ủy"]}),
    ("theo tờ trình của giám đốc Sở Y tế thời điểm đó là ông Lê Văn An.", {"Lê Văn An": ["giám đốc Sở Y tế"]}),
    (
        "Với cương vị Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh, ông Lê Văn An chịu trách nhiệm.",
        {"Lê Văn An": ["Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"]},
    ),
    (
        "Đồng chí Lê Văn An giữ chức Bí thư Đảng ủy xã Tân Lập thay đồng chí Hồ Văn Bé nghỉ hưu.",
        {"Lê Văn An": ["Bí thư Đảng ủy xã Tân Lập"], "Hồ Văn Bé": ["Bí thư Đảng ủy xã Tân Lập"]},
    ),
    ("Giao quyền Trưởng phòng Nội vụ huyện cho đồng chí Lê Thị An.", {"Lê Thị An": ["Trưởng phòng Nội vụ huyện"]}),
    ("Hòa thượng Thạch Hun, trụ trì chùa Tắc Vân, đại biểu HĐND huyện, bỏ phiếu.", {"Thạch Hun": ["đại biểu HĐND huyện"]}),
    ("Ông Lê Văn An (kế toán) bị khiển trách.", {"Lê Văn An": ["kế toán"]}),
    # names that look strange
    ("Ông Ha Brin, Phó chủ tịch UBND xã Tân Lập, kể.", {"Ha Brin": ["Phó chủ tịch UBND xã Tân Lập"]}),
    ("Phó Chủ tịch UBND xã K’Brêm nói. Ông K’Brêm đi.", {"K’Brêm": ["Phó Chủ tịch UBND xã"]}),
    # given names, and the fullest wording of a post
    ("Ông Lê Văn Chung đi họp. Chủ tịch xã Chung nói.", {"Lê Văn Chung": ["Chủ tịch xã"]}),
    ("Bí thư Lê Văn An đến. Bí thư Huyện ủy Lê Văn An nói.", {"Lê Văn An": ["Bí thư Huyện ủy"]}),
    (
        "Chủ tịch huyện Lê Văn An đến. Ông Lê Văn An, Chủ tịch UBND huyện Lâm Thao, nói.",
        {"Lê Văn An": ["Chủ tịch UBND huyện Lâm Thao"]},
    ),
    (
        "Phó Chủ tịch UBND tỉnh Lê Văn An đến. Ông An sau đó làm Chủ tịch UBND tỉnh.",
        {"Lê Văn An": ["Phó Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh"]},
    ),
    ("LÊ VĂN AN LÀM BÍ THƯ\nÔng Lê Văn An, Bí thư Huyện ủy.", {"Lê Văn An": ["Bí thư Huyện ủy"]}),
    # terms of office, a life in short
    (
        "Ông Lê Văn An là Ủy viên Trung ương Đảng khóa X (dự khuyết), XI, XII; đại biểu Quốc hội khóa XIII.",
        {"Lê Văn An": ["Ủy viên Trung ương Đảng", "đại biểu Quốc hội"]},
    ),
    (
        "Bà Lê Thị Bích là giáo sư, tiến sĩ luật học, đại biểu HĐND tỉnh nhiệm kỳ 2011 - 2016, Phó Giám đốc Sở Tư pháp.",
        {"Lê Thị Bích": ["đại biểu HĐND tỉnh", "Phó Giám đốc Sở Tư pháp"]},
    ),
    (
        "Chủ tịch Hội Luật gia tỉnh khóa VIII, nhiệm kỳ 2019 – 2024 là ông Lê Văn An.",
        {"Lê Văn An": ["Chủ tịch Hội Luật gia tỉnh"]},
    ),
    (
        "Ông Lê Văn An 52 tuổi, quê xã An Hòa, huyện Phù Cát, Bình Định; Bí thư Huyện ủy Phù Cát.",
        {"Lê Văn An": ["Bí thư Huyện ủy Phù Cát"]},
    ),
    (
        "Ông Lê Văn An (thành ủy viên, nguyên Chánh Văn phòng Thành ủy), hiện là bí thư Đảng ủy khối doanh nghiệp tỉnh.",
        {"Lê Văn An": ["thành ủy viên", "Chánh Văn phòng Thành ủy", "bí thư Đảng ủy khối doanh nghiệp tỉnh"]},
    ),
    # taken away, left, left for another
    (
        "Ông Lê Văn An bị xóa tư cách nguyên Giám đốc Sở Y tế nhiệm kỳ 2011 - 2016 và nguyên Phó Chủ tịch UBND tỉnh.",
        {"Lê Văn An": ["Giám đốc Sở Y tế", "Phó Chủ tịch UBND tỉnh"]},
    ),
    (
        "HĐND huyện bãi nhiệm tư cách đại biểu HĐND huyện đối với nguyên Chủ tịch UBND xã Lê Văn An.",
        {"Lê Văn An": ["đại biểu HĐND huyện", "Chủ tịch UBND xã"]},
    ),
    (
        "Tỉnh điều động ông Lê Văn An từ Phó Giám đốc Sở Tư pháp về làm Chủ tịch UBND huyện Phù Cát.",
        {"Lê Văn An": ["Phó Giám đốc Sở Tư pháp", "Chủ tịch UBND huyện Phù Cát"]},
    ),
    (
        "Sau hai năm giữ chức Bí thư Huyện ủy Phù Cát, ông Lê Văn An được bầu làm Phó Chủ tịch UBND tỉnh.",
        {"Lê Văn An": ["Bí thư Huyện ủy Phù Cát", "Phó Chủ tịch UBND tỉnh"]},
    ),
    # everybody on a list
    (
        "Sở Nội vụ có hai phó giám đốc sở, gồm các ông, bà: Lê Văn An, Trần Thị Bích.",
        {"Lê Văn An": ["phó giám đốc sở"], "Trần Thị Bích": ["phó giám đốc sở"]},
    ),
    (
        "Hai Phó Chủ tịch UBND huyện là ông Lê Văn An và bà Trần Thị Bích; ông Hồ Văn Cảnh, Trưởng Công an huyện, cũng dự.",
        {
            "Lê Văn An": ["Phó Chủ tịch UBND huyện"],
            "Trần Thị Bích": ["Phó Chủ tịch UBND huyện"],
            "Hồ Văn Cảnh": ["Trưởng Công an huyện"],
        },
    ),
    (
        "Miễn nhiệm chức Ủy viên UBND tỉnh với các ông Lê Văn An, Hồ Văn Cảnh (từ Giám đốc Sở Y tế về nghỉ) và bà Trần Thị Bích.",
        {
            "Lê Văn An": ["Ủy viên UBND tỉnh"],
            "Hồ Văn Cảnh": ["Ủy viên UBND tỉnh", "Giám đốc Sở Y tế"],
            "Trần Thị Bích": ["Ủy viên UBND tỉnh"],
        },
    ),
    # posts before the names in a list
    (
        "Dự họp có Thủ tướng Lê Văn An, Tổng Bí thư, Chủ tịch nước Trần Văn Bình.",
        {"Lê Văn An": ["Thủ tướng"], "Trần Văn Bình": ["Tổng Bí thư", "Chủ tịch nước"]},
    ),
    (
        "Chủ tịch UBND huyện Lê Văn An, Phó Chủ tịch phụ trách đô thị Trần Văn Bình dự họp.",
        {"Lê Văn An": ["Chủ tịch UBND huyện"], "Trần Văn Bình": ["Phó Chủ tịch"]},
    ),
    # one post of two people
    (
        "Ông Lê Văn An và ông Trần Văn Bình đều là cán bộ Sở Y tế.",
        {"Lê Văn An": ["cán bộ Sở Y tế"], "Trần Văn Bình": ["cán bộ Sở Y tế"]},
    ),
    (
        "Các Phó Giám đốc Sở Y tế đương nhiệm: Ông Lê Văn An và bà Trần Thị Bích.",
        {"Lê Văn An": ["Phó Giám đốc Sở Y tế"], "Trần Thị Bích": ["Phó Giám đốc Sở Y tế"]},
    ),
    # whose relative somebody is
    (
        "Bà Lê Thị An - con gái ông Lê Văn Bảo, Chủ tịch UBND tỉnh - được bổ nhiệm làm Phó Chánh Văn phòng Thành ủy.",
        {"Lê Thị An": ["Phó Chánh Văn phòng Thành ủy"], "Lê Văn Bảo": ["Chủ tịch UBND tỉnh"]},
    ),
    (
        "Ông Lê Văn Bảo để vợ là bà Lê Thị An chuyển nhượng đất khi đang là Phó Giám đốc Sở Xây dựng.",
        {"Lê Văn Bảo": ["Phó Giám đốc Sở Xây dựng"]},
    ),
    (
        "Ông Lê Văn Bảo làm Bí thư Huyện ủy, thay cho người tiền nhiệm là ông Lê Văn An.",
        {"Lê Văn Bảo": ["Bí thư Huyện ủy"], "Lê Văn An": ["Bí thư Huyện ủy"]},
    ),
    ("Ông ấy được giới thiệu làm Chủ tịch huyện thay ông Lê Văn An.", {"Lê Văn An": ["Chủ tịch huyện"]}),
    ("Giám đốc cũ là ông Lê Văn An về hưu.", {"Lê Văn An": ["Giám đốc"]}),
    # a list of posts with their years
    (
        "Ông Lê Văn An sinh năm 1970.\n- 9/1993 - 3/1999: Cán bộ, Trưởng phòng Nội vụ huyện;\n- Từ 4/1999: Bí thư Huyện ủy.",
        {"Lê Văn An": ["Trưởng phòng Nội vụ huyện", "Bí thư Huyện ủy"]},
    ),
    # two posts with the same words
    (
        "Ông Lê Văn An, Chủ tịch HĐND tỉnh Gia Lai, từng giữ chức Chủ tịch UBND tỉnh.",
        {"Lê Văn An": ["Chủ tịch HĐND tỉnh Gia Lai", "Chủ tịch UBND tỉnh"]},
    ),
    ("Chủ tịch xã Lê Văn An. Ông Lê Văn An, Chủ tịch UBND xã An Hòa.", {"Lê Văn An": ["Chủ tịch UBND xã An Hòa"]}),
]
NOBODY = [
    "Ông Lê Văn An (45 tuổi, ngụ xã Hòa Phú) làm ruộng.",
    "Ông Lê Văn An gặp Chủ tịch xã để hỏi.",
    "Ông Lê Văn An yêu cầu. Chủ tịch xã không trả lời.",
    "Chủ tịch xã cho biết ông Lê Văn An đã đi.",
    "Ông Lê Văn An được giới thiệu làm Chủ tịch xã.",
    "Anh Lê Văn An là nhân viên cửa hàng.",
    "Ông Lê Văn An yêu cầu mỗi xã lập tổ công tác do Chủ tịch UBND xã trực tiếp làm tổ trưởng.",
    "đề nghị quy hoạch chức danh Phó Giám đốc Sở đối với bà Lê Thị An.",
    'Ông Lê Văn An nói: "Xã tôi nghèo. Năm 1998 ông giữ chức Bí thư Huyện ủy',
    "Ông Lê Văn An hỏi ai được nâng ngạch từ chuyên viên lên bậc cao hơn.",
    "Lê Văn An; Bí thư Huyện ủy",
    "Vợ Phó Chủ tịch tỉnh - bà Lê Thị An - đi vắng.",
    "Đáp lại ý kiến của bí thư Thành ủy, bà Lê Thị An đề nghị làm ngay.",
    "Có người nhà cán bộ xã Tân Hà là bà Lê Thị An.",
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_held(text: str, expected: dict[str, list[str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert held(text) == {}


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Ông Lê Văn An, Giám đốc Công ty Hoa Sen, nói.", "company"),
        ("Ông John Smith, Bộ trưởng Ngoại giao, nói.", "foreign"),
        ("Ông Tập Cận Bình, Chủ tịch nước, nói.", "foreign"),
        ("Ông Lê Văn An, Chủ tịch xã, nói.", "government"),
        ("Ông Lê Văn An, Thứ trưởng Bộ Y tế và Đại sứ Mỹ tại Việt Nam có mặt.", "government"),
        ("Ông Ha Brin, Chủ tịch UBND xã Tân Lập, nói.", "government"),
    ],
)
def test_sector(text: str, sector: str) -> None:
    _, people = people_of(text)
    assert [o.sector for o in people.officials] == [sector]


def test_a_firms_chairman() -> None:
    _, people = people_of("Ông Lê Văn An, phó chủ tịch kiêm tổng giám đốc Tập đoàn Hoa Sen, nói.")
    assert [o.sector for o in people.officials] == ["company", "company"]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Ông Lê Văn An, Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Huyện ủy, nói.", ["district", "district"]),
        ("Ông Lê Văn An, Phó Bí thư, Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy, nói.", ["province", "province"]),
        ("Ông Lê Văn An, Ủy viên Ban Thường vụ, Bí thư Huyện ủy, nói.", ["none", "district"]),
        ("Ông Lê Văn An, Ủy viên Ban Thường vụ, Giám đốc Sở Y tế, nói.", ["none", "province"]),
    ],
)
def test_level_of_a_chain(text: str, levels: list[str]) -> None:
    _, people = people_of(text)
    assert [o.level for o in people.officials] == levels


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # named in the position
        ("Ông Lê Văn An, Chủ tịch UBND huyện Lâm Hà, tỉnh Lâm Đồng, nói.", ["676"]),
        # the only one of its level and type
        ("Tại huyện Lâm Hà, ông Lê Văn An, Chủ tịch UBND huyện, nói.", ["676"]),
        ("Tại huyện Lâm Hà, tỉnh Lâm Đồng, ông Lê Văn An, Phó Bí thư Tỉnh ủy, nói.", ["68"]),
        ("Tại xã Tân Hà, huyện Lâm Hà, ông Lê Văn An, Bí thư Huyện ủy, nói.", ["676"]),
        ("Tại huyện Lâm Hà, ông Lê Văn An, Huyện ủy viên, nói.", ["676"]),
        # several, another type, or only where he comes from
        ("Tại huyện Lâm Hà và huyện Di Linh, ông Lê Văn An, Chủ tịch UBND huyện, nói.", [None]),
        ("Tại huyện Lâm Hà, ông Lê Văn An, Chủ tịch UBND quận, nói.", [None]),
        ("Ông Lê Văn An, quê huyện Lâm Hà, là Chủ tịch UBND huyện.", [None]),
        ("Tại xã Tân Hà, huyện Lâm Hà, ông Lê Văn An, Phó phòng Văn xã, nói.", [None]),
        # a body that tells its level only
        ("Tại huyện Lâm Hà, ông Lê Văn An, Giám đốc Sở Y tế, nói.", ["68"]),
        ("Tại huyện Lâm Hà, ông Lê Văn An, Trưởng phòng Nội vụ, nói.", ["676"]),
        ("Tại thành phố Đà Lạt, ông Lê Văn An, Bí thư Thành ủy, nói.", ["672"]),
        ("Tại xã Tân Hà, huyện Lâm Hà, ông Lê Văn An, Trưởng thôn 3, nói.", ["24916"]),
        # the one of the sentence, of those right before; of several in the article
        ("Huyện Lâm Hà xa. Tại huyện Di Linh, ông Lê Văn An, Chủ tịch UBND huyện, nói.", ["679"]),
        ("Huyện Lâm Hà xa. Mưa ở huyện Di Linh. Ông Lê Văn An, Chủ tịch UBND huyện, nói.", ["679"]),
        # a deputy's province
        ("Đại biểu Lê Văn An (Lâm Đồng) nói.", ["68"]),
        ("ĐBQH Lê Văn An (đoàn Lâm Đồng) nói.", ["68"]),
        # bodies of the whole country, firms, foreigners
        ("Tại Lâm Đồng, ông Lê Văn An, Thứ trưởng Bộ Y tế, nói.", [None]),
        ("Ông Lê Văn An, Giám đốc Công ty Cấp nước Lâm Đồng, nói.", [None]),
    ],
)
def test_place_code(text: str, codes: list[str | None]) -> None:
    doc = Document(Article("a", "Tiêu đề\n\n" + text))
    names = find_names(doc)
    people = link_people(doc, names, find_positions(doc, names), Setting(doc, link_places(doc, find_places(doc), [])))
    assert [o.place_code for o in people.officials] == codes


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        # the unit is named or meant
        ("Tại huyện Tháp Mười, ông Lê Văn An, Bí thư Huyện ủy, nói.", ["Huyện ủy Tháp Mười"]),
        ("Tại huyện Tháp Mười, ông Lê Văn An, Chủ tịch UBND huyện này, nói.", ["Ủy ban nhân dân huyện Tháp Mười"]),
        ("Tại tỉnh Đồng Tháp, ông Lê Văn An, Chủ tịch UBND tỉnh, nói.", ["Ủy ban nhân dân tỉnh Đồng Tháp"]),
        ("Tại tỉnh Đồng Tháp, ông Lê Văn An, Giám đốc Sở Y tế, nói.", ["Sở Y tế tỉnh Đồng Tháp"]),
        ("Tại TP.HCM, ông Lê Văn An, Chủ tịch HĐND TP, nói.", ["Hội đồng nhân dân Thành phố Hồ Chí Minh"]),
        ("Tại Quận 6, TP.HCM, ông Lê Văn An, Phó Bí thư Quận ủy, nói.", ["Quận ủy quận 6"]),
        ("Ông Lê Văn An, Giám đốc Sở Y tế Gia Lai, nói.", ["Sở Y tế Gia Lai"]),
        ("Tại xã Tân Hà, huyện Lâm Hà, ông Lê Văn An, Trưởng thôn Đông, nói.", ["thôn Đông"]),
        # who stands for the unit itself
        ("Ông Lê Văn An, Chủ tịch xã Tân Hà, huyện Lâm Hà, nói.", ["Ủy ban nhân dân xã Tân Hà"]),
        ("Bí thư Hà Nội Lê Văn An nói.", ["Thành ủy Hà Nội"]),
        # a body of the chain
        (
            "Tại huyện Lâm Hà, ông Lê Văn An, UVBTV, Trưởng Ban Tổ chức Huyện ủy, nói.",
            ["Ban Thường vụ Huyện ủy Lâm Hà", "Ban Tổ chức Huyện ủy Lâm Hà"],
        ),
        (
            "Tại huyện Lâm Hà, ông Lê Văn An, UVBTV, Phó Chủ tịch HĐND huyện, nói.",
            ["Ban Thường vụ Huyện ủy Lâm Hà", "Hội đồng nhân dân huyện Lâm Hà"],
        ),
        (
            "Tại xã Tân Hà, huyện Lâm Hà, ông Lê Văn An, Phó Bí thư, Chủ tịch UBND xã, nói.",
            ["Đảng ủy xã Tân Hà", "Ủy ban nhân dân xã Tân Hà"],
        ),
        ("Ông Lê Văn An, Phó Hiệu trưởng Trường Hoa Mai, làm Hiệu trưởng.", ["Trường Hoa Mai", "Trường Hoa Mai"]),
        # ... that the text named before
        ("Ban Dân tộc HĐND tỉnh giám sát do ông Lê Văn An - Trưởng ban chủ trì.", ["Ban Dân tộc Hội đồng nhân dân tỉnh"]),
        ("Quốc hội thảo luận. Đại biểu Lê Văn An nói.", ["Quốc hội"]),
        ("Tại huyện Lâm Hà, HĐND huyện họp. Đại biểu Lê Văn An nói.", ["Hội đồng nhân dân huyện Lâm Hà"]),
        ("Ông Lê Văn An, Trưởng ban, nói.", [None]),
        ("Các Đội trưởng họp. Ông Lê Văn An, Phó đội trưởng, nói.", [None]),
        ("Ông John Smith, Thủ tướng, nói.", [None]),
    ],
)
def test_organization(text: str, bodies: list[str | None]) -> None:
    doc = Document(Article("a", "Tiêu đề\n\n" + text))
    names = find_names(doc)
    people = link_people(doc, names, find_positions(doc, names), Setting(doc, link_places(doc, find_places(doc), [])))
    assert [o.organization for o in people.officials] == bodies


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Tại thành phố Đà Lạt, ông Lê Văn An, Chủ tịch UBND thành phố, nói.", ["district"]),
        ("Tại thành phố Đà Nẵng, ông Lê Văn An, Chủ tịch UBND thành phố, nói.", ["province"]),
        ("Tại thành phố Hội An, ông Lê Văn An, Trưởng Công an Hội An, nói.", ["district"]),
        ("Ông Lê Văn An, Giám đốc Công ty Cấp nước tỉnh Lâm Đồng, nói.", ["none"]),
        ("Tại Lâm Đồng, ông John Smith, Bộ trưởng Bộ Y tế, nói.", ["none"]),
    ],
)
def test_level_of_the_unit(text: str, levels: list[str]) -> None:
    doc = Document(Article("a", "Tiêu đề\n\n" + text))
    names = find_names(doc)
    people = link_people(doc, names, find_positions(doc, names), Setting(doc, link_places(doc, find_places(doc), [])))
    assert [o.level for o in people.officials] == levels


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("Ông Lê Văn An, nguyên Bí thư Huyện ủy, Chủ tịch HĐND huyện, nói.", [True, True]),
        ("Ông Lê Văn An, nguyên Bí thư Huyện ủy, hiện là Trưởng ban Dân tộc tỉnh, nói.", [True, False]),
        ("Ông Lê Văn An, Bí thư Huyện ủy, nguyên Chủ tịch UBND huyện, nói.", [False, True]),
    ],
)
def test_former_through_a_chain(text: str, former: list[bool]) -> None:
    _, people = people_of(text)
    assert [o.former for o in people.officials] == former


WHO = (
    "Đồng chí Mai Hồng Sơn, Bí thư Huyện ủy, và ông Lê Văn An, Chủ tịch UBND huyện, dự họp. "
    "Bà Trần Thị Quyết Tâm, Phó Chủ tịch HĐND huyện, cùng dự. Ông Hồ Văn Sơn là nông dân. "
)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("đồng chí Bí thư Huyện ủy Mai Hồng Sơn", "Mai Hồng Sơn"),
        ("Bí thư Huyện ủy", "Mai Hồng Sơn"),
        ("bí thư huyện ủy", "Mai Hồng Sơn"),
        ("đồng chí Bí thư", "Mai Hồng Sơn"),
        ("Chủ tịch Ủy ban nhân dân huyện", "Lê Văn An"),
        ("chủ tịch UBND huyện", "Lê Văn An"),
        ("Chủ tịch huyện", "Lê Văn An"),
        ("ông An", "Lê Văn An"),
        ("đồng chí An", "Lê Văn An"),
        ("bà Quyết Tâm", "Trần Thị Quyết Tâm"),
        ("bà Tâm", "Trần Thị Quyết Tâm"),
        ("ông Sơn", "Hồ Văn Sơn"),
        ("đồng chí", "Trần Thị Quyết Tâm"),
        ("PCT HĐND huyện", "Trần Thị Quyết Tâm"),
        ("Bộ trưởng", None),
        ("ông Bình", None),
        ("Giám đốc Sở Y tế", None),
        ("", None),
    ],
)
def test_who(phrase: str, name: str | None) -> None:
    doc, people = people_of(WHO)
    person = people.who(phrase, len(doc.text))
    assert (person.name if person else None) == name


def test_who_by_the_unit() -> None:
    doc = Document(Article("a", "Tiêu đề\n\nTại huyện Lâm Hà, ông Lê Văn An, Chủ tịch UBND huyện, nói."))
    names = find_names(doc)
    people = link_people(doc, names, find_positions(doc, names), Setting(doc, link_places(doc, find_places(doc), [])))
    assert people.who("Chủ tịch UBND huyện Lâm Hà", len(doc.text)) is people.persons[0]
    assert people.who("Chủ tịch UBND huyện Di Linh", len(doc.text)) is None


def test_who_looks_back() -> None:
    doc, people = people_of("Ông Lê Văn Hà, Chủ tịch xã Tân An, nói. Ông Đỗ Văn Hà, Chủ tịch xã Tân Bình, đáp.")
    assert (people.who("ông Hà", doc.text.index("Ông Đỗ")) or people.persons[1]).name == "Lê Văn Hà"
    assert (people.who("ông Hà", len(doc.text)) or people.persons[0]).name == "Đỗ Văn Hà"
    assert (people.who("Chủ tịch xã Tân An", len(doc.text)) or people.persons[1]).name == "Lê Văn Hà"


def test_mentions() -> None:
    doc, people = people_of("Ông Lê Văn An nói. Ông An đi. Phạm An Bình không phải ông An.")
    person = people.persons[0]
    assert [doc.text[m.start : m.end] for m in person.mentions] == ["Lê Văn An", "An", "An"]


def test_one_person_by_name() -> None:
    _, people = people_of("Ông Lê Văn An đi. Ông Lê Văn An về. LÊ VĂN AN")
    assert [(p.person_id, p.name) for p in people.persons] == [("p1", "Lê Văn An")]


def test_former() -> None:
    _, people = people_of("ông Lê Văn An, nguyên Chủ tịch xã, nói")
    assert [(o.former, o.honorific) for o in people.officials] == [(True, "ông")]


@given(
    st.lists(
        st.sampled_from("ông Lê Văn An , Chủ tịch UBND xã và Bí thư Hồ Thị Bé ; ( ) . \n làm từng giữ chức".split(" ")),
        max_size=30,
    )
)
def test_rows_are_in_the_text(words: list[str]) -> None:
    doc = Document(Article("a", " ".join(words)))
    names = find_names(doc)
    people = link_people(doc, names, find_positions(doc, names), Setting(doc, []))
    for official in people.officials:
        assert doc.source_text(official.start, official.end) == official.position
        assert official.name_span.start < official.name_span.end
    assert people == link_people(doc, names, find_positions(doc, names), Setting(doc, []))
