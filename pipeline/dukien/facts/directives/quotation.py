"""Who says a sentence: in it (*Chủ tịch tỉnh nhấn mạnh ...; Theo ông A, ...*) or behind the quotation that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from dukien.facts.directives.clues import clue
from dukien.facts.directives.lexicon import forms, words
from dukien.facts.directives.speaker import PUBLIC, Speaker, speaker_before
from dukien.text import Document

_SAYING: Final = re.compile(
    rf"(?<!\w)(?=[{''.join(sorted({w[0] for w in forms('saying', any_case=False)}))}])"
    rf"(?<!cần )(?<!phải )(?<!để )(?<!việc )(?<!theo )(?<!sự )(?<!các )(?<!những ){words('saying')}(?!\w)"
)
SPEECH: Final = clue((*forms("saying", any_case=False), "cho biết", "cho hay", "thông tin"))
"""A sentence may report what somebody says."""
_ATTRIBUTED: Final = re.compile(
    r"[”\"]\s?[,.]?\s?[–-]?\s?(?P<who>[^”\"“]{2,110}?)\s(?:nhấn mạnh|nói|nêu rõ|khẳng định|chỉ rõ|phát biểu|kết luận|lưu ý|"
    r"quán triệt|nhắc nhở|phê bình|căn dặn|nêu)(?!\w)[^”\"“]{0,60}$"
)
_LONGEST_ATTRIBUTION: Final = 190
"""What `_ATTRIBUTED` can hold, in characters."""
_ACCORDING: Final = re.compile(r"(?:Theo|Cũng theo)\s")
ACCORDING: Final = ("Theo", "Cũng theo")
"""What a sentence begins with that names who says it."""
_LONGEST_ACCORDING: Final = 90
_NEAR: Final = 4
"""How many sentences before and behind a sentence its quotation may begin and end."""
SETS_DOWN: Final = "nhấn mạnh|nhắc nhở|quán triệt|nêu rõ|chỉ rõ|kết luận|lưu ý"
"""Verbs of saying that set down how a matter is to be."""
_FIRMLY: Final = rf"{SETS_DOWN}|nói|khẳng định|phát biểu|phê bình|căn dặn|nêu|chỉ đạo|yêu cầu|đề nghị|nhắc"
_BEHIND: Final = re.compile(
    rf"[”\"]\s?[,.]?\s?[–-]?\s?(?P<who>[^”\"“\n]{{1,110}}?)\s(?:"
    rf"(?P<sets>{SETS_DOWN}|chỉ đạo|yêu cầu)|(?P<firmly>{_FIRMLY})|{words('saying')}|cho biết|cho hay|"
    r"kể|bày tỏ|phân tích|giải thích|thông tin|trả lời|than|tâm sự|nhớ lại)(?!\w)"
)


_INFORMS: Final = re.compile(r"(?<!\w)(?:cho biết|cho hay|thông tin|nói thêm)(?: thêm)?(?:,|:| rằng)?\s[“\"]?")
_INFORMED: Final = re.compile(
    r"[”\"]\s?[,.]?\s?[–-]?\s?(?P<who>[^”\"“]{2,110}?)\s(?:cho biết|cho hay|chia sẻ|thông tin|trả lời)(?: thêm)?\s?[.]?$"
)
_WHEN: Final = re.compile(
    r"(?:(?:trong|từ|đến|trước|tới|thời gian|sắp|ngay|ngoài ra|đồng thời|theo đó)(?!\w)[^,;]{0,50}, )?", re.IGNORECASE
)
# What was necessary, and what a rule asks for, is news.
_NEWS: Final = re.compile(
    r"(?<!\w)(?:theo (?:quy định|luật|nghị định|thông tư)|nên|do|vì|để|khiến|khi|nếu|từng|đã|buộc|vẫn|thường)(?!\w)",
    re.IGNORECASE,
)


def sayings(text: str, start: int, end: int, clues: int) -> Iterable[re.Match[str]]:
    """The verbs of saying in `text[start:end]`, which stands in a sentence with these `clues`."""
    return _SAYING.finditer(text, start, end) if clues & SPEECH else ()


def attributed(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words behind a quotation that ends in the sentence `text[start:end]` for who says it."""
    mark = max(text.rfind('"', start, end), text.rfind("”", start, end))
    return _ATTRIBUTED.match(text, mark, end) if mark >= 0 and end - mark < _LONGEST_ATTRIBUTION else None


def informs(text: str, start: int, subject: int, end: int) -> Speaker | None:
    """The official who lets know in `text[start:end]` what the `subject` must do: *Trưởng ban cho hay, toàn ngành phải ...*."""
    m = next(_INFORMS.finditer(text, start, subject), None)
    if m and _WHEN.fullmatch(text, m.end(), subject):
        found = speaker_before(text, start, m.start())
        return found if found.kind in ("role", "person") else None
    if (m := _INFORMED.search(text, subject, end)) and not _NEWS.search(text, start, m.start()):
        found = speaker_before(text, *m.span("who"))
        return found if found.span and found.kind in PUBLIC else Speaker("other")
    return None


class Behind:
    """Who is named behind a quotation, and how he says it."""

    def __init__(self, speaker: Speaker, *, firm: bool, sets_down: bool) -> None:
        self.speaker = speaker
        self.firm = firm
        self.sets_down = sets_down


def named_behind(doc: Document, index: int) -> Behind | None:
    """The speaker of sentence `index`; None where it stands in no quotation that goes on behind it.

    A speaker of no known kind is `other`: the words are then nobody's else, whoever spoke before.
    """
    text, sentence = doc.text, doc.sentences[index]
    if not is_open(doc, index):
        return None
    stop = doc.sentences[min(len(doc.sentences) - 1, index + _NEAR)].end
    close = _close(text, sentence.end, stop)
    if close is None:
        return None
    m = _BEHIND.match(text, close, min(len(text), doc.sentence_at(close).end + 1))
    if m is None:
        return None
    found = speaker_before(text, *m.span("who"))
    speaker = found if found.span and found.kind in PUBLIC else Speaker("other")
    return Behind(speaker, firm=bool(m["sets"] or m["firmly"]), sets_down=bool(m["sets"]))


def _close(text: str, at: int, stop: int) -> int | None:
    """Where the first mark in `text[at:stop]` stands that ends a quotation; None where one begins before it."""
    close = stop
    for mark in '”"':
        found = text.find(mark, at, close)
        close = found if found >= 0 else close
    return close if close < stop and text.find("“", at, close) < 0 else None


def is_open(doc: Document, index: int) -> bool:
    """Whether a quotation that is opened in sentence `index` or just before it is still open at its end."""
    text, start, end = doc.text, doc.sentences[max(0, index - _NEAR)].start, doc.sentences[index].end
    opened, either = text.rfind("“", start, end), text.rfind('"', start, end)
    last = max(opened, either)
    if last < 0 or text.find("”", last, end) >= 0:
        return False
    return last == opened or text.count('"', start, end) % 2 == 1


def reported(text: str, start: int, end: int, clues: int) -> Speaker | None:
    """The subject of a verb of saying in `text[start:end]`, which stands in a sentence with these `clues`."""
    for m in sayings(text, start, end, clues):
        found = speaker_before(text, start, m.start())
        if found.span and not found.agent:
            return found
    return None


def according(text: str, start: int, end: int) -> Speaker | None:
    """The official by whose word the sentence begins: *Theo Chủ tịch huyện, các xã phải ...*."""
    if m := _ACCORDING.match(text, start, end):
        comma = text.find(",", m.end(), min(end, m.end() + _LONGEST_ACCORDING))
        found = speaker_before(text, m.end(), comma) if comma > 0 else Speaker("none")
        return found if found.kind in ("role", "person") else None
    return None


def says(text: str, start: int, end: int, clues: int) -> Speaker | None:
    """The speaker of a sentence that reports what somebody said; None where it reports no speech. `clues`: the sentence's."""
    if found := reported(text, start, end, clues):
        return found
    if m := _ACCORDING.match(text, start, end):
        comma = text.find(",", m.end(), min(end, m.end() + _LONGEST_ACCORDING))
        found = speaker_before(text, m.end(), comma) if comma > 0 else Speaker("none")
        return found if found.kind in ("role", "body") else None
    return None
