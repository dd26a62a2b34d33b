"""Whether a ratio was reached, is to be reached, was missed, or says how far something changed."""

from __future__ import annotations

import re
from typing import Final, Literal

from dukien.text import Span

Status = Literal["achieved", "target", "not_achieved", "change"]

# --- Vocabulary -------------------------------------------------------------------------------------------------
# All of it is read in small letters.

_PLANS: Final = re.compile(  # they reach over the commas of a list: *phấn đấu thu nhập đạt 50 triệu đồng, 95% hộ có nước sạch*
    r"\b(?:phấn đấu|đặt ra|đề ra|dự kiến(?! \d)|dự báo(?! về)|kỳ vọng|quyết tâm|hướng tới|mục tiêu(?! số)|chỉ tiêu|kế hoạch)\b"
)
_PLAN_NOUNS: Final = frozenset({"mục tiêu", "chỉ tiêu", "kế hoạch"})
_NO_PLAN_BEFORE: Final = (
    "vượt ", "đạt ", "thành ", "hiện ", "với ", "đúng ", "các ", "nhiều ", "số ", "% ", "so ", "bộ ", "sở ", "phòng ", "tổng ",
    "ra ",
)  # fmt: skip
"""Before those nouns they make no plan: *vượt kế hoạch, 18/20 chỉ tiêu, bộ Kế hoạch*."""
_MODALS: Final = re.compile(  # they hold in their clause only
    r"\b(?:(?<!sạch )(?<!chia )sẽ|phải(?! (?:trả|nộp|đóng|chịu|thanh|bỏ|mất|sơ|di|ngừng|nhập|cắt|bán|gánh|đối|đi|vay)\b)|"
    r"cần(?! thơ| giờ| đước)|nhằm|(?:yêu cầu|quy định)(?! kỹ thuật)|tối thiểu)\b"
)
_PLAN_WORDS: Final = (
    "phấn đấu", "đặt ra", "đề ra", "dự kiến", "dự báo", "kỳ vọng", "quyết tâm", "hướng tới", "mục tiêu", "chỉ tiêu", "kế hoạch",
    "sẽ", "phải", "cần", "nhằm", "yêu cầu", "quy định", "tối thiểu",
)  # fmt: skip
"""What those two look for: one of them stands where there is a plan."""
_BOUND: Final = re.compile(r"(?i:không quá|không dưới|tối đa|tối thiểu)\b")
"""A bound that belongs to the number."""
_RESULTS: Final = re.compile(
    r"\b(?:(?<!sẽ )(?<!tiêu )(?<!đấu )đạt được|đã|đến nay|tới nay|hiện nay|hiện đạt|ước đạt|thực tế|"
    r"chỉ đạt|mới đạt|trong khi|nhưng)\b"
)
"""Between a plan and the number: it says what became of it."""
_FAILED: Final = re.compile(
    r"(?: [^\s,;.:()]+){0,4}? (?:chưa|không) (?:đạt|hoàn thành|đảm bảo|bảo đảm)(?! (?:thêm|các|\d|mục|chỉ))"
)
_FAILED_BEFORE: Final = re.compile(r"\b(?:chưa|không) (?:đạt|hoàn thành|đạt được) (?:(?!mục tiêu|được)[^\s,;.:()]+ ){0,2}$")
_FAILED_LIST: Final = re.compile(r"\b(?:chưa|không) đạt(?:(?: chuẩn| yêu cầu)? (?:là|gồm)\b|:)[^;]*$")
"""What did not do is listed: *hai chỉ tiêu không đạt là trồng rừng (|60%|) và nước sạch (|88%|)*."""
_LACKS: Final = re.compile(
    r"(?: (?!được\b|đã\b)[^\s,;.:()]+){1,3}? (?:vẫn |còn )?(?:chưa (?!từng|bao giờ|biết|rõ)|"
    r"không có (?:điện|nước|nhà|đất|việc)\b|còn (?:vướng|thiếu) )"
)
_FAILS: Final = ("chưa ", "không ")
_DONE: Final = re.compile(r"\b(?<!có thể )(?:đạt|đã|hoàn thành|được|còn(?! lại)|vượt|đạt được|đến nay|với tỷ lệ)\b")
_HAVE: Final = re.compile(r"\b(?<!trong đó )có(?! thể) (?:(?:tới|đến|hơn|gần|trên|khoảng) )?$")
_RATE: Final = re.compile(r"\b(?:tỷ|tỉ) lệ (?!ủng hộ|tán thành)[^,;:()]{3,50}$")
"""A rate that is told stands at the number: *tỷ lệ hộ nghèo của xã là |2,1%|*."""
_EQUALS: Final = re.compile(r"\bbằng (?:chỉ )?(?:(?:khoảng|gần|hơn) )?$")
_OF_A_PLAN: Final = re.compile(r" (?:(?:so với )?(?:kế hoạch|dự toán|chỉ tiêu|nghị quyết|kh)\b)")
_DONE_COUNTED: Final = re.compile(r"\bvới (?:(?:hơn|gần|cả|đủ) )?$")
_DONE_BEHIND: Final = re.compile(
    r"(?: (?!không\b|chưa\b)[^\s,;.:()]+){0,5}? (?:đạt|đã|hoàn thành|được công nhận|được hỗ trợ|đủ điều kiện|hợp vệ sinh|"
    r"(?:sử dụng|dùng) nước|tham gia|có (?:điện|nước|nhà|đường|bảo hiểm|thẻ|việc làm)|thành lập)\b"
)
_COUNTS: Final = re.compile(r"\d[\d.]*/(?P<whole>\d[\d.]*)")
_FEW: Final = 10
"""A part of more than so many is a count of what there is; of fewer it may be a share (*|3/5| tài sản*)."""
_CRITERIA: Final = re.compile(r" (?:tiêu chí|chỉ tiêu)\b")
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_RISE: Final = re.compile(
    r"\b(?:mức (?:tăng|giảm)(?! trưởng)\b[^,;:()]*|(?:lao dốc|bốc hơi|sụt giảm) (?:(?!xuống|còn)\w+ ){0,2}|"
    r"(?:tăng|giảm|hạ|mất)(?: (?:mạnh|cao|nhanh|nhẹ|chậm))? ở mức |"
    r"(?:tăng|giảm|hạ|mất)(?:(?! (?:còn|xuống|lên) )[^,;:()]|(?<=\d),(?=\d)){0,40}\d(?:[^,;:()]|(?<=\d),(?=\d)){0,30}"
    r"(?: \(|(?:,? (?:tương (?:đương|ứng)(?: với)?|hay|tức) )|% (?:và|,) )(?:(?:hơn|gần|khoảng) )?)$"
)
"""The number belongs to a rise or fall that was said before: *giảm 10 vụ (5%), tăng lần lượt 3% và 5%*."""
_RISES: Final = ("tăng", "giảm", "hạ", "mất", "lao dốc", "bốc hơi")
_OLD: Final = re.compile(r"\btừ (?:mức )?(?:(?:hơn|gần|trên|dưới|khoảng) )?$")
_NEW: Final = re.compile(r" ?(?:/\w+ )?(?:[^\s,;.:]+ ){0,6}?(?<!trở )(?:lên|xuống|còn|về|sang|nay)\b")
_COMPARED: Final = re.compile(r"\bso với (?:mức |con số |tỷ lệ )?(?:(?:hơn|gần|trên|dưới|khoảng) )?$")
_CLAUSE: Final = re.compile(r"[,;:(“\"]|\b(?:mà|nhưng|trong khi|do|vì|khi)\b")
_FAR, _NEAR, _AT = 220, 60, 30
"""Characters before the number: how far a plan reaches, a modal, a word of result."""


# --- The whole --------------------------------------------------------------------------------------------------


def status(text: str, sentence: Span, start: int, end: int, *, change: bool, counted: bool) -> Status | None:
    """The status of the number at `[start, end)`.

    `change`: its words say that it is a rise or a fall; `counted`: it is a fraction.
    """
    written = text[max(sentence.start, start - _FAR) : start]
    before, behind = written.lower(), text[end : min(sentence.end, end + 60)].lower()
    near, at = before[-_NEAR:], before[-_AT:]
    if _is_missed(before, near, behind):
        return "not_achieved"
    if ("từ " in at and _OLD.search(at) and _NEW.match(behind)) or ("so với " in at and _COMPARED.search(at)):
        return None
    if _BOUND.match(text, start, end) or _is_planned(before, near, written):
        return "target"
    if change or (any(word in near for word in _RISES) and _RISE.search(before[-2 * _NEAR :])):
        return "change"
    if _LACKS.match(behind):
        return "not_achieved"
    return "achieved" if _is_reached(text[start:end], near, behind, counted=counted) else None


def _is_missed(before: str, near: str, behind: str) -> bool:
    """It is said of the number that it does not do."""
    if _FAILED.match(behind, 0, 40):
        return True
    return any(word in near for word in _FAILS) and bool(_FAILED_BEFORE.search(near) or _FAILED_LIST.search(before))


def _is_reached(number: str, near: str, behind: str, *, counted: bool) -> bool:
    """A verb of result stands by the number, a rate is said to stand at it, or it counts what there is."""
    at = near[-_AT:]
    if _DONE.search(at) or _DONE_BEHIND.match(behind):
        return True
    if not counted:
        return bool(_RATE.search(near) or (_EQUALS.search(at) and _OF_A_PLAN.match(behind)))
    if _HAVE.search(at) or _DONE_COUNTED.search(at):
        return True
    counts = _COUNTS.match(number)
    return bool(counts and (_CRITERIA.match(behind) or _CRITERIA.search(number) or int(counts["whole"].replace(".", "")) > _FEW))


def _is_planned(before: str, near: str, written: str) -> bool:
    """A plan is said of the number; `near` is the end of `before`, which is `written` in small letters."""
    if not any(word in before for word in _PLAN_WORDS):
        return False
    if "(" in before:  # *(chỉ tiêu được giao 50%)* plans nothing behind it
        before, near = (_BRACKETS.sub(lambda m: " " * len(m[0]), part) for part in (before, near))
    clause = max((m.end() for m in _CLAUSE.finditer(near)), default=0)
    if _MODALS.search(near, clause):
        return True
    plan = -1
    for m in _PLANS.finditer(before):
        if m[0] not in _PLAN_NOUNS or _is_plan(before, m.start(), written[m.end() : m.end() + 2]):
            plan = m.end()
    return plan >= 0 and not _RESULTS.search(before, plan)


def _is_plan(before: str, start: int, following: str) -> bool:
    """Not a name (*Kế hoạch |Hành động|*), not counted (*18/20 |chỉ tiêu*)."""
    name, counted = following[1:].isupper(), before[max(0, start - 2) : start - 1].isdigit()
    return not name and not counted and not before.endswith(_NO_PLAN_BEFORE, 0, start)
