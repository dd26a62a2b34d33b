"""From facts to rows: offsets in the article as read, whatever its encoding of accents."""

from __future__ import annotations

import unicodedata
from dataclasses import fields

import pytest

from dukien.article import Article
from dukien.dataset.confidence import Count, estimator
from dukien.dataset.language import language
from dukien.dataset.rows import article_row, content_hash, fact_rows, named, writable
from dukien.dataset.schema import TABLES
from dukien.link.events import Event, Participant
from dukien.link.issuers import Directive
from dukien.link.people import Official
from dukien.link.places import Place
from dukien.link.subjects import Quantity, Ratio
from dukien.link.years import Date
from dukien.run.one import extract_rows
from dukien.text import Document, Span

SENTENCE = "Đoàn làm việc với Ủy ban nhân dân huyện về công tác chuyển đổi số trong ba tháng qua."


def _date(document: Document, words: str) -> Date:
    start = document.text.index(words)
    return Date(
        start=start, end=start + len(words), rule="date.test", start_date="2020-08-31", end_date="2020-08-31", edtf="2020-08-31",
        granularity="day", mod=None, relative=False, year_source="explicit", role="event",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("Họp mặt.\nSáng ngày 31/8/2020, đoàn về xã.", "ngày 31/8/2020", "ngày 31/8/2020"),
        ("Họp mặt.\nSáng ngày\u00a031/8/2020, đoàn về xã.", "ngày 31/8/2020", "ngày\u00a031/8/2020"),
        ("Họp mặt.\nSáng ngày  31/8/2020, đoàn về xã.", "ngày 31/8/2020", "ngày  31/8/2020"),
        ("Họp mặt.\nSáng ngà\u200by 31/8/2020, đoàn về xã.", "ngày 31/8/2020", "ngà\u200by 31/8/2020"),
        ("Họp mặt.\r\nSáng ngày 31/8/2020, đoàn về xã.", "ngày 31/8/2020", "ngày 31/8/2020"),
    ],
)
def test_text_is_what_the_article_has_between_the_offsets(text: str, words: str, source: str) -> None:
    for form in ("NFC", "NFD"):
        article = Article("a", unicodedata.normalize(form, text))
        document = Document(article)
        (row,) = named(TABLES["dates"], fact_rows(TABLES["dates"], document, [_date(document, words)]))
        assert row["text"] == unicodedata.normalize(form, source)
        assert article.text[row["start_char"] : row["end_char"]] == row["text"]
        assert row["sentence"] in article.text
        assert row["text"] in row["sentence"]


def test_ids_follow_reading_order() -> None:
    document = Document(Article("a", "Tin\nngày 1/2/2020 và ngày 3/4/2020"))
    later, earlier = _date(document, "ngày 3/4/2020"), _date(document, "ngày 1/2/2020")
    rows = named(TABLES["dates"], fact_rows(TABLES["dates"], document, [later, earlier]))
    assert [(r["fact_id"], r["text"]) for r in rows] == [("a:dates:1", "ngày 1/2/2020"), ("a:dates:2", "ngày 3/4/2020")]
    assert set(rows[0]) == {f.name for f in TABLES["dates"].fields}


def test_an_official_has_two_spans() -> None:
    document = Document(Article("a", "Tin\nBí thư  Huyện uỷ Trần Thị\u00a0Minh"))
    post, name = document.text.index("Bí thư"), document.text.index("Trần")
    official = Official(
        start=post, end=post + len("Bí thư Huyện ủy"), rule="official.test",
        name="Trần Thị Minh", name_span=Span(name, name + 13),
        person_id="p1", honorific=None, position="Bí thư  Huyện uỷ", position_norm="Bí thư Huyện ủy", organization="Huyện ủy",
        level="district", sector="party", former=False, acting=False, place_code=None,
    )  # fmt: skip
    (row,) = named(TABLES["officials"], fact_rows(TABLES["officials"], document, [official]))
    assert row["text"] == row["position"] == "Bí thư  Huyện uỷ"
    assert document.article.text[row["name_start_char"] : row["name_end_char"]] == "Trần Thị\u00a0Minh"


@pytest.mark.parametrize(
    ("table", "fact"),
    [("dates", Date), ("officials", Official), ("communes", Place), ("ratios", Ratio), ("quantities", Quantity),
     ("directives", Directive), ("events", Event), ("participants", Participant)],
)  # fmt: skip
def test_a_table_has_a_column_for_every_field_of_its_fact(table: str, fact: type) -> None:
    spans_and_selection = {"start", "end", "name_span", "participants"} | ({"level"} if table == "communes" else set())
    assert {f.name for f in fields(fact)} - spans_and_selection <= {f.name for f in TABLES[table].fields}


def test_the_hash_is_of_the_letters_not_of_their_encoding() -> None:
    assert content_hash(unicodedata.normalize("NFC", SENTENCE)) == content_hash(unicodedata.normalize("NFD", SENTENCE))
    assert content_hash(SENTENCE) != content_hash(SENTENCE + "!")
    assert content_hash(" \n") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SENTENCE, "vi"),
        (unicodedata.normalize("NFC", SENTENCE).upper(), "vi"),
        ("Le maire a présenté le budget de la région où l'hôpital était bâti, d'après Nguyễn Văn An.", None),
        ("The committee met in Hà Nội on Monday to discuss the budget of the coming year.", None),
        ("Doan lam viec voi Uy ban nhan dan huyen ve cong tac chuyen doi so", None),
        ("Xã.", None),
        ("", None),
    ],
)
def test_language(text: str, expected: str | None) -> None:
    assert language(text) == expected


def test_half_a_surrogate_pair_becomes_a_replacement_character() -> None:
    article = writable(Article("a", "Xã \ud83d Mỹ", title="\udc00"))
    assert (article.text, article.title) == ("Xã \ufffd Mỹ", "\ufffd")
    whole = Article("a", "Xã 😀")
    assert writable(whole) is whole


def test_the_row_of_an_article() -> None:
    article = Article("a", "Họp mặt\n31/08/2020\nĐoàn về xã.", source="a.txt", encoding="utf-8")
    (row,) = named(TABLES["articles"], [article_row(article, Document(article))])
    assert (row["title"], row["published"], row["n_chars"], row["status"]) == ("Họp mặt", "2020-08-31", len(article.text), "ok")
    assert (row["source"], row["encoding"], row["text"]) == ("a.txt", "utf-8", article.text)
    assert row["content_hash"] == content_hash(article.text)
    assert {name for name, value in row.items() if value is None} == {
        "url", "byline", "language", "duplicate_of", "similarity", "reason",
    }  # fmt: skip


def test_confidence_is_drawn_to_the_table_where_little_was_seen() -> None:
    estimate = estimator([Count("dates", "good", 98, 100), Count("dates", "rare", 0, 1), Count("dates", "bad", 2, 40)])
    assert estimate("dates", "good") > estimate("dates", "new") > estimate("dates", "rare") > estimate("dates", "bad")
    assert estimate("events", "any") == 0.5
    assert all(0 < estimate("dates", rule) < 1 for rule in ("good", "rare", "bad", "new"))


def test_a_sentence_without_end_is_cut() -> None:
    text = "Tin\n\n" + "xã Bình Khánh, " * 3000
    communes = extract_rows(Article("a", text))["communes"]
    assert len(communes) > 2000
    assert all(row["text"] in row["sentence"] and len(row["sentence"]) <= 4000 for row in communes)
