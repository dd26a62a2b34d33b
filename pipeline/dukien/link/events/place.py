"""Where an event was held: the smallest unit that its sentence gives as its place, its partner or its host's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dukien.link.events.roles import pattern
from dukien.link.events.tell import Told
from dukien.link.events.words import TOPIC
from dukien.link.places import Place
from dukien.link.setting import Setting
from dukien.text import Span

_WITH_A_BODY: Final = frozenset(("working_session", "inspection", "visit", "contact_with_voters", "dialogue"))
"""Kinds of events that take place with the body that is named behind them."""
_PARTNER_NEAR, _OPENING = 60, 90
"""How many characters behind the words of such an event its partner is named at most."""
# Behind an event: who speaks there, which says nothing about where it is.
_SPEAKER: Final = re.compile(
    r", (?:ông|bà|đồng chí|đ/c|đại biểu|[Tt]hủ tướng|[Pp]hó|[Bb]ộ trưởng|[Cc]hủ tịch|[Bb]í thư|[Gg]iám đốc|[Tt]rưởng|thượng tá|"
    r"đại tá|trung tá|thiếu tướng|trung tướng|nhiều|các đại biểu|Bộ [A-ZĐ]\w+|"
    r"Sở [A-ZĐ]\w+|Cục [A-ZĐ]\w+)(?!\w)"
)
_HELD: Final = re.compile(r"(?:tổ chức|diễn ra|khai mạc)(?: [^\s,.;]+){0,7}? (?:tại|ở) (?:[^\s,.;]+ ){0,6}$")
# Before the event: the house that it is held in.
_HOUSE: Final = re.compile(r"(?<!\w)(?:tại|ở) (?:hội trường|trụ sở|nhà văn hóa|trung tâm|phòng họp)[^,.;]{0,50}$", re.IGNORECASE)
# An event of the whole country: what its sentence names besides its place is what it is about.
_NATIONAL: Final = re.compile(
    r"(?<!\w)(?:Chính phủ|Quốc hội(?! (?:tỉnh|thành phố|TP|khóa \w+ tỉnh))|[Tt]hủ tướng|Chủ tịch nước|Tổng [Bb]í thư|"
    r"[Tt]rung ương|Bộ (?!đội|CHQS|[Cc]hỉ huy)[A-ZĐ]\w+|[Bb]ộ trưởng|[Tt]hứ trưởng|Tổng cục|quốc gia|toàn quốc|"
    r"Ban Bí thư|Bộ Chính trị)"
)


def find_place(setting: Setting, told: Told, host: Span | None, titles: Sequence[Span]) -> str | None:
    """The unit's code; `titles` are the sentences of the title.

    In this order: the house before the event; what stands behind the event, up to its topic and to who speaks; the local
    body without a name behind it; what the sentence names before it inside the host's unit; that unit; the rest of the
    sentence and the title, unless it is an event of the whole country. Of an event at which something is said, the rest of
    the sentence is what is said.
    """
    text, words, sentence = setting.doc.text, told.words, told.sentence
    end = sentence.end
    before = setting.within(sentence.start, words.start)
    if code := _common([p for p in before if _HOUSE.search(text, max(sentence.start, p.start - _PARTNER_NEAR), p.start)]):
        return code
    topic = TOPIC.search(text, words.end, end)
    about = topic.start() if topic else end
    speaker = _SPEAKER.search(text, words.end, about)
    speaks = pattern("verb").search(text, words.end, about) if told.rule == "event.setting" else None
    there = min(m.start() for m in (speaker, speaks) if m) if speaker or speaks else about
    held = [p for p in setting.within(there, end) if _HELD.search(text, max(there - 12, p.start - 90), p.start)]
    if code := _common(setting.within(words.end, there)) or _common(held[:1]):
        return code
    if told.kind in _WITH_A_BODY and (code := setting.meant(words.end, min(there, words.end + _PARTNER_NEAR))):
        return code
    if host and (code := setting.meant(*host)):
        nearer = [p for p in setting.within(sentence.start, words.end) if code in (p.district_code, p.province_code)]
        return _common(nearer) or code
    national = _NATIONAL.search(text, *sentence) is not None
    said = told.rule == "event.setting"
    others: list[Sequence[Place]] = []
    if not said or (not national and words.start - sentence.start < _OPENING):
        others.append(setting.within(sentence.start, words.end))
    if not national:
        others.append(setting.within(there, speaks.start() if said and speaks else about)[:1])
        others += [setting.within(*title) for title in titles]
    return next((code for places in others if (code := _common(places))), None)


def _common(places: Sequence[Place]) -> str | None:
    """The smallest unit that all of the smallest ones in `places` are or lie in; None where there is none."""
    for level in ("commune", "district", "province"):
        here = [p for p in places if p.level == level]
        if here:
            for codes in (
                {p.code for p in here},
                {p.district_code if level == "commune" else None for p in here},
                {p.province_code for p in here},
            ):
                if len(codes) == 1 and (code := next(iter(codes))):
                    return code
            return None
    return None
