"""The normal form of Vietnamese text: what the rules are written for.

Composed Unicode (NFC), one space for a run of them, no zero-width characters, tone marks in the new place
(*hòa, ủy*), *y* where official spelling has it (*kỳ, lý, tỷ, quý*), names mended where a space broke them
(*L ê Văn Trọng*). Case and line breaks stay. Every change is an edit whose way back is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import product

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dukien.text.letters import LETTER, LOWER, UPPER, VOWEL
from dukien.text.offsets import Edit, OffsetMap, edit

# Characters that mean nothing to a reader: zero-width, joiners, direction marks, soft hyphen, byte-order mark, controls.
_INVISIBLE = r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f]+"
_SPACES = r"(?:[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]{2,}|[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])"
_DECOMPOSED = r"[^\W\d_][\u00ad\u200b-\u200d]*[\u0300-\u036f][\u0300-\u036f\u200b-\u200d]*"
_LONGEST_CLUSTER = 31
"""A letter and thirty marks (as in Unicode's stream-safe text): more are no writing, and slow to compose."""
_LINE_END = r"\r\n?|[\u0085\u2028\u2029]"
_CLUSTER = re.compile(_DECOMPOSED)
_NOISE = re.compile(f"(?P<gone>{_INVISIBLE})|(?P<space>{_SPACES})|(?P<line>{_LINE_END})")
_CLEAN = {"gone": "", "space": " ", "line": "\n"}
_JOINERS = frozenset("\u00ad\u200b\u200c\u200d")
"""What may stand between a letter and its mark."""
_NOISE_SIGNS = (
    (0x00, 0x09), (0x0B, 0x1F), (0x85, 0x85), (0xA0, 0xA0), (0xAD, 0xAD), (0x300, 0x36F), (0x1680, 0x1680), (0x2000, 0x200F),
    (0x2028, 0x202F), (0x205F, 0x2064), (0x3000, 0x3000), (0xFEFF, 0xFEFF),
)  # fmt: skip

# The tone on the first vowel of an open syllable, where it stood on the last.
_OPEN_TONES = (("o", "àáảãạ", "òóỏõọ", "a"), ("o", "èéẻẽẹ", "òóỏõọ", "e"), ("u", "ỳýỷỹỵ", "ùúủũụ", "y"))
# Only syllables that official spelling writes with y; *thị, chị, sĩ, tí* keep their i.
_I_FOR_Y = {"k": "ìíỉĩị", "l": "íị", "m": "ĩ", "t": "ỉ", "qu": "ìíỉĩị"}
_Y = str.maketrans("ìíỉĩị", "ỳýỷỹỵ")
_HYPHENS = "\u2010\u2011\u2212"
_LETTERS = frozenset(LETTER)

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
_SHORT_CAPITALISED = re.compile(r"\.\n(?:" + "|".join(f"(?<=[{UPPER}]{'.' * n}" + r"\.\n)" for n in range(4)) + ")")
"""A stop at a line's end with a capital at most four letters before it: quick to find, for it begins with the stop."""


def _mend_lines(text: str) -> str:
    """Turn the line breaks behind abbreviations into spaces."""
    joined: list[str] = []
    at = 0
    for m in _SHORT_CAPITALISED.finditer(text):
        if _ABBREVIATED.search(text, max(0, m.start() - 6), m.end() + 1):
            joined += [text[at : m.start()], ". "]
            at = m.start() + 2
    return "".join(joined) + text[at:] if joined else text


def _noise(text: str, found: list[tuple[str, int, int]]) -> list[Edit]:
    """The edits at those of `found` that are noise; each of them ends with the sign that tells of it."""
    edits: list[Edit] = []
    composed: dict[str, str] = {}
    at = 0
    for wanted, _, end in found:
        start = end - 1
        if wanted is not _NOISY or start < at:
            continue
        if m := _cluster(text, start, at):
            old = m[0]
            if (clean := composed.get(old)) is None:
                clean = composed[old] = _composed(old)
        else:
            if start > at and text[start - 1] == " ":
                start -= 1
            m = _NOISE.match(text, start) or _NOISE.match(text, end - 1)
            if not m:
                continue
            old, clean = m[0], _CLEAN[str(m.lastgroup)]
        at = m.end()
        if clean != old:
            edits.append((m.start(), at, clean))
    return edits


def _cluster(text: str, sign: int, low: int) -> re.Match[str] | None:
    """The letter with the mark at `sign`, or with the joiner there and a mark behind it; it begins at `low` or later."""
    first = sign
    while first > low and text[first - 1] in _JOINERS:
        first -= 1
    return _CLUSTER.match(text, first - 1) if first > low else None


def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFC", "".join(c for c in cluster if c not in _JOINERS)[:_LONGEST_CLUSTER])


def _folds() -> Iterator[tuple[str, str]]:
    """What is spelled anew letter for letter, and how."""
    for vowel, marked, first, last in _OPEN_TONES:
        for old, new in zip(marked, first, strict=True):
            yield vowel + old, new + last
    for onset, toned in _I_FOR_Y.items():
        for i in toned:
            yield onset + i, onset + i.translate(_Y)


def _in_all_cases(old: str, new: str) -> Iterator[tuple[str, str]]:
    for cased in {"".join(c) for c in product(*((c, c.upper()) for c in old))}:
        yield cased, "".join(n.upper() if o.isupper() else n for o, n in zip(cased, new, strict=True))


_NOISY, _GAP = "noise", "gap"
_ONSETS = (*"BCDĐGHKLMNPQRSTVX", "Ch", "Gh", "Kh", "Nh", "Ph", "Th", "Ng", "Ngh", "Gi", "Qu", "Tr")


@cache
def _marks() -> tuple[AhoCorasick, list[str]]:
    """One pass for all that may have to change: what each pattern asks for, `_NOISY`, `_GAP` or its new spelling."""
    table = {chr(c): _NOISY for first, last in _NOISE_SIGNS for c in range(first, last + 1)} | {"  ": _NOISY}
    table |= {f"{onset} ": _GAP for onset in _ONSETS} | {f"{onset}  ": _NOISY for onset in _ONSETS}
    table |= dict.fromkeys(_HYPHENS, "-")
    for old, new in _folds():
        table |= _in_all_cases(old, new)
    patterns = sorted(table)
    automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return automaton, [table[p] for p in patterns]


def _found(text: str) -> list[tuple[str, int, int]]:
    automaton, wanted = _marks()
    return [(wanted[i], start, end) for i, start, end in automaton.find_matches_as_indexes(text)]


def _folded(text: str, found: list[tuple[str, int, int]]) -> str:
    """The text with the syllables at `found` spelled anew, those of them that end there and begin as they should."""
    pieces: list[str] = []
    at = 0
    for new, start, end in found:
        if new is _GAP or new is _NOISY:
            continue
        if new != "-":
            before, first, after = text[start - 1 : start], text[start], text[end : end + 1]
            if first in "oOuU":
                if after in _LETTERS or (before in ("q", "Q") and first in "uU"):
                    continue
            elif after.isalnum() or after == "_" or (first not in "qQ" and (before.isalnum() or before == "_")):
                continue
        pieces += (text[at:start], new)
        at = end
    return "".join(pieces) + text[at:] if pieces else text


def fold_spelling(text: str) -> str:
    """Tone placement, *i/y* and hyphens in one form; the length, and so every offset, stays as it is.

    `text` is NFC. For the whole normal form, with its way back, see `normalise`.
    """
    return _folded(text, _found(text))


def normalise(text: str) -> tuple[str, list[OffsetMap]]:
    """The normal form of `text`, and the maps that lead back to it (last applied first)."""
    maps: list[OffsetMap] = []
    found = _found(text)
    if edits := _noise(text, found):
        text, way_back = edit(text, edits)
        maps.append(way_back)
        found = _found(text)
    for pattern in (_BROKEN, _SPLIT_ABBREVIATION):
        gaps = [m for wanted, start, _ in found if wanted is _GAP and (m := pattern.match(text, start))]
        if gaps:
            text, way_back = edit(text, [(*m.span("gap"), "") for m in gaps])
            maps.insert(0, way_back)
            found = _found(text)
    return _folded(_mend_lines(text), found), maps
