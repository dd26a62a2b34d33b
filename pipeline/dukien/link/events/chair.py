"""Who presides over the event."""

from __future__ import annotations

import re

from dukien.link.events.words import CHAIR_CLAUSE, PRESIDES, SEVERAL
from dukien.link.people import People
from dukien.text import Document, Span

_FARTHEST = 1800
_TOGETHER = re.compile(r"(?<!\w)(?:và|cùng|đồng chủ (?:trì|tọa))(?!\w)")


def find_chair(doc: Document, people: People, sentence: Span) -> str | None:
    """The person in whose clause *chủ trì*, *làm trưởng đoàn* or *dưới sự chủ trì của* stands, from `sentence` on; else None."""
    for m in PRESIDES.finditer(doc.text, sentence.start, max(sentence.end, _FARTHEST)):
        own = doc.sentence_at(m.start())
        if own.start >= sentence.end and m[0].endswith(("đoàn", "đầu", "Đoàn")):
            continue  # of another delegation
        if m["verb"] is None:
            stop = CHAIR_CLAUSE.search(doc.text, m.end(), own.end)
            named = _named(people, Span(m.end(), stop.start() if stop else own.end))
            return named[0] if named else None
        start = max((c.end() for c in CHAIR_CLAUSE.finditer(doc.text, own.start, m.start())), default=own.start)
        several = SEVERAL.match(doc.text, own.start)
        if named := _named(people, Span(own.start if several else start, m.start())):
            together = several or _TOGETHER.search(doc.text, start, m.end())
            return named[0] if together else named[-1]
    return None


def _named(people: People, stretch: Span) -> list[str]:
    """The names of those mentioned in `stretch`, in reading order."""
    found = [(m.start, p.name) for p in people.persons for m in p.mentions if stretch.start <= m.start < stretch.end]
    return [name for _, name in sorted(found)]
