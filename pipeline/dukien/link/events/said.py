"""The day of an instruction that was given at the event: it is the event's day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dukien.link.events.find import Event
from dukien.link.issuers import Directive

_PAPERS: Final = frozenset(("directive.paper",))
"""Papers have a day of their own."""


def date_directives(directives: Sequence[Directive], event: Event | None) -> Sequence[Directive]:
    """`directives` with the event's day where none is told, and its host, somebody who takes part, or nobody named gave them."""
    if event is None or not event.date:
        return directives
    there = {p.person_id for p in event.participants}
    dated = []
    for directive in directives:
        of_event = directive.issuer is None or directive.issuer_person_id in there or directive.issuer == event.host
        if of_event and directive.date is None and directive.rule not in _PAPERS:
            directive = replace(directive, date=event.date)
        dated.append(directive)
    return dated
