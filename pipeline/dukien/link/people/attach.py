"""Which name each position belongs to: before it, behind it, along a chain of positions, through a verb of appointment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dukien.facts.positions import Position
from dukien.link.people import gaps
from dukien.link.people.line import Line
from dukien.link.people.mentions import Mention
from dukien.text import Document

_AHEAD: Final = frozenset(("official.before_name", "official.before_address", "official.chain_ahead"))
_NAMED_BEFORE: Final = frozenset(("official.appointed", "official.chain", "official.biography"))
_FARTHEST, _LONGEST_LIST = 130, 60


Attached = tuple[Position, Mention, str]


def _shared(line: Line, i: int) -> Iterator[tuple[Mention, str]]:
    """*miễn nhiệm chức danh ... đối với ông A, nguyên ...; ông B, ...; ông C*: the others of the list."""
    position, k = line.items[i], i + 2
    if gaps.SEVERAL.within(line.text, position.end, line.items[i + 1].start):
        yield from ((other, "official.appointed") for other in _listed(line, i + 1))
        return
    end = line.doc.sentence_at(position.start).end
    while k < min(len(line.items), i + _LONGEST_LIST) and line.items[k].start < end:
        mention = line.mentions[k]
        if mention and gaps.NEXT_OF_LIST.search(line.text, line.items[k - 1].end, mention.start):
            yield mention, "official.appointed"
        k += 1


def _plural(line: Line, i: int) -> list[tuple[Mention, str]]:
    """*các Phó Chủ tịch UBND huyện gồm ông A, B và bà C*: everybody in the list."""
    if (mention := line.mentions[i + 1]) is None or not gaps.SEVERAL.before(line.text, line.low, line.items[i].start):
        return []
    if not gaps.LIST_START.fullmatch(line.gap(i, i + 1)):
        return []
    return [(mention, "official.list"), *((other, "official.list") for other in _listed(line, i + 1))]


def _both(line: Line, i: int) -> Mention | None:
    """*ông A và |ông B| đều là cán bộ Sở Y tế*: the first of the two."""
    first, second = line.mentions[i - 2], line.mentions[i - 1]
    if first is None or second is None or not gaps.BOTH.fullmatch(line.gap(i - 1, i)):
        return None
    return first if gaps.LIST_NEXT.fullmatch(gaps.plain(line.gap(i - 2, i - 1))) else None


def _listed(line: Line, k: int) -> Iterator[Mention]:
    """Who goes on the list that the mention `k` begins: *ông A (Giám đốc Sở Y tế), |ông B| - Phó Giám đốc, và |bà C|*."""
    last = k
    while line.posts[k := k + 1] or line.mentions[k]:
        if (mention := line.mentions[k]) is None:
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
    if not positions:
        return []
    line = Line(doc, mentions, positions)
    for i in line.where:
        owned = _direct(line, i) or _behind(line, i) or _relieved(line, i) or _along(line, i) or _appointed(line, i)
        if owned:
            line.owner[i] = owned
    for i in reversed(line.where):
        if i not in line.owner and (owned := _ahead(line, i) or _weak(line, i)):
            line.owner[i] = owned
        elif i not in line.owner and (first := next(iter(_plural(line, i)), None) or _predecessor(line, i)):
            line.owner[i] = first
    found: list[Attached] = []
    for i, (mention, rule) in sorted(line.owner.items()):
        position = line.posts[i]
        if position is not None:
            found.append((position, mention, rule))
            for other in _plural(line, i)[1:]:
                found.append((position, *other))
            if (other_one := _both(line, i)) and other_one != mention:
                found.append((position, other_one, rule))
            former = _replaced(line, i, mention, rule)
            if former and former[0].key != mention.key:
                found.append((position, *former))
            if rule == "official.appointed" and mention.start > position.start:
                found.extend((position, *other) for other in _shared(line, i))
    return found


def _direct(line: Line, i: int) -> tuple[Mention, str] | None:
    """*Bí thư Huyện ủy Mai Hồng Sơn*: the position stands right before the name."""
    mention = line.mentions[i + 1]
    if mention is None or line.distance(i, i + 1) >= 60:
        return None
    if (gap := line.gap(i, i + 1)) == " " or gaps.DIRECT.fills(gap):
        return None if " là " in gap and _relatives(line, i) else (mention, "official.before_name")
    return None


def _relatives(line: Line, i: int) -> bool:
    """*vợ |Phó Chủ tịch tỉnh| là bà A*: somebody else's post."""
    start = line.items[i].start
    return gaps.RELATIVE_OF.before(line.text, line.low, start)


def _behind(line: Line, i: int) -> tuple[Mention, str] | None:
    """*ông Mai Hồng Sơn, Bí thư Huyện ủy*: the position stands right behind the name."""
    mention = line.mentions[i - 1]
    if mention is None or line.distance(i - 1, i) > 159:
        return None
    if "\n" in (gap := line.gap(i - 1, i)) or not gaps.BEHIND.fills(gap):
        return None
    another = gap == ", " and (_next_ones(line, i) or _elsewhere(line, i))
    return None if another else (mention, "official.behind_name")


def _next_ones(line: Line, i: int) -> bool:
    """*Thủ tướng Lê Văn A, |Tổng Bí thư|, Chủ tịch nước Trần Văn B*: posts stand before the names in this list."""
    if line.posts[i - 2] is None or line.gap(i - 2, i - 1) != " ":
        return False
    while line.posts[i + 1] and line.gap(i, i + 1) in (", ", " - "):
        i += 1
    return (
        line.mentions[i + 1] is not None
        and len(gap := line.gap(i, i + 1)) < 60
        and gaps.DIRECT.pattern.fullmatch(gap) is not None
    )


def _elsewhere(line: Line, i: int) -> bool:
    """*Theo ông A, |Thủ tướng| đã cho quy hoạch*: another one, of whom somebody known by the given name tells."""
    mention = line.mentions[i - 1]
    if mention is None or mention.end - mention.start >= len(mention.key) or not line.text.startswith(" ", line.items[i].end):
        return False
    return gaps.TOLD_BY.search(line.text, max(0, mention.start - 20), mention.start) is not None


def _along(line: Line, i: int) -> tuple[Mention, str] | None:
    """*..., Bí thư Huyện ủy, Trưởng ban ... làm trưởng đoàn*: one more position of the same person."""
    if i - 1 not in line.owner or line.posts[i - 1] is None:
        return None
    mention, rule = line.owner[i - 1]
    gap = line.gap(i - 1, i)
    if rule == "official.before_name" or "\n" in gap or len(gap) > 60:
        return None
    if gaps.APPOINTED.search(gap) and line.relative(mention):
        return None
    if " và " in gap and _another_land(line, i - 1, i):
        return None
    if gaps.CHAIN.fills(gap):
        return mention, "official.chain"
    return None


def _ahead(line: Line, i: int) -> tuple[Mention, str] | None:
    """*Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Lê Văn A*: a chain that ends in the name."""
    owned = line.owner.get(i + 1)
    if owned is None or line.posts[i + 1] is None or owned[1] not in _AHEAD:
        return None
    start = line.items[i].start
    if gaps.SEVERAL.before(line.text, line.low, start):
        return None
    gap = line.gap(i, i + 1)
    if _another_land(line, i, i + 1):
        return None
    if ";" not in gap and "\n" not in gap and len(gap) < 60 and gaps.CHAIN.fills(gap):
        return owned[0], "official.chain_ahead"
    return None


def _another_land(line: Line, i: int, j: int) -> bool:
    """*Thứ trưởng Bộ Y tế và |Đại sứ Mỹ|*: one of two positions is a foreigner's."""
    first, second = line.posts[i], line.posts[j]
    return first is not None and second is not None and (first.sector == "foreign") != (second.sector == "foreign")


def _relieved(line: Line, i: int) -> tuple[Mention, str] | None:
    """*miễn nhiệm chức danh Ủy viên UBND tỉnh đối với ông Lê Văn A*."""
    start = line.items[i].start
    if i + 1 == len(line.items) or not gaps.OFFICE.before(line.text, line.low, start):
        return None
    if not gaps.TO.fullmatch(line.gap(i, i + 1)):
        return None
    mention = line.mentions[i + 1]
    if mention is None and (named := _direct(line, i + 1)):  # ... đối với nguyên Bộ trưởng Lê Văn A
        mention = named[0]
    if mention is None or gaps.PLANNED.search(line.text, max(0, start - 40), start):
        return None
    return mention, "official.appointed"


def _replaced(line: Line, i: int, new: Mention, rule: str) -> tuple[Mention, str] | None:
    """*ông B giữ chức Bí thư Huyện ủy thay ông A*: the post was A's as well; `new` holds it by `rule`."""
    mention = line.mentions[i + 1]
    if mention is None or not _instead(line.gap(i, i + 1)):
        return None
    if rule not in _NAMED_BEFORE and not gaps.APPOINTED.search(line.text, new.end, line.items[i].start):
        return None
    return mention, "official.replaced"


def _predecessor(line: Line, i: int) -> tuple[Mention, str] | None:
    """*được giới thiệu làm |Bí thư Huyện ủy| thay ông A*: whose post somebody is meant to get."""
    mention = line.mentions[i + 1]
    if mention is None or not _instead(line.gap(i, i + 1)):
        return None
    start = line.items[i].start
    wanted = gaps.APPOINTED.search(line.text, max(0, start - 40), start)
    return (mention, "official.replaced") if wanted else None


def _instead(gap: str) -> bool:
    """Whether what stands between a post and a name says that the post was theirs before."""
    return ("thay" in gap or "kế nhiệm" in gap) and gaps.INSTEAD.fullmatch(gap) is not None


def _weak(line: Line, i: int) -> tuple[Mention, str] | None:
    """*Chủ tịch UBND xã, ông Lê Văn A, cho biết*."""
    mention = line.mentions[i + 1]
    if mention is None or len(gap := line.gap(i, i + 1)) > 90 or not gaps.WEAK.fills(gap):
        return None
    start = line.items[i].start
    if gaps.SEVERAL.before(line.text, line.low, start) or _relatives(line, i):
        return None
    goes_on = line.text.startswith(" ", mention.end) and not line.text.startswith((" (", " -", " –"), mention.end)
    if goes_on and gaps.FOR_ANOTHER.search(line.text, max(0, start - 10), start):
        return None
    others = i + 2 in line.owner and line.owner[i + 2][0] == mention  # Chủ tịch UBND xã, |ông Lê Văn A, Phó Chủ tịch|
    if others and not gaps.AS_WHAT.search(line.text, max(0, start - 40), start):
        return None
    return mention, "official.before_address"


def _in_a_life(line: Line, mention: Mention, position: Position) -> bool:
    """*- 9/1993 - 3/1999: |Đội trưởng| ...*: a line of the list of somebody's posts."""
    start = line.text.rfind("\n", 0, position.start) + 1
    if mention.end > start or position.start - start > 60 or position.start - mention.end > 2500:
        return False
    in_list = gaps.YEARS_OF_POST.fullmatch(line.text, start, position.start)
    return in_list is not None and gaps.LIFE_STORY.search(line.text, mention.end, start) is not None


def _appointed(line: Line, i: int) -> tuple[Mention, str] | None:
    """*Ông A được bầu làm Chủ tịch ...*, *Ông từng giữ chức ...*: a verb of appointment, the subject before it."""
    position = line.posts[i]
    k = line.before[i]
    while (mention := line.mentions[k]) and line.before[k] >= 0 and line.relative(mention):
        k = line.before[k]
    if mention is None or position is None:
        return None
    if _in_a_life(line, mention, position):
        return mention, "official.biography"
    same = line.owner.get(i - 1, (None,))[0] == mention
    since = line.items[i - 1].end if same else mention.end
    if not gaps.tells_of_post(line.low, max(since, position.start - _FARTHEST), position.start):
        return None
    sentence = line.doc.sentence_at(position.start)
    since = max(sentence.start, since)
    if position.start - since > _FARTHEST:
        return None
    before, low = line.text[since : position.start], line.low[since : position.start]
    trigger = gaps.appoints(before, low)
    being = "là " in low
    if mention.start >= sentence.start:
        if i - 1 != k and i - 1 not in line.owner and gaps.DOES.fullmatch(line.gap(i - 1, i)):
            return None
        moved = position.body and gaps.FROM.search(before) and gaps.TO_ANOTHER.match(line.text, position.end)
        if trigger or moved or (being and (gaps.WAS.search(before) or (len(before) < 40 and gaps.IS.search(before)))):
            return None if gaps.PLANNED.search(before) else (mention, "official.appointed")
        return None
    far = line.doc.sentence_index(position.start) - line.doc.sentence_index(mention.start)
    if far > 6 or gaps.PLANNED.search(before) or gaps.quoted(line.text[mention.end : position.start]):
        return None
    if (trigger or (being and (gaps.IS.search(before) or gaps.WAS.search(before)))) and gaps.HE.search(before):
        return mention, "official.biography"
    return (mention, "official.biography") if trigger and gaps.LIFE.match(before) and far <= 3 else None
