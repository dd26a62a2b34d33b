"""What syllables of names look like, and how likely a run of them is a person's name."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from math import log
from typing import Final

from dukien.text.normal import fold_spelling

_VOWELS: Final = "[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]"
_SYLLABLE: Final = re.compile(
    rf"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?(?!ee|oo|ou|ea){_VOWELS}{{1,3}}(?:ch|ng|nh|[cmnpt])?",
    re.IGNORECASE,
)

# Logarithms of how likely a name has so many syllables, and of a capitalised syllable that belongs to no name.
_LENGTH: Final = {2: -1.3, 3: -0.5, 4: -2.0, 5: -4.5}
_MOST_SYLLABLES: Final = 5
_PLAIN: Final = -6.4
_PLACE: Final = -6.0
_UNKNOWN: Final = -9.5
_RARE: Final = -7.5


@lru_cache(65536)
def is_vietnamese(syllable: str) -> bool:
    """Whether Vietnamese spelling allows `syllable`, in either case."""
    return _SYLLABLE.fullmatch(syllable) is not None


@cache
def _counts() -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    lines = files("dukien.names").joinpath("syllables.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    tables = []
    for column in ("surname", "middle", "given"):
        total = sum(int(r[column]) for r in rows)
        tables.append({fold_spelling(r["syllable"]): log(int(r[column]) / total) for r in rows if int(r[column])})
    return tables[0], tables[1], tables[2]


@cache
def places() -> frozenset[str]:
    """Names of administrative units that a run of capitalised syllables may be, without their types."""
    lines = files("dukien.names").joinpath("places.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold_spelling(line) for line in lines if not line.startswith("#"))


def surnames() -> frozenset[str]:
    """Every known family name, in title case."""
    return frozenset(_counts()[0])


def is_surname(syllable: str) -> bool:
    """Whether `syllable` (in title case) is a family name."""
    return syllable in _counts()[0]


def is_known(syllable: str) -> bool:
    """Whether `syllable` (in title case) stands in some name of Vietnam."""
    return any(syllable in table for table in _counts())


def surname_weight(syllable: str) -> float:
    """Logarithm of the share of people with this family name; -9.5 for an unknown one."""
    return _counts()[0].get(syllable, _UNKNOWN)


def given_weight(syllable: str) -> float:
    """Logarithm of the share of people with this given name; -9.5 for an unknown one."""
    return _counts()[2].get(syllable, _UNKNOWN)


def _part(table: dict[str, float], syllable: str) -> float:
    """How likely a syllable is behind a family name: people call their children by any syllable of the language."""
    return max(table.get(syllable, _UNKNOWN), _RARE if is_vietnamese(syllable) else _UNKNOWN)


def name_score(syllables: Sequence[str], *, behind_place: bool = False) -> float:
    """How much likelier `syllables` (title case) are a Kinh name than other capitalised words, as a logarithm.

    Three syllables or more right behind a place's name are no second place.
    """
    if not 2 <= len(syllables) <= _MOST_SYLLABLES:
        return float("-inf")
    surname, middle, given = _counts()
    score = surname.get(syllables[0], _UNKNOWN) + _LENGTH[len(syllables)] + _part(given, syllables[-1])
    for s in syllables[1:-1]:
        score += max(_part(middle, s), surname.get(s, _UNKNOWN) - 2)
    if not (behind_place and len(syllables) > 2) and " ".join(syllables) in places():
        return score - _PLACE
    return score - _PLAIN * len(syllables)


def split_name(syllables: Sequence[str], *, open_end: bool = False, threshold: float = 0.0) -> tuple[int, int, float] | None:
    """Where in a run of capitalised syllables a name stands: (first, behind the last, score); None without one.

    A place's name may stand before it (*Hà Nội Nguyễn Đức Toàn*). The name ends with the run,
    unless `open_end`; its score is above `threshold`.
    """
    best: tuple[int, int, float] | None = None
    n = len(syllables)
    for i in range(0 if open_end else max(0, n - _MOST_SYLLABLES), n - 1):
        if not is_surname(syllables[i]):
            continue
        first, before = i, 0.0
        if i == 1 and is_surname(syllables[0]) and syllables[0] != "Ông":  # Uông |Chu Lưu, Đặng |Huỳnh Ức My: one name with both
            first = 0
        if i and " ".join(syllables[:i]) in places():
            before = _PLACE - _PLAIN * i
        for j in range(i + 2, min(n, i + _MOST_SYLLABLES) + 1) if open_end else (n,):
            score = name_score(syllables[i:j], behind_place=before > 0) + before
            if score > (best[2] if best else threshold):
                best = (first, j, score)
    return best
