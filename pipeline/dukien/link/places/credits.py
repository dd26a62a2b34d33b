"""Whose voice a line at the head or the tail of an article says it is: *Theo Báo Đồng Khởi*, *(Bình Dương) -*."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from dukien.link.places.addresses import HOST, voice_of_host
from dukien.link.places.papers import MEDIUM, Voice, medium, papers
from dukien.text.letters import UPPER
from dukien.units.names import DISTRICT_TYPES, key, real_name
from dukien.units.register import register

LONGEST: Final = 130
"""No credit is longer."""
_EDGES: Final = " .,;:!)(/|*\"”'’]["

# --- the unit that ends a credit ------------------------------------------------------------------------------------

_TYPES: Final = {kind: kind for kind in DISTRICT_TYPES} | {"tx": "thị xã", "tp": "thành phố"}
_LONGEST_NAME: Final = 5
"""Words of the longest name of a province or district."""
_NO_WORD: Final = re.compile(r"[^\w'’]+")


def _at_end(words: list[str], index: dict[str, list[int]]) -> tuple[list[int], list[str]]:
    """The units of `index` that the longest end of `words` may mean, and the words before it."""
    for n in range(min(len(words), _LONGEST_NAME), 0, -1):
        if rows := index.get(real_name(" ".join(words[-n:]))):
            return rows, words[:-n]
    return [], words


def _district(words: list[str]) -> list[int]:
    """The districts that the end of `words` names with their type: *phòng vh tt huyện vũng liêm*."""
    rows, before = _at_end(words, register().districts)
    kind = next((_TYPES[t] for n in (2, 1) if (t := " ".join(before[-n:])) in _TYPES), None)
    return [r for r in rows if register().types[r] == kind]


def _units(name: str) -> Voice | None:
    """The unit that ends a credit, with its type: *Phòng VH-TT huyện Mỏ Cày Nam*; its province, too: *..., tỉnh Bến Tre*."""
    reg, words = register(), _NO_WORD.sub(" ", name).split()
    if districts := _district(words):
        above = {reg.parents[r] for r in districts}
        return Voice("byline", tuple(r for code in above for r in reg.by_code[code]), tuple(districts))
    provinces, before = _at_end(words, reg.provinces)
    typed = before[-1:] in (["tỉnh"], ["tp"]) or before[-2:] == ["thành", "phố"]
    codes = {reg.codes[p] for p in provinces}
    districts = [r for r in _district(before[:-1] if before[-1:] == ["tỉnh"] else before) if reg.parents[r] in codes]
    return Voice("byline", tuple(provinces), tuple(districts)) if provinces and (typed or districts) else None


# --- a credit -------------------------------------------------------------------------------------------------------

_OFFICE: Final = re.compile(
    rf"(?:{MEDIUM}|phòng|trung tâm(?! (?:tp|thành phố|huyện|thị|tỉnh|quận|xã)\b)|ban|văn phòng|vp|bbt|ubnd|hđnd|ubmttq|mttq"
    r"|(?:huyện|thị|thành|quận|tỉnh) (?:ủy|đoàn)|công an|viện kiểm sát|vksnd|tòa án|tand|hội|sở|bản tin|bộ chqs|bđbp|trường)\b"
)
_LONGEST_OFFICE: Final = 80
_CREDIT_WORDS: Final = (
    "theo |nguồn|báo |đài |pt-th|ptth|cổng |trang |ttđt|ttxvn|thường trú|phòng |trung tâm |ban |vp |bbt |bộ chqs|bđbp|ubnd|hđnd"
    "|mttq|huyện ủy|thị ủy|thành ủy|quận ủy|tỉnh ủy|huyện đoàn|thị đoàn|thành đoàn|quận đoàn|tỉnh đoàn|công an |viện kiểm"
    "|vksnd|tòa án|tand|hội |sở |bản tin |trường |người viết"
).split("|")
"""In small letters; one of them stands in every credit but a byline that ends in the author's place."""
_PLACE_SIGN: Final = re.compile(r"\(|,|huyện|quận|thị xã|thành phố|tp")
"""One of them stands before the author's place."""
_MAKER: Final = r"(?i:tin|ảnh|hình|bài|video|clip|bài viết|người viết|thực hiện|biên tập|tác giả|bt|ctv|pv)"
_PEOPLE: Final = rf"[{UPPER}][\w'’.]*(?: [{UPPER}][\w'’.]*){{0,4}}"
_CREDIT: Final = re.compile(
    rf"(?P<maker>{_MAKER}(?: ?(?:[,&+/–-]|và) ?{_MAKER}){{0,3}} ?: ?)?(?:{_PEOPLE}(?: [-–]|[,;]| ?[(/|]) ?\(?)?"
    r"(?P<taken>(?i:theo|nguồn)(?: tin(?: từ)?)?(?: ?: ?| ))?(?P<who>.+)"
)
_ELECTRONIC: Final = re.compile(r" (?:[Oo]nline|[Đđ]iện tử)\Z")
_PLACE_OF_AUTHOR: Final = re.compile(r"[(,] ?(?P<name>[^\d,()]{4,20})\Z")
_ALSO_PEOPLE: Final = frozenset(("hà giang", "hà nam", "hòa bình", "thái bình", "bình dương", "an giang"))
"""Provinces whose name is a person's, too: the other author."""


def may_be_credit(small: str, *, byline: bool) -> bool:
    """Whether `credit` or `picture` may find something in a line, given in small letters; cheap."""
    return bool(_credit_words().find_matches_as_indexes(small) or (byline and _PLACE_SIGN.search(small)))


@cache
def _credit_words() -> AhoCorasick:
    return AhoCorasick(_CREDIT_WORDS, implementation=Implementation.DFA)


def credit(line: str, *, byline: bool) -> Voice | None:
    """Whose line a credit is: *Theo Báo Đồng Khởi*, *Lan Anh - Đài Truyền thanh huyện Vũng Liêm*, *(Theo VnExpress)*.

    In a `byline` the author's place counts without an office, too: *Lan Anh, cán bộ huyện Phú Bình*, *Lan Anh (Gia Lai)*.
    """
    line = line.strip(_EDGES)
    m = _CREDIT.fullmatch(line)
    if not m or line[:3].lower() == "ảnh":
        return None
    who, taken = _ELECTRONIC.sub("", m["who"]), m["taken"] is not None
    byline = byline or m["maker"] is not None
    office = _OFFICE.match(who.lower()) is not None
    if not (taken or byline or office):
        return None
    name = key(who)
    if (rows := _medium(who, name)) is not None:
        return Voice("byline", rows) if rows or taken else None
    if " " in who and (byline or (office and len(who) <= _LONGEST_OFFICE)) and (units := _units(name)):
        return units
    if byline and (m := _PLACE_OF_AUTHOR.search(line)) and (place := key(m["name"])) not in _ALSO_PEOPLE:
        provinces = register().provinces.get(real_name(place))
        return Voice("byline", tuple(provinces)) if provinces else None
    return None


def _medium(who: str, name: str) -> tuple[int, ...] | None:
    """The provinces of a medium by its address or the key of its name: *baohatinh.vn*, *Báo Hà Tĩnh*."""
    if "." in who and HOST.fullmatch(who) and (voice := voice_of_host(who)):
        return voice.provinces
    return medium(name)


_PICTURE: Final = re.compile(
    r"(?i)\bảnh(?: tư liệu| chụp màn hình| do| cắt từ)? ?:? ?(?P<who>(?:báo|cổng|đài|ptth) [^\n:()]{3,50})\Z"
)


def picture(line: str) -> Voice | None:
    """Whose picture the line shows: *(Ảnh: Báo Nghệ An)*."""
    m = _PICTURE.search(line.rstrip(_EDGES))
    return Voice("byline", rows) if m and (rows := medium(key(m["who"]))) else None


# --- a dateline -----------------------------------------------------------------------------------------------------

_OPENING: Final = re.compile(
    r"\W{0,3}(?P<who>\w[^\n()|]{1,44}?)(?P<day>,? ?(?:ngày )?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)?\)?"
    r"(?P<agency> ?\([^()\n]{2,40}\))?(?:\Z|(?P<dash> ?[-–—|]) ?[\"“(]?(?P<next>\w*))"
)
_DASHES: Final = "-–—|"
FAR: Final = 64
"""No dateline goes farther."""
_FIRST_WORD: Final = re.compile(r"\W{0,3}(\w+)(\.[a-zA-Z])?")
_DAY_BEGINS: Final = frozenset("ngày sáng chiều tối trưa đêm hôm theo vừa mới tính trong sau".split())
_CAPITAL: Final = "hà nội"


@cache
def _first_words() -> frozenset[str]:
    """The first words of provinces and media, in small letters."""
    media = "báo tờ đài pt ptth cổng trang ttđt pv ctv ttxvn thường"
    provinces = [*register().provinces, "tp", "tphcm", "hcm", "sài", "brvt", "br", "tt"]
    names = [*provinces, *papers().names, *map(key, papers().tags), *media.split()]
    return frozenset(name.split()[0] for name in names)


def may_open(text: str, start: int, end: int) -> bool:
    """Whether `opening` may find something in the line; cheap."""
    if end - start > FAR:
        far = start + FAR
        for dash in _DASHES:
            if text.find(dash, start, far) >= 0:
                break
        else:
            return False
    m = _FIRST_WORD.match(text, start)
    return m is not None and (m[1].lower() in _first_words() or m[2] is not None)


def opening(line: str) -> Voice | None:
    """Whose dateline opens the lead: *(Baohatinh.vn) -*, *BDK.VN -*, *Bình Dương, 5/7 (TTXVN) -*, *BẮC GIANG - Sáng*.

    An agency at Hà Nội is at its own head office, and the news may be from anywhere.
    """
    m = _OPENING.match(line)
    if not m or not (m["dash"] or m["day"]):
        return None
    who = m["who"].strip()
    name = key(who)
    rows = papers().tags.get(who) if m["dash"] else None
    if rows is None:
        rows = _medium(who, name)
    if rows is not None:
        return Voice("dateline", rows)
    provinces = register().provinces.get(real_name(name))
    begins = (m["next"] or "").lower() in _DAY_BEGINS
    if not provinces or not (m["day"] or m["agency"] or begins or who.isupper() or line.lstrip()[:1] == "("):
        return None
    if real_name(name) == _CAPITAL and (m["day"] or m["agency"]):
        return Voice("dateline") if m["agency"] else None
    return Voice("dateline", tuple(provinces))
