"""Bytes become text: byte-order marks, UTF-8, old Vietnamese encodings, and text that was decoded wrongly."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dukien.ingest import read
from dukien.ingest.encodings import UndecodableError, decode, repair
from dukien.ingest.legacy import LEGACY, _table, from_tcvn3, from_vni

SENTENCES = [
    "Sáng ngày 12 tháng 5, Ủy ban nhân dân xã Mỹ Lộc đã tổ chức hội nghị sơ kết công tác xây dựng nông thôn mới.",
    "Đến nay, xã có 16/19 tiêu chí đạt chuẩn; tỷ lệ hộ nghèo giảm còn 2,4%, thu nhập bình quân 45 triệu đồng/người/năm.",
    "Phó Chủ tịch huyện đề nghị các phòng, ban tiếp tục hướng dẫn người dân những thủ tục về đất đai, không để tồn đọng.",
]
PARAGRAPH = "\r\n".join(SENTENCES)

TO_TCVN3, TO_VISCII, TO_VNI = ({letter: code for code, letter in _table(name).items()} for name in ("tcvn3", "viscii", "vni"))


def to_tcvn3(text: str) -> bytes:
    return "".join(TO_TCVN3.get(c) or TO_TCVN3.get(c.lower()) or c for c in text).encode("latin-1")


def to_viscii(text: str) -> bytes:
    return "".join(TO_VISCII.get(c, c) for c in text).encode("latin-1")


def to_vni(text: str) -> bytes:
    return "".join(TO_VNI.get(c, c) for c in text).encode("latin-1")


def to_1258(text: str) -> bytes:
    """Windows-1258 writes some letters as base and combining tone."""
    out = b""
    for c in text:
        try:
            out += c.encode("cp1258")
        except UnicodeEncodeError:
            base, tone = unicodedata.normalize("NFD", c)[:-1], unicodedata.normalize("NFD", c)[-1]
            if tone in "\u0302\u0306\u031b":  # the hat came last: tone stands before it
                parts = unicodedata.normalize("NFD", c)
                tone = next(p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323")
                base = parts.replace(tone, "")
            out += unicodedata.normalize("NFC", base).encode("cp1258") + tone.encode("cp1258")
    return out


ENCODED = [
    (PARAGRAPH.encode(), "utf-8"),
    (PARAGRAPH.encode("utf-8-sig"), "utf-8"),
    (PARAGRAPH.encode("utf-16"), "utf-16"),
    (b"\xfe\xff" + PARAGRAPH.encode("utf-16-be"), "utf-16"),
    (PARAGRAPH.encode("utf-16-le"), "utf-16"),
    (PARAGRAPH.encode("utf-16-be"), "utf-16"),
    (PARAGRAPH.encode("utf-32"), "utf-32"),
    (to_1258(PARAGRAPH), "windows-1258"),
    (to_tcvn3(PARAGRAPH), "tcvn3"),
    (to_tcvn3(SENTENCES[0][:40]), "tcvn3"),
    (to_viscii(PARAGRAPH), "viscii"),
    (to_vni(PARAGRAPH), "vni"),
    (PARAGRAPH.encode().decode("latin-1").encode(), "utf-8-twice"),
    (b"plain ASCII, 12/5/2020\n", "utf-8"),
    (b"", "utf-8"),
]


@pytest.mark.parametrize(("data", "encoding"), ENCODED)
def test_decode(data, encoding):
    text, found = decode(data)
    assert found == encoding
    if len(data) > 60:
        assert unicodedata.normalize("NFC", text).lower() == PARAGRAPH.lower()
        assert text.count("\r\n") == 2


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 30, b"\x89PNG\r\n\x1a\n" + bytes(99)])
def test_what_is_no_text(data):
    with pytest.raises(UndecodableError):
        decode(data)


def test_a_few_bad_bytes_do_not_make_utf8_something_else():
    text, encoding = decode(PARAGRAPH.encode()[:-40] + b"\xe1\xbb. Het.")
    assert encoding == "utf-8 (1 bad bytes)"
    assert text.startswith(SENTENCES[0])


DECLARED = [
    (to_1258(PARAGRAPH), "windows-1258", "windows-1258"),
    (to_tcvn3(PARAGRAPH), "iso-8859-1", "tcvn3"),
    (to_tcvn3(PARAGRAPH), "x-user-defined", "tcvn3"),
    (to_tcvn3(PARAGRAPH), "utf-16", "tcvn3"),
    (to_tcvn3(PARAGRAPH), "hex", "tcvn3"),
    (PARAGRAPH.encode(), "windows-1252", "utf-8"),
    ("Café à la crème, déjà vu, naïve".encode("latin-1"), "iso-8859-1", "windows-1252"),
]


@pytest.mark.parametrize(("data", "declared", "encoding"), DECLARED)
def test_a_declared_encoding_is_believed_where_the_bytes_agree(data, declared, encoding):
    assert decode(data, declared).encoding == encoding


WRONG = [
    (SENTENCES[0].encode().decode("latin-1"), SENTENCES[0], "utf-8-twice"),
    (SENTENCES[2].encode().decode("latin-1"), SENTENCES[2], "utf-8-twice"),
    ("Huyá»‡n PhÃº Lá»™c", "Huyện Phú Lộc", "utf-8-twice"),
    (to_tcvn3(SENTENCES[1]).decode("latin-1"), SENTENCES[1], "tcvn3"),
    (to_tcvn3(SENTENCES[2]).decode("cp1252"), SENTENCES[2], "tcvn3"),
    (to_vni(SENTENCES[1]).decode("cp1252"), SENTENCES[1], "vni"),
    (to_vni(SENTENCES[2]).decode("latin-1"), SENTENCES[2], "vni"),
    (to_viscii(SENTENCES[0]).decode("latin-1"), SENTENCES[0], "viscii"),
    (to_viscii(SENTENCES[2]).decode("cp1252", "replace"), SENTENCES[2], "viscii"),
]


@pytest.mark.parametrize(("wrong", "right", "encoding"), WRONG)
def test_text_that_was_decoded_wrongly_is_mended(wrong, right, encoding):
    assert repair(wrong) == (right, encoding)
    assert repair(right) is None


UNTOUCHED = [
    *SENTENCES,
    "Giá 5 £ một kg, © 2020 Báo X®, nhiệt độ 30°C ± 2, diện tích 12 m² và 5 µm.",
    "© 2020 Bao Moi ® ¶ 30°C ±2 12m² 5µm §12 «trich»",
    "Mg¸ «Café» à la crème; São Tomé e Príncipe, año 2020, Ångström 5µ",
    "Ca sĩ Beyoncé và Café Trung Nguyên",
    "Ha Noi, ngay 12 thang 5",
    "Champs-Élysées, Besançon, Àlex, Õ, Ã ra thế",
    "L'aérien et le naïf: où est le maïs, Noël à Königsberg, el año, la señora, Zoë, coëfficiënt, ñandú, doña Iñés",
    "",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_text_in_order_is_left_alone(text):
    assert repair(text) is None


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0")))
def test_utf8_stays_what_it_is(text):
    decoded = decode(text.encode())
    assert decoded.text == text or decoded.encoding in (*LEGACY, "utf-8-twice") or text.startswith("\ufeff")


CAPITALS = [
    ("HUYỆN ỦY PHÚ LỘC", "HUYỆN ỦY PHÚ LỘC"),
    ("Ông Võ Ái", "Ông Võ ái"),
    ("UBND TỈNH", "UBND TỈNH"),
    ("Và", "Và"),
    ("Đ/c Ý", "Đ/c ý"),
]


@pytest.mark.parametrize(("text", "expected"), CAPITALS)
def test_capitals_that_tcvn3_left_to_the_font(text, expected):
    assert from_tcvn3(to_tcvn3(text).decode("latin-1")) == expected


def test_a_record_s_short_title_follows_its_body(tmp_path):
    record = {"title": to_tcvn3("Họp xã").decode("latin-1"), "text": to_tcvn3(SENTENCES[1]).decode("latin-1")}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    (article,) = read([tmp_path])
    assert (article.title, article.text, article.encoding) == ("Họp xã", f"Họp xã\n\n{SENTENCES[1]}", "tcvn3")


VNI = [
    ("Huyeän uûy Thaùp Möôøi", "Huyện ủy Tháp Mười"),
    ("ÑOÀNG CHÍ NGUYEÃN VAÊN AÙNH", "ĐỒNG CHÍ NGUYỄN VĂN ÁNH"),
    ("chò Kyø, baø Thuûy, 3 tyû, kyõ sö, Lyù, mî", "chị Kỳ, bà Thủy, 3 tỷ, kỹ sư, Lý, mỵ"),
]


@pytest.mark.parametrize(("text", "expected"), VNI)
def test_vni_writes_a_letter_and_its_marks(text, expected):
    assert from_vni(text) == expected


@pytest.mark.parametrize(
    ("encode", "name"), [(to_1258, "windows-1258"), (to_tcvn3, "tcvn3"), (to_vni, "vni"), (to_viscii, "viscii")]
)
def test_files_in_old_encodings(tmp_path, encode, name):
    rows = b"id,text\r\n" + b"".join(b'%d,"%s"\r\n' % (n, encode(s)) for n, s in enumerate(SENTENCES))
    (tmp_path / "a.csv").write_bytes(rows)
    (tmp_path / "b.txt").write_bytes(encode(PARAGRAPH))
    (tmp_path / "c.html").write_bytes(b"<html><body><p>" + encode(PARAGRAPH) + b"</p></body></html>")
    (tmp_path / "d.jsonl").write_bytes(b'{"text": "' + encode(SENTENCES[0]) + b'"}\n')
    articles = list(read([tmp_path]))
    assert {a.encoding for a in articles} == {name}
    texts = [unicodedata.normalize("NFC", a.text) for a in articles]
    expected = [*SENTENCES, PARAGRAPH, " ".join(SENTENCES), SENTENCES[0]]
    assert [t.lower() for t in texts] == [e.lower() for e in expected]
