"""Vietnamese letters as character classes for regular expressions (a plain range such as `À-Ỹ` holds both cases)."""

from __future__ import annotations

from typing import Final

_LOWER: Final = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
_HIGHLANDS: Final = "čĕĭñŏŭ"  # Ê Đê, Gia Rai, Ba Na, Mnông: *Ayŭn, Čư*

LOWER: Final = _LOWER + _HIGHLANDS
"""The small letters, to be set between square brackets."""
UPPER: Final = LOWER.upper()
"""The capital letters, to be set between square brackets."""
LETTER: Final = LOWER + UPPER
"""All letters, to be set between square brackets."""
VOWEL: Final = "".join(c for c in _LOWER if c not in "bcdđfghjklmnpqrstvwxz")
"""The small vowels with every tone, to be set between square brackets."""
