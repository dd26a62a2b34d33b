"""Fractions of counted things and percentages: *14/19 tiêu chí, một trong 4 học sinh, 47,5%, từ 7% đến 15%*."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from dukien.facts.counted import counted_noun
from dukien.facts.fact import Fact
from dukien.facts.indicators import Phrase, measured, names_measure, with_previous
from dukien.facts.numbers import DIGITS, MAGNITUDE, SMALL_WORDS, WORDS, Approx, hedge_before, parse_digits, parse_number
from dukien.facts.ratios.earlier import NATIONAL, of_criteria, of_structure
from dukien.facts.ratios.fractions import UNIT_BEHIND, is_amount, is_day, is_fraction
from dukien.facts.ratios.status import Status, status
from dukien.text import Document, Span
from dukien.text.vocabulary import Vocabulary

Kind = Literal["fraction", "percent"]


@dataclass(kw_only=True, unsafe_hash=True)
class RatioMention(Fact):
    """A fraction or percentage; the span is its words, with the counted noun of a fraction where one stands there.

    `value` is 45.0 for *45%* and `numerator / denominator` for a fraction; of a range it is the lower end.
    """

    kind: Kind
    numerator: float | None = None
    denominator: float | None = None
    value: float
    value_to: float | None = None
    approx: Approx | None = None
    indicator: str | None = None
    """What is measured, in the article's own letters."""
    status: Status | None = None


class _Found:
    """The numbers of a mention before its surroundings are read; `bare` is where the number itself ends."""

    def __init__(
        self,
        start: int,
        end: int,
        bare: int,
        rule: str,
        value: float,
        value_to: float | None = None,
        parts: tuple[float, float] | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.bare = bare
        self.rule = rule
        self.value = value
        self.value_to = value_to
        self.parts = parts


# --- Pieces -----------------------------------------------------------------------------------------------------

_TO_PERCENT: Final = re.compile(
    rf"(?i)(?:(?<![\w.,/])(?P<low>{DIGITS}) ?(?:%|phần trăm)? ?(?P<to>[-–—]{{1,2}}|đến|tới|~) ?)?"
    rf"(?:(?<![\d.,/])(?P<high>{DIGITS}(?: (?:{MAGNITUDE}))?)|(?<!\w)(?P<word>{WORDS})) ?$"
)
_RANGE_MARKS: Final = ("-", "–", "—", "~", "đến", "tới", "ĐẾN", "TỚI", "Đến", "Tới")
"""What stands between the numbers of a range."""
_UP_TO: Final = re.compile(rf" ?(?:[-–—]|đến|tới) ?({DIGITS}) ?(?:%|phần trăm)")
_WHOLE: Final = r"\d{1,3}(?:\.\d{3}){1,2}|\d{1,7}"
_AMOUNT: Final = rf"(?:{_WHOLE})(?:,\d{{1,3}})?"
_LEFT: Final = re.compile(rf"(?<![\w/.,-]){_AMOUNT} ?$")
_RIGHT: Final = re.compile(rf" ?(?P<all>{_AMOUNT})(?:(?P<unit> ?{UNIT_BEHIND})|(?![\w/%]|[.,-]\d| \d|\. \d{{3}}\b))")
_OF: Final = re.compile(  # behind *trong* or *trên*
    r"(?P<total>tổng (?:cộng )?(?:số )?|(?:tổng )?số (?:các )?)?"
    rf"(?P<all>{DIGITS}(?P<many> (?:nghìn|ngàn|triệu)(?! (?:đồng|USD|\d)))?|(?:{SMALL_WORDS})(?= ))"
)
_PART_BEFORE: Final = re.compile(rf"(?i)(?<![\w.,/-])(?P<part>{DIGITS}|{SMALL_WORDS})(?P<noun>(?: [^\W\d_]+){{0,5}})$")
_OUT_OF: Final = re.compile(  # behind *trong*
    rf"(?P<total>(?:tổng )?số |tổng )?(?P<all>{_WHOLE}) (?P<noun>[^\W\d_]+)(?: [^\W\d_]+){{0,18}},?"
    rf"(?: (?:thì|có|đã|chỉ|mới|đến|tới)){{1,3}} (?P<part>{_WHOLE}|{SMALL_WORDS}) (?P<same>[^\W\d_]+)"
)
_TOTALS: Final = ("tổng ", "số ")
_LAST_OF_PART: Final = ("một", "hai", "ba", "bốn", "lăm", "năm", "sáu", "bảy", "tám", "chín", "mười")
_PARTS: Final = re.compile(r"(?P<all>ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2})\b(?! (?:mười|trăm|ngàn|nghìn))")
_PART: Final = "phần "
_IN: Final = "trong "
_ON: Final = "trên "
_PERCENT: Final = "phần trăm"
_PARTS_BEFORE: Final = re.compile(r"(?i)\b(?:một|hai|ba|bốn|\d)$")
_TIME_UNIT: Final = re.compile(
    r"(?i) ?(?:ngày|năm|tháng|tuần|giờ|phút|giây|quý|đêm|buổi sáng|thập kỷ|thập niên|thế kỷ|h\b|"
    r"tiếng|mùa|lần|km|m\b|m2|mét|%|tỷ|triệu)"
)
_RANK: Final = re.compile(
    r"(?i)(?<!\w)(?:thứ|hạng|vị trí|lần|tháng|năm|quý|ngày|khóa|lớp|m|số|phút|điểm|cấp|tập|điều|khoản|chương|mức|giá|đồng|"
    r"quận|phường|tuổi|bậc|nhóm|top|bôn) $"
)
_SERIES: Final = 600  # characters to the fraction of the same whole
_LAST_DAY: Final = 12  # no month behind the slash
_SCORE: Final = re.compile(r"(?i) ?(?:điểm|giờ|h\b|mmhg)")
_LINE: Final = re.compile(r"(?:^|\n) ?[-–+*•] ?[^\n:]{2,40}: ?$")  # of a table: *- Thông Thụ: 9/19*
_SERIES_BEFORE: Final = re.compile(r"[^\W\d_]+(?: \(|: | (?:đạt|là|với|có|mới|được) | )$")
_NEAR: Final = 400  # characters to the ratio that says what is measured
_OTHER_UNIT: Final = re.compile(r"(?i)\b(?:năm|ngày|tháng|phút|giờ|đồng|usd|triệu|tỷ|m|km|ha|mét|tuổi|tuần|điểm|giây)\b")


def _words() -> Mapping[str, str]:
    """*phần*, and *trong* or *trên* with what a whole may begin with behind them; each means its first word."""
    behind = [*"0123456789", *_TOTALS, *(f"{word} " for word in _LAST_OF_PART)]
    return {_PART: _PART, **{word + begins: word for word in (_IN, _ON) for begins in behind}}


_VOCABULARY: Final = Vocabulary(_words)


# --- The whole --------------------------------------------------------------------------------------------------


def find_ratios(doc: Document) -> list[RatioMention]:
    """Every fraction and percentage of `doc` in reading order; spans are in `doc.text`."""
    text = doc.text
    parts: list[int] = []
    found: list[_Found] = []
    for start, _, word in _VOCABULARY.matches(doc):
        if word != _PART:
            found += _in_whole(doc, start, word)
        elif text.startswith(_PART, start):
            parts.append(start)
    found += _percents(text, parts)
    found += _slashes(text)
    found += _parts(text, parts)
    mentions: list[RatioMention] = []
    last, named = -1, _Named()
    for f in sorted(found, key=lambda f: (f.start, -f.end)):
        if f.start < last or doc.zone_at(f.start) in ("dateline", "byline"):
            continue
        last = f.end
        mentions.append(_mention(doc, f, named))
    return mentions


class _Named:
    """The last ratio whose words say by themselves what it measures."""

    def __init__(self) -> None:
        self.phrase: Phrase | None = None
        self.end = -_NEAR

    def resolve(self, phrase: Phrase | None, f: _Found, sentence: Span) -> Phrase | None:
        """What `f` measures, by the ratio before it where its own words do not say."""
        if f.rule == "series" and self.phrase:
            return self.phrase
        if phrase is None:
            return None
        if self.phrase and not f.parts and f.start - self.end < _NEAR:
            resolved = with_previous(phrase, self.phrase, same_sentence=self.end > sentence.start)
            if resolved:
                self.end = f.end
                return resolved
        if names_measure(phrase):
            self.phrase, self.end = phrase, f.end
        return phrase


def _mention(doc: Document, f: _Found, named: _Named) -> RatioMention:
    text, sentence = doc.text, doc.sentence_at(f.start)
    hedge = hedge_before(doc.lower, f.start) if f.start > sentence.start else None
    start = max(hedge.start if hedge else f.start, sentence.start)
    phrase = named.resolve(measured(doc, sentence, start, f.bare, counted=f.parts is not None), f, sentence)
    indicator = " ".join([doc.source_text(low, high).strip() for low, high in sorted(phrase.pieces)]) if phrase else None
    if f.parts:
        indicator = of_criteria(doc, indicator, f.start, listed=f.rule == "series" and f.parts[1] == NATIONAL)
    elif phrase:
        indicator = of_structure(doc, indicator, phrase.pieces[0][0], sentence)
    return RatioMention(
        start=f.start,
        end=f.end,
        rule=f"ratio.{f.rule}",
        kind="fraction" if f.parts else "percent",
        numerator=f.parts[0] if f.parts else None,
        denominator=f.parts[1] if f.parts else None,
        value=f.value,
        value_to=f.value_to,
        approx=hedge.approx if hedge else None,
        indicator=indicator or None,
        status=status(text, sentence, start, f.bare, change=bool(phrase and phrase.change), counted=f.parts is not None),
    )


def _signs(text: str, parts: Sequence[int]) -> list[tuple[int, int]]:
    """Every *%* and *phần trăm*, in reading order; `parts` is where *phần* stands."""
    found = [(at, at + len(_PERCENT)) for at in parts if text.startswith(_PERCENT, at)]
    at = text.find("%")
    while at >= 0:
        found.append((at, at + 1))
        at = text.find("%", at + 1)
    return sorted(found)


def _percents(text: str, parts: Sequence[int]) -> list[_Found]:
    found: list[_Found] = []
    last = 0
    for sign, end in _signs(text, parts):
        n = _TO_PERCENT.search(text, max(last, _number_begins(text, sign)), sign)
        if n is None or (n["word"] and text[sign] == "%"):
            continue
        if (up := _UP_TO.match(text, end)) and n["high"] and (parse_digits(n["high"]) or 0) < (parse_digits(up[1]) or 0):
            continue  # *7% đến 15%*: read at the second sign
        start, rule = n.start("high") if n["high"] else n.start("word"), "percent"
        value, value_to = parse_number(n["high"] or n["word"]), None
        if value is None:
            continue
        lower = parse_digits(n["low"]) if n["low"] else None
        if lower is not None and lower < value:
            start, rule, value, value_to = n.start("low"), "percent_range", lower, value
        elif _negative(text, start):
            start, value = start - 1, -value
        last = end
        found.append(_Found(start, end, end, rule, value, value_to))
    return found


def _number_begins(text: str, sign: int) -> int:
    """Where the number before a sign may begin, at the earliest: a number in digits, of no range, where its digits do."""
    low = max(0, sign - 48)
    around = text[low:sign].rstrip(" ")
    before = around.rstrip("0123456789.,")
    if len(before) == len(around) or before.rstrip(" ").endswith(_RANGE_MARKS):
        return low
    return low + len(before)


def _negative(text: str, start: int) -> bool:
    """A minus sign stands right before the number: not a dash after another number, not the bullet of a list."""
    if start < 2 or text[start - 1] != "-" or text[start - 2] not in " (":
        return False
    before = text[max(0, start - 5) : start - 2].rstrip(" ")
    return bool(before) and before[-1] not in "%\n" and not before[-1].isdigit()


def _fraction(start: int, end: int, bare: int, rule: str, part: float, whole: float) -> _Found:
    return _Found(start, end, bare, rule, part / whole, None, (part, whole))


def _slashes(text: str) -> list[_Found]:
    """*14/19 tiêu chí*; `is_fraction` decides what is no fraction. Bare ones (*Thông Thụ: 9/19*) follow one that counts."""
    found: list[_Found] = []
    wholes: dict[float, int] = {}
    at = text.find("/")
    while at >= 0:
        left = _number_before(text, at)
        right = _RIGHT.match(text, at + 1) if left else None
        if left and right:
            n, m = (parse_digits(x) for x in (left[0].strip(), right["all"]))
            if (
                n is not None
                and m is not None
                and (
                    (rule := _slash_rule(text, left.start(), right, n, m))
                    or (rule := _series_rule(text, left.start(), right, n, m, wholes))
                )
            ):
                noun = None if right["unit"] else counted_noun(text, right.end())
                wholes[m] = right.end()
                found.append(_fraction(left.start(), noun[1] if noun else right.end(), right.end(), rule, n, m))
        at = text.find("/", at + 1)
    return found


def _number_before(text: str, slash: int) -> re.Match[str] | None:
    """The number right before a slash that has one behind it, too; None for a day and its month."""
    end = slash - text.startswith(" ", slash - 1)
    behind = slash + 1 + text.startswith(" ", slash + 1)
    if not text[end - 1 : end].isdigit() or not text[behind : behind + 1].isdigit():
        return None
    low = max(0, slash - 14)
    start = low + len(text[low:end].rstrip("0123456789.,"))
    return None if is_day(text, start, slash) else _LEFT.match(text, start, slash)


def _series_rule(text: str, start: int, right: re.Match[str], n: float, m: float, wholes: dict[float, int]) -> str | None:
    """*xã A đạt 11/19 tiêu chí, tiếp đến là xã B (9/19), xã C (8/19)*: of the same whole as a fraction before."""
    if (
        m <= _LAST_DAY
        or n > m
        or right["unit"]
        or _SCORE.match(text, right.end())
        or not _SERIES_BEFORE.search(text, max(0, start - 24), start)
    ):
        return None
    if right.end() - wholes.get(m, -_SERIES) < _SERIES:
        return "series"
    table = _LINE.search(text, max(0, start - 50), start) and text.count(f"/{round(m)}", max(0, start - 150), start + 150) > 2
    return "series" if table else None


def _slash_rule(text: str, start: int, right: re.Match[str], n: float, m: float) -> str | None:
    """The rule that makes *n/m* a fraction: of amounts (*12,5/96 tỷ đồng*) or of counted things."""
    if right["unit"] and (rule := is_amount(text, start, n, m, right["unit"].strip())):
        return rule
    whole = n.is_integer() and m.is_integer() and not right["unit"]
    return is_fraction(text, start, right.end(), int(n), int(m)) if whole else None


def _in_whole(doc: Document, start: int, word: str) -> list[_Found]:
    """What `_of` and `_out_of` read; *trong* or *trên* is the `word` at `start`."""
    text, behind = doc.text, start + len(word)
    if not text.startswith(word[1:], start + 1):
        return []
    found: list[_Found] = []
    if text.startswith(" t", start - 1) and (share := _of(doc, start - 1, behind)):
        found.append(share)
    if word == _IN and (share := _out_of(text, start, behind)):
        found.append(share)
    return found


def _of(doc: Document, at: int, behind: int) -> _Found | None:
    """*01 trong 6 điểm đến, 5 trong số 8 trạm, 30 trên tổng số 31 tổ viên, một trên 14 triệu*."""
    text = doc.text
    if not (text[at - 1 : at].isdigit() or text.startswith(_TOTALS, behind) or doc.lower.endswith(_LAST_OF_PART, 0, at)):
        return None  # only of a total something may stand between the part and *trong*
    m = _OF.match(text, behind)
    p = _PART_BEFORE.search(text, max(0, at - 60), at) if m else None
    if not m or not p or (p["noun"] and not m["total"]) or _RANK.search(text, max(0, p.start() - 10), p.start()):
        return None
    if _TIME_UNIT.match(text, m.end()) or (p["noun"] and _OTHER_UNIT.search(p["noun"])) or p["noun"] == " phần":
        return None
    part, whole = parse_number(p["part"]), parse_number(m["all"])
    if not part or not whole or part > whole or (part == whole and not m["total"]):
        return None
    noun = counted_noun(text, m.end())
    trusted = m["total"] or noun or p["part"].lower() in ("một", "1", "01")
    if not trusted or not (noun or m["many"] or re.match(r" [“\"]?[^\W\d_]", text[m.end() : m.end() + 3])):
        return None
    return _fraction(p.start("part"), noun[1] if noun else m.end(), m.end(), "n_in_m", part, whole)


def _out_of(text: str, start: int, behind: int) -> _Found | None:
    """*trong 6 xe dự kiểm thì 4 xe*: the whole first, then the part of the same things."""
    m = _OUT_OF.match(text, behind)
    if not m or _TIME_UNIT.match(text, m.start("noun")) or text[m.end("part") : m.end("part") + 1] == "/":
        return None
    part, whole = parse_number(m["part"]), parse_number(m["all"])
    same = m["same"].lower() == m["noun"].lower() or (m["total"] and counted_noun(text, m.start("same")))
    if part is None or whole is None or not 0 < part < whole or not same:
        return None
    noun = counted_noun(text, m.start("same"))
    return _fraction(start, noun[1] if noun else m.end("same"), m.end("part"), "of_m_n", part, whole)


def _parts(text: str, parts: Sequence[int]) -> list[_Found]:
    """*một phần ba, hai phần năm*."""
    found: list[_Found] = []
    for at in parts:
        m = _PARTS.match(text, at + len(_PART))
        before = _PARTS_BEFORE.search(text, max(0, at - 5), at - 1) if m and text.startswith(" ", at - 1) else None
        part, whole = parse_number(before[0]) if before else None, parse_number(m["all"]) if m else None
        if m and before and part is not None and whole is not None and part < whole:
            found.append(_fraction(before.start(), m.end(), m.end(), "parts", part, whole))
    return found
