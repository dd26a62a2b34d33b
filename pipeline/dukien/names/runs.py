"""What a run of capitalised words tells by itself, whatever stands around it; remembered, for a person is named many times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from dukien.names.context import first_title, honorifics, is_title_lead, sections
from dukien.names.doubt import may_be_name
from dukien.names.syllables import is_surname, is_vietnamese, places, split_name, surname_weight, surnames

_LEADS: Final = frozenset(word.capitalize() for word in sections()["people"])
# First words of a sentence, and forms of address, that a capital joins to the name behind them.
_PARTICLES: Final = frozenset(
    "Ông Bà Anh Chị Cô Chú Bác Em Thầy Cụ Vợ Chồng Thưa"
    " Theo Tuy Sau Khi Tại Đến Cùng Còn Và Nhưng Do Như Gặp Trong Ngoài Với".split()
)
# A run without any of these, and without a form of address, is no Vietnamese name.
_LIKELY: Final = frozenset(surnames()) | _LEADS
_STRANGE: Final = re.compile(r"[fjwz]|[b-dghkln-tv-x]{3}|[bdlrsv](?: |$)|ee|oo|ou|ea", re.IGNORECASE)
# Letters that only the languages of Vietnam have.
_ETHNIC: Final = re.compile(r"['’]|[đêôăơưâŭčĭĕ]", re.IGNORECASE)


_WEAKEST: Final = -6.0
"""The least score of a name that anything around it can make up for."""
_COMMON_SURNAME: Final = -5
_LEAST_INSIDE: Final = -4.0
"""The least score of a name behind other capitalised words."""


class Facts:
    """What the words of a name, or of what looks like one, tell."""

    def __init__(self, name: str) -> None:
        words = tuple(name.split(" "))
        self.name = name
        self.words = words
        self.apostrophe = "'" in name or "’" in name
        self.people = self.apostrophe or (words[0] in _LEADS and words[0] != "A")
        """Whether it begins as the names of the other peoples of Vietnam do."""
        self.no_name = not self.apostrophe and (len(words) < 2 or name.lower() in sections()["title"])
        """Whether it is one word without an apostrophe, or a title."""
        self.never = name in sections()["never"]
        self.place = name in places()
        self.surname = is_surname(words[0])
        """Whether it begins with a family name."""
        self.revered = self.surname and len(words) == 3 and surname_weight(words[0]) > _COMMON_SURNAME
        """Whether it has the form of the names of those after whom places are named: three words, and a common family name."""
        self.split = split_name(words, threshold=_WEAKEST)
        """`split_name` of it, down to the `_WEAKEST`."""
        self.inside = _may_hold_name(words, self.split)
        """Whether a name may stand in it behind a place's: *xã Xuân Lộc |Cầm Bá Lả*, *tại Áo kiêm Slovenia |Mạc Thế Vinh*."""
        self.foreign = name in sections()["foreign"]
        """Whether it is a known foreigner's, read in the Vietnamese way."""
        self.vietnamese = all(map(is_vietnamese, words))
        """Whether Vietnamese spelling allows every word."""
        self.local = words[0] in _LEADS or _ETHNIC.search(name) is not None or _has_local_syllable(words)
        """Whether it has letters or syllables that only Vietnam has: *Chau Sóc Thươl*, but *Brian Trần*, *Mỹ |Steve Kohl*."""
        self.stranger = not self.vietnamese and _is_stranger(words)
        """Whether it is a foreigner's by its spelling."""
        self.nation = len(words) > 2 and words[0].lower() in sections()["statesman"] and _is_stranger(words[1:])
        """Whether a foreigner's country or title stands before it: *Tổng thống |Mỹ| Joe Smith*."""
        self.hopeless = self.never or self._is_street() or not self._is_plausible()
        """Whether nothing around it but a form of address or a statesman's title can make a name of it."""

    def _is_street(self) -> bool:
        return self.words[0] == "Đường" and len(self.words) > 2  # at the head of a sentence

    def _is_plausible(self) -> bool:
        """Whether the syllables are those of a name, or so much like them that what stands around may tell."""
        if self.split is not None and self.split[2] > 0.0:
            return True
        if not all(map(is_vietnamese, self.words[-2:])):
            return False
        return (self.surname and self.split is not None) or self.revered or self.inside


@lru_cache(16384)
def facts_of(name: str) -> Facts:
    """The facts of a name."""
    return Facts(name)


def _may_hold_name(words: tuple[str, ...], split: tuple[int, int, float] | None) -> bool:
    """Whether by its syllables a likely name of three words or more stands behind the first of `words`."""
    return split is not None and split[2] > _LEAST_INSIDE and split[0] > 0 and len(words) - split[0] > 2 and len(words) > 3


def _is_stranger(words: tuple[str, ...]) -> bool:
    return len(words) <= 4 and all(w.isascii() for w in words) and not all(map(is_vietnamese, words))


def _has_local_syllable(words: tuple[str, ...]) -> bool:
    if not is_vietnamese(words[0]) or words[0].lower() in sections()["statesman"]:
        return False
    return any(not w.isascii() and is_vietnamese(w) for w in words)


class Core:
    """What is left of a run without what belongs to no name."""

    def __init__(self, words: tuple[str, ...], offset: int) -> None:
        """`words` are those behind the first `offset` letters of the run."""
        kept = first_title(words)
        self.offset = offset
        self.facts = facts_of(" ".join(words[:kept]))
        self.cut = kept < len(words)
        """Whether a title that follows is cut off: *Nguyễn Văn Phúc |Chủ tịch|*."""
        self.open = not self.cut and len(words) > 1 and is_title_lead(words[-1])
        """Whether its last word begins a title if the next one, in lower case, goes on with it: *Nguyễn Văn Phúc Chủ |tịch*."""


def _core(words: tuple[str, ...], lead: int) -> Core:
    """The core of a run: without its lead, and without titles and foreign countries before a name."""
    while len(words) - lead > 2 and f"{words[lead]} {words[lead + 1]}".lower() in sections()["title"]:
        lead += 2  # Chủ Tịch |Nguyễn Văn A
    if len(words) - lead > 3 and f"{words[lead]} {words[lead + 1]}" in sections()["never"]:
        lead += 2  # Ngoại trưởng Hàn Quốc |Kang Kyung
    return Core(words[lead:], sum(map(len, words[:lead])) + lead)


def may_be_of_one_letter(words: Sequence[str]) -> bool:
    """Whether `words` may be a family name, perhaps behind a place's, with a given name of one letter: *Lâm Đồng Phạm |S|*."""
    return is_surname(words[-1]) and (len(words) == 1 or " ".join(words[:-1]) in places())


def _needs_address(core: Core) -> bool:
    """Whether a run with this core is no name but behind a form of address or a statesman's title."""
    facts = core.facts
    if core.offset or core.open or facts.people or facts.nation:
        return False
    if not core.cut and may_be_of_one_letter(facts.words):
        return False
    return facts.no_name or facts.hopeless


class Shape:
    """What a run tells at first sight."""

    def __init__(self, run: str) -> None:
        words = tuple(run.split(" "))
        lead = 0
        while lead < len(words) - 1 and words[lead] in _PARTICLES:
            lead += 1
        familiar = "'" in run or "’" in run or not _LIKELY.isdisjoint(words)
        self.words = words
        self.lead = lead
        """How many words before the last are particles and forms of address: *Theo, Ông*."""
        self.address = words[lead - 1] if lead and words[lead - 1].lower() in honorifics() else None
        """The form of address among them."""
        self.core = _core(words, lead) if familiar else None
        """Its core, where it has an apostrophe or a family name; see `unlikely_core` for others."""
        self.likely = self.core is not None and not _needs_address(self.core)
        """Whether it may be a name without a form of address: it has an apostrophe or a family name, and is no place."""
        self.strange = familiar or _STRANGE.search(run) is not None
        """Whether it is spelt as no Vietnamese name is, or else has a family name, as some strangers have."""
        self.doubtful = may_be_name(words[lead:])
        """Whether what is behind the lead may be a name, though nothing but a post beside it says so."""
        self.offset = sum(map(len, words[:lead])) + lead
        """Where that begins in the run."""
        self.needs_cue = not (lead or self.likely or self.doubtful)
        """Whether it can only be a name behind a form of address or a statesman's title."""


_SHAPES: Final[dict[str, Shape]] = {}
_MOST_SHAPES: Final = 16384


def shape_of(run: str) -> Shape:
    """The shape of a run."""
    shape = _SHAPES.get(run)
    if shape is None:
        if len(_SHAPES) == _MOST_SHAPES:
            _SHAPES.clear()
        shape = _SHAPES[run] = Shape(run)
    return shape


@lru_cache(4096)
def unlikely_core(run: str) -> Core:
    """The core of a run whose shape has none."""
    shape = shape_of(run)
    return _core(shape.words, shape.lead)
