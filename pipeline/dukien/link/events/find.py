"""The one event that an article reports, as its lead or its title tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dukien.facts.fact import Fact
from dukien.link.events.candidates import Candidates
from dukien.link.events.host import own_body
from dukien.link.events.participants import Participant, find_participants
from dukien.link.events.place import find_place
from dukien.link.events.tell import Told, active, is_day, told_in, told_without_day
from dukien.link.events.words import CRIME
from dukien.link.issuers.rank import is_abroad
from dukien.link.people import People
from dukien.link.setting import Setting
from dukien.link.years import Date
from dukien.text import Document, Span


@dataclass(kw_only=True, unsafe_hash=True)
class Event(Fact):
    """One row of the table `events`; the span is the words that name the event."""

    kind: str
    date: str | None
    place_code: str | None
    host: str | None
    chair: str | None
    title: str | None
    participants: tuple[Participant, ...]
    """The rows of the table `participants`."""


_LEAD_SENTENCES, _LEAD_CHARS, _EARLY = 5, 1100, 2


def find_event(doc: Document, people: People, setting: Setting, dates: Sequence[Date]) -> Event | None:
    """The event that `doc` reports in its title or lead; None where it reports none. The span is in `doc.text`."""
    titles, lead = _beginning(doc)
    candidates = Candidates(doc, max([s.end for s in (*titles, *lead)], default=0))
    if not candidates.any:
        return None
    days = [d for d in dates if d.start < 2 * _LEAD_CHARS and is_day(d)]
    told = next((t for s in lead if (t := told_in(candidates, people, days, s))), None)
    heading = None
    if told is None or told.host is None:
        heading = next((t for s in titles if (t := active(candidates, people, s))), None)
    if told is None and heading:
        told = _told_again(candidates, people, heading, lead)
    if told is None:
        told = next((t for s in lead[:_EARLY] if (t := told_without_day(candidates, s, days))), None)
    if told is None or any(CRIME.search(doc.text, *t) for t in titles) or is_abroad(doc):
        return None
    host = (
        told.host
        or (own_body(doc.text, told.words, told.sentence.end) if told.by_name else None)
        or (heading.host if heading and heading.kind == told.kind else None)
    )
    host = host or next(
        (again.host for s in lead if s.start > told.sentence.start and (again := _same(candidates, people, s, told))), None
    )
    place = find_place(setting, told, host, titles)
    participants = find_participants(doc, people, told)
    return Event(
        start=told.words.start, end=told.words.end, rule=told.rule, kind=told.kind,
        date=_day(dates, told, lead if told.rule == "event.headline" else []), place_code=place,
        host=doc.source_text(*host) if host else None, chair=_chair(participants), title=doc.title,
        participants=tuple(participants),
    )  # fmt: skip


def _chair(participants: Sequence[Participant]) -> str | None:
    return next((p.name for p in participants if p.role == "chair"), None)


def _beginning(doc: Document) -> tuple[list[Span], list[Span]]:
    """The sentences of the title, and the first ones of the lead and the body."""
    titles: list[Span] = []
    lead: list[Span] = []
    zones, here = doc.zones, 0
    for sentence in doc.sentences[: _LEAD_SENTENCES + 3]:
        if len(lead) == _LEAD_SENTENCES:  # no title comes behind
            break
        while here + 1 < len(zones) and zones[here + 1].start <= sentence.start:
            here += 1
        zone = zones[here].kind
        if zone == "title":
            titles.append(sentence)
        elif zone == "body" and sentence.start < _LEAD_CHARS:
            lead.append(sentence)
    return titles, lead


def _same(candidates: Candidates, people: People, sentence: Span, told: Told) -> Told | None:
    """The event of another sentence, if it is the one that was `told`."""
    again = active(candidates, people, sentence)
    return again if again and again.kind == told.kind else None


def _told_again(candidates: Candidates, people: People, heading: Told, lead: list[Span]) -> Told | None:
    """The event that the title names, if the lead speaks of it: as the lead tells it, where it does."""
    for sentence in lead:
        if again := _same(candidates, people, sentence, heading):
            return again._replace(rule="event.headline")
    kinds = (str(m.lastgroup).partition("__")[0] for s in lead for m in candidates.predicates(s))
    return heading._replace(rule="event.headline") if heading.kind in kinds else None


def _day(dates: Sequence[Date], told: Told, lead: list[Span]) -> str | None:
    """The day that the event's own sentence gives; for a title, the first day of the lead."""
    if told.day:
        return told.day.start_date
    days = [d for d in dates if is_day(d)]
    for sentence in lead:
        if here := [d for d in days if sentence.start <= d.start < sentence.end]:
            return here[0].start_date
    return None
