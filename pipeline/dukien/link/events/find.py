"""The one event that an article reports, as the main predicate of a sentence at its beginning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dukien.facts.fact import Fact
from dukien.link.events.chair import find_chair
from dukien.link.events.place import find_place
from dukien.link.events.words import (
    ABROAD,
    BACKGROUND,
    BOUNDARY,
    BROKEN,
    CRIME,
    HOST_END,
    LED,
    LOCAL_BOUNDARY,
    PASSIVE,
    POLICE,
    PREDICATE,
    PUBLIC,
    REPORTED,
    SETTING,
    SUBJECT,
)
from dukien.link.issuers.rank import is_abroad, may_instruct
from dukien.link.people import People
from dukien.link.places import Place
from dukien.link.setting import Setting
from dukien.link.years import Date
from dukien.text import Document, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Fact):
    """One row of the table `events`; the span is the words that name the event."""

    kind: str
    date: str | None
    place_code: str | None
    host: str | None
    chair: str | None
    title: str | None


class _Told(NamedTuple):
    """An event as one sentence tells it."""

    kind: str
    words: Span
    sentence: Span
    host: Span | None


_LEAD_SENTENCES, _LEAD_CHARS = 4, 1000
_LONGEST_SUBJECT = 280
_SHORTEST_HOST = 4
_NO_DAY = ("published", "document", "birth", "deadline")


def find_event(doc: Document, people: People, places: Sequence[Place], dates: Sequence[Date]) -> Event | None:
    """The event that `doc` reports in its title or lead; None where it reports none. The span is in `doc.text`."""
    titles, lead = _beginning(doc)
    if any(CRIME.search(doc.text, *t) for t in titles):
        return None
    told = next((t for s in lead if (t := _told(doc, people, dates, s))), None)
    heading = next((t for s in titles if (t := _active(doc, people, s))), None)
    if told is None and heading and _told_again(doc, heading, lead):
        told = heading
    if told is None or is_abroad(doc.text):
        return None
    host = told.host or (heading.host if heading and heading.kind == told.kind else None)
    place = find_place(Setting(doc, places), told.kind, told.words, told.sentence, host, titles)
    return Event(
        start=told.words.start, end=told.words.end, rule=f"event.{told.kind}", kind=told.kind,
        date=_day(dates, told, lead if told is heading else []), place_code=place,
        host=doc.source_text(*host) if host else None, chair=find_chair(doc, people, told.sentence), title=doc.title,
    )  # fmt: skip


def _beginning(doc: Document) -> tuple[list[Span], list[Span]]:
    """The sentences of the title, and the first ones of the lead and the body."""
    first = doc.sentences[: _LEAD_SENTENCES + 3]
    titles = [s for s in first if doc.zone_at(s.start) == "title"]
    lead = [s for s in first if doc.zone_at(s.start) == "body" and s.start < _LEAD_CHARS]
    return titles, lead[:_LEAD_SENTENCES]


def _told(doc: Document, people: People, dates: Sequence[Date], sentence: Span) -> _Told | None:
    """The event of a sentence that gives its time and does not look back or ahead."""
    text = doc.text
    if BACKGROUND.match(text, *sentence):
        return None
    if not any(_is_day(d) and sentence.start <= d.start < sentence.end for d in dates) and not _recent(text, sentence):
        return None
    return _active(doc, people, sentence) or _passive(text, sentence)


def _recent(text: str, sentence: Span) -> bool:
    head = text[sentence.start : sentence.start + 160].lower()
    return head.startswith(("sáng", "chiều", "tối", "ngày", "trong hai ngày", "trong 2 ngày")) or any(
        w in head
        for w in ("vừa qua", "mới đây", "sáng nay", "chiều nay", "hôm nay", "sáng ngày", "chiều ngày", ", ngày ", ", sáng ")
    )


def _active(doc: Document, people: People, sentence: Span) -> _Told | None:
    """*Ngày 5/6, |HĐND huyện| tổ chức |kỳ họp|*: a public subject and its predicate."""
    text = doc.text
    for m in PREDICATE.finditer(text, *sentence):
        group = str(m.lastgroup)
        kind = group.partition("__")[0]
        words = Span(*m.span(group))
        if m["hold"] == "diễn ra":
            return _Told(kind, words, sentence, None) if PUBLIC.search(text, *sentence) else None
        for subject, is_host in _subjects(doc, people, Span(sentence.start, m.start())):
            if kind in ("inspection", "working_session") and POLICE.search(text, *subject):
                return None
            return _Told(kind, words, sentence, _host(doc, people, subject) if is_host else None)
    return None


def _subjects(doc: Document, people: People, before: Span) -> Iterator[tuple[Span, bool]]:
    """The public noun phrases that reach up to a predicate, longest first, and whether each begins like a host."""
    text = doc.text
    for s in SUBJECT.finditer(text, max(before.start, before.end - _LONGEST_SUBJECT), before.end):
        boundary = LOCAL_BOUNDARY if s["local"] else BOUNDARY
        if not boundary.search(text[max(before.start, s.start() - 6) : s.start()]):
            continue
        if REPORTED.search(text, before.start, s.start()):
            return
        phrase = text[s.start() : before.end]
        if BROKEN.search(LED.sub("", phrase)) or ABROAD.search(phrase) or not may_instruct(phrase):
            continue
        subject = Span(s.start(), before.end)
        if s["person"] is None or PUBLIC.search(text, s.end(), before.end) or _in_office(people, subject):
            yield subject, s["person"] is None and not _apposed(people, s.start())


def _apposed(people: People, at: int) -> bool:
    """Whether a title only explains the name before it: *ông Lê Văn Tám, |Bí thư Huyện ủy|*."""
    return any(at - 4 < m.end < at for p in people.persons for m in p.mentions)


def _in_office(people: People, subject: Span) -> bool:
    return any(p.positions and any(subject.start <= m.start < subject.end for m in p.mentions) for p in people.persons)


def _host(doc: Document, people: People, subject: Span) -> Span | None:
    """The body at the head of a subject, or the official with the name, without helpers, delegates and brackets."""
    text = doc.text
    stop = HOST_END.search(text, *subject)
    end = stop.start() if stop else subject.end
    named = [m.end for p in people.persons for m in p.mentions if subject.start <= m.start and m.end <= end]
    end = min(named, default=end)
    end = subject.start + len(text[subject.start : end].rstrip(" ,-–"))
    return Span(subject.start, end) if end - subject.start > _SHORTEST_HOST else None


def _passive(text: str, sentence: Span) -> _Told | None:
    """*Sáng 5/6, |lễ tổng kết| ... được tổ chức*, or *tại |phiên họp| HĐND tỉnh sáng 5/6, ...*."""
    for pattern in (PASSIVE, SETTING):
        for m in pattern.finditer(text, sentence.start, min(sentence.end, sentence.start + 500)):
            before = text[max(sentence.start, m.start() - 5) : m.start()]
            group = next(k for k, v in m.groupdict().items() if v)
            opens = m.start() - sentence.start < 90 and BOUNDARY.search(before)
            if opens and PUBLIC.search(text, m.start(), min(sentence.end, m.start() + 120)) and may_instruct(m[0]):
                return None if " sẽ " in m[0] else _Told(group, Span(*m.span(group)), sentence, None)
    return None


def _told_again(doc: Document, heading: _Told, lead: list[Span]) -> bool:
    """Whether the lead speaks of the event that the title names."""
    kinds = (str(m.lastgroup).partition("__")[0] for s in lead for m in PREDICATE.finditer(doc.text, *s))
    return heading.kind in kinds


def _is_day(d: Date) -> bool:
    return d.granularity == "day" and d.role not in _NO_DAY


def _day(dates: Sequence[Date], told: _Told, lead: list[Span]) -> str | None:
    """The day in the event's own sentence, the one that opens it first; for a title, the first day of the lead."""
    days = [d for d in dates if _is_day(d)]
    for sentence in (told.sentence, *lead):
        if here := [d for d in days if sentence.start <= d.start < sentence.end]:
            return here[0].start_date
    return None
