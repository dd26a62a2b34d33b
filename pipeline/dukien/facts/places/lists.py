"""Lists of units: *các xã Cổ Lũng, Lũng Cao và Thành Sơn*, *phường 1, 2 và 3*, *7 xã (Bình Khánh, ...)*."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dukien.facts.places.names import HIGHEST_NUMBER, Name, may_begin, name_at, numbered_at, run_at
from dukien.text.letters import LETTER, UPPER
from dukien.units.register import register

_COUNTS: Final = frozenset("các những hai ba bốn năm sáu bảy tám chín mười cả số nhiều mấy".split())
"""The words before a type word that several names follow."""
_LONGEST_COUNT: Final = 9
"""Longer than any of them with a space behind."""
_COUNT_BEFORE: Final = re.compile(rf"(?i)(?:\b(?:{'|'.join(_COUNTS)})|\d) $")

_SEPARATOR: Final = re.compile(
    r"(?: ?\((?P<aside>[^()\n]{1,80})\))?(?: ?[,;] ?(?:và |cùng )?| và | & | cùng | với | hoặc | ?/ ?)(?=\S)"
)
_SEPARATORS: Final = frozenset(",;/")
_GOES_ON: Final = frozenset((" (", " v", " &", " c", " h", " /", " ,", " ;"))
"""The first two characters behind a name whose list may go on with *( và & cùng hoặc / , ;*."""
QUALIFIERS: Final = (
    "biên giới|miền núi|vùng cao|vùng sâu|vùng xa|vùng biên|ven biển|bãi ngang|đảo|nghèo|anh hùng|trung tâm|cù lao|"
    "nông thôn mới(?: kiểu mẫu| nâng cao)?|điểm|đặc biệt khó khăn|biển|du lịch|hoa|cảng|trẻ|ngoại thành|vệ tinh"
)
"""What may stand between a type word and its name: *xã biên giới Quảng Trực*."""
_QUALIFIER: Final = f"(?: (?:{QUALIFIERS}))"
_QUALIFIED: Final = re.compile(rf"{_QUALIFIER} (?=[{UPPER}])")
# A plural type word, anything up to *gồm*, *như*, *là* or a colon, and the names.
_OPENING: Final = re.compile(
    rf"(?:(?:(?!(?:\d|các|những) (?:huyện|tỉnh|quận|thị xã|thành phố))[^\n.;:,()]){{0,70}}? "
    rf"(?:gồm|bao gồm|như|là|sau)(?: có| các)? ?:? ?| ?: ?|{_QUALIFIER}?(?: gồm| như| là)?:? ?\(?)"
    rf"(?=[{UPPER}\d])"
)
_DISTRICTS_OPENING: Final = re.compile(
    rf"(?:[^\n.;:,()]{{0,50}}? (?:gồm|bao gồm|như|là|sau)(?: có| các)? ?:? ?| ?: ?| ?\()(?=[{UPPER}\d])"
)
_NUMBER: Final = re.compile(rf"0?\d{{1,2}}(?![\d%{LETTER}]|[.,/-]\d| ?%)")
_COUNTED: Final = re.compile(
    r" (?:người|ngày(?! \d)|tháng(?! \d)|năm(?! \d{4})|tầng|lần|triệu|tỷ|nghìn|ngàn|mét|m2|km|ha|hộ|vụ|trường|giờ|phút|tuổi|đồng|"
    r"cán|xã|phường|huyện|thôn|khu phố|cơ|đơn|căn|dự|đối|nhà|chiếc|em|cháu|tổ|ca|điểm|công|chốt)\b"
)


def is_plural(text: str, start: int) -> bool:
    """Whether *các*, a number or the like stands before the type word that begins at `start`."""
    if text[start - 1 : start] != " ":
        return False
    low = start - _LONGEST_COUNT if start > _LONGEST_COUNT else 0
    word = text[low : start - 1].rpartition(" ")[2]
    if word.isalpha():
        return word.lower() in _COUNTS
    return word[-1:].isalnum() and _COUNT_BEFORE.search(text, low, start) is not None


def number_at(text: str, at: int, level: str = "commune") -> Name | None:
    """The number of a ward or urban district that stands at `at`; none where it counts something."""
    m = _NUMBER.match(text, at)
    if not m or not 1 <= int(m[0]) <= HIGHEST_NUMBER[level] or _COUNTED.match(text, m.end()):
        return None
    if longer := numbered_at(text, at, m.end()):
        return longer
    return Name(m.end(), m[0].lstrip("0"), True)


def list_opening(text: str, at: int, *, plural: bool, level: str = "commune") -> tuple[int, Name] | None:
    """The first name of a list whose type word ends at `at`, where something stands between: *7 xã (Bình Khánh, ...)*.

    Also a single unit's qualifier: *xã đảo Thổ Châu*. None where the name follows the type at once.
    """
    if level == "district":
        m = (plural and _DISTRICTS_OPENING.match(text, at)) or _QUALIFIED.match(text, at)
    else:
        m = _OPENING.match(text, at) if plural else _QUALIFIED.match(text, at)
    if not m:
        return None
    name = number_at(text, m.end(), level) or name_at(text, m.end(), level)
    return None if name is None else (m.end(), name)


def goes_on(text: str, end: int) -> bool:
    """Whether behind a name that ends at `end` another of its list may follow; cheap."""
    follows = text[end : end + 2]
    if follows not in _GOES_ON and follows[:1] not in _SEPARATORS:
        return False
    m = _SEPARATOR.match(text, end)
    return m is not None and may_begin(text, m.end())


@lru_cache(maxsize=1 << 12)
def _parents(level: str, key: str, types: tuple[str, ...] = ()) -> frozenset[str]:
    """Codes of the districts (of a district: provinces) that ever had a unit of this name (and of these types)."""
    reg = register()
    rows = reg.by_level[level].get(key, ())
    # Since 2025 all communes of a province share their parent: that tells nothing about a list.
    found = frozenset(reg.parents[r] for r in rows if not types or reg.types[r] in types)
    return frozenset(p for p in found if len(p) == 3) if level == "commune" else found


@lru_cache(maxsize=1 << 12)
def _all_above(level: str, key: str) -> frozenset[str]:
    """Codes of the units that one of this name ever belonged to."""
    reg = register()
    return frozenset(reg.parents[r] for r in reg.by_level[level].get(key, ())) - {""}


def types_in_list(name: Name, first: Name, types: tuple[str, ...]) -> tuple[str, ...]:
    """The type of a name that goes on with a list behind one unit: the register's, where the text's does not fit.

    *thị trấn Đức An, Thuận Hạnh*: the second is a xã of the same district.
    """
    shared = _parents("commune", first.key) & _parents("commune", name.key)
    if not shared or shared & _parents("commune", name.key, types):
        return types
    reg = register()
    return tuple(dict.fromkeys(reg.types[r] for r in reg.communes[name.key] if reg.parents[r] in shared))[:1] or types


def _names_a_parent(level: str, key: str, parents: frozenset[str]) -> bool:
    """Whether one of the units with the codes `parents`, or of those above them, is called `key`."""
    reg = register()
    above = parents | {reg.parents[r] for code in parents for r in reg.by_code.get(code, ())}
    upper = ("district", "province") if level == "commune" else ("province",)
    return any(reg.codes[r] in above for lv in upper for r in reg.by_level[lv].get(key, ()))


def list_members(text: str, first: Name, types: tuple[str, ...], level: str, *, plural: bool) -> list[tuple[int, Name]]:
    """The names that follow `first` in its list, with where they start.

    *xã Tả Thanh Oai, Thanh Trì* is a commune and its district, *xã An Định, An Thới* two communes of one district:
    the register tells. After a plural (*các xã*, *hai phường*) a name of any district goes on with the list.
    """
    found: list[tuple[int, Name]] = []
    parents: frozenset[str] | None = None
    above: frozenset[str] = frozenset()
    """Of the last name; where they are known only when a second one is there."""
    end, key = first.end, first.key
    while m := _SEPARATOR.match(text, end):
        at = m.end()
        if not may_begin(text, at):
            break
        if key[0].isdigit():
            name = number_at(text, at, level)
            if name is None and plural:
                name = name_at(text, at, level)
            if name is None or not (plural or " và " in m[0]):
                break
        else:
            name = name_at(text, at, level)
            if name is None:
                name = _unknown_member(text, at) if plural and level == "commune" and "đặc khu" not in types else None
                if name is None:
                    break
            else:
                if parents is None:
                    parents = _parents(level, first.key)
                    above = _all_above(level, first.key)
                shared = parents & _parents(level, name.key)
                if not shared:
                    if not plural or _names_a_parent(level, name.key, above):
                        break
                elif not (plural and parents & _parents(level, name.key, types)) and _names_a_parent(level, name.key, above):
                    break
                parents = shared or _parents(level, name.key)
                above = parents
        found.append((at, name))
        end, key = name.end, name.key
    return found


def _unknown_member(text: str, at: int) -> Name | None:
    """A name that the register does not have, in the middle of a list: two or three syllables, then the list goes on."""
    name = name_at(text, at, "commune", unknown=True)
    if name is None or run_at(text, at) != text[at : name.end]:
        return None
    follows = text[name.end : name.end + 2]
    return name if not follows or follows[0] in ",;.)" or follows in (" (", "\n") else None
