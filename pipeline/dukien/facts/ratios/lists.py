"""The parts of a list that explains a ratio: *Giao thông; Điện; (17) Môi trường và an toàn thực phẩm.*"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from dukien.facts.ratios.criteria import criterion, criterion_at
from dukien.text import Span
from dukien.text.letters import UPPER

_MOST_WORDS: Final = 18

# --- Pieces -----------------------------------------------------------------------------------------------------

_BULLET: Final = re.compile(r"[-–+*•●▪✓] ?(?=[\w(“\"])|\(?\d{1,2}[.)] ?(?=(?:[Tt]iêu chí|[Cc]hỉ tiêu|TC) )")
_WHAT: Final = r"(?:tiêu chí|chỉ tiêu|TC)"
_LEAD: Final = re.compile(  # what stands before a criterion's name: what it is, its number
    rf"(?i)(?:(?:các|những|và|là|gồm) )?(?:(?:các )?{_WHAT}(?!\w) ?)?(?:(?:số|thứ) (?=\d))?[“\"]?"
    r"(?:[(\[]?(?P<number>\d{1,2})[)\].:/]*(?![\w,%]|\.\d| \d) ?(?:[-–:.] ?)?)?(?:(?:về|là|:) )?[“\"]?"
)
_TYPE: Final = re.compile(rf"(?:(?:các|những|và) )?(?:(?:xã|phường|thị trấn|huyện|thị xã|quận) (?=[{UPPER}]))?")
_NUMBER_BEHIND: Final = re.compile(rf"(?i) ?[(\[](?:{_WHAT} ?)?(?:số |thứ )?(\d{{1,2}})[)\]]$")
_NUMBER_BEFORE: Final = re.compile(r"(?:^|[;:\n]) ?\d{1,2}$")
_NAME_IN_BRACKET: Final = re.compile(r"\((?:về )?([^()\d][^()]*)\)")
_BRACKET: Final = re.compile(r" ?\([^()]*\)?$")
_ENDS: Final = re.compile(  # begins what is said next, no item
    r"(?:trong (?:đó|khi)|còn|riêng|đồng thời|bên cạnh|ngoài ra|đạt|tăng|giảm(?! nghèo)|chiếm|vượt|phấn đấu|đến nay|hiện|"
    r"qua đó|tuy nhiên|nhưng|do|vì|nên|để|bằng|theo|so|với|cao|thấp|đã|đang|sẽ|được|bị|là|trên|ước|tương|"
    r"\d[\d.,]*(?:%| (?!về )[^\W\d_]+))(?!\w)"
)
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)? ?(?:%|/\d|triệu|tỷ|đồng|hộ|ha\b)")
_SAYS: Final = re.compile(
    r"(?i)(?: (?:chưa|không|đạt|đã|được|đều|còn|đang|mới|bị|do|vì|để|nhưng|giảm|tăng)(?: |$)|: |…|\.\.|,? v\.v).*$"
)
_FAILS: Final = re.compile(r"(?i)(?: (?:chưa|không|đạt) |: |…|\.\.|,? v\.v).*$")
"""The same behind a name that is no criterion's."""
_AND: Final = " và "


class Item(NamedTuple):
    """A part of a list; the span holds its number and its name."""

    start: int
    end: int
    number: int | None
    name: str | None
    """None where the text gives only the number (*các tiêu chí số 2, 5 và 17*)."""
    criterion: int | None


# --- The whole --------------------------------------------------------------------------------------------------


def items(text: str, span: Span, lines: tuple[Span, ...] = (), *, criteria: bool) -> list[Item]:
    """The items of the list in `text[span]`, or in `lines` where it has one a line, up to the first part that is none.

    With `criteria` the parts may be national criteria and have numbers.
    """
    found: list[Item] = []
    for part in lines or _parts(text, _up_to_bracket(text, span), criteria=criteria):
        bare = _bare(text, part)
        item = (_criterion if criteria else _named)(text, bare)
        if item is None:
            break
        found.append(item)
        said = text[item.end : bare.end].lstrip(' ”"')
        if said and said[0] != "(" and not lines:  # *thu nhập |chưa đạt|*: what is said of the list ends it
            break
    return found


def halves(text: str, item: Item, *, criteria: bool) -> list[Item]:
    """The two items that *và* joins into what was read as one; empty where it does not join two."""
    left, joint, right = text[item.start : item.end].partition(_AND)
    if not joint or _AND in right:
        return []
    read = _criterion if criteria else _named
    parts = (Span(item.start, item.start + len(left)), Span(item.end - len(right), item.end))
    found = [i for i in (read(text, p) for p in parts) if i]
    return found if len(found) == 2 else []


def _up_to_bracket(text: str, span: Span) -> Span:
    """`span` up to the bracket that closes what was opened before it."""
    depth = 0
    for i in range(*span):
        depth += (text[i] == "(") - (text[i] == ")")
        if depth < 0 and not _NUMBER_BEFORE.search(text, max(span.start, i - 5), i):
            return Span(span.start, i)
        depth = max(0, depth)
    return span


def _parts(text: str, span: Span, *, criteria: bool) -> list[Span]:
    """The list cut at semicolons where it has them, else at commas and at *và*."""
    segments = [s for s in _at_semicolons(text, span) if text[slice(*s)].strip()]
    if not segments:
        return []
    first = _at_commas(text, segments[0], criteria=criteria)
    if len(segments) < 2 or len(first) > 1 or _ENDS.match(text, _bare(text, segments[1]).start):
        return first
    found: list[Span] = []
    for segment in segments:
        parts = _at_commas(text, segment, criteria=criteria)
        known = criteria and all(_known(text, p) for p in parts)
        found += parts if known else [segment]
    return found


def _bare(text: str, span: Span) -> Span:
    """`span` without spaces, bullets and closing marks around it."""
    part = text[slice(*span)]
    start = span.start + len(part) - len(part.lstrip())
    if m := _BULLET.match(text, start):
        start = m.end()
    return Span(min(start, span.end), max(start, span.end - len(part) + len(part.rstrip(' .,;:”"'))))


def _known(text: str, span: Span) -> bool:
    item = _criterion(text, _bare(text, span))
    return item is not None and (item.criterion is not None or item.name is None)


def _outside_brackets(text: str, span: Span) -> list[int]:
    """The offsets in `span` that stand outside brackets."""
    found, depth = [], 0
    for i in range(*span):
        if text[i] == ")" and depth:
            depth -= 1
        elif text[i] == "(":
            depth += 1
        elif not depth:
            found.append(i)
    return found


def _at_semicolons(text: str, span: Span) -> list[Span]:
    cuts = [i for i in _outside_brackets(text, span) if text[i] == ";"]
    return [Span(a, b) for a, b in zip([span.start, *(c + 1 for c in cuts)], [*cuts, span.end], strict=True)]


def _at_commas(text: str, span: Span, *, criteria: bool) -> list[Span]:
    """`span` cut at commas, and at *và* where a new item begins behind it; the name of a criterion stays whole."""
    found: list[Span] = []
    start, inside = span.start, _name_end(text, span.start) if criteria else span.start
    for i in _outside_brackets(text, span):
        if i < inside or i < start:
            continue
        width = _separator(text, i, span.end, criteria=criteria)
        if width:
            found.append(Span(start, i))
            start = i + width
            inside = _name_end(text, start) if criteria else start
    return [s for s in (*found, Span(start, span.end)) if text[slice(*s)].strip()]


def _name_end(text: str, at: int) -> int:
    """Where the name of the criterion ends that the item at `at` begins with; `at` where there is none."""
    at += text[at : at + 1] == " "
    lead = _LEAD.match(text, at)
    return criterion_at(text, lead.end() if lead else at)


def _separator(text: str, at: int, end: int, *, criteria: bool) -> int:
    """How many characters at `at` part two items; 0 for none."""
    if text[at] == "," and not (text[at + 1 : at + 2].isdigit() and text[at - 1 : at].isdigit()):
        return len(", và ") if text.startswith(", và ", at) else 1
    if not text.startswith(_AND, at) or at + len(_AND) >= end:
        return 0
    behind = at + len(_AND)
    starts = text[behind].isupper() or text[behind].isdigit()
    if criteria:
        lead = _LEAD.match(text, behind)
        starts = starts or (lead is not None and lead.end() > behind) or criterion_at(text, behind) > behind
    else:
        starts = starts or text[behind : text.find(" ", behind) + 2][-1:].isupper()
    return len(_AND) if starts else 0


def _named(text: str, part: Span) -> Item | None:
    """An item that is no criterion: a commune, a project, a person."""
    m = _TYPE.match(text, part.start)
    start = m.end() if m else part.start
    name = _BRACKET.sub("", _SAYS.sub("", text[start : part.end])).rstrip(' .,;:”"')
    if not _is_name(name) or _ENDS.match(text, start):
        return None
    return Item(start, start + len(name), None, name, None)


def _criterion(text: str, part: Span) -> Item | None:
    """An item with what may stand around it: *tiêu chí số 17 về môi trường, (2) Giao thông, Thu nhập (tiêu chí 10)*."""
    lead = _LEAD.match(text, part.start, part.end)
    number = int(lead["number"]) if lead and lead["number"] else None
    start = min(lead.end() if lead else part.start, part.end)
    if number is not None and (m := _NAME_IN_BRACKET.match(text, start, part.end)):
        name = m[1].strip()
        return Item(part.start, m.end(), number, name, criterion(name))
    rest = text[start : part.end]
    said = next((m for m in _SAYS.finditer(rest) if criterion(rest[: m.start()].strip())), None) or _FAILS.search(rest)
    rest = rest[: said.start()] if said and criterion(rest.strip()) is None else rest
    end = start + len(rest.rstrip())
    if m := _NUMBER_BEHIND.search(rest):
        number, rest = int(m[1]), rest[: m.start()]
    elif _BRACKET.search(rest):
        rest = _BRACKET.sub("", rest)
        end = start + len(rest.rstrip())
    name = rest.strip(' .,;:”"–-')
    if not name and number is not None:
        return Item(part.start, max(start, end) - (text[max(start, end) - 1] == " "), number, None, None)
    if not _is_name(name) or (number is None and criterion(name) is None and _ENDS.match(name)):
        return None
    return Item(part.start, end, number, name, criterion(name))


def _is_name(name: str) -> bool:
    return name[:1].isalpha() and len(name.split()) <= _MOST_WORDS and not _FIGURE.search(name)
