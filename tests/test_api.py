"""The facts of articles in memory."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pandas as pd
import pytest
from rich.console import Console

import dukien
from dukien.dataset.schema import FACTS
from dukien.explore.marks import stretches

TEXT = (
    "Bí thư Huyện ủy làm việc với xã Bình Khánh\n\n"
    "Ngày 31-8, ông Nguyễn Văn Hùng, Bí thư Huyện ủy Mỏ Cày Nam, làm việc với xã Bình Khánh. "
    "Xã đạt 14/19 tiêu chí nông thôn mới.\n"
    "Ông Hùng yêu cầu xã rà soát lại các tiêu chí <b>chưa đạt</b> & báo cáo trước ngày 15/9."
)


@pytest.fixture(scope="module")
def facts() -> dukien.Facts:
    return dukien.extract(TEXT, published="2020-08-31")


def test_facts_of_one_article(facts: dukien.Facts) -> None:
    assert facts.article.published == "2020-08-31"
    assert ("2020-08-31", "2020-08-31") in [(d.start_date, d.end_date) for d in facts.dates]
    assert "Nguyễn Văn Hùng" in {o.name for o in facts.officials}
    assert ("xã", "Bình Khánh") in {(c.type, c.name) for c in facts.communes}
    assert (14.0, 19.0) in {(r.numerator, r.denominator) for r in facts.ratios}
    for fact in facts:
        assert TEXT[fact.start_char : fact.end_char] == fact.text


def test_frames_have_the_columns_of_the_schema(facts: dukien.Facts) -> None:
    frames = facts.to_frames()
    assert list(frames) == ["articles", *(table.name for table in FACTS)]
    for table in FACTS:
        assert list(frames[table.name].columns) == [f.name for f in table.fields]
        assert len(frames[table.name]) == len(getattr(facts, table.name))


def test_html_escapes_the_article_and_loses_nothing(facts: dukien.Facts) -> None:
    html = facts._repr_html_()
    assert "<b>" not in html
    assert "&lt;b&gt;" in html
    assert html.count("<mark") == html.count("</mark>") > 0
    assert "".join(s.text for s in stretches(TEXT, facts)) == TEXT


def test_a_script_in_the_article_stays_text() -> None:
    html = dukien.extract('<script>alert(1)</script> " onmouseover="x ngày 1/2/2020')._repr_html_()
    assert "<script" not in html
    assert '" onmouseover' not in html


def test_in_the_terminal(facts: dukien.Facts) -> None:
    console = Console(width=100, record=True, file=open("/dev/null", "w"))  # noqa: SIM115
    console.print(facts)
    shown = console.export_text()
    assert "Nguyễn Văn Hùng" in shown
    assert "14/19" in shown
    assert repr(facts).startswith("<Facts of 'Bí thư Huyện ủy làm việc")


@pytest.mark.parametrize("published", ["2020-08-31", date(2020, 8, 31), pd.Timestamp("2020-08-31"), "2020-08-31T07:30:00+07:00"])
def test_the_day_of_publication(published: str | date) -> None:
    facts = dukien.extract("Tin\nHôm qua, đoàn về xã.", published=published)
    assert [d.start_date for d in facts.dates] == ["2020-08-30"]


PORTAL = "Hội thi nấu bánh tét\n\nĐội xã Phước Hiệp gói nhanh nhất."
ADDRESS = "https://mocaynam.bentre.gov.vn/tin/hoi-thi.html"


def test_the_page_s_address_tells_the_province() -> None:
    facts = dukien.extract(PORTAL, published="2021-06-01", url=ADDRESS)
    assert (facts.article.url, facts.article.source) == (ADDRESS, None)
    assert [c.code for c in facts.communes] == ["28942"]
    assert [c.code for c in dukien.extract(PORTAL, published="2021-06-01").communes] == [None]


def test_the_pages_addresses_of_a_frame() -> None:
    frame = pd.DataFrame({"text": [PORTAL, PORTAL + " Vui.", "Tin"], "url": [ADDRESS, "vi.du", None], "date": "2021-06-01"})
    tables = dukien.extract_frame(frame)
    assert tables["articles"]["url"].fillna("").tolist() == [ADDRESS, "", ""]
    assert tables["communes"]["code"].fillna("").tolist() == ["28942", ""]
    renamed = dukien.extract_frame(frame.rename(columns={"url": "trang"}), url="trang")
    assert renamed["articles"]["url"].fillna("").tolist() == [ADDRESS, "", ""]
    assert dukien.extract_frame(frame, url=None)["articles"]["url"].isna().all()


def test_wrong_arguments_say_what_to_do() -> None:
    with pytest.raises(TypeError, match="decode"):
        dukien.extract(b"Tin")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="2020-08-31"):
        dukien.extract("Tin", published="last week")
    with pytest.raises(ValueError, match="https"):
        dukien.extract("Tin", url="baohatinh.vn")
    with pytest.raises(KeyError, match="trang"):
        dukien.extract_frame(pd.DataFrame({"text": ["Tin"]}), url="trang")
    with pytest.raises(KeyError, match="noi_dung"):
        dukien.extract_frame(pd.DataFrame({"noi_dung": ["Tin"]}))
    with pytest.raises(KeyError, match="ngay"):
        dukien.extract_frame(pd.DataFrame({"text": ["Tin"]}), published="ngay")
    with pytest.raises(AttributeError, match="extract_frame"):
        _ = dukien.extrakt  # type: ignore[attr-defined]


def test_a_frame_of_articles() -> None:
    columns = {
        "text": [TEXT, None, TEXT, "Tin \ud83d"],
        "id": ["x", "y", "x", 7],
        "date": ["2020-08-31", pd.NA, pd.NaT, "02/01/2021"],
    }
    frame = pd.DataFrame(columns, dtype=object)
    tables = dukien.extract_frame(frame)
    articles = tables["articles"]
    assert articles["article_id"].tolist() == ["x", "y", "x-2", "7"]
    assert articles["status"].tolist() == ["ok", "skipped", "ok", "ok"]
    assert articles["duplicate_of"].fillna("").tolist() == ["", "", "x", ""]
    assert articles["published"].fillna("").tolist() == ["2020-08-31", "", "", "2021-01-02"]
    assert str(tables["dates"]["start_char"].dtype) == "Int64"
    assert set(tables["dates"]["article_id"]) == {"x", "x-2"}


def test_a_frame_without_ids_and_dates() -> None:
    tables = dukien.extract_frame(
        pd.DataFrame({"body": ["Tin", "Bài"]}, index=[10, 11]), text="body", article_id=None, published=None
    )
    assert tables["articles"]["article_id"].tolist() == ["10", "11"]
    assert len(dukien.extract_frame(pd.DataFrame({"text": []}))["dates"]) == 0


def test_importing_is_light() -> None:
    heavy = {"pandas", "pyarrow", "rich", "regex", "trafilatura"}
    code = f"import sys, dukien, dukien.cli; print({heavy} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "set()"
    assert set(dukien.__all__) <= set(dir(dukien))
