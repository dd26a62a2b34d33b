"""Statements of telling: who, the verb, to whom, and the things to be done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dukien.article import Article
from dukien.facts.directives import find_statements
from dukien.facts.directives.find import Statement
from dukien.text import Document, Span


def document(body: str) -> Document:
    return Document(Article(article_id="a", text="Một đầu đề\n\n" + body))


def read(body: str) -> list[tuple[str | None, str, str | None, list[str]]]:
    doc = document(body)

    def words(span: Span | None) -> str | None:
        return doc.text[span.start : span.end] if span else None

    return [
        (words(s.issuer), doc.text[s.verb.start : s.verb.end], words(s.addressee), [doc.text[i.start : i.end] for i in s.items])
        for s in find_statements(doc)
    ]


# (text, issuer's phrase, verb, addressee, items)
ONE = [
    ("UBND huyện yêu cầu các xã rà soát lại quy hoạch.", "UBND huyện", "yêu cầu", "các xã", ["rà soát lại quy hoạch"]),
    ("UBND tỉnh đã yêu cầu Sở Y tế kiểm tra các phòng khám.", "UBND tỉnh", "yêu cầu", "Sở Y tế", ["kiểm tra các phòng khám"]),
    ("Bí thư Huyện ủy cũng đề nghị thị trấn cập nhật sổ sách.", "Bí thư Huyện ủy", "đề nghị", "thị trấn", ["cập nhật sổ sách"]),
    ("Ông Lê Văn Tám chỉ đạo công an xã làm rõ vụ việc.", "Ông Lê Văn Tám", "chỉ đạo", "công an xã", ["làm rõ vụ việc"]),
    ("Chính phủ giao Bộ Xây dựng chủ trì soạn thảo.", "Chính phủ", "giao", "Bộ Xây dựng", ["chủ trì soạn thảo"]),
    ("Tỉnh ủy giao cho Ban Dân vận theo dõi.", "Tỉnh ủy", "giao cho", "Ban Dân vận", ["theo dõi"]),
    ("Sở Nội vụ đôn đốc các phòng hoàn thành báo cáo.", "Sở Nội vụ", "đôn đốc", "các phòng", ["hoàn thành báo cáo"]),
    ("Thủ tướng lưu ý các địa phương không được chủ quan.", "Thủ tướng", "lưu ý", "các địa phương", ["không được chủ quan"]),
    (
        "Thanh tra tỉnh kiến nghị UBND huyện Yên Mỹ thu hồi đất.",
        "Thanh tra tỉnh",
        "kiến nghị",
        "UBND huyện Yên Mỹ",
        ["thu hồi đất"],
    ),
    (
        "Chủ tịch xã nhắc nhở các hộ dọn vệ sinh, giữ gìn cảnh quan.",
        "Chủ tịch xã",
        "nhắc nhở",
        "các hộ",
        ["dọn vệ sinh, giữ gìn cảnh quan"],
    ),
    (
        "Bộ Y tế đã phân công 15 bệnh viện thành lập các tổ cấp cứu.",
        "Bộ Y tế",
        "phân công",
        "15 bệnh viện",
        ["thành lập các tổ cấp cứu"],
    ),
    (
        "Huyện ủy quán triệt các chi bộ thực hiện nghiêm nghị quyết.",
        "Huyện ủy",
        "quán triệt",
        "các chi bộ",
        ["thực hiện nghiêm nghị quyết"],
    ),
    (
        "Chủ tịch tỉnh đặt hàng các nhà khoa học nghiên cứu giống lúa.",
        "Chủ tịch tỉnh",
        "đặt hàng",
        "các nhà khoa học",
        ["nghiên cứu giống lúa"],
    ),
    # no addressee
    ("UBND thành phố yêu cầu phải xử lý dứt điểm.", "UBND thành phố", "yêu cầu", None, ["phải xử lý dứt điểm"]),
    (
        "Bộ trưởng yêu cầu tiếp tục rà soát, hoàn thiện đề án.",
        "Bộ trưởng",
        "yêu cầu",
        None,
        ["tiếp tục rà soát, hoàn thiện đề án"],
    ),
    ("UBND TP Vinh đang chỉ đạo thành lập tổ rà soát.", "UBND TP Vinh", "chỉ đạo", None, ["thành lập tổ rà soát"]),
    ("Phó Thủ tướng lưu ý việc kiểm soát giá thuốc.", "Phó Thủ tướng", "lưu ý", None, ["việc kiểm soát giá thuốc"]),
    (
        "Thường trực Tỉnh ủy chỉ đạo, từ nay đến tháng 6, các huyện phải kiểm kê đất công.",
        "Thường trực Tỉnh ủy",
        "chỉ đạo",
        None,
        ["từ nay đến tháng 6, các huyện phải kiểm kê đất công"],
    ),
    # a paper tells for its body
    ("UBND tỉnh vừa có văn bản yêu cầu Sở Công Thương báo cáo.", "UBND tỉnh", "yêu cầu", "Sở Công Thương", ["báo cáo"]),
    ("Cục Đường bộ có công văn gửi các sở đề nghị kiểm tra cầu yếu.", "Cục Đường bộ", "đề nghị", None, ["kiểm tra cầu yếu"]),
    (
        "Bộ Nội vụ đã ban hành công văn số 15 yêu cầu các địa phương lập danh sách.",
        "Bộ Nội vụ",
        "yêu cầu",
        "các địa phương",
        ["lập danh sách"],
    ),
    (
        "Sở Xây dựng có văn bản gửi UBND quận, công an quận yêu cầu tháo dỡ công trình.",
        "Sở Xây dựng",
        "yêu cầu",
        None,
        ["tháo dỡ công trình"],
    ),
    (
        "Trong văn bản gửi Bộ Công an, UBND tỉnh đề nghị các huyện rà soát.",
        "UBND tỉnh",
        "đề nghị",
        "các huyện",
        ["rà soát"],
    ),
    (
        "Thông báo kết luận của Thủ tướng yêu cầu các bộ báo cáo trước ngày 30/6.",
        "Thủ tướng",
        "yêu cầu",
        "các bộ",
        ["báo cáo trước ngày 30/6"],
    ),
    # the subject is farther back
    ("UBND xã đã lập biên bản chủ hộ và yêu cầu dừng xây dựng.", "UBND xã", "yêu cầu", None, ["dừng xây dựng"]),
    (
        "Ngày 5/6, sau khi nghe báo cáo, Chủ tịch huyện yêu cầu phòng Nội vụ kiểm điểm.",
        "Chủ tịch huyện",
        "yêu cầu",
        "phòng Nội vụ",
        ["kiểm điểm"],
    ),
    (
        "Đồng chí Phan Thị Lý, Bí thư Đảng ủy xã đề nghị chi bộ thôn quan tâm phát triển đảng viên.",
        "Đồng chí Phan Thị Lý, Bí thư Đảng ủy xã",
        "đề nghị",
        "chi bộ thôn",
        ["quan tâm phát triển đảng viên"],
    ),
    (
        "Ông Trần Văn Bảy - Chủ tịch UBND huyện - yêu cầu các phòng phối hợp.",
        "Ông Trần Văn Bảy - Chủ tịch UBND huyện",
        "yêu cầu",
        "các phòng",
        ["phối hợp"],
    ),
    ("Hà Nội yêu cầu các quận tạm dừng lễ hội.", "Hà Nội", "yêu cầu", "các quận", ["tạm dừng lễ hội"]),
    ("Tổng bí thư yêu cầu các cấp ủy rà soát.", "Tổng bí thư", "yêu cầu", "các cấp ủy", ["rà soát"]),
    ("Phó thủ tướng giao Bộ Tài chính báo cáo.", "Phó thủ tướng", "giao", "Bộ Tài chính", ["báo cáo"]),
    ("Chính quyền yêu cầu người chăn nuôi khai báo dịch.", "Chính quyền", "yêu cầu", "người chăn nuôi", ["khai báo dịch"]),
    ("Cơ quan chức năng yêu cầu chủ quán dừng hoạt động.", "Cơ quan chức năng", "yêu cầu", "chủ quán", ["dừng hoạt động"]),
    ("Quốc hội yêu cầu Chính phủ báo cáo.", "Quốc hội", "yêu cầu", "Chính phủ", ["báo cáo"]),
    ("Bộ Quốc phòng đề nghị các đơn vị rà soát.", "Bộ Quốc phòng", "đề nghị", "các đơn vị", ["rà soát"]),
    ("Ủy ban đề nghị chi bộ thành lập tổ giúp việc.", "Ủy ban", "đề nghị", "chi bộ", ["thành lập tổ giúp việc"]),
    ("Đoàn công tác yêu cầu bổ sung sổ sách.", "Đoàn công tác", "yêu cầu", None, ["bổ sung sổ sách"]),
    ("Hai cán bộ bị UBND tỉnh yêu cầu kiểm điểm.", "UBND tỉnh", "yêu cầu", None, ["kiểm điểm"]),
    ("UBND tỉnh cho UBND huyện vay; chiều nay UBND tỉnh yêu cầu huyện hoàn trả.", "UBND tỉnh", "yêu cầu", "huyện", ["hoàn trả"]),
    ("Cục có công văn gửi Giám đốc Sở Xây dựng đề nghị kiểm tra.", "Cục", "đề nghị", None, ["kiểm tra"]),
    ("Xã yêu cầu chủ quán tháo dỡ biển nhưng đến nay chưa xong.", "Xã", "yêu cầu", "chủ quán", ["tháo dỡ biển"]),
    # no subject at all
    ("Đồng thời, yêu cầu các đơn vị tổ chức diễn tập cứu hộ.", None, "yêu cầu", "các đơn vị", ["tổ chức diễn tập cứu hộ"]),
    ("Yêu cầu cơ quan công an sớm kết luận điều tra.", None, "Yêu cầu", "cơ quan công an", ["sớm kết luận điều tra"]),
    # lists
    (
        "Phát biểu kết luận, Chủ nhiệm Ủy ban Kiểm tra yêu cầu: Kiện toàn nhân sự; đối chiếu hồ sơ; công khai quỹ.",
        "Chủ nhiệm Ủy ban Kiểm tra",
        "yêu cầu",
        None,
        ["Kiện toàn nhân sự", "đối chiếu hồ sơ", "công khai quỹ"],
    ),
    (
        "UBND thành phố yêu cầu các phòng, ban, UBND các phường: Khơi thông cống rãnh; sửa chữa trạm bơm.",
        "UBND thành phố",
        "yêu cầu",
        "các phòng, ban, UBND các phường",
        ["Khơi thông cống rãnh", "sửa chữa trạm bơm"],
    ),
    (
        "Bí thư Thành ủy yêu cầu công an điều tra, đồng thời báo cáo trước ngày 3/5.",
        "Bí thư Thành ủy",
        "yêu cầu",
        "công an",
        ["điều tra, đồng thời báo cáo trước ngày 3/5"],
    ),
    (
        'Chủ tịch tỉnh yêu cầu "phải bảo đảm an toàn cho dân", đồng thời kiểm tra đê.',
        "Chủ tịch tỉnh",
        "yêu cầu",
        None,
        ["phải bảo đảm an toàn cho dân", "kiểm tra đê"],
    ),
    (
        'UBND huyện yêu cầu chủ trì rà soát "đất vàng", "đất bạc" trên địa bàn.',
        "UBND huyện",
        "yêu cầu",
        None,
        ['chủ trì rà soát "đất vàng", "đất bạc" trên địa bàn'],
    ),
    (
        "UBND huyện yêu cầu xã kiểm tra (cả chợ và trường học).",
        "UBND huyện",
        "yêu cầu",
        "xã",
        ["kiểm tra (cả chợ và trường học)"],
    ),
    # carried on
    (
        "Bí thư Huyện ủy đề nghị thị trấn hoàn thiện sổ sách. Quan tâm phát triển đảng viên. Nâng cao chất lượng dạy học.",
        "Bí thư Huyện ủy",
        "đề nghị",
        "thị trấn",
        ["hoàn thiện sổ sách", "Quan tâm phát triển đảng viên", "Nâng cao chất lượng dạy học"],
    ),
    (
        "Chủ tịch huyện yêu cầu các xã trực bão.\nĐối với việc di dân, cần xong trước 18 giờ.\nCác trường phải cho trò nghỉ.",
        "Chủ tịch huyện",
        "yêu cầu",
        "các xã",
        ["trực bão", "Đối với việc di dân, cần xong trước 18 giờ", "Các trường phải cho trò nghỉ"],
    ),
    (
        "Sở Y tế yêu cầu bệnh viện làm rõ vụ việc.\nNếu có sai sót, bệnh viện báo cáo Sở trước ngày 5/4.",
        "Sở Y tế",
        "yêu cầu",
        "bệnh viện",
        ["làm rõ vụ việc", "Nếu có sai sót, bệnh viện báo cáo Sở trước ngày 5/4"],
    ),
    (
        "UBND tỉnh yêu cầu các huyện:\n- Kiểm tra hồ đập;\n- Sơ tán dân vùng trũng;",
        "UBND tỉnh",
        "yêu cầu",
        "các huyện",
        ["Kiểm tra hồ đập", "Sơ tán dân vùng trũng"],
    ),
    (
        "Huyện ủy yêu cầu xã tập trung giảm nghèo. Đặc biệt là nguồn vốn vay cần được công khai.",
        "Huyện ủy",
        "yêu cầu",
        "xã",
        ["tập trung giảm nghèo", "nguồn vốn vay cần được công khai"],
    ),
    # what does not carry on
    (
        "UBND huyện yêu cầu xã kiểm tra chợ. Kiểm tra tại chợ, cơ quan chức năng phát hiện 3 hộ vi phạm.",
        "UBND huyện",
        "yêu cầu",
        "xã",
        ["kiểm tra chợ"],
    ),
    ("UBND huyện yêu cầu xã kiểm tra chợ. Hiện công an đang điều tra.", "UBND huyện", "yêu cầu", "xã", ["kiểm tra chợ"]),
    (
        "UBND huyện yêu cầu xã kiểm tra chợ. Công an huyện tiếp tục điều tra vụ việc.",
        "UBND huyện",
        "yêu cầu",
        "xã",
        ["kiểm tra chợ"],
    ),
    ("UBND huyện yêu cầu xã kiểm tra chợ.\nSớm xây chợ mới\nDân chờ từ lâu.", "UBND huyện", "yêu cầu", "xã", ["kiểm tra chợ"]),
    (
        "UBND huyện yêu cầu xã kiểm tra chợ. Phát biểu tại hội nghị, ông Nam cảm ơn.",
        "UBND huyện",
        "yêu cầu",
        "xã",
        ["kiểm tra chợ"],
    ),
    # quotations
    (
        '"Các xã phải trực 24/24 giờ", Chủ tịch huyện Lê Văn Tám yêu cầu.',
        "Chủ tịch huyện Lê Văn Tám",
        "yêu cầu",
        None,
        ["Các xã phải trực 24/24 giờ"],
    ),
    ('"Tôi đã yêu cầu công an vào cuộc", ông Nam nói.', "Tôi", "yêu cầu", "công an", ["vào cuộc"]),
    # duties
    ("Thủ tướng nhấn mạnh, các bộ cần nâng cao trách nhiệm.", "Thủ tướng", "cần", "các bộ", ["nâng cao trách nhiệm"]),
    ("Bí thư Huyện ủy nhấn mạnh phải xử lý nghiêm vi phạm.", "Bí thư Huyện ủy", "phải", None, ["xử lý nghiêm vi phạm"]),
    ('"Chúng ta phải rà soát ngay", Bí thư Tỉnh ủy nói.', "Bí thư Tỉnh ủy", "phải", "Chúng ta", ["rà soát ngay"]),
    (
        "Thời gian tới, huyện cần tập trung trồng rừng; mở rộng chợ.",
        None,
        "cần",
        "huyện",
        ["tập trung trồng rừng", "mở rộng chợ"],
    ),
    (
        "Chủ tịch xã đánh giá cao thành tích; thời gian tới, chi bộ thôn tiếp tục phát huy đoàn kết.",
        "Chủ tịch xã",
        "tiếp tục",
        "chi bộ thôn",
        ["tiếp tục phát huy đoàn kết"],
    ),
    # passive
    ("UBND quận được giao chủ trì giải phóng mặt bằng.", None, "giao", "UBND quận", ["chủ trì giải phóng mặt bằng"]),
    ("Sở Nội vụ được giao nhiệm vụ rà soát hồ sơ.", None, "giao nhiệm vụ", "Sở Nội vụ", ["rà soát hồ sơ"]),
    ("Sở Tài chính được yêu cầu làm rõ nguồn thu.", None, "yêu cầu", "Sở Tài chính", ["làm rõ nguồn thu"]),
    # verbs that only a word of telling makes orders
    (
        "Sở Nông nghiệp yêu cầu trạm bơm vận hành hết công suất.",
        "Sở Nông nghiệp",
        "yêu cầu",
        "trạm bơm",
        ["vận hành hết công suất"],
    ),
    (
        "Thủ tướng giao UBND tỉnh quyết định đầu tư cầu Yên Lạc.",
        "Thủ tướng",
        "giao",
        "UBND tỉnh",
        ["quyết định đầu tư cầu Yên Lạc"],
    ),
    ("Bộ Y tế đề nghị Cảng vụ hàng không lấy mẫu nước.", "Bộ Y tế", "đề nghị", "Cảng vụ hàng không", ["lấy mẫu nước"]),
    ("UBND huyện yêu cầu Ban chấp hành Hội rà soát.", "UBND huyện", "yêu cầu", "Ban chấp hành Hội", ["rà soát"]),
    ("Sở Xây dựng khuyến cáo người dân không tụ tập.", "Sở Xây dựng", "khuyến cáo", "người dân", ["không tụ tập"]),
    ("Phòng Giáo dục nhắc các trường không được thu thêm.", "Phòng Giáo dục", "nhắc", "các trường", ["không được thu thêm"]),
    ("UBND xã giao nhiệm vụ cho công an xã tuần tra.", "UBND xã", "giao nhiệm vụ cho", "công an xã", ["tuần tra"]),
    ("Chủ tịch tỉnh giao nhiệm vụ kiểm tra các hồ đập.", "Chủ tịch tỉnh", "giao nhiệm vụ", None, ["kiểm tra các hồ đập"]),
    # the head of those who are told may be a verb elsewhere
    ("Bí thư nhắc nhở lãnh đạo các xã không được lơ là.", "Bí thư", "nhắc nhở", "lãnh đạo các xã", ["không được lơ là"]),
    ("Sở yêu cầu thanh tra toàn diện việc thu phí.", "Sở", "yêu cầu", None, ["thanh tra toàn diện việc thu phí"]),
    ("Huyện giao ngay cho Ban Quản lý dự án cắm mốc.", "Huyện", "giao", "Ban Quản lý dự án", ["cắm mốc"]),
    ("Thủ tướng đã có chỉ đạo tạm dừng dự án.", "Thủ tướng", "chỉ đạo", None, ["tạm dừng dự án"]),
    # who speaks
    ("UBND quận Bình Tân, TP. HCM yêu cầu các phường rà soát.", "UBND quận Bình Tân", "yêu cầu", "các phường", ["rà soát"]),
    (
        "Chủ tịch huyện đã ra hiện trường chỉ đạo chữa cháy và yêu cầu công an làm rõ nguyên nhân.",
        "Chủ tịch huyện",
        "yêu cầu",
        "công an",
        ["làm rõ nguyên nhân"],
    ),
    (
        "Bộ trưởng đã đề cập đến các dự án bệnh viện và yêu cầu các sở báo cáo.",
        "Bộ trưởng",
        "yêu cầu",
        "các sở",
        ["báo cáo"],
    ),
    ("Từ tháng 5, đơn vị này đề nghị các xã lắp camera.", "đơn vị này", "đề nghị", "các xã", ["lắp camera"]),
    (
        "Huyện ủy đã cách chức ông Lê Văn Tám, Bí thư xã Yên Lạc; đồng thời giao HĐND xã làm quy trình.",
        "Huyện ủy",
        "giao",
        "HĐND xã",
        ["làm quy trình"],
    ),
    # where an item ends
    ("Huyện đã giao xã kiểm tra nhưng đến hôm qua chưa ai đến.", "Huyện", "giao", "xã", ["kiểm tra"]),
    ("Xã yêu cầu các thôn làm đường nhưng phải giữ cây.", "Xã", "yêu cầu", "các thôn", ["làm đường nhưng phải giữ cây"]),
    ("Sở yêu cầu mỏ đá dừng hoạt động, nhưng qua kiểm tra cho thấy mỏ vẫn nổ mìn.", "Sở", "yêu cầu", "mỏ đá", ["dừng hoạt động"]),
    ("Xã yêu cầu chủ quán dừng bán sau khi 12 khách nhập viện.", "Xã", "yêu cầu", "chủ quán", ["dừng bán"]),
    ("Sở yêu cầu trạm báo cáo và ghi nhận góp ý của dân.", "Sở", "yêu cầu", "trạm", ["báo cáo"]),
    ("Huyện chỉ đạo công an cứu hộ và đã đưa 3 người ra ngoài.", "Huyện", "chỉ đạo", "công an", ["cứu hộ"]),
    ("UBND phường yêu cầu các tổ rà soát kho sau vụ cháy chiều qua.", "UBND phường", "yêu cầu", "các tổ", ["rà soát kho"]),
    (
        "Bí thư đề nghị huyện nhắc du khách không đốt lửa, công ty cáp treo phải diễn tập.",
        "Bí thư",
        "đề nghị",
        "huyện",
        ["nhắc du khách không đốt lửa", "công ty cáp treo phải diễn tập"],
    ),
    ("Huyện yêu cầu xã sửa cầu (cầu Đá; cầu Gỗ) trước mưa.", "Huyện", "yêu cầu", "xã", ["sửa cầu (cầu Đá; cầu Gỗ) trước mưa"]),
    (
        "Chủ tịch xã yêu cầu thôn Hạ phân công đảng viên giúp hộ nghèo; phân công đoàn viên dọn kênh.",
        "Chủ tịch xã",
        "yêu cầu",
        "thôn Hạ",
        ["phân công đảng viên giúp hộ nghèo", "phân công đoàn viên dọn kênh"],
    ),
    (
        "Cục yêu cầu các đội rà soát hộ có xe nhưng cố tình giấu.",
        "Cục",
        "yêu cầu",
        "các đội",
        ["rà soát hộ có xe nhưng cố tình giấu"],
    ),
    (
        "Phó Thủ tướng lưu ý trường hợp có vi phạm thì xử lý nghiêm.",
        "Phó Thủ tướng",
        "lưu ý",
        None,
        ["trường hợp có vi phạm thì xử lý nghiêm"],
    ),
    (
        "Cục yêu cầu các chi cục rà soát giấy phép. Đồng thời đề xuất giải pháp siết chặt quản lý.",
        "Cục",
        "yêu cầu",
        "các chi cục",
        ["rà soát giấy phép", "đề xuất giải pháp siết chặt quản lý"],
    ),
    # matters
    (
        "Kết luận cuộc họp, Phó Thủ tướng cho rằng kế hoạch phải nêu rõ tiến độ.",
        "Phó Thủ tướng",
        "phải",
        None,
        ["kế hoạch phải nêu rõ tiến độ"],
    ),
    # going on
    (
        "UBND quận yêu cầu các phường kiểm tra kho. Kết quả phải báo cáo trước ngày 20/4. Phường nào để cháy thì chủ tịch phường "
        "chịu trách nhiệm.",
        "UBND quận",
        "yêu cầu",
        "các phường",
        ["kiểm tra kho", "Kết quả phải báo cáo trước ngày 20/4", "Phường nào để cháy thì chủ tịch phường chịu trách nhiệm"],
    ),
    (
        "Bộ trưởng yêu cầu các tỉnh vận hành trạm bơm. Trạm bơm Yên Lạc phải vận hành đủ 8 máy. Chủ đầu tư phải bố trí máy phát.",
        "Bộ trưởng",
        "yêu cầu",
        "các tỉnh",
        ["vận hành trạm bơm", "Trạm bơm Yên Lạc phải vận hành đủ 8 máy", "Chủ đầu tư phải bố trí máy phát"],
    ),
    (
        "Sở yêu cầu chợ cá giữ vệ sinh. Chợ đã mở từ năm ngoái. Cụ thể, chợ phải rửa nền mỗi tối. Cống thoát cần được nạo vét.",
        "Sở",
        "yêu cầu",
        "chợ cá",
        ["giữ vệ sinh", "chợ phải rửa nền mỗi tối", "Cống thoát cần được nạo vét"],
    ),
    (
        "Bí thư đề nghị Hội giúp dân. Đặc biệt, cán bộ phải làm mẫu, không nói suông.",
        "Bí thư",
        "đề nghị",
        "Hội",
        ["giúp dân", "cán bộ phải làm mẫu, không nói suông"],
    ),
    # lists
    (
        "Bí thư yêu cầu các xã tập trung thực hiện một số nhiệm vụ sau:\n- Rà soát hộ nghèo.\n- Thu ngân sách phải đạt dự "
        "toán.\nHội nghị đã bế mạc.",
        "Bí thư",
        "yêu cầu",
        "các xã",
        ["Rà soát hộ nghèo", "Thu ngân sách phải đạt dự toán"],
    ),
]


@pytest.mark.parametrize(("text", "issuer", "verb", "addressee", "items"), ONE)
def test_statement(text: str, issuer: str | None, verb: str, addressee: str | None, items: list[str]) -> None:
    assert read(text) == [(issuer, verb, addressee, items)]


NONE = [
    # nouns
    "Việc này theo yêu cầu của người dân.",
    "Sản phẩm đáp ứng yêu cầu của thị trường.",
    "Nhờ sự chỉ đạo của Huyện ủy, xã đã hoàn thành kế hoạch.",
    "Ban Chỉ đạo phòng chống dịch họp chiều nay.",
    "Phiên họp Ủy ban chỉ đạo hợp tác song phương diễn ra sáng nay.",
    "Phát biểu chỉ đạo hội nghị, Bí thư Huyện ủy cảm ơn các đại biểu.",
    "Yêu cầu đặt ra là rất lớn.",
    "Đề nghị này được HĐND thông qua.",
    "Thực hiện chỉ đạo của UBND tỉnh, các xã đã ra quân.",
    "UBND xã hoàn thành các chỉ tiêu tỉnh giao năm 2023.",
    "Công tác chỉ đạo, điều hành của UBND huyện có nhiều đổi mới.",
    "Hồ sơ đề nghị thẩm định gồm hai bản.",
    # appeals and help
    "Công an tỉnh kêu gọi người dân nâng cao cảnh giác.",
    "Phường hướng dẫn người dân kê khai.",
    "Bộ trưởng nhắc lại nhiều kết quả đạt được.",
    # giao in other words
    "Xe dừng ở nút giao Yên Lạc từ sáng sớm.",
    "Tai nạn giao thông xảy ra chiều 5/6 tại xã Tân Lập.",
    "Hai huyện giao lưu văn nghệ, giao dịch hàng hóa.",
    "UBND huyện giao đất cho 20 hộ.",
    "Nhà nước giao cho người dân sử dụng 5 ha rừng.",
    "Chủ đầu tư bàn giao công trình cho xã.",
    "Sở Giao thông vận tải phân luồng xe qua cầu.",
    # who may only ask
    "Người dân yêu cầu xã làm rõ khoản thu.",
    "Cử tri đề nghị thành phố sớm sửa đường.",
    "Gia đình đề nghị công an điều tra.",
    "Nhiều phụ huynh yêu cầu nhà trường giải thích.",
    "Công ty đề nghị tỉnh bàn giao mặt bằng sạch.",
    "Ông Bảy gửi đơn đến Thanh tra tỉnh đề nghị xem xét lại.",
    "Ông Bảy khởi kiện ra tòa, yêu cầu hủy quyết định.",
    "Luật sư đề nghị tòa xem xét lại chứng cứ.",
    "Phó tổng giám đốc ngân hàng chỉ đạo cấp dưới lập hồ sơ.",
    "Kỳ này cử tri đề nghị xem xét lại giá đất.",
    # a state asks another
    "Bộ Ngoại giao đề nghị phía Indonesia làm rõ vụ việc.",
    # intentions, denials, purposes
    "UBND huyện sẽ yêu cầu chủ đầu tư khắc phục.",
    "Sở cho biết sẽ kiểm tra, yêu cầu các cơ sở dừng hoạt động.",
    "UBND xã không yêu cầu người dân đóng góp.",
    "Đoàn đến xã để yêu cầu báo cáo.",
    "Huyện dự kiến đề nghị tỉnh hỗ trợ thêm.",
    # narration
    "Cấp ủy đã tập trung chỉ đạo hoàn thành sớm vụ gieo cấy.",
    "Vụ việc đã được Thủ tướng chỉ đạo xử lý nghiêm.",
    "UBND huyện chỉ đạo quyết liệt công tác thu ngân sách.",
    "Các xã đã triển khai kế hoạch; tổ chức tập huấn; chỉ đạo các thôn tăng cường tuyên truyền.",
    "Viện kiểm sát đề nghị mức án 5 năm tù.",
    "Ông Nam thiếu trách nhiệm, chỉ đạo cấp dưới lập hồ sơ không đúng quy định.",
    "Ủy ban nhân dân tỉnh bổ nhiệm ông Nam làm Giám đốc Sở.",
    "Bộ Chính trị phân công ông Nam giữ chức Bí thư Tỉnh ủy.",
    "Bí thư biểu dương Công an huyện đã kịp thời chỉ đạo các đội làm rõ vụ việc.",
    "UBND tỉnh đồng ý cho doanh nghiệp khảo sát.",
    # the passive tells of something else
    "Ông Bảy bỏ chạy khi được yêu cầu kiểm tra giấy tờ.",
    "Hiệu trưởng bị đề nghị kỷ luật khiển trách.",
    "Xã hoàn thành nhiệm vụ được giao rà soát hộ nghèo.",
    # duties of things and of private people
    "Người dân cần chú ý quan sát khi qua đường.",
    "Bệnh nhân phải theo dõi thêm.",
    "Muốn trồng bưởi cần chuẩn bị đất tốt.",
    "Ông Nam nói giá điện cần thêm thời gian.",
    "Chủ tịch huyện (bìa phải) trao quà cho học sinh.",
    "Đa số ý kiến đề nghị tăng lương.",
    "Nhiều đại biểu đề nghị bố trí thêm vốn.",
    "Các huyện giao cho hợp tác xã quản lý công trình nước.",
    "Bị cáo khai được giám đốc yêu cầu rút tiền.",
    # laws, scholars, opinions
    "Thứ trưởng nói dự thảo quy định các trường phải công khai khoản thu.",
    "Theo TS Lê Văn Tám, ngành điện cần tiếp tục giảm tổn thất.",
    "Ông Nam cho rằng phải xử lý nghiêm cán bộ vi phạm.",
    "Chủ tịch nước ân cần thăm hỏi các gia đình.",
    # captions
    "Chủ tịch tỉnh yêu cầu dừng dự án - Ảnh tư liệu",
    "Chủ tịch tỉnh yêu cầu các xã kiểm tra đê - Ảnh: Thanh Tùng",
    # headings between paragraphs
    "Trời mưa to.\nĐề nghị thành phố sửa cầu\nDân chờ từ lâu.",
    # what is spoken of
    "Việc Bộ Công Thương đề nghị tăng giá gây tranh cãi.",
    "Dự án chưa đáp ứng được yêu cầu nghiên cứu của trường.",
    "Tỉnh có văn bản kiến nghị gửi Chính phủ tháng trước.",
    "Dân kiến nghị nhiều lần nhưng chưa ai giải quyết.",
    "Một số đại biểu đề nghị cần sớm đánh giá việc này.",
    "Ông Lê Văn Tám hỏi vì sao bộ cần thay đổi?",
    "Đoàn làm phim nhắc nhở diễn viên giữ sức khỏe.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_statement(text: str) -> None:
    assert read(text) == []


TWO = [
    (
        "Chủ tịch thị xã yêu cầu các phường rà soát quỹ đất; đồng thời, sau thảo luận, ông Nam đề nghị xã bổ sung bản đồ.",
        [["rà soát quỹ đất"], ["bổ sung bản đồ"]],
    ),
    (
        "UBND huyện chỉ đạo các xã đẩy nhanh thu hoạch; yêu cầu các trạm dự trữ thuốc, bổ sung vật tư.",
        [["đẩy nhanh thu hoạch"], ["dự trữ thuốc, bổ sung vật tư"]],
    ),
    (
        "UBND tỉnh yêu cầu huyện báo cáo. Sở Y tế cũng đề nghị các trạm rà soát.",
        [["báo cáo"], ["rà soát"]],
    ),
    (
        "Bộ yêu cầu kiểm điểm cá nhân liên quan, đồng thời yêu cầu các đơn vị làm rõ nguyên nhân.",
        [["kiểm điểm cá nhân liên quan"], ["làm rõ nguyên nhân"]],
    ),
]


@pytest.mark.parametrize(("text", "items"), TWO)
def test_each_verb_with_its_own_items(text: str, items: list[list[str]]) -> None:
    assert [s[3] for s in read(text)] == items


def test_each_of_a_list_is_told_its_own() -> None:
    body = "Chủ tịch UBND tỉnh yêu cầu:\n\n1. UBND huyện Yên Lạc:\nSơ tán dân; gác ngầm.\n\n2. Sở Y tế: Bảo đảm thuốc."
    "\n\nCông điện có hiệu lực ngay."
    assert read(body) == [
        ("Chủ tịch UBND tỉnh", "yêu cầu", "UBND huyện Yên Lạc", ["Sơ tán dân", "gác ngầm"]),
        ("Chủ tịch UBND tỉnh", "yêu cầu", "Sở Y tế", ["Bảo đảm thuốc"]),
    ]


def test_a_list_needs_no_marks() -> None:
    (statement,) = read("UBND tỉnh yêu cầu các huyện:\nKiểm tra hồ đập\nSơ tán dân vùng trũng\nChiều nay trời tạnh.")
    assert statement[3] == ["Kiểm tra hồ đập", "Sơ tán dân vùng trũng"]


# (text, items): what follows an instruction without carrying it on
NEXT = [
    ("Sở yêu cầu xã báo cáo. Đề nghị này được nêu chiều qua.", ["báo cáo"]),
    ("Sở yêu cầu xã báo cáo. Không đồng tình, phụ huynh làm đơn.", ["báo cáo"]),
    ("Sở yêu cầu xã báo cáo. Về việc này, luật sư Nam phân tích: đất bỏ hoang phải thu hồi.", ["báo cáo"]),
    ("Sở yêu cầu xã báo cáo, đồng thời mong người dân chia sẻ.", ["báo cáo"]),
    ("Sở yêu cầu xã báo cáo. Căn cứ vào ý kiến của xã, Chủ tịch huyện nhất trí lùi hạn.", ["báo cáo"]),
    ("Sở yêu cầu xã báo cáo. Thông báo cũng nêu rõ phương án giá điện.", ["báo cáo"]),
]


@pytest.mark.parametrize(("text", "items"), NEXT)
def test_what_does_not_carry_on(text: str, items: list[str]) -> None:
    assert [i for s in read(text) for i in s[3]] == items


def test_who_speaks_again_carries_on() -> None:
    (statement,) = read("Bí thư yêu cầu huyện báo cáo. Bí thư nêu rõ không để dân thiếu nước.")
    assert statement[3] == ["báo cáo", "không để dân thiếu nước"]


def test_what_we_all_must_do_needs_somebody_who_says_so() -> None:
    assert read("Chủ tịch huyện nói về hạn mặn. Chúng ta phải tiết kiệm nước ngọt.") == []


def test_a_verb_inside_an_item_makes_no_statement() -> None:
    assert read("Bộ Y tế đề nghị UBND tỉnh chỉ đạo Sở Y tế kiểm tra và giao các huyện báo cáo.") == [
        ("Bộ Y tế", "đề nghị", "UBND tỉnh", ["chỉ đạo Sở Y tế kiểm tra và giao các huyện báo cáo"])
    ]


def test_the_headline_is_left_out() -> None:
    doc = Document(Article(article_id="a", text="Chủ tịch tỉnh yêu cầu các xã kiểm tra đê\n\nTrời mưa to."))
    assert find_statements(doc) == []


RULES = [
    ("UBND huyện yêu cầu các xã rà soát.", "directive.told"),
    ("UBND huyện yêu cầu rà soát ngay.", "directive.verb"),
    ("UBND huyện có văn bản yêu cầu các xã rà soát.", "directive.paper"),
    ("UBND huyện được giao chủ trì rà soát.", "directive.passive"),
    ('"Phải rà soát ngay", Chủ tịch huyện chỉ đạo.', "directive.quoted"),
    ("Chủ tịch huyện nhấn mạnh các xã cần rà soát.", "directive.need"),
    ("Chủ tịch huyện nói về bão số 3. Các xã phải rà soát ngay.", "directive.need.speech"),
    ("Thời gian tới, huyện cần tập trung rà soát.", "directive.need.body"),
]


@pytest.mark.parametrize(("text", "rule"), RULES)
def test_rule_names(text: str, rule: str) -> None:
    (statement,) = find_statements(document(text))
    assert statement.rule == rule


def test_a_proposal_goes_up() -> None:
    (statement,) = find_statements(document("Sở Y tế đề xuất UBND tỉnh hỗ trợ kinh phí."))
    assert statement.direction == "up"


PIECES = [
    "UBND huyện",
    "ông Nam",
    "yêu cầu",
    "giao",
    "các xã",
    "rà soát",
    "cần",
    "phải",
    ";",
    ". ",
    '"',
    "“",
    "”",
    ", ",
    ": ",
    "\n",
    "đồng thời",
    "chỉ đạo",
    "Thủ tướng",
    "nói",
    "(",
    ")",
    "thời gian tới",
    "Quan tâm",
    "- ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_spans_stay_inside_the_text(body: str) -> None:
    doc = document(body)
    for s in find_statements(doc):
        assert isinstance(s, Statement)
        assert s.items
        for span in (s.verb, *s.items):
            assert 0 <= span.start < span.end <= len(doc.text)
            assert doc.text[span.start : span.end].strip() == doc.text[span.start : span.end]


def test_long_input_stays_linear() -> None:
    doc = document("UBND huyện yêu cầu " + "các xã, " * 20000 + '"' * 2000 + " phải " * 5000)
    assert len(find_statements(doc)) <= 2
