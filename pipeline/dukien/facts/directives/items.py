"""What is to be done: the complement of a verb of telling, and the items that it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dukien.facts.directives.lexicon import whole_words, words
from dukien.text import Span
from dukien.text.letters import UPPER

_LONGEST_ADDRESSEE = 260
"""In characters; lists of bodies are long."""


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a verb of telling: to whom, and where what is to be done begins."""

    addressee: Span | None
    start: int


_LEAD = re.compile(r"(?:\s*(?:[,:“\"'‘]|rằng|là|thêm|rõ|như sau|ngay|lại|khẩn)(?=[\s“\"'‘:,]|(?<=[“\"'‘])))*\s*")
_TOWARDS = re.compile(r"(?:đối )?với\s")
_WHEN = re.compile(
    r"(?:từ nay|đến|trong|trước|khi|nếu|thời gian tới|vào|từ|ngay sau|sau|qua|căn cứ|trên cơ sở|bên cạnh|ngoài|đối với|về)\s",
    re.IGNORECASE,
)
_MODAL = re.compile(r"(?:phải|cần|không được|không để)(?!\w)")
_FINITE = re.compile(r"(?<!\w)(?:cho biết|cho hay|đã (?!vi phạm|được)|vừa|vẫn|sẽ)(?!\w)")
_NOUN_OF = re.compile(rf"(?<!\w){words('noun_maker')}\s$", re.IGNORECASE)
_HEAD_OF = re.compile(rf"(?<!\w){words('trade_head')}\s$", re.IGNORECASE)
_TRADE = re.compile(words("trade"))
# The verb's only syllable closes a word that means something else: *đăng ký, thành lập, doanh thu*.
_PART = re.compile(
    r"(?<!\w)(?:(?:đăng|chữ|thư|đồng) ký|(?:thành|độc|công|ngoài công|xác|trung|thiết|tạo) lập|(?:bàn|chuyển|ngoại|tạm) giao|"
    r"(?:doanh|nguồn|tổng|tiền) thu|(?:di|luân|vận|chu|bưu) chuyển|(?:công|chủ) nên|(?:gia|khuyến|ngày|trong|quốc) tăng|"
    r"(?:địa|tiêu|văn|chứng|không) chỉ|(?:hình|xử|bị) phạt|(?:khai|cởi) mở|(?:người|đi) làm|(?:cầm|nắm|kinh|lưu|tạm) giữ|"
    r"(?:thay|trao|biến|chuyển) đổi|(?:từ|bãi|loại|xóa) bỏ)$",
    re.IGNORECASE,
)


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('action')}(?!\w)")


@cache
def opening_deed() -> re.Pattern[str]:
    """The verb that a thing to be done begins with, in small letters or with a capital."""
    return re.compile(rf"{words('action', any_case=True)}(?!\w)")


@cache
def somebody() -> re.Pattern[str]:
    """The head of those who may be told."""
    return whole_words("addressee", "body", "role", "person")


def complement(text: str, at: int, end: int, *, told: bool) -> Complement | None:
    """Read `text[at:end]` behind a verb of telling. `told`: somebody has to be told (*giao Sở Y tế kiểm tra*)."""
    lead = _LEAD.match(text, at, end)
    colon = lead is not None and ":" in lead[0]
    at = lead.end() if lead else at
    opening, head = opening_deed().match(text, at, end), somebody().match(text, at, end)
    if opening and text[at].isupper() and not colon and text[at - 1] not in '“"‘':
        if head is None:  # a title: *công văn chỉ đạo Phòng, chống ...*
            return None
        opening = None  # Thanh tra, Phòng
    if opening and head and head.end() == opening.end() and somebody().match(text, head.end() + 1, end):
        opening = None  # lãnh đạo xã
    if opening and (head is None or head.end() <= opening.end()):
        return None if told else Complement(None, at)
    if towards := _TOWARDS.match(text, at, end):
        at = towards.end()
    return _with_addressee(text, at, end, told=told, colon=colon)


def _with_addressee(text: str, at: int, end: int, *, told: bool, colon: bool) -> Complement | None:
    """The complement that begins with those who are told, or with the matter itself."""
    named = somebody().match(text, at, end) or text[at : at + 1].isupper() or text[at : at + 1].isdigit()
    limit = min(end, at + _LONGEST_ADDRESSEE)
    stop = next((i for i in range(at, limit) if text[i] in ";:"), limit)
    deed = first_deed(text, at, stop)
    if named and deed and not _FINITE.search(text, at, deed):
        return Complement(Span(at, at + len(text[at:deed].rstrip(" ,“\"'"))), deed)
    if named and stop < limit and text[stop] == ":":
        return Complement(Span(at, stop), stop + 1)
    if told:
        return None
    matter = deed and _MODAL.match(text, deed) and text[at : at + 1].islower()  # đề nghị việc thu phí phải công khai
    return Complement(None, at) if matter or colon or (deed and _WHEN.match(text, at, end)) else None


def first_deed(text: str, at: int, stop: int) -> int | None:
    """Where the first verb of doing in `text[at:stop]` stands that is not part of a noun.

    A verb that may be a body's trade (*cơ quan điều tra*) counts only where no other follows: *các đơn vị tổ chức trực ban*.
    """
    trade = None
    for m in _deed().finditer(text, at, stop):
        before = text[max(at, m.start() - 16) : m.start()]
        if (" " not in m[0] and _PART.search(text[max(at, m.start() - 9) : m.end()])) or _NOUN_OF.search(before):
            continue
        if not (_HEAD_OF.search(before) and _TRADE.fullmatch(m[0])):
            return m.start()
        trade = trade or m.start()
    return trade if trade and stop - trade > _SHORTEST_DEED else None


_SHORTEST_DEED = 15
_SEPARATOR = re.compile(r";|(?:[”\"]?\s?[,–-]|[”\"])\s?đồng thời(?!\w),?")
_SEPARATE_QUOTES = re.compile(r"[”\"],\s?[“\"]")
_EDGE = ' .,;:…“”"‘/–-'
_LEADING = re.compile(
    r"(?:đồng thời|và|bên cạnh đó|ngoài ra|song song đó|theo đó|trong đó|cụ thể)(?!\w),?\s*|(?:[-–+•*]|\d{1,2}[.)]|[a-zđ]\))\s*|"
    r"(?:Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy) là)[,:]?\s"
)
_EMPTY = re.compile(r"(?:theo đó|cụ thể|như sau|trong đó|đồng thời|các nội dung(?: sau)?)", re.IGNORECASE)
_SHORTEST_ITEM = 4
_SPEAKS = re.compile(rf"(?:ông|bà|đồng chí|đ/c|[{UPPER}][\w’']+)[^,;]{{0,60}}(?:cho biết|cho hay|nói|khẳng định)(?!\w)")
_ATTRIBUTION = re.compile(
    rf"\s?[”\"]\s?[,.]?\s?[–-]?\s?(?=(?:ông|bà|đồng chí|đ/c|anh|chị|vị|[{UPPER}])[^”\"“]{{1,120}}$)|\s?[”\"]\s?[–-]\s"
)

# What came of it is no part of what was to be done: *... nhưng đến nay vẫn chưa xong*.
_OUTCOME = re.compile(
    r",?\s(?:(?:nhưng|song) (?:đến nay|vẫn (?:không|chưa|bị|còn)|họ|hầu hết)|"
    r"mà vẫn|liền bị|tuy nhiên)(?!\w)"
)


def trim(text: str, start: int, end: int) -> Span:
    """`[start, end)` without the punctuation and connecting words at its edges; pairs of marks stay whole."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if (m := _LEADING.match(text, start, end)) and m.end() < end:
        return trim(text, m.end(), end)
    for left, right in ("“”", "()"):
        if text.count(left, start, end) > text.count(right, start, end) and text[end : end + 1] == right:
            end += 1
    if text.count('"', start, end) % 2 and text[end : end + 1] == '"':
        end += 1
    return Span(start, end)


def split_items(text: str, start: int, end: int) -> list[Span]:
    """The things to be done in `text[start:end]`: parts between semicolons, before *đồng thời*, or quotations of their own."""
    while start < end and text[start] in _EDGE:
        start += 1
    if m := _ATTRIBUTION.search(text, start, end):
        end = m.start()
    if m := _OUTCOME.search(text, start, end):
        end = m.start()
    cuts = [m.span() for m in _SEPARATOR.finditer(text, start, end)]
    if text[start - 1 : start] in ("“", '"'):
        cuts = sorted({*cuts, *(m.span() for m in _SEPARATE_QUOTES.finditer(text, start, end))})
    items: list[Span] = []
    at = start
    for cut, following in [*cuts, (end, end)]:
        item = trim(text, at, cut)
        at = following
        if item.end - item.start < _SHORTEST_ITEM or _EMPTY.fullmatch(text, *item):
            continue
        if items and _SPEAKS.match(text, *item):
            break
        items.append(item)
    return items
