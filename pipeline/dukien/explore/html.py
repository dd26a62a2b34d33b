"""An article as HTML with its facts marked: colours by kind, and what each says when pointed at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape

from dukien.dataset.schema import FACTS, ArticleRow, FactRow
from dukien.explore.marks import TABLE_OF, Stretch, in_words, stretches

# Translucent, so that they stand on light and dark pages alike; hues that colour-blind readers tell apart (Okabe, Ito).
_COLOURS = {
    "dates": "86 180 233",
    "officials": "230 159 0",
    "mentions": "230 159 0",
    "places": "0 158 115",
    "ratios": "204 121 167",
    "ratio_items": "204 121 167",
    "quantities": "213 94 0",
    "directives": "128 128 128",
    "events": "240 228 66",
    "participants": "0 114 178",
}
_STYLE = (
    ".dukien{line-height:1.7;max-width:48em;white-space:pre-wrap;overflow-wrap:anywhere}"
    ".dukien mark{color:inherit;border-radius:.2em;padding:.1em 0}"
    ".dukien ul{list-style:none;padding:0;margin:0 0 .8em;white-space:normal}"
    ".dukien li{display:inline-block;margin-right:1em}"
    + "".join(f".dukien mark.{table}{{background:rgb({colour}/.4)}}" for table, colour in _COLOURS.items())
    + ".dukien mark.directives{background:none;text-decoration:underline dotted}"
)


def render(article: ArticleRow, facts: Iterable[FactRow]) -> str:
    """A piece of HTML that stands by itself in a page; every character of the article is escaped."""
    facts = list(facts)
    counts = Counter(TABLE_OF[type(fact)] for fact in facts)
    legend = "".join(f'<li><mark class="{t.name}">{t.name}</mark> {counts[t.name]}</li>' for t in FACTS if counts[t.name])
    body = "".join(_mark(stretch) for stretch in stretches(article.text, facts))
    return f'<div class="dukien" lang="vi"><style>{_STYLE}</style><ul>{legend}</ul>{body}</div>'


def _mark(stretch: Stretch) -> str:
    """The stretch within one mark for each fact that it lies in, the longest outermost."""
    html = escape(stretch.text)
    if not stretch.facts:
        return html
    title = escape(
        "\n".join(f"{TABLE_OF[type(f)]}: {in_words(f)} [{f.rule}, {f.confidence:.2f}]" for f in reversed(stretch.facts))
    )
    for fact in reversed(stretch.facts):
        html = f'<mark class="{TABLE_OF[type(fact)]}" title="{title}">{html}</mark>'
    return html
