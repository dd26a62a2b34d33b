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
    "ratios": ({"text", "kind", "indicator", "commune"}, {"nth", "numerator", "denominator", "value", "value_to"}),
    "directives": ({"issuer", "verb", "addressee", "items"}, {"upward"}),
}
SECTORS = set("party government legislature front armed_forces judiciary public_unit company foreign other".split())
DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
FLOOR = (
    "articles: 20, dates: 150, officials: 80, communes: 70, ratios: 80, directives: 50, items: 90, upward: 5, empty: 1, "
    "start: 4, mid: 1, end: 5, relative: 15, year_inferred: 40, former: 4, fraction: 30, percent: 40, "
    "xã: 40, phường: 8, thị trấn: 4, đặc khu: 1"
)
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
        count["former"] += sum(p.get("former", False) for o in facts["officials"] for p in o["positions"])
    floor = {kind: int(least) for kind, least in (line.split(": ") for line in FLOOR.split(", "))}
    floor |= dict.fromkeys(SECTORS - {"judiciary"}, 1)
    assert {kind: count[kind] for kind, least in floor.items() if count[kind] < least} == {}


def test_each_gold_has_its_article():
    assert set(STEMS) == {path.stem for path in (CORPUS / "articles").glob("*.txt")}


@pytest.mark.parametrize("stem", STEMS)
def test_form(stem):
    facts = gold(stem)
    assert set(facts) == {"doc_id", "published", *KEYS}
    assert facts["doc_id"] == stem
    assert facts["published"] is None or date.fromisoformat(facts["published"])
    for kind, (needed, allowed) in KEYS.items():
        for row in facts[kind]:
            assert needed <= set(row) <= needed | allowed, row
    assert all(o["sector"] in SECTORS and o["positions"] for o in facts["officials"])
    assert len({o["name"] for o in facts["officials"]}) == len(facts["officials"])
    assert len({(c["type"], c["name"]) for c in facts["communes"]}) == len(facts["communes"])


@pytest.mark.parametrize("stem", STEMS)
def test_every_string_stands_in_the_article(stem):
    text, facts = article(stem), gold(stem)
    for kind in ("dates", "communes", "ratios"):
        found = spans(text, facts[kind])
        assert len(set(found)) == len(found), f"{kind}: a mention twice"
        assert all(row["text"] == row["text"].strip() for row in facts[kind])
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


def test_the_odd_forms_are_still_odd():
    """A checkout or an editor that repaired these would take away what they test."""
    assert not unicodedata.is_normalized("NFC", article("tien_hai_dich_ta_lon"))
    assert article("huong_hoa_sat_lo").count("\r\n") == article("huong_hoa_sat_lo").count("\n") > 10
    assert {"\u200b", "\u00a0"} <= set(article("kon_ray_hoi_nong_dan"))
    assert "L ê Quốc Thuần" in article("tinh_bien_pccc")
