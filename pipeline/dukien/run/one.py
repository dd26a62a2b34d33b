"""One article through all the stages."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from dukien.article import Article
from dukien.dataset.rows import Row, Values, article_row, fact_rows, named
from dukien.dataset.schema import ARTICLES, FACTS, TABLES
from dukien.facts.dates import find_dates
from dukien.facts.directives import find_statements
from dukien.facts.fact import Fact
from dukien.facts.places import find_places
from dukien.facts.positions import find_positions
from dukien.facts.quantities import find_quantities
from dukien.facts.ratios import RatioItem, find_ratio_items, find_ratios
from dukien.link.events import Event, Participant, date_directives, find_event
from dukien.link.issuers import Directive, link_issuers
from dukien.link.people import Official, People, Reference, link_people
from dukien.link.places import Place, link_places
from dukien.link.setting import Setting
from dukien.link.subjects import Context, Quantity, Ratio, link_quantities, link_ratios
from dukien.link.years import Date, resolve_dates
from dukien.names import find_names
from dukien.text import Document


@dataclass(frozen=True, slots=True)
class Extraction:
    """All facts of one document; spans are in its normal text."""

    document: Document
    dates: tuple[Date, ...]
    places: tuple[Place, ...]
    people: People
    ratios: tuple[Ratio, ...]
    ratio_items: tuple[RatioItem, ...]
    quantities: tuple[Quantity, ...]
    directives: tuple[Directive, ...]
    event: Event | None

    @property
    def officials(self) -> tuple[Official, ...]:
        """One entry for each person and position."""
        return self.people.officials

    @property
    def mentions(self) -> tuple[Reference, ...]:
        """Where the officials are spoken of."""
        return self.people.references

    @property
    def communes(self) -> tuple[Place, ...]:
        """The mentions of communes, wards, towns and special zones."""
        return tuple(p for p in self.places if p.level == "commune")

    @property
    def events(self) -> tuple[Event, ...]:
        """The event as the rows of its table: one or none."""
        return () if self.event is None else (self.event,)

    @property
    def participants(self) -> tuple[Participant, ...]:
        """Who takes part in the event."""
        return () if self.event is None else self.event.participants

    def rows(self) -> dict[str, list[Values]]:
        """The rows of all tables, by the table's name."""
        document = self.document
        rows = {ARTICLES.name: [article_row(document.article, document)]}
        for table in FACTS:
            facts: Sequence[Fact] = getattr(self, table.name)
            rows[table.name] = fact_rows(table, document, facts)
        return rows


def _stages(article: Article) -> Generator[None, None, Extraction]:
    """Find and link every fact of `article`, with a pause after each stage."""
    doc = Document(article)
    yield
    found = find_dates(doc)
    yield
    dates = resolve_dates(doc, found)
    yield
    mentions = find_places(doc)
    yield
    places = link_places(doc, mentions, dates)
    setting = Setting(doc, places)
    subjects = Context(setting, dates)
    yield
    names = find_names(doc)
    yield
    positions = find_positions(doc, names) if names else []  # nobody to hold them
    yield
    people = link_people(doc, names, positions, setting)
    yield
    shares = find_ratios(doc)
    yield
    ratios, ratio_items = link_ratios(shares, subjects), find_ratio_items(doc, shares)
    yield
    amounts = find_quantities(doc)
    yield
    quantities = link_quantities(amounts, subjects)
    yield
    statements = find_statements(doc)
    yield
    directives = link_issuers(doc, statements, people, setting, dates)
    yield
    event = find_event(doc, people, setting, dates)
    return Extraction(
        document=doc,
        dates=tuple(dates),
        places=tuple(places),
        people=people,
        ratios=tuple(ratios),
        ratio_items=tuple(ratio_items),
        quantities=tuple(quantities),
        directives=tuple(date_directives(directives, event)),
        event=event,
    )


def extract_article(article: Article) -> Extraction:
    """Find and link every fact of `article`."""
    stages = _stages(article)
    while True:
        try:
            next(stages)
        except StopIteration as done:
            extraction: Extraction = done.value
            return extraction


def extract_rows(article: Article) -> dict[str, list[Row]]:
    """The rows of all tables for `article`, by the columns' names, whatever happens; see `extract_block`."""
    (rows,) = extract_block([article])
    return {name: named(TABLES[name], values) for name, values in rows.items()}


def extract_block(
    articles: Sequence[Article], at: Callable[[int], None] = lambda position: None, positions: Sequence[int] | None = None
) -> list[dict[str, list[Values]]]:
    """The rows of all tables for each of `articles`, whatever happens: an error makes one `failed`, with the reason.

    An article that its reader skipped or could not read has a row in `articles` only.

    The articles go from stage to stage together. A stage's code, expressions and vocabulary then stay in the processor's
    cache while they are used, which saves a fifth of the time. `at` is told whose turn it is: the article's
    place in `articles`, or what `positions` has there.
    """
    with _no_search_for_garbage():
        return _extract_block([_checked(article) for article in articles], at, positions or range(len(articles)))


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Leave Python's search for circular garbage undone: a block makes next to none, and each search goes through all it has."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


def _extract_block(articles: list[Article], at: Callable[[int], None], positions: Sequence[int]) -> list[dict[str, list[Values]]]:
    extractions: dict[int, Extraction] = {}
    waiting = [(i, _stages(article)) for i, article in enumerate(articles) if article.status == "ok"]
    while waiting:
        ready, waiting = waiting, []
        for i, stages in ready:
            at(positions[i])
            try:
                next(stages)
            except StopIteration as done:
                extractions[i] = done.value
            except Exception as error:
                articles[i] = _failed(articles[i], error)
            else:
                waiting.append((i, stages))
    rows = []
    for i, article in enumerate(articles):
        at(positions[i])
        rows.append(_rows(article, extractions.get(i)))
    return rows


def _rows(article: Article, extraction: Extraction | None) -> dict[str, list[Values]]:
    if extraction:
        try:
            return extraction.rows()
        except Exception as error:
            article = _failed(article, error)
    return {ARTICLES.name: [article_row(article)]} | {table.name: [] for table in FACTS}


def _checked(article: Article) -> Article:
    """`article`, `skipped` where it holds no text."""
    if article.status == "ok" and not article.text.strip():
        return replace(article, status="skipped", reason="holds no text")
    return article


def _failed(article: Article, error: Exception) -> Article:
    reason = f"a bug in dukien ({type(error).__name__}: {error}); please report it with the article"
    return replace(article, status="failed", reason=reason)
