"""Names of administrative units: types, spellings and the keys under which they are looked up.

A *key* is a name in one spelling: small letters, new tone placement, hyphens and dots as spaces, a number without its
leading zero. A *loose key* also folds away what writers vary (*Đăk, Đắk, Đak, Đắc*; *Quí, Quý*; *I, 1*; apostrophes; spaces).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dukien.text.letters import LETTER
from dukien.text.normal import fold_spelling

COMMUNE_TYPES = ("xã", "phường", "thị trấn", "đặc khu")
DISTRICT_TYPES = ("huyện", "quận", "thị xã", "thành phố")
PROVINCE_TYPES = ("tỉnh", "thành phố")

_ABBREVIATIONS = dict(zip("x p tt đk h q tx tp t".split(), (*COMMUNE_TYPES, *DISTRICT_TYPES, "tỉnh"), strict=True))
_TYPED = re.compile(
    r"(?i)(?:(?P<type>xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s+(?=\S)"
    r"|(?P<short>tt|tx|tp|đk|[xphqt])(?:\s*\.\s*(?=\S)|\s*(?=\d+$))|(?P<spaced>tt|tx|tp|đk)\s+(?=\S))"
)

# What people call a province or a city besides its name; the key of the register's name.
_NICKNAMES = {
    "hcm": "hồ chí minh",
    "tphcm": "hồ chí minh",
    "tp hcm": "hồ chí minh",
    "sài gòn": "hồ chí minh",
    "tp hồ chí minh": "hồ chí minh",
    "br vt": "bà rịa vũng tàu",
    "brvt": "bà rịa vũng tàu",
    "tt huế": "thừa thiên huế",
    "hn": "hà nội",
}
_PLAIN_TYPED = re.compile(r"(?i)(xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tinh)\s+(?=\S)")
_PLAIN_TYPES = dict(
    zip(
        ("xa", "phuong", "thi tran", "dac khu", "huyen", "quan", "thi xa", "thanh pho", "tinh"),
        (*COMMUNE_TYPES, *DISTRICT_TYPES, "tỉnh"),
        strict=True,
    )
)
_SPACE = re.compile(r"[ .\-–—\s]+")
_LEADING_ZERO = re.compile(r"\b0+(?=\d)")

_OPEN_Y = re.compile(r"(?<=[bcdđghklmnpqrstvx])[yýỳỷỹỵ]\b|(?<=qu)[yýỳỷỹỵ]\b")
_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_AK = re.compile(r"[ăắaâ](?:ck|c|k)\b|(?<=^đ)[ăắaâ](?:ck|c|k)|(?<= đ)[ăắaâ](?:ck|c|k)")
_ROMAN = re.compile(r" (i{1,3})$")
_NO_WORD = re.compile(rf"[^{LETTER}\d]+")
_MARKS = re.compile(r"[\u0300-\u036f]")


def key(name: str) -> str:
    """The key of a name without its type: *Thừa Thiên - Huế* is `thừa thiên huế`, *05* is `5`."""
    folded = fold_spelling(unicodedata.normalize("NFC", name)).lower().replace("’", "'").replace("' ", "'")
    return _LEADING_ZERO.sub("", _SPACE.sub(" ", folded).strip())


@lru_cache(maxsize=1 << 16)
def loose_key(key: str) -> str:
    """A key's spelling without what writers vary: *ea h'leo* and *eahleo* are one, *đắk* and *đăk*, *quí* and *quý*."""
    key = _OPEN_Y.sub(lambda m: m[0].translate(_I), _ROMAN.sub(lambda m: f" {len(m[1])}", key))
    return _NO_WORD.sub("", _AK.sub("ak", key))


@lru_cache(maxsize=1 << 16)
def unaccented_key(key: str) -> str:
    """A loose key without any accent: the last resort."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", key)).replace("đ", "d")
    return loose_key(bare).replace("y", "i")


def split_type(name: str) -> tuple[str | None, str]:
    """The type (written out, small) that a name begins with, or None, and the name without it."""
    name = unicodedata.normalize("NFC", name).strip()
    if name.isascii() and (m := _PLAIN_TYPED.match(name)):
        return _PLAIN_TYPES[m[1].lower()], name[m.end() :]
    m = _TYPED.match(name)
    if not m or _SPACE.sub(" ", name.lower()) in _NICKNAMES:
        return None, name
    written = m["type"] or _ABBREVIATIONS[(m["short"] or m["spaced"]).lower()]
    return written.lower(), name[m.end() :].strip()


def real_name(key: str) -> str:
    """The register's key for a nickname's (*tp hcm*); the key itself where it is none."""
    return _NICKNAMES.get(key, key)
