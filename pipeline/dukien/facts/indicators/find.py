"""What a number measures, in the article's words: *tỷ lệ hộ nghèo* in *tỷ lệ hộ nghèo của xã giảm còn 1,2%*.

Read from the clause around the number. Behind it stands the thing that a share is taken of (*35% vốn góp*), that
is counted (*8/9 trạm vẫn mở cửa*) or that it is compared with (*82% dự toán*); before it, the subject with its verb
(*giá hồ tiêu giảm 4%*). A clause that only goes on (*đạt 60 tỷ đồng, tăng 8%*) takes its subject from the clause before.
"""

from __future__ import annotations

import re
from typing import Final

from dukien.facts.indicators import words as w
from dukien.facts.indicators.clauses import is_mark
from dukien.facts.indicators.left import Left, before
from dukien.facts.indicators.right import after, phrase, plain_phrase
from dukien.facts.indicators.tokens import (
    Clause,
    is_fraction,
    is_number,
    phrase_at,
    spans_of,
    tokens_before,
    tokens_from,
    tokens_near,
    tokens_up_to,
    words_of,
)
from dukien.text import Document, Span

_MOST_BEFORE: Final = 16  # tokens
_NEAR: Final = 6
_NEAR_CHANGE: Final = 14
"""So many tokens before a number may say something else than its subject."""
_MOST_COUNTED: Final = 8
_COMPARISON: Final = 12  # tokens between *cao hơn* and its number: *cao hơn mức bình quân ngày thường 60%*


_LETTER: Final = re.compile(r"[^\W\d_]")
_NOTHING: Final = Left([], [], own=False)


class Phrase:
    """What a number measures: the words of `tokens`, in reading order."""

    def __init__(self, tokens: Clause, *, change: bool, old: bool) -> None:
        self.tokens = tokens
        self.pieces = spans_of(tokens)
        """The stretches of the text that they cover."""
        self.change = change
        """The number says how far something rose or fell, not how much it is."""
        self.old = old
        """The number is the level before a change (*tăng từ mức 14%*)."""


def measured(doc: Document, sentence: Span, start: int, end: int, *, counted: bool = False, change: bool = True) -> Phrase | None:
    """What the number at `[start, end)` measures.

    `sentence` bounds the search; `start` is where the number with its hedge (*hơn 30%*) begins, `end` where it ends.
    With `counted` the phrase behind the number is what is counted (a fraction); without `change` it is not asked whether the
    number says how far something rose or fell. None where nothing names it.
    """
    text = doc.text
    if counted or text[end : end + 1] == ")":
        tokens, whole = tokens_before(doc, sentence, start), True
        if text[end : end + 1] == ")" and (same := _said_again(tokens)):
            tokens, end = tokens[:same], end + 1
    else:
        tokens, whole = tokens_near(doc, sentence, start, _NEAR_CHANGE if change else _NEAR)
    left = _left(doc.lower, tokens, start, whole=whole)
    if left is None:
        tokens = tokens_before(doc, sentence, start)
        left = _left(doc.lower, tokens, start, whole=True) or _NOTHING
    alone = not tokens or is_mark(tokens[-1].word) or tokens[-1].word in ("và", "là")
    last = words_of(tokens[-4:])
    level = bool(last) and last[-1] in w.NEW_LEVELS
    noun = bool(tokens) and left.own and tokens[-1].start == left.subject[-1].start
    thing, link = after(doc, sentence, end, alone=alone, level=level, noun=noun)
    rises = left.own and bool(left.verb or (left.subject and left.subject[-1].word in w.CHANGE))
    if rises and text.startswith(" là ", end):  # *ba hãng có doanh thu tăng 15% là A, B và C*
        thing = []
    change = change and left is not _NOTHING
    if change:
        more = text.startswith("hơn ", start)  # *cao |hơn 20%|*: read as a hedge
        change = _is_change(tokens, left, bare=bool(thing and not link), more=more)
    if words_of(thing[:2]) == ["còn", "lại"]:
        pieces = [thing]
    elif thing and not link:
        pieces = _with_thing(doc, sentence, left, thing, tokens, counted=counted)
    else:
        pieces = [_shortened(left.subject), left.verb, thing[:8] if left.subject else thing]
    found = _in_order([p for p in pieces if p])
    return Phrase(found, change=change, old=last[-2:] == ["từ", "mức"]) if found else None


def _left(lower: str, tokens: Clause, start: int, *, whole: bool) -> Left | None:
    """What stands before the number at `start`; None where `tokens` are not the `whole` and do not tell."""
    if tokens and (tokens[0].word[0].isalpha() or _LETTER.search(lower, tokens[0].start, start)):
        return before(lower, tokens, whole=whole)
    return _NOTHING if whole else None


def _in_order(pieces: list[Clause]) -> Clause:
    """The tokens of all `pieces` in reading order, each once."""
    if len(pieces) < 2:
        return pieces[0] if pieces else []
    at = {t.start: t for p in pieces for t in p}
    return [at[i] for i in sorted(at)]


def _is_change(tokens: Clause, left: Left, *, bare: bool, more: bool) -> bool:
    """The words before the number say that it is a rise, a fall or a difference; `bare`: of what it is a share stands behind."""
    last = words_of(tokens[-2:])
    if not last or last[-1] in w.LEVELS or last == ["bắn", "hạ"]:  # *giảm còn 1,2%* says how much it is now
        return False
    mark = len(tokens) - 1
    while mark >= 0 and tokens[mark].word not in (",", ";"):
        mark -= 1
    clause = tokens[mark + 1 :] or ([] if bare else tokens)  # *tăng mạnh, 15%*, not *mô hình tăng trưởng cũ, 85% xã*
    return _changes(left.verb[:2]) or _changes(clause[-4:], more=more) or _changes(clause[-_COMPARISON:-3], comparison=True)


def _changes(tokens: Clause, *, comparison: bool = False, more: bool = False) -> bool:
    """A verb says that something rises or falls, or *cao hơn* that it differs; not *tỷ lệ cao, bắn hạ*."""
    words = words_of(tokens)
    for i, word in enumerate(words):
        if word in w.DEGREES:
            if words[i + 1 : i + 2] == ["hơn"] or (more and i + 1 == len(words)):
                return True
        elif not comparison and word in w.CHANGE:
            return True
    return False


def _said_again(tokens: Clause) -> int:
    """Where the number begins that a bracket says again (*cho phép 1/25 (khoảng 4%) tia sáng đi qua*); 0 for none."""
    i = len(tokens) - 1
    while i > 0 and tokens[i].word in w.LIGHT:
        i -= 1
    if i < 1 or tokens[i].word != "(":
        return 0
    return i - 1 if is_fraction(tokens, i - 1) else 0


def _with_thing(doc: Document, sentence: Span, left: Left, thing: Clause, tokens: Clause, *, counted: bool) -> list[Clause]:
    """The thing behind the number, with what stands before it where that says what is measured."""
    last = words_of(tokens[-3:])
    while len(last) > 1 and last[-1] in ("tới", "đến", "khoảng") and last[-2] in ("chiếm", "có"):
        last.pop()
    verb = last[-1] if last else ""
    compares = verb in w.COMPARES or last[-2:] == ["đạt", "được"]
    base = phrase_at(thing, 0, w.BASES) and not counted and last[-1:] != ["("]
    if base and left.subject and (compares or verb in w.REACHES or not left.own):
        return [_shortened(left.subject), thing[:6]]
    if not counted and (len(thing) > 8 or not compares):
        against = next((i for i, t in enumerate(thing) if i and t.word == "so"), len(thing))
        thing = thing[:against]
    if any(t.word == "(" for t in tokens[-6:]):
        return _in_brackets(doc, sentence, left, thing)
    if counted and thing[0].word == "phiếu" and len(thing) > 1:
        return [thing]
    if last[-2:] == ["tỷ", "lệ"] and (len(tokens) < 3 or last[0] in ("với", "được") or thing[0].word == "phiếu"):
        return [tokens[-2:], thing]
    if not left.subject:
        return [thing]
    if counted:
        return _with_counted(left, thing, tokens, compares=compares)
    if left.verb and thing[0].word == "số":  # *giảm 5% số vụ*: of what an earlier number may say
        tokens = tokens_before(doc, sentence, tokens[-1].end)
    return _with_share(left, thing, tokens, verb, compares=compares)


def _doing(subject: Clause) -> Clause:
    """What is done to the thing behind the number (*giải phóng*), with the subject where it is short or passive."""
    if len(subject) <= 4 or any(t.word == "được" for t in subject[-3:]):  # *xe buýt được giảm 20% giá vé*
        return _shortened(subject)
    return subject[-2:]


def _shortened(subject: Clause) -> Clause:
    """At most `_MOST_BEFORE` tokens: of a measure (*tỷ lệ ... giảm*) the first and its verbs, else the last."""
    if len(subject) > _MOST_BEFORE and phrase_at(subject, 0, w.MEASURES):
        return subject[:_MOST_BEFORE] + [t for t in subject[_MOST_BEFORE:] if t.word in w.CHANGE]
    return subject[-_MOST_BEFORE:]


def _in_brackets(doc: Document, sentence: Span, left: Left, thing: Clause) -> list[Clause]:
    if doc.text[thing[-1].end : thing[-1].end + 1] != ")":
        return [thing]
    if len(thing) <= 3 and left.subject and thing[0].word in ("toàn", "cả", "tổng"):  # *(chiếm 4% toàn huyện)*
        return [_shortened(left.subject)]
    beyond = tokens_from(doc, sentence, thing[-1].end + 1, 12)
    return [thing, phrase(beyond, 6) if beyond and beyond[0].word in ("của", "trong", "tại") else []]


def _with_counted(left: Left, thing: Clause, tokens: Clause, *, compares: bool) -> list[Clause]:
    """*8/9 trạm vẫn mở cửa*; of *vận động được 4/9 hộ* the verb too, of *tỷ lệ hộ có nước đạt 4/9 hộ* the subject."""
    if compares:  # *mới đạt 11/19 tiêu chí do vướng đường trục ấp*
        thing = thing[: next((i for i, t in enumerate(thing) if i > 1 and t.word in ("do", "vì", "bởi")), len(thing))]
    named = (i for i, t in enumerate(thing[:-1]) if i and t.word == "là" and thing[i + 1].written[0].isupper())
    thing = thing[: next(named, len(thing))]  # *2/12 xã đạt chuẩn là Mường Nọc và Tiền Phong*
    words, size = words_of(left.subject), len(thing)
    verb = tokens[-1].word if tokens else ""
    same = thing[0].word in words and thing[0].word != "tiêu"  # *số hộ có nước sạch đạt 4/9 hộ*
    if any(t.word[:1].isdigit() for t in left.subject):  # *xã A đạt 16/19 tiêu chí, xã B* reaches into the clause before
        words, same = [], False
    if left.own and size <= 2 and compares and words and (words[0] in w.RATES or same):
        return [_shortened(left.subject)] if same else [_shortened(left.subject), thing]
    if left.own and verb == "được" and tokens[-2:-1] and tokens[-2].word not in w.LIGHT | w.EMPTY:
        doing = tokens[-4:-1]
        while doing and doing[0].word in w.LIGHT | w.EMPTY:
            doing = doing[1:]
        return [doing, thing]
    if words_of(thing) == ["phiếu"]:  # *tái đắc cử |Bí thư Huyện ủy| với 39/39 |phiếu|*
        post = next((i for i in range(len(tokens) - 2, 0, -1) if tokens[i].word in ("cử", "chức")), 0)
        return [[t for t in tokens[post + 1 : -1] if t.word != "với"] if post and verb == "với" else [], thing]
    light = not verb or verb in w.LIGHT_VERBS
    return [thing] if compares or size > 3 or light else [_doing(left.subject) if left.own else [], thing]


def _with_share(left: Left, thing: Clause, tokens: Clause, verb: str, *, compares: bool) -> list[Clause]:
    """*lúa chiếm 35% diện tích, nắm 35% vốn góp, giảm 5% số vụ*."""
    size = len(thing)
    changed = bool(left.verb) and size <= 3 and left.verb[0].word in w.CHANGE
    if changed and size == 2 and thing[0].word == "số" and (things := _counted_earlier(tokens, thing[1].word)):
        return [things, left.verb]
    if not left.own:
        near = changed or verb in ("chiếm", "lệ") or (verb == "bằng" and len(left.subject) <= size + 5)
        return [left.subject if near else [], left.verb if changed else [], thing]
    if compares:
        return [thing] if len(left.subject) > size + 5 and verb not in ("chiếm", "đạt") else [_shortened(left.subject), thing]
    light = not verb or verb in w.LIGHT_VERBS
    if size > 3 or light or any(t.word[0].isdigit() for t in left.subject[-4:]):
        return [thing]
    return [_doing(left.subject), thing]


def _counted_earlier(tokens: Clause, noun: str) -> Clause:
    """The things that an earlier number of the sentence counts: *vụ cháy rừng* of *xảy ra 7 vụ cháy rừng*."""
    for i in range(len(tokens) - 1, 0, -1):
        if tokens[i].word == noun and is_number(tokens, i - 1):
            things = phrase(tokens[i:], 6)
            return things if len(things) > 1 else []
    return []


def counted_phrase(doc: Document, sentence: Span, start: int) -> tuple[int, int] | None:
    """The counted things that begin at `start` with what describes them (*hộ dân bị ngập*), up to the end of the clause."""
    end = min(sentence.end, start + 60)
    for stop in (". ", "; "):  # no phrase goes on behind them
        at = doc.text.find(stop, start, end)
        end = at + 1 if at >= 0 else end
    if plain := plain_phrase(doc, start, end, _MOST_COUNTED):
        return start, plain
    found = phrase(tokens_up_to(doc, start, end), _MOST_COUNTED)
    return (found[0].start, found[-1].end) if found else None
