"""Sentences that carry an instruction on: *Quan tâm ...*, *Đối với ..., cần ...*, *Các xã phải ...*."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dukien.facts.directives.clues import QUOTED
from dukien.facts.directives.items import first_deed, opening_deed, opening_order, somebody
from dukien.facts.directives.lexicon import Openings, forms, whole_words, words
from dukien.text import Span
from dukien.text.letters import UPPER


class Carry:
    """A sentence that carries an instruction on: where its item begins, and where its verb stands."""

    def __init__(self, start: int, deed: int, *, told: bool = False) -> None:
        self.start = start
        self.deed = deed
        self.told = told
        """Those who are told stand before the deed, and they are many: *UBND các huyện chỉ đạo ...*."""


_MARKER: Final = Openings(
    r"[“\"‘]?(?:[-–+•*]\s?|\d{1,2}[.)]\s?|[a-zđ]\)\s?|"
    r"(?:Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy) là)[,:]?\s)?"
    rf"(?:{words('link')}(?!\w),?\s)?",
    (*forms("link", any_case=False), *"Thứ Một Hai Ba Bốn Năm Sáu Bảy".split()),
)
_LISTED: Final = (
    "Thứ ",
    "Một là",
    "Hai là",
    "Ba là",
    "Đồng thời",
    "Bên cạnh đó",
    "Ngoài ra",
    "Cùng với đó",
    "Song song",
    "-",
    "–",
    "+",
    "•",
)
_CONDITION: Final = re.compile(r"(?:Đối với|Với|Về|Trong|Nếu|Trường hợp|Khi|Riêng|Ở|Tại|Qua|Trên cơ sở|Căn cứ|Để)\s")
_MATTER: Final = re.compile(r"(?:Việc|Công tác|Quá trình|Nội dung|Kết quả)\s[^,]{2,60}\s(?:cần|phải)\s")
_IF: Final = re.compile(r"(?:Nếu|Trường hợp)\s[^,]{3,80},\s(?:thì\s)?")
_NAMED: Final = re.compile(rf"[{UPPER}]\w+ [{UPPER}]\w+ [{UPPER}]\w+")
_SAID: Final = re.compile(r"[^,;:.“\"]{2,60}\s(?:nêu rõ|chỉ rõ)(?:,|:| rằng)?\s")
_LONGEST_SAID: Final = 72
"""How far *nêu rõ* may stand behind those who say it, in characters."""
_DUTY: Final = re.compile(
    r"(?<!\w)(?=[cpkntđr])(?:cần|(?<!bìa )(?<!bên )(?<!rẽ )(?<!gặp )phải|có trách nhiệm|khẩn trương|chủ trì|tăng cường|"
    r"tập trung|đẩy mạnh|nghiêm túc|kiên quyết|tuyệt đối|chủ động|rà soát|không được|không để|"
    r"tiếp tục (?!điều tra|xác minh|làm rõ|tìm kiếm|truy))(?!\w)"
)
# Who spoke before goes on in his own words: *"...", ông nói*.
_OWN_WORDS: Final = re.compile(
    rf"\s?[”\"]\s?[,.]?\s?[–-]?\s?(?:ông|bà|(?:Phó )?(?:Thủ tướng|Chủ tịch|Bí thư)|Bộ trưởng|Thứ trưởng)(?: [{UPPER}]\w+){{0,3}} "
    r"(?:nói|nhấn mạnh|nêu rõ|khẳng định|phát biểu|lưu ý)(?: thêm| rõ)?\s?[.]?$"
)
_MODAL: Final = re.compile(r"(?:cần|phải|có trách nhiệm|tuyệt đối|không được|không để)(?!\w)")
_LONGEST_LEAD: Final = 240
"""From the start of a sentence to its verb of duty, in characters."""

# *đã đề ra, đã được giao* stand in instructions too.
_DID: Final = r"đã (?!qua|đề ra|được|ban hành|có|xác định|đạt|nêu|ký|giao|phê|thống|cam)"
_NARRATIVE: Final = re.compile(
    rf"(?<!\w)(?:{words('narrating')}|đang(?! (?:chuẩn bị|thi công|triển khai|thực hiện|xây dựng|quản lý|có|được|còn|"
    rf"hoạt động|thụ lý))|(?<!không )(?<!hay )(?<![Tt]iếng )nói(?! (?:không|suông|riêng|chung|trên))|"
    rf"từng (?:bị|là|có|được|"
    rf"xảy)|luật sư|chuyên gia|cử tri [A-ZĐ])(?!\w)|,\s[^,]{{0,70}}(?<!\w)(?:{_DID}|vẫn(?!\w))"
)
_PARTICIPLE: Final = re.compile(
    rf"{words('participle')}\s[^,]{{0,160}}?(?:,\s(?:ông|bà|đồng chí|đ/c|[{UPPER}]|các|cơ quan|lực lượng|huyện|xã|tỉnh|thành phố|"
    r"đoàn|công an|phòng|ban|lãnh đạo|phụ huynh|người dân|cử tri|nhiều|công ty|doanh nghiệp)|\s(?:trên|này|này của|"
    r"tại (?:buổi|cuộc|hội|phiên)|với (?:PV|phóng viên|báo|chúng tôi))\s)"
)
_TENSED: Final = re.compile(r"(?<!\w)(?:muốn|nên|không có|đã|vừa|vẫn|sẽ|đang|bị|được|từng|cũng|còn|là|cho|do)(?!\w)")


@cache
def _officer() -> re.Pattern[str]:
    return whole_words("role", "person")


def carries_on(text: str, start: int, end: int, clues: int) -> Carry | None:
    """How the sentence `text[start:end]` carries on the statement before it; None where it does not.

    `clues`: those of the sentence.
    """
    if is_heading(text, start, end):
        return None
    m = _MARKER.match(text, start, end)
    at = m.end() if m else start
    if clues & QUOTED and (own := _OWN_WORDS.search(text, at, end)):
        end = own.start()
    if told := _told_next(text, at, end):
        return told
    carry = _goes_on(text, start, at, end)
    return None if carry and _tells(text, at, end) else carry


def _tells(text: str, at: int, end: int) -> bool:
    """Whether the sentence tells what happened."""
    told_of = _NARRATIVE.search(text, at, end)
    return told_of is not None and not _describes(text, at, end, told_of.start())


def _goes_on(text: str, start: int, at: int, end: int) -> Carry | None:
    """How the sentence carries on what it is itself about: an order, a condition, a matter, those who are bound to act."""
    head = somebody().match(text, at, end)
    if head and text.find(" rõ", at, at + _LONGEST_SAID) >= 0 and (said := _SAID.match(text, at, end)):
        if _NAMED.search(text, at, said.end()):
            return None  # somebody else
        at = said.end()
        head = somebody().match(text, at, end)
    if text.startswith("Căn cứ", at) and _officer().search(text, at, end):
        return None
    if _opens(text, at, end, head):
        return None if _PARTICIPLE.match(text, at, end) else Carry(at, at)
    if text.find(" nào ", at, end) >= 0 and (whoever := _WHOEVER.match(text, at, end)):
        return Carry(at, whoever.start("duty"))
    if text.find(" thì ", at, end) >= 0 and (bound := _BOUND.match(text, at, end)):
        return Carry(at, bound.start("duty"))
    duty = _DUTY.search(text, at, min(end, at + _LONGEST_LEAD))
    if duty is None:
        return _without_duty(text, start, at, end)
    if _CONDITION.match(text, at, end):
        if text.startswith(("Tại", "Qua", "Ở", "Trên"), at) and not _MODAL.match(text, duty.start()):
            return None
        return None if _officer().search(text, at, duty.start()) else Carry(at, duty.start())
    if head or _MATTER.match(text, at, end):
        stop = duty.start() - len(" cũng ") * text.endswith(" cũng ", at, duty.start())
        return None if _TENSED.search(text, at, stop) else Carry(at, duty.start())
    if text.startswith("Đặc biệt", start):
        return Carry(at, duty.start())
    return _with_subject(text, at, end)


def _describes(text: str, at: int, end: int, being: int) -> bool:
    """Whether *đang* at `being` only describes what the order that opens at `at` is about: *theo dõi các bệnh đang lan rộng*."""
    if not text.startswith("đang", being) or "," in text[at:being]:
        return False
    return _opens(text, at, end, somebody().match(text, at, end))


_ANY_SUBJECT: Final = re.compile(
    r"(?:Khi [^,.;:“”\"]{2,60},? )?(?P<who>[^,.;:“”\"]{2,90}?)(?:, khi [^,.;]{2,60} thì)?\s"
    r"(?P<duty>phải|cần|hãy|không được|chịu trách nhiệm)\s"
)
_WHOEVER: Final = re.compile(
    r"[“\"]?(?:\w+ ){1,4}nào\s[^.;:]{3,120}?(?P<duty>(?<!\w)(?:thì|phải|sẽ bị|chịu trách nhiệm|không được|sẽ phải)(?!\w))",
    re.IGNORECASE,
)
# *Những cây đã hạ thì phải thay*; *Với những hộ khó khăn thì xã hỗ trợ*.
_BOUND: Final = re.compile(
    r"[“\"]?(?:(?:Đối với|Với|Riêng)(?: với)? )?(?:[Nn]hững|[Cc]ác|[Mm]ọi|[Tt]rường hợp)\s[^.;:]{3,140}?\sthì\s"
    r"(?P<duty>(?:phải|cần|không được|không để|thực hiện|xử lý|kiên quyết|chỉ)(?!\w))"
)
# Told without a verb of telling: *Các sở tiếp tục ...; UBND các huyện phân công ...; Mỗi trường tiến hành ...*.
_TOLD_SUBJECT: Final = re.compile(
    r"(?:(?:[Cc]ác(?! (?:vụ|đại biểu|em|cháu|bạn|bên|bị|đối tượng|nạn nhân|học sinh|hộ)(?!\w))|[Tt]ừng|[Mm]ỗi|"
    r"[Tt]ất cả các|[Tt]oàn bộ các|UBND|HĐND|Chủ tịch UBND|Giám đốc|Thủ trưởng|Bộ|Sở|"
    r"Công an|Ủy ban|Ban|Cục|Tổng cục|"
    r"Phòng|Chi cục|Văn phòng|Thanh tra|Đài|Bảo hiểm|Cảnh sát|Đề nghị)\s)"
)
_WHEN: Final = re.compile(r"(?:Hằng|Hàng|Định kỳ|Chậm nhất|Trước ngày|Trước \d|Sau \d+ (?:ngày|tháng|năm))[^,]{0,40}, ")
_WHENS: Final = ("Hằng", "Hàng", "Định kỳ", "Chậm nhất", "Trước ", "Sau ")
"""The words that `_WHEN` waits for."""
_TENSED_SUBJECT: Final = re.compile(
    r"(?<!\w)(?:đã|quyết định|cho phép|cam kết|mới|bị|từng|vẫn|cũng|có thể|không thể|đồng ý|liền|còn)(?!\w)"
)
_MANY: Final = re.compile(r"(?i:các|từng|mỗi|tất cả|toàn bộ|những|(?:chủ tịch )?UBND (?:các|cấp))\s")
# What a body does anyway.
_ANYWAY: Final = re.compile(
    r"(?:tiếp tục (?:điều tra|xác minh|làm rõ|tìm kiếm|truy)|xác định|ghi nhận|dự báo|cảnh báo|khuyến khích|kết luận|"
    r"nhận|thu được|thể hiện|"
    r"có (?:sự|các)|công bố|thông tin|trả lời|giải thích|mời|ký|không|khởi tố|bắt|phát hiện|tìm hiểu|tham gia|ủng hộ|"
    r"quyết định|tuyên)(?!\w)"
)
_TOLD_OF: Final = re.compile(
    r"(?<!\w)(?:đã(?! (?:được|đề ra|ban hành|xác định|ký|giao|phê|nêu))|(?<!thời gian )vừa|sẽ|có thể|đồng ý|"
    r"không thể|đang(?! (?:có|thi công|triển khai|thực hiện|quản lý|trong))|"
    r"ngày \d+[/-]\d+,|hôm (?:nay|qua)|trước đó|cho biết|cho hay|cho rằng|cho thấy|khẳng định|nhấn mạnh|"
    r"thừa nhận|phát hiện|phản ánh|bức xúc|tham dự|chủ trì (?:buổi|hội|cuộc)|phối hợp tổ chức|tổ chức (?:lễ|hội|buổi|họp))(?!\w)"
)
_BE: Final = re.compile(
    r"(?:được|là|đi đôi|đúng|có|luôn|đặc biệt|thật sự|thực sự|bài bản|rõ|cụ thể|đủ|hết|ngay|nghiêm|tối thiểu|“|\")"
)
_NO_SUBJECT: Final = re.compile(
    r"(?<!\w)(?:muốn|đã|vừa|vẫn|sẽ|đang|bị|từng|cũng|còn|là|cho|khiến|nên|mà|do|vì|tôi|họ|anh|chị|ông|bà|em|theo|luật|quy định|"
    r"nếu|luật sư|chuyên gia|người ta|có|hay|nhưng|tuy|dù|mặc dù|lẽ ra|đáng lẽ|không|chưa|chỉ|rất|gia đình|nạn nhân|hành khách|"
    r"bệnh nhân|du khách|phụ huynh|bị cáo|bị can)(?!\w)",
    re.IGNORECASE,
)


def _told_next(text: str, at: int, end: int) -> Carry | None:
    """*Các sở tiếp tục rà soát ...*: those who are told, and at once what they are to do."""
    at += text[at : at + 1] in '“"'
    when = _WHEN.match(text, at, end) if text.startswith(_WHENS, at) else None
    who = when.end() if when else at
    if not _TOLD_SUBJECT.match(text, who, end) or _TOLD_OF.search(text, at, end):
        return None
    head = somebody().match(text, who, end)
    deed = first_deed(text, who, min(end, who + 160), behind=head.end()) if head else None
    if deed is None or _TENSED_SUBJECT.search(text, who, deed):
        return None
    return Carry(at, deed, told=bool(_MANY.match(text, who, end))) if not _ANYWAY.match(text, deed, end) else None


def _with_subject(text: str, at: int, end: int) -> Carry | None:
    """*Kết quả phải báo cáo trước ngày ...; Phường nào để xảy ra cháy thì chủ tịch phường chịu trách nhiệm.*"""
    m = _ANY_SUBJECT.match(text, at, end)
    if m is None or _NO_SUBJECT.search(m["who"].removesuffix(" cũng")):
        return None
    deed = opening_deed().match(text, m.end(), end) or _BE.match(text, m.end(), end) or not m["duty"].endswith(("phải", "cần"))
    return Carry(at, m.start("duty")) if deed else None


_HEADER: Final = re.compile(r"(?P<who>[^:;.\n]{2,160}?)\s?:(?:\s|$)")
_LABEL: Final = re.compile(r"(?:[-–+•*]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,4}\.)\s?")


class Entry:
    """A line of the list that a colon announces: who is told where the line says so, and where its item begins."""

    def __init__(self, addressee: Span | None, start: int | None) -> None:
        self.addressee = addressee
        self.start = start
        """None where the items stand in the lines below."""


_CLOSES: Final = re.compile(r"(?:Đồng ý|Thống nhất (?:với|chủ trương)|Ghi nhận|Biểu dương|Đánh giá (?:cao|chung))(?!\w)")


def list_entry(text: str, start: int, end: int, clues: int) -> Entry | None:
    """How `text[start:end]` belongs to the list that a colon announced; None where the list is over."""
    label = _LABEL.match(text, start, end)
    at = label.end() if label else start
    if _NARRATIVE.search(text, at, end) or _CLOSES.match(text, at):
        return None
    header = _HEADER.match(text, at, end)
    if header and somebody().match(text, at, end) and first_deed(text, at, header.end("who")) is None:
        return Entry(Span(*header.span("who")), header.end() if header.end() < end else None)
    if carry := carries_on(text, start, end, clues):
        return Entry(None, carry.start)
    return Entry(None, at) if label or opening_deed().match(text, at, end) else None


_NOT: Final = re.compile(
    r"(?:Đề nghị|Yêu cầu|Chỉ đạo|Kiến nghị) (?:đó|này|trên|nói trên|của)(?!\w)|Không (?:chỉ|đồng|chịu|may|ai|có|còn|biết|"
    r"thể|phải|những|riêng|dừng|ít|khó|quá|gì|lâu)(?!\w)|"
    r"Kết thúc (?:khóa|buổi|hội|chương trình|đợt|cuộc|năm)(?!\w)|"
    r"Thông tin (?:ban đầu|về|từ|trên|này|cho)(?!\w)|"
    r"(?:Thông báo|Báo cáo|Kết luận|Quyết định|Công bố) (?:cũng|này|trên|nói|của|nêu|số|cho|đã)(?!\w)"
)


_ONLY: Final = re.compile(r"[“\"]?\s?Chỉ (?!đạo|thị|số|tiêu|có|là|còn|trong|khoảng|riêng)\w+(?: \w+)? (?:những|các) ")

_ONLY_BY: Final = 6
"""Where *Chỉ* has ended at the latest, in characters from the start."""


def _opens(text: str, at: int, end: int, head: re.Match[str] | None) -> bool:
    """Whether a deed begins at `at` that is not the `head` of a name there (*Lãnh đạo huyện*, *Thanh tra Bộ*)."""
    only = text.find("Chỉ ", at, at + _ONLY_BY) >= 0 and _ONLY.match(text, at, end) is not None
    opening = None if only else opening_order().match(text, at, end)
    if not (only or opening) or _NOT.match(text, at, end):
        return False
    if opening is None or head is None or head.end() < opening.end():
        return True
    return not somebody().match(text, head.end() + 1, end) and not text[head.end() + 1 : head.end() + 2].isupper()


def _without_duty(text: str, start: int, at: int, end: int) -> Carry | None:
    """*Đồng thời, công ty ngừng ...*; *Nếu thiếu vốn, các xã báo cáo ...*."""
    if text.startswith(("ông ", "bà ", "anh ", "chị "), at):
        return None
    if text.startswith(_LISTED, start) and somebody().match(text, at, end):
        deed = first_deed(text, at, min(end, at + 160))
        return Carry(at, deed) if deed and not _TENSED.search(text, at, deed) else None
    if (m := _IF.match(text, at, end)) and somebody().match(text, m.end(), end):
        return Carry(at, m.end()) if first_deed(text, m.end(), min(end, m.end() + 120)) else None
    return None


def is_heading(text: str, start: int, end: int) -> bool:
    """A short line without a full stop between paragraphs of prose."""
    alone = (start == 0 or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n")
    return alone and end - start < 90 and text[end - 1] not in '.;…!,:”"' and text[start] not in "-–+•*0123456789"
