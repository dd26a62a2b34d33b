"""The article's communes as each other's neighbours: those that are told of together mostly lie together."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from dukien.link.places.candidates import Candidate

Near = tuple[float, float]
"""How many of an article's other communes lie in a candidate's district, and in its province, times their share of all:
where communes of many districts are told of, few of one district say little."""

_NOTHING: Final = 1e-6
_NONE: Final[Mapping[str, float]] = {}


class Neighbours:
    """How much the names of an article speak, each by itself, for the districts and provinces.

    A commune that lies there for sure counts 1; one that is there with a probability of 1/2, 1/4, 1/8: 1/2, 1/3, 1/4,
    as names that have a bearer in one district by chance are rare.
    """

    def __init__(self) -> None:
        self._total: defaultdict[str, float] = defaultdict(float)
        self._of_name: dict[str, dict[str, float]] = {}
        self._all = 0.0
        """How much all names speak, each for the place that it speaks for most."""

    def add(self, key: str, likely: Iterable[tuple[Candidate, float]]) -> None:
        """Count what the name `key` may be, with the probability of each candidate."""
        own = self._of_name.setdefault(key, {})
        self._all -= max(own.values(), default=0.0)
        for candidate, probability in likely:
            much = 1 / (1 - math.log2(max(probability, 1e-6)))
            for code in candidate.above:
                if much > own.get(code, 0.0):
                    self._total[code] += much - own.get(code, 0.0)
                    own[code] = much
        self._all += max(own.values(), default=0.0)

    def of(self, candidate: Candidate, key: str | None) -> Near:
        """The neighbours of a candidate for the name `key`, which is not its own neighbour."""
        own = self._of_name.get(key, _NONE) if key is not None else _NONE
        others = self._all - max(own.values(), default=0.0)
        if others <= _NOTHING:
            return 0.0, 0.0
        total = self._total
        near = far = 0.0
        for code in candidate.above:
            much = total.get(code, 0.0) - own.get(code, 0.0)
            if much > near and code in candidate.districts:
                near = much
            elif much > far and len(code) == 2:
                far = much
        return near * near / others, far * far / others
