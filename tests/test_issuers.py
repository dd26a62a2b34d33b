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
from dukien.link.setting import Setting
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
    return link_issuers(doc, find_statements(doc), People(persons), Setting(doc, []), dates)


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
    # the same office, worded otherwise or before its holder is named
    ("Người đứng đầu chính quyền huyện yêu cầu các xã rà soát. Đó là lời ông Lê Văn Tám.", ["Lê Văn Tám"]),
    # told to tell others
    ("Ông Lê Văn Tám yêu cầu các xã rà soát. UBND xã Yên Lạc chỉ đạo các thôn trực ban.", ["Lê Văn Tám", "Lê Văn Tám"]),
]


def test_the_same_office_of_the_same_body() -> None:
    text = "Chủ tịch UBND tỉnh Hà Nam đề nghị siết chặt khai thác cát. Ông Lê Văn Tám nói thêm."
    for post, issuer in (
        ("Chủ tịch Ủy ban nhân dân tỉnh", "Lê Văn Tám"),
        ("Chủ tịch tỉnh Hà Nam", "Lê Văn Tám"),
        ("Phó Chủ tịch tỉnh Hà Nam", "Chủ tịch UBND tỉnh Hà Nam"),
        ("Chủ tịch UBND huyện Hà Nam", "Chủ tịch UBND tỉnh Hà Nam"),
    ):
        doc = document(text)
        assert [r.issuer for r in link(doc, somebody(doc, "Lê Văn Tám", post))] == [issuer], post


def test_a_body_that_told_others_itself_is_the_issuer() -> None:
    doc = document("Ông Lê Văn Tám yêu cầu các xã rà soát. UBND xã Yên Lạc đã chỉ đạo các thôn trực ban.")
    assert [r.issuer for r in link(doc, somebody(doc, *TAM))] == ["Lê Văn Tám", "UBND xã Yên Lạc"]


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


PRIVATE: list[tuple[str, tuple[str, ...]]] = [
    ("Ủy ban Thường vụ Quốc hội đề nghị bổ sung sinh viên vào dự thảo luật.", ()),
    ("Ông Lê Văn Tám yêu cầu các xã rà soát.", ()),
    ("“Tôi yêu cầu công an xã vào cuộc”, ông Lê Văn Tám nói.", ()),
    ("Ông Trần Bảy yêu cầu các xã rà soát.", TAM[1:]),  # not in the article's people
    ("Hội đồng quản trị yêu cầu giám đốc báo cáo.", ()),
    ("Ông Trần Bảy gửi công văn lên Sở Giáo dục Hà Nội đề nghị công nhận kết quả.", ()),
    ("“Chúng tôi yêu cầu chính quyền trả đất, đề nghị thanh tra dự án”, bà Lựu nói.", ()),
    ("Ông Lê Văn Tám nhấn mạnh các xã cần chủ động.", ("đại biểu Quốc hội",)),
    ("Ông Lê Văn Tám nhấn mạnh các xã cần chủ động.", ("Trưởng khoa Bệnh viện Yên Lạc",)),
    ("“Đề nghị đồng chí Lê Văn Tám xem xét”, cử tri nói.", TAM[1:]),
    ("Ông Lê Văn Tám kiến nghị Sở Xây dựng rà soát.", ("Chủ tịch Hiệp hội Bất động sản",)),
    ("Ông Lê Văn Tám đề nghị nhà trường kiểm tra bếp ăn.", ("Hội trưởng Hội Cha mẹ học sinh",)),
    ("Ông Lê Văn Tám kiến nghị Bộ Tài chính rà soát phí.", ("Chủ tịch VCCI",)),
    ("Đại biểu Lê Văn Tám đề nghị Sở Y tế mua thêm xe.", ("đại biểu HĐND",)),
]


def test_a_deputy_may_ask_an_office_for_an_account() -> None:
    doc = document("Đại biểu Lê Văn Tám đề nghị Sở Y tế giải trình việc thiếu thuốc.")
    assert [r.issuer for r in link(doc, somebody(doc, "Lê Văn Tám", "đại biểu HĐND", sector="legislature"))] == ["Lê Văn Tám"]


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


# (text, post): wishes told to nobody by those who have no say in it, and by those who have
WISHES = [
    ("Ông Lê Văn Tám đề nghị không mở thêm trung tâm kiểm định.", "Phó Giám đốc Học viện Hành chính", 0),
    ("Ông Lê Văn Tám nhấn mạnh các trường cần rà soát.", "Hiệu trưởng Trường Đại học Đông Hà", 0),
    ("Thảo luận tại tổ, đại biểu Lê Văn Tám đề nghị rà soát ngay dự án.", "Bí thư Tỉnh ủy", 0),
    ("Ông Lê Văn Tám đề nghị bổ sung quyền khiếu nại vào dự thảo luật.", "Phó Chủ nhiệm Ủy ban Pháp luật", 0),
    ("Ông Lê Văn Tám đề nghị rà soát ngay dự án.", "Bí thư Tỉnh ủy", 1),
    ("Ông Lê Văn Tám yêu cầu các phòng rà soát.", "Hiệu trưởng Trường Đại học Đông Hà", 1),
]


@pytest.mark.parametrize(("text", "post", "number"), WISHES)
def test_a_wish_is_an_instruction_where_the_office_is_for_it(text: str, post: str, number: int) -> None:
    doc = document(text)
    sector = "legislature" if "Ủy ban Pháp luật" in post else "government"
    assert len(link(doc, somebody(doc, "Lê Văn Tám", post, sector=sector))) == number


# News from abroad, and who is read to instruct his own people in it.
OTHER_STATES = " Nga, Trung Quốc, Nhật Bản và Hàn Quốc phản đối. NATO im lặng."
ABROAD = [
    ("Tổng thống Mỹ yêu cầu Bộ Quốc phòng rà soát.", ["rà soát"]),
    ("Chính quyền Philippines đã ra lệnh sơ tán dân ven biển.", ["sơ tán dân ven biển"]),
    ("Giới chức Nga yêu cầu người dân rời bờ biển. Các cửa hàng phải đóng cửa.", ["rời bờ biển"]),
    ("Tổng thống Mỹ yêu cầu Trung Quốc rút tàu.", []),
    ("Khi Tổng thống Mỹ ra lệnh rút quân, đồng minh lo lắng.", []),
    ("Người dân Nhật Bản yêu cầu cơ quan điều tra làm rõ.", []),
    ("Thủ tướng Nhật Bản nhấn mạnh các bộ cần rà soát.", []),
]


@pytest.mark.parametrize(("text", "items"), ABROAD)
def test_abroad_only_orders_to_ones_own_are_read(text: str, items: list[str]) -> None:
    doc = document(text + OTHER_STATES)
    assert [doc.text[r.start : r.end] for r in link(doc)] == items


DIRECTIONS = [
    ("Sở Y tế đề nghị UBND tỉnh bổ sung kinh phí.", "up"),
    ("UBND huyện Yên Mỹ kiến nghị Chính phủ hỗ trợ vốn.", "up"),
    ("UBND xã Tân Lập đề nghị huyện hỗ trợ gạo.", "up"),
    ("UBND tỉnh kiến nghị tăng vốn đầu tư, bổ sung cơ chế.", None),
    ("Thanh tra tỉnh kiến nghị UBND huyện Yên Mỹ thu hồi đất.", "down"),
    ("Sở Y tế đề nghị UBND huyện Yên Mỹ rà soát.", "down"),
    ("UBND xã yêu cầu UBND tỉnh rà soát.", "down"),
    ("Sở Nội vụ đề xuất UBND tỉnh khen thưởng.", "up"),
    ("Sở Y tế đề xuất các phòng khám cấp xã mở cửa.", "down"),
    ("UBND tỉnh có tờ trình gửi HĐND tỉnh đề nghị ban hành nghị quyết.", "up"),
    ("UBND huyện Yên Mỹ có văn bản gửi Thủ tướng đề nghị xem xét.", "up"),
    ("UBND tỉnh có văn bản gửi các sở đề nghị xem xét.", "down"),
    ("Đà Nẵng đề nghị Bộ Xây dựng cho lùi thời hạn.", "up"),
    ("UBND huyện Yên Mỹ đề nghị hỗ trợ kinh phí làm đường.", "up"),
    ("Ủy ban Kiểm tra Thành ủy đề nghị khai trừ một phó giám đốc.", "up"),
    ("UBND huyện Yên Mỹ đề nghị UBND xã kỷ luật kế toán.", "down"),
    ("Thanh tra Bộ Y tế đề nghị cấp có thẩm quyền cách chức giám đốc.", "up"),
    ("Giáo hội đề nghị Ban Trị sự tỉnh Hà Nam làm rõ.", "down"),
]


@pytest.mark.parametrize(("text", "direction"), DIRECTIONS)
def test_direction(text: str, direction: str | None) -> None:
    rows = link(document(text))
    assert {r.direction for r in rows} == ({direction} if direction else {"up"} if rows else set())


def test_days() -> None:
    doc = document("Ngày 5/6, UBND huyện yêu cầu các xã rà soát; báo cáo trước ngày 13/8.")
    rows = link(doc, dates=(day(doc, "Ngày 5/6", "2020-06-05"), day(doc, "ngày 13/8", "2020-08-13")))
    assert [(r.date, r.deadline) for r in rows] == [("2020-06-05", None), ("2020-06-05", "2020-08-13")]


DEADLINES = [
    # (text, the words of a date in it, granularity, whether it is the deadline)
    ("UBND huyện yêu cầu các xã báo cáo trước ngày 13/8.", "ngày 13/8", "day", True),
    ("UBND huyện yêu cầu các xã báo cáo chậm nhất là 10h ngày 13/8.", "ngày 13/8", "day", True),
    ("UBND huyện yêu cầu các xã sơ tán dân trước 17 giờ chiều 13/8.", "13/8", "day", True),
    ("UBND huyện yêu cầu các xã làm xong trong tháng 8.", "tháng 8", "month", True),
    ("UBND huyện yêu cầu nhà thầu khởi công quý III.", "quý III", "quarter", True),
    ("UBND huyện yêu cầu các xã trực ban đến hết tháng 8.", "tháng 8", "month", True),
    ("Ông Tám nói chậm nhất ngày 13/8, các xã phải rà soát.", "ngày 13/8", "day", True),
    ("UBND huyện yêu cầu các xã rà soát hộ đã mua đất trước ngày 13/8.", "ngày 13/8", "day", False),
    ("UBND huyện yêu cầu các xã làm rõ vụ cháy ngày 13/8.", "ngày 13/8", "day", False),
    ("UBND huyện yêu cầu các xã bám sát đề án đến năm 2020.", "năm 2020", "year", False),
    ("UBND huyện yêu cầu các xã giữ mức thu trong giai đoạn 2019-2020.", "giai đoạn 2019-2020", "period", False),
]


@pytest.mark.parametrize(("text", "words", "granularity", "is_one"), DEADLINES)
def test_deadline(text: str, words: str, granularity: str, is_one: bool) -> None:
    doc = document(text)
    dates = (replace(day(doc, words, "2020-08-13"), granularity=granularity),)
    persons = [somebody(doc, "Ông Tám", "Chủ tịch huyện")] if "Tám" in text else []
    assert {r.deadline for r in link(doc, *persons, dates=dates)} == {"2020-08-13" if is_one else None}


SPANS = [
    ("trong vòng 10 ngày", "2020-06-15"),
    ("trong thời hạn tối đa 2 tuần", "2020-06-19"),
    ("trong vòng 10 ngày làm việc", None),
    ("trong 10 ngày lễ", None),
]


@pytest.mark.parametrize(("words", "deadline"), SPANS)
def test_a_span_of_days_runs_from_the_day_it_is_told(words: str, deadline: str | None) -> None:
    doc = document(f"Ngày 5/6, UBND huyện yêu cầu các xã báo cáo {words}.")
    assert [r.deadline for r in link(doc, dates=(day(doc, "Ngày 5/6", "2020-06-05"),))] == [deadline]


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


def test_given_names_are_no_countries() -> None:
    people = "Cô giáo Nga khen em Đức Anh. Bà Nga nói em Anh ngoan. Chị Mỹ và anh Nhật vui. Ông Đức cười. Em Pháp về."
    assert not is_abroad(document(people))
    assert is_abroad(document("Mỹ phản đối Nga. Sau đó Anh, Pháp, Đức và Nhật Bản cùng lên tiếng."))


def test_at_home() -> None:
    visit = "UBND huyện Yên Mỹ làm việc với đoàn Nhật Bản, Hàn Quốc, Mỹ, Pháp, Đức tại Hà Nội. UBND tỉnh dự."
    assert not is_abroad(document(visit))


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
    found = link_issuers(doc, find_statements(doc), People(persons), Setting(doc, places), [])
    assert [d.place_code for d in found] == [code]
