"""Which candidate each name of an article is: all its evidence weighed together.

The probability of a candidate is `exp(score)` over the sum of those of all candidates and of none of them; the score is
the sum of its clues' weights. What the names of an article have in common is a clue itself, so they are decided twice:
each by itself, then with its neighbours.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from dukien.facts.places import PlaceMention
from dukien.link.places.candidates import UNDATED, Candidate, Period, candidates, middle, spelled_alike
from dukien.link.places.evidence import Clue, Evidence, Situation, weights
from dukien.link.places.neighbours import Neighbours
from dukien.link.places.statements import parents
from dukien.text import Document
from dukien.units.register import register

ENOUGH = 0.6
"""The probability from which a code is given."""
CLEAR = 0.98
"""The probability from which a name needs no neighbours."""
SURE = 0.99
"""That of a province or district of whose name there is only one: writers get these right."""

MOST_TOLD, UNLIKELY = 60, 0.005
"""So many candidates are told at most, and none of a lower probability."""

Key = tuple[str, str, tuple[str, ...]]
"""Level, key and types of a name: what its candidates depend on."""


class Option(NamedTuple):
    """A candidate of a mention with its probability."""

    candidate: Candidate
    probability: float
    clues: tuple[tuple[str, float], ...]
    """The clues that count for and against it, with their strengths (1, but for those that are counted)."""


class Choice(NamedTuple):
    """What a mention was resolved to: a register row (None: open), and the candidates, the most probable first."""

    row: int | None
    options: tuple[Option, ...] = ()
    unique: bool = False
    """Whether no other unit bears the name at the article's time."""

    @property
    def probability(self) -> float:
        """That of the best candidate."""
        return self.options[0].probability if self.options else 0.0


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
        weight: Mapping[str, float] | None = None,
    ) -> None:
        self.without = without
        self.weight = weight or weights()
        self.when = UNDATED if "day" in without else when
        self.by_key: dict[Key, list[int]] = {}
        typed = {(m.level, m.key): m.types for m in reversed(mentions) if m.types}
        for i, m in enumerate(mentions):
            types = m.types or typed.get((m.level, m.key), ())
            self.by_key.setdefault((m.level, m.key, () if "type" in without else types), []).append(i)
        self.options = {k: candidates(*k, self.when.first, self.when.last) for k in self.by_key}
        self.situations: dict[Key, dict[int, Situation]] = {}
        if open_keys := [k for k in self.by_key if not self.plain(k)]:
            found = parents(mentions, when)
            self.named: frozenset[str] = frozenset(c for p in found.values() if p.level == "district" for c in p.codes)
            self.evidence = Evidence(doc, mentions, found, when, without)
            self.situations = {k: self.evidence.situations(self.by_key[k]) for k in open_keys}
        self.neighbours = Neighbours()
        self.sure: Sequence[Choice] = ()
        """The surest choice of each name, once they were decided by themselves."""

    def plain(self, k: Key) -> bool:
        """Whether a name is that of the only province or district that bears it."""
        return k[0] != "commune" and len(self.options[k]) <= 1

    def run(self) -> dict[int, Choice]:
        """The choice for every mention, by its index: first each name by itself, then, where that leaves doubt, with what
        its neighbours tell."""
        choices = self.round()
        if len(self.situations) > 1 and any(choice.probability < CLEAR for choice in choices.values()):
            self.gather(choices)
            choices = self.round()
        if "once" not in self.without:
            self.carry(choices)
        return choices

    def round(self) -> dict[int, Choice]:
        """A choice for every mention; mentions that differ in nothing that counts are resolved once."""
        choices: dict[int, Choice] = {}
        for k, where in self.by_key.items():
            if self.plain(k):
                choices |= dict.fromkeys(where, self.only(k))
                continue
            alike: dict[object, Choice] = {}
            for i, situation in self.situations[k].items():
                if situation.key not in alike:
                    alike[situation.key] = self.choose(k, situation)
                choices[i] = alike[situation.key]
        return choices

    def only(self, k: Key) -> Choice:
        """The choice of a plain name."""
        options = tuple(Option(c, SURE, ()) for c in self.options[k])
        return Choice(options[0].candidate.row(self.when.likely), options, True) if options else Choice(None)

    def carry(self, choices: dict[int, Choice]) -> None:
        """A unit that is found once is the same through the article, unless the text says otherwise."""
        for situations in self.situations.values():
            known = [i for i in situations if choices[i].row is not None]
            for i, situation in situations.items() if known else ():
                if choices[i].row is None and not any(situation.own):
                    choices[i] = choices[known[max(0, bisect_left(known, i) - 1)]]

    def choose(self, k: Key, situation: Situation) -> Choice:
        """A mention of the name `k` resolved, as far as the evidence goes."""
        options = self.weigh(k, situation)
        if not options:
            return Choice(None)
        if options[0].probability < ENOUGH:
            options = self.by_time(options) or options
        best, probability, _ = options[0]
        if probability < ENOUGH:
            return Choice(None, options)
        fitting = [c for c in self.options[k] if c.fits]
        district = situation.district
        return Choice(best.row(self.when.likely, district.codes if district else self.named), options, fitting == [best])

    def weigh(self, k: Key, situation: Situation) -> tuple[Option, ...]:
        """The candidates of a mention of `k` with their probabilities, the most probable first."""
        possible, value = self.possible(k, situation), self.weight
        clues = self.evidence.clues(k[0], situation)
        district = situation.own.district
        if district and not any(c.districts & district.codes for c in possible if not c.alike):
            # No such commune in that district: the writer may have taken a neighbouring one of the province for it.
            clues = [clue._replace(against="phrase.wrong_district") if clue.name == "phrase.district" else clue for clue in clues]
        scored = []
        for c in possible:
            counted = tuple(self.counted(c, k, clues))
            scored.append((sum(value[name] * strength for name, strength in counted), c, counted))
        top = max((s for s, _, _ in scored), default=0.0)
        total = math.exp(min(value["name.none"] - top, 700.0)) + sum(math.exp(s - top) for s, _, _ in scored)
        scored.sort(key=lambda s: (-s[0], s[1].code))
        return tuple(Option(c, math.exp(s - top) / total, counted) for s, c, counted in scored)

    def possible(self, k: Key, situation: Situation) -> Sequence[Candidate]:
        """The candidates. Where the stated district has none of that name (of a name that the register does not have,
        any district of the article), its units spelled nearly alike."""
        options, district = self.options[k], situation.district
        near: Set[str] = frozenset()
        if k[0] == "commune" and district is not None and "phrase" not in self.without:
            there = [c for c in options if not district.codes.isdisjoint(c.above)]
            near = district.codes if all(c.other_type and not c.other_day for c in there) else near
        elif k[0] == "commune" and not options:
            near = self.named.union(*(choice.options[0].candidate.districts for choice in self.sure if choice.row is not None))
        if not near:
            return options
        return (*(c for d in sorted(near) for c in spelled_alike(*k[1:], d, self.when.first, self.when.last)), *options)

    def counted(self, c: Candidate, k: Key, clues: Sequence[Clue]) -> Iterator[tuple[str, float]]:
        """The clues that count for or against a candidate, with their strengths."""
        for name, codes, against in clues:
            if not codes.isdisjoint(c.above):
                yield name, 1.0
            elif against:
                yield against, 1.0
        if self.evidence.of_body(c):
            yield "body.type", 1.0
        if "neighbours" not in self.without:
            near = self.neighbours.of(c, k[1] if k[0] == "commune" else None)
            for name, much in zip(("neighbours.district", "neighbours.province"), near, strict=True):
                if much > 0:
                    yield name, math.log1p(much)
        if c.other_type:
            yield "type.other", 1.0
        if c.other_day:
            yield "day.other", 1.0
        if c.alike:
            yield "name.alike", 1.0

    def gather(self, choices: Mapping[int, Choice]) -> None:
        """Take up what each name was found to be by itself."""
        surest = {k: max((choices[i] for i in where), key=lambda c: c.probability) for k, where in self.by_key.items()}
        self.sure = [choice for k, choice in surest.items() if not self.plain(k)]
        for (level, key, _), choice in surest.items():
            if level == "commune":
                self.neighbours.add(key, ((o.candidate, o.probability) for o in choice.options))

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
                one = held[0]._replace(probability=together, clues=(*held[0].clues, ("day.middle", 1.0)))
                rest = (o._replace(probability=0.0) if o in same else o for o in options if o is not held[0])
                return (one, *sorted(rest, key=lambda o: -o.probability))
        return None

    def days(self) -> tuple[str, str]:
        """The article's period, narrowed by the units that it is sure to name."""
        reg, first, last = register(), self.when.first, self.when.last
        for row in (choice.row for choice in self.sure if choice.row is not None and choice.options[0].candidate.fits):
            if reg.starts[row] <= last and first < reg.ends[row]:
                first, last = max(first, reg.starts[row]), min(last, reg.last_day(row))
        return first, last
