"""Whether a text is Vietnamese."""

from __future__ import annotations

import re
from typing import Final

from dukien.text.codes import code, coded

# Letters that Vietnamese alone writes: French and Portuguese share â ê ô é à ã, so those say nothing. None is in Latin-1.
_SMALL: Final = "ăđơưằắẳẵặầấẩẫậẻẽẹềếểễệỉĩịỏọồốổỗộờớởỡợủũụừứửữựỳỷỹỵảạ"
_OTHER: Final = re.compile(rf"[^\x00-\xff{_SMALL}{_SMALL.upper()}]")
_NO_LETTERS: Final = bytes(i for i in range(256) if not chr(i).isalpha())
_LOOK_AT: Final = 4000
_FEWEST_LETTERS: Final = 20
# Over 4,500 news articles the share runs from 0.10 (reports full of foreign names) to 0.27, with the median at
# 0.19; running text of another language with Vietnamese names in it stays under 0.04.
_LEAST_SHARE: Final = 0.08
_CODES: Final = code(_SMALL.replace("ỳ", ""))  # the normal form has it for an *ì*, too


def language(text: str, codes: bytes | None = None) -> str | None:
    """`vi` for Vietnamese; None for anything else, for text without diacritics, and for a few words only.

    `text` is in Unicode NFC; its first 4,000 characters decide. `codes` are those of its normal form (`Document.codes`), where
    that is as long.
    """
    start = text[:_LOOK_AT]
    if _has_enough(coded(start.lower())[0] if codes is None else codes[:_LOOK_AT]):
        return "vi"
    latin, other = start.encode("latin-1", "ignore"), _OTHER.findall(start)
    own = len(start) - len(latin) - len(other)
    letters = own + len(latin.translate(None, _NO_LETTERS)) + sum(map(str.isalpha, other))
    return "vi" if letters >= _FEWEST_LETTERS and own >= _LEAST_SHARE * letters else None


def _has_enough(codes: bytes) -> bool:
    """Whether Vietnamese letters make a large enough share of all characters, as they do in nearly every article."""
    own = len(codes) - len(codes.translate(None, _CODES))
    return own >= _FEWEST_LETTERS and own >= _LEAST_SHARE * len(codes)
