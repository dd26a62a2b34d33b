"""Statements of telling: who, the verb, to whom, and the things to be done."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dukien.article import Article
from dukien.facts.directives import find_statements, statement
from dukien.facts.directives.clues import QUOTED, Clues
from dukien.facts.directives.find import Statement
from dukien.facts.directives.lexicon import Endings
from dukien.facts.directives.speaker import Speaker, speaker_before
from dukien.text import Document, Span


def document(body: str) -> Document:
    return Document(Article(article_id="a", text="Một đầu đề\n\n" + body))


def read(body: str) -> list[tuple[str | None, str, str | None, list[str]]]:
    doc = document(body)

    def words(span: Span | None) -> str | None:
        return doc.text[span.start : span.end] if span else None

    return [
        (words(s.issuer), doc.text[s.verb.start : s.verb.end], words(s.addressee), [doc.text[i.start : i.end] for i in s.items])
        for s in find_statements(doc)
    ]


CASES = tomllib.loads((Path(__file__).parent / "cases" / "directives.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["told"], ids=lambda case: case["text"][:40])
def test_statement(case: dict[str, Any]) -> None:
    assert read(case["text"]) == [(case.get("issuer"), case["verb"], case.get("addressee"), case["items"])]


@pytest.mark.parametrize("text", [text for group in CASES["none"] for text in group["texts"]])
def test_no_statement(text: str) -> None:
    assert read(text) == []


TWO = [
    (
        "Chủ tịch thị xã yêu cầu các phường rà soát quỹ đất; đồng thời, sau thảo luận, ông Nam đề nghị xã bổ sung bản đồ.",
        [["rà soát quỹ đất"], ["bổ sung bản đồ"]],
    ),
    (
        "UBND huyện chỉ đạo các xã đẩy nhanh thu hoạch; yêu cầu các trạm dự trữ thuốc, bổ sung vật tư.",
        [["đẩy nhanh thu hoạch"], ["dự trữ thuốc, bổ sung vật tư"]],
    ),
    (
        "UBND tỉnh yêu cầu huyện báo cáo. Sở Y tế cũng đề nghị các trạm rà soát.",
        [["báo cáo"], ["rà soát"]],
    ),
    (
        "Thanh tra tỉnh yêu cầu ban quản lý nộp lại tiền thừa và yêu cầu nhà thầu sửa mặt cầu.",
        [["nộp lại tiền thừa"], ["sửa mặt cầu"]],
    ),
    (
        "Bộ yêu cầu kiểm điểm cá nhân liên quan, đồng thời yêu cầu các sở tìm cho ra nguyên nhân.",
        [["kiểm điểm cá nhân liên quan"], ["tìm cho ra nguyên nhân"]],
    ),
]


@pytest.mark.parametrize(("text", "items"), TWO)
def test_each_verb_with_its_own_items(text: str, items: list[list[str]]) -> None:
    assert [s[3] for s in read(text)] == items


def test_each_of_a_list_is_told_its_own() -> None:
    body = "Chủ tịch UBND tỉnh yêu cầu:\n\n1. UBND huyện Yên Lạc:\nSơ tán dân; gác ngầm.\n\n2. Sở Y tế: Bảo đảm thuốc."
    "\n\nCông điện có hiệu lực ngay."
    assert read(body) == [
        ("Chủ tịch UBND tỉnh", "yêu cầu", "UBND huyện Yên Lạc", ["Sơ tán dân", "gác ngầm"]),
        ("Chủ tịch UBND tỉnh", "yêu cầu", "Sở Y tế", ["Bảo đảm thuốc"]),
    ]


def test_giving_out_tasks_line_by_line() -> None:
    body = "Kết luận hội nghị, ông Tám giao:\n- Công an huyện: cấp hết căn cước.\n- Hội Nông dân: hướng dẫn hội viên."
    assert read(body) == [
        ("ông Tám", "giao", "Công an huyện", ["cấp hết căn cước"]),
        ("ông Tám", "giao", "Hội Nông dân", ["hướng dẫn hội viên"]),
    ]


def test_a_notice_lists_tasks_below_a_line_of_their_own() -> None:
    body = "1. Các cơ quan đã cố gắng.\n2. Nhiệm vụ trọng tâm tháng 4:\n2.1. Phòng Tài chính:\n- Tham mưu phân bổ vốn.\n"
    body += "2.2. Công an huyện: chủ trì giải tỏa.\n3. Đồng ý với đề xuất của Phòng Giáo dục."
    assert read(body) == [
        (None, "Nhiệm vụ", "Phòng Tài chính", ["Tham mưu phân bổ vốn"]),
        (None, "Nhiệm vụ", "Công an huyện", ["chủ trì giải tỏa"]),
    ]
    assert read("Đoàn viên nêu nhiệm vụ: học tập tốt, rèn luyện chăm.") == []


def test_a_list_needs_no_marks() -> None:
    (statement,) = read("UBND tỉnh yêu cầu các huyện:\nKiểm tra hồ đập\nSơ tán dân vùng trũng\nChiều nay trời tạnh.")
    assert statement[3] == ["Kiểm tra hồ đập", "Sơ tán dân vùng trũng"]


# (text, items): what follows an instruction without carrying it on
NEXT = [
    ("Sở yêu cầu xã báo cáo. Sở Y tế tiếp tục rà soát các trạm.", ["báo cáo", "Sở Y tế tiếp tục rà soát các trạm"]),
    ("Sở yêu cầu xã báo cáo. Đề nghị này được nêu chiều qua.", ["báo cáo"]),
    ("Sở yêu cầu xã báo cáo. Không đồng tình, phụ huynh làm đơn.", ["báo cáo"]),
    ("Sở yêu cầu xã báo cáo. Về việc này, luật sư Nam phân tích: đất bỏ hoang phải thu hồi.", ["báo cáo"]),
    ("Sở yêu cầu xã báo cáo, đồng thời mong người dân chia sẻ.", ["báo cáo"]),
    ("Sở yêu cầu xã báo cáo. Căn cứ vào ý kiến của xã, Chủ tịch huyện nhất trí lùi hạn.", ["báo cáo"]),
    ("Sở yêu cầu xã báo cáo. Thông báo cũng nêu rõ phương án giá điện.", ["báo cáo"]),
    ("Tổ công tác yêu cầu lái xe dừng lại. Tại đây, người này chủ động lấy ra hai cọc tiền.", ["dừng lại"]),
    ("Sở yêu cầu xã báo cáo. Các đại biểu cắt băng khánh thành.", ["báo cáo"]),
    ("Sở yêu cầu xã báo cáo. Kết thúc khóa học, mọi học viên đều đạt.", ["báo cáo"]),
    ("Sở yêu cầu xã báo cáo. Hai thanh tra này là cán bộ hạt quản lý đường bộ.", ["báo cáo"]),
    ("Sở yêu cầu xã báo cáo; với việc của tỉnh, Đoàn sẽ chuyển đi.", ["báo cáo"]),
    ("Sở yêu cầu xã báo cáo. Các đơn vị hoàn toàn có thể làm đúng quy hoạch.", ["báo cáo"]),
    ("Sở yêu cầu xã báo cáo. Trước đó, UBND tỉnh đã có hướng dẫn thu chi.", ["báo cáo"]),
    ("Sở Y tế yêu cầu xã báo cáo. Sở Y tế tiếp tục chỉ đạo các trạm trực.", ["báo cáo"]),
    ("Sở yêu cầu xã báo cáo. UBND tỉnh quyết định hỗ trợ mỗi hộ 5 triệu đồng.", ["báo cáo"]),
    ("Sở yêu cầu xã báo cáo. Thông tin ban đầu, tổ chức tang lễ vào sáng mai.", ["báo cáo"]),
    (
        "Sở yêu cầu xã báo cáo trước ngày 12-11 cho UBND TP. Tuy nhiên, đến nay xã chưa gửi.",
        ["báo cáo trước ngày 12-11 cho UBND TP"],
    ),
]


@pytest.mark.parametrize(("text", "items"), NEXT)
def test_what_does_not_carry_on(text: str, items: list[str]) -> None:
    assert [i for s in read(text) for i in s[3]] == items


def test_who_speaks_again_carries_on() -> None:
    (statement,) = read("Bí thư yêu cầu huyện báo cáo. Bí thư nêu rõ không để dân thiếu nước.")
    assert statement[3] == ["báo cáo", "không để dân thiếu nước"]


def test_what_we_all_must_do_needs_somebody_who_says_so() -> None:
    assert read("Chủ tịch huyện nói về hạn mặn. Chúng ta phải tiết kiệm nước ngọt.") == []


def test_a_line_that_says_it_again_adds_nothing() -> None:
    line = "Chủ tịch huyện yêu cầu các xã kiểm tra đê trước ngày 30/6."
    assert len(read(f"{line}\nTrời mưa to suốt đêm.\n{line}")) == 1


def test_a_verb_inside_an_item_makes_no_statement() -> None:
    assert read("Bộ Y tế đề nghị UBND tỉnh chỉ đạo Sở Y tế kiểm tra và giao các huyện báo cáo.") == [
        ("Bộ Y tế", "đề nghị", "UBND tỉnh", ["chỉ đạo Sở Y tế kiểm tra và giao các huyện báo cáo"])
    ]


def test_the_headline_is_left_out() -> None:
    doc = Document(Article(article_id="a", text="Chủ tịch tỉnh yêu cầu các xã kiểm tra đê\n\nTrời mưa to."))
    assert find_statements(doc) == []


RULES = [
    ("UBND huyện yêu cầu các xã rà soát.", "directive.told"),
    ("UBND huyện yêu cầu rà soát ngay.", "directive.verb"),
    ("UBND huyện có văn bản yêu cầu các xã rà soát.", "directive.paper"),
    ("UBND huyện được giao chủ trì rà soát.", "directive.passive"),
    ('"Phải rà soát ngay", Chủ tịch huyện chỉ đạo.', "directive.quoted"),
    ("Chủ tịch huyện nhấn mạnh các xã cần rà soát.", "directive.need"),
    ("Chủ tịch huyện nói về bão số 3. Các xã phải rà soát ngay.", "directive.need.speech"),
    ('"Các xã phải rà soát ngay. Trời sắp mưa", Chủ tịch huyện nói.', "directive.need.behind"),
    ("Theo Chủ tịch huyện, các xã phải rà soát ngay.", "directive.need.according"),
    ("Thời gian tới, huyện cần tập trung rà soát.", "directive.need.body"),
    ("Nhiệm vụ thời gian tới:\n- Rà soát hộ nghèo.", "directive.list"),
]


@pytest.mark.parametrize(("text", "rule"), RULES)
def test_rule_names(text: str, rule: str) -> None:
    (statement,) = find_statements(document(text))
    assert statement.rule == rule


def test_a_proposal_goes_up() -> None:
    (statement,) = find_statements(document("Sở Y tế đề xuất UBND tỉnh hỗ trợ kinh phí."))
    assert statement.direction == "up"


PIECES = [
    "UBND huyện",
    "ông Nam",
    "yêu cầu",
    "giao",
    "các xã",
    "rà soát",
    "cần",
    "phải",
    ";",
    ". ",
    '"',
    "“",
    "”",
    ", ",
    ": ",
    "\n",
    "đồng thời",
    "chỉ đạo",
    "Thủ tướng",
    "nói",
    "(",
    ")",
    "thời gian tới",
    "Quan tâm",
    "- ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_spans_stay_inside_the_text(body: str) -> None:
    doc = document(body)
    for s in find_statements(doc):
        assert isinstance(s, Statement)
        assert s.items
        for span in (s.verb, *s.items):
            assert 0 <= span.start < span.end <= len(doc.text)
            assert doc.text[span.start : span.end].strip() == doc.text[span.start : span.end]


def test_long_input_stays_linear() -> None:
    doc = document("UBND huyện yêu cầu " + "các xã, " * 20000 + '"' * 2000 + " phải " * 5000)
    assert len(find_statements(doc)) <= 2


def test_many_verbs_in_a_sentence_cost_no_more_than_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = document("UBND huyện yêu cầu các xã rà soát; " * 2000)
    read_before = 0

    def counted(text: str, start: int, verb: int, clues: int) -> Speaker:
        nonlocal read_before
        read_before += verb - start
        return speaker_before(text, start, verb, clues)

    monkeypatch.setattr(statement, "speaker_before", counted)
    find_statements(doc)
    assert read_before < 4 * len(doc.text)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("theo yêu cầu của ", True),
        ("(của ", True),
        ("họ vừa qua ", False),  # barred
        ("hội nghị qua ", True),
        ("ngành, ", True),
        ("caocủa ", False),  # inside a word
        ("của", False),  # no space behind it
        ("", False),
    ],
)
def test_phrases_before_a_point(before: str, expected: bool) -> None:
    phrases = Endings(("của", "qua", "ngành,"), unless={"qua": ("vừa ",)})
    assert phrases.close(before) is expected


def test_clues_of_a_sentence() -> None:
    doc = document('UBND xã họp. Chủ tịch xã nói: "Các thôn phải dọn rác". Dân vui.')
    clues = Clues(doc)
    meets, says, glad = range(doc.sentence_index(doc.text.index("UBND")), len(doc.sentences))
    assert [clues.of(index) & QUOTED for index in (meets, says, glad)] == [0, QUOTED, 0]
    assert [bool(clues.of(index) & ~QUOTED) for index in (meets, says, glad)] == [False, True, False]
