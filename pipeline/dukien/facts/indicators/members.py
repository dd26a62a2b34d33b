"""Numbers whose words only say where, who or *tỷ lệ này*: what they measure was said with the number before.

*Tỷ lệ hộ nghèo ở Bản Qua là 6%, ở Mường Vi là 9%; cao nhất là xã Nậm Chạc 14%; tỷ lệ này ở thôn vùng cao là 31%.*
"""

from __future__ import annotations

from typing import Final

from dukien.facts.indicators import words as w
from dukien.facts.indicators.find import Phrase
from dukien.facts.indicators.tokens import Clause, phrase_at, words_of

_MOST: Final = 6  # tokens of a member
_FEW: Final = 4
_GOAL: Final = 9
_FIGURES: Final = (["tỷ", "lệ"], ["con", "số"])
_POINTS_BACK: Final = frozenset({"này", "đó", "trên"})
_NOTHING_BEFORE: Final = w.EMPTY - w.PLACE_TYPES


def with_previous(phrase: Phrase, previous: Phrase, *, same_sentence: bool) -> Phrase | None:
    """What a percentage measures by what the number before it does; None where its own words say it.

    `previous` is the last phrase that names a measure or counted things by itself.
    """
    if same_sentence and _is_goal(phrase.tokens):
        return Phrase(previous.tokens, change=phrase.change, old=phrase.old)
    if (phrase.old and same_sentence) or words_of(phrase.tokens) == ["còn", "lại"]:
        return Phrase(previous.tokens, change=phrase.change, old=phrase.old)
    words = words_of(phrase.tokens)
    back = next((i for i in range(len(words) - 2) if words[i : i + 2] in _FIGURES and words[i + 2] in _POINTS_BACK), -1)
    own = phrase.tokens[:back] + phrase.tokens[back + 3 :] if back >= 0 else _stripped(phrase.tokens)
    if back < 0 and not _is_member(own, phrase.tokens, previous, same_sentence=same_sentence):
        return None
    where = words_of(phrase.tokens[:1]) == ["ở"]
    named = (where or any(t.written[0].isupper() for t in own)) and not any(t.word[0].isdigit() for t in own)
    elsewhere = back >= 0 and bool(own) and own[0].word in w.LINKS  # *con số này tại các nước phát triển*
    tokens = _head(previous.tokens) + (own if (named or elsewhere) and len(own) <= _MOST else [])
    return Phrase(tokens, change=phrase.change, old=phrase.old)


def _is_goal(tokens: Clause) -> bool:
    """Only that the number is what was asked for: *(chỉ tiêu tỉnh giao 50%)*, *trong khi mục tiêu là dưới 4%*."""
    words = words_of(tokens)
    while words and words[0] in w.EMPTY and words[:2] != ["chỉ", "tiêu"]:
        words = words[1:]
    return len(words) <= _GOAL and " ".join(words[:2]) in w.GOALS and words[2:3] != ["của"]


def names_measure(phrase: Phrase) -> bool:
    """The phrase says what is measured, not only which places or whose."""
    own = _stripped(phrase.tokens)
    if _is_goal(phrase.tokens):
        return False
    return bool(own) and words_of(own) != ["lại"] and not _is_member(own, phrase.tokens, phrase, same_sentence=False)


def _stripped(tokens: Clause) -> Clause:
    """`tokens` without particles, verbs of change and *8/11* around the member."""
    low, high = 0, len(tokens)
    while low < high and (tokens[low].word in _NOTHING_BEFORE or tokens[low].word[0].isdigit()):
        low += 1
    while high > low and (tokens[high - 1].word in w.LIGHT or tokens[high - 1].word in w.CHANGE):
        high -= 1
    return tokens[low:high]


def _is_member(own: Clause, tokens: Clause, previous: Phrase, *, same_sentence: bool) -> bool:
    if not own or len(own) > _MOST:
        return False
    words = words_of(own)
    before = words_of(tokens[: tokens.index(own[0])])[-1:]
    if all(t in w.PLACE_TYPES or t == "," for t in words):  # *8/11 xã, thị trấn đạt 100%*
        return True
    names = [t for t in own if t.word not in w.PLACE_TYPES]
    named = all(t.written[0].isupper() and (len(t.written) == 1 or not t.written.isupper()) for t in names)
    if named and (words[0] in w.PLACE_TYPES or before in (["ở"], ["tại"])):
        return True
    if not same_sentence or not phrase_at(previous.tokens, 0, w.MEASURES):
        return False
    if before == ["ở"] and len(tokens) == len(own) + 1 and len(own) < _FEW:  # *ở nông thôn là 9%*
        return True
    return named or (words[0] in w.PERSONS and all(t.written[0].isupper() for t in own[1:]))


def _head(tokens: Clause) -> Clause:
    """What is measured, without where or whose: *tỷ lệ hộ nghèo* of *tỷ lệ hộ nghèo ở Bản Qua*."""
    for i in range(2, len(tokens) - 1):
        following = tokens[i + 1]
        if tokens[i].word in ("ở", "tại", "của") and (
            following.written[0].isupper() or following.word in w.PLACE_TYPES or following.word in w.PERSONS
        ):
            return tokens[:i]
    return tokens
