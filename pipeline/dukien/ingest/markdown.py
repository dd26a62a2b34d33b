"""Markdown with front matter (YAML, JSON or TOML); the body may be HTML, as content management systems write it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml
from markdown_it import MarkdownIt

from dukien.article import Article
from dukien.ingest.encodings import decode
from dukien.ingest.fields import Fields, Parts, metadata
from dukien.ingest.files import File, Stream, failed, read_all
from dukien.ingest.html import fragment, is_html

_FRONT = re.compile(r"\A\s*(?P<fence>---|\+\+\+)[ \t]*(?P<language>json|yaml|toml)?[ \t]*\r?\n")
_LINE = re.compile(r"^(\w[\w -]{0,40}?)[ \t]*:[ \t]+(.+?)[ \t]*\r?$", re.MULTILINE)
_LONGEST_FRONT = 1 << 16


def read_markdown(file: File, stream: Stream, fields: Fields) -> Iterator[Article]:
    """Title and description of the front matter, then the body's text without marks of Markdown and HTML."""
    text, encoding = decode(read_all(stream))
    front, body = split(text)
    found = metadata(front, fields)
    body = fragment(body if is_html(body) else _markdown().render(body))
    if not body.strip() and not found["description"]:
        yield failed(file.stem, file.source, "holds no text below its front matter", status="skipped")
        return
    yield Parts(
        article_id=file.stem,
        source=file.source,
        url=found["url"],
        body=body,
        title=found["title"],
        description=found["description"],
        published=found["published"],
        byline=found["byline"],
        encoding=encoding,
    ).article()


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable("table")


def split(text: str) -> tuple[dict[str, Any], str]:
    """Front matter (empty where there is none) and body of a Markdown text."""
    opening = _FRONT.match(text)
    if not opening:
        return {}, text
    closing = re.compile(rf"^{re.escape(opening['fence'])}[ \t]*\r?$\n?", re.MULTILINE).search(text, opening.end())
    if not closing or closing.start() > _LONGEST_FRONT:
        return {}, text
    written = text[opening.end() : closing.start()]
    front = _parse(written, opening["language"] or ("toml" if opening["fence"] == "+++" else "yaml"))
    return (front, text[closing.end() :]) if front else ({}, text)


def _parse(written: str, language: str) -> dict[str, Any]:
    """The front matter's fields; where its syntax is broken (often a colon in a title), its plain lines."""
    data: Any = None
    try:
        match language:
            case "json":
                data = json.loads(written)
            case "toml":
                data = tomllib.loads(written)
            case _:
                data = yaml.load(written, Loader=yaml.BaseLoader)  # every scalar stays a string
    except (ValueError, yaml.YAMLError, RecursionError):
        data = {m[1]: m[2].strip("\"'") for m in _LINE.finditer(written)}
    return {str(k): v for k, v in data.items()} if isinstance(data, dict) else {}
