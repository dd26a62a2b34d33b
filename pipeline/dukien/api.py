"""The facts of an article, or of a pandas frame of articles, in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from dukien.article import Article
from dukien.dataset.describe import arrow_schema, arrow_table
from dukien.dataset.reader import to_frame
from dukien.dataset.rows import Values, named, writable
from dukien.dataset.schema import (
    ARTICLES,
    FACTS,
    TABLES,
    ArticleRow,
    CommuneRow,
    DateRow,
    DirectiveRow,
    EventRow,
    FactRow,
    MentionRow,
    OfficialRow,
    ParticipantRow,
    PlaceRow,
    QuantityRow,
    RatioItemRow,
    RatioRow,
)
from dukien.ingest.fields import web_address
from dukien.ingest.ids import UniqueIds
from dukien.ingest.published import iso
from dukien.run.duplicates import marked
from dukien.run.one import extract_article, extract_block
from dukien.run.shards import TOGETHER

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console, ConsoleOptions, RenderResult


@dataclass(frozen=True, slots=True, repr=False)
class Facts:
    """All facts of one article, in reading order; a row's attributes are the columns of its table.

    In a notebook and with `rich.print` it shows the article with its facts marked.
    """

    article: ArticleRow
    dates: tuple[DateRow, ...]
    officials: tuple[OfficialRow, ...]
    mentions: tuple[MentionRow, ...]
    places: tuple[PlaceRow, ...]
    communes: tuple[CommuneRow, ...]
    ratios: tuple[RatioRow, ...]
    ratio_items: tuple[RatioItemRow, ...]
    quantities: tuple[QuantityRow, ...]
    directives: tuple[DirectiveRow, ...]
    events: tuple[EventRow, ...]
    participants: tuple[ParticipantRow, ...]

    def __iter__(self) -> Iterator[FactRow]:
        """All facts, table by table; the `communes`, as they are among the `places`, once."""
        for table in FACTS:
            if table.row_type is not CommuneRow:
                yield from getattr(self, table.name)

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """The tables of the dataset, by name, with this article's rows."""
        facts = {table.name: [astuple(row) for row in getattr(self, table.name)] for table in FACTS}
        return _frames({ARTICLES.name: [astuple(self.article)]} | facts)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, table.name))} {table.name}" for table in FACTS)
        return f"<Facts of {self.article.title or self.article.article_id!r}: {counts}>"

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from dukien.explore.terminal import render

        yield from render(self.article, self)

    def _repr_html_(self) -> str:
        from dukien.explore.html import render

        return render(self.article, self)


def extract(
    text: str,
    published: str | date | None = None,
    title: str | None = None,
    *,
    url: str | None = None,
    article_id: str = "article",
) -> Facts:
    """The facts of one article.

    Args:
        text: the article; all offsets are Python's, into this string. Its first line is taken for the title.
        published: the day (or time) of publication, which decides what *hôm qua* and a date without a year mean;
            a string is ISO 8601, or what `dukien.ingest.published` reads. Without it, a dateline in the text is used.
        title: where it is known and is not the text's first line.
        url: the page's address (`https://...`); a local paper's or portal's tells which province's communes are meant.
        article_id: what the rows' `article_id` shall be.

    Raises:
        TypeError: `text` is no string.
        ValueError: `published` cannot be read as a date, or `url` is no absolute http(s) address.
    """
    if not isinstance(text, str):
        raise TypeError(f"text is {type(text).__name__}, not str: decode bytes first, or run 'dukien extract' over the files")
    day = iso(published)
    if published and day is None:
        raise ValueError(f"published is {published!r}, which is no date; write it as '2020-08-31'")
    address = web_address(url)
    if url and address is None:
        raise ValueError(f"url is {url!r}, which is no address; write it as 'https://baohatinh.vn/...'")
    return facts_of(Article(article_id, text, url=address, published=day, title=title))


def facts_of(article: Article) -> Facts:
    """The facts of an article that a reader yields; an error in it is raised."""
    rows = extract_article(writable(article)).rows()
    (own,) = named(ARTICLES, rows[ARTICLES.name])
    facts = {table.name: tuple(table.row_type(**row) for row in named(table, rows[table.name])) for table in FACTS}
    return Facts(article=ArticleRow(**own), **facts)


def extract_frame(
    frame: pd.DataFrame,
    text: str = "text",
    article_id: str | None = "id",
    published: str | None = "date",
    title: str | None = "title",
    url: str | None = "url",
) -> dict[str, pd.DataFrame]:
    """The tables of the dataset, by name, for a frame with an article a row.

    Args:
        frame: one row an article. A row without a text comes back in `articles` as `skipped`.
        text: the column with the articles' texts.
        article_id: the column with their ids; None, or a frame without a column `id`, takes the frame's index.
            An id that comes again gets a number behind it.
        published: the column with the days of publication (strings, dates or timestamps); None, or a
            frame without a column `date`, for none. What cannot be read as a date is null in `articles`.
        title: the column with their titles; None, or a frame without a column `title`, for none.
        url: the column with the pages' addresses; None, or a frame without a column `url`, for none. What is no absolute
            http(s) address is null in `articles`.

    Raises:
        KeyError: a column that was named is not there.
    """
    if text not in frame.columns:
        raise KeyError(f"no column {text!r} with the articles' texts; the frame has: {', '.join(map(str, frame.columns))}")
    ids = _column(frame, article_id, "id")
    columns = zip(
        frame.index if ids is None else ids,
        frame[text],
        _column(frame, published, "date") or [None] * len(frame),
        _column(frame, title, "title") or [None] * len(frame),
        _column(frame, url, "url") or [None] * len(frame),
        strict=True,
    )
    unique = UniqueIds()
    articles = (
        Article(
            unique.add(str(key)),
            content if isinstance(content, str) else "",
            url=web_address(address),
            published=_day(day),
            title=_known(heading),
        )
        for key, content, day, heading, address in columns
    )
    tables: dict[str, list[Values]] = {name: [] for name in TABLES}
    stream = map(writable, articles)
    while block := list(islice(stream, TOGETHER)):
        for extracted in extract_block(block):
            for name, rows in extracted.items():
                tables[name] += rows
    return _frames(tables)


def _column(frame: pd.DataFrame, name: str | None, usual: str) -> list[Any] | None:
    """The values of a column that may be missing where it has its usual name."""
    if name is None or (name == usual and name not in frame.columns):
        return None
    if name not in frame.columns:
        raise KeyError(f"no column {name!r}; the frame has: {', '.join(map(str, frame.columns))}")
    return list(frame[name])


def _known(value: Any) -> str | None:
    """A cell's string; None for what pandas has where there is none."""
    return value if isinstance(value, str) and value else None


def _day(published: Any) -> str | None:
    """A day or time of publication in ISO 8601; None for what is none, or what pandas has where there is none."""
    try:
        return iso(published) if published == published else None  # NaN and NaT differ from themselves
    except TypeError:  # of pandas.NA that is not known
        return None


def _frames(tables: dict[str, list[Values]]) -> dict[str, pd.DataFrame]:
    arrow = {name: arrow_table(tables[name], arrow_schema(table)) for name, table in TABLES.items()}
    arrow[ARTICLES.name] = marked(arrow[ARTICLES.name])
    return {name: to_frame(rows) for name, rows in arrow.items()}
