"""Who issues an instruction, to whom it goes, and until when."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dukien.article import Article
from dukien.facts.directives import find_statements
from dukien.facts.places import find_places
from dukien.link.issuers import Directive, link_issuers
from dukien.link.issuers.rank import is_abroad, may_instruct, rank
from dukien.link.people import Official, People, Person
from dukien.link.places import link_places
from dukien.link.years import Date
from dukien.text import Document, Span


def document(body: str) -> Document:
    return Document(Article(article_id="a", text="Một đầu đề\n\n" + body))


def somebody(doc: Document, name: str, *positions: str, sector: str = "government", former: bool = False) -> Person:
    """A person with every mention of the full name and of *ông*, *bà*, *đồng chí* with the given name."""
    given = name.split()[-1]
    found = re.finditer(rf"{name}|(?<=[Ôô]ng ){given}|(?<=[Bb]à ){given}|(?<=chí ){given}", doc.text)
    spans = tuple(Span(*m.span()) for m in found)
    posts = tuple(
        Official(
            start=0,
            end=1,
            rule="test",
            name=name,
            name_span=spans[0],
            person_id=name,
            honorific=None,
            position=post,
            position_norm=post,
            organization=None,
            level="district",
            sector=sector,
            former=former,
            acting=False,
            place_code=None,
        )
        for post in positions
    )
    return Person(person_id=name, name=name, mentions=spans, positions=posts)


def day(doc: Document, words: str, iso: str) -> Date:
    at = doc.text.index(words)
    return Date(
        start=at,
        end=at + len(words),
        rule="test",
        start_date=iso,
        end_date=iso,
        edtf=iso,
        granularity="day",
        mod=None,
        relative=False,
        year_source="explicit",
        role="event",
    )


def link(doc: Document, *persons: Person, dates: tuple[Date, ...] = ()) -> list[Directive]:
    return link_issuers(doc, find_statements(doc), People(persons), [], dates)


TAM = ("Lê Văn Tám", "Chủ tịch UBND huyện")

PEOPLE = [
    # (text, issuer of each item)
    ("Ông Lê Văn Tám yêu cầu các xã rà soát.", ["Lê Văn Tám"]),
    ("Chủ tịch UBND huyện Lê Văn Tám yêu cầu các xã rà soát.", ["Lê Văn Tám"]),
    ("Ông Lê Văn Tám, Chủ tịch UBND huyện, yêu cầu các xã rà soát.", ["Lê Văn Tám"]),
    ("Ông Lê Văn Tám nói về bão. Ông yêu cầu các xã trực ban.", ["Lê Văn Tám"]),
    ("Ông Lê Văn Tám nói về bão. Ông Tám cũng đề nghị các xã báo cáo.", ["Lê Văn Tám"]),
    ("Ông Lê Văn Tám chủ trì. Chủ tịch UBND huyện yêu cầu các xã báo cáo.", ["Lê Văn Tám"]),
    ("Ông Lê Văn Tám yêu cầu các xã rà soát. Đồng thời, đề nghị phòng Y tế báo cáo.", ["Lê Văn Tám", "Lê Văn Tám"]),
    ("Ông Lê Văn Tám nhấn mạnh các xã cần chủ động.", ["Lê Văn Tám"]),
    ("Ông Lê Văn Tám nêu thực trạng. Các xã phải rà soát ngay.", ["Lê Văn Tám"]),
    ("“Tôi yêu cầu công an xã vào cuộc”, ông Lê Văn Tám nói.", ["Lê Văn Tám"]),
    ("“Các xã phải trực ban”, ông Lê Văn Tám chỉ đạo.", ["Lê Văn Tám"]),
    ("Ông Lê Văn Tám ghi nhận kết quả xã đạt được; đồng thời đề nghị xã rà soát.", ["Lê Văn Tám"]),
    ("Kết luận buổi làm việc, ông Lê Văn Tám cơ bản đồng tình. Ông giao Ban Dân tộc tham mưu.", ["Lê Văn Tám"]),
    ("Chiều qua, ông Lê Văn Tám ký công điện gửi các xã. Mưa rất to. Công điện yêu cầu các xã trực ban.", ["Lê Văn Tám"]),
]


@pytest.mark.parametrize(("text", "issuers"), PEOPLE)
def test_the_official_behind_the_phrase(text: str, issuers: list[str]) -> None:
    doc = document(text)
    rows = link(doc, somebody(doc, *TAM))
    assert [r.issuer for r in rows] == issuers
    assert {r.issuer_person_id for r in rows} == {"Lê Văn Tám"}
    assert {r.issuer_position for r in rows} == {"Chủ tịch UBND huyện"}


BODIES = [
    ("UBND tỉnh yêu cầu các huyện rà soát.", "UBND tỉnh"),
    ("Giám đốc Sở Y tế yêu cầu các trạm rà soát.", "Giám đốc Sở Y tế"),
    ("Hà Nội yêu cầu các quận rà soát.", "Hà Nội"),
    ("UBND huyện họp. Văn bản yêu cầu các xã rà soát.", "UBND huyện"),
    ("Uỷ ban Kiểm tra yêu cầu chi bộ kiểm điểm.", "Uỷ ban Kiểm tra"),
    ("Theo kết luận của Chủ tịch UBND tỉnh.\nĐồng thời, yêu cầu Sở Y tế báo cáo.", "Chủ tịch UBND tỉnh"),
    ("UBND quận được giao chủ trì rà soát.", None),
    (
        "Văn phòng có công điện truyền đạt ý kiến của Phó Thủ tướng Thường trực, yêu cầu họp. Công điện yêu cầu Bộ Y tế rà soát.",
        "Phó Thủ tướng Thường trực",
    ),
    ("Đồng chí Cil Ha Pút biểu dương xã. Đồng chí yêu cầu xã rà soát.", "Cil Ha Pút"),
]


@pytest.mark.parametrize(("text", "issuer"), BODIES)
def test_the_body_in_the_articles_letters(text: str, issuer: str | None) -> None:
    assert [r.issuer for r in link(document(text))] == [issuer]


PRIVATE = [
    ("Ông Lê Văn Tám yêu cầu các xã rà soát.", ()),
    ("“Tôi yêu cầu công an xã vào cuộc”, ông Lê Văn Tám nói.", ()),
    ("Ông Trần Bảy yêu cầu các xã rà soát.", TAM[1:]),  # not in the article's people
    ("Hội đồng quản trị yêu cầu giám đốc báo cáo.", ()),
    ("“Chúng tôi yêu cầu chính quyền trả đất, đề nghị thanh tra dự án”, bà Lựu nói.", ()),
    ("Ông Lê Văn Tám nhấn mạnh các xã cần chủ động.", ("đại biểu Quốc hội",)),
    ("Ông Lê Văn Tám nhấn mạnh các xã cần chủ động.", ("Trưởng khoa Bệnh viện Yên Lạc",)),
    ("“Đề nghị đồng chí Lê Văn Tám xem xét”, cử tri nói.", TAM[1:]),
]


@pytest.mark.parametrize(("text", "positions"), PRIVATE)
def test_who_has_no_authority_instructs_nobody(text: str, positions: tuple[str, ...]) -> None:
    doc = document(text)
    persons = [somebody(doc, "Lê Văn Tám", *positions)] if "Tám" in text else []
    assert link(doc, *persons) == []


def test_a_company_directors_wish_is_dropped() -> None:
    doc = document("Ông Lê Văn Tám yêu cầu các xã rà soát.")
    assert link(doc, somebody(doc, "Lê Văn Tám", "Giám đốc Công ty An Phú", sector="company")) == []


def test_a_retired_officials_opinion_is_dropped() -> None:
    doc = document("Ông Lê Văn Tám nhấn mạnh các xã cần chủ động.")
    assert link(doc, somebody(doc, *TAM, former=True)) == []


def test_abroad_nothing_is_read() -> None:
    doc = document("Tổng thống Mỹ yêu cầu Bộ Quốc phòng rà soát. Nga, Trung Quốc, Nhật Bản và Hàn Quốc phản đối. NATO im lặng.")
    assert link(doc) == []


DIRECTIONS = [
    ("Sở Y tế đề nghị UBND tỉnh bổ sung kinh phí.", "up"),
    ("UBND huyện Yên Mỹ kiến nghị Chính phủ hỗ trợ vốn.", "up"),
    ("UBND xã Tân Lập đề nghị huyện hỗ trợ gạo.", "up"),
    ("UBND tỉnh kiến nghị tăng vốn đầu tư, bổ sung cơ chế.", None),
    ("Thanh tra tỉnh kiến nghị UBND huyện Yên Mỹ thu hồi đất.", "down"),
    ("Sở Y tế đề nghị UBND huyện Yên Mỹ rà soát.", "down"),
    ("UBND xã yêu cầu UBND tỉnh rà soát.", "down"),
    ("Sở Nội vụ đề xuất UBND tỉnh khen thưởng.", "up"),
]


@pytest.mark.parametrize(("text", "direction"), DIRECTIONS)
def test_direction(text: str, direction: str | None) -> None:
    rows = link(document(text))
    assert {r.direction for r in rows} == ({direction} if direction else {"up"} if rows else set())


def test_days() -> None:
    doc = document("Ngày 5/6, UBND huyện yêu cầu các xã rà soát; báo cáo trước ngày 13/8.")
    rows = link(doc, dates=(day(doc, "Ngày 5/6", "2020-06-05"), day(doc, "ngày 13/8", "2020-08-13")))
    assert [(r.date, r.deadline) for r in rows] == [("2020-06-05", None), ("2020-06-05", "2020-08-13")]


def test_items_of_a_statement_share_its_number() -> None:
    doc = document("UBND huyện yêu cầu các xã rà soát; báo cáo kết quả. Sở Y tế đề nghị các trạm trực ban.")
    assert [(r.directive_id, r.verb, r.addressee) for r in link(doc)] == [
        ("1", "yêu cầu", "các xã"),
        ("1", "yêu cầu", "các xã"),
        ("2", "đề nghị", "các trạm"),
    ]


def test_addressee_and_issuer_keep_the_articles_spelling() -> None:
    doc = document("Uỷ ban nhân dân huyện Hoà An yêu cầu chi bộ Thuỷ lợi rà soát.")
    (row,) = link(doc)
    assert (row.issuer, row.addressee) == ("Uỷ ban nhân dân huyện Hoà An", "chi bộ Thuỷ lợi")


RANKS = [
    ("Thủ tướng", 6.0),
    ("Chính phủ", 6.0),
    ("Thanh tra Chính phủ", 5.0),
    ("Bộ Xây dựng", 5.0),
    ("UBND tỉnh Hà Nam", 4.0),
    ("Sở Y tế tỉnh Hà Nam", 3.5),
    ("UBND huyện Yên Mỹ", 3.0),
    ("phòng Nội vụ", 2.5),
    ("UBND xã Tân Lập", 1.5),
    ("công ty An Phú", 0.5),
    ("các hạng mục", None),
]


@pytest.mark.parametrize(("phrase", "level"), RANKS)
def test_rank(phrase: str, level: float | None) -> None:
    assert rank(phrase) == level


def test_private_bodies() -> None:
    assert may_instruct("UBND tỉnh")
    assert not may_instruct("Hiệp hội Taxi")
    assert not may_instruct("Ban giám đốc công ty")


def test_at_home() -> None:
    assert not is_abroad("UBND huyện Yên Mỹ làm việc với đoàn Nhật Bản, Hàn Quốc, Mỹ, Pháp, Đức tại Hà Nội. UBND tỉnh dự.")


APPLIES_TO = [
    # the addressee's unit, named or not
    ("Tại huyện Lâm Hà, ông Lê Văn Tám yêu cầu xã Tân Hà rà soát.", "24916"),
    ("Tại huyện Lâm Hà, ông Lê Văn Tám đề nghị tỉnh Lâm Đồng hỗ trợ kinh phí.", "68"),
    ("Tại xã Tân Hà, huyện Lâm Hà, ông Lê Văn Tám yêu cầu Đảng ủy xã rà soát.", "24916"),
    # several: the issuer's
    ("Tại huyện Lâm Hà, ông Lê Văn Tám yêu cầu các xã rà soát.", "676"),
    ("UBND huyện Lâm Hà yêu cầu các phòng rà soát.", "676"),
    ("Tại huyện Lâm Hà, UBND tỉnh yêu cầu các sở rà soát.", "68"),
    # the body that is worked with
    ("Ông Lê Văn Tám làm việc với Đảng ủy xã Tân Hà, huyện Lâm Hà. Ông Lê Văn Tám yêu cầu địa phương rà soát.", "24916"),
    ("Ông Lê Văn Tám làm việc với Đảng ủy xã Tân Hà, huyện Lâm Hà. Ông Lê Văn Tám yêu cầu các xã rà soát.", "676"),
    # the whole country
    ("Tại huyện Lâm Hà, Bộ Y tế yêu cầu UBND các tỉnh, thành phố rà soát.", None),
    ("Tại huyện Lâm Hà, Thủ tướng yêu cầu các địa phương rà soát.", None),
    ("Tại huyện Lâm Hà, Bộ Y tế yêu cầu Bộ Xây dựng rà soát.", None),
]


@pytest.mark.parametrize(("text", "code"), APPLIES_TO)
def test_the_unit_that_it_applies_to(text: str, code: str | None) -> None:
    doc = document(text)
    persons = ()
    if "Lê Văn Tám" in text:
        tam = somebody(doc, *TAM)
        persons = (replace(tam, positions=tuple(replace(o, place_code="676") for o in tam.positions)),)
    places = link_places(doc, find_places(doc), [])
    found = link_issuers(doc, find_statements(doc), People(persons), places, [])
    assert [d.place_code for d in found] == [code]
