"""What a mention of a unit is."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from dukien.facts.fact import Fact, fact
from dukien.facts.places.names import Name, written_key
from dukien.text.normal import fold_spelling
from dukien.units.register import register


@fact
class PlaceMention(Fact):
    """A mention of a unit: the span is type and name, or the name alone where the type stands elsewhere."""

    level: str
    """`province`, `district` or `commune`."""
    types: tuple[str, ...]
    """The types that the text gives, written out; several in *xã, phường Kỳ Ninh, Kỳ Trinh*; none for a bare name."""
    name: str
    """In the register's spelling where it knows the name, else as written."""
    key: str
    """The name's key in the register (`dukien.units.names.key`)."""
    known: bool
    """Whether the register has a unit of this level and name at any time."""
    name_start: int


class BareName(NamedTuple):
    """A name without a type that is a mention; `types` are those that the text gives it elsewhere."""

    rule: str
    level: str
    start: int
    end: int
    key: str
    types: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 14)
def spelled(level: str, name: Name, written: str) -> str:
    """A name as the table has it: the register's spelling where that is only a matter of case, else as written."""
    if name.key.isdigit():
        return name.key
    rows = register().by_level[level].get(name.key)
    if rows and register().keys[rows[-1]] == name.key == written_key(written):
        return fold_spelling(register().names[rows[-1]])
    return written
