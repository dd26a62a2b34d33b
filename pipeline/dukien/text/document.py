"""The document: an article with its normal text, the only thing that passes between the stages."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from itertools import repeat
from typing import Any, Final, NamedTuple

from dukien.article import Article
from dukien.text.codes import KELVIN, coded
from dukien.text.normal import normalise
from dukien.text.offsets import edit
from dukien.text.sentences import sentence_spans
from dukien.text.zones import Zone, ZoneKind, filled, furniture, zones


class Span(NamedTuple):
    """A half-open stretch `[start, end)` of a document's normal text, in characters."""

    start: int
    end: int


_NOWHERE: Final = Span(0, 0)
_ISO_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DATELINE_DAY: Final = re.compile(r"(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})")


_NEWS_YEARS: Final = range(1800, 2200)
"""Whatever stands outside is a placeholder: *0001-01-01*, *31/12/9999*."""


def _day(year: str, month: str, day: str) -> date | None:
    try:
        if int(year) not in _NEWS_YEARS:
            return None
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


class Document:
    """An article's normal text with its zones and sentences, and the way back to the text as read.

    Extractors look at `text` and report spans in it; `source` turns a span into offsets of `article.text`.
    Page furniture is not in `text` at all.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        text, self._maps, composed = normalise(article.text)
        lines = filled(text.split("\n"))
        if edits := furniture(text, lines):
            text, way_back = edit(text, edits)
            self._maps.insert(0, way_back)
            composed = None
            lines = filled(text.split("\n"))
        self.is_edited = bool(self._maps)
        """Whether offsets in `text` are others than in the article; where not, `source` returns what it is given."""
        self.text: str = text
        """The normal form that every rule is written for; same case and line breaks as the article."""
        self.lower: str = text.replace("İ", "I").lower()  # the only letter whose lower case is longer
        """`text` in lower case; every offset stays."""
        self.codes, has_all = coded(self.lower)
        """`lower` as bytes, one for each character."""
        self.composed = composed if has_all and KELVIN not in text else None
        """The article's text in NFC, where it is known."""
        self.zones: tuple[Zone, ...] = tuple(zones(lines, self.lower))
        spoken = [(start, end) for kind, start, end in self.zones if kind != "byline"]
        self.has_bylines = len(spoken) < len(self.zones)
        """Whether a line tells who wrote it; where not, `zone_at` need not be asked."""
        sentences = sentence_spans(text, spoken)
        self.sentences: tuple[Span, ...] = tuple(map(tuple.__new__, repeat(Span), sentences))
        """Sentences in reading order; a sentence never crosses a line break. Bylines are no sentences."""
        self._sentence_starts = [start for start, _ in sentences]
        self._zone_starts = [start for _, start, _ in self.zones]
        self._last_asked = _NOWHERE
        self._asked_from = self._asked_to = 0
        self._quoted: dict[int, tuple[int, int, str]] = {}
        self.matches: list[list[Any]] | None = None
        """The words that rules wait for, once `dukien.text.vocabulary` has looked for them."""
        self.title: str | None = article.title or self._first("title")
        """The article's title: the reader's own field, else the first line."""
        self.byline: str | None = article.byline or (self._first("byline") if self.has_bylines else None)
        """Who wrote it: the reader's own field, else the first line like *Tin, ảnh: ...* at the end."""
        self.published: date | None = self._published()
        """The day of publication: the source's own field, else the dateline in the text; None where neither is."""

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in `article.text` of the span `[start, end)` of `text`."""
        for way_back in self._maps:
            start, end = way_back.span(start, end)
        return start, end

    def source_text(self, start: int, end: int) -> str:
        """The characters of the article, as they were read, that the span `[start, end)` of `text` stands for."""
        first, last = self.source(start, end)
        return self.article.text[first:last]

    def sentence_index(self, at: int) -> int:
        """Index in `sentences` of the sentence that character `at` stands in (or the last one before it)."""
        i = bisect_right(self._sentence_starts, at) - 1
        return i if i > 0 else 0

    def sentence_at(self, at: int) -> Span:
        """The sentence that character `at` stands in; the line where it stands in none."""
        if self._asked_from <= at < self._asked_to:  # most ask for the sentence that was asked for before
            return self._last_asked
        sentence = self.sentences[self.sentence_index(at)] if self.sentences else _NOWHERE
        start, end = sentence
        if not start <= at < end:
            return self.line_at(at)
        self._last_asked, self._asked_from, self._asked_to = sentence, start, end
        return sentence

    def quoted_at(self, at: int) -> tuple[int, int, str]:
        """What `sentence_at` finds: start, end, and the characters of the article. Most sentences are asked for many times."""
        i = bisect_right(self._sentence_starts, at)
        quoted = self._quoted.get(i)
        if quoted is None or at >= quoted[1]:
            start, end = self.sentences[i - 1] if i else _NOWHERE
            in_sentence = at < end
            if not in_sentence:
                start, end = self.line_at(at)
            quoted = start, end, self.source_text(start, end)
            if in_sentence:
                self._quoted[i] = quoted
        return quoted

    def line_at(self, at: int) -> Span:
        """The line (paragraph) that character `at` stands in."""
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return Span(start, len(self.text) if end < 0 else end)

    def zone_at(self, at: int) -> ZoneKind:
        """What the line with character `at` is."""
        i = bisect_right(self._zone_starts, at) - 1
        return self.zones[i].kind if i >= 0 else "body"

    def _first(self, kind: ZoneKind) -> str | None:
        """The first line of this kind, as it was read."""
        for found, start, end in self.zones:
            if found == kind:
                return self.source_text(start, end).strip()
        return None

    def _published(self) -> date | None:
        if self.article.published and (m := _ISO_DAY.match(self.article.published)):
            return _day(*m.groups())
        for kind, start, end in self.zones:
            if kind == "dateline" and (m := _DATELINE_DAY.search(self.text, start, end)):
                return _day(m[3], m[2], m[1])
        return None
