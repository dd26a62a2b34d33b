"""What officials say must be done: *Chủ tịch tỉnh nhấn mạnh, các sở cần ...*, *"Huyện phải ...", ông A nói*."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final

from dukien.facts.directives.clues import QUOTED, Rare, clue
from dukien.facts.directives.items import opening_deed, somebody
from dukien.facts.directives.lexicon import Endings, Openings, forms, whole_words, words
from dukien.facts.directives.quotation import SETS_DOWN, SPEECH, attributed, informs, reported, sayings
from dukien.facts.directives.speaker import PUBLIC, Speaker, speaker_before
from dukien.text import Document, Span
from dukien.text.vocabulary import Vocabulary


class Need:
    """A duty laid on somebody: the verb of duty, who is to act, and where the deed begins."""

    def __init__(
        self, modal: Span, subject: Span | None, start: int, speaker: Speaker | None, *, us: bool = False, core: bool = False
    ) -> None:
        self.modal = modal
        self.subject = subject
        self.start = start
        self.speaker = speaker
        """Who says so in the same sentence; None where the sentence does not tell."""
        self.us = us
        """*Chúng ta* are to act: what everybody says in an interview."""
        self.core = core
        """A body is to *tập trung, tiếp tục ...*: an instruction even where the text has not yet said whose."""


_MODALS: Final = Vocabulary(lambda: dict.fromkeys(("cần ", "phải ", "không được", "không nên", "không để")))
_MODAL: Final = re.compile(
    r"(?<!\w)(?:(?<!ân )[Cc]ần(?= )|(?<!bìa )(?<!bên )(?<!rẽ )(?<!gặp )(?<!mắc )[Pp]hải(?= )|"
    r"[Kk]hông được|[Kk]hông nên|[Kk]hông để)(?!\w)"
)
_AHEAD_STEMS: Final = ("thời gian tới", "thời gian còn lại", "những tháng cuối", "những tháng còn lại", "từ nay đến", "tới đây")
_AHEADS: Final = Vocabulary(lambda: dict.fromkeys(_AHEAD_STEMS))
_SPEAKS_AHEAD: Final = clue(_AHEAD_STEMS)

_CLAUSE_MARKS: Final = ',;:“"”('
_CLAUSE_WORDS: Final = Endings(
    (
        *forms("saying", any_case=False),
        *("rằng", "thì", "là", "và", "nên", "do đó", "vì vậy", "vì thế", "do vậy", "nhưng", "mà", "để"),
    )
)
"""Behind them a clause begins."""
# What a law sets down is no official's word: *Điều 3 quy định cán bộ phải ...*; nor what a scholar holds: *theo TS An, ...*.
_LAW: Final = Rare(
    r"(?<!\w)(?:điều \d|khoản \d|dự (?:thảo|luật)|luật|thông tư|nghị định|quy định)(?!\w)",
    ("luật", "dự thảo", "thông tư", "nghị định", "quy định", *(f"{part} {n}" for part in ("điều", "khoản") for n in range(10))),
    re.IGNORECASE,
)
_SCHOLAR: Final = Rare(
    r"(?<!\w)(?:(?-i:TS|ThS|GS|PGS|KTS|BS|LS)|tiến sĩ|thạc sĩ|giáo sư|chuyên gia|luật sư|bác sĩ|kiến trúc sư)(?!\w)",
    ("ts", "ths", "gs", "bs", "ls", "tiến sĩ", "thạc sĩ", "giáo sư", "chuyên gia", "luật sư", "bác sĩ", "kiến trúc sư"),
    re.IGNORECASE,
)
_CONSEQUENCE: Final = re.compile(r"(?:thì|là|để|và|nhưng|mà|nên)\s$")
_SO_THAT: Final = re.compile(r"(?<!\w)(?:là|nên|để)\s$")
# Told by another verb: *yêu cầu các xã phải ...*.
_TOLD: Final = re.compile(r"(?<!\w)(?:yêu cầu|đề nghị|chỉ đạo|nhắc nhở)\s$")
_SETTING_DOWN: Final = ("nêu rõ", "nhấn mạnh", "lưu ý", "quán triệt", "chỉ rõ", "kết luận", "cho rằng", "cho")
_SETS_DOWN: Final = re.compile(
    r"(?<!\w)(?P<verb>nêu rõ|nhấn mạnh|lưu ý|quán triệt|chỉ rõ|kết luận|cho rằng)(?:,|:| rằng)?\s?[“\"]?$"
)
_CONCLUDES: Final = re.compile(r"(?:Phát biểu )?(?:kết luận|chỉ đạo|chủ trì)(?!\w)", re.IGNORECASE)
_NO_MATTER: Final = re.compile(
    r"(?<!\w)(?:đã|vừa|vẫn|sẽ|đang|bị|từng|tôi|họ|anh|chị|ông|bà|người dân|doanh nghiệp|Việt Nam|Mỹ|Trung Quốc|chúng tôi|"
    r"nếu|không|bản án|phụ huynh|bạn trẻ|thanh niên|mỗi người|học sinh|sinh viên|thí sinh|xã hội|gia đình|cử tri|điều|"
    r"người tiêu dùng|khách hàng|cộng đồng|mình|ai)(?!\w)",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(rf"(?:{words('link')}(?!\w),?\s*)*", re.IGNORECASE)
_WE: Final = re.compile(
    r"(?:chúng ta|các đồng chí|các anh|các ông|các vị|anh em|toàn ngành|toàn đảng|mọi người)(?!\w)", re.IGNORECASE
)
_US: Final = re.compile(r"chúng ta(?!\w)", re.IGNORECASE)
_THEY: Final = re.compile(
    r"(?:các|từng|mỗi|tất cả(?: các)?|toàn bộ|những|hai|ba) (?:bộ|sở|ban|ngành|cấp|địa phương|đơn vị|cơ quan|huyện|xã|phường|"
    r"quận|tỉnh|thành|cán bộ|đảng viên|đại biểu|thành viên|lực lượng|trường|nhà trường|tổ chức|chi bộ|đồng chí|đoàn|thầy cô|"
    r"đại tướng|sĩ quan|chiến sĩ)(?!\w)|(?:cán bộ|đảng viên|địa phương|đơn vị|cấp ủy|nhà trường|ngành|lực lượng|chính quyền|"
    r"chủ đầu tư|nhà đầu tư|nhà thầu)(?!\w)",
    re.IGNORECASE,
)
_HAVE: Final = re.compile(r"(?:có|luôn|biết|thật sự|thực sự|dứt khoát|đặc biệt|nhất định)\s")
# How a matter is to stand.
_STAND: Final = re.compile(
    r"(?:là|được|gắn|đi đôi|đi trước|đi kèm|mang|đạt|phù hợp|dựa|xuất phát|bài bản|thực chất|đồng bộ)(?!\w)"
)
_CORE_DEEDS: Final = (
    *("tiếp tục", "tập trung", "tăng cường", "đẩy mạnh", "chú trọng", "quan tâm", "phát huy", "chủ động", "khẩn trương"),
    *("thực hiện tốt", "làm tốt", "rà soát"),
)
_CORE: Final = re.compile(rf"(?:{'|'.join(_CORE_DEEDS)})(?!\w)")
SPEAKS_FOR_ITSELF: Final = clue(f"cần {deed}" for deed in _CORE_DEEDS)
"""A duty that may be an instruction whoever says so."""
# In the time ahead a body's plain verb is an instruction: *Thời gian tới, Đảng bộ tiếp tục ...*
_AHEAD: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(_AHEAD_STEMS)})(?!\w)[^,;]{{0,40}},\s(?P<who>(?:các )?(?:cấp ủy|đảng|đảng bộ|đảng ủy|huyện|xã|tỉnh|"
    r"thành phố|địa phương|ngành|đơn vị|cơ quan|UBND|HĐND|MTTQ|chi bộ|ban|hội|chính quyền|trường|nhà trường|phòng|sở)(?!\w)"
    r"[^,;]{0,60}?)\s(?P<deed>(?:tiếp tục|tập trung|tăng cường|đẩy mạnh|chú trọng|quan tâm|phát huy|nêu cao|thực hiện|chủ động|"
    r"khẩn trương|phấn đấu)(?!\w))",
    re.IGNORECASE,
)
_LEADING_IN: Final = re.compile(
    r"\s*(?:Để|Là|Trong(?! khi đó)|Thời gian|Đối với|Về|Với|Riêng|Khi|Nếu|Từ|Sau|Trước|Ngoài|Bên cạnh|Cùng|Song song|"
    r"Do (?:đó|vậy)|"
    r"Vì (?:vậy|thế)|Muốn|Nhằm|Tới|"
    r"Đồng thời|Theo (?:đó|ông|bà|đồng chí|[A-ZĐ])|Mặt khác|Trên cơ sở|thời gian tới|trong|đồng thời|do (?:đó|vậy)|"
    r"vì (?:vậy|thế)|trước mắt|"
    r"để|theo đó)(?!\w)"
)
_AS: Final = re.compile(r"[“\"]?\s?(?:Là|Với tư cách|Trên cương vị)\s")
_SAID_LAST: Final = re.compile(rf"(?<!\w)(?:{words('saying')}|cho hay|cho biết)(?: rõ| thêm)?\s?$")
# What should have been done, or cannot be helped, is no order.
_REGRETS: Final = ("đáng lẽ", "lẽ ra", "đáng ra", "giá như", "chẳng lẽ", "vì sao", "tại sao")
_REGRET: Final = Rare(rf"(?<!\w)(?:{'|'.join(_REGRETS)})(?!\w)", _REGRETS, re.IGNORECASE)
_FEEL: Final = re.compile(
    r"(?:không được |phải |cần )?(?:quên|phép|hơn|mất|chờ|đợi|vất vả|thường xuyên vất vả|xả trạm|huy động (?:lực lượng|hàng|\d)|"
    r"chịu (?:đựng|cảnh|thiệt|khổ|áp lực)|thừa nhận|nói (?:rõ )?(?:rằng|là|thật)|"
    r"hiểu (?:rằng|là)|thấy)(?!\w)"
)
_PAST_DUTY: Final = Endings(("đã", "từng", "buộc", "vẫn", "lại", "thường xuyên", "luôn"))
_DENIED: Final = Rare(
    r"(?<!\w)(?:chưa|không) (?:nhận được|hề nói|nói|có (?:thông báo|quy định|văn bản))(?!\w)",
    (f"{no} {told}" for no in ("chưa", "không") for told in ("nhận được", "hề nói", "nói", "có thông", "có quy", "có văn")),
)
# *Theo yêu cầu của UBND tỉnh, cầu phải thông xe trong tháng 9.*
_BY_ORDER: Final = Rare(
    r"(?<!\w)[Tt]heo (?:đúng )?(?:yêu cầu|(?:ý kiến )?chỉ đạo|kết luận|đề nghị|quyết định|văn bản|công văn|công điện|"
    r"thông báo|chỉ thị)"
    r"(?: số \S+)?(?: ngày \S+)? của (?P<who>[^,;:]{3,70}),\s(?=[^,;:]{3,90}$)",
    (
        f"theo {order}"
        for order in (
            *("đúng ", "yêu cầu", "ý kiến", "chỉ đạo", "kết luận", "đề nghị", "quyết định", "văn bản", "công văn", "công điện"),
            *("thông báo", "chỉ thị"),
        )
    ),
)
_LONGEST_SUBJECT: Final = 130
_SUBJECT_OF_LAW: Final = 25
"""How far before a word of saying a law may stand that says it, in characters: *dự thảo nêu rõ*."""
_NO_SUBJECT: Final = re.compile(
    r"(?<!\w)(?:đã|vừa|vẫn|sẽ|đang|bị|được|từng|có|là|cho biết|nói|cho|cũng|đưa ra|đặt ra|nêu|quyết tâm|khi|"
    r"nếu|để|của người dân)(?!\w)"
)


@cache
def _public() -> Openings:
    return Openings(rf"{words('body', 'role', any_case=True)}(?!\w)", (*forms("body"), *forms("role")))


def _is_public(subject: str) -> bool:
    return _public().match(subject, 0, len(subject)) is not None


def may_lay_duty(doc: Document) -> list[tuple[int, re.Match[str] | None]]:
    """Where a duty may be laid on somebody: at a verb of duty (*cần, phải, không được*), or where the time ahead is spoken of."""
    found: list[tuple[int, re.Match[str] | None]] = []
    for at, _, _ in _MODALS.matches(doc):
        if m := _MODAL.match(doc.text, at):
            found.append((at, m))
    for at, _, _ in _AHEADS.matches(doc):
        found.append((at, None))
    return found


def names_speaker(clues: int) -> bool:
    """Whether a sentence with these `clues` may say by itself who lays the duty in it, or need not."""
    return bool(clues & (SPEECH | QUOTED | SPEAKS_FOR_ITSELF)) or _BY_ORDER.may_stand(clues)


def has_duty(text: str, start: int, end: int) -> bool:
    """Whether a verb of duty stands in `text[start:end]`."""
    return _MODAL.search(text, start, end) is not None


def find_need(
    text: str, start: int, end: int, modals: Iterable[re.Match[str]], clues: int, *, sets_down: Callable[[], bool]
) -> Need | None:
    """The first duty in the sentence `text[start:end]` that is laid on a public body, its people or *us*, or on nobody named.

    `modals`: its verbs of duty; `clues`: the sentence's; `sets_down`: whether the sentence stands in a quotation that sets
    something down, so that it may be a matter too.
    """
    if text[end - 1] == "?":
        return None
    said = attributed(text, start, end) if clues & QUOTED else None
    stop = said.start() if said else end
    for m in modals:
        if m.end() > stop:
            break
        barred = m[0][0] in "kK"
        deed = m.start() if barred else m.end() + 1
        opens = opening_deed().match(text, deed, stop) or _HAVE.match(text, deed)
        if not opens and not _STAND.match(text, deed):
            continue
        if _PAST_DUTY.close(text[max(start, m.start() - 16) : m.start()]) or _FEEL.match(text, deed):
            continue
        at, subject = _subject(text, start, m.start())
        matter = bool(subject) and not (_may_be_told(subject) or (said and m[0][-3:] != "nên" and _is_somebody(subject)))
        if not (opens or matter):
            continue
        order = _BY_ORDER.search(clues, text, start, m.start()) if matter or subject else None
        if matter and not (
            order or _is_matter(text, start, at, subject) or (_begins(text, start, at) and _is_set_down(said, subject, sets_down))
        ):
            continue
        if not subject and at > start and text[at - 2 : at - 1] == "," and not _leads_in(text, start, at - 2):
            continue
        if _REGRET.search(clues, text, start, m.start()) or _DENIED.search(clues, text, start, m.start()):
            return None
        if _TOLD.search(text[max(start, at - 14) : at]) or _is_law_or_science(text, start, m.start(), clues):
            continue
        if _only_follows(text[max(start, m.start() - 34) : m.start()], subject, quoted=said is not None):
            continue
        if not subject and barred and m[0][0].islower() and at != start:
            continue
        told = Span(at, at + len(subject)) if subject and not matter else None
        us, core = bool(_US.match(subject)), m[0] == "cần" and _is_public(subject) and _CORE.match(text, deed) is not None
        if order and not said:
            speaker: Speaker | None = speaker_before(text, *order.span("who"))
        else:
            speaker = _speaker(text, start, m.start(), said, clues)
            speaker = speaker or (informs(text, start, at, end) if told and not us else None)
        if speaker and speaker.kind != "role" and not subject and text.endswith("cho rằng", start, m.start() - 1):
            continue  # a view, where no office stands by it
        return Need(Span(*m.span()), told, at if matter else deed, speaker, us=us, core=core)
    return _ahead(text, start, stop, said, clues)


def _subject(text: str, start: int, modal: int) -> tuple[int, str]:
    """The subject of the verb of duty at `modal` and where it begins; empty where nobody and nothing is named."""
    at = _subject_start(text, start, modal)
    subject = text[at:modal].strip().removesuffix(" cũng")
    if subject.lower() == "cần thiết":
        return modal, ""
    if text.startswith("và ", at - 3) and (said := _said_just_before(text, start, at)):
        return said, text[said:modal].strip()
    return at, subject


def _is_law_or_science(text: str, start: int, modal: int, clues: int) -> bool:
    said = start
    for m in sayings(text, start, modal, clues):
        said = m.start() - _SUBJECT_OF_LAW
    return bool(_LAW.search(clues, text, max(start, said), modal) or _SCHOLAR.search(clues, text, start, modal))


def _only_follows(before: str, subject: str, *, quoted: bool) -> bool:
    """Whether what stands before the verb of duty makes it a consequence: *nên phải*."""
    if quoted and _SO_THAT.search(before):
        return True
    return not subject and not quoted and bool(_CONSEQUENCE.search(before))


def _leads_in(text: str, start: int, comma: int) -> bool:
    """Whether the clause before a comma says when, why or that something must be done: *Để giảm nghèo, cần ...*."""
    clause = max(text.rfind(mark, start, comma) for mark in ',;:“"') + 1 or start
    if _AS.match(text, start, comma):
        return True
    return bool(_LEADING_IN.match(text, clause, comma) or _SAID_LAST.search(text, clause, comma))


def _said_just_before(text: str, start: int, at: int) -> int | None:
    """Where a subject of two parts begins right behind the verb of saying: *nêu rõ quy hoạch và đầu tư phải ...*."""
    said = [m.end() for m in _SETTING.finditer(text, max(start, at - 90), at)]
    return said[-1] if said and not _CUT.search(text, said[-1], at) else None


_SETTING: Final = re.compile(r"(?<!\w)(?:nêu rõ|nhấn mạnh|lưu ý|quán triệt|chỉ rõ|kết luận)(?:,|:| rằng)?\s")
_CUT: Final = re.compile(r"[,;:“”\"]")


def _is_somebody(subject: str) -> bool:
    return len(subject) < _LONGEST_SUBJECT and bool(somebody().match(subject, 0, len(subject))) and not _NO_MATTER.search(subject)


def _subject_start(text: str, start: int, modal: int) -> int:
    at = start
    for mark in _CLAUSE_MARKS:
        at = max(at, text.rfind(mark, at, modal))
    if text[at] in _CLAUSE_MARKS:
        at += 2 if text[at + 1] == " " else 1
    space = text.rfind(" ", at, modal)
    while space > at:
        before = text.rfind(" ", at, space)
        word = text[before + 1 if before >= 0 else at : space]
        if _CLAUSE_WORDS.may_close(word) and _CLAUSE_WORDS.close_with(text[at : space + 1], word):
            at = space + 1
            break
        space = before
    aside = _ASIDE.match(text, at, modal)
    return aside.end() if aside else at


def _may_be_told(subject: str) -> bool:
    if len(subject) > _LONGEST_SUBJECT or not (_WE.match(subject) or _THEY.match(subject) or _is_public(subject)):
        return False
    return not (_NO_SUBJECT.search(subject) or whole_words("compound").match(subject))


def _is_matter(text: str, start: int, at: int, subject: str) -> bool:
    """Whether an official sets down how a matter is to be: *Thủ tướng nêu rõ quy hoạch phải đi trước*."""
    if not text[max(start, at - 40) : at].rstrip(' “",:').removesuffix(" rằng").endswith(_SETTING_DOWN):
        return False
    if len(subject) > _LONGEST_SUBJECT or _NO_MATTER.search(subject):
        return False
    m = _SETS_DOWN.search(text, max(start, at - 40), at)
    return m is not None and (m["verb"] != "cho rằng" or _CONCLUDES.match(text, start, at) is not None)


def _begins(text: str, start: int, at: int) -> bool:
    """Whether a clause begins at `at`: *"Quy hoạch phải ..."*, not *đây là giải pháp cần ...*."""
    while at > start and text[at - 1].isspace():
        at -= 1
    return at == start or text[at - 1] in '“",;:.'


def tells_somebody(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` lays a duty on a public body, its people or *us*."""
    subjects = (text[_subject_start(text, start, m.start()) : m.start()].strip() for m in _MODAL.finditer(text, start, end))
    return any(subject and _may_be_told(subject) for subject in subjects)


def _is_set_down(said: re.Match[str] | None, subject: str, sets_down: Callable[[], bool]) -> bool:
    """Whether the quotation that sets a matter down is told as an order: *"Quy hoạch phải đi trước", Thủ tướng nhấn mạnh*."""
    if len(subject) > _LONGEST_SUBJECT:
        return False
    firm = sets_down() if said is None else _FIRMLY.search(said[0][said.end("who") - said.start() :]) is not None
    return firm and not _NO_MATTER.search(subject)


_FIRMLY: Final = re.compile(rf"(?:{SETS_DOWN})(?!\w)")


def _ahead(text: str, start: int, stop: int, said: re.Match[str] | None, clues: int) -> Need | None:
    m = _AHEAD.search(text, start, stop) if clues & _SPEAKS_AHEAD else None
    if m is None or _NO_SUBJECT.search(m["who"]):
        return None
    speaker = _speaker(text, start, m.start(), said, clues)
    return Need(Span(*m.span("deed")), Span(*m.span("who")), m.start("deed"), speaker)


def _speaker(text: str, start: int, modal: int, said: re.Match[str] | None, clues: int) -> Speaker | None:
    if said:
        found = speaker_before(text, said.start("who"), said.end("who"))
        return found if found.span and found.kind in PUBLIC else Speaker("other")
    return reported(text, start, modal, clues)
