"""The normal form of Vietnamese text: what the rules are written for.

Composed Unicode (NFC), one space for a run of them, no zero-width characters, tone marks in the new place
(*hòa, ủy*), *y* where official spelling has it (*kỳ, lý, tỷ, quý*), names mended where a space broke them
(*L ê Văn Trọng*). Case and line breaks stay. Every change is an edit whose way back is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

from dukien.text.letters import LETTER, LOWER, UPPER, VOWEL
from dukien.text.offsets import Edit, OffsetMap, edit

# Characters that mean nothing to a reader: zero-width, joiners, direction marks, soft hyphen, byte-order mark, controls.
_INVISIBLE = r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f]+"
_SPACES = r"(?:[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]{2,}|[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])"
_DECOMPOSED = r"[^\W\d_][\u00ad\u200b-\u200d]*[\u0300-\u036f][\u0300-\u036f\u200b-\u200d]*"
_LINE_END = r"\r\n?|[\u0085\u2028\u2029]"
_NOISE = re.compile(f"(?P<cluster>{_DECOMPOSED})|(?P<gone>{_INVISIBLE})|(?P<space>{_SPACES})|(?P<line>{_LINE_END})")
_NOISY = re.compile(
    r"[\u0000-\u0009\u000b-\u001f\u0085\u00a0\u00ad\u0300-\u036f\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]|  "
)
_ODD_HYPHEN = re.compile(r"[\u2010\u2011\u2212]")


def _tone_table() -> dict[str, str]:
    """Endings of a syllable whose tone stood on the last vowel: *oà* becomes *òa*."""
    plain = {"oa": ("òóỏõọ", "a", "àáảãạ"), "oe": ("òóỏõọ", "e", "èéẻẽẹ"), "uy": ("ùúủũụ", "y", "ỳýỷỹỵ")}
    table = {}
    for pair, (first, last, marked) in plain.items():
        for toned, old in zip(first, marked, strict=True):
            table[pair[0] + old] = toned + last
    return table


_TONES = _tone_table()
_OLD_TONE = re.compile(rf"[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ](?![{LETTER}])|[uU](?<![qQ][uU])[ỳýỷỹỵỲÝỶỸỴ](?![{LETTER}])")

# Only syllables that official spelling writes with y; *thị, chị, sĩ, tí* keep their i.
_I_FOR_Y = re.compile(
    r"(?:[kK](?<!\w[kK])[ìíỉĩịÌÍỈĨỊ]|[lL](?<!\w[lL])[íịÍỊ]|[mM](?<!\w[mM])[ĩĨ]|[tT](?<!\w[tT])[ỉỈ]|[qQ][uU][ìíỉĩịÌÍỈĨỊ])(?!\w)"
)
_Y = str.maketrans("iìíỉĩịIÌÍỈĨỊ", "yỳýỷỹỵYỲÝỶỸỴ")

# A capital onset, a space, and a rime that is no word of its own, before a capitalised syllable.
_WORD_RIME = (
    r"(?:ở|ạ|à|ơi|ai|ấy|anh|em|ông|im|in|ăn|uống|ý|ít|út|ốm|ủng|ưu|áp|án|ẩn|âm|êm|ăm|o|ô|u|e|i|a|y|ôi|ủa|ừ|ư|én|ép|ưa|ướt"
    r"|áo|ảnh|ôn|ổn|oan|oai|ồn|ấm|ẩm|ấn|ôm|yêu|yên|yếu)\b"
)
_BROKEN = re.compile(
    r"[BCDĐGHKLMNPQRSTVX](?<![\w'’.][BCDĐGHKLMNPQRSTVX])(?:(?<=[CGKNPT])h|(?<=N)gh?|(?<=G)i|(?<=Q)u|(?<=T)r)?(?<!Q)(?P<gap> )"
    rf"(?!{_WORD_RIME})(?=[{VOWEL}][{LOWER}]{{0,3}} [{UPPER}])"
)
# *T X.Cửa Lò*, *T P.Huế*, *T R.TÂN*: an abbreviation that a word segmenter took apart.
_SPLIT_ABBREVIATION = re.compile(r"T(?<![\w.]T)(?P<gap> )(?=[XPTR]\.)")

# A sentence splitter put a line break behind an abbreviation: *TP.\nHuế*, *Ths.\nĐỗ Tấn Long*, *Tr.\nbỏ chạy*.
_ABBREVIATED = re.compile(
    r"(?:\b(?:T[Pp]|T[XxTt]|[QPHX]|GS|PGS|TS|T[Hh][Ss]|BS|CN|KS|LS|NSND|NSƯT|ĐT|Đ/c)\.\n[" + UPPER + r"\d]"
    rf"|\b[{UPPER}][{LOWER}]{{0,3}}\.\n[{LOWER}])$"
)


def _mend_lines(text: str) -> str:
    """Turn the line breaks behind abbreviations into spaces."""
    lines = text.split(".\n")
    joined = [lines[0]]
    for before, after in pairwise(lines):
        cut = f"{before[-6:]}.\n{after[:1]}"
        joined += [". " if _ABBREVIATED.search(cut) else ".\n", after]
    return "".join(joined)


def _noise(text: str) -> list[Edit]:
    if not _NOISY.search(text):  # most articles: a search for one class of characters is cheap
        return []
    edits: list[Edit] = []
    for m in _NOISE.finditer(text):
        kind = m.lastgroup
        if kind == "cluster":
            clean = unicodedata.normalize("NFC", re.sub(r"[\u00ad\u200b-\u200d]", "", m[0]))
        else:
            clean = {"gone": "", "space": " ", "line": "\n"}[str(kind)]
        if clean != m[0]:
            edits.append((m.start(), m.end(), clean))
    return edits


def _gaps(pattern: re.Pattern[str], replacement: str) -> Callable[[str], list[Edit]]:
    return lambda text: [(*m.span("gap"), replacement) for m in pattern.finditer(text)]


_STEPS: tuple[Callable[[str], list[Edit]], ...] = (_noise, _gaps(_BROKEN, ""), _gaps(_SPLIT_ABBREVIATION, ""))


def _match_case(old: str, new: str) -> str:
    return "".join(n.upper() if o.isupper() else n for o, n in zip(old, new, strict=True))


def fold_spelling(text: str) -> str:
    """Tone placement, *i/y* and hyphens in one form; the length, and so every offset, stays as it is.

    `text` is NFC. For the whole normal form, with its way back, see `normalise`.
    """
    text = _OLD_TONE.sub(lambda m: _match_case(m[0], _TONES[m[0].lower()]), text)
    return _ODD_HYPHEN.sub("-", _I_FOR_Y.sub(lambda m: m[0].translate(_Y), text))


def normalise(text: str) -> tuple[str, list[OffsetMap]]:
    """The normal form of `text`, and the maps that lead back to it (last applied first)."""
    maps: list[OffsetMap] = []
    for step in _STEPS:
        if edits := step(text):
            text, way_back = edit(text, edits)
            maps.insert(0, way_back)
    return fold_spelling(_mend_lines(text)), maps
