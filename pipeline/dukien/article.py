"""One article: what every ingest reader yields and every later stage starts from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["ok", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was read.

    `text` is what all offsets of the dataset point into: decoded and, for HTML, extracted, but otherwise
    untouched. A reader that cannot produce a text yields `status="failed"` with a `reason` that tells
    the user what to do, so that nothing is lost in silence.
    """

    article_id: str
    text: str
    source: str | None = None
    """Path that it was read from, with the member or the record's number where there is one."""
    url: str | None = None
    """The page's own address, absolute, as its source gives it; None where it gives none."""
    title: str | None = None
    published: str | None = None
    """ISO 8601 date or date-time, as the source gives it outside its text; None where it gives none."""
    byline: str | None = None
    encoding: str | None = None
    """How bytes became text (`utf-8`, `windows-1258`, `tcvn3` ...); None for text that came as text."""
    status: Status = "ok"
    reason: str | None = None
