"""What the article reports: one event.

Meetings, inspections, visits and ceremonies of public bodies, told in the first sentences. News of crimes, accidents and other
countries reports none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dukien.facts.fact import Fact
from dukien.link.issuers.rank import is_abroad
from dukien.link.people import People
from dukien.link.places import Place
from dukien.link.years import Date
from dukien.text import Document, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Fact):
    """One row of the table `events`; the span is the words that name the event."""

    kind: str
    date: str | None
    place_code: str | None
    host: str | None
    chair: str | None
    title: str | None


# The first kind whose words stand in a sentence gives it its kind; the order goes from the particular to the general.
_KINDS: tuple[tuple[str, str], ...] = (
    ("contact_with_voters", r"(?:hội nghị |buổi )?tiếp xúc cử tri"),
    ("press_conference", r"(?:cuộc |buổi )?họp báo"),
    ("training", r"(?:hội nghị |lớp |khai mạc lớp )?(?:tập huấn|bồi dưỡng nghiệp vụ|bồi dưỡng kiến thức)"),
    ("congress", r"đại hội (?:đại biểu|đảng bộ|chi bộ|thi đua|công đoàn|đoàn|hội|mttq|lần thứ|điểm)"),
    (
        "ceremony",
        r"(?:lễ (?:kỷ niệm|khai giảng|ra quân|công bố|trao|khánh thành|khởi công|đón|phát động|ra mắt|tuyên dương|tưởng niệm|"
        r"chào cờ|giao nhận quân|ký kết|tổng kết|bế giảng|hưởng ứng|dâng hương|mít tinh|viếng|truy điệu|bàn giao|động thổ|hội|"
        r"khai mạc|bế mạc|giao quân|gắn biển)|ngày hội (?:đại đoàn kết|toàn dân)|mít tinh)",
    ),
    ("seminar", r"(?:hội thảo|tọa đàm|diễn đàn)"),
    ("dialogue", r"(?:hội nghị |buổi )?đối thoại (?:với|trực tiếp)"),
    ("meeting", r"(?:kỳ họp(?: thứ)?|phiên họp|cuộc họp|họp giao ban|buổi họp|họp thường kỳ|họp bàn|sinh hoạt chuyên đề)"),
    ("conference", r"hội nghị"),
    ("working_session", r"(?:(?:có |tổ chức )?(?:cuộc|buổi) làm việc|(?:đã |đến )làm việc|làm việc với)"),
    (
        "inspection",
        r"(?:(?:đã|đi|tiến hành|tổ chức|đến|trực tiếp|về|thực hiện)(?: đi| đến)? (?:kiểm tra|giám sát|thanh tra|khảo sát|"
        r"thị sát)|đoàn (?:kiểm tra|giám sát|thanh tra)|(?:cuộc|buổi) (?:kiểm tra|giám sát))",
    ),
    ("visit", r"(?:đến thăm|tới thăm|thăm hỏi|thăm và|thăm, (?:tặng quà|chúc|động viên|làm việc)|đi thăm|chúc tết)"),
)
_EVENT = re.compile("|".join(f"(?P<{kind}>(?<!\\w){words}(?!\\w))" for kind, words in _KINDS), re.IGNORECASE)
_ORDER = {kind: i for i, (kind, _) in enumerate(_KINDS)}

_OFFICIALDOM = re.compile(
    r"(?<!\w)(?:UBND|HĐND|MTTQ|[Ủủ]y ban|[Tt]ỉnh ủy|[Hh]uyện ủy|[Tt]hành ủy|[Tt]hị ủy|[Qq]uận ủy|[Đđ]ảng ủy|[Đđ]ảng bộ|"
    r"Ban [A-ZĐ]\w+|BCĐ|Sở|Bộ|Chính phủ|Thủ tướng|Quốc hội|[Cc]hủ tịch|[Bb]í thư|[Hh]uyện|[Tt]ỉnh|[Tt]hành phố|TP|[Xx]ã|"
    r"[Hh]ội [A-ZĐ]\w+|Mặt trận|[Đđ]oàn (?:công tác|đại biểu|kiểm tra|giám sát)|Công an|Tổng Bí thư|Văn phòng|[Pp]hòng|"
    r"Liên đoàn Lao động|Cục|Chi cục)(?!\w)"
)
_TIME = re.compile(r"(?:sáng|chiều|tối|trưa|ngày|hôm nay|vừa qua|mới đây|trong (?:hai|2) ngày)(?!\w)", re.IGNORECASE)
# Behind one of these an event is only referred to.
_ELSEWHERE = re.compile(
    r"(?<!\w)(?:tại|sau|trước|trong|theo|từ|bên lề|nghị quyết|kết quả|chuẩn bị(?: cho)?|phục vụ|sẽ|dự kiến|cuối|đầu) "
    r"(?:các |những |một )?$",
    re.IGNORECASE,
)
_CRIME = re.compile(
    r"(?<!\w)(?:bắt giữ|khởi tố|bị can|bị cáo|nghi phạm|tử vong|thi thể|tai nạn|hiếp dâm|ma túy|giết|cướp|phiên tòa)(?!\w)",
    re.IGNORECASE,
)
_CHAIR = re.compile(r"(?<!\w)chủ (?:trì|tọa)(?!\w)")
_HOST = re.compile(
    r"(?P<host>(?:Ban|Ủy ban|UBND|HĐND|UBMTTQ|MTTQ|Sở|Bộ|Huyện|Tỉnh|Thành|Thị|Quận|Đảng|Đoàn|Hội|Phòng|Trung tâm|Công an|"
    r"Liên đoàn|Cục|Văn phòng|Chính phủ|Quốc hội|BCĐ|Thường trực|Xã|Trường|Chi)(?!\w)[^,;.:()]{0,90}?)\s"
    r"(?:đã |vừa |phối hợp[^,;.]{3,90}? |long trọng |trang trọng ){0,3}(?:tổ chức|khai mạc|tiến hành|có buổi|làm việc)(?!\w)"
)
_HOST_STOP = re.compile(r"\s(?:do|cùng|phối hợp|làm (?:trưởng|phó) đoàn|[–-])\s")
_LEAD_CHARS = 1500


def find_event(doc: Document, people: People, places: Sequence[Place], dates: Sequence[Date]) -> Event | None:
    """The event that `doc` reports in its title or lead; None where it reports none. The span is in `doc.text`."""
    lead = _lead(doc)
    if not lead or not (found := _named(doc, lead, dates)) or is_abroad(doc.text):
        return None
    event, sentence, kind = found
    day = next((d for d in dates if sentence.start <= d.start < sentence.end and _is_day(d)), None) or next(
        (d for d in dates if d.start < lead[-1].end and _is_day(d)), None
    )
    place = next((p for p in places if sentence.start <= p.start < sentence.end and p.code), None) or next(
        (p for p in places if p.code), None
    )
    return Event(
        start=event.start, end=event.end, rule=f"event.{kind}", kind=kind, date=day.start_date if day else None,
        place_code=place.code if place else None, host=_host(doc, sentence),
        chair=_chair(doc, people, lead[-1].end), title=doc.title,
    )  # fmt: skip


def _host(doc: Document, sentence: Span) -> str | None:
    """Who holds it, in the article's letters, without its delegation's head."""
    m = _HOST.search(doc.text, *sentence)
    if m is None:
        return None
    stop = _HOST_STOP.search(doc.text, *m.span("host"))
    return doc.source_text(m.start("host"), stop.start() if stop else m.end("host"))


def _is_day(d: Date) -> bool:
    return d.granularity == "day" and d.role not in ("published", "document", "birth", "deadline")


def _lead(doc: Document) -> list[Span]:
    """The title and the first sentences of the body."""
    body = [s for s in doc.sentences[:6] if doc.zone_at(s.start) in ("title", "body")]
    return [s for s in body if s.start < _LEAD_CHARS]


def _named(doc: Document, lead: list[Span], dates: Sequence[Date]) -> tuple[Span, Span, str] | None:
    """The words that name the event, their sentence and the kind: in a sentence with a time and a public body."""
    text = doc.text
    for sentence in lead:
        if doc.zone_at(sentence.start) == "title":
            continue
        timed = any(sentence.start <= d.start < sentence.end for d in dates) or _TIME.match(text, sentence.start)
        if not timed or not _OFFICIALDOM.search(text, *sentence):
            continue
        hits = [
            m
            for m in _EVENT.finditer(text, *sentence)
            if not _ELSEWHERE.search(text[max(sentence.start, m.start() - 24) : m.start()])
        ]
        if hits and not _CRIME.search(text, lead[0].start, lead[min(2, len(lead) - 1)].end):
            best = min(hits, key=lambda m: (_ORDER[str(m.lastgroup)], m.start()))
            return Span(*best.span()), sentence, str(best.lastgroup)
    return None


def _chair(doc: Document, people: People, until: int) -> str | None:
    """Who presides: the person named nearest before or behind *chủ trì*."""
    m = _CHAIR.search(doc.text, 0, max(until, 2500))
    if m is None:
        return None
    line = doc.line_at(m.start())
    here = [(abs(s.start - m.start()), p.name) for p in people.persons for s in p.mentions if line.start <= s.start < line.end]
    return min(here)[1] if here else None
