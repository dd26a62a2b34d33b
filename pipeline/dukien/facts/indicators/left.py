"""What stands before a number: the subject that it is said of, and the verb of change."""

from __future__ import annotations

from itertools import islice
from typing import Final

from dukien.facts.indicators import words as w
from dukien.facts.indicators.clauses import clauses, names_something, outside_brackets, strip_light, subject_in, subject_of
from dukien.facts.indicators.right import phrase
from dukien.facts.indicators.tokens import Clause, is_fraction, is_number, phrase_at, words_of

_MOST_EARLIER: Final = 5


class Left:
    """What stands before the number; `own`: the subject is in the number's own clause."""

    def __init__(self, subject: Clause, verb: Clause, *, own: bool) -> None:
        self.subject = subject
        self.verb = verb
        self.own = own


def before(lower: str, tokens: Clause, *, whole: bool) -> Left | None:
    """The subject and the verb of the number that stands behind `tokens`.

    None where these are not the `whole` of what stands there, and more is needed.
    """
    earlier = clauses(tokens, whole=whole)
    first = next(earlier, None)
    if first is None:
        return None
    light = strip_light(first)
    verb: Clause = []
    for i in range(len(light) - 1, max(-1, len(light) - 4), -1):
        if light[i].word in w.CHANGE:
            verb = light[i:]
            break
    subject = subject_in(lower, first, light)
    named = names_something(subject)
    if named and _only_verb(subject):  # *lợi nhuận đạt 700 tỷ đồng, tăng trưởng 86%*
        whose = subject_of(lower, [t for t in first if t.start < subject[0].start])
        if names_something(whose):
            return Left(whose, subject, own=True)
        named, verb = False, subject
    if named and (len(subject) > 1 or len(first) == len(tokens)):
        return Left(subject, [t for t in verb if t.start >= subject[-1].end], own=True)
    if not whole:
        return None
    if not verb and named:
        verb = subject
    for clause in islice(earlier, _MOST_EARLIER):
        found = _counted(lower, clause)
        if found is None:
            found = subject_of(lower, outside_brackets(clause) if clause and clause[-1].word.startswith(")") else clause)
        if found and not verb and _only_verb(found):  # *doanh thu đạt 6 tỷ đồng, tăng trưởng 30% và |41%|*
            verb = found
            continue
        if found and names_something(found):
            if verb and len(found) > 1 and found[-1].word in ("tăng", "giảm"):
                found = found[:-1]
            return Left(found, verb, own=False)
    return Left([], verb, own=False)


def _only_verb(subject: Clause) -> bool:
    """*với mức tăng trưởng, đang sở hữu*: a verb that does not say of what."""
    return " ".join(words_of(subject[-2:])) in w.VERBS and not names_something(subject[:-2])


def _counted(lower: str, clause: Clause) -> Clause | None:
    """What an earlier clause with a number is about: its subject; of *đón 2 triệu lượt khách* the counted things.

    None where the clause has no number, empty where it names nothing (*giảm 1,2 USD; bằng 90% kế hoạch*).
    """
    clause = outside_brackets(clause)
    for i in range(len(clause) - 1):
        if is_fraction(clause, i) and clause[i + 1].word[0].isalpha():
            measure = clause[i + 1].word in w.UNITS | w.MAGNITUDES
            return subject_of(lower, clause[:i]) if measure else clause[i + 1 :]
    numbers = [i for i in range(len(clause)) if is_number(clause, i) and not _is_duration(clause, i)]
    if not numbers:
        return None
    first = next((i for i in numbers if not _describes(clause, i)), numbers[0])
    lead, rest = clause[:first], clause[first + 1 :]
    subject = subject_of(lower, lead) if names_something(lead) else []
    while rest and (rest[0].word in w.MAGNITUDES or (rest[0].word.isdigit() and rest[1:2] and rest[1].word in w.MAGNITUDES)):
        rest = rest[1:]
    if words_of(rest[:3]) == ["nhân", "dân", "tệ"]:
        rest = rest[2:]
    if not rest or "%" in clause[first].word or phrase_at(rest, 0, w.BASES):
        linked = not rest or rest[0].word in w.LINKS or phrase_at(rest, 0, w.BASES)
        return subject or (rest if not linked and names_something(rest) else [])
    if rest[0].word in w.UNITS:
        things = phrase(rest[1:], 5) if subject or rest[0].word == "lần" else []
        return subject + (things if things and things[0].word not in w.EMPTY and things[0].word[0].isalpha() else [])
    things = phrase(rest, 8)
    if subject and (len(things) < 2 or subject[0].word in w.SUMS):
        return subject
    return things if names_something(things) else subject


def _describes(clause: Clause, i: int) -> bool:
    """The number only says which thing is meant: *xăng RON 95, xe dưới 9 chỗ, đứng thứ 3*."""
    at = i - 2 if i > 1 and clause[i - 1].word == "-" else i - 1  # *tiêm kích F -22*
    return at >= 0 and ((at > 0 and clause[at].written.isupper()) or clause[at].word in w.LIMITS)


def _is_duration(clause: Clause, i: int) -> bool:
    """*6 tháng đầu năm*."""
    return i + 1 < len(clause) and clause[i + 1].word in w.TIME_AFTER
