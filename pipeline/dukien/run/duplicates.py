"""Which articles are copies, exact or near, in a stream that is too long to remember.

An article is a copy of the first article before it that is no copy itself and has the same text, or one whose estimated
similarity (`sketch`) is at least `NEAR`. So `duplicate_of` always leads to an article whose own is null.

Articles that can be alike are found by locality-sensitive hashing: 21 bands of 6 slots each; texts with a band in common
are compared. A pair at 0.8 is found with a probability of 0.998, one at 0.9 always but for one in 10 million.
"""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from dukien.dataset.rows import Row
from dukien.run.sketch import NONE, SIZE, SLOTS, signature

NEAR = 0.8
"""From this similarity on, an article is a near copy."""
SKETCH = pa.schema([pa.field("content", pa.binary(16)), pa.field("signature", pa.binary(SIZE))])
"""What has to be known of each article: its content hash and its signature; zeros for what it has not."""

_BANDS = 21
_ROWS = SLOTS // _BANDS
_KEYS = 1 + _BANDS  # the first is for the whole content
_IN_MEMORY = 16 << 20
_BLOCK = 8192  # articles

Keys = npt.NDArray[np.uint64]
"""For each article what it may have in common with a copy: 0 for nothing, else a hash, in as many columns as `_KEYS`."""


def sketch_row(content: str | None, text: str) -> dict[str, bytes]:
    """The row of `SKETCH` for an article with the `content_hash` and the text given."""
    return {"content": bytes.fromhex(content) if content else bytes(16), "signature": signature(text) if content else NONE}


def sketches_of(articles: Iterable[Row]) -> pa.Table:
    """The rows of `SKETCH` for rows of `articles`; those that are not `ok` have zeros."""
    contents = ((row["content_hash"] if row["status"] == "ok" else None, row["text"]) for row in articles)
    return pa.Table.from_pylist([sketch_row(content, text) for content, text in contents], schema=SKETCH)


def marked(articles: pa.Table) -> pa.Table:
    """All rows of `articles` with `duplicate_of` and `similarity` filled in, where they fit into memory."""
    sketches = sketches_of(articles.to_pylist())
    duplicates = Duplicates()
    duplicates.add(sketches)
    return duplicates.mark(articles, sketches)


class Duplicates:
    """Looks at a stream twice: first at all sketches (`add`), then, in the same order, at the rows of `articles` (`mark`).

    Between the two looks, keys lie in a temporary file; no more than 9 bytes an article are in memory at any time, and some
    300 bytes for each article that has an exact copy, 4 kB for each that has something in common with another text.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: for the temporary file, which is kept in memory where it is small."""
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY, dir=str(folder) if folder else None)  # noqa: SIM115 (vanishes with this object)
        self._articles = 0
        self._originals = _Originals()

    def add(self, sketches: pa.Table) -> None:
        """The next rows of `SKETCH`; the first look."""
        self._file.write(_keys(sketches).tobytes())
        self._articles += sketches.num_rows

    def mark(self, articles: pa.Table, sketches: pa.Table) -> pa.Table:
        """The next rows of `articles` with `duplicate_of` and `similarity` filled in; the second look.

        Only articles that are `ok` are copies, or have copies.
        """
        keys = _keys(sketches)
        for column, repeated in enumerate(self._repeated):
            keys[~_among(keys[:, column], repeated), column] = 0
        found: list[tuple[str, float] | None] = [None] * articles.num_rows
        ids, statuses = articles["article_id"].to_pylist(), articles["status"].to_pylist()
        for i in np.flatnonzero(keys.any(axis=1)).tolist():
            if statuses[i] == "ok":
                row = sketches.slice(i, 1).to_pylist()[0]
                found[i] = self._originals.find_or_add(ids[i], row["content"], row["signature"], keys[i])
        return _filled(articles, found)

    @cached_property
    def _repeated(self) -> list[Keys]:
        """For each column of the keys, those that several articles have, sorted; of bands, that several texts have."""
        contents = self._column(0)
        repeated = [_several(contents.copy())]
        again = _seen_before(contents, repeated[0])
        del contents
        for column in range(1, _KEYS):
            bands = self._column(column)
            bands[again] = 0  # an exact copy is known by its content
            repeated.append(_several(bands))
        self._file.close()
        return repeated

    def _column(self, column: int) -> Keys:
        values = np.empty(self._articles, dtype=np.uint64)
        self._file.seek(0)
        for start in range(0, self._articles, _BLOCK):
            n = min(_BLOCK, self._articles - start)
            block = np.frombuffer(self._file.read(n * _KEYS * 8), dtype=np.uint64)
            values[start : start + n] = block.reshape(n, _KEYS)[:, column]
        return values


class _Originals:
    """The articles that have something in common with a later one and are no copies."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._signatures: list[bytes] = []
        self._by_key: dict[int, array[int]] = {}
        self._known: dict[bytes, tuple[int, float]] = {}
        """By content: the original's number, and the similarity of an article with that content to it."""

    def find_or_add(self, article_id: str, content: bytes, sketch: bytes, keys: Keys) -> tuple[str, float] | None:
        """The original that the article is a copy of, with its similarity; None where it is an original now."""
        if found := self._known.get(content):
            number, similarity = found
            return self._ids[number], similarity
        shared = keys.tolist()
        near = self._near(sketch, shared[1:]) if sketch != NONE else None
        number, similarity = near or (len(self._ids), 1.0)
        if shared[0]:
            self._known[content] = number, similarity
        if near:
            return self._ids[number], similarity
        self._ids.append(article_id)
        self._signatures.append(sketch if any(shared[1:]) else b"")
        for key in filter(None, shared[1:]):
            self._by_key.setdefault(key, array("q")).append(number)
        return None

    def _near(self, sketch: bytes, keys: list[int]) -> tuple[int, float] | None:
        candidates = sorted({number for key in keys if key for number in self._by_key.get(key, ())})
        if not candidates:
            return None
        theirs = np.frombuffer(b"".join(self._signatures[c] for c in candidates), dtype=np.uint32).reshape(-1, SLOTS)
        equal = (theirs == np.frombuffer(sketch, dtype=np.uint32)).sum(axis=1).tolist()
        first = next((i for i, slots in enumerate(equal) if slots >= NEAR * SLOTS), None)
        if first is None:
            return None
        return candidates[first], min(round(equal[first] / SLOTS, 2), 0.99)  # 1.0 is for what is the same letter for letter


def _keys(sketches: pa.Table) -> Keys:
    """A row of keys for each sketch."""
    content = _bytes_of(sketches["content"], 16).view(np.uint64)
    slots = _bytes_of(sketches["signature"], SIZE).view("<u4")[:, : _BANDS * _ROWS].astype(np.uint64)
    keys = np.zeros((len(slots), _KEYS), dtype=np.uint64)
    keys[:, 0] = content[:, 0]
    bands = slots.reshape(len(slots), _BANDS, _ROWS)
    hashes = np.broadcast_to(np.arange(1, _BANDS + 1, dtype=np.uint64), (len(slots), _BANDS))
    for row in range(_ROWS):
        hashes = (hashes ^ bands[:, :, row]) * np.uint64(0x9E3779B97F4A7C15)  # Fibonacci hashing
        hashes = hashes ^ (hashes >> np.uint64(29))
    keys[:, 1:] = hashes
    keys[np.flatnonzero(slots.max(axis=1, initial=0) == 0), 1:] = 0
    return keys


def _bytes_of(column: pa.ChunkedArray, size: int) -> npt.NDArray[np.uint8]:
    return np.frombuffer(b"".join(column.to_pylist()), dtype=np.uint8).reshape(len(column), size)


def _several(values: Keys) -> Keys:
    """The values, 0 excepted, that occur more than once, sorted; `values` is sorted on the way."""
    values.sort()
    return np.unique(values[1:][(values[1:] == values[:-1]) & (values[1:] != 0)])


def _seen_before(values: Keys, repeated: Keys) -> npt.NDArray[np.bool_]:
    """Which of `values` have occurred before; `repeated` are those that occur more than once, sorted."""
    before = np.zeros(len(values), dtype=np.bool_)
    seen = np.zeros(len(repeated), dtype=np.bool_)
    for start in range(0, len(values), _BLOCK):
        block = values[start : start + _BLOCK]
        for i in np.flatnonzero(_among(block, repeated)).tolist():
            at = np.searchsorted(repeated, block[i])
            before[start + i] = seen[at]
            seen[at] = True
    return before


def _among(values: Keys, known: Keys) -> npt.NDArray[np.bool_]:
    """Which of `values` are in `known`, which is sorted."""
    if not len(known):
        return np.zeros(len(values), dtype=np.bool_)
    at = np.minimum(np.searchsorted(known, values), len(known) - 1)
    return np.asarray(known[at] == values)


def _filled(articles: pa.Table, found: list[tuple[str, float] | None]) -> pa.Table:
    columns = {"duplicate_of": [f[0] if f else None for f in found], "similarity": [f[1] if f else None for f in found]}
    for name, values in columns.items():
        at = articles.schema.get_field_index(name)
        field = articles.schema.field(at)
        articles = articles.set_column(at, field, pa.array(values, field.type))
    return articles
