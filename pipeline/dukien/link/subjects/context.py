"""What stands around a number: the places and dates of its document, found by where they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final, Protocol

from dukien.link.places import Place
from dukien.link.setting import Setting
from dukien.link.years import Date
from dukien.text import Span

FAR: Final = 160
"""How far before a number, in characters, what it is about may stand."""
_DISTANCE: Final = re.compile(r"(?<!một )(?<!bằng )(?<!\w)cách (?!mạng|ly|làm|thức|tính|nhau|chức|điệu)[^,;.]{0,50}$")
PRIVATE: Final = "thương tích|thương tật|sức khỏe|lãi suất|cổ phần|trọng lượng"
"""Words that make a number somebody's or something's, not a unit's; to be set in an expression."""
_CLOSE: Final = 60
_NOT_WHEN: Final = frozenset({"document", "birth", "published"})


class Spanned(Protocol):
    """A number's mention."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


class Claim:
    """A unit or scope that a number may be about."""

    def __init__(self, start: int, end: int, code: str | None, rule: str, commune: Place | None = None) -> None:
        self.start, self.end = start, end
        self.code = code
        """None for the whole country, for several units, and for one that stays open."""
        self.rule = rule
        self.commune = commune
        """The commune, where it is one (`code` is None then)."""


def first_word(pattern: re.Pattern[str], text: str, low: int, high: int) -> re.Match[str] | None:
    """The first match of `pattern` in `text[low:high]` that begins a word.

    The pattern itself begins with letters, not with a boundary: so the search for it is many times faster.
    """
    for m in pattern.finditer(text, low, high):
        at = m.start()
        if not at or not (text[at - 1].isalnum() or text[at - 1] == "_"):
            return m
    return None


class Context:
    """Places and dates of one document."""

    def __init__(self, setting: Setting, dates: Sequence[Date]) -> None:
        self.doc = setting.doc
        self.setting = setting
        self.lower = self.doc.lower
        self.names_communes = "commune" in {p.level for p in setting.places}
        self._dates = sorted([d for d in dates if d.start_date and d.role not in _NOT_WHEN], key=attrgetter("start"))
        self._date_starts = [d.start for d in self._dates]
        self.begins: list[int] | None = None
        """Where scopes may begin, once `claims` has looked for them."""
        self.scopes: dict[int, tuple[list[int], list[Claim]]] = {}
        """What `claims.scopes` found in the sentences that were read so far, by where the sentence starts."""
        self.carried: dict[int, Claim | None] = {}
        """What the sentences that were read so far carry on from the one before (`area`), by where they start."""
        self.standings: dict[tuple[int, int], str] = {}
        """How the units that were looked at so far stand in their sentences, by where they start and end (`claims`)."""

    def places_in(self, start: int, end: int) -> Sequence[Place]:
        """The places that begin in `[start, end)`."""
        return self.setting.within(start, end)

    def dates_in(self, start: int, end: int) -> Sequence[Date]:
        """The dates that begin in `[start, end)`."""
        stop = bisect_left(self._date_starts, end)
        if not stop or self._date_starts[stop - 1] < start:  # most stretches have none
            return ()
        return self._dates[bisect_left(self._date_starts, start, 0, stop) : stop]

    def has_date(self, start: int, end: int) -> bool:
        """Whether a date begins in `[start, end)`."""
        stop = bisect_left(self._date_starts, end)
        return stop > 0 and self._date_starts[stop - 1] >= start

    def is_distance(self, fact: Spanned, sentence: Span) -> bool:
        """Whether the number says how far something is from a place: *cách xã A 3 km*."""
        at = self.lower.find("cách ", max(sentence.start, fact.start - _CLOSE), fact.start)
        return at >= 0 and _DISTANCE.search(self.lower, at, fact.start) is not None
