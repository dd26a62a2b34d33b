"""Who told whom: the issuer, addressee and deadline of every instruction."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from dukien.facts.directives.find import Direction, Statement
from dukien.facts.fact import Fact
from dukien.link.issuers.abroad import commands, said_at_once
from dukien.link.issuers.authority import may_stand, told
from dukien.link.issuers.deadline import deadline_of
from dukien.link.issuers.place import place_of, posts_of_office
from dukien.link.issuers.rank import TOP, is_abroad, rank
from dukien.link.issuers.who import Before, Issuer, resolve
from dukien.link.people import People
from dukien.link.setting import Setting
from dukien.link.years import Date
from dukien.text import Document, Span
from dukien.text.normal import normalise


@dataclass(kw_only=True, unsafe_hash=True)
class Directive(Fact):
    """One row of the table `directives`: one thing to be done; the span is the item's."""

    directive_id: str
    """The statement that it belongs to, counted in the article."""
    issuer: str | None
    issuer_person_id: str | None
    issuer_position: str | None
    verb: str
    addressee: str | None
    place_code: str | None = None
    """The unit that it applies to."""
    date: str | None
    """The day that the sentence gives for the telling, ISO 8601."""
    deadline: str | None
    """The last day for the deed, ISO 8601."""
    direction: str


def link_issuers(
    doc: Document, statements: Sequence[Statement], people: People, setting: Setting, dates: Sequence[Date]
) -> list[Directive]:
    """One `Directive` for each item of `statements` whose issuer has authority, in reading order.

    A citizen's and a company's wish is dropped, and what a foreign authority tells others than its own people. A lower
    level asking a higher one gets the direction `up`. Spans are in `doc.text`; `issuer` and `addressee` are the article's
    own letters.
    """
    if not statements:
        return []
    elsewhere = is_abroad(doc)
    rows: list[Directive] = []
    number = 0
    dropped: Span | None = None
    before: Before = None
    by_name = any(statement.issuer_kind == "name" for statement in statements)
    names = {p.name for p in setting.places} if by_name else _NO_NAMES
    days = [d.start for d in dates]
    for statement in statements:
        sentence = doc.sentence_at(statement.verb.start)
        if dropped and statement.issuer is None and statement.start - dropped.end < _GOES_ON:
            continue  # a citizen goes on: *"Tôi yêu cầu ..., đề nghị ..."*
        foreign = elsewhere or statement.issuer_kind == "foreign"
        issuer = commands(doc, statement, people) if foreign else resolve(doc, statement, people, names, before)
        if issuer is None or not (foreign or may_stand(doc, statement, issuer)):
            dropped = sentence if issuer is None else dropped
            continue
        dropped = None
        statement = said_at_once(doc, statement) if foreign else statement
        if before and _is_handed_on(doc, statement, issuer, before):
            statement, issuer = replace(statement, addressee=statement.issuer), before[1]
        before = (statement, issuer)
        number += 1
        first = min(sentence.start, doc.sentence_at(statement.items[0].start).start)
        near = dates[bisect_left(days, first) : bisect_left(days, max(sentence.end, statement.items[-1].end))]
        rows += _rows(doc, statement, issuer, str(number), near, place_of(setting, statement, issuer))
    return rows


_NO_NAMES: Final[frozenset[str]] = frozenset()
_GOES_ON: Final = 300
"""How far behind the wish of somebody without authority, in characters, a sentence without a subject is still his."""


_AT_ONCE: Final = re.compile(
    r"\s(?:(?:tiếp tục|trực tiếp|khẩn trương|chủ động|tập trung|thường xuyên|có trách nhiệm|phải|cần)\s)*"
)


def _is_handed_on(doc: Document, statement: Statement, issuer: Issuer, before: tuple[Statement, Issuer]) -> bool:
    """Whether the issuer is told to tell others: *Phó Thủ tướng yêu cầu ... . Bộ Công an chỉ đạo công an các địa phương ...*."""
    verb, span = statement.verb, statement.issuer
    if issuer.person or span is None or doc.text[verb.start : verb.end] not in ("chỉ đạo", "phân công", "đôn đốc"):
        return False
    index = doc.sentence_index(verb.start)
    if index - doc.sentence_index(before[0].end - 1) > _FEW or span.start - doc.sentences[index].start > _LINKED:
        return False
    high, low = _rank_of(before[1]), rank(issuer.phrase)
    return bool(_AT_ONCE.fullmatch(doc.text, span.end, verb.start)) and high is not None and low is not None and low < high


_FEW: Final = 2
"""How many sentences behind an instruction it may be handed on."""
_LINKED: Final = 20
"""Room for *Đồng thời,* before a subject, in characters."""


def _rank_of(issuer: Issuer) -> float | None:
    person = issuer.person
    return rank(normalise(person.positions[0].position)[0] if person and person.positions else issuer.phrase)


def _rows(
    doc: Document, statement: Statement, issuer: Issuer, number: str, dates: Sequence[Date], place: str | None
) -> list[Directive]:
    start, verb, person = doc.sentence_at(statement.verb.start).start, statement.verb, issuer.person
    said = next((d.start_date for d in dates if start <= d.start < verb.start and d.granularity == "day"), None)
    position = posts_of_office(person)[0].position if person and person.positions else None
    verb_said = doc.source_text(*verb)
    addressee = doc.source_text(*statement.addressee).strip() if statement.addressee else None
    direction = _direction(doc, statement, issuer)
    return [
        Directive(
            start=item.start,
            end=item.end,
            rule=statement.rule,
            directive_id=number,
            issuer=issuer.name,
            issuer_person_id=person.person_id if person else None,
            issuer_position=position,
            verb=verb_said,
            addressee=addressee,
            place_code=place,
            date=said,
            deadline=deadline_of(doc, item, dates, said),
            direction=direction,
        )
        for item in statement.items
    ]


def _direction(doc: Document, statement: Statement, issuer: Issuer) -> Direction:
    """`up` where a lower level asks a higher one; an order always goes down."""
    verb = doc.text[statement.verb.start : statement.verb.end].lower()
    who = told(doc, statement)
    if verb == "đề xuất" and (low := rank(who)) and low < (_rank_of(issuer) or 0.0):
        return "down"
    if statement.direction == "up" or verb not in ("đề nghị", "kiến nghị"):
        return statement.direction
    if verb == "kiến nghị" and not who:
        return "up"
    if not who and _IN_CHARGE.search(issuer.phrase) and _SANCTION.match(doc.text, statement.items[0].start):
        return "up"
    high, low = rank(who), _rank_of(issuer)
    if low is None and issuer.phrase[:1].isupper() and statement.issuer_kind == "name":
        low = _PROVINCE
    if high is None and (statement.issuer_kind in ("body", "name") and _ASKS_FOR.match(doc.text, statement.items[0].start)):
        return "up"
    sentence = doc.sentence_at(statement.verb.start)
    if high is None and _SUBMITS.search(doc.text, sentence.start, statement.verb.start):
        return "up"
    if high is None and (low or 0.0) < TOP:
        sent = _SENT_TO.search(doc.text, statement.issuer.end if statement.issuer else sentence.start, statement.verb.start)
        high = rank(sent["who"]) if sent else None
    if high is None:
        return "down"
    higher = high >= TOP if low is None else high > low
    return "up" if higher else "down"


_PROVINCE: Final = 4.0
"""The rank of a province that is only called by its name."""
_SUBMITS: Final = re.compile(r"(?<!\w)(?:tờ trình|trình (?:Thủ tướng|Chính phủ|Quốc hội|HĐND|UBND)|báo cáo Thủ tướng)(?!\w)")
# Who examines a case proposes what the office above decides: *Ủy ban Kiểm tra đề nghị khai trừ ...*.
_IN_CHARGE: Final = re.compile(
    r"ủy ban kiểm tra|UBKT|viện kiểm sát|VKS|cơ quan (?:cảnh sát )?điều tra|hội đồng|ban cán sự", re.IGNORECASE
)
_SANCTION: Final = re.compile(
    r"(?:(?:xem xét|thi hành|có hình thức|quyết định|xử lý),? )*(?:kỷ luật|khai trừ|cách chức|cảnh cáo|khiển trách|truy tố|tuyên|"
    r"khen thưởng|phong tặng|bổ nhiệm|miễn nhiệm|phê chuẩn|hủy|giáng)(?!\w)"
)
# Money, leave and a law are asked for: *tỉnh đề nghị hỗ trợ kinh phí*.
_ASKS_FOR: Final = re.compile(
    r"(?:được|hỗ trợ (?:thêm |tiền|vốn|kinh phí|ngân sách)|cho (?:phép|tỉnh|huyện|thành phố)|bổ sung (?:vốn|kinh phí|"
    r"ngân sách))(?!\w)"
)
_SENT_TO: Final = re.compile(r"(?<!\w)g[ửở]i(?: lên| tới| đến| cho)? (?P<who>[^,;]{3,60})")
