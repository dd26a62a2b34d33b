"""What ratios and quantities are about: commune and date."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from dukien.facts.fact import Fact
from dukien.facts.quantities import QuantityMention
from dukien.facts.ratios import RatioMention
from dukien.link.places import Place
from dukien.link.years import Date
from dukien.text import Document, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio(Fact):
    """One row of the table `ratios`."""

    kind: str
    numerator: float | None
    denominator: float | None
    value: float
    value_to: float | None
    approx: str | None
    indicator: str | None
    commune: str | None
    commune_code: str | None
    date: str | None
    status: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Fact):
    """One row of the table `quantities`."""

    value: float
    value_to: float | None
    unit: str
    per: tuple[str, ...]
    approx: str | None
    indicator: str | None
    commune: str | None
    commune_code: str | None
    date: str | None


# --- Vocabulary -------------------------------------------------------------------------------------------------

_WIDER = re.compile(  # the sentence speaks of more than one commune
    r"(?i)\b(?:toàn|cả|của|trên địa bàn|trong) (?:huyện|tỉnh|thành phố|thị xã|quận|nước|quốc|ngành|cụm|vùng)\b|"
    r"\b(?:cả nước|toàn quốc|các xã|các phường|các địa phương|(?<!năm )\d{1,3} (?:xã|phường|huyện|quận|tỉnh)|mỗi xã|nhiều xã)\b"
)
_NOT_SUBJECT = re.compile(r"(?i)(?:ngụ|trú|quê|quê quán|sinh|hộ khẩu|địa chỉ|trụ sở|thường trú|tạm trú)(?: \S+){0,3} $|\($")
_VILLAGE = re.compile(
    r"(?i)\b(?:thôn|ấp|khóm|tổ dân phố|số hộ|hộ dân|hộ nghèo|hộ gia đình|nhân khẩu|tiêu chí|toàn xã|toàn phường|toàn thị trấn|"
    r"của xã|của phường|của thị trấn|xã đạt|xã có|xã mới|xã đã|xã còn|trong xã)\b"
)
_GOVERNANCE = re.compile(
    r"(?i)\b(?:đảng bộ|đảng ủy|chi bộ|ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|mttq|mặt trận|đại hội|hội nghị|"
    r"nông thôn mới|xây dựng ntm|làm việc với|làm việc tại|kiểm tra|giám sát|tiếp xúc cử tri|hội nông dân|hội phụ nữ|"
    r"(?:xã|phường|thị trấn|đặc khu) (?:\S+ ){1,4}"
    r"(?:tổ chức|triển khai|sơ kết|tổng kết|ra quân|hoàn thành|phấn đấu|tập trung|đẩy mạnh))\b"
)
_BODY = re.compile(r"(?i)\b(?:đảng bộ|đảng ủy|ubnd|hđnd|mttq|ủy ban nhân dân|hội đồng nhân dân|đại hội) (?:[^\W\d_]+ ){0,4}$")
_OWN = re.compile(  # what only a commune's own figures are about
    r"(?i)\b(?:thôn|ấp|khóm|bản|buôn|tổ dân phố|khu phố|hộ nghèo|hộ cận nghèo|toàn xã|toàn phường|toàn thị trấn|toàn đảo|đặc khu|"
    r"của xã|xã đã|xã đạt|xã có|xã còn|phường đã|phường có|thị trấn đã|đảng bộ xã|đảng ủy xã|ubnd xã)\b"
)
_SAYS = re.compile(
    r"(?i) ?(?:(?:cũng |vẫn |đã |chỉ |mới |đang )*(?:đạt|là|có|còn|chiếm|lên|tới|đến|với|ước|được|giảm|tăng)"
    r"(?: (?:mức|đến|tới|còn|khoảng|gần|hơn|trên|dưới|được|tỷ lệ|là|đạt)){0,3} ?"
    r"|(?:đã|mới|chỉ) (?:[^\W\d_]+ ){1,3})?[(:]?"
)
_LIST_LINKS = frozenset({"", "và", "xã", "và xã", "các xã", "phường", "và phường"})
_PRIVATE = re.compile(r"(?i);|\b(?:thương tích|thương tật|sức khỏe|lãi suất|cổ phần|trọng lượng)\b")
_EARLY = 1200  # characters
_TOPIC_FAR = 140
_TOPIC_WORDS = frozenset("tại ở của ubnd ủy bộ hđnd nay trên bàn đó riêng tịch thư nhân".split())
"""What may stand before a commune that is the place or the doer of its clause."""
_COMPARED = re.compile(r"(?i)(?:so với|so cùng|cùng kỳ|so)(?: \S+){0,3} ?$")
_NOW = re.compile(r"(?i)\b(?:đến nay|tới nay|hiện nay|hiện tại|tính đến nay|hiện)\b")
_NOT_WHEN = frozenset({"document", "birth", "published"})
_FAR = 160


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_T = TypeVar("_T", bound=_Spanned)


class _Context:
    """Places and dates of one document, found by where they stand."""

    def __init__(self, doc: Document, places: Sequence[Place], dates: Sequence[Date]) -> None:
        self.doc = doc
        self.places = sorted(places, key=lambda p: p.start)
        self.dates = sorted((d for d in dates if d.start_date and d.role not in _NOT_WHEN), key=lambda d: d.start)
        self._place_starts = [p.start for p in self.places]
        self._date_starts = [d.start for d in self.dates]
        self.names_communes = any(p.level == "commune" for p in places)
        self.main = self._main_commune()
        self.titled = self.main is not None and self.main.start < self.doc.line_at(0).end

    def places_in(self, start: int, end: int) -> Sequence[Place]:
        """The places that begin in `[start, end)`."""
        return _between(self.places, self._place_starts, start, end)

    def dates_in(self, start: int, end: int) -> Sequence[Date]:
        """The dates that begin in `[start, end)`."""
        return _between(self.dates, self._date_starts, start, end)

    def _main_commune(self) -> Place | None:
        """The one commune of an article about it.

        The title names it with a body that governs it, or begins with it; or the article, which names no other, comes to
        one of its bodies soon (*làm việc với Đảng ủy xã X*) and again later.
        """
        communes = [p for p in self.places if p.level == "commune"]
        times = Counter(p.name.lower() for p in communes)
        line, text = self.doc.line_at(0), self.doc.text
        titled = [p for p in communes if p.start < line.end]
        if titled:
            count = times[titled[0].name.lower()]
            alone = len({p.name.lower() for p in titled}) == 1 and all(n <= count for n in times.values())
            governed = titled[0].start == line.start or _GOVERNANCE.search(text, 0, line.end)
            return titled[0] if alone and governed else None
        early = [p for p in communes if p.start < _EARLY and _BODY.search(text, max(0, p.start - 30), p.start)]
        if not early:
            return None
        count = times[early[0].name.lower()]
        others = [n for name, n in times.items() if name != early[0].name.lower()]
        return early[0] if count > 1 and all(3 * n <= count for n in others) else None

    def commune(self, fact: _Spanned) -> Place | None:
        """The commune that a number is about; None where the sentence does not settle it."""
        if not self.names_communes:
            return None
        text, sentence = self.doc.text, self.doc.sentence_at(fact.start)
        here = self.places_in(*sentence)
        before = [p for p in here if p.end <= fact.start]
        if here and text[fact.start - 1 : fact.start] == "(" and not _VILLAGE.search(text, fact.start, fact.end + 20):
            return None  # an aside, about what stands before the bracket
        communes = [p for p in before if p.level == "commune" and not _NOT_SUBJECT.search(text, max(0, p.start - 30), p.start)]
        if communes and communes[-1] is before[-1] and self._says(communes, fact):
            return communes[-1]
        if len({p.name.lower() for p in communes}) > 1:
            return None
        around = text[max(sentence.start, fact.start - _FAR) : min(sentence.end, fact.end + 60)]
        wider = bool(_WIDER.search(around))
        if communes:
            nearest = communes[-1]
            if nearest.end < fact.start - _FAR and not _VILLAGE.search(around):
                return None
            if wider or self._left_behind(nearest, before):
                return None
            if _VILLAGE.search(around):
                return nearest
            between = text[nearest.end : fact.end + 30]
            near = len(between) < _TOPIC_FAR and not _PRIVATE.search(between)
            return nearest if near and self._is_topic(nearest, sentence) else None
        if wider or any(p.level != "commune" for p in here):
            return None
        if self.main is not None and not any(p.level == "commune" for p in here):
            return self.main if self.titled or _OWN.search(around) else None
        own = text[fact.start : fact.end + 12]
        return self._from_sentence_before(sentence) if _VILLAGE.search(own) else None

    def _says(self, communes: Sequence[Place], fact: _Spanned) -> bool:
        """The number is the predicate of the commune right before it (*xã A đạt 99%, Bản B 57,9%*), not of a list of them."""
        text, nearest = self.doc.text, communes[-1]
        if not _SAYS.fullmatch(text, nearest.end, fact.start):
            return False
        return len(communes) < 2 or text[communes[-2].end : nearest.start].strip(" ,") not in _LIST_LINKS

    def _left_behind(self, commune: Place, before: Sequence[Place]) -> bool:
        """A wider unit named after the commune, not as its address (*xã A, huyện B*), is the subject instead."""
        later = [p for p in before if p.start > commune.end and p.level != "commune"]
        end = commune.end
        for p in later:
            if self.doc.text[end : p.start].strip(" ,-–(") not in ("", "thuộc", "của"):
                return True
            end = p.end
        return False

    def _is_topic(self, commune: Place, sentence: Span) -> bool:
        """The commune is the place or the doer of its clause, not the address of something that is sold or built."""
        lead = self.doc.text[sentence.start : commune.start].rstrip()
        words = lead.lower().split()[-3:]
        return not words or not _TOPIC_WORDS.isdisjoint(words) or lead[-1] in ";:-–" or lead[-1].isdigit()

    def _from_sentence_before(self, sentence: Span) -> Place | None:
        i = self.doc.sentence_index(sentence.start)
        if i == 0:
            return None
        communes = [p for p in self.places_in(*self.doc.sentences[i - 1]) if p.level == "commune"]
        return communes[-1] if len({p.name.lower() for p in communes}) == 1 else None

    def when(self, fact: _Spanned) -> str | None:
        """The first day of the time that a number holds for (ISO 8601), None where its sentence names none."""
        text, sentence = self.doc.text, self.doc.sentence_at(fact.start)
        low = max(sentence.start, fact.start - 2 * _FAR)
        before = [d for d in self.dates_in(low, fact.start) if d.end <= fact.start]
        dated = [d for d in before if not _COMPARED.search(text, max(low, d.start - 30), d.start)]
        now = [m.start() for m in _NOW.finditer(text, max(sentence.start, fact.start - _FAR), fact.start)]
        if now and (not dated or now[-1] > dated[-1].start):
            return self.doc.published.isoformat() if self.doc.published else None
        if dated:
            return dated[-1].start_date
        for d in self.dates_in(fact.end, min(sentence.end, fact.end + 60)):
            between = text[fact.end : d.start]
            if not _COMPARED.search(text, max(fact.end, d.start - 30), d.start) and not re.search(r"[;:.\d]", between):
                return d.start_date
        return None


def _between(facts: Sequence[_T], starts: Sequence[int], start: int, end: int) -> Sequence[_T]:
    return facts[bisect_left(starts, start) : bisect_left(starts, end)]


# --- The whole --------------------------------------------------------------------------------------------------


def link_ratios(doc: Document, mentions: Sequence[RatioMention], places: Sequence[Place], dates: Sequence[Date]) -> list[Ratio]:
    """`mentions` with the commune that they are about and the time that they hold for."""
    context = _Context(doc, places, dates)
    return [_ratio(context, m) for m in mentions]


def _ratio(context: _Context, m: RatioMention) -> Ratio:
    commune = context.commune(m)
    return Ratio(
        start=m.start,
        end=m.end,
        rule=m.rule,
        kind=m.kind,
        numerator=m.numerator,
        denominator=m.denominator,
        value=m.value,
        value_to=m.value_to,
        approx=m.approx,
        indicator=m.indicator,
        commune=commune.name if commune else None,
        commune_code=commune.code if commune else None,
        date=context.when(m),
        status=m.status,
    )


def link_quantities(
    doc: Document, mentions: Sequence[QuantityMention], places: Sequence[Place], dates: Sequence[Date]
) -> list[Quantity]:
    """`mentions` with the commune that they are about and the time that they hold for."""
    context = _Context(doc, places, dates)
    return [_quantity(context, m) for m in mentions]


def _quantity(context: _Context, m: QuantityMention) -> Quantity:
    commune = context.commune(m)
    return Quantity(
        start=m.start,
        end=m.end,
        rule=m.rule,
        value=m.value,
        value_to=m.value_to,
        unit=m.unit,
        per=m.per,
        approx=m.approx,
        indicator=m.indicator,
        commune=commune.name if commune else None,
        commune_code=commune.code if commune else None,
        date=context.when(m),
    )
