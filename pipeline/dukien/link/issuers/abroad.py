"""Foreign authorities: what they order their own people is an instruction, what states ask of each other is none."""

from __future__ import annotations

import re
from typing import Final

from dukien.facts.directives.find import Statement
from dukien.link.issuers.who import Issuer
from dukien.link.people import People
from dukien.text import Document

_AUTHORITY: Final = re.compile(
    r"(?<!\w)(?:tổng thống|thủ tướng|bộ trưởng|bộ|chính quyền|chính phủ|giới chức|nhà chức trách|quân đội|tư lệnh|thị trưởng|"
    r"thống đốc|tổng công tố|bí thư|chủ tịch|quốc vương|nhà vua|cảnh sát|lãnh đạo)(?!\w)",
    re.IGNORECASE,
)
_OWN: Final = re.compile(
    r"(?:(?:toàn bộ|tất cả|các|mọi|cả|hai|nhiều) )*(?:lực lượng|quân đội|quân|cảnh sát|binh sĩ|hải quân|không quân|lục quân|"
    r"cơ quan|bộ|chính quyền|quan chức|giới chức|lãnh đạo|chỉ huy|thành phố|thị trấn|địa phương|tỉnh|nhà máy|công ty|"
    r"doanh nghiệp|người dân|cư dân|công dân|trường|bệnh viện|tàu)(?!\w)",
    re.IGNORECASE,
)
_ORDERS: Final = ("ra lệnh", "chỉ thị")
_RULES: Final = ("directive.told", "directive.verb")


def said_at_once(doc: Document, statement: Statement) -> Statement:
    """`statement` with the items of its own sentence: news from abroad goes on with what came of it."""
    end = doc.sentence_at(statement.verb.start).end
    items = tuple(item for item in statement.items if item.start < end)
    return statement.holding(items, max(items[-1].end, statement.verb.end)) if items else statement


def commands(doc: Document, statement: Statement, people: People) -> Issuer | None:
    """The foreign authority that tells its own people what to do; None for any other statement."""
    if statement.issuer is None or statement.rule not in _RULES or statement.direction == "up":
        return None
    if doc.text.endswith(("hi ", "ếu "), 0, statement.issuer.start):
        return None  # khi, nếu
    phrase = doc.text[slice(*statement.issuer)]
    person = people.who(phrase, statement.issuer.start)
    if not _AUTHORITY.search(" ".join((phrase, *(o.position for o in person.positions)) if person else (phrase,))):
        return None
    verb = doc.text[slice(*statement.verb)].lower()
    own = _OWN.match(doc.text, *statement.addressee) is not None if statement.addressee else verb in _ORDERS
    if not own:
        return None
    return Issuer(person.name, person) if person else Issuer(doc.source_text(*statement.issuer), None, phrase, statement.issuer)
