"""Names of administrative units at a position of a text: where they end, and whether the register knows them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from dukien.text.letters import LETTER, LOWER, UPPER
from dukien.units.names import loose_key, unaccented_key
from dukien.units.register import register

SURNAMES = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh lương mai tô trương cao lâm tạ đào "
    "vương tống hà lưu châu quách kiều chu giàng lò hứa tăng".split()
)
"""Family names that may follow a place's name at once: *Chủ tịch UBND xã Thanh Sơn Nguyễn Văn A*."""

_TYPE_BEGINNINGS = frozenset("xã phường thị đặc huyện quận thành tỉnh".split())

_SYLLABLE = rf"(?:[{UPPER}][{LETTER}]*(?:['’] ?[{LETTER}]+)*['’]?|\d{{1,2}}(?!\d))"
_RUN = re.compile(rf"[{UPPER}][{LETTER}]*(?:['’] ?[{LETTER}]+)*(?:(?: | ?[-–] ?){_SYLLABLE}){{0,5}}(?![{LETTER}\d])")
_GAP = re.compile(r" ?[-–] ?| (?!['’])")
_FARM = re.compile(r"(?i:nông trường) ")
_SMALL_END = re.compile(rf" [{LOWER}]{{1,7}}(?![{LETTER}])")

_PARENT = re.compile(r",? ?\(?(huyện|H\.|quận|Q\.|thị xã|TX\.?|thành phố|TP\.?|tỉnh) ?", re.IGNORECASE)

# A Vietnamese syllable: onset, vowels, coda. Unknown names must be made of these; *Douma*, *Kotoura* are not.
_ONSET = "(?:ngh?|[cgkpt]h|gi|qu|tr|nh|[bcdđghklmnprstvx])?"
_VOWELS = "[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}"
_VIETNAMESE = re.compile(f"{_ONSET}{_VOWELS}(?:ng|nh|ch|[cmnpt])?")
_TONED = re.compile("[^a-z ]")


class Name(NamedTuple):
    """A name that ends at `end` of the text; `key` is the register's where `known`."""

    end: int
    key: str
    known: bool


def written_key(name: str) -> str:
    """The key of a name in a normal text (cheaper than `units.names.key`, which folds first)."""
    key = name.lower()
    if key.isalpha():
        return key
    for old, new in (("’", "'"), ("' ", "'"), ("–", " "), ("-", " "), ("  ", " "), ("  ", " ")):
        if old in key:
            key = key.replace(old, new)
    return key.lstrip("0") if key.isdigit() else key


@cache
def _loose_index(level: str) -> dict[str, str]:
    return {loose_key(k): k for k in register().by_level[level]}


def known_key(level: str, name: str) -> str | None:
    """The register's key of a name as written, in its own spelling or a variant; None where it has no such name."""
    key = written_key(name)
    if key in register().by_level[level]:
        return key
    return _loose_index(level).get(loose_key(key))


@cache
def _long_names(level: str) -> dict[str, str]:
    return {unaccented_key(k): k for k in register().by_level[level] if k.count(" ") > 1}


def _without_accents(level: str, name: str) -> str | None:
    """The register's name of three syllables or more of which `name` is a misspelling: *Thành Mỹ Lợi*, *Thạnh Mỹ Lợi*."""
    return _long_names(level).get(unaccented_key(written_key(name)))


@lru_cache(maxsize=1 << 14)
def _longest(run: str, level: str) -> tuple[int, str] | None:
    ends = [m.start() for m in _GAP.finditer(run)] + [len(run)]
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
    first = run[: ends[0]].lower()
    return n > 0 and not (first in SURNAMES and len(ends) == n + 2 and run[ends[n] + 1 : ends[n] + 3].isalpha())


def _word(run: str, ends: list[int], n: int) -> str:
    return run[ends[n - 1] + 1 : ends[n]].lower()


def run_at(text: str, at: int) -> str | None:
    """The capitalised syllables (six at most) that begin at `at`."""
    m = _RUN.match(text, at)
    return m[0] if m else None


def numbered_at(text: str, at: int, gap: int) -> Name | None:
    """The name of a ward that is a number and a name (*phường 2 Bảo Lộc*): the number at `at`, the name behind `gap`."""
    run = run_at(text, gap + 1) if text[gap : gap + 1] == " " else None
    if run is None:
        return None
    ends = [m.start() for m in _GAP.finditer(run)] + [len(run)]
    for end in reversed(ends):
        key = written_key(text[at : gap + 1 + end]).lstrip("0")
        if key in register().communes:
            return Name(gap + 1 + end, key, True)
    return None


def name_at(text: str, at: int, level: str, *, unknown: bool = False) -> Name | None:
    """The name of a unit of `level` that begins at `at`: the longest that the register knows.

    Its last syllable may be small (*xã Nam bình*). With `unknown`, a run of two or three
    capitalised Vietnamese syllables that the register does not know is a name, too.
    """
    run = run_at(text, at)
    if run is None or run == "Nông":
        if (m := _FARM.match(text, at)) and (farm := run_at(text, m.end())):
            farm_key = "nông trường " + written_key(farm)
            if farm_key in register().by_level[level]:
                return Name(m.end() + len(farm), farm_key, True)
        if run is None:
            return None
    if found := _longest(run, level):
        return Name(at + found[0], found[1], True)
    if m := _SMALL_END.match(text, at + len(run)):
        key = known_key(level, run + m[0])
        if key:
            return Name(m.end(), key, True)
    return (_unknown(run, at) or _beside_parent(text, run, at)) if unknown else None


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
    ends = [m.start() for m in _GAP.finditer(run)] + [len(run)]
    words = run.lower().split(" ")
    if len(words) != len(ends) or run.isupper():
        return None
    if words[0] in _TYPE_BEGINNINGS:
        return None
    if words[0] in SURNAMES and len(words) > 2:
        return None  # *Chủ tịch UBND xã Nguyễn Văn A*
    n = next((i for i, w in enumerate(words) if i >= 2 and w in SURNAMES), len(ends))
    if n > 3:
        n = 2
    if n < 2 or not all(_VIETNAMESE.fullmatch(w) for w in words[:n]) or not _TONED.search(" ".join(words[:n])):
        return None
    return Name(at + ends[n - 1], " ".join(words[:n]), False)
