"""Sentences of Vietnamese news text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from dukien.text.letters import LOWER, UPPER

# Words that end in a full stop without ending a sentence.
_ABBREVIATIONS: Final = frozenset(
    "tp tx tt q p h x gs pgs ts ths bs cn ks ls kts ncs đ/c đc tr st no vs nsnd nsưt tnhh cp mr mrs ms dr co ltd".split()
)
# It begins with a single sign, which makes it quick to search for, and only with the first of several, so that a long
# row of them (the leader of a form, *Họ tên: .........*) is read once.
_END_GOES_ON: Final = (
    r"""(?<![.!?…].)[.!?…]*+[”"’')\]]*+"""
    rf"""(?P<gap>[ ]+|(?=[{UPPER}][{LOWER}]))(?=[“"‘'(\[–-]* ?[{UPPER}\d“"])"""
)
_ENDS: Final = {sign: re.compile(re.escape(sign) + _END_GOES_ON) for sign in ".!?…"}
LONGEST: Final = 4000
"""Characters of the longest sentence; a text without stops is cut at commas or spaces, as each fact looks around in its own."""
# No place is called so: behind *TP.* these words begin a sentence (*... báo cáo UBND TP. Tuy nhiên, ...*).
_NO_PLACE: Final = re.compile(
    r"[“\"(]?(?:Tuy (?:nhiên|vậy)|Theo|Tại|Ngày|Trước (?:đó|mắt|tình|thực|khi|đây)|Trong (?:đó|khi|thời|quá|buổi|văn|năm|số)|"
    r"Ngoài (?:ra|việc)|Đồng thời|Bên cạnh|Cùng (?:với|ngày|lúc|đó)|Do (?:đó|vậy)|Vì (?:vậy|thế)|Cụ thể|Đặc biệt|Riêng|Đối với|"
    r"Đây là|Đến (?:nay|khi|ngày|thời)|Hiện(?: nay| tại)?,? |Nếu|Khi|Sau (?:khi|đó|nhiều)|Liên quan|Được biết|Như vậy|Mặc dù|"
    r"Mặt khác|Cũng|Những|Các|Một|Nhiều|Việc|Để|Hôm nay|Qua |Với |Về |Sở |Bộ |UBND |Thanh tra |Chủ tịch |Phó |Ông |"
    r"Bà [A-ZĐ]\w+ [A-ZĐ]\w+ [A-ZĐ]|(?:Sáng|Chiều|Tối|Trưa) (?:\d|nay|cùng)|Từ (?:nay|khi|đó|năm|ngày)|"
    r"(?:Quận|Huyện) (?:\d|[A-ZĐ]))"
)
_PLACES: Final = frozenset(("tp", "tx", "tt", "q", "p", "h", "x"))
_LONGEST_ABBREVIATION: Final = max(map(len, _ABBREVIATIONS))
_LAST_WORD: Final = re.compile(r"[\w/’']+$")
_LOOK_BACK: Final = 12
"""Characters before a full stop that its word is looked for in."""


def _is_abbreviation(text: str, stop: re.Match[str], start: int) -> bool:
    """Whether the single full stop `stop`, in a sentence that begins at `start`, only shortens a word or numbers an item."""
    at, (gap, behind) = stop.start(), stop.span(1)
    if gap - at != 1 or text[at] != ".":
        return False
    word = _word_before(text, max(start, at - _LOOK_BACK), at)
    if word.isdigit():
        before = text[start : at - len(word)].rstrip()
        return not before or before[-1] in ";:,"
    if not word or len(word) > _LONGEST_ABBREVIATION:
        return False
    low = word.lower()
    if low in _PLACES and gap < behind and _NO_PLACE.match(text, behind):
        return False
    return low in _ABBREVIATIONS or (gap == behind and word[0].isupper() and len(word) <= 3)  # T.Hà, Nguyễn Văn A.Trú


def _word_before(text: str, low: int, at: int) -> str:
    """The word that ends at `at` and begins at `low` or behind it; empty where none ends there."""
    word = text[text.rfind(" ", low, at) + 1 or low : at]
    if word.isalnum():
        return word
    last = _LAST_WORD.search(word)
    return last[0] if last else ""


def _stops(text: str) -> list[re.Match[str]]:
    """What may end a sentence, in reading order. Each sign is looked for alone: that is much quicker than one of several."""
    found = [m for sign, end in _ENDS.items() if sign in text for m in end.finditer(text)]
    found.sort(key=re.Match.start)
    return found


def sentence_spans(text: str, lines: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Split the `lines` of `text`, spans in reading order, into sentences; these are stripped of outer spaces.

    A full stop behind an abbreviation (*TP. Huế*), a single capital (*Nguyễn Văn A. (sinh 1990)*) or a number
    with a list number's form (*1. Nghị quyết*) does not end one.
    """
    found: list[tuple[int, int]] = []
    stops = iter(_stops(text))
    stop = next(stops, None)
    behind = stop.end() if stop else len(text)
    for start, end in lines:
        at = start
        while stop is not None and behind < end:
            if stop.start() >= at and not _is_abbreviation(text, stop, at):
                _add(found, text, at, behind)
                at = behind
            stop = next(stops, None)
            behind = stop.end() if stop else len(text)
        if end - at <= LONGEST and at < end and text[at] != " " != text[end - 1]:  # most lines
            found.append((at, end))
        else:
            _add(found, text, at, end)
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add the span without its outer spaces, where anything is left; in pieces where it is longer than `LONGEST`."""
    while end - start > LONGEST:
        half, most = start + LONGEST // 2, start + LONGEST
        cut = max(text.rfind(",", half, most), text.rfind(";", half, most), start)
        cut = cut if cut > start else max(text.rfind(" ", half, most), start)
        cut = cut + 1 if cut > start else most
        _add(found, text, start, cut)
        start = cut
    if piece := text[start:end].rstrip():
        end = start + len(piece)
        found.append((end - len(piece.lstrip()), end))
