"""Lists that explain a fraction: *đạt 7/19 tiêu chí, gồm: Quy hoạch; Y tế; ...*, *các tiêu chí chưa đạt là ...*.

A list stands behind the fraction itself, or behind a later mention of what it counts (*còn 5 tiêu chí chưa đạt: ...*). Words like
*gồm* announce one; a colon, a bracket or *là* alone may, and then the list must have as many parts as the number before it says,
or name the national criteria.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from dukien.facts.fact import Fact
from dukien.facts.numbers import SMALL_WORDS, parse_number
from dukien.facts.ratios.earlier import NATIONAL
from dukien.facts.ratios.find import RatioMention
from dukien.facts.ratios.lists import Item, halves, items
from dukien.text import Document, Span
from dukien.text.letters import UPPER

ItemStatus = Literal["achieved", "not_achieved", "target"]


@dataclass(kw_only=True, unsafe_hash=True)
class RatioItem(Fact):
    """One part of the list that explains a ratio; the span is the part with its number, without bullets."""

    ratio: int
    """Which of the document's ratios it explains, from 1 in reading order."""
    number: int | None
    name: str | None
    criterion: int | None
    status: ItemStatus


class _Head(NamedTuple):
    """What announces a list: where the list begins, the rule, what its parts are, and how many they should be."""

    list_start: int
    rule: str
    status: ItemStatus
    wanted: int | None
    sure: bool
    """The words say that a list follows."""


# --- Vocabulary and pieces --------------------------------------------------------------------------------------

_CRITERIA: Final = frozenset({"tiêu chí", "chỉ tiêu"})
_USUAL: Final = "tiêu chí"
"""What a fraction counts that does not say it: *xã A đạt 17/19 tiêu chí, xã B đạt 15/19*."""
_NUMBERS: Final = re.compile(rf"(?:(?:[\d.,/]+|trong|trên|tổng|số|các|phần|{SMALL_WORDS})(?: |$)?)+")
_ANNOUNCES: Final = (
    r"(?:,? ?(?P<sure>(?:bao gồm|gồm(?: có)?|cụ thể(?: là)?|đó là|lần lượt là|như sau)) ?:?|(?P<mark> ?:| ?\(| là:?))"
    r" ?(?:(?:các|những) )?"
)
_OWN: Final = re.compile(
    r"(?i)(?P<between>(?:, (?:xã|phường|thị trấn|thị xã|thành phố|ngành)(?!\w))?"
    rf"(?: \((?:[A-ZĐ]{{2,7}})\)| \d+(?:,\d+)?%|[^.,:;()\d\n]){{0,90}}?){_ANNOUNCES}"
)
_FAILED_IN: Final = re.compile(  # *16/19 tiêu chí (|chưa đạt:| giao thông, trường học)*
    r"(?i)(?:(?:còn|có|các|\d{1,2}|tiêu chí|chỉ tiêu) ){0,4}(?:chưa|không) (?:đạt|hoàn thành)"
    r"(?: (?:các )?(?:tiêu chí|chỉ tiêu))?(?: là| gồm)? ?:? "
)
_ALONE: Final = re.compile(  # *Chưa đạt: số 10 (Thu nhập)*, *đạt 11/19 tiêu chí, tăng thêm: Y tế; Điện*
    r"(?:(?<=[.;:,\n])|(?<=[•*+–-])) ?(?:(?P<more>(?:[Tt]ăng|[Đđ]ạt|[Hh]oàn thành) thêm)|"
    r"(?P<failed>[Cc]hưa (?:đạt|hoàn thành)|[Kk]hông đạt|[Cc]òn thiếu)|[Đđ]ã (?:đạt|hoàn thành)|[Đđ]ạt)(?: gồm| là)? ?: ?"
)
_COUNT: Final = re.compile(rf"(?<!\w)(\d{{1,2}}|{SMALL_WORDS}) $")
_LONGEST_COUNT: Final = 12
_CLAUSE_MARKS: Final = ".,;:()\n"
_FAR_BEFORE: Final = 60
_AFTER: Final = re.compile(rf"(?i)(?P<between>(?: \((?:[A-ZĐ]{{2,7}})\)|[^.:;(\n,\d]){{0,60}}?){_ANNOUNCES}")
_FAILED: Final = re.compile(
    r"(?i)(?<!\w)(?:(?:chưa|không)(?: được)? (?:đạt|hoàn thành|thực hiện|đảm bảo|bảo đảm)|thiếu|vướng|nợ)(?!\w)"
)
_LEFT: Final = re.compile(r"(?i)(?<!\w)(?:còn(?: lại)?)(?!\w)")
_PLANNED: Final = re.compile(r"(?i)(?<!\w)(?:phấn đấu|đăng ký|mục tiêu|kế hoạch|sẽ|dự kiến|quyết tâm)(?!\w)")
_REACHED: Final = re.compile(r"(?i)(?<!\w)(?:đạt|hoàn thành|được công nhận)(?!\w)")
_THAT_IS: Final = re.compile(r"(?i)[.;]? ?(?:đó|cụ thể) là:? (?:(?:các|những) )?")
_BULLET: Final = re.compile(r" ?(?:[-–+*•●▪✓]|\(?\d{1,2}[.)/](?!\d))")
_LONGEST: Final = 2000  # characters of a list
_REACH: Final = 1500
"""How far behind a fraction, in characters, its lists may begin."""


# --- The whole --------------------------------------------------------------------------------------------------


def find_ratio_items(doc: Document, ratios: Sequence[RatioMention]) -> list[RatioItem]:
    """The parts of the lists that explain `ratios` (of `find_ratios`), in reading order; spans are in `doc.text`."""
    fractions = [(n, r) for n, r in enumerate(ratios, start=1) if r.kind == "fraction"]
    found: list[RatioItem] = []
    for i, (n, ratio) in enumerate(fractions):
        stop = ratio.end + _REACH
        for _, following in fractions[i + 1 : i + 1 + _REACH]:
            if following.start >= stop:
                break
            if following.denominator == ratio.denominator or _noun(doc, following) == _noun(doc, ratio):
                stop = following.start
        found += _items(doc, n, ratio, min(stop, len(doc.text)))
    return found


def _noun(doc: Document, ratio: RatioMention) -> str:
    """What a fraction counts, in small letters."""
    words = doc.text[ratio.start : ratio.end].lower()
    return _NUMBERS.sub("", words, count=1) if re.search(r"[^\W\d]", words) else _USUAL


def _items(doc: Document, n: int, ratio: RatioMention, stop: int) -> Iterator[RatioItem]:
    noun = _noun(doc, ratio)
    if not noun or not ratio.numerator or not ratio.denominator or ratio.numerator > ratio.denominator:
        return
    at, criteria = ratio.end, noun in _CRITERIA
    for head in _heads(doc, ratio, noun, stop):
        if head.list_start < at:
            continue
        for item in _listed(doc, head, stop, criteria=criteria):
            at = item.end
            by_number = item.number if item.name is None and ratio.denominator == NATIONAL else None
            yield RatioItem(
                start=item.start,
                end=item.end,
                rule=f"ratio_item.{head.rule}",
                ratio=n,
                number=item.number,
                name=item.name,
                criterion=item.criterion or by_number,
                status=head.status,
            )


def _heads(doc: Document, ratio: RatioMention, noun: str, stop: int) -> Iterator[_Head]:
    """What may announce a list of `ratio` up to `stop`, in reading order."""
    text, end = doc.text, doc.sentence_at(ratio.start).end
    part, whole = round(ratio.numerator or 0), round(ratio.denominator or 0)
    status: ItemStatus = ratio.status if ratio.status in ("not_achieved", "target") else "achieved"
    if (m := _OWN.match(text, ratio.end, min(end + 1, stop))) and not _LEFT.search(m["between"]):
        if inner := _FAILED_IN.match(text, m.end(), stop):
            yield _Head(inner.end(), "bracket", "not_achieved", whole - part, sure=True)
        yield _Head(m.end(), "own", "not_achieved" if _FAILED.search(m["between"]) else status, part, bool(m["sure"]))
    if end < stop and (m := _THAT_IS.match(text, end, stop)):
        yield _Head(m.end(), "that_is", status, part, True)
    if noun in _CRITERIA:
        yield _Head(ratio.end, "lines", status, part, sure=False)
        for m in _ALONE.finditer(text, ratio.end, stop):
            if m["more"]:
                yield _Head(m.end(), "alone", "target", None, sure=False)
            elif m["failed"]:
                yield _Head(m.end(), "alone", "not_achieved", whole - part, sure=False)
            else:
                yield _Head(m.end(), "alone", "achieved", part, sure=False)
    for start, at in _again(doc.lower, noun, ratio.end, stop):
        low = max(ratio.end, start - _FAR_BEFORE)
        low = max(low, *[text.rfind(mark, low, start) + 1 for mark in _CLAUSE_MARKS])
        counted, after = _COUNT.search(doc.lower, max(low, start - _LONGEST_COUNT), start), _AFTER.match(text, at, stop)
        if (said := _status(text[low:start] + " " + (after["between"] if after else ""))) is None:
            continue
        count = parse_number(counted[1]) if counted else None
        if count is None and said == "not_achieved" != ratio.status:
            count = whole - part
        expected = round(count) if count else None
        if after:
            yield _Head(after.end(), "later", said, expected, bool(after["sure"]))
        if noun in _CRITERIA and said == "not_achieved":
            yield _Head(at, "object", said, expected, False)


def _again(lower: str, noun: str, low: int, high: int) -> Iterator[Span]:
    """Where `noun` stands in `lower[low:high]` as whole words."""
    at = lower.find(noun, low, high)
    while at >= 0:
        end = at + len(noun)
        if (at == low or not _in_word(lower[at - 1])) and (end == high or not _in_word(lower[end])):
            yield Span(at, end)
        at = lower.find(noun, at + 1, high)


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _status(around: str) -> ItemStatus | None:
    """What the words around a later *tiêu chí* say of those that are listed; None where they say nothing."""
    if _FAILED.search(around):
        return "not_achieved"
    if _PLANNED.search(around):
        return "target"
    if _LEFT.search(around):
        return "not_achieved"
    return "achieved" if _REACHED.search(around) else None


def _listed(doc: Document, head: _Head, stop: int, *, criteria: bool) -> list[Item]:
    """The list that `head` announces; empty where what follows is none."""
    text = doc.text
    if head.list_start >= len(text):
        return []
    lines = _lines(doc, head.list_start)
    if head.rule == "lines" and not lines:
        return []
    end = min(doc.sentence_at(head.list_start).end, max(stop, head.list_start), head.list_start + _LONGEST)
    end = lines[-1].end if lines else end
    found = items(text, Span(head.list_start, end), lines, criteria=criteria)
    if found and len(found) + 1 == head.wanted:  # *thu ngân sách và tỷ lệ lao động qua đào tạo*: two, by the number before
        found = [*found[:-1], *(halves(text, found[-1], criteria=criteria) or found[-1:])]
    known = sum(i.criterion is not None or (i.name is None and criteria) for i in found)
    if not found or (head.rule == "object" and known < len(found)):
        return []
    whole = len(found) == head.wanted
    if criteria:
        return found if (whole and len(found) > 1) or (known * 2 >= len(found) and (head.sure or known)) else []
    names = all(re.search(rf"[{UPPER}]", i.name or "") for i in found)
    return found if whole and (names or len(found) > 1) and (head.sure or (names and len(found) > 1)) else []


def _lines(doc: Document, at: int) -> tuple[Span, ...]:
    """The lines with bullets that stand below a head at the end of its line."""
    text = doc.text
    line = doc.line_at(at - 1)
    if text[at : line.end].strip():
        return ()
    found: list[Span] = []
    start = line.end + 1
    bullet = text[start : start + 1]
    numbered = bullet.isdigit()
    while start < len(text) and _BULLET.match(text, start) and (numbered or text[start] == bullet):
        line = doc.line_at(start)
        found.append(Span(line.start, line.end))
        start = line.end + 1
    return tuple(found)
