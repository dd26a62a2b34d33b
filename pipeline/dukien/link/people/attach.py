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
_FARTHEST, _LONGEST_LIST, _LONGEST_TERM = 130, 60, 60


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
    if first is None or second is None or not gaps.both(line.text, line.low, second.end, line.items[i].start):
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
    if not positions or not mentions:
        return []
    line = Line(doc, mentions, positions)
    for i in line.where:
        owned = _direct(line, i) if line.mentions[i + 1] else None
        if owned is None and line.mentions[i - 1]:
            owned = _behind(line, i)
        if owned := owned or _relieved(line, i) or (_along(line, i) if i - 1 in line.owner else None) or _appointed(line, i):
            line.owner[i] = owned
    for i in reversed(line.where):
        if i not in line.owner and (owned := _ahead(line, i) or (_before_name(line, i) if line.mentions[i + 1] else None)):
            line.owner[i] = owned
    found: list[Attached] = []
    for i in line.where:
        if owned := line.owner.get(i):
            _share(line, i, owned, found)
    return found


def _before_name(line: Line, i: int) -> tuple[Mention, str] | None:
    """What a position that nobody has yet has to do with the name behind it."""
    return _weak(line, i) or next(iter(_plural(line, i)), None) or _predecessor(line, i)


def _share(line: Line, i: int, owned: tuple[Mention, str], found: list[Attached]) -> None:
    """Add to `found` whom the position `i` was given to, and the others who have it or had it."""
    position = line.posts[i]
    if position is None:
        return
    mention, rule = owned
    found.append((position, mention, rule))
    following = line.mentions[i + 1]
    if following:
        found.extend([(position, *other) for other in _plural(line, i)[1:]])
    if (other_one := _both(line, i)) and other_one != mention:
        found.append((position, other_one, rule))
    if following and (former := _replaced(line, i, mention, rule)) and former[0].key != mention.key:
        found.append((position, *former))
    if rule == "official.appointed" and mention.start > position.start:
        found.extend([(position, *other) for other in _shared(line, i)])


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
    mention, rule = line.owner[i - 1]
    gap = line.gap(i - 1, i)
    if rule == "official.before_name" or "\n" in gap or len(gap) > 60:
        return None
    if gaps.APPOINTED.search(gap.lower()) and line.relative(mention):
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
    if i + 1 == len(line.items) or not gaps.leads_to(line.gap(i, i + 1)):
        return None
    start = line.items[i].start
    if not gaps.OFFICE.before(line.text, line.low, start):
        return None
    mention = line.mentions[i + 1]
    if mention is None and (named := _direct(line, i + 1)):  # ... đối với nguyên Bộ trưởng Lê Văn A
        mention = named[0]
    if mention is None or gaps.PLANNED.search(line.low, max(0, start - 40), start):
        return None
    return mention, "official.appointed"


def _replaced(line: Line, i: int, new: Mention, rule: str) -> tuple[Mention, str] | None:
    """*ông B giữ chức Bí thư Huyện ủy thay ông A*: the post was A's as well; `new` holds it by `rule`."""
    mention = line.mentions[i + 1]
    if mention is None or not _instead(line, i):
        return None
    if rule not in _NAMED_BEFORE and not gaps.APPOINTED.search(line.low, new.end, line.items[i].start):
        return None
    return mention, "official.replaced"


def _predecessor(line: Line, i: int) -> tuple[Mention, str] | None:
    """*được giới thiệu làm |Bí thư Huyện ủy| thay ông A*: whose post somebody is meant to get."""
    mention = line.mentions[i + 1]
    if mention is None or not _instead(line, i):
        return None
    start = line.items[i].start
    wanted = gaps.APPOINTED.search(line.low, max(0, start - 40), start)
    return (mention, "official.replaced") if wanted else None


def _instead(line: Line, i: int) -> bool:
    """Whether what stands between the post `i` and the name behind it says that the post was theirs before."""
    if line.distance(i, i + 1) > _FARTHEST:
        return False
    gap = line.gap(i, i + 1)
    return ("thay" in gap or "kế nhiệm" in gap) and gaps.INSTEAD.fullmatch(gap) is not None


def _weak(line: Line, i: int) -> tuple[Mention, str] | None:
    """*Chủ tịch UBND xã, ông Lê Văn A, cho biết*."""
    mention = line.mentions[i + 1]
    if mention is None or line.distance(i, i + 1) > 90 or not gaps.WEAK.fills(line.gap(i, i + 1)):
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
    if mention.end > start or position.start - start > _LONGEST_TERM or position.start - mention.end > 2500:
        return False
    in_list = gaps.YEARS_OF_POST.fullmatch(line.text, start, position.start)
    return in_list is not None and gaps.LIFE_STORY.search(line.text, mention.end, start) is not None


def _listed_with_years(line: Line, start: int) -> bool:
    """Whether the line up to `start` is short and begins like one of a list."""
    first = line.text.rfind("\n", max(0, start - _LONGEST_TERM - 1), start) + 1
    return (first > 0 or start <= _LONGEST_TERM) and line.text.startswith(gaps.BULLETS, first)


def _subject(line: Line, i: int) -> int:
    """The index of the mention before the item `i` that the sentence is about; -1 without one."""
    k = line.before(i)
    while (mention := line.mentions[k]) and (previous := line.before(k)) >= 0 and line.relative(mention):
        k = previous
    return k


def _appointed(line: Line, i: int) -> tuple[Mention, str] | None:
    """*Ông A được bầu làm Chủ tịch ...*, *Ông từng giữ chức ...*: a verb of appointment, the subject before it."""
    position = line.posts[i]
    if position is None:
        return None
    start = position.start
    told = gaps.tells_of_post(line.low[max(0, start - _FARTHEST) : start])
    in_list = _listed_with_years(line, start)
    if not told and not in_list:
        return None
    k = _subject(line, i)
    if (mention := line.mentions[k]) is None:
        return None
    if in_list and _in_a_life(line, mention, position):
        return mention, "official.biography"
    same = line.owner.get(i - 1, (None,))[0] == mention
    sentence = line.doc.sentence_at(start)
    since = max(sentence.start, line.items[i - 1].end if same else mention.end)
    if start - since > _FARTHEST:
        return None
    before, low = line.text[since:start], line.low[since:start]
    if mention.start >= sentence.start:
        if not _tells(line, position, before, low):
            return None
        doer = i - 1 != k and i - 1 not in line.owner and gaps.DOES.fullmatch(line.gap(i - 1, i))
        return None if doer or gaps.PLANNED.search(low) else (mention, "official.appointed")
    return (mention, "official.biography") if _goes_on_telling(line, position, mention, before, low) else None


def _tells(line: Line, position: Position, before: str, low: str) -> bool:
    """Whether what stands between somebody and a position in one sentence says that it is theirs."""
    if gaps.appoints(before, low):
        return True
    if "là " in low and (gaps.WAS.search(low) or (len(low) < 40 and gaps.IS.search(low))):
        return True
    moved = position.body and low.endswith(gaps.FROM) and gaps.TO_ANOTHER.match(line.text, position.end)
    return bool(moved)


def _goes_on_telling(line: Line, position: Position, mention: Mention, before: str, low: str) -> bool:
    """Whether a sentence behind the one that names somebody gives them the position: *Ông từng giữ chức |Bí thư|*."""
    trigger = gaps.appoints(before, low)
    if not trigger and not ("là " in low and (gaps.IS.search(low) or gaps.WAS.search(low))):
        return False
    far = line.doc.sentence_index(position.start) - line.doc.sentence_index(mention.start)
    if far > 6 or not (gaps.HE.search(before) or (trigger and far <= 3 and gaps.LIFE.match(before))):
        return False
    return not gaps.PLANNED.search(low) and not gaps.quoted(line.text[mention.end : position.start])
