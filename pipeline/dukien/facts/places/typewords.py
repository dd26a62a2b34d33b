"""What stands behind a type word: whether a name may follow, and where it begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dukien.facts.places.lists import QUALIFIERS, is_plural
from dukien.facts.places.names import SMALL_BEGINNINGS
from dukien.text.letters import UPPER

_GAP: Final = re.compile(r" [“\"‘']?(?=\S)")
_BODIES: Final = "ủy|đoàn|đội|lỵ|lị"
_BODY_ENDS: Final = tuple([form for body in _BODIES.split("|") for form in (body, body.capitalize(), body.upper())])
_BODY_LETTERS: Final = frozenset([form[-2:] for form in _BODY_ENDS])
_BODY: Final = re.compile(rf"(?i: (?:{_BODIES}))(?= [{UPPER}])")
_BETWEEN: Final = f"{_BODIES}|và|hoặc|xã|phường|thị trấn|nông trường|{SMALL_BEGINNINGS}|{QUALIFIERS}"
_BEFORE_NAME: Final = re.compile(rf"(?i) (?:{_BETWEEN}) ")
_FIRST_BETWEEN: Final = frozenset([words.split()[0] for words in _BETWEEN.split("|")])
_LONGEST: Final = 12
"""Longer than the first of these words."""


def name_starts(text: str, start: int, end: int) -> Sequence[int] | None:
    """Where a name may begin behind the type word `text[start:end]`: at once, or after *ủy*, *đoàn* (*huyện đoàn Đắk Song*).

    None where neither a name nor the opening of a list may follow: *tỉnh này* (cheap, for most type words have none).
    """
    gap, first = text[end : end + 1], text[end + 1 : end + 2]
    if gap == " ":
        if first.isupper():
            return (end + 1,)
        if first.islower():
            small = text[end + 1 : end + _LONGEST].partition(" ")[0] in _FIRST_BETWEEN
            if not (small and _BEFORE_NAME.match(text, end)) and not is_plural(text, start):
                return None
            if not small:
                return ()
    elif gap.isalnum():  # *xãBình Khánh*, but not *xãviên*
        return (end,) if gap.isdigit() or (gap.isupper() and text[end - 1].islower() and first.islower()) else None
    body = _BODY.match(text, end)
    return [m.end() for m in (_GAP.match(text, at) for at in (end, body.end() if body else -1) if at >= 0) if m]


def is_body(text: str, start: int, at: int) -> bool:
    """*Huyện ủy Nhà Bè*, *Thành đoàn Hải Phòng*: the type is part of the body's name, the mention is the name alone."""
    return text[at - 3 : at - 1] in _BODY_LETTERS and text.endswith(_BODY_ENDS, start, at - 1)
