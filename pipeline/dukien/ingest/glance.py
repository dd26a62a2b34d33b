"""The id of a line of JSON, found without parsing the line: by a glance at its fields that skips what strings hold.

To parse a line only for its id costs the reader of a stream half of its time, and who makes the article parses it anyway.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache

from dukien.ingest.fields import Fields, find_columns, string

_BEGINS = re.compile(rb"[ \t\r\n]*\{")
_FIELD = re.compile(
    rb'[ \t\r\n]*"([^"\\]*)"[ \t\r\n]*:[ \t\r\n]*'
    rb'("|-?[0-9][0-9.eE+-]*|true|false|null|\[(?:[^"\\\[\]{}]++|"[^"\\]*")*+\])'
)
_NEXT = re.compile(rb"[ \t\r\n]*([,}])")
_QUOTE, _BACKSLASH = b'"\\'


def glance(line: bytes, fields: Fields) -> tuple[str | None] | None:
    """The id that the object on `line` gives itself, or None where it gives none; no tuple where a glance does not tell.

    It does not where values are nested, or the line is no object. That something is wrong within a string, it does not see.
    """
    if not (begins := _BEGINS.match(line)):
        return None
    found: dict[bytes, bytes] = {}
    at = begins.end()
    while field := _FIELD.match(line, at):
        name, value = field.groups()
        at = field.end()
        if value == b'"':
            start, at = at, _string_end(line, at)
            if not at:
                return None
            value = line[start - 1 : at]
        found[name] = value
        if not (then := _NEXT.match(line, at)):
            return None
        at = then.end()
        if then[1] == b"}":
            return _id(found, fields) if not line[at:].strip() else None
    return None


def _string_end(line: bytes, start: int) -> int:
    """Where the string ends whose characters begin at `start`; 0 where it does not."""
    end = line.find(_QUOTE, start)
    while end >= 0:
        before = end - 1
        while line[before] == _BACKSLASH:
            before -= 1
        if (end - before) % 2:  # an even number of backslashes: the quote is no part of the string
            break
        end = line.find(_QUOTE, end + 1)
    return end + 1


def _id(found: dict[bytes, bytes], fields: Fields) -> tuple[str | None] | None:
    try:
        for name in _id_names(tuple(found), fields):
            if (key := string(json.loads(found[name].decode()))) and key.strip():
                return (key,)
    except ValueError:
        return None
    return (None,)


@lru_cache(maxsize=1024)
def _id_names(names: tuple[bytes, ...], fields: Fields) -> tuple[bytes, ...]:
    """Those of `names` that hold an id, best first."""
    return tuple(name.encode() for name in find_columns(tuple(name.decode() for name in names), fields)["article_id"])
