"""Vietnamese numbers: digits, words, magnitudes and the words that make them approximate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dukien.facts.numbers import hedge_before, parse_digits, parse_number, parse_words

DIGITS = [
    ("0", 0),
    ("01", 1),
    ("19", 19),
    ("1.234", 1234),
    ("1.234.567", 1234567),
    ("1.234,5", 1234.5),
    ("1,234.5", 1234.5),
    ("12,345,678", 12345678),
    ("47,65", 47.65),
    ("47.65", 47.65),
    ("0,014", 0.014),
    ("0.125", 0.125),
    ("1,125", 1.125),
    ("10,000", 10000),
    ("2,85", 2.85),
    ("1.2.3", None),
    ("1,2,3", None),
    ("1.234,5,6", None),
]

WORDS = [
    ("một", 1),
    ("mười bốn", 14),
    ("hai mươi lăm", 25),
    ("hai mươi tư", 24),
    ("hai mươi mốt", 21),
    ("một trăm linh năm", 105),
    ("ba trăm hai mươi", 320),
    ("ba nghìn hai trăm", 3200),
    ("hai tỷ năm trăm triệu", 2.5e9),
    ("một hai", None),
]

NUMBERS = [
    ("5 triệu", 5e6),
    ("1,5 triệu", 1.5e6),
    ("39,2 nghìn tỷ", 39.2e12),
    ("800 ngàn", 800e3),
    ("hai triệu", 2e6),
    ("bảy", 7),
    ("xã", None),
    ("", None),
]

HEDGES = [
    ("xã có hơn ", "over", "hơn"),
    ("xã có trên ", "over", "trên"),
    ("đạt ít nhất ", "over", "ít nhất"),
    ("đạt gần ", "under", "gần"),
    ("mới đạt dưới ", "under", "dưới"),
    ("chưa đầy ", "under", "chưa đầy"),
    ("chiếm khoảng ", "about", "khoảng"),
    ("lên đến khoảng ", "about", "khoảng"),
    ("xấp xỉ ", "about", "xấp xỉ"),
    ("tăng hơn mức ", "over", "hơn"),
]

NO_HEDGES = ["đạt ", "", "hơn nữa, ", "gần thôn ", "xã Trên. "]


@pytest.mark.parametrize(("text", "value"), DIGITS)
def test_digits(text: str, value: float | None) -> None:
    assert parse_digits(text) == value


@pytest.mark.parametrize(("text", "value"), WORDS)
def test_words(text: str, value: float | None) -> None:
    assert parse_words(text) == value


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_numbers(text: str, value: float | None) -> None:
    assert parse_number(text) == (pytest.approx(value) if value is not None else None)


@pytest.mark.parametrize(("before", "approx", "word"), HEDGES)
def test_hedges(before: str, approx: str, word: str) -> None:
    hedge = hedge_before(before + "30%", len(before))
    assert hedge is not None
    assert hedge.approx == approx
    assert before[hedge.start :].startswith(word)


@pytest.mark.parametrize("before", NO_HEDGES)
def test_no_hedge(before: str) -> None:
    assert hedge_before(before + "30%", len(before)) is None


@given(st.integers(min_value=0, max_value=10**15))
def test_grouped_digits_read_back(n: int) -> None:
    grouped = f"{n:,}".replace(",", ".")
    assert parse_digits(grouped) == n


@given(
    st.text(alphabet="0123456789.,", min_size=1, max_size=40).filter(
        lambda s: s[0].isdigit() and s[-1].isdigit() and ".." not in s
    )
)
def test_digits_never_break(text: str) -> None:
    if ",," in text or ".," in text or ",." in text:
        return
    value = parse_digits(text)
    assert value is None or value >= 0
