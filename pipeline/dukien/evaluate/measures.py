"""The measures, one function each: which facts of an article agree with its annotation.

Each takes the article's text, the annotation's list and the rows of a table, and tells what is right, wrong and missed.
Rows that an annotation neither asks for nor forbids are in none of the three.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dukien.dataset.rows import Row
from dukien.evaluate.matching import SpanPair, best_pairs, contained, fold, likeness, overlap, same, shared_of_union

Gold = dict[str, Any]

_COUNTED_SECTORS = {"party", "government", "legislature", "front", "armed_forces", "judiciary", "public_unit", "other"}
_UNCOUNTED_SECTORS = {"company", "foreign"}


@dataclass(slots=True)
class Outcome:
    """What became of one measure in one article."""

    right: list[tuple[Gold, Row]] = field(default_factory=list)
    wrong: list[tuple[Row, str]] = field(default_factory=list)
    """A row, and what is to be shown of it."""
    missed: list[tuple[Gold, str]] = field(default_factory=list)


def span_of(row: Row) -> SpanPair:
    """The offsets of a row's mention."""
    return row["start_char"], row["end_char"]


def located(text: str, golds: Iterable[Gold]) -> list[Gold]:
    """The annotations with the span of their `nth` occurrence."""
    found = []
    for gold in golds:
        at = -1
        for _ in range(gold.get("nth", 1)):
            at = text.index(gold["text"], at + 1)
        found.append(gold | {"span": (at, at + len(gold["text"]))})
    return found


def sort_out(golds: Sequence[Gold], rows: Sequence[Row], pairs: Sequence[tuple[int, int]]) -> Outcome:
    """The outcome where all that is not paired is wrong or missed."""
    used_golds, used_rows = {i for i, _ in pairs}, {j for _, j in pairs}
    return Outcome(
        [(golds[i], rows[j]) for i, j in pairs],
        [(row, row["text"]) for j, row in enumerate(rows) if j not in used_rows],
        [(gold, gold["text"]) for i, gold in enumerate(golds) if i not in used_golds],
    )


def _same_day(gold: Gold, row: Row) -> bool:
    """First and last day agree; where the annotation inferred the year, the row may leave it open."""

    def agree(wanted: str | None, found: str | None) -> bool:
        open_year = gold.get("year_inferred") and wanted and (found or "").startswith("XXXX")
        return (wanted or "") == (found or "") or bool(open_year and wanted and found and wanted[4:] == found[4:])

    return agree(gold["start"], row["start_date"]) and agree(gold["end"], row["end_date"])


def dates(text: str, golds: Sequence[Gold], rows: Sequence[Row]) -> Outcome:
    """Spans overlap and days agree. Relative dates count neither for nor against."""
    spans = located(text, golds)
    firm = [g for g in spans if not g.get("relative")]
    pairs = best_pairs(firm, rows, lambda g, r: overlap(g["span"], span_of(r)) * _same_day(g, r))
    outcome = sort_out(firm, rows, pairs)
    relative = [g["span"] for g in spans if g.get("relative")]
    outcome.wrong = [
        (row, f"{row['text']} ({row['start_date']} to {row['end_date']})")
        for row, _ in outcome.wrong
        if not row["relative"] and not any(overlap(span, span_of(row)) for span in relative)
    ]
    outcome.missed = [(gold, f"{gold['text']} ({gold['start']} to {gold['end']})") for gold, _ in outcome.missed]
    return outcome


def _people(golds: Sequence[Gold], rows: Sequence[Row]) -> tuple[dict[tuple[str, ...], Gold], dict[tuple[str, ...], list[Row]]]:
    """Annotated and extracted officials by folded name, without those that do not count."""
    wanted = {fold(g["name"]): g for g in golds if g["sector"] in _COUNTED_SECTORS}
    aside = {fold(g["name"]) for g in golds if g["sector"] not in _COUNTED_SECTORS}
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        if (name := fold(row["name"])) not in aside and row["sector"] not in _UNCOUNTED_SECTORS:
            found.setdefault(name, []).append(row)
    return wanted, found


def officials(golds: Sequence[Gold], rows: Sequence[Row]) -> Outcome:
    """The full name, once an article. People of companies and other countries count neither for nor against."""
    wanted, found = _people(golds, rows)
    return Outcome(
        [(gold, found[name][0]) for name, gold in wanted.items() if name in found],
        [(of_name[0], of_name[0]["name"]) for name, of_name in found.items() if name not in wanted],
        [(gold, gold["name"]) for name, gold in wanted.items() if name not in found],
    )


def positions(golds: Sequence[Gold], rows: Sequence[Row]) -> Outcome:
    """Position by position of each official: equal, or four fifths of the syllables shared.

    A shorter wording of an annotated position is neither right nor wrong.
    """
    wanted, found = _people(golds, rows)
    whole = Outcome()
    for name in wanted.keys() | found.keys():
        posts = wanted[name]["positions"] if name in wanted else []
        mine = list({row["position"]: row for row in reversed(found.get(name, [])) if row["position"]}.values())[::-1]
        mine.sort(key=lambda row: len(row["position"]), reverse=True)
        pairs = _post_pairs(posts, mine)
        used = {j for _, j in pairs}
        mine = [r for j, r in enumerate(mine) if j in used or not any(contained(r["position"], p["text"]) for p in posts)]
        outcome = sort_out(posts, mine, _post_pairs(posts, mine))
        person = wanted[name]["name"] if name in wanted else mine[0]["name"] if mine else ""
        whole.right += outcome.right
        whole.wrong += [(row, f"{person}: {row['position']}") for row, _ in outcome.wrong]
        whole.missed += [(gold, f"{person}: {shown}") for gold, shown in outcome.missed]
    return whole


def _post_pairs(posts: Sequence[Gold], rows: Sequence[Row]) -> list[tuple[int, int]]:
    def score(gold: Gold, row: Row) -> float:
        value = likeness(gold["text"], row["position"])
        return value if value >= 0.8 or same(gold["text"], row["position"]) else 0.0

    return best_pairs(posts, rows, score)


_Communes = dict[tuple[tuple[str, ...], tuple[str, ...]], list[Row]]


def _communes(rows: Sequence[Row]) -> _Communes:
    found: _Communes = {}
    for row in rows:
        found.setdefault((fold(row["type"]), fold(row["name"])), []).append(row)
    return found


def communes(golds: Sequence[Gold], rows: Sequence[Row]) -> Outcome:
    """Type and name, once an article."""
    wanted = {(fold(g["type"]), fold(g["name"])): g for g in golds}
    found = _communes(rows)
    return Outcome(
        [(gold, found[key][0]) for key, gold in wanted.items() if key in found],
        [(mentions[0], f"{mentions[0]['type']} {mentions[0]['name']}") for key, mentions in found.items() if key not in wanted],
        [(gold, gold["text"]) for key, gold in wanted.items() if key not in found],
    )


def commune_codes(golds: Sequence[Gold], rows: Sequence[Row]) -> Outcome:
    """The code, over the communes whose code the annotation decides; one mention that has it is enough."""
    found = _communes(rows)
    outcome = Outcome()
    for key, gold in {(fold(g["type"]), fold(g["name"])): g for g in golds if g["code"]}.items():
        coded = [row for row in found.get(key, []) if row["code"]]
        hit = next((row for row in coded if row["code"] == gold["code"]), None)
        if hit:
            outcome.right.append((gold, hit))
            continue
        outcome.missed.append((gold, f"{gold['text']}: {gold['code']}"))
        if coded:
            outcome.wrong.append((coded[0], f"{gold['text']}: {' '.join(sorted({row['code'] for row in coded}))}"))
    return outcome


def _same_numbers(gold: Gold, row: Row) -> bool:
    columns = ("value",) if gold["kind"] == "percent" else ("numerator", "denominator")
    return row["kind"] == gold["kind"] and all(
        row[c] is not None and round(float(row[c]), 4) == round(float(gold[c]), 4) for c in columns
    )


def ratios(text: str, golds: Sequence[Gold], rows: Sequence[Row]) -> Outcome:
    """Spans overlap and numbers are equal."""
    spans = located(text, golds)
    return sort_out(spans, rows, best_pairs(spans, rows, lambda g, r: overlap(g["span"], span_of(r)) * _same_numbers(g, r)))


def ratio_indicators(matched: Outcome) -> Outcome:
    """Of the `matched` ratios: the indicators share half of their syllables."""
    outcome = Outcome()
    for gold, row in matched.right:
        if likeness(gold.get("indicator"), row["indicator"]) >= 0.5:
            outcome.right.append((gold, row))
        else:
            outcome.wrong.append((row, f"{row['text']}: {row['indicator']}"))
            outcome.missed.append((gold, f"{gold['text']}: {gold.get('indicator')}"))
    return outcome


def ratio_communes(matched: Outcome) -> Outcome:
    """Of the `matched` ratios: the commune, where the annotation or the row names one."""
    outcome = Outcome()
    for gold, row in matched.right:
        wanted, found = gold.get("commune"), row["commune"]
        if wanted and same(wanted, found):
            outcome.right.append((gold, row))
            continue
        if found:
            outcome.wrong.append((row, f"{row['text']}: {found}"))
        if wanted:
            outcome.missed.append((gold, f"{gold['text']}: {wanted}"))
    return outcome


def _items(text: str, golds: Sequence[Gold]) -> list[Gold]:
    """The items of all directives with their spans; each is looked for behind the one before it."""
    found = []
    for gold in golds:
        at = 0
        for item in gold["items"]:
            start = text.find(item, at)
            start = text.index(item) if start < 0 else start
            at = start + len(item)
            found.append(gold | {"text": item, "span": (start, at)})
    return found


def directives(text: str, golds: Sequence[Gold], rows: Sequence[Row]) -> Outcome:
    """Item by item: spans share half of their union. Upward requests and the headline count neither for nor against."""
    items = _items(text, golds)
    asked = [item for item in items if not item.get("upward")]
    upward = [item["span"] for item in items if item.get("upward")]

    def score(gold: Gold, row: Row) -> float:
        value = shared_of_union(gold["span"], span_of(row))
        return value if value >= 0.5 else 0.0

    outcome = sort_out(asked, rows, best_pairs(asked, rows, score))
    headline_end = len(text.split("\n", 1)[0])
    outcome.wrong = [
        (row, shown)
        for row, shown in outcome.wrong
        if row["start_char"] > headline_end and not any(shared_of_union(span, span_of(row)) > 0.3 for span in upward)
    ]
    return outcome


def issuers(matched: Outcome) -> Outcome:
    """Of the `matched` items: the issuer; a body's short name is its long one's."""
    outcome = Outcome()
    for gold, row in matched.right:
        wanted, found = gold["issuer"], row["issuer"]
        if same(wanted, found) or (wanted and found and (contained(wanted, found) or contained(found, wanted))):
            outcome.right.append((gold, row))
        else:
            outcome.wrong.append((row, f"{found} for: {gold['text'][:60]}"))
            outcome.missed.append((gold, f"{wanted} for: {gold['text'][:60]}"))
    return outcome
