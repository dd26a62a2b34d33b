"""Full names of persons: Vietnamese of all peoples, and foreigners behind a form of address or a title."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dukien.names.context import (
    INITIAL,
    LONGEST,
    LONGEST_KINH,
    NAMED_AFTER,
    behind_post,
    cut_titles,
    honorifics,
    phrase_before,
    required_score,
    sections,
)
from dukien.names.doubt import may_be_name, passed_over, second_look
from dukien.names.person import PersonName
from dukien.names.syllables import is_surname, is_vietnamese, places, split_name, surname_weight, surnames
from dukien.text import Document
from dukien.text.letters import LOWER, UPPER

# A syllable: *Nguyễn*, *K'Ré*, *K’ Brểu*, *H'Bia*, *Bh'riu*; a leading *Y* or *A* stands alone: *Y Thanh*.
_TOKEN = rf"(?:[KH]['’] ?)?[{UPPER}][{LOWER}]+(?:['’][{UPPER}]?[{LOWER}]+)?"
_NEXT = rf"(?: (?:[YA] )?{_TOKEN})"
# A set of characters comes first, and the look behind after it, because that is what the engine can skip along with.
RUN = re.compile(
    rf"[{UPPER}](?<![\w'’.].)(?:(?<=[YKA]) {_TOKEN}{_NEXT}*|(?<=[KH])['’] ?[{UPPER}][{LOWER}]+{_NEXT}*"
    rf"|[{LOWER}]+(?:['’][{UPPER}]?[{LOWER}]+{_NEXT}*|{_NEXT}+|(?P<letter> [{UPPER}])(?![\w.'’]| [{UPPER}\d]))"
    rf"|(?P<capitals>[{UPPER}]{{1,6}}(?: [{UPPER}]{{2,7}}){{1,14}})(?![\w'’]))"
)
_LETTER = re.compile(rf" [{UPPER}](?![\w.'’]| [{UPPER}\d])")
_LEADS = frozenset(word.capitalize() for word in sections()["people"])
# Letters that only the languages of Vietnam have.
_ETHNIC = re.compile(r"['’]|[đêôăơưâŭčĭĕ]", re.IGNORECASE)
# First words of a sentence, and forms of address, that a capital joins to the name behind them.
_PARTICLES = frozenset(
    "Ông Bà Anh Chị Cô Chú Bác Em Thầy Cụ Vợ Chồng Thưa"
    " Theo Tuy Sau Khi Tại Đến Cùng Còn Và Nhưng Do Như Gặp Trong Ngoài Với".split()
)
# *Trường phổ thông đặc biệt |Nguyễn Đình Chiểu*.
_NAMED_AFTER = re.compile(rf"\b(?:{NAMED_AFTER})\b[^.,;\n]*\Z", re.IGNORECASE)
_PERSONAL = frozenset("ông bà anh chị em cháu cô chú bác cụ thầy đ/c".split()) | {"đồng chí", "các ông"}
_LOOSE = frozenset(("tên", "là", "cựu"))
# A run without any of these, and without a form of address, is no Vietnamese name.
_LIKELY = frozenset(surnames()) | _LEADS
_STRANGE = re.compile(r"[fjwz]|[b-dghkln-tv-x]{3}|[bdlrsv](?: |$)|ee|oo|ou|ea", re.IGNORECASE)
_UNITS = frozenset(("xã", "phường", "huyện", "tỉnh", "quận", "thị trấn", "thị xã", "thành phố", "tp"))


class _Shape(NamedTuple):
    """What a run of capitalised words tells by itself."""

    words: tuple[str, ...]
    lead: int
    """How many words before the last are particles and forms of address: *Theo, Ông*."""
    address: str | None
    """The form of address among them."""
    likely: bool
    """Whether it has an apostrophe or a family name."""
    strange: bool
    """Whether it is spelt as no Vietnamese name is."""
    doubtful: bool
    """Whether what is behind the lead may be a name, though nothing but a post beside it says so."""


@lru_cache(16384)
def _shape(run: str) -> _Shape:
    words = tuple(run.split(" "))
    lead = 0
    while lead < len(words) - 1 and words[lead] in _PARTICLES:
        lead += 1
    address = words[lead - 1] if lead and words[lead - 1].lower() in honorifics() else None
    likely = "'" in run or "’" in run or not _LIKELY.isdisjoint(words)
    return _Shape(words, lead, address, likely, _STRANGE.search(run) is not None, may_be_name(words[lead:]))


def _from_run(text: str, run: str, shape: _Shape, start: int) -> PersonName | None:
    """The name in a run of capitalised words at `start`, if there is one."""
    end, lead, honorific = start + len(run), shape.lead, shape.address
    if not lead and (span := phrase_before(text, start, "honorific")):
        honorific = text[slice(*span)]
    if not (honorific or shape.likely) and not (shape.strange and phrase_before(text, start, "statesman")):
        return None
    words = list(shape.words)
    while len(words) - lead > 2 and f"{words[lead]} {words[lead + 1]}".lower() in sections()["title"]:
        lead += 2  # Chủ Tịch |Nguyễn Văn A
    if len(words) - lead > 3 and f"{words[lead]} {words[lead + 1]}" in sections()["never"]:
        lead += 2  # Ngoại trưởng Hàn Quốc |Kang Kyung
    start += sum(map(len, words[:lead])) + lead
    words = words[lead:]
    kept = cut_titles(text, words, end)
    if kept == len(words):
        hidden = len(words[-1]) < 3 and text.startswith(".", end) and not is_vietnamese(words[-1])  # chị Trần Thị Th.
        if hidden or INITIAL.match(text, end):
            return _of_one_letter(text, words, start, end)
    else:
        words = words[:kept]
        end = start + sum(map(len, words)) + kept - 1
    apostrophe = "'" in run or "’" in run
    if not apostrophe and (len(words) < 2 or " ".join(words).lower() in sections()["title"]):
        return None
    if honorific and len(words) <= LONGEST:
        return _addressed(start, end, words, honorific)
    if apostrophe or (words[0] in _LEADS and words[0] != "A"):
        if len(words) > LONGEST or _is_place(text, start, words):
            return None
        return PersonName(start=start, end=end, rule="name.people", name=" ".join(words), honorific=None)
    if len(words) > 2 and words[0].lower() in sections()["statesman"] and _is_stranger(words[1:]):  # Tổng thống |Mỹ| Joe Smith
        start, words = start + len(words[0]) + 1, words[1:]
    if _is_stranger(words) and phrase_before(text, start, "statesman"):
        return PersonName(start=start, end=end, rule="name.foreign", name=" ".join(words), honorific=None, foreign=True)
    return _by_surname(text, start, end, words)


def _of_one_letter(text: str, words: list[str], start: int, end: int) -> PersonName | None:
    """A family name and a given name of one letter, right behind a post's organisation: *UBND tỉnh Lâm Đồng |Phạm S*.

    `words` end at `end`, where the letter follows.
    """
    if not is_surname(words[-1]) or not _LETTER.match(text, end) or not behind_post(text, start):
        return None
    if len(words) > 1 and " ".join(words[:-1]) not in places():
        return None
    start, end = end - len(words[-1]), end + 2
    if phrase_before(text, start, "place"):
        return None
    return PersonName(start=start, end=end, rule="name.letter", name=text[start:end], honorific=None)


@lru_cache(16384)
def _split(run: str) -> tuple[int, int, float] | None:
    """`split_name` of a run, remembered: a person is named many times."""
    return split_name(run.split(" "))


def _is_stranger(words: list[str]) -> bool:
    return len(words) <= 4 and all(w.isascii() for w in words) and not all(map(is_vietnamese, words))


def _is_local(words: list[str]) -> bool:
    """Whether a name holds a syllable that only Vietnam has: *Chau Sóc Thươl*, but *Brian Trần*, *Mỹ |Steve Koehler*."""
    if not is_vietnamese(words[0]) or words[0].lower() in sections()["statesman"]:
        return False
    return any(not w.isascii() and is_vietnamese(w) for w in words)


def _addressed(start: int, end: int, words: list[str], honorific: str) -> PersonName | None:
    """A run behind a form of address, which is a name whatever it looks like."""
    name = " ".join(words)
    address = honorific.lower()
    if all(map(is_vietnamese, words)):
        if (address in _LOOSE and not is_surname(words[0])) or len(words) > LONGEST_KINH or name in sections()["never"]:
            return None
        if name in places() and address not in _PERSONAL:  # Hội Nhà báo |Hà Nội
            return None
        foreign = name in sections()["foreign"]
        return PersonName(start=start, end=end, rule="name.honorific", name=name, honorific=honorific, foreign=foreign)
    foreign = not (_ETHNIC.search(name) or words[0] in _LEADS or _is_local(words))
    if foreign and address in _LOOSE:
        return None
    rule = "name.foreign" if foreign else "name.people"
    return PersonName(start=start, end=end, rule=rule, name=name, honorific=honorific, foreign=foreign)


def _by_surname(text: str, start: int, end: int, words: list[str]) -> PersonName | None:
    """A Kinh name that stands for itself, perhaps behind a place's name: *UBND TP Hà Nội |Nguyễn Đức Toàn*."""
    run = " ".join(words)
    if run in sections()["never"] or (words[0] == "Đường" and len(words) > 2):  # a street at the head of a sentence
        return None
    split = _split(run)
    if split is None and not all(map(is_vietnamese, words[-2:])):
        return None
    if split is None and is_surname(words[0]):
        split = split_name(words, threshold=required_score(text, start, end, len(words)))
        if split is None and _is_revered(text, start, words):
            split = (0, len(words), 0.0)
    # xã Xuân Lộc |Cầm Bá Lả, Đại sứ Việt Nam tại Áo kiêm nhiệm Slovenia |Mạc Thế Vinh
    if split is None and len(words) > 3 and (phrase_before(text, start, "place") or behind_post(text, start)):
        split = split_name(words, threshold=-4.0)
        split = split if split and split[0] and len(words) - split[0] > 2 else None
    if split is None or (split[0] == 0 and not _stands_free(text, start, words)):
        return None
    first = split[0]
    start += sum(map(len, words[:first])) + first
    name = " ".join(words[first:])
    foreign = name in sections()["foreign"]
    return PersonName(start=start, end=end, rule="name.surname", name=name, honorific=None, foreign=foreign)


def _is_revered(text: str, start: int, words: list[str]) -> bool:
    """A person after whom a place is named, behind a title that no place has: *Chủ tịch Hồ Chí Minh*."""
    return len(words) == 3 and surname_weight(words[0]) > -5 and text[max(0, start - 9) : start].lower() == "chủ tịch "


def _is_place(text: str, start: int, words: list[str]) -> bool:
    """Whether a run of the spelling of another people is a place: *xã Ea Kar*, but *Chủ tịch UBND xã |Chau Sóc Thươl*."""
    span = phrase_before(text, start, "place")
    if span is None:
        return False
    unit = text[slice(*span)].lower() in _UNITS
    return not unit or len(words) < 2 or " ".join(words).replace("’", "'") in places() or not behind_post(text, span[0])


def _stands_free(text: str, start: int, words: list[str]) -> bool:
    """Whether no word before it makes the run a street's, a school's or a place's name."""
    if " ".join(words) in sections()["eponym"] and _NAMED_AFTER.search(text, max(0, start - 50), start):
        return False
    if not (span := phrase_before(text, start, "place")):
        return True
    if text[slice(*span)] == "nhà" and len(words) > 2:  # khám xét nhà |Nguyễn Văn Tám
        return True
    # *Chủ tịch xã Nguyễn Văn Tám*: the unit's own name is left out, for no commune is called so.
    if text[slice(*span)].lower() not in _UNITS or len(words) < 3 or " ".join(words) in places():
        return False
    return surname_weight(words[0]) > -5 or behind_post(text, span[0])


def _from_capitals(text: str, run: str, start: int) -> PersonName | None:
    """The name in a run of words in capitals, as in headlines: with a common family name, or behind a form of address."""
    words = [w.capitalize() for w in run.split(" ")]
    kept = cut_titles(text, words, start + len(run))
    split = split_name(words[: kept if kept >= 2 else len(words)], open_end=True, threshold=4.0)
    if split is None:
        return None
    first, last, _ = split
    addressed = phrase_before(text, start, "honorific")
    start += sum(map(len, words[:first])) + first
    before = phrase_before(text, start, "honorific")
    if (surname_weight(words[first]) < -4.5 and not (before or addressed)) or not _stands_free(text, start, words[first:last]):
        return None
    name = " ".join(words[first:last])
    honorific = text[slice(*before)] if before else None
    return PersonName(start=start, end=start + len(name), rule="name.capitals", name=name, honorific=honorific)


def _names(text: str, *, tagger: bool) -> list[PersonName]:
    """The names in all runs of `text`."""
    found: list[PersonName] = []
    doubted: list[tuple[PersonName, str, int]] = []
    for m in RUN.finditer(text):
        run, start = m[0], m.start()
        if m.lastgroup == "capitals":
            name = _from_capitals(text, run, start)
        elif m.lastgroup == "letter":
            name = _of_one_letter(text, [run[:-2]], start, m.end() - 2)
        elif (name := _from_run(text, run, shape := _shape(run), start)) is None:
            name = passed_over(text, start, shape.words, shape.lead, tagger=tagger) if shape.doubtful else None
        elif tagger and name.rule == "name.surname":
            doubted.append((name, run, start))
            continue
        if name is not None:
            found.append(name)
    addressed = {n.name for n in found if n.honorific}
    looked = (second_look(text, name, run, start, addressed) for name, run, start in doubted)
    return found + [name for name in looked if name is not None]


def find_names(doc: Document, *, tagger: bool = True) -> list[PersonName]:
    """Every full name in `doc`, in reading order; spans are in its normal text. Bylines hold none.

    Without `tagger` the rules alone decide.
    """
    bylines = [(z.start, z.end) for z in doc.zones if z.kind == "byline"]
    found = [n for n in _names(doc.text, tagger=tagger) if not any(s <= n.start < e for s, e in bylines)]
    # *ông Bá Đoan* is no other person than *Nguyễn Bá Đoan*.
    short = {" ".join(n.name.split(" ")[-2:]) for n in found if n.name.count(" ") > 1}
    return sorted((n for n in found if n.name not in short), key=lambda n: n.start)
