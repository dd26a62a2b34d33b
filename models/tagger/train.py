"""Learn `pipeline/dukien/names/tagger.tsv`, the weights of the name tagger, from raw articles and from the corpus.

    pip install underthesea_core
    python models/tagger/train.py ARTICLES [--most N] [--out FILE]

ARTICLES is a file or folder that `dukien extract` reads. One article in five, by a checksum of its id, is kept aside and tells
at the end how well the tagger does. The same articles give the same weights.
"""

from __future__ import annotations

import argparse
import struct
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from silver import Example, Seen, count, label
from underthesea_core import CRFTagger, CRFTrainer

from dukien.evaluate.folder import annotated
from dukien.ingest import read
from dukien.names.tagger import LABELS, inside
from dukien.text import Document
from dukien.text.normal import fold_spelling

ROOT = Path(__file__).parents[2]
OUT = ROOT / "pipeline" / "dukien" / "names" / "tagger.tsv"
CORPUS = ROOT / "corpus"
FEWEST_ARTICLES = 15
"""A feature of fewer articles is left out: the weights hold no word that only a few of them have."""
SMALLEST = 5
"""A feature none of whose weights reaches this, in hundredths, is left out."""
ROUNDS, L2 = 80, 0.02
CUES = frozenset(("honorific", "unit", "body"))
HEADER = f"# The weights of the name tagger in hundredths, for {', '.join(LABELS)}; built by models/tagger/train.py.\n"

Features = list[list[str]]


def documents(source: Path, most: int | None, *, aside: bool) -> Iterator[Document]:
    """The articles to learn from, or those kept aside."""
    for article in islice(read([source]), most):
        if article.status == "ok" and (zlib.crc32(article.article_id.encode()) % 5 == 4) == aside:
            yield Document(article)


def corpus(everywhere: Seen) -> Iterator[tuple[int, Example]]:
    """The runs of the corpus, whose annotation names the officials; articles are numbered from -1 downwards."""
    for number, (article, gold) in enumerate(annotated(CORPUS), 1):
        names = [fold_spelling(official["name"]) for official in gold["officials"]]
        yield from ((-number, e) for e in label(Document(article), everywhere, names))


def _features(example: Example, *, hide: bool) -> Features:
    """The features of each word; without what stands before the run where the cue that gave the label away is hidden."""
    rows = inside(example.words)
    if not hide:
        rows[0] += example.before
    rows[-1] += example.behind
    return rows


def _hides(example: Example, number: int) -> bool:
    """Whether the cue before a run is hidden: every other time, so that the rest of the context and the name itself count."""
    return not CUES.isdisjoint(example.before) and zlib.crc32(f"{number} {' '.join(example.words)}".encode()) % 2 == 0


def learn(examples: Sequence[tuple[int, Example]], model: Path) -> None:
    """Train on the examples, each with its article's number, and save the model in the format of CRFsuite."""
    sequences = [_features(e, hide=_hides(e, i)) for i, (_, e) in enumerate(examples)]
    articles: Counter[str] = Counter()
    last: dict[str, int] = {}
    for (article, _), rows in zip(examples, sequences, strict=True):
        for feature in {f for row in rows for f in row}:
            if last.get(feature) != article:
                last[feature] = article
                articles[feature] += 1
    kept = {f for f, n in articles.items() if n >= FEWEST_ARTICLES}
    trainer = CRFTrainer(l2_penalty=L2, max_iterations=ROUNDS, verbose=0)
    trainer.train([[[f for f in row if f in kept] for row in rows] for rows in sequences], [e.labels for _, e in examples])
    trainer.get_model().save(str(model))


def weights(model: bytes) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, float]]]:
    """The weights in a file of CRFsuite: of the labels for each feature, and of the next label for each label."""
    features_at, labels_at, attributes_at = struct.unpack_from("<3I", model, 28)
    labels, attributes = _strings(model, labels_at), _strings(model, attributes_at)
    state: dict[str, dict[str, float]] = {}
    moves: dict[str, dict[str, float]] = {}
    for i in range(struct.unpack_from("<I", model, features_at + 8)[0]):
        kind, source, target, weight = struct.unpack_from("<3Id", model, features_at + 12 + 20 * i)
        table, key = (moves, labels[source]) if kind else (state, attributes[source])
        table.setdefault(key, {})[labels[target]] = weight
    return state, moves


def _strings(model: bytes, at: int) -> list[str]:
    """The strings of a constant database, by their number."""
    size, links = struct.unpack_from("<2I", model, at + 16)
    found = []
    for offset in struct.unpack_from(f"<{size}I", model, at + links):
        (length,) = struct.unpack_from("<I", model, at + offset + 4)
        found.append(model[at + offset + 8 : at + offset + 7 + length].decode())
    return found


def write(model: Path, out: Path) -> int:
    """Write the weights as a table; how many features it has."""
    state, moves = weights(model.read_bytes())
    lines = []
    for table in (moves, state):
        for name in LABELS if table is moves else sorted(table):
            row = [round(100 * table.get(name, {}).get(to, 0.0)) for to in LABELS]
            if table is moves or max(map(abs, row)) >= SMALLEST:
                lines.append("\t".join((name, *map(str, row))))
    out.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    return len(lines) - len(LABELS)


def persons(labels: Sequence[str]) -> set[tuple[int, int]]:
    """The spans of persons, in words."""
    begins = [i for i, found in enumerate(labels) if found == "B-PER"]
    return {(i, next((k for k in range(i + 1, len(labels)) if labels[k] != "I-PER"), len(labels))) for i in begins}


def report(model: Path, examples: Sequence[Example]) -> None:
    """Print how well a model does on examples: as they stand, without what stands before them, and without any context."""
    tagger = CRFTagger()
    tagger.load(str(model))
    print(f"{len(examples):,} runs of articles kept aside\n\n{'':32}{'precision':>10}{'recall':>10}{'words right':>14}")
    for name, before, behind in (("as they stand", True, True), ("nothing before", False, True), ("no context", False, False)):
        right = found = wanted = words = agree = 0
        for e in examples:
            rows = _features(e._replace(behind=e.behind if behind else []), hide=not before)
            labels = tagger.tag(rows)
            mine, gold = persons(labels), persons(e.labels)
            right, found, wanted = right + len(mine & gold), found + len(mine), wanted + len(gold)
            words, agree = words + len(labels), agree + sum(a == b for a, b in zip(labels, e.labels, strict=True))
        print(f"persons, {name:23}{right / found:10.3f}{right / wanted:10.3f}{agree / words:14.3f}")


def main(arguments: Sequence[str]) -> None:
    """Train, write the weights and report."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--most", type=int, help="read so many articles only")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(arguments)
    everywhere: Seen = count(documents(given.articles, given.most, aside=False))
    learned = documents(given.articles, given.most, aside=False)
    examples = [(i, e) for i, doc in enumerate(learned) for e in label(doc, everywhere)] + list(corpus(everywhere))
    tested = [e for doc in documents(given.articles, given.most, aside=True) for e in label(doc, everywhere)]
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model"
        learn(examples, model)
        features = write(model, given.out)
        print(f"{len(examples):,} runs, {features:,} features, {given.out.stat().st_size:,} bytes: {given.out}")
        report(model, tested)


if __name__ == "__main__":
    main(sys.argv[1:])
