"""The annotated corpus keeps what its README promises: every string is found, every number and code is true to its text."""

import json
import re
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[1] / "corpus"
STEMS = sorted(path.stem for path in (CORPUS / "gold").glob("*.json"))

KEYS = {
    "dates": ({"text", "start", "end"}, {"nth", "mod", "relative", "year_inferred"}),
    "officials": ({"name", "positions", "sector"}, set()),
    "communes": ({"type", "name", "text", "code"}, {"nth"}),
    "ratios": (
        {"text", "kind", "indicator", "commune"},
        {"nth", "numerator", "denominator", "value", "value_to", "status", "date", "items", "missing_items"},
    ),
    "directives": ({"issuer", "verb", "addressee", "items"}, {"upward", "date", "deadline", "place_code"}),
}
OPTIONAL = {
    "places": ({"level", "type", "name", "text", "code"}, {"nth"}),
    "quantities": ({"text", "value", "unit", "per", "indicator"}, {"nth"}),
}
POSITION = ({"text"}, {"former", "norm", "organization", "level", "acting", "place_code"})
EVENT = {"kind", "date", "place_code", "host", "chair", "participants"}
KINDS = set(
    "working_session inspection conference meeting congress ceremony visit seminar dialogue contact_with_voters training "
    "press_conference".split()
)
ROLES = set("chair delegation_head delegation_member host speaker attendee".split())
STATUSES = {"achieved", "target", "not_achieved", "change", None}
LEVELS = set("central province district commune village none".split())
OF_LEVEL = {"province": 2, "district": 3, "commune": 5}
SECTORS = set("party government legislature front armed_forces judiciary public_unit company foreign other".split())
DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
FLOOR = (
    "articles: 60, dates: 350, officials: 230, communes: 170, ratios: 250, directives: 140, items: 200, upward: 12, empty: 1, "
    "start: 10, mid: 3, end: 12, relative: 40, year_inferred: 120, former: 10, acting: 1, fraction: 110, percent: 130, "
    "xã: 120, phường: 20, thị trấn: 10, đặc khu: 2, "
    "places: 90, quantities: 230, events: 35, no event: 20, participants: 120, ratio items: 50, missing items: 40, "
    "with places: 40, with quantities: 30, with statuses: 20, with organizations: 20, with directive dates: 20"
)
FACTORS = [*(10.0**n for n in range(-3, 13)), 1852.0]
WORDS = {"một": 1.0, "hai": 2.0, "ba": 3.0, "tư": 4.0}


def article(stem: str) -> str:
    with open(CORPUS / "articles" / f"{stem}.txt", encoding="utf-8", newline="") as file:
        return file.read()


def gold(stem: str) -> dict:
    return json.loads((CORPUS / "gold" / f"{stem}.json").read_text(encoding="utf-8"))


def spans(text: str, rows: list[dict]) -> list[tuple[int, int]]:
    """Where each row's `text` stands: its `nth` occurrence. Raises ValueError where there is none."""
    found = []
    for row in rows:
        at = -1
        for _ in range(row.get("nth", 1)):
            at = text.index(row["text"], at + 1)
        found.append((at, at + len(row["text"])))
    return found


def clean(text: str) -> str:
    """Composed, without zero-width characters and spaces: for comparing what a reader sees."""
    return re.sub(r"[\s\u200b]", "", unicodedata.normalize("NFC", text)).casefold()


def numbers(text: str) -> list[float]:
    text = unicodedata.normalize("NFC", text).replace("\u200b", "")
    found = [float(m.replace(".", "").replace(",", ".")) for m in NUMBER.findall(text)]
    return found or [WORDS[word] for word in text.casefold().split() if word in WORDS]


def article_day(facts: dict) -> str:
    """The day whose units the article speaks of: its dateline, else the last day of the last date it gives."""
    if facts["published"]:
        return facts["published"]
    short = [d["end"] for d in facts["dates"] if d["end"] and d["end"][0] != "X" and int(d["end"][:4]) == int(d["start"][:4])]
    return max(short)


def test_there_is_enough_of_everything():
    count = Counter()
    for stem in STEMS:
        facts = gold(stem)
        count.update({kind: len(facts[kind]) for kind in KEYS})
        count["articles"] += 1
        count["items"] += sum(len(d["items"]) for d in facts["directives"])
        count["upward"] += sum(d.get("upward", False) for d in facts["directives"])
        count["empty"] += not any(facts[kind] for kind in KEYS)
        count.update(d["mod"] for d in facts["dates"] if "mod" in d)
        count.update(flag for d in facts["dates"] for flag in ("relative", "year_inferred") if d.get(flag))
        count.update(r["kind"] for r in facts["ratios"])
        count.update(c["type"] for c in facts["communes"])
        count.update(o["sector"] for o in facts["officials"])
        positions = [p for o in facts["officials"] for p in o["positions"]]
        count.update(flag for p in positions for flag in ("former", "acting") if p.get(flag))
        count.update(p["level"] for p in positions if "level" in p)
        count["ratio items"] += sum(len(r.get("items", ())) for r in facts["ratios"])
        count["missing items"] += sum(len(r.get("missing_items", ())) for r in facts["ratios"])
        count.update({kind: len(facts.get(kind, ())) for kind in OPTIONAL})
        count.update(f"with {kind}" for kind in OPTIONAL if facts.get(kind))
        count["with statuses"] += any("status" in r for r in facts["ratios"])
        count["with organizations"] += any("organization" in p for p in positions)
        count["with directive dates"] += any("date" in d for d in facts["directives"])
        event = facts["event"]
        count["events" if event else "no event"] += 1
        if event:
            count[event["kind"]] += 1
            count["participants"] += len(event["participants"])
            count.update(p["role"] for p in event["participants"])
    floor = {kind: int(least) for kind, least in (line.split(": ") for line in FLOOR.split(", "))}
    floor |= dict.fromkeys(SECTORS - {"other"}, 1)
    floor |= dict.fromkeys(KINDS | ROLES | LEVELS, 1)
    assert {kind: count[kind] for kind, least in floor.items() if count[kind] < least} == {}


def test_each_gold_has_its_article():
    assert set(STEMS) == {path.stem for path in (CORPUS / "articles").glob("*.txt")}


@pytest.mark.parametrize("stem", STEMS)
def test_form(stem):
    facts = gold(stem)
    assert {"doc_id", "published", "event", *KEYS} <= set(facts) <= {"doc_id", "published", "event", *KEYS, *OPTIONAL}
    assert facts["doc_id"] == stem
    assert facts["published"] is None or date.fromisoformat(facts["published"])
    for kind, (needed, allowed) in (KEYS | OPTIONAL).items():
        for row in facts.get(kind, ()):
            assert needed <= set(row) <= needed | allowed, row
    for position in (p for o in facts["officials"] for p in o["positions"]):
        assert POSITION[0] <= set(position) <= POSITION[0] | POSITION[1], position
        assert position.get("level", "none") in LEVELS
    assert all(r.get("status") in STATUSES for r in facts["ratios"])
    assert all(o["sector"] in SECTORS and o["positions"] for o in facts["officials"])
    assert len({o["name"] for o in facts["officials"]}) == len(facts["officials"])
    assert len({(c["type"], c["name"]) for c in facts["communes"]}) == len(facts["communes"])


@pytest.mark.parametrize("stem", STEMS)
def test_an_annotation_that_stands_in_one_row_stands_in_all(stem):
    """A key that only some articles have is exhaustive in those."""
    facts = gold(stem)
    positions = [p for o in facts["officials"] for p in o["positions"]]
    for rows, keys in (
        (positions, ("norm", "organization", "level", "place_code")),
        (facts["ratios"], ("status", "date")),
        (facts["directives"], ("date", "deadline", "place_code")),
    ):
        for key in keys:
            assert len({key in row for row in rows}) <= 1, key


@pytest.mark.parametrize("stem", STEMS)
def test_the_event_is_well_formed(stem):
    event = gold(stem)["event"]
    if event is None:
        return
    assert set(event) == EVENT
    assert event["kind"] in KINDS
    assert event["date"] is None or DAY.fullmatch(event["date"])
    names = [p["name"] for p in event["participants"]]
    assert len(set(names)) == len(names)
    assert all(set(p) == {"name", "role"} and p["role"] in ROLES for p in event["participants"])
    assert event["chair"] is None or {"name": event["chair"], "role": "chair"} in event["participants"]
    text = clean(article(stem))
    assert all(clean(name) in text for name in names)


@pytest.mark.parametrize("stem", STEMS)
def test_every_string_stands_in_the_article(stem):
    text, facts = article(stem), gold(stem)
    for kind in ("dates", "communes", "ratios", *OPTIONAL):
        rows = facts.get(kind, [])
        found = spans(text, rows)
        assert len(set(found)) == len(found), f"{kind}: a mention twice"
        assert all(row["text"] == row["text"].strip() for row in rows)
    for ratio in facts["ratios"]:
        assert all(item in text for key in ("items", "missing_items") for item in ratio.get(key, ()))
    for official in facts["officials"]:
        assert clean(official["name"]) in clean(text)
        assert all(p["text"] in text for p in official["positions"])
    for directive in facts["directives"]:
        at = 0
        for item in directive["items"]:
            at = text.index(item, at) + len(item)
        assert clean(directive["verb"]) in clean(text)
        assert all(clean(directive[key]) in clean(text) for key in ("issuer", "addressee") if directive[key])


@pytest.mark.parametrize("stem", STEMS)
def test_dates_cover_days(stem):
    for row in gold(stem)["dates"]:
        if row["start"] is None:
            assert row.get("relative")
            continue
        assert DAY.fullmatch(row["start"])
        assert DAY.fullmatch(row["end"])
        first, last = (date.fromisoformat(row[key].replace("XXXX", "2001")) for key in ("start", "end"))
        assert first <= last
        if row["start"][0] != "X" and not row.get("year_inferred") and not row.get("relative"):
            assert str(first.year) in clean(row["text"]), "a year that is not written must be marked"


@pytest.mark.parametrize("stem", STEMS)
def test_ratios_say_their_numbers(stem):
    for row in gold(stem)["ratios"]:
        if row["kind"] == "fraction":
            assert [row["numerator"], row["denominator"]] == numbers(row["text"])
        else:
            assert [row[key] for key in ("value", "value_to") if key in row] == numbers(row["text"])


@pytest.mark.parametrize("stem", STEMS)
def test_communes_existed(stem):
    units = pytest.importorskip("dukien.units")
    facts = gold(stem)
    for commune in facts["communes"]:
        if commune["code"] is None:
            continue
        named = units.find(f"{commune['type']} {commune['name']}", on=article_day(facts))
        assert commune["code"] in {unit.code for unit in named}, commune


@pytest.mark.parametrize("stem", STEMS)
def test_districts_and_provinces_existed(stem):
    units = pytest.importorskip("dukien.units")
    facts = gold(stem)
    places = facts.get("places", [])
    assert len({(p["level"], p["name"]) for p in places}) == len(places)
    for place in places:
        if place["code"] is None:
            continue
        assert len(place["code"]) == OF_LEVEL[place["level"]]
        named = units.find(f"{place['type'] or ''} {place['name']}".strip(), on=article_day(facts))
        assert place["code"] in {unit.code for unit in named}, place


@pytest.mark.parametrize("stem", STEMS)
def test_codes_that_are_given_alone_are_in_force(stem):
    units = pytest.importorskip("dukien.units")
    facts = gold(stem)
    positions = [p for o in facts["officials"] for p in o["positions"]]
    for position in positions:
        if position.get("place_code") and position["level"] in OF_LEVEL:
            assert len(position["place_code"]) == OF_LEVEL[position["level"]], position
    for row in (*positions, *facts["directives"], facts["event"] or {}):
        if row.get("place_code"):
            day = article_day(facts)
            assert any((u.valid_from or "") <= day < (u.valid_to or "9999") for u in units.versions(row["place_code"])), row


@pytest.mark.parametrize("stem", STEMS)
def test_quantities_say_their_numbers(stem):
    """The value is the number of the text, times a factor that its words or its unit stand for."""
    for row in gold(stem).get("quantities", ()):
        (number, *_) = numbers(row["text"])
        assert row["value"] > 0
        factor = row["value"] / number
        assert any(abs(factor / known - 1) < 1e-9 for known in FACTORS), row


def test_the_odd_forms_are_still_odd():
    """A checkout or an editor that repaired these would take away what they test."""
    assert not unicodedata.is_normalized("NFC", article("tien_hai_dich_ta_lon"))
    assert article("huong_hoa_sat_lo").count("\r\n") == article("huong_hoa_sat_lo").count("\n") > 10
    assert {"\u200b", "\u00a0"} <= set(article("kon_ray_hoi_nong_dan"))
    assert "L ê Quốc Thuần" in article("tinh_bien_pccc")
    assert not unicodedata.is_normalized("NFC", article("tra_vinh_chuc_tet_chol_chnam_thmay"))
    assert {"\u200b", "\u00a0"} <= set(article("tu_mo_rong_bau_bo_sung"))
