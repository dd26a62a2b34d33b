"""The body that a position belongs to: its own with its unit's name, or the one that it shares with its chain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dukien.facts.positions import Position
from dukien.facts.positions.phrases import phrases
from dukien.link.people.neighbours import CHAINED, PARTY, same_body, same_unit
from dukien.link.people.posts import Settled
from dukien.link.people.seats import OUTSIDE, Seats, unnamed
from dukien.names.syllables import places
from dukien.text import Document

# Sectors whose bodies belong to a unit of the administration.
_OF_UNITS: Final = frozenset(("party", "government", "legislature", "front", "armed_forces", "judiciary"))
# A party committee that does not tell whose it is, and the committee that tells it.
_COMMITTEE: Final = re.compile(r"(?:Ban (?:Thường vụ|Chấp hành)|Thường vụ|Ủy ban Kiểm tra)\Z", re.IGNORECASE)
_DEPUTY: Final = ("đại biểu", "đbqh", "phó trưởng đoàn", "trưởng đoàn đại biểu", "trưởng đoàn đbqh", "phó đoàn")
# Who stands for the unit itself.
_CHAIRS: Final = re.compile(r"(?:phó )?(?:chủ tịch|(?P<secretary>bí thư))\Z")
_COMMITTEES: Final = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}
_DISTRICT: Final = 3
"""The length of a district's code."""
_HCM: Final = "Hồ Chí Minh"
_DASH: Final = re.compile(r" ?[-–] ?")
_POINTING: Final = re.compile(r" (?:này|nhà|ấy|trên|đó|ta)\Z")


Body = tuple[str | None, str, str | None]
"""What the table tells of a position's body: the organisation, its level, the code of its unit."""


def body_of(doc: Document, posts: Sequence[Settled], i: int, seats: Seats) -> Body:
    """The body of the `i`th of one person's posts."""
    position, mention, _, sector = posts[i]
    if sector in OUTSIDE:
        foreign = sector == "foreign" and not position.body
        return None if foreign and position.rule == "position.whole" else position.organization, "none", None
    level: str = position.level
    partner: Position | None = None
    if level == "none" and (whole := same_body(doc, posts, i)):
        position, level = whole, whole.level
    elif level == "none":
        partner = same_unit(doc, posts, i)
        level = partner.level if partner else _of_place(position, sector, seats)
    code = seats.code(partner or position, level, sector, mention.end)
    if level == "province" and code is not None and len(code) == _DISTRICT:  # Chủ tịch UBND |thành phố|
        level = "district"
    return _organization(position, partner, level, code, seats), level, code


def _of_place(position: Position, sector: str, seats: Seats) -> str:
    """The level of a body that its words do not tell: that of the unit they name, of a local committee that of its commune."""
    if sector in _OF_UNITS and (unit := seats.setting.named(position.start, position.end)):
        return unit.level  # Trưởng Công an |Hội An|
    local = (position.organization or "").lower() in ("đảng ủy", "ban chỉ đạo")
    return "commune" if local and seats.setting.commune else "none"


def former(doc: Document, posts: Sequence[Settled], i: int) -> bool:
    """Whether the `i`th post is a past one, by its own words or by those before its chain: *nguyên Bí thư, |Chủ tịch xã|*."""
    while not posts[i][0].former:
        if not i or not CHAINED.fullmatch(doc.text[posts[i - 1][0].end : posts[i][0].start]):
            return False
        i -= 1
    return True


def _organization(position: Position, partner: Position | None, level: str, code: str | None, seats: Seats) -> str | None:
    """The body written out, and the name of its unit `code` where it does not stand in it."""
    body = position.organization
    if partner and partner.organization:
        if body is None:
            body = position.own_body if _COMMITTEE.search(position.own_body) else _of_partner(position, partner.organization)
        if body and _COMMITTEE.search(body) and (committee := PARTY.search(partner.organization)):
            body = f"{body} {committee[0]}"
    if body is None and code and partner and position.head.endswith("bí thư"):  # |Phó Bí thư|, Chủ tịch UBND xã
        return _governing(True, *seats.setting.unit(code))
    if body is None or code is None or (position.head.startswith(_DEPUTY) and not unnamed(body)):
        return body
    kind, name = seats.setting.unit(code)
    if partner and _COMMITTEE.search(body):  # |Ủy viên Ban Thường vụ|, Phó Chủ tịch HĐND huyện
        return f"{body} {_governing(True, kind, name)}"
    if (chair := _CHAIRS.match(position.head)) and body.lower() in (kind, name.lower(), f"{kind} {name}".lower()):
        return _governing(chair["secretary"] is not None, kind, name)
    return _with_unit(body, level, kind, name)


def _governing(party: bool, kind: str, name: str) -> str:
    """The body that the secretary (of the `party`) or the chairman of a unit stands for: *Chủ tịch |xã Tân Hà|*."""
    if not party:
        return f"Ủy ban nhân dân {_unit(kind, name)}"
    committee = _COMMITTEES.get(kind)
    return (
        f"{committee} {_unit(kind, name) if name.isdigit() or name == _HCM else name}" if committee else f"Đảng ủy {kind} {name}"
    )


def _of_partner(position: Position, organization: str) -> str | None:
    """The body of a head without one, by that of its neighbour: of a *Phó Bí thư* beside the *UBKT |Tỉnh ủy|* the committee."""
    if position.head.endswith("bí thư"):
        committee = PARTY.search(organization)
        return organization[committee.start() :] if committee else None
    if position.own_body and not organization.startswith(position.own_body):
        return f"{position.own_body} {organization}"
    return organization if position.head.endswith("chủ nhiệm") else None


def _with_unit(body: str, level: str, kind: str, name: str) -> str:
    """`body` with its unit: *Huyện ủy |Tháp Mười|*, *Sở Y tế |tỉnh Gia Lai|*."""
    if _spaced(name) in _spaced(body):
        return body
    body = _POINTING.sub("", body)
    whole = _unit(kind, name)
    if only_level := unnamed(body):
        if only_level[1] == kind:
            return body[: only_level[0]] + whole if body.endswith(kind) else f"{body} {name}"
        return f"{body} {whole if name == _HCM or name.isdigit() else name}"
    if level == "village":
        return body
    return body if _names(body, kind) or _ends_in_a_name(body) else f"{body} {whole}"


def _spaced(name: str) -> str:
    """A name in lower case, with spaces for its dashes."""
    low = name.lower()
    return _DASH.sub(" ", low) if "-" in low or "–" in low else low


def _names(body: str, kind: str) -> bool:
    """Whether a body's name holds a unit of a `kind` with its name: *Công an |xã Tân Hà| mở rộng*."""
    at = body.find(f"{kind} ")
    while at >= 0:
        name = at + len(kind) + 1
        if body[name : name + 1].isupper() and not (at and body[at - 1].isalnum()):
            return True
        at = body.find(f"{kind} ", name)
    return False


def _unit(kind: str, name: str) -> str:
    return f"{'Thành phố' if name == _HCM else kind} {name}"


def _ends_in_a_name(body: str) -> bool:
    """Whether a body's last words are a name, and no field of work: *Hạt Kiểm lâm |Hương Hiện|*, *Sở Công Thương*."""
    words, known = body.split(" "), places()
    for n in (2, 3, 4):
        if " ".join(words[-n:]) in known:
            return True
    if len(words) < 2 or not " ".join(words[-2:]).istitle():
        return False
    return not any(" ".join(words[-n:]).lower() in phrases() for n in (1, 2, 3))
