"""How fast each stage is, as a ratio to one pass of a date expression over the same articles in the same run.

    python tests/benchmarks/stages.py                    over the corpus
    python tests/benchmarks/stages.py articles.jsonl.gz  over other articles, up to 2,000 of them

With `pip install underthesea`, its word tagger is measured beside them. One core; the best of three rounds counts.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from dukien.facts.dates import find_dates
from dukien.facts.directives import find_statements
from dukien.facts.places import find_places
from dukien.facts.positions import find_positions
from dukien.facts.quantities import find_quantities
from dukien.facts.ratios import find_ratios
from dukien.ingest import read
from dukien.link.places import link_places
from dukien.link.years import resolve_dates
from dukien.names import find_names
from dukien.run.one import extract_article
from dukien.text import Document

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
MOST = 2000
DATE = re.compile(r"(?i)(?:ngày\s+)?\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?\b|\b(?:tháng|năm|quý)\s+\d+")


def best(work: Callable[[Any], object], items: Iterable[Any], rounds: int = 3) -> float:
    """Seconds of the fastest of some rounds over all `items`."""
    items = list(items)
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        for item in items:
            work(item)
        times.append(time.perf_counter() - begun)
    return min(times)


def main(inputs: list[str]) -> None:
    """Print the table."""
    articles = [a for a in islice(read(inputs or [CORPUS]), MOST) if a.status == "ok"]
    chars = sum(len(a.text) for a in articles)
    documents = [Document(a) for a in articles]
    extract_article(articles[0])  # vocabularies are loaded on first use
    for document in documents:
        _ = document.sentences
    found = [(d, find_places(d), resolve_dates(d, find_dates(d))) for d in documents]
    one_pass = best(lambda a: DATE.findall(a.text), articles)
    stages: dict[str, tuple[Callable[[Any], object], Iterable[Any]]] = {
        "normal form, zones, sentences": (lambda a: Document(a).sentences, articles),
        "dates": (find_dates, documents),
        "places": (find_places, documents),
        "places linked": (lambda given: link_places(*given), found),
        "names": (find_names, documents),
        "positions": (find_positions, documents),
        "ratios": (find_ratios, documents),
        "quantities": (find_quantities, documents),
        "directives": (find_statements, documents),
        "everything, linked": (extract_article, articles),
    }
    times = {"one date expression": one_pass} | {name: best(work, items) for name, (work, items) in stages.items()}
    try:
        from underthesea import word_tokenize
    except ImportError:
        pass
    else:
        few = articles[:200]
        share = sum(len(a.text) for a in few) / chars
        times["underthesea.word_tokenize"] = best(lambda a: word_tokenize(a.text), few, rounds=1) / share
    print(f"{len(articles):,} articles of {chars / len(articles):,.0f} characters\n")
    print(f"{'':32}{'ratio':>8}{'µs an article':>16}{'million characters/s':>22}")
    for name, seconds in times.items():
        print(f"{name:32}{seconds / one_pass:8.1f}{seconds / len(articles) * 1e6:16.0f}{chars / seconds / 1e6:22.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
