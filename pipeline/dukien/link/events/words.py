"""The words that an event is told in: what it is called, what is done with it, and whose it may be."""

from __future__ import annotations

import re

from dukien.text.letters import UPPER

# Events by name, behind a verb that holds them: *tổ chức |hội nghị|*. The particular stands before the general.
_NOUNS: tuple[tuple[str, str], ...] = (
    ("contact_with_voters", r"(?:hội nghị |buổi )?tiếp xúc cử tri"),
    ("press_conference", r"(?:cuộc |buổi )?họp báo"),
    ("training", r"(?:hội nghị |lớp |buổi |khóa |khai mạc lớp )?(?:tập huấn|bồi dưỡng)(?! giáo viên giỏi)"),
    ("dialogue", r"(?:hội nghị |buổi |cuộc )?(?:tiếp xúc, )?đối thoại(?! Shangri)"),
    ("working_session", r"(?:cuộc|buổi|chương trình) (?:tiếp và |thăm,? (?:và )?)?làm việc"),
    ("inspection", r"(?:cuộc|buổi|đợt) (?:kiểm tra|giám sát|khảo sát|thanh tra)"),
    ("congress", r"đại hội(?! (?:đồng|cổ đông))"),
    (
        "ceremony",
        r"(?:lễ (?:kỷ niệm|khai giảng|ra quân|công bố|trao(?: tặng| giải| quyết định)?|khánh thành|khởi công|"
        r"đón(?: nhận| bằng)?|phát động|"
        r"ra mắt|tuyên dương|tưởng niệm|chào cờ|giao(?: nhận)? quân|ký kết|tổng kết|bế giảng|hưởng ứng|dâng hương|mít tinh|viếng|"
        r"truy điệu|truy tặng|bàn giao|động thổ|khai mạc|bế mạc|gắn biển|tuyên thệ|tốt nghiệp|thông xe|khai trương|thắp nến)|"
        r"ngày hội (?:đại đoàn kết|toàn dân)|mít tinh|"
        r"(?:công bố|trao) (?:các )?quyết định|(?:chương trình|buổi) (?:gặp mặt|tuyên dương))",
    ),
    ("seminar", r"(?:hội thảo|(?:buổi )?tọa đàm|diễn đàn)(?! luận)"),
    ("meeting", r"(?:kỳ họp|phiên họp(?! báo)|(?:cuộc|buổi) họp(?! mặt)|phiên giao ban|sinh hoạt chuyên đề)"),
    ("conference", r"hội nghị"),
)
_OBJECT = (
    rf"(?= (?:(?:Ban |tập thể |Thường trực |lãnh đạo |Thường vụ |cán bộ,? |các ){{0,3}}"
    r"(?:UBND|HĐND|UBMTTQ|MTTQ|Mặt trận|[Ủủ]y ban|[Đđ]ảng ủy|[Đđ]ảng bộ|[Hh]uyện|[Tt]ỉnh|[Tt]hành|[Tt]hị|[Qq]uận|"
    r"[Xx]ã(?! [Hh]ội)|[Pp]hường|"
    rf"TP|Sở|sở|Bộ|bộ|Ban|BTV|BCH|Chi bộ|[Đđ]oàn|Hội|Trường|Cục|Tổng cục|Phòng|Công an|Quân khu|địa phương|ngành|[Đđ]ơn vị)(?!\w)"
    rf"|[{UPPER}]\w+ [{UPPER}]\w+(?: về|[.,]| \()))"
)
_THERE = r"(?:đi |đến |tới |xuống |trực tiếp |tiến hành |thực hiện |tổ chức )*"
# Events told by a verb of their own: *Huyện ủy |làm việc với| xã*.
_VERBS: tuple[tuple[str, str], ...] = (
    ("working_session", rf"{_THERE}(?:thăm,?(?: và)? |kiểm tra,?(?: và)? )?làm việc với{_OBJECT}"),
    (
        "working_session",
        rf"{_THERE}(?:thăm,?(?: và)? |kiểm tra,?(?: và)? )?làm việc tại(?! (?:Mỹ|Nga|Nhật|Pháp|Đức|Trung Quốc|Hàn))",
    ),
    ("contact_with_voters", r"(?:có buổi )?tiếp xúc(?: với)? cử tri"),
    ("dialogue", r"đối thoại (?:trực tiếp )?với"),
    ("meeting", r"họp (?:giao ban|thường kỳ|bàn|khẩn|với|về|trực tuyến|đánh giá|phiên|kỳ|định kỳ|triển khai|cho ý kiến)"),
    (
        "inspection",
        rf"{_THERE}(?:kiểm tra|giám sát|thanh tra|khảo sát|thị sát)"
        r"(?! (?:học kỳ|định kỳ|hành chính|nồng độ|xe|giấy tờ|người|đối tượng|phòng \d|thân thể|"
        r"và (?:phát hiện|bắt)|phát hiện|bắt|lại|chéo|viên|chuyên ngành|chính phủ)(?!\w))",
    ),
    ("visit", rf"{_THERE}(?:thăm hỏi|thăm|chúc Tết|chúc tết)(?! dò| quan| khám| nuôi| hữu nghị| chính thức| cấp| Việt Nam)"),
)
_NO_NOUN = "".join(rf"(?<!{w} )" for w in "về ổng ục luận chuyến ban Ban tác oàn quả ổ nhiệm òng trình hoạch và dò đang".split())
_ADVERB = r"(?:(?:đã|vừa|mới|cũng|cùng|đang|tiếp tục|chính thức|trực tiếp|long trọng|trang trọng|trọng thể|đồng) )"
_HOLD = (
    r"(?:tổ chức|khai mạc|bế mạc|tiến hành|mở|chủ trì(?: tổ chức)?|chủ tọa|có|dự|tham dự|đến dự|tới dự|họp|"
    r"đăng cai|diễn ra|chỉ đạo|điều hành|dự và chủ trì|dự và chỉ đạo|chủ trì và phát biểu tại)"
)
_LINK = (
    r"(?:(?:long trọng|trang trọng|trọng thể|thành công|khai mạc|buổi|cuộc|một|các|những|đồng loạt|trực tuyến|phiên bế mạc|và) )"
)
PREDICATE = re.compile(
    rf"(?<!\w)(?P<adverb>{_ADVERB}{{0,3}})(?:(?P<hold>{_HOLD}) {_LINK}{{0,2}}(?i:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _NOUNS)
    + rf")|(?:(?<=trưởng đoàn )|(?=(?:đi|đến|tới|xuống|trực tiếp|tiến hành|tổ chức) )|{_NO_NOUN})"
    rf"(?:dẫn đầu [Đđ]oàn [^,.;]{{0,60}}?)?(?:"
    + "|".join(f"(?P<{kind}__{i}>{words})" for i, (kind, words) in enumerate(_VERBS))
    + r"))(?!\w)",
)
"""What is done: the group that matched is the kind, with `__` and a number behind it for a verb."""

PASSIVE = re.compile(
    r"(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _NOUNS) + r")(?!\w)[^.;]{0,200}?\s"
    r"(?:(?:đã|vừa|chính thức|long trọng) )*(?:được (?:[^\s,.;]+ ){0,6}tổ chức|diễn ra|"
    r"khai mạc|bế mạc|làm công tác|kết thúc|bước vào)(?!\w)",
    re.IGNORECASE,
)
"""An event that is itself the subject: *|Lễ tổng kết| ... được tổ chức*."""
SETTING = re.compile(
    r"(?:Phát biểu |Nói )?[Tt]ại (?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _NOUNS)
    + r")(?!\w)(?! (?:lần )?(?:này|trên|cấp cao))",
    re.IGNORECASE,
)
"""The event as the place where something was said: *|Tại phiên họp| HĐND tỉnh sáng 5/6, ...*."""

_OFFICES = (
    r"(?:UBND|HĐND|UBMTTQ|MTTQ|UBKT|BCĐ|BTV|BCH|BHXH|LĐLĐ|[Ủủ]y ban (?!nhân dân tối)\w+|"
    r"Hội đồng (?:nhân dân|bầu cử|NVQS|nghĩa vụ)|"
    r"(?:[Tt]ỉnh|[Hh]uyện|[Tt]hành|[Tt]hị|[Qq]uận|[Đđ]ảng) ủy|[Đđ]ảng bộ|[Cc]hi bộ|"
    r"[Bb]an (?:Thường|Chấp|Chỉ|chỉ|Tuyên|Dân|Tổ|Nội|Kinh|CHQS|Kiểm|An|Quản|Văn|Pháp|Cán|cán|Bí|Cơ|Tôn)\w*|"
    r"[Tt]hường trực|[Tt]hường vụ|Sở|Bộ|Chính phủ|Quốc hội|Văn phòng|[Cc]ụm thi đua|Hội [A-ZĐ]\w+|Mặt trận|"
    r"[Đđ]oàn (?:công tác|đại biểu|kiểm tra|giám sát|khảo sát|TNCS|[Tt]hanh niên|ĐBQH|liên ngành|thanh tra)|"
    r"Tổ (?:công tác|đại biểu)|(?:Tỉnh|Huyện|Thành|Thị|Quận|Trung ương) [Đđ]oàn|Công an|Bộ đội Biên phòng|Phòng|"
    r"(?:Tổng )?[Ll]iên đoàn [Ll]ao động|Tổng cục|Cục|Chi cục|Thanh tra|Kho bạc|Bảo hiểm [Xx]ã hội|Ban Bí thư|Trung ương|"
    r"[Ll]ãnh đạo|Đại diện lãnh đạo|[Cc]ác đại biểu|[Đđ]ại biểu (?:Quốc|HĐND))"
)
_LOCAL = (
    r"(?:[Hh]uyện|[Tt]ỉnh|[Tt]hành phố|[Tt]hị xã|[Qq]uận|TP\.?|TX\.?|[Xx]ã(?! [Hh]ội)|[Pp]hường|[Tt]hị trấn|"
    r"Trung tâm|Trường|Học viện|Đại học|Viện)"
)
_TITLES = (
    r"(?:[Pp]hó )?(?:[Tt]hủ tướng|[Tt]ổng [Bb]í thư|[Cc]hủ tịch|"
    r"[Bb]í thư|[Bb]ộ trưởng|[Gg]iám đốc (?:Sở|Công an)|[Tt]rưởng [Bb]an|"
    r"[Tt]hường trực|[Cc]hủ nhiệm)|Thứ trưởng|[Ủủ]y viên|Tổng Thanh tra"
)
_PEOPLE = r"(?:[Cc]ác )?(?:[Ôô]ng|[Bb]à|đồng chí|Đồng chí|[Đđ]/c)"
SUBJECT = re.compile(rf"(?:(?P<title>{_TITLES})|(?P<body>{_OFFICES})|(?P<local>{_LOCAL})|(?P<person>{_PEOPLE}))(?!\w)")
"""How a subject begins; `body` and `title` may be a host."""
BOUNDARY = re.compile(r"(?:^|[,;:–-] |\d |nay |qua |đây |\) |“)\Z")
"""What stands before a subject."""
LOCAL_BOUNDARY = re.compile(r"(?:^|(?:\d|nay|qua|đây|\)),? |[-–:] )\Z")
"""The same for *huyện X*, which behind another comma is only part of an address."""
REPORTED = re.compile(r"(?<!\w)(?:cho biết|cho hay|rằng)(?!\w)")
ABROAD = re.compile(
    r"(?<!\w)(?:Mỹ|Hoa Kỳ|Nga|Trung Quốc|Nhật(?: Bản)?|Hàn Quốc|Triều Tiên|Pháp|Đức|Anh|Ấn Độ|Lào|Campuchia|Thái Lan|Singapore|"
    r"Malaysia|Philippines|Indonesia|Australia|Canada)(?!\w)(?! [A-ZĐ])"
)
PUBLIC = re.compile(rf"(?<!\w)(?:{_OFFICES}|{_TITLES})(?!\w)")

LED = re.compile(
    r",? do (?P<who>[^.;]{4,160}?)(?:,)? (?:làm [Tt]rưởng đoàn|[Pp]hó [Tt]rưởng đoàn|dẫn đầu|làm [Tt]rưởng ban|chủ trì),?(?!\w)"
)
"""The head of a delegation inside its name: *Đoàn kiểm tra |do ông X làm trưởng đoàn|*."""
BROKEN = re.compile(
    r"(?<!\w)(?:cho|khẳng định|thông tin|xác nhận|nói|rằng|sẽ|dự kiến|sắp|nếu|khi|mà|để|nhằm|vì|bị|không|chưa|yêu cầu|đề nghị|"
    r"(?<![Bb]an )chỉ đạo|sau|từng|trả lời|đề xuất|quyết định|ban hành|chấp thuận|phê duyệt|chuẩn bị|kêu gọi|mời|muốn|theo|"
    r"tiếp nhận|báo cáo|trao đổi|cử|giao cho|ký|công bố|vẫn|hơn|thì|nhưng|là|được|gửi|phát hiện|xử lý|(?:đã|vừa)(?! phối hợp)|"
    r"thuộc diện|qua|nêu|đánh giá|nhận định|tiếp|nghe|nên|nhân dịp|dịp|ra quân|nhấn mạnh|cảm ơn|thấy|hoan nghênh|"
    r"khởi công|thúc|hướng dẫn)(?!\w)"
)
"""Words that end a noun phrase: what stands behind one belongs to another clause."""
HOST_END = re.compile(
    r",? (?:(?:đã |vừa )?phối hợp|do|cùng|gồm|trực tiếp|chủ trì|đồng chủ trì|tại|lần thứ|khóa|nhiệm kỳ|dẫn đầu|có)(?!\w)|"
    r" (?:sáng|chiều|tối|trưa|ngày|hôm)(?!\w)"
    r"|, (?!chống|thể thao|giáo dục|thương binh|chính quyền|ngành|phòng|ban)(?![A-ZĐÀ-Ỹ])| ?\((?![A-ZĐ&]+\))|,? ?[“\"]"
)
"""Where a host's name ends inside its subject."""
POLICE = re.compile(
    r"(?<!\w)(?:[Cc]ông an|Cảnh sát|cảnh sát|CSGT|CSĐT|PC\d+|Quản lý thị trường|QLTT|Viện KSND|TAND|Tòa án|"
    r"[Đđ]oàn (?:kiểm tra )?liên ngành)(?!\w)"
)
BACKGROUND = re.compile(
    r"(?:Trước đó|Trước đây|Theo |Liên quan|Cũng |Như |Được biết|Sau khi|Sau |Từ |Năm |Hàng năm|Hằng năm|Trong khi|Tháng |Hiện |"
    r"(?:Một|Hai|Ba|Cách đây|\d+) (?:\S+ )?(?:năm|tháng|tuần|ngày) (?:trước|qua)|Dự kiến|Sắp tới|Tới đây|Khi |Nếu )"
)
"""How a sentence begins that tells what happened earlier, or what is to come."""
CRIME = re.compile(
    r"(?<!\w)(?:bắt|khởi tố|bị can|bị cáo|nghi phạm|tử vong|thi thể|hiếp dâm|giết|cướp|phiên tòa|án tù|"
    r"lĩnh án|tử hình)(?!\w)",
    re.IGNORECASE,
)
PRESIDES = re.compile(
    r"(?<!\w)(?:(?P<of>dưới sự (?:chủ trì|điều hành|chủ tọa) của)|(?P<first>(?:Đồng c|C)hủ (?:trì|tọa))|"
    r"(?P<verb>(?:đồng )?chủ (?:trì|tọa)|làm [Tt]rưởng đoàn|dẫn đầu(?! bảng| cả nước| về| phong trào)|"
    r"điều hành (?:hội nghị|kỳ họp|phiên họp(?! báo)|buổi)))(?!\w)"
    r"(?=\W*$|[.,;:)\n]| (?:buổi|cuộc|hội|phiên|kỳ|lễ|họp|đại|tọa|đối|diễn|tiếp|và|đã|đến|về|tổ chức|"
    r"có|là|gồm|kiểm|làm|Lễ|Hội|Đại)|"
    r"(?<=của) )"
)
"""Who presides, before (`verb`) or behind (`of`, `first`) these words."""
SEVERAL = re.compile(r"(?:- )?(?:[Cc]ác|Hai) (?:đồng chí|ông|bà|đ/c)")
"""How a sentence begins that names several who preside."""
TOPIC = re.compile(r"(?<!\w)(?:về|nhằm|để|theo|liên quan|với chủ đề)(?!\w)")
"""What stands behind one of these is what an event is about, not where it is."""
CHAIR_CLAUSE = re.compile(
    r"; |(?<!\w)(?:[Cc]ùng dự|[Cc]ùng đi|[Tt]ham dự|[Dd]ự (?:hội|buổi|cuộc|kỳ|lễ)\S*|[Tt]ham gia)(?!\w)| do "
)
