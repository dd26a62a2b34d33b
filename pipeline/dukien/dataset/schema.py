"""The dataset's tables and columns: the one place that names, types and explains them.

Arrow schemas, `datapackage.json` and the documentation are derived from here (`describe`). A row is also what
`dukien.extract` hands out, so the columns are attributes with types.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated as A
from typing import get_args

from dukien.dataset.columns import Column, Table
from dukien.units.register import Basis

_DAY = r"(\d{4}|XXXX)-\d{2}-\d{2}"
_URL = r"https?://\S+"
_LEVELS = ("central", "province", "district", "commune", "village", "none")
_SOME_DAY = "2020-08-31"
_COMMUNE = r"\d{5}"
_CODE = r"\d{2}|\d{3}|\d{5}"
_TYPES = ("tỉnh", "thành phố", "thị xã", "quận", "huyện", "xã", "phường", "thị trấn", "đặc khu")
_BASES = get_args(Basis)
_ROLES = ("chair", "delegation_head", "delegation_member", "host", "speaker", "attendee")

_COMMUNE_OF = Column("Name of the commune-level unit that it is about; null where the article names none.", "Bình Khánh")
_COMMUNE_CODE = Column("Code of that commune (General Statistics Office); null where undecided.", "28945", pattern=_COMMUNE)
_PLACE_CODE = Column(
    "Code of the unit that it is about: `commune_code`, else the district's or province's; null if open or nationwide.", "28945"
)
_HOLDS_ON = Column("`start_date` of the time that it holds for; null where none is given.", _SOME_DAY, pattern=_DAY)
_UPPER_END = Column("The upper end of a range.", None)
_APPROX = Column("*khoảng, dưới, trên*.", None, values=("about", "under", "over"))
_INDICATOR = Column("What is measured, in the article's words; null where it goes without saying.", "tỷ lệ hộ nghèo")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article that was read, whatever became of it."""

    article_id: A[str, Column("The stem of the file's name, or the record's id.", "bao-a-0001", unique=True, source="input")]
    source: A[str | None, Column("Path that it was read from; null in memory.", "corpus/articles/bao-a-0001.txt", source="input")]
    url: A[str | None, Column("The page's address; null where unknown.", "https://vi.du/tin", source="input", pattern=_URL)]
    title: A[str | None, Column("The source's title, else the first line.", "Xã Bình Khánh về đích nông thôn mới")]
    published: A[str | None, Column("ISO date or date-time: the source's, else the dateline's.", _SOME_DAY)]
    byline: A[str | None, Column("Who wrote it, as printed.", "Tin, ảnh: Minh Anh")]
    text: A[str, Column("The article as it was read; all offsets point into it.", "Xã Bình Khánh ...", source="input")]
    n_chars: A[int, Column("Length of `text` in characters (Unicode code points).", 2913)]
    language: A[str | None, Column("`vi`, or null where the letters leave it open.", "vi", values=("vi",))]
    encoding: A[str | None, Column("How bytes became text; null for what came as text.", "utf-8", source="input")]
    content_hash: A[str | None, Column("BLAKE2b-128 of the text in NFC, hex; null without text.", "9f86d081884c7d65" * 2)]
    duplicate_of: A[str | None, Column("The first article with the same text or nearly so; null for itself.", "bao-a-0001")]
    similarity: A[float | None, Column("To `duplicate_of`: 1 for the same `content_hash`, else estimated, from 0.8.", 0.95)]
    status: A[str, Column("`skipped`: nothing to read; `failed`: see `reason`.", "ok", values=("ok", "skipped", "failed"))]
    reason: A[str | None, Column("Why it was skipped or failed, and what to do; null where `ok`.", "the file is empty")]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """What every fact has: where it stands and who found it."""

    article_id: A[str, Column("The article that it stands in.", "bao-a-0001", source="input")]
    fact_id: A[str, Column("`article_id:table:n` in reading order.", "bao-a-0001:dates:3", unique=True)]
    text: A[str, Column("The mention, letter for letter.", "ngày 31-8")]
    start_char: A[int, Column("Offset of its first character in the article's `text`.", 120)]
    end_char: A[int, Column("Offset behind its last character.", 129)]
    sentence: A[str, Column("The sentence that it begins in, as in the article.", "Họp vào ngày 31-8.")]
    rule: A[str, Column("The rule that found it.", "date.numeric.day_month")]
    confidence: A[float, Column("Share of this rule's facts that proved right on annotated articles, 0 to 1.", 0.97)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow(FactRow):
    """One mention of a calendar time."""

    start_date: A[str | None, Column("First day; `XXXX` for a year that nothing fixes; null if open.", _SOME_DAY, pattern=_DAY)]
    end_date: A[str | None, Column("Last day, inclusive.", _SOME_DAY, pattern=_DAY)]
    edtf: A[str | None, Column("The time as ISO 8601-2 / EDTF.", _SOME_DAY)]
    granularity: A[str, Column("How long a unit it names: day month quarter half year term ...", "day")]
    mod: A[str | None, Column("The part of the unit that is meant: *đầu, giữa, cuối*.", None, values=("start", "mid", "end"))]
    relative: A[bool, Column("Whether it counts from the day of writing: *hôm qua, năm nay*.", False)]
    year_source: A[str, Column("What fixes the year.", "published", values=("explicit", "published", "article", "none"))]
    role: A[str, Column("What the time is for: published event term deadline period birth document other.", "event")]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialRow(FactRow):
    """One person and one position that the article gives them; the span is the position's."""

    name: A[str, Column("Full name, in the normal form.", "Trần Thị Minh")]
    name_start_char: A[int, Column("Offset of the mention of the name that goes with the position.", 84)]
    name_end_char: A[int, Column("Offset behind that mention.", 97)]
    person_id: A[str, Column("The same person within the article.", "p1")]
    honorific: A[str | None, Column("*ông, bà, đồng chí ...* before the name.", "đồng chí")]
    position: A[str, Column("The position as first written.", "PCT UBND huyện")]
    position_norm: A[str, Column("The position with its abbreviations written out.", "Phó Chủ tịch Ủy ban nhân dân huyện")]
    organization: A[
        str | None,
        Column("The body within the position, with its unit where the article tells.", "Ủy ban nhân dân huyện Mỏ Cày Nam"),
    ]
    level: A[str, Column("Level of that body; `none` for firms and foreigners.", "district", values=_LEVELS)]
    sector: A[str, Column("Kind of that body: party government legislature front armed_forces judiciary ...", "government")]
    former: A[bool, Column("*nguyên, cựu*, also of those before it in its row.", False)]
    acting: A[bool, Column("*quyền, phụ trách*.", False)]
    place_code: A[str | None, Column("Code of the unit that the body belongs to; null for central bodies and firms.", "833")]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow(FactRow):
    """One mention of somebody in `officials`, by name, by title or by a pronoun; a form of address belongs to the span."""

    person_id: A[str, Column("The person in `officials`.", "p1")]
    name: A[str, Column("Full name of the person, in the normal form.", "Trần Thị Minh")]
    kind: A[
        str,
        Column(
            "*Trần Thị Minh*, *bà Minh*, *Phó Chủ tịch UBND huyện* (a title without the name), *bà*.",
            "short_name",
            values=("full_name", "short_name", "title", "address"),
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow(FactRow):
    """One mention of an administrative unit of any level."""

    level: A[str, Column("Level of the unit.", "commune", values=("province", "district", "commune"))]
    type: A[str | None, Column("Its type, written out; null where neither text nor code tells.", "xã", values=_TYPES)]
    name: A[str, Column("Its name without the type, as the article spells it.", "Bình Khánh")]
    official_name: A[str | None, Column("The official name of `code`, with its type.", "Xã Bình Khánh", source="unit list")]
    code: A[str | None, Column("General Statistics Office code on `valid_on`; null if undecided.", "28945", pattern=_CODE)]
    district: A[str | None, Column("The district it belonged to.", "Mỏ Cày Nam", source="unit list")]
    district_code: A[str | None, Column("That district's code.", "833", pattern=r"\d{3}", source="unit list")]
    province: A[str | None, Column("The province it belonged to.", "Bến Tre", source="unit list")]
    province_code: A[str | None, Column("That province's code.", "83", pattern=r"\d{2}", source="unit list")]
    candidates: A[tuple[str, ...], Column("Codes that are possible, the most probable first.", ["28945", "27667"])]
    candidate_probabilities: A[tuple[float, ...], Column("The probability of each of `candidates`.", [0.93, 0.05])]
    how: A[str, Column("What decided the code.", "district", values=("unique", "district", "province", "context", "none"))]
    evidence: A[tuple[str, ...], Column("The kinds of evidence that spoke for the code, the strongest first.", ["phrase"])]
    valid_on: A[str | None, Column("The day that the code was resolved for.", _SOME_DAY, pattern=_DAY)]
    successor_code: A[
        str | None,
        Column("The unit that holds it today; of several the one of its name, else the nearest.", "28945", source="unit list"),
    ]
    successor_name: A[str | None, Column("That unit's name.", "Đồng Khởi", source="unit list")]
    successor_province: A[str | None, Column("That unit's province.", "Vĩnh Long", source="unit list")]
    successor_codes: A[tuple[str, ...], Column("All units that hold parts of it today.", ["28945"], source="unit list")]
    successor_basis: A[str | None, Column("How that is known.", "record", values=_BASES, source="unit list")]
    latitude: A[float | None, Column("Degrees north (WGS 84).", 10.05, source="unit list")]
    longitude: A[float | None, Column("Degrees east (WGS 84).", 106.35, source="unit list")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneRow(PlaceRow):
    """One mention of a commune-level unit: the rows of `places` of that level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioRow(FactRow):
    """One fraction or percentage."""

    kind: A[str, Column("How it is written.", "fraction", values=("fraction", "percent"))]
    numerator: A[float | None, Column("Of a fraction: the part.", 14.0)]
    denominator: A[float | None, Column("Of a fraction: the whole.", 19.0)]
    value: A[float, Column("Per cent (45.0 for 45%), or numerator / denominator; the lower end of a range.", 0.7368)]
    value_to: A[float | None, _UPPER_END]
    approx: A[str | None, _APPROX]
    indicator: A[str | None, _INDICATOR]
    commune: A[str | None, _COMMUNE_OF]
    commune_code: A[str | None, _COMMUNE_CODE]
    place_code: A[str | None, _PLACE_CODE]
    date: A[str | None, _HOLDS_ON]
    status: A[str | None, Column("What it is a measure of.", "achieved", values=("achieved", "target", "not_achieved", "change"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioItemRow(FactRow):
    """One part of the list that explains a ratio (*8/19 tiêu chí gồm: Giao thông; Điện*); the span holds its number and name."""

    ratio_id: A[str, Column("`fact_id` of the ratio in `ratios`.", "bao-a-0001:ratios:2")]
    number: A[int | None, Column("The part's own number where the text gives it (*tiêu chí số 17*).", 17)]
    name: A[str | None, Column("Its name, without number and bullet; null where only the number is given.", "Môi trường")]
    criterion: A[int | None, Column("Which of the 19 national criteria of new-style rural communes it is; null for none.", 17)]
    status: A[str, Column("`achieved`: counted by the numerator.", "achieved", values=("achieved", "not_achieved", "target"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityRow(FactRow):
    """One amount, area, count or rate a head."""

    value: A[float, Column("The number in base units (48 triệu đồng: 48000000); the lower end of a range.", 48000000.0)]
    value_to: A[float | None, _UPPER_END]
    approx: A[str | None, _APPROX]
    unit: A[str, Column("The base unit.", "VND")]
    per: A[tuple[str, ...], Column("What it is counted for, in order (*/người/năm*).", ["người", "năm"])]
    indicator: A[str | None, _INDICATOR]
    commune: A[str | None, _COMMUNE_OF]
    commune_code: A[str | None, _COMMUNE_CODE]
    place_code: A[str | None, _PLACE_CODE]
    date: A[str | None, _HOLDS_ON]


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveRow(FactRow):
    """One thing that somebody in authority told others to do; the span is the item's."""

    directive_id: A[str, Column("The statement that the item belongs to, within the article.", "1")]
    issuer: A[str | None, Column("Full name of the official, or the body; null where the text leaves it out.", "Trần Thị Minh")]
    issuer_person_id: A[str | None, Column("`person_id` of the official in `officials`.", "p1")]
    issuer_position: A[str | None, Column("The official's position.", "Phó Chủ tịch UBND huyện")]
    verb: A[str, Column("The verb that introduces it.", "yêu cầu")]
    addressee: A[str | None, Column("Who is to do it, in the article's words.", "các xã")]
    place_code: A[str | None, Column("Code of the unit that it applies to; null if open or nationwide.", "833")]
    date: A[str | None, Column("The day it was given.", _SOME_DAY, pattern=_DAY)]
    deadline: A[str | None, Column("The last day for doing it.", "2020-12-31", pattern=_DAY)]
    direction: A[str, Column("`up`: a lower level asks a higher one.", "down", values=("down", "up"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow(FactRow):
    """The event that an article reports, one at most; the span is the words that name it."""

    kind: A[str, Column("working_session inspection conference ...", "inspection")]
    date: A[str | None, Column("Its (first) day.", _SOME_DAY, pattern=_DAY)]
    place_code: A[str | None, Column("Code of the smallest unit known where it was held.", "28945")]
    host: A[str | None, Column("The body that held it.", "UBND xã Bình Khánh")]
    chair: A[str | None, Column("Full name of the official who chaired it.", "Trần Thị Minh")]
    title: A[str | None, Column("What it was called.", "kiểm tra tiến độ xây dựng nông thôn mới")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantRow(FactRow):
    """Somebody named in full who takes part in the event, once; the span is the mention of the name that tells the role."""

    event_id: A[str, Column("`fact_id` of the event in `events`.", "bao-a-0001:events:1")]
    person_id: A[str, Column("The same person within the article; in `officials` where a position is told.", "p1")]
    name: A[str, Column("Full name, in the normal form.", "Trần Thị Minh")]
    role: A[str, Column("What they do there, the most telling of several, in this order.", "chair", values=_ROLES)]
    position: A[str | None, Column("Their position as written nearest to the span.", "Phó Chủ tịch UBND huyện")]


ARTICLES = Table("articles", ArticleRow, "article_id", "dukien.text.document")
FACTS: tuple[Table, ...] = (
    Table("dates", DateRow, "fact_id", "dukien.link.years.resolve"),
    Table("officials", OfficialRow, "fact_id", "dukien.link.people.join"),
    Table("mentions", MentionRow, "fact_id", "dukien.link.people.references"),
    Table("places", PlaceRow, "fact_id", "dukien.link.places.resolve"),
    Table("communes", CommuneRow, "fact_id", "dukien.link.places.resolve"),
    Table("ratios", RatioRow, "fact_id", "dukien.link.subjects"),
    Table("ratio_items", RatioItemRow, "fact_id", "dukien.facts.ratios.items"),
    Table("quantities", QuantityRow, "fact_id", "dukien.link.subjects"),
    Table("directives", DirectiveRow, "fact_id", "dukien.link.issuers.resolve"),
    Table("events", EventRow, "fact_id", "dukien.link.events"),
    Table("participants", ParticipantRow, "fact_id", "dukien.link.events.participants"),
)
"""The fact tables, named as the attributes of `run.one.Extraction`; every row points to its article."""
TABLES: dict[str, Table] = {t.name: t for t in (ARTICLES, *FACTS)}
