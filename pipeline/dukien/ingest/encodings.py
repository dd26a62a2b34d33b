"""From bytes to text: byte-order marks, UTF-8, and what Vietnamese was written in before it."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from dukien.ingest import legacy


class Decoded(NamedTuple):
    """A text and how it was come by."""

    text: str
    encoding: str
    """`utf-8`, `utf-16`, `windows-1258`, `tcvn3`, `vni`, `viscii`, `utf-8-twice` (mojibake mended) ..."""


class UndecodableError(ValueError):
    """Bytes that are no text in any encoding that is known here."""


_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Letters that Vietnamese has and Latin-1 has not: one of them shows that a text is already Unicode.
_VIETNAMESE_LETTER = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")

_SAMPLE = 100_000
_ENOUGH = 0.04
"""The share of common words that proves an old encoding."""

# What UTF-8's Vietnamese letters look like when their bytes are read as Windows-1252 or Latin-1.
_MOJIBAKE = re.compile("á»|áº|Ä[‘\u0090\u0091ƒ\u0083]|Æ[°¡]|Ã[ ¡¢£¨©ª¬\u00ad²³´µ¹ºý\u00a0]")

_CONTROL = re.compile("[\0-\x08\x0e-\x1f]")

_WESTERN = {"ascii", "iso8859-1", "cp1252", "latin-1", "iso8859-15"}


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`, its line ends as they are.

    Args:
        data: a whole file, or a record of one.
        declared: what the source says that its encoding is; believed only where the bytes agree.

    Raises:
        UndecodableError: the bytes are not text, or in an encoding that cannot be told.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(name, "replace")
            return repair(text) or Decoded(text, name.removesuffix("-le").removesuffix("-be"))
    if b"\0" in data and data.count(b"\0") * 20 > len(data):
        return _without_bom(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data, declared)
    return repair(text) or Decoded(text, "utf-8")


def _without_bom(data: bytes) -> Decoded:
    """UTF-16 that nobody marked: in Vietnamese at least a third of the high bytes are zero, and no low byte."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    half = len(data) // 2
    if odd * 3 > half and even * 20 < half:
        text = data.decode("utf-16-le", "replace")
    elif even * 3 > half and odd * 20 < half:
        text = data.decode("utf-16-be", "replace")
    else:
        text = "\0"
    if not _CONTROL.search(text):
        return Decoded(text, "utf-16")
    raise UndecodableError("is not text (it has zero bytes); give it the ending of what it is")


def _guess(data: bytes, declared: str | None) -> Decoded:
    """Text that is not UTF-8: nearly UTF-8, what it says it is, or the old encoding that makes Vietnamese of it."""
    text = data.decode("utf-8", "replace")
    if (bad := text.count("\ufffd")) * 2 <= len(_VIETNAMESE_LETTER.findall(text)):
        return Decoded(text, f"utf-8 ({bad} bad bytes)")
    if (name := _codec(declared)) and name not in _WESTERN and not name.startswith("utf"):
        return Decoded(data.decode(name, "replace"), {"cp1258": "windows-1258"}.get(name, name))
    windows = data.decode("cp1258", "replace")
    old = legacy.best(data.decode("latin-1"))
    share = legacy.share_of_common_words(windows)
    if max(share, old.share) >= _ENOUGH:
        return Decoded(windows, "windows-1258") if share >= old.share else Decoded(old.text, old.encoding)
    if name in _WESTERN:
        return Decoded(data.decode("cp1252", "replace"), "windows-1252")
    from charset_normalizer import from_bytes  # few texts come so far; the same holds for ftfy

    if match := from_bytes(data[:_SAMPLE]).best():
        return Decoded(data.decode(match.encoding, "replace"), match.encoding)
    raise UndecodableError("its encoding cannot be told; convert it to UTF-8")


def _codec(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        "".encode(name := codecs.lookup(declared.strip()).name)  # some codecs are not for text
    except (LookupError, UnicodeError):
        return None
    return name


def repair(text: str, *, sure: str | None = None) -> Decoded | None:
    """The text meant by one that was decoded wrongly; None where `text` is in order.

    Two mistakes are known: UTF-8 that was encoded twice (*Huyá»‡n*), and an old encoding that was taken for Latin-1
    (TCVN3 *HuyÖn*, VNI *Huyeän*). Neither is looked for in a text with a single letter that only Vietnamese in Unicode has.

    Args:
        text: a text as it was decoded.
        sure: the old encoding that other parts of the same article were in; a short title then needs no proof of its own.
    """
    if text.isascii() or _VIETNAMESE_LETTER.search(text):
        return None
    if _MOJIBAKE.search(text):
        import ftfy

        fixed = ftfy.fix_encoding(text)
        if _VIETNAMESE_LETTER.search(fixed) and not _MOJIBAKE.search(fixed):
            return Decoded(fixed, "utf-8-twice")
    if found := legacy.misread(text):
        return Decoded(found.text, found.encoding)
    return Decoded(legacy.convert(text, sure), sure) if sure else None
