"""Pages and Markdown: the article without the page around it, and nothing that a page can do breaks the run."""

import time

import pytest

from dukien.ingest import Fields, read
from dukien.ingest.fields import Parts, compose
from dukien.ingest.html import fragment, page
from dukien.ingest.markdown import split

TITLE = "Xã An Phước đạt 15/19 tiêu chí"
LEAD = "Sáng 12/5, đoàn công tác của huyện làm việc với xã An Phước về xây dựng nông thôn mới."
FIRST = "Theo báo cáo, đến nay xã đã đạt 15/19 tiêu chí, thu nhập bình quân 48 triệu đồng/người/năm, tỷ lệ hộ nghèo còn 1,2%."
CAPTION = "Đoàn kiểm tra mô hình trồng dừa. Ảnh: Lê Bình"

PAGE = f"""<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{TITLE} - Báo Ví Dụ</title>
<meta property="og:title" content="{TITLE}"><meta name="author" content="Lê Bình">
<meta property="og:description" content="(BVD) - {LEAD[:50]}...">
<meta property="article:published_time" content="2020-05-12T19:24:00+07:00">
<script>var a = "<p>không phải chữ của bài</p>";</script></head><body>
<header><nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/kt">Kinh tế</a></li>
<li><a href="/xh">Xã hội</a></li></ul></nav></header>
<main><article><h1>{TITLE}</h1><span class="date">Thứ ba, 12/5/2020, 19:24 (GMT+7)</span>
<p class="sapo"><strong>{LEAD}</strong></p>
<div class="content"><p>{FIRST.replace("triệu", "tri&#7879;u").replace("đã", "đ&atilde;")}</p>
<figure><img src="a.jpg" alt="ảnh"><figcaption><p>Đoàn kiểm tra mô hình trồng dừa. Ảnh: <em>Lê Bình</em></p></figcaption></figure>
<p>Phó Chủ tịch UBND huyện đề nghị xã:</p><ul><li>Rà soát các tiêu chí chưa đạt;</li><li>Vận động nhân dân làm đường.</li></ul>
<table><tr><th>Tiêu chí</th><th>Kết quả</th></tr><tr><td>Giao thông</td><td>80%</td></tr></table>
<table><tr><td><img src="b.jpg"></td></tr><tr><td>Cánh đồng lúa của xã vào vụ mới.</td></tr></table>
<p>Tin mới<br>của xã.</p></div></article>
<aside><h3>Tin liên quan</h3>
<ul><li><a href="x">Một tin khác về huyện bên cạnh</a></li><li><a href="y">Tin nữa</a></li></ul></aside></main>
<footer><p>Cơ quan chủ quản: Công ty Ví Dụ. Điện thoại 0123.</p></footer></body></html>"""

PARAGRAPHS = [
    TITLE,
    "Thứ ba, 12/5/2020, 19:24 (GMT+7)",
    LEAD,
    FIRST,
    CAPTION,
    "Phó Chủ tịch UBND huyện đề nghị xã:",
    "Rà soát các tiêu chí chưa đạt;",
    "Vận động nhân dân làm đường.",
    "Tiêu chí | Kết quả",
    "Giao thông | 80%",
    "Cánh đồng lúa của xã vào vụ mới.",
    "Tin mới\ncủa xã.",
]


def article(tmp_path, name, text, **kwargs):
    (tmp_path / name).write_text(text, encoding="utf-8")
    (found,) = read([tmp_path / name], **kwargs)
    return found


def test_a_page_without_its_furniture(tmp_path):
    found = article(tmp_path, "a.html", PAGE)
    assert found.text.split("\n\n") == PARAGRAPHS
    assert (found.title, found.published, found.byline) == (TITLE, "2020-05-12T19:24:00+07:00", "Lê Bình")
    assert article(tmp_path, "a.html", PAGE) == found


def test_an_old_portal_s_page_of_tables(tmp_path):
    menu = "".join(f"<a href='{n}'>Chuyên mục {n}</a> | " for n in range(9))
    markup = (
        f"<html><head><title>{TITLE}</title></head><body><table><tr><td><ul>{menu}</ul></td><td><div class=t>{TITLE}</div>"
        f"<div>{LEAD}</div><div><p>{FIRST}</p><p>{FIRST.replace('15/19', '16/19')}</p></div></td></tr></table></body></html>"
    )
    text = article(tmp_path, "a.html", markup).text
    assert text.startswith(TITLE)
    assert FIRST in text
    assert "Chuyên mục" not in text
    assert text.count(TITLE) == 1


DATES = [
    ('<meta name="pubdate" content="2020-05-12T08:00:00+07:00">', "2020-05-12T08:00:00+07:00"),
    ('<meta itemprop="datePublished" content="12/5/2020 08:00">', "2020-05-12T08:00:00"),
    ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2020-05-12"}</script>', "2020-05-12"),
    ('<script type="application/ld+json">{broken "datePublished": "\\u</script>', None),
    ("", None),  # a date in the text is no date of publication
]


@pytest.mark.parametrize(("head", "published"), DATES)
def test_date_of_publication(head, published):
    body = f"<article><h1>{TITLE}</h1><p>{LEAD}</p><p>Ngày 31/01/2019. {FIRST}</p></article>"
    assert page(f"<html><head>{head}</head><body>{body}</body></html>").published == published


LINKS = [
    ('<link rel="canonical" href="https://vi.du/tin/1">', "https://vi.du/tin/1"),
    ('<link rel="Canonical" href=" https://vi.du/1 "><meta property="og:url" content="https://vi.du/2">', "https://vi.du/1"),
    ('<meta property="og:url" content="https://vi.du/2"><link rel="stylesheet" href="https://vi.du/a.css">', "https://vi.du/2"),
    ('<link rel="canonical" href="/tin/1"><meta property="og:url" content="https://vi.du/2">', "https://vi.du/2"),
    # a template that names the site on each of its pages
    ('<link rel="canonical" href="https://vi.du/"><meta property="og:url" content="https://vi.du/2">', "https://vi.du/2"),
    ('<link rel="canonical" href="https://vi.du">', "https://vi.du"),
    ('<link rel="canonical" href="https://vi.du/?p=2">', "https://vi.du/?p=2"),
    ('<link rel="canonical" href="javascript:alert(1)">', None),
    ('<link rel="canonical" href="https://[::1/a">', None),
    ('<link rel="canonical" href="https://vi.du/&quot;&gt;&lt;script&gt;">', None),
    ('<link rel="canonical">', None),
    ("", None),
]


@pytest.mark.parametrize(("head", "url"), LINKS)
def test_address_of_a_page(head, url):
    body = f"<article><h1>{TITLE}</h1><p>{LEAD}</p><p>{FIRST}</p></article>"
    assert page(f"<html><head>{head}</head><body>{body}</body></html>").url == url


def test_the_file_s_path_stays(tmp_path):
    found = article(tmp_path, "a.html", PAGE.replace("<script>", '<link rel="canonical" href="https://vi.du/1"><script>', 1))
    assert (found.source, found.url) == ((tmp_path / "a.html").as_posix(), "https://vi.du/1")


def test_a_description_that_readers_do_not_see_is_no_lead():
    head = '<meta name="description" content="Cổng thông tin điện tử huyện Ví Dụ, tỉnh Ví Dụ">'
    assert (
        page(f"<html><head>{head}</head><body><article><p>{LEAD}</p><p>{FIRST}</p></article></body></html>").description is None
    )


FRAGMENTS = [
    ("<p>M&ocirc;&nbsp;h&igrave;nh <b>d</b>ừa</p>\n\n<p>&nbsp;</p><p>Hai</p>", "Mô hình dừa\n\nHai"),
    ("<div>Một<div>Hai</div>Ba</div>", "Một\n\nHai\n\nBa"),
    ("<p>Một<br/>\nHai<br><br>Ba", "Một\nHai\nBa"),
    ("<ul><li>Một<li>Hai</ul>Ba", "Một\n\nHai\n\nBa"),
    ("<table><tr><td>A<td>B<tr><td><p>C</p><p>D</p></table>", "A | B\n\nC\n\nD"),
    ("<p>Một<!-- không --> hai<script>x()</script><style>y</style></p>", "Một hai"),
    ("<p>1 &lt; 2 &amp; 3</p>", "1 < 2 & 3"),
    ("", ""),
    ("<", "<"),
]


@pytest.mark.parametrize(("markup", "text"), FRAGMENTS)
def test_fragments(markup, text):
    assert fragment(markup) == text


N = 10_000
BOMBS = {
    "nested div": "<div>" * N + FIRST + "</div>" * N,
    "nested table": "<table><tr><td>" * N + FIRST,
    "nested list": "<ul><li><a href=x>x</a>" * N + FIRST,
    "nested inline": "<b><p>" * N + FIRST,
    "nested figure": "<figure>" * N + FIRST,
    "scripts": "<script>" * N + FIRST,
    "many scripts": "<script>x</script>" * N + f"<p>{FIRST}</p>",
    "many paragraphs": f"<p>{FIRST}</p>" * 3000,
    "comments": "<!--" * N + FIRST,
    "attributes": "<p " + "a=b " * N + f">{FIRST}</p>",
    "entities": "&nbsp;" * N + "&#x110000;&#0;&bogus;" + FIRST,
    "zero bytes": "<p>\0\0" + FIRST,
    "declared otherwise": f'<?xml version="1.0" encoding="utf-16"?><html><body><p>{FIRST}</p></body></html>',
    "no html": FIRST,
    "unclosed": "<p" * N,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs(tmp_path, name):
    began = time.perf_counter()
    found = article(
        tmp_path, "a.html", f"<html><body>{BOMBS[name]}" if name not in ("declared otherwise", "no html") else BOMBS[name]
    )
    assert found.status in ("ok", "skipped")
    assert FIRST in found.text or name in (
        "nested div",
        "nested table",
        "nested list",
        "nested figure",
        "scripts",
        "comments",
        "unclosed",
    )
    assert time.perf_counter() - began < 10


# --- Markdown ---------------------------------------------------------------------------------------------------------

FRONT = [
    ('---\ntitle: "Họp: xã"\ndate: 2020-05-12 08:00\n---\nThân', {"title": "Họp: xã", "date": "2020-05-12 08:00"}, "Thân"),
    ("---\r\ntitle: Họp\r\ntags: [a, b]\r\n---\r\nThân", {"title": "Họp", "tags": ["a", "b"]}, "Thân"),
    ("---\ntitle: Xã A: họp: bàn\ndate: 12/5/2020\n---\nThân", {"title": "Xã A: họp: bàn", "date": "12/5/2020"}, "Thân"),
    ("---\ntitle: >\n  Họp\n  xã\n---\nThân\n---\nHết", {"title": "Họp xã\n"}, "Thân\n---\nHết"),
    ('---json\n{"title": "Họp", "draft": false}\n---\n<p>Thân</p>', {"title": "Họp", "draft": False}, "<p>Thân</p>"),
    ('+++\ntitle = "Họp"\n+++\nThân', {"title": "Họp"}, "Thân"),
    ("---\nMột dòng kẻ.\n---\nThân", {}, "---\nMột dòng kẻ.\n---\nThân"),
    ("---\ntitle: A\nThân không có hàng đóng", {}, "---\ntitle: A\nThân không có hàng đóng"),
    ("---json\n[[[\n---\nThân", {}, "---json\n[[[\n---\nThân"),
    ("Thân", {}, "Thân"),
]


@pytest.mark.parametrize(("text", "front", "body"), FRONT)
def test_front_matter(text, front, body):
    assert split(text) == (front, body)


def test_markdown(tmp_path):
    body = f"# {TITLE}\n\n**{LEAD}**\n\n- [Một](http://vi.du)\n- Hai\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\nDòng *dài*\ngãy đôi."
    front = f"---\ntitle: {TITLE}\nngay_dang: 12/05/2020 08:00\nurl: https://vi.du/1"
    found = article(tmp_path, "a.md", f"{front}\ntác giả: Lê Bình\n---\n{body}")
    assert found.text.split("\n\n") == [TITLE, LEAD, "Một", "Hai", "A | B", "1 | 2", "Dòng dài gãy đôi."]
    assert (found.title, found.published, found.byline) == (TITLE, "2020-05-12T08:00:00", "Lê Bình")
    assert found.url == "https://vi.du/1"


def test_markdown_whose_body_is_html(tmp_path):
    front = f'{{"title": "{TITLE}", "date": "2020-05-12T01:00:00.000Z", "description": "{LEAD}", "created": "11/5/2020"}}'
    body = "<p>\t<span>Theo b&aacute;o c&aacute;o,</span> x&atilde; đạt 15/19.</p>\n\n"
    body += "<table>\n\t<tbody>\n\n\t\t<tr><td>Ảnh</td></tr></tbody></table>"
    found = article(tmp_path, "a.md", f"---json\n{front}\n---\n{body}")
    assert found.text == f"{TITLE}\n\n{LEAD}\n\nTheo báo cáo, xã đạt 15/19.\n\nẢnh"
    assert found.published == "2020-05-12T01:00:00+00:00"
    assert (
        article(tmp_path, "a.md", f"---json\n{front}\n---\n{body}", fields=Fields(published="created")).published == "2020-05-11"
    )


def test_parts_without_anything_but_a_body():
    assert Parts(article_id="a", source="s", body="x").article().text == compose(None, None, "x") == "x"
