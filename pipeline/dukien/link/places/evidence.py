"""What an article says about where its communes lie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from dukien.facts.places import PlaceMention
from dukien.link.places.candidates import OTHER_TIME, Candidate, Period, districts, provinces
from dukien.text import Document
from dukien.text.letters import UPPER

# Between a commune and the next commune of its list, or the unit that it belongs to. A capitalised aside may be a unit
# of its own that was not understood: the list ends there.
_LINK = re.compile(
    rf"(?: ?\((?![{UPPER}])[^()\n]{{0,40}}\))?[ ,;()–-]*"
    r"(?:(?P<and>và|cùng|với|hoặc|/) )?"
    r"(?:(?:các|hai|ba|bốn|\d{1,2}|nay|là|thuộc|của|ở|tại|trên|địa bàn|địa phận|trực thuộc|"
    r"trung tâm|khu vực|cũ|cùng|đều|tỉnh|xã|phường|thị trấn) ?){0,6}[ ,;(–-]*"
)
# Between a district and the communes that the text goes on to: *huyện A gồm các xã B, C*, *TP Huế (phường D)*.
_DOWN = re.compile(
    r" ?(?:[,:(–-]|gồm|có|như|là|với)[ ,:(–-]*(?:(?:gồm|có|như|là|tại|ở|các|hai|ba|\d{1,2}|xã|phường|thị trấn)[ :]*)*"
)

AFTER, AFTER_PROVINCE, BEFORE, SENTENCE, ARTICLE = 10.0, 6.0, 4.0, 3.0, 2.0
SENTENCE_PROVINCE, ARTICLE_PROVINCE = 1.5, 1.0
AGAINST = -25.0


class Parent(NamedTuple):
    """A district or province that the article names: the codes that it may have, and where."""

    level: str
    codes: frozenset[str]
    mention: PlaceMention
    firm: bool
    """Whether the register has it with its type: *quận An Phú* is no district, though *huyện An Phú* is."""


class Evidence(NamedTuple):
    """What speaks for a candidate; `district` and `province`: what of it comes from each."""

    district: float
    province: float


def parents(doc: Document, mentions: Sequence[PlaceMention], when: Period) -> dict[int, Parent]:
    """The districts and provinces among the mentions, by the mention's index."""
    found: dict[int, Parent] = {}
    for i, m in enumerate(mentions):
        if m.level == "district":
            fit = _fitting(districts(m.key, m.types, when.first, when.last))
        elif m.level == "province":
            fit = _fitting(provinces(m.key, when.first, when.last))
        else:
            continue
        if fit:
            found[i] = Parent(
                "province" if len(fit[0].code) == 2 else "district",
                frozenset(c.code for c in fit),
                m,
                fit[0].misfit in (0.0, OTHER_TIME),
            )
    return found


def _fitting(candidates: Sequence[Candidate]) -> list[Candidate]:
    return [c for c in candidates if c.misfit == candidates[0].misfit]


def stated_after(
    doc: Document, mentions: Sequence[PlaceMention], found: dict[int, Parent], i: int
) -> tuple[Parent | None, Parent | None]:
    """The district and the province that the phrase itself gives to mention `i`: *xã A, B (huyện C, tỉnh D)*."""
    text, district, end = doc.text, None, mentions[i].end
    for j in range(i + 1, min(i + 30, len(mentions))):
        m = mentions[j]
        if m.start < end:
            continue
        gap = _LINK.fullmatch(text, end, m.start) if m.start - end < 60 else None
        if gap is None or (m.level != "commune" and gap["and"]):
            break
        if m.level == "commune":
            if district is not None:
                break
        elif (parent := found.get(j)) is None:
            break
        elif parent.level == "province":
            return district, parent
        elif district is not None:
            break
        else:
            district = parent
        end = m.end
    return district, None


def stated_before(doc: Document, mentions: Sequence[PlaceMention], found: dict[int, Parent], i: int) -> Parent | None:
    """The district that leads to mention `i`: *huyện C gồm các xã A, B*."""
    start = mentions[i].start
    for j in range(i - 1, max(-1, i - 30), -1):
        m = mentions[j]
        if m.end > start:
            continue
        if start - m.end > 40:
            return None
        if m.level == "commune":
            if not _LINK.fullmatch(doc.text, m.end, start):
                return None
        elif m.level == "district":
            return found.get(j) if _DOWN.fullmatch(doc.text, m.end, start) else None
        else:
            return None
        start = m.start
    return None


class Background:
    """Which districts and provinces the article names at all, in its title, and in each sentence."""

    def __init__(self, doc: Document, found: dict[int, Parent]) -> None:
        self._doc = doc
        title_end = next((z.end for z in doc.zones if z.kind == "title"), 0)
        self._anywhere: dict[str, set[str]] = {"district": set(), "province": set()}
        self._near: dict[tuple[str, int], set[str]] = {}
        """Codes by level and sentence; those of the title under the sentence -1."""
        for p in found.values():
            at = p.mention.start
            self._anywhere[p.level] |= p.codes
            self._near.setdefault((p.level, -1 if at < title_end else doc.sentence_index(at)), set()).update(p.codes)

    def place(self, at: int) -> int:
        """The sentence of character `at` if it names a district or province, else -1: what `weigh` asks of `at`."""
        sentence = self._doc.sentence_index(at)
        return sentence if ("district", sentence) in self._near or ("province", sentence) in self._near else -1

    def weigh(self, candidate: Candidate, at: int) -> Evidence:
        """What the article says for `candidate` besides the phrase of the mention at `at`."""
        sentence = self._doc.sentence_index(at)

        def weight(level: str, near: float, anywhere: float) -> float:
            if self._anywhere[level].isdisjoint(candidate.above):
                return 0.0
            for i in (-1, sentence):
                if not candidate.above.isdisjoint(self._near.get((level, i), ())):
                    return near
            return anywhere

        return Evidence(weight("district", SENTENCE, ARTICLE), weight("province", SENTENCE_PROVINCE, ARTICLE_PROVINCE))

    @cached_property
    def body_type(self) -> str | None:
        """The type of the district whose news this is, where its body is named without the district's name (*Huyện ủy*)."""
        text = self._doc.text.lower()
        kinds = {kind for body, kind in _BODIES.items() if body in text}
        return kinds.pop() if len(kinds) == 1 else None


_BODIES = {"huyện ủy": "huyện", "thị ủy": "thị xã", "thành ủy": "thành phố", "quận ủy": "quận"}
