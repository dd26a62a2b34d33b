"""What a bare name is, by the words around it: the unit, or a person, a street, a firm that is only called so."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final, Literal, get_args

from dukien.facts.places.names import SURNAMES
from dukien.text.letters import LETTER, UPPER

Kind = Literal["person", "beside", "thing", "part", "unit", "at", "stop", "open", ""]
"""The first four are no units. `unit`, `at`, `stop`: behind a word of that section of `context.txt`; `open`: the name begins
a sentence, a clause or a bracket; empty: behind another word."""

NO_UNIT: Final = frozenset({"person", "beside", "thing", "part"})

_LONGEST_PHRASE: Final = 4
_REACH: Final = 5
"""So many words may stand between the head of a phrase and the name: *Đại học Sư phạm Kỹ thuật Hưng Yên*."""
_COUNTED: Final = _REACH + _LONGEST_PHRASE
_WINDOW: Final = 60
_STOPS: Final = 4
"""So many names of a route are looked at: *Hà Nội - Vinh - Huế - Đà Nẵng*."""
_WORD_AFTER: Final = re.compile(rf" ([{UPPER}][{LETTER}]*)")
_ROUTE: Final = re.compile(rf"((?:[{UPPER}][{LETTER}.]*)(?: [{UPPER}][{LETTER}]*){{0,3}}) ?[-–] ?$")
_ADDRESS: Final = re.compile(r"(?i),? \(?(?:phường|p\.|quận|q\.|q\d|tp|thành phố|thị xã|thị trấn)")
_DATE: Final = re.compile(r"(?i)(?:năm|ngày|tháng|quý|[-/]\d+) \S+ $|[-/]\d{4} $")
_WORK: Final = re.compile(  # *vở kịch “Hà Nội đêm trở gió”*
    r"(?i)\b(?:phim|kịch|vở|bài hát|ca khúc|nhạc phẩm|mv|album|cuốn|sách|tập thơ|bài thơ|truyện|tiểu thuyết|bức tranh|triển lãm"
    r"|chương trình|cuộc thi|chuyên đề)(?: [^\W\d_]+){0,2} $"
)
_QUOTES: Final = frozenset("“\"‘'")
_ADDRESSES: Final = frozenset(("số", "hẻm", "ngõ", "ngách", "nhà"))
_SEVERAL: Final = frozenset(("các", "những", "nhiều", "mọi"))  # *các trường đại học |Hà Nội* bear no name
_LONGEST_CREDIT: Final = 10
_CREDITS: Final = ("ảnh", "đồ họa", "clip", "video", "nguồn", "theo")
"""Behind one of these and a colon stands a person."""
_SENTENCE_ENDS: Final = frozenset('.!?:”"')
_ENDS: Final = frozenset('.,;:!?…)]”"’')
_HYPHENS: Final = frozenset("-–")
_DASHES: Final = frozenset("-–—/|")
_OPENINGS: Final = "([“\"‘'"
_CAPITALS_AFTER: Final = frozenset("TP TX PV UBND HĐND CATP ĐBQH TTO NLĐO".split())


@cache
def _phrases() -> dict[str, Kind]:
    lines = files("dukien.facts.places").joinpath("context.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, Kind] = {}
    sections: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
    section: Kind = ""
    for line in lines:
        if line.startswith("["):
            section = sections[line[1 : line.index("]")]]
        elif line and not line.startswith("#"):
            found[line] = section
    return found


@cache
def _clear_words() -> dict[str, Kind]:
    """The single words after which a name stands for itself, whatever comes before them: no need to look further."""
    table = _phrases()
    longest = _lasts()
    clear: dict[str, Kind] = {
        word: kind for word, kind in table.items() if kind in ("at", "stop", "unit") and longest.get(word) == 1
    }
    return clear | {form: kind for word, kind in clear.items() for form in (word.capitalize(), word.upper())}


def context(text: str, start: int, end: int) -> Kind:
    """What the words around the bare name `text[start:end]` make it."""
    if text[end + 1 : end + 2].isupper() and (m := _WORD_AFTER.match(text, end)) and not _may_follow(m[1], text[start:end]):
        return "part"
    before = text[start - 1 : start]
    if before != " ":
        if before in _QUOTES and text[start - 2 : start - 1] == " " and _WORK.search(text, max(0, start - _WINDOW), start - 1):
            return "thing"
        return _along_route(text, start) if before in ("-", "–") else "part" if before in ("&", "'", "’") else "open"
    last = text[start - 2 : start - 1]
    if last == ",":
        return "open"
    if last.isdigit() and _ADDRESS.match(text, end) and not _DATE.search(text, max(0, start - 12), start):
        return "beside"  # *240 Hậu Giang, phường 9*
    left = start - _WINDOW if start > _WINDOW else 0
    word = text[text.rfind(" ", left, start - 1) + 1 or left : start - 1]
    return _clear_words().get(word) or _before(text, start, text[left : start - 1].rsplit(" ", _COUNTED))


def _may_follow(word: str, name: str) -> bool:
    """Whether a capitalised word may follow a unit's name at once: a person's (*Bí thư Hà Nội Lê Văn A*), a headline's."""
    return word.lower() in SURNAMES or word in _CAPITALS_AFTER or (word.isupper() and name.isupper())


def is_numbered(text: str, end: int) -> bool:
    """Whether a number goes on with the bare name that ends at `end`: *thôn Hoàn Kiếm 3*, *nhà máy Vĩnh Tân 2*."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isdecimal()


def _before(text: str, start: int, pieces: list[str]) -> Kind:
    """What the words before a space make of the name behind it; `pieces` are these, and what stands before them."""
    if pieces[-1][-1:] in _HYPHENS:
        return _along_route(text, start)
    words, begins = _clause(pieces)
    if not words:
        left = text[max(0, start - _LONGEST_CREDIT) : start - 1]
        return "person" if left[-1:] == ":" and left[:-1].removesuffix(" ").lower().endswith(_CREDITS) else "open"
    last = words[-1]
    if last[0].isdigit():
        return "beside" if len(words) == 1 or words[-2].lower() in _ADDRESSES else ""
    if last.endswith("ank"):
        return "thing"
    capital = last[0].isupper() and not last.isupper()
    if capital:
        first = len(words) - 1
        while first and words[first - 1][0].isupper() and not words[first - 1].isupper():
            first -= 1
        if words[first].lower() in SURNAMES:
            return "part"
    kind = _head(words)
    if kind or not capital:
        return kind
    # Two capitals make one name, unless the first only begins the sentence.
    return "" if len(words) == 1 and begins else "part"


def _along_route(text: str, start: int) -> Kind:
    """*cao tốc Hà Nội - Hải Phòng*: what the first name of the route is, its last one is, too."""
    for _ in range(_STOPS):
        dash = start - 2 if text[start - 1 : start] == " " else start - 1
        route = _ROUTE.search(text, max(0, start - _WINDOW), start) if dash > 0 and text[dash] in _HYPHENS else None
        if route is None:
            break
        head = _phrases().get(route[1].partition(" ")[0].lower())  # *Đường Hòa Lạc - Hòa Bình*
        if head in ("beside", "thing"):
            return head
        start = route.start()
    if start and text[start - 1] == " " and text[start - 2 : start - 1] not in ("-", "–"):
        kind = _before(text, start, text[max(0, start - _WINDOW) : start - 1].rsplit(" ", _COUNTED))
        return kind if kind in ("beside", "thing") else "open"
    return "open"


def _clause(pieces: list[str]) -> tuple[list[str], bool]:
    """The words of the clause that ends with `pieces`, as far as they count, and whether it begins a sentence."""
    whole = len(pieces) > _COUNTED
    if whole:
        pieces = pieces[1:]
        if "".join(pieces).isalpha() and "" not in pieces:
            return pieces, False
    for i in range(len(pieces) - 1, -1, -1):
        piece = pieces[i]
        if piece.isalpha():
            continue
        if not piece or piece[-1] in _ENDS or piece in _DASHES:
            return pieces[i + 1 :], bool(piece) and piece[-1] in _SENTENCE_ENDS
        if piece[0] in _OPENINGS or "\n" in piece:
            word = piece.rpartition("\n")[2].lstrip(_OPENINGS)
            return [word, *pieces[i + 1 :]] if word else pieces[i + 1 :], True
    return pieces, not whole


def _head(words: list[str]) -> Kind:
    """The section of the nearest phrase before a name that says what it is."""
    table, lasts = _phrases(), _lasts()
    n = len(words)
    for last in range(n, max(0, n - _REACH), -1):
        word = words[last - 1].lower()
        longest = lasts.get(word)
        if longest is None:
            continue
        for first in range(max(0, last - longest), last):
            kind = table.get(word if first == last - 1 else " ".join(words[first:last]).lower())
            if kind is None:
                continue
            if last == n or kind in ("thing", "unit"):
                if kind in ("beside", "thing") and any(w.lower() in _SEVERAL for w in words[max(0, first - 2) : first]):
                    return ""
                return kind
            # *ông Nguyễn Văn |Quảng Nam*, but not *phố Lý Nam Đế |Hà Nội*
            if kind == "person" and all(w[0].isupper() for w in words[last:]):
                return kind
            if kind != "beside":
                return ""
            break
    return ""


@cache
def _lasts() -> dict[str, int]:
    """The last words of phrases, and how many words the longest that ends so has."""
    found: dict[str, int] = {}
    for phrase in _phrases():
        words = phrase.split(" ")
        found[words[-1]] = max(found.get(words[-1], 0), len(words))
    return found
