"""The written cases of linking places, `cases/places.toml`: each is decided by one kind of evidence, and lost without it."""

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dukien.article import Article
from dukien.facts.dates import find_dates
from dukien.facts.places import find_places
from dukien.link.places import link_places
from dukien.link.years import resolve_dates
from dukien.run.one import extract_article
from dukien.text import Document
from dukien.units import versions
from dukien.units.register import REFORM, register
from dukien.units.unit import make_unit

FILE = Path(__file__).parent / "cases" / "places.toml"
UNDECIDED = ("name", "none", "no_mention")
"""Kinds that rest on no evidence of the article that could be taken away."""
SOME_DAY = "2018-06-01"
"""The day on which the codes of an article without one are looked up."""


@dataclass(frozen=True)
class Case:
    """An article and the units that it mentions; the file's header tells what each field holds."""

    evidence: str
    id: str
    text: str
    units: list[list]
    published: str | None = None
    on: str | None = None
    source: str | None = None
    byline: str | None = None
    about: str | None = None
    successors: dict[str, list[str]] = field(default_factory=dict)

    @property
    def article(self):
        return Article(self.id, self.text, source=self.source, byline=self.byline, published=self.published)

    @property
    def day(self):
        return self.published or self.on


CASES = [Case(kind, **case) for kind, cases in tomllib.loads(FILE.read_text(encoding="utf-8")).items() for case in cases]
by_id = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)


def where(unit):
    """*district, province* of a commune (since the reform its province), the province of a district."""
    above = (unit.district if unit.level == "commune" else None, unit.province if unit.level != "province" else None)
    return ", ".join(name for name in above if name)


def mistakes(case, doc, places):
    """What of the case's units is not as it should be: mention, expected, found."""
    rest = iter(places)
    wrong = []
    for mention, code, *parents in case.units:
        place = next((p for p in rest if doc.source_text(p.start, p.end) == mention), None)
        if place is None:
            return [*wrong, (mention, code, "no mention")]
        if isinstance(code, str):
            expected, found = (code, *parents), (place.code, where(place))
        else:
            expected, found = (None, set(code)), (place.code, set(code) & set(place.candidates))
        if expected != found:
            wrong.append((mention, expected, found))
        heirs = case.successors.get(mention)
        if heirs and place.successor_code not in heirs:
            wrong.append((mention, heirs, place.successor_code))
    return wrong


@by_id
def test_case(case):
    found = extract_article(case.article)
    assert mistakes(case, found.document, found.places) == []
    if case.evidence == "no_mention":
        texts = [found.document.source_text(p.start, p.end) for p in found.places]
        assert texts == [mention for mention, *_ in case.units]


@pytest.mark.parametrize("case", [c for c in CASES if c.evidence not in UNDECIDED], ids=lambda case: case.id)
def test_lost_without_its_evidence(case):
    doc = Document(case.article)
    dates = resolve_dates(doc, find_dates(doc))
    assert mistakes(case, doc, link_places(doc, find_places(doc), dates, without=frozenset({case.evidence})))


@by_id
def test_units_are_of_the_day(case):
    """The file itself: every code is in force on the article's day, under the parents that are written with it."""
    day = case.day or SOME_DAY
    for mention, codes, *parents in case.units:
        assert mention in case.text
        for code in [codes] if isinstance(codes, str) else codes:
            held = [u for u in versions(code) if (u.valid_from or "") <= day and (u.valid_to is None or day < u.valid_to)]
            assert held or not case.day, (code, day)
            for district_and_province in parents:
                assert district_and_province in {where(make_unit(register(), u.row, day)) for u in held}
        if mention in case.successors:
            (unit,) = held
            assert [u.code for u in unit.successors(REFORM)] == case.successors[mention]


def test_every_kind_has_its_cases():
    assert len({c.id for c in CASES}) == len(CASES) >= 240
    assert min(Counter(c.evidence for c in CASES).values()) >= 12
