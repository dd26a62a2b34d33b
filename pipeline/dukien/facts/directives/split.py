"""The things to be done, one by one: the parts between semicolons, without what came of them and who says so."""

from __future__ import annotations

import re
from typing import Final

from dukien.facts.directives.clues import QUOTED, Rare
from dukien.facts.directives.items import first_deed, opening_deed, somebody
from dukien.text import Span
from dukien.text.letters import UPPER

_SEPARATOR: Final = re.compile(r";|[”\"]\s?[,–-]?\s?đồng thời(?!\w),?")
_SEPARATE_QUOTES: Final = re.compile(r"[”\"],\s?[“\"]")
_EDGE: Final = ' .,;:…“”"‘/–-'
_LEADING: Final = re.compile(
    r"(?:đồng thời|và|còn|bên cạnh đó|ngoài ra|song song đó|theo đó|trong đó|cụ thể)(?!\w),?\s*|(?:[-–+•*]|\d{1,2}[.)]|"
    r"[a-zđ]\))\s*|"
    r"(?:Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy) là)[,:]?\s"
)
_TRAILING: Final = (" đồng thời", " và")
_EMPTY: Final = re.compile(
    r"(?:(?:đề|đặt|đưa|nêu) ra|giao|theo đó|cụ thể|như sau|trong đó|đồng thời|các nội dung(?: sau)?|"
    r"(?:phòng,? )?chống (?:bão|lũ|lụt|ngập|hạn|dịch)(?: lụt)?|công tác (?:khắc phục|cứu hộ|cứu nạn|chữa cháy|chống \w+))",
    re.IGNORECASE,
)
_SHORTEST_ITEM: Final = 4
_LONGEST_EMPTY: Final = 40
_FEELS: Final = re.compile(
    r"(?:mong|hy vọng|tin tưởng|bày tỏ|cho biết|khẳng định|cảm ơn|chúc|ghi nhận|đánh giá cao|biểu dương|hoan nghênh|sẽ)(?!\w)"
)
_WILL: Final = re.compile(r"(?:[^,;]{2,60}, )?[^,;]{2,50}(?<!mà)(?<!cũng)(?<!rồi) sẽ (?!phải|bị)")
_ATTRIBUTION: Final = re.compile(
    rf"\s?[”\"]\s?[,.]?\s?[–-]?\s?(?=(?:ông|bà|đồng chí|đ/c|anh|chị|vị|(?:phó )?(?:chủ tịch|bí thư|thủ tướng)|bộ trưởng|"
    rf"thứ trưởng|(?:phó )?giám đốc|lãnh đạo|luật sư|đại biểu|(?:đại|thượng|trung|thiếu) (?:tá|tướng)|trưởng|"
    rf"[{UPPER}])[^”\"“]{{1,240}}$)|\s?[”\"]\s?[–-]\s|"
    r"\s?[”\"]\s?[,.]?\s?(?=[^”\"“;,]{2,90}\s(?:nói|cho biết|cho hay|nêu|đề xuất|chia sẻ|khẳng định)(?: rõ| thêm)?\s?[.]?$)|"
    r"\s?[”\"]?\s?[,.]\s(?=(?:một |trong )?(?:đoạn|nội dung|trích|văn bản|công văn|công điện|thông báo|chỉ thị|kết luận|luật sư)"
    r"[^”\"“,;]{0,70}(?:nêu|viết|ghi)[^”\"“,;]{0,20}$)"
)

# What came of it, what it came from and what else was said is no part of what was to be done.
_OUTCOME: Final = Rare(
    r",?\s(?:"
    # Behind *nhưng* an instruction goes on only with another (*nhưng phải bảo đảm an toàn*) or with those it is about (*các dự
    # án được giao đất nhưng chưa triển khai*).
    r"(?:nhưng|song)\s(?!(?:(?:vẫn )?(?:phải|cần|nên|(?:bảo|đảm) đảm)|giữ|tuyệt đối|chưa|cố tình|chậm|còn|thiếu|"
    r"không(?! (?:ai|chấp hành|thành|dừng)))(?!\w))|"
    r"(?:mà vẫn|liền bị|tuy nhiên|thế nhưng|và đã)(?!\w)|"
    r"(?:và|đồng thời) (?:khẳng định|cho biết|cam kết|ghi nhận|biểu dương|chúc|hứa|đánh giá cao|mong|bày tỏ|cảm ơn)(?!\w)|"
    r"sau (?:vụ|loạt|sự (?:cố|việc)|khi (?:để xảy ra|xảy ra|gặp phải|\d+|đã xem xét|báo chí|có (?:thông tin|phản ánh)|"
    r"phát hiện))(?!\w)|"
    r"(?:vì|do) (?:đã |để xảy ra |buông lỏng|thiếu trách nhiệm|vi phạm|có (?:hành vi|sai phạm|vi phạm))(?!\w|"
    r"[^.;]{0,120}\sthì\s))|"
    r",\s(?:bước đầu|đến nay|trong khi đó)(?!\w)|,\s(?=[^,;]{3,50}\scũng (?:đã|sẽ|đang)\s)",
    (
        *("nhưng", " song", "mà vẫn", "liền bị", "tuy nhiên", "và đã", "bước đầu", "đến nay", "trong khi đó"),
        *("cũng đã", "cũng sẽ", "cũng đang", "sau vụ", "sau loạt", "sau sự", "sau khi"),
        *(f"{why} {what}" for why in ("vì", "do") for what in ("đã ", "để xảy", "buông", "thiếu trách", "vi phạm", "có ")),
        *(
            f"{too} {says}"
            for too in ("và", "đồng thời")
            for says in (
                "khẳng",
                "cho biết",
                "cam kết",
                "ghi nhận",
                "biểu dương",
                "chúc",
                "hứa",
                "đánh giá",
                "mong",
                "bày",
                "cảm",
            )
        ),
    ),
)
# Another is told behind a comma: *..., công ty cáp treo phải diễn tập*.
_NEXT_TOLD: Final = re.compile(r",\s(?:còn |riêng )?(?=(?P<who>[^,;:“”\"]{2,60}?)\s(?:phải|có trách nhiệm)\s)")


def trim(text: str, start: int, end: int) -> Span:
    """`[start, end)` without the punctuation and connecting words at its edges; pairs of marks stay whole."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if _may_lead(text, start) and (m := _LEADING.match(text, start, end)) and m.end() < end:
        return trim(text, m.end(), end)
    if text.endswith(_TRAILING, start, end):
        word = next(word for word in _TRAILING if text.endswith(word, start, end))
        return trim(text, start, end - len(word))
    if text.startswith(_RIGHT, end):
        for left, right in ("“”", "()"):
            if text.startswith(right, end) and text.count(left, start, end) > text.count(right, start, end):
                end += 1
        if text.startswith('"', end) and text.count('"', start, end) % 2:
            end += 1
    return Span(start, end)


_RIGHT: Final = ("”", ")", '"')
_LEADING_WORDS: Final = (
    *("đồng thời", "và", "còn", "bên cạnh đó", "ngoài ra", "song song đó", "theo đó", "trong đó", "cụ thể"),
    *("Thứ", "Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy"),
)
"""The words that `_LEADING` waits for."""


def _may_lead(text: str, at: int) -> bool:
    """Whether `_LEADING` may find anything at `at`."""
    return not text[at : at + 1].isalpha() or text.startswith(_LEADING_WORDS, at) or text.startswith(")", at + 1)


def _is_told(text: str, m: re.Match[str], start: int) -> bool:
    return bool(somebody().match(text, m.start("who"), len(text))) and first_deed(text, start, m.start()) is not None


_GOES_WITH: Final = re.compile(
    r"\s?(?:đặc biệt là|nhất là|kể cả|bao gồm|(?:Quyết định|Nghị định|Thông tư|Chỉ thị|Nghị quyết|Công văn|Kết luận) số|"
    r"các (?:quy định|kiến nghị|văn bản|nghị quyết)|kiến thức)(?!\w)"
)
_LIKE_THIS: Final = re.compile(r" như (?:sau|trên|vậy|thế|đã)(?!\w)")


def _only_goes_with(text: str, at: int, end: int) -> bool:
    """Whether what begins at `at` is told with the thing to be done before it."""
    with_it = _GOES_WITH.match(text, at)
    return with_it is not None and not opening_deed().match(text, with_it.end() + 1, end)


def _names_only(text: str, at: int, end: int) -> bool:
    """Whether the part that begins at `at` is one more example, and no deed: *các nhóm yếu thế như phụ nữ; trẻ em*."""
    stop = text.find(";", at, end)
    part = trim(text, at, end if stop < 0 else stop)
    return first_deed(text, part.start, part.end) is None


# Behind these a list of examples or reasons runs to the end: *..., như trồng cây; nạo vét hồ*.
_LISTS: Final = re.compile(r",\s(?:như|vì|do)\s|\s(?:với lý do|về lỗi|gồm|bao gồm)\s")
_OPENS: Final = re.compile(
    r"(?:hoặc|một là|hai là|ba là|bốn là)(?!\w)|(?:(?:và|cũng như|trong đó|cụ thể|bên cạnh đó|ngoài ra|"
    r"đặc biệt là|nhất là|sau đó|từ đó|qua đó),? )*(?:(?:phải|cần|không|chỉ|"
    r"tuyệt đối|kiên quyết|sớm|nếu|khi|hằng|hàng|trong|trước|từ|đối với|với|riêng|về|định kỳ|chậm nhất|đến|các|mọi|việc|"
    r"trường hợp|để|có|công tác|cấp)(?!\w)|[A-ZĐ])"
)
_WHO_MUST: Final = re.compile(r"[^;,]{2,90}?\s(?:phải|cần|tiếp tục|khẩn trương|có trách nhiệm|chịu trách nhiệm|không được)\s")
_NOUN: Final = re.compile(
    r"(?:phụ nữ|nữ|trẻ|người|ông|bà|thực trạng|dự án|lực lượng|mục đích|vấn đề|tình hình|số|gói thầu|"
    r"hộ|khu|điện thoại|địa chỉ|tuyến|nguồn|nội dung|lý do|nguyên nhân)(?!\w)"
)
_TOLD_OF: Final = re.compile(r"(?:[^,;]{2,50}\s)?(?:đã(?! (?:được|có|đề ra|ban hành|giao|ký|xác định))|đang|vừa)\s")


def _begins_item(text: str, start: int, cut: int, at: int, end: int) -> bool:
    """Whether the part behind a semicolon is a thing to be done of its own, and no more of a list of nouns before it."""
    if _LISTS.search(text, start, cut):
        return False
    stop = text.find(";", at, end)
    begin, stop = trim(text, at, end if stop < 0 else stop)
    if opening_deed().match(text, begin, stop) or _OPENS.match(text, begin, stop) or _WHO_MUST.match(text, begin, stop):
        return True
    if _NOUN.match(text, begin, stop):
        return False
    head = somebody().match(text, begin, stop)
    return head is None or first_deed(text, begin, stop, behind=head.end()) is not None


def _without_attribution(text: str, start: int, end: int, clues: int) -> int:
    """Where what is to be done ends in `text[start:end]`: before the words for who says it."""
    low = -1
    if clues & QUOTED:
        low = min((at for mark in '”"' if (at := text.find(mark, start, end)) >= 0), default=0) - 1
    if low < 0:
        last = max(start, end - _LONGEST_END)
        for word in _CITING:
            if text.find(word, last, end) >= 0:
                break
        else:
            return end
        low = end - _LONGEST_SOURCE
    m = _ATTRIBUTION.search(text, max(start, low), end)
    return m.start() if m else end


_CITING: Final = ("nêu", "viết", "ghi")
_LONGEST_END: Final = 26
"""From a word of citing to the end of the sentence, in characters."""
_LONGEST_SOURCE: Final = 130
"""From the comma before the paper that is cited."""


def _cuts(text: str, start: int, end: int, clues: int) -> list[tuple[int, int]]:
    """The stretches between the things to be done."""
    cuts: list[tuple[int, int]] = []
    if clues & QUOTED or text.find(";", start, end) >= 0:
        cuts += [m.span() for m in _SEPARATOR.finditer(text, start, end)]
    if text.find(" phải ", start, end) >= 0 or text.find(" có trách nhiệm ", start, end) >= 0:
        cuts += [m.span() for m in _NEXT_TOLD.finditer(text, start, end) if _is_told(text, m, start)]
    if text[start - 1 : start] in ("“", '"'):
        cuts = sorted({*cuts, *(m.span() for m in _SEPARATE_QUOTES.finditer(text, start, end))})
    if not cuts:
        return cuts
    cuts = [c for c in sorted(cuts) if text.count("(", start, c[0]) <= text.count(")", start, c[0])]
    if cuts and (like := text.find(" như ", start, cuts[0][0])) >= 0 and not _LIKE_THIS.match(text, like):
        cuts = [c for c in cuts if not _names_only(text, c[1], end)]
    return [c for c in cuts if text[c[0]] != ";" or _begins_item(text, start, *c, end)]


def split_items(text: str, start: int, end: int, clues: int) -> list[Span]:
    """The things to be done in `text[start:end]`: the parts between semicolons, and quotations of their own.

    `clues`: those of its sentence.
    """
    while start < end and text[start] in _EDGE:
        start += 1
    end = _without_attribution(text, start, end, clues)
    if m := _OUTCOME.search(clues, text, start, end):
        end = m.start()
    cuts = _cuts(text, start, end, clues)
    items: list[Span] = []
    at = start
    for cut, following in (*cuts, (end, end)):
        if cut < end and _only_goes_with(text, following, end):
            continue  # *..., đặc biệt là các xe chở hàng dễ cháy*
        item = trim(text, at, cut)
        at = following
        begin, stop = item
        size = stop - begin
        if size < _SHORTEST_ITEM or (size < _LONGEST_EMPTY and _EMPTY.fullmatch(text, begin, stop)):
            continue
        if text.find("?", stop, stop + 2) >= 0:
            continue
        if items and (_FEELS.match(text, begin, stop) or _WILL.match(text, begin, stop)):
            break
        items.append(item)
    return items
