"""Clauses before a number, and the subject of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dukien.facts.indicators import words as w
from dukien.facts.indicators.tokens import Clause, is_fraction, is_number, phrase_at, words_of

_MOST_CLAUSES: Final = 5
_BEFORE_MARK: Final = 2
"""How many tokens before a mark say what it is."""
_MARKS: Final = frozenset(',;:(“”"…\n')
_DASHES: Final = "-–+*•"
_TIME: Final = re.compile(
    r"(?:(?:tính |kể )?(?:đến|tới|từ|trong|vào|sang|riêng|hết|cuối|đầu|giữa|cả) ){0,4}"
    r"(?:nay|\d{1,2}/\d{1,2}(?:/\d{4})?|hiện tại|hiện nay|thời điểm này|\d+ (?:năm|tháng|ngày) (?:nữa|qua|trước)|"
    r"(?:\d+ )?(?:năm|tháng|quý|ngày|giai đoạn|nhiệm kỳ|kỳ|phiên|tuần) "
    r"(?:(?:nay|qua|này|trước|ngoái|sau|tới|gần|đây|hết|[ivx]+|\d[\d/.-]*|[-–]|năm|tháng|và|đầu|cuối|đến)(?= |$) ?){1,8})[ ,]*"
)
_TIME_BEGINS: Final = frozenset(
    "tính kể đến tới từ trong vào sang riêng hết cuối đầu giữa cả nay hiện thời năm tháng quý ngày giai nhiệm kỳ phiên "
    "tuần".split()
)
"""The words, besides digits, that a time begins with."""


_DECIDE: Final = frozenset({*w.MEASURES, *w.CUTS_LEFT, *(pair.partition(" ")[2] for pair in w.TELLS), "với", "theo"})
"""A clause without any of them is its subject as it stands."""


def is_mark(word: str) -> bool:
    """A mark that ends a clause."""
    return word[0] in _MARKS or not word.strip(_DASHES)


def joins(tokens: Clause, i: int) -> bool:
    """The comma or hyphen at token `i` stands inside a name of one thing: *5 xã, phường; nông - lâm nghiệp*."""
    if not 0 < i < len(tokens) - 1:
        return False
    before, mark, after = tokens[i - 1 : i + 2]
    if mark.word == ",":
        if before.word in ("bộ", "sở", "ban") and after.word in ("ban", "ngành"):
            return True
        return after.word in w.UNIT_LISTS or _goes_on(tokens, i) or (_who(tokens, i - 2) and _who(tokens, i + 1))
    if mark.word == "-" and before.written.isupper() and after.word[0].isdigit():  # *tên lửa S -300*
        return True
    if mark.word not in ("-", "–") or before.word in w.UNITS or after.word in w.EMPTY or after.word in w.CHANGE:
        return False
    return before.written[0].islower() == after.written[0].islower() and before.word[0].isalpha() and after.word[0].isalpha()


def _who(tokens: Clause, i: int) -> bool:
    """People or bodies at token `i`, that are listed together: *cán bộ, công chức*."""
    return 0 <= i < len(tokens) - 1 and f"{tokens[i].word} {tokens[i + 1].word}" in w.LISTED_TOGETHER


def _goes_on(tokens: Clause, i: int) -> bool:
    """The comma at token `i` stands in a list: *các thôn Đoài, Nội và Hạ; phương tiện loại 3, 4 và 5*."""
    before, after = tokens[i - 1], tokens[i + 1]
    if before.word.isdigit():
        return after.word.isdigit() and max(len(before.word), len(after.word)) < 3
    if not (_is_name(before.written) and _is_name(after.written)):
        return False
    for t in tokens[i + 1 : i + 16]:
        if t.word == "và":
            return True
        if t.word != "," and not _is_name(t.written):
            return False
    return False


def clauses(tokens: Clause, *, whole: bool = True) -> Iterator[Clause]:
    """The clauses before the number, last one first, cut at marks and at *và, nhưng* between two numbers.

    A closed bracket that only explains (*trẻ em (dưới 6 tuổi) chiếm*) stays inside its clause. Where `tokens` are not the
    `whole` of what stands before the number, only the clauses are given that a mark begins.
    """
    stop, i, given = len(tokens), len(tokens) - 1, 0
    first = -1 if whole else _BEFORE_MARK
    while i >= first and given < _MOST_CLAUSES:
        if i >= 0 and tokens[i].word[0].isalnum():
            i -= 1
            continue
        closing = i >= 0 and ")" in tokens[i].word
        if closing:
            opening = next((k for k in range(i - 1, max(-1, i - 16), -1) if tokens[k].word.startswith("(")), -1)
            if opening >= 0 and not any("%" in t.word for t in tokens[opening:i]):
                if tokens[i].word[-1] != ")":  # *... (12 tỷ đồng), ...*: the bracket belongs to the clause before
                    yield from _split(tokens[i + 1 : stop], own=not given)
                    stop, given = i, given + 1
                i = opening - 1
                continue
        if i < 0 or closing or (is_mark(tokens[i].word) and not joins(tokens, i)):
            yield from _split(tokens[i + 1 : stop], own=not given)
            stop, given = i, given + 1
        i -= 1


def _split(clause: Clause, *, own: bool) -> list[Clause]:
    """`clause` cut at *và* between two numbers, last part first; behind its `own` clause stands the number itself."""
    parts: list[Clause] = []
    for k in range(len(clause) - 1, 0, -1):
        if clause[k].word not in w.JOINTS or not any(is_number(clause, n) for n in range(k)):
            continue
        if (
            own
            or clause[k].word != "và"
            or any(is_number(clause, n) or is_fraction(clause, n) for n in range(k + 1, len(clause)))
        ):
            parts.append(clause[k + 1 :])
            clause, own = clause[:k], False
    parts.append(clause)
    return parts


def _is_name(written: str) -> bool:
    return written[0].isupper() and not written.isupper()


def strip_light(clause: Clause) -> Clause:
    """`clause` without the verbs and prepositions that lead from a subject to its number."""
    end = len(clause)
    while end:
        t = clause[end - 1]
        if end > 2 and t.word in ("cao", "thấp") and clause[end - 2].word == "lệ":  # *đạt tỷ lệ cao (82%)*
            end -= 1
            continue
        if (t.word not in w.LIGHT and t.word not in ":-") or (end > 1 and _is_name(t.written)):
            break
        pair = f"{clause[end - 2].word} {clause[end - 1].word}" if end > 1 else ""
        if pair in w.WHOLE:
            break
        if pair in w.KEEP_PAIRS and end > 2 and clause[end - 3].word not in w.LIGHT:
            break
        end -= 1
    return clause[:end]


def _cut(clause: Clause, i: int) -> int:
    """How many tokens from `i` on begin a new clause; of *với tỷ lệ* only the preposition."""
    n = phrase_at(clause, i, w.CUTS_LEFT)
    return 1 if n and clause[i].word == "với" else n


def strip_lead(lower: str, clause: Clause) -> Clause:
    """`clause` without a date, a clause word or *cao nhất là* in front."""
    for _ in range(5):
        if not clause:
            break
        word = clause[0].word
        if (word in _TIME_BEGINS or word[0].isdigit()) and (m := _TIME.match(lower, clause[0].start, clause[-1].end)):
            clause = [t for t in clause if t.start >= m.end()]
        elif n := phrase_at(clause, 0, w.LEADS) or _cut(clause, 0):
            clause = clause[n:]
        elif clause[0].word in ",:":  # *thừa nhận|, tỉnh mới hỗ trợ*
            clause = clause[1:]
        elif words_of(clause[1:3]) in (["nhất", "là"], ["nhất", "ở"], ["nhất", "tại"]):
            clause = clause[2 + (clause[2].word == "là") :]
        else:
            break
    return clause


def names_something(clause: Clause) -> bool:
    """More than particles, light verbs and numbers."""
    for t in clause:
        word = t.word
        if word not in w.EMPTY and word[0].isalpha():
            return True
    return False


def outside_brackets(clause: Clause) -> Clause:
    """`clause` without what stands in brackets."""
    depth, kept = 0, []
    for t in clause:
        depth += t.word.startswith("(")
        if not depth:
            kept.append(t)
        depth = max(0, depth - (")" in t.word))
    return kept


def subject_of(lower: str, clause: Clause) -> Clause:
    """The subject of a clause that ends before a number: behind its last clause word, without the light verbs."""
    return subject_in(lower, clause, strip_light(clause))


def subject_in(lower: str, full: Clause, light: Clause) -> Clause:
    """The subject of the clause `full`, which is `light` without its light verbs."""
    clause = strip_lead(lower, light)
    for t in clause:
        if t.word in _DECIDE or "%" in t.word:
            break
    else:
        return clause
    words = words_of(clause)
    if len(words) > 1 and f"{words[-2]} {words[-1]}" in w.TELLS:  # *kết quả thăm dò cho thấy 55% ...*
        return []
    if "với" in words:
        clause = _behind_with(clause)
        words = words_of(clause)
    percent = max(i for i, word in enumerate(words) if "%" in word) if "%" in "".join(words) else -1
    if not w.MEASURES.keys().isdisjoint(words) and (measure := _measure(clause, percent)):
        return measure
    if percent >= 0 and any(t.word in ("lên", "xuống", "còn", "về") for t in full[-4:]):
        return subject_of(lower, clause[:percent])
    if not w.CUTS_LEFT.keys().isdisjoint(words):
        clause = _behind_cut(lower, clause)
    return _before_source(clause) if "theo" in words else clause


def _behind_with(clause: Clause) -> Clause:
    """*tốc độ tăng trưởng chậm lại với |số sinh viên| chỉ tăng*."""
    for i in range(len(clause) - 3, 1, -1):
        if clause[i].word == "với" and clause[i + 1].word in ("số", "tổng") and names_something(clause[i + 2 :]):
            return clause[i + 1 :]
    return clause


def _measure(clause: Clause, percent: int) -> Clause:
    """`clause` from the last noun on that a percentage is the value of; empty where none stands behind token `percent`."""
    for i in range(len(clause) - 1, percent, -1):
        n = phrase_at(clause, i, w.MEASURES)
        if n and words_of(clause[i + n :]) != ["này"] and (i == 0 or names_something(clause[i + 1 :])):  # not *với mức tăng nhẹ*
            return clause[i - (i > 0 and clause[i - 1].word == "mức") :]
    return []


def _behind_cut(lower: str, clause: Clause) -> Clause:
    """`clause` behind its last clause word."""
    for i in range(len(clause) - 1, -1, -1):
        if clause[i].word not in w.CUTS_LEFT or (i and clause[i].written[0].isupper()):  # *theo Quyết định số 12*: a name
            continue
        if clause[i].word in ("còn", "để") and words_of(clause[i + 1 : i + 2]) == ["lại"]:  # *phần còn lại, được để lại*
            continue
        if clause[i].word == "do" and clause[0].word in w.SUMS:  # *lượng mưa do bão mang tới*
            continue
        if i and f"{clause[i - 1].word} {clause[i].word}" in w.NO_CUT:  # *giấy tờ có giá, nơi xuất hiện hằn lún*
            continue
        if clause[i].word == "có" and i > 2 and clause[0].word in w.COUNTS:  # *tổng số hộ có thu nhập thấp*
            continue
        rest = clause[i + n :] if (n := _cut(clause, i)) else []
        if names_something(rest) and (len(rest) > 1 or rest[0].written[0].isupper()):  # not *còn chậm*
            return strip_lead(lower, rest)
    return clause


def _before_source(clause: Clause) -> Clause:
    """`clause` without *theo Bộ Y tế* and what follows."""
    for i in range(2, len(clause) - 1):
        if clause[i].word == "theo" and clause[i + 1].written[0].isupper():
            return clause[:i]
    return clause
