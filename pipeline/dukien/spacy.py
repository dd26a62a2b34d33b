"""The facts inside spaCy: `nlp.add_pipe("dukien")`.

>>> nlp = spacy.blank("vi")                     # needs pyvi; any pipeline does, such as spacy.blank("xx")
>>> nlp.add_pipe("dukien")
>>> doc = nlp("Ngày 31-8, ...")
>>> [(e.text, e.label_, e._.fact["code"]) for e in doc.ents if e.label_ == "COMMUNE"]
>>> doc.spans["directives"]                      # one span group a table, overlaps and all
>>> spacy.displacy.render(doc, style="ent")
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from dukien.api import extract

LABELS = {
    "dates": "DATE",
    "officials": "POSITION",
    "mentions": "OFFICIAL",
    "communes": "COMMUNE",
    "places": "PLACE",
    "ratios": "RATIO",
    "ratio_items": "RATIO_ITEM",
    "quantities": "QUANTITY",
    "directives": "DIRECTIVE",
    "events": "EVENT",
    "participants": "PARTICIPANT",
}
"""The label of each table's spans; the names of officials are labelled PERSON."""

_ENTITIES = frozenset({"DATE", "PERSON", "POSITION", "COMMUNE", "PLACE", "RATIO", "QUANTITY"})
_KEY = "dukien"


def _fact(span: Span) -> dict[str, Any] | None:
    """The row behind a span that the component set: the columns of its table, by name."""
    found: dict[str, Any] | None = span.doc.user_data.get(_KEY, {}).get(span.id_)
    return found


if not Span.has_extension("fact"):
    Span.set_extension("fact", getter=_fact)
for _given in ("published", "url"):
    if not Doc.has_extension(_given):
        Doc.set_extension(_given, default=None)


@Language.factory(
    "dukien", default_config={"published": None}, assigns=["doc.ents", "doc.spans", "span._.fact"], retokenizes=False
)
def make_component(nlp: Language, name: str, published: str | None) -> Component:
    """Make the pipeline component; `published` is the day of publication of texts whose `doc._.published` is not set."""
    return Component(published)


class Component:
    """Sets span groups, one a table, and entities; each span knows its fact.

    A fact's row is in `span._.fact`, its id in `span.id_`, its table's label in `span.label_`. Where a fact begins or
    ends inside a token, the span holds the whole token; `span._.fact["start_char"]` is exact. Directives and events are
    in `doc.spans` only, as entities cannot overlap. Entities that earlier components set stay where ours leave room.
    """

    def __init__(self, published: str | None = None) -> None:
        self.published = published

    def __call__(self, doc: Doc) -> Doc:
        """Add the facts of `doc.text`. With `nlp.pipe`, set `doc._.published` and `doc._.url` on docs that you make."""
        published: str | date | datetime | None = doc._.published or self.published
        facts = extract(doc.text, published=published, url=doc._.url)
        rows: dict[str, dict[str, Any]] = {}
        entities: list[Span] = []
        for table, label in LABELS.items():
            spans = []
            for fact in getattr(facts, table):
                row = rows[fact.fact_id] = {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(fact).items()}
                spans.append(_span(doc, row["start_char"], row["end_char"], label, fact.fact_id))
                if table == "officials":
                    spans.append(_span(doc, row["name_start_char"], row["name_end_char"], "PERSON", fact.fact_id))
            doc.spans[table] = spans
            entities += [span for span in spans if span.label_ in _ENTITIES]
        doc.user_data[_KEY] = rows
        ours = filter_spans(entities)
        doc.ents = (*ours, *(e for e in doc.ents if not any(e.start < o.end and o.start < e.end for o in ours)))
        return doc


def _span(doc: Doc, start: int, end: int, label: str, fact_id: str) -> Span:
    span = doc.char_span(start, end, label=label, span_id=fact_id, alignment_mode="expand")
    assert span is not None, "offsets of a fact lie in its text"
    return span
