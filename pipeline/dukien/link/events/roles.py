"""The expressions that tell who takes part in an event, put together from `roles.txt` and `phrases.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from dukien.link.events.heads import ahead
from dukien.link.events.vocabulary import any_of, sections
from dukien.link.events.words import NOUN

_SITTING: Final = "buổi|cuộc|phiên|lễ|chương trình"


@cache
def pattern(form: str) -> re.Pattern[str]:
    """The expressions of `form`, each role as a group; those of a `list` are for small letters, a `verb` is small in the text."""
    groups = []
    for title, lines in sections("roles.txt").items():
        told, _, role = title.partition(" ")
        if told == form:
            groups.append(f"(?P<{role}>{'|'.join(lines)})".replace("{event}", NOUN))
    # Behind a name a verb is small; *Sở |Giao| thông*, *Ban |Chỉ đạo|* are no verbs.
    return re.compile(rf"(?<!\w){ahead('|'.join(groups))}(?:{'|'.join(groups)})(?!\w)")


_LONGEST: Final = {"list": 300, "verb": 80}
"""No expression of a form has more characters, with what it looks ahead to."""


def found(form: str, text: str, start: int, stop: int, end: int) -> Iterator[re.Match[str]]:
    """The expressions of `form` in `text[start:end]` that begin before `stop`."""
    for m in pattern(form).finditer(text, start, min(end, stop + _LONGEST[form])):
        if m.start() >= stop:
            return
        yield m


_PRESENT: Final = (
    rf"{any_of('phrases.txt', 'present')}(?: các| phần khai mạc)? (?:{NOUN}|hội trường|đây|{_SITTING}|điểm cầu)"
    r"|phát biểu(?! trên| với| trước đó)|thay mặt|với đoàn|với tổ công tác"
)
PRESENT: Final = re.compile(rf"(?<!\w){ahead(_PRESENT)}(?:{_PRESENT})(?!\w)")
"""A sentence with one of these, in small letters, tells what was done at the event."""
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
OUTSIDE: Final = re.compile(rf"(?<!\w){ahead(_ELSEWHERE)}(?:{_ELSEWHERE})")
"""Something said elsewhere."""
AWAY: Final = re.compile(any_of("phrases.txt", "away"))
"""How a sentence begins that leaves the event."""
CLAUSE: Final = re.compile(rf"(?<!\w){any_of('phrases.txt', 'clause')}(?!\w)|[\n“\"]")
"""What does not stand between the names of a list, nor between a name and its verb."""
OBJECT: Final = re.compile(rf"(?<!\w){any_of('phrases.txt', 'object')} \Z", re.IGNORECASE)
"""Before somebody who is not the subject."""
ADVERBS: Final = re.compile(rf"(?:{any_of('phrases.txt', 'adverb')} ?)+\Z")
"""Between somebody and their verb."""
SPOKEN: Final = re.compile(
    r"(?:chỉ đạo|ý kiến|phát biểu|khẳng định|nhận định|thông tin|cảnh báo|góp ý|đánh giá|yêu cầu|kết luận|chia sẻ|lời)"
    r"(?: [^\s,.;]+){0,3}? của \Z"
)
"""Before somebody whose words are told of: *đó là |chỉ đạo của| Thủ tướng*."""
AT_EVENT: Final = re.compile(rf"[^.;]{{0,90}}?(?<!\w)(?:tại|trong) (?:{NOUN}|{_SITTING})(?!\w)")
"""Behind them, in small letters."""
