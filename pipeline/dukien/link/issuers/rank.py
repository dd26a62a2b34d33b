"""Who may instruct whom: the rank of a body or office by its words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dukien.text import Document
from dukien.text.letters import UPPER
from dukien.text.vocabulary import Vocabulary, leftmost_longest

TOP: Final = 6.0
"""The rank of government, parliament and party leadership."""
CENTRAL: Final = 5.0
"""The rank of a ministry."""

# The first row that matches decides, so a department's name comes before the level that it belongs to.
_RANKS: Final[tuple[tuple[float, re.Pattern[str]], ...]] = tuple(
    (level, re.compile(pattern, re.IGNORECASE))
    for level, pattern in (
        (
            1.5,
            r"(?:trưởng|phó|đảng|công an|chính quyền|lãnh đạo|UBND|HĐND|ủy ban|hội|đoàn|mttq|chủ tịch|bí thư)[^,]{0,30}"
            r"\b(?:xã|phường|thị trấn|P\.)(?! hội)",
        ),
        (2.5, r"(?:trưởng|phó|chánh) [^,]{0,10}phòng\b|^phòng\b"),
        (3.5, r"\bsở\b|\bchi cục\b|\bcông an tỉnh|\bban quản lý\b|thanh tra tỉnh|tỉnh đoàn"),
        (
            3.0,
            r"(?:bí thư|chủ tịch|UBND|HĐND|ủy ban|ủy|công an|chính quyền|lãnh đạo|thường vụ|thường trực)[^,]{0,40}"
            r"\b(?:huyện|quận|thị xã|thị ủy|Q\.|TX\.?)|^(?:huyện|quận|thị xã)\b|huyện ủy|quận ủy|thị ủy",
        ),
        (CENTRAL, r"thanh tra chính phủ|văn phòng chính phủ"),
        (
            TOP,
            r"\b(?:quốc hội|thủ tướng|tổng bí thư|chủ tịch nước|bộ chính trị|ban bí thư|ban chấp hành trung ương|chính phủ)\b|"
            r"^trung ương|^(?:các )?cấp (?:có thẩm quyền|trên)\b",
        ),
        (
            CENTRAL,
            r"\b(?:bộ trưởng|thứ trưởng|bộ|tổng cục|kiểm toán nhà nước|ủy ban kiểm tra trung ương|trung ương|"
            r"ngân hàng nhà nước|quốc gia)\b",
        ),
        (4.5, r"\bcục\b"),
        (4.0, r"\b(?:tỉnh|tỉnh ủy|thành ủy|thành phố|hà nội|đà nẵng|hải phòng|cần thơ)\b|\btp\b|tphcm"),
        (1.5, r"\b(?:xã|phường|thị trấn)\b(?! hội)"),
        (0.5, r"\b(?:trường|công ty|bệnh viện|trung tâm|(?<!giáo )hội|hiệp hội|người dân|hộ)\b"),
    )
)

_PRIVATE: Final = re.compile(
    r"(?<!\w)(?:công ty|cty|doanh nghiệp|tập đoàn|hiệp hội|câu lạc bộ|CLB|liên đoàn bóng đá|HĐQT|hội đồng quản trị|cổ đông|"
    r"cư dân|phụ huynh|cha mẹ học sinh|VCCI|phòng thương mại|HoREA|hội nhà báo|liên đoàn luật sư|hội luật gia|"
    r"hội khoa học|hội kiến trúc|"
    r"hội (?:lịch sử|bảo vệ người tiêu dùng|doanh nghiệp|đồng hương)|hợp tác xã|cử tri|người dân|hộ dân|luật sư|"
    r"đội tuyển|bóng đá|đội bóng|ngân hàng (?!nhà nước)|hãng|chung cư|khách sạn|"
    r"ban nhạc|học sinh|ban tổ chức (?:giải|cuộc thi)|trung tâm (?:mua sắm|thương mại)|thương hiệu)(?!\w)",
    re.IGNORECASE,
)
_NAMES_ABROAD: Final = (
    *(
        "Mỹ",
        "Nga",
        "Trung Quốc",
        "Bắc Kinh",
        "Washington",
        "Moscow",
        "Moskva",
        "Triều Tiên",
        "Hàn Quốc",
        "Nhật",
        "Nhật Bản",
        "Anh",
    ),
    *("Pháp", "Đức", "Italy", "Ukraine", "Syria", "Iran", "Iraq", "Israel", "Thổ Nhĩ Kỳ", "Ấn Độ", "Pakistan", "Afghanistan"),
    *("Philippines", "Indonesia", "Malaysia", "Thái Lan", "Campuchia", "Myanmar", "Australia", "Canada", "Mexico", "Brazil"),
    *(
        "Venezuela",
        "EU",
        "NATO",
        "Tổng thống",
        "Ngoại trưởng",
        "Trump",
        "Putin",
        "AFP",
        "Reuters",
        "CNN",
        "BBC",
        "AP",
        "Guardian",
    ),
    *("Bangkok", "Tokyo", "Seoul", "London", "Singapore", "Hong Kong", "Đài Loan", "châu Âu", "Arab Saudi", "Qatar"),
    *("Tây Ban Nha", "Argentina", "World Cup", "FIFA", "UEFA", "Premier League", "Liên Hợp Quốc"),
)
_ABROAD: Final = Vocabulary(lambda: {name.lower(): name for name in _NAMES_ABROAD})


# A country of one syllable is a given name too (*Lê Đức Anh, bà Nga*), or part of a place's (*Mỹ Tho*).
_NAMED: Final = re.compile(
    rf"(?:[{UPPER}][\w’']*|(?i:ông|bà|anh|chị|em|cô|chú|bác|cụ|cháu|bé|thầy|đồng chí)|(?:^|[.!?:“\"\n…–-]) ?)\s?$"
)
_NAME_ON: Final = re.compile(rf"\s[{UPPER}]")
# The commonest first: most articles are settled by a few of them.
_HOME: Final = ("huyện", "tỉnh ", "UBND", " xã ", "Việt Nam", "Nguyễn", "quận", "Hà Nội", "HĐND", "TP HCM", "TP. HCM")
_MUCH_HOME: Final = 8
_MUCH_ABROAD: Final = 5
_AT_HOME: Final = re.compile(
    r"(?<!\w)(?:Việt Nam|UBND|HĐND|TP ?HCM|TP\. ?HCM|Hà Nội|Đà Nẵng|Cần Thơ|Hải Phòng|Thủ tướng (?:Nguyễn|Phạm)|Quốc hội Việt|"
    r"Sở [A-ZĐ]\w+|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|MTTQ|Nguyễn|Trần|Phạm|Huỳnh|huyện|xã)(?!\w)"
)
_HEAD: Final = 6000
"""How many characters of an article tell where it plays."""


@lru_cache(maxsize=4096)
def rank(phrase: str) -> float | None:
    """How high a body or an office stands, 1 (a commune) to 6 (the state's top); None where the words do not say."""
    for level, pattern in _RANKS:
        if pattern.search(phrase):
            return level
    return None


@lru_cache(maxsize=4096)
def may_instruct(phrase: str) -> bool:
    """Whether `phrase`, the name of a body or an office, is a public one's."""
    return not _PRIVATE.search(phrase)


def is_abroad(doc: Document) -> bool:
    """Whether an article is about another country, so that its ministers and police are foreign ones."""
    text, found = doc.text, _ABROAD.matches(doc)
    if len(found) < _MUCH_ABROAD:
        return False
    named = leftmost_longest([m for m in found if m[1] <= _HEAD and text.startswith(m[2], m[0])])
    if len(named) < _MUCH_ABROAD:
        return False
    home = 0
    for word in _HOME:
        home += text.count(word)
        if home >= _MUCH_HOME:
            return False
    abroad = sum(_is_country(text, start, end) for start, end, _ in named)
    return abroad >= _MUCH_ABROAD and abroad > 1.5 * sum(1 for _ in _AT_HOME.finditer(text, 0, _HEAD))


def _is_country(text: str, start: int, end: int) -> bool:
    if _IN_WORD.match(text, end) or (start and _IN_WORD.match(text, start - 1)):
        return False
    if end - start > 4 or text.find(" ", start, end) >= 0 or text[start:end].isupper():
        return True
    return not (_NAMED.search(text[max(0, start - 14) : start]) or _NAME_ON.match(text, end))


_IN_WORD: Final = re.compile(r"\w")
