"""How a sentence tells of an event: what somebody does, what takes place, or where something is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dukien.link.events.candidates import Candidates
from dukien.link.events.host import body_of, office_of, own_body
from dukien.link.events.words import (
    ABROAD,
    AHEAD,
    ASIDE,
    AT,
    BACKGROUND,
    BOUNDARY,
    BROKEN,
    FROM,
    HAPPENS,
    LED,
    LOCAL_BOUNDARY,
    MAY_BE_BOUNDARY,
    OTHER_TIME,
    POLICE,
    PUBLIC,
    RECEIVING,
    REPORTED,
    SAYS,
    SPEAKING,
    SUBJECT,
)
from dukien.link.issuers.rank import may_instruct
from dukien.link.people import People
from dukien.link.years import Date
from dukien.text import Document, Span


class Told(NamedTuple):
    """An event as one sentence tells it."""

    kind: str
    rule: str
    words: Span
    sentence: Span
    host: Span | None
    subject: Span | None = None
    """Who does it, as far as the predicate."""
    verb: str = ""
    """What is done with it (*tổ chức, chủ trì, dự*); empty for a verb of its own and for what takes place."""
    day: Date | None = None

    @property
    def by_name(self) -> bool:
        """Whether a noun names the event (*hội nghị*), no verb of its own."""
        return bool(self.verb) or self.rule in ("event.passive", "event.setting")


_LONGEST_SUBJECT: Final = 420
_LONGEST: Final = 600
_OPENING: Final = 90
_DATED: Final = 24
_NEAR: Final = 160
_PUBLIC_NEAR: Final = 260
_DAY_NEAR: Final = 320
_RIGHT_BEHIND: Final = 40
_BODY_NEXT: Final = 400
_NO_DAY: Final = ("published", "document", "birth", "deadline")
_RECENT: Final = ("sáng", "chiều", "tối", "ngày", "trong hai ngày", "trong 2 ngày", "hôm nay", "hôm qua")
_RECENTLY: Final = (
    "vừa qua", "mới đây", "sáng nay", "chiều nay", "hôm nay", "sáng ngày", "chiều ngày", ", ngày ", ", sáng ", ", chiều ",
)  # fmt: skip


_AT_SOME: Final = re.compile(r"(?:tại|trong) (?:hội|kỳ|phiên|cuộc|buổi|tọa|lễ|đại|diễn|phần)")
"""What an event at which something is said begins with."""


def told_in(candidates: Candidates, people: People, days: Sequence[Date], sentence: Span) -> Told | None:
    """The event of a sentence that gives its time and does not look back or ahead; `days` are those of the article."""
    if not candidates.may_tell(sentence):
        return None
    doc = candidates.doc
    text, (start, end) = doc.text, sentence
    low = doc.lower[start : min(end, start + _LONGEST)]
    days = days and [d for d in days if start <= d.start < end]
    recent = bool(days) or low.startswith(_RECENT) or _holds(low[:_NEAR], _RECENTLY)
    if not recent and " vừa " not in low:
        return None
    if BACKGROUND.match(text, start, end):
        return None
    done = candidates.predicates(sentence)
    if told := _active(doc, people, sentence, done):
        soon = recent or " vừa " in text[told.words.start - 40 : told.words.start]
        return told._replace(day=_day(text, days, told.words)) if soon else None
    if not recent:
        return None
    named = candidates.events(start, start + len(low))
    doing = _doing(doc, people, sentence, done[0], days) if done else None
    return doing or _passive(text, sentence, named, days) or _setting(text, sentence, named, days)


def _day(text: str, days: Sequence[Date], words: Span) -> Date | None:
    """The day before an event, or behind it, where it is no part of what the event is about."""
    for d in days:
        if d.start < words.start or not FROM.search(text, words.end, d.start):
            return d
    return None


def _holds(low: str, words: tuple[str, ...]) -> bool:
    """Whether one of `words` stands in `low`."""
    for word in words:  # noqa: SIM110  any() takes twice as long, and this runs over every lead
        if word in low:
            return True
    return False


def is_day(d: Date) -> bool:
    """Whether a date is a day on which something may have been held."""
    return d.granularity == "day" and d.role not in _NO_DAY


def active(candidates: Candidates, people: People, sentence: Span) -> Told | None:
    """*Ngày 5/6, |HĐND huyện| tổ chức |kỳ họp|*: a public subject and its predicate."""
    return _active(candidates.doc, people, sentence, candidates.predicates(sentence))


def _active(doc: Document, people: People, sentence: Span, done: Sequence[re.Match[str]]) -> Told | None:
    text = doc.text
    for m in done:
        group = str(m.lastgroup)
        kind = group.partition("__")[0]
        words = Span(*m.span(group))
        if m["hold"] == "diễn ra":
            public = PUBLIC.search(text, *sentence)
            return Told(kind, "event.passive", words, sentence, own_body(text, words, sentence.end)) if public else None
        for subject, is_host in _subjects(doc, people, Span(sentence.start, m.start())):
            if kind in ("inspection", "working_session") and POLICE.search(text, *subject):
                return None
            host = None if "dự" in (m["hold"] or "") else body_of(doc, people, subject, is_host=is_host)
            if host is None and RECEIVING.match(text, words.start):
                host = office_of(doc, people, subject)
            return Told(kind, "event.active", words, sentence, host, subject, m["hold"] or "")
    return None


def _subjects(doc: Document, people: People, before: Span) -> Iterator[tuple[Span, bool]]:
    """The public noun phrases that reach up to a predicate, longest first, and whether each begins like a host."""
    text = doc.text
    for s in _subject_words(text, max(before.start, before.end - _LONGEST_SUBJECT), before.end):
        boundary = LOCAL_BOUNDARY if s["local"] else BOUNDARY
        if not boundary.search(text[max(before.start, s.start() - 6) : s.start()]):
            continue
        if REPORTED.search(text, before.start, s.start()):
            return
        phrase = text[s.start() : before.end]
        if BROKEN.search(LED.sub("", phrase)) or _abroad(phrase) or not may_instruct(phrase.partition(",")[0]):
            continue
        subject = Span(s.start(), before.end)
        if s["person"] is None or PUBLIC.search(text, s.end(), before.end) or _in_office(people, subject):
            yield subject, s["person"] is None and not _apposed(people, s.start())


def _subject_words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """How subjects begin in `text[start:end]`: there, and behind what may be a boundary."""
    if m := SUBJECT.match(text, start, end):
        yield m
    at = m.end() if m else start
    for boundary in MAY_BE_BOUNDARY.finditer(text, start, end):
        if boundary.end() >= at and (m := SUBJECT.match(text, boundary.end(), end)):
            at = m.end()
            yield m


def _abroad(phrase: str) -> bool:
    """Whether a phrase names another country: *Quốc hội |Mỹ|*, not *huyện Chương |Mỹ|*."""
    return any(not phrase[: m.start()].split(" ")[-2:][0][:1].isupper() for m in ABROAD.finditer(phrase))


def _apposed(people: People, at: int) -> bool:
    """Whether a title only explains the name before it: *ông Lê Văn Tám, |Bí thư Huyện ủy|*."""
    return any(at - 4 < m.end < at for p in people.persons for m in p.mentions)


def _in_office(people: People, subject: Span) -> bool:
    return any(p.positions and any(subject.start <= m.start < subject.end for m in p.mentions) for p in people.persons)


def _passive(text: str, sentence: Span, named: Sequence[re.Match[str]], days: Sequence[Date]) -> Told | None:
    """*Sáng 5/6, |lễ tổng kết| ... được tổ chức*; *... |hội thảo| ... diễn ra ngày 5/6*."""
    for m in named:
        happens = HAPPENS.match(text, m.end(), sentence.end)
        if (
            happens is None
            or AHEAD.search(text, m.end(), min(sentence.end, happens.end() + _OPENING))
            or OTHER_TIME.match(text, m.end())
        ):
            continue
        if not may_instruct(text[m.start() : happens.end()]):
            continue
        day = next((d for d in days if 0 < d.start - happens.end() < _RIGHT_BEHIND), None)
        if not (day and not ASIDE.search(text, max(sentence.start, m.start() - _NEAR), m.start())) and not _opens(
            text, sentence, m.start()
        ):
            continue
        if PUBLIC.search(text, max(sentence.start, m.start() - _PUBLIC_NEAR), sentence.end + _BODY_NEXT):
            words = Span(*m.span())
            host = own_body(text, words, sentence.end)
            return Told(str(m.lastgroup), "event.passive", words, sentence, host, day=day or next(iter(days), None))
    return None


def _at(text: str, sentence: Span, event: re.Match[str]) -> int | None:
    """Where *tại* begins before an event at which something is said; None where it is no such event, or another one."""
    at = AT.search(text, max(sentence.start, event.start() - 40), event.start())
    if at is None or OTHER_TIME.match(text, event.end()):
        return None
    aside = ASIDE.search(text, max(sentence.start, at.start() - _NEAR), at.start())
    return None if aside else at.start()


def _setting(text: str, sentence: Span, named: Sequence[re.Match[str]], days: Sequence[Date]) -> Told | None:
    """*Tại |phiên họp| HĐND tỉnh sáng 5/6, ông ... cho biết*; *ông ... cho biết tại |phiên họp| ... sáng 5/6*."""
    for m in named:
        if (at := _at(text, sentence, m)) is None:
            continue
        day = next((d for d in days if d.start >= m.end() and not FROM.search(text, m.end(), d.start)), None)
        behind = day is not None and day.start - m.end() < _DAY_NEAR and not SAYS.search(text, m.end(), day.start)
        speaking = SPEAKING.search(text, max(sentence.start, at - _OPENING), at)
        opens = _opens(text, sentence, speaking.start() if speaking else at)
        dated = speaking is not None and bool(days) and days[0].start - sentence.start < _DATED
        if not (behind or dated or (opens and (not days or days[0].start < m.start()))):
            continue
        if not _public(text, sentence, m.start()) or not may_instruct(m[0]):
            continue
        if AHEAD.search(text, sentence.start, m.start()):
            return None
        words = Span(*m.span())
        host = own_body(text, words, sentence.end)
        return Told(str(m.lastgroup), "event.setting", words, sentence, host, day=day if behind else next(iter(days), None))
    return None


def told_without_day(candidates: Candidates, sentence: Span, days: Sequence[Date]) -> Told | None:
    """*Ông ... cho biết tại |hội nghị| do UBND tỉnh tổ chức*: without a day only where the text says whose event it is."""
    end = min(sentence.end, sentence.start + _LONGEST)
    found = candidates.events(sentence.start, end)
    text, lower = candidates.doc.text, candidates.doc.lower
    if not found or not _AT_SOME.search(lower, sentence.start, end):
        return None
    for m in found:
        if _at(text, sentence, m) is None:
            continue
        words = Span(*m.span())
        if (host := own_body(text, words, sentence.end)) and not AHEAD.search(text, sentence.start, m.start()):
            day = next((d for d in days if sentence.start <= d.start < m.start()), None)
            return Told(str(m.lastgroup), "event.setting", words, sentence, host, day=day)
    return None


def _doing(doc: Document, people: People, sentence: Span, m: re.Match[str], days: Sequence[Date]) -> Told | None:
    """*Ngày 5/6, |làm việc với UBND huyện|, ông ... cho biết*: the predicate before its subject."""
    text = doc.text
    if m.end() > sentence.start + _OPENING or not _opens(text, sentence, m.start()):
        return None
    group = str(m.lastgroup)
    comma = text.find(", ", m.end(), min(sentence.end, m.end() + _DAY_NEAR))
    who = SUBJECT.match(text, comma + 2, sentence.end) if comma > 0 else None
    if who is None or who["local"]:
        return None
    end = next((s.start() for s in (SAYS.search(text, who.end(), sentence.end),) if s), min(sentence.end, who.end() + _NEAR))
    subject = Span(who.start(), end)
    if who["person"] and not PUBLIC.search(text, *subject) and not _in_office(people, subject):
        return None
    host = body_of(doc, people, subject, is_host=who["person"] is None)
    day = days[0] if days else None
    return Told(group.partition("__")[0], "event.doing", Span(*m.span(group)), sentence, host, subject, m["hold"] or "", day)


def _opens(text: str, sentence: Span, at: int) -> bool:
    """Whether what stands at `at` opens the sentence, behind its time and place."""
    return at - sentence.start < _OPENING and bool(BOUNDARY.search(text[max(sentence.start, at - 5) : at]))


def _public(text: str, sentence: Span, at: int) -> bool:
    start, end = max(sentence.start, at - _PUBLIC_NEAR), min(sentence.end, at + _PUBLIC_NEAR)
    return PUBLIC.search(text, start, end) is not None
