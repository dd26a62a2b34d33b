"""The one event that an article reports."""

from __future__ import annotations

import pytest

from dukien.article import Article
from dukien.link.events import find_event
from dukien.link.people import People, Person
from dukien.link.years import Date
from dukien.text import Document, Span


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
    ("Vừa qua, Chủ tịch UBND huyện đối thoại trực tiếp với thanh niên.", "dialogue"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text: str, kind: str) -> None:
    event = find_event(document(text), People(), [], [])
    assert event is not None
    assert event.kind == kind
    assert event.rule == f"event.{kind}"


NONE = [
    "Đêm 5/6, Công an huyện bắt giữ hai nghi phạm trộm xe tại hội nghị khách hàng.",
    "Giá bưởi hôm nay tăng mạnh so với tuần trước.",
    "Ngày 5/6, UBND huyện cho biết sẽ tổ chức hội nghị vào tháng sau, tai nạn không ảnh hưởng.",
    "Hội nghị là dịp để mọi người gặp nhau.",
    "Sáng 5/6, mưa lớn làm ngập nhiều tuyến phố.",
    "Ngày 5/6, sau hội nghị, giá lúa tại huyện tăng nhẹ.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_event(text: str) -> None:
    assert find_event(document(text), People(), [], []) is None


def test_another_country_has_no_event() -> None:
    text = "Ngày 5/6, Bộ Quốc phòng Mỹ tổ chức hội nghị tại Washington. Tổng thống Mỹ và Ngoại trưởng Nga dự. Tokyo vắng mặt."
    assert find_event(document(text), People(), [], []) is None


def test_host_chair_and_day() -> None:
    text = "Chiều 5/6/2020, UBND huyện Đông Hà tổ chức hội nghị. Đồng chí Lê Văn Tám chủ trì."
    doc = document(text, "Huyện Đông Hà sơ kết công tác")
    at = doc.text.index("5/6/2020")
    day = Date(
        start=at,
        end=at + 8,
        rule="date.numeric",
        start_date="2020-06-05",
        end_date="2020-06-05",
        edtf="2020-06-05",
        granularity="day",
        mod=None,
        relative=False,
        year_source="explicit",
        role="event",
    )
    name = doc.text.index("Lê Văn Tám")
    people = People((Person(person_id="p1", name="Lê Văn Tám", mentions=(Span(name, name + 10),), positions=()),))
    event = find_event(doc, people, [], [day])
    assert event is not None
    assert (event.kind, event.date, event.host, event.chair) == ("conference", "2020-06-05", "UBND huyện Đông Hà", "Lê Văn Tám")
    assert event.title == "Huyện Đông Hà sơ kết công tác"
    assert doc.text[event.start : event.end] == "hội nghị"
