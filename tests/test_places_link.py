"""Communes resolved to their codes: what decides, what leaves the code open, and on which day."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dukien.article import Article
from dukien.facts.places import find_places
from dukien.link.places import link_places
from dukien.link.places.candidates import cut_short, period
from dukien.link.years import Date
from dukien.text import Document


def linked(text, published="2018-06-01", dates=()):
    doc = Document(Article("a", text, published=published))
    return link_places(doc, find_places(doc), list(dates))


def codes(text, published="2018-06-01"):
    return [p.code for p in linked(text, published) if p.level == "commune"]


CODES = [
    # the phrase says it
    ("Ở xã Lộc Vĩnh, huyện Phú Lộc.", ["20137"]),
    ("Ở xã Đông Hòa (huyện Trảng Bom).", ["26266"]),
    ("Ở xã Đại Nghĩa, Đại Lộc, Quảng Nam.", ["20521"]),
    ("Ở xã Hoằng Phú (Thanh Hóa).", ["15883"]),
    ("Ở xã Tân Lập, huyện Đan Phượng, Hà Nội.", ["09820"]),
    ("Ở phường Tân Phong, quận 7.", ["27490"]),
    ("Anh ngụ P.5, Q.3, TP. HCM.", ["27151"]),
    ("Anh ngụ P.05, Q.3, TP. HCM.", ["27151"]),
    ("Ở phường Quang Trung (TP Uông Bí, Quảng Ninh).", ["06817"]),
    ("Ở xã Hòa Phú thuộc huyện Long Hồ.", ["29617"]),
    ("Huyện Long Hồ: xã Hòa Phú đạt chuẩn.", ["29617"]),
    ("Hai xã Kỳ Thọ và Kỳ Thư (huyện Kỳ Anh).", ["18790", "18805"]),
    ("Ba xã Hòa Phú (huyện Long Hồ) và An Định, An Thới (huyện Mỏ Cày Nam).", ["29617", "28957", "28966"]),
    ("Xã Tân Lập, huyện Đan Phượng khác xã Tân Lập, huyện Mộc Châu.", ["09820", "03997"]),
    # the article says it
    ("Huyện Mỏ Cày Nam họp dân.\n\nNgười dân xã An Định, xã An Thới đồng tình.", ["28957", "28966"]),
    ("Tin Hà Tĩnh\n\nĐoàn về xã Kỳ Thọ thăm trường.", ["18790"]),
    ("Xã Thái Đô, huyện Thái Thụy. Hôm sau, xã Thái Đô họp.", ["12940", "12940"]),
    # neighbours say it
    ("Hội thi ở thị trấn Vĩnh Lộc có các xã Hòa Phú, Tân An, Phúc Thịnh.", ["02287", "02335", "02320", "02338"]),
    # only one bears the name
    ("Ở xã Tả Thanh Oai có hội.", ["00649"]),
    ("Ở phường Bến Nghé có hội.", ["26740"]),
    # the body without a name
    ("Huyện ủy mở lớp học cho cán bộ xã Đức Ninh.", ["02422"]),
    # another type than the register's
    ("Ở xã Cẩm Phô, TP Hội An.", ["20404"]),
    # misspelled, in a stated district
    ("Ở xã Phước Kiểng, huyện Nhà Bè.", ["27646"]),
    ("Ở xã Hòa Phủ, huyện Long Hồ.", ["29617"]),
    # the stated district has none so called, its province one
    ("Ở phường Đồng Xuân (quận Ba Đình, Hà Nội).", ["00040"]),
    ("Ở phường Đồng Xuân, quận Ba Đình.", ["00040"]),
    # a slip of the pen in the name, or in the district: both are possible
    ("Ở xã Đất Mới, huyện Ngọc Hiển.", [None]),
    ("Ở xã Chiềng Khoa, huyện Quỳnh Nhai.", [None]),
    ("Ở xã Ea Đak, huyện Ea Kar.", ["24391"]),
    # one of several types
    ("Ở 3 xã phường Kỳ Ninh, Kỳ Hà, Kỳ Trinh (thị xã Kỳ Anh).", ["18781", "18808", "18820"]),
    # a name of another time, where the district is stated
    ("Ở xã Phong Thạnh Đông A, thị xã Giá Rai.", ["31951"]),
    # a parent that is misspelled does not hand its commune to the next one's
    ("Huyện Mỏ Cày Nam thi đấu. Có xã An Định (Mỏ Cầy Nam) và xã Hòa Phú (Long Hồ).", ["28957", "29617"]),
    # open: many bear the name, the stated parent has none, nothing tells
    ("Ở xã Tân Lập sáng nay.", [None]),
    ("Ở phường 5 sáng nay.", [None]),
    ("Ở phường 15, quận 1, TP. HCM.", [None]),
    ("Ở xã Tân Lập, huyện Long Hồ.", [None]),
    ("Ở xã Hòa Phú (huyện Long Hồ, tỉnh Phú Yên).", [None]),
    ("Ở xã Không Có, huyện Long Hồ.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), CODES)
def test_codes(text, expected):
    assert codes(text) == expected


def test_the_day_decides():
    text = "Đảng ủy xã Bình Khánh, huyện Mỏ Cày Nam"
    (new,) = [p for p in linked(text, "2020-08-31") if p.level == "commune"]
    assert (new.code, new.valid_on, new.district_code, new.province_code) == ("28945", "2020-08-31", "833", "83")
    assert (new.successor_code, new.successor_name, new.successor_province) == ("28945", "Đồng Khởi", "Vĩnh Long")
    assert new.latitude == pytest.approx(10.1, abs=0.1)
    assert codes("xã Kỳ Ninh, huyện Kỳ Anh", "2015-06-01") == ["18781"]
    (after,) = [p for p in linked("UBND xã Đồng Khởi, tỉnh Vĩnh Long", "2025-08-01") if p.level == "commune"]
    assert (after.code, after.district, after.province, after.successor_code) == ("28945", None, "Vĩnh Long", "28945")


def test_wards_that_followed_each_other():
    """Without a day, the article's other communes tell its time."""
    text = "Dân ở xã Hoằng Long và phường Tào Xuyên, TP Thanh Hóa."
    assert [p.code for p in linked(text, None) if p.level == "commune"] == ["15922", "15868"]


def test_what_is_possible_may_change_with_what_is_decided():
    names = "Tân Mai, Phú Cường, Phú Minh, Phù Lỗ, Xuân Thu, Đông Anh, Xuân Nộn, Thụy Lâm, Bắc Hồng, Bắc Kạn".split(", ")
    assert len(linked("Họp tại " + ", ".join(f"xã {name}" for name in names) + ".", published=None)) == len(names)


def test_period():
    def on(start, **more):
        given = {"granularity": "day", "year_source": "explicit", "role": "event"} | more
        return Date(start=0, end=1, rule="d", start_date=start, end_date=start, edtf=None, mod=None, relative=False, **given)

    doc = Document(Article("a", "Tin"))
    assert period(doc, []).day is None
    assert period(doc, [on("2019-03-04"), on("1956-01-01", role="birth")])[:2] == ("2019-01-01", "2020-12-31")
    assert period(Document(Article("a", "Tin", published="2019-03-04")), [on("2017-01-01")]).day == str(date(2019, 3, 4))


def test_names_of_another_day():
    """A city is the province that it became, from that day on; a name is known in the spelling of before and after."""
    text = "Mưa ở xã Khe Tre, thành phố Huế."
    assert [p.code for p in linked(text, "2025-10-20")] == ["20161", "46"]
    assert [p.code for p in linked("Mưa ở TP Huế.", "2018-06-01")] == ["474"]
    assert [p.code for p in linked("Ở phường Trần Phú, TP Quy Nhơn.", "2018-06-01")] == ["21586", "540"]
    assert [p.code for p in linked("Ở phường Trần Phú, TP Qui Nhơn.", "2022-06-01")] == ["21586", "540"]
    assert {p.valid_on for p in linked("Xã Tân Lập, huyện Đan Phượng.", "2025-08-15")} == {"2025-06-30"}


def test_special_zones_before_the_reform_were_plans():
    assert codes("Đề án đặc khu Vân Đồn, đặc khu Phú Quốc", "2018-06-01") == []
    assert codes("Đề án đặc khu Vân Đồn", None) == []
    assert codes("UBND đặc khu Phú Quốc", "2025-08-01") == ["31078"]


def test_districts_and_provinces():
    text = "Huyện Châu Thành, tỉnh Bến Tre; thị xã Kỳ Anh; Huế; Đăk Nông"
    found = {(p.name, p.code, p.how) for p in linked(text)}
    assert {
        ("Châu Thành", "831", "province"),
        ("Kỳ Anh", "449", "unique"),
        ("Huế", "474", "unique"),
        ("Đăk Nông", "67", "unique"),
    } <= found
    assert [p.code for p in linked("Huyện Châu Thành")] == [None]


def test_cut_short():
    assert cut_short("chiengkhoa", "chiengkhoang")
    assert not cut_short("chiengkhoa", "chiengkhoaanh")
    assert not cut_short("khoa", "khoang")


PIECES = st.sampled_from(
    "xã Tân Lập|xã Bình Khánh|phường 5|các xã Kỳ Thọ, Kỳ Thư|huyện Đan Phượng|quận 3|Thanh Hóa|, | (|) | và |. |\n".split("|")
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join), st.sampled_from((None, "2006-01-01", "2018-06-01", "2025-09-01")))
def test_one_place_for_each_mention(text, published):
    doc = Document(Article("a", text, published=published))
    mentions = find_places(doc)
    places = link_places(doc, mentions, [])
    assert [(p.start, p.end) for p in places] == [(m.start, m.end) for m in mentions]
    assert places == link_places(doc, mentions, [])
    for p in places:
        assert (p.code is None) == (p.how == "none")
        assert p.code is None or p.candidates[0] == p.code
        assert list(p.candidate_probabilities) == sorted(p.candidate_probabilities, reverse=True)
        assert sum(p.candidate_probabilities) < 1.02


def test_thousands_of_mentions_stay_linear():
    linked("xã Tân Phú. " * 3_000)
    linked("".join(f"xã Tân Phú {i} họp, huyện Châu Thành.\n" for i in range(1_500)))
