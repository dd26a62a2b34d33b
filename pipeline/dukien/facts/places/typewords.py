"""What stands behind a type word: whether a name may follow, and where it begins."""

from __future__ import annotations

import re
from typing import Final

from dukien.facts.places.lists import QUALIFIERS, is_plural
from dukien.facts.places.names import SMALL_BEGINNINGS
from dukien.text.letters import UPPER

_GAP: Final = re.compile(r" [“\"‘']?(?=\S)")
_BODIES: Final = "ủy|đoàn|đội|lỵ|lị"
_BODY_ENDS: Final = tuple(_BODIES.split("|"))
_BODY: Final = re.compile(rf"(?i: (?:{_BODIES}))(?= [{UPPER}])")
_BEFORE_NAME: Final = re.compile(rf"(?i) (?:{_BODIES}|và|hoặc|xã|phường|thị trấn|nông trường|{SMALL_BEGINNINGS}|{QUALIFIERS}) ")


def may_name(text: str, start: int, end: int) -> bool:
    """Whether a name may follow a type word, by the next word: *tỉnh này* has none (cheap, for most type words have none)."""
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].islower():
        return True
    return _BEFORE_NAME.match(text, end) is not None or is_plural(text, start)


def runs_on(text: str, end: int) -> bool:
    """*xãBình Khánh*: no space between a small type word and a capital."""
    return text[end].isupper() and text[end - 1].islower() and text[end + 1 : end + 2].islower()


def name_starts(text: str, end: int) -> list[int]:
    """Where the name may begin behind a type word: at once, or after *ủy*, *đoàn* (*huyện đoàn Đắk Song*)."""
    gap, first = text[end : end + 1], text[end + 1 : end + 2]
    if gap == " " and first.isupper():
        return [end + 1]
    if gap.isalnum():
        return [end]
    body = _BODY.match(text, end)
    return [m.end() for m in (_GAP.match(text, at) for at in (end, body.end() if body else -1) if at >= 0) if m]


def is_body(text: str, start: int, at: int) -> bool:
    """*Huyện ủy Nhà Bè*, *Thành đoàn Hải Phòng*: the type is part of the body's name, the mention is the name alone."""
    return text[start : at - 1].lower().endswith(_BODY_ENDS)
