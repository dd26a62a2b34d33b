"""What is kept of a text to tell whether another is nearly the same: a MinHash signature of its words, three by three.

Of two texts' signatures the share of equal slots estimates the Jaccard similarity of their sets of three successive words
(with 128 slots to within 0.04 or so). Letters count without case and marks, so that old and new tone placement
(hoà, hòa) or another encoding make no difference, nor do punctuation and spaces.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import cache

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

SLOTS = 128
"""Numbers of 32 bits in a signature."""
WORDS = 50
"""A text of fewer words has no signature: it is too little to tell a copy from a formula, or from a correction of it."""
SIZE = 4 * SLOTS
"""Bytes of a signature."""
NONE = bytes(SIZE)
"""Stands for the signature of a text that has none."""

_SEED = 1
_PACKED = struct.Struct(f"<{SLOTS}I")
_MOST = 200_000  # characters; what follows is left out, so that a text of any length is sketched in little memory
_LAST = 0x226F
"""The last code point that has one of ASCII in it (≯ is > with a stroke); what follows is left out of every text."""


def signature(text: str) -> bytes:
    """The signature of `text`; `NONE` where it has too few words."""
    letters = _bare_letters()[np.frombuffer(text[:_MOST].encode("utf-16-le", "surrogatepass"), dtype="<u2")]
    words = letters[letters != 0].tobytes().split()
    if len(words) < WORDS:
        return NONE
    sketch = RMinHash(num_perm=SLOTS, seed=_SEED)
    sketch.update(list(map(b" ".join, zip(words, words[1:], words[2:], strict=False))))
    return _PACKED.pack(*sketch.digest())


@cache
def _bare_letters() -> npt.NDArray[np.uint8]:
    """For each unit of UTF-16 its letter without case and marks, or digit; a space for other ASCII, 0 for all else.

    It spares every text from being decomposed.
    """
    letters = np.zeros(1 << 16, dtype=np.uint8)
    for point in range(_LAST + 1):
        bare = unicodedata.normalize("NFD", chr(point).lower()).replace("đ", "d")
        for char in bare.encode("ascii", "ignore"):
            letters[point] = char if chr(char).isalnum() else ord(" ")
    return letters
