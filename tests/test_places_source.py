"""Where an article comes from: addresses, credits and datelines, and what only looks like one."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dukien.article import Article
from dukien.link.places.source import Home, home
from dukien.text import Document

HEAD = "Thôn họp dân\n\n"
BODY = "Sáng 5/7, thôn họp dân bàn việc làm đường.\n\nNgười dân phấn khởi góp công.\n\n"


def found(source, text=HEAD + BODY, days=("2019-05-01", "2019-05-01"), byline=None, url=None):
    return home(Document(Article("a", text, source=source, url=url, byline=byline)), *days)


def codes(h):
    return " ".join(sorted(h.provinces) + sorted(h.districts) + sorted(h.communes))


ADDRESSES = [
    # the province's name in a label: whole, behind or before the word for whose voice it is
    ("https://baohatinh.vn/xa-hoi/hop-dan.html", "42", "host"),
    ("http://www.baoquangninh.com.vn/hop-dan", "22", "host"),
    ("https://canthotv.vn/hop-dan", "92", "host"),
    ("https://congannghean.vn/a/b.html", "40", "host"),
    ("http://congan.nghean.gov.vn", "40", "host"),
    ("sgtvt.hatinh.gov.vn", "42", "host"),
    ("https://tuyengiao.bacgiang.gov.vn/a", "24", "host"),
    ("https://www.hochiminhcity.gov.vn/a", "79", "host"),
    ("https://baria-vungtau.gov.vn/a", "77", "host"),
    ("https://hanoi.edu.vn/a", "01", "host"),
    ("https://baothuathienhue.vn/a", "46", "host"),
    ("https://hue.gov.vn/a", "46", "host"),
    # the district below it, the commune below that
    ("http://mocaynam.bentre.gov.vn/tin", "83 833", "host"),
    ("phuockhanh.nhontrach.dongnai.gov.vn", "75 742 26500", "host"),
    ("binhkhanh.mocaynam.bentre.gov.vn", "83 833", "host"),
    ("https://dalat.lamdong.dcs.vn/a", "68 672", "host"),
    ("https://quan1.hochiminhcity.gov.vn/a", "79 760", "host"),
    ("http://kyanh.hatinh.gov.vn/a", "42 447 449", "host"),
    ("http://thixakyanh.hatinh.gov.vn/a", "42 449", "host"),
    ("https://www.hatinh.gov.vn/vi/huyen-ky-anh/tin", "42 447", "host"),
    # the record's address is a path, or an archive's
    ("/data/baogialai.com.vn/2019/a.txt", "64", "host"),
    ("/luu/dongkhoi.baovinhlong.vn/a.html", "83", "host"),
    ("baolongan.vn.jsonl.gz#record 3", "80", "host"),
    ("https://web.archive.org/web/2019/http://www.baolongan.vn/a", "80", "host"),
    # the table
    ("hanoimoi.com.vn", "01", "host"),
    ("https://baodongkhoi.vn/hop-dan.html", "83", "host"),
    ("www.baoapbac.vn/hop-dan", "82", "host"),
    ("https://baodienbienphu.com.vn/a", "11", "host"),
    ("https://tphcm.chinhphu.vn/a", "79", "host"),
    # no place's voice
    ("https://baochinhphu.vn/a", "", "none"),
    ("https://vietnamnet.vn/ha-nam/a", "", "none"),
    ("https://www.sggp.org.vn/a", "", "none"),
    ("https://hanoitimes.vn/a", "", "none"),
    ("https://thanhnien.vn/a", "", "none"),
    ("https://hoabinh.com.vn/a", "", "none"),
    ("https://longanh.vn/a", "", "none"),
    ("https://etnam.vn/baohatinh", "", "none"),
    ("https://mocaynam.gov.vn/a", "", "none"),
    ("https://tuoitre.vn/a?url=https://baohatinh.vn/b", "", "none"),
    ("mail@baohatinh.vn", "", "none"),
    ("https://baohatinh.vn@vi.du.com/a", "", "none"),
    ("https://ai@baohatinh.vn:8080/a", "42", "host"),
    ("https://vi.du.com/baohatinh.vn/a", "", "none"),
    ("seed.txt", "", "none"),
    ("", "", "none"),
    (None, "", "none"),
]


@pytest.mark.parametrize(("source", "expected", "how"), ADDRESSES)
def test_an_address_tells_whose_voice_it_is(source, expected, how):
    h = found(source)
    assert (codes(h), h.how) == (expected, how)


CREDITS = [
    ("Theo Báo Đồng Khởi", "83"),
    ("(Theo Báo Nghệ An).", "40"),
    ("Bài, ảnh: Lan Anh\n\nTheo Báo Đắk Nông online", "67"),
    ("Nguồn: baohatinh.vn", "42"),
    ("Theo Hà Nội mới", "01"),
    ("Tin, ảnh: Lan Anh (Báo Ấp Bắc)", "82"),
    ("Nguồn: Cổng thông tin điện tử tỉnh Vĩnh Phúc", "26"),
    ("Theo Đài PT-TH Vĩnh Long", "86"),
    ("Minh Châu (TTXVN tại Hà Tĩnh)", "42"),
    ("Lan Anh - Đài Truyền thanh huyện Vũng Liêm", "86 859"),
    ("Lan Anh – Phòng VH-TT huyện Mỏ Cày Nam, tỉnh Bến Tre", "83 833"),
    ("Cổng TTĐT huyện Mỏ Cày Nam", "83 833"),
    ("Tin, ảnh: Lan Anh, Phòng VH-TT huyện Vũng Liêm", "86 859"),
    ("Người dân làm đường. Ảnh: Báo Lào Cai", "10"),
    ("(Ảnh: Báo Nghệ An).", "40"),
    ("Ảnh minh họa: Báo Nghệ An", ""),
    ("Ảnh: Cổng thông tin điện tử tỉnh TT - Huế", "46"),
    # the author's own place
    ("Tin: Lan Anh (Quảng Nam)", "49"),
    ("Người viết: Lan Anh, cán bộ văn hóa huyện Phú Bình", "19 173"),
    ("Tin, ảnh: Lan Anh - VP HĐND&UBND huyện Vĩnh Thạnh, Bình Định", "52 546"),
    ("Tin, ảnh: Lan Anh - Thái Bình", ""),
    ("Tin, ảnh: Lan Anh, Thái Bình", ""),
    # a name of several districts: any of them
    ("Trung tâm VHTT&TT huyện Phú Tân", "89 96 888 972"),
    # the whole country's, or nobody's
    ("Theo Báo Người Lao Động", ""),
    ("Theo TTXVN", ""),
    ("Lan Anh (Theo VnExpress)", ""),
    ("Hội Nhà báo Đà Nẵng trao quà.", ""),
    ("Đài Truyền hình Vĩnh Long phối hợp làm chương trình.", ""),
    ("Theo ông Nam, huyện Kỳ Anh còn nghèo.", ""),
    ("Theo Báo cáo của huyện Kỳ Anh, thôn còn nghèo.", ""),
    ("Báo cáo UBND tỉnh Hà Tĩnh", ""),
    ("Trung tâm TP Thái Nguyên.", ""),
    ("Theo bà con ở Hà Tĩnh", ""),
    ("Công viên cây xanh, TP Hải Phòng.", ""),
    ("Lan Anh", ""),
]


@pytest.mark.parametrize(("tail", "expected"), CREDITS)
def test_a_credit_at_the_end_tells_whose_voice_it_is(tail, expected):
    h = found(None, HEAD + BODY + tail)
    assert (codes(h), h.how) == (expected, "byline" if expected else "none")


DATELINES = [
    ("BDK.VN - Đoàn đến thôn.", "83"),
    ("(Báo Đồng Khởi) - Đoàn đến thôn.", "83"),
    ("(Baohatinh.vn) - Đoàn đến thôn.", "42"),
    ("ABO - Đoàn đến thôn.", "82"),
    ("(Bình Dương) - Đoàn đến thôn.", "74"),
    ("Bình Dương, ngày 5/7/2020 - Đoàn đến thôn.", "74"),
    ("Hà Tĩnh, 5/7 (TTXVN) - Đoàn đến thôn.", "42"),
    ("BẮC GIANG - Đoàn đến thôn.", "24"),
    ("Bắc Giang – Sáng nay, đoàn đến thôn.", "24"),
    ("Báo Đồng Khởi – 12/3/2020 | 08:15", "83"),
    ("Bến Tre, ngày 5/7/2020", "83"),
    ("TTO - Đoàn đến thôn.", ""),
    # the agency's head office
    ("Hà Nội (TTXVN) - Đoàn đến thôn.", ""),
    ("Hà Nội, 5/7 (TTXVN) - Đoàn đến thôn.", ""),
    ("Hà Nội, ngày 5/7/2020", ""),
    ("(Hà Nội) - Đoàn đến thôn.", "01"),
    ("HNMO - Đoàn đến thôn.", "01"),
    ("(TTXVN) - Đoàn đến thôn.", ""),
    ("Bến Tre - quê hương của dừa.", ""),
    ("Hà Tĩnh - Quảng Bình là tuyến mới.", ""),
    ("Hà Nội - Hải Phòng", ""),
    ("Đoàn đến Hà Tĩnh - nơi có mưa lớn.", ""),
]


@pytest.mark.parametrize(("lead", "expected"), DATELINES)
def test_what_opens_the_lead_tells_whose_voice_it_is(lead, expected):
    h = found(None, HEAD + lead + "\n\n" + BODY)
    assert (codes(h), h.how) == (expected, "dateline" if expected else "none")


TOGETHER = [
    ("https://baohatinh.vn/a", "Theo VnExpress", "", "none"),
    ("https://baohatinh.vn/a", "Theo Báo Nghệ An", "40", "byline"),
    ("https://baohatinh.vn/a", "Đài TT-TH huyện Hương Sơn", "42 439", "byline"),
    ("https://daksong.daknong.gov.vn/a", "Theo Báo Đắk Nông", "67 665", "host"),
    ("https://baohatinh.vn/a", "Ảnh: Báo Nghệ An", "42", "host"),
    ("https://tuoitre.vn/a", "Theo Báo Nghệ An", "40", "byline"),
]


@pytest.mark.parametrize(("source", "tail", "expected", "how"), TOGETHER)
def test_address_and_credit_together(source, tail, expected, how):
    h = found(source, HEAD + BODY + tail)
    assert (codes(h), h.how) == (expected, how)


PAGES = [
    ("https://baohatinh.vn/a", "/data/baogialai.com.vn/a.html", "42", "host"),
    ("https://vi.du/a", "/data/baogialai.com.vn/a.html", "64", "host"),
    ("https://vnexpress.net/a", "/data/baogialai.com.vn/a.html", "", "none"),
    ("https://mocaynam.bentre.gov.vn/tin?id=2", "a.html", "83 833", "host"),
]


@pytest.mark.parametrize(("url", "source", "expected", "how"), PAGES)
def test_the_page_s_own_address_comes_before_the_file_s(url, source, expected, how):
    h = found(source, url=url)
    assert (codes(h), h.how) == (expected, how)


DAYS = [
    ("https://baobacninh.com.vn/a", "2019-05-01", "2019-05-01", "27"),
    ("https://baobacninh.com.vn/a", "2016-01-01", "2020-12-31", "27"),
    ("https://baobacninh.com.vn/a", "2026-05-01", "2026-05-01", "24"),
    ("https://baobacninh.com.vn/a", "2016-01-01", "2026-05-01", "24 27"),
    ("binhkhanh.mocaynam.bentre.gov.vn", "2021-05-01", "2021-05-01", "83 833 28945"),
    ("https://baodongkhoi.vn/a", "2026-05-01", "2026-05-01", "86"),
    ("http://mocaynam.bentre.gov.vn/a", "2026-05-01", "2026-05-01", "86"),
    ("https://baohatay.com.vn/a", "2007-05-01", "2007-05-01", "28"),
    ("https://baohatay.com.vn/a", "2010-05-01", "2010-05-01", "01"),
]


@pytest.mark.parametrize(("source", "first", "last", "expected"), DAYS)
def test_codes_are_those_of_the_articles_days(source, first, last, expected):
    assert codes(found(source, days=(first, last))) == expected


BYLINES = [
    ("Báo Hà Tĩnh", "42"),
    ("Lan Anh (Báo Khánh Hòa)", "56"),
    ("Lan Anh (Tuyên Quang)", "08"),
    ("Lan Anh, Gia Lai", "64"),
    (unicodedata.normalize("NFD", "Lan Anh (Báo Khánh Hoà)"), "56"),
    ("Lan Anh", ""),
    ("Thái Bình", ""),
    ("Lan " * 100_000 + "(Gia Lai)", ""),
]


@pytest.mark.parametrize(("byline", "expected"), BYLINES)
def test_the_readers_own_byline_counts(byline, expected):
    assert codes(found(None, byline=byline)) == expected


PIECES = st.sampled_from("Theo |Báo |Hà Tĩnh|Hà Nội| (TTXVN)| - |(|)|, |\n|huyện |tỉnh |Kỳ Anh|Ảnh: |5/7|.".split("|"))


@given(st.text(max_size=80) | st.just("https://baohatinh.vn/a"), st.text(max_size=200) | st.lists(PIECES).map("".join))
@example("https://baohatinh.vn/a", "TTXVN-")
def test_any_text_has_a_home_or_none(source, text):
    h = found(source, text)
    assert (h.how == "none") == (h._replace(span=None) == Home())  # an agency's dateline stands somewhere, but is no home
    assert bool(h.provinces) == (h.how != "none")
