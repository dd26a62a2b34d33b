"""The runs beside a post that the rules leave in doubt: there, and only there, the tagger decides."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from dukien.names.context import (
    INITIAL,
    LONGEST,
    LONGEST_KINH,
    behind_post,
    cues_before,
    honorifics,
    sections,
    title_follows,
)
from dukien.names.person import PersonName
from dukien.names.syllables import is_known, is_vietnamese, places, surname_weight
from dukien.names.tagger import Rows, is_called, last_person, likelihood, score
from dukien.text.letters import UPPER

# How likely a name must be to be added: one of three words or more, one of two, one behind the kind of a body; and to be kept.
_ADDS_LONG, _ADDS_SHORT, _ADDS_BEHIND_BODY, _KEEPS = 0.2, 0.5, 0.9, 0.1
_COMMON: Final = -4.0
_MIDDLE: Final = frozenset(("Thị", "Văn"))
# With these begin the names of bodies and posts, and no person's.
_NO_FAMILY: Final = frozenset(
    "Bộ Sở Ban Cục Vụ Viện Phòng Đảng Hội Quỹ Tổng Phó Đội Tòa Ủy Đài Báo Nhà Khu Khối Trường Trạm Trưởng Chi Hạm Quân"
    " Liên Biển Bờ Bắc Đông Tây Quốc Các Những Cảng Cầu Chợ Chùa Bến Bệnh Công Trại Trụ".split()
)
_LETTER_BEFORE: Final = re.compile(rf"(?<!\w)[{UPPER}] \Z")  # U |Minh Tiến


def _beside_post(low: str, start: int, end: int) -> bool:
    return behind_post(low, start) or title_follows(low, end)


def may_be_name(words: tuple[str, ...]) -> bool:
    """Whether nothing in a run's words forbids that they are a name of Vietnam."""
    if not 2 <= len(words) <= LONGEST or words[0] in _NO_FAMILY or not all(map(is_vietnamese, words)):
        return False
    never = sections()["never"]
    if words[0].lower() in honorifics() or (words[0] != "Việt" and f"{words[0]} {words[1]}" in never):
        return False
    run = " ".join(words)
    return run not in never and run not in places() and run.lower() not in sections()["title"]


def passed_over(text: str, low: str, start: int, end: int, words: tuple[str, ...], *, tagger: bool) -> PersonName | None:
    """The person in a run `[start, end)` of `words` in which the other rules see none: *Thứ trưởng |Hỳnh Vĩnh Lộc|*.

    `low` is the text in lower case. The words `may_be_name`.
    """
    if not (tagger or words[1] in _MIDDLE) or not _beside_post(low, start, end):
        return None
    if _goes_on(text, low, end) or words[0] in _MIDDLE or _LETTER_BEFORE.search(text, max(0, start - 3), start):
        return None
    if 3 <= len(words) <= LONGEST_KINH and words[1] in _MIDDLE:  # Leo Thị Mận: whatever the family name
        return _person(low, words, start, "name.middle")
    return _most_likely(low, start, words, score(low, start, words)) if tagger else None


def _goes_on(text: str, low: str, end: int) -> bool:
    """Whether what ends at `end` is only part of a name: *Trịnh Hữu| T.*, *Kim Yong| - nam*."""
    hyphen = text.startswith(" - ", end) and text[end + 3 : end + 4].islower() and not title_follows(low, end)
    return hyphen or INITIAL.match(text, end) is not None


def _person(low: str, words: Sequence[str], start: int, rule: str) -> PersonName | None:
    name = " ".join(words)
    cue = cues_before(low, start).get("place")
    if name in sections()["eponym"] or name in places() or (cue and low[cue[0] : cue[1]] not in sections()["unit"]):
        return None
    foreign = name in sections()["foreign"] or any(w.isascii() and not is_known(w) for w in words)
    return PersonName(start=start, end=start + len(name), rule=rule, name=name, honorific=None, foreign=foreign)


def second_look(low: str, name: PersonName, run: str, start: int, addressed: Collection[str]) -> PersonName | None:
    """`name`, which the rules see in a run at `start`; None where it is none; the longer name that it is only the end of.

    In doubt are names beside a post that have two words, or a body before them: *bí thư |Đoàn Công| an*, *Công ty CP |Dương Hòa
    Phú|*. `addressed` are the names that a form of address stands before elsewhere in the text, which `low` is in lower case.
    """
    own = name.name.split(" ")
    known = name.foreign or name.name in addressed or name.name in sections()["eponym"] or name.name in places()
    if known or surname_weight(own[0]) > _COMMON or not _MIDDLE.isdisjoint(own[1:-1]) or run.count(" ") >= LONGEST:
        return name
    if not (len(own) == 2 or is_called(low, start)) or not _beside_post(low, start, name.end):
        return name
    words = tuple(run.split(" "))
    rows = score(low, start, words)
    first = run.count(" ", 0, name.start - start)
    if likelihood(rows, first, first + len(own)) >= _KEEPS:
        return name
    return _most_likely(low, start, words, rows)


def _most_likely(low: str, start: int, words: tuple[str, ...], rows: Rows) -> PersonName | None:
    """The person that the tagger sees in the run `words` at `start`, if it is sure enough."""
    if (person := last_person(rows)) is None:
        return None
    least = _ADDS_BEHIND_BODY if is_called(low, start) else _ADDS_SHORT if person.last - person.first == 2 else _ADDS_LONG
    if person.probability < least:
        return None
    start += sum(map(len, words[: person.first])) + person.first
    return _person(low, words[person.first : person.last], start, "name.model")
