"""The commune that a number is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dukien.link.places import Place
from dukien.link.setting import how_many
from dukien.link.subjects.context import FAR, PRIVATE, Context, Spanned, first_word
from dukien.text import Document, Span
from dukien.text.letters import LOWER, UPPER

# --- Vocabulary -------------------------------------------------------------------------------------------------
# Most of it is read in small letters, where it begins a word (`first_word`).

_WIDER: Final = re.compile(  # the sentence speaks of more than one commune
    r"(?:(?:toàn|cả|của|trên địa bàn|trong) (?:huyện|tỉnh|thành phố|thị xã|quận|nước|quốc|ngành|cụm|vùng)|"
    r"các xã|các phường|các địa phương|(?<!năm )\d{1,3} (?:xã|phường|huyện|quận|tỉnh)|mỗi xã|nhiều xã)\b"
)
NOT_SUBJECT: Final = re.compile(r"(?:ngụ|trú|quê|quê quán|sinh|hộ khẩu|địa chỉ|trụ sở|thường trú|tạm trú)(?: \S+){0,5} $|\($")
"""Before a place that is only an address; in small letters."""
_VILLAGE: Final = re.compile(
    r"(?:thôn|ấp|khóm|tổ dân phố|số hộ|hộ dân|hộ nghèo|hộ gia đình|nhân khẩu|tiêu chí|toàn xã|toàn phường|toàn thị trấn|"
    r"của xã|của phường|của thị trấn|xã đạt|xã có|xã mới|xã đã|xã còn|trong xã)\b"
)
_OWN: Final = re.compile(  # what only a commune's own figures are about
    r"(?:thôn|ấp|khóm|bản|buôn|tổ dân phố|khu phố|hộ nghèo|hộ cận nghèo|toàn xã|toàn phường|toàn thị trấn|toàn đảo|đặc khu|"
    r"số hộ|tiêu chí|cả xã|cả phường|của xã|xã đã|xã đạt|xã có|xã còn|phường đã|phường có|thị trấn đã|"
    r"đảng bộ xã|đảng ủy xã|ubnd xã)\b"
)
SAYS: Final = re.compile(
    r"(?i) ?(?:(?:cũng |vẫn |đã |chỉ |mới |đang )*(?:đạt|là|có|còn|chiếm|lên|tới|đến|với|ước|được|giảm|tăng)"
    r"(?: (?:mức|đến|tới|còn|khoảng|gần|hơn|trên|dưới|được|tỷ lệ|là|đạt)){0,3} ?"
    r"|(?:đã|mới|chỉ) (?:[^\W\d_]+ ){1,3})?[(:]?"
)
"""Between a place and the number that is its predicate."""
_NAME_BEFORE: Final = re.compile(rf"(?:[,;:–-] |(?<!\w)và )((?:[{UPPER}][{LOWER}]+ ){{1,4}})$")
"""A name of something right before a number, in a list."""
_LIST_LINKS: Final = frozenset({"", "và", "xã", "và xã", "các xã", "phường", "và phường"})
_PRIVATE: Final = re.compile(rf"(?:{PRIVATE}|giữ chức)\b")
_TOPIC_FAR: Final = 140
_TOPIC_WORDS: Final = frozenset("tại ở của ubnd ủy bộ hđnd nay trên bàn đó riêng tịch thư nhân".split())
"""What may stand before a place that is the place or the doer of its clause."""


# --- The whole --------------------------------------------------------------------------------------------------


def commune(context: Context, fact: Spanned, sentence: Span, here: Sequence[Place]) -> Place | None:
    """The commune that a number is about; None where its `sentence`, which has the places `here`, does not settle it."""
    if not context.names_communes:
        return None
    text, lower = context.doc.text, context.lower
    behind = context.setting.begins(fact.end + 1)
    if behind and behind.level == "commune" and text[behind.start].islower():
        return behind  # 32 hộ dân |phường A|
    before = [p for p in here if p.end <= fact.start] if here else []
    communes = [p for p in before if p.level == "commune" and not NOT_SUBJECT.search(lower, max(0, p.start - 30), p.start)]
    if communes and communes[-1] is before[-1] and _says(text, communes, fact):
        return communes[-1]
    if here and text[fact.start - 1 : fact.start] == "(" and not first_word(_VILLAGE, lower, fact.start, fact.end + 20):
        return None  # an aside, about what stands before the bracket
    if (name := _name_before(text, max(sentence.start, fact.start - 30), fact.start)) and not context.places_in(*name):
        return _of_name(context, text[slice(*name)].strip())  # *Hòa An 16/19 tiêu chí (...), |Vĩnh Phú| 15/19 tiêu chí*
    if len(communes) > 1 and how_many(communes) > 1:
        return None
    around = max(sentence.start, fact.start - FAR), min(sentence.end, fact.end + 60)
    if communes:
        nearest = communes[-1]
        if nearest.end < fact.start - FAR and not first_word(_VILLAGE, lower, *around):
            return None
        if _left_behind(text, nearest, before) or first_word(_WIDER, lower, *around):
            return None
        if first_word(_VILLAGE, lower, *around):
            return nearest
        return nearest if _is_near_topic(context, nearest, fact, sentence) else None
    if any(p.level != "commune" for p in here):
        return None
    main = context.setting.commune
    if main is not None and not here:
        own = context.setting.commune_in_title or first_word(_OWN, lower, *around)
        return main if own and not first_word(_WIDER, lower, *around) else None
    if not first_word(_VILLAGE, lower, fact.start, fact.end + 12) or first_word(_WIDER, lower, *around):
        return None
    return _from_sentence_before(context, context.doc, sentence)


def _is_near_topic(context: Context, place: Place, fact: Spanned, sentence: Span) -> bool:
    """The commune is the topic of its clause, and what stands between it and the number makes that nobody else's."""
    end = min(fact.end + 30, len(context.lower))
    if end - place.end >= _TOPIC_FAR or context.lower.find(";", place.end, end) >= 0:
        return False
    return not first_word(_PRIVATE, context.lower, place.end, end) and is_topic(context.doc.text, place, sentence)


def _name_before(text: str, low: int, at: int) -> tuple[int, int] | None:
    """Where a name right before the number stands, in a list."""
    if text[at - 1 : at] != " " or not text[text.rfind(" ", low, at - 1) + 1].isupper():
        return None
    name = _NAME_BEFORE.search(text, low, at)
    return name.span(1) if name else None


def _of_name(context: Context, name: str) -> Place | None:
    """The commune of that name, where the article has one."""
    return next((p for p in context.setting.places if p.level == "commune" and p.name == name), None)


def _says(text: str, communes: Sequence[Place], fact: Spanned) -> bool:
    """The number is the predicate of the commune right before it (*xã A đạt 99%, Bản B 57,9%*), not of a list of them."""
    nearest = communes[-1]
    if not SAYS.fullmatch(text, nearest.end, fact.start):
        return False
    return len(communes) < 2 or text[communes[-2].end : nearest.start].strip(" ,") not in _LIST_LINKS


def _left_behind(text: str, nearest: Place, before: Sequence[Place]) -> bool:
    """A wider unit named after the commune, not as its address (*xã A, huyện B*), is the subject instead."""
    end = nearest.end
    for p in before:
        if p.start > nearest.end and p.level != "commune":
            if text[end : p.start].strip(" ,-–(") not in ("", "thuộc", "của"):
                return True
            end = p.end
    return False


def is_topic(text: str, place: Place, sentence: Span) -> bool:
    """The unit is the place or the doer of its clause, not the address of something that is sold or built."""
    lead = text[sentence.start : place.start].rstrip()
    words = lead.lower().split()[-3:]
    return not words or not _TOPIC_WORDS.isdisjoint(words) or lead[-1] in ";:-–" or lead[-1].isdigit()


def _from_sentence_before(context: Context, doc: Document, sentence: Span) -> Place | None:
    i = doc.sentence_index(sentence.start)
    if i == 0:
        return None
    communes = [p for p in context.places_in(*doc.sentences[i - 1]) if p.level == "commune"]
    return communes[-1] if how_many(communes) == 1 else None
