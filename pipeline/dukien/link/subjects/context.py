"""What stands around a number: the places and dates of its document, found by where they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from dukien.link.places import Place
from dukien.link.setting import Setting
from dukien.link.years import Date
from dukien.text import Span

FAR = 160
"""How far before a number, in characters, what it is about may stand."""
_DISTANCE = re.compile(r"(?i)(?<!một )(?<!bằng )(?<!\w)cách (?!mạng|ly|làm|thức|tính|nhau|chức|điệu)[^,;.]{0,50}$")
PRIVATE = "thương tích|thương tật|sức khỏe|lãi suất|cổ phần|trọng lượng"
"""Words that make a number somebody's or something's, not a unit's; to be set in an expression."""
_CLOSE = 60
_NOT_WHEN = frozenset({"document", "birth", "published"})


class Spanned(Protocol):
    """A number's mention."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


class Claim(NamedTuple):
    """A unit or scope that a number may be about."""

    start: int
    end: int
    code: str | None
    """None for the whole country, for several units, and for one that stays open."""
    rule: str
    commune: Place | None = None
    """The commune, where it is one (`code` is None then)."""


class Context:
    """Places and dates of one document."""

    def __init__(self, setting: Setting, dates: Sequence[Date]) -> None:
        self.doc = setting.doc
        self.setting = setting
        self.names_communes = any(p.level == "commune" for p in setting.places)
        self._dates = sorted((d for d in dates if d.start_date and d.role not in _NOT_WHEN), key=lambda d: d.start)
        self._date_starts = [d.start for d in self._dates]
        self.scopes: dict[Span, Sequence[Claim]] = {}
        """The scopes of the sentences that were read so far (`claims.scopes`)."""

    def places_in(self, start: int, end: int) -> Sequence[Place]:
        """The places that begin in `[start, end)`."""
        return self.setting.within(start, end)

    def dates_in(self, start: int, end: int) -> Sequence[Date]:
        """The dates that begin in `[start, end)`."""
        return self._dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]

    def is_distance(self, fact: Spanned) -> bool:
        """Whether the number says how far something is from a place: *cách xã A 3 km*."""
        low = max(self.doc.sentence_at(fact.start).start, fact.start - _CLOSE)
        return _DISTANCE.search(self.doc.text, low, fact.start) is not None
