"""Where inputs are: addresses and standard input. Paths and folders have their tests in test_ingest."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import subprocess
import sys
import tarfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dukien.ingest import InputError, Meter, read
from dukien.ingest.sources import is_local

TEXTS = ["Xã Mỹ Lộc họp ngày 12/5/2020.", "Huyện ủy Phú Lộc kết luận."]
RECORDS = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in TEXTS).encode()


def _parquet() -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.table({"text": TEXTS}), sink)
    return sink.getvalue()


def _zip() -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("a.jsonl", RECORDS)
    return sink.getvalue()


def _tar() -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as archive:
        member = tarfile.TarInfo("a.jsonl")
        member.size = len(RECORDS)
        archive.addfile(member, io.BytesIO(RECORDS))
    return sink.getvalue()


def _zstd(data: bytes) -> bytes:
    return bytes(pa.compress(data, codec="zstd", asbytes=True))


PIPED = {
    "jsonl": (RECORDS, TEXTS),
    "jsonl.gz": (gzip.compress(RECORDS), TEXTS),
    "jsonl.bz2": (bz2.compress(RECORDS), TEXTS),
    "jsonl.xz": (lzma.compress(RECORDS), TEXTS),
    "jsonl.zst": (_zstd(RECORDS), TEXTS),
    "json": (json.dumps([{"text": text} for text in TEXTS]).encode(), TEXTS),
    "parquet": (_parquet(), TEXTS),
    "zip": (_zip(), TEXTS),
    "tar": (_tar(), TEXTS),
    "tar.gz": (gzip.compress(_tar()), TEXTS),
    "txt": (TEXTS[0].encode(), TEXTS[:1]),
    "html": (f"<html><body><p>{TEXTS[0]}</p></body></html>".encode(), TEXTS[:1]),
}


@pytest.mark.parametrize("name", PIPED)
def test_what_comes_through_a_pipe_is_told_from_how_it_begins(name: str) -> None:
    data, expected = PIPED[name]
    code = "from dukien.ingest import read; print(ascii([a.text if a.status == 'ok' else a.reason for a in read(['-'])]))"
    done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)
    assert eval(done.stdout) == expected


def test_nothing_through_a_pipe() -> None:
    code = "from dukien.ingest import read; print([a.reason for a in read(['-'])])"
    done = subprocess.run([sys.executable, "-c", code], input=b"", capture_output=True, check=True, text=False)
    assert b"is empty (0 bytes)" in done.stdout


@pytest.fixture
def store() -> Iterator[Callable[[str, bytes], None]]:
    """Puts files into a file system that is reached by addresses, `memory://dump/...`."""
    system = fsspec.filesystem("memory")
    yield lambda path, data: system.pipe(f"/dump/{path}", data)
    system.rm("/dump", recursive=True)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("memory://dump/a.jsonl.gz", ["memory://dump/a.jsonl.gz#record 1", "memory://dump/a.jsonl.gz#record 2"]),
        ("memory://dump/*.txt", ["memory:///dump/b.txt", "memory:///dump/c.txt"]),
        ("memory://dump/sub", ["memory:///dump/sub/p.parquet#record 1", "memory:///dump/sub/p.parquet#record 2"]),
    ],
)
def test_addresses(store: Callable[[str, bytes], None], address: str, expected: list[str]) -> None:
    store("a.jsonl.gz", gzip.compress(RECORDS))
    store("b.txt", TEXTS[0].encode())
    store("c.txt", TEXTS[1].encode())
    store("sub/p.parquet", _parquet())
    store("sub/.hidden/p.parquet", _parquet())
    meter = Meter()
    articles = list(read([address], meter=meter))
    assert [a.source for a in articles] == expected
    assert [a.text for a in articles] == TEXTS
    assert meter.bytes_read > 0


@pytest.mark.parametrize("address", ["memory://dump/none.txt", "memory://dump/*.csv", "nosuch://x/y.txt", "s3:/\\[::bad"])
def test_an_address_where_nothing_is(address: str) -> None:
    with pytest.raises(InputError):
        read([address])


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path)))
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()


def test_a_file_on_the_web(server: str, tmp_path: Path) -> None:
    (tmp_path / "dump.jsonl.gz").write_bytes(gzip.compress(RECORDS))
    articles = list(read([f"{server}/dump.jsonl.gz?v=2"]))
    assert [a.text for a in articles] == TEXTS
    assert articles[0].article_id == "dump-1"
    with pytest.raises(InputError, match="no such file"):
        read([f"{server}/none.jsonl.gz"])


@pytest.mark.parametrize(("given", "expected"), [("a/b.txt", True), (Path("x"), True), ("-", False), ("hf://d/a.parquet", False)])
def test_what_is_a_path(given: str | Path, expected: bool) -> None:
    assert is_local(given) is expected
