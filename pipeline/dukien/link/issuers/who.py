"""Who a statement's issuer is: the official or the body behind its phrase, its pronoun, or the sentence without a subject."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from dukien.facts.directives.find import Statement
from dukien.facts.directives.speaker import Speaker, speaker_before
from dukien.facts.positions.norm import expand
from dukien.link.issuers.rank import may_instruct
from dukien.link.people import People, Person
from dukien.text import Document, Span
from dukien.text.letters import UPPER


class Issuer:
    """The wording that the table gets, and the person behind it; `name` is None where the text leaves the issuer out."""

    def __init__(self, name: str | None, person: Person | None = None, phrase: str = "", span: Span | None = None) -> None:
        self.name = name
        self.person = person
        self.phrase = phrase
        """The phrase in normal form, for a body."""
        self.span = span
        """Where that phrase stands."""


Before = tuple[Statement, Issuer] | None
"""The statement before, with its issuer."""

_NOBODY: Final = Issuer(None)
_NEAR: Final = 900
"""How far back, in characters, a sentence without a subject looks for the one who speaks."""
_LONGEST_LEAD: Final = 200
_BODY_NEAR: Final = 320
"""The same for a body, which is named in every other sentence."""
_I: Final = ("tôi", "chúng tôi")
_PRONOUNS: Final = frozenset((*_I, *(who + which for who in ("ông", "bà", "đồng chí", "đ/c") for which in ("", " này", " ấy"))))
_COMRADE: Final = re.compile(rf"[Đđ]ồng chí (?P<name>[{UPPER}][\w'’]*(?: ?[{UPPER}][\w'’]*){{1,4}})")
# Names that no list of places is needed for; `places` holds those that the article writes with their type.
_CITIES: Final = frozenset(
    ("Hà Nội", "TP HCM", "TP.HCM", "TP. HCM", "TPHCM", "Đà Nẵng", "Hải Phòng", "Cần Thơ", "Quảng Ninh", "Trung ương")
)
_SAYS: Final = re.compile(
    r"[^.\n]{0,160}?(?<!\w)(?:nhấn mạnh|cho rằng|nêu rõ|chỉ rõ|khẳng định|nói|phát biểu|kết luận|lưu ý|đánh giá|biểu dương|"
    r"ghi nhận|chỉ đạo|yêu cầu|đề nghị|cho biết|chủ trì|kiểm tra|làm việc|ký)(?!\w)",
    re.IGNORECASE,
)
_ISSUES: Final = re.compile(
    r"(?<!\w)(?:ký|có|ban hành|ra|gửi|phát)(?: ban hành)? (?:công điện|công văn|văn bản|chỉ thị|thông báo|kết luận|"
    r"quyết định|kế hoạch)(?!\w)",
    re.IGNORECASE,
)
_OPINION_OF: Final = re.compile(r"(?<!\w)ý kiến(?: chỉ đạo| kết luận)? của\s")
_PHRASE: Final = re.compile(r"[^,.;:()\n]{4,90}?(?=[,.;:()\n]|\s(?:về|tại|yêu cầu|đề nghị|gửi)\s)")
_SUBJECT_LEAD: Final = re.compile(
    r"(?:[^,.;:“”\"]{4,110}, )?(?:(?!(?:của|với|do|cho|gửi|theo|và|bị|được|tại|từ|về|ở|đến|trong|gặp|nghe|dự|mời|"
    r"cùng)\s)[^\s,.;:“”\"]+\s){0,14}$",
    re.IGNORECASE,
)
_OPEN_QUOTE: Final = re.compile(r"[“\"]\s?$")
_ATTRIBUTION: Final = re.compile(
    r"[^”\n]{0,900}[”\"]\s?[,.]?\s?[–-]?\s?(?P<who>[^”\"“,.;\n]{2,90}?)\s"
    r"(?:nói|cho biết|cho hay|nhấn mạnh|khẳng định|chia sẻ|bày tỏ|nêu)(?!\w)"
)
_BODY: Final = re.compile(
    r"(?<!\w)(?:(?:Phó )?[Cc]hủ tịch (?=UBND|HĐND)|(?:Phó )?[Bb]í thư (?=Tỉnh|Thành|Huyện))?"
    r"(?:UBND|HĐND|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Thủ tướng|Chính phủ|Sở [A-ZĐ]\w+|Bộ [A-ZĐ]\w+)"
    r"(?: (?:tỉnh|huyện|thành phố|TP|thị xã|quận|xã|phường))?(?:(?: |, | và )[A-ZĐ]\w+){0,4}"
)


def resolve(doc: Document, statement: Statement, people: People, places: Set[str], before: Before) -> Issuer | None:
    """Who issues `statement`; None where nobody with authority does."""
    if statement.passive:
        return _NOBODY
    span, kind = statement.issuer, statement.issuer_kind
    if kind == "document" and (paper := _whose_paper(doc, statement)):
        return _by_phrase(doc, paper, people, places, before)
    if span is None or kind == "document":
        return _who_went_on(doc, statement, people, before)
    return _by_phrase(doc, Speaker(kind, span), people, places, before)


def _by_phrase(doc: Document, speaker: Speaker, people: People, places: Set[str], before: Before) -> Issuer | None:
    """The person or body that a phrase before the verb means."""
    span, kind = speaker.span, speaker.kind
    if span is None:
        return None
    phrase = doc.text[span.start : span.end]
    if kind == "body":
        return Issuer(doc.source_text(*span), None, phrase, span) if may_instruct(phrase) else None
    if phrase.lower() in _PRONOUNS:
        return _pronoun(doc, span, people, before)
    person = people.who(phrase, span.start)
    if person is None and kind == "role":
        person = _by_office(phrase, span.start, people)
    if person is not None:
        return as_official(person)
    if kind == "name":
        return Issuer(doc.source_text(*span), None, phrase, span) if phrase in places or phrase in _CITIES else None
    return Issuer(doc.source_text(*span), None, phrase, span) if kind == "role" and may_instruct(phrase) else None


_HEAD_OF: Final = re.compile(r"(?:tân )?(?:người đứng đầu|tư lệnh)\s", re.IGNORECASE)
_WORDS: Final = re.compile(r"\w+")


def _by_office(phrase: str, at: int, people: People) -> Person | None:
    """The only holder of an office that the phrase words otherwise: *Chủ tịch Huế* is *Chủ tịch UBND tỉnh* there."""
    if _HEAD_OF.match(phrase):
        heads = [p for p in people.persons if any(_TOP_OF_BODY.match(o.position_norm) for o in p.positions if not o.former)]
    else:
        title = expand(phrase).lower()
        heads = [p for p in people.persons if any(_alike(title, o.position_norm.lower()) for o in p.positions if not o.former)]
    before = [p for p in heads if p.last_mention(at) >= 0]
    if before:
        return max(before, key=lambda p: p.last_mention(at))
    return heads[0] if len(heads) == 1 else None


_TOP_OF_BODY: Final = re.compile(
    r"(?:chủ tịch|bộ trưởng|bí thư|thủ tướng|giám đốc sở|tổng cục trưởng|cục trưởng)(?!\w)", re.IGNORECASE
)
_FILLING: Final = frozenset("ủy ban nhân dân tỉnh thành phố huyện quận thị xã bộ của chính phủ".split())
_OFFICE: Final = re.compile(r"(?:phó )?(?:chủ tịch|bộ trưởng|bí thư|thứ trưởng)")
_LEVEL: Final = re.compile(r"(?<!\w)(?:thị trấn|thị xã|tỉnh|thành phố|huyện|quận|xã|phường|thôn|nước|quốc hội|hội đồng)(?!\w)")


def _alike(title: str, post: str) -> bool:
    """Whether a title is the same office of the same body as a post, one of both worded shorter."""
    office, level = _OFFICE.match(post), (_LEVEL.search(title), _LEVEL.search(post))
    if office is None or not title.startswith(office[0]) or (level[0] and level[1] and level[0][0] != level[1][0]):
        return False
    a, b = (set(_WORDS.findall(t[office.end() :])) - _FILLING for t in (title, post))
    return bool(a) and (a <= b or b <= a)


def _whose_paper(doc: Document, statement: Statement) -> Speaker | None:
    """Who issued the paper that tells: *Chủ tịch UBND tỉnh ký công điện ... Công điện yêu cầu ...*."""
    start = max(0, statement.start - _NEAR)
    issued = [m for m in _ISSUES.finditer(doc.text, start, statement.start) if doc.zone_at(m.start()) == "body"]
    if not issued:
        return None
    sentence = doc.sentence_at(issued[-1].start())
    if on_behalf := _OPINION_OF.search(doc.text, issued[-1].start(), sentence.end):
        stop = _PHRASE.match(doc.text, on_behalf.end(), sentence.end)
        return Speaker("role", Span(on_behalf.end(), stop.end())) if stop else None
    found = speaker_before(doc.text, sentence.start, issued[-1].start())
    return found if found.span and found.kind in ("body", "role", "person") else None


def as_official(person: Person) -> Issuer | None:
    """The person as an issuer; None without a public post."""
    public = any(p.sector not in ("company", "foreign") and may_instruct(p.position) for p in person.positions)
    return Issuer(person.name, person) if public else None


def _pronoun(doc: Document, span: Span, people: People, before: Before) -> Issuer | None:
    """*ông cũng yêu cầu*: the person who spoke last; *"tôi yêu cầu ..."*: the one to whom the quotation is attributed."""
    phrase = doc.text[span.start : span.end]
    person = _attributed(doc, span.start, people) if phrase.lower() in _I else None
    person = person or _last_speaker(doc, span.start, people)
    if person is None and before and before[1].person:
        return before[1]
    person = person or people.who(phrase, span.start)
    if person and (official := as_official(person)):
        return official
    if phrase.lower() != "đồng chí":
        return None
    named = list(_COMRADE.finditer(doc.text, max(0, span.start - _NEAR), span.start))
    return Issuer(doc.source_text(*named[-1].span("name"))) if named else None


def _who_went_on(doc: Document, statement: Statement, people: People, before: Before) -> Issuer | None:
    """Without a subject the one who spoke before goes on."""
    at = statement.start
    quoted = _OPEN_QUOTE.search(doc.text[max(0, at - 2) : at])
    if quoted and (speaker := _attributed(doc, at, people)):
        return as_official(speaker)
    person = _last_speaker(doc, at, people)
    if before and at - before[0].end < _NEAR and (person is None or not _is_named(person, before[0].end, at)):
        return before[1]
    if person is None and statement.rule == "directive.need.body":
        person = _next_speaker(doc, at, people)
    return as_official(person) if person else _last_body(doc, at)


def _is_named(person: Person, start: int, end: int) -> bool:
    return any(start <= m.start < end for m in person.mentions)


def _attributed(doc: Document, at: int, people: People) -> Person | None:
    """The person to whom the quotation that `at` stands in is attributed behind it."""
    m = _ATTRIBUTION.match(doc.text, at)
    if m is None:
        return None
    return _last_speaker(doc, at, people) if m["who"].lower() in _PRONOUNS else people.who(m["who"], m.start("who"))


def _speakers(doc: Document, people: People, start: int, end: int) -> list[tuple[int, Person]]:
    """Who is mentioned in `[start, end)` as somebody who says or does something, in reading order."""
    found = [
        (mention.start, person)
        for person in people.persons
        for mention in person.mentions
        if start < mention.start < end and (_SAYS.match(doc.text, mention.end) or _is_subject(doc, mention))
    ]
    return sorted(found, key=lambda m: m[0])


def _is_subject(doc: Document, mention: Span) -> bool:
    """Whether the sentence begins with the person: *Kết luận buổi làm việc, ông Hà cơ bản thống nhất ...*."""
    begin = doc.sentence_at(mention.start).start
    return mention.start - begin < _LONGEST_LEAD and bool(_SUBJECT_LEAD.match(doc.text[begin : mention.start]))


def _last_speaker(doc: Document, at: int, people: People) -> Person | None:
    speakers = _speakers(doc, people, at - _NEAR, at)
    return speakers[-1][1] if speakers else None


def _next_speaker(doc: Document, at: int, people: People) -> Person | None:
    """Who speaks next; some reports put the words before their speaker."""
    speakers = _speakers(doc, people, at, at + _NEAR)
    return speakers[0][1] if speakers else None


def _last_body(doc: Document, at: int) -> Issuer:
    """The body that was named last before `at`, where nobody has spoken: *... của Chủ tịch UBND tỉnh. Theo đó, yêu cầu ...*."""
    found = list(_BODY.finditer(doc.text, max(0, at - _BODY_NEAR), at))
    return Issuer(doc.source_text(*found[-1].span()), None, found[-1][0], Span(*found[-1].span())) if found else _NOBODY
