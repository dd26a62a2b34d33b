"""Where an article speaks of an official: full name, given name, title, pronoun."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dukien.article import Article
from dukien.facts.places import find_places
from dukien.facts.positions import find_positions
from dukien.link.people import link_people
from dukien.link.places import link_places
from dukien.link.setting import Setting
from dukien.names import find_names
from dukien.text import Document

AN = "Ông Lê Văn An, Bí thư Huyện ủy Lâm Hà, dự họp. "
HOA = "Bà Trần Thị Hoa, Chủ tịch UBND huyện Lâm Hà, chủ trì. "


def mentions(text: str) -> list[tuple[str, str, str]]:
    """The mentions in `text`: words, kind, and the given name of whom they mean."""
    doc = Document(Article("a", "Tiêu đề\n\n" + text))
    names = find_names(doc)
    people = link_people(doc, names, find_positions(doc, names), Setting(doc, link_places(doc, find_places(doc), [])))
    return [(doc.source_text(r.start, r.end), r.kind, r.name.rpartition(" ")[2]) for r in people.references]


def but_full_names(text: str) -> list[tuple[str, str, str]]:
    return [m for m in mentions(text) if m[1] != "full_name"]


OTHERS = [
    # the given name behind a form of address
    (AN + "Ông An nói.", [("Ông An", "short_name", "An")]),
    (AN + "Theo đồng chí An, việc này khó.", [("đồng chí An", "short_name", "An")]),
    (AN + "Bí thư An nói.", [("An", "short_name", "An")]),
    # a title alone, behind and before its holder's name
    (AN + "Bí thư Huyện ủy yêu cầu các xã rà soát.", [("Bí thư Huyện ủy", "title", "An")]),
    (AN + "Đồng chí Bí thư nhấn mạnh điều đó.", [("Bí thư", "title", "An")]),
    (AN + "Vị bí thư cho rằng việc này khó.", [("bí thư", "title", "An")]),
    (HOA + "Chủ tịch huyện yêu cầu báo cáo.", [("Chủ tịch huyện", "title", "Hoa")]),
    ("Bí thư Huyện ủy Lâm Hà: Phải làm ngay\n" + AN, [("Bí thư Huyện ủy Lâm Hà", "title", "An")]),
    # of several holders the one of the district last named
    (AN + "Ông Đỗ Văn Bé, Bí thư Huyện ủy Di Linh, đáp. Bí thư Huyện ủy cảm ơn.", [("Bí thư Huyện ủy", "title", "Bé")]),
    # a pronoun that the sentence or the one before settles
    (AN + "Ông cho biết việc này khó.", [("Ông", "address", "An")]),
    (AN + "Mưa lớn. Theo ông, việc này khó.", []),
    (HOA + "Theo bà, việc này khó.", [("bà", "address", "Hoa")]),
    (AN + "Đồng chí đề nghị các xã rà soát.", [("Đồng chí", "address", "An")]),
    (AN + "Ông nói. Ông nhấn mạnh.", [("Ông", "address", "An"), ("Ông", "address", "An")]),
]
NOT = [
    # several hold it, or may be meant
    ("Hai ông Lê Văn An và Đỗ Văn Bé, Phó Bí thư Huyện ủy, dự họp. Ông Lê Văn An, Phó Bí thư Huyện ủy. Phó Bí thư nói.", "title"),
    (AN + "Các bí thư Huyện ủy dự họp.", "title"),
    (AN + "Huyện sẽ bầu Bí thư Huyện ủy mới.", "title"),
    (AN + "Một chủ tịch xã nói.", "title"),
    (AN + "Bí thư Huyện ủy Di Linh dự họp.", "title"),
    (AN + "Ông K., Bí thư Huyện ủy, vắng mặt.", "title"),
    (AN + "Bí thư Huyện ủy, ông Kim Bảo, vắng mặt.", "title"),
    ("Ông Lê Văn An, nguyên Bí thư Huyện ủy, dự họp. Bí thư Huyện ủy nói.", "title"),
    ("Ông Lê Văn An, cán bộ Sở Y tế, dự họp. Cán bộ Sở Y tế nói.", "title"),
    # a pronoun for somebody else
    (AN + HOA.replace(". ", ", cùng ông Lê Văn An. ") + "Ông nói.", "address"),
    (AN + "Bà cho biết việc này khó.", "address"),
    (HOA + "Ông cho biết việc này khó.", "address"),
    (AN + "Bà con rất vui. Các ông cùng làm. Ông bà ta dạy.", "address"),
    (AN + "Ông nội anh kể.", "address"),
    (AN + 'Anh Bé kể: "Hồi đó ông nghèo lắm".', "address"),
    (AN + "Ông Kim nói. Ông cười.", "address"),
    ("Ông Lê Văn An làm ruộng. Ông nói.", "address"),
]


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_other_words_for_an_official(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert but_full_names(text) == expected


@pytest.mark.parametrize(("text", "kind"), NOT)
def test_not_meant(text: str, kind: str) -> None:
    assert [m for m in mentions(text) if m[1] == kind] == []


def test_full_names() -> None:
    text = AN + "LÊ VĂN AN ký. Ông Hồ Văn Bé làm ruộng."
    assert mentions(text) == [("Lê Văn An", "full_name", "An"), ("LÊ VĂN AN", "full_name", "An")]


def test_nobody_without_a_position() -> None:
    assert mentions("Ông Lê Văn An làm ruộng. Ông An nói.") == []


@given(
    st.lists(
        st.sampled_from("ông An Lê Văn , Bí thư Huyện ủy . Ông bà nói đồng chí \n ( ) “ Chủ tịch xã".split(" ")), max_size=40
    )
)
def test_rows_are_in_the_text(words: list[str]) -> None:
    doc = Document(Article("a", " ".join(words)))
    names = find_names(doc)
    people = link_people(doc, names, find_positions(doc, names), Setting(doc, []))
    held = {p.person_id for p in people.persons if p.positions}
    spans = [(r.start, r.end) for r in people.references]
    assert spans == sorted(spans)
    for r in people.references:
        assert 0 <= r.start < r.end <= len(doc.text)
        assert r.person_id in held
