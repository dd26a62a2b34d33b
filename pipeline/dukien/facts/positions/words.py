"""The words that tell how the walk over an organisation's name goes on; the words of the names themselves are in `words.txt`."""

from __future__ import annotations

import re
from typing import Final

from dukien.text.letters import UPPER

ABBREVIATED: Final = frozenset(("tp", "tx", "tt", "t", "p", "q"))
PART_OF: Final = frozenset(("cơ quan", "phòng", "khoa", "đội", "trung tâm", "trạm", "cục", "vụ", "tổng cục", "ban"))
WHOLE: Final = frozenset(
    "công an,cảnh sát,sở,bộ,cục,bệnh viện,trường,tổng cục,chi cục,học viện,viện,trung tâm,đại học,trường đh,văn phòng,hđnd".split(
        ","
    )
)
POSTS: Final = ("đồn biên phòng", " đồn")
SUPERIOR: Final = ("bộ", "ban", "tổng cục", "văn phòng")
# Staff who serve *tại* (at) a body.
STAFF: Final = ("chuyên viên", "công chức", "viên chức", "cán bộ", "nhân viên")
# An aside within a body's name: its abbreviation, or what it is called today.
ASIDE: Final = re.compile(rf" \((?:[{UPPER}][{UPPER}&\- ]{{1,12}}|(?i:nay là) [^()\n]{{2,40}})\) ")
NUMBERED: Final = frozenset(("thôn", "ấp", "bản", "buôn", "xóm", "khu phố", "khóm", "tổ dân phố"))
# The kind of body in a head: *trưởng |phòng|*, *trưởng |thôn|*.
OWN: Final = tuple(sorted(NUMBERED | {"cơ quan", "phòng", "khoa", "đội", "trung tâm", "trạm", "ban"}))
LEADS: Final = tuple(f"trưởng {u}" for u in OWN)
# Heads with a kind of body in them, whose field of work may be any words: *trưởng phòng |tham mưu*.
UNNAMED: Final = (
    "trưởng phòng",
    "phó phòng",
    "trưởng ban",
    "phó ban",
    "trưởng khoa",
    "đội trưởng",
    "đội phó",
    "chuyên viên",
    "công chức",
    "cán bộ",
)
STATESMEN: Final = (
    "thống",
    "bộ trưởng",
    "thứ trưởng",
    "thủ tướng",
    "ngoại trưởng",
    "nghị sĩ",
    "thị trưởng",
    "quốc vương",
    "đại sứ",
)
# Behind these *thông tin* is a field of work, elsewhere it says that somebody told something.
INFORMATION: Final = frozenset(("hóa", "nghệ", "và", "ninh"))
# Who may stand behind "và" without a form of address.
PERSON: Final = re.compile(
    r"(?:\d|(?:hiện|bây giờ|chuyển|đại diện|ngài|giám đốc|chủ tịch|bí thư|nhiều|toàn thể|tập thể|cộng sự|đồng nghiệp|bạn|gia đình"
    r"|phu nhân|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy))\b)"
)
OF: Final = frozenset(("của", "thuộc"))
ARTICLES: Final = frozenset(("ông", "bà", "đồng", "các", "đ/c"))
CITIES: Final = frozenset(("Huế", "HCM", "TPHCM", "TP", "Mỹ", "Nga", "Anh", "Pháp", "Đức", "Ý", "Úc", "Vinh"))
_BOARD: Final = re.compile(
    r"(?:thường trực )?(?:ban )?(chỉ đạo|đại diện|trị sự|quản lý|chỉ huy|tổ chức|kiểm tra|điều hành|vận động|giám sát)\b"
)


def boards(low: str, at: int) -> int:
    """How many words behind *trưởng ban* make it the head of a board: *(trưởng ban) chỉ đạo*."""
    m = _BOARD.match(low, at)
    return len(m[0].split(" ")) if m else 0
