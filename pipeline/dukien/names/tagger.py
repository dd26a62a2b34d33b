"""A small tagger: which words of a run of capitalised words are a person, a place, a body; a chain of weights (a CRF).

The weights, `tagger.tsv`, are learned from raw articles by `models/tagger/train.py`, which reads the features from here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from math import exp
from typing import Final

from dukien.names.context import NAMED_AFTER, any_word, behind_post, cues_before, sections, title_follows
from dukien.names.syllables import given_weight, is_vietnamese, places, surname_weight

LABELS: Final = ("O", "B-PER", "I-PER", "LOC", "ORG")
_BEGINS, _GOES_ON = 1, 2
_EVERY: Final = range(len(LABELS))
_NO_PERSON_GOES_ON: Final = tuple(i for i in _EVERY if i != _GOES_ON)
_CALLED: Final = re.compile(
    any_word(
        f"{NAMED_AFTER}|cao đẳng|công ty|cty|tập đoàn|tổng công ty|ngân hàng|htx|hợp tác xã|hđqt|hội đồng quản trị|báo|đài"
        "|doanh nghiệp|chung cư|dự án|clb"
    )
    + r"[^.,;\n()]*+\Z"
)
_WORD: Final = re.compile(r"[^\W_]+|[^\w\s]|\n")
_DIGITS: Final = re.compile(r"\d+")
_NEAR, _CALLED_NEAR = 20, 50

_NOTHING: Final = (0,) * len(LABELS)

Weights = Sequence[int]
"""Of each label, in hundredths."""
Rows = list[list[float]]
"""For each word of a run the weight of each label, as a factor."""


class Person:
    """The words `[first, last)` of a run that are a person's name, and how likely they are just that."""

    def __init__(self, first: int, last: int, probability: float) -> None:
        self.first = first
        self.last = last
        self.probability = probability


@lru_cache(1 << 14)
def _alone(word: str) -> tuple[str, str, str, str]:
    """What a word tells by itself: what it is, how common as a family and as a given name, how it is spelt."""
    weight = surname_weight(word)
    family = "s0" if weight > -4 else "s1" if weight > -6 else "s2" if weight > -9 else "s-"
    weight = given_weight(word)
    given = "g0" if weight > -6 else "g1" if weight > -9 else "g-"
    spelt = "1" if len(word) == 1 else "vi" if is_vietnamese(word) else "en" if word.isascii() else "xx"
    return "w=" + word, family, given, spelt


def inside(words: Sequence[str]) -> list[list[str]]:
    """The features of each word of a run that do not depend on what stands around the run."""
    n = len(words)
    own = [_alone(w) for w in words]
    unit = _in_register(words)
    found = []
    for i, (word, family, given, spelt) in enumerate(own):
        at = f"{i}/{min(n, 6)}"
        features = [word, family, given, spelt, family + given + spelt, at, at + family, unit[i]]
        if i:
            left = own[i - 1]
            features += ("<" + left[0], "<" + left[1], "<" + left[3], "<" + left[1] + family + given, "<" + unit[i - 1])
        if i < n - 1:
            right = own[i + 1]
            features += (">" + right[0], ">" + right[1], ">" + right[2], ">" + right[3], family + ">" + right[2])
        if i < n - 2:
            features.append(family + ">>" + own[i + 2][2])
        found.append(features)
    return found


def _in_register(words: Sequence[str]) -> list[str]:
    """For each word whether it begins, goes on with or ends the name of a unit."""
    unit = ["-"] * len(words)
    for size in (4, 3, 2):
        for i in range(len(words) - size + 1):
            if " ".join(words[i : i + size]) in places():
                unit[i : i + size] = ["u0", *["u1"] * (size - 2), "u2"]
    return unit


def is_called(low: str, start: int) -> bool:
    """Whether the kind of body that bears a name stands in the clause before `start`: *giám đốc Công ty luật |*.

    `low` is the text in lower case.
    """
    return _CALLED.search(low, max(0, start - _CALLED_NEAR), start) is not None


def before(low: str, start: int) -> list[str]:
    """The features of what stands before a run; its first word has them. `low` is the text in lower case."""
    words = [_DIGITS.sub("0", w) for w in _WORD.findall(low, max(0, start - _NEAR), start)[-2:]]
    features = [f"l={words[-1]}"] if words else []
    if len(words) > 1:
        features.append(f"k={words[0]}")
    kinds = []
    cues = cues_before(low, start)
    if "honorific" in cues:
        kinds.append("honorific")
    if span := cues.get("place"):
        kinds.append("unit" if low[span[0] : span[1]] in sections()["unit"] else "body")
    if is_called(low, start):
        kinds.append("called")
    if behind_post(low, start):
        kinds += ["post", *(f"post {f}" for f in (*features[:1], *kinds))]
    return features + kinds


def behind(low: str, end: int) -> list[str]:
    """The features of what stands behind a run; its last word has them. `low` is the text in lower case."""
    words = [_DIGITS.sub("0", w) for w in _WORD.findall(low, end, end + _NEAR)[:2]]
    features = [f"r={words[0]}"] if words else []
    if len(words) > 1:
        features.append(f"q={words[1]}")
    return [*features, "title"] if title_follows(low, end) else features


@cache
def _weights() -> tuple[dict[str, tuple[int, ...]], list[list[float]]]:
    """The weights of the labels for each feature; and for each label those of the next, as factors."""
    lines = files("dukien.names").joinpath("tagger.tsv").read_text(encoding="utf-8").splitlines()
    split = [line.split("\t") for line in lines if not line.startswith("#")]
    moves = [[exp(int(n) / 100) for n in numbers] for _, *numbers in split[: len(LABELS)]]
    return {name: tuple(map(int, numbers)) for name, *numbers in split[len(LABELS) :]}, moves


def _sum(features: Sequence[str], weights: Weights) -> Weights:
    """`weights` and those of the `features` together."""
    state = _weights()[0]
    total = [*weights]
    for feature in features:
        own = state.get(feature)
        if own is not None:
            for label, weight in enumerate(own):
                total[label] += weight
    return total


@lru_cache(1 << 12)
def _inside(words: tuple[str, ...]) -> list[Weights]:
    return [_sum(features, _NOTHING) for features in inside(words)]


def score(low: str, start: int, words: tuple[str, ...]) -> Rows:
    """What speaks for each label of each word of the run that stands at `start`; `low` is the text in lower case."""
    end = start + sum(map(len, words)) + len(words) - 1
    rows = list(_inside(words))
    rows[0] = _sum(before(low, start), rows[0])
    rows[-1] = _sum(behind(low, end), rows[-1])
    return [_factors(row) for row in rows]


def _factors(row: Weights) -> list[float]:
    """The weights of a word's labels as factors; that of the likeliest is 1."""
    most = max(row)
    return [exp((weight - most) / 100) for weight in row]


def _total(rows: Rows, allowed: Mapping[int, Sequence[int]] | None = None) -> float:
    """The weight of all readings of a run together, or of those that keep to the `allowed` labels of some words."""
    moves = _weights()[1]
    sums = [1.0]
    live: Sequence[int] = (0,)
    for i, row in enumerate(rows):
        labels = allowed.get(i, _EVERY) if allowed else _EVERY
        new = [0.0] * len(LABELS)
        for label in labels:
            paths = 0.0
            for k in live:
                paths += sums[k] * moves[k][label] if i else 1.0
            new[label] = row[label] * paths
        sums, live = new, labels
    return sum(sums)


def likelihood(rows: Rows, first: int, last: int) -> float:
    """How likely the words `[first, last)` are one person's whole name."""
    name: dict[int, Sequence[int]] = dict.fromkeys(range(first + 1, last), (_GOES_ON,))
    return _total(rows, name | {first: (_BEGINS,), last: _NO_PERSON_GOES_ON}) / _total(rows)


def _best_reading(rows: Rows) -> list[int]:
    moves = _weights()[1]
    sums: list[float] = rows[0]
    came: list[list[int]] = []
    for row in rows[1:]:
        new: list[float] = []
        backs: list[int] = []
        for label, weight in enumerate(row):
            best, top = 0, -1.0
            for k, before_it in enumerate(sums):
                path = before_it * moves[k][label]
                if path > top:
                    best, top = k, path
            new.append(weight * top)
            backs.append(best)
        came.append(backs)
        sums = new
    reading = [sums.index(max(sums))]
    for back in reversed(came):
        reading.append(back[reading[-1]])
    return reading[::-1]


def last_person(rows: Rows) -> Person | None:
    """The last person of two words or more in the likeliest reading of a run."""
    reading = _best_reading(rows)
    last = len(reading)
    while last:
        first = last - 1
        while first and reading[first] == _GOES_ON:
            first -= 1
        if reading[first] == _BEGINS and last - first > 1:
            return Person(first, last, likelihood(rows, first, last))
        last = first
    return None
