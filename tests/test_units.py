"""The register of administrative units: spellings, days, parents, successors."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dukien.units as units
from dukien.units.names import key, loose_key, split_type, unaccented_key
from dukien.units.register import OPEN, Register, register
from dukien.units.unit import make_unit

FOUND = [
    # name, on, district, province -> code, match
    ("xã Bình Khánh", "2020-08-31", "Mỏ Cày Nam", "Bến Tre", "28945", "exact"),
    ("Bình Khánh", "2020-08-31", "huyện Mỏ Cày Nam", "tỉnh Bến Tre", "28945", "exact"),
    ("XÃ BÌNH KHÁNH", "2020-08-31", None, "Bến Tre", "28945", "exact"),
    ("X. Bình Khánh", "2020-08-31", "H. Cần Giờ", "TP HCM", "27667", "exact"),
    ("xã Bình Khánh", "2019-05-01", "Mỏ Cày Nam", "Bến Tre", "28945", "other_day"),
    ("xã Bình Khánh Đông", "2019-05-01", "Mỏ Cày Nam", "Bến Tre", "28945", "exact"),
    ("xã Đồng Khởi", "2025-08-01", None, "Vĩnh Long", "28945", "exact"),
    ("xã Mỹ Quý", "2023-01-01", None, None, "30055", "exact"),
    ("xã Mỹ Quí", "2023-01-01", "Tháp Mười", None, "30055", "exact"),
    ("xã Hoà Phú", "2018-01-01", "Long Hồ", "Vĩnh Long", "29617", "exact"),
    ("xã Hòa Phú", "2018-01-01", "Long Hồ", "Vĩnh Long", "29617", "exact"),
    ("phường 5", "2018-01-01", "quận 3", "TP. HCM", "27151", "exact"),
    ("Phường 05", "2018-01-01", "Q.3", "TPHCM", "27151", "exact"),
    ("P.5", "2018-01-01", "Quận 3", "Hồ Chí Minh", "27151", "exact"),
    ("P. Xuân Tảo", "2018-01-01", "Q. Bắc Từ Liêm", None, "00611", "exact"),
    ("TT Cái Nước", "2018-01-01", None, "Cà Mau", None, "exact"),
    ("thị trấn Đức An", "2021-07-07", "Đăk Song", "Đắc Nông", "24717", "exact"),
    ("xã Đăk Ngo", "2018-01-01", None, None, "24746", "variant"),
    ("xã Dak Ngo", "2018-01-01", None, None, "24746", "unaccented"),
    ("xa My Dong", "2018-01-01", "Thap Muoi", None, "30058", "unaccented"),
    ("thị trấn NT Việt Trung", "2018-01-01", None, None, "19114", "exact"),
    ("thị trấn Nông trường Việt Trung", "2018-01-01", None, None, "19114", "exact"),
    ("tỉnh Thừa Thiên Huế", "2018-01-01", None, None, "46", "exact"),
    ("Thừa Thiên - Huế", "2018-01-01", None, None, "46", "exact"),
    ("Thừa Thiên – Huế", "2018-01-01", None, None, "46", "exact"),
    ("BR-VT", "2018-01-01", None, None, "77", "exact"),
    ("TP HCM", None, None, None, "79", "exact"),
    ("Sài Gòn", "2018-01-01", None, None, "79", "exact"),
    ("phường Sài Gòn", "2025-08-01", None, None, "26740", "exact"),
    ("Đắc Lắc", "2018-01-01", None, None, "66", "variant"),
    ("Daklak", "2018-01-01", None, None, "66", "unaccented"),
    ("phường Hải Châu 1", "2018-01-01", None, "Đà Nẵng", "20236", "variant"),
    ("huyen Bao Lac", "2018-01-01", None, "Cao Bang", "043", "unaccented"),
    ("Quận 12", "2018-01-01", None, None, "761", "exact"),
    ("TX. Kỳ Anh", "2018-01-01", None, "Hà Tĩnh", "449", "exact"),
    ("huyện Kỳ Anh", "2018-01-01", None, "Hà Tĩnh", "447", "exact"),
    ("thị xã Ba Vì", "2018-01-01", None, None, "271", "variant"),
    ("thành phố Huế", "2018-01-01", None, None, "474", "exact"),
    ("thành phố Huế", "2025-03-01", None, None, "46", "exact"),
    ("đặc khu Phú Quốc", "2025-08-01", None, None, "31078", "exact"),
]


@pytest.mark.parametrize(("name", "on", "district", "province", "code", "match"), FOUND)
def test_find(name, on, district, province, code, match):
    best = units.find(name, on=on, district=district, province=province)[0]
    assert best.match == match
    if code:
        assert best.code == code


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("xã Không Đâu Cả", {}),
        ("", {}),
        ("xã", {}),
        ("xã Bình Khánh", {"province": "Lào Cai"}),
        ("xã Bình Khánh", {"district": "Tháp Mười"}),
        ("phường 99", {"province": "TP HCM"}),
    ],
)
def test_nothing_found(name, options):
    assert units.find(name, **options) == []


def test_best_first_is_today_then_the_latest():
    assert [u.valid_to for u in units.find("xã Bình Khánh")][:1] == [None]
    assert units.find("Hà Nội")[0].level == "province"


def test_parents_are_those_of_the_day():
    before, after = (units.find("xã Ba Vì", on=day)[0] for day in ("2007-01-01", "2009-01-01"))
    assert (before.code, before.province, after.code, after.province) == ("09703", "Hà Tây", "09703", "Hà Nội")
    assert after.parent.full_name == "Huyện Ba Vì"
    assert after.parent.parent.code == "01"
    today = units.find("xã Đồng Khởi", on="2025-08-01", province="Vĩnh Long")[0]
    assert (today.district, today.parent.level, today.province_code) == (None, "province", "86")
    assert units.find("xã Kỳ Ninh", on="2018-01-01")[0].district_code == "449"


def test_successors():
    old = units.find("xã Bình Khánh Đông", on="2019-05-01")[0]
    assert [u.full_name for u in old.successors("2021-01-01")] == ["Xã Bình Khánh"]
    assert [(u.full_name, u.province) for u in old.successors("2026-01-01")] == [("Xã Đồng Khởi", "Vĩnh Long")]
    assert old.successors("2019-06-01")[0].code == old.code
    divided = units.find("phường Cống Vị", on="2018-01-01", province="Hà Nội")[0]
    assert [u.code for u in divided.successors()] == ["00008", "00025"]
    assert [u.full_name for u in units.find("tỉnh Bến Tre", on="2020-01-01")[0].successors()] == ["Tỉnh Vĩnh Long"]
    assert units.find("huyện Mỏ Cày Nam", on="2020-01-01")[0].successors() == []
    assert units.find("xã Đồng Khởi", on="2025-08-01", province="Vĩnh Long")[0].successors("2019-01-01") == []


def test_successors_that_the_record_shows():
    tu_vu = units.versions("08704")[0]  # merged on 2020-01-01 into a unit of the same name
    assert [u.code for u in tu_vu.successors("2020-06-01")] == ["08701"]
    west = units.find("xã Bình Khánh Tây", on="2019-05-01")[0]  # with Bình Khánh Đông, to Bình Khánh
    assert [u.full_name for u in west.successors("2021-01-01")] == ["Xã Bình Khánh"]
    assert [u.full_name for u in west.successors("2026-01-01")] == ["Xã Đồng Khởi"]
    assert [u.full_name for u in units.find("quận 9", on="2019-01-01")[0].successors("2022-01-01")] == ["Thành phố Thủ Đức"]
    assert [u.full_name for u in units.find("tỉnh Hà Tây", on="2007-01-01")[0].successors()] == ["Thành phố Hà Nội"]
    divided = units.find("huyện Trà Lĩnh", on="2019-01-01")[0]
    assert [u.name for u in divided.successors("2021-01-01")] == ["Trùng Khánh", "Quảng Hòa"]
    assert units.versions("28945")[0].successors("2020-03-01")[0].name == "Bình Khánh"  # the code goes on


def test_a_code_has_meant_several_units():
    assert [u.full_name for u in units.versions("28945")] == ["Xã Bình Khánh Đông", "Xã Bình Khánh", "Xã Đồng Khởi"]
    assert units.versions("99999") == []


def test_every_version_is_found_on_its_first_day():
    """Type, name, district and province on the first day lead to exactly that version; each seventh in the default run."""
    reg = register()
    twins = 0
    for row in range(0, len(reg.codes), 7):
        if len(reg.codes[row]) != 5:
            continue
        day = reg.starts[row] or "2004-10-01"
        unit = make_unit(reg, row, day)
        found = units.find(unit.full_name, on=day, district=unit.district, province=unit.province)
        assert row in [u.row for u in found]
        assert all(u.match == "exact" for u in found)
        twins += len(found) > 1
    assert twins <= 3  # six pairs of one name in one district stand in the register for some days


def test_register_is_sound():
    reg = register()
    assert reg.keys == [key(name) for name in reg.names]
    for code, rows in reg.by_code.items():
        spans = sorted((reg.starts[r], reg.ends[r]) for r in rows)
        assert all(a < b for a, b in spans), code
        assert all(first[1] <= second[0] for first, second in pairwise(spans)), code
    for row, code in enumerate(reg.codes):
        if len(code) > 2:
            assert reg.parent(row, reg.last_day(row)) is not None, code
    assert all(reg.on(code, "2025-07-01") is not None for went in reg.went for code in went.split())
    assert sum(1 for row, code in enumerate(reg.codes) if len(code) == 5 and reg.ends[row] == OPEN) == 3321


def test_loads_fast():
    import gzip
    from importlib.resources import files

    packed = files("dukien.units").joinpath("units.columns.gz").read_bytes()

    def once():
        start = time.perf_counter()
        Register(gzip.decompress(packed).decode("utf-8"))
        return time.perf_counter() - start

    assert min(once() for _ in range(3)) < 0.3  # 0.03 s on an idle machine


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("xã Bình Khánh", ("xã", "Bình Khánh")),
        ("P.5", ("phường", "5")),
        ("P5", ("phường", "5")),
        ("Q. Bắc Từ Liêm", ("quận", "Bắc Từ Liêm")),
        ("TX Kỳ Anh", ("thị xã", "Kỳ Anh")),
        ("TT. Cái Nước", ("thị trấn", "Cái Nước")),
        ("TPHCM", (None, "TPHCM")),
        ("Phú Lộc", (None, "Phú Lộc")),
        ("Thành phố Huế", ("thành phố", "Huế")),
        ("Tân Phú", (None, "Tân Phú")),
        ("Hòa Bình", (None, "Hòa Bình")),
        ("Quảng Trị", (None, "Quảng Trị")),
    ],
)
def test_split_type(text, expected):
    assert split_type(text) == expected


@given(st.sampled_from(register().names))
def test_keys_are_idempotent(name):
    assert key(key(name)) == key(name)
    assert loose_key(key(name).upper().lower()) == loose_key(key(name))
    assert unaccented_key(unaccented_key(key(name))) == unaccented_key(key(name))
