"""The measures of what an annotation may tell beyond its five lists: where one is annotated, it is measured.

See `measures` for how a measure works. The optional keys are listed in `folder`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dukien.dataset.rows import Row
from dukien.evaluate.matching import best_pairs, contained, fold, overlap, same, shared_of_union
from dukien.evaluate.measures import Gold, Outcome, located, sort_out, span_of

Tables = Mapping[str, Sequence[Row]]


def column(matched: Outcome, key: str, name: str, agree: Callable[[Any, Any], bool]) -> Outcome:
    """Of the `matched` facts whose annotation has `key`: the row's column `name`, where either of them is not null."""
    outcome = Outcome()
    for gold, row in matched.right:
        if key not in gold or (gold[key] is None and row[name] is None):
            continue
        wanted, found = gold[key], row[name]
        if wanted is not None and found is not None and agree(wanted, found):
            outcome.right.append((gold, row))
            continue
        if found is not None:
            outcome.wrong.append((row, f"{row['text']}: {found}"))
        if wanted is not None:
            outcome.missed.append((gold, f"{row['text']}: {wanted}"))
    return outcome


def _equal(a: object, b: object) -> bool:
    return a == b


def _same_body(a: str, b: str) -> bool:
    """A body's short name is its long one's."""
    return contained(a, b) or contained(b, a)


def places(golds: Sequence[Gold], rows: Sequence[Row]) -> Outcome:
    """Districts and provinces: level and name, once an article; the mention with a code stands for the others."""
    wanted = {(g["level"], fold(g["name"])): g for g in golds}
    found: dict[tuple[str, tuple[str, ...]], Row] = {}
    for row in sorted(rows, key=lambda r: r["code"] is None):
        if row["level"] != "commune":
            found.setdefault((row["level"], fold(row["name"])), row)
    return Outcome(
        [(gold, found[key]) for key, gold in wanted.items() if key in found],
        [(row, f"{row['level']} {row['name']}") for key, row in found.items() if key not in wanted],
        [(gold, f"{gold['level']} {gold['name']}") for key, gold in wanted.items() if key not in found],
    )


def quantities(text: str, golds: Sequence[Gold], rows: Sequence[Row]) -> Outcome:
    """Spans overlap; value, unit and what it is counted for are equal."""
    spans = located(text, golds)

    def score(gold: Gold, row: Row) -> int:
        alike = same(gold["unit"], row["unit"]) and list(gold["per"]) == list(row["per"])
        return overlap(gold["span"], span_of(row)) * (alike and abs(gold["value"] - row["value"]) <= 1e-6 * abs(gold["value"]))

    return sort_out(spans, rows, best_pairs(spans, rows, score))


def ratio_items(text: str, golds: Sequence[Gold], rows: Sequence[Row]) -> Outcome:
    """Parts of the lists that explain ratios: spans share half of their union, and what is missing is told from what is there."""
    items: list[Gold] = []
    for ratio in located(text, golds):
        for key in ("items", "missing_items"):
            at = ratio["span"][0]
            for item in ratio.get(key, ()):
                start = text.find(item, at)
                start = text.index(item) if start < 0 else start
                at = start + len(item)
                items.append({"text": item, "span": (start, at), "missing": key == "missing_items"})

    def score(gold: Gold, row: Row) -> float:
        value = shared_of_union(gold["span"], span_of(row))
        return value if value >= 0.5 and gold["missing"] == (row["status"] == "not_achieved") else 0.0

    return sort_out(items, rows, best_pairs(items, rows, score))


def events(gold: Gold | None, rows: Sequence[Row]) -> Outcome:
    """What the article reports, if anything: its kind."""
    kinds = [] if gold is None else [gold | {"text": gold["kind"]}]
    pairs = [(0, 0)] if kinds and rows and gold and rows[0]["kind"] == gold["kind"] else []
    outcome = sort_out(kinds, rows, pairs)
    outcome.wrong = [(row, f"{row['kind']}: {row['text']}") for row, _ in outcome.wrong]
    return outcome


def participants(golds: Sequence[Gold], rows: Sequence[Row]) -> Outcome:
    """Who took part, by full name."""
    people = [g | {"text": g["name"]} for g in golds]
    return sort_out(people, rows, best_pairs(people, rows, lambda g, r: same(g["name"], r["name"])))


def _of_all_items(matched: Outcome) -> Outcome:
    """The items on whose deadline an annotation has a say: null for several items may mean that each has its own."""
    return Outcome([(gold, row) for gold, row in matched.right if gold.get("deadline") or len(gold["items"]) == 1])


def details(text: str, gold: Mapping[str, Any], tables: Tables, basic: Mapping[str, Outcome]) -> dict[str, Outcome]:
    """The outcomes of the optional measures for which `gold` has annotations; `basic` are those of the five lists."""
    found: dict[str, Outcome] = {}
    for measure, (of, key, name, agree) in _COLUMNS.items():
        found[measure] = column(basic[of], key, name, agree)
    found["deadlines"] = column(_of_all_items(basic["directives"]), "deadline", "deadline", _equal)
    if any(key in ratio for ratio in gold["ratios"] for key in ("status", "items", "missing_items")):
        found["ratio_items"] = ratio_items(text, gold["ratios"], tables["ratio_items"])
    if "places" in gold:
        found["places"] = places(gold["places"], tables["places"])
        found["place_codes"] = column(found["places"], "code", "code", _equal)
    if "quantities" in gold:
        found["quantities"] = quantities(text, gold["quantities"], tables["quantities"])
    if "event" in gold:
        event = gold["event"]
        found["events"] = events(event, tables["events"])
        for measure, (key, agree) in _OF_EVENTS.items():
            found[measure] = column(found["events"], key, key, agree)
        found["participants"] = participants(event.get("participants", ()) if event else (), tables["participants"])
        found["participant_roles"] = column(found["participants"], "role", "role", _equal)
    return {measure: outcome for measure, outcome in found.items() if outcome.right or outcome.wrong or outcome.missed}


_COLUMNS: Mapping[str, tuple[str, str, str, Callable[[Any, Any], bool]]] = {
    "organizations": ("positions", "organization", "organization", same),
    "position_levels": ("positions", "level", "level", _equal),
    "position_places": ("positions", "place_code", "place_code", _equal),
    "ratio_statuses": ("ratios", "status", "status", _equal),
    "ratio_dates": ("ratios", "date", "date", _equal),
    "directive_dates": ("directives", "date", "date", _equal),
    "directive_places": ("directives", "place_code", "place_code", _equal),
}
"""Measure: the measure whose matches it looks at, the annotation's key, the row's column, and when they agree."""
_OF_EVENTS: Mapping[str, tuple[str, Callable[[Any, Any], bool]]] = {
    "event_dates": ("date", _equal),
    "event_places": ("place_code", _equal),
    "event_hosts": ("host", _same_body),
    "event_chairs": ("chair", same),
}
