"""What may stand between a name and a position, between two positions of one person, and before a position that is told of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dukien.names.context import honorifics
from dukien.text.letters import LOWER, UPPER

_TAIL: Final = 4


class Ending:
    """An expression of what ends right before an item, and the last words that any such stretch ends with.

    The words, which are quick to compare, tell most places where nothing of the kind stands.
    """

    def __init__(self, pattern: re.Pattern[str], ends: tuple[str, ...], width: int) -> None:
        """`width` is how many letters before the item are looked at."""
        self._pattern, self._width = pattern, width
        self._tails = frozenset(end[-_TAIL:] for end in ends)
        self._lengths = sorted({len(tail) for tail in self._tails}, reverse=True)

    def within(self, text: str, start: int, end: int) -> bool:
        """Whether such a stretch begins in `[start, end)` and ends at `end`."""
        return self._pattern.search(text, start, end) is not None

    def before(self, text: str, low: str, at: int) -> bool:
        """Whether such a stretch ends at `at` of `text`; `low` is the text in lower case."""
        for n in self._lengths:
            if low[at - n : at] in self._tails:
                return self._pattern.search(text, max(0, at - self._width), at) is not None
        return False


class Between:
    """An expression of all that may stand between two items.

    What it says of short gaps, which recur from article to article, is remembered.
    """

    def __init__(self, pattern: re.Pattern[str], *, over_asides: bool = False) -> None:
        self.pattern, self._over_asides = pattern, over_asides
        self._recalled = lru_cache(1024)(self._fills)

    def fills(self, gap: str) -> bool:
        """Whether the expression is all of `gap`, be it but for its brackets and terms, where it looks `over_asides`."""
        return self._recalled(gap) if len(gap) < _SHORT else self._fills(gap)

    def _fills(self, gap: str) -> bool:
        return self.pattern.fullmatch(plain(gap) if self._over_asides else gap) is not None


_SHORT: Final = 24
_SHORTEST_TERM: Final = 7


def last_words(words: str) -> tuple[str, ...]:
    """The last words of comma-separated phrases, each with the space behind it."""
    return tuple(sorted({f"{w.strip().rpartition(' ')[2]} " for w in words.split(",")}))


def _any(words: str) -> str:
    """An alternation of the comma-separated `words`, longer ones first."""
    return "(?:" + "|".join(sorted((w.strip() for w in words.split(",")), key=len, reverse=True)) + ")"


_ADDRESS: Final = "(?:" + "|".join(sorted((re.escape(h) for h in honorifics()), key=len, reverse=True)) + ")"
_RANK: Final = (
    r"(?:(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)|(?:PGS\.?,? ?)?TS\.?|ThS\.?|GS\.?|tiến sĩ|thạc sĩ|giáo sư|bác sĩ|kỹ sư)"
)
# Between a title and its name: *Bí thư Huyện ủy (Quảng Nam), đồng chí |Mai Hồng Sơn*.
_THEN: Final = (
    r"(?:(?:vào )?(?:thời điểm|thời gian|thời|lúc|khi) (?:đó|này|ấy)|(?:lúc )?bấy giờ|đương thời|hiện nay|hiện|đương nhiệm)"
)
# ... and of a deputy what he is in charge of: *Phó Chủ tịch phụ trách đô thị |Trần Văn Bình|*.
_DUTY: Final = rf"(?: phụ trách(?:(?-i: [{LOWER}]+)){{1,5}})?"
DIRECT: Final = Between(
    re.compile(rf"{_DUTY}(?: {_THEN} là| {_ADDRESS}| là| mới| cũ| hiện tại)*[ :]*", re.IGNORECASE), over_asides=True
)
WEAK: Final = Between(re.compile(rf"(?:,| [-–]|:)(?: (?:{_ADDRESS}|là))+[ :]*| [-–] ", re.IGNORECASE), over_asides=True)
# Between a name and its title: *ông Hà (SN 1970), hiện là |Bí thư*, *ông Hà (40 tuổi, trú xã A, nguyên |Bí thư*.
_ASIDE: Final = r"(?: ?\([^()\n]{1,60}\))?"
# What a life in short tells first: *ông Hà sinh năm 1970, quê xã A, huyện B; tiến sĩ luật; |Bí thư*.
_LIFE_WORD: Final = _any(
    "SN,sinh năm,sinh ngày,luật sư,nhà giáo,giảng viên,trú,ngụ,quê,nguyên quán,ở,dân tộc,trình độ,cử nhân,cao cấp"
    ",là tiến sĩ,là thạc sĩ"
    ",xã,phường,thị trấn,huyện,quận,thị xã,TP,thành phố,tỉnh"
)
_TOLD: Final = rf"(?:{_LIFE_WORD}|\d{{2}} tuổi|{_RANK})(?![^\W_])"
_REST: Final = r"[^,;()\n]{0,60}+\)?"
_CV: Final = rf"(?: ?[(,;]? ?{_TOLD}{_REST}(?:[(,;] ?(?>{_TOLD}|(?-i:[{UPPER}])){_REST})*(?:;(?= ))?)?"
_SOME: Final = _any(
    "đều,cùng,hiện,hiện nay,hiện đang,nay,đang,vốn,khi đó,lúc đó,khi ấy,lúc bấy giờ,bấy giờ"
    ",nguyên,cựu,cố,quyền,tân,cũng,người,từng,đã,vừa,chính,mới"
)
_AS: Final = _any(
    "là,giữ chức,giữ chức vụ,giữ chức danh,giữ các chức,làm,đảm nhiệm,đảm nhận,đảm nhiệm chức vụ,với vai trò,với vai trò là"
    ",trên cương vị,cương vị,với tư cách,chức vụ,chức danh"
)
_BEING: Final = r"(?:, (?:trụ trì|già làng|người có uy tín|nghệ nhân|cựu chiến binh|đảng viên)[^,;:.()\n]{0,40})?"
BEHIND: Final = Between(
    re.compile(
        rf"{_CV}{_ASIDE}{_BEING}(?: ?, ?\(?| ?[-–:] ?| ?\( ?| |,? đồng thời )"
        rf"(?:{_SOME} )*(?:{_AS} )?(?:{_SOME} )*(?:{_RANK},? )?(?:{_SOME} )*(?:Q\. ?)?",
        re.IGNORECASE,
    )
)
# Between two titles of one person.
_CHAIN_WORDS: Final = _any(
    "kiêm,kiêm nhiệm,và,đồng thời,rồi,sau đó,cũng,là,được bầu,được phân công,được bổ nhiệm,vào,đảm nhận,đảm nhiệm,làm"
    ",giữ chức,giữ chức vụ,giữ,chức danh,chức vụ,chức,nguyên,cựu,quyền,cố,tân,nay,hiện,hiện là,từng,ra trung ương"
    ",các chức,thôi,về,lên,sang"
)
CHAIN: Final = Between(
    re.compile(rf"\)?(?:, {_RANK})?(?: ?[,;] ?| ?[-–] ?| )(?:{_CHAIN_WORDS} )*", re.IGNORECASE), over_asides=True
)
# What tells a position's term: *khóa XI, XII*, *nhiệm kỳ 2016 - 2021*.
_YEARS: Final = r"\d{4}(?: ?[-–] ?\d{4})?"
_TERM: Final = re.compile(
    rf",? ?(?:(?:nhiệm kỳ|giai đoạn)(?: {_YEARS}(?:(?:, | và ){_YEARS})*)|(?:nhiệm kỳ )?Quốc hội khóa (?:[IVX]+|\d+)\b"
    r"|(?:các )?khóa (?:thứ )?(?:[IVX]+|\d+)\b"
    r"(?:(?:, | và | ?[-–] ?)(?:khóa )?(?:[IVX]+|\d+)\b)*)",
    re.IGNORECASE,
)
_BRACKET: Final = re.compile(r" ?\([^()]*\)")
# Before a title, somewhere behind the name; these and the next are of text in lower case.
_TRIGGER: Final = _any(
    "tái cử,tái đắc cử,đắc cử,trúng cử"
    ",giữ chức,giữ các chức,giữ chức vụ,giữ các chức vụ,giữ chức danh,giữ vị trí,giữ cương vị,đảm nhiệm,đảm nhận,làm,trở thành"
    ",kiêm nhiệm,được bầu,bầu,chức danh,chức vụ,các chức vụ,cương vị,bổ nhiệm,điều động,luân chuyển,vị trí,kinh qua,trải qua,chức"
    ",nhiệm vụ,xóa tư cách,bãi nhiệm,bãi nhiệm tư cách,miễn nhiệm,mất tư cách,thôi,nghỉ"
)
APPOINTED: Final = re.compile(rf"\b{_TRIGGER}(?: (?:là|thêm|nguyên|quyền|kiêm|của|vụ|danh))*[ :(\"“]*\Z")
# ... and before one whose holder follows: *Sau hai năm giữ chức |Bí thư Huyện ủy|, ông A được bầu làm ...*.
AS_WHAT: Final = re.compile(rf"(?:\b{_TRIGGER}|\b(?:khi|lúc|là|với tư cách)(?: còn)?(?: là| làm)?) (?:nguyên )?\Z", re.IGNORECASE)
# Whoever holds the post before is the one who does: *Chủ tịch UBND xã |trực tiếp làm| tổ trưởng*.
DOES: Final = re.compile(r" (?:trực tiếp )?(?:làm|là) ", re.IGNORECASE)
IS: Final = re.compile(rf"\blà (?:(?:nguyên|cựu|quyền) )?(?:{_RANK.lower()}(?: [{LOWER}]+){{0,3}},? )*\Z")
# *điều động ông A từ |Phó Giám đốc Sở Tư pháp| về làm ...*
FROM: Final = ("từ ", "từ chức ", "từ vị trí ")
TO_ANOTHER: Final = re.compile(r" (?:về|sang|lên|đến|làm|giữ|xuống)\b")
WAS: Final = re.compile(rf"\b(?:từng|hiện|đang|trước đó|vốn|hiện đang|khi còn|trước đây|sau đó|rồi) là(?: {_RANK.lower()},?)? \Z")
SUCH_AS: Final = re.compile(
    r"\b(?:chức vụ|vị trí|cương vị|chức danh|trọng trách|chức)[^.,;:]{0,40}(?: như| gồm| là|:)[ :]*"
    rf"(?:(?-i:[{LOWER} ]{{2,20}}), )?\Z",
    re.IGNORECASE,
)
HE: Final = re.compile(rf"\b(?:ông|bà|đồng chí|đ/c|anh|chị|vị này)\b(?! (?-i:[{UPPER}]))", re.IGNORECASE)
# A line of a list of posts (*- Từ tháng 9/1993 đến 3/1999: |Đội trưởng|*), and what stands before such a list.
_MONTH: Final = r"(?:(?:tháng|năm) )?\d{1,4}(?:[/.-]\d{4}| ?năm \d{4})?"
BULLETS: Final = ("-", "+", "•", "*", "–")
YEARS_OF_POST: Final = re.compile(
    rf"[-+•*–] ?(?:từ )?{_MONTH}(?: ?(?:-|–|đến) ?(?:{_MONTH}|nay))? ?[:,] ?"
    rf"(?:(?-i:[{UPPER}])?[{LOWER} ]{{0,20}}, )?(?:là |làm )?",
    re.IGNORECASE,
)
LIFE_STORY: Final = re.compile(r"\b(?:sinh (?:ngày|năm|tháng)|quá trình công tác|tóm tắt)\b", re.IGNORECASE)
LIFE: Final = re.compile(
    r"(?:ông|bà|đồng chí|đ/c|vị|sau|từ|năm|trước|tháng|ngày|đến|hiện|quá trình|giai đoạn|là|trong|khi|tại)\b", re.IGNORECASE
)
# Somebody was only meant to get the post.
PLANNED: Final = re.compile(
    r"\b(?:giới thiệu|dự kiến|quy hoạch(?!.*\b(?:bổ nhiệm|điều động|luân chuyển)\b)"
    r"|đề cử|ứng cử|sẽ (?:được|giữ|làm)|xin (?:làm|giữ)|ứng viên|không (?:còn|phải|được))\b"
)
_TO: Final = re.compile(rf"[^.;\n]{{0,70}}?(?:đối )?(?:với|cho|của) (?:{_ADDRESS}|nguyên|cựu) ?", re.IGNORECASE)
_LONGEST_TO: Final = 100
"""More letters than such a stretch has."""
OFFICE: Final = Ending(
    re.compile(
        r"(?:chức danh|chức vụ|chức|nhiệm|chuẩn y|bầu|giao|giao quyền|giao phụ trách|tư cách)"
        r"(?: (?:các|chức|vụ|danh|bổ sung|tư|cách|nguyên))* \Z",
        re.IGNORECASE,
    ),
    last_words("chức,nhiệm,chuẩn y,bầu,giao,giao quyền,giao phụ trách,các,vụ,danh,bổ sung,tư,cách,nguyên"),
    width=30,
)
# Between a title and whom its new holder follows: *giữ chức Bí thư Huyện ủy thay ông |Lê Văn A*.
INSTEAD: Final = re.compile(
    rf"[^.;:\n()]{{0,60}}?,? (?:thay|thay thế|thay cho|thay thế cho|kế nhiệm)(?: người tiền nhiệm(?: là)?)?(?: {_ADDRESS})+ ?",
    re.IGNORECASE,
)
TOLD_BY: Final = re.compile(rf"\btheo (?:{_ADDRESS} ?)*\Z", re.IGNORECASE)
# *Đáp lại ý kiến của |bí thư Thành ủy|, bà A đề nghị*: a clause of another person follows.
FOR_ANOTHER: Final = re.compile(r"\b(?:của|với|cho|tới|gửi|đến|theo) \Z", re.IGNORECASE)
NEXT_OF_LIST: Final = re.compile(rf"; (?:và )?{_ADDRESS} \Z", re.IGNORECASE)
SEVERAL: Final = Ending(
    re.compile(r"\b(?:các|hai|ba|bốn|năm|\d)(?: (?:đồng chí|ông|bà|vị))? \Z", re.IGNORECASE),
    last_words("các,hai,ba,bốn,năm,đồng chí,ông,bà,vị,0,1,2,3,4,5,6,7,8,9"),
    width=24,
)
_BOTH: Final = re.compile(
    r"(?: ?\([^()\n]{1,60}\))?,? (?:(?:đều|cùng|cả hai(?: đều)?)(?: (?:là|nguyên|cựu|nguyên là))+) ", re.IGNORECASE
)
RELATIVE_OF: Final = Ending(
    re.compile(
        r"\b(?:người nhà|người thân|vợ|chồng|con(?: (?:trai|gái|rể|dâu|ruột))?|bố|cha|mẹ"
        r"|(?:em|anh|chị|cháu)(?: (?:trai|gái|ruột|vợ|rể|họ))?)(?: của)?(?: vị| ông| bà)? \Z",
        re.IGNORECASE,
    ),
    last_words("nhà,thân,vợ,chồng,con,trai,gái,rể,dâu,ruột,bố,cha,mẹ,em,anh,chị,cháu,họ,của,vị,ông,bà"),
    width=24,
)
_KIN: Final = (
    r"(?:con(?: (?:trai|gái|rể|dâu|ruột|đẻ))*|(?<!là )vợ|chồng|(?:em|anh|chị|cháu)(?: (?:trai|gái|ruột|vợ|rể|họ))+"
    r"|bố(?: đẻ)?|cha|mẹ(?: đẻ)?)"
)
_RELATIVE: Final = re.compile(rf"(?:(?:[-–,(]|là) ?{_KIN}(?: của)?|\b{_KIN} là)(?: {_ADDRESS})* \Z", re.IGNORECASE)
# What ends with one of the first, and has but these others behind it.
_KIN_ENDS: Final = frozenset("con,trai,gái,rể,dâu,ruột,đẻ,vợ,chồng,họ,bố,cha,mẹ".split(","))
_BEHIND_KIN: Final = frozenset((*" ".join(honorifics()).split(" "), "của", "là"))
LIST_START: Final = re.compile(
    rf"(?: đương nhiệm| hiện nay| mới)?(?:,? (?:bao gồm|gồm có|gồm|là)|,)?:?(?>(?: các)? {_ADDRESS},?)*:? ?", re.IGNORECASE
)
LIST_NEXT: Final = re.compile(rf"\)?(?:,|,? và|;| cùng)(?: {_ADDRESS})* ?", re.IGNORECASE)
ASIDE_END: Final = re.compile(r"[^()\n]{0,30}\) (?=[a-zđ])")


def plain(gap: str) -> str:
    """What stands between two items, without brackets and terms."""
    if "(" in gap:
        gap = _BRACKET.sub("", gap)
    if len(gap) < _SHORTEST_TERM:
        return gap
    low = gap.lower()
    return _TERM.sub("", gap) if "khóa" in low or "nhiệm kỳ" in low or "giai đoạn" in low else gap


def relative_before(text: str, low: str, at: int) -> bool:
    """Whether a name at `at` only tells whose relative somebody is: *- con gái ông |Thanh|*."""
    first = max(0, at - 40)
    for word in low[first:at].rstrip(" ").split(" ")[::-1]:
        if word.lstrip("-–,(") in _KIN_ENDS:
            return _RELATIVE.search(text, first, at) is not None
        if word not in _BEHIND_KIN:
            return False
    return False


# What `APPOINTED` ends with, and what `SUCH_AS`, `IS`, `WAS` and `FROM` hold.
_OPEN: Final = ' :("“'
_TRIGGER_ENDS: Final = tuple(
    "cử,chức,vụ,danh,trí,vị,nhiệm,nhận,làm,thành,bầu,động,chuyển,qua,cách,thôi,nghỉ,là,thêm,nguyên,quyền,kiêm,của".split(",")
)

_SUCH_ENDS: Final = (" như", " gồm", " là", ":")


def tells_of_post(before: str) -> bool:
    """Whether what stands `before` a post, in lower case, may say that somebody has, gets or had it."""
    if "là" in before or "chức" in before or "vị" in before or "trách" in before or "từ" in before:
        return True
    return before.rstrip(_OPEN).endswith(_TRIGGER_ENDS)


def appoints(before: str, low: str) -> bool:
    """Whether `before` a post, in lower case `low`, stands a verb of appointment, or that it is one of several."""
    if low.rstrip(_OPEN).endswith(_TRIGGER_ENDS) and APPOINTED.search(low):
        return True
    if not (low.rstrip(" ").endswith(_SUCH_ENDS) or low.endswith(", ")) or not ("chức" in low or "vị" in low or "trách" in low):
        return False
    return SUCH_AS.search(before) is not None


def both(text: str, low: str, start: int, end: int) -> bool:
    """Whether what stands in `[start, end)` says that the two before have the post together: *đều là*."""
    if low.find("đều", start, end) < 0 and low.find("cùng", start, end) < 0 and low.find("cả hai", start, end) < 0:
        return False
    return _BOTH.fullmatch(text, start, end) is not None


def leads_to(gap: str) -> bool:
    """Whether what stands behind a post leads to the name of whom its office is taken from or given to: *đối với ông*."""
    low = gap.lower() if 3 < len(gap) < _LONGEST_TO else ""
    return ("với" in low or "cho" in low or "của" in low) and _TO.fullmatch(gap) is not None


def quoted(before: str) -> bool:
    """Whether what follows `before` is somebody's words, who may speak of others: *"Hồi đó ông làm |Bí thư|"*."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
