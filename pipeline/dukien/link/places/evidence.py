"""What speaks for a candidate: the clues that an article gives of where its units lie.

A clue has a name (`phrase.district`); what stands before the dot is its kind, and `weights.csv` says what it counts for.

    phrase      the district or province that stands right beside the name: *xã A, huyện B*, *huyện B gồm các xã A, C*
    once        the same, said of the name elsewhere in the article
    sentence, title, article    where else a district or province is named
    byline, source    the district or province whose paper or portal speaks
    body        a body without a name that tells the district's type: *Huyện ủy*, *UBND thị xã*
    neighbours  the article's other units
    type, day, name    how type, time and spelling fit: what the candidates themselves tell
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache, cached_property
from importlib.resources import files
from typing import Final, NamedTuple

from dukien.facts.places import PlaceMention
from dukien.link.places.candidates import Candidate, Period
from dukien.link.places.source import home
from dukien.link.places.statements import NOTHING, Parent, Stated, Statements
from dukien.text import Document
from dukien.text.letters import LETTER, UPPER
from dukien.units.names import TYPE_IN_BODY
from dukien.units.register import register

KINDS: Final = ("phrase", "once", "sentence", "title", "article", "byline", "source", "body", "neighbours", "type", "day")
"""The kinds of evidence that can be left out of account."""

_CREDITS: Final = ("byline", "dateline")
"""Zones of a text that say who wrote it."""
_NAMELESS: Final = re.compile(
    r"\b(?i:huyện ủy|thị ủy|thành ủy|quận ủy|(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|công an|mttq|chủ tịch|bí thư) "
    rf"(huyện|quận|thị xã|thành phố))(?! ?[{UPPER}\d])(?![{LETTER}])"
)
"""A district's body that bears no name; the group is the type where that is a word of its own."""


class Clue(NamedTuple):
    """A clue that speaks for all units within those of `codes`; `against`: the clue that speaks against all others."""

    name: str
    codes: frozenset[str]
    against: str | None = None


class Situation(NamedTuple):
    """What the text puts beside a mention: what its phrase states, what is stated of the name elsewhere, the unit that
    leads to it, and the number of its sentence, if that names a district or province.

    Mentions that differ in nothing that counts have one and the same object, and so the same clues.
    """

    own: Stated
    elsewhere: Stated
    leading: Parent | None
    sentence: int | None

    @property
    def district(self) -> Parent | None:
        """The district that is stated of the name, here or elsewhere."""
        return self.own.district or self.elsewhere.district


@cache
def weights() -> Mapping[str, float]:
    """What each clue counts for, in log odds."""
    lines = files("dukien.link.places").joinpath("weights.csv").read_text("utf-8").splitlines()
    rows = [line.split(",") for line in lines if line and not line.startswith("#")][1:]
    return {clue: float(weight) for clue, weight in rows}


class Evidence:
    """The clues of one article."""

    def __init__(
        self, doc: Document, mentions: Sequence[PlaceMention], found: Mapping[int, Parent], when: Period, without: Set[str]
    ) -> None:
        self._doc, self._mentions, self._parents, self._when, self._without = doc, mentions, found, when, without
        self._title_end = next((z.end for z in doc.zones if z.kind == "title"), 0)
        self._home = home(doc, when.first, when.last)
        self._told = [p for p in found.values() if not self._in_credits(p)]
        self._names_a_district = "article" not in without and any(p.level == "district" for p in self._told)
        self._statements = Statements(doc.text, mentions, found)
        self._situations: dict[tuple[int | None, ...], Situation] = {}
        self._clues: dict[tuple[str, int], list[Clue]] = {}
        self._backgrounds: dict[str, list[Clue]] = {}
        self._in_sentence: dict[int, list[Parent]] = {}
        """The units that a sentence names, by the sentence's number."""
        for p in self._told:
            self._in_sentence.setdefault(doc.sentence_index(p.mention.start), []).append(p)

    def _in_credits(self, parent: Parent) -> bool:
        """Whether a unit is named only where the article says who wrote it."""
        at, span = parent.mention.start, self._home.span
        return (span is not None and span.start <= at < span.end) or self._doc.zone_at(at) in _CREDITS

    def situations(self, where: Sequence[int]) -> dict[int, Situation]:
        """What the text puts beside each of the mentions `where` of a name."""
        stated = self._statements.after(where)
        others = [i for i, own in stated.items() if own is not NOTHING]
        found = {}
        for i, own in stated.items():
            elsewhere, leading = NOTHING, None
            if own is NOTHING:
                leading = self._statements.before(i)
                if others:  # the last mention of the name of which something is stated, else the next
                    elsewhere = stated[others[max(0, bisect_left(others, i) - 1)]]
            sentence = self._doc.sentence_index(self._mentions[i].start)
            found[i] = self._situation(own, elsewhere, leading, sentence if sentence in self._in_sentence else None)
        return found

    def _situation(self, own: Stated, elsewhere: Stated, leading: Parent | None, sentence: int | None) -> Situation:
        key = (id(own.district), id(own.province), id(elsewhere.district), id(elsewhere.province), id(leading), sentence)
        situation = self._situations.get(key)
        if situation is None:
            situation = self._situations[key] = Situation(own, elsewhere, leading, sentence)
        return situation

    def clues(self, level: str, situation: Situation) -> list[Clue]:
        """All clues for a mention of `level` in this situation (one of `situations`)."""
        clues = self._clues.get((level, id(situation)))
        if clues is None:
            clues = self._clues[level, id(situation)] = self._all_clues(level, situation)
        return clues

    def _all_clues(self, level: str, situation: Situation) -> list[Clue]:
        """A unit counts once, where it is named nearest."""
        found = []
        without = self._without
        for upper in ("district", "province") if level == "commune" else ("province",):
            nearer: Set[str] = set()
            for clue in self._of_level(upper, situation):
                name, all_codes, against = clue
                codes = all_codes - nearer if nearer else all_codes
                if codes and not (without and name.partition(".")[0] in without):
                    found.append(clue if codes == all_codes else Clue(name, codes, against))
                nearer = nearer | all_codes if nearer else all_codes
                if upper == "province" and situation.own.district is not None:
                    nearer = nearer | situation.own.district.provinces
        return found

    def _of_level(self, level: str, situation: Situation) -> Iterator[Clue]:
        """The clues that units of one level give, from the nearest to the farthest."""
        for kind, stated in (("phrase", situation.own), ("once", situation.elsewhere)):
            parent = stated.district if level == "district" else stated.province or stated.district
            if parent is not None:
                yield Clue(f"{kind}.{level}", _codes(parent, level), f"{kind}.other_{level}" if parent.firm else None)
        if situation.leading is not None:
            yield Clue(f"phrase.leading_{level}", _codes(situation.leading, level))
        if situation.sentence is not None:
            yield _named("sentence", level, _all_codes(self._in_sentence[situation.sentence], level))
        yield from self._background(level)

    def _background(self, level: str) -> list[Clue]:
        """The clues that hold for the whole article, of the units of one level."""
        clues = self._backgrounds.get(level)
        if clues is None:
            home = self._home
            kind, own = "source" if home.how == "host" else "byline", home.districts if level == "district" else home.provinces
            titled = _all_codes([p for p in self._told if p.mention.start < self._title_end], level)
            anywhere = _all_codes(self._told, level)
            told = [_named("title", level, titled), _named("article", level, anywhere), Clue(f"{kind}.{level}", own)]
            clues = self._backgrounds[level] = [clue for clue in told if clue.codes]
        return clues

    @cached_property
    def _body_type(self) -> str | None:
        """The type of the district whose news this is, where its bodies are named without its name (*Huyện ủy*)."""
        kinds = {TYPE_IN_BODY.get(m[0].lower()) or m[1].lower() for m in _NAMELESS.finditer(self._doc.text)}
        return kinds.pop() if len(kinds) == 1 else None

    @cached_property
    def asks_for_bodies(self) -> bool:
        """Whether a body without a name tells a district's type, in an article that names no district."""
        return not self._names_a_district and "body" not in self._without and self._body_type is not None

    def of_body(self, c: Candidate) -> bool:
        """Whether the district of `c` is of the type of the body that speaks without a name, in an article that names none."""
        if not c.districts or not self.asks_for_bodies:
            return False
        reg = register()
        district = reg.parent(c.row(self._when.likely), self._when.likely)
        return district is not None and reg.types[district] == self._body_type


def _named(kind: str, level: str, codes: frozenset[str]) -> Clue:
    """The clue of the units of a level that the sentence, the title or the article names: one counts more than several."""
    return Clue(f"{kind}.only_{level}" if len(codes) == 1 else f"{kind}.{level}", codes)


def _all_codes(units: Sequence[Parent], level: str) -> frozenset[str]:
    """The codes of that level that several named units tell."""
    if len(units) == 1:
        return _codes(units[0], level)
    return frozenset().union(*[_codes(p, level) for p in units])


def _codes(parent: Parent, level: str) -> frozenset[str]:
    """The codes of that level that a named unit tells: a district tells its province, too."""
    if level == "province":
        return parent.provinces
    return parent.codes if parent.level == "district" else frozenset()
