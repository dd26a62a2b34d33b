"""A record (a JSON object, a row of a table, front matter) as an article: which field is what."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dukien.article import Article
from dukien.ingest.encodings import Decoded, UndecodableError, decode, repair
from dukien.ingest.legacy import LEGACY
from dukien.ingest.published import iso


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Names of the fields of records, where they are not among the usual ones (`USUAL`); None: look for those."""

    article_id: str | None = None
    url: str | None = None
    title: str | None = None
    description: str | None = None
    text: str | None = None
    published: str | None = None
    byline: str | None = None


USUAL: dict[str, tuple[str, ...]] = {
    "article_id": ("articleid", "id", "docid", "documentid", "newsid", "guid", "uuid", "slug"),
    "url": (
        "url", "canonicalurl", "articleurl", "pageurl", "originalurl", "sourceurl", "weburl", "permalink", "link", "href",
        "duongdan", "uri", "source",
    ),
    "title": ("title", "headline", "tieude", "articletitle", "name"),
    "description": ("sapo", "description", "lead", "summary", "abstract", "excerpt", "subtitle", "mota", "tomtat"),
    "text": ("text", "maintext", "content", "body", "articlebody", "articletext", "fulltext", "plaintext", "noidung", "html"),
    "published": (
        "published", "publishedat", "datepublished", "datepublish", "publisheddate", "publishdate", "publicationdate", "pubdate",
        "publishedtime", "publishtime", "publish", "publishedon", "date", "datetime", "ngaydang", "ngayxuatban", "thoigian",
        "time", "timestamp", "createdat", "created",
    ),
    "byline": ("byline", "author", "authors", "tacgia", "creator", "writer", "reporter"),
}  # fmt: skip
"""The usual names, best first, in lower case, without marks, spaces, hyphens and underscores."""


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]", "", plain)


@lru_cache(maxsize=1024)
def find_columns(names: tuple[str, ...], fields: Fields) -> dict[str, tuple[str, ...]]:
    """For each field of `Fields` those of `names` that hold it, best first."""
    columns = {}
    for role, usual in USUAL.items():
        wanted = getattr(fields, role)
        if wanted is not None:
            columns[role] = (wanted,) if wanted in names else tuple(n for n in names if n.casefold() == wanted.casefold())[:1]
        else:
            columns[role] = tuple(n for u in usual for n in names if _fold(n) == u)
    return columns


def missing(names: Sequence[str], fields: Fields) -> str | None:
    """Why a table with the columns `names` cannot be read; None where it can."""
    shown = ", ".join(names[:30]) or "none"
    columns = find_columns(tuple(names), fields)
    for field in dataclasses.fields(fields):
        if (wanted := getattr(fields, field.name)) is not None and not columns[field.name]:
            return f"has no column {wanted!r}, which was asked for as {field.name}; its columns: {shown}"
    if not columns["text"]:
        return f"has no column that looks like the article's text; name it with --text (its columns: {shown})"
    return None


def compose(title: str | None, description: str | None, body: str) -> str:
    """The text that facts are looked for in: title, description and body, each unless what follows has it already."""
    head = []
    if description and description.strip() and not says(body, description):
        head.append(description)
    if title and title.strip() and not _begins(head[0] if head else body, title) and not _begins(body, title):
        head.insert(0, title)
    elif head and title and _begins(body, title):  # the body has its title: the lead goes behind it, not before
        first, line_end, rest = body.partition("\n")
        if _begins(first, title) and rest:
            return first.rstrip("\r") + "\n\n" + head[0] + "\n" + line_end + rest.lstrip("\r\n")
        return body + "\n\n" + head[0]
    return "\n\n".join([*head, body])


_BLANK = re.compile(r"\s+")
_CUT_OFF = re.compile(r"\s*(?:\.\.\.|…|\[\.\.\.\])\s*$")
_PAPER = re.compile(r"\A\s*(?:\([^()\n]{2,30}\)|[\w&.+]{2,20}(?: [\w&.+]{1,20}){0,2})\s*[-–—]\s+")
_FEW = 10


def _plain(text: str) -> str:
    return _BLANK.sub(" ", unicodedata.normalize("NFC", text)).strip().casefold()


def _begins(text: str, title: str) -> bool:
    """Whether `title` stands at the start of `text`, or within a line or two (behind a dateline, a section's name)."""
    if text.startswith(title):
        return True
    title = _plain(title)
    return title in _plain(text[: 2 * len(title) + 400])[: len(title) + 120]


def says(text: str, description: str) -> bool:
    """Whether `text` has the words of `description`.

    A paper's name before it (*(Báo X) - *) does not count, nor a last word where it was cut off (*...*).
    """
    if description in text:
        return True
    words = _words(_PAPER.sub("", description))
    if _CUT_OFF.search(description):
        words = words[:-1]
    pieces = [words] if len(words) <= 2 * _FEW else [words[:_FEW], words[-_FEW:]]
    found = f" {' '.join(_words(text))} "
    return all(f" {' '.join(piece)} " in found for piece in pieces)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def string(value: object) -> str | None:
    """A field's value as a string that can be written as UTF-8; None for nothing, or what is no string or number."""
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, float):
        value = None if value != value else int(value) if value.is_integer() else value
    if isinstance(value, list | tuple):
        parts = [s for v in value if (s := string(v))]
        return ", ".join(parts) or None
    if isinstance(value, Mapping):
        return string(value.get("name"))
    if isinstance(value, bytes):
        try:
            value = decode(value).text
        except UndecodableError:
            return None
    if value is None or isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return encodable(str(value))


def encodable(text: str) -> str:
    """`text` with each half of a broken surrogate pair (as in the JSON string `"\\ud83d"`) as U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text


_WEB_ADDRESS = re.compile(r"https?://(?:[^\s/?#@<>\"]+@)?[\w.-]+(?::\d+)?(?:[/?#][^\s<>\"]*)?")
_LONGEST_ADDRESS = 2000


def web_address(value: object) -> str | None:
    """`value` as an absolute http(s) address, letter for letter; None for what is none, or is too long for one."""
    text = value.strip() if isinstance(value, str) else ""
    return text if len(text) <= _LONGEST_ADDRESS and text.isprintable() and _WEB_ADDRESS.fullmatch(text) else None


def first(record: Mapping[str, Any], names: Sequence[str]) -> str | None:
    """The first of the fields that holds something, as a string."""
    for name in names:
        if (value := string(record.get(name))) and value.strip():
            return value
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a reader found of an article, before it is one."""

    article_id: str
    source: str
    body: str
    url: str | None = None
    title: str | None = None
    description: str | None = None
    published: str | None = None
    byline: str | None = None
    encoding: str | None = None

    def article(self) -> Article:
        """The article; what was decoded wrongly is mended, part by part."""
        mended = repair(self.body)
        sure = mended.encoding if mended and mended.encoding in LEGACY else None

        def mend(part: str | None) -> str | None:
            return part and (repair(part, sure=sure) or Decoded(part, "")).text

        title = mend(self.title)
        return Article(
            article_id=self.article_id,
            text=compose(title, mend(self.description), mended.text if mended else self.body),
            source=self.source,
            url=self.url,
            title=_BLANK.sub(" ", title).strip() if title else None,
            published=self.published,
            byline=mend(self.byline),
            encoding=mended.encoding if mended else self.encoding,
        )


def metadata(record: Mapping[str, Any], fields: Fields) -> dict[str, str | None]:
    """`article_id, url, title, description, published` and `byline` of a record, None where it does not say."""
    columns = find_columns(tuple(record), fields)
    found = {role: first(record, columns[role]) for role in ("article_id", "title", "description", "byline")}
    found["url"] = next((u for name in columns["url"] if (u := web_address(string(record[name])))), None)
    found["published"] = next((p for name in columns["published"] if (p := iso(record[name]))), None)
    return found
