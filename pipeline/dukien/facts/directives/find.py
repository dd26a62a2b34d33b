"""Directives: somebody in authority tells others what to do.

*Bí thư Huyện ủy yêu cầu các xã rà soát lại quy hoạch; đẩy nhanh tiến độ.* is one statement with the verb *yêu cầu*,
the addressee *các xã* and two items. A statement goes on in the sentences behind it that begin like an instruction.

The verbs are in `verbs`, who speaks in `speaker`, what is to be done in `items`, what officials
say must be done in `need`, the sentences that carry on in `carry`, what only tells of something in `narration`;
all words in `words.txt`. `clues` tells in one pass which sentences are worth a look.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dukien.facts.directives.carry import Carry, carries_on, is_heading, list_entry
from dukien.facts.directives.clues import ANY, Clues
from dukien.facts.directives.need import Need, find_need, may_lay_duty, names_speaker
from dukien.facts.directives.quotation import ACCORDING, SPEECH, according, is_open, named_behind, says
from dukien.facts.directives.speaker import PUBLIC, Speaker, speaker_before
from dukien.facts.directives.split import split_items
from dukien.facts.directives.statement import Direction, Statement, announces, is_intended, statements_of
from dukien.facts.directives.verbs import UPWARD, Anchor, anchors
from dukien.text import Document, Span
from dukien.text.vocabulary import Vocabulary

__all__ = ["Direction", "Statement", "find_statements"]

_CAPTION: Final = re.compile(r"(?<!\w)[ẢA]nh:|[-–] ?Ảnh ")
_CREDIT: Final = Vocabulary(lambda: dict.fromkeys(("ảnh:", "anh:", "-ảnh ", "- ảnh ", "–ảnh ", "– ảnh ")))
"""What a caption holds: *Ảnh: An*, *- Ảnh TTXVN*."""
_JUDGE: Final = re.compile(
    r"(?:HĐXX|hội đồng xét xử|tòa|TAND|viện kiểm sát|VKS|(?:phó )?(?:chánh án|viện trưởng)|bác sĩ|luật sư)", re.IGNORECASE
)
_DETAILS: Final = ("Cụ thể", "Theo đó", "Trong đó")
_IN_DETAIL: Final = re.compile(rf"(?:{'|'.join(_DETAILS)})[,:]\s")
_TASKS: Final = re.compile(r"(?:\d{1,2}[.)]|[IVX]{1,4}\.)? ?(?:Một số |Các )?(?P<verb>[Nn]hiệm vụ)[^.;:\n]{0,60}:(?=\n)")
_TASK: Final = Vocabulary(lambda: {"nhiệm vụ": None})
_LONGEST_ASIDE: Final = 2
"""How many sentences of narration may stand before *Cụ thể*."""
_SHORTEST_LINE: Final = 40
"""Shorter lines may be the same without being said again, in characters."""
_MOST_VERBS: Final = 12
"""How many verbs of telling are read in one sentence; more stand only in text that is no prose."""
_NEAR: Final = 2
"""How many sentences back a speech that goes on may have been named."""


class _Body:
    """Which sentences are read: those of the body that are no captions of pictures."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._has_captions = bool(_CREDIT.matches(doc))
        self._prose: dict[int, bool] = {}

    def holds(self, at: int) -> bool:
        """Whether `at` stands in the body."""
        doc = self._doc
        if doc.zone_at(at) != "body":
            return False
        if not self._has_captions:
            return True
        text, (start, end) = doc.text, doc.sentence_at(at)
        if text.find("nh:", start, end) < 0 and text.find("Ảnh ", start, end) < 0:
            return True
        return _CAPTION.search(text, start, end) is None

    def is_prose(self, index: int, at: int) -> bool:
        """Whether `at`, in sentence `index` or behind it, stands in the body, and not in a heading between its paragraphs."""
        doc = self._doc
        if not doc.sentences or at >= doc.sentences[index].end:
            return self.holds(at) and not is_heading(doc.text, *doc.sentence_at(at))
        found = self._prose.get(index)
        if found is None:
            start, end = doc.sentences[index]
            found = self._prose[index] = self.holds(at) and not is_heading(doc.text, start, end)
        return found


def find_statements(doc: Document) -> list[Statement]:
    """Statements in the body of `doc`, in reading order; what only the headline says again is left out."""
    found: list[Statement] = []
    clues = Clues(doc)
    body = _Body(doc)
    verbs: dict[int, list[Anchor]] = {}
    for index, anchor in anchors(doc, clues):
        if body.is_prose(index, anchor.span.start):
            telling = verbs.setdefault(index, [])
            if len(telling) < _MOST_VERBS:
                telling.append(anchor)
    duties: dict[int, list[re.Match[str]]] = {}
    for at, modal in may_lay_duty(doc):
        index = doc.sentence_index(at)
        if body.is_prose(index, at):
            modals = duties.setdefault(index, [])
            if modal:
                modals.append(modal)
    tasks = {doc.sentence_index(m.start("verb")): m for m in _task_lines(doc, body)}
    if not (verbs or duties or tasks):
        return found
    done = -1
    for index in sorted({*verbs, *duties, *tasks}):
        if index <= done:
            continue
        if index in tasks and index not in verbs:
            done, listed = _listed(doc, _tasks(tasks[index]), index, body, clues)
            found += listed
            continue
        told = statements_of(doc.text, doc.sentences[index], verbs[index], clues.of(index)) if index in verbs else []
        if (
            index in duties
            and _has_speaker(doc, index, found, clues)
            and (duty := _duty(doc, index, duties[index], found, clues))
            and (not told or _within(told[0], duty))
        ):
            told = [duty]
        if told:
            found += told
            if announces(doc.text, doc.sentences[index], told[-1]):
                done, listed = _listed(doc, found.pop(), index, body, clues)
                found += listed
            else:
                done, found[-1] = _carried_on(doc, found[-1], index, verbs, body, clues)
    return [s for s in found if not _said_before(doc, s)]


def _said_before(doc: Document, statement: Statement) -> bool:
    """Whether the statement's line only says again what a line before it says, as captions do."""
    text = doc.text
    start, end = text.rfind("\n", 0, statement.verb.start) + 1, text.find("\n", statement.verb.start)
    line = text[start : end if end >= 0 else len(text)].strip()
    return len(line) > _SHORTEST_LINE and text.find(line, text.find("\n") + 1, start) >= 0


def _task_lines(doc: Document, body: _Body) -> list[re.Match[str]]:
    text = doc.text
    lines = [_TASKS.match(text, text.rfind("\n", 0, at) + 1) for at, _, _ in _TASK.matches(doc)]
    return [m for m in lines if m and body.holds(m.start("verb"))]


def _tasks(m: re.Match[str]) -> Statement:
    """The instruction that a notice gives below a line of its own: *2. Nhiệm vụ trọng tâm tháng 4:*."""
    return Statement(
        start=m.start("verb"), end=m.end(), rule="directive.list", issuer=None, issuer_kind="none", verb=Span(*m.span("verb")),
        addressee=None, items=(), direction="down",
    )  # fmt: skip


def _has_speaker(doc: Document, index: int, found: list[Statement], clues: Clues) -> bool:
    """Whether anybody can be found who says sentence `index`: in it, just before it, or behind a quotation."""
    if names_speaker(clues.of(index)) or doc.text.startswith(ACCORDING, doc.sentences[index].start):
        return True
    near = range(max(0, index - _NEAR), index)
    if near and found and found[-1].end >= doc.sentences[near[0]].start:
        return True
    for i in near:
        if clues.of(i) & SPEECH or doc.text.startswith(ACCORDING, doc.sentences[i].start):
            return True
    return is_open(doc, index)


def _duty(doc: Document, index: int, modals: list[re.Match[str]], found: list[Statement], clues: Clues) -> Statement | None:
    """*cần, phải* in what an official says, in this sentence or going on from the ones before it."""
    text, (start, end), held = doc.text, doc.sentences[index], clues.of(index)
    need = find_need(text, start, end, modals, held, sets_down=lambda: _sets_down(doc, index))
    if need is None:
        return None
    speaker, rule = _who_lays(doc, index, need, found, clues)
    if speaker is None or speaker.kind not in PUBLIC or is_intended(text, start, need.modal.start):
        return None
    items = tuple(split_items(text, need.start, end, held))
    if not items or (speaker.span and _JUDGE.match(text, speaker.span.start)):
        return None
    return Statement(
        start=need.modal.start, end=items[-1].end, rule=rule, issuer=speaker.span, issuer_kind=speaker.kind, verb=need.modal,
        addressee=need.subject, items=items, direction="down",
    )  # fmt: skip


def _sets_down(doc: Document, index: int) -> bool:
    """Whether sentence `index` stands in a quotation by which somebody sets down how a matter is to be."""
    behind = named_behind(doc, index)
    return behind is not None and behind.sets_down


def _who_lays(doc: Document, index: int, need: Need, found: list[Statement], clues: Clues) -> tuple[Speaker | None, str]:
    """Who says in sentence `index` what must be done, and the rule by which he is found."""
    if need.speaker:
        return need.speaker, "directive.need"
    if behind := named_behind(doc, index):
        return behind.speaker if behind.firm or (need.subject and not need.us) else None, "directive.need.behind"
    if by := according(doc.text, *doc.sentences[index]):
        return by, "directive.need.according"
    speaker = None if need.us else _speech(doc, index, found, clues)
    if speaker and speaker.kind == "body" and not (need.subject and _is_another(doc.text, need.subject, speaker)):
        speaker = None
    if speaker is None and need.core:
        return Speaker("none"), "directive.need.body"
    return speaker, "directive.need.speech"


def _is_another(text: str, told: Span, speaker: Speaker) -> bool:
    """Whether those who are told are not the body that speaks; what a body says without them is its own affair."""
    span = speaker.span
    return span is not None and text[told.start : told.end].lower() != text[span.start : span.end].lower()


def _speech(doc: Document, index: int, found: list[Statement], clues: Clues) -> Speaker | None:
    """Whose speech sentence `index` belongs to, by the sentences just before it."""
    for i in range(index - 1, max(-1, index - 1 - _NEAR), -1):
        start, end = doc.sentences[i]
        if found and start <= found[-1].end <= end + 1:
            return Speaker(found[-1].issuer_kind, found[-1].issuer)
        if speaker := says(doc.text, start, end, clues.of(i)):
            return speaker
    return None


def _within(statement: Statement, duty: Statement) -> bool:
    """Whether a statement's verb stands inside an item of a duty, told by nobody else: *huyện cần ...; chỉ đạo các xã ...*"""
    told = duty.addressee
    same = statement.issuer is None or (told is not None and told.start <= statement.issuer.start < told.end)
    return duty.items[0].start < statement.verb.start and same


def _carried_on(
    doc: Document, statement: Statement, index: int, verbs: dict[int, list[Anchor]], body: _Body, clues: Clues
) -> tuple[int, Statement]:
    """The last sentence that carries `statement` of sentence `index` on, and the statement with all its items."""
    if statement.rule == "directive.quoted" or statement.direction == "up":
        return index, statement
    more: list[Span] = []
    index += _aside(doc, index, verbs)
    while index + 1 < len(doc.sentences):
        start, end = doc.sentences[index + 1]
        held = clues.of(index + 1)
        carry = carries_on(doc.text, start, end, held) if body.holds(start) else None
        if (
            carry is None
            or _tells_of_issuer(doc.text, statement, carry)
            or any(_takes_over(doc.text, start, anchor, carry) for anchor in verbs.get(index + 1, ()))
        ):
            break
        more += split_items(doc.text, carry.start, end, held)
        index += 1
    items = (*statement.items, *more) if more else statement.items
    stop = items[-1].end if items else statement.end
    return index, statement if not more and stop == statement.end else statement.holding(items, stop)


def _tells_of_issuer(text: str, statement: Statement, carry: Carry) -> bool:
    """*Bộ X yêu cầu ... Bộ X tiếp tục chỉ đạo ...*: what those who told go on to do themselves."""
    if statement.issuer is None:
        return False
    issuer = text[statement.issuer.start : statement.issuer.end]
    return (
        text.startswith(issuer, carry.start) and text[carry.start + len(issuer) : carry.start + len(issuer) + 2].strip().islower()
    )


def _aside(doc: Document, index: int, verbs: dict[int, list[Anchor]]) -> int:
    """How many sentences stand between sentence `index` and the *Cụ thể, ...* that takes its instruction up again."""
    for gap in range(1, _LONGEST_ASIDE + 1):
        at = index + 1 + gap
        if at >= len(doc.sentences) or at - 1 in verbs:
            return 0
        if (
            doc.text.startswith(_DETAILS, doc.sentences[at].start)
            and _IN_DETAIL.match(doc.text, *doc.sentences[at])
            and carries_on(doc.text, *doc.sentences[at], ANY)
        ):
            return gap
    return 0


def _listed(doc: Document, statement: Statement, index: int, body: _Body, clues: Clues) -> tuple[int, list[Statement]]:
    """The last line of the list that `statement` of sentence `index` announces, and a statement for each of those told in it."""
    told = [statement.holding((), statement.end)]
    while index + 1 < len(doc.sentences):
        sentence = doc.sentences[index + 1]
        entry = list_entry(doc.text, *sentence, clues.of(index + 1)) if body.holds(sentence.start) else None
        if entry is None:
            break
        if entry.addressee:
            told.append(replace(statement, addressee=entry.addressee, items=()))
        if entry.start is not None:
            items = (*told[-1].items, *split_items(doc.text, entry.start, sentence.end, clues.of(index + 1)))
            told[-1] = told[-1].holding(items, items[-1].end if items else told[-1].end)
        index += 1
    return index, [s for s in told if s.items] or [statement] * bool(statement.items)


def _takes_over(text: str, start: int, anchor: Anchor, carry: Carry) -> bool:
    """Whether the verb makes a statement of its own instead of standing inside the item that `carry` begins."""
    if carry.told and anchor.span.start >= carry.deed:
        return False
    if anchor.verb == UPWARD:  # a deed: *Đồng thời đề xuất các giải pháp ...*
        return False
    return anchor.span.start <= carry.deed or speaker_before(text, start, anchor.span.start).kind in (
        "role",
        "person",
        "name",
    )
