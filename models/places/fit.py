#!/usr/bin/env python3
"""Fit what each clue counts for when a place is linked: pipeline/dukien/link/places/weights.csv.

    fit.py ARTICLES [--skip IDS] > weights.csv

ARTICLES: raw articles as `dukien extract` reads them; IDS: a file of article ids, one a line, to leave out (those that
judge the result).

No article needs annotation. A name that only one unit of its level bears at the article's time is linked whatever the
article says, so its unit is known. It is dressed up as an ambiguous name: beside the true unit stand as many others as a
really ambiguous name of the same articles has, as near to it (in its district, in its province, elsewhere) and as ill
fitting (of another type, of another time) as those are. What the article says of the true unit, and happens to say of
the others, then tells what each clue is worth. From some the true unit is taken away, as from a name that the register
does not know. The weights are those of a conditional logit, fitted by maximum likelihood with a small penalty; as
the neighbours' clue depends on the weights, the fit is repeated. A fifth of the articles is left out, to see on its names
whether the probabilities hold.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dukien.facts.dates import find_dates
from dukien.facts.places import PlaceMention, find_places
from dukien.ingest import read
from dukien.link.places.candidates import Candidate, Period, above, period
from dukien.link.places.choice import Chooser, Key
from dukien.link.places.evidence import weights
from dukien.link.years import resolve_dates
from dukien.text import Document
from dukien.units.register import register

SEED, ROUNDS, STEPS, PENALTY, UNKNOWN = 20, 2, 15, 0.5, 0.02
"""`UNKNOWN`: the share of names from which the true unit is taken away."""

SILENT = frozenset(("phrase", "once", "sentence", "title", "article"))
"""Every article is read as it is, and as if it named no district or province, as articles for local readers do."""

LEVELS = ("district", "province")
NEARER = (("title", 1.2), ("sentence", 2.4))
"""What is named nearer counts more, by so much: the articles name too few districts in their titles to show it."""

FIXED = {
    "phrase.district": 10.0,
    "phrase.other_district": -14.0,
    "phrase.wrong_district": -8.5,
    "phrase.leading_district": 9.5,
    "phrase.province": 7.0,
    "phrase.other_province": -14.0,
    "phrase.leading_province": 6.5,
    "once.district": 8.5,
    "once.other_district": -9.0,
    "once.province": 6.0,
    "once.other_province": -9.0,
    **{f"{kind}.only_district": 6.0 + more for kind, more in (("article", 0.0), *NEARER)},
    **{f"{kind}.only_province": 5.0 + more for kind, more in (("article", 0.0), *NEARER)},
    "byline.district": 6.0,
    "byline.province": 5.5,
    "source.district": 6.0,
    "source.province": 5.5,
    "body.type": 3.0,
    "day.middle": 1.0,
    "name.alike": -18.0,
}
"""Clues set by hand. What the phrase states outright decides, and nothing around it outweighs it; of the others raw
articles have too few to tell. The only district or province that an article names is nearly always the right one, and
whose paper it is counts as much."""

TIED = {f"{near}.{level}": (f"article.{level}", more) for near, more in NEARER for level in LEVELS}
"""Weights that differ from another by a fixed step."""


class Read(NamedTuple):
    """An article as far as the linker needs it."""

    doc: Document
    mentions: Sequence[PlaceMention]
    when: Period


class Lookalike(NamedTuple):
    """Another unit of an ambiguous name, as seen from the one that is meant."""

    relation: str
    candidate: Candidate


def articles(path: str, skip: frozenset[str]) -> Iterator[Read]:
    """The articles that name a commune or district."""
    for article in read([path]):
        if article.status != "ok" or article.article_id in skip:
            continue
        doc = Document(article)
        mentions = find_places(doc)
        if any(m.level == "commune" for m in mentions):
            yield Read(doc, mentions, period(doc, resolve_dates(doc, find_dates(doc))))


def relation(a: Candidate, b: Candidate) -> str:
    """How near two units are."""
    if not a.districts.isdisjoint(b.districts):
        return "district"
    provinces = {code for code in a.above if len(code) == 2}
    return "elsewhere" if provinces.isdisjoint(b.above) else "province"


def ambiguous(chooser: Chooser) -> Iterator[tuple[str, list[Lookalike]]]:
    """The ambiguous names of an article as lists of lookalikes of one of their units, by their level."""
    for k, options in chooser.options.items():
        if k[0] != "province" and len(options) > 1 and options[0].fits:
            yield k[0], [Lookalike(relation(options[0], c), c) for c in options[1:]]


class Dresser:
    """Puts lookalikes beside unique names."""

    def __init__(self, groups: Sequence[tuple[str, list[Lookalike]]], rng: random.Random) -> None:
        self.rng = rng
        self.groups = {level: [g for lv, g in groups if lv == level] for level in ("commune", "district")}
        reg = register()
        self.pool: dict[str, list[Candidate]] = {}
        """Units by the code of the district or province that they lie in, and by level."""
        for level in self.groups:
            for rows in reg.by_level[level].values():
                for row in rows:
                    upper = above(reg.parents[row])
                    districts = frozenset(c for c in upper if len(c) == 3)
                    c = Candidate(code=reg.codes[row], rows=(row,), fitting=1, above=upper, districts=districts)
                    for place in (level, *(f"{level}{code}" for code in upper)):
                        self.pool.setdefault(place, []).append(c)

    def dress(self, true: Candidate, level: str) -> tuple[Candidate, ...]:
        """The candidates of a name that seems ambiguous."""
        others = {}
        for lookalike in self.rng.choice(self.groups[level]):
            like = lookalike.candidate
            c = self._near(true, level, lookalike.relation)
            if c is not None and c.code != true.code:
                others[c.code] = c._replace(other_type=like.other_type, other_day=like.other_day)
        return (true, *others.values())

    def _near(self, true: Candidate, level: str, how: str) -> Candidate | None:
        if how == "elsewhere":
            return self.rng.choice(self.pool[level])
        codes = sorted(true.districts if how == "district" else (c for c in true.above if len(c) == 2))
        pool = self.pool.get(f"{level}{self.rng.choice(codes)}") if codes else None
        return self.rng.choice(pool) if pool else None


Instance = tuple[list[tuple[tuple[str, float], ...]], int]
"""The clues of each candidate, and which is the true one (-1: none)."""


def instances(read: Read, dresser: Dresser, without: frozenset[str], weight: Mapping[str, float]) -> Iterator[Instance]:
    """The unique names of an article, dressed up; mentions whose phrase tells nothing count more, as they need other clues."""
    chooser = Chooser(read.doc, read.mentions, read.when, without, weight)
    truth: dict[Key, str] = {}
    for k, options in chooser.options.items():
        if k[0] == "commune" and len(options) == 1:
            truth[k] = options[0].code
            chooser.options[k] = dresser.dress(options[0], k[0])
            if dresser.rng.random() < UNKNOWN:
                chooser.options[k] = chooser.options[k][1:]
    chooser.run()
    for k, code in truth.items():
        silent = [i for i in chooser.by_key[k] if not any(chooser.situations[k][i].own)]
        for i in [dresser.rng.choice(chooser.by_key[k]), *silent[: 0 if without else 2]]:
            weighed = chooser.weigh(k, chooser.situations[k][i])
            codes = [o.candidate.code for o in weighed]
            if weighed:
                yield [o.clues for o in weighed], codes.index(code) if code in codes else -1


def fit(data: Sequence[Instance], names: Sequence[str]) -> dict[str, float]:
    """The weights of the clues `names`: the most likely ones of those that are neither fixed nor tied to another."""
    free = [name for name in names if name not in FIXED and name not in TIED]
    column = {name: n for n, name in enumerate(free)}
    most = max(len(clues) for clues, _ in data) + 1  # the last is none of them
    x = np.zeros((len(data), most, len(free)))
    given = np.full((len(data), most), -np.inf)
    true = np.empty(len(data), int)
    for n, (clues, which) in enumerate(data):
        for j, candidate in enumerate((*clues, (("name.none", 1.0),))):
            at = j if j < len(clues) else most - 1
            given[n, at] = 0.0
            for name, strength in candidate:
                base, more = TIED.get(name, (name, FIXED.get(name, 0.0)))
                given[n, at] += more * strength
                if base in column:
                    x[n, at, column[base]] += strength
        true[n] = which if which >= 0 else most - 1
    rows = np.arange(len(data))
    w = np.zeros(len(free))
    for _ in range(STEPS):  # Newton's method: the likelihood is concave
        score = x @ w + given
        p = np.exp(score - score.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        mean = np.einsum("nj,njk->nk", p, x)
        gradient = (mean - x[rows, true]).sum(axis=0) + PENALTY * w
        curvature = np.einsum("nj,njk,njl->kl", p, x, x, optimize=True) - mean.T @ mean + PENALTY * np.eye(len(free))
        w -= np.linalg.solve(curvature, gradient)
    print(f"{len(data):,} names, loss {-np.log(p[rows, true]).mean():.4f} a name", file=sys.stderr)
    found = dict(zip(free, w.tolist(), strict=True)) | FIXED
    return {name: found[TIED[name][0]] + TIED[name][1] if name in TIED else found[name] for name in names}


def reliability(data: Sequence[Instance], weight: Mapping[str, float]) -> Iterator[str]:
    """How often the most probable candidate is right, by its probability; and the expected calibration error."""
    bins: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for clues, true in data:
        scores = [math.exp(sum(weight[name] * strength for name, strength in candidate)) for candidate in clues]
        best = max(range(len(scores)), key=scores.__getitem__)
        probability = scores[best] / (sum(scores) + math.exp(weight["name.none"]))
        bins[min(int(probability * 10), 9)].append((probability, best == true))
    error = 0.0
    for tenth, judged in sorted(bins.items()):
        said, was = (sum(x) / len(judged) for x in zip(*judged, strict=True))
        error += abs(said - was) * len(judged) / len(data)
        yield f"{tenth / 10:.1f}: {len(judged):,} names, said {said:.2f}, right {was:.2f}"
    yield f"expected calibration error {error:.3f}"


def main() -> None:
    """Fit, and print the file."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("articles")
    ap.add_argument("--skip", type=Path)
    args = ap.parse_args()
    skip = frozenset(args.skip.read_text("utf-8").split()) if args.skip else frozenset()
    corpus = list(articles(args.articles, skip))
    groups = [g for a in corpus for g in ambiguous(Chooser(a.doc, a.mentions, a.when))]
    found = dict(weights())
    names = list(found)
    kept, tried = [a for n, a in enumerate(corpus) if n % 5], corpus[::5]
    for _ in range(ROUNDS):
        dresser = Dresser(groups, random.Random(SEED))
        data = [instance for a in kept for hidden in (frozenset(), SILENT) for instance in instances(a, dresser, hidden, found)]
        found = {name: round(weight, 2) for name, weight in fit(data, names).items()}
    print("# What each clue counts for, in log odds: models/places/fit.py. The names of the clues are explained in evidence.py.")
    print("clue,weight")
    seen = Counter(name for clues, _ in data for candidate in clues for name in dict(candidate))
    for name in names:
        print(f"{name},{found[name]:g}")
        print(f"{name}: {found[name]:g}, seen {seen[name]:,} times", file=sys.stderr)
    for what, hidden in (("as they are", frozenset()), ("as if they named no district or province", SILENT)):
        print(f"the fifth of the articles that was left out, {what}:", file=sys.stderr)
        judged = [instance for a in tried for instance in instances(a, dresser, hidden, found)]
        print("\n".join(reliability(judged, found)), file=sys.stderr)


if __name__ == "__main__":
    main()
