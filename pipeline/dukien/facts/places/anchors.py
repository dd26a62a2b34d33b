"""Where a mention of a place may begin: type words, their abbreviations, and the bare names of provinces and districts."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dukien.text.normal import fold_spelling
from dukien.units.names import COMMUNE_TYPES, DISTRICT_TYPES
from dukien.units.register import register


class Anchor(NamedTuple):
    """What a pattern of the automaton stands for.

    `kind`: `commune`, `district`, `province` (a type word: the name follows), `short` (an abbreviation),
    `name` (a bare name), `no` (a word that only looks like a type).
    """

    kind: str
    type: str
    key: str = ""


_TYPE_WORDS = {
    **dict.fromkeys(COMMUNE_TYPES, "commune"),
    **dict.fromkeys(DISTRICT_TYPES, "district"),
    "tỉnh": "province",
}
# The body's name holds the type: *Thành ủy Hải Phòng*, *Thị ủy Bến Cát*, *Thành đoàn*.
_BODIES = {"thành ủy": "thành phố", "thị ủy": "thị xã", "thành đoàn": "thành phố", "thị đoàn": "thị xã"}
_ABBREVIATIONS = {
    **dict.fromkeys(("P.",), "phường"),
    **dict.fromkeys(("X.",), "xã"),
    **dict.fromkeys(("TT.", "TT ", "Tt.", "T.T "), "thị trấn"),
    **dict.fromkeys(("Q.", "Q "), "quận"),
    **dict.fromkeys(("H.",), "huyện"),
    **dict.fromkeys(("TX", "Tx", "T.X", "tx."), "thị xã"),
    **dict.fromkeys(("TP", "Tp", "T.P", "tp."), "thành phố"),
}
_NUMBERED = {f"{letter}{n}": kind for letter, kind, last in (("P", "phường", 28), ("Q", "quận", 12)) for n in range(1, last + 1)}
_NO_TYPES = (
    "xã hội,xã luận,xã viên,xã giao,xã tắc,hợp tác xã,bà xã,ông xã,công xã,quốc xã,tân hoa xã,hoa xã,thông tấn xã,làng xã,ctxh,"
    "phường hội,thành phố biển,thành phố thông minh,quận công,quận chúa,tỉnh táo,tỉnh lộ,thức tỉnh,tỉnh giấc,"
    "đặc khu kinh tế,đặc khu hành chính"
).split(",")
_CITY = [
    short + gap + name
    for short in ("TP", "TP.", "Tp", "Tp.", "T.P", "tp.")
    for gap in ("", " ")
    for name in ("HCM", "Hồ Chí Minh")
]
_MINORITY = re.compile(r"^(Đắk|Đăk|Đak)\b")


def _cases(word: str) -> set[str]:
    return {word, word.capitalize(), word.upper(), word.title()}


def _spellings(name: str) -> set[str]:
    forms = {name} | {_MINORITY.sub(start, name) for start in ("Đắk", "Đăk", "Đak", "Đắc", "Dak")}
    forms |= {f.replace("Lắk", end) for f in forms for end in ("Lăk", "Lak", "Lắc")}
    forms |= {f.replace("Thiên Huế", "Thiên - Huế") for f in forms}
    forms |= {f.replace(" - ", dash) for f in forms for dash in ("-", " – ", "–", " ")}
    return forms | {f.upper() for f in forms}


@cache
def _table() -> tuple[AhoCorasick, list[Anchor]]:
    table: dict[str, Anchor] = {}
    reg = register()
    for index in (reg.districts, reg.provinces):
        for key, rows in index.items():
            # Names of one syllable are too short to stand alone, but for Huế; *Hồ Chí Minh* alone is the president.
            if (" " in key or "'" in key or key == "huế") and key != "hồ chí minh":
                for row in rows:
                    table.update((s, Anchor("name", "", key)) for s in _spellings(fold_spelling(reg.names[row])))
    for word, level in _TYPE_WORDS.items():
        table.update((form, Anchor(level, word)) for form in _cases(word))
    for word, kind in _BODIES.items():
        table.update((form, Anchor("district", kind)) for form in _cases(word))
    for short, kind in {**_ABBREVIATIONS, **_NUMBERED}.items():
        table[short] = Anchor("short", kind)
    for word in _NO_TYPES:
        table.update((form, Anchor("no", "")) for form in (word, word.capitalize(), word.upper()))
    table.update((city, Anchor("city", "thành phố", "hồ chí minh")) for city in (*_CITY, "HCM"))
    patterns = sorted(table)
    automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return automaton, [table[p] for p in patterns]


def anchors(text: str) -> list[tuple[int, int, Anchor]]:
    """Start, end and meaning of every anchor in `text` that stands at the edge of a word, in reading order."""
    automaton, table = _table()
    return [
        (start, end, table[i])
        for i, start, end in automaton.find_matches_as_indexes(text)
        if not (start and text[start - 1].isalnum()) and table[i].kind != "no"
    ]
