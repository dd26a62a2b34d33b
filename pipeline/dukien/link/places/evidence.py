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
from collections.abc import Collection, Mapping, Sequence, Set
from functools import cache
from importlib.resources import files
from typing import Final

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


Clue = tuple[str, frozenset[str], str | None]
"""A clue that speaks for all units within those of its codes, and the clue that speaks against all others, if any."""


class Situation:
    """What the text puts beside a mention: what its phrase states, what is stated of the name elsewhere, the unit that
    leads to it, and the number of its sentence, if that names a district or province.

    Mentions that differ in nothing that counts have one and the same object, and so the same clues.
    """

    def __init__(self, own: Stated, elsewhere: Stated, leading: Parent | None, sentence: int | None) -> None:
        self.own, self.elsewhere, self.leading, self.sentence = own, elsewhere, leading, sentence
        self.district = own.district or elsewhere.district
        """The district that is stated of the name, here or elsewhere."""


@cache
def weights() -> dict[str, float]:
    """What each clue counts for, in log odds."""
    lines = files("dukien.link.places").joinpath("weights.csv").read_text("utf-8").splitlines()
    rows = [line.split(",") for line in lines if line and not line.startswith("#")][1:]
    return {clue: float(weight) for clue, weight in rows}


class Evidence:
    """The clues of one article."""

    def __init__(
        self, doc: Document, mentions: Sequence[PlaceMention], found: Mapping[int, Parent], when: Period, without: Set[str]
    ) -> None:
        self._doc, self._mentions, self._when, self._without = doc, mentions, when, without
        self._home = home(doc, when.first, when.last)
        self._statements = Statements(doc.text, mentions, found)
        self._situations: dict[tuple[int | None, ...], Situation] = {}
        self._body_types: set[str] | None = None
        """The types of the district's bodies that are named without its name (*Huyện ủy*); None until they are asked for."""
        self._backgrounds: dict[str, list[Clue]] = {}
        self._told: dict[int, Parent] = {}
        """The units that the article names elsewhere than in its credits, each once, by identity."""
        self._names_a_district = False
        self._titled: list[Parent] = []
        self._in_sentence: dict[int, list[Parent]] = {}
        """The units that a sentence names, by the sentence's number."""
        kinds = {zone.kind for zone in doc.zones}
        title_end = next(zone.end for zone in doc.zones if zone.kind == "title") if "title" in kinds else 0
        credited = self._home.span is not None or not kinds.isdisjoint(_CREDITS)
        for i, parent in found.items():
            at = mentions[i].start
            if credited and self._in_credits(at):
                continue
            self._told[id(parent)] = parent
            if parent.level == "district" and "article" not in without:
                self._names_a_district = True
            if at < title_end:
                self._titled.append(parent)
            self._in_sentence.setdefault(doc.sentence_index(at), []).append(parent)

    def _in_credits(self, at: int) -> bool:
        """Whether `at` the article says who wrote it."""
        span = self._home.span
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
        """All clues for a mention of `level` in this situation (one of `situations`).

        A unit counts once, where it is named nearest.
        """
        found: list[Clue] = []
        without = self._without
        stated = situation.own.district
        for upper in ("district", "province") if level == "commune" else ("province",):
            nearer: Set[str] = frozenset()
            told_by_district = stated.provinces if stated and upper == "province" else frozenset()
            for clue in (*self._beside(upper, situation), *self._background(upper)):
                name, all_codes, against = clue
                codes = all_codes - nearer if nearer else all_codes
                if codes and not (without and name.partition(".")[0] in without):
                    found.append((name, codes, against) if nearer else clue)
                if all_codes or told_by_district:
                    nearer = nearer | all_codes | told_by_district
        return found

    def _beside(self, level: str, situation: Situation) -> list[Clue]:
        """The clues that units of one level give which stand beside the mention, from the nearest to the farthest."""
        leading, sentence = situation.leading, situation.sentence
        found: list[Clue] = []
        for kind, stated in (("phrase", situation.own), ("once", situation.elsewhere)):
            parent = stated.district if level == "district" else stated.province or stated.district
            if parent is not None:
                found.append((f"{kind}.{level}", _codes(parent, level), f"{kind}.other_{level}" if parent.firm else None))
        if leading is not None:
            found.append((f"phrase.leading_{level}", _codes(leading, level), None))
        if sentence is not None:
            found.append(_named("sentence", level, self._in_sentence[sentence]))
        return found

    def _background(self, level: str) -> list[Clue]:
        """The clues that hold for the whole article, of the units of one level."""
        clues = self._backgrounds.get(level)
        if clues is None:
            home = self._home
            kind, own = "source" if home.how == "host" else "byline", home.districts if level == "district" else home.provinces
            clues = self._backgrounds[level] = [
                _named("title", level, self._titled),
                _named("article", level, self._told.values()),
                (f"{kind}.{level}", own, None),
            ]
        return clues

    def of_body(self, c: Candidate) -> bool:
        """Whether the district of `c` is of the type of the body that speaks without a name, in an article that names none."""
        if self._names_a_district or not c.districts or "body" in self._without:
            return False
        if self._body_types is None:
            self._body_types = {TYPE_IN_BODY.get(m[0].lower()) or m[1].lower() for m in _NAMELESS.finditer(self._doc.text)}
        if len(self._body_types) != 1:
            return False
        reg = register()
        district = reg.parent(c.row(self._when.likely), self._when.likely)
        return district is not None and reg.types[district] in self._body_types


def _named(kind: str, level: str, units: Collection[Parent]) -> Clue:
    """The clue of the units of a level that the sentence, the title or the article names: one counts more than several."""
    told = [_codes(parent, level) for parent in units]
    codes = told[0] if len(told) == 1 else frozenset().union(*told)
    return f"{kind}.only_{level}" if len(codes) == 1 else f"{kind}.{level}", codes, None


def _codes(parent: Parent, level: str) -> frozenset[str]:
    """The codes of that level that a named unit tells: a district tells its province, too."""
    if level == "province":
        return parent.provinces
    return parent.codes if parent.level == "district" else frozenset()
