"""The body or the unit of a position that does not tell it, by the positions and the words around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dukien.facts.positions import Position, body_end
from dukien.link.people.posts import Settled
from dukien.text import Document

# Between two positions of one person in one body.
CHAINED: Final = re.compile(r", | [-–] |,? (?:kiêm|và|đồng thời|là)(?: là)? ", re.IGNORECASE)
_TOGETHER: Final = re.compile(r" (?:kiêm|và)(?: là)? | [-–] ", re.IGNORECASE)
# Heads that stand alone where the next position names the body: *|Phó Bí thư|, Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy*.
_ALONE: Final = frozenset(
    "bí thư,phó bí thư,chủ tịch,phó chủ tịch,chánh văn phòng,phó chánh văn phòng,chủ nhiệm,phó chủ nhiệm".split(",")
)
PARTY: Final = re.compile(r"\b(?:tỉnh|thành|huyện|quận|thị|đảng) ủy\b(?! viên)", re.IGNORECASE)
# Of a committee's members the deputies of the unit's own bodies serve in the unit's committee.
_DEPUTIES: Final = ("phó chủ tịch", "trưởng công an", "chỉ huy trưởng")
# The kind of body in a head that stands alone, and how it begins in the text: *|Ban Dân tộc HĐND tỉnh| ... Trưởng ban*.
_BODIES: Final = {"hiệu trưởng": "Trường", "phó hiệu trưởng": "Trường"}
_NO_BODY: Final = re.compile(r"\w+ (?:trưởng|phó)\b|Ban (?:[Tt]hường [Vv]ụ|[Cc]hấp [Hh]ành|[Gg]iám|Bí thư|[Cc]án sự|[Tt]ổ chức$)")
_COUNCIL: Final = re.compile(r"Quốc hội|HĐND|[Hh]ội đồng nhân dân")
_BEFORE, _FAR = 260, 1500


def same_body(doc: Document, posts: Sequence[Settled], i: int) -> Position | None:
    """The `i`th of one person's posts, which stands without a body, with the one that the text told before."""
    position, sector = posts[i][0], posts[i][3]
    if position.body is not None:
        return None
    if i and posts[i - 1][0].body and posts[i - 1][0].head == f"phó {position.head}":
        before = posts[i - 1][0]  # |Phó Hiệu trưởng Trường A| làm Hiệu trưởng
        return replace(position, body=before.body, own_body=before.own_body, start=before.start, end=before.end)
    if i + 1 < len(posts) and posts[i + 1][0].head == position.head.removeprefix("phó "):
        following = posts[i + 1][0]  # |Phó Trưởng phòng|, Trưởng phòng Nông nghiệp huyện
        if following.body and CHAINED.fullmatch(doc.text[position.end : following.start]):
            return replace(position, body=following.body, own_body=following.own_body, start=following.start, end=following.end)
    kind = _BODIES.get(position.head) or (position.own_body if position.rule == "position.field" else "")
    if kind[:1].isupper():
        return _told(doc, position, position.start, kind)
    return _deputy(doc, position) if position.head == "đại biểu" and sector == "legislature" else None


def _told(doc: Document, position: Position, at: int, kind: str) -> Position | None:
    """`position` with the last body of a `kind` (*Ban, Phòng*) that the sentences right before `at` name."""
    index = doc.sentence_index(at)
    first = max(doc.sentences[max(0, index - 1)].start if doc.sentences else 0, at - _BEFORE)
    start = doc.text.rfind(f"{kind} ", first, at)
    if start < 0 or (start and doc.text[start - 1].isalnum()) or _NO_BODY.match(doc.text, start):
        return None
    end = min(body_end(doc.text, start), at)
    if end - start <= len(kind) + 1:
        return None
    return replace(position, body=doc.text[start:end], start=start, end=end)


def _deputy(doc: Document, position: Position) -> Position | None:
    """A *đại biểu* with the assembly that the text names last before, or next."""
    found = None
    for m in _COUNCIL.finditer(doc.text, 0, position.start + _FAR):
        if found is None or m.end() <= position.start:
            found = m
    if found is None:
        return None
    end = found.end() if found[0] == "Quốc hội" else body_end(doc.text, found.start())
    return replace(position, body=doc.text[found.start() : end], start=found.start(), end=end)


def same_unit(doc: Document, posts: Sequence[Settled], i: int) -> Position | None:
    """The position of the same person whose unit the `i`th post shares."""
    return (_next_below(doc, posts, i) if posts[i][3] == "party" else None) or _neighbour(doc, posts, i)


def _next_below(doc: Document, posts: Sequence[Settled], i: int) -> Position | None:
    """The next of a party post's chain that tells the level: *Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức |Huyện ủy|*.

    A secretary's party body lies below the one he is a member of.
    """
    member = (posts[i][0].organization or posts[i][0].own_body).endswith("Ban Thường vụ")
    for position, _, _, sector in posts[i + 1 :]:
        if member and position.head.startswith(_DEPUTIES) and position.level in ("district", "province"):
            together = CHAINED.fullmatch(doc.text[posts[i][0].end : position.start])
            return position if together else None
        if sector != "party" or position.head == "bí thư" or not CHAINED.fullmatch(doc.text[posts[i][0].end : position.start]):
            return None
        if position.level != "none":
            return position
        i += 1
    return None


def _neighbour(doc: Document, posts: Sequence[Settled], i: int) -> Position | None:
    """The position whose unit one without any shares: *Bí thư Đảng ủy, |Chủ tịch HĐND xã|*; *Bí thư kiêm |Chủ tịch xã|*."""
    position = posts[i][0]
    bare = position.body is None and position.head in _ALONE
    committee = position.organization is not None and position.organization.lower() == "đảng ủy"
    if i + 1 < len(posts) and (bare or committee):
        following = posts[i + 1][0]
        gap = doc.text[position.end : following.start]
        if (CHAINED if committee or position.head.endswith("bí thư") else _TOGETHER).fullmatch(gap):
            fits = following.level == "commune" or (bare and following.level in ("district", "province"))
            return following if fits else None
    if i and bare:
        before = posts[i - 1][0]
        if _TOGETHER.fullmatch(doc.text[before.end : position.start]) and before.level in ("commune", "district", "province"):
            return before
    return None
