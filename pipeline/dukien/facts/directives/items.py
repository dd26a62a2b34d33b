"""What follows a verb of telling: those who are told, and where what is to be done begins."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dukien.facts.directives.lexicon import Openings, endings, forms, last_word, words
from dukien.text import Span
from dukien.text.letters import UPPER

_LONGEST_ADDRESSEE: Final = 260
"""In characters; lists of bodies are long."""


class Complement:
    """What follows a verb of telling: to whom, and where what is to be done begins."""

    def __init__(self, addressee: Span | None, start: int) -> None:
        self.addressee = addressee
        self.start = start


_LEAD: Final = re.compile(
    r"(?:\s*(?:tại (?:hội nghị|buổi làm việc|cuộc họp|đây)(?=:)|[,:“\"'‘]|rằng|là|thêm|rõ|như sau|ngay|"
    r"khẩn(?! trương))(?=[\s“\"'‘:,]|$|(?<=[“\"'‘])))*\s*"
)
_TOWARDS: Final = re.compile(r"(?:(?:đối )?với|cho)\s")
_WHEN: Final = re.compile(
    r"(?:trường hợp|từ nay|đến|trong|trước|khi|nếu|thời gian tới|vào|từ|ngay sau|sau|qua|căn cứ|trên cơ sở|bên cạnh|ngoài|"
    r"đối với|về)\s",
    re.IGNORECASE,
)
_NO_HAVING: Final = re.compile(r"có (?:thể|mặt|liên quan|đơn|lý|hiệu lực)(?!\w)")
_MODAL: Final = re.compile(r"(?:phải|cần|không được|không để)(?!\w)")
_FINITE: Final = re.compile(r"(?<!\w)(?:cho biết|cho hay|đã (?!vi phạm|được)|vừa(?! được)|được hưởng|vẫn|sẽ)(?!\w)")
_NOUN_OF: Final = endings("noun_maker", unless=("tổ ", "đoàn ", "pháp "))
_HEAD_OF: Final = endings("trade_head", unless=("quân ", "hải "))
_TRADE: Final = re.compile(words("trade"))
# Bodies of a whole line of business are told one deed after another: *các sở, ngành kiểm tra, giám sát*.
_LINE_OF: Final = re.compile(r"(?<!\w)(?:ngành|(?:phòng|sở), ban)\s$", re.IGNORECASE)
# What a firm trades in is part of its name: *Công ty TNHH xử lý nước*.
_FIRM_OF: Final = re.compile(
    r"(?<!\w)(?:TNHH|[Cc]ổ phần|CP|MTV|một thành viên|(?<!phân )[Kk]hu|[Nn]hà máy|đơn vị sự nghiệp|"
    r"(?:[Cc]ông ty|Ban|Trung tâm|Viện)(?: (?:CP|[Cc]ổ phần|TNHH))* (?:Đầu tư|Phát triển|Xây dựng|Quản lý|Tư vấn|"
    r"Khai thác|Dịch vụ|Thương mại|"
    r"Kiểm định)(?: (?:và|phát triển|khai thác|quản lý))?)\s$"
)
_FIRM_ENDS: Final = frozenset("TNHH phần CP MTV viên khu Khu máy nghiệp tư triển dựng lý vấn thác vụ mại định và".split())
"""The words that `_FIRM_OF` may end with."""
# The verb's only syllable closes a word that means something else: *đăng ký, thành lập, doanh thu*.
_PARTS: Final = {
    verb: frozenset(before.split())
    for verb, before in (
        ("ký", "đăng chữ thư đồng"),
        ("tạo", "đào chế cải cấu nhân"),
        ("lập", "thành độc công xác trung thiết tạo"),
        ("giao", "bàn chuyển ngoại tạm"),
        ("thu", "doanh nguồn tổng tiền"),
        ("chuyển", "di luân vận chu bưu"),
        ("nên", "công chủ"),
        ("tăng", "gia khuyến ngày trong quốc"),
        ("chỉ", "địa tiêu văn chứng không"),
        ("phạt", "hình xử bị"),
        ("mở", "khai cởi"),
        ("làm", "người đi"),
        ("giữ", "cầm nắm kinh lưu tạm"),
        ("đổi", "thay trao biến chuyển"),
        ("bỏ", "từ bãi loại xóa hủy gỡ dỡ dẹp phá trừ"),
        ("mang", "hoang"),
        ("không", "hàng phòng"),
        ("dùng", "tiêu đồ sử chuyên vật"),
        ("gọi", "tên tiếng lời"),
        ("cử", "bầu ứng đề tuyển thi"),
        ("chọn", "bình tuyển lựa"),
        ("rời", "tách tờ"),
        ("mua", "thu"),
        ("duyệt", "phê xét thẩm"),
        ("xử", "xét đối cư"),
        ("chia", "phân"),
    )
}
"""By the verb: the words before it that make it a part of a longer one."""


# Its first syllable opens another word: *giao thông, thu nhập*.
_NO_DEED: Final = re.compile(
    r"(?:giao (?:thông|dịch|lưu|hàng|tiếp|diện|ban|thừa)|thu nhập|ký túc|bán (?:kính|đảo|trú)|lập (?:trình|pháp|luận)|"
    r"làm chủ|chống lưng|nêu trên)(?!\w)"
)


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('action', 'action_told')}(?!\w)")


@cache
def opening_deed() -> Openings:
    """The verb that a thing to be done begins with behind a verb of telling or duty, in small letters or with a capital."""
    verbs = words("action", "action_told", any_case=True)
    return Openings(rf"{verbs}(?!\w)", (*forms("action"), *forms("action_told")))


@cache
def opening_order() -> Openings:
    """The verb that a sentence begins with which is an order by itself."""
    return Openings(rf"{words('action', any_case=True)}(?!\w)", forms("action"))


@cache
def somebody() -> Openings:
    """Those who may be told, up to their head: *các xã, tất cả 15 bệnh viện, Sở*."""
    heads = ("addressee", "body", "role", "person")
    return Openings(
        rf"(?<![\w/])(?:(?:{words('quantifier', any_case=True)}|\d[\d.]*)\s)*{words(*heads, any_case=True)}(?!\w)",
        (form for section in ("quantifier", *heads) for form in forms(section)),
    )


def complement(text: str, at: int, end: int, *, told: bool) -> Complement | None:
    """Read `text[at:end]` behind a verb of telling. `told`: somebody has to be told (*giao Sở Y tế kiểm tra*)."""
    lead = _LEAD.match(text, at, end)
    colon = lead is not None and ":" in lead[0]
    at = lead.end() if lead else at
    if colon and at >= end:
        return Complement(None, end)
    opening, head = opening_deed().match(text, at, end), somebody().match(text, at, end)
    if opening and text[at].isupper() and not colon and text[at - 1] not in '“"‘':
        if head is None or opening.end() > head.end():  # a title: *công văn chỉ đạo Phòng, chống ...*
            return None
        opening = None  # Thanh tra, Phòng
    if opening and head and head.end() == opening.end() and somebody().match(text, head.end() + 1, end):
        opening = None  # lãnh đạo xã
    if opening and (head is None or head.end() <= opening.end()):
        return None if told else Complement(None, at)
    if (towards := _TOWARDS.match(text, at, end)) and (beyond := somebody().match(text, towards.end(), end)):
        at, head = towards.end(), beyond
    if text.startswith("có ", at) and not told and not _NO_HAVING.match(text, at, end):
        return Complement(None, at)
    return _with_addressee(text, at, end, None if text.startswith("trường hợp", at) else head, told=told, colon=colon)


def _with_addressee(text: str, at: int, end: int, head: re.Match[str] | None, *, told: bool, colon: bool) -> Complement | None:
    """The complement that begins with those who are told (`head`: up to their head), or with the matter itself."""
    named = head is not None or text[at : at + 1].isupper() or text[at : at + 1].isdigit()
    limit = min(end, at + _LONGEST_ADDRESSEE)
    stop = _told_until(text, at, limit)
    deed = first_deed(text, at, stop, behind=head.end() if head else at)
    if named and deed and not _FINITE.search(text, at, deed):
        tail = _NOT_TOLD.search(text, at, deed)
        return Complement(Span(at, at + len(text[at : tail.start() if tail else deed].rstrip(" ,“\"'"))), deed)
    if named and stop < limit and text[stop] == ":":
        return Complement(Span(at, stop), stop + 1)
    if told:
        return None
    matter = deed and _MODAL.match(text, deed) and text[at : at + 1].islower()  # đề nghị việc thu phí phải công khai
    when = deed and _WHEN.match(text, at, end)
    if when and _AFTER.match(text, at) and not _MAIN_CLAUSE.search(text, at, end):
        return None
    return Complement(None, at) if matter or colon or when else None


# When, how and that they are told is no part of their name.
_NOT_TOLD: Final = re.compile(
    r",?\s(?:trong quá trình|(?:trong|ngay|từ|đến|trước|sau|khi|nếu|trên cơ sở|căn cứ)(?!\w)[^;:]*|thì|cũng|cho|để|"
    r"liên tục|đồng loạt|cùng|sẽ|ngay)\s*$"
)


_AFTER: Final = re.compile(r"(?:ngay )?(?:sau|trước|khi|nếu|qua)(?!\w)")
_MAIN_CLAUSE: Final = re.compile(r",\s(?!đồng thời|yêu cầu|đề nghị)|\sthì\s|(?<!\w)(?:phải|cần)(?!\w)")


def _told_until(text: str, at: int, limit: int) -> int:
    """Where those who are told have been named at the latest; a list of them may hold semicolons."""
    stop = _mark_behind(text, at, limit)
    while text[stop : stop + 2] == "; " and first_deed(text, at, stop) is None and somebody().match(text, stop + 2, limit):
        stop = _mark_behind(text, stop + 1, limit)
    return stop


def _mark_behind(text: str, at: int, limit: int) -> int:
    """Where the first semicolon or colon in `text[at:limit]` stands; `limit` where there is none."""
    for mark in ";:":
        found = text.find(mark, at, limit)
        limit = found if found >= 0 else limit
    return limit


def first_deed(text: str, at: int, stop: int, *, behind: int = 0) -> int | None:
    """Where the first verb of doing in `text[at:stop]` stands that is not part of a noun, nor of the name that ends at `behind`.

    A verb that may be a body's trade (*cơ quan điều tra*) counts only where no other follows: *các đơn vị tổ chức trực ban*.
    """
    trade = None
    for m in _deed().finditer(text, max(at, behind), stop):
        start, verb = m.start(), m[0]
        before = text[max(at, start - 20) : start]
        low = before.lower()
        last = last_word(low)
        if (verb in _PARTS and last in _PARTS[verb]) or _NOUN_OF.close_with(low, last):
            continue
        if _NO_DEED.match(text, start) or text.count("(", at, start) > text.count(")", at, start):
            continue
        of = _is_of_firm(text, at, start, before) or (
            _HEAD_OF.close_with(low, last) and _TRADE.fullmatch(verb) is not None and not _in_a_row(text, m, before)
        )
        if (not of or (verb == "tổ chức" and not before.endswith("ban "))) and not (
            before.endswith(" - ") and _NAME_ON.search(before)
        ):
            return start
        trade = trade or start
    return trade if trade and stop - trade > _SHORTEST_DEED else None


def _is_of_firm(text: str, at: int, deed: int, before: str) -> bool:
    return last_word(before) in _FIRM_ENDS and _FIRM_OF.search(text[max(at, deed - 44) : deed]) is not None


def _in_a_row(text: str, m: re.Match[str], before: str) -> bool:
    """Whether another deed follows a comma behind the first: *các ngành kiểm tra, giám sát*."""
    return text.startswith(", ", m.end()) and bool(_LINE_OF.search(before) and opening_deed().match(text, m.end() + 2, len(text)))


_SHORTEST_DEED: Final = 15
_NAME_ON: Final = re.compile(rf"(?:[{UPPER}]\w* ?\w*|(?:[Ss]ở|[Pp]hòng|[Bb]ộ)(?: \w+){{1,3}}) - $")  # Sở Giáo dục - đào tạo
