"""What is kept of a text to tell whether another is nearly the same: a MinHash signature of its words, three by three.

Of two texts' signatures the share of equal slots estimates the Jaccard similarity of their sets of three successive words
(with 128 slots to within 0.04 or so). Letters count without case and marks, so that old and new tone placement
(hoà, hòa) or another encoding make no difference, nor do punctuation and spaces.
"""

from __future__ import annotations

import unicodedata

import numpy as np
from rensa import RMinHash

SLOTS = 128
"""Numbers of 32 bits in a signature."""
WORDS = 50
"""A text of fewer words has no signature: it is too little to tell a copy from a formula, or from a correction of it."""
SIZE = 4 * SLOTS
"""Bytes of a signature."""
NONE = bytes(SIZE)
"""Stands for the signature of a text that has none."""

_SUCCESSIVE = 3
_SEED = 1
_MOST = 200_000  # characters; what follows is left out, so that a text of any length is sketched in little memory
_WORD_OR_SPACE = bytes(c if c < 128 and chr(c).isalnum() else ord(" ") for c in range(256))


def signature(text: str) -> bytes:
    """The signature of `text`; `NONE` where it has too few words."""
    bare = unicodedata.normalize("NFD", text[:_MOST].lower()).replace("đ", "d")
    words = bare.encode("ascii", "ignore").translate(_WORD_OR_SPACE).split()
    if len(words) < WORDS:
        return NONE
    sketch = RMinHash(num_perm=SLOTS, seed=_SEED)
    sketch.update([b" ".join(successive) for successive in zip(*(words[i:] for i in range(_SUCCESSIVE)), strict=False)])
    return np.array(sketch.digest(), dtype="<u4").tobytes()
