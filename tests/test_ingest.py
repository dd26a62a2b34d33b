"""Reading files, folders, archives and records: every form, its order, its ids, and what happens when it is broken."""

import bz2
import csv
import dataclasses
import gzip
import io
import json
import lzma
import os
import pickle
import random
import re
import sys
import tarfile
import types
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dukien.ingest import Fields, InputError, Raw, make, read, read_raw
from dukien.ingest.glance import glance
from dukien.ingest.ids import UniqueIds
from dukien.ingest.records import record_id
from dukien.run.shards import Shard

TEXT = "Xã Tân Mỹ làm đường mới\n\nSáng 4/3, UBND xã Tân Mỹ khởi công tuyến đường dài 2,5 km."
BODY = TEXT.partition("\n\n")[2]
TITLE = TEXT.partition("\n\n")[0]


def zst(data: bytes) -> bytes:
    return pa.Codec("zstd").compress(data, asbytes=True)


COMPRESS = {"": bytes, ".gz": gzip.compress, ".zst": zst, ".bz2": bz2.compress, ".xz": lzma.compress}


def csv_bytes(rows: list[dict], encoding: str = "utf-8", **dialect) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), **dialect)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def parquet_bytes(rows: list[dict]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


def html_bytes() -> bytes:
    head = f"<head><meta charset=utf-8><title>{TITLE}</title></head>"
    return f"<html>{head}<body><article><h1>{TITLE}</h1><p>{BODY}</p></article></body></html>".encode()


def warc_bytes(pages: list[tuple[str, bytes, bytes]]) -> bytes:
    out = b""
    for n, (uri, head, body) in enumerate(pages):
        http = b"HTTP/1.1 " + head + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        out += (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2020-03-04T00:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:{n:032x}>\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(http)}\r\n\r\n"
            ).encode()
            + http
            + b"\r\n\r\n"
        )
    return out


RECORD = {"id": "tm1", "title": TITLE, "text": BODY, "published": "04/03/2020"}
FORMS = {
    "bài.txt": TEXT.encode(),
    "bài.html": html_bytes(),
    "bài.HTM": html_bytes(),
    "bài.md": f"# {TITLE}\n\n{BODY}\n".encode(),
    "bài.jsonl": json.dumps(RECORD).encode() + b"\n",
    "bài.ndjson": json.dumps(RECORD, ensure_ascii=False).encode(),
    "bài.json": json.dumps([RECORD]).encode(),
    "bài.csv": csv_bytes([RECORD]),
    "bài.tsv": csv_bytes([RECORD], delimiter="\t"),
    "bài.parquet": parquet_bytes([RECORD]),
}


def one(path: Path, **kwargs):
    (article,) = read([path], **kwargs)
    return article


@pytest.mark.parametrize("compression", COMPRESS)
@pytest.mark.parametrize("name", FORMS)
def test_each_form_in_each_compression(tmp_path, name, compression):
    path = tmp_path / (name + compression)
    path.write_bytes(COMPRESS[compression](FORMS[name]))
    article = one(path)
    assert (article.status, article.text) == ("ok", TEXT), article.reason
    record = name.split(".")[1] in ("jsonl", "ndjson", "json", "csv", "tsv", "parquet")
    assert article.article_id == ("tm1" if record else "bài")
    assert article.source == path.as_posix() + ("#record 1" if record else "")
    assert article.published == ("2020-03-04" if record else None)


@pytest.mark.parametrize("archive", ["zip", "tar", "tar.gz", "tgz", "tar.zst", "tar.xz"])
def test_members_of_archives(tmp_path, archive):
    path = tmp_path / f"tin.{archive}"
    members = {f"thư mục/{n}": b for n, b in FORMS.items()} | {"._a.txt": b"x", "__MACOSX/b.txt": b"x", "logo.png": b"x"}
    members["bài.txt.gz"] = gzip.compress(FORMS["bài.txt"])
    if archive == "zip":
        with zipfile.ZipFile(path, "w") as z:
            for name, data in members.items():
                z.writestr(name, data)
    else:
        raw = io.BytesIO()
        with tarfile.open(fileobj=raw, mode="w") as t:
            for name, data in members.items():
                info = tarfile.TarInfo(name)
                info.size = len(data)
                t.addfile(info, io.BytesIO(data))
        pack = {"tar": bytes, "tar.gz": gzip.compress, "tgz": gzip.compress, "tar.zst": zst, "tar.xz": lzma.compress}[archive]
        path.write_bytes(pack(raw.getvalue()))
    articles = list(read([path]))
    assert [a.text for a in articles if a.status == "ok"] == [TEXT] * 11
    assert articles[0].source == f"{path.as_posix()}#thư mục/bài.txt"
    assert [a.source.rpartition("#")[2] for a in articles if a.status == "skipped"] == ["logo.png"]
    assert len({a.article_id for a in articles}) == len(articles) == 12


def test_order_is_that_of_the_arguments_and_of_sorted_names(tmp_path):
    for name in ("b/2.txt", "b/10.txt", "b/c/1.txt", "a.txt", "b/.hidden/x.txt", "b/.x.txt", "b/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    found = [a.text for a in read([tmp_path / "b", str(tmp_path / "a.txt")])]
    assert found == ["b/10.txt", "b/2.txt", "b/c/1.txt", "b/d.txt", "a.txt"]
    assert list(read([tmp_path])) == list(read([tmp_path]))


def test_paths_stay_as_given(tmp_path, monkeypatch):
    (tmp_path / "tin").mkdir()
    (tmp_path / "tin" / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert one(Path("tin")).source == "tin/a.txt"


def test_ids_are_unique_and_the_same_each_time(tmp_path):
    for folder in ("x", "y", "z"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "tin.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "x" / "tin-2.txt").write_text(TEXT, encoding="utf-8")
    assert [a.article_id for a in read([tmp_path])] == ["tin-2", "tin", "tin-3", "tin-4"]


def test_many_ids():
    ids = UniqueIds()
    assert [ids.add("a") for _ in range(5)] == ["a", "a-2", "a-3", "a-4", "a-5"]
    many = [ids.add(f"r{n % 3000}") for n in range(9000)]
    assert len(set(many)) == 9000
    assert many[2999:3001] == ["r2999", "r0-2"]


def test_line_ends_and_spaces_stay(tmp_path):
    text = "\r\n Tiêu đề \r\n\r\nNội dung.\rHết.\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": text}) + "\r\n", encoding="utf-8")
    (tmp_path / "c.csv").write_bytes(csv_bytes([{"text": text}]))
    assert [a.text for a in read([tmp_path])] == [text] * 3


# --- what is broken -------------------------------------------------------------------------------------------------


def nested_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("inner.zip", b"PK")
    return out.getvalue()


BROKEN = [
    ("a.docx", b"PK", "failed", "ending"),
    ("README", b"xin", "failed", "ending"),
    ("a.txt", b"", "failed", "empty"),
    ("a.txt.gz", gzip.compress(b"", mtime=0), "failed", "empty"),
    ("a.txt", b" \n\n", "skipped", "no text"),
    ("a.txt", bytes(range(256)) * 4, "failed", "encoding|not text"),
    ("a.txt", b"\0\1\2\3" * 50, "failed", "not text"),
    ("a.txt.gz", b"khong nen", "failed", "not a sound compressed file"),
    ("a.txt.gz", gzip.compress(random.Random(0).randbytes(5000), mtime=0)[:3000], "failed", "ends too early"),
    ("a.txt.zst", zst(TEXT.encode() * 50)[:40], "failed", "ends too early"),
    ("a.txt.zst", b"khong nen", "failed", "check that it is"),
    ("a.txt.xz", b"khong nen", "failed", "not a sound compressed file"),
    ("a.txt.bz2", b"khong nen", "failed", "check that it is"),
    ("a.zip", b"khong nen", "failed", "not a sound archive"),
    ("a.zip", nested_zip(), "failed", "archive within an archive"),
    ("a.tar", b"khong nen", "failed", "not a sound archive"),
    ("a.parquet", b"khong nen", "failed", "cannot be read"),
    ("a.parquet", parquet_bytes([{"id": 1, "x": "y"}]), "failed", r"--text \(its columns: id, x\)"),
    ("a.csv", b"id,x\n1,y\n", "failed", r"--text \(its columns: id, x\)"),
    ("a.csv", b"id,text\n", "skipped", "holds no articles"),
    ("a.csv", b"id,text\n1,b,c\n", "failed", "3 cells for 2 columns"),
    ("a.csv", b"id,text\n1,\n", "skipped", "holds no text"),
    ("a.jsonl", b'{"text": "x"\n', "failed", "record 1: .*JSON.*line 1"),
    ("a.jsonl", b"[" * 100_000 + b"\n", "failed", "JSON"),
    ("a.jsonl", b"[1]\n", "failed", "not a JSON object but a list"),
    ("a.jsonl", b'{"id": 7, "x": 1}\n', "failed", r"--text \(its fields: id, x\)"),
    ("a.jsonl", b'{"text": null}\n', "skipped", "holds no text"),
    ("a.jsonl", b"\n\n", "skipped", "holds no articles"),
    ("a.json", b"{", "failed", "not valid JSON"),
    ("a.json", b'{"text": "a"}\n{"text": "b"}', "failed", "jsonl"),
    ("a.html", b"<html><body></body></html>", "skipped", "no article text"),
    ("a.html", b"<!-- -->", "skipped", "no article text"),
    ("a.md", b"---\ntitle: A\n---\n", "skipped", "front matter"),
]


@pytest.mark.parametrize(("name", "data", "status", "reason"), BROKEN)
def test_what_cannot_be_read_says_why_and_stops_nothing(tmp_path, name, data, status, reason):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    *broken, last = read([tmp_path / name, tmp_path / "z.txt"])
    assert last.text == TEXT
    (article,) = broken
    assert (article.status, article.text) == (status, "")
    assert article.reason.startswith(article.source)
    assert article.source.startswith((tmp_path / name).as_posix())
    assert re.search(reason, article.reason), article.reason


def test_unknown_files_in_a_folder_are_skipped_and_take_no_article_s_id(tmp_path):
    (tmp_path / "tin.docx").write_bytes(b"PK")
    (tmp_path / "tin.txt").write_text(TEXT, encoding="utf-8")
    assert [(a.article_id, a.status) for a in read([tmp_path])] == [("tin.docx", "skipped"), ("tin", "ok")]


def test_nonexistent_path_is_an_error_before_anything_is_read(tmp_path):
    with pytest.raises(InputError, match=r"nope\.txt"):
        read([tmp_path, tmp_path / "nope.txt"])


def test_a_nameless_input_is_not_the_folder_one_is_in():
    with pytest.raises(InputError, match="without a name"):
        read([""])


def test_empty_folder(tmp_path):
    assert (one(tmp_path).status, one(tmp_path).article_id) == ("skipped", tmp_path.name)


def test_permission_denied(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    def deny(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    article = one(tmp_path / "a.txt")
    assert article.status == "failed"
    assert "permission" in article.reason


def test_links(tmp_path):
    (tmp_path / "in").mkdir()
    try:
        (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
        (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    except OSError:
        pytest.skip("no symbolic links here")
    found = [(a.article_id, a.status) for a in read([tmp_path / "in"])]
    assert found == [("gone", "failed"), ("loop", "skipped")]


def test_bad_lines_fail_alone_and_a_broken_end_keeps_what_came_before(tmp_path):
    lines = [json.dumps({"id": n, "text": os.urandom(3000).hex()}) for n in range(20)]
    lines[3] = "{bad"
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode())[:-3000])
    *before, last = read([path])
    assert [a.status for a in before[:5]] == ["ok", "ok", "ok", "failed", "ok"]
    assert (before[3].article_id, before[3].source) == ("a-4", f"{path.as_posix()}#record 4")
    assert last.status == "failed"
    assert "ends too early" in last.reason
    assert "articles before it were read" in last.reason


def test_too_large(tmp_path, monkeypatch):
    for module in ("files", "records"):
        monkeypatch.setattr(f"dukien.ingest.{module}.MAX_BYTES", 1000)
    (tmp_path / "a.txt").write_text("x" * 1001, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "' + "x" * 2000 + '"}\n{"text": "y"}\n', encoding="utf-8")
    assert [(a.status, a.text) for a in read([tmp_path])] == [("failed", ""), ("failed", ""), ("ok", "y")]


def test_reading_is_lazy(tmp_path, monkeypatch):
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n' * 3 + "{bad\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("x", encoding="utf-8")
    articles = read([tmp_path])
    assert next(articles).text == "x"
    (tmp_path / "b.txt").unlink()
    assert [a.status for a in articles] == ["ok", "ok", "failed", "failed"]


# --- records --------------------------------------------------------------------------------------------------------

FIELD_NAMES = [
    ({"ID": 5, "URL": "https://vi.du/5", "Headline": TITLE, "Content": BODY, "pubDate": "Wed, 04 Mar 2020 08:00:00 +0700"}, None),
    ({"article_id": "5", "link": "https://vi.du/5", "tiêu đề": TITLE, "Nội dung": BODY, "ngày_đăng": "4/3/2020 08:00"}, None),
    ({"_id": 5.0, "url": "https://vi.du/5", "title": TITLE, "maintext": BODY, "date_publish": "2020-03-04 08:00:00"}, None),
    ({"id": 5, "url": "https://vi.du/5", "title": TITLE, "text": BODY, "published": None, "date": "2020-03-04T08:00:00"}, None),
    ({"id": 5, "url": "https://vi.du/5", "title": TITLE, "text": "", "body": BODY, "publishedAt": 1583283600}, None),
    (
        {"k": 5, "u": "https://vi.du/5", "t": TITLE, "b": BODY, "text": "no", "p": "2020-03-04T08:00:00+07:00"},
        Fields(article_id="K", url="u", title="t", text="b", published="p"),
    ),
]


@pytest.mark.parametrize(("record", "fields"), FIELD_NAMES)
def test_fields_are_found_by_their_usual_names_or_as_told(tmp_path, record, fields):
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    article = one(tmp_path / "a.jsonl", fields=fields)
    assert (article.article_id, article.url, article.title, article.text) == ("5", "https://vi.du/5", TITLE, TEXT)
    assert article.source == f"{(tmp_path / 'a.jsonl').as_posix()}#record 1"
    assert article.published.startswith("2020-03-04T08:00:00")


ADDRESSES = [
    ({"url": "https://vi.du/tin?id=5#b"}, "https://vi.du/tin?id=5#b"),
    ({"url": " http://vi.du/tin/xã-a \n"}, "http://vi.du/tin/xã-a"),
    ({"url": "/tin/5", "link": "https://vi.du/5"}, "https://vi.du/5"),
    ({"source": "https://vi.du/5"}, "https://vi.du/5"),
    ({"source": "Báo Ví Dụ"}, None),
    ({"url": ["https://vi.du/5"]}, "https://vi.du/5"),
    ({"url": "javascript:alert(1)"}, None),
    ({"url": "ftp://vi.du/5"}, None),
    ({"url": "vi.du/5"}, None),
    ({"url": "//vi.du/5"}, None),
    ({"url": "https://ai@vi.du:8080/5"}, "https://ai@vi.du:8080/5"),
    ({"url": "https://"}, None),
    ({"url": "https:///tin"}, None),
    ({"url": "https://vi.du/a b"}, None),
    ({"url": 'https://vi.du/"><script>'}, None),
    ({"url": "https://vi.du/\u202e5"}, None),
    ({"url": "https://vi.du/" + "5" * 3000}, None),
    ({"url": 5}, None),
    ({}, None),
]


@pytest.mark.parametrize(("given", "url"), ADDRESSES)
def test_an_address_is_an_absolute_web_address_or_none(tmp_path, given, url):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT} | given), encoding="utf-8")
    article = one(tmp_path / "a.jsonl")
    assert (article.status, article.url) == ("ok", url)


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_column_that_was_asked_for_and_is_not_there(tmp_path, name):
    (tmp_path / name).write_bytes((csv_bytes if name == "a.csv" else parquet_bytes)([RECORD]))
    article = one(tmp_path / name, fields=Fields(published="ngày"))
    assert article.status == "failed"
    assert "'ngày'" in article.reason


LEAD = "Ngày 4/3, xã Tân Mỹ khởi công tuyến đường liên thôn đầu tiên trong năm."
COMPOSED = [
    ({"title": TITLE, "text": BODY}, TEXT),
    ({"title": TITLE, "text": TEXT}, TEXT),
    ({"title": TITLE.upper(), "text": TEXT}, TEXT),
    ({"title": TITLE, "text": "04/03/2020\n" + TEXT}, "04/03/2020\n" + TEXT),
    ({"title": TITLE, "sapo": LEAD, "text": BODY}, f"{TITLE}\n\n{LEAD}\n\n{BODY}"),
    ({"title": TITLE, "description": LEAD, "text": TEXT}, f"{TITLE}\n\n{LEAD}\n\n{BODY}"),
    ({"title": TITLE, "description": LEAD, "text": f"{LEAD}\n{BODY}"}, f"{TITLE}\n\n{LEAD}\n{BODY}"),
    ({"title": TITLE, "description": "(Báo X) - " + LEAD[:50] + "...", "text": f"{LEAD}\n{BODY}"}, f"{TITLE}\n\n{LEAD}\n{BODY}"),
    ({"title": " ", "description": "", "text": BODY}, BODY),
    ({"text": BODY}, BODY),
    ({"title": TITLE, "content": f"<p>{BODY}</p>\n<p>Hết&nbsp;tin.</p>"}, f"{TEXT}\n\nHết tin."),
    ({"title": TITLE, "html": html_bytes().decode()}, TEXT),
    ({"text": "Thửa đất <12 m, giá > 3 tỷ"}, "Thửa đất <12 m, giá > 3 tỷ"),
    ({"text": "lỗi \ud83d mã"}, "lỗi \ufffd mã"),
]


@pytest.mark.parametrize(("record", "text"), COMPOSED)
def test_title_and_lead_stand_before_the_body(tmp_path, record, text):
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    assert one(tmp_path / "a.jsonl").text == text


def test_records_without_ids_are_numbered(tmp_path):
    (tmp_path / "tin.jsonl").write_text(
        '{"text": "a"}\n\n{"text": "b", "author": ["Lê A", {"name": "Bùi B"}]}\n', encoding="utf-8"
    )
    first, second = read([tmp_path])
    assert (first.article_id, second.article_id, second.source[-9:]) == ("tin-1", "tin-3", "#record 3")
    assert second.byline == "Lê A, Bùi B"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_dialects(tmp_path, encoding, delimiter):
    rows = [RECORD | {"text": BODY * 4000}, RECORD | {"id": "tm2", "text": 'Ông nói: "Được; tốt, nhanh".\r\nHết.'}]
    (tmp_path / "a.csv").write_bytes(csv_bytes(rows, encoding, delimiter=delimiter))
    assert [a.text for a in read([tmp_path])] == [f"{TITLE}\n\n{r['text']}" for r in rows]


def test_csv_with_empty_cells_too_many(tmp_path):
    (tmp_path / "a.csv").write_text(f'id;text\n1;"{BODY}";;\n', encoding="utf-8")
    assert one(tmp_path).text == BODY


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_jsonl_with_a_byte_order_mark(tmp_path, encoding):
    (tmp_path / "a.jsonl").write_bytes(f"{json.dumps(RECORD, ensure_ascii=False)}\n{{}}\n".encode(encoding))
    assert [a.text for a in read([tmp_path])] == [TEXT, ""]


def test_the_address_of_a_page_in_a_record(tmp_path):
    head = '<head><link rel="canonical" href="https://vi.du/1"></head>'
    record = {"text": html_bytes().decode("utf-8").replace("<body>", f"{head}<body>", 1)}
    rows = [record, record | {"url": "https://vi.du/2"}, {"text": "", "url": "https://vi.du/3"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = [(a.status, a.url) for a in read([tmp_path])]
    assert found == [("ok", "https://vi.du/1"), ("ok", "https://vi.du/2"), ("skipped", "https://vi.du/3")]


def test_parquet_in_row_groups_with_typed_columns(tmp_path):
    table = pa.table(
        {
            "id": pa.array(range(700), pa.int64()),
            "date": pa.array([datetime(2020, 3, 4, 1, tzinfo=UTC)] * 700, pa.timestamp("us", "UTC")),
            "text": pa.array([f"Bài {n}" for n in range(700)], pa.large_string()),
        }
    )
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=100)
    articles = list(read([tmp_path]))
    assert [a.text for a in articles] == [f"Bài {n}" for n in range(700)]
    assert (articles[699].article_id, articles[0].published) == ("699", "2020-03-04T01:00:00+00:00")


# --- web archives ---------------------------------------------------------------------------------------------------

PAGES = [
    ("https://vi.du/1", b"200 OK\r\nContent-Type: text/html; charset=utf-8", html_bytes()),
    ("https://vi.du/logo.png", b"200 OK\r\nContent-Type: image/png", b"x"),
    ("https://vi.du/2", b"404 Not Found\r\nContent-Type: text/html", b"<p>x</p>"),
    ("https://vi.du/3", b"200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", gzip.compress(html_bytes())),
]


@pytest.mark.parametrize("compression", ["", ".gz", ".zst"])
def test_warc(tmp_path, compression):
    pytest.importorskip("fastwarc")
    (tmp_path / f"web.warc{compression}").write_bytes(COMPRESS[compression](warc_bytes(PAGES)))
    articles = list(read([tmp_path]))
    assert [(a.article_id, a.status, a.url) for a in articles] == [
        ("web-1", "ok", "https://vi.du/1"),
        ("web-2", "skipped", "https://vi.du/2"),
        ("web-3", "ok", "https://vi.du/3"),
    ]
    path = (tmp_path / f"web.warc{compression}").as_posix()
    assert [a.source for a in articles] == [f"{path}#record {n}" for n in (1, 2, 3)]
    assert articles[0].text == articles[2].text == TEXT


def test_warc_without_its_package(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "fastwarc", types.ModuleType("fastwarc"))
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    (tmp_path / "web.warc").write_bytes(warc_bytes(PAGES))
    assert one(tmp_path / "web.warc").status == "failed"
    assert 'pip install "dukien[warc]"' in one(tmp_path / "web.warc").reason


@pytest.mark.parametrize("name", FORMS)
def test_what_is_read_can_be_made_elsewhere_and_is_told_apart(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(FORMS[name])
    (made,) = read([path])
    (raw,) = (pickle.loads(pickle.dumps(found)) for found in read_raw([path]))
    if isinstance(raw, Raw):
        assert raw.article_id == made.article_id
        (again,) = read_raw([path])
        (other,) = read_raw([path], fields=Fields(title="title"))
        assert Shard(0, (raw,)).name == Shard(0, (again,)).name != Shard(0, (other,)).name
        assert make(raw._replace(article_id="khác")) == dataclasses.replace(made, article_id="khác")
        raw = make(raw)
    assert raw == made


IDS = [
    '{"id": "b-7", "text": "Tin"}',
    ' {"text":"Anh nói: \\"Chào\\"\\\\","id" : 12 , "n": null, "tags": ["a", "b"]} \n',
    '{"text": "Tin", "slug": "tin", "Article_ID": "bài 3"}',
    '{"id": " ", "guid": "g", "ok": true, "x": -1.5e3}',
    '{"id": "a", "id": "b"}',
    '{"id": null, "text": "Tin"}',
    '{"text": "Tin"}',
    '{"id": ["a", "b"], "text": ""}',
    '{"id": "\\u1ea1\\ud83d", "text": "\\\\"}',
]
UNTOLD = [
    "",
    "[]",
    "7",
    '"id"',
    "{}",
    '{"id": "a"',
    '{"id": "a"} x',
    '{"id": {"$oid": "a"}}',
    '{"i\\u0064": "a"}',
    '{"id": "\\q"}',
    "{'id': 1}",
]


@pytest.mark.parametrize("line", IDS)
def test_a_glance_finds_the_id_that_the_record_has(line):
    assert glance(line.encode(), Fields()) == (record_id(json.loads(line), Fields()),)


@pytest.mark.parametrize("line", UNTOLD)
def test_where_a_glance_does_not_tell(line):
    assert glance(line.encode(), Fields()) is None


def test_a_record_that_is_broken_behind_its_id_fails_under_it(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "Tin"}\n{"id": "y", "text": "\\q"}\n', encoding="utf-8")
    good, bad = read([tmp_path / "a.jsonl"])
    assert (good.article_id, good.status) == ("x", "ok")
    assert (bad.article_id, bad.status) == ("y", "failed")
    assert "mend or remove line 2" in bad.reason
