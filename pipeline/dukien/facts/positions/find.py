"""Public positions: *Phó Chủ tịch UBND huyện Lâm Thao*, *nguyên Giám đốc Sở Y tế*, *Tỉnh ủy viên*, *trưởng đoàn*.

A position runs from its head noun to the end of its organisation and place. Heads and what may stand behind them are in
`heads.csv`; the words of organisations, and the words that end them, in `words.txt` and `fields.txt`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, cast

from dukien.facts.fact import Fact
from dukien.facts.positions.body import Body, Opens
from dukien.facts.positions.norm import ABROAD, Level, Sector, expand, level_of, organization_of, sector_of, written_out
from dukien.facts.positions.traits import Traits, may_begin
from dukien.names import PersonName, find_names
from dukien.text import Document
from dukien.text.normal import fold_spelling
from dukien.text.vocabulary import Vocabulary, leftmost_longest


@dataclass(init=False, unsafe_hash=True)
class Position(Fact):
    """A position, held by somebody or not; the span runs from the head to the end of its organisation and place."""

    head: str
    """The head in lower case, written out: *phó chủ tịch*."""
    body: str | None
    """What stands behind the head, as in the text; None for a head alone."""
    own_body: str
    """The body that the head itself names: *Ban* of *trưởng ban*; empty where it names none."""
    usual_sector: Sector
    """The head's sector where the rest does not tell."""
    former: bool
    """Behind *nguyên, cựu, cố*."""
    acting: bool
    """Behind *quyền*, or of a deputy *phụ trách* the body."""

    def __init__(
        self,
        *,
        start: int,
        end: int,
        rule: str,
        head: str,
        body: str | None,
        usual_sector: Sector,
        former: bool,
        acting: bool,
        own_body: str = "",
    ) -> None:
        self.start, self.end, self.rule, self.head = start, end, rule, head
        self.body, self.own_body, self.usual_sector, self.former = body, own_body, usual_sector, former
        self.acting = acting

    @property
    def norm(self) -> str:
        """The whole with abbreviations written out."""
        return written_out(self.head, self.body)

    @property
    def organization(self) -> str | None:
        """The body that the position belongs to, written out: *Ban Tuyên giáo Huyện ủy*; None where it stays open."""
        if not self.body and self.rule == "position.whole":  # Huyện ủy viên
            return self.own_body or None
        if self.own_body == "Quốc hội":  # đại biểu Quốc hội |tỉnh Đắk Lắk|
            return self.own_body
        department = self.rule in ("position.field", "position.role")
        if self.head == "thành viên" and self.body and self.body.lower().startswith("thường trực"):
            return expand(self.body)
        return organization_of(self.own_body, self.body, department=department)

    @property
    def level(self) -> Level:
        """The level of the administration."""
        return level_of(self.norm)

    @property
    def sector(self) -> Sector:
        """The sector, by the organisation's words."""
        return sector_of(self.norm, self.usual_sector)


_FORMER: Final = re.compile(r"\b(?:nguyên|cựu|cố)(?: là)? \Z")
_ACTING: Final = re.compile(r"(?:\b(?<!chính )(?:quyền|q\.)(?: là)? |\bq\.)\Z")
# What the two end with, besides a full stop.
_STATUS_ENDS: Final = frozenset(("ên ", "ựu ", "cố ", "là ", "ền ", "q. "))
_IN_CHARGE: Final = re.compile(r" phụ trách(?! ?[^\W\d_])")
_FOR_NOW: Final = "lâm thời"
_LEADING: Final = ("phụ trách", _FOR_NOW)
_PAPER: Final = re.compile(r" (?:báo|tạp chí|nhà xuất bản|nxb|tòa soạn)\b")
# *cán bộ, chiến sĩ* are many.
_GROUP: Final = re.compile(r",? (?:chiến sĩ|công chức|viên chức|đảng viên|nhân viên|lãnh đạo|chủ chốt)\b")
_LONGEST_BODY: Final = 190
_WORD_BEFORE: Final = re.compile(r"[^\W_]+ \Z")
# A head inside a body's name is no position: *Đoàn đại biểu Quốc hội, Ban Bí thư, Văn phòng Chủ tịch nước*.
_INSIDE: Final = {
    head: tuple(f"{word} " for word in before.split(","))
    for head, before in (
        ("đại biểu quốc hội", "đoàn,các"),
        ("đbqh", "đoàn,các"),
        ("đại biểu hđnd", "tổ,các"),
        ("đại biểu", "đoàn,nhiều,hội,vị,tổ"),
        ("bí thư", "ban"),
        ("chủ nhiệm", "ban,giáo,viên"),
        ("giám đốc", "ban"),
        ("chủ tịch nước", "phòng"),
        ("tổng bí thư", "phòng"),
        ("chủ tịch", "đoàn"),
        ("cán sự", "ban"),
        ("tư lệnh", "bộ"),
    )
}
# These need an organisation behind them: a *cán bộ* or a *nhân viên* alone is no public position.
_NEEDS_BODY: Final = frozenset(
    "cán bộ,cán sự,nhân viên,viên chức,công chức,thành viên,kế toán,thư ký,trợ lý,thủ trưởng,thường trực,trưởng nhóm"
    ",đại sứ".split(",")
)
# ... except alone in brackets: *ông Lê Văn An (kế toán)*.
_IN_BRACKETS: Final = frozenset(("kế toán", "phó kế toán", "thủ quỹ"))
_PUBLIC_BODY: Final = re.compile(
    r"\b(?:UBND|ủy ban|HĐND|hội đồng nhân dân|sở|bộ|cục|phòng|trạm y tế|công an|đội|hạt|trạm|cảnh sát|kho bạc|thuế|hải quan"
    r"|kiểm lâm|tổ tư vấn|ban quản lý|trung tâm|trại giam|trại tạm giam|quân sự|biên phòng"
    r"|văn phòng (?:UBND|HĐND|ủy ban|tỉnh|huyện|thành|đăng ký)|xã|phường|chính phủ|việt nam|cơ quan"
    r"|TAND|tòa|VKS|VKSND|viện kiểm sát)\b",
    re.IGNORECASE,
)


class Head:
    """A row of `heads.csv`."""

    def __init__(self, row: Mapping[str, str | None], text: str) -> None:
        """`text` is the head as it stands in a text, in lower case."""
        full = row["full"] or text
        self.text = full
        self.opens = cast(Opens, row["opens"])
        self.rule = f"position.{self.opens}"
        self.sector = cast(Sector, row["sector"])
        self.abbreviated = bool(row["full"])
        self.body = row["body"] or ""
        self.traits = Traits(text)
        self.needs_body = full.removeprefix("phó ") in _NEEDS_BODY
        """Whether it is no public position alone: a *cán bộ*, a *nhân viên*."""
        self.deputy = full.startswith("phó ")
        self.of_vu = text.startswith("vụ")
        self.in_charge = full.startswith("phụ trách ")
        self.no_head_behind = _INSIDE.get(text)
        """Behind these words, each with a space, it is only a part of a body's name."""


@cache
def heads() -> dict[str, Head]:
    """Every head by the lower-case words that stand in the text."""
    lines = files("dukien.facts.positions").joinpath("heads.csv").read_text(encoding="utf-8").splitlines()
    found: dict[str, Head] = {}
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        text = fold_spelling(row["head"])
        found[text] = head = Head(row, text)
        if not head.abbreviated and not text.startswith("phó ") and head.opens != "whole":
            found.setdefault(f"phó {text}", Head(row, f"phó {text}"))
    return found


_VOCABULARY: Final = Vocabulary(heads)
_OTHER_VU: Final = ("chức ", "nhiệm ")
"""Before *vụ* they make another word: *chức vụ Phó Chủ tịch* holds no *vụ phó*."""


def _inside_word(text: str, start: int) -> bool:
    """Whether what begins at `start` is only the end of a word or of a compound: *ban-|bí thư*."""
    if not start:
        return False
    before = text[start - 1]
    return before.isalnum() or (before in "-/" and text[start - 2 : start - 1].isalnum())


def _head_matches(doc: Document) -> list[tuple[int, int, Head]]:
    text, low = doc.text, doc.lower
    found = []
    matches = [m for m in _VOCABULARY.matches(doc) if not (m[2].of_vu and low.endswith(_OTHER_VU, 0, m[0]))]
    for start, end, head in leftmost_longest(matches):
        if (end < len(low) and low[end].isalnum()) or _inside_word(low, start):
            continue
        if head.abbreviated:
            if text[start:end] == "TBT" and _PAPER.match(low, end):
                head = heads()["tổng biên tập"]
            elif _is_no_abbreviation(text, start, end):
                continue
        if (before := head.no_head_behind) is None or not _inside_body(low, start, before):
            found.append((start, end, head))
    return found


def _inside_body(low: str, start: int, before: tuple[str, ...]) -> bool:
    """Whether one of the words `before`, each with a space, stands whole right before `start`."""
    if not low.endswith(before, 0, start):
        return False
    m = _WORD_BEFORE.search(low, max(0, start - 12), start)
    return m is not None and m[0] in before


def _is_no_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether what looks like an abbreviation is in small letters, in brackets (*đại biểu |(ĐB)*) or a number's (*CT/TW*)."""
    short = text[start:end]
    return not short.split(" ")[-1].isupper() or text[start - 1 : end + 1] == f"({short})" or text.startswith("/", end)


class _Given:
    """The last word of each name of a document, and the last two of longer ones; many documents never ask."""

    def __init__(self, names: Sequence[PersonName]) -> None:
        self._names = names
        self._words: set[str] | None = None

    def __contains__(self, words: object) -> bool:
        if self._words is None:
            self._words = _last_words(self._names)
        return words in self._words


def _last_words(names: Sequence[PersonName]) -> set[str]:
    found = set()
    for name in names:
        parts = name.name.rsplit(" ", 2)
        found.add(parts[-1])
        if len(parts) > 2:
            found.add(f"{parts[1]} {parts[2]}")
    return found


def find_positions(doc: Document, names: Sequence[PersonName] | None = None) -> list[Position]:
    """Every position in `doc`, in reading order; spans are in its normal text.

    `names` are the document's names, before which a position ends; found here where they are not given.
    """
    text, low = doc.text, doc.lower
    if not (matches := _head_matches(doc)):
        return []
    names = find_names(doc) if names is None else names
    starts = {m[0] for m in matches}
    given = _Given(names)
    found: list[Position] = []
    end = following = 0
    for start, stop, head in matches:
        if start < end:
            continue
        while following < len(names) and names[following].start <= start:
            following += 1
        limit = names[following].start if following < len(names) else len(text)
        position = _position(text, low, start, stop, head, limit, starts, given)
        if position is not None:
            found.append(position)
            end = position.end
    return found


def body_end(text: str, start: int) -> int:
    """Where the body whose name begins at `start` ends: *|Ban Dân tộc HĐND tỉnh| giám sát*."""
    window = f" {text[start : start + _LONGEST_BODY]}"
    return start - 1 + Body(window, window.replace("İ", "I").lower(), 0, "post", len(window), ()).end


def _position(
    text: str, low: str, start: int, stop: int, head: Head, limit: int, starts: set[int], given: Container[str]
) -> Position | None:
    if head.text == "cán bộ" and _GROUP.match(low, stop):
        return None
    end = stop
    if head.opens != "whole" and may_begin(text, low, stop, limit, head.traits):
        end = Body(text, low, stop, head.opens, limit, starts, given, head.traits).end
    body = text[stop:end].strip(" .") or None if end > stop else None
    if head.needs_body and not (body and _PUBLIC_BODY.search(body)):
        in_brackets = head.text in _IN_BRACKETS and text[start - 1 : start] == "(" and text.startswith(")", end)
        if not in_brackets:
            return None
    former = acting = False
    if low[start - 3 : start] in _STATUS_ENDS or low[start - 1 : start] == ".":
        former = _FORMER.search(low, max(0, start - 12), start) is not None
        acting = _ACTING.search(low, max(0, start - 12), start) is not None
    return Position(
        start=start,
        end=end,
        rule=head.rule,
        head=head.text,
        body=body,
        own_body=head.body,
        usual_sector="foreign" if head.opens == "whole" and ABROAD.match(text, end) else head.sector,
        former=former,
        acting=acting or head.in_charge or _is_acting(low, end, head, body),
    )


def _is_acting(low: str, end: int, head: Head, body: str | None) -> bool:
    """Whether the holder of a position only stands in: *|Phó Giám đốc| phụ trách Sở Y tế*."""
    if body and body.startswith(_LEADING) and (head.deputy or body.startswith(_FOR_NOW)):
        return True
    return head.deputy and low.startswith(" phụ trách", end) and _IN_CHARGE.match(low, end) is not None
