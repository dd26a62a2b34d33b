"""Sentences of Vietnamese news text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dukien.text.letters import LOWER, UPPER

# Words that end in a full stop without ending a sentence.
_ABBREVIATIONS = frozenset(
    "tp tx tt q p h x gs pgs ts ths bs cn ks ls kts ncs đ/c đc tr st no vs nsnd nsưt tnhh cp mr mrs ms dr co ltd".split()
)
# It begins with a single sign, which makes it quick to search for, and only with the first of several, so that a long
# row of them (the leader of a form, *Họ tên: .........*) is read once.
_END = re.compile(
    rf"""[.!?…](?<![.!?…].)[.!?…]*+[”"’')\]]*+(?P<gap>[ ]+|(?=[{UPPER}][{LOWER}]))(?=[“"‘'(\[–-]* ?[{UPPER}\d“"])"""
)
LONGEST = 4000
"""Characters of the longest sentence; a text without stops is cut at commas or spaces, as each fact looks around in its own."""
# No place is called so: behind *TP.* these words begin a sentence (*... báo cáo UBND TP. Tuy nhiên, ...*).
_NO_PLACE = re.compile(
    r"[“\"(]?(?:Tuy (?:nhiên|vậy)|Theo|Tại|Ngày|Trước (?:đó|mắt|tình|thực|khi|đây)|Trong (?:đó|khi|thời|quá|buổi|văn|năm|số)|"
    r"Ngoài (?:ra|việc)|Đồng thời|Bên cạnh|Cùng (?:với|ngày|lúc|đó)|Do (?:đó|vậy)|Vì (?:vậy|thế)|Cụ thể|Đặc biệt|Riêng|Đối với|"
    r"Đây là|Đến (?:nay|khi|ngày|thời)|Hiện(?: nay| tại)?,? |Nếu|Khi|Sau (?:khi|đó|nhiều)|Liên quan|Được biết|Như vậy|Mặc dù|"
    r"Mặt khác|Cũng|Những|Các|Một|Nhiều|Việc|Để|Hôm nay|Qua |Với |Về |Sở |Bộ |UBND |Thanh tra |Chủ tịch |Phó |Ông |"
    r"Bà [A-ZĐ]\w+ [A-ZĐ]\w+ [A-ZĐ]|(?:Sáng|Chiều|Tối|Trưa) (?:\d|nay|cùng)|Từ (?:nay|khi|đó|năm|ngày)|"
    r"(?:Quận|Huyện) (?:\d|[A-ZĐ]))"
)
_PLACES = frozenset(("tp", "tx", "tt", "q", "p", "h", "x"))
_LAST_WORD = re.compile(r"[\w/’']+$")


def _is_abbreviation(text: str, stop: re.Match[str], start: int) -> bool:
    """Whether the single full stop `stop`, in a sentence that begins at `start`, only shortens a word or numbers an item."""
    if text[stop.start()] != "." or stop.end("gap") - stop.start() - len(stop["gap"]) != 1:
        return False
    last = _LAST_WORD.search(text, max(start, stop.start() - 12), stop.start())
    if not last:
        return False
    word, before = last[0], text[start : last.start()].rstrip()
    if word.lower() in _PLACES and stop["gap"] and _NO_PLACE.match(text, stop.end("gap")):
        return False
    if word.lower() in _ABBREVIATIONS or (word.isdigit() and (not before or before[-1] in ";:,")):
        return True
    return not stop["gap"] and word[0].isupper() and len(word) <= 3  # T.Hà, Nguyễn Văn A.Trú


def sentence_spans(text: str, lines: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Split the `lines` of `text`, spans in reading order, into sentences; these are stripped of outer spaces.

    A full stop behind an abbreviation (*TP. Huế*), a single capital (*Nguyễn Văn A. (sinh 1990)*) or a number
    with a list number's form (*1. Nghị quyết*) does not end one.
    """
    stops = _END.finditer(text)
    stop = next(stops, None)
    for start, end in lines:
        at = start
        while stop is not None and (gap := stop.end("gap")) < end:
            if stop.start() >= at and not _is_abbreviation(text, stop, at):
                yield from _stripped(text, at, gap)
                at = gap
            stop = next(stops, None)
        yield from _stripped(text, at, end)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without its outer spaces, where anything is left; in pieces where it is longer than `LONGEST`."""
    while end - start > LONGEST:
        half, most = start + LONGEST // 2, start + LONGEST
        cut = max(text.rfind(",", half, most), text.rfind(";", half, most), start)
        cut = cut if cut > start else max(text.rfind(" ", half, most), start)
        cut = cut + 1 if cut > start else most
        yield from _stripped(text, start, cut)
        start = cut
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = left + len(piece.strip())
    if left < right:
        yield left, right
