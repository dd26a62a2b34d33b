"""The district or province that a number is about, where it is about no commune.

Of what claims the number in its sentence (`claims`) the nearest before it wins, else what stands right behind it
(*95% hộ dân trên địa bàn tỉnh*); else what the sentence before is about, where the number's own goes on from it; else the
one unit of an article about it, for figures that only such a unit has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dukien.link.places import Place
from dukien.link.subjects.claims import in_list, nearest, scopes, scopes_in
from dukien.link.subjects.context import PRIVATE, Claim, Context, Spanned, first_word
from dukien.text import Span
from dukien.text.letters import LOWER

# --- Vocabulary -------------------------------------------------------------------------------------------------

_PRIVATE: Final = re.compile(
    rf"(?:{PRIVATE}|bỏng|nồng độ|thuế suất|cổ phiếu|cổ tức|lợi nhuận|vốn (?:điều lệ|nhà nước|góp)|khuyến mãi|giảm giá|"
    r"bị cáo|giữ chức|hưởng lợi|chiếm đoạt|công suất|tốc độ(?! tăng| phát triển))\b"
)
"""Between a unit and a number that is somebody's or something's, not the unit's."""
_ASIDE: Final = re.compile(r"\((?!(?:\S+ ){0,5}$)[^()]*$")
_ONE_OF: Final = ("một trong", "1 trong", "01 trong")
_ONE_OF_ALL: Final = re.compile(r"\w+ trong tổng")
_GOES_ON: Final = re.compile(
    r"(?:Trong đó|Trong số (?:đó|này)|Cụ thể|Ngoài ra|Riêng|Bên cạnh đó|Đồng thời|Cùng với đó|Song song|Qua đó|Nhờ đó|Theo đó|"
    r"(?:Tính )?[Đđ]ến nay|Hiện(?: nay)?|Kết quả|Tổng|(?:Số )?[Cc]òn lại)(?!\w)"
)
_OWN: Final = re.compile(
    r"(?:hộ (?:nghèo|cận nghèo)|số hộ|(?:thu|chi) ngân sách|dự toán|tăng trưởng kinh tế|giá trị sản xuất|"
    r"bình quân đầu người|tiêu chí|chỉ tiêu|(?:vị )?đại biểu|nông thôn mới|bảo hiểm y tế|bhyt|dân số|số xã|đơn vị hành chính|"
    r"biên chế|gia đình văn hóa|đảng viên|tổ chức cơ sở đảng|trường (?:học|đạt chuẩn)|trạm y tế|lao động qua đào tạo|"
    r"tỷ lệ che phủ|(?:(?:nông|lâm|công) nghiệp|xây dựng|thương mại|dịch vụ)[^,;.]{0,30} chiếm)(?!\w)"
)
"""What a district or province counts of its own."""
# What it begins with stands in one class: so the search for it is faster.
_BEHIND_ENDS: Final = re.compile(
    r"[;:.()\d,](?:(?<!,)|(?! (?:huyện|thành phố|thành|thị xã|quận|xã|phường|thị trấn|TP|tỉnh|ngành)\b))"
)
_WITHIN: Final = re.compile(
    r"(?i)(?<!\w)(?:(?:của|tại|ở|thuộc|trên địa bàn|toàn|cả|trong)(?: (?:địa bàn|tỉnh|huyện|toàn))*|"
    r"hđnd|ubnd|hội đồng nhân dân|đảng bộ) $"
)
_NOUN: Final = re.compile(
    r"(?: (?!(?:và|với|so|từ|về|đến|ra|vào|đi|sang|tới|lên|xuống|qua|cho|theo|do|là|bị|được|có|mà|để|khi|như|gửi|gần|cách)(?!\w))"
    rf"[{LOWER}]+){{0,3}} "
)
"""Between a number and the unit that its noun belongs to: *40% |dân số| Hà Nội*."""
_SURE: Final = frozenset(("scope", "nation", "subject", "predicate"))
"""Rules whose claims hold through the sentence; those of others only near by."""
_BEHIND, _OWN_NEAR, _NEAR, _FAR = 70, 80, 140, 300
"""Characters: how far behind a number its unit may stand, how far before it what is counted, an unsure claim, any claim."""


# --- The whole --------------------------------------------------------------------------------------------------


def area(context: Context, fact: Spanned, sentence: Span, here: Sequence[Place]) -> Claim | None:
    """The claim that wins, with the unit's code; None where there is none. `here` are the places of the `sentence`."""
    one_of = context.lower.startswith(_ONE_OF, fact.start) and _ONE_OF_ALL.match(context.lower, fact.start) is None
    if here or scopes(context, sentence)[0]:
        claim = None if one_of else _before(context, fact, sentence)
        behind = _behind(context, fact, sentence)
        if behind and (claim is None or _is_nearer(context, behind, claim)):
            return behind
        if claim or here:
            return claim
    if one_of:
        return None
    return _carried_on(context, sentence) or _own_figures(context, fact, sentence)


def _is_nearer(context: Context, behind: Claim, claim: Claim) -> bool:
    """Whether what stands behind the number lies in what claims it before: *tỉnh A có 45 hộ ở huyện B*."""
    code = behind.commune.code if behind.commune else behind.code
    return code is not None and claim.code is not None and context.setting.lies_in(code, claim.code)


def _before(context: Context, fact: Spanned, sentence: Span) -> Claim | None:
    """The nearest claim before the number."""
    text = context.doc.text
    claims = nearest(context, fact, sentence, max(sentence.start, fact.start - _FAR))
    claim = next(claims, None)
    if claim is None or (claim.rule == "within" and text.find(";", claim.end, fact.start) >= 0):
        return None
    if text.find("(", claim.end, fact.start) >= 0 and _ASIDE.search(text, claim.end, fact.start):
        return None
    if first_word(_PRIVATE, context.lower, claim.end, min(fact.end + 30, sentence.end)):
        return None
    if claim.rule in _SURE or fact.start - claim.end < _NEAR:
        return claim
    return next((c for c in claims if c.rule in _SURE), None)


def _behind(context: Context, fact: Spanned, sentence: Span) -> Claim | None:
    """*95% hộ dân trên địa bàn tỉnh*, *12% số xã của huyện Nhà Bè*, *6 người huyện Nhà Bè*."""
    text = context.doc.text
    end = min(fact.end + _BEHIND, sentence.end)
    begins = scopes(context, sentence)[0]
    if not ((begins and begins[-1] >= fact.end) or context.places_in(fact.end, end)):
        return None
    stop = _BEHIND_ENDS.search(text, fact.end, end)
    end = stop.start() if stop else end
    if end <= fact.end:
        return None
    places = context.places_in(fact.end, sentence.end)
    m = next(scopes_in(text, begins, fact.end, end), None)
    if m and not any(p.start < m.start() < p.end for p in places):  # not the end of *Khuê Mỹ*
        return Claim(m.start(), m.end(), context.setting.own(m["kind"], m.start()) if m["kind"] else None, "behind")
    for i, p in enumerate(places):
        if p.start >= end:
            break
        if _NOUN.fullmatch(text, fact.end, p.start) or _WITHIN.search(text, fact.end, p.start):
            if in_list(text, places, i, i):
                return Claim(p.start, p.end, None, "behind")
            is_commune = p.level == "commune"
            return Claim(p.start, p.end, None if is_commune else p.code, "behind", p if is_commune else None)
    return None


def _carried_on(context: Context, sentence: Span) -> Claim | None:
    """*... Trong đó, thu nội địa đạt 41%*: what the sentence before is about; it is looked for once for all its numbers."""
    if sentence.start not in context.carried:
        context.carried[sentence.start] = _from_sentence_before(context, sentence)
    return context.carried[sentence.start]


def _from_sentence_before(context: Context, sentence: Span) -> Claim | None:
    doc = context.doc
    i = doc.sentence_index(sentence.start)
    if i == 0 or not _GOES_ON.match(doc.text, sentence.start):
        return None
    before = doc.sentences[i - 1]
    if doc.line_at(before.start) != doc.line_at(sentence.start):
        return None
    claim = _before(context, Span(before.end, before.end), before)
    return Claim(claim.start, claim.end, claim.code, "carried_on", claim.commune) if claim else None


def _own_figures(context: Context, fact: Spanned, sentence: Span) -> Claim | None:
    """In an article about one district or province, what only such a unit counts: *tỷ lệ hộ nghèo*, *thu ngân sách*."""
    if context.setting.area is None:
        return None
    low, high = max(sentence.start, fact.start - _OWN_NEAR), min(sentence.end, fact.end + 40)
    counted = first_word(_OWN, context.lower, low, high)
    return Claim(sentence.start, sentence.start, context.setting.area, "own_figures") if counted else None
