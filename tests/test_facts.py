"""What holds for all classes of facts."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import Field, fields, replace
from typing import Any

import pytest

import dukien.run.one  # noqa: F401 (all classes of facts)
from dukien.facts.fact import Fact
from dukien.names import PersonName
from dukien.text import Span


def classes(of: type) -> Iterator[type]:
    for cls in of.__subclasses__():
        yield cls
        yield from classes(cls)


def example(field: Field[Any], number: int) -> Any:
    """A value of the field's type, and no other field's as far as that goes."""
    kind, _, inner = str(field.type).removesuffix(" | None").partition("[")
    plain = {"int": number, "bool": number % 2 == 0, "float": number / 2, "Span": Span(number, number + 1), "Relative": None}
    if kind == "tuple":
        return (plain.get(inner.partition(",")[0], f"{field.name} {number}"),)
    return plain.get(kind, f"{field.name} {number}")


@pytest.mark.parametrize("cls", sorted({*classes(Fact), PersonName}, key=lambda c: (c.__module__, c.__name__)))
def test_every_attribute_is_what_was_given(cls: type) -> None:
    given = {field.name: example(field, number) for number, field in enumerate(fields(cls))}
    assert set(inspect.signature(cls).parameters) == set(given)
    made = cls(**given)
    assert {name: getattr(made, name) for name in given} == given
    changed = replace(made, rule="another")
    assert changed == cls(**given | {"rule": "another"}) != made
    assert hash(made) == hash(cls(**given))
