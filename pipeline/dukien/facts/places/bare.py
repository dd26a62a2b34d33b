"""Names without a type: provinces, districts beside their province or their communes, communes once introduced."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from dukien.facts.places.names import SURNAMES
from dukien.text.letters import LETTER, UPPER
from dukien.units.register import register


class Mention(Protocol):
    """What the rules need to know of a mention that was found before."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def name_start(self) -> int: ...  # noqa: D102
    @property
    def level(self) -> str: ...  # noqa: D102
    @property
    def types(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def known(self) -> bool: ...  # noqa: D102


Found = tuple[str, str, int, int, str]
"""Rule, level, start, end, key."""

_WORD_BEFORE = re.compile(rf"([{LETTER}.’']+) $")
_WORD_AFTER = re.compile(rf" ([{UPPER}][{LETTER}]*)")
# Before a name these make it a person, a street, a river, a school: not the unit.
_NOT_A_UNIT = frozenset(
    "ông bà anh chị em cô chú bác cháu cụ thầy bé đường phố sông suối hồ cầu chợ đèo núi đồi đảo vịnh biển cảng ga trạm "
    "chùa đền đình nhà thôn ấp bản làng khóm buôn bon xóm khu kcn trường thpt thcs viện ty hàng báo cư án hiệu hãng quán "
    "bến ngã họ giáo tên mang bot kđt".split()
)
_BESIDE = re.compile(r" ?[,(–-] ?\(?")
_BEFORE_PROVINCE = re.compile(r" ?[,(–-] ?\(?(?:tỉnh |TP\.? ?|thành phố )?")


def _alone(text: str, start: int, end: int) -> bool:
    """Whether the name is not a piece of a longer name, of a person's or of a street's."""
    if start and text[start - 1] == " ":
        m = _WORD_BEFORE.search(text, max(0, start - 14), start)
        if m:
            word = m[1]
            if word.lower() in _NOT_A_UNIT or (word[0].isupper() and not word.isupper() and word.lower() not in _HEADS):
                return False
            if word.lower() in SURNAMES and word[0].isupper() and len(word) > 1 and not text[start:end].isupper():
                return False
    m = _WORD_AFTER.match(text, end)
    return not m or m[1].lower() in SURNAMES or m[1].isupper()


# What may stand right before a commune's bare name within a sentence; after anything else it may be a school's, a market's.
_BEFORE_COMMUNE = frozenset(
    "ở tại của về đến từ vào cho là và với cùng trên qua thuộc nay nhưng mà thì giúp để tới ra lên xuống sang giữa nếu khi "
    "bởi trong giáp riêng hiện như hay hoặc do còn dân bàn quyền địa xã phường trấn rời quanh đưa toàn bàn hôm quê nhờ vì "
    "mong muốn".split()
)
# Capitalised words that may stand right before a place's name.
_HEADS = frozenset(
    "tại ở từ đến về trước sau theo tỉnh huyện ủy đoàn an viện sở phòng hội tòa án đội quận đài báo công dân khách người".split()
)


def bare_districts(text: str, hits: Iterable[tuple[int, int, str]], mentions: Sequence[Mention]) -> Iterator[Found]:
    """The provinces, and those districts that the article introduces or that stand beside their province or commune."""
    reg = register()
    introduced = {m.key for m in mentions if m.level == "district"}
    communes = {m.end: m for m in mentions if m.level == "commune" and m.known}
    pending = [h for h in hits if _alone(text, h[0], h[1])]
    province_starts = {s: k for s, _, k in pending if k in reg.provinces}
    province_starts |= {m.name_start: m.key for m in mentions if m.level == "province"}
    for start, end, key in pending:
        if key in reg.provinces and not _under(text, start, key, communes, ("district",), strict=True):
            yield "place.province.bare", "province", start, end, key
        elif key in reg.districts:
            after = _BEFORE_PROVINCE.match(text, end)
            above = province_starts.get(after.end()) if after else None
            if above and _in_province(key, above):
                yield "place.district.beside_province", "district", start, end, key
            elif _under(text, start, key, communes, ("district",)):
                yield "place.district.beside_commune", "district", start, end, key
            elif key in introduced:
                yield "place.district.bare", "district", start, end, key


def _in_province(key: str, province: str) -> bool:
    reg = register()
    codes = {reg.codes[r] for r in reg.provinces[province]}
    return any(reg.parents[r] in codes for r in reg.districts[key])


def _under(
    text: str, start: int, key: str, communes: Mapping[int, Mention], levels: tuple[str, ...], *, strict: bool = False
) -> bool:
    """Whether right before `start` a commune stands that belongs to a district called `key`.

    `strict`: and to no province of that name, as *phường Ba Đình, Thanh Hóa* does to both.
    """
    reg = register()
    for back in (1, 2, 3, 4):
        m = communes.get(start - back)
        if m is not None and _BESIDE.fullmatch(text, m.end, start):
            parents = {reg.parents[r] for r in reg.communes.get(m.key, ())}
            inside = any(reg.codes[r] in parents for r in reg.districts.get(key, ()))
            if inside and strict:
                above = {reg.parents[r] for p in parents for r in reg.by_code.get(p, ())}
                return not any(reg.codes[r] in above for r in reg.provinces.get(key, ()))
            return inside
    return False


def bare_communes(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[tuple[str, ...], int, int, str]]:
    """Later mentions, without the type, of the communes that the article introduces: types, start, end, key.

    A name that the article, or a province, also bears for a higher unit is left alone.
    """
    reg = register()
    higher = {m.key for m in mentions if m.level != "commune"}
    introduced: dict[str, tuple[int, Mention]] = {}
    for m in mentions:
        if m.level == "commune" and m.known and " " in m.key and m.key not in higher and m.key not in reg.provinces:
            name = text[m.name_start : m.end]
            if name not in introduced:
                introduced[name] = (m.end, m)
    if not introduced:
        return
    starts, ends = zip(*sorted((m.name_start, m.end) for m in mentions), strict=True)
    for name, (at, m) in introduced.items():
        while (at := text.find(name, at)) >= 0:
            end = at + len(name)
            n = bisect_left(starts, end)
            if not (n and ends[n - 1] > at) and _is_word(text, at, end) and _stands_free(text, at, end):
                yield m.types, at, end, m.key
            at = end


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether the name begins a sentence or clause, or follows a word that only a place follows."""
    if text[start - 1 : start] == " " and text[start - 2 : start - 1].isdigit():
        return False  # *số 14 Hạ Lý*
    m = _WORD_BEFORE.search(text, max(0, start - 14), start)
    return (m is None or m[1].lower() in _BEFORE_COMMUNE) and _alone(text, start, end)


def _is_word(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()
