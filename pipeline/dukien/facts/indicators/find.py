"""What a number measures, in the article's words: *tỷ lệ hộ nghèo* in *tỷ lệ hộ nghèo của xã giảm còn 1,2%*.

Read from the clause around the number. Behind it stands the thing that a share is taken of (*35% vốn góp*) or
that is counted (*8/9 trạm vẫn mở cửa*); before it, the subject with its verb (*giá hồ tiêu giảm 4%*).
A clause that only goes on (*đạt 60 tỷ đồng, tăng 8%*) takes its subject from the clause before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from dukien.facts.indicators import words as w
from dukien.facts.indicators.tokens import Clause, is_number, phrase_at, span_of, tokens_after, tokens_before, tokens_in
from dukien.text import Span

_MOST_BEFORE, _MOST_AFTER = 24, 24  # tokens
_LOOK_BACK = 64
_MOST_CLAUSES = 5

# --- Pieces -----------------------------------------------------------------------------------------------------

_MARK = re.compile(r"[,;:(“”\"…\n]|^[-–+*•]+$")
_TIME = re.compile(
    r"(?i)(?:(?:tính |kể )?(?:đến|tới|từ|trong|vào|sang|riêng|hết|cuối|đầu|giữa|cả) ){0,4}"
    r"(?:nay|hiện tại|hiện nay|thời điểm này|\d+ (?:năm|tháng|ngày) (?:nữa|qua|trước)|"
    r"(?:\d+ )?(?:năm|tháng|quý|ngày|giai đoạn|nhiệm kỳ|kỳ|phiên|tuần) "
    r"(?:(?:nay|qua|này|trước|ngoái|sau|tới|gần|đây|hết|[ivx]+|\d[\d/.-]*|[-–]|năm|tháng|và|đầu|cuối|đến)(?= |$) ?){1,8})[ ,]*"
)
_PER = re.compile(r" ?/ ?[^\W\d_]+(?: ?/ ?[^\W\d_]+)?| (?:mỗi|một|hằng|hàng) (?:năm|tháng|ngày|quý|tuần)")
_TO = re.compile(
    r" (?:lên|xuống|còn|đến|tới)(?: (?:mức|còn|khoảng|gần|hơn|tới|đến)){0,3} \d[\d.,]*(?: ?%| (?:(?:nghìn|triệu|tỷ) )?[^\s,;.]+)"
)


class Phrase(NamedTuple):
    """What a number measures: stretches of the text in reading order."""

    pieces: tuple[Span, ...]
    change: bool
    """The number says how far something rose or fell, not how much it is."""


# --- The left of the number -------------------------------------------------------------------------------------


def _joins(tokens: Clause, i: int) -> bool:
    """The comma or hyphen at token `i` stands inside a name of one thing: *5 xã, phường; nông - lâm nghiệp*."""
    if not 0 < i < len(tokens) - 1:
        return False
    before, mark, after = tokens[i - 1 : i + 2]
    if mark.word == ",":
        return after.word in w.UNIT_LISTS
    return mark.word == "-" and before.written.islower() and after.written.islower() and after.word not in w.EMPTY | w.CHANGE


def _ends_clause(tokens: Clause, i: int) -> bool:
    return bool(_MARK.match(tokens[i].word)) and not _joins(tokens, i)


def _clauses(tokens: Clause) -> Iterator[Clause]:
    """The clauses before the number, last one first, cut at marks and at *và* between two numbers.

    A closed bracket that only explains (*trẻ em (dưới 6 tuổi) chiếm*) stays inside its clause.
    """
    stop, i, given = len(tokens), len(tokens) - 1, 0
    while i >= -1 and given < _MOST_CLAUSES:
        if i >= 0 and tokens[i].word.startswith(")"):
            opening = next((k for k in range(i - 1, max(-1, i - 16), -1) if tokens[k].word.startswith("(")), -1)
            if opening >= 0 and not any("%" in t.word for t in tokens[opening:i]):
                i = opening - 1
                continue
        if i < 0 or _ends_clause(tokens, i) or tokens[i].word.startswith(")"):
            yield from _split_at_and(tokens[i + 1 : stop])
            stop, given = i, given + 1
        i -= 1


def _split_at_and(clause: Clause) -> Iterator[Clause]:
    for k in range(len(clause) - 1, 0, -1):
        if clause[k].word in ("và", "hoặc") and any(is_number(clause, n) for n in range(k)):
            yield clause[k + 1 :]
            clause = clause[:k]
    yield clause


def _strip_light(clause: Clause) -> Clause:
    """`clause` without the verbs and prepositions that lead from a subject to its number."""
    end = len(clause)
    while end:
        if clause[end - 1].word not in w.LIGHT and clause[end - 1].word not in ":-":
            break
        pair = f"{clause[end - 2].word} {clause[end - 1].word}" if end > 1 else ""
        if pair in w.KEEP_PAIRS and end > 2 and clause[end - 3].word not in w.LIGHT:
            break
        end -= 1
    return clause[:end]


def _strip_lead(text: str, clause: Clause) -> Clause:
    """`clause` without a date or a clause word in front."""
    for _ in range(4):
        if not clause:
            break
        if m := _TIME.match(text, clause[0].start, clause[-1].end):
            clause = [t for t in clause if t.start >= m.end()]
        elif n := phrase_at(clause, 0, w.CUTS_LEFT):
            clause = clause[n:]
        else:
            break
    return clause


def _names_something(clause: Clause) -> bool:
    return any(t.word not in w.EMPTY and t.word[0].isalpha() for t in clause)


def _subject(text: str, clause: Clause) -> Clause:
    """The subject of a clause that ends before a number: behind its last clause word, without the light verbs."""
    full, clause = clause, _strip_lead(text, _strip_light(clause))
    percent = max((i for i, t in enumerate(clause) if "%" in t.word), default=-1)
    for i in range(len(clause) - 1, percent, -1):
        if (n := phrase_at(clause, i, w.MEASURES)) and [t.word for t in clause[i + n :]] != ["này"]:
            return clause[i:]
    if percent >= 0 and any(t.word in ("lên", "xuống", "còn") for t in full[len(clause) :][-4:] or full[-4:]):
        return _strip_lead(text, _strip_light(clause[:percent]))
    for i in range(len(clause) - 1, -1, -1):
        if (n := phrase_at(clause, i, w.CUTS_LEFT)) and _names_something(clause[i + n :]):
            return _strip_lead(text, clause[i + n :])
    return clause


def _outside_brackets(clause: Clause) -> Clause:
    depth, kept = 0, []
    for t in clause:
        depth += t.word.startswith("(")
        if not depth:
            kept.append(t)
        depth = max(0, depth - t.word.startswith(")"))
    return kept


def _counted_before(text: str, clause: Clause) -> Clause | None:
    """What an earlier clause with a number is about; of *giảm 12 hộ nghèo* the counted things.

    None where the clause has no number, empty where its number is only an amount (*giảm 1,2 USD*).
    """
    clause = _outside_brackets(clause)
    for i, t in enumerate(clause[:-1]):
        if "/" in t.word and t.word[0].isdigit() and t.word.count("/") == 1 and clause[i + 1].word[0].isalpha():
            return clause[i + 1 :]
    first = next((i for i in range(len(clause)) if is_number(clause, i)), -1)
    if first < 0:
        return None
    if _names_something(clause[:first]):
        return _subject(text, clause[:first])
    rest = clause[first + 1 :]
    if rest and rest[0].word in w.UNITS:
        return []
    return rest if _names_something(rest) else None


class _Left(NamedTuple):
    """What stands before the number; `own`: the subject is in the number's own clause."""

    subject: Clause
    verb: Clause
    own: bool


def _before(text: str, tokens: Clause) -> _Left:
    clauses = _clauses(tokens)
    first = next(clauses)
    light = _strip_light(first)
    change = next((i for i in range(len(light) - 1, max(-1, len(light) - 4), -1) if light[i].word in w.CHANGE), -1)
    verb = light[change:] if change >= 0 else []
    subject = _subject(text, first)
    named = _names_something(subject)
    if named and (len(subject) > 1 or len(first) == len(tokens)):
        return _Left(subject, [t for t in verb if t.start >= subject[-1].end], True)
    if not verb and named:
        verb = subject
    for clause in islice(clauses, _MOST_CLAUSES):
        found = _counted_before(text, clause)
        if found is None:
            found = _subject(text, clause)
        if found and _names_something(found):
            return _Left(found, verb, False)
    return _Left([], verb, False)


# --- The right of the number ------------------------------------------------------------------------------------


def _ends_phrase(tokens: Clause, i: int) -> bool:
    """The phrase behind the number stops before token `i`."""
    word = tokens[i].word
    if _MARK.match(word) or word.startswith((")", ".")):
        written = tokens[i + 1].written if i + 1 < len(tokens) else ""
        return not (_joins(tokens, i) or (word == "," and written.isupper() and len(written) > 1))  # *Tiểu học, THCS*
    if "%" in word or (word[0].isdigit() and word.count("/") == 1):
        return True
    if word in w.TIME_BEFORE and _is_time(tokens, i + 1):
        return True
    if word in ("và", "hoặc") and any(is_number(tokens, k) for k in range(i + 1, min(len(tokens), i + 12))):
        return True
    return phrase_at(tokens, i, w.CUTS_RIGHT) > 0


def _is_time(tokens: Clause, i: int) -> bool:
    """*năm 2018, 3 tháng, hơn một năm* begins at token `i`."""
    for t in tokens[i : i + 4]:
        if t.word in w.TIME_AFTER:
            return True
        if not t.word.isdigit() and t.word not in w.TIME_BETWEEN:
            return False
    return False


def _phrase(tokens: Clause, most: int) -> Clause:
    stop = next((i for i in range(min(len(tokens), most)) if _ends_phrase(tokens, i)), min(len(tokens), most))
    return tokens[:stop]


def _after(text: str, sentence: Span, end: int) -> tuple[Clause, bool]:
    """The phrase behind the number, and whether it only links (*so với đầu năm*) instead of being what a share is of."""
    for pattern in (_PER, _TO):
        if m := pattern.match(text, end, sentence.end):
            end = m.end()
    if end >= sentence.end or text[end] != " ":
        return [], False
    tokens = tokens_after(text, sentence, end, _MOST_AFTER + 12)
    link = bool(tokens) and tokens[0].word in w.LINKS
    if not tokens or (tokens[0].word in w.STOPS and not link):
        return [], False
    if tokens[0].word in w.BE:
        tokens = tokens[1:]
    phrase = _phrase(tokens, _MOST_AFTER)
    return (phrase, link) if phrase and phrase[0].word[0].isalnum() else ([], False)


# --- The whole --------------------------------------------------------------------------------------------------


def measured(text: str, sentence: Span, start: int, end: int, *, counted: bool = False) -> Phrase | None:
    """What the number at `[start, end)` measures.

    `sentence` bounds the search; `start` is where the number with its hedge (*hơn 30%*) begins, `end` where it ends.
    With `counted` the phrase behind the number is what is counted (a fraction). None where nothing names it.
    """
    tokens = tokens_before(text, sentence, start, _LOOK_BACK)
    thing, link = _after(text, sentence, end)
    left = _before(text, tokens)
    last = [t.word for t in tokens[-4:]]
    change = bool(left.verb and left.verb[0].word in w.CHANGE) or any(x in w.CHANGE for x in last)
    change = change and last[-1] not in w.LEVELS  # *giảm còn 1,2%* says how much it is now
    if thing and not link:
        pieces = _with_thing(text, sentence, left, thing, tokens, counted=counted)
    else:
        pieces = [left.subject[-_MOST_BEFORE:], left.verb, thing[:10] if left.subject else thing]
    spans = sorted({span_of(p) for p in pieces if p})
    return Phrase(tuple(spans), change) if spans else None


def _with_thing(text: str, sentence: Span, left: _Left, thing: Clause, tokens: Clause, *, counted: bool) -> list[Clause]:
    """The thing behind the number, with what stands before it where that says what is measured."""
    last = [t.word for t in tokens[-2:]]
    verb = last[-1] if last else ""
    compares = verb in w.COMPARES or last == ["đạt", "được"]
    if not counted and (len(thing) > 8 or not compares):
        against = next((i for i, t in enumerate(thing) if i and t.word == "so"), len(thing))
        thing = thing[:against]
    size = len(thing)
    if any(t.word == "(" for t in tokens[-6:]):
        if text[thing[-1].end : thing[-1].end + 1] != ")":
            return [thing]
        if size <= 3 and left.subject and thing[0].word in ("toàn", "cả", "tổng"):  # *(chiếm 4% toàn huyện)*
            return [left.subject[-_MOST_BEFORE:]]
        beyond = tokens_after(text, sentence, thing[-1].end + 1, 12)
        return [thing, _phrase(beyond, 6) if beyond and beyond[0].word in ("của", "trong", "tại") else []]
    if not left.subject:
        return [thing]
    light = not verb or verb in w.LIGHT_VERBS
    if counted:
        return [thing] if compares or size > 3 or light else [left.subject[-6:] if left.own else [], thing]
    if not left.own:
        changed = bool(left.verb) and size <= 3 and left.verb[0].word in w.CHANGE
        return [left.subject if changed or verb in ("chiếm", "lệ") else [], left.verb if changed else [], thing]
    if compares:
        return [thing] if len(left.subject) > size + 5 else [left.subject, thing]
    return [left.subject[-4:], thing] if size <= 3 and not light else [thing]


def counted_phrase(text: str, sentence: Span, start: int) -> Span | None:
    """The counted things that begin at `start` with what describes them (*hộ dân bị ngập*), up to the end of the clause."""
    phrase = _phrase(tokens_in(text, start, min(sentence.end, start + 80)), 8)
    return span_of(phrase) if phrase else None
