"""One person's posts: wordings of the same post become one, in the fullest wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from dukien.facts.positions import Position
from dukien.facts.positions.find import heads
from dukien.facts.positions.norm import expand
from dukien.link.people.mentions import Mention

# Other words for the same head.
_SAME: Final = {
    "phó ban": "phó trưởng ban",
    "phó phòng": "phó trưởng phòng",
    "phó khoa": "phó trưởng khoa",
    "phó đoàn": "phó trưởng đoàn",
    "phó văn phòng": "phó chánh văn phòng",
    "phó thanh tra": "phó chánh thanh tra",
    "cục phó": "phó cục trưởng",
    "vụ phó": "phó vụ trưởng",
    "chi cục phó": "phó chi cục trưởng",
    "viện phó": "phó viện trưởng",
    "hiệu phó": "phó hiệu trưởng",
    "đội phó": "phó đội trưởng",
    "tổ phó": "phó tổ trưởng",
    "hạt phó": "phó hạt trưởng",
    "đồn phó": "phó đồn trưởng",
    "trạm phó": "phó trạm trưởng",
    "người phát ngôn": "phát ngôn viên",
    "đbqh": "đại biểu quốc hội",
    "tuv": "tỉnh ủy viên",
}
# Heads that name the same post more or less fully; what they add stays in the words.
_FAMILY: Final = {
    "chủ tịch quốc hội": "chủ tịch",
    "chủ tịch nước": "chủ tịch",
    "phó chủ tịch quốc hội": "phó chủ tịch",
    "phó chủ tịch nước": "phó chủ tịch",
    "thủ tướng chính phủ": "thủ tướng",
    "phó thủ tướng chính phủ": "phó thủ tướng",
    "phó thủ tướng thường trực": "phó thủ tướng",
    "phó thủ tướng thường trực chính phủ": "phó thủ tướng",
    "phó thủ tướng chính phủ thường trực": "phó thủ tướng",
    "ủy viên trung ương": "ủy viên",
    "ủy viên trung ương đảng": "ủy viên",
    "ủy viên thường vụ": "ủy viên",
    "ủy viên bộ chính trị": "ủy viên",
    "trưởng đoàn đại biểu quốc hội": "trưởng đoàn",
    "trưởng đoàn đbqh": "trưởng đoàn",
    "trưởng đoàn công tác": "trưởng đoàn",
    "trưởng đoàn kiểm tra": "trưởng đoàn",
    "trưởng đoàn giám sát": "trưởng đoàn",
    "trưởng đoàn thanh tra": "trưởng đoàn",
}
# Bodies that only Vietnam has: who serves there is no foreigner, whatever the name looks like (*Ha Krong, Chủ tịch xã*).
_OURS: Final = re.compile(
    r"\b(?:Ủy ban nhân dân|Hội đồng nhân dân|Mặt trận Tổ quốc|xã|phường|thị trấn|huyện|thôn|buôn|bon"
    r"|(?:Tỉnh|Huyện|Đảng|Thị) ủy)\b(?!.*Trung Quốc)",
    re.IGNORECASE,
)
# Of a firm, where nothing else tells.
_DIRECTORS: Final = frozenset(("giám đốc", "phó giám đốc"))
_CHAIRMEN: Final = frozenset(("chủ tịch", "phó chủ tịch"))
_EMPTY: Final = frozenset("và của các thuộc này".split())
_COUNCIL: Final = re.compile(
    r"^(?P<head>(?:phó )?chủ tịch(?: thường trực)?)"
    r" (?:ủy ban nhân dân\b ?|(?=(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)\b))"
)
_WORD: Final = re.compile(r"\w+")


class Post:
    """What tells a post from others: its head in one wording, and all its words."""

    def __init__(self, head: str, words: frozenset[str]) -> None:
        self.head = head
        self.words = words


def family(head: str) -> str:
    """The head that stands for all wordings of the post that `head` begins."""
    head = _SAME.get(head, head)
    return _FAMILY.get(head, head)


@lru_cache(8192)
def post(text: str) -> Post:
    """The post that `text` words, written out or not, in any case; the head is all of it where no head is known."""
    low = expand(text).lower()
    words = low.split(" ")
    known = heads()
    for n in range(min(7, len(words)), 0, -1):
        if (found := known.get(" ".join(words[:n]))) is not None:
            head = _SAME.get(found.text, found.text)
            low = " ".join([head, *words[n:]])
            break
    else:
        head = low
    if head in ("chủ tịch", "phó chủ tịch"):  # Chủ tịch UBND huyện is Chủ tịch huyện, and no Chủ tịch HĐND huyện
        low = _COUNCIL.sub(r"\g<head> ubnd ", low)
    return Post(family(head), frozenset(_WORD.findall(low)) - _EMPTY)


def wording_of(other: Post, own: Post, organization: str | None) -> bool:
    """Whether `other` is a wording of the post `own`, be it with the name of its `organization`'s unit."""
    if other.head != own.head:
        return False
    return other.words <= own.words or (organization is not None and other.words <= own.words | post(organization).words)


def _covers(long: Position, own: Post, short: Position, shorter: Post) -> bool:
    """Whether `short` is a shorter or equal wording of the post `long`; what the two are is given."""
    if own.head != shorter.head:
        return False
    a, b = own.words, shorter.words
    if b <= a:
        return True
    return bool(long.body and short.body) and 2 * len(a & b) >= 0.85 * (len(a) + len(b)) and len(a) >= len(b)


Held = tuple[Position, Mention, str]
Settled = tuple[Position, Mention, str, str]
"""A position, the mention it was given to, the rule that says so, and the sector."""


def _fullest(held: Sequence[Held]) -> list[Held]:
    """Of the wordings of each post the fullest, in reading order."""
    worded = [(post(h[0].norm), h) for h in held]
    worded.sort(key=_words_of)
    kept: list[tuple[Post, Held]] = []
    for words, candidate in worded:
        for own, k in kept:
            if _covers(k[0], own, candidate[0], words):
                break
        else:
            kept.append((words, candidate))
    return sorted([k for _, k in kept], key=_start_of)


def _words_of(worded: tuple[Post, Held]) -> tuple[int, int]:
    return -len(worded[0].words), worded[1][0].start


def _start_of(held: Held) -> int:
    return held[0].start


def settle(held: Sequence[Held], *, foreign: bool) -> list[Settled]:
    """The posts to report of what was attached to one person: fullest wordings, with their sectors, in reading order."""
    kept = held if len(held) == 1 else _fullest(held)
    settled: list[Settled] = []
    following = ""
    for p, mention, rule in reversed(kept):
        sector: str = "foreign" if foreign and not _OURS.search(p.norm) else p.sector
        if sector == "company" and not p.body and p.head in _DIRECTORS and following not in ("", "company", "foreign"):
            sector = following  # phó giám đốc, |Thủ trưởng Cơ quan điều tra Công an tỉnh|
        if following == "company" and not p.body and p.head in _CHAIRMEN:
            sector = following  # phó chủ tịch kiêm |tổng giám đốc Tập đoàn Hoa Sen|
        settled.append((p, mention, rule, sector))
        following = sector
    return settled[::-1]
