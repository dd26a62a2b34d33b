"""Which candidate each commune of an article is: all its evidence weighed together."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Sequence
from functools import cached_property
from typing import NamedTuple

from dukien.facts.places import PlaceMention
from dukien.link.places.candidates import OTHER_TYPE, Candidate, Period, communes, middle, spelled_alike
from dukien.link.places.evidence import (
    AFTER,
    AFTER_PROVINCE,
    AGAINST,
    BEFORE,
    Background,
    Parent,
    parents,
    stated_after,
    stated_before,
)
from dukien.text import Document
from dukien.units.register import register


class Choice(NamedTuple):
    """What a mention was resolved to: a register row (None: open), how, and the codes that were possible."""

    row: int | None
    how: str
    codes: tuple[str, ...]


_MARGIN = 1.0
_CAP_OF_NEIGHBOURS = 6.0
_ENOUGH = 1.0
_FOR_A_MISFIT = 4.0
"""Support that a candidate of another type or time needs: more than that its district is named somewhere."""

Scored = tuple[float, float, str, Candidate]
"""Score, support, how, and the candidate."""

Key = tuple[str, tuple[str, ...]]


class Chooser:
    """The communes of one article, decided together."""

    def __init__(self, doc: Document, mentions: Sequence[PlaceMention], when: Period) -> None:
        self.doc, self.mentions, self.when = doc, mentions, when
        self.parents = parents(doc, mentions, when)
        self.named = frozenset(c for p in self.parents.values() if p.level == "district" for c in p.codes)
        self.stated: dict[int, tuple[Parent | None, Parent | None]] = {}
        self.before: dict[int, Parent | None] = {}
        self.by_key: dict[Key, list[int]] = {}
        for i, m in enumerate(mentions):
            if m.level == "commune":
                self.by_key.setdefault((m.key, m.types), []).append(i)
                self.stated[i] = stated_after(doc, mentions, self.parents, i)
                self.before[i] = None if self.stated[i][0] else stated_before(doc, mentions, self.parents, i)
        self.options = {k: communes(*k, when.first, when.last) for k in self.by_key}
        self.decided: dict[Key, Candidate] = {}
        self.stated_of = {k: [i for i in where if any(self.stated[i])] for k, where in self.by_key.items()}

    @cached_property
    def background(self) -> Background:
        """Built only where a commune asks for it."""
        return Background(self.doc, self.parents)

    def run(self) -> dict[int, Choice]:
        """Twice over: what the first round decides helps the second."""
        choices: dict[int, Choice] = {}
        for _ in range(2):
            self.gather()
            alike: dict[Hashable, Choice] = {}  # mentions that differ in nothing that counts are resolved once
            for k, where in self.by_key.items():
                for i in where:
                    district, province = self.phrase(i, k)
                    seen = (k, id(district), id(province), id(self.before[i]), self.background.place(self.mentions[i].start))
                    if seen not in alike:
                        alike[seen] = self.choose(i, k)
                    choices[i] = alike[seen]
            decided: dict[Key, Candidate] = {}  # apart, because what is possible depends on what was decided before
            for k, where in self.by_key.items():
                sure = next((i for i in where if choices[i].row is not None), None)
                if sure is not None:
                    decided[k] = next(c for c in self.possible(sure, k) if c.code in choices[sure].codes)
            self.decided |= decided
            if len(self.decided) == len(self.by_key):
                break
        return choices

    def phrase(self, i: int, k: Key) -> tuple[Parent | None, Parent | None]:
        """The parents stated with mention `i`, else with the last mention of the name that had some, else the next."""
        if any(self.stated[i]):
            return self.stated[i]
        others = self.stated_of.get(k)
        return self.stated[others[max(0, bisect_left(others, i) - 1)]] if others else (None, None)

    def possible(self, i: int, k: Key) -> Sequence[Candidate]:
        """The candidates. Where the stated district has none of that name (of a name that the register does not have,
        any district of the article), its units spelled nearly alike."""
        district = self.phrase(i, k)[0]
        options = self.options[k]
        if district:
            there = [c for c in options if not district.codes.isdisjoint(c.above)]
            near = district.codes if all(c.misfit == OTHER_TYPE for c in there) else frozenset()
        elif not options:
            near = self.near
        else:
            near = frozenset()
        if not near:
            return options
        return (*(c for d in sorted(near) for c in spelled_alike(*k, d, self.when.first, self.when.last)), *options)

    def choose(self, i: int, k: Key) -> Choice:
        """Mention `i` of the name and types `k` resolved, as far as the evidence goes."""
        options = self.possible(i, k)
        if not options:
            return Choice(None, "none", ())
        district, province = self.phrase(i, k)
        scored: list[Scored] = []
        for c in options:
            score, support, how = self.score(c, i, k, district, province)
            scored.append((score, support, how, c))
        scored.sort(key=lambda s: (-s[0], s[3].code))
        score, support, how, best = scored[0]
        codes = tuple(c.code for s, _, _, c in scored if s > score - 4)[:20]
        clear = len(scored) == 1 or score - scored[1][0] >= _MARGIN
        if not clear:
            near = [s for s in scored if score - s[0] < _MARGIN]
            one = self.by_time(near) or self.by_body(near)
            if one:
                score, support, how, best = one
                clear = True
        fitting = [c for c in options if c.misfit == 0]
        alone = len(fitting) == 1 and fitting[0] is best
        if clear and score > -3 and (alone or (support >= (_ENOUGH if best.misfit == 0 else _FOR_A_MISFIT) and score > -1)):
            row = best.row(district.codes if district else self.named)
            return Choice(row, "unique" if alone and self.options[k] else how, (best.code,))
        return Choice(None, "none", codes)

    def by_time(self, scored: list[Scored]) -> Scored | None:
        """Of units that followed each other in one district the one of the article's time: that of its other communes."""
        if not frozenset.intersection(*(s[3].districts for s in scored)):
            return None
        reg, (first, last) = register(), self.days
        for a, b in ((first, last), (middle(first, last),) * 2):
            held = [s for s in scored if any(reg.starts[r] <= b and a < reg.ends[r] for r in s[3].rows)]
            if len(held) == 1:
                return held[0]
        return None

    def by_body(self, scored: list[Scored]) -> Scored | None:
        """The candidate whose district is of the type of the body that speaks without a name: *Huyện ủy*."""
        kind = self.background.body_type
        reg = register()
        own = [s for s in scored if any(reg.types[reg.by_code[d][-1]] == kind for d in s[3].districts)]
        if len(own) != 1:
            return None
        score, support, _, best = own[0]
        return score, support + _ENOUGH, "context", best

    def score(self, c: Candidate, i: int, k: Key, district: Parent | None, province: Parent | None) -> tuple[float, float, str]:
        """Score, the part of it that speaks for the candidate, and what speaks loudest."""
        background = self.background.weigh(c, self.mentions[i].start)
        by_district, by_province = background.district, background.province
        against = 0.0
        if district and (district.firm or not district.codes.isdisjoint(c.above)):
            if district.codes.isdisjoint(c.above):
                against += AGAINST
            else:
                by_district += AFTER
        elif (before := self.before[i]) and not before.codes.isdisjoint(c.above):
            by_district += BEFORE
        if province:
            if province.codes.isdisjoint(c.above):
                against += AGAINST
            else:
                by_province += AFTER_PROVINCE
        context = self.neighbours(c, k)
        support = by_district + by_province + context
        how = max((by_district, "district"), (by_province, "province"), (context, "context"))[1]
        return support + against - c.misfit, support, how

    def gather(self) -> None:
        """Add up, for each district and province, how much each name of the article speaks for it.

        A decided commune speaks for its district; of an undecided one, the candidates do, the less the more they are.
        """
        reg, first, last = register(), self.when.first, self.when.last
        for c in self.decided.values():
            row = c.row()
            if c.misfit == 0 and reg.starts[row] <= last and first < reg.ends[row]:
                first, last = max(first, reg.starts[row]), min(last, reg.last_day(row))
        self.days = first, last
        self.near = self.named.union(*(c.districts for c in self.decided.values()))
        self.total: defaultdict[str, float] = defaultdict(float)
        self.by_name: dict[str, dict[str, float]] = {}
        for k, options in self.options.items():
            own = self.by_name.setdefault(k[0], {})
            sure = self.decided.get(k)
            if sure is not None:
                spoken = dict.fromkeys(sure.above - sure.districts, 0.5) | dict.fromkeys(sure.districts, 3.0)
            else:
                weight = 3.0 / (1 + math.log2(len(options))) if options else 0.0
                spoken = {d: weight for c in options if c.misfit == 0 for d in c.districts}
            for code, weight in spoken.items():
                if weight > own.get(code, 0.0):
                    self.total[code] += weight - own.get(code, 0.0)
                    own[code] = weight

    def neighbours(self, c: Candidate, k: Key) -> float:
        """How much the article's other names speak for the district and province of `c`."""
        own = self.by_name[k[0]]
        near = [self.total[d] - own.get(d, 0.0) for d in c.districts]
        far = [self.total[p] - own.get(p, 0.0) for p in c.above - c.districts]
        return min(max(near, default=0.0) + max(far, default=0.0), _CAP_OF_NEIGHBOURS)
