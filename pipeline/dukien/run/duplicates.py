"""Which articles are copies, exact or near, in a stream that is too long to remember.

An article is a copy of the first article before it that is no copy itself and has the same text, or one whose estimated
similarity (`sketch`) is at least `NEAR`. So `duplicate_of` always leads to an article whose own is null.

Articles that can be alike are found by locality-sensitive hashing: 21 bands of 6 slots each; texts with a band in common
are compared. A pair at 0.8 is found with a probability of 0.998, one at 0.9 always but for one in 10 million.

What articles have in common is sorted on disk, and what is known of those that have anything lies there, too.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from dukien.dataset.schema import ARTICLES
from dukien.run.sketch import NONE, SIZE, SLOTS, signature
from dukien.run.sorting import Rows, Sorted, scratch

if TYPE_CHECKING:
    from dukien.dataset.rows import Values

NEAR = 0.8
"""From this similarity on, an article is a near copy."""
SKETCH = pa.schema([pa.field("content", pa.binary(16)), pa.field("signature", pa.binary(SIZE))])
"""What has to be known of each article: its content hash and its signature; zeros for what it has not."""

_BANDS = 21
_ROWS = SLOTS // _BANDS
_NUMBER = struct.Struct("<Q")
_OUTCOME = struct.Struct("<Qd")
_ORIGINAL = struct.Struct(f"<QQ{SIZE}s")
_CONTENT = np.uint64(1)
"""Set in the address of what is known of a content; all addresses are even."""


def sketch_row(content: str | None, text: str) -> dict[str, bytes]:
    """The row of `SKETCH` for an article with the `content_hash` and the text given."""
    return {"content": bytes.fromhex(content) if content else bytes(16), "signature": signature(text) if content else NONE}


def sketches_of(articles: Iterable[Values]) -> pa.Table:
    """The rows of `SKETCH` for rows of `articles`; those that are not `ok` have zeros."""
    told = map(itemgetter(*map(ARTICLES.names.index, ("content_hash", "status", "text"))), articles)
    contents = ((content if status == "ok" else None, text) for content, status, text in told)
    return pa.Table.from_pylist([sketch_row(content, text) for content, text in contents], schema=SKETCH)


def marked(articles: pa.Table) -> pa.Table:
    """All rows of `articles` with `duplicate_of` and `similarity` filled in, where they fit into memory."""
    sketches = sketches_of(zip(*(articles[name].to_pylist() for name in ARTICLES.names), strict=True))
    duplicates = Duplicates()
    duplicates.add(sketches)
    return duplicates.mark(articles, sketches)


class Duplicates:
    """Looks at a stream twice: first at all sketches (`add`), then, in the same order, at the rows of `articles` (`mark`).

    In memory there is one bit an article.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: for temporary files, which have no names; left out, the system's."""
        self._folder = folder
        self._contents = Sorted(3, folder)
        self._bands = Sorted(2, folder)
        self._articles = 0
        self._originals: _Originals | None = None

    def add(self, sketches: pa.Table) -> None:
        """The next rows of `SKETCH`; the first look."""
        numbers = np.arange(self._articles, self._articles + len(sketches), dtype=np.uint64)
        self._articles += len(sketches)
        contents = _bytes_of(sketches["content"], 16).view(np.uint64)
        some = contents.any(axis=1)
        self._contents.add(np.column_stack([contents[some], numbers[some]]))
        bands = _bands(sketches)
        at, band = np.nonzero(bands)
        self._bands.add(np.column_stack([bands[at, band], numbers[at]]))

    def mark(self, articles: pa.Table, sketches: pa.Table) -> pa.Table:
        """The next rows of `articles` with `duplicate_of` and `similarity` filled in; the second look.

        Only articles that are `ok` are copies, or have copies.
        """
        if self._originals is None:
            links, size = self._links()
            self._common = _by_article(links, self._articles)
            self._originals = _Originals(scratch(self._folder), scratch(self._folder), scratch(self._folder), size)
        found: list[tuple[str, float] | None] = [None] * len(articles)
        ids, statuses = articles["article_id"], articles["status"]
        signatures = sketches["signature"]
        for i in range(len(articles)):
            if (common := next(self._common)) and statuses[i].as_py() == "ok":
                found[i] = self._originals.find_or_add(ids[i].as_py(), signatures[i].as_py(), common)
        return _filled(articles, found)

    def _links(self) -> tuple[Sorted, int]:
        """Rows of an article (`_by_article`) and the address of what it has in common with others, and how much is addressed.

        At an address stands, for a content that several articles have, what the first of them is; for a band, how many of
        those that have it are originals, and which.
        """
        links, size = Sorted(2, self._folder), 0
        shift = _shift(self._articles)
        again = np.zeros(self._articles // 8 + 1, dtype=np.uint8)
        for rows in self._contents.parts():
            group, first = _groups(rows[:, :2])
            shared = np.flatnonzero(group >= 0)
            addresses = np.uint64(size) + group[shared].astype(np.uint64) * np.uint64(_OUTCOME.size)
            links.add(np.column_stack([rows[shared, 2] << shift, addresses | _CONTENT]))
            size += int(first.sum()) * _OUTCOME.size
            copies = rows[np.flatnonzero((group >= 0) & ~first), 2]
            np.bitwise_or.at(again, copies >> np.uint64(3), np.uint8(1) << (copies & np.uint64(7)).astype(np.uint8))
        for rows in self._bands.parts():
            is_copy = again[rows[:, 1] >> np.uint64(3)] >> (rows[:, 1] & np.uint64(7)).astype(np.uint8) & 1
            rows = rows[is_copy == 0]  # an exact copy is known by its content
            group, _ = _groups(rows[:, :1])
            shared = np.flatnonzero(group >= 0)
            sizes = (1 + np.bincount(group[shared])) * _NUMBER.size
            addresses = (size + np.cumsum(sizes) - sizes).astype(np.uint64)
            links.add(np.column_stack([rows[shared, 1] << shift, addresses[group[shared]]]))
            size += int(sizes.sum())
        return links, size


def _shift(articles: int) -> np.uint64:
    """How far numbers of articles are to be shifted, to be spread over 64 bits."""
    return np.uint64(64 - max(articles.bit_length(), 1))


def _groups(keys: Rows) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """For rows of sorted keys the number of the group of equal ones, -1 for one that is alone; and which begin a group."""
    same = np.zeros(len(keys) + 1, dtype=np.bool_)
    same[1:-1] = (keys[1:] == keys[:-1]).all(axis=1)
    first = ~same[:-1] & same[1:]
    return np.where(same[:-1] | first, np.cumsum(first) - 1, -1), first


def _by_article(links: Sorted, articles: int) -> Iterator[list[int]]:
    """The addresses of each article, in order."""
    shift, next_one = _shift(articles), 0
    for rows in links.parts():
        numbers = (rows[:, 0] >> shift).astype(np.int64)
        starts = np.flatnonzero(np.diff(numbers, prepend=-1))
        for start, end in pairwise([*starts.tolist(), len(rows)]):
            number = int(numbers[start])
            yield from ([] for _ in range(next_one, number))
            yield rows[start:end, 1].tolist()
            next_one = number + 1
    yield from ([] for _ in range(next_one, articles))


class _Originals:
    """The articles that have something in common with a later one and are no copies, numbered as they come; on disk."""

    def __init__(self, known: BinaryIO, originals: BinaryIO, ids: BinaryIO, size: int) -> None:
        known.truncate(size)
        self._known = known
        """What is known at each address: zeros before anything is."""
        self._originals = originals
        self._ids = ids
        self._number = 0

    def find_or_add(self, article_id: str, sketch: bytes, common: list[int]) -> tuple[str, float] | None:
        """The original that the article is a copy of, with its similarity; None where it is an original now.

        `common` are the addresses of what it has in common with others.
        """
        content = next((address - 1 for address in common if address & 1), None)
        bands = [address for address in common if not address & 1]
        if content is not None:
            number, similarity = _OUTCOME.unpack(_read(self._known, content, _OUTCOME.size))
            if number:
                return self._id(number - 1), similarity
        near = self._near(sketch, bands) if sketch != NONE else None
        number, similarity = near or (self._number, 1.0)
        if content is not None:
            _write(self._known, content, _OUTCOME.pack(number + 1, similarity))
        if near:
            return self._id(number), similarity
        self._add(article_id, sketch, bands)
        return None

    def _add(self, article_id: str, sketch: bytes, bands: list[int]) -> None:
        name = article_id.encode()
        start = self._ids.seek(0, 2)
        self._ids.write(name)
        _write(self._originals, self._number * _ORIGINAL.size, _ORIGINAL.pack(start, len(name), sketch))
        for address in bands:
            (count,) = _NUMBER.unpack(_read(self._known, address, _NUMBER.size))
            _write(self._known, address, _NUMBER.pack(count + 1))
            _write(self._known, address + (count + 1) * _NUMBER.size, _NUMBER.pack(self._number))
        self._number += 1

    def _near(self, sketch: bytes, bands: list[int]) -> tuple[int, float] | None:
        found: set[int] = set()
        for address in bands:
            (count,) = _NUMBER.unpack(_read(self._known, address, _NUMBER.size))
            found.update(struct.unpack(f"<{count}Q", _read(self._known, address + _NUMBER.size, count * _NUMBER.size)))
        if not found:
            return None
        candidates = sorted(found)
        theirs = np.frombuffer(b"".join(map(self._signature, candidates)), dtype=np.uint32).reshape(-1, SLOTS)
        equal = (theirs == np.frombuffer(sketch, dtype=np.uint32)).sum(axis=1).tolist()
        first = next((i for i, slots in enumerate(equal) if slots >= NEAR * SLOTS), None)
        if first is None:
            return None
        return candidates[first], min(round(equal[first] / SLOTS, 2), 0.99)  # 1.0 is for what is the same letter for letter

    def _signature(self, number: int) -> bytes:
        return _read(self._originals, (number + 1) * _ORIGINAL.size - SIZE, SIZE)

    def _id(self, number: int) -> str:
        start, length, _ = _ORIGINAL.unpack(_read(self._originals, number * _ORIGINAL.size, _ORIGINAL.size))
        return _read(self._ids, start, length).decode()


def _read(file: BinaryIO, at: int, size: int) -> bytes:
    file.seek(at)
    return file.read(size)


def _write(file: BinaryIO, at: int, data: bytes) -> None:
    file.seek(at)
    file.write(data)


def _bands(sketches: pa.Table) -> Rows:
    """For each sketch a hash of each band; 0 where there is no signature."""
    slots = _bytes_of(sketches["signature"], SIZE).view("<u4")[:, : _BANDS * _ROWS].astype(np.uint64)
    bands = slots.reshape(len(slots), _BANDS, _ROWS)
    hashes = np.broadcast_to(np.arange(1, _BANDS + 1, dtype=np.uint64), (len(slots), _BANDS))
    for row in range(_ROWS):
        hashes = (hashes ^ bands[:, :, row]) * np.uint64(0x9E3779B97F4A7C15)  # Fibonacci hashing
        hashes = hashes ^ (hashes >> np.uint64(29))
    return np.where(slots.max(axis=1, initial=0)[:, None] == 0, np.uint64(0), hashes)


def _bytes_of(column: pa.ChunkedArray, size: int) -> npt.NDArray[np.uint8]:
    return np.frombuffer(b"".join(column.to_pylist()), dtype=np.uint8).reshape(len(column), size)


def _filled(articles: pa.Table, found: list[tuple[str, float] | None]) -> pa.Table:
    columns = {"duplicate_of": [f[0] if f else None for f in found], "similarity": [f[1] if f else None for f in found]}
    for name, values in columns.items():
        at = articles.schema.get_field_index(name)
        field = articles.schema.field(at)
        articles = articles.set_column(at, field, pa.array(values, field.type))
    return articles
