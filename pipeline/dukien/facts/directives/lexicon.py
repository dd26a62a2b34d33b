"""The words that directives are made of: the vocabulary of `words.txt` as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final, TypeAlias

from dukien.text.normal import fold_spelling


@cache
def _sections() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in files("dukien.facts.directives").joinpath("words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1]
        elif line and not line.startswith("#"):
            found.setdefault(name, []).append(fold_spelling(line))
    return {k: tuple(v) for k, v in found.items()}


_Trie: TypeAlias = "dict[str, _Trie]"


def _pattern(trie: _Trie) -> str:
    branches = [re.escape(c) + _pattern(rest) for c, rest in trie.items() if c]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    return f"(?:{body})?" if "" in trie else body


def _either(entries: Iterable[str]) -> str:
    """An expression for any of `entries`, longest first, that reads each letter once (a prefix tree)."""
    root: _Trie = {}
    for entry in entries:
        node = root
        for letter in entry:
            node = node.setdefault(letter, {})
        node[""] = {}
    return f"(?:{_pattern(root)})"


def _any_case(entries: Iterable[str]) -> list[str]:
    """Each entry as it stands, in small letters, and with a small or a capital first letter before either."""
    heads = {e for entry in entries for e in (entry, entry.lower())}
    return sorted({form for e in heads for form in (e[0].lower() + e[1:], e[0].upper() + e[1:])})


def words(*sections: str, any_case: bool = False) -> str:
    """An expression for any entry of `sections`; with `any_case` also with another first letter."""
    entries = [e for name in sections for e in _sections()[name]]
    return _either(_any_case(entries) if any_case else entries)


def forms(section: str, *, any_case: bool = True) -> list[str]:
    """The entries of `section` as they may stand in a text."""
    entries = list(_sections()[section])
    return _any_case(entries) if any_case else entries


@cache
def whole_words(*sections: str, any_case: bool = True) -> re.Pattern[str]:
    """Any entry of `sections` as a whole word."""
    return re.compile(rf"(?<![\w/]){words(*sections, any_case=any_case)}(?!\w)")


class Openings:
    """An expression for what may begin at a point: it is only tried where one of its first words stands there, or no word."""

    def __init__(self, expression: str, phrases: Iterable[str]) -> None:
        self._pattern = re.compile(expression)
        self._first_words = frozenset(m[0] for phrase in phrases if (m := _FIRST_WORD.match(phrase)))

    def match(self, text: str, at: int, end: int) -> re.Match[str] | None:
        """What begins at `at` in `text[:end]`."""
        space = text.find(" ", at, end)
        word = text[at : space if space >= 0 else end]
        return None if word.isalpha() and word not in self._first_words else self._pattern.match(text, at, end)


_FIRST_WORD: Final = re.compile(r"\w+")


class Endings:
    """Phrases that may stand before a point with one space between, as whole words: looked up by their last word.

    `unless` holds what may not stand before a phrase in turn.
    """

    def __init__(self, phrases: Iterable[str], unless: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._by_last: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for phrase in phrases:
            self._by_last.setdefault(phrase.rpartition(" ")[2], []).append((phrase, (unless or {}).get(phrase, ())))

    def close(self, before: str) -> bool:
        """Whether `before`, in small letters, ends with one of the phrases and a space."""
        return self.close_with(before, last_word(before))

    def may_close(self, last: str) -> bool:
        """Whether a phrase ends with the word `last`."""
        return last in self._by_last

    def close_with(self, before: str, last: str) -> bool:
        """The same, where the `last_word` of `before` is known already."""
        if last not in self._by_last:
            return False
        stop = len(before) - 1
        for phrase, barred in self._by_last[last]:
            start = stop - len(phrase)
            if not before.endswith(phrase, 0, stop) or (start > 0 and (before[start - 1].isalnum() or before[start - 1] == "_")):
                continue
            if not (barred and before.endswith(barred, 0, start)):
                return True
        return False


def last_word(before: str) -> str:
    """The word that `before` ends with when one space follows it; empty where it does not end so."""
    if before[-1:] not in _SPACES:
        return ""
    last = before[before.rfind(" ", 0, -1) + 1 : -1]
    if last.isalpha() or not last[-1:].isalnum() or (m := _LAST_WORD.search(last)) is None:
        return last
    return m[0]


_SPACES: Final = frozenset(" \n")
_LAST_WORD: Final = re.compile(r"\w+\Z")


def endings(*sections: str, unless: tuple[str, ...] = ()) -> Endings:
    """The entries of `sections` as they may stand before a point; `unless`: what may not stand before any of them."""
    entries = [e.lower() for name in sections for e in forms(name, any_case=False)]
    return Endings(entries, dict.fromkeys(entries, unless))
