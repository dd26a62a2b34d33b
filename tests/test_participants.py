"""Who takes part in the event that an article reports, and in which role."""

from __future__ import annotations

from typing import get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dukien.article import Article
from dukien.dataset.columns import Column
from dukien.dataset.schema import ParticipantRow
from dukien.link.events.participants import ROLES
from dukien.run.one import extract_article, extract_rows

LEAD = "Sáng 5/6, UBND huyện Lâm Hà tổ chức hội nghị sơ kết 6 tháng đầu năm."


def article(text: str) -> Article:
    return Article("a", f"Huyện Lâm Hà sơ kết công tác\n\n{text}", published="2020-06-06")


def roles(text: str) -> dict[str, str]:
    return {p.name: p.role for p in extract_article(article(text)).participants}


BEHIND_A_LIST = [
    (
        "Dự hội nghị có các đồng chí: Trần Văn Chín, Phó Bí thư Tỉnh ủy; Lê Thị Hoa, Phó Chủ tịch UBND tỉnh.",
        {"Trần Văn Chín": "attendee", "Lê Thị Hoa": "attendee"},
    ),
    ("Cùng dự có đồng chí Trần Văn Chín - Phó Chủ tịch HĐND huyện.", {"Trần Văn Chín": "attendee"}),
    ("Hội nghị có sự tham dự của ông Trần Văn Chín, Giám đốc Sở Y tế.", {"Trần Văn Chín": "attendee"}),
    (
        "Tham dự hội nghị có các đồng chí:\n- Trần Văn Chín, Bí thư Huyện ủy;\n- Lê Thị Hoa, Chủ tịch UBND huyện.",
        {"Trần Văn Chín": "attendee", "Lê Thị Hoa": "attendee"},
    ),
    (
        "Chủ trì hội nghị có các đồng chí: Trần Văn Chín, Bí thư Huyện ủy và Lê Thị Hoa, Chủ tịch UBND huyện.",
        {"Trần Văn Chín": "chair", "Lê Thị Hoa": "chair"},
    ),
    ("Hội nghị diễn ra dưới sự chủ trì của ông Trần Văn Chín, Chủ tịch UBND huyện.", {"Trần Văn Chín": "chair"}),
    ("Dự và chỉ đạo hội nghị có đồng chí Trần Văn Chín, Bí thư Huyện ủy.", {"Trần Văn Chín": "attendee"}),
    ("Tham gia đoàn có bà Lê Thị Hoa, Trưởng phòng Nội vụ huyện.", {"Lê Thị Hoa": "delegation_member"}),
    ("Tiếp và làm việc với đoàn có ông Trần Văn Chín, Chủ tịch UBND xã.", {"Trần Văn Chín": "host"}),
    ("Theo ông Trần Văn Chín, Chủ tịch UBND huyện, giá lúa đã tăng.", {"Trần Văn Chín": "speaker"}),
]
BEFORE_A_VERB = [
    ("Ông Trần Văn Chín, Bí thư Huyện ủy, chủ trì hội nghị.", {"Trần Văn Chín": "chair"}),
    (
        "Các ông, bà: Trần Văn Chín - Chủ tịch HĐND huyện; Lê Thị Hoa, Phó Chủ tịch HĐND huyện chủ tọa hội nghị.",
        {"Trần Văn Chín": "chair", "Lê Thị Hoa": "chair"},
    ),
    ("Đồng chí Trần Văn Chín, Phó Bí thư Tỉnh ủy, dự và phát biểu chỉ đạo.", {"Trần Văn Chín": "speaker"}),
    ("Phát biểu tại hội nghị, ông Trần Văn Chín, Bí thư Huyện ủy, nhấn mạnh kết quả.", {"Trần Văn Chín": "speaker"}),
    ("Tại hội nghị, Bí thư Huyện ủy Trần Văn Chín đã trao bằng khen.", {"Trần Văn Chín": "speaker"}),
    ("Báo cáo do Phó Chủ tịch UBND huyện Lê Thị Hoa trình bày nêu rõ kết quả.", {"Lê Thị Hoa": "speaker"}),
    ("Chủ tịch UBND huyện Lê Thị Hoa yêu cầu các xã giữ đê.", {"Lê Thị Hoa": "speaker"}),
    ("Bí thư Huyện ủy Trần Văn Chín và Chủ tịch UBND huyện Lê Thị Hoa tại hội nghị.",
     {"Trần Văn Chín": "attendee", "Lê Thị Hoa": "attendee"}),
]  # fmt: skip
NO_PART = [
    # done to somebody, told of somebody, said elsewhere, earlier
    "Hội nghị cảnh cáo ông Trần Văn Chín, Chủ tịch UBND xã Tân Hà.",
    "Hội nghị nghe thông báo kỷ luật đối với ông Trần Văn Chín, Chủ tịch UBND xã; đề nghị các xã rút kinh nghiệm.",
    "Các đại biểu viếng Chủ tịch Hồ Chí Minh.",
    "Trao đổi với phóng viên, ông Trần Văn Chín, Giám đốc Sở Y tế, cho biết dịch đã giảm.",
    "Trước đó, ông Trần Văn Chín, Giám đốc Sở Y tế, cho biết dịch đã giảm.",
    "Ngày 1/5, ông Trần Văn Chín, Giám đốc Sở Y tế, tham dự hội nghị khác.",
    # who is quoted without a post has not spoken there for sure
    "Ông Trần Văn Chín cho biết nhà ông còn khó khăn.",
    "Ông Trần Văn Chín, Giám đốc Sở Giao thông vận tải, vắng mặt.",
]


@pytest.mark.parametrize(("text", "expected"), BEHIND_A_LIST + BEFORE_A_VERB)
def test_roles(text: str, expected: dict[str, str]) -> None:
    assert roles(f"{LEAD}\n\n{text}") == expected


@pytest.mark.parametrize("text", NO_PART)
def test_who_takes_no_part(text: str) -> None:
    assert roles(f"{LEAD}\n\n{text}") == {}


SUBJECTS = [
    (
        "Sáng 5/6, Đoàn công tác của Huyện ủy do đồng chí Trần Văn Chín, Bí thư Huyện ủy làm trưởng đoàn làm việc với UBND xã.",
        {"Trần Văn Chín": "delegation_head"},
        None,
        "Huyện ủy",
    ),
    (
        "Sáng 5/6, đồng chí Trần Văn Chín, Bí thư Huyện ủy Lâm Hà, cùng đồng chí Lê Thị Hoa, Trưởng phòng Y tế huyện,"
        " đã làm việc với UBND xã Tân Hà.",
        {"Trần Văn Chín": "delegation_head", "Lê Thị Hoa": "delegation_member"},
        None,
        None,
    ),
    (
        "Sáng 5/6, Bộ trưởng Bộ Y tế Trần Văn Chín đã tiếp đoàn công tác của Lào.",
        {"Trần Văn Chín": "host"},
        None,
        "Bộ Y tế",
    ),
    (
        "Sáng 5/6, Chủ tịch UBND tỉnh Trần Văn Chín tiếp xúc cử tri huyện Lâm Hà.",
        {"Trần Văn Chín": "attendee"},
        None,
        None,
    ),
    (
        "Sáng 5/6, Chủ tịch UBND tỉnh Trần Văn Chín chủ trì cuộc họp với huyện Lâm Hà.",
        {"Trần Văn Chín": "chair"},
        "Trần Văn Chín",
        None,
    ),
    (
        "Sáng 5/6, Thường trực Huyện ủy Trần Văn Chín làm việc với UBND xã Tân Hà.",
        {"Trần Văn Chín": "attendee"},
        None,
        None,
    ),
    (
        "Sáng 5/6, Tổ đại biểu HĐND tỉnh gồm các ông, bà: Trần Văn Chín, Phó Chủ tịch HĐND tỉnh; Lê Thị Hoa, Trưởng Ban Pháp chế"
        " tiếp xúc cử tri xã Tân Hà.",
        {"Trần Văn Chín": "attendee", "Lê Thị Hoa": "attendee"},
        None,
        None,
    ),
    (
        "Sáng 5/6, Bí thư Tỉnh ủy Trần Văn Chín, Chủ tịch UBND tỉnh Lê Thị Hoa đã dự lễ khai giảng tại huyện Lâm Hà.",
        {"Trần Văn Chín": "attendee", "Lê Thị Hoa": "attendee"},
        None,
        None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "chair", "host"), SUBJECTS)
def test_the_subject_of_the_event(text: str, expected: dict[str, str], chair: str | None, host: str | None) -> None:
    extraction = extract_article(article(text))
    assert extraction.event is not None
    assert {p.name: p.role for p in extraction.participants} == expected
    assert (extraction.event.chair, extraction.event.host) == (chair, host)


def test_people_without_a_post_are_heard_in_a_dialogue() -> None:
    text = "Sáng 5/6, Chủ tịch UBND huyện đối thoại với nông dân. Ông Trần Văn Chín cho biết giá lúa giảm."
    assert roles(text) == {"Trần Văn Chín": "speaker"}


def test_without_an_event_nobody_takes_part() -> None:
    assert roles("Giá lúa tăng. Phát biểu tại hội nghị, ông Trần Văn Chín, Bí thư Huyện ủy, khen nông dân.") == {}


def test_the_most_telling_role_is_taken_once_with_its_mention_and_nearest_post() -> None:
    text = (
        f"{LEAD} Dự hội nghị có ông Trần Văn Chín, Ủy viên Ban Thường vụ Huyện ủy.\n\n"
        "Kết luận hội nghị, Chủ tịch UBND huyện Trần Văn Chín yêu cầu các xã giữ đê."
    )
    tables = extract_rows(article(text))
    (event,), (row,) = tables["events"], tables["participants"]
    assert (row["event_id"], row["name"], row["role"]) == (event["fact_id"], "Trần Văn Chín", "speaker")
    assert row["position"] == "Chủ tịch UBND huyện"
    assert row["start_char"] == article(text).text.rindex("Trần Văn Chín")
    assert row["person_id"] in {o["person_id"] for o in tables["officials"]}


def test_the_schema_knows_the_roles() -> None:
    annotated = get_args(get_type_hints(ParticipantRow, include_extras=True)["role"])
    assert next(c for c in annotated if isinstance(c, Column)).values == ROLES


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from([t for t, _ in BEHIND_A_LIST + BEFORE_A_VERB] + NO_PART), max_size=6))
def test_everybody_once_and_as_mentioned(sentences: list[str]) -> None:
    extraction = extract_article(article("\n\n".join([LEAD, *sentences])))
    names = [p.name for p in extraction.participants]
    assert len(names) == len(set(names))
    for p in extraction.participants:
        person = next(x for x in extraction.people.persons if x.person_id == p.person_id)
        assert any((m.start, m.end) == (p.start, p.end) for m in person.mentions)
        assert p.role in ROLES
        assert p.position is None or any(p.position == o.position for o in person.positions)
