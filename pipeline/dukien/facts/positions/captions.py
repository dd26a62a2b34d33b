"""Capitalised syllables that are no part of a body's name: a caption's verb, a sentence without a full stop before it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from dukien.facts.positions.phrases import Words, phrase_at
from dukien.names.syllables import is_vietnamese

# Verbs that begin what a caption says: *Chủ tịch UBND xã |Phát biểu tại hội nghị*.
_VERBS: Final = frozenset(
    "phát biểu,kết luận,trao,trao quà,chủ trì,khai mạc,bế mạc,phát động,tham dự,tham gia,kiểm tra,báo cáo,thăm,thăm hỏi,tặng"
    ",trình bày,trả lời,giải trình,thông qua,chúc mừng,động viên,tuyên dương,khen thưởng,quán triệt,triển khai,điều hành,gặp gỡ"
    ",tiếp xúc,đối thoại,làm việc,khảo sát,giám sát,dâng hương,thắp hương,cắt băng,bắt tay,giao lưu,tiếp nhận,công bố,ký kết"
    ",phổ biến,chứng kiến".split(",")
)


def goes_on_in_lower_case(words: Words, i: int) -> bool:
    """Whether a capitalised syllable has the next one, in lower case, right behind it."""
    if not words.capital[i] or not words.has(i + 1) or words.capital[i + 1]:
        return False
    text, end, following = words.text, words.ends[i], words.starts[i + 1]
    if following - end != 1 or text[end] != " " or not text[following].islower():
        return False
    return text[words.starts[i] + 1 : end].islower()


def verb_starts(words: Words, i: int) -> bool:
    """Whether a caption's verb starts at word `i`: *|Phát biểu*, but not *Phát Diệm*."""
    if not goes_on_in_lower_case(words, i):
        return False
    return words.words[i] in _VERBS or words.low[words.starts[i] : words.ends[i + 1]] in _VERBS


def sentence_starts(words: Words, i: int, heads: Collection[int]) -> bool:
    """Whether word `i` behind a closed body or a level is no place's name: *UBND xã |Rà soát*, but *UBND xã |Thuận cho biết*."""
    if not goes_on_in_lower_case(words, i) or not is_vietnamese(words.words[i]):
        return False
    return words.starts[i + 1] not in heads and words.words[i + 1] != "và" and phrase_at(words, i + 1)[0] is None


def headline_run(words: Words, i: int, n: int) -> int:
    """How many of the `n` words in capitals from word `i` on are a place's name: in headlines a verb ends it."""
    for k in range(n):
        if phrase_at(words, i + k)[0] in ("stop", "closed", "organisation", "level"):
            return k
    return n
