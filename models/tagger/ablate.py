"""Does the name tagger earn its place? Rules alone, the tagger alone, and both, on annotated articles and on hidden cues.

    python models/tagger/ablate.py FOLDER... [--hidden ARTICLES] [--most N]

FOLDER holds annotated articles, as for `dukien evaluate`. ARTICLES is a file or folder of raw articles: of the names behind
*ông, bà, đồng chí*, beside a post, this word is taken away; how many of them are still found? Only articles that
`train.py` keeps aside are looked at. Times are milliseconds an article.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from train import documents

from dukien.article import Article
from dukien.evaluate.folder import annotated, evaluate
from dukien.names.context import behind_post, phrase_before, title_follows
from dukien.names.finder import RUN, find_names
from dukien.names.person import PersonName
from dukien.names.syllables import is_vietnamese, surname_weight
from dukien.names.tagger import last_person, score
from dukien.run import one
from dukien.text import Document

_PERSONAL = frozenset(("ông", "bà", "đồng chí", "anh", "chị", "cô"))
_LONGEST, _RARE = 10, -6.0
_FEW, _ROUNDS = 10, 8

Finder = Callable[[Document], list[PersonName]]


def by_rules(doc: Document) -> list[PersonName]:
    """The names that the rules find."""
    return find_names(doc, tagger=False)


def by_tagger(doc: Document) -> list[PersonName]:
    """The last person that the tagger sees in each run of capitalised words, whatever stands around it."""
    text = doc.text
    found = []
    for m in RUN.finditer(text):
        words = tuple(m[0].split(" "))
        if m.lastgroup or not 2 <= len(words) <= _LONGEST or doc.zone_at(m.start()) == "byline":
            continue
        if (person := last_person(score(doc.lower, m.start(), words))) is None:
            continue
        start = m.start() + sum(map(len, words[: person.first])) + person.first
        kept = words[person.first : person.last]
        before = phrase_before(text, start, "honorific")
        found.append(
            PersonName(
                start=start,
                end=start + len(" ".join(kept)),
                rule="name.model",
                name=" ".join(kept),
                honorific=text[slice(*before)] if before else None,
                foreign=not all(map(is_vietnamese, kept)),
            )
        )
    return found


FINDERS: dict[str, Finder] = {"rules": by_rules, "tagger": by_tagger, "both": find_names}


def times(docs: Sequence[Document]) -> list[float]:
    """Milliseconds an article of each finder, text and zones being made before.

    Of every few articles the best of some rounds counts, in which the finders take turns: other work on the machine then
    weighs little.
    """
    totals = [0.0] * len(FINDERS)
    for begin in range(0, len(docs), _FEW):
        few = docs[begin : begin + _FEW]
        best = [float("inf")] * len(FINDERS)
        for _ in range(_ROUNDS):
            for i, finder in enumerate(FINDERS.values()):
                begun = time.perf_counter()
                for doc in few:
                    finder(doc)
                best[i] = min(best[i], time.perf_counter() - begun)
        totals = [total + seconds for total, seconds in zip(totals, best, strict=True)]
    return [1000 * total / len(docs) for total in totals]


def on_folder(folder: Path) -> None:
    """Print each measure's precision, recall and F1 by each finder; all other stages stay as they are."""
    docs = [Document(article) for article, _ in annotated(folder)]
    measures = {}
    for name, finder in FINDERS.items():
        one.find_names = finder  # type: ignore[assignment]
        measures[name] = evaluate(folder)
    one.find_names = find_names
    print(f"\n{folder}: {len(docs)} articles\n")
    print("| measure | annotated | " + " | ".join(FINDERS) + " |\n|---" + "|---:" * (len(FINDERS) + 1) + "|")
    for measure in measures["both"]:
        cells = [f"{(m := measures[name][measure]).precision:.3f} {m.recall:.3f} {m.f1:.3f}" for name in FINDERS]
        print(f"| {measure} | {measures['both'][measure].gold} | " + " | ".join(cells) + " |")
    print("| ms an article | | " + " | ".join(f"{t:.2f}" for t in times(docs)) + " |")


def on_hidden(articles: Path, most: int | None) -> None:
    """Print how many addressed names beside a post each finder still finds without their form of address."""
    totals: Counter[str] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for doc in documents(articles, most, aside=True):
        text, names = _without_address(doc)
        bare = Document(Article("hidden", text))
        if bare.text != text:
            continue
        found = {name: {(n.start, n.end) for n in finder(bare)} for name, finder in FINDERS.items()}
        for start, words in names:
            end = start + len(" ".join(words))
            if not (behind_post(bare.lower, start) or title_follows(bare.lower, end)):
                continue
            rare = "rare or unknown family name" if surname_weight(words[0]) < _RARE else "common family name"
            for kind in ("all", rare, "two syllables" if len(words) == 2 else "three or more"):
                totals[kind] += 1
                right.update((kind, name) for name in FINDERS if (start, end) in found[name])
    print("\n| form of address hidden | names | " + " | ".join(FINDERS) + " |\n|---" + "|---:" * (len(FINDERS) + 1) + "|")
    for kind, n in totals.items():
        print(f"| {kind} | {n} | " + " | ".join(f"{right[kind, name] / n:.3f}" for name in FINDERS) + " |")


def _without_address(doc: Document) -> tuple[str, list[tuple[int, list[str]]]]:
    """The text without the forms of address before full names, and where these names then begin."""
    text = doc.text
    kept, names = "", []
    last = 0
    for name in by_rules(doc):
        address = f"{name.honorific} "
        begin = name.start - len(address)
        if name.rule != "name.honorific" or address.lower().strip() not in _PERSONAL:
            continue
        if begin >= last and text.startswith(address, begin):
            kept += text[last:begin]
            last = name.start
            names.append((len(kept), name.name.split(" ")))
    return kept + text[last:], names


def main(arguments: Sequence[str]) -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--hidden", type=Path)
    parser.add_argument("--most", type=int, help="read so many of the raw articles only")
    given = parser.parse_args(arguments)
    for folder in given.folders:
        on_folder(folder)
    if given.hidden:
        on_hidden(given.hidden, given.most)


if __name__ == "__main__":
    main(sys.argv[1:])
