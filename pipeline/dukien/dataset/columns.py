"""What a table is made of: columns declared once, as the annotated fields of a row's dataclass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

Kind = Literal["string", "integer", "number", "boolean", "array", "array of numbers"]
"""The column types of the Frictionless Table Schema that the dataset uses; an array holds strings unless it says else."""

_KINDS: Mapping[Any, Kind] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    tuple[str, ...]: "array",
    tuple[float, ...]: "array of numbers",
}


@dataclass(frozen=True, slots=True)
class Column:
    """What a reader of the dataset has to know of a column beyond its name and type."""

    description: str
    example: Any
    values: tuple[str, ...] = ()
    """The only values that may stand in it; empty where it is open."""
    pattern: str = ""
    """A regular expression that every value matches; empty for any."""
    unique: bool = False
    source: str = ""
    """Where the value comes from; empty for the stage that makes the table (`Table.source`)."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column with its name and type: what Arrow, the data package and the documentation are derived from."""

    name: str
    kind: Kind
    nullable: bool
    column: Column


@cache
def fields_of(row_type: type) -> tuple[Field, ...]:
    """The columns of a row's dataclass, in order. Every field is `Annotated[type, Column(...)]`."""
    found = []
    for name, hint in get_type_hints(row_type, include_extras=True).items():
        if get_origin(hint) is not Annotated:
            raise TypeError(f"{row_type.__name__}.{name} has no Column")
        bare, column = get_args(hint)
        options = [bare] if get_origin(bare) is tuple else list(get_args(bare) or [bare])
        nullable = NoneType in options
        (only,) = (o for o in options if o is not NoneType)
        found.append(Field(name, _KINDS[only], nullable, column))
    return tuple(found)


@cache
def _names_of(row_type: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields_of(row_type))


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the dataset, one file of its folder."""

    name: str
    row_type: type
    key: str
    """The primary key; its values are unique in the dataset."""
    source: str
    """The module whose results it holds."""

    @property
    def title(self) -> str:
        """What a row stands for: the first line of the row's docstring."""
        return (self.row_type.__doc__ or "").strip().splitlines()[0]

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns, in the order in which they are written."""
        return fields_of(self.row_type)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in the same order."""
        return _names_of(self.row_type)
