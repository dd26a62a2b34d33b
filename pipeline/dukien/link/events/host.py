"""Who holds an event: the body at the head of its subject, or behind the event's name."""

from __future__ import annotations

import re
from typing import Final

from dukien.link.events.words import DELEGATION, HELD_BY, HOST_END, OWN, PUBLIC, SUBJECT
from dukien.link.people import People
from dukien.text import Document, Span

_SHORTEST: Final = 4
_NEAR: Final = 260
_HOLDS: Final = ("tổ chức", "đăng cai", "chủ trì")
"""One of these stands behind whoever holds an event."""
_GUEST: Final = re.compile(r"(?:[Đđ]ại diện |[Cc]ác )?(?:[Ll]ãnh đạo|[Đđ]ại biểu)|[Đđ]oàn (?:đại biểu|của)|Tổ đại biểu")
"""Who goes somewhere, or speaks for a body, without its being the body's own event."""


def body_of(doc: Document, people: People, subject: Span, *, is_host: bool) -> Span | None:
    """The body in a subject, without partners, delegates and brackets; None where somebody is the subject."""
    text = doc.text
    begins = SUBJECT.match(text, *subject)
    if begins is None or begins["title"] or begins["person"] or not is_host or _GUEST.match(text, *subject):
        return None
    stop = HOST_END.search(text, *subject)
    end = stop.start() if stop else subject.end
    named = _first_name(people, subject)
    if named <= end and is_title(text, subject.start):
        return None
    end = min(end, named)
    start = subject.start
    sent = DELEGATION.match(text, start, end)
    if sent and (below := SUBJECT.match(text, sent.end(), end)) and (below["body"] or below["local"]):
        start = sent.end()
    return _trimmed(text, start, end)


def is_title(text: str, at: int) -> bool:
    """Whether what stands before somebody's name is their title: *|Thường trực Ban Bí thư| Đinh Văn A*."""
    return text.startswith("hường trực", at + 1)


def _first_name(people: People, span: Span) -> int:
    """Where the first person in `span` is named; behind it, where nobody is."""
    starts = (m.start for p in people.persons for m in p.mentions if span.start <= m.start < span.end)
    return min(starts, default=span.end + 1)


def office_of(doc: Document, people: People, subject: Span) -> Span | None:
    """The body that somebody receives guests for: *Thứ trưởng |Bộ Y tế| A tiếp đoàn ...*."""
    end = min(_first_name(people, subject), subject.end)
    body = next((m for m in SUBJECT.finditer(doc.text, subject.start + 1, end) if m["body"]), None)
    return _cut(doc.text, body.start(), end) if body else None


def own_body(text: str, words: Span, end: int) -> Span | None:
    """The body whose event it is: *kỳ họp thứ 9 |HĐND tỉnh|*, *hội thảo do |Sở Y tế| tổ chức*."""
    near = min(end, words.end + _NEAR)
    if any(text.find(verb, words.end, near) >= 0 for verb in _HOLDS) and (held := HELD_BY.search(text, words.end, near)):
        start, stop = held.span("who")
        if PUBLIC.match(text, start, stop) or SUBJECT.match(text, start, stop):
            return _cut(text, start, stop)
    link = OWN.match(text, words.end, end)
    if link and (body := SUBJECT.match(text, link.end(), end)) and body["body"]:
        return _cut(text, link.end(), end)
    return None


def _cut(text: str, start: int, end: int) -> Span | None:
    stop = HOST_END.search(text, start, end)
    return _trimmed(text, start, stop.start() if stop else end)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    end = start + len(text[start:end].rstrip(" ,-–.;:"))
    return Span(start, end) if end - start > _SHORTEST else None
