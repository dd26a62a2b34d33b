"""Names of administrative units at a position of a text: where they end, and whether the register knows them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from dukien.text.letters import LETTER, LOWER, UPPER
from dukien.units.names import loose_key, loose_keys, unaccented_key, unaccented_keys
from dukien.units.register import register

SURNAMES: Final = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh lương mai tô trương cao lâm tạ đào "
    "vương tống hà lưu châu quách kiều chu giàng lò hứa tăng".split()
)
"""Family names that may follow a place's name at once: *Chủ tịch UBND xã Thanh Sơn Nguyễn Văn A*."""
HIGHEST_NUMBER: Final = {"commune": 28, "district": 12}
"""Of wards and of urban districts that are called by a number."""
_TYPE_BEGINNINGS: Final = frozenset("xã phường thị đặc huyện quận thành tỉnh".split())

_SYLLABLE: Final = rf"(?:[{UPPER}][{LETTER}]*(?:['’] ?[{LETTER}]+)*['’]?|\d{{1,2}}(?!\d))"
_RUN: Final = re.compile(rf"[{UPPER}][{LETTER}]*(?:['’] ?[{LETTER}]+)*(?:(?: | ?[-–] ?){_SYLLABLE}){{0,5}}(?![{LETTER}\d])")
_GAP: Final = re.compile(r" ?[-–] ?| (?!['’])")
_FARM: Final = re.compile(r"(?i:nông trường) ")
SMALL_BEGINNINGS: Final = (
    "cầu|bến|chợ|hàng|cửa|đồng|cái|cống|cồn|sông|suối|hồ|hòn|núi|phố|quán|quan|rạch|vàm|vũng|đá|đảo|ông|bà|giồng|tràng|thành|"
    "tân|hòa|đông|tây|nam|bắc"
)
"""First syllables of names that are words, too, and that writers leave small: *phường cầu Ông Lãnh*."""
_SMALL: Final = frozenset(SMALL_BEGINNINGS.split("|"))
_SMALL_STARTS: Final = _SMALL | {"nông"}
_LONGEST_SMALL: Final = max(map(len, _SMALL)) + 1
_SMALL_END: Final = re.compile(rf" [{LOWER}]{{1,7}}(?![{LETTER}])")

_PARENT: Final = re.compile(r",? ?\(?(huyện|H\.|quận|Q\.|thị xã|TX\.?|thành phố|TP\.?|tỉnh) ?", re.IGNORECASE)

_PROVINCE: Final = re.compile(r",? \(?(?:tỉnh |(?:TP\.? ?|thành phố )(?=Hà Nội|Hồ|Hải|Đà|Cần))")

# A Vietnamese syllable: onset, vowels, coda. Unknown names must be made of these; *Douma*, *Kotoura* are not.
_ONSET: Final = "(?:ngh?|[cgkpt]h|gi|qu|tr|nh|[bcdđghklmnprstvx])?"
_VOWELS: Final = "[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}"
_VIETNAMESE: Final = re.compile(f"{_ONSET}{_VOWELS}(?:ng|nh|ch|[cmnpt])?")
_TONED: Final = re.compile("[^a-z ]")


class Name:
    """A name that ends at `end` of the text; `key` is the register's where `known`."""

    def __init__(self, end: int, key: str, known: bool) -> None:
        self.end, self.key, self.known = end, key, known


def written_key(name: str) -> str:
    """The key of a name in a normal text (cheaper than `units.names.key`, which folds first)."""
    key = name.lower()
    if key.replace(" ", "").isalpha() and "  " not in key:
        return key
    for old, new in (("’", "'"), ("' ", "'"), ("–", " "), ("-", " "), ("  ", " "), ("  ", " ")):
        if old in key:
            key = key.replace(old, new)
    return key.lstrip("0") if key.isdigit() else key


@cache
def _districts_file() -> tuple[frozenset[str], dict[str, str]]:
    text = files("dukien.facts.places").joinpath("districts.txt").read_text(encoding="utf-8")
    first, _, second = text.partition("[spellings]")
    known = (line for line in first.splitlines() if line and line[0] not in "#[")
    pairs = (line.partition(" = ") for line in second.splitlines() if " = " in line)
    spellings = {written_key(written): written_key(name) for written, _, name in pairs}
    return frozenset(map(written_key, known)), spellings


def cities() -> frozenset[str]:
    """Keys of the districts whose bare name readers know."""
    return _districts_file()[0]


def spellings() -> dict[str, str]:
    """Keys of districts as people also write them, and the register's."""
    return _districts_file()[1]


@cache
def _titled(level: str) -> dict[str, str]:
    """The register's keys by how most writers spell the name: each syllable with a capital."""
    return {k.title(): k for k in register().by_level[level]}


@cache
def _loose_index(level: str) -> dict[str, str]:
    known = register().by_level[level]
    index = dict(zip(loose_keys(known), known, strict=True))
    if level == "district":
        index |= {loose_key(written): k for written, k in spellings().items()}
    return index


def known_key(level: str, name: str) -> str | None:
    """The register's key of a name as written, in its own spelling or a variant; None where it has no such name."""
    key = written_key(name)
    if key in register().by_level[level]:
        return key
    return _loose_index(level).get(loose_key(key))


@cache
def _long_names(level: str) -> dict[str, str]:
    known = [k for k in register().by_level[level] if k.count(" ") > 1]
    return dict(zip(unaccented_keys(known), known, strict=True))


def _without_accents(level: str, name: str) -> str | None:
    """The register's name of three syllables or more of which `name` is a misspelling: *Thành Mỹ Lợi*, *Thạnh Mỹ Lợi*."""
    return _long_names(level).get(unaccented_key(written_key(name)))


@cache
def _unaccented(level: str) -> dict[str, str | None]:
    """The only name of a level that has these letters, its accents aside; None where several have."""
    index: dict[str, str | None] = {}
    known = register().by_level[level]
    for bare, k in zip(unaccented_keys(known), known, strict=True):
        index[bare] = None if bare in index else k
    return index


def _ends(run: str) -> list[int]:
    """Where each syllable of a run ends."""
    return [m.start() for m in _GAP.finditer(run)] + [len(run)]


@lru_cache(maxsize=1 << 14)
def _longest(run: str, level: str) -> tuple[int, str] | None:
    ends = _ends(run)
    for n in range(len(ends) - 1, -1, -1):
        key = known_key(level, run[: ends[n]]) or (_without_accents(level, run[: ends[n]]) if n > 1 else None)
        if not key or (n < len(ends) - 1 and not _may_end(run, ends, n)):
            continue
        return ends[n], key
    return None


def _may_end(run: str, ends: list[int], n: int) -> bool:
    """Whether a name may end after `n + 1` syllables of a longer run.

    One syllable of it is hardly the name (*xã Tư Nghĩa* is not *xã Tư*), nor is the beginning of a person's
    (*Chủ tịch xã Trần Phú Cường*).
    """
    if _word(run, ends, n + 1) in SURNAMES or run.isupper():
        return True
    if run[ends[n] : ends[n] + 3] in (" - ", " – "):
        return True  # *TP Vinh - Hà Nội*
    first = run[: ends[0]].lower()
    return n > 0 and not (first in SURNAMES and len(ends) == n + 2 and run[ends[n] + 1 : ends[n] + 3].isalpha())


def _word(run: str, ends: list[int], n: int) -> str:
    return run[ends[n - 1] + 1 : ends[n]].lower()


def run_at(text: str, at: int) -> str | None:
    """The capitalised syllables (six at most) that begin at `at`."""
    m = _RUN.match(text, at) if text[at : at + 1].isupper() else None
    return m[0] if m else None


def may_begin(text: str, at: int) -> bool:
    """Whether a name or a number may begin at `at`, by its first syllable; cheap."""
    first = text[at : at + 1]
    if first.isupper() or first.isdigit():
        return True
    return first.islower() and text[at : at + _LONGEST_SMALL].partition(" ")[0] in _SMALL_STARTS


def numbered_at(text: str, at: int, gap: int) -> Name | None:
    """The name of a ward that is a number and a name (*phường 2 Bảo Lộc*): the number at `at`, the name behind `gap`."""
    run = run_at(text, gap + 1) if text[gap : gap + 1] == " " else None
    if run is None:
        return None
    ends = _ends(run)
    for end in reversed(ends):
        key = written_key(text[at : gap + 1 + end]).lstrip("0")
        if key in register().communes:
            return Name(gap + 1 + end, key, True)
    return None


def name_at(text: str, at: int, level: str, *, unknown: bool = False) -> Name | None:
    """The name of a unit of `level` that begins at `at`: the longest that the register knows.

    Its first or last syllable may be small (*phường cầu Ông Lãnh, xã Nam bình*). With `unknown`, a run of two or three
    capitalised Vietnamese syllables that the register does not know is a name, too.
    """
    m = _RUN.match(text, at) if text[at : at + 1].isupper() else None
    if m is None:
        return _farm_at(text, at, level) or _small_beginning_at(text, at, level)
    run = m[0]
    if run == "Nông" and (farm := _farm_at(text, at, level)):
        return farm
    if whole := _titled(level).get(run):
        return Name(m.end(), whole, True)
    if found := _longest(run, level):
        return Name(at + found[0], found[1], True)
    after = m.end()
    if text[after + 1 : after + 2].islower() and (m := _SMALL_END.match(text, after)):
        key = known_key(level, run + m[0])
        if key:
            return Name(m.end(), key, True)
    return (_unknown(run, at) or _beside_parent(text, run, at)) if unknown else None


def _farm_at(text: str, at: int, level: str) -> Name | None:
    """*thị trấn Nông trường Việt Trung*."""
    m = _FARM.match(text, at) if text[at : at + 1] in ("n", "N") else None
    run = run_at(text, m.end()) if m else None
    if m is None or run is None or (key := "nông trường " + written_key(run)) not in register().by_level[level]:
        return None
    return Name(m.end() + len(run), key, True)


def _small_beginning_at(text: str, at: int, level: str) -> Name | None:
    """*phường cầu Ông Lãnh*: the register's *Cầu Ông Lãnh*."""
    gap = text.find(" ", at, at + _LONGEST_SMALL)
    if gap < 0 or (word := text[at:gap]) not in _SMALL or (run := run_at(text, gap + 1)) is None:
        return None
    found = _longest(f"{word.capitalize()} {run}", level)
    return Name(at + found[0], found[1], True) if found and found[0] > len(word) + 1 else None


def misspelled_at(text: str, at: int, level: str, kind: str) -> Name | None:
    """A name that is a unit's of this type but for its accents (*tỉnh Thanh Hòa*), where only one comes near."""
    run = run_at(text, at)
    key = _unaccented(level).get(unaccented_key(written_key(run))) if run and " " in run else None
    if run is None or key is None:
        return None
    reg = register()
    return Name(at + len(run), key, True) if any(reg.types[r] == kind for r in reg.by_level[level][key]) else None


def unknown_district_at(text: str, at: int) -> Name | None:
    """A name that the register does not have, with the province to which it would belong behind it: a slip of the pen."""
    name = _unknown(run_at(text, at) or "", at)
    m = _PROVINCE.match(text, name.end) if name else None
    return name if m and name_at(text, m.end(), "province") else None


def parent_follows(text: str, end: int) -> bool:
    """Whether right behind `end` stands a unit to which a commune may belong: *, huyện Nhà Bè*, * (TP Vinh*."""
    m = _PARENT.match(text, end)
    return m is not None and name_at(text, m.end(), "province" if m[1].lower() == "tỉnh" else "district") is not None


def _beside_parent(text: str, run: str, at: int) -> Name | None:
    """An unknown name of any spelling (*xã Cư Êbuar*), where the unit that it belongs to follows at once."""
    if run.isupper() or run.count(" ") > 2 or not parent_follows(text, at + len(run)):
        return None
    return Name(at + len(run), written_key(run), False)


def _unknown(run: str, at: int) -> Name | None:
    ends = _ends(run)
    words = run.lower().split(" ")
    if len(words) != len(ends) or run.isupper():
        return None
    if words[0] in _TYPE_BEGINNINGS or words[:2] == ["việt", "nam"]:
        return None
    if words[0] in SURNAMES and len(words) > 2:
        return None  # *Chủ tịch UBND xã Nguyễn Văn A*
    n = next((i for i, w in enumerate(words) if i >= 2 and w in SURNAMES), len(ends))
    if n > 3:
        n = 2
    if n < 2 or not all(_VIETNAMESE.fullmatch(w) for w in words[:n]) or not _TONED.search(" ".join(words[:n])):
        return None
    return Name(at + ends[n - 1], " ".join(words[:n]), False)
