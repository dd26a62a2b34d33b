"""What stands around a run of capitalised words, and whether that makes it a person's name."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from dukien.text.letters import LOWER, UPPER
from dukien.text.normal import fold_spelling

# *Nguyễn Văn H.*, *Nguyễn Văn A.T.*: a name that the article hides.
INITIAL = re.compile(rf" ?(?:\.? ?[{UPPER}](?:\.|(?![\w'’]))|\.[{UPPER}])")
_NEXT_WORD = re.compile(rf" ([{LOWER}]+)")
_TITLE_BEHIND = re.compile(r"(?: ?[(,:–-])? ?(?:(?:nguyên|cựu|quyền|hiện là|là|hiện|nguyên là) )?(\w+)(?: (\w+))?")
_TITLES_BEFORE = tuple(
    f"{t} "
    for t in "chủ tịch,bí thư,giám đốc,bộ trưởng,thứ trưởng,thủ tướng,chủ nhiệm,cục trưởng,vụ trưởng,viện trưởng,hiệu trưởng"
    ",đại biểu,huyện ủy,tỉnh ủy,thành ủy,đảng ủy,ủy viên,trưởng phòng,trưởng ban,chánh án,chánh văn phòng,phát ngôn viên".split(
        ","
    )
)
# A post's head, and behind it in the same clause at most an organisation: *Phó Chủ tịch UBND tỉnh |Dư Thị Mỹ Hạnh*.
_POST = re.compile(
    r"\b(?:chủ tịch|bí thư|giám đốc|trưởng|phó|ủy viên|đại biểu|chánh|chủ nhiệm|thủ tướng|đại sứ|chính ủy|tư lệnh|thư ký"
    r"|phát ngôn viên|thẩm phán|cán bộ|chuyên viên|công chức|pct|thống đốc)\b[^.,;:\n()\"“”]{0,60} \Z"
)
NAMED_AFTER = (
    "trường|thpt|thcs|ptth|tiểu học|mầm non|bệnh viện|đường|phố|đại lộ|học viện|giải|quỹ|trung tâm|đại học|nhà hát|công viên"
    "|tượng"
)
"""What is called after the great of the past, to be set in an expression."""
LONGEST_KINH, LONGEST = 5, 7
"""How many words a name of the Kinh has at most, and any name."""
_CLAUSE_ENDS = '.,;:\n()"“”'
_WINDOW = 76
# Words whose end looks like a place's type: *phát triển nông |thôn|*, *gia |đình|*.
_NO_PLACE = tuple(
    "môi trường,thị trường,hiện trường,quảng trường,chiến trường,công trường,nông thôn,yêu cầu,nhu cầu,gia đình,thủ quỹ,già làng"
    ",lý giải,ông xã,bà xã".split(",")
)
_NO_PLACE_ENDS = frozenset(w.rpartition(" ")[2] for w in _NO_PLACE)
_OPENING = "(\"“‘'[–-:,.…;*•"


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


@cache
def _by_last_word(section: str) -> dict[str, tuple[str, ...]]:
    """The phrases of a section by their last word, longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(sections()[section], key=len, reverse=True):
        found.setdefault(phrase.rpartition(" ")[2], []).append(phrase)
    return {k: tuple(v) for k, v in found.items()}


def phrase_before(text: str, at: int, section: str) -> tuple[int, int] | None:
    """Span of the longest phrase of a section of `context.txt` that ends right before `at` (spaces and a colon aside)."""
    if not at or text[at - 1] not in " :.":  # most often a bracket or a line break
        return None
    end = at
    while end and text[end - 1] in " :":
        end -= 1
    begin = max(0, end - 22)
    word = text[max(begin, text.rfind(" ", begin, end) + 1) : end]
    if "\n" in word:
        word = word.rpartition("\n")[2]
    if (phrases := _by_last_word(section).get(word.lower().lstrip(_OPENING))) is None:
        return None
    before = text[begin:end].lower()
    for phrase in phrases:
        if before.endswith(phrase):
            start = end - len(phrase)
            if phrase in _NO_PLACE_ENDS and before.endswith(_NO_PLACE):
                return None
            if not start or not (text[start - 1].isalnum() or text[start - 1] in "/'’"):
                return start, end
    return None


@cache
def _title_leads() -> frozenset[str]:
    return frozenset(t.partition(" ")[0] for t in sections()["title"]) | {"phó"}


def cut_titles(text: str, words: list[str], end: int) -> int:
    """How many of a run's words belong to it once a title that follows (*Nguyễn Văn Phúc Chủ tịch*) is cut off.

    The run ends at `end` of `text`.
    """
    leads = _title_leads()
    for i in range(1, len(words)):
        if (lower := words[i].lower()) in leads:
            if lower == "phó":
                return i
            following = words[i + 1] if i + 1 < len(words) else m[1] if (m := _NEXT_WORD.match(text, end)) else ""
            if f"{lower} {following.lower()}" in sections()["title"]:
                return i
    return len(words)


def behind_post(text: str, start: int) -> bool:
    """Whether a post's head stands before `start` with no more than an organisation between."""
    if start < 2 or text[start - 1] != " " or text[start - 2] in _CLAUSE_ENDS:
        return False
    window = text[max(0, start - _WINDOW) : start].lower()
    return _POST.search(window, window.rfind("\n") + 1) is not None


def title_follows(text: str, end: int) -> bool:
    """Whether a title stands right behind `end`: *Mai Hồng Sơn|, Chủ tịch ...*."""
    m = _TITLE_BEHIND.match(text, end)
    if m is None or (lead := m[1].lower()) not in _title_leads():
        return False
    titles = sections()["title"]
    return lead == "phó" or lead in titles or f"{lead} {m[2]}".lower() in titles


def required_score(text: str, start: int, end: int, syllables: int) -> float:
    """What the score of a name at `[start, end)` must reach: less where a title stands right before or behind it."""
    if title_follows(text, end):
        return -6.0
    if syllables > 2:
        return -6.0 if behind_post(text, start) else 0.0
    return -3.0 if text[max(0, start - 16) : start].lower().endswith(_TITLES_BEFORE) else 0.0
