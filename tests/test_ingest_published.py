"""The date of publication, however a source writes it."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dukien.ingest.published import iso

FORMS = [
    ("2020-08-31", "2020-08-31"),
    ("2020-8-3", "2020-08-03"),
    ("2020/08/31", "2020-08-31"),
    ("20200831", "2020-08-31"),
    (20200831, "2020-08-31"),
    ("20200831192400", "2020-08-31T19:24:00"),
    ("2020-08-31T19:24:00+07:00", "2020-08-31T19:24:00+07:00"),
    ("2020-08-31T19:24:00.123456+0700", "2020-08-31T19:24:00+07:00"),
    ("2020-08-31T19:24:00.000Z", "2020-08-31T19:24:00+00:00"),
    ("2020-08-31 19:24", "2020-08-31T19:24:00"),
    ("2020-08-31 19:24:05 UTC", "2020-08-31T19:24:05+00:00"),
    ("Mon, 31 Aug 2020 19:24:00 +0700", "2020-08-31T19:24:00+07:00"),
    ("Mon, 31 Aug 2020 12:24:00 GMT", "2020-08-31T12:24:00+00:00"),
    ("31/08/2020", "2020-08-31"),
    ("31-8-2020", "2020-08-31"),
    ("31.08.2020", "2020-08-31"),
    ("3/4/2020", "2020-04-03"),
    ("31/08/2020 19:24", "2020-08-31T19:24:00"),
    ("31/08/2020 - 19h24", "2020-08-31T19:24:00"),
    ("19:24 31/08/2020", "2020-08-31T19:24:00"),
    ("19 giờ 24 ngày 31/08/2020", "2020-08-31T19:24:00"),
    ("31/08/2020 7:24 PM", "2020-08-31T19:24:00"),
    ("31/08/2020 12:05 SA", "2020-08-31T00:05:00"),
    ("Thứ hai, 31/08/2020 - 19:24 (GMT+7)", "2020-08-31T19:24:00+07:00"),
    ("Thứ 2, ngày 31/08/2020 19:24:05 GMT+7", "2020-08-31T19:24:05+07:00"),
    ("Cập nhật lúc 19:24, Chủ nhật, 30/08/2020", "2020-08-30T19:24:00"),
    ("Ngày 31 tháng 8 năm 2020", "2020-08-31"),
    ("31 tháng 8, 2020", "2020-08-31"),
    (1598876640, "2020-08-31T19:24:00+07:00"),
    (1598876640.5, "2020-08-31T19:24:00+07:00"),
    ("1598876640", "2020-08-31T19:24:00+07:00"),
    (1598876640000, "2020-08-31T19:24:00+07:00"),
    (date(2020, 8, 31), "2020-08-31"),
    (datetime(2020, 8, 31), "2020-08-31"),
    (datetime(2020, 8, 31, 19, 24, 5, 99), "2020-08-31T19:24:05"),
    (datetime(2020, 8, 31, 12, tzinfo=UTC), "2020-08-31T12:00:00+00:00"),
    (datetime(2020, 8, 31, tzinfo=timezone(timedelta(hours=7))), "2020-08-31T00:00:00+07:00"),
]

NO_DATES = [
    None, True, "", "  ", "hôm qua", "31/08", "31/08/20", "08/31/2020", "32/01/2020", "2020-13-01", "31/02/2020", "2020",
    2020, 12, 0, -5, float("nan"), float("inf"), "31/08/2020 25:70", [], {}, "x" * 500, "Mon, 99 Aug 2020", "số 12/5/20201",
]  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), FORMS)
def test_forms(value, expected):
    assert iso(value) == expected


@pytest.mark.parametrize("value", NO_DATES)
def test_what_is_no_date(value):
    assert iso(value) is None


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1)))
def test_what_was_written_is_read(when):
    when = when.replace(microsecond=0, second=0)
    assert iso(when.isoformat()) == when.isoformat()
    assert iso(f"{when:%H:%M} {when.day}/{when.month}/{when.year}") == when.isoformat()


@given(st.one_of(st.text(max_size=60), st.text(alphabet="0123456789/-:. hgTZ+", max_size=30), st.floats(), st.integers()))
def test_nothing_raises(value):
    found = iso(value)
    assert found is None or datetime.fromisoformat(found)
