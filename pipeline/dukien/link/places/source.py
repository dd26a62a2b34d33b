"""Where an article comes from: the province or district whose own paper, portal or correspondent speaks.

*baohatinh.vn*, *mocaynam.bentre.gov.vn*, *Theo Báo Đồng Khởi*, *(Bình Dương) -*: a local voice writes about its own
communes, and leaves out what its readers know. Only the address, and the head and tail of the text, are looked at.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import normalize

from dukien.link.places.addresses import voice_of_address
from dukien.link.places.credits import FAR, LONGEST, credit, may_be_credit, may_open, opening, picture
from dukien.link.places.papers import How, Voice
from dukien.text import Document, Span
from dukien.units.register import register


class Home(NamedTuple):
    """The units whose voice an article is, on its day; several codes of a level: one of them, which is not decided."""

    provinces: frozenset[str] = frozenset()
    districts: frozenset[str] = frozenset()
    communes: frozenset[str] = frozenset()
    """Of a commune's own portal (*binhkhanh.mocaynam.bentre.gov.vn*)."""
    how: How = "none"
    """`host`: the page's address; `byline`: a credit at head or tail; `dateline`: what opens the lead."""
    span: Span | None = None
    """The credit or the dateline, where there is one."""


_NOBODY: Final = Home()
_HEAD, _TAIL = 4, 8
"""How many lines at both ends may say whose voice it is."""
_PICTURE: Final = "nh: "
"""What credits a picture in a line that ends as a sentence does: *Hồ xả nước. Ảnh: Báo Tây Ninh.*"""


def home(doc: Document, first: str, last: str) -> Home:
    """The province or district whose voice `doc` is, in the codes of the days `first` to `last` (ISO).

    What a local host takes from a paper of the whole country (*Theo VnExpress*) has no home, and what it takes from another
    province has that one.
    """
    host = voice_of_address(doc.article.url) or voice_of_address(doc.article.source)
    said, pictured, span = _said(doc)
    voice = _agreed(host if host and host.provinces else None, said, pictured)
    if voice is None:
        return Home(span=span) if span else _NOBODY
    found = _codes(voice, first, last)
    return found._replace(span=span) if span else found


def _agreed(host: Voice | None, said: Voice | None, pictured: Voice | None) -> Voice | None:
    """Whose voice it is by its address and its credits together; whose picture it shows only where both are silent."""
    if said is None:
        return host or pictured
    if host and not set(host.provinces).isdisjoint(said.provinces) and (host.districts or not said.districts):
        return host
    return said if said.provinces else None


def _said(doc: Document) -> tuple[Voice | None, Voice | None, Span | None]:
    """The voice of the first credit or dateline that names a province (else of a paper of the whole country); a picture's;
    and where the credit or dateline stands."""
    own = normalize("NFC", (doc.article.byline or "")[:LONGEST])
    said = credit(own, byline=True) if own else None
    pictured, span, text, zones = None, None, doc.text, doc.zones
    for i, (kind, start, end) in enumerate(zones[:_HEAD] + zones[max(_HEAD, len(zones) - _TAIL) :]):
        if kind == "title":
            continue
        if i < _HEAD and said is None and may_open(text, start, end):
            said = opening(text[start : min(end, start + LONGEST)])
            span = Span(start, min(end, start + FAR)) if said else None
        if end - start > LONGEST:
            continue
        byline = kind == "byline"
        # A sentence ends in a full stop, a credit in a bracket at most before it.
        sentence = not byline and text[end - 1] == "." and text[end - 2] != ")"
        if sentence and text.find(_PICTURE, start, end) < 0:
            continue
        if may_be_credit(small := doc.lower[start:end], byline=byline):
            if not sentence and not (said and said.provinces) and (found := credit(text[start:end], byline=byline)):
                said, span = found, Span(start, end)
            if pictured is None and "ảnh" in small:
                pictured = picture(text[start:end])
    return said, pictured, span


@lru_cache(maxsize=1 << 12)
def _codes(voice: Voice, first: str, last: str) -> Home:
    """The units of `voice` on those days, as codes: of a province what held and what took over, below it the earlier first."""
    provinces = _held(voice.provinces, first, last) | _heirs(voice.provinces, first, last)
    if not provinces:  # *Huế* was *Thừa Thiên Huế*
        reg = register()
        provinces = {reg.codes[r] for r in voice.provinces if reg.on(reg.codes[r], last) is not None}
    districts = _held(voice.districts, first, last) or _heirs(voice.districts, first, last)
    communes = _held(voice.communes, first, last) or _heirs(voice.communes, first, last)
    return Home(_of_level(2, provinces), _of_level(3, districts), _of_level(5, communes), voice.how)


def _of_level(digits: int, codes: set[str]) -> frozenset[str]:
    return frozenset(code for code in codes if len(code) == digits)


def _held(rows: tuple[int, ...], first: str, last: str) -> set[str]:
    """The codes of the versions that hold on one of those days."""
    reg = register()
    return {reg.codes[r] for r in rows if reg.starts[r] <= last and first < reg.ends[r]}


def _heirs(rows: tuple[int, ...], first: str, last: str) -> set[str]:
    """The codes of what took over, by the last of those days, from versions that had ended."""
    reg = register()
    ended = (r for r in rows if reg.ends[r] <= last)
    return {reg.codes[heir] for r in ended for heir in reg.successors(r, max(first, reg.ends[r]))}
