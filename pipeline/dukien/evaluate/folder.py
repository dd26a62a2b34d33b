"""How well the facts of annotated articles are found: precision, recall and F1 of each measure.

A folder of annotated articles holds `articles/` (or `text/`) and, in `gold/`, one JSON file for each of them, named by
the article's id:

    {"dates": [{"text", "start", "end", "nth"?, "year_inferred"?, "relative"?, "mod"?}],
     "officials": [{"name", "sector", "positions": [{"text", "former"?}]}],
     "communes": [{"type", "name", "text", "code"}],
     "ratios": [{"text", "kind", "numerator"?, "denominator"?, "value"?, "indicator", "commune", "nth"?}],
     "directives": [{"issuer", "verb", "addressee", "items", "upward"?}]}

Texts are letter for letter the article's; `nth` (from 1) says which occurrence is meant. An annotation may tell more, and
what it tells is measured (`details`): of a position its `organization`, `level`, `place_code`; of a ratio its `status`, `date`,
and the `items` and `missing_items` that explain it; of a directive its `date`, `deadline`, `place_code`; and of the article

    {"places": [{"level", "type", "name", "text", "code"}],     districts and provinces
     "quantities": [{"text", "value", "unit", "per", "nth"?}],
     "event": null or {"kind", "date", "place_code", "host", "chair", "participants": [{"name", "role"}]}}
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dukien.article import Article
from dukien.dataset.rows import Row
from dukien.evaluate import measures
from dukien.evaluate.details import details
from dukien.evaluate.measures import Outcome
from dukien.ingest import read
from dukien.run.one import extract_rows


class GoldError(ValueError):
    """A folder of annotated articles is not as it should be."""


@dataclass(slots=True)
class Measure:
    """Counts of one measure over all articles, and what went wrong."""

    right: int = 0
    wrong: list[tuple[str, str]] = field(default_factory=list)
    """Article and what was found there without being right."""
    missed: list[tuple[str, str]] = field(default_factory=list)
    """Article and what was not found there."""

    @property
    def gold(self) -> int:
        """How many the annotations have."""
        return self.right + len(self.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / found if (found := self.right + len(self.wrong)) else 0.0

    @property
    def recall(self) -> float:
        """The share of what the annotations have that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def figures(self) -> dict[str, float]:
        """`precision`, `recall` and `f1`, rounded to four places, and the number of annotations."""
        rounded = {name: round(getattr(self, name), 4) for name in ("precision", "recall", "f1")}
        return rounded | {"gold": self.gold}


def annotated(folder: Path) -> Iterator[tuple[Article, Mapping[str, Any]]]:
    """The articles of a folder that have an annotation, with it.

    Raises:
        GoldError: the folder, an article of an annotation, or sound JSON is missing.
    """
    texts = next((path for name in ("articles", "text") if (path := folder / name).is_dir()), None)
    gold = folder / "gold"
    if texts is None or not gold.is_dir():
        raise GoldError(f"{folder} is no folder of annotated articles: it needs articles/ (or text/) and gold/")
    waiting = {path.stem: path for path in sorted(gold.glob("*.json"))}
    for article in read([texts]):
        if article.article_id in waiting:
            path = waiting.pop(article.article_id)
            try:
                yield article, json.loads(path.read_text(encoding="utf-8"))
            except json.JSONDecodeError as error:
                raise GoldError(f"{path} is not JSON: {error}") from None
    if waiting:
        raise GoldError(f"{texts} has no article for the annotation {next(iter(waiting.values()))}")


def outcomes(text: str, gold: Mapping[str, Any], tables: Mapping[str, Sequence[Row]]) -> dict[str, Outcome]:
    """What became of every measure in one article, by the measure's name."""
    ratios = measures.ratios(text, gold["ratios"], tables["ratios"])
    directives = measures.directives(text, gold["directives"], tables["directives"])
    basic = {
        "dates": measures.dates(text, gold["dates"], tables["dates"]),
        "officials": measures.officials(gold["officials"], tables["officials"]),
        "positions": measures.positions(gold["officials"], tables["officials"]),
        "communes": measures.communes(gold["communes"], tables["communes"]),
        "commune_codes": measures.commune_codes(gold["communes"], tables["communes"]),
        "ratios": ratios,
        "ratio_indicators": measures.ratio_indicators(ratios),
        "ratio_communes": measures.ratio_communes(ratios),
        "directives": directives,
        "issuers": measures.issuers(directives),
    }
    return basic | details(text, gold, tables, basic)


def evaluate(folder: Path) -> dict[str, Measure]:
    """Extract the annotated articles of `folder` and measure the facts, by the measure's name."""
    totals: dict[str, Measure] = {}
    for article, gold in annotated(folder):
        for name, outcome in _outcomes_of(article, gold).items():
            total = totals.setdefault(name, Measure())
            total.right += len(outcome.right)
            total.wrong += [(article.article_id, shown) for _, shown in outcome.wrong]
            total.missed += [(article.article_id, shown) for _, shown in outcome.missed]
    if not totals:
        raise GoldError(f"{folder / 'gold'} holds no annotations (*.json)")
    return totals


def _outcomes_of(article: Article, gold: Mapping[str, Any]) -> dict[str, Outcome]:
    try:
        return outcomes(article.text, gold, extract_rows(article))
    except (KeyError, ValueError, TypeError) as error:
        raise GoldError(f"the annotation of {article.article_id} does not fit its text: {error!r}") from error


def judged(article: Article, gold: Mapping[str, Any]) -> Iterator[tuple[str, Row, bool]]:
    """The rows on which the annotation of an article has a say: table, row, and whether it is right.

    A position is right with its person, a commune with its type and name (how probable its code is, its own row tells), a
    ratio with its numbers, a directive with its span.
    """
    tables = extract_rows(article)
    found = outcomes(article.text, gold, tables)
    for table, measure in (("dates", "dates"), ("officials", "positions"), ("ratios", "ratios"), ("directives", "directives")):
        yield from ((table, row, True) for _, row in found[measure].right)
        yield from ((table, row, False) for row, _ in found[measure].wrong)
    for row in tables["communes"]:
        yield "communes", row, bool(measures.communes(gold["communes"], [row]).right)
