"""An article in the terminal with its facts marked, and a list of them below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dukien.dataset.schema import ArticleRow, FactRow
from dukien.explore.marks import TABLE_OF, in_words, stretches

_STYLES = {
    "dates": "bold cyan",
    "officials": "bold yellow",
    "mentions": "yellow",
    "places": "bold green",
    "ratios": "bold magenta",
    "ratio_items": "magenta",
    "quantities": "bold red",
    "directives": "underline",
    "events": "reverse",
    "participants": "blue",
}


def render(article: ArticleRow, facts: Iterable[FactRow]) -> Iterator[RenderableType]:
    """The article with its facts in colours, then a table of the facts in reading order."""
    facts = sorted(facts, key=lambda f: (f.start_char, f.end_char))
    text = Text()
    for stretch in stretches(article.text, facts):
        text.append(_visible(stretch.text), style=" ".join(_STYLES[TABLE_OF[type(f)]] for f in stretch.facts))
    yield text
    table = Table("fact", "text", "meaning", "rule", "confidence", title=article.article_id, expand=False)
    for fact in facts:
        name = TABLE_OF[type(fact)]
        words = (_visible(fact.text), in_words(fact), fact.rule, f"{fact.confidence:.2f}")
        table.add_row(Text(name, style=_STYLES[name]), *map(Text, words))
    yield table


def _visible(text: str) -> str:
    """The text without control characters that would steer the terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" if c < " " or "\x7f" <= c < "\xa0" else c for c in text)
