"""The words that rules wait for, found in one pass over a document."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dukien.article import Article
from dukien.text import Document
from dukien.text.codes import code
from dukien.text.vocabulary import Match, Vocabulary, leftmost_longest, numbers

OFFICES = Vocabulary(lambda: {"chủ tịch": 1, "phó chủ tịch": 2, "tịch": 3})
UNITS = Vocabulary(lambda: {"xã": "commune", "chủ tịch": "no unit"})


def document(text: str) -> Document:
    return Document(Article(article_id="a", text=text))


def found(vocabulary: Vocabulary[int] | Vocabulary[str], doc: Document) -> list[tuple[str, int | str]]:
    return [(doc.text[start:end], meaning) for start, end, meaning in vocabulary.matches(doc)]


@pytest.mark.parametrize(
    ("text", "offices", "units"),
    [
        ("Phó Chủ tịch xã", [("Phó Chủ tịch", 2), ("Chủ tịch", 1), ("tịch", 3)], [("Chủ tịch", "no unit"), ("xã", "commune")]),
        ("XÃ họp, İ và chủ tịch", [("chủ tịch", 1), ("tịch", 3)], [("XÃ", "commune"), ("chủ tịch", "no unit")]),
        ("Tịch thu xe ở xãm", [("Tịch", 3)], [("xã", "commune")]),  # words inside words, too
        ("Chủ tọa nói", [], []),
    ],
)
def test_each_vocabulary_has_its_own_words(text: str, offices: list[tuple[str, int]], units: list[tuple[str, str]]) -> None:
    doc = document(text)
    assert (found(OFFICES, doc), found(UNITS, doc)) == (offices, units)


def test_a_vocabulary_declared_later_is_looked_for_too() -> None:
    doc = document("Trưởng thôn và chủ tịch xã gặp nhau lúc 8 giờ")
    assert found(UNITS, doc) == [("chủ tịch", "no unit"), ("xã", "commune")]
    later = Vocabulary(lambda: {"thôn": "village"})
    assert (found(later, doc), found(UNITS, doc)[-1]) == ([("thôn", "village")], ("xã", "commune"))
    assert [doc.text[start:end] for start, end in numbers(doc)] == ["8"]


@pytest.mark.parametrize("sign", ["中", "č", "²", "w", "?", "\u0301", "𝟗"])
def test_words_behind_any_character_keep_their_place(sign: str) -> None:
    doc = document(f"Ở {sign}{sign} chủ tịch xã")
    assert found(UNITS, doc) == [("chủ tịch", "no unit"), ("xã", "commune")]


@pytest.mark.parametrize("word", ["中", "vì sao?"])
def test_words_have_characters_of_the_code(word: str) -> None:
    with pytest.raises(ValueError, match="no code"):
        code(word)


def test_numbers() -> None:
    doc = document("Ngày 12/5/2018, 1.234,5 ha; lớp 9A và 10")
    assert [doc.text[start:end] for start, end in numbers(doc)] == ["12", "5", "2018", "1", "234", "5", "9", "10"]
    assert numbers(document("Không có số nào")) == []


@given(st.text("019 a.\n", max_size=40))
def test_numbers_are_all_runs_of_digits(text: str) -> None:
    doc = document(text)
    assert numbers(doc) == [m.span() for m in re.finditer("[0-9]+", doc.text)]


ALIKE = Vocabulary(lambda: dict.fromkeys(("a", "ab", "abc", "bcd", "cd", "dab", "bab"), None))


@given(st.text("abcd", max_size=30))
def test_leftmost_longest_is_what_an_expression_with_the_longest_first_finds(text: str) -> None:
    doc = document(text)
    expected = [m.span() for m in re.finditer("abc|bcd|dab|bab|ab|cd|a", doc.lower)]
    assert [(start, end) for start, end, _ in leftmost_longest(ALIKE.matches(doc))] == expected


def test_leftmost_longest_of_nothing() -> None:
    nothing: list[Match[int]] = []
    assert leftmost_longest(nothing) == []
