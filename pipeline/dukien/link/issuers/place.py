"""Which unit an instruction applies to: its addressee's, that of the session it is given in, its issuer's.

In this order: the unit that the addressee's words name (*đề nghị xã Bình Khánh rà soát*), or the one that they mean without
a name (*yêu cầu Đảng ủy xã*, *đề nghị huyện*); where the addressee is the local body (*địa phương*) or goes without saying,
the unit whose body is worked with or visited; the unit that the issuer governs. No unit where the addressee is a body of the
whole country, and where a body of the whole country tells everybody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dukien.facts.directives.find import Statement
from dukien.link.issuers.rank import CENTRAL, rank
from dukien.link.issuers.who import Issuer
from dukien.link.people import Official, Person
from dukien.link.setting import Setting

_PARTY: Final = re.compile(r"(?i)(?:đảng|cán) bộ")
_LOCAL: Final = re.compile(
    r"(?i)(?:(?:lãnh đạo|tập thể|cán bộ|chính quyền|cấp ủy|ban chấp hành|thường trực|ban thường vụ|nhân dân|và|,) ?)*"
    r"(?:địa phương|đảng bộ|đảng ủy|chi bộ|cấp ủy|chính quyền(?: cơ sở)?|đơn vị|nhân dân)?(?: này| trên| mình)?"
)
"""An addressee that is the body itself to which somebody came."""
_SEVERAL: Final = re.compile(r"(?i)(?:hai|ba|\d+) (?:địa phương|tỉnh|thành phố|huyện)(?!\w)")
_SESSION: Final = re.compile(
    r"(?=[lkgtđ])(?<!nơi )(?<!bộ )(?<!viên )(?:(?:làm việc với|kiểm tra|giám sát|thăm|đối thoại với) "
    r"(?=(?:lãnh đạo|tập thể|BTV|BCH|Ban (?:Chấp hành|Thường vụ)|Thường trực|[Đđ]ảng ủy|UBND|HĐND|(?:[Hh]uyện|[Tt]ỉnh|[Tt]hành|"
    r"[Tt]hị|[Qq]uận) ủy|huyện|tỉnh|TP|thành phố|thị xã|quận|xã|phường|thị trấn)(?!\w))|"
    r"(?:làm việc|kiểm tra|giám sát|khảo sát)(?: [^\s,.;]+){0,12}? tại (?=(?:xã|phường|thị trấn|huyện|UBND|Đảng ủy)(?!\w)))"
)
"""Before the local body that somebody works with, or the unit where he inspects."""
_MEETING: Final = ("làm việc", "kiểm tra", "giám sát", "khảo sát", "thăm ", "đối thoại")
"""What all of these hold one of."""
_EARLY: Final = 900
"""How many characters from the start an article takes to tell of the session that it reports."""
_SEAT: Final = re.compile(r"(?i)(?:Trung ương |(?:tỉnh|thành|huyện|thị|quận|đảng) )?ủy viên(?! thường trực)")
_PARTNER: Final = re.compile(r"[^.;\n]{1,60}?(?= về | nhằm | do |[,.;:(\n]|$)")


def place_of(setting: Setting, statement: Statement, issuer: Issuer) -> str | None:
    """The code of the unit that `statement` applies to; None for the whole country and where the article leaves it open."""
    words = ""
    if told := statement.addressee:
        if code := setting.meant(*told):
            return code
        words = _PARTY.sub("đảng ủy", setting.doc.text[told.start : told.end].strip())
        if (rank(words) or 0.0) >= CENTRAL or _SEVERAL.match(words):
            return None
    governed = _governed(setting, issuer)
    if (words or governed) and _LOCAL.fullmatch(words):
        session = _session(setting)
        if words and session is None and setting.commune:
            session = setting.commune.code
        if session and (words or (governed and setting.lies_in(session, governed))):
            return session
    return governed


def _session(setting: Setting) -> str | None:
    """The unit whose body the article's session is with."""
    text = setting.doc.text
    first = _EARLY
    for word in _MEETING:
        at = text.find(word, 0, first)
        first = at if at >= 0 else first
    for m in _SESSION.finditer(text, first, _EARLY):
        partner = _PARTNER.match(text, m.end())
        if partner and (code := setting.meant(*partner.span())):
            return code
    return None


def _governed(setting: Setting, issuer: Issuer) -> str | None:
    """The unit that the issuer governs; None for a body of the whole country."""
    if issuer.person:
        return _jurisdiction(issuer.person)
    return setting.meant(*issuer.span) if issuer.span and (rank(issuer.phrase) or 0.0) < CENTRAL else None


def posts_of_office(person: Person) -> Sequence[Official]:
    """The person's present posts, without seats in a committee (*Tỉnh ủy viên*) where he has another."""
    held = [o for o in person.positions if not o.former] or person.positions
    if len(held) < 2:
        return held
    return [o for o in held if not _SEAT.match(o.position_norm)] or held


def _jurisdiction(person: Person) -> str | None:
    """The unit of the person's post; none for who (also) holds one of the whole country."""
    held = posts_of_office(person)
    if any(o.level == "central" and o.sector != "legislature" for o in held):
        return None
    return next((o.place_code for o in held if o.place_code), None)
