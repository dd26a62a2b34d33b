"""Where the people of an article stand: by their full names, and by the given name alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from operator import attrgetter
from typing import Final

from dukien.facts.positions import Position
from dukien.names import PersonName
from dukien.names.context import cues_before
from dukien.text import Document
from dukien.text.letters import LOWER, UPPER

_TITLES: Final = ("chủ tịch ", "bí thư ", "giám đốc ", "trưởng ", "chủ nhiệm ", "đại biểu ", "tướng ", "ủy ", "tịch nước ")
_CAPITALISED: Final = re.compile(rf"[{UPPER}][{LOWER}]+(?![\w'’]| [{UPPER}][{LOWER}])")
_GOES_ON: Final = re.compile(rf"[\w'’]| [{UPPER}][{LOWER}]")
_FEW: Final = 40
_START: Final = attrgetter("start")


class Mention:
    """A person's name in the text: all of it, or the given name behind a form of address or a title."""

    def __init__(self, start: int, end: int, key: str) -> None:
        self.start = start
        self.end = end
        self.key = key
        """The person's full name in lower case."""


def given_mentions(doc: Document, names: Sequence[PersonName], positions: Sequence[Position]) -> list[Mention]:
    """Places where somebody named in full elsewhere stands with the given name alone: *ông Hà*, *Bí thư Nhân*, *bà Quyết Tâm*."""
    if not names:
        return []
    text, low = doc.text, doc.lower
    words: set[str] = set()
    name_ends: set[int] = set()
    for n in names:
        words.add(n.name[n.name.rfind(" ") + 1 :])
        name_ends.add(n.end)
    occurrences = _occurrences(text, words, name_ends)
    if not occurrences:
        return []
    called = _called(names, {given for _, given in occurrences})
    ends = {p.end for p in positions}
    found = []
    for at, given in occurrences:
        start, end, persons = at, at + len(given), called[given]
        word = text.rfind(" ", at - 9 if at > 9 else 0, at - 1 if at else 0) + 1
        if word and text[word].isupper() and (both := called.get(text[word:end])):
            start, persons = word, both
        if start - 1 in ends or low.endswith(_TITLES, 0, start) or "honorific" in cues_before(low, start):
            nearest = persons[max(0, bisect_right(persons, start, key=_START) - 1)] if len(persons) > 1 else persons[0]
            found.append(Mention(start, end, nearest.name.lower()))
    return _outside(found, names, positions) if found else found


def _outside(found: Sequence[Mention], names: Sequence[PersonName], positions: Sequence[Position]) -> list[Mention]:
    """Those of `found` that are no part of a name or a position: *Bí thư |Thành ủy*, *Phạm |Anh Khoa*."""
    outside = []
    name = position = 0
    for mention in found:
        end = mention.end
        while name < len(names) and names[name].start < end:
            name += 1
        while position < len(positions) and positions[position].start < end:
            position += 1
        if (not name or names[name - 1].end < end) and (not position or positions[position - 1].end < end):
            outside.append(mention)
    return outside


def _called(names: Sequence[PersonName], given: Set[str]) -> dict[str, list[PersonName]]:
    """The names whose last word is one of `given` by that, and by their last two."""
    called: dict[str, list[PersonName]] = {}
    for n in names:
        words = n.name.rsplit(" ", 2)
        if (last := words[-1]) in given:
            called.setdefault(last, []).append(n)
            if len(words) > 1:  # *K’Brêl* is one word
                called.setdefault(f"{words[-2]} {last}", []).append(n)
    return called


def _occurrences(text: str, words: Set[str], ends: Set[int]) -> list[tuple[int, str]]:
    """Where one of `words` stands as a word that no other name goes on behind, in reading order.

    Not where it ends at one of `ends`, as the last word of a full name.
    """
    if len(words) > _FEW:
        return [
            (m.start(), m[0])
            for m in _CAPITALISED.finditer(text)
            if m[0] in words and m.end() not in ends and _stands_alone(text, m.start())
        ]
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if end not in ends and _stands_alone(text, at) and not _goes_on(text, end):
                found.append((at, word))
            at = text.find(word, end)
    return sorted(found)


def _goes_on(text: str, end: int) -> bool:
    """Whether the word, or a name that it begins, goes on at `end`."""
    following = text[end : end + 2]
    if following[:1] == " ":
        return following[1:].isupper() and _GOES_ON.match(text, end) is not None
    return _GOES_ON.match(text, end) is not None


def _stands_alone(text: str, at: int) -> bool:
    return not (at and text[at - 1].isalnum())
