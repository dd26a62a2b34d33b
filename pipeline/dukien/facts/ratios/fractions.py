"""What *n/m* is: a fraction of counted things, or a date, an address, a document number, a score ...

A slash between two numbers decides nothing by itself. What stands before it rules a fraction out (*sáng 2/3, lớp 7/5,
Nghị định 93/2015*); what follows (a counted noun: *2/3 hộ dân*) or a word that takes a share (*chiếm gần 2/3*) rules it in.
"""

from __future__ import annotations

import re
from typing import Final

from dukien.facts.counted import counted_noun
from dukien.text.letters import UPPER

# --- Vocabulary -------------------------------------------------------------------------------------------------

_DATE_BEFORE: Final = (
    "ngày|hôm|sáng|chiều|tối|đêm|trưa|khuya|sớm|muộn|nay|mai|kia|mùng|mồng|rằm|tháng|quý|phiên|lễ|dịp|tết|noel|khánh|"
    "thời tiết|ngày mới|hạn chót|thời điểm|thời gian|thời hạn|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cn|"
    r"lúc|\d{1,2}(?:h|g|giờ|:)\d{0,2}|vụ|sự kiện|khủng bố|cách mạng|kỷ niệm|giỗ tổ|phụ nữ|nhà giáo|tình nhân|valentine|"
    "từ|vào|trước|kể từ|hồi|đợt|hết|tức|rạng sáng|cuối tuần|tuần|kỳ điều hành|sinh nhật|niệm"
)
_NAME_BEFORE: Final = (  # streets, schools, parks, markets that bear a date
    "đường|phố|chợ|công viên|quảng trường|trường|mầm non|tiểu học|thcs|thpt|bệnh viện|khu phố|tổ dân phố|cầu|bến xe|nông trường|"
    "đảo chính|xí nghiệp|cơ khí|dệt may|giao lộ|ngã tư|ngã ba|may"
)
_NUMBER_BEFORE: Final = (  # numbers of things: addresses, documents, grades, ranks, scales, models
    "số nhà|nhà|ngõ|ngách|hẻm|kiệt|hẻm số|ngõ số|địa chỉ|lô|thửa|tờ bản đồ|quốc lộ|tỉnh lộ|ql|km|lý trình|cọc|"
    "luật|nghị định|nghị quyết|quyết định|thông tư|chỉ thị|công văn|văn bản|kế hoạch|hướng dẫn|pháp lệnh|kết luận|quy chuẩn|"
    "thông báo|thông tri|quy định|lệnh|nđ|qđ|tt|nq|ct|"
    "thứ|hạng|vị trí|xếp thứ|xếp hạng|thương binh|bệnh binh|thương binh hạng|thương binh loại|tổ|đội|kíp|lớp|"
    "tỷ lệ bản đồ|mi|mark|airbus|boeing|mega|power|max|dk|dk1|y|k|thị lực|huyết áp|cấp|bậc|vòng|bảng|f|"
    "biển số|biển kiểm soát|bks|xác suất|giải|tọa độ|phương án|mô hình|mẫu|mã|gpa|"
    "khóa|quy hoạch|quy hoạch chi tiết|quy hoạch phân khu|thị thực"
)
_DATE_WORDS: Final = frozenset(
    "ngày hôm sáng chiều tối đêm trưa khuya nay mai kia mùng mồng rằm tháng quý phiên lễ dịp lúc vụ hồi".split()
)
_DAYS: Final = _DATE_WORDS - {"nay"}  # *đến nay 7/8 thôn*
_LONGEST_DAY: Final = 8
_SHARE_BEFORE: Final = frozenset(  # words that take a share of something
    "chiếm,bằng,có,được,đạt,hơn,gần,khoảng,trên,dưới,quá,tới,ít nhất,tối thiểu,tối đa,chừng,xấp xỉ,chưa tới,chưa đến,"
    "chưa đầy,giảm,tăng,mất,còn,chỉ,mới,với,hoàn thành,xong,là,lên,thêm,bớt,cắt,trừ,đủ,đúng,cả,nhất,tương đương,tương ứng,"
    "hết,lấy,thu,nắm,giữ,dùng,tỷ lệ,số phiếu,kết quả,tổng cộng,bao gồm,gồm,cho,phiếu,mỗi,đã,trung bình,phiếu bầu,"
    "tín nhiệm,đồng ý,tán thành,tiêu chí,trong,tại,ở,của".split(",")
)
_POINTS: Final = "có|nguy|thi|trường|đến|ngập|đen|cầu|bán|nóng|quan|dân|bưu|du|sạt|tiếp|giao|chốt|kiểm|tập|nghẽn"
_NO_UNIT_AFTER: Final = (
    rf"mmhg|âm lịch|giờ|h\b|g\b|điểm(?! (?:{_POINTS}))|tỷ số|set|séc|hiệp|nghìn|triệu|tỷ(?! (?:đồng|usd|lệ))|hằng năm|hàng năm|"
    r"(?-i:đường (?:[A-ZĐ]|số ))|tới đây|vừa qua|năm (?:nay|ngoái|sau|tới|\d)|[A-Z]\b"
)
UNIT_BEHIND: Final = (
    r"(?:ha|hecta|héc ta|km2|km²|m2|m²|m3|m³|km|tấn|(?:nghìn |ngàn )?(?:triệu|tỷ)(?: (?:đồng|usd|m3|m2|lít))?)"
    r"(?![\w/²³]| ?/| (?:tập|phú|đô|lệ|giá|đồng|usd))"
)
"""A measure behind *n/m*, not one of a rate (*36,2/36,4 triệu đồng/lượng, 71/60 km/h*) or the start of another word."""
_SCALES: Final = frozenset({200, 250, 500, 1000, 2000, 2500, 5000, 10000, 20000, 25000, 50000, 100000, 250000, 1000000})
_LOOK_BACK: Final = 30
_SERIES: Final = 100  # a rank may be the first of a series: *đứng thứ 7/30, thu nhập 9/30 tỉnh*

# --- Pieces -----------------------------------------------------------------------------------------------------

_OPEN: Final = r"(?:^|(?<=[\s(“\"'‘:,;–-]))"
_DATE: Final = re.compile(
    rf"(?i){_OPEN}(?:{_DATE_BEFORE})[\s(“\"]*(?:\d{{1,2}}(?:/\d{{1,2}})?(?: ?[,–-] ?| và | hoặc | hay | đến | tới ))*$"
)
_MONTH: Final = re.compile(r"/(?:0?[1-9]|1[0-2])(?!\d|[.,]\d)")
_NO_DAY: Final = re.compile(r"(?i)(?<!\w)(?:(?:khi|sau khi|đã|mất|dùng|tiêu|chạy|làm|mới) hết|(?:đến|tới|hiện) nay,?) $")
"""*khi hết 2/3 thời gian, đến nay 7/8 thôn*: no day."""
_NAME: Final = re.compile(rf"(?i){_OPEN}(?:{_NAME_BEFORE}) $")
_NUMBERED: Final = re.compile(
    rf"(?i){_OPEN}(?:{_NUMBER_BEFORE})(?: số)?:? $|(?:\b(?:số|loại)|(?-i:(?<![^\W\d_])(?:\d[A-Z]?|[A-Z]\.?)))[ :]$"
)
_MAY_BE_NUMBERED: Final = tuple({words.rpartition(" ")[2] for words in _NUMBER_BEFORE.split("|")} | {"số", "loại", "."})
"""How a text in small letters ends before the sign or space that `_NUMBERED` ends with, unless with a digit or a capital."""
_BEFORE_WORD: Final = re.compile(r"[(“\"'‘:,;–-]")
_ALL: Final = re.compile(r"(?i)(?:có|đạt|với|được) $")
_MEASURED_BEFORE: Final = re.compile(r"(?i)\b(?:thị lực|huyết áp|tỷ số)\b")
_RANKED: Final = re.compile(r"(?i)\b(?:đứng thứ|xếp thứ|xếp hạng|vị trí|thứ hạng|trị số)\b")
_RANKED_UNITS: Final = re.compile(r"(?i) (?:quốc gia|nước|tỉnh|thành phố|tỉnh thành|doanh nghiệp|trường)\b")
_RANK_WORDS: Final = ("thứ", "hạng", "vị trí", "trị số")
_AMONG: Final = re.compile(r"(?i)(?:trong đó,?|[,;]) $")
_SHARE_AFTER: Final = re.compile(r" (?:là|đạt|được|bị|còn lại|không|đến từ|thuộc|trong số|số|đã)\b")
_STRONG: Final = re.compile(
    rf"(?i){_OPEN}(?:chiếm|bằng|đạt|đạt được|giảm|tăng|gần|hơn|quá|mất|còn|chỉ|ít nhất|có|có tới|có đến|trung bình|tiêu chí|"
    r"chưa đầy|chưa tới|chưa đến|xấp xỉ|tương đương|bỏ|(?:chiếm|giảm|tăng|mất|bằng) (?:khoảng|chừng|trên|dưới)) $"
)
_LIST: Final = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{4})?\)? ?(?:[,–-]|và|đến|hoặc|hay|tới) ?$")
_DAY_LIST: Final = re.compile(r"(?:^|[\s(,])\d{1,2} ?(?:[,–-]|và|đến|hoặc|hay|tới) ?$")
_AFTER: Final = re.compile(rf"(?i) ?(?:{_NO_UNIT_AFTER})")
_NAMED_AFTER: Final = re.compile(rf" [{UPPER}]")
_SAME_DATE_AFTER: Final = re.compile(r" ?(?:[–-]|đến|tới) ?(?:ngày )?\d{1,2}/")
_WORD_AFTER: Final = re.compile(r" (?:so với|trong|của|là|số)\b")


def is_day(text: str, start: int, slash: int) -> bool:
    """*ngày 12/5*, *sáng 2/3*: surely day and month, and most slashes are; the number begins at `start`."""
    if not text.startswith(" ", start - 1):
        return False
    before = text[max(0, start - _LONGEST_DAY) : start - 1]
    word = before[max(before.rfind(" "), before.rfind("\n")) + 1 :]
    return word.lower() in _DAYS and _MONTH.match(text, slash) is not None


def is_amount(text: str, start: int, n: float, m: float, unit: str) -> str | None:
    """The rule by which *n/m*, with a measure behind it, is a part of an amount (*45/60ha*); None for odds and dates."""
    before = text[max(0, start - _LOOK_BACK, text.rfind("\n", 0, start) + 1) : start]
    if not 1 < n <= m or _DATE.search(before) or _is_numbered(before) or _is_measure(before.lower()):
        return None
    could_be_date = n <= 31 and m <= 12 and n.is_integer() and m.is_integer()
    if unit in ("triệu", "tỷ", "km") and could_be_date:
        return None
    return "n_of_m" if not could_be_date or _takes_share(before.lower()) else None


def is_fraction(text: str, start: int, end: int, n: int, m: int) -> str | None:
    """The rule by which `text[start:end]`, *n/m*, is a fraction; None where it is something else."""
    if m == 0 or (n, m) in {(24, 24), (24, 7), (7, 7)} or (n == 1 and m in _SCALES):
        return None
    line = text.rfind("\n", max(0, start - _SERIES), start) + 1
    before = text[max(0, start - _LOOK_BACK, line) : start]
    small = before.lower()
    words = small.split()
    if m <= 12 and words and words[-1].lstrip('(“"') in _DATE_WORDS and not _NO_DAY.search(before):
        return None
    if _is_measure(small) or _AFTER.match(text, end) or _is_numbered(before):
        return None
    noun = counted_noun(text, end)
    if n > 1 and _is_ranked(text[max(0, start - _SERIES, line) : start]) and (not noun or _RANKED_UNITS.match(text, end)):
        return None
    if _NAMED_AFTER.match(text, end) and not noun:
        return None
    if 1900 <= m <= 2100 and (n <= 12 or not noun):
        return None
    share = _takes_share(small)
    if n <= 31 and m <= 12:
        return _undated(text, start, end, before, n, m, noun=bool(noun), share=share)
    if n > m:
        return "n_of_m" if noun and share and m > 12 and not 1900 <= n <= 2100 else None
    if noun:
        return "n_of_m"
    return "share" if share and not _DATE.search(before) else None


def _is_numbered(before: str) -> bool:
    """*Nghị định 93/2015, số nhà 14/5*."""
    if not before.endswith((" ", ":")):
        return False
    stem = before.rstrip(" :")
    may_be = stem[-1:].isdigit() or stem[-1:].isupper() or stem.lower().endswith(_MAY_BE_NUMBERED)
    return may_be and _NUMBERED.search(before) is not None


def _is_measure(before: str) -> bool:
    """*thị lực 10/10, tỷ số 2/1*."""
    return ("thị lực" in before or "huyết áp" in before or "tỷ số" in before) and bool(_MEASURED_BEFORE.search(before))


def _is_ranked(before: str) -> bool:
    """*đứng thứ 7/30*."""
    small = before.lower()
    return any(word in small for word in _RANK_WORDS) and bool(_RANKED.search(small))


def _takes_share(before: str) -> bool:
    """*chiếm gần 2/3*: one of the words, which begins a word, stands at the end."""
    lead = before.removesuffix("(").rstrip(": ")
    for n in (1, 2):
        last = lead.rsplit(" ", n)
        phrase = " ".join(last[-n:])
        if _BEFORE_WORD.split(phrase)[-1] in _SHARE_BEFORE:
            return True
    return False


def _undated(text: str, start: int, end: int, before: str, n: int, m: int, *, noun: bool, share: bool) -> str | None:
    """The same for an *n/m* that could be day and month."""
    if (
        (_DATE.search(before) and not (noun and _NO_DAY.search(before)))
        or _NAME.search(before)
        or _LIST.search(before)
        or _DAY_LIST.search(before)
    ):
        return None
    if _SAME_DATE_AFTER.match(text, end) or n > m or start == 0:
        return "n_of_m" if noun and n <= m and start == 0 else None
    if noun:
        return "n_of_m"
    if n == m:
        return "share" if _ALL.search(before) else None
    if _AMONG.search(before) and _SHARE_AFTER.match(text, end):
        return "share"
    return "share" if n < m and (_STRONG.search(before) or (share and _WORD_AFTER.match(text, end))) else None
