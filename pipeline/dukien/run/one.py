"""One article through all the stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dukien.article import Article
from dukien.dataset.rows import Row, article_row, fact_rows
from dukien.dataset.schema import ARTICLES, FACTS
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

    def rows(self) -> dict[str, list[Row]]:
        """The rows of all tables, by the table's name."""
        facts: Mapping[str, Sequence[Fact]] = {table.name: getattr(self, table.name) for table in FACTS}
        articles = [article_row(self.document.article, self.document)]
        return {ARTICLES.name: articles} | {table.name: fact_rows(table, self.document, facts[table.name]) for table in FACTS}


def extract_article(article: Article) -> Extraction:
    """Find and link every fact of `article`."""
    doc = Document(article)
    dates = resolve_dates(doc, find_dates(doc))
    places = link_places(doc, find_places(doc), dates)
    setting = Setting(doc, places)
    names = find_names(doc)
    people = link_people(doc, names, find_positions(doc, names), setting)
    ratios = find_ratios(doc)
    subjects = Context(setting, dates)
    quantities = link_quantities(find_quantities(doc), subjects)
    directives = link_issuers(doc, find_statements(doc), people, setting, dates)
    event = find_event(doc, people, setting, dates)
    return Extraction(
        document=doc,
        dates=tuple(dates),
        places=tuple(places),
        people=people,
        ratios=tuple(link_ratios(ratios, subjects)),
        ratio_items=tuple(find_ratio_items(doc, ratios)),
        quantities=tuple(quantities),
        directives=tuple(date_directives(directives, event)),
        event=event,
    )


def extract_rows(article: Article) -> dict[str, list[Row]]:
    """The rows of all tables for `article`, whatever happens: an error makes it `failed`, with the reason.

    An article that its reader skipped or could not read has a row in `articles` only.
    """
    if article.status == "ok" and not article.text.strip():
        article = replace(article, status="skipped", reason="holds no text")
    if article.status == "ok":
        try:
            return extract_article(article).rows()
        except Exception as error:
            reason = f"a bug in dukien ({type(error).__name__}: {error}); please report it with the article"
            article = replace(article, status="failed", reason=reason)
    return {ARTICLES.name: [article_row(article)]} | {table.name: [] for table in FACTS}
