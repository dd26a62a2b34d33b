"""The expressions that events are told in, put together from `kinds.txt` and `bodies.txt`."""

from __future__ import annotations

import re
from typing import Final

from dukien.link.events.vocabulary import any_of, sections
from dukien.text.letters import UPPER

# --- What is done -----------------------------------------------------------------------------------------------

_THERE: Final = r"(?:đi |đến |tới |xuống |trực tiếp |tiến hành |thực hiện |tổ chức )*"
_PARTNERS: Final = any_of("phrases.txt", "partners")
# A public body right behind *làm việc với*, or two capitals, as in the name of a place.
_BODY: Final = (
    rf"(?= (?:(?:Ban |tập thể |Thường trực |lãnh đạo |Thường vụ |cán bộ,? |các ){{0,3}}{_PARTNERS}(?!\w)"
    rf"|[{UPPER}]\w+ [{UPPER}]\w+(?: về|[.,]| \()))"
)


def _expressions(form: str) -> dict[str, str]:
    """The expressions of all names or verbs of events, by their kind."""
    words = {title.partition(" ")[2]: "|".join(lines) for title, lines in sections("kinds.txt").items() if title.startswith(form)}
    return {kind: line.replace("{there}", _THERE).replace("{body}", _BODY) for kind, line in words.items()}


def _kinds(form: str, *, numbered: bool) -> str:
    """The same as an alternation of groups, each named after its kind (and a number, for verbs)."""
    return "|".join(f"(?P<{kind}{'__' if numbered else ''}>{words})" for kind, words in _expressions(form).items())


_NOUN: Final = _kinds("noun", numbered=False)
NOUN: Final = "|".join(_expressions("noun").values())
"""The names of all events as one alternation, in small letters."""
_NO_NOUN: Final = "".join(rf"(?<!{w} )" for line in sections("phrases.txt")["nouns before"] for w in line.split("|"))
_ADVERB: Final = r"(?:(?:đã|vừa|mới|cũng|cùng|đang|tiếp tục|chính thức|trực tiếp|long trọng|trang trọng|trọng thể|đồng) )"
_HOLD: Final = any_of("phrases.txt", "holds")
_LINK: Final = (
    r"(?:(?:long trọng|trang trọng|trọng thể|thành công|khai mạc|buổi|cuộc|một|các|những|đồng loạt|trực tuyến|phiên bế mạc|và) )"
)
_LED_THERE: Final = "(?:dẫn đầu [Đđ]oàn [^,.;]{0,60}?)?"
_VERB: Final = "|".join(_expressions("verb").values())
PREDICATE: Final = re.compile(
    rf"(?<!\w)(?P<adverb>{_ADVERB}{{0,3}})(?:(?P<hold>{_HOLD}) {_LINK}{{0,2}}(?i:{_NOUN})"
    # The verb is looked for before what may not stand before it, because it fails sooner.
    rf"|(?={_LED_THERE}(?:{_VERB}))"
    rf"(?:(?<=trưởng đoàn )|(?=(?:đi|đến|tới|xuống|trực tiếp|tiến hành|tổ chức) )|{_NO_NOUN})"
    rf"{_LED_THERE}(?:{_kinds('verb', numbered=True)}))(?!\w)",
)
"""What is done: the group that matched is the kind, with `__` behind it for a verb of its own."""
CORE: Final = f"{_HOLD} {_LINK}{{0,2}}(?:{NOUN})|{_LED_THERE}(?:{_VERB})".replace(_THERE, "")
"""What every predicate has behind its first words, in small letters."""
FIRST_WORDS: Final = re.compile(rf"(?<!\w)(?:{_ADVERB}|{_THERE[:-1]})\Z")
"""One of the words that a predicate may begin with, before its core."""
RECEIVING: Final = re.compile(r"(?:thân mật )?tiếp(?! xúc)")
"""What is done to a delegation by those whom it visits."""
EVENT: Final = re.compile(rf"(?<!\w)(?:{_NOUN})(?!\w)")
"""The name of an event, in small letters; the group that matched is the kind."""
HAPPENS: Final = re.compile(
    r"[^.;]{0,200}?\s(?:(?:đã|vừa|chính thức|long trọng) )*(?:được (?:[^\s,.;]+ ){0,6}tổ chức|diễn ra|"
    r"khai mạc|bế mạc|làm công tác|kết thúc|bước vào|do [^.;]{4,140}? chủ trì)(?!\w)"
)
"""Behind an event that is itself the subject: *lễ tổng kết |... được tổ chức|*."""
AT: Final = re.compile(
    r"(?:(?:tại|trong|ở)(?: (?:khuôn khổ|phần khai mạc|phiên khai mạc|buổi khai mạc))?|"
    r"phát biểu (?:khai mạc|bế mạc|kết luận|chỉ đạo|chào mừng|kết thúc)) \Z",
    re.IGNORECASE,
)
"""Before the event as the place where something was said: |*tại*| *phiên họp*."""
OTHER_TIME: Final = re.compile(
    r" (?:lần )?(?:này|trên|cấp cao|trước|tới|sau|sắp tới)(?!\w)|[^,;]{0,40} (?:vừa qua|trước đây|năm ngoái|sắp tới)(?!\w)"
)
"""Behind an event that was told of before, or is another one."""
ASIDE: Final = re.compile(
    r"(?:(?:bên lề|bên hành lang|gửi đến|trình|trước thềm|trước|sau|từng|nếu|những|các|mỗi|nhiều)[^,.;]{0,12}|như |tương tự |"
    r"thông báo kết luận[^,;]{0,60})\Z",
    re.IGNORECASE,
)
"""Before an event that only gives the occasion."""
SPEAKING: Final = re.compile(rf"{any_of('phrases.txt', 'speaking')}[^,.;]{{0,60}} \Z", re.IGNORECASE)
"""Before *tại* and the event, where that opens the sentence: *|Phát biểu| tại hội thảo ...*."""
AHEAD: Final = re.compile(r"(?<!\w)(?:sẽ|dự kiến|sắp)(?!\w)")
"""What is still to come."""
SAYS: Final = re.compile(r"(?<!\w)(?:cho biết|cho hay|rằng|nói|khẳng định|nhấn mạnh|phát biểu|yêu cầu|đề nghị)(?!\w)")

# --- Who does it ------------------------------------------------------------------------------------------------

_OFFICES, _TITLES = any_of("bodies.txt", "body"), any_of("bodies.txt", "title")
SUBJECT: Final = re.compile(
    rf"(?:(?P<title>{_TITLES})|(?P<body>{_OFFICES})|(?P<local>{any_of('bodies.txt', 'local')})|"
    rf"(?P<person>{any_of('bodies.txt', 'person')}))(?!\w)"
)
"""How a subject begins; `body` and `title` may be a host."""
PUBLIC: Final = re.compile(rf"(?<!\w)(?:{_OFFICES}|{_TITLES})(?!\w)")
BOUNDARY: Final = re.compile(r"(?:^|[,;:–-] |\d |nay |qua |đây |\) |“)\Z")
"""What stands before a subject."""
LOCAL_BOUNDARY: Final = re.compile(r"(?:^|(?:\d|nay|qua|đây|\)),? |[-–:] )\Z")
"""The same for *huyện X*, which behind another comma is only part of an address."""
MAY_BE_BOUNDARY: Final = re.compile(r"[-,;:–)“\dya](?:(?<=“)| )")
"""Where either of them may end."""
LED: Final = re.compile(
    r",? do (?P<who>[^.;]{4,160}?)(?:,)? (?:làm [Tt]rưởng đoàn|[Pp]hó [Tt]rưởng đoàn|dẫn đầu|làm [Tt]rưởng ban|chủ trì),?(?!\w)"
)
"""The head of a delegation inside its name: *Đoàn kiểm tra |do ông X làm trưởng đoàn|*."""
BROKEN: Final = re.compile(rf"(?<!\w){any_of('bodies.txt', 'end')}(?!\w)")
"""Words that end a noun phrase: what stands behind one belongs to another clause."""
HOST_END: Final = re.compile(
    rf",? {any_of('phrases.txt', 'host end')}(?!\w)"
    r"|, (?!chống|thể thao|giáo dục|thương binh|chính quyền|ngành|phòng|ban|đào tạo)"
    rf"(?![{UPPER}])| ?\((?![A-ZĐ&]+\))|,? ?[“\"]"
)
"""Where a host's name ends inside its subject."""
DELEGATION: Final = re.compile(r"[Đđ]oàn (?:công tác|kiểm tra|giám sát|khảo sát|thanh tra)(?: số \d+)?(?: liên ngành)? (?:của )?")
"""Before the body that a delegation comes from."""
HELD_BY: Final = re.compile(
    r"(?<!\w)(?:do|được) (?P<who>(?:T[PX]\.|[^.;]){3,140}?) "
    r"(?:(?:đã |vừa )?(?:đồng |phối hợp )?tổ chức|đăng cai|chủ trì(?:,| và)? (?:tổ chức|phối hợp))(?!\w)"
)
"""Who holds an event, behind it: *|do Sở Y tế tổ chức|*."""
OWN: Final = re.compile(
    r"(?: (?:thường kỳ|thường lệ|bất thường|chuyên đề|định kỳ|trực tuyến|toàn thể|lần thứ \w+|thứ [\w-]+|tháng \d+|quý [\w-]+|"
    r"(?:lần )?\d+|khai mạc|bế mạc|đại biểu|cuối năm|giữa năm|chất vấn|thảo luận|tại hội trường),?){0,4}"
    r"(?: \([\d/ –-]+\))?(?: của)? (?=[A-ZĐỦ]|đoàn )"
)
"""Between an event and the body whose own it is: *kỳ họp |thứ 9| HĐND tỉnh*."""

# --- What is no event -------------------------------------------------------------------------------------------

REPORTED: Final = re.compile(r"(?<!\w)(?:cho biết|cho hay|rằng)(?!\w)")
ABROAD: Final = re.compile(
    r"(?<!\w)(?:Mỹ|Hoa Kỳ|Nga|Trung Quốc|Nhật(?: Bản)?|Hàn Quốc|Triều Tiên|Pháp|Đức|Anh|Ấn Độ|Lào|Campuchia|Thái Lan|Singapore|"
    r"Malaysia|Philippines|Indonesia|Australia|Canada)(?!\w)(?! [A-ZĐ])"
)
POLICE: Final = re.compile(
    r"(?<!\w)(?:[Cc]ông an|Cảnh sát|cảnh sát|CSGT|CSĐT|PC\d+|Quản lý thị trường|QLTT|Viện KSND|TAND|Tòa án|"
    r"[Đđ]oàn (?:kiểm tra )?liên ngành)(?!\w)"
)
BACKGROUND: Final = re.compile(any_of("phrases.txt", "background"))
"""How a sentence begins that tells what happened earlier, or what is to come."""
CRIME: Final = re.compile(rf"(?<!\w){any_of('phrases.txt', 'crime')}(?!\w)", re.IGNORECASE)
TOPIC: Final = re.compile(r"(?<!\w)(?:về|nhằm|để|theo|liên quan|với chủ đề)(?!\w)")
"""What stands behind one of these is what an event is about, not where it is."""
FROM: Final = re.compile(rf"(?:(?<!\w){any_of('phrases.txt', 'topic of a day')}(?!\w)[^,]{{0,60}}| ?\()\Z", re.IGNORECASE)
"""Before a day behind the event that is a part of its topic."""
