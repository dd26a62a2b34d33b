"""What stands behind a number: the thing that a share is taken of or that is counted."""

from __future__ import annotations

import re
from typing import Final

from dukien.facts.indicators import words as w
from dukien.facts.indicators.clauses import is_mark, joins
from dukien.facts.indicators.tokens import (
    CLOSING,
    QUOTES,
    Clause,
    is_fraction,
    is_number,
    phrase_at,
    tokens_after,
    tokens_in,
    words_of,
)
from dukien.text import Document, Span

_MOST: Final = 16  # tokens
_ASIDES: Final = {"(": ")", "-": "-", "–": "–"}
_ASIDE: Final = 12  # tokens
_PER: Final = re.compile(r" ?/ ?[^\W\d_]+(?: ?/ ?[^\W\d_]+)?| (?:mỗi|một|hằng|hàng) (?:năm|tháng|ngày|quý|tuần)")
_TO: Final = re.compile(
    r" (?:lên|xuống|còn|đến|tới)(?: (?:mức|còn|khoảng|gần|hơn|tới|đến)){0,3} \d[\d.,]*(?: ?%| (?:(?:nghìn|triệu|tỷ) )?[^\s,;.]+)"
)

_DAY: Final = re.compile(r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?")
_DIGIT: Final = re.compile(r"\d")
_MORE: Final = re.compile(
    r"(?:(?:,| và| hoặc| hay) (?:(?:hơn|gần|khoảng) )?\d[\d.,]* ?%){1,8}(?= (?!còn lại)[^\W\d_])"
)  # *25%, 50% và 100% học phí*
_FOLLOWS: Final = ("/", " /", ",", *(f" {word} " for word in "mỗi một hằng hàng lên xuống còn đến tới và hoặc hay".split()))
"""What those three begin with."""
_JOINTS: Final = frozenset({"và", "hoặc", "còn"})
_MAY_END: Final = frozenset(w.LEADS_TO_NUMBER | w.TIME_BEFORE | set(w.CUTS_RIGHT) | _JOINTS | {"trở"})
"""Words that may end the phrase behind a number, by what stands around them."""


def _endings() -> dict[str, frozenset[str]]:
    """The words in front of which each of `_MAY_END` may end it; what may end it in front of any word is left out."""
    found: dict[str, frozenset[str]] = {}
    for word in _MAY_END:
        cuts = w.CUTS_RIGHT.get(word, ())
        if all(len(cut) > 1 for cut in cuts):
            times = w.TIME_AFTER | w.TIME_BETWEEN if word in w.TIME_BEFORE else frozenset()
            numbers = w.LIGHT if word in w.LEADS_TO_NUMBER else frozenset()
            found[word] = frozenset({"lên", "xuống", *(cut[1] for cut in cuts)}) | times | numbers
    return found


_ENDS_BEFORE: Final = _endings()
_CUTS: Final = frozenset(word for word, cuts in w.CUTS_RIGHT.items() if any(len(cut) == 1 for cut in cuts)) - {"khi"}
"""Words that end it by themselves."""
_NO_THING: Final = w.STOPS - w.LINKS - {"do", "còn", "nhiệm"}
"""Words behind a number that surely begin no phrase."""
_LOOKED_AT: Final = w.OUT_OF | w.BE | w.STOPS | {"cùng", "phiếu", "được", "bị", *(pair.partition(" ")[0] for pair in w.NO_THING)}
"""Words behind a number that mean something by what stands around them."""
_CLOSING: Final = "".join(CLOSING)
_LONGEST_STOP: Final = 9
_LONGEST: Final = 120
"""Characters of a word that means something, and of a phrase that is read without tokens."""
_MAY_GO_ON: Final = w.UNIT_LISTS | {"ban", "ngành"} | {pair.partition(" ")[0] for pair in w.LISTED_TOGETHER}
"""Words in small letters that behind a comma may go on with a list."""


def after(doc: Document, sentence: Span, end: int, *, alone: bool, level: bool, noun: bool) -> tuple[Clause, bool]:
    """The phrase behind the number, and whether it only links (*so với đầu năm*) instead of being what a share is of.

    `alone`: the number begins its clause, so that a cause behind it is all that is said (*25% do vận chuyển*); `level`: the
    number is where a change ends, so that a verb behind it has the change as its subject (*tăng thuế lên 12% sẽ giúp ngân sách*);
    `noun`: it stands behind its noun, so that a clause behind it belongs to the noun (*mức thuế 10% mà Mỹ áp với thép*).
    """
    text = doc.text
    if text.startswith(_FOLLOWS, end):
        for pattern in (_PER, _TO, _MORE):
            if m := pattern.match(text, end, sentence.end):
                end = m.end()
    if end + 1 >= sentence.end or text[end] != " ":
        return [], False
    low, high = end + 1, min(sentence.end, end + _LONGEST)
    if not text[low].isalnum() and text[low] not in QUOTES:
        return [], False
    first = doc.lower[low : min(high, low + _LONGEST_STOP)].partition(" ")[0].rstrip(_CLOSING)
    if first in _NO_THING and not (noun and first in w.OF_NOUN):
        return [], False
    if first not in _LOOKED_AT:
        stop = plain_phrase(doc, low, high, _MOST)
        if stop and (stop < high or high == sentence.end) and text[stop : stop + 1] not in QUOTES:
            return tokens_in(doc, sentence, low, stop), first in w.LINKS
    tokens = tokens_after(doc, sentence, end, _MOST + 12)
    if not tokens or (tokens[0].word == "trở" and len(tokens) > 1 and tokens[1].word in ("lên", "xuống")):
        return [], False
    if back := phrase_at(tokens, 0, w.POINT_BACK):
        return _of_those(tokens[back:]), True
    if _is_whole(tokens):
        return phrase(tokens[1:], _MOST), False
    words = words_of(tokens[:3])
    if words[:2] == ["còn", "lại"]:
        if any(is_number(tokens, i) for i in range(2, min(4, len(tokens)))):  # *chỉ 10% còn lại 90% là ...*
            return [], False
        return tokens[:2] + phrase(tokens[2:], _MOST - 2), False
    link, cause = words[0] in w.LINKS or (noun and words[0] in w.OF_NOUN), alone and words[0] == "do"
    if " ".join(words[:2]) in w.NO_THING:
        return [], False
    if words == ["cùng", "thời", "kỳ"] or words[:2] == ["cùng", "kỳ"]:
        return phrase(tokens, _MOST), True
    task = words[:2] == ["nhiệm", "vụ"]
    if (tokens[0].word in w.STOPS and not (link or cause or task)) or (noun and tokens[0].word in ("được", "bị")):
        return [], False
    if tokens[0].word in w.BE:
        if tokens[0].word != "là" and (level or noun):  # *lên 12% sẽ giúp ngân sách, nhựa tái chế 100% sẽ thay*
            return [], False
        tokens = tokens[1:]
    found = tokens[:1] + phrase(tokens[1:], _MOST - 1) if cause else phrase(tokens, _MOST)
    if found and found[0].word == "phiếu":
        found = found[: next((i for i, t in enumerate(found) if t.word in w.AFTER_VOTES), len(found))]
    return (found, link) if found and found[0].word[0].isalnum() else ([], False)


def _of_those(tokens: Clause) -> Clause:
    """What is said of some of the things named before: *20% trong số đó (có Tân Hòa) không được phép họp chợ*."""
    if tokens and tokens[0].word == "(":
        tokens = tokens[next((i for i, t in enumerate(tokens) if t.word[0] == ")"), 0) + 1 :]
    return phrase(tokens, _MOST) if tokens and (tokens[0].word != "có" or words_of(tokens[1:2]) == ["thể"]) else []


def _is_whole(tokens: Clause) -> bool:
    """A preposition and the whole that the share is taken of: *trong số 120 hộ, trên tổng diện tích*, not *trong 6 tháng*."""
    if tokens[0].word not in w.OUT_OF or len(tokens) < 2 or _is_time(tokens, 1):
        return False
    return tokens[1].word in ("số", "tổng") or (is_number(tokens, 1) and tokens[0].word != "của")


def phrase(tokens: Clause, most: int) -> Clause:
    """The noun phrase with what describes it that `tokens` begin with, without an aside (*hộ |(200 hộ)| bị ngập*)."""
    tokens = _without_aside(tokens, most)
    stop, end = 0, min(len(tokens), most)
    while stop < end and (((word := tokens[stop].word).isalpha() and word not in _MAY_END) or not _ends(tokens, stop, word)):
        stop += 1
    while stop and tokens[stop - 1].word in w.NEVER_LAST:
        stop -= 1
    return tokens[:stop]


def plain_phrase(doc: Document, start: int, end: int, most: int) -> int | None:
    """Where the phrase at `start` ends, if only plain words stand before its end; None where `phrase` has to look closer.

    Most phrases behind a number are a few such words up to a mark, which is seen without tokens.
    """
    at, plain, words = start, "", doc.lower[start:end].split(" ", most + 1)
    for i, word in enumerate(words[:most], 1):
        before, plain = plain, word if word.isalpha() else word[:-1]
        if plain is not word and not plain.isalpha():
            return None
        if plain in _MAY_END and not _goes_on(plain, word, words[i : i + 1], doc.lower, at, end):
            if word not in _CUTS or not before or f"{before} {word}" in w.WHOLE:
                return None
            plain, at = before, at - 1
            break
        at += len(plain)
        if plain is not word:
            if word[-1] not in CLOSING or (word[-1] == "," and not _parts(doc.text, at + 2, words[i : i + 1])):
                return None
            break
        at += 1
    else:
        at -= 1
    return None if plain in w.NEVER_LAST else at


def _goes_on(plain: str, word: str, following: list[str], lower: str, at: int, end: int) -> bool:
    """The phrase surely goes on behind `plain`, one of `_MAY_END`, that stands at `at` as `word` before the `following`."""
    if plain is not word or not following or not following[0].isalpha():
        return False
    if plain not in _ENDS_BEFORE or following[0] in _ENDS_BEFORE[plain]:
        return False
    return plain not in _JOINTS or _DIGIT.search(lower, at, end) is None


def _parts(text: str, at: int, following: list[str]) -> bool:
    """The comma before the word at `at`, which is `following` in small letters, surely parts clauses."""
    if not following or not following[0].isalpha():
        return bool(following) and following[0][:1].isdecimal()
    return text[at].islower() and following[0] not in _MAY_GO_ON


def _without_aside(tokens: Clause, most: int) -> Clause:
    """`tokens` without the first aside in brackets or between dashes, where the clause goes on behind it."""
    words = [t.word for t in tokens[1:most]]
    if _ASIDES.keys().isdisjoint(words):
        return tokens
    opening = next(i for i, word in enumerate(words, 1) if word in _ASIDES)
    if tokens[opening - 1].word in (",", "."):
        return tokens
    close = _ASIDES[tokens[opening].word]
    closing = next((i for i in range(opening + 2, min(len(tokens) - 1, opening + _ASIDE)) if tokens[i].word == close), 0)
    if not closing or not tokens[closing + 1].written[0].islower() or tokens[closing + 1].word in w.JOINTS:
        return tokens
    if any(t.word in ",;." for t in tokens[opening:closing]):
        return tokens
    return tokens[:opening] + tokens[closing + 1 :]


def _ends(tokens: Clause, i: int, word: str) -> bool:
    """The phrase behind the number stops before token `i`, which is `word`: a mark, a number or one that may end it."""
    if not word[0].isalnum():
        if word == ",":
            return not (joins(tokens, i) or _last_of_list(tokens, i))
        return (is_mark(word) or word[0] in ").") and not joins(tokens, i)
    if "%" in word or is_fraction(tokens, i):
        return True
    if i and word in w.LEADS_TO_NUMBER and _percent_next(tokens, i + 1):  # *98 căn đạt hơn 77%*
        return True
    if word == "trở" and i + 1 < len(tokens) and tokens[i + 1].word in ("lên", "xuống"):  # not *tàu từ 15 m trở lên*
        return not any(is_number(tokens, k) for k in range(i))
    if word in w.TIME_BEFORE and _is_time(tokens, i + 1):
        return True
    if word in _JOINTS and _number_ahead(tokens, i + 1, 12):
        return True
    if word not in w.CUTS_RIGHT or not phrase_at(tokens, i, w.CUTS_RIGHT) or (i == 1 and word == "khi"):
        return False
    before = tokens[i - 1].word if i else ""
    if phrase_at(tokens, i, w.SAYS):
        return False
    return not (word == "với" and before in w.BEFORE_WITH) and f"{before} {word}" not in w.WHOLE  # *so với mức, cổ tức*


def _last_of_list(tokens: Clause, i: int) -> bool:
    """An abbreviation behind the comma goes on with the list: *Tiểu học, THCS*."""
    following = tokens[i + 1 : i + 3]
    if not following or not following[0].written.isupper() or len(following[0].written) < 2:
        return False
    return len(following) == 1 or following[1].word not in w.CHANGE | w.COMPARES | {"/"}


def _number_ahead(tokens: Clause, low: int, most: int) -> bool:
    """A number stands in the clause that goes on at token `low`."""
    for i in range(low, min(len(tokens), low + most)):
        if is_number(tokens, i):
            return True
        if (is_mark(tokens[i].word) and tokens[i].word not in _ASIDES) or tokens[i].word == ".":
            return False
    return False


def _percent_next(tokens: Clause, i: int) -> bool:
    """A percentage stands at token `i` or behind the hedge there."""
    while i < len(tokens) and tokens[i].word in w.LIGHT:
        i += 1
    return i < len(tokens) and "%" in tokens[i].word


def _is_time(tokens: Clause, i: int) -> bool:
    """*năm 2018, 3 tháng, hơn một năm* begins at token `i`."""
    for t in tokens[i : i + 4]:
        if t.word in w.TIME_AFTER or _DAY.fullmatch(t.word):
            return True
        if not t.word.isdigit() and t.word not in w.TIME_BETWEEN:
            return False
    return False
