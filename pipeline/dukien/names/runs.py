"""What a run of capitalised words tells by itself, whatever stands around it; remembered, for a person is named many times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

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


class Facts(NamedTuple):
    """What the words of a name, or of what looks like one, tell."""

    name: str
    words: tuple[str, ...]
    apostrophe: bool
    people: bool
    """Whether it begins as the names of the other peoples of Vietnam do."""
    no_name: bool
    """Whether it is one word without an apostrophe, or a title."""
    never: bool
    place: bool
    surname: bool
    """Whether it begins with a family name."""
    revered: bool
    """Whether it has the form of the names of those after whom places are named: three words, and a common family name."""
    inside: bool
    """Whether a name may stand in it behind a place's: *xã Xuân Lộc |Cầm Bá Lả*, *tại Áo kiêm nhiệm Slovenia |Mạc Thế Vinh*."""
    foreign: bool
    """Whether it is a known foreigner's, read in the Vietnamese way."""
    vietnamese: bool
    """Whether Vietnamese spelling allows every word."""
    local: bool
    """Whether it has letters or syllables that only Vietnam has: *Chau Sóc Thươl*, but *Brian Trần*, *Mỹ |Steve Koehler*."""
    stranger: bool
    """Whether it is a foreigner's by its spelling."""
    nation: bool
    """Whether a foreigner's country or title stands before it: *Tổng thống |Mỹ| Joe Smith*."""
    split: tuple[int, int, float] | None
    """`split_name` of it, down to the `_WEAKEST`."""
    hopeless: bool
    """Whether nothing around it but a form of address or a statesman's title can make a name of it."""


@lru_cache(16384)
def facts_of(name: str) -> Facts:
    """The facts of a name."""
    words = tuple(name.split(" "))
    apostrophe = "'" in name or "’" in name
    people = words[0] in _LEADS
    vietnamese = all(map(is_vietnamese, words))
    split = split_name(words, threshold=_WEAKEST)
    never = name in sections()["never"]
    street = words[0] == "Đường" and len(words) > 2  # at the head of a sentence
    surname = is_surname(words[0])
    revered = surname and len(words) == 3 and surname_weight(words[0]) > _COMMON_SURNAME
    inside = split is not None and split[2] > _LEAST_INSIDE and split[0] > 0 and len(words) - split[0] > 2 and len(words) > 3
    weak, plain = split is None or split[2] <= 0.0, all(map(is_vietnamese, words[-2:]))
    return Facts(
        name=name,
        words=words,
        apostrophe=apostrophe,
        people=apostrophe or (people and words[0] != "A"),
        no_name=not apostrophe and (len(words) < 2 or name.lower() in sections()["title"]),
        never=never,
        place=name in places(),
        surname=surname,
        revered=revered,
        inside=inside,
        foreign=name in sections()["foreign"],
        vietnamese=vietnamese,
        local=people or _ETHNIC.search(name) is not None or _has_local_syllable(words),
        stranger=not vietnamese and _is_stranger(words),
        nation=len(words) > 2 and words[0].lower() in sections()["statesman"] and _is_stranger(words[1:]),
        split=split,
        hopeless=never or street or (weak and not (plain and ((surname and split is not None) or revered or inside))),
    )


def _is_stranger(words: tuple[str, ...]) -> bool:
    return len(words) <= 4 and all(w.isascii() for w in words) and not all(map(is_vietnamese, words))


def _has_local_syllable(words: tuple[str, ...]) -> bool:
    if not is_vietnamese(words[0]) or words[0].lower() in sections()["statesman"]:
        return False
    return any(not w.isascii() and is_vietnamese(w) for w in words)


class Core(NamedTuple):
    """What is left of a run without what belongs to no name."""

    offset: int
    """Where it begins in the run."""
    facts: Facts
    cut: bool
    """Whether a title that follows is cut off: *Nguyễn Văn Phúc |Chủ tịch|*."""
    open: bool
    """Whether its last word begins a title if the next one, in lower case, goes on with it: *Nguyễn Văn Phúc Chủ |tịch*."""


def _core(words: tuple[str, ...], lead: int) -> Core:
    """The core of a run: without its lead, and without titles and foreign countries before a name."""
    while len(words) - lead > 2 and f"{words[lead]} {words[lead + 1]}".lower() in sections()["title"]:
        lead += 2  # Chủ Tịch |Nguyễn Văn A
    if len(words) - lead > 3 and f"{words[lead]} {words[lead + 1]}" in sections()["never"]:
        lead += 2  # Ngoại trưởng Hàn Quốc |Kang Kyung
    offset = sum(map(len, words[:lead])) + lead
    words = words[lead:]
    kept = first_title(words)
    cut = kept < len(words)
    return Core(offset, facts_of(" ".join(words[:kept])), cut, not cut and len(words) > 1 and is_title_lead(words[-1]))


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


class Shape(NamedTuple):
    """What a run tells at first sight."""

    words: tuple[str, ...]
    lead: int
    """How many words before the last are particles and forms of address: *Theo, Ông*."""
    address: str | None
    """The form of address among them."""
    likely: bool
    """Whether it may be a name without a form of address: it has an apostrophe or a family name, and is no place."""
    strange: bool
    """Whether it is spelt as no Vietnamese name is, or else has a family name, as some strangers have."""
    doubtful: bool
    """Whether what is behind the lead may be a name, though nothing but a post beside it says so."""
    offset: int
    """Where that begins in the run."""
    needs_cue: bool
    """Whether it can only be a name behind a form of address or a statesman's title."""
    core: Core | None
    """Its core, where it has an apostrophe or a family name; see `unlikely_core` for others."""


@lru_cache(16384)
def shape_of(run: str) -> Shape:
    """The shape of a run."""
    words = tuple(run.split(" "))
    lead = 0
    while lead < len(words) - 1 and words[lead] in _PARTICLES:
        lead += 1
    address = words[lead - 1] if lead and words[lead - 1].lower() in honorifics() else None
    familiar = "'" in run or "’" in run or not _LIKELY.isdisjoint(words)
    core = _core(words, lead) if familiar else None
    likely = core is not None and not _needs_address(core)
    doubtful = may_be_name(words[lead:])
    strange = familiar or _STRANGE.search(run) is not None
    offset = sum(map(len, words[:lead])) + lead
    return Shape(words, lead, address, likely, strange, doubtful, offset, not (lead or likely or doubtful), core)


@lru_cache(4096)
def unlikely_core(run: str) -> Core:
    """The core of a run whose shape has none."""
    shape = shape_of(run)
    return _core(shape.words, shape.lead)
