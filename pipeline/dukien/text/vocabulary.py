"""The words that rules wait for, looked for in one pass over a document.

Most rules begin at a word of theirs: a type of unit, the head of a position, a verb of duty. Whoever has such words declares
them as a `Vocabulary` when its module is read. A pass over a document costs nearly the same for ten words as for two thousand,
so the first vocabulary that is asked for looks for all of them, and for the numbers; the document keeps what was found.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, Generic, TypeAlias, TypeVar

from ahocorasick_rs import BytesAhoCorasick, Implementation

from dukien.text.codes import code
from dukien.text.document import Document

Meaning = TypeVar("Meaning")
Match: TypeAlias = tuple[int, int, Meaning]
"""Start and end of a word in the document, and what it means to the vocabulary."""

_DIGITS: Final = "0123456789"
_ALL: Final[list[Callable[[], Mapping[str, Any]]]] = []
"""What makes the words of each vocabulary, by its number."""


class Vocabulary(Generic[Meaning]):
    """Words in lower case, of characters that `dukien.text.codes` has, each with what it means to whoever looks for them.

    `words` is called when a document is first looked through, so that a long list may be made only then.
    """

    def __init__(self, words: Callable[[], Mapping[str, Meaning]]) -> None:
        self._number = len(_ALL)
        _ALL.append(words)

    def matches(self, doc: Document) -> list[Match[Meaning]]:
        """Every one of the words in `doc.lower`, also inside longer words and such as overlap.

        They are sorted by their ends; of those with the same end the longest comes first.
        """
        return _found(doc)[self._number]


def numbers(doc: Document) -> list[tuple[int, int]]:
    """Start and end of every run of the digits 0 to 9 in `doc`, in reading order."""
    return _found(doc)[-1]


def leftmost_longest(matches: list[Match[Meaning]]) -> list[Match[Meaning]]:
    """`matches` (sorted as a vocabulary gives them) without overlaps: what begins first wins, of those the longest."""
    kept: list[Match[Meaning]] = []
    for match in matches:
        start = match[0]
        at = len(kept)
        while at and kept[at - 1][0] >= start:
            at -= 1
        if not at or kept[at - 1][1] <= start:
            del kept[at:]  # they begin later, or are the beginning of this one
            kept.append(match)
    return kept


@cache
def _automaton(vocabularies: int) -> tuple[BytesAhoCorasick, list[int], list[Any]]:
    """The digits and the words of the first vocabularies; for each the vocabulary's number, and what it means there."""
    patterns, owners, meanings = list(_DIGITS), [vocabularies] * len(_DIGITS), [None] * len(_DIGITS)
    for number, words in enumerate(_ALL[:vocabularies]):
        table = words()
        patterns += table
        owners += [number] * len(table)
        meanings += table.values()
    return BytesAhoCorasick(map(code, patterns), implementation=Implementation.ContiguousNFA), owners, meanings


def _found(doc: Document) -> list[list[Any]]:
    """The matches of each vocabulary in `doc`, by its number, and the numbers last."""
    found = doc.matches
    if found is None or len(found) <= len(_ALL):  # a vocabulary may have been declared since
        found = doc.matches = _look_through(doc)
    return found


def _look_through(doc: Document) -> list[list[Any]]:
    automaton, owners, meanings = _automaton(len(_ALL))
    found: list[list[Any]] = [[] for _ in range(len(_ALL) + 1)]
    runs = found[-1]
    begin = behind = -1
    for word, start, end in automaton.find_matches_as_indexes(doc.codes, overlapping=True):
        if word >= len(_DIGITS):
            found[owners[word]].append((start, end, meanings[word]))
        elif start == behind:
            behind = end
        else:
            if begin >= 0:
                runs.append((begin, behind))
            begin, behind = start, end
    if begin >= 0:
        runs.append((begin, behind))
    return found
