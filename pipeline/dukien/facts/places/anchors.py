"""Where a mention of a place may begin: type words, their abbreviations, and the bare names of provinces and districts."""

from __future__ import annotations

import re
from typing import Final, Literal

from dukien.facts.places.abroad import COUNTRIES, HOMES_OF_HOMONYMS
from dukien.facts.places.names import HIGHEST_NUMBER, name_at, spellings
from dukien.text import Document
from dukien.text.normal import fold_spelling
from dukien.text.vocabulary import Match, Vocabulary, leftmost_longest
from dukien.units.names import COMMUNE_TYPES, DISTRICT_TYPES, TYPE_IN_BODY
from dukien.units.register import register

_Kind = Literal["commune", "district", "province", "short", "city", "name", "no", "abroad"]


class Anchor:
    """What a word stands for where a mention may begin.

    `kind`: `commune`, `district`, `province` (a type word: the name follows), `short` (an abbreviation),
    `city` (an abbreviation and a province's name), `name` (a bare name), `no` (a word that only looks like a type),
    `abroad` (a country next door).
    """

    def __init__(self, kind: _Kind, type_word: str, key: str = "") -> None:
        self.kind, self.type, self.key = kind, type_word, key


_TYPE_WORDS: Final[dict[str, Literal["commune", "district", "province"]]] = {
    **dict.fromkeys(COMMUNE_TYPES, "commune"),
    **dict.fromkeys(DISTRICT_TYPES, "district"),
    "tỉnh": "province",
}
# Bodies that begin with half a type: *Thành ủy Hải Phòng*, *Thị ủy Bến Cát*, *Thành đoàn*; the others begin with a type word.
_BODIES: Final = {body: kind for body, kind in TYPE_IN_BODY.items() if body.startswith(("thành ", "thị "))}
_ABBREVIATIONS: Final = {
    **dict.fromkeys(("P.", "F."), "phường"),
    **dict.fromkeys(("X.",), "xã"),
    **dict.fromkeys(("TT.", "TT ", "Tt.", "T.T "), "thị trấn"),
    **dict.fromkeys(("Q.", "Q "), "quận"),
    **dict.fromkeys(("H.",), "huyện"),
    **dict.fromkeys(("TX", "Tx", "T.X", "tx."), "thị xã"),
    **dict.fromkeys(("TP", "Tp", "T.P", "tp."), "thành phố"),
}
_NUMBERED: Final = {
    f"{letter}{n}": kind
    for letter, kind, level in (("P", "phường", "commune"), ("Q", "quận", "district"))
    for n in range(1, HIGHEST_NUMBER[level] + 1)
}
_NO_TYPES: Final = (
    "xã hội,xã luận,xã viên,xã giao,xã tắc,hợp tác xã,bà xã,ông xã,quốc xã,tân hoa xã,hoa xã,thông tấn xã,văn xã,"
    "xã đàn,ctxh,phường hội,thành phố thông minh,quận công,quận chúa,tỉnh táo,tỉnh lộ,thức tỉnh,tỉnh giấc,"
    "đặc khu kinh tế,đặc khu hành chính"
).split(",")
_CITY: Final = [
    short + gap + name
    for short in ("TP", "TP.", "Tp", "Tp.", "T.P", "T.P.", "tp", "tp.")
    for gap in ("", " ")
    for name in ("HCM", "Hồ Chí Minh", "HỒ CHÍ MINH")
]
# Spellings of provinces that the register's rules of spelling do not give.
_ALSO: Final = {
    "thừa thiên huế": ("TT-Huế", "TT Huế", "TT- Huế", "TT - Huế", "TT.Huế", "TT. Huế", "T.T.Huế", "T.T Huế", "T.T-Huế"),
    "bà rịa vũng tàu": ("BR-VT", "BR–VT", "BRVT", "BR - VT", "BR – VT"),
    "đắk lắk": ("ĐắkLắk", "ĐăkLăk", "ĐắcLắc", "Đaklak", "Đăklăk", "Daklak", "DakLak", "Đăk Lắc", "Đắc Lắc"),
    "đắk nông": ("ĐắkNông", "ĐăkNông", "Daknong"),
    "kon tum": ("KonTum", "Kontum", "Kon-Tum", "Kom Tum"),
    "bắc kạn": ("Bắc Cạn", "BẮC CẠN"),
    "gia lai": ("Gia-Lai",),
}
# Names that are words, too, when they are not capitalised throughout: *Hòa bình*.
_WORDS: Final = frozenset(("hòa bình", "thái bình", "bình định", "yên bái", "điện biên", "phú thọ", "thái nguyên"))
# Longer names that begin with a province's.
_NO_NAMES: Final = ("Thái Bình Dương", "THÁI BÌNH DƯƠNG", "Đông Nam Bộ", "Hòa Bình Xanh")
_MINORITY: Final = re.compile(r"^(Đắk|Đăk|Đak)\b")
_COMMUNE_WORDS: Final = (" xã", " Xã", " XÃ")
_ONE_SYLLABLE_CITIES: Final = frozenset(("huế", "vinh", "pleiku"))


_COMMUNE: Final = Anchor("commune", "xã")


def _cases(word: str) -> set[str]:
    first, _, last = word.partition(" ")
    return {word, word.capitalize(), word.upper(), word.title(), f"{first} {last.capitalize()}".strip()}


def _spellings(name: str) -> set[str]:
    forms = {name} | {_MINORITY.sub(start, name) for start in ("Đắk", "Đăk", "Đak", "Đắc", "Dak")}
    forms |= {f.replace("Lắk", end) for f in forms for end in ("Lăk", "Lak", "Lắc")}
    forms |= {f.replace("Thiên Huế", "Thiên - Huế") for f in forms}
    forms |= {f.replace(" - ", dash) for f in forms for dash in ("-", " – ", "–", " ")}
    return forms | {f.upper() for f in forms}


def _spelt() -> dict[str, Anchor]:
    """Every anchor by its spelling; capitals count."""
    table: dict[str, Anchor] = {}
    reg = register()
    for index in (reg.districts, reg.provinces):
        for key, rows in index.items():
            # Names of one syllable are too short to stand alone, but for cities; *Hồ Chí Minh* alone is the president.
            if (" " in key or "'" in key or key in _ONE_SYLLABLE_CITIES) and key != "hồ chí minh":
                for row in rows:
                    table.update((s, Anchor("name", "", key)) for s in _spellings(fold_spelling(reg.names[row])))
    for key in reg.provinces:
        if key not in _WORDS:
            table[key.capitalize()] = Anchor("name", "", key)
            for row in reg.provinces[key]:
                name = fold_spelling(reg.names[row])
                table.update((s, Anchor("city", "tỉnh", key)) for s in (f"T.{name}", f"T. {name}"))
    for key, also in _ALSO.items():
        table.update((s, Anchor("name", "", key)) for s in also)
    for written, key in spellings().items():
        table.update((s, Anchor("name", "", key)) for s in (written.title(), written.upper()))
    for word, level in _TYPE_WORDS.items():
        table.update((form, Anchor(level, word)) for form in _cases(word))
    for word, kind in _BODIES.items():
        table.update((form, Anchor("district", kind)) for form in _cases(word))
    for short, kind in {**_ABBREVIATIONS, **_NUMBERED}.items():
        table[short] = Anchor("short", kind)
    for word in _NO_TYPES:
        table.update((form, Anchor("no", "")) for form in (word, word.capitalize(), word.upper(), word.title()))
    table.update((name, Anchor("no", "")) for name in _NO_NAMES)
    table.update((country, Anchor("abroad", "")) for country in (*HOMES_OF_HOMONYMS, *(f"({c})" for c in COUNTRIES)))
    table.update((city, Anchor("city", "", "hồ chí minh")) for city in (*_CITY, "HCM"))
    return table


def _words() -> dict[str, dict[str, Anchor]]:
    """The anchors by their lower case."""
    words: dict[str, dict[str, Anchor]] = {}
    for spelling, anchor in _spelt().items():
        words.setdefault(spelling.lower(), {})[spelling] = anchor
    return words


_VOCABULARY: Final = Vocabulary(_words)


def anchors(doc: Document) -> list[Match[Anchor]]:
    """Start, end and meaning of every anchor in `doc` that stands at the edge of a word, in reading order."""
    text = doc.text
    matches = _VOCABULARY.matches(doc)
    spelt = [(start, end, anchor) for start, end, forms in matches if (anchor := forms.get(text[start:end]))]
    found = []
    for match in leftmost_longest(spelt):
        start, end, anchor = match
        if start and text[start - 1].isalnum():
            if anchor.kind == "no" and text.endswith(_COMMUNE_WORDS, start, end):  # *công xã Tây Hồ* holds *ông xã*
                found.append((end - 2, end, _COMMUNE))
        elif anchor.kind != "no":
            found.append(match)
        elif unit := _after_all(text, start, end):
            found.append(unit)
    return found


def _after_all(text: str, start: int, end: int) -> Match[Anchor] | None:
    """The type of a unit that looks like another word: *Xã Giao Thịnh*, *XÃ HỘI AN ĐÔNG*."""
    word, _, second = text[start:end].partition(" ")
    if second[:1].isupper() and (level := _TYPE_WORDS.get(word.lower())):
        at = start + len(word)
        name = name_at(text, at + 1, level)
        if name and name.known and name.end > end:
            return start, at, Anchor(level, word.lower())
    return None
