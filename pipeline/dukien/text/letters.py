"""Vietnamese letters as character classes for regular expressions (a plain range such as `À-Ỹ` holds both cases)."""

from __future__ import annotations

_LOWER = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
_HIGHLANDS = "čĕĭñŏŭ"  # Ê Đê, Gia Rai, Ba Na, Mnông: *Ayŭn, Čư*

LOWER = _LOWER + _HIGHLANDS
"""The small letters, to be set between square brackets."""
UPPER = LOWER.upper()
"""The capital letters, to be set between square brackets."""
LETTER = LOWER + UPPER
"""All letters, to be set between square brackets."""
VOWEL = "".join(c for c in _LOWER if c not in "bcdđfghjklmnpqrstvwxz")
"""The small vowels with every tone, to be set between square brackets."""
