"""What Vietnamese was written in before Unicode: TCVN3 (ABC), VNI and VISCII, each read as Latin-1.

None of them says what it is. The one that makes common Vietnamese words of a text is it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

# Words that no Vietnamese paragraph is without, all with marks: they decide what an old encoding was.
_COMMON = re.compile(
    r"(?i)\b(?:và|của|các|được|những|với|một|người|đã|này|tại|là|có|để|từ|năm|ngày|không|về|việc|đồng|huyện|xã|tỉnh"
    r"|phường|thành|nhân dân|ủy ban|chủ tịch|hội|công|số|đến|trên|sẽ|cũng|thì|như|ở)\b"
)
_WORD = re.compile(r"\S+")
_SAMPLE = 100_000

# What each of them puts into words where Latin-1 has a sign, or where no language of Latin-1 has two such vowels.
_SIGNS: Mapping[str, re.Pattern[str]] = {
    # à ả ã á ạ ă â ê ô ơ ư đ
    "tcvn3": re.compile("(?<=[a-zA-Z])[¨©ª«¬\u00adµ¶·¸¹]|[¨©ª«¬\u00ad®µ¶·¸¹](?=[a-zA-Z])"),
    "vni": re.compile("[aeouyöô][øûåäë]|[öô][ùõï]|[AEOUYÖÔ][ØÛÅÄË]|[ÖÔ][ÙÕÏ]|ñ(?=[aeiouöôæóò])"),
    "viscii": re.compile("(?<=[a-zA-Z])[\u0080-\u009f\u00a1-\u00bf]|[\u0080-\u009f\u00a1-\u00bf](?=[a-zA-Z])"),
}
_ENOUGH_SIGNS = 4
# How much more of the words must be common ones than before; VISCII has half of its letters where Latin-1 has them.
_TIMES_MORE: Mapping[str, float] = {"tcvn3": 4, "vni": 4, "viscii": 1.5}


def share_of_common_words(text: str) -> float:
    """The share of a text's words that are common Vietnamese words with marks; a fifth is usual."""
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    return len(_COMMON.findall(sample)) / max(1, len(_WORD.findall(sample)))


class Legacy(NamedTuple):
    """A text in Unicode, and what it was in."""

    text: str
    encoding: str
    share: float
    """The share of common words that speaks for it."""


def best(text: str) -> Legacy:
    """The reading of `text`, bytes of an unknown old encoding as Latin-1, with the most common words in it."""
    readings = (Legacy(fixed := to_unicode(text), name, share_of_common_words(fixed)) for name, to_unicode in LEGACY.items())
    return max(readings, key=lambda reading: reading.share)


def misread(text: str) -> Legacy | None:
    """The text meant by one that was taken for Latin-1 or Windows-1252 (*HuyÖn*, *Huyeän*); None where it is none.

    `text` has no letter that only Vietnamese in Unicode has.
    """
    sample = text[:_SAMPLE].translate(_windows_controls())
    if not any(len(sign.findall(sample)) >= _ENOUGH_SIGNS for sign in _SIGNS.values()):
        return None
    reading = best(sample)
    signs = len(_SIGNS[reading.encoding].findall(sample))
    enough = max(0.08, _TIMES_MORE[reading.encoding] * share_of_common_words(sample))
    if signs < _ENOUGH_SIGNS or reading.share <= enough:
        return None
    return reading._replace(text=convert(text, reading.encoding))


def convert(text: str, encoding: str) -> str:
    """`text`, in one of `LEGACY` and taken for Latin-1 or Windows-1252, in Unicode."""
    return LEGACY[encoding](text.translate(_windows_controls()))


@cache
def _table(name: str) -> Mapping[str, str]:
    lines = files("dukien.ingest").joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return {chr(int(code, 16)) if name != "vni" else code: letter for code, letter in pairs}


@cache
def _by_code(name: str) -> dict[int, str]:
    return {ord(code): letter for code, letter in _table(name).items()}


@cache
def _windows_controls() -> dict[int, int]:
    """Where Windows-1252 has a letter or sign that Latin-1 has a control code for."""
    codes = {}
    for code in range(0x80, 0xA0):
        try:
            codes[ord(bytes([code]).decode("cp1252"))] = code
        except UnicodeDecodeError:
            continue
    return codes


_SYLLABLE = re.compile(r"[^\W\d_]+")


def from_tcvn3(text: str) -> str:
    """TCVN3 (ABC) that was read as Latin-1, in Unicode; the length stays.

    TCVN3 has no capitals with tones: they were a matter of the font (`.VnTimeH`). A syllable whose plain letters
    are all capitals gets them back.
    """

    def capitals(m: re.Match[str]) -> str:
        plain = [c for c in m[0] if c.isascii()]
        return m[0].upper() if plain and all(c.isupper() for c in plain) and (len(plain) > 1 or m[0][0] != plain[0]) else m[0]

    return _SYLLABLE.sub(capitals, text.translate(_by_code("tcvn3")))


def from_viscii(text: str) -> str:
    """VISCII that was read as Latin-1, in Unicode; the length stays."""
    return text.translate(_by_code("viscii"))


@cache
def _vni_letters() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_table("vni"), key=len, reverse=True)))


def from_vni(text: str) -> str:
    """VNI that was read as Latin-1, in Unicode; a letter with its marks, which VNI writes as two, becomes one."""
    letters = _table("vni")
    return _vni_letters().sub(lambda m: letters[m[0]], text)


LEGACY: Mapping[str, Callable[[str], str]] = {"tcvn3": from_tcvn3, "vni": from_vni, "viscii": from_viscii}
"""Each old encoding with the function that makes Unicode of it."""
