"""The verbs that instruct, and what stands beside them when they do not."""

from __future__ import annotations

import re
from typing import Final

from dukien.facts.directives.clues import Clues, Rare
from dukien.facts.directives.lexicon import Endings, endings, last_word, words
from dukien.text import Document, Span
from dukien.text.vocabulary import Vocabulary

# Verbs of telling. Firm ones tell wherever they are verbs, loose ones only where somebody is told.
_FIRM: Final = ("yêu cầu", "đề nghị", "chỉ đạo", "kiến nghị", "lưu ý", "quán triệt", "đặt hàng", "giao nhiệm vụ", "ra lệnh")
_LOOSE: Final = (
    "giao nhiệm vụ cho",
    "giao trách nhiệm cho",
    "giao cho",
    "giao",
    "đôn đốc",
    "nhắc nhở",
    "phân công",
    "đề xuất",
    "chấn chỉnh",
    "chỉ thị",
    "khuyến cáo",
    "nhắc",
)
LOOSE: Final = frozenset(_LOOSE)
"""Verbs that tell only where somebody is told: *giao Sở Y tế kiểm tra*."""
UPWARD: Final = "đề xuất"
"""The verb of those who may only propose."""

_VERBS: Final = sorted((*_FIRM, *_LOOSE), reverse=True)  # the longer first
_PLACES: Final = Vocabulary(lambda: {v: None for v in _VERBS if not v.startswith(("giao ", "nhắc "))})
_VERB: Final = re.compile(rf"(?<![\w/])(?:{'|'.join(f'[{v[0]}{v[0].upper()}]{v[1:]}' for v in _VERBS)})(?!\w)")

_BEFORE_NOUN: Final = endings("before_noun")
_NOT_TELLING: Final = Endings(
    (
        "qua",
        "ban",
        "công tác",
        *(
            f"{a} {b}"
            for a in ("để", "sẽ", "không", "cần", "phải", "nhằm", "đáp ứng")
            for b in ("tiếp tục", "sớm", "kịp thời", "chủ động", "khẩn trương", "tốt", "được")
        ),
    ),
    unless={
        "qua": ("hôm ", "vừa ", "sáng ", "chiều ", "tối ", "đêm ", "tuần "),
        "ban": ("ủy ",),
        "công tác": ("đoàn ", "tổ "),
    },
)
_STEERING: Final = frozenset(("chỉ đạo", "đôn đốc", "hướng dẫn", "nhắc nhở", "chấn chỉnh"))
_NOT_STEERING: Final = endings("before_steering")
_NOT_GIAO: Final = endings("before_giao")
# *đã có chỉ đạo tạm dừng ...* tells; *khi có chỉ đạo, chưa có chỉ đạo* do not.
_HAS: Final = Endings(("có",), unless={"có": ("khi ", "nếu ", "chưa ", "không ", "phải ", "cần ", "sẽ ", "sau ")})
_HAVING: Final = frozenset(("chỉ đạo", "đề nghị", "kiến nghị", "lưu ý"))
_PASSIVE: Final = Endings(("được", "bị"), unless=dict.fromkeys(("được", "bị"), ("đáp ứng ", "đạt ", "nhận ", "hiểu ")))
# A paper tells; then a word before the verb that would make it a noun does not: *có văn bản gửi các sở đề nghị*.
_PAPER: Final = Rare(
    r"(?<!\w)(?:văn bản|công văn|công điện|thông báo|(?:có|cho) ý kiến|kết luận|quyết định|(?<!bí )thư|tờ trình|chỉ thị)"
    r"(?: (?:số|khẩn|hỏa tốc|gửi|ngày|về|đến|tới|thống nhất|chính thức|trong đó)(?!\w)[^;.]{0,90})?,?\s$",
    ("văn bản", "công văn", "công điện", "thông báo", "ý kiến", "kết luận", "quyết định", " thư ", "tờ trình", "chỉ thị"),
    re.IGNORECASE,
)
# *xin ý kiến chỉ đạo* asks for an order.
_THEIR_VIEW: Final = re.compile(r"(?<!\w)(?:xin|về|việc|theo|lấy|chờ|tiếp thu) (?:các )?ý kiến\s$")
_DENIED: Final = Endings(("chưa", "không", "chẳng", "sẽ"))
_NO_OBJECT: Final = re.compile(
    rf"\s?(?:{words('behind_noun')}|khi(?! [^.;,]{{4,60}}, )|từ(?! (?:nay|ngày|đầu|\d))|trong(?! (?:quý|tháng|năm|ngày|"
    rf"tuần|vòng|thời gian|\d)))(?!\w)|\s?[)]|\s?$"
)
_GIAO_OTHERWISE: Final = re.compile(rf"\s(?:{words('behind_giao')}|phối(?! hợp))(?!\w)")
_SENT: Final = re.compile(r"\s(?:gửi(?: lên| tới| đến)? [A-ZĐ]|nhiều lần|lần thứ)")
_COUNTED: Final = Endings(("lần", "đợt"))
_COMMITTEE: Final = re.compile(r"ban\s$", re.IGNORECASE)
_AS_TITLE: Final = re.compile(r"\s(?:đưa ra|được đưa|trên cơ sở|nêu|như vậy)(?!\w)")
_COORDINATED: Final = re.compile(r",(?!\s(?:từ|trong|trước|đến|ngay|thời gian|nếu|khi|đối với|cần|phải|các|tất cả|[“\"]))")
_STARTS: Final = re.compile(r"(?:^|[\n.;:,“”\"‘'•+–-]\s?)$")


_LONGEST_BEFORE: Final = 24
"""What decides before a verb, in characters."""


class Anchor:
    """A verb of telling in its finite, active or passive use."""

    def __init__(self, verb: str, span: Span, *, passive: bool, paper: bool) -> None:
        self.verb = verb
        """In small letters."""
        self.span = span
        self.passive = passive
        self.paper = paper
        """A paper tells: *có văn bản yêu cầu*."""


def anchors(doc: Document, clues: Clues) -> list[tuple[int, Anchor]]:
    """The verbs of telling in `doc`, each behind the index of its sentence, but no nouns, nor what is denied or intended."""
    text = doc.text
    found: list[tuple[int, Anchor]] = []
    last = -1
    for at, _, _ in _PLACES.matches(doc):
        m = _VERB.match(text, at) if at > last else None
        if m is None:
            continue
        end = m.end()
        verb = doc.lower[at:end]
        if not _is_verb(text, at, end, verb):
            continue
        last = at
        near = max(0, at - _LONGEST_BEFORE)
        before = text[near:at]
        index = doc.sentence_index(at)
        paper = _is_paper(text, at, clues.of(index)) and not _THEIR_VIEW.search(before)
        word = last_word(before)
        if paper and _DENIED.close_with(before, word):
            continue
        passive = _PASSIVE.close_with(before, word)
        if (
            passive
            or paper
            or (m[0] in _HAVING and _HAS.close_with(before, word))
            or not (word and _is_noun(doc.lower[near:at], word.lower(), verb))
        ):
            found.append((index, Anchor(verb, Span(at, end), passive=passive, paper=paper)))
    return found


def _is_paper(text: str, at: int, clues: int) -> bool:
    if not _PAPER.may_stand(clues):
        return False
    return _PAPER.search(clues, text, max(0, at - 110, text.rfind("\n", 0, at) + 1), at) is not None


def _is_noun(before: str, word: str, verb: str) -> bool:
    """Whether what stands `before` the verb, up to a last `word`, makes it a noun, a denial, a purpose or everyday work."""
    if _BEFORE_NOUN.close_with(before, word) or _NOT_TELLING.close_with(before, word):
        return True
    if verb in _STEERING:
        return _NOT_STEERING.close_with(before, word)
    return verb.startswith("giao") and _NOT_GIAO.close_with(before, word)


def _is_verb(text: str, start: int, end: int, verb: str) -> bool:
    """Whether what follows `verb` at `[start, end)`, and the word it is part of, leave a verb."""
    if verb in ("giao", "giao cho") and _GIAO_OTHERWISE.match(text, end):
        return False
    if text[start].isupper():
        if _AS_TITLE.match(text, end):
            return False  # Chỉ đạo đưa ra trên cơ sở ...
        if not _STARTS.search(text[max(0, start - 3) : start]):
            return False  # in a name: Sở Giao thông
    if verb in ("kiến nghị", "đề nghị"):
        before = text[max(0, start - 5) : start]
        if (before.endswith("có ") and text.startswith(", ", end)) or _SENT.match(text, end) or _COUNTED.close(before):
            return False  # a paper: *văn bản kiến nghị gửi Chính phủ*; *đã có kiến nghị, cảnh báo*
    if verb == "chỉ thị" and text[end + 1 : end + 2].isdigit():
        return False  # Chỉ thị 16
    if verb == "chỉ đạo" and (_COMMITTEE.search(text[max(0, start - 8) : start]) or _COORDINATED.match(text, end)):
        return False  # Ủy ban chỉ đạo; chỉ đạo, điều hành
    return not _NO_OBJECT.match(text, end) or _closes_quote(text, start, end)


_SENTENCE_END: Final = re.compile(r"\s?[.]?\s?$|\s?[.\n]")
_QUOTE_END: Final = re.compile(r"[”\"]\s*[,.]?\s*[–-]?\s*[^\n”\"“]{2,80}$")


def _closes_quote(text: str, start: int, end: int) -> bool:
    """The verb ends the sentence that attributes the quotation before it: *"...", ông A yêu cầu.*"""
    if text.startswith(" ", end) and text[end + 1 : end + 2].isalnum():
        return False  # nearly always
    return bool(_SENTENCE_END.match(text, end)) and bool(_QUOTE_END.search(text[max(0, start - 90) : start]))


def quoted_before(text: str, start: int, verb: Span) -> Span | None:
    """The quotation that the verb at the end of a sentence attributes, from `start` on."""
    if not _closes_quote(text, verb.start, verb.end):
        return None
    m = _QUOTE_END.search(text[: verb.start], start)
    return Span(start, m.start()) if m else None
