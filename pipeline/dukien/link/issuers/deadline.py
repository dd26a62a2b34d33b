"""By when a thing is to be done: *trước ngày 30/6, trong tháng 8, chậm nhất 10h ngày 3/11, trong vòng 15 ngày*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from dukien.link.years import Date
from dukien.text import Document, Span

_CLOCK: Final = r"(?: (?:lúc )?\d{1,2}(?:h|g| ?giờ)(?: ?\d{2})?)?(?: (?:sáng|trưa|chiều|tối))?"
_UNTIL: Final = re.compile(
    rf"(?<!\w)(?:trước|chậm nhất|muộn nhất|hạn chót|đến hết|hết|xong|hoàn thành)(?: là| trong| trước|"
    rf" vào)?{_CLOCK}\s*$",
    re.IGNORECASE,
)
# *đến năm 2020* names the span of a plan; a day or a month is one by which something is done.
_TO: Final = re.compile(rf"(?<!\w)đến(?: cuối)?{_CLOCK}\s*$")
_WITHIN: Final = re.compile(r"(?<!\w)(?:trong|ngay trong)\s*$")
_DONE_IN: Final = re.compile(
    r"(?<!\w)(?:khởi công|hoàn thành|thông xe|khai thác|sử dụng|vận hành|báo cáo|trình|ban hành|công bố|nộp|xong)(?: vào|"
    r" trong| ngay trong)?\s*$"
)
_PAST: Final = re.compile(r"(?<!\w)(?:đã|từng|có hiệu lực|sinh|xảy ra)(?!\w)[^,;]{0,24}$")
_STRICT: Final = re.compile(rf"(?:chậm nhất|muộn nhất|hạn chót|từ nay đến)(?: là| đến| vào| trước)?{_CLOCK}\s*$", re.IGNORECASE)
_SPAN: Final = re.compile(
    r"(?<!\w)trong (?:vòng|thời hạn|thời gian) (?:tối đa |không quá )?(?P<n>\d{1,3}) (?P<unit>ngày|tuần)(?! làm việc)(?!\w)"
)
_LOOK_BACK: Final = 44


def deadline_of(doc: Document, item: Span, dates: Sequence[Date], said: str | None) -> str | None:
    """The last day for the deed `item`, ISO 8601; the last of several.

    `dates`: those of its statement, from its sentence on; `said`: the day it was told, ISO 8601.
    """
    start, end = item
    found = [d.end_date for d in dates if start <= d.start < end and d.end_date and _limits(doc.text, start, d)]
    if found:
        return found[-1]
    if doc.text.find("trong ", start, end) >= 0 and (m := _SPAN.search(doc.text, start, end)):
        return _after(said or doc.published, int(m["n"]) * (7 if m["unit"] == "tuần" else 1))
    if not dates:
        return None
    begin = doc.sentence_at(start).start
    before = (d for d in dates if begin <= d.start < start and d.end_date and ";" not in doc.text[d.end : start])
    return next((d.end_date for d in before if _STRICT.search(doc.text[max(begin, d.start - _LOOK_BACK) : d.start])), None)


def _limits(text: str, start: int, day: Date) -> bool:
    """Whether what stands before a date in an item makes it a limit."""
    before = text[max(start, day.start - _LOOK_BACK) : day.start]
    if _PAST.search(before) or text.startswith(("giai đoạn", "nhiệm kỳ"), day.start):
        return False
    if _UNTIL.search(before) or _DONE_IN.search(before):
        return True
    return day.granularity != "year" and bool(_TO.search(before) or _WITHIN.search(before))


def _after(day: object, n: int) -> str | None:
    try:
        return (date.fromisoformat(str(day)[:10]) + timedelta(days=n)).isoformat()
    except ValueError:
        return None
