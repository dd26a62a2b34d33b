"""Names of administrative units: types, spellings and the keys under which they are looked up.

A *key* is a name in one spelling: small letters, new tone placement, hyphens and dots as spaces, a number without its
leading zero. A *loose key* also folds away what writers vary (*Đăk, Đắk, Đak, Đắc*; *Quí, Quý*; *I, 1*; apostrophes; spaces).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

COMMUNE_TYPES: Final = ("xã", "phường", "thị trấn", "đặc khu")
DISTRICT_TYPES: Final = ("huyện", "quận", "thị xã", "thành phố")

LEVELS_OF: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(COMMUNE_TYPES, ("commune",)),
    **dict.fromkeys(DISTRICT_TYPES, ("district",)),
    "thành phố": ("province", "district"),
    "tỉnh": ("province",),
}
"""The levels of the units of a type, the upper first."""
TYPE_IN_BODY: Final = {
    f"{word} {body}": kind
    for body in ("ủy", "đoàn")
    for word, kind in (("tỉnh", "tỉnh"), ("thành", "thành phố"), ("huyện", "huyện"), ("quận", "quận"), ("thị", "thị xã"))
}
"""The type that the name of a unit's party committee or youth union holds, in small letters: *Thị ủy*, *Huyện đoàn*."""

_TYPES: Final = (*COMMUNE_TYPES, *DISTRICT_TYPES, "tỉnh")
_ABBREVIATIONS: Final = dict(zip("x p tt đk h q tx tp t".split(), _TYPES, strict=True))
_TYPED: Final = re.compile(
    r"(?i)(?:(?P<type>xã|phường|thị\s+trấn|đặc\s+khu|huyện|quận|thị\s+xã|thành\s+phố|tỉnh)\s+(?=\S)"
    r"|(?P<spaced>t\.?[txp]|đ\.?k)\s+(?=\S)|(?P<short>t\.?[txp]|đ\.?k|[xphqt])(?:\s*\.\s*(?=\S)|\s*(?=\d+$)))"
)

# What people call a province or a city besides its name; the key of the register's name.
_NICKNAMES: Final = {
    "hcm": "hồ chí minh",
    "hcmc": "hồ chí minh",
    "tphcm": "hồ chí minh",
    "tp hcm": "hồ chí minh",
    "t p hcm": "hồ chí minh",
    "sài gòn": "hồ chí minh",
    "tp hồ chí minh": "hồ chí minh",
    "br vt": "bà rịa vũng tàu",
    "brvt": "bà rịa vũng tàu",
    "tt huế": "thừa thiên huế",
    "t t huế": "thừa thiên huế",
    "tth": "thừa thiên huế",
    "hn": "hà nội",
}
_PLAIN_TYPED: Final = re.compile(r"(?i)(xa|phuong|thi\s+tran|dac\s+khu|huyen|quan|thi\s+xa|thanh\s+pho|tinh)\s+(?=\S)")
_ONE_LETTER_TYPE: Final = re.compile(r"([xphqtXPHQT])\s+(?=\S)")
_PLAIN_TYPES: Final = dict(zip("xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tinh".split("|"), _TYPES, strict=True))
_INVISIBLE: Final = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_SPACE: Final = re.compile(r"[ .\-\u2010-\u2015\u2212\s]+")
_LEADING_ZERO: Final = re.compile(r"\b0+(?=\d)")

# The tone on the first vowel of an open syllable, where it stood on the last (*hoà*); *y* where official spelling has it.
_OLD_TONES: Final = {
    vowel + old: new + last
    for vowel, marked, first, last in (("o", "àáảãạ", "òóỏõọ", "a"), ("o", "èéẻẽẹ", "òóỏõọ", "e"), ("u", "ỳýỷỹỵ", "ùúủũụ", "y"))
    for old, new in zip(marked, first, strict=True)
}
_OLD_TONE: Final = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![^\W\d_])")
_I_FOR_Y: Final = re.compile(r"(?:(?:\bk|qu)[ìíỉĩị]|\b(?:l[íị]|mĩ|tỉ))(?!\w)")
_Y: Final = str.maketrans("ìíỉĩị", "ỳýỷỹỵ")

# These work on one key, and on many with a line break between them.
_OPEN_Y: Final = re.compile(r"[yýỳỷỹỵ]\b(?:(?<=[bcdđghklmnpqrstvx].)|(?<=qu.))")
_I: Final = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_AK: Final = re.compile(r"[ăắaâ](?:(?:ck|c|k)\b|(?:(?<=^đ.)|(?<= đ.))(?:ck|c|k))", re.MULTILINE)
_ROMAN: Final = re.compile(r" (i{1,3})$", re.MULTILINE)
_ROMANS: Final = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
)
_ROMANS_AND_SYLLABLES: Final = frozenset(("v", "vi", "x", "xi"))  # *hương vi* has no number
_ROMAN_AT_END: Final = re.compile(rf"(?<= )(?:{'|'.join(r for r in _ROMANS if r not in _ROMANS_AND_SYLLABLES)})$")
_ROMAN_NUMBER: Final = re.compile(rf"{_ROMAN_AT_END.pattern}|^(?:{'|'.join(_ROMANS)})$")
_NO_WORD: Final = re.compile(r"(?:[^\w\n]|_)+")


def key(name: str) -> str:
    """The key of a name without its type: *Thừa Thiên - Huế* is `thừa thiên huế`, *05* is `5`."""
    small = _INVISIBLE.sub("", unicodedata.normalize("NFC", name)).lower().replace("’", "'").replace("' ", "'")
    return _LEADING_ZERO.sub("", _SPACE.sub(" ", fold_small(small)).strip())


def fold_small(small: str) -> str:
    """Small letters with tones and *i/y* as in `dukien.text.normal.fold_spelling`, which is dear to load for one name."""
    if small.isascii():
        return small
    return _I_FOR_Y.sub(lambda m: m[0].translate(_Y), _OLD_TONE.sub(lambda m: _OLD_TONES[m[0]], small))


@lru_cache(maxsize=1 << 16)
def loose_key(key: str) -> str:
    """A key's spelling without what writers vary: *ea h'leo* and *eahleo* are one, *đắk* and *đăk*, *quí* and *quý*."""
    if " i" in key:
        key = _ROMAN.sub(lambda m: f" {len(m[1])}", key)
    key = _AK.sub("ak", _OPEN_Y.sub(lambda m: m[0].translate(_I), key)).replace(" ", "")
    return key if key.isalnum() else _NO_WORD.sub("", key)


@lru_cache(maxsize=1 << 16)
def unaccented_key(key: str) -> str:
    """A loose key without any accent: the last resort."""
    return loose_key(plain(key)).replace("y", "i")


def loose_keys(keys: Iterable[str]) -> list[str]:
    """The loose keys of many keys, in one pass over all of them."""
    return loose_key.__wrapped__("\n".join(keys)).split("\n")


def unaccented_keys(keys: Iterable[str]) -> list[str]:
    """The keys without accents of many keys, in one pass over all of them."""
    return loose_key.__wrapped__(plain("\n".join(keys))).replace("y", "i").split("\n")


def plain(key: str) -> str:
    """A key without its accents, letter for letter."""
    return key if key.isascii() else unicodedata.normalize("NFC", key).translate(_plain_letters())


@cache
def _plain_letters() -> dict[int, str | None]:
    """What is left of Latin letters without their accents."""
    table: dict[int, str | None] = dict.fromkeys(range(0x300, 0x370))
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        bare = "".join(c for c in unicodedata.normalize("NFD", chr(code)) if not "\u0300" <= c <= "\u036f")
        if bare != chr(code):
            table[code] = bare
    return table | {ord("đ"): "d"}


def split_type(name: str) -> tuple[str | None, str]:
    """The type (written out, small) that a name begins with, or None, and the name without it."""
    name = unicodedata.normalize("NFC", name).strip()
    if name.isascii() and (m := _PLAIN_TYPED.match(name)):
        return _PLAIN_TYPES[_SPACE.sub(" ", m[1].lower())], name[m.end() :]
    m = _TYPED.match(name)
    if not m or real_name(k := key(name)) != k:
        return None, name
    written = m["type"] or _ABBREVIATIONS[(m["short"] or m["spaced"]).lower().replace(".", "")]
    return _SPACE.sub(" ", written.lower()), name[m.end() :].strip()


def readings(name: str) -> list[tuple[str | None, str]]:
    """What a name may be read as, the likeliest first: with a type, and without (*Quan Son* is no *quận*)."""
    name = " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", name)).split()).strip(" .,;:()")
    kind, bare = split_type(name)
    found = [(kind, bare)]
    if m := _PLAIN_TYPED.match(name):
        found.append((None, name) if kind else (_PLAIN_TYPES[m[1].lower()], name[m.end() :]))
    elif kind is None and (m := _ONE_LETTER_TYPE.match(name)):
        found.append((_ABBREVIATIONS[m[1].lower()], name[m.end() :]))
    return found


def arabic(key: str, *, typed: bool) -> str:
    """A key whose number is written in Roman digits (*hải châu ii*; behind a type also *vi*), in others; *hương vi* stays."""
    m = (_ROMAN_NUMBER if typed else _ROMAN_AT_END).search(key)
    return key[: m.start()] + str(_ROMANS.index(m[0]) + 1) if m else key


def one_letter_off(a: str, b: str) -> bool:
    """Whether one letter changed, left out or put in makes `a` into `b`."""
    half = (min(len(a), len(b)) - 1) // 2
    if abs(len(a) - len(b)) > 1 or not (a[:half] == b[:half] or a[-half:] == b[-half:]):
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a != b and (a[start + (len(a) >= len(b)) :] == b[start + (len(b) >= len(a)) :])


def real_name(key: str) -> str:
    """The register's key for a nickname's (*tp hcm*, *sai gon*); the key itself where it is none."""
    return _NICKNAMES.get(key) or (_plain_nicknames().get(unaccented_key(key), key) if key.isascii() else key)


@cache
def _plain_nicknames() -> dict[str, str]:
    return {unaccented_key(k): real for k, real in _NICKNAMES.items()}
