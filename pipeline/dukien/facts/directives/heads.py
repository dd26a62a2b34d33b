"""The heads of names: the words that tell what kind of body, office, person or paper a subject is."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

from ahocorasick_rs import AhoCorasick, Implementation

from dukien.facts.directives.lexicon import forms
from dukien.text.letters import UPPER

SpeakerKind = Literal["body", "role", "person", "name", "document", "private", "foreign", "compound", "other", "none"]
"""`name`: a bare proper name; `document`: a paper that speaks for its body; `compound`: a word that only looks like a head;
`other`: a subject of no known kind; `none`: no subject, so the one who spoke before goes on."""

_CAPITAL_BEFORE: Final = re.compile(rf"[{UPPER}][\w’']*\s$")
_KINDS: Final[tuple[SpeakerKind, ...]] = ("private", "person", "document", "body", "role", "foreign", "compound")
"""The kinds that have words of their own; a word of two kinds is of the later."""


@cache
def _heads() -> tuple[AhoCorasick, list[tuple[str, SpeakerKind]]]:
    kinds = {form: kind for kind in _KINDS for form in forms(kind, any_case=kind != "foreign")}
    return AhoCorasick(list(kinds), implementation=Implementation.ContiguousNFA), list(kinds.items())


def heads_in(text: str, start: int, end: int) -> list[tuple[int, int, SpeakerKind]]:
    """Heads in `text[start:end]` (start, end, kind) as whole words, in reading order; of two that overlap the longer first."""
    automaton, heads = _heads()
    whole: list[tuple[int, int, int]] = []
    for head, at, stop in automaton.find_matches_as_indexes(text[start:end], overlapping=True):
        at, stop = at + start, stop + start
        if stop < end and text[stop].isalnum():
            continue
        before = text[at - 1] if at else " "
        if not (before.isalnum() or before == "/" or (before == "-" and at > 1 and text[at - 2].isalnum())):
            whole.append((at, -stop, head))
    if len(whole) > 1:
        whole.sort()
    found: list[tuple[int, int, SpeakerKind]] = []
    covered = start
    for at, stop, head in whole:
        if at < covered:
            continue
        covered = -stop
        word, kind = heads[head]
        if not (kind == "foreign" or word == "Đoàn") or not _in_name(text, at, covered):
            found.append((at, covered, kind))
    return found


def _in_name(text: str, start: int, end: int) -> bool:
    """A country's or a body's name that is part of a person's: *Nguyễn Đức Chung, Lê Xuân Đoàn*."""
    next_capital = text[end + 1 : end + 2].isupper()
    return end - start < 5 and (next_capital or bool(_CAPITAL_BEFORE.search(text[max(0, start - 9) : start])))
