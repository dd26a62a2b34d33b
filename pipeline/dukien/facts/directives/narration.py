"""Where a verb of telling only tells of something: of a habit, a praise, a crime, a wish, a talk with a guest from abroad."""

from __future__ import annotations

import re
from functools import cache

from dukien.facts.directives.lexicon import words
from dukien.facts.directives.speaker import Speaker
from dukien.facts.directives.verbs import Anchor
from dukien.text import Span

_ORDERS = frozenset(("yêu cầu", "chỉ đạo", "đề nghị", "giao", "giao cho", "giao nhiệm vụ", "giao nhiệm vụ cho"))
_REMINDERS = frozenset(("nhắc nhở", "đôn đốc", "khuyến cáo", "nhắc"))
_MISCONDUCT = re.compile(
    r"(?<!\w)(?:thiếu trách nhiệm|thiếu kiểm tra|không đúng quy định|chưa đúng (?:quy định|pháp luật)|không đúng thẩm quyền|"
    r"chưa đủ điều kiện, tiêu chuẩn|chưa thực hiện đúng)(?!\w)"
)
# *Bí thư biểu dương Công an huyện đã kịp thời chỉ đạo ...*
_PRAISED = re.compile(r"(?<!\w)(?:đánh giá cao|đề cao|biểu dương|khen ngợi|hoan nghênh|ghi nhận|cảm ơn)\s[^;.”\"]*$")
_STRAIGHT = re.compile(r"(?:(?!đồng thời|và )[^,;])*")
# *Sau khi huyện yêu cầu ..., chủ quán mới ...*
_BACKGROUND = re.compile(r"(?<!\w)(?:nếu|khi) (?:đến|lên|ra|tới)\s$|(?<!\w)(?:[Ss]au khi|[Tt]ừ khi|để|nhằm|[Nn]ếu|[Vv]ề việc)\s$")
# *Ông Tám nói về việc huyện chỉ đạo các xã ...*
_ABOUT = re.compile(r"(?<!\w)(?:về|có) việc\s[^,;]{2,60}$")
# Police and courts issue warrants: *ra lệnh bắt*.
_POLICE = re.compile(r"(?<!\w)(?:công an|CSĐT|cảnh sát|điều tra|viện kiểm sát|VKS|tòa)(?!\w)", re.IGNORECASE)
_HABIT = re.compile(r"(?<!\w)(?:thường xuyên|luôn|hằng năm|hàng năm)(?!\w)[^.;]{0,60}$")
# Who is quoted has no office: *"Đề nghị xử nghiêm", bạn đọc An nêu*.
_ASKED_BY = re.compile(
    r"[”\"]\s?[,.]?\s?[–-]?\s?(?:một |nhiều |các )?(?:bạn đọc|độc giả|người dân|cử tri|phụ huynh|luật sư|anh|chị|bà con|"
    r"chuyên gia|đại biểu|em|thầy|cô|chủ|tài xế)\s"
)
_MEETS = re.compile(r"(?<!\w)(?:gặp|hội đàm|hội kiến|tiếp(?= (?:đoàn|ông|bà|Đại sứ|Bộ trưởng|Tổng|Thủ tướng|Chủ tịch|phái)))\s")


# What an office may do by law: *Theo Luật Thanh tra, đoàn ... ; đội có chức năng lập biên bản, kiến nghị ...*
_BY_LAW = re.compile(
    r"[“\"]?\s?(?:Cũng theo|Theo|Căn cứ) (?:[Kk]hoản \w+ |[Đđ]iểm \w )?"
    r"(?:Luật|Bộ luật|[Đđ]iều \d|Nghị định|Hiến pháp|Thông tư)(?!\w)"
)
_FUNCTION = re.compile(
    r"(?<!\w)có (?:chức năng|nhiệm vụ|quyền hạn)(?!\w)|"
    r"(?<!cơ quan )(?<!cấp )(?<!người )(?<!\w)có thẩm quyền (?:trình|quyết định|xử)(?!\w)"
)


def only_tells(text: str, start: int, end: int, anchor: Anchor, speaker: Speaker) -> bool:
    """Whether the verb of a clause in `text[start:end]`, told by `speaker`, makes no instruction."""
    verb, span = anchor.span, speaker.span
    if not anchor.paper and (_BY_LAW.match(text, start, verb.start) or _FUNCTION.search(text, start, verb.start)):
        return True
    if anchor.verb == "ra lệnh" and _POLICE.search(text, start, verb.start):
        return True
    if anchor.verb in _ORDERS and _MISCONDUCT.search(text, start, verb.start):
        return True
    if anchor.verb in _REMINDERS and _HABIT.search(text, start, verb.start):
        return True
    if (span is None or _is_i(text, span)) and _ASKED_BY.search(text, verb.end, end):
        return True
    if anchor.verb == "đề nghị" and _is_talk_abroad(text, start, verb):
        return True
    if span is not None and _ABOUT.search(text, span.end, verb.start):
        return True
    return span is not None and (_is_background(text, start, span.start) or _is_praised(text, start, span, verb.start))


def _is_i(text: str, span: Span) -> bool:
    return text[span.start : span.end].lower().startswith(("tôi", "chúng tôi"))


def _is_background(text: str, start: int, speaker: int) -> bool:
    """Whether the speaker's clause only tells when, or for what, something else came about."""
    return bool(_BACKGROUND.search(text[max(start, speaker - 24) : speaker]))


def _is_talk_abroad(text: str, start: int, verb: Span) -> bool:
    """Whether the verb reports what was said to a guest from abroad."""
    m = _MEETS.search(text, start, verb.start)
    return m is not None and bool(_foreign().search(text, m.end(), verb.start))


def _is_praised(text: str, start: int, speaker: Span, verb: int) -> bool:
    """Whether somebody else only praises what the speaker has told others."""
    return bool(_PRAISED.search(text, start, speaker.end)) and bool(_STRAIGHT.fullmatch(text, speaker.end, verb))


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('foreign')}(?!\w)(?! [A-ZĐ])")


@cache
def _foreign_told() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:phía|nước|chính phủ|chính quyền|các nước) )?{words('foreign')}(?! [A-ZĐ])(?!\w)")


def is_abroad(text: str, told: Span) -> bool:
    """Whether those who are told are another state or its people."""
    return bool(_foreign_told().match(text, *told))
