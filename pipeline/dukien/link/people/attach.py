"""Which name each position belongs to: before it, behind it, along a chain of positions, through a verb of appointment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dukien.facts.positions import Position
from dukien.link.people import gaps
from dukien.link.people.mentions import Mention
from dukien.text import Document

_AHEAD = frozenset(("official.before_name", "official.before_address", "official.chain_ahead"))
_NAMED_BEFORE = frozenset(("official.appointed", "official.chain", "official.biography"))
_FARTHEST, _LONGEST_LIST = 130, 60


Attached = tuple[Position, Mention, str]


class _Line:
    """The mentions and positions of a document in reading order, and who owns which position."""

    def __init__(self, doc: Document, mentions: Sequence[Mention], positions: Sequence[Position]) -> None:
        self.doc, self.text = doc, doc.text
        self.items: list[Mention | Position] = sorted([*mentions, *positions], key=lambda x: (x.start, x.end))
        self.owner: dict[int, tuple[Mention, str]] = {}
        """By index in `items`."""
        self.before: list[int] = []
        """For every index in `items`, that of the last mention before it that no bracket holds; -1 without one."""
        last = -1
        for i, item in enumerate(self.items):
            self.before.append(last)
            if isinstance(item, Mention) and not self._bracketed(item):
                last = i

    def _bracketed(self, mention: Mention) -> bool:
        """Whether a mention stands in an aside behind another one: *ông Bảo (là con trai của ông |Thanh|)*."""
        opening = self.text.rfind("(", max(0, mention.start - 60), mention.start)
        if opening < 0 or not (behind := gaps.ASIDE_END.match(self.text, mention.end)):
            return False
        inside = self.text[opening + 1 : behind.end() - 2]
        return "(" not in inside and ")" not in inside and "\n" not in inside

    def gap(self, i: int, j: int) -> str:
        return self.text[self.items[i].end : self.items[j].start]

    def mention(self, i: int) -> Mention | None:
        item = self.items[i] if 0 <= i < len(self.items) else None
        return item if isinstance(item, Mention) else None

    def position(self, i: int) -> Position | None:
        item = self.items[i] if 0 <= i < len(self.items) else None
        return item if isinstance(item, Position) else None

    def positions(self) -> Iterator[int]:
        return (i for i, item in enumerate(self.items) if isinstance(item, Position))


def _shared(line: _Line, i: int) -> Iterator[tuple[Mention, str]]:
    """*miễn nhiệm chức danh ... đối với ông A, nguyên ...; ông B, ...; ông C*: the others of the list."""
    position, k = line.items[i], i + 2
    if gaps.SEVERAL.search(line.text, position.end, line.items[i + 1].start):
        yield from ((other, "official.appointed") for other in _listed(line, i + 1))
        return
    end = line.doc.sentence_at(position.start).end
    while k < min(len(line.items), i + _LONGEST_LIST) and line.items[k].start < end:
        mention = line.mention(k)
        if mention and gaps.NEXT_OF_LIST.search(line.text, line.items[k - 1].end, mention.start):
            yield mention, "official.appointed"
        k += 1


def _plural(line: _Line, i: int) -> Iterator[tuple[Mention, str]]:
    """*các Phó Chủ tịch UBND huyện gồm ông A, B và bà C*: everybody in the list."""
    if not gaps.SEVERAL.search(line.text, max(0, line.items[i].start - 24), line.items[i].start):
        return
    if (mention := line.mention(i + 1)) and gaps.LIST_START.fullmatch(line.gap(i, i + 1)):
        yield mention, "official.list"
        yield from ((other, "official.list") for other in _listed(line, i + 1))


def _listed(line: _Line, k: int) -> Iterator[Mention]:
    """Who goes on the list that the mention `k` begins: *ông A (Giám đốc Sở Y tế), |ông B| - Phó Giám đốc, và |bà C|*."""
    last = k
    while line.position(k := k + 1) or line.mention(k):
        if (mention := line.mention(k)) is None:
            continue
        own = [j for j in range(last + 1, k) if line.owner.get(j, (None,))[0] == line.items[last]]
        between = line.text[line.items[last].end : mention.start]
        behind = line.text[line.items[own[-1] if own else last].end : mention.start]
        if len(between) > 2 * _FARTHEST or not any(gaps.LIST_NEXT.fullmatch(gaps.plain(gap)) for gap in (between, behind)):
            return
        yield mention
        if "và" in behind:
            return
        last = k


def attach(doc: Document, mentions: Sequence[Mention], positions: Sequence[Position]) -> list[Attached]:
    """Every position that somebody holds, with the mention it was given to and the rule that says so."""
    line = _Line(doc, mentions, positions)
    for i in line.positions():
        owned = _direct(line, i) or _behind(line, i) or _relieved(line, i) or _along(line, i) or _appointed(line, i)
        if owned:
            line.owner[i] = owned
    for i in reversed(list(line.positions())):
        if i not in line.owner and (owned := _ahead(line, i) or _weak(line, i)):
            line.owner[i] = owned
        elif i not in line.owner and (first := next(_plural(line, i), None)):
            line.owner[i] = first
    found: list[Attached] = []
    for i, (mention, rule) in sorted(line.owner.items()):
        position = line.position(i)
        if position is not None:
            found.append((position, mention, rule))
            if others := list(_plural(line, i))[1:]:
                found.extend((position, *other) for other in others)
            former = _replaced(line, i, mention, rule)
            if former and former[0].key != mention.key:
                found.append((position, *former))
            if rule == "official.appointed" and mention.start > position.start:
                found.extend((position, *other) for other in _shared(line, i))
    return found


def _direct(line: _Line, i: int) -> tuple[Mention, str] | None:
    """*Bí thư Huyện ủy Mai Hồng Sơn*: the position stands right before the name."""
    mention = line.mention(i + 1)
    if mention and len(gap := line.gap(i, i + 1)) < 60 and gaps.DIRECT.fullmatch(gaps.plain(gap)):
        return mention, "official.before_name"
    return None


def _behind(line: _Line, i: int) -> tuple[Mention, str] | None:
    """*ông Mai Hồng Sơn, Bí thư Huyện ủy*: the position stands right behind the name."""
    mention = line.mention(i - 1)
    if mention and "\n" not in (gap := line.gap(i - 1, i)) and len(gap) < 160 and gaps.BEHIND.fullmatch(gap):
        return mention, "official.behind_name"
    return None


def _along(line: _Line, i: int) -> tuple[Mention, str] | None:
    """*..., Bí thư Huyện ủy, Trưởng ban ... làm trưởng đoàn*: one more position of the same person."""
    if i - 1 not in line.owner or line.position(i - 1) is None:
        return None
    mention, rule = line.owner[i - 1]
    gap = line.gap(i - 1, i)
    if rule == "official.before_name" or "\n" in gap or len(gap) > 60:
        return None
    if gaps.CHAIN.fullmatch(gaps.plain(gap)):
        return mention, "official.chain"
    return None


def _ahead(line: _Line, i: int) -> tuple[Mention, str] | None:
    """*Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Lê Văn A*: a chain that ends in the name."""
    owned = line.owner.get(i + 1)
    if owned is None or line.position(i + 1) is None or owned[1] not in _AHEAD:
        return None
    start = line.items[i].start
    if gaps.SEVERAL.search(line.text, max(0, start - 24), start):
        return None
    gap = line.gap(i, i + 1)
    if ";" not in gap and "\n" not in gap and len(gap) < 60 and gaps.CHAIN.fullmatch(gaps.plain(gap)):
        return owned[0], "official.chain_ahead"
    return None


def _relieved(line: _Line, i: int) -> tuple[Mention, str] | None:
    """*miễn nhiệm chức danh Ủy viên UBND tỉnh đối với ông Lê Văn A*."""
    start = line.items[i].start
    if i + 1 == len(line.items) or not gaps.OFFICE.search(line.text, max(0, start - 30), start):
        return None
    if not gaps.TO.fullmatch(line.gap(i, i + 1)):
        return None
    mention = line.mention(i + 1)
    if mention is None and (named := _direct(line, i + 1)):  # ... đối với nguyên Bộ trưởng Lê Văn A
        mention = named[0]
    if mention is None or gaps.PLANNED.search(line.text, max(0, start - 40), start):
        return None
    return mention, "official.appointed"


def _replaced(line: _Line, i: int, new: Mention, rule: str) -> tuple[Mention, str] | None:
    """*ông B giữ chức Bí thư Huyện ủy thay ông A*: the post was A's as well; `new` holds it by `rule`."""
    mention = line.mention(i + 1)
    if rule not in _NAMED_BEFORE and not gaps.APPOINTED.search(line.text, new.end, line.items[i].start):
        return None
    return (mention, "official.replaced") if mention and gaps.INSTEAD.fullmatch(line.gap(i, i + 1)) else None


def _weak(line: _Line, i: int) -> tuple[Mention, str] | None:
    """*Chủ tịch UBND xã, ông Lê Văn A, cho biết*."""
    mention = line.mention(i + 1)
    if mention is None or len(gap := line.gap(i, i + 1)) > 90 or not gaps.WEAK.fullmatch(gaps.plain(gap)):
        return None
    start = line.items[i].start
    others = i + 2 in line.owner and line.owner[i + 2][0] == mention  # Chủ tịch UBND xã, |ông Lê Văn A, Phó Chủ tịch|
    if others and not gaps.AS_WHAT.search(line.text, max(0, start - 40), start):
        return None
    return mention, "official.before_address"


def _appointed(line: _Line, i: int) -> tuple[Mention, str] | None:
    """*Ông A được bầu làm Chủ tịch ...*, *Ông từng giữ chức ...*: a verb of appointment, the subject before it."""
    position = line.position(i)
    k = line.before[i]
    mention = line.mention(k)
    if mention is None or position is None:
        return None
    sentence = line.doc.sentence_at(position.start)
    same = line.owner.get(i - 1, (None,))[0] == mention
    since = line.items[i - 1].end if same else mention.end
    before = line.text[max(sentence.start, since) : position.start]
    if len(before) > _FARTHEST or gaps.PLANNED.search(before):
        return None
    trigger = gaps.APPOINTED.search(before) or gaps.SUCH_AS.search(before)
    if mention.start >= sentence.start:
        if i - 1 != k and i - 1 not in line.owner and gaps.DOES.fullmatch(line.gap(i - 1, i)):
            return None
        moved = position.body and gaps.FROM.search(before) and gaps.TO_ANOTHER.match(line.text, position.end)
        if trigger or moved or gaps.WAS.search(before) or (len(before) < 40 and gaps.IS.search(before)):
            return mention, "official.appointed"
        return None
    far = line.doc.sentence_index(position.start) - line.doc.sentence_index(mention.start)
    if far > 6 or gaps.quoted(line.text[mention.end : position.start]):
        return None
    if (trigger or gaps.IS.search(before) or gaps.WAS.search(before)) and gaps.HE.search(before):
        return mention, "official.biography"
    return (mention, "official.biography") if trigger and gaps.LIFE.match(before) and far <= 3 else None
