"""The expressions that tell who takes part in an event, put together from `roles.txt` and `phrases.txt`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from dukien.link.events.heads import ahead, openings
from dukien.link.events.vocabulary import any_of, sections
from dukien.link.events.words import NOUN
from dukien.text import Document, Span

_SITTING: Final = "buổi|cuộc|phiên|lễ|chương trình"


_PRESENT: Final = (
    rf"{any_of('phrases.txt', 'present')}(?: các| phần khai mạc)? (?:{NOUN}|hội trường|đây|{_SITTING}|điểm cầu)"
    r"|phát biểu(?! trên| với| trước đó)|thay mặt|với đoàn|với tổ công tác"
)
SAID_THERE: Final = re.compile(
    rf"(?:{any_of('phrases.txt', 'said there')}[^,.;:\n]{{0,110}}"
    rf"|(?:tại|cũng tại|trong) (?:{NOUN}|đây|{_SITTING})[^,.;:\n]{{0,90}}),"
)
"""How a sentence begins, in small letters, whose subject speaks at the event: *|Phát biểu tại hội nghị,| đồng chí A ...*."""
_ELSEWHERE: Final = (
    r"(?:[Tt]rao đổi|[Nn]ói|[Cc]hia sẻ|[Tt]rả lời|[Tt]hông tin|[Kk]hẳng định|[Cc]ho biết|[Pp]hỏng vấn|[Nn]ói chuyện)"
    rf"(?: nhanh| riêng| thêm)?(?: với| cho)? {any_of('phrases.txt', 'press')}"
    r"|bên lề|bên hành lang|trên (?:Facebook|trang|mạng|Twitter|báo)"
)


def _expressions(form: str) -> str:
    groups = []
    for title, lines in sections("roles.txt").items():
        told, _, role = title.partition(" ")
        if told == form:
            groups.append(f"(?P<{role}>{'|'.join(lines)})".replace("{event}", NOUN))
    return "|".join(groups)


@cache
def pattern(form: str) -> re.Pattern[str]:
    """The expressions of a form.

    In `list` and `verb` each role is a group; the former is for small letters, the latter is small in the text. A sentence
    with a `present`, in small letters, tells what was done at the event; one with an `outside`, what was said elsewhere.
    """
    if form == "outside":
        return re.compile(rf"(?<!\w)(?:{_ELSEWHERE})")
    if form == "present":
        return re.compile(rf"(?<!\w)(?:{_PRESENT})(?!\w)")
    # Behind a name a verb is small; *Sở |Giao| thông*, *Ban |Chỉ đạo|* are no verbs.
    expressions = _expressions(form)
    return re.compile(rf"(?<!\w){ahead(expressions)}(?:{expressions})(?!\w)")


@cache
def _automaton() -> tuple[AhoCorasick, list[list[str]]]:
    """What the expressions of all forms begin with, and which forms each is for."""
    forms: dict[str, list[str]] = {}
    for form in ("list", "verb"):
        for word in openings(_expressions(form)):
            forms.setdefault(word, []).append(form)
    for form, expressions in (("present", _PRESENT), ("outside", _ELSEWHERE)):
        for word in openings(expressions):
            forms.setdefault(word, []).append(form)
    return AhoCorasick(list(forms), implementation=Implementation.DFA), list(forms.values())


def begins(doc: Document, sentence: Span) -> dict[str, list[int]]:
    """Where the expressions of each form may begin in a sentence; in one look, since most sentences have few of all of them."""
    automaton, forms = _automaton()
    start, end = sentence
    found: dict[str, set[int]] = {"list": set(), "verb": set(), "present": set(), "outside": set()}
    for word, at, _ in automaton.find_matches_as_indexes(doc.lower[start:end], overlapping=True):
        for form in forms[word]:
            found[form].add(start + at)
    return {form: sorted(places) for form, places in found.items()}


def matches(form: str, text: str, begins: Sequence[int], start: int, stop: int, end: int) -> list[re.Match[str]]:
    """The expressions of `form` in `text[start:end]` that begin before `stop`, where they may (at `begins`)."""
    found: list[re.Match[str]] = []
    expression = pattern(form)
    for at in begins:
        if at >= stop:
            break
        if at >= start and (m := expression.match(text, at, end)):
            found.append(m)
            start = m.end()
    return found


AWAY: Final = re.compile(any_of("phrases.txt", "away"))
"""How a sentence begins that leaves the event."""
_CLAUSE: Final = any_of("phrases.txt", "clause")
CLAUSE: Final = re.compile(rf"(?<!\w){ahead(_CLAUSE)}{_CLAUSE}(?!\w)|[\n“\"]")
"""What does not stand between the names of a list, nor between a name and its verb."""
OBJECT: Final = re.compile(rf"(?<!\w){any_of('phrases.txt', 'object')} \Z")
"""Before somebody who is not the subject, in small letters."""
LONGEST_OBJECT: Final = 12
ADVERBS: Final = re.compile(rf"(?:{any_of('phrases.txt', 'adverb')} ?)+\Z")
"""Between somebody and their verb."""
SPOKEN: Final = re.compile(
    r"(?:chỉ đạo|ý kiến|phát biểu|khẳng định|nhận định|thông tin|cảnh báo|góp ý|đánh giá|yêu cầu|kết luận|chia sẻ|lời)"
    r"(?: [^\s,.;]+){0,3}? của \Z"
)
"""Before somebody whose words are told of: *đó là |chỉ đạo của| Thủ tướng*."""
AT_EVENT: Final = re.compile(rf"[^.;]{{0,90}}?(?<!\w)(?:tại|trong) (?:{NOUN}|{_SITTING})(?!\w)")
"""Behind them, in small letters."""
