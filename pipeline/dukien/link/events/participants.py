"""Who takes part in an event, and in which role: by the lists of those present, and by what the text says they do there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

from dukien.facts.fact import Fact
from dukien.link.events.host import is_title
from dukien.link.events.roles import (
    ADVERBS,
    AT_EVENT,
    AWAY,
    CLAUSE,
    LONGEST_OBJECT,
    OBJECT,
    SAID_THERE,
    SPOKEN,
    begins,
    matches,
    pattern,
)
from dukien.link.events.tell import Told
from dukien.link.events.words import LED, RECEIVING, SUBJECT
from dukien.link.people import People, Person
from dukien.names.context import phrase_before
from dukien.text import Document, Span

ROLES: Final = ("chair", "delegation_head", "delegation_member", "host", "speaker", "attendee")
"""From the most telling to the least: of several that fit, the first is a participant's."""


@dataclass(kw_only=True, unsafe_hash=True)
class Participant(Fact):
    """One row of the table `participants`; the span is the mention of the name from which the role was read."""

    person_id: str
    name: str
    role: str
    position: str | None


class _Named:
    """One mention of somebody, `text[start:end]`."""

    __slots__ = ("_phrase", "_text", "end", "person", "start")

    def __init__(self, text: str, start: int, end: int, person: Person) -> None:
        self._text, self.start, self.end, self.person = text, start, end, person
        self._phrase: int | None = None

    @property
    def phrase(self) -> int:
        """Where the words for somebody begin: the form of address and the posts before the name. Most need not be asked."""
        if self._phrase is None:
            self._phrase = _phrase_start(self._text, self.start, self.person)
        return self._phrase


class _Part:
    """What one mention says of somebody's part in the event."""

    def __init__(self, named: _Named, role: str, rule: str) -> None:
        self.named, self.role, self.rule = named, role, rule


_FIRST_WITHIN, _LIST_WITHIN = 140, 260
_GAP: Final = 230
_CLOSE, _JOINT, _LONGEST_ADVERBS = 3, 8, 60
"""Characters: between words side by side, between a post and the next one, of the adverbs before a verb."""
_LIST_LINES: Final = 20
_BULLET: Final = re.compile(r" *(?:[-–+•*]|\d+\.|[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)")
_WITH: Final = re.compile(r"(?<!\w)cùng(?!\w)")
_PLURAL: Final = re.compile(
    r"(?<!\w)(?:các|hai|ba|những|[Cc]ác)(?: \w+){0,3}[,:]? *$|(?<!\w)(?:[Cc]ác|[Hh]ai) (?:ông|bà|đồng chí|đ/c)"
)
_JOINED: Final = re.compile(r"(?<!\w)(?:và|cùng)(?!\w)|;")
_VOTER: Final = re.compile(r"(?:[Cc]ử tri|[Đđ]ại biểu|ĐB) \Z")
_COMMEMORATED: Final = ("Hồ Chí Minh",)
_RECEIVED: Final = ("working_session", "inspection", "visit")
"""Kinds of events at which one side comes to the other."""
_VOICES: Final = ("dialogue", "contact_with_voters", "seminar")
"""Kinds of events at which people without a post are heard."""


def find_participants(doc: Document, people: People, told: Told) -> list[Participant]:
    """Everybody who takes part in the event that `told` tells of, once, in the most telling role, in reading order."""
    living = [p for p in people.persons if p.name not in _COMMEMORATED]
    named = [_Named(doc.text, *m, p) for p in living for m in p.mentions if m.start >= told.sentence.start]
    named.sort(key=attrgetter("start", "end"))
    best: dict[str, _Part] = {}
    for part in _parts(doc, told, named):
        before = best.get(part.named.person.person_id)
        if before is None or ROLES.index(part.role) < ROLES.index(before.role):
            best[part.named.person.person_id] = part
    rows = [_row(doc, part) for part in best.values()]
    return sorted(rows, key=lambda r: r.start)


def _row(doc: Document, part: _Part) -> Participant:
    at, person = part.named.start, part.named.person
    posts = sorted(person.positions, key=lambda o: min(abs(o.start - part.named.end), abs(at - o.end)))
    return Participant(
        start=at, end=part.named.end, rule=part.rule, person_id=person.person_id, name=person.name, role=part.role,
        position=posts[0].position if posts else None,
    )  # fmt: skip


def _parts(doc: Document, told: Told, named: Sequence[_Named]) -> Iterator[_Part]:
    """What every sentence from the event's own on says of somebody's part."""
    inside, done = True, -1
    day = doc.text[told.day.start : told.day.end] if told.day else None
    for sentence, group in groupby(named, key=lambda n: doc.sentence_at(n.start)):
        if sentence.start <= done:
            continue
        done, here = sentence.start, list(group)
        own = sentence == told.sentence
        away = AWAY.match(doc.text, *sentence) and not (day and day in doc.text[sentence.start : sentence.end])
        if not own and away:
            inside = False
            continue
        start, end = sentence
        where = begins(doc, sentence)
        if not own and matches("outside", doc.text, where["outside"], start, end, end):
            inside = False
            continue
        present = matches("present", doc.lower, where["present"], start, end, end)
        inside = own or inside or (bool(present) and not present[0][0].endswith("đây"))
        yield from _sentence(doc, told, sentence, here, where, inside=inside, there=own or bool(present))
        if own:
            yield from (_Part(n, "speaker", "participant.speaker.of") for n in here if _voiced(doc, n))
        elif present:
            at = present[0].start()
            yield from (_Part(n, "attendee", "participant.attendee.there") for n in here if _stands(doc, n, at))


def _sentence(
    doc: Document, told: Told, sentence: Span, here: Sequence[_Named], where: dict[str, list[int]], *, inside: bool, there: bool
) -> Iterator[_Part]:
    """The parts that one sentence gives: in lists, behind verbs, as the subject of the event, as who speaks there."""
    text = doc.text
    taken: set[int] = set()
    for role, end in _lists(doc, sentence, where["list"], here[-1].start) if inside else ():
        run = list(_run(text, here, end))
        if role != "said":
            taken.update(n.start for n in run)
            yield from (_Part(n, as_role, f"participant.{as_role}.list") for as_role in (_listed(role, told),) for n in run)
        elif run and run[0].phrase - end < _CLOSE and _heard(told, run[0]):
            yield _Part(run[0], "speaker", "participant.speaker.according")
    free = [n for n in here if n.start not in taken]
    yield from _told_by_verbs(doc, told, sentence, free, where["verb"], inside=inside, there=there)
    if told.subject and sentence == told.sentence:
        yield from _acting(text, told, free)
    elif lead := SAID_THERE.match(doc.lower, *sentence):
        yield from (_Part(n, "speaker", "participant.speaker.lead") for n in free if 0 <= n.phrase - lead.end() < _CLOSE)


def _lists(doc: Document, sentence: Span, where: Sequence[int], stop: int) -> Iterator[tuple[str, int]]:
    """The roles of those on the lists that begin in the sentence (at some of `where`) before `stop`, and where they begin.

    The first may begin above the sentence.
    """
    if above := _above(doc, sentence):
        yield above, sentence.start
    for m in matches("list", doc.lower, where, sentence.start, stop, sentence.end):
        yield str(m.lastgroup), m.end()


def _voiced(doc: Document, n: _Named) -> bool:
    """Whether the sentence of the event tells of somebody's words there: *đó là chỉ đạo của |Thủ tướng| tại hội nghị*."""
    at = n.phrase
    if not doc.text.endswith(" của ", 0, at):
        return False
    spoken = SPOKEN.search(doc.text, max(0, at - _FIRST_WITHIN), at)
    return spoken is not None and AT_EVENT.match(doc.lower, n.end) is not None


def _told_by_verbs(
    doc: Document, told: Told, sentence: Span, free: Sequence[_Named], where: Sequence[int], *, inside: bool, there: bool
) -> Iterator[_Part]:
    if not free:
        return
    text = doc.text
    for m in matches("verb", text, where, free[0].end, min(free[-1].end + _GAP + 1, sentence.end), sentence.end):
        role = str(m.lastgroup)
        for n in _subjects(doc, free, m.start(), sentence.start):
            if role != "speaker" or there:
                yield _Part(n, role, f"participant.{role}.verb")
            elif inside and (_heard(told, n) or _VOTER.search(text, max(0, n.start - 12), n.start)):
                yield _Part(n, role, "participant.speaker.says")


def _heard(told: Told, n: _Named) -> bool:
    """Whether somebody who is quoted without a word on where is likely to have spoken at the event."""
    return told.kind != "visit" and (bool(n.person.positions) or told.kind in _VOICES)


def _stands(doc: Document, n: _Named, at: int) -> bool:
    """Whether the words for the event at `at` stand right behind somebody: *ông A |tại buổi làm việc|*."""
    return 0 <= at - n.end < _FIRST_WITHIN and not CLAUSE.search(doc.text, n.end, at) and not _is_object(doc, n)


def _above(doc: Document, sentence: Span) -> str | None:
    """The role of those on a list in lines, for an item of it: what the line above the list says, which ends in a colon."""
    start = doc.text.rfind("\n", 0, sentence.start) + 1
    for _ in range(_LIST_LINES):
        if start == 0 or not _BULLET.match(doc.text, start):
            return None
        line = doc.line_at(start - 1)
        start = line.start
        if doc.text[line.start : line.end].rstrip().endswith(":"):
            roles = [str(m.lastgroup) for m in pattern("list").finditer(doc.lower, *line)]
            return roles[-1] if roles else None
    return None


def _run(text: str, here: Sequence[_Named], start: int) -> Iterator[_Named]:
    """Those who are named in a row from `start` on."""
    last = start
    for n in here:
        if n.start < start:
            continue
        if n.start - last > (_LIST_WITHIN if last == start else _GAP) or CLAUSE.search(text, last, n.start):
            return
        yield n
        last = n.end


def _subjects(doc: Document, here: Sequence[_Named], verb: int, start: int) -> list[_Named]:
    """Those of whom the verb at `verb` tells: the one named last before it, and who is named in one row with them."""
    text = doc.text
    before = [n for n in here if n.end <= verb]
    if not before or verb - before[-1].end > _GAP or _is_object(doc, before[-1]):
        return []
    if (clause := CLAUSE.search(text, before[-1].end, verb)) is not None:
        if verb - clause.start() > _LONGEST_ADVERBS:
            return []
        adverbs = ADVERBS.search(text, before[-1].end, verb)
        if adverbs is None or clause.start() < adverbs.start():
            return []
    row = before[-1:]
    if len(before) == 1:
        return row
    several = _PLURAL.search(text, start, before[0].start) is not None
    for n, following in zip(before[-2::-1], before[:0:-1], strict=True):
        gap = text[n.end : following.start]
        beside = following.phrase - n.end < _CLOSE and n.phrase < n.start
        if len(gap) > _GAP or CLAUSE.search(gap) or _is_object(doc, n) or not (several or beside or _JOINED.search(gap)):
            break
        row.append(n)
    return row


def _is_object(doc: Document, n: _Named) -> bool:
    """Whether something is done to somebody: *cảnh cáo đối với |ông A|*, *ý kiến của |Bí thư Huyện ủy B|*."""
    at = n.phrase
    return doc.text.endswith(" ", 0, at) and OBJECT.search(doc.lower, max(0, at - LONGEST_OBJECT), at) is not None


def _phrase_start(text: str, at: int, person: Person) -> int:
    posts = person.positions
    for _ in range(4):
        before = at
        if phrase := phrase_before(text, at, "honorific"):
            at = phrase[0]
        for p in posts:
            if 0 <= at - p.end < _JOINT and not text[p.end : at].strip(" ,-–"):
                at = p.start
                break
        if at == before:
            break
    return at


def _acting(text: str, told: Told, free: Sequence[_Named]) -> Iterator[_Part]:
    """Those who are the subject of the event: they preside over it; who goes with them belongs to their delegation."""
    if told.subject is None or "dự" in told.verb or told.verb in ("tham gia", "chứng kiến"):
        return
    subjects = [n for n in free if told.subject.start <= n.start < told.subject.end]
    led = LED.search(text, *told.subject)
    begins = SUBJECT.match(text, *told.subject)
    if begins and (begins["body"] or begins["local"]) and not led and not is_title(text, told.subject.start):
        return
    for n in subjects:
        if led and led.start() < n.start < led.end():
            yield _Part(n, "delegation_head", "participant.delegation_head.led")
        elif _WITH.search(text, subjects[0].end, n.start):
            yield _Part(n, "delegation_member", "participant.delegation_member.with")
        else:
            role = _leads(text, told, n)
            yield _Part(n, role, f"participant.{role}.subject")


def _leads(text: str, told: Told, n: _Named) -> str:
    """The role of the subject of an event."""
    if told.verb and told.verb not in ("có", "tiến hành"):
        return "speaker" if told.verb in ("khai mạc", "bế mạc") else "chair"
    if RECEIVING.match(text, told.words.start):
        return "host"
    if told.kind in _RECEIVED and _WITH.search(text, n.end, told.words.start):
        return "delegation_head"
    return "attendee"


def _listed(role: str, told: Told) -> str:
    """The role of those on a list: who is there *về phía huyện* receives a delegation, where one has come."""
    if role == "party":
        return "host" if told.kind in _RECEIVED else "attendee"
    return "attendee" if role == "delegation_member" and told.kind == "contact_with_voters" else role
