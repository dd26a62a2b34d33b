"""Capitalised syllables that are no part of a body's name: a caption's verb, a sentence without a full stop before it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from dukien.facts.positions.phrases import Token, phrase_at
from dukien.names.syllables import is_vietnamese

# Verbs that begin what a caption says: *Chủ tịch UBND xã |Phát biểu tại hội nghị*.
_VERBS: Final = frozenset(
    "phát biểu,kết luận,trao,trao quà,chủ trì,khai mạc,bế mạc,phát động,tham dự,tham gia,kiểm tra,báo cáo,thăm,thăm hỏi,tặng"
    ",trình bày,trả lời,giải trình,thông qua,chúc mừng,động viên,tuyên dương,khen thưởng,quán triệt,triển khai,điều hành,gặp gỡ"
    ",tiếp xúc,đối thoại,làm việc,khảo sát,giám sát,dâng hương,thắp hương,cắt băng,bắt tay,giao lưu,tiếp nhận,công bố,ký kết"
    ",phổ biến,chứng kiến".split(",")
)


def goes_on_in_lower_case(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether a capitalised syllable has the next one, in lower case, right behind it."""
    if i + 1 >= len(tokens):
        return False
    t, following = tokens[i], tokens[i + 1]
    title_case = text[t.start()].isupper() and text[t.start() + 1 : t.end()].islower()
    return title_case and text[t.end() : following.start()] == " " and text[following.start()].islower()


def verb_starts(text: str, low: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether a caption's verb starts at token `i`: *|Phát biểu*, but not *Phát Diệm*."""
    if not goes_on_in_lower_case(text, tokens, i):
        return False
    return tokens[i][0] in _VERBS or low[tokens[i].start() : tokens[i + 1].end()] in _VERBS


def sentence_starts(text: str, low: str, tokens: Sequence[Token], i: int, heads: Collection[int]) -> bool:
    """Whether token `i` behind a closed body or a level is no place's name: *UBND xã |Rà soát*, but *UBND xã |Thuận cho biết*."""
    if not goes_on_in_lower_case(text, tokens, i) or not is_vietnamese(tokens[i][0]):
        return False
    following = tokens[i + 1]
    return following.start() not in heads and following[0] != "và" and phrase_at(tokens, i + 1, low)[0] is None


def headline_run(low: str, tokens: Sequence[Token], i: int, n: int) -> int:
    """How many of the `n` words in capitals from token `i` on are a place's name: in headlines a verb ends it."""
    return next((k for k in range(n) if phrase_at(tokens, i + k, low)[0] in ("stop", "closed", "organisation", "level")), n)
