"""Public positions: *Phó Chủ tịch UBND huyện Lâm Thao*, *nguyên Giám đốc Sở Y tế*, *Tỉnh ủy viên*, *trưởng đoàn*.

A position runs from its head noun to the end of its organisation and place. Heads and what may stand behind them are in
`heads.csv`; the words of organisations, and the words that end them, in `words.txt` and `fields.txt`.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple, cast, get_args

from dukien.facts.fact import Fact
from dukien.facts.positions.body import Body, Opens
from dukien.facts.positions.norm import ABROAD, Level, Sector, expand, level_of, organization_of, sector_of, written_out
from dukien.facts.positions.traits import Traits, may_begin, traits_of
from dukien.names import PersonName, find_names
from dukien.text import Document
from dukien.text.normal import fold_spelling
from dukien.text.vocabulary import Vocabulary, leftmost_longest


@dataclass(kw_only=True, unsafe_hash=True)
class Position(Fact):
    """A position, held by somebody or not; the span runs from the head to the end of its organisation and place."""

    head: str
    """The head in lower case, written out: *phó chủ tịch*."""
    body: str | None
    """What stands behind the head, as in the text; None for a head alone."""
    own_body: str = ""
    """The body that the head itself names: *Ban* of *trưởng ban*; empty where it names none."""
    usual_sector: Sector
    """The head's sector where the rest does not tell."""
    former: bool
    """Behind *nguyên, cựu, cố*."""
    acting: bool
    """Behind *quyền*, or of a deputy *phụ trách* the body."""

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


class Head(NamedTuple):
    """A row of `heads.csv`."""

    text: str
    opens: Opens
    sector: Sector
    abbreviated: bool
    body: str
    traits: Traits
    needs_body: bool
    """Whether it is no public position alone: a *cán bộ*, a *nhân viên*."""
    deputy: bool


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
_RULES: Final[Mapping[Opens, str]] = {opens: f"position.{opens}" for opens in get_args(Opens)}
_LONGEST_BODY: Final = 190
_WORD_BEFORE: Final = re.compile(r"([^\W_]+) \Z")
# A head inside a body's name is no position: *Đoàn đại biểu Quốc hội, Ban Bí thư, Văn phòng Chủ tịch nước*.
_INSIDE: Final = {
    "đại biểu quốc hội": {"đoàn", "các"},
    "đbqh": {"đoàn", "các"},
    "đại biểu hđnd": {"tổ", "các"},
    "đại biểu": {"đoàn", "nhiều", "hội", "vị", "tổ"},
    "bí thư": {"ban"},
    "chủ nhiệm": {"ban", "giáo", "viên"},
    "giám đốc": {"ban"},
    "chủ tịch nước": {"phòng"},
    "tổng bí thư": {"phòng"},
    "chủ tịch": {"đoàn"},
    "cán sự": {"ban"},
    "tư lệnh": {"bộ"},
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


@cache
def heads() -> dict[str, Head]:
    """Every head by the lower-case words that stand in the text."""
    lines = files("dukien.facts.positions").joinpath("heads.csv").read_text(encoding="utf-8").splitlines()
    found: dict[str, Head] = {}
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        text, abbreviated = fold_spelling(row["head"]), bool(row["full"])
        found[text] = _head(row, text, row["full"] or text, abbreviated=abbreviated)
        if not abbreviated and not text.startswith("phó ") and row["opens"] != "whole":
            found.setdefault(f"phó {text}", _head(row, f"phó {text}", f"phó {text}", abbreviated=False))
    return found


def _head(row: Mapping[str, str | None], text: str, full: str, *, abbreviated: bool) -> Head:
    """The head `text` of a row of `heads.csv`, written out `full`."""
    return Head(
        text=full,
        opens=cast(Opens, row["opens"]),
        sector=cast(Sector, row["sector"]),
        abbreviated=abbreviated,
        body=row["body"] or "",
        traits=traits_of(text),
        needs_body=full.removeprefix("phó ") in _NEEDS_BODY,
        deputy=full.startswith("phó "),
    )


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
    matches = [m for m in _VOCABULARY.matches(doc) if not (low.startswith("vụ", m[0]) and low.endswith(_OTHER_VU, 0, m[0]))]
    for start, end, head in leftmost_longest(matches):
        if (end < len(low) and low[end].isalnum()) or _inside_word(low, start):
            continue
        word = low[start:end]
        if head.abbreviated:
            if word == "tbt" and text[start:end] == "TBT" and _PAPER.match(low, end):
                head = heads()["tổng biên tập"]
            elif _is_no_abbreviation(text, start, end):
                continue
        inside = _INSIDE.get(word)
        if inside and (m := _WORD_BEFORE.search(low, max(0, start - 12), start)) and m[1] in inside:
            continue
        found.append((start, end, head))
    return found


def _is_no_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether what looks like an abbreviation is in small letters, in brackets (*đại biểu |(ĐB)*) or a number's (*CT/TW*)."""
    short = text[start:end]
    return not short.split(" ")[-1].isupper() or text[start - 1 : end + 1] == f"({short})" or text.startswith("/", end)


def find_positions(doc: Document, names: Sequence[PersonName] | None = None) -> list[Position]:
    """Every position in `doc`, in reading order; spans are in its normal text.

    `names` are the document's names, before which a position ends; found here where they are not given.
    """
    text, low = doc.text, doc.lower
    if not (matches := _head_matches(doc)):
        return []
    names = find_names(doc) if names is None else names
    starts = {m[0] for m in matches}
    name_starts = [n.start for n in names]
    given = _given(names)
    found: list[Position] = []
    end = 0
    for start, stop, head in matches:
        if start < end:
            continue
        i = bisect_right(name_starts, start)
        limit = name_starts[i] if i < len(name_starts) else len(text)
        position = _position(text, low, start, stop, head, limit, starts, given)
        if position is not None:
            found.append(position)
            end = position.end
    return found


def _given(names: Sequence[PersonName]) -> set[str]:
    """The last word of each name, and the last two of longer ones."""
    given = set()
    for name in names:
        parts = name.name.rsplit(" ", 2)
        given.add(parts[-1])
        if len(parts) > 2:
            given.add(f"{parts[1]} {parts[2]}")
    return given


def body_end(text: str, start: int) -> int:
    """Where the body whose name begins at `start` ends: *|Ban Dân tộc HĐND tỉnh| giám sát*."""
    window = f" {text[start : start + _LONGEST_BODY]}"
    return start - 1 + Body(window, window.replace("İ", "I").lower(), 0, "post", len(window), ()).end


def _position(
    text: str, low: str, start: int, stop: int, head: Head, limit: int, starts: set[int], given: set[str]
) -> Position | None:
    if head.text == "cán bộ" and _GROUP.match(low, stop):
        return None
    body = stop
    if head.opens != "whole" and may_begin(text, low, stop, limit, head.traits):
        body = Body(text, low, stop, head.opens, limit, starts, given, head.traits).end
    organization = text[stop:body].strip(" .") or None if body > stop else None
    if head.needs_body and not (organization and _PUBLIC_BODY.search(organization)):
        in_brackets = head.text in _IN_BRACKETS and text[start - 1 : start] == "(" and text.startswith(")", body)
        if not in_brackets:
            return None
    status = low[start - 3 : start] in _STATUS_ENDS or low[start - 1 : start] == "."
    return Position(
        start=start,
        end=body,
        rule=_RULES[head.opens],
        head=head.text,
        body=organization,
        own_body=head.body,
        usual_sector="foreign" if head.opens == "whole" and ABROAD.match(text, body) else head.sector,
        former=status and _FORMER.search(low, max(0, start - 12), start) is not None,
        acting=_is_acting(low, body, head, organization)
        or (status and _ACTING.search(low, max(0, start - 12), start) is not None),
    )


def _is_acting(low: str, end: int, head: Head, organization: str | None) -> bool:
    """Whether the holder of a position only stands in: *|Phó Giám đốc| phụ trách Sở Y tế*."""
    if organization and organization.startswith(_LEADING) and (head.deputy or organization.startswith(_FOR_NOW)):
        return True
    if head.deputy and low.startswith(" phụ trách", end) and _IN_CHARGE.match(low, end):
        return True
    return head.text.startswith("phụ trách ")
