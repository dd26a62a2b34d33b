"""Silver labels for the name tagger: what the rules are sure of in one place of an article teaches its other places.

- A person: a name behind a form of address (*ông, bà, đồng chí*, a rank); wherever the article names them again, too.
- A place: a name of the register behind its type (*huyện*), and wherever the article names it again.
- A body: what stands behind *công ty, trường, đường, báo* and the like, and the same run elsewhere in the article.
- Nothing of these: runs that many articles have and that are never, or next to never, one of these.

Whatever else is unsure is left out. One label for each word of a run of capitalised words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dukien.facts.places import find_places
from dukien.names.context import INITIAL, honorifics, phrase_before, sections
from dukien.names.finder import RUN, find_names
from dukien.names.syllables import is_vietnamese
from dukien.names.tagger import before, behind
from dukien.text import Document
from dukien.text.letters import LOWER

_UNSURE = frozenset(("tên", "là", "cựu"))
_FROM_RULES = ("name.honorific", "name.people", "name.foreign")
_LONGEST_RUN, _LONGEST_NAME, _MOST_OF_ONE = 10, 7, 3
_SEEN, _NEVER = 3, 0.02
# What stands right before a body's, a firm's, a paper's or a street's name.
_CUE = re.compile(
    r"(?:^|[^\w])(?:báo|đài|hãng|tạp chí|nhà xe|hãng xe|tiệm|tiệm vàng|chung cư|dự án|tòa nhà|kênh|cảng|tàu|khu phức hợp"
    r"|khu dân cư|khu nghỉ dưỡng|htx|hợp tác xã|ct|cty|tnhh|cp|cổ phần|chi nhánh|thủy điện|mỏ|trang trại|hội|clb|câu lạc bộ|đảng"
    r"|bến xe|dân tộc|người|hạm đội|cụm|lò|quán|nhà hàng|cơ sở|thương hiệu|đội|chùa|di tích|khu di tích|(?:số |nhà )?\d+[a-z]?) $"
)
# ... and what may stand a few words before it: *công ty |luật| ...*.
_BODY = re.compile(
    r"(?i)(?:^|[^\w])(?:công ty|cty|tập đoàn|htx|hợp tác xã|trường|bệnh viện|nhà hát|viện|ngân hàng|chung cư|dự án|trung tâm"
    r"|nhà máy|doanh nghiệp|tổng công ty|ban quản lý|quỹ|hiệp hội|công viên|khu)"
    rf"(?-i:(?: (?!ông|bà|là|cho|của|và|với|gồm|tên|do|bị|được|có|tại|ở|cùng|đồng|anh|chị)[{LOWER}]+){{1,5}}) $"
)
# Names of the wide world that news write like persons' names.
_WORLD = frozenset("Bắc Triều Tiên,Ấn Độ Dương,Đại Tây Dương,Ả Rập,Liên Hợp Quốc,Liên Hiệp Quốc,Đông Á,Bắc Mỹ,Nam Mỹ".split(","))

Words = tuple[str, ...]


class Example(NamedTuple):
    """A run with a label for each word, and the features of what stands around it."""

    words: Words
    labels: list[str]
    before: list[str]
    behind: list[str]


@dataclass(slots=True)
class Seen:
    """What an article tells by itself, and how often all articles tell it; by the words of a name or a run."""

    persons: Counter[Words] = field(default_factory=Counter)
    places: Counter[Words] = field(default_factory=Counter)
    bodies: Counter[Words] = field(default_factory=Counter)
    runs: Counter[Words] = field(default_factory=Counter)

    def add(self, other: Seen) -> None:
        """Count the article of `other` in."""
        for mine, theirs in ((self.persons, other.persons), (self.places, other.places), (self.bodies, other.bodies)):
            mine.update(theirs.keys())
        self.runs.update(other.runs.keys())

    def is_other(self, run: Words) -> bool:
        """Whether a run that many articles have is next to never a person, a place or a body in them."""
        most = max(self.persons[run], self.places[run], self.bodies[run])
        return self.runs[run] >= _SEEN and most <= _NEVER * self.runs[run] and all(is_vietnamese(w) or w.isupper() for w in run)


def runs_in(doc: Document) -> Iterator[tuple[int, Words]]:
    """Where each run of capitalised words of the body begins, and its words."""
    for m in RUN.finditer(doc.text):
        words = tuple(m[0].split(" "))
        if m.lastgroup or not 2 <= len(words) <= _LONGEST_RUN or doc.zone_at(m.start()) != "body":
            continue
        # Neither *Bà Hoa* nor *Nguyễn Thị H.* tells how a full name looks.
        if not (len(words) == 2 and words[0].lower() in honorifics()) and not INITIAL.match(doc.text, m.end()):
            yield m.start(), words


def _is_body(text: str, start: int) -> bool:
    """Whether the words before `start` make the run there a body's or a street's name."""
    if span := phrase_before(text, start, "place"):
        return text[slice(*span)].lower() not in sections()["unit"]
    return bool(_BODY.search(text[max(0, start - 60) : start]) or _CUE.search(text[max(0, start - 24) : start].lower()))


def look(doc: Document) -> Seen:
    """What an article tells by its own cues."""
    seen = Seen()
    for name in find_names(doc, tagger=False):
        if name.honorific and name.honorific.lower() not in _UNSURE and name.rule in _FROM_RULES:
            seen.persons[tuple(name.name.split(" "))] += 1
    for place in find_places(doc):
        if place.known and place.types and place.name_start > place.start:
            seen.places[tuple(doc.text[place.name_start : place.end].split(" "))] += 1
    for start, words in runs_in(doc):
        seen.runs[words] += 1
        if _is_body(doc.text, start):
            seen.bodies[words] += 1
    return seen


def label(doc: Document, everywhere: Seen, persons: Iterable[str] = ()) -> Iterator[Example]:
    """The runs of an article that are sure enough to learn from; `persons` are names that its annotation tells."""
    here = look(doc)
    here.persons.update(tuple(name.split(" ")) for name in persons)
    text = doc.text
    unsure: list[tuple[int, int]] = []
    for name in find_names(doc, tagger=False):
        words = tuple(name.name.split(" "))
        if words in here.persons:
            continue
        if everywhere.persons[words] and not everywhere.bodies[words] and not everywhere.places[words]:
            here.persons[words] += 1
        else:
            unsure.append((name.start, name.end))
    shown: Counter[Words] = Counter()
    for start, words in runs_in(doc):
        end = start + sum(map(len, words)) + len(words) - 1
        if shown[words] == _MOST_OF_ONE or any(s < end and start < e for s, e in unsure):
            continue
        if labels := _labels(text, start, words, here, everywhere):
            shown[words] += 1
            yield Example(words, labels, before(doc.lower, start), behind(doc.lower, end))


def _labels(text: str, start: int, words: Words, here: Seen, everywhere: Seen) -> list[str] | None:
    """The labels of a run's words; None where they are unsure."""
    run, n = " ".join(words), len(words)
    if run in _WORLD or run in sections()["never"]:
        return ["O"] * n
    if run == "Hồ Chí Minh" and text[max(0, start - 9) : start].lower() == "chủ tịch ":
        return ["B-PER", "I-PER", "I-PER"]
    if _is_body(text, start) and words not in here.persons:
        return ["ORG"] * n
    if run in sections()["eponym"] and words not in here.persons:
        return None
    behind_type = phrase_before(text, start, "place") is not None
    labels = _parts(words, here, behind_type=behind_type)
    if any(labels):
        return [found or "O" for found in labels]
    if words in here.bodies:
        return ["ORG"] * n
    if behind_type and n <= 4:
        return ["LOC"] * n
    return ["O"] * n if everywhere.is_other(words) else None


def _parts(words: Words, here: Seen, *, behind_type: bool) -> list[str]:
    """The persons and places within a run: *Hà Nội |Nguyễn Văn An|*; empty where a word is in neither."""
    labels = [""] * len(words)
    i = 0
    while i < len(words):
        size = 1
        for k in range(min(len(words), i + _LONGEST_NAME), i, -1):
            part = words[i:k]
            if k - i > 1 and part in here.persons and not (behind_type and not i and part in here.places):
                labels[i:k] = ["B-PER", *["I-PER"] * (k - i - 1)]
            elif part in here.places and (k - i > 1 or i or behind_type):
                labels[i:k] = ["LOC"] * (k - i)
            else:
                continue
            size = k - i
            break
        i += size
    return labels


def count(docs: Iterable[Document]) -> Seen:
    """What all articles tell together."""
    total = Seen()
    for doc in docs:
        total.add(look(doc))
    return total
