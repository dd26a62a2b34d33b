"""What a position says: its abbreviations written out, its level of the administration, its sector."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, Literal, cast

from dukien.facts.positions.phrases import Words, phrase_at
from dukien.names.syllables import is_vietnamese, places
from dukien.text.letters import LOWER, UPPER
from dukien.text.normal import fold_spelling

Level = Literal["central", "province", "district", "commune", "village", "none"]
Sector = Literal[
    "party", "government", "legislature", "front", "armed_forces", "judiciary", "public_unit", "company", "foreign", "other"
]

_COUNTRIES: Final = (
    "Hoa Kỳ|Trung Quốc|Nhật Bản|Hàn Quốc|Triều Tiên|Italy|Australia|Canada|Ấn Độ|Thái Lan|Campuchia|Singapore|Malaysia|Indonesia"
    "|Philippines|Myanmar|Đài Loan|Hong Kong|Iran|Iraq|Syria|Israel|Ukraine|Thổ Nhĩ Kỳ|Liên Hợp Quốc|Liên hợp quốc|LHQ"
    "|Liên minh châu Âu|EU|NATO|ASEAN|Nhà Trắng|Lầu Năm Góc|Venezuela|Cuba|Brazil|Ai Cập|Saudi Arabia|Hà Lan|Thụy Điển|Thụy Sĩ"
    "|Ba Lan|Tây Ban Nha|New Zealand|Nam Phi|Mexico|Qatar|FIFA|FED|WHO|Đan Mạch|Na Uy|Bồ Đào Nha|Áo|Hy Lạp"
    "|(?:Tổ chức Y tế|Ngân hàng) [Tt]hế giới|Quỹ Tiền tệ [Qq]uốc tế|UNESCO|UNICEF"
)
_SHORT_COUNTRIES: Final = "Mỹ|Nga|Anh|Pháp|Đức|Ý|Úc|Nhật|Hàn|Lào|Bỉ"
# *Bộ trưởng Quốc phòng Mỹ*, but not *huyện Tuy Đức, xã Mỹ Đức, xã Nga, Ban Pháp chế*.
_FOREIGN: Final = re.compile(
    r"^(?!.*(?:Việt Nam|thành phố|tỉnh|huyện|quận|xã|phường|thị trấn))"
    rf"(?:.*\b(?:{_COUNTRIES}|[Tt]hượng viện|[Hh]ạ viện)\b(?! tại Việt)"
    rf"|.*(?<!\w)[{LOWER}]+ (?:{_SHORT_COUNTRIES})(?!\w| [{UPPER}]| (?!tại|kiêm|về|và|phụ)[{LOWER}]))"
)
_COUNTRY: Final = re.compile(rf"{_COUNTRIES}|{_SHORT_COUNTRIES}")
# Behind a head that takes no body: *Phó Thủ tướng |Quốc vụ viện Trung Quốc|*, *Thủ tướng |Anh| Theresa May*.
ABROAD: Final = re.compile(rf" (?:Quốc vụ viện|nước ngoài|{_COUNTRIES}|(?:{_SHORT_COUNTRIES})(?![ \-–]+Việt\b))(?!\w)")
# *đại sứ Mỹ tại Việt Nam*
_ENVOY: Final = re.compile(rf"(?:phó )?(?:đại sứ|tổng lãnh sự) (?:{_COUNTRIES}|{_SHORT_COUNTRIES})\b")


@cache
def _abbreviations() -> tuple[re.Pattern[str], dict[str, str]]:
    lines = files("dukien.facts.positions").joinpath("abbreviations.csv").read_text(encoding="utf-8").splitlines()
    full = {r["short"]: fold_spelling(r["full"]) for r in csv.DictReader(line for line in lines if not line.startswith("#"))}
    either = "|".join(re.escape(k) for k in sorted(full, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?:(?<=[. ])|(?!\w))"), full


@cache
def _kinds(what: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The sections of `kinds.txt` for `what` (*level* or *sector*), in their order."""
    found: dict[str, list[str]] = {}
    section: list[str] = []
    for line in files("dukien.facts.positions").joinpath("kinds.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind, name = line.strip("[]").split(" ")
            section = found.setdefault(name, []) if kind == what else []
        elif line and not line.startswith("#"):
            section.append(fold_spelling(line))
    return tuple((name, re.compile(rf"\b(?:{'|'.join(lines)})\b", re.IGNORECASE)) for name, lines in found.items())


@lru_cache(8192)
def expand(text: str) -> str:
    """`text` with the abbreviations of institutions and units written out."""
    pattern, full = _abbreviations()
    return " ".join(pattern.sub(lambda m: full[m[0]], text).split())


# Between a head and its organisation: *Phó Bí thư |thường trực| Huyện ủy*, *chuyên viên |tại| Vụ Pháp chế*.
_LINKS: Final = "thường trực|tt|phụ trách|danh dự|lâm thời|chuyên trách|kiêm nhiệm|thứ nhất|của|thuộc|tại"
_BETWEEN: Final = re.compile(rf"(?:(?:{_LINKS}|điều hành)(?: |\Z))+", re.IGNORECASE)
_BETWEEN_OF_DEPARTMENT: Final = re.compile(rf"(?:(?:{_LINKS})(?: |\Z))+", re.IGNORECASE)
# Universities answer to a ministry, wherever they stand.
_ACADEMY: Final = re.compile(r"(?<!phường )(?:Trường )?(?:Đại học|Học viện)\b(?! (?:tỉnh|huyện))", re.IGNORECASE)
# Where a representation is says nothing about its level.
_SEAT: Final = re.compile(r"(?<=\w) tại (?:thành phố|tỉnh) .*", re.IGNORECASE)
_ASIDE: Final = re.compile(r" \([^()]*\)")
# Bodies whose names are also the fields of work of a department: *Phòng Thanh tra, Đội Cảnh sát giao thông*.
_ALSO_FIELDS: Final = frozenset(
    "thanh tra,cảnh sát,kiểm toán,dự án,chương trình,công đoàn,đảng,tổ,báo,bảo hiểm xã hội".split(",")
)


@lru_cache(8192)
def organization_of(own: str, body: str | None, *, department: bool) -> str | None:
    """The organisation that a head with the body `own` and the words behind it name; None where it stays open.

    Of a department the own word is left out before another body, a level or a place: *đội trưởng |Công an huyện*.
    """
    words = _ASIDE.sub("", body or "")
    if between := (_BETWEEN_OF_DEPARTMENT if department else _BETWEEN).match(words):
        words = words[between.end() :]
    if not words:
        return None
    words = expand(words)
    low = words.lower()
    if own and not f"{low} ".startswith(own.lower() + " ") and not (department and _is_a_body(words, low)):
        return f"{own} {words}"
    return words


def _is_a_body(words: str, low: str) -> bool:
    first = Words(words, low, 0, len(words), 60)
    kind, n = phrase_at(first, 0) if first.has(0) else (None, 0)
    if kind == "organisation":
        return low[: first.ends[n - 1]] not in _ALSO_FIELDS
    return kind in ("closed", "level") or words in places() or _COUNTRY.fullmatch(words) is not None


# Bodies within a head, as they are written: *chủ tịch |Quốc hội|*, *trưởng |Công an|*.
_IN_HEADS: Final = {
    **{b.lower(): b for b in "Quốc hội,Chính phủ,Trung ương Đảng,Trung ương,Bộ Chính trị,Ban Bí thư,Ban Thường vụ".split(",")},
    **{b.lower(): b for b in "Ban Chấp hành Trung ương Đảng,Ban Chấp hành,Hội đồng nhân dân,Ban Chỉ huy quân sự".split(",")},
    **{b.lower(): b for b in "Việt Nam,Cộng hòa Xã hội chủ nghĩa Việt Nam,Nhà nước".split(",")},
    "chxhcn việt nam": "Cộng hòa Xã hội chủ nghĩa Việt Nam",
    "đbqh": "đại biểu Quốc hội",
    "hđnd": "Hội đồng nhân dân",
    "bql": "Ban Quản lý",
}
_IN_HEAD: Final = re.compile(rf"\b(?:{'|'.join(sorted(_IN_HEADS, key=len, reverse=True))}|(?<=trưởng )công an)(?!\w| viên)")


@lru_cache(1024)
def head_written_out(head: str) -> str:
    """A head in lower case, but for the names of bodies in it: *phó chủ tịch Quốc hội*."""
    return _IN_HEAD.sub(lambda m: _IN_HEADS.get(m[0], m[0].capitalize()), head)


@lru_cache(8192)
def written_out(head: str, organization: str | None) -> str:
    """A position with its abbreviations written out: its head, and its organisation."""
    head = head_written_out(head)
    return f"{head} {expand(_ASIDE.sub('', organization))}" if organization else head


@lru_cache(8192)
def level_of(norm: str) -> Level:
    """The level of the administration that a written-out position belongs to."""
    norm = _SEAT.sub("", norm)
    if norm.endswith(" Việt Nam") or _ACADEMY.search(norm):
        return "central"
    return cast(Level, next((level for level, pattern in _kinds("level") if pattern.search(norm)), "none"))


# A unit's name tells no sector: *Chủ tịch Ủy ban nhân dân xã |Thạch Đài|*.
_UNIT: Final = re.compile(rf"\b((?<!tác )xã|phường|thị trấn)(?: [{UPPER}][{LOWER}]+){{1,3}}\Z")


@lru_cache(8192)
def sector_of(norm: str, otherwise: Sector) -> Sector:
    """The sector of a written-out position; `otherwise` where its words do not tell."""
    if _FOREIGN.search(norm) or _ENVOY.match(norm):
        return "foreign"
    norm = _UNIT.sub(r"\1", norm)
    for sector, pattern in _kinds("sector"):
        if pattern.search(norm):
            return cast(Sector, sector)
    # A director whose body has no word of a public one: of a firm.
    if norm.startswith(("giám đốc", "phó giám đốc")):
        return "company"
    # ... and what is neither a party's nor a commission's: *Chủ tịch QCG*, but *Phó ban thường trực Ban chỉ huy PCLB*.
    if not norm.startswith(_NEVER_A_FIRMS) and any(_is_brand(w) for w in norm.split(" ")):
        return "company"
    return otherwise


_NEVER_A_FIRMS: Final = tuple(
    "trưởng ban,phó ban,phó trưởng ban,ủy viên,bí thư,phó bí thư,trưởng đoàn,bộ trưởng,thứ trưởng,đại biểu,chỉ huy trưởng"
    ",vụ trưởng,cục trưởng,đại sứ,tổng lãnh sự".split(",")
)
# Abbreviations of public bodies that are not written out.
_PUBLIC: Final = frozenset(
    "HCM THPT THCS NHNN TTCP BHXH PTTH TDTT TTXVN VTV VOV QLTT BTC PCTN CSHS KBNN CNTT GDTX TTATGT QHKT ATTP TNXP".split()
)


def _is_brand(word: str) -> bool:
    """A foreign word or an unknown abbreviation for an organisation's name: *Giám đốc Vinasun, Chủ tịch QCG*."""
    if not (word.isalpha() and word.isascii()) or len(word) < 3:
        return False
    return word not in _PUBLIC if word.isupper() else len(word) > 3 and not is_vietnamese(word)
