"""The day on which an instruction was given, where its own sentence names none."""

from __future__ import annotations

import pytest

import dukien

HELD = (
    "Sơ kết công tác xây dựng Đảng\n\n"
    "Ngày 12/5/2021, Huyện ủy Phú Lộc tổ chức hội nghị sơ kết công tác xây dựng Đảng. "
    "Đồng chí Trần Văn Bảy, Bí thư Huyện ủy chủ trì hội nghị."
)

DAYS = [
    (f"{HELD}\nKết luận hội nghị, đồng chí Trần Văn Bảy yêu cầu các xã rà soát hộ nghèo.", "2021-05-12"),
    (f"{HELD}\nNgày 14/5/2021, đồng chí Trần Văn Bảy yêu cầu các xã rà soát hộ nghèo.", "2021-05-14"),
    (f"{HELD}\nTrước đó, Chủ tịch UBND tỉnh Lê Văn Tám yêu cầu các xã rà soát hộ nghèo.", None),
    ("Rà soát hộ nghèo\n\nĐồng chí Trần Văn Bảy, Bí thư Huyện ủy Phú Lộc yêu cầu các xã rà soát hộ nghèo.", None),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_what_is_said_at_an_event_is_said_on_its_day(text: str, day: str | None) -> None:
    (directive,) = dukien.extract(text).directives
    assert directive.date == day
