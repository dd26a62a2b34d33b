"""The one event that an article reports."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dukien.article import Article
from dukien.facts.places import find_places
from dukien.link.events import Event, find_event
from dukien.link.people import People, Person
from dukien.link.places import link_places
from dukien.link.setting import Setting
from dukien.link.years import Date
from dukien.text import Document, Span


def _event(doc: Document, people: People = People(), dates: Sequence[Date] = ()) -> Event | None:  # noqa: B008
    return find_event(doc, people, Setting(doc, []), dates)


def _day(at: int, day: str = "2020-06-05") -> Date:
    return Date(
        start=at, end=at + 3, rule="date.numeric", start_date=day, end_date=day, edtf=day,
        granularity="day", mod=None, relative=False, year_source="explicit", role="event",
    )  # fmt: skip


def document(body: str, title: str = "Một đầu đề") -> Document:
    return Document(Article(article_id="a", text=f"{title}\n\n{body}"))


KINDS = [
    ("Sáng 5/6, Đoàn công tác của Huyện ủy có buổi làm việc với UBND phường Tân Lập.", "working_session"),
    ("Chiều 5/6, UBND huyện tổ chức hội nghị sơ kết 6 tháng đầu năm.", "conference"),
    ("Ngày 12/7, HĐND huyện khai mạc kỳ họp thứ 8.", "meeting"),
    ("Sáng nay, Thường trực Huyện ủy họp giao ban với các xã.", "meeting"),
    ("Sáng 3/9, huyện Đông Hà tổ chức lễ khai giảng năm học mới.", "ceremony"),
    ("Chiều 20/5, các đại biểu HĐND tỉnh tiếp xúc cử tri xã Bình Minh.", "contact_with_voters"),
    ("Ngày 4/4, UBND tỉnh tổ chức họp báo về lễ hội hoa.", "press_conference"),
    ("Ngày 6/4, Phòng Nội vụ huyện khai mạc lớp tập huấn cải cách hành chính.", "training"),
    ("Ngày 1/8, Chủ tịch UBND huyện đi kiểm tra công tác phòng chống bão.", "inspection"),
    ("Sáng 2/2, Bí thư Huyện ủy đến thăm các gia đình chính sách.", "visit"),
    ("Ngày 9/9, Hội Nông dân tỉnh tổ chức hội thảo về cây bưởi.", "seminar"),
    ("Ngày 10/10, Đảng bộ xã Hòa Bình tổ chức Đại hội đại biểu lần thứ 12.", "congress"),
    ("Ngày 6/3, Đoàn công tác Huyện ủy do ông Lê Tám làm trưởng đoàn đến làm việc tại xã An Bình.", "working_session"),
    ("Ngày 7/3, tại trụ sở, Tổ công tác về kiểm tra công vụ của UBND tỉnh đã làm việc với huyện Tân Hòa.", "working_session"),
    ("Chiều 5/9, kỳ họp thứ 4 HĐND huyện Tân Hòa bế mạc.", "meeting"),
    ("Sáng 5/9, tại hội nghị của UBND tỉnh, ông Lê Tám cho biết giá lúa đã tăng.", "conference"),
    ("Vừa qua, Chủ tịch UBND huyện đối thoại trực tiếp với thanh niên.", "dialogue"),
    ("Sáng 5/6, Thứ trưởng Bộ Y tế tiếp đoàn công tác của Pháp.", "working_session"),
    ("Chiều 5/6, lãnh đạo Huyện ủy chủ trì buổi nghe ba xã báo cáo tiến độ.", "working_session"),
    ("Ngày 5/6, Ban Thường vụ Tỉnh ủy họp dưới sự chủ trì của Bí thư Tỉnh ủy.", "meeting"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text: str, kind: str) -> None:
    event = _event(document(text))
    assert event is not None
    assert event.kind == kind


RULES = [
    ("Chiều 5/6, UBND huyện tổ chức hội nghị sơ kết.", "event.active"),
    # the predicate before its subject
    ("Chiều 5/6, làm việc với UBND huyện, Chủ tịch UBND tỉnh yêu cầu giữ đê.", "event.doing"),
    ("Chiều 5/6, lễ khởi công đường mới của UBND huyện được tổ chức.", "event.passive"),
    ("Nhiều nông dân dự hội thảo về cây bưởi diễn ra ngày 5/6 tại Sở Nông nghiệp.", "event.passive"),
    # where something is said: at the beginning, at the end, with the day behind it
    ("Phát biểu tại hội nghị về cây bưởi sáng 5/6, Chủ tịch UBND huyện khen nông dân.", "event.setting"),
    ("Chủ tịch UBND huyện nói như vậy tại hội nghị về cây bưởi sáng 5/6.", "event.setting"),
    ("Phát biểu bế mạc hội nghị sáng 5/6, Chủ tịch UBND huyện khen nông dân.", "event.setting"),
    # without a day only where the text says whose it is
    ("Chủ tịch UBND huyện nói như vậy tại kỳ họp thứ 8 HĐND huyện Đông Hà.", "event.setting"),
]


@pytest.mark.parametrize(("text", "rule"), RULES)
def test_how_an_event_is_told(text: str, rule: str) -> None:
    doc = document(text)
    at = doc.text.find("5/6")
    event = _event(doc, People(), [_day(at)] if at >= 0 else [])
    assert event is not None
    assert event.rule == rule
    assert event.date == (None if at < 0 else "2020-06-05")


def test_what_only_the_title_names_is_told_again_in_the_lead() -> None:
    doc = document("BTT - Huyện ủy Đông Hà có buổi làm việc với Đảng ủy xã.", "Huyện ủy Đông Hà làm việc với Đảng ủy xã Tân Lập")
    event = _event(doc)
    assert event is not None
    assert (event.rule, event.kind, event.host) == ("event.headline", "working_session", "Huyện ủy Đông Hà")
    assert _event(document("Mưa lớn gây ngập.", "Huyện ủy Đông Hà làm việc với Đảng ủy xã")) is None


NONE = [
    "Đêm 5/6, Công an huyện bắt giữ hai nghi phạm trộm xe tại hội nghị khách hàng.",
    "Giá bưởi hôm nay tăng mạnh so với tuần trước.",
    "Ngày 5/6, UBND huyện cho biết sẽ tổ chức hội nghị vào tháng sau, tai nạn không ảnh hưởng.",
    "Hội nghị là dịp để mọi người gặp nhau.",
    "Sáng 5/6, mưa lớn làm ngập nhiều tuyến phố.",
    "Sáng 5/6, Quốc hội thảo luận về dự án Luật Thủy lợi.",
    "Tối 5/6, UBND thành phố trao giải tại Trung tâm Hội nghị tỉnh.",
    "Ngày 5/6, Sở Giáo dục yêu cầu các trường kiểm tra học kỳ nghiêm túc.",
    "Ngày 5/6, UBND tỉnh sẽ tổ chức hội nghị sơ kết.",
    "Đêm 5/6, Công an quận đã tiến hành kiểm tra quán karaoke Sao Đêm.",
    "Sáng 5/6, Công ty Hoàng Long tổ chức hội nghị khách hàng.",
    "Trước đó, ngày 5/6, UBND huyện tổ chức hội nghị về giá lúa.",
    "Ngày 5/6, sau hội nghị, giá lúa tại huyện tăng nhẹ.",
    "Chủ tịch UBND huyện nói như vậy tại một hội nghị trước đây.",
    "Trao đổi bên lề hội thảo sáng 5/6, Chủ tịch UBND huyện nói giá lúa tăng.",
    "Ngày 5/6, UBND huyện cho biết kỳ họp dự kiến khai mạc vào tháng sau.",
    "Ngày 5/6, Chánh thanh tra Sở Y tế cho biết đã lập đoàn thanh tra.",
    "Chiều 5/6, đại biểu Quốc hội thảo luận về hoạt động giám sát của Quốc hội.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_event(text: str) -> None:
    assert _event(document(text)) is None


def test_another_country_has_no_event() -> None:
    text = "Ngày 5/6, Bộ Quốc phòng Mỹ tổ chức hội nghị tại Washington. Tổng thống Mỹ và Ngoại trưởng Nga dự. Tokyo vắng mặt."
    assert _event(document(text)) is None


def test_host_chair_and_day() -> None:
    text = "Chiều 5/6/2020, UBND huyện Đông Hà tổ chức hội nghị. Đồng chí Lê Văn Tám chủ trì."
    doc = document(text, "Huyện Đông Hà sơ kết công tác")
    day = _day(doc.text.index("5/6/2020"))
    name = doc.text.index("Lê Văn Tám")
    people = People((Person(person_id="p1", name="Lê Văn Tám", mentions=(Span(name, name + 10),), positions=()),))
    event = _event(doc, people, [day])
    assert event is not None
    assert (event.kind, event.date, event.host, event.chair) == ("conference", "2020-06-05", "UBND huyện Đông Hà", "Lê Văn Tám")
    assert event.title == "Huyện Đông Hà sơ kết công tác"
    assert doc.text[event.start : event.end] == "hội nghị"


HOSTS: list[tuple[str, str | None]] = [
    ("Ngày 6/3, Đoàn kiểm tra của Thị ủy do bà Lê Hoa làm trưởng đoàn đã kiểm tra việc chống hạn.", "Thị ủy"),
    ("Ngày 6/3, Sở Y tế phối hợp với Hội Chữ thập đỏ tổ chức hội nghị hiến máu.", "Sở Y tế"),
    ("Sở Xây dựng chiều 7/7 đã có buổi làm việc với UBND huyện.", "Sở Xây dựng"),
    ("Ngày 6/3, Đoàn kiểm tra của Huyện ủy Lâm Hà đã làm việc với UBND xã.", "Huyện ủy Lâm Hà"),
    ("Ngày 6/3, Đoàn công tác Huyện ủy Lâm Hà đã làm việc với UBND xã.", "Huyện ủy Lâm Hà"),
    ("Ngày 6/3, Đoàn đại biểu Huyện ủy Lâm Hà đã thăm, chúc Tết xã Tân Hà.", None),
    ("Ngày 6/3, lãnh đạo huyện Lâm Hà đối thoại với nông dân.", None),
    ("Ngày 6/3, tại kỳ họp thứ 9 HĐND tỉnh Lâm Đồng, ông Lê Tám nói.", "HĐND tỉnh Lâm Đồng"),
    ("Ngày 6/3, tại hội thảo do Sở Y tế phối hợp với Hội Chữ thập đỏ tổ chức, bà Lê Hoa nói.", "Sở Y tế"),
    ("Ngày 6/3, Ban Thường vụ Thành ủy tổ chức hội nghị.", "Ban Thường vụ Thành ủy"),
    ("Ngày 6/3, đồng chí Bí thư Huyện ủy đã chủ trì hội nghị.", None),
]


@pytest.mark.parametrize(("text", "host"), HOSTS)
def test_host(text: str, host: str | None) -> None:
    doc = document(text)
    day = _day(doc.text.index("7/7" if "7/7" in text else "6/3"))
    event = _event(doc, People(), [day])
    assert event is not None
    assert event.host == host


CHAIRS = [
    ("Ông Lê Văn Tám, Bí thư Huyện ủy, chủ trì hội nghị; cùng dự có ông Trần Văn Chín.", "Lê Văn Tám"),
    ("Cùng dự có ông Trần Văn Chín. Hội nghị diễn ra dưới sự chủ trì của ông Lê Văn Tám.", "Lê Văn Tám"),
    ("Hội nghị do ông Lê Văn Tám chủ trì, bà con góp ý cùng ông Trần Văn Chín.", "Lê Văn Tám"),
    ("Ông Trần Văn Chín phát biểu. Ông Lê Văn Tám vắng mặt.", None),
    ("Ông Lê Văn Tám chủ trì dự án cầu mới.", None),
]


@pytest.mark.parametrize(("text", "chair"), CHAIRS)
def test_chair(text: str, chair: str | None) -> None:
    doc = document(f"Chiều 5/6, UBND huyện tổ chức hội nghị. {text}")
    persons = []
    for name in ("Lê Văn Tám", "Trần Văn Chín"):
        if (at := doc.text.find(name)) >= 0:
            persons.append(Person(person_id=name, name=name, mentions=(Span(at, at + len(name)),), positions=()))
    event = _event(doc, People(tuple(persons)), [])
    assert event is not None
    assert event.chair == chair


PLACES = [
    # behind the event: where, or with whom
    ("Chiều 5/6, UBND tỉnh Lâm Đồng tổ chức hội nghị tại huyện Lâm Hà.", "676"),
    ("Chiều 5/6, Huyện ủy Lâm Hà làm việc với Đảng ủy xã Tân Hà.", "24916"),
    ("Chiều 5/6, UBND tỉnh Lâm Đồng tổ chức hội nghị về cà phê, tổ chức tại huyện Lâm Hà.", "676"),
    ("Chiều 5/6, UBND tỉnh đã thăm các xã Tân Hà, Hoài Đức (huyện Lâm Hà).", "676"),
    # the local body without a name
    ("Chiều 5/6, tại xã Tân Hà (huyện Lâm Hà), Huyện ủy đã làm việc với Đảng ủy xã.", "24916"),
    # before it, inside the host's unit; the host's unit
    ("Chiều 5/6, tại huyện Lâm Hà, UBND tỉnh Lâm Đồng tổ chức hội nghị.", "676"),
    ("Chiều 5/6, UBND tỉnh Lâm Đồng tổ chức hội nghị.", "68"),
    ("Chiều 5/6, UBND tỉnh Lâm Đồng tổ chức hội nghị về tình hình tại huyện Lâm Hà.", "68"),
    # of the whole country: what it is about, and who speaks, is not where it is
    ("Chiều 5/6, Bộ Y tế tổ chức hội nghị về dịch sởi ở huyện Lâm Hà.", None),
    ("Chiều 5/6, tại phiên họp của Quốc hội, đại biểu Lê Văn Tám (Lâm Đồng) nói.", None),
]


@pytest.mark.parametrize(("text", "code"), PLACES)
def test_place(text: str, code: str | None) -> None:
    doc = document(text)
    event = find_event(doc, People(), Setting(doc, link_places(doc, find_places(doc), [])), [])
    assert event is not None
    assert event.place_code == code
