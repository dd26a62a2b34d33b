"""People: names joined with their positions, and the same person recognised through the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from dukien.facts.fact import Fact
from dukien.facts.positions import Position
from dukien.link.people.attach import Attached, attach
from dukien.link.people.bodies import body_of, former
from dukien.link.people.mentions import Mention, given_mentions
from dukien.link.people.posts import Settled, post, settle, wording_of
from dukien.link.people.references import Reference, find_references
from dukien.link.people.seats import Seats
from dukien.link.setting import Setting
from dukien.names import PersonName
from dukien.names.context import honorifics
from dukien.text import Document, Span


@dataclass(kw_only=True, unsafe_hash=True)
class Official(Fact):
    """One row of the table `officials`: a person and one position; the span is the position's."""

    name: str
    name_span: Span
    person_id: str
    honorific: str | None
    position: str
    position_norm: str
    organization: str | None
    level: str
    sector: str
    former: bool
    acting: bool
    place_code: str | None


@dataclass(kw_only=True, unsafe_hash=True)
class Person:
    """Somebody who is named in full in the article."""

    person_id: str
    name: str
    mentions: tuple[Span, ...]
    """Every place where the person stands: full name, given name with a title (*ông Hà*), in reading order."""
    positions: tuple[Official, ...]
    """The positions that the article gives; empty for somebody without a public post."""

    @property
    def given(self) -> str:
        """The given name, by which Vietnamese are called: the last syllable."""
        return self.name.rpartition(" ")[2]

    def last_mention(self, at: int) -> int:
        """Where the person was last mentioned before `at`; -1 where not yet."""
        before = bisect_left(self.mentions, at, key=lambda m: m.start)
        return self.mentions[before - 1].start if before else -1


_WORDS: Final = re.compile(r"[\w'’/]+")
_SPAN: Final = attrgetter("start", "end")
_START: Final = attrgetter("start")
_LONGEST_ADDRESS: Final = max(address.count(" ") + 1 for address in honorifics())
"""How many words the longest form of address has."""


@dataclass(unsafe_hash=True)
class People:
    """The people of one article, and who a phrase in it means."""

    persons: tuple[Person, ...] = ()
    references: tuple[Reference, ...] = ()
    """The rows of the table `mentions`, in reading order."""

    @property
    def officials(self) -> tuple[Official, ...]:
        """The rows of the table `officials`, in reading order."""
        return tuple(sorted([o for p in self.persons for o in p.positions], key=_SPAN))

    def who(self, phrase: str, at: int) -> Person | None:
        """The person that `phrase` (a name, *ông Hà*, *Bí thư Huyện ủy*, in normal form), standing at `at`, means.

        None where the article names nobody who fits, or the phrase fits several and none was mentioned before `at`.
        """
        words = _WORDS.findall(phrase)
        if not words:
            return None
        padded = f" {' '.join(words)} ".lower()
        if named := [p for p in self.persons if f" {p.name.lower()} " in padded]:
            return max(named, key=lambda p: len(p.name))
        if words[-1][0].isupper() and (called := [p for p in self.persons if p.given.lower() == words[-1].lower()]):
            return self._nearest(called, at)
        bare = _without_address(phrase)
        if not bare:
            return self._nearest([p for p in self.persons if p.positions], at, only_before=True)
        return self._by_title(bare, at)

    def _by_title(self, title: str, at: int) -> Person | None:
        meant = post(title)
        holders = [p for p in self.persons if any(wording_of(meant, post(o.position_norm), o.organization) for o in p.positions)]
        return self._nearest(holders, at)

    @staticmethod
    def _nearest(persons: Sequence[Person], at: int, *, only_before: bool = False) -> Person | None:
        """The one of `persons` mentioned last before `at`; the only one also where it comes later."""
        before = [p for p in persons if p.last_mention(at) >= 0]
        if before:
            return max(before, key=lambda p: p.last_mention(at))
        return persons[0] if len(persons) == 1 and not only_before else None


def _without_address(phrase: str) -> str:
    """A phrase without the forms of address before it: *đồng chí Bí thư* becomes *Bí thư*."""
    for _ in range(3):
        words = phrase.lower().split(" ", _LONGEST_ADDRESS)
        for n in range(len(words), 0, -1):
            address = " ".join(words[:n])
            if address in honorifics():
                phrase = phrase[len(address) :].lstrip(" :")
                break
        else:
            break
    return phrase


def link_people(doc: Document, names: Sequence[PersonName], positions: Sequence[Position], setting: Setting) -> People:
    """Join `names` with `positions`: who holds what, once for each person and post, in the fullest wording."""
    if not names:
        return People()
    known: dict[str, _Known] = {}
    mentions: list[Mention] = []
    for name in names:
        key = name.name.lower()
        if (person := known.get(key)) is None:
            person = known[key] = _Known()
        person.names.append(name)
        mentions.append(Mention(name.start, name.end, key))
    if given := given_mentions(doc, names, positions):
        mentions = sorted(mentions + given, key=_START)
    for mention in mentions:
        known[mention.key].mentions.append(Span(mention.start, mention.end))
    attached = attach(doc, mentions, positions)
    for held in attached:
        known[held[1].key].held.append(held)
    seats = Seats(setting)
    persons: dict[str, Person] = {}
    for key, person in known.items():
        persons[key] = _person(doc, f"p{len(persons) + 1}", person, seats)
    if not attached:
        return People(tuple(persons.values()))
    named = {position.start for position, _, _ in attached}
    titles = [p for p in positions if p.start not in named]
    references = find_references(doc, persons, names, mentions, titles, seats)
    return People(tuple(persons.values()), references)


class _Known:
    """What an article tells of one person: where the full name stands, where any name, and the positions."""

    def __init__(self) -> None:
        self.names: list[PersonName] = []
        self.mentions: list[Span] = []
        self.held: list[Attached] = []


def _person(doc: Document, person_id: str, known: _Known, seats: Seats) -> Person:
    names = known.names
    posts = settle(known.held, foreign=names[0].foreign) if known.held else []
    return Person(
        person_id=person_id,
        name=names[0].name,
        mentions=tuple(known.mentions),
        positions=tuple([_official(doc, person_id, names, posts, i, seats) for i in range(len(posts))]),
    )


def _honorific(names: Sequence[PersonName]) -> str | None:
    """The first form of address that stands before one of `names`."""
    for name in names:
        if name.honorific:
            return name.honorific
    return None


def _official(
    doc: Document,
    person_id: str,
    names: Sequence[PersonName],
    posts: Sequence[Settled],
    i: int,
    seats: Seats,
) -> Official:
    position, mention, rule, sector = posts[i]
    organization, level, place_code = body_of(doc, posts, i, seats)
    return Official(
        start=position.start,
        end=position.end,
        rule=rule,
        name=names[0].name,
        name_span=Span(mention.start, mention.end),
        person_id=person_id,
        honorific=_honorific(names),
        position=doc.source_text(position.start, position.end),
        position_norm=position.norm,
        organization=organization,
        level=level,
        sector=sector,
        former=former(doc, posts, i),
        acting=position.acting,
        place_code=place_code,
    )
