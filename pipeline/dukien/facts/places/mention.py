"""What a mention of a unit is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dukien.facts.fact import Fact
from dukien.facts.places.names import written_key
from dukien.text.normal import fold_spelling
from dukien.units.register import register


@dataclass(init=False, unsafe_hash=True)
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

    def __init__(
        self,
        level: str,
        types: tuple[str, ...],
        name: str,
        key: str,
        known: bool,
        name_start: int,
        *,
        start: int,
        end: int,
        rule: str,
    ) -> None:
        self.start, self.end, self.rule, self.level = start, end, rule, level
        self.types, self.name, self.key, self.known = types, name, key, known
        self.name_start = name_start


def bare_name(text: str, rule: str, level: str, start: int, end: int, key: str, types: tuple[str, ...] = ()) -> PlaceMention:
    """The mention that a name without a type is; `types` are those that the text gives it elsewhere."""
    name = spelled(level, key, text[start:end])
    return PlaceMention(level, types, name, key, True, start, start=start, end=end, rule=rule)


def spelled(level: str, key: str, written: str) -> str:
    """A name as the table has it: the register's spelling where that is only a matter of case, else as written."""
    return written if written.istitle() else _respelled(level, key, written)


@lru_cache(maxsize=1 << 12)
def _respelled(level: str, key: str, written: str) -> str:
    if key.isdigit():
        return key
    rows = register().by_level[level].get(key)
    if rows and register().keys[rows[-1]] == key == written_key(written):
        return fold_spelling(register().names[rows[-1]])
    return written
