"""Full names of persons: Vietnamese of all peoples, and foreigners behind a form of address or a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dukien.names.context import (
    INITIAL,
    LONGEST,
    LONGEST_KINH,
    NAMED_AFTER,
    Cues,
    behind_post,
    calls_somebody,
    cues_before,
    cut_titles,
    required_score,
    sections,
    title_goes_on,
)
from dukien.names.doubt import passed_over, second_look
from dukien.names.person import PersonName
from dukien.names.runs import Core, Facts, facts_of, may_be_of_one_letter, shape_of, unlikely_core
from dukien.names.syllables import is_surname, is_vietnamese, places, split_name, surname_weight
from dukien.text import Document
from dukien.text.letters import LOWER, UPPER

# A syllable: *Nguyễn*, *K'Ré*, *K’ Brểu*, *H'Bia*, *Bh'riu*; a leading *Y* or *A* stands alone: *Y Thanh*. What most
# syllables are comes first in each alternative, and one character tells between them.
_REST: Final = rf"[{LOWER}]++(?:['’][{UPPER}]?[{LOWER}]++|)"
_HIGHLAND_REST: Final = rf"['’](?<=[KH].) ?[{UPPER}]{_REST}"
_TOKEN: Final = rf"[{UPPER}](?:{_REST}|{_HIGHLAND_REST})"
_NEXT: Final = rf"(?: [{UPPER}](?:{_REST}|{_HIGHLAND_REST}| (?<=[YA] ){_TOKEN}))"
# A set of characters comes first, and the look behind after it, because that is what the engine can skip along with.
RUN: Final = re.compile(
    rf"[{UPPER}](?<![\w'’.].)(?:"
    rf"[{LOWER}]++(?:{_NEXT}+|(?P<letter> [{UPPER}])(?![\w.'’]| [{UPPER}\d])|['’][{UPPER}]?[{LOWER}]++{_NEXT}*)"
    rf"|(?P<capitals>[{UPPER}]{{1,6}}(?: [{UPPER}]{{2,7}}){{1,14}})(?![\w'’])"
    rf"|{_HIGHLAND_REST}{_NEXT}*"
    rf"| (?<=[YKA] ){_TOKEN}{_NEXT}*)"
)
_LETTER: Final = re.compile(rf" [{UPPER}](?![\w.'’]| [{UPPER}\d])")
# *Trường phổ thông đặc biệt |Nguyễn Đình Chiểu*.
_NAMED_AFTER: Final = re.compile(rf"\b(?:{NAMED_AFTER})\b[^.,;\n]*\Z", re.IGNORECASE)
_PERSONAL: Final = frozenset("ông bà anh chị em cháu cô chú bác cụ thầy đ/c".split()) | {"đồng chí", "các ông"}
_LOOSE: Final = frozenset(("tên", "là", "cựu"))
_UNITS: Final = frozenset(("xã", "phường", "huyện", "tỉnh", "quận", "thị trấn", "thị xã", "thành phố", "tp"))


def _from_run(text: str, low: str, core: Core, start: int, honorific: str | None, cues: Cues) -> PersonName | None:
    """The name in a run of capitalised words at `start`, if there is one; `cues` are the phrases before it."""
    facts = core.facts
    if core.offset:
        start += core.offset
        cues = cues_before(low, start)
    end = start + len(facts.name)
    if core.open and title_goes_on(text, facts.words[-1], end):
        facts = facts_of(" ".join(facts.words[:-1]))
        end = start + len(facts.name)
    elif not core.cut and _goes_on_in_letters(text, facts.words[-1], end):
        return _of_one_letter(text, low, facts.words, start, end)
    if facts.no_name:
        return None
    if honorific and len(facts.words) <= LONGEST:
        return _addressed(start, end, facts, honorific)
    if facts.people:
        if len(facts.words) > LONGEST or _is_place(low, facts, cues):
            return None
        return PersonName(start=start, end=end, rule="name.people", name=facts.name, honorific=None)
    if facts.nation:
        start += len(facts.words[0]) + 1
        facts = facts_of(" ".join(facts.words[1:]))
        cues = cues_before(low, start)
    if facts.stranger and "statesman" in cues:
        return PersonName(start=start, end=end, rule="name.foreign", name=facts.name, honorific=None, foreign=True)
    return _by_surname(text, low, start, end, facts, cues)


def _goes_on_in_letters(text: str, last: str, end: int) -> bool:
    """Whether single letters follow the word `last`, which ends at `end`: *Nguyễn Văn |H.*, *chị Trần Thị Th|.*."""
    following = text[end : end + 1]
    if following == " ":
        following = text[end + 1 : end + 2]
    if not (following.isupper() or following in ". "):  # most often a word in small letters, a comma
        return False
    hidden = following == "." and len(last) < 3 and text.startswith(".", end) and not is_vietnamese(last)
    return hidden or INITIAL.match(text, end) is not None


def _of_one_letter(text: str, low: str, words: Sequence[str], start: int, end: int) -> PersonName | None:
    """A family name and a given name of one letter, right behind a post's organisation: *UBND tỉnh Lâm Đồng |Phạm S*.

    `words` end at `end`, where the letter follows.
    """
    if not may_be_of_one_letter(words) or not _LETTER.match(text, end) or not behind_post(low, start):
        return None
    start, end = end - len(words[-1]), end + 2
    if "place" in cues_before(low, start):
        return None
    return PersonName(start=start, end=end, rule="name.letter", name=text[start:end], honorific=None)


def _addressed(start: int, end: int, facts: Facts, honorific: str) -> PersonName | None:
    """A run behind a form of address, which is a name whatever it looks like."""
    name, address = facts.name, honorific.lower()
    if facts.vietnamese:
        if (address in _LOOSE and not is_surname(facts.words[0])) or len(facts.words) > LONGEST_KINH or facts.never:
            return None
        if facts.place and address not in _PERSONAL:  # Hội Nhà báo |Hà Nội
            return None
        return PersonName(start=start, end=end, rule="name.honorific", name=name, honorific=honorific, foreign=facts.foreign)
    foreign = not facts.local
    if foreign and address in _LOOSE:
        return None
    rule = "name.foreign" if foreign else "name.people"
    return PersonName(start=start, end=end, rule=rule, name=name, honorific=honorific, foreign=foreign)


def _by_surname(text: str, low: str, start: int, end: int, facts: Facts, cues: Cues) -> PersonName | None:
    """A Kinh name that stands for itself, perhaps behind a place's name: *UBND TP Hà Nội |Nguyễn Đức Toàn*."""
    if facts.hopeless:
        return None
    words, split = facts.words, facts.split
    if split is None or split[2] <= 0.0:
        split = _doubtful_split(low, start, end, facts, cues)
    if split is None:
        return None
    if first := split[0]:
        start += sum(map(len, words[:first])) + first
        facts = facts_of(" ".join(words[first:]))
    elif not _stands_free(text, low, start, words, facts.name, cues):
        return None
    return PersonName(start=start, end=end, rule="name.surname", name=facts.name, honorific=None, foreign=facts.foreign)


def _doubtful_split(low: str, start: int, end: int, facts: Facts, cues: Cues) -> tuple[int, int, float] | None:
    """Where in a run a name stands whose syllables are not those of most names: a post beside it tells."""
    split, size = facts.split, len(facts.words)
    if facts.surname:
        if split and split[2] > required_score(low, start, end, size):
            return split
        if facts.revered and low.endswith("chủ tịch ", 0, start):  # Chủ tịch |Hồ Chí Minh
            return 0, size, 0.0
    return split if facts.inside and ("place" in cues or behind_post(low, start)) else None


def _is_place(low: str, facts: Facts, cues: Cues) -> bool:
    """Whether a run of the spelling of another people is a place: *xã Ea Kar*, but *Chủ tịch UBND xã |Chau Sóc Thươl*."""
    if (span := cues.get("place")) is None:
        return False
    unit = low[span[0] : span[1]] in _UNITS
    return not unit or len(facts.words) < 2 or facts.name.replace("’", "'") in places() or not behind_post(low, span[0])


def _stands_free(text: str, low: str, start: int, words: Sequence[str], name: str, cues: Cues) -> bool:
    """Whether no word before it makes the run a street's, a school's or a place's name."""
    if name in sections()["eponym"] and _NAMED_AFTER.search(text, max(0, start - 50), start):
        return False
    if (span := cues.get("place")) is None:
        return True
    if text[span[0] : span[1]] == "nhà" and len(words) > 2:  # khám xét nhà |Nguyễn Văn Tám
        return True
    # *Chủ tịch xã Nguyễn Văn Tám*: the unit's own name is left out, for no commune is called so.
    if low[span[0] : span[1]] not in _UNITS or len(words) < 3 or name in places():
        return False
    return surname_weight(words[0]) > -5 or behind_post(low, span[0])


def _from_capitals(text: str, low: str, run: str, start: int) -> PersonName | None:
    """The name in a run of words in capitals, as in headlines: with a common family name, or behind a form of address."""
    words = [w.capitalize() for w in run.split(" ")]
    kept = cut_titles(text, words, start + len(run))
    split = split_name(words[: kept if kept >= 2 else len(words)], open_end=True, threshold=4.0)
    if split is None:
        return None
    first, last, _ = split
    addressed = "honorific" in cues_before(low, start)
    start += sum(map(len, words[:first])) + first
    cues = cues_before(low, start)
    before = cues.get("honorific")
    name = " ".join(words[first:last])
    rare = surname_weight(words[first]) < -4.5 and not (before or addressed)
    if rare or not _stands_free(text, low, start, words[first:last], name, cues):
        return None
    honorific = text[before[0] : before[1]] if before else None
    return PersonName(start=start, end=start + len(name), rule="name.capitals", name=name, honorific=honorific)


def _names(text: str, low: str, *, tagger: bool) -> list[PersonName]:
    """The names in all runs of `text`, in reading order; `low` is the text in lower case."""
    found: list[PersonName] = []
    doubted: list[tuple[int, str, int]] = []
    for m in RUN.finditer(text):
        run, start, group = m[0], m.start(), m.lastgroup
        if group is None:
            name = _from_words(text, low, run, start, tagger=tagger)
        elif group == "capitals":
            name = _from_capitals(text, low, run, start)
        else:
            name = _of_one_letter(text, low, [run[:-2]], start, m.end() - 2)
        if name is None:
            continue
        if tagger and name.rule == "name.surname":
            doubted.append((len(found), run, start))
        found.append(name)
    return _looked_at_again(low, found, doubted) if doubted else found


def _looked_at_again(low: str, found: list[PersonName], doubted: list[tuple[int, str, int]]) -> list[PersonName]:
    """The names, after a second look at the `doubted`: of each its place among them, its run and where that starts."""
    addressed = {n.name for n in found if n.honorific}
    looked: list[PersonName | None] = [*found]
    for i, run, start in doubted:
        looked[i] = second_look(low, found[i], run, start, addressed)
    return [name for name in looked if name is not None]


def _from_words(text: str, low: str, run: str, start: int, *, tagger: bool) -> PersonName | None:
    """The name in a run of capitalised words at `start`, if there is one."""
    shape = shape_of(run)
    if shape.needs_cue and not calls_somebody(low, start):  # most runs
        return None
    cues = cues_before(low, start)
    honorific = shape.address
    if not shape.lead and (span := cues.get("honorific")):
        honorific = text[span[0] : span[1]]
    if honorific or shape.likely or (shape.strange and "statesman" in cues):
        name = _from_run(text, low, shape.core or unlikely_core(run), start, honorific, cues)
        if name is not None:
            return name
    if not shape.doubtful:
        return None
    return passed_over(text, low, start + shape.offset, start + len(run), shape.words[shape.lead :], tagger=tagger)


def find_names(doc: Document, *, tagger: bool = True) -> list[PersonName]:
    """Every full name in `doc`, in reading order; spans are in its normal text. Bylines hold none.

    Without `tagger` the rules alone decide.
    """
    found = _names(doc.text, doc.lower, tagger=tagger)
    if doc.has_bylines:
        found = [n for n in found if doc.zone_at(n.start) != "byline"]
    # *ông Bá Đoan* is no other person than *Nguyễn Bá Đoan*.
    short = set()
    for n in found:
        if (gap := n.name.rfind(" ", 0, n.name.rfind(" "))) > 0:
            short.add(n.name[gap + 1 :])
    if short:
        found = [n for n in found if n.name not in short]
    return found
