"""What stands around a run of capitalised words, and whether that makes it a person's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from dukien.text.letters import LOWER, UPPER
from dukien.text.normal import fold_spelling

# *Nguyễn Văn H.*, *Nguyễn Văn A.T.*: a name that the article hides.
INITIAL: Final = re.compile(rf" ?(?:\.? ?[{UPPER}](?:\.|(?![\w'’]))|\.[{UPPER}])")
_NEXT_WORD: Final = re.compile(rf" ([{LOWER}]+)")
# Behind a name the first word of what may be a title, and the next: *Mai Hồng Sơn|, nguyên Chủ tịch|*.
_TITLE_BEHIND: Final = re.compile(r"(?>(?: ?[(,:–-])? ?(?:(?:nguyên|cựu|quyền|hiện là|là|hiện|nguyên là) )?)(\w++)(?: (\w+))?")
_BEFORE_TITLE: Final = " (,:–-"
_TITLES_BEFORE: Final = tuple(
    f"{t} "
    for t in "chủ tịch,bí thư,giám đốc,bộ trưởng,thứ trưởng,thủ tướng,chủ nhiệm,cục trưởng,vụ trưởng,viện trưởng,hiệu trưởng"
    ",đại biểu,huyện ủy,tỉnh ủy,thành ủy,đảng ủy,ủy viên,trưởng phòng,trưởng ban,chánh án,chánh văn phòng,phát ngôn viên".split(
        ","
    )
)


def any_word(words: str) -> str:
    """An expression of whole words by their first letters, which the engine can skip along with; `|` divides `words`."""
    every = words.split("|")
    rest = {first: "|".join([w[1:] for w in every if w[0] == first]) for first in sorted({w[0] for w in every})}
    return "(?:" + "|".join([rf"{first}(?<!\w.)(?:{either})" for first, either in rest.items()]) + r")\b"


_CLAUSE_ENDS: Final = '.,;:\n()"“”'
# A post's head, and behind it at most an organisation: *Phó Chủ tịch UBND tỉnh |Dư Thị Mỹ Hạnh*.
_HEADS: Final = (
    "chủ tịch|bí thư|giám đốc|trưởng|phó|ủy viên|đại biểu|chánh|chủ nhiệm|thủ tướng|đại sứ|chính ủy|tư lệnh|thư ký"
    "|phát ngôn viên|thẩm phán|cán bộ|chuyên viên|công chức|pct|thống đốc"
)
_POST: Final = re.compile(any_word(_HEADS) + rf"(?=[^{_CLAUSE_ENDS}]{{0,61}}+\Z)")
NAMED_AFTER: Final = (
    "trường|thpt|thcs|ptth|tiểu học|mầm non|bệnh viện|đường|phố|đại lộ|học viện|giải|quỹ|trung tâm|đại học|nhà hát|công viên"
    "|tượng"
)
"""What is called after the great of the past, to be set in an expression."""
LONGEST_KINH, LONGEST = 5, 7
"""How many words a name of the Kinh has at most, and any name."""
_WINDOW: Final = 76
# Words whose end looks like a place's type: *phát triển nông |thôn|*, *gia |đình|*.
_NO_PLACE: Final = tuple(
    "môi trường,thị trường,hiện trường,quảng trường,chiến trường,công trường,nông thôn,yêu cầu,nhu cầu,gia đình,thủ quỹ,già làng"
    ",lý giải,ông xã,bà xã".split(",")
)
_NO_PLACE_ENDS: Final = frozenset(w.rpartition(" ")[2] for w in _NO_PLACE)
_OPENING: Final = "(\"“‘'[–-:,.…;*•"


@cache
def sections() -> dict[str, frozenset[str]]:
    """The word lists of `context.txt` by the name of their section."""
    found: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in files("dukien.names").joinpath("context.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = found.setdefault(line[1 : line.index("]")], set())
        elif line and not line.startswith("#"):
            current.add(fold_spelling(line))
    return {k: frozenset(v) for k, v in found.items()}


def honorifics() -> frozenset[str]:
    """Forms of address, ranks and degrees that stand before a name, in lower case."""
    return sections()["honorific"]


Cues = dict[str, tuple[int, int]]
"""Spans of phrases by their section."""
_NO_CUES: Final[Cues] = {}  # never added to
WIDTH: Final = 40
"""How many letters hold the longest cue."""


class _Phrases:
    """The phrases of some sections."""

    def __init__(self, names: Sequence[str]) -> None:
        found: dict[str, list[tuple[str, str, bool]]] = {}
        for section in names:
            for phrase in sections()[section]:
                found.setdefault(phrase.rpartition(" ")[2], []).append((phrase, section, phrase in _NO_PLACE_ENDS))
        self.by_last_word = {word: sorted(phrases, key=lambda p: -len(p[0])) for word, phrases in found.items()}
        """Each with its section, and whether it is also the end of something else; longest first."""
        self.ends = frozenset(end for word in found for end in _last_three(word))
        """The last three letters, which tell most other words from them."""


def _last_three(word: str) -> list[str]:
    """The last three characters of a text that ends with `word`."""
    return [word[-3:]] if len(word) > 2 else [word, *(f"{sign}{word}" for sign in f" \n{_OPENING}")]


_CUES: Final = _Phrases(("honorific", "place", "statesman"))
_CALLS: Final = _Phrases(("honorific", "statesman"))


def cues_before(low: str, at: int) -> Cues:
    """By their section (`honorific`, `place`, `statesman`) the spans of the longest phrases that end right before `at`.

    `low` is the text in lower case. Spaces and a colon may stand between. Most runs have none.
    """
    return _spans_before(low, at, _CUES)


def calls_somebody(low: str, at: int) -> bool:
    """Whether a phrase that only stands before persons, a form of address or a statesman's title, ends right before `at`."""
    return bool(_spans_before(low, at, _CALLS))


def _spans_before(low: str, at: int, phrases: _Phrases) -> Cues:
    end = at - 1
    if end < 2:
        return _NO_CUES
    sign = low[end]
    if sign == " ":
        if low[end - 3 if end > 3 else 0 : end] not in phrases.ends and low[end - 1] not in " :":  # most words
            return _NO_CUES
    elif sign not in ":.":  # a bracket or a line break
        return _NO_CUES
    if sign == ".":
        end = at
    else:
        while end and low[end - 1] in " :":
            end -= 1
    word = low[low.rfind(" ", end - WIDTH if end > WIDTH else 0, end) + 1 : end]
    fitting = phrases.by_last_word.get(word)
    if fitting is None:
        if word.isalnum():
            return _NO_CUES
        fitting = phrases.by_last_word.get(word.rpartition("\n")[2].lstrip(_OPENING))
        if fitting is None:
            return _NO_CUES
    found: Cues = {}
    for phrase, section, ambiguous in fitting:
        start = end - len(phrase)
        if low[start:end] != phrase or section in found:
            continue
        before = low[start - 1] if start else " "
        inside_word = before != " " and (before.isalnum() or before in "/'’")
        if not inside_word and not (ambiguous and low.endswith(_NO_PLACE, 0, end)):
            found[section] = (start, end)
    return found


def phrase_before(text: str, at: int, section: str) -> tuple[int, int] | None:
    """Span of the longest phrase of a section of `cues_before` that ends right before `at`, in a text of any case."""
    first = max(0, at - WIDTH)
    if span := cues_before(text[first:at].lower(), at - first).get(section):
        return first + span[0], first + span[1]
    return None


@cache
def _title_leads() -> frozenset[str]:
    return frozenset(t.partition(" ")[0] for t in sections()["title"]) | {"phó"}


def is_title_lead(word: str) -> bool:
    """Whether a title may begin with `word`."""
    return word.lower() in _title_leads()


def first_title(words: Sequence[str]) -> int:
    """How many of `words` stand before the first title among them: *Nguyễn Văn Phúc |Chủ tịch|*."""
    leads = _title_leads()
    for i in range(1, len(words)):
        if (lower := words[i].lower()) not in leads:
            continue
        if lower == "phó" or (i + 1 < len(words) and f"{lower} {words[i + 1].lower()}" in sections()["title"]):
            return i
    return len(words)


def title_goes_on(text: str, word: str, end: int) -> bool:
    """Whether the capitalised `word`, which ends at `end`, and the next in lower case are a title: *Chủ| tịch*."""
    m = _NEXT_WORD.match(text, end)
    return m is not None and f"{word} {m[1]}".lower() in sections()["title"]


def cut_titles(text: str, words: Sequence[str], end: int) -> int:
    """How many of a run's words belong to it once a title that follows (*Nguyễn Văn Phúc Chủ tịch*) is cut off.

    The run ends at `end` of `text`.
    """
    kept = first_title(words)
    if 1 < kept == len(words) and is_title_lead(words[-1]) and title_goes_on(text, words[-1], end):
        return kept - 1
    return kept


def behind_post(low: str, start: int) -> bool:
    """Whether a post's head stands before `start` with no more than an organisation between; `low` is in lower case."""
    if start < 2 or low[start - 1] != " " or low[start - 2] in _CLAUSE_ENDS:
        return False
    first = max(0, start - _WINDOW)
    return _POST.search(low, max(first, low.rfind(",", first, start) + 1), start) is not None


def title_follows(low: str, end: int) -> bool:
    """Whether a title stands right behind `end`: *Mai Hồng Sơn|, Chủ tịch ...*; `low` is the text in lower case."""
    if low[end : end + 1] not in _BEFORE_TITLE or (m := _TITLE_BEHIND.match(low, end, end + WIDTH)) is None:
        return False
    lead, following = m.groups()
    if lead not in _title_leads():
        return False
    titles = sections()["title"]
    return lead == "phó" or lead in titles or f"{lead} {following}" in titles


def required_score(low: str, start: int, end: int, syllables: int) -> float:
    """What the score of a name at `[start, end)` must reach: less where a title stands right before or behind it."""
    if title_follows(low, end):
        return -6.0
    if syllables > 2:
        return -6.0 if behind_post(low, start) else 0.0
    return -3.0 if low.endswith(_TITLES_BEFORE, 0, start) else 0.0
