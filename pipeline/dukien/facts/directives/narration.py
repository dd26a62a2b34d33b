"""Where a verb of telling only tells of something: of a habit, a praise, a crime, a wish, a talk with a guest from abroad."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dukien.facts.directives.clues import QUOTED, Rare
from dukien.facts.directives.lexicon import Endings, words
from dukien.facts.directives.speaker import Speaker
from dukien.facts.directives.verbs import Anchor
from dukien.text import Span

_ORDERS: Final = frozenset(("yêu cầu", "chỉ đạo", "đề nghị", "giao", "giao cho", "giao nhiệm vụ", "giao nhiệm vụ cho"))
_REMINDERS: Final = frozenset(("nhắc nhở", "đôn đốc", "khuyến cáo", "nhắc"))
_MISCONDUCT: Final = Rare(
    r"(?<!\w)(?:thiếu trách nhiệm|thiếu kiểm tra|không đúng quy định|chưa đúng (?:quy định|pháp luật)|không đúng thẩm quyền|"
    r"chưa đủ điều kiện, tiêu chuẩn|chưa thực hiện đúng)(?!\w)",
    (
        *("thiếu trách nhiệm", "thiếu kiểm tra", "không đúng quy định", "chưa đúng", "không đúng thẩm quyền"),
        *("chưa đủ điều kiện, tiêu chuẩn", "chưa thực hiện đúng"),
    ),
)
# *Bí thư biểu dương Công an huyện đã kịp thời chỉ đạo ...*
_PRAISE: Final = ("đánh giá cao", "đề cao", "biểu dương", "khen ngợi", "hoan nghênh", "ghi nhận", "cảm ơn")
_PRAISED: Final = Rare(rf"(?<!\w)(?:{'|'.join(_PRAISE)})\s[^;.”\"]*$", _PRAISE)
_STRAIGHT: Final = re.compile(r"(?:(?!đồng thời|và )[^,;])*")
# *Sau khi huyện yêu cầu ..., chủ quán mới ...*
_BACKGROUND: Final = Endings(
    (
        *(f"{when} {to}" for when in ("nếu", "khi") for to in ("đến", "lên", "ra", "tới")),
        *("Sau khi", "sau khi", "Từ khi", "từ khi", "để", "nhằm", "Nếu", "nếu", "Về việc", "về việc"),
    )
)
# *Ông Tám nói về việc huyện chỉ đạo các xã ...*
_ABOUT: Final = Rare(r"(?<!\w)(?:về|có) việc\s[^,;]{2,60}$", ("về việc", "có việc"))
# Police and courts issue warrants: *ra lệnh bắt*.
_POLICE: Final = re.compile(r"(?<!\w)(?:công an|CSĐT|cảnh sát|điều tra|viện kiểm sát|VKS|tòa)(?!\w)", re.IGNORECASE)
_HABIT: Final = re.compile(r"(?<!\w)(?:thường xuyên|luôn|hằng năm|hàng năm)(?!\w)[^.;]{0,60}$")
# Who is quoted has no office: *"Đề nghị xử nghiêm", bạn đọc An nêu*.
_ASKED_BY: Final = re.compile(
    r"[”\"]\s?[,.]?\s?[–-]?\s?(?:một |nhiều |các )?(?:bạn đọc|độc giả|người dân|cử tri|phụ huynh|luật sư|anh|chị|bà con|"
    r"chuyên gia|đại biểu|em|thầy|cô|chủ|tài xế)\s"
)
_MEETS: Final = Rare(
    r"(?<!\w)(?:gặp|hội đàm|hội kiến|tiếp(?= (?:đoàn|ông|bà|Đại sứ|Bộ trưởng|Tổng|Thủ tướng|Chủ tịch|phái)))\s",
    (
        "gặp ",
        "hội đàm",
        "hội kiến",
        *(f"tiếp {guest}" for guest in ("đoàn", "ông", "bà", "đại sứ", "bộ", "tổng", "thủ", "chủ", "phái")),
    ),
)


# What an office may do by law: *Theo Luật Thanh tra, đoàn ... ; đội có chức năng lập biên bản, kiến nghị ...*
_BY_LAW: Final = re.compile(
    r"[“\"]?\s?(?:Cũng theo|Theo|Căn cứ) (?:[Kk]hoản \w+ |[Đđ]iểm \w )?"
    r"(?:Luật|Bộ luật|[Đđ]iều \d|Nghị định|Hiến pháp|Thông tư)(?!\w)"
)
_FUNCTION: Final = Rare(
    r"(?<!\w)có (?:chức năng|nhiệm vụ|quyền hạn)(?!\w)|"
    r"(?<!cơ quan )(?<!cấp )(?<!người )(?<!\w)có thẩm quyền (?:trình|quyết định|xử)(?!\w)",
    ("có chức năng", "có nhiệm vụ", "có quyền hạn", "có thẩm quyền"),
)


def only_tells(text: str, start: int, end: int, anchor: Anchor, speaker: Speaker, clues: int) -> bool:
    """Whether the verb of a clause in `text[start:end]`, told by `speaker`, makes no instruction.

    `clues`: those of its sentence.
    """
    verb, span = anchor.span, speaker.span
    if not anchor.paper and (_BY_LAW.match(text, start, verb.start) or _FUNCTION.search(clues, text, start, verb.start)):
        return True
    if anchor.verb == "ra lệnh" and _POLICE.search(text, start, verb.start):
        return True
    if anchor.verb in _ORDERS and _MISCONDUCT.search(clues, text, start, verb.start):
        return True
    if anchor.verb in _REMINDERS and _HABIT.search(text, start, verb.start):
        return True
    if clues & QUOTED and (span is None or _is_i(text, span)) and _ASKED_BY.search(text, verb.end, end):
        return True
    if anchor.verb == "đề nghị" and _is_talk_abroad(text, start, verb, clues):
        return True
    if span is not None and _ABOUT.search(clues, text, span.end, verb.start):
        return True
    return span is not None and (_is_background(text, start, span.start) or _is_praised(text, start, span, verb.start, clues))


def _is_i(text: str, span: Span) -> bool:
    return text[span.start : span.end].lower().startswith(("tôi", "chúng tôi"))


def _is_background(text: str, start: int, speaker: int) -> bool:
    """Whether the speaker's clause only tells when, or for what, something else came about."""
    return _BACKGROUND.close(text[max(start, speaker - 24) : speaker])


def _is_talk_abroad(text: str, start: int, verb: Span, clues: int) -> bool:
    """Whether the verb reports what was said to a guest from abroad."""
    m = _MEETS.search(clues, text, start, verb.start)
    return m is not None and bool(_foreign().search(text, m.end(), verb.start))


def _is_praised(text: str, start: int, speaker: Span, verb: int, clues: int) -> bool:
    """Whether somebody else only praises what the speaker has told others."""
    return bool(_PRAISED.search(clues, text, start, speaker.end)) and bool(_STRAIGHT.fullmatch(text, speaker.end, verb))


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('foreign')}(?!\w)(?! [A-ZĐ])")


@cache
def _foreign_told() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:phía|nước|chính phủ|chính quyền|các nước) )?{words('foreign')}(?! [A-ZĐ])(?!\w)")


def is_abroad(text: str, told: Span) -> bool:
    """Whether those who are told are another state or its people."""
    return _foreign_told().match(text, told.start, told.end) is not None
