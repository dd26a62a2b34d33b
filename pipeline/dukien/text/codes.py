"""A text as bytes, one for each character.

What looks for many words at once reads bytes. In UTF-8 a Vietnamese letter has two or three of them, and every place
found has to be counted back into characters; in a code of Vietnamese letters alone it has one.
"""

from __future__ import annotations

from codecs import charmap_build, charmap_encode
from typing import Final

from dukien.text.letters import LOWER

_ASCII: Final = "".join(map(chr, range(128)))
_SIGNS: Final = "“”‘’…–—•·²³°µ‰≤≥×½¼¾€£→"
_FOREIGN: Final = "äçðëîïöøü"
_CODE: Final = charmap_build(_ASCII + "".join(c for c in LOWER if not c.isascii()) + _SIGNS + _FOREIGN)
KELVIN: Final = "\u212a"
"""The only character outside NFC that a letter of the code is the lower case of."""


def coded(low: str) -> tuple[bytes, bool]:
    """The characters of `low`, which is in lower case, and whether the code has them all; a question mark stands for others."""
    try:
        return charmap_encode(low, "strict", _CODE)[0], True
    except UnicodeEncodeError:
        return charmap_encode(low, "replace", _CODE)[0], False


def code(word: str) -> bytes:
    """A word to be looked for in what `coded` returns; a ValueError where a character of it stands for others there."""
    found, has_all = coded(word)
    if not has_all or b"?" in found:
        raise ValueError(f"there is no code for a character of {word!r}")
    return found
