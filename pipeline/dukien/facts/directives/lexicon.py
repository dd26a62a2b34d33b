"""The words that directives are made of: the vocabulary of `words.txt` as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TypeAlias

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


def any_of(entries: Iterable[str]) -> re.Pattern[str]:
    """Any of `entries` as a whole word, the longest first."""
    return re.compile(rf"(?<![\w/])(?<!\w-){_either(entries)}(?!\w)")


@cache
def whole_words(*sections: str, any_case: bool = True) -> re.Pattern[str]:
    """Any entry of `sections` as a whole word."""
    return re.compile(rf"(?<![\w/]){words(*sections, any_case=any_case)}(?!\w)")


def occurrences(text: str, stems: Iterable[str]) -> list[int]:
    """Where any of `stems` stands in `text`, in reading order: the cheap look before an expression is tried there."""
    found: list[int] = []
    for stem in stems:
        at = text.find(stem)
        while at >= 0:
            found.append(at)
            at = text.find(stem, at + len(stem))
    return sorted(found)
