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
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dukien.text.letters import LETTER, LOWER, UPPER, VOWEL
from dukien.text.offsets import Edit, OffsetMap, edit

# Characters that mean nothing to a reader: zero-width, joiners, direction marks, soft hyphen, byte-order mark, controls.
_INVISIBLE: Final = r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f]+"
_SPACES: Final = r"(?:[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]{2,}|[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])"
_DECOMPOSED: Final = r"[^\W\d_][\u00ad\u200b-\u200d]*[\u0300-\u036f][\u0300-\u036f\u200b-\u200d]*"
_LONGEST_CLUSTER: Final = 31
"""A letter and thirty marks (as in Unicode's stream-safe text): more are no writing, and slow to compose."""
_LINE_END: Final = r"\r\n?|[\u0085\u2028\u2029]"
_CLUSTER: Final = re.compile(_DECOMPOSED)
_NOISE: Final = re.compile(f"(?P<gone>{_INVISIBLE})|(?P<space>{_SPACES})|(?P<line>{_LINE_END})")
_CLEAN: Final = {"gone": "", "space": " ", "line": "\n"}
_JOINERS: Final = frozenset("\u00ad\u200b\u200c\u200d")
"""What may stand between a letter and its mark."""
_NOISE_SIGNS: Final = (
    (0x00, 0x09), (0x0B, 0x1F), (0x85, 0x85), (0xA0, 0xA0), (0xAD, 0xAD), (0x300, 0x36F), (0x1680, 0x1680), (0x2000, 0x200F),
    (0x2028, 0x202F), (0x205F, 0x2064), (0x3000, 0x3000), (0xFEFF, 0xFEFF),
)  # fmt: skip

# The tone on the first vowel of an open syllable, where it stood on the last.
_OPEN_TONES: Final = (("o", "àáảãạ", "òóỏõọ", "a"), ("o", "èéẻẽẹ", "òóỏõọ", "e"), ("u", "ỳýỷỹỵ", "ùúủũụ", "y"))
# Only syllables that official spelling writes with y; *thị, chị, sĩ, tí* keep their i.
_I_FOR_Y: Final = {"k": "ìíỉĩị", "l": "íị", "m": "ĩ", "t": "ỉ", "qu": "ìíỉĩị"}
_Y: Final = str.maketrans("ìíỉĩị", "ỳýỷỹỵ")
_HYPHENS: Final = "\u2010\u2011\u2212"
_LETTERS: Final = frozenset(LETTER)

# A capital onset, a space, and a rime that is no word of its own, before a capitalised syllable.
_WORD_RIME: Final = (
    r"(?:ở|ạ|à|ơi|ai|ấy|anh|em|ông|im|in|ăn|uống|ý|ít|út|ốm|ủng|ưu|áp|án|ẩn|âm|êm|ăm|o|ô|u|e|i|a|y|ôi|ủa|ừ|ư|én|ép|ưa|ướt"
    r"|áo|ảnh|ôn|ổn|oan|oai|ồn|ấm|ẩm|ấn|ôm|yêu|yên|yếu)\b"
)
_BROKEN: Final = re.compile(
    r"[BCDĐGHKLMNPQRSTVX](?<![\w'’.][BCDĐGHKLMNPQRSTVX])(?:(?<=[CGKNPT])h|(?<=N)gh?|(?<=G)i|(?<=Q)u|(?<=T)r)?(?<!Q)(?P<gap> )"
    rf"(?!{_WORD_RIME})(?=[{VOWEL}][{LOWER}]{{0,3}} [{UPPER}])"
)
# A sentence splitter put a line break behind an abbreviation: *TP.\nHuế*, *Ths.\nĐỗ Tấn Long*, *Tr.\nbỏ chạy*.
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:T[Pp]|T[XxTt]|[QPHX]|GS|PGS|TS|T[Hh][Ss]|BS|CN|KS|LS|NSND|NSƯT|ĐT|Đ/c)\.\n[" + UPPER + r"\d]"
    rf"|\b[{UPPER}][{LOWER}]{{0,3}}\.\n[{LOWER}])$"
)
_MAY_BE_ABBREVIATED: Final = re.compile(
    rf"\n(?=[{LOWER}]|(?<=[TPXQHSND]\.\n)|(?<=T[pxt]\.\n)|(?<=[Hh]s\.\n)|(?<=/c\.\n))(?<=\.\n)"
)
"""A line break behind a stop, with a small letter behind it or the end of an abbreviation before."""


def _mend_lines(text: str) -> str:
    """Turn the line breaks behind abbreviations into spaces."""
    joined: list[str] = []
    at = 0
    for m in _MAY_BE_ABBREVIATED.finditer(text):
        line_break = m.start()
        if _ABBREVIATED.search(text, max(0, line_break - 7), line_break + 2):
            joined += (text[at:line_break], " ")
            at = line_break + 1
    return "".join(joined) + text[at:] if joined else text


def _noise(text: str, signs: list[int]) -> tuple[list[Edit], bool]:
    """The edits at those of `signs`, the places where something tells of noise, that are noise.

    And whether they do no more than NFC does.
    """
    edits: list[Edit] = []
    composed: dict[str, str] = {}
    as_nfc = True
    at = 0
    for sign, following in zip(signs, [*signs[1:], 0], strict=True):
        if sign < at:
            continue
        if following != sign + 1 and sign > at and len(letter := composed.get(text[sign - 1 : sign + 1], "")) == 1:
            at = sign + 1  # a letter with one mark that was met before, as most are where accents are encoded apart
            edits.append((sign - 1, at, letter))
            continue
        if m := _cluster(text, sign, at):
            old = m[0]
            if (clean := composed.get(old)) is None:
                clean = composed[old] = _composed(old)
                as_nfc = as_nfc and clean == unicodedata.normalize("NFC", old)
        else:
            start = sign - 1 if sign > at and text[sign - 1] == " " else sign
            m = _NOISE.match(text, start) or _NOISE.match(text, sign)
            if not m:
                continue
            old, clean, as_nfc = m[0], _CLEAN[str(m.lastgroup)], False
        at = m.end()
        if clean != old:
            edits.append((m.start(), at, clean))
    return edits, as_nfc


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


_NOISY, _GAP, _SPLIT = "noise", "gap", "split"
_ONSETS: Final = (*"BCDĐGHKLMNPQRSTVX", "Ch", "Gh", "Kh", "Nh", "Ph", "Th", "Ng", "Ngh", "Gi", "Qu", "Tr")


@cache
def _marks() -> tuple[AhoCorasick, list[str]]:
    """One pass for all that may have to change: what each pattern asks for, `_NOISY`, `_GAP`, `_SPLIT` or its new spelling."""
    table = {chr(c): _NOISY for first, last in _NOISE_SIGNS for c in range(first, last + 1)} | {"  ": _NOISY}
    table |= {f"{onset} ": _GAP for onset in _ONSETS} | {f"{onset}  ": _NOISY for onset in _ONSETS}
    table |= {f"T {letter}.": _SPLIT for letter in "XPTR"}
    table |= dict.fromkeys(_HYPHENS, "-")
    for old, new in _folds():
        table |= _in_all_cases(old, new)
    patterns = sorted(table)
    automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return automaton, [table[p] for p in patterns]


class _Found:
    """Where a text may have to change."""

    def __init__(self) -> None:
        self.noise: list[int] = []
        """The signs that tell of noise."""
        self.gaps: list[int] = []
        """The onsets with a space behind them."""
        self.splits: list[int] = []
        """What an abbreviation would begin with that is taken apart: *T X.Cửa Lò*, *T P.Huế*, *T R.TÂN*."""
        self.folds: list[tuple[int, int, str]] = []
        """What is spelled anew: start, end and the new spelling."""


def _found(text: str) -> _Found:
    automaton, wanted = _marks()
    found = _Found()
    for i, start, end in automaton.find_matches_as_indexes(text):
        new = wanted[i]
        if new is _NOISY:
            found.noise.append(end - 1)
        elif new is _GAP:
            found.gaps.append(start)
        elif new is _SPLIT:
            found.splits.append(start)
        elif new == "-" or _is_syllable(text, start, end):
            found.folds.append((start, end, new))
    return found


def _is_syllable(text: str, start: int, end: int) -> bool:
    """Whether the letters `[start, end)`, which some syllables would spell anew, end there and begin as they should."""
    after = text[end : end + 1]
    if (first := text[start]) in "oOuU":
        return after not in _LETTERS and not (first in "uU" and text[start - 1 : start] in ("q", "Q"))
    if after.isalnum() or after == "_":
        return False
    before = text[start - 1 : start]
    return first in "qQ" or not (before.isalnum() or before == "_")


def _folded(text: str, folds: list[tuple[int, int, str]]) -> str:
    """The text with `folds` spelled anew."""
    if not folds:
        return text
    pieces: list[str] = []
    at = 0
    for start, end, new in folds:
        pieces += (text[at:start], new)
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def fold_spelling(text: str) -> str:
    """Tone placement, *i/y* and hyphens in one form; the length, and so every offset, stays as it is.

    `text` is NFC. For the whole normal form, with its way back, see `normalise`.
    """
    return _folded(text, _found(text).folds)


def _gaps(text: str, found: _Found) -> list[Edit]:
    """The edits that close the spaces inside words."""
    gaps = [m.start("gap") for start in found.gaps if (m := _BROKEN.match(text, start))]
    if found.splits:
        gaps += [at + 1 for at in found.splits if not at or not (text[at - 1].isalnum() or text[at - 1] in "_.")]
        gaps.sort()
    return [(at, at + 1, "") for at in gaps]


def normalise(text: str) -> tuple[str, list[OffsetMap], str | None]:
    """The normal form of `text`, and the maps that lead back to it (last applied first).

    And `text` in NFC, if the normal form has no character that NFC would change; None where that takes a look of its own.
    """
    maps: list[OffsetMap] = []
    composed: str | None = text
    found = _found(text)
    if found.noise:
        edits, as_nfc = _noise(text, found.noise)
        if edits:
            text, way_back = edit(text, edits)
            maps.append(way_back)
            found = _found(text)
        composed = text if as_nfc else None
    if edits := _gaps(text, found):
        text, way_back = edit(text, edits)
        maps.insert(0, way_back)
        found = _found(text)
    return _folded(_mend_lines(text), found.folds), maps, composed
