"""Public positions: *Phó Chủ tịch UBND huyện Lâm Thao*, *nguyên Giám đốc Sở Y tế*, *Tỉnh ủy viên*, *trưởng đoàn*.

A position runs from its head noun to the end of its organisation and place. Heads and what may stand behind them are in
`heads.csv`; the words of organisations, and the words that end them, in `words.txt` and `fields.txt`.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dukien.facts.fact import Fact
from dukien.facts.positions.body import Body, Opens
from dukien.facts.positions.norm import ABROAD, Level, Sector, expand, level_of, organization_of, sector_of, written_out
from dukien.names import PersonName, find_names
from dukien.text import Document
from dukien.text.normal import fold_spelling


@dataclass(frozen=True, slots=True, kw_only=True)
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


_FORMER = re.compile(r"\b(?:nguyên|cựu|cố)(?: là)? \Z")
_ACTING = re.compile(r"(?:\b(?<!chính )(?:quyền|q\.)(?: là)? |\bq\.)\Z")
_IN_CHARGE = re.compile(r" phụ trách(?! ?[^\W\d_])")
_PAPER = re.compile(r" (?:báo|tạp chí|nhà xuất bản|nxb|tòa soạn)\b")
# *cán bộ, chiến sĩ* are many.
_GROUP = re.compile(r",? (?:chiến sĩ|công chức|viên chức|đảng viên|nhân viên|lãnh đạo|chủ chốt)\b")
_LONGEST_BODY = 190
_INSIDE_WORD = re.compile(r"(?:[^\W_]|[^\W_][-/])\Z")
_WORD_BEFORE = re.compile(r"([^\W_]+) \Z")
# A head inside a body's name is no position: *Đoàn đại biểu Quốc hội, Ban Bí thư, Văn phòng Chủ tịch nước*.
_INSIDE = {
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
_NEEDS_BODY = frozenset(
    "cán bộ,cán sự,nhân viên,viên chức,công chức,thành viên,kế toán,thư ký,trợ lý,thủ trưởng,thường trực,trưởng nhóm"
    ",đại sứ".split(",")
)
# ... except alone in brackets: *ông Lê Văn An (kế toán)*.
_IN_BRACKETS = frozenset(("kế toán", "phó kế toán", "thủ quỹ"))
_PUBLIC_BODY = re.compile(
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
        text = fold_spelling(row["head"])
        head = Head(
            row["full"] or text, cast(Opens, row["opens"]), cast(Sector, row["sector"]), bool(row["full"]), row["body"] or ""
        )
        found[text] = head
        if not head.abbreviated and not text.startswith("phó ") and row["opens"] != "whole":
            found.setdefault("phó " + text, head._replace(text="phó " + head.text))
    return found


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    words = tuple(sorted(heads()))
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA), words


def lower(text: str) -> str:
    """`text` in lower case, every character at its own offset."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _head_matches(text: str, low: str) -> list[tuple[int, int, Head]]:
    automaton, words = _automaton()
    found = []
    # *chức vụ Phó Chủ tịch* holds no *vụ phó*.
    for index, start, end in automaton.find_matches_as_indexes(low.replace("chức vụ", "chức __").replace("nhiệm vụ", "nhiệm __")):
        if (start and _INSIDE_WORD.search(low, max(0, start - 2), start)) or (end < len(low) and low[end].isalnum()):
            continue
        word = words[index]
        head = heads()["tổng biên tập" if text[start:end] == "TBT" and _PAPER.match(low, end) else word]
        if head.abbreviated and not text[start:end].split(" ")[-1].isupper():
            continue
        if head.abbreviated and text[start - 1 : end + 1] == f"({text[start:end]})":  # đại biểu |(ĐB)
            continue
        if head.abbreviated and text.startswith("/", end):  # Chỉ thị số 05-|CT|/TW
            continue
        inside = _INSIDE.get(word)
        if inside and (m := _WORD_BEFORE.search(low, max(0, start - 12), start)) and m[1] in inside:
            continue
        found.append((start, end, head))
    return found


def find_positions(doc: Document, names: Sequence[PersonName] | None = None) -> list[Position]:
    """Every position in `doc`, in reading order; spans are in its normal text.

    `names` are the document's names, before which a position ends; found here where they are not given.
    """
    names = find_names(doc) if names is None else names
    text = doc.text
    low = lower(text)
    matches = _head_matches(text, low)
    starts = {m[0] for m in matches}
    name_starts = [n.start for n in names]
    parts = [n.name.split(" ") for n in names]
    given = {p[-1] for p in parts} | {" ".join(p[-2:]) for p in parts if len(p) > 2}
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


def body_end(text: str, start: int) -> int:
    """Where the body whose name begins at `start` ends: *|Ban Dân tộc HĐND tỉnh| giám sát*."""
    window = f" {text[start : start + _LONGEST_BODY]}"
    return start - 1 + Body(window, lower(window), 0, "post", len(window), ()).end


def _position(
    text: str, low: str, start: int, stop: int, head: Head, limit: int, starts: set[int], given: set[str]
) -> Position | None:
    body = stop if head.opens == "whole" else Body(text, low, stop, head.opens, limit, starts, given).end
    if head.text == "cán bộ" and _GROUP.match(low, stop):
        return None
    organization = text[stop:body].strip(" .") or None
    if head.text.removeprefix("phó ") in _NEEDS_BODY and not (organization and _PUBLIC_BODY.search(organization)):
        in_brackets = head.text in _IN_BRACKETS and text[start - 1 : start] == "(" and text.startswith(")", body)
        if not in_brackets:
            return None
    in_charge = head.text.startswith("phó ") and (f"{organization} ".startswith("phụ trách ") or _IN_CHARGE.match(low, body))
    acting = in_charge or head.text.startswith("phụ trách ") or _ACTING.search(low, max(0, start - 12), start)
    return Position(
        start=start,
        end=body,
        rule=f"position.{head.opens}",
        head=head.text,
        body=organization,
        own_body=head.body,
        usual_sector="foreign" if head.opens == "whole" and ABROAD.match(text, body) else head.sector,
        former=_FORMER.search(low, max(0, start - 12), start) is not None,
        acting=bool(acting) or f"{organization} ".startswith("lâm thời "),
    )
