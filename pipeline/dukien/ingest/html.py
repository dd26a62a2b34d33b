"""Web pages: the article without the page's furniture (trafilatura), and fragments of HTML as they are."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from dukien.article import Article
from dukien.ingest.blocks import text_of
from dukien.ingest.encodings import decode
from dukien.ingest.fields import Fields, Parts, says, web_address
from dukien.ingest.files import File, Stream, failed, read_all
from dukien.ingest.published import iso
from dukien.ingest.raw import Raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says about its article; `text` is the body, empty where there is none."""

    text: str
    url: str | None = None
    title: str | None = None
    description: str | None = None
    published: str | None = None
    byline: str | None = None


_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})""")
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_BLOCK = re.compile(
    r"\s*<(?:p|div|table|section|article|h[1-6]|ul|ol|figure|center|blockquote|span|strong|b|em|i|img|br|a)\b[^>]*>"
)
_CLOSED = re.compile(r"</(?:p|div|table|h[1-6]|ul|section|article)>|<br ?/?>|&nbsp;|&[aeiouy](?:grave|acute|circ|tilde);")
_PAGE = re.compile(r"(?i)\s*(?:<!doctype html|<html\b|<head\b|<body\b|<\?xml)")

# Without it trafilatura takes any date in the article's text for the day of publication.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2099-12-31"}

# Beyond these trafilatura takes many seconds, and the page is rarely an article.
_LARGEST_PAGE = 5_000_000
_MOST_ELEMENTS = 50_000
_LEAST = 200


def read_html(file: File, stream: Stream, fields: Fields) -> Iterator[Raw]:
    """The page's bytes."""
    yield Raw(article_id=file.stem, source=file.source, kind="page", data=read_all(stream), fields=fields)


def make_page(raw: Raw) -> Article:
    """A page: title, lead and body as paragraphs with blank lines between; entities are decoded."""
    charset = _CHARSET.search(raw.data[:4096])
    markup, encoding = decode(raw.data, charset[1].decode("ascii") if charset else raw.encoding)
    found = page(markup)
    if not found.text.strip():
        article = failed(raw.article_id, raw.source, "the page holds no article text", status="skipped")
        return replace(article, url=raw.url)
    return Parts(
        article_id=raw.article_id,
        source=raw.source,
        url=raw.url or found.url,
        body=found.text,
        title=found.title,
        description=found.description,
        published=found.published,
        byline=found.byline,
        encoding=encoding,
    ).article()


def is_page(text: str) -> bool:
    """Whether a record's text is a whole page."""
    return bool(_PAGE.match(text))


def is_html(text: str) -> bool:
    """Whether a record's text is a piece of HTML: it begins with an element, and goes on like it."""
    return bool(_BLOCK.match(text) and _CLOSED.search(text))


def parse(markup: str) -> etree._Element | None:
    """The tree of a page or fragment; None where there is none. Nothing in `markup` makes it raise."""
    markup = _XML_DECLARATION.sub("", markup, count=1).replace("\0", "")
    try:
        return lxml_html.document_fromstring(markup, parser=lxml_html.HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def fragment(markup: str) -> str:
    """The text of HTML that is an article's body and nothing else."""
    tree = parse(markup)
    return "" if tree is None else text_of(tree)


def page(markup: str) -> Page:
    """The article of a page: by trafilatura, or by the page's own article element where that found too little."""
    tree = parse(markup)
    if tree is None:
        return Page(text="")
    _lift_captions(tree)
    meta = _Meta(tree)
    whole = text_of(tree)
    text, extracted = "", None
    if len(markup) <= _LARGEST_PAGE and sum(1 for _ in tree.iter()) <= _MOST_ELEMENTS:
        extracted = _extract(tree)
        text = text_of(extracted.body) if extracted is not None and extracted.body is not None else ""
    simple = _simple(tree)
    if len(text) < min(_LEAST, len(simple) // 2) or len(text) * 2 < _article_length(tree):
        text = simple
    description = meta.description or (extracted.description if extracted else None)
    return Page(
        text=text,
        url=meta.url,
        title=meta.title or (extracted.title if extracted else None),
        # What only search engines see is often about the site, not the article.
        description=description if description and says(whole, description) else None,
        published=meta.published or (iso(extracted.date) if extracted else None),
        byline=extracted.author if extracted else None,
    )


def _extract(tree: etree._Element) -> Any:
    try:
        import trafilatura  # takes a quarter of a second, and many inputs have no pages

        return trafilatura.bare_extraction(
            tree,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            favor_recall=True,
            date_extraction_params=_DATES,
        )
    except Exception:  # whatever a page from the web does to a library, the page comes out the simple way
        return None


def _lift_captions(tree: etree._Element) -> None:
    """Captions as paragraphs beside the article's, for they are lost inside a figure."""
    for figure in [f for f in tree.iter("figure") if next(f.iterancestors("figure"), None) is None]:
        if figure.find(".//table") is not None:  # how some editors wrap a table
            figure.tag = "div"
            continue
        caption = text_of(figure)
        for child in list(figure):
            figure.remove(child)
        figure.tag, figure.text = "p", caption


_FURNITURE = "nav footer aside form script style noscript template iframe button select".split()
_ROOTS = ('.//*[@itemprop="articleBody"]', ".//article", ".//main", ".//body")


def _article_length(tree: etree._Element) -> int:
    """How much text the page itself marks as its article's body."""
    marked = tree.find(_ROOTS[0])
    return 0 if marked is None else len(text_of(marked))


def _simple(tree: etree._Element) -> str:
    """The text of the element that is most likely the article, without menus and lists of links."""
    root = next((e for path in _ROOTS if (e := tree.find(path)) is not None and len(text_of(e)) > _LEAST), tree)
    copy = etree.fromstring(etree.tostring(root), parser=lxml_html.HTMLParser(huge_tree=True))
    if copy is None:
        return ""
    for element in list(copy.iter(*_FURNITURE)):
        _drop(element)
    for element in _link_lists(copy):
        _drop(element)
    return text_of(copy)


def _link_lists(root: etree._Element) -> list[etree._Element]:
    """Lists and sections more than half of whose text, in more than two links, is links. One pass from the leaves up."""
    total: Counter[etree._Element] = Counter()
    linked: Counter[etree._Element] = Counter()
    links: Counter[etree._Element] = Counter()
    found = []
    for element in reversed(list(root.iter(etree.Element))):
        total[element] += len((element.text or "").strip())
        if element.tag == "a":
            linked[element], links[element] = total[element], 1
        if element.tag in ("ul", "ol", "div", "section") and links[element] > 2 and 2 * linked[element] > total[element]:
            found.append(element)
        if (parent := element.getparent()) is not None:
            total[parent] += total[element] + len((element.tail or "").strip())
            linked[parent] += linked[element]
            links[parent] += links[element]
    return found


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        element.tail, tail = None, element.tail
        if tail:
            marker = etree.Element("span")
            marker.text = tail
            parent.replace(element, marker)
        else:
            parent.remove(element)


class _Meta:
    """What the page's head says: Open Graph, schema.org, and the first heading where that is the title."""

    def __init__(self, tree: etree._Element) -> None:
        self._named: dict[str, str] = {}
        for meta in tree.iter("meta"):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop")
            if name and (content := (meta.get("content") or "").strip()):
                self._named.setdefault(name.lower(), content)
        headings = [t for h in tree.iter("h1") if (t := " ".join(text_of(h).split()))]
        self.description = self._first("og:description", "description", "twitter:description")
        shared = self._first("og:title", "twitter:title", "title")
        # The heading of the article is what a longer title ("... | Báo ...") begins with; else believe a single one.
        title = tree.findtext(".//title")
        longer = [t for t in (shared, title) if t]
        matching = [h for h in headings if any(t.strip().startswith(h) for t in longer)]
        self.title = next(iter(matching), shared or (headings[0] if len(headings) == 1 else None))
        self.published = self._published(tree)
        self.url = self._url(tree)

    def _first(self, *names: str) -> str | None:
        return next((self._named[n] for n in names if n in self._named), None)

    def _url(self, tree: etree._Element) -> str | None:
        """The canonical address, else Open Graph's; one that names only the site is the slip of a template."""
        links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").strip().lower() == "canonical"]
        found = [url for given in (*links, self._named.get("og:url")) if (url := web_address(given))]
        return next((url for url in found if url.partition("://")[2].partition("/")[2]), next(iter(found), None))

    def _published(self, tree: etree._Element) -> str | None:
        names = (
            "article:published_time",
            "datepublished",
            "pubdate",
            "publishdate",
            "og:published_time",
            "dc.date.issued",
            "date",
        )
        for name in names:
            if name in self._named and (found := iso(self._named[name])):
                return found
        for script in tree.iter("script"):
            if script.get("type") == "application/ld+json" and (found := _published_in(script.text or "")):
                return found
        times = [iso(t.get("datetime")) for t in tree.iter("time") if t.get("datetime")]
        return times[0] if times else None


def _published_in(script: str) -> str | None:
    m = re.search(r'"datePublished"\s*:\s*("(?:[^"\\]|\\.){4,60}")', script[:200_000])
    try:
        return iso(json.loads(m[1])) if m else None
    except ValueError:
        return None
