"""Whose word is an instruction: who has the office for it, and who only asks, opines or speaks in a debate."""

from __future__ import annotations

import re
from typing import Final

from dukien.facts.directives.find import Statement
from dukien.link.issuers.rank import CENTRAL, may_instruct, rank
from dukien.link.issuers.who import Issuer
from dukien.link.people import Person
from dukien.text import Document
from dukien.text.normal import normalise

_DEPUTY: Final = re.compile(r"(?:đại biểu|ĐBQH)\s", re.IGNORECASE)
_CALLED_DEPUTY: Final = re.compile(r"(?<!\w)(?:đại biểu|ĐBQH|ĐB)(?: Quốc hội| QH)?\s$", re.IGNORECASE)
_ACCOUNT: Final = re.compile(r"(?:giải trình|làm rõ|báo cáo|trả lời|cho biết)(?!\w)")
"""What a deputy may ask of an office: an account. Other wishes of his are proposals."""
_OPINES: Final = re.compile(
    r"(?:bác sĩ|[^,]{0,40}(?:bệnh viện|viện nghiên cứu|đại học|ĐH|học viện|cao đẳng|khoa |trường (?:THPT|THCS|tiểu học|mầm non))|"
    r"(?:phó )?viện trưởng (?!viện kiểm sát|VKS)|(?:phó )?hiệu trưởng|"
    r"(?:phó )?trưởng (?:khoa|bộ môn)|(?:phó )?giám đốc [^,]{0,20}(?:trung tâm|nhà hát)|"
    r"đại biểu|ĐBQH|thành viên|ủy viên (?!ban thường vụ|"
    r"trung ương|thường trực|bộ chính trị)|chuyên gia)",
    re.IGNORECASE,
)
_DEBATE: Final = re.compile(
    r"(?<!\w)(?:thảo luận (?:tại )?(?:tổ|hội trường)|phiên thảo luận|hành lang Quốc hội|góp ý (?:vào )?(?:dự thảo|dự án)|"
    r"cho ý kiến (?:về|vào) (?:dự thảo|dự án|một số)|dự án [Ll]uật|phiên họp (?:thứ \d+ )?(?:của )?(?:Ủy ban )?Thường vụ)(?!\w)"
)
_OWN_OFFICE: Final = re.compile(r"(?:văn phòng|tổng thư ký|ban |ủy ban (?!thường vụ))", re.IGNORECASE)
_LEGISLATES: Final = re.compile(
    r"(?:Quốc hội|Ủy ban Thường vụ|Chính phủ|Ủy ban (?:Pháp luật|Tư pháp|Kinh tế))(?!\w)", re.IGNORECASE
)
_ASKING: Final = frozenset(("đề nghị", "kiến nghị", "đề xuất", "lưu ý", "khuyến cáo"))
_BILL: Final = re.compile(r"(?<!\w)(?:luật|dự thảo|điều \d|khoản \d|nghị quyết|giám sát tối cao|chuyên đề)(?!\w)", re.IGNORECASE)
"""What is debated in a parliament: a wish about it, told to nobody, is a contribution."""


def may_stand(doc: Document, statement: Statement, issuer: Issuer) -> bool:
    """Whether `statement` is an instruction with this issuer, or without any."""
    if statement.issuer and _DEPUTY.match(doc.text, statement.issuer.start, statement.issuer.end):
        return rank(told(doc, statement)) is not None and bool(_ACCOUNT.match(doc.text, *statement.items[0]))
    if person := issuer.person:
        return not _is_told(statement, person) and not _only_wishes(doc, statement, person)
    if statement.addressee is None and _LEGISLATES.match(issuer.phrase) and _asks_about_bill(doc, statement):
        return False
    if issuer.name is not None or statement.passive or statement.issuer_kind == "document":
        return True
    return statement.rule in ("directive.paper", "directive.need.body") or rank(told(doc, statement)) is not None


def told(doc: Document, statement: Statement) -> str:
    """The words for those who are told; empty where nobody is."""
    return doc.text[statement.addressee.start : statement.addressee.end] if statement.addressee else ""


def _only_wishes(doc: Document, statement: Statement, person: Person) -> bool:
    """Whether what the person says must or should be done is an opinion or a contribution to a debate."""
    needs = statement.rule.startswith("directive.need")
    if not needs and doc.text[slice(*statement.verb)].lower() not in _ASKING:
        return False
    if needs or statement.addressee is None:
        return _only_opines(person) or _debates(doc, statement, person)
    who = told(doc, statement)
    return (rank(who) or 0.0) >= CENTRAL and not _OWN_OFFICE.match(who) and _debates(doc, statement, person)


def _only_opines(person: Person) -> bool:
    """Whether *cần, phải* in the person's mouth is an opinion: a retired official's, a deputy's, an association's."""
    posts = (normalise(p.position)[0] for p in person.positions if not p.former)
    return all(_OPINES.match(post) or not may_instruct(post) for post in posts)


def _debates(doc: Document, statement: Statement, person: Person) -> bool:
    """Whether the person takes part in a parliament's debate, as a deputy or about a bill."""
    if all(p.sector == "legislature" for p in person.positions if not p.former) and _is_about_bill(doc, statement):
        return True
    if not _is_called_deputy(doc, person) and not (
        any(p.sector == "legislature" for p in person.positions) and _is_about_bill(doc, statement)
    ):
        return False
    return _DEBATE.search(doc.text) is not None


def _is_called_deputy(doc: Document, person: Person) -> bool:
    return any(_CALLED_DEPUTY.search(doc.text[max(0, m.start - 20) : m.start]) for m in person.mentions)


def _asks_about_bill(doc: Document, statement: Statement) -> bool:
    return doc.text[slice(*statement.verb)].lower() in _ASKING and _is_about_bill(doc, statement)


def _is_about_bill(doc: Document, statement: Statement) -> bool:
    return bool(_BILL.search(doc.text, *doc.sentence_at(statement.verb.start)))


def _is_told(statement: Statement, person: Person) -> bool:
    """Nobody instructs himself: a citizen's *đề nghị đồng chí A xem xét*."""
    told = statement.addressee
    return told is not None and any(told.start <= m.start < told.end for m in person.mentions)
