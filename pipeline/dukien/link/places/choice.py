"""Which candidate each name of an article is: all its evidence weighed together.

The probability of a candidate is `exp(score)` over the sum of those of all candidates and of none of them; the score is
the sum of its clues' weights. What the names of an article have in common is a clue itself, so they are decided twice:
each by itself, then with its neighbours.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from typing import Final

from dukien.facts.places import PlaceMention
from dukien.link.places.candidates import UNDATED, Candidate, Period, candidates, middle, spelled_alike
from dukien.link.places.evidence import Evidence, Situation, weights
from dukien.link.places.neighbours import Neighbours
from dukien.link.places.statements import NOTHING, parents
from dukien.text import Document
from dukien.units.register import register

ENOUGH: Final = 0.6
"""The probability from which a code is given."""
CLEAR: Final = 0.98
"""The probability from which a name needs no neighbours."""
SURE: Final = 0.99
"""That of a province or district of whose name there is only one: writers get these right."""

MOST_TOLD, UNLIKELY = 60, 0.005
"""So many candidates are told at most, and none of a lower probability."""

Key = tuple[str, str, tuple[str, ...]]
"""Level, key and types of a name: what its candidates depend on."""


Counted = tuple[str, float]
"""A clue that counts for or against a candidate, and its strength (1, but for those that are counted)."""

_Weighed = tuple[frozenset[str], Counted, float, Counted | None, float]
"""A clue's codes; it, and what it counts for; the one that speaks against all others, and what that counts for."""


class Option:
    """A candidate of a mention with its probability."""

    def __init__(self, candidate: Candidate, probability: float, clues: tuple[Counted, ...]) -> None:
        self.candidate, self.probability, self.clues = candidate, probability, clues


class Choice:
    """What a mention was resolved to: a register row (None: open), and the candidates, the most probable first."""

    def __init__(self, row: int | None, options: tuple[Option, ...] = (), *, unique: bool = False, sure: bool = False) -> None:
        self.row, self.options = row, options
        self.unique = unique
        """Whether no other unit bears the name at the article's time."""
        self.sure = sure
        """Whether it is the only province or district of its name, so that nothing was weighed; articles share such a choice."""
        self.resolved: object = None
        """What `resolve` makes of a choice that is sure, where that is the same for all articles of the period."""
        self.probability = options[0].probability if options else 0.0
        """That of the best candidate."""


class _Bearers:
    """The units that may bear a name."""

    def __init__(self, options: tuple[Candidate, ...], fitting: Candidate | None, only: Choice | None) -> None:
        self.options = options
        self.fitting = fitting
        """The only one that fits."""
        self.only = only
        """The choice where nothing needs to be weighed: one province or district bears the name, or none."""


@lru_cache(maxsize=1 << 12)
def _bearers(name: Key, when: Period) -> _Bearers:
    """What is known of a name before the article is looked at; articles share it."""
    options = candidates(*name, when.first, when.last)
    fitting = [c for c in options if c.fits]
    only: Choice | None = None
    if name[0] != "commune" and len(options) < 2:
        row = options[0].row(when.likely) if options else None
        only = Choice(row, tuple([Option(c, SURE, ()) for c in options]), unique=bool(options), sure=bool(options))
    return _Bearers(options, fitting[0] if len(fitting) == 1 else None, only)


def _by_key(mentions: Sequence[PlaceMention], *, typed: bool) -> dict[Key, list[int]]:
    """The mentions of each name by their numbers; a mention without a type has that which the text gives the name first."""
    found: dict[Key, list[int]] = {}
    first: dict[tuple[str, str], tuple[str, ...]] | None = None if typed else {}
    for i, m in enumerate(mentions):
        level, name, types = m.level, m.key, m.types
        if not (types and typed):
            if first is None:
                first = {(m.level, m.key): m.types for m in reversed(mentions) if m.types}
            types = first.get((level, name), ())
        key = (level, name, types)
        where = found.get(key)
        if where is None:
            found[key] = [i]
        else:
            where.append(i)
    return found


class Chooser:
    """The units of one article, decided together.

    `without`: kinds of evidence to leave out of account (`evidence.KINDS`); `weight`: what each clue counts for, if not
    what `weights.csv` says.
    """

    def __init__(
        self,
        doc: Document,
        mentions: Sequence[PlaceMention],
        when: Period,
        without: Set[str] = frozenset(),
        weight: dict[str, float] | None = None,
    ) -> None:
        self.without = without
        self.weight = weight or weights()
        self.when = UNDATED if "day" in without else when
        self.choices: dict[int, Choice] = {}
        """For every mention, by its index; first those of the names of which nothing needs to be weighed."""
        self.bearers: dict[Key, _Bearers] = {}
        """Of the other names: of which more than one unit may bear them, and of all communes."""
        self.situations: dict[Key, dict[int, Situation]] = {}
        """Of these names."""
        self.told: dict[tuple[str, int, bool], list[_Weighed]] = {}
        """What `weighed` has given, by level, situation and whether the district is wrong."""
        by_key = _by_key(mentions, typed="type" not in without)
        for k, where in by_key.items():
            bearers = _bearers(k, self.when)
            if bearers.only is None:
                self.bearers[k] = bearers
            else:
                for i in where:
                    self.choices[i] = bearers.only
        if self.bearers:
            found = parents(mentions, when)
            self.named: frozenset[str] = frozenset().union(*[p.codes for p in found.values() if p.level == "district"])
            self.evidence = Evidence(doc, mentions, found, when, without)
            self.situations = {k: self.evidence.situations(by_key[k]) for k in self.bearers}
        self.neighbours: Neighbours | None = None
        """How much the article's communes speak for each district and province, once they were decided by themselves."""
        self.sure: Sequence[Choice] = ()
        """The surest choice of each name, once they were decided by themselves."""

    def run(self) -> dict[int, Choice]:
        """The choice for every mention, by its index: first each name by itself, then, where that leaves doubt, with what
        its neighbours tell."""
        choices = self.choices
        if not self.situations:
            return choices
        self.round(choices)
        if len(self.situations) > 1 and any(choice.probability < CLEAR for choice in choices.values()):
            self.gather(choices)
            self.round(choices)
        if "once" not in self.without:
            self.carry(choices)
        return choices

    def round(self, choices: dict[int, Choice]) -> None:
        """A choice for every other mention; mentions that differ in nothing that counts are resolved once."""
        for k, situations in self.situations.items():
            alike: dict[int, Choice] = {}
            for i, situation in situations.items():
                choice = alike.get(id(situation))
                if choice is None:
                    choice = alike[id(situation)] = self.choose(k, situation)
                choices[i] = choice

    def carry(self, choices: dict[int, Choice]) -> None:
        """A unit that is found once is the same through the article, unless the text says otherwise."""
        for situations in self.situations.values():
            known = [i for i in situations if choices[i].row is not None]
            for i, situation in situations.items() if known else ():
                if choices[i].row is None and situation.own is NOTHING:
                    choices[i] = choices[known[max(0, bisect_left(known, i) - 1)]]

    def choose(self, k: Key, situation: Situation) -> Choice:
        """A mention of the name `k` resolved, as far as the evidence goes."""
        options = self.weigh(k, situation)
        if not options:
            return Choice(None)
        if options[0].probability < ENOUGH:
            options = self.by_time(options) or options
        best = options[0].candidate
        if options[0].probability < ENOUGH:
            return Choice(None, options)
        district = situation.district
        row = best.row(self.when.likely, district.codes if district else self.named)
        return Choice(row, options, unique=self.bearers[k].fitting is best)

    def weigh(self, k: Key, situation: Situation) -> tuple[Option, ...]:
        """The candidates of a mention of `k` with their probabilities, the most probable first."""
        possible = self.possible(k, situation)
        if not possible:
            return ()
        district = situation.own.district
        # No such commune in that district: the writer may have taken a neighbouring one of the province for it.
        wrong = district is not None and not any(not c.alike and c.districts & district.codes for c in possible)
        told = self.weighed(k[0], situation, wrong=wrong)
        scored = []
        for i, c in enumerate(possible):
            score, counted = self.scored(c, k, told)
            scored.append((-score, c.code, i, counted))
        scored.sort()
        least = scored[0][0]
        odds = [math.exp(least - cost) for cost, _, _, _ in scored]
        total = math.exp(min(self.weight["name.none"] + least, 700.0)) + sum(odds)
        return tuple([Option(possible[i], odds[n] / total, counted) for n, (_, _, i, counted) in enumerate(scored)])

    def weighed(self, level: str, situation: Situation, *, wrong: bool) -> list[_Weighed]:
        """The clues for a mention of `level` in a situation; `wrong`: in whose district no unit is so called."""
        told = self.told.get((level, id(situation), wrong))
        if told is None:
            value = self.weight
            told = self.told[level, id(situation), wrong] = []
            for name, codes, against in self.evidence.clues(level, situation):
                if wrong and name == "phrase.district":
                    against = "phrase.wrong_district"
                denied, cost = ((against, 1.0), value[against]) if against else (None, 0.0)
                told.append((codes, (name, 1.0), value[name], denied, cost))
        return told

    def possible(self, k: Key, situation: Situation) -> Sequence[Candidate]:
        """The candidates. Where the stated district has none of that name (of a name that the register does not have,
        any district of the article), its units spelled nearly alike."""
        options, district = self.bearers[k].options, situation.district
        near: Set[str] = frozenset()
        if k[0] == "commune" and district is not None and "phrase" not in self.without:
            there = [c for c in options if not district.codes.isdisjoint(c.above)]
            near = district.codes if all(c.other_type and not c.other_day for c in there) else near
        elif k[0] == "commune" and not options:
            near = self.named.union(*(choice.options[0].candidate.districts for choice in self.sure if choice.row is not None))
        if not near:
            return options
        return (*(c for d in sorted(near) for c in spelled_alike(*k[1:], d, self.when.first, self.when.last)), *options)

    def scored(self, c: Candidate, k: Key, told: Sequence[_Weighed]) -> tuple[float, tuple[Counted, ...]]:
        """The score of a candidate, and the clues that count for or against it, with their strengths."""
        above, score = c.above, 0.0
        counted: list[Counted] = []
        for codes, spoken, worth, denied, cost in told:
            if not codes.isdisjoint(above):
                counted.append(spoken)
                score += worth
            elif denied:
                counted.append(denied)
                score += cost
        of_body = self.evidence.of_body(c)
        if self.neighbours is None and c.fits and not of_body:
            return score, tuple(counted)
        others: list[Counted] = []
        if of_body:
            others.append(("body.type", 1.0))
        if self.neighbours is not None:
            near, far = self.neighbours.of(c, k[1] if k[0] == "commune" else None)
            if near > 0:
                others.append(("neighbours.district", math.log1p(near)))
            if far > 0:
                others.append(("neighbours.province", math.log1p(far)))
        if c.other_type:
            others.append(("type.other", 1.0))
        if c.other_day:
            others.append(("day.other", 1.0))
        if c.alike:
            others.append(("name.alike", 1.0))
        for name, strength in others:
            score += self.weight[name] * strength
        return score, (*counted, *others)

    def gather(self, choices: Mapping[int, Choice]) -> None:
        """Take up what each name was found to be by itself."""
        surest = {k: max([choices[i] for i in where], key=lambda c: c.probability) for k, where in self.situations.items()}
        self.sure = list(surest.values())
        if "neighbours" in self.without:
            return
        self.neighbours = Neighbours()
        for (level, key, _), choice in surest.items():
            if level == "commune":
                self.neighbours.add(key, [(o.candidate, o.probability) for o in choice.options])

    def by_time(self, options: Sequence[Option]) -> tuple[Option, ...] | None:
        """Of units that followed each other in one district the one of the article's time: that of its other names."""
        best = options[0]
        same = [o for o in options if not o.candidate.districts.isdisjoint(best.candidate.districts)]
        together = sum(o.probability for o in same)
        if len(same) < 2 or together < ENOUGH or "day" in self.without:
            return None
        reg, (first, last) = register(), self.days()
        for a, b in ((first, last), (middle(first, last),) * 2):
            held = [o for o in same if any(reg.starts[r] <= b and a < reg.ends[r] for r in o.candidate.rows)]
            if len(held) == 1:
                one = Option(held[0].candidate, together, (*held[0].clues, ("day.middle", 1.0)))
                rest = [Option(o.candidate, 0.0, o.clues) if o in same else o for o in options if o is not held[0]]
                return (one, *sorted(rest, key=lambda o: -o.probability))
        return None

    def days(self) -> tuple[str, str]:
        """The article's period, narrowed by the units that it is sure to name."""
        reg, first, last = register(), self.when.first, self.when.last
        for row in (choice.row for choice in self.sure if choice.row is not None and choice.options[0].candidate.fits):
            if reg.starts[row] <= last and first < reg.ends[row]:
                first, last = max(first, reg.starts[row]), min(last, reg.last_day(row))
        return first, last
