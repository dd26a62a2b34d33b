"""The look ahead at how expressions begin."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dukien.link.events.heads import ahead
from dukien.link.events.roles import pattern
from dukien.link.events.vocabulary import sections
from dukien.link.events.words import NOUN

HEADS = [
    ("hội nghị|họp", "(?=h(?:ọp|ội))"),
    ("(?:buổi |cuộc )?kiểm tra", "(?=b(?:uổi)|c(?:uộc)|k(?:iểm))"),
    ("(?:đi |đến )*thăm", "(?=t(?:hăm)|đ(?:i|ến))"),
    ("(?:đã ){0,3}làm", "(?=l(?:àm)|đ(?:ã))"),
    ("(?:[^,]{2}a|b\\(c)d|e", None),
    ("(?<=đến )chúc mừng(?! nhau)|[Đđ]oàn", "(?=[Đđ](?:oàn)|c(?:húc))"),
    ("(?P<a>tổ (?:x|y)|tổng)", "(?=t(?:ổ|ổng))"),
    ("mít ?tinh", "(?=m(?:ít))"),
    ("xã?ng", "(?=x)"),
    ("(?i:trao)", None),
    ("đi \\(xa\\|gần\\)|[|)]về", None),
]


@pytest.mark.parametrize(("expression", "expected"), HEADS)
def test_ahead(expression: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(ValueError, match="begins with any letter"):
            ahead(expression)
    else:
        assert ahead(expression) == expected


_LISTS = "|".join(line for title, lines in sections("roles.txt").items() if title.startswith("list") for line in lines)
_WORDS = sorted({w for e in (NOUN, _LISTS) for w in re.findall(r"\w+", e)})


@pytest.mark.parametrize("expression", [NOUN, _LISTS.replace("{event}", NOUN)], ids=["events", "lists"])
@given(st.lists(st.sampled_from(_WORDS), max_size=12))
def test_it_fails_only_where_the_expressions_do(expression: str, words: list[str]) -> None:
    text = " ".join(words)
    found = [m.span() for m in re.finditer(expression, text)]
    assert [m.span() for m in re.finditer(f"{ahead(expression)}(?:{expression})", text)] == found


def test_the_patterns_look_ahead() -> None:
    assert all("(?<!\\w)(?=" in pattern(form).pattern for form in ("list", "verb"))
