"""The command line as a user meets it."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest
from filelock import FileLock

import dukien
from dukien.cli import main
from dukien.run.versions import is_compiled

TEXT = "Họp mặt tại xã\n31/08/2020\nSáng 30-8, xã Bình Khánh đạt 14/19 tiêu chí nông thôn mới."

HERE = ["--limit-seconds", "0", "--limit-memory", "0"]
"""Without limits, a few articles are extracted in the process that is there: most tests need no other."""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bai-1.txt").write_text(TEXT, encoding="utf-8")
    (folder / "bai-2.txt").write_text(TEXT + " Xã tiếp tục rà soát.", encoding="utf-8")
    return folder


@pytest.mark.parametrize("file_format", ["parquet", "csv", "jsonl"])
def test_extract_writes_every_table(file_format: str, articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "facts"
    assert main(["extract", str(articles), "--out", str(out), "--format", file_format]) == 0
    dataset = dukien.read_dataset(out)
    assert dataset.articles["article_id"].tolist() == ["bai-1", "bai-2"]
    assert set(dataset.dates["start_date"]) == {"2020-08-31", "2020-08-30"}
    shown = capsys.readouterr()
    assert "2 articles in" in shown.err
    assert shown.out == ""


def test_a_second_run_takes_the_first_over(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert main(["extract", str(articles), "--out", str(tmp_path / "facts"), *HERE]) == 0
    assert "2 of them taken over" in capsys.readouterr().err


def test_quiet(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(articles), "--out", str(tmp_path / "facts"), "--quiet", *HERE]) == 0
    assert capsys.readouterr() == ("", "")


def test_fields_of_records(tmp_path: Path) -> None:
    record = {"khoa": "k1", "noi": TEXT, "dau_de": "Đầu đề", "luc": "2021-02-03"}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    flags = ["--id", "khoa", "--text", "noi", "--title", "dau_de", "--published", "luc"]
    assert main(["extract", str(tmp_path / "a.jsonl"), "--out", str(tmp_path / "facts"), *flags, *HERE]) == 0
    (article,) = dukien.read_dataset(tmp_path / "facts").articles.to_dict("records")
    assert (article["article_id"], article["title"], article["published"]) == ("k1", "Đầu đề", "2021-02-03")


def test_what_failed_is_told_and_stops_nothing(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (articles / "hong.jsonl.gz").write_bytes(b"no gzip at all")
    assert main(["extract", str(articles), "--out", str(tmp_path / "facts"), *HERE]) == 0
    assert "failed: hong" in capsys.readouterr().err
    assert sorted(dukien.read_dataset(tmp_path / "facts").articles["status"]) == ["failed", "ok", "ok"]


def test_what_failed_can_be_tried_again(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "facts")
    lines = (f"Ngày {i % 27 + 1}/8/{1900 + i % 120}, xã Bình Khánh đạt {i}/{i + 19} tiêu chí.\n" for i in range(40_000))
    (articles / "dai.txt").write_text("".join(lines), encoding="utf-8")
    assert main(["extract", str(articles), "--out", out, "--limit-seconds", "1"]) == 0
    told = capsys.readouterr().err
    assert "failed: dai: took longer than 1 s" in told
    assert "--retry-failed" in told
    (articles / "dai.txt").write_text("Sáng 30-8, xã Bình Khánh đạt 14/19 tiêu chí.\n", encoding="utf-8")
    assert main(["extract", str(articles), "--out", out, "--retry-failed", *HERE]) == 0
    assert dukien.read_dataset(out).articles["status"].tolist() == ["ok"] * 3


def test_copies(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (articles / "bai-3.txt").write_text(TEXT, encoding="utf-8")
    assert main(["extract", str(articles), "--out", str(tmp_path / "facts"), "--copies", "skip", *HERE]) == 0
    assert "exact" in capsys.readouterr().err
    dataset = dukien.read_dataset(tmp_path / "facts")
    assert dataset.articles["status"].tolist() == ["ok", "ok", "skipped"]
    assert set(dataset.dates["article_id"]) == {"bai-1", "bai-2"}


def test_the_manifest_has_the_digests_that_sha256sum_prints(articles: Path, tmp_path: Path) -> None:
    packed = tmp_path / "a.jsonl.gz"
    packed.write_bytes(gzip.compress(json.dumps({"id": "k", "text": TEXT}).encode()))
    table = tmp_path / "b.parquet"
    pd.DataFrame({"id": ["m", "n"], "text": [TEXT, TEXT + "."], "rest": ["x", "y"]}).to_parquet(table)
    broken = tmp_path / "c.jsonl.gz"
    broken.write_bytes(packed.read_bytes()[:30] + bytes(200_000))
    given = [packed, articles, table, broken]
    assert main(["extract", *map(str, given), "--out", str(tmp_path / "facts"), *HERE]) == 0
    inputs = json.loads((tmp_path / "facts" / "run.json").read_bytes())["inputs"]
    assert [i["input"] for i in inputs] == [str(path) for path in given]
    for i, path in ((0, packed), (2, table), (3, broken)):
        assert inputs[i]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert (inputs[i]["files"], inputs[i]["bytes"]) == (1, path.stat().st_size)
    lines = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}\n" for path in sorted(articles.iterdir()))
    assert inputs[1]["sha256"] == hashlib.sha256(lines.encode()).hexdigest()
    assert inputs[1]["files"] == 2


def test_what_comes_through_a_pipe_is_digested(tmp_path: Path) -> None:
    data = "".join(json.dumps({"id": i, "text": f"{TEXT} {i}"}) + "\n" for i in range(30)).encode()
    command = [sys.executable, "-m", "dukien", "extract", "-", "--out", str(tmp_path)]
    subprocess.run(command, input=data, check=True, capture_output=True)
    (told,) = json.loads((tmp_path / "run.json").read_bytes())["inputs"]
    assert told == {"input": "-", "files": 1, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def test_nothing_replaces_a_good_dataset(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "facts"
    assert main(["extract", str(articles), "--out", str(out), *HERE]) == 0
    (tmp_path / "trong.txt").write_text("  \n", encoding="utf-8")
    assert main(["extract", str(tmp_path / "trong.txt"), "--out", str(out), *HERE]) == 1
    assert "stays as it was" in capsys.readouterr().err
    assert len(dukien.read_dataset(out).articles) == 2


def test_two_runs_on_one_folder(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "facts"
    (out / ".dukien").mkdir(parents=True)
    with FileLock(out / ".dukien" / "lock"):
        assert main(["extract", str(articles), "--out", str(out)]) == 1
    assert "another run is writing" in capsys.readouterr().err
    assert main(["extract", str(articles), "--out", str(out)]) == 0


def test_a_log_has_a_line_a_minute(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("dukien.cli.extract._SECONDS_A_LINE", 0)
    (articles / "hong.jsonl.gz").write_bytes(b"no gzip at all")
    assert main(["extract", str(articles), "--out", str(tmp_path / "facts"), *HERE]) == 0
    assert re.search(r"3 articles, \d+ a second, 1 failed, 100%, about 0:00:00 to go", capsys.readouterr().err)


def test_nothing_extracted_is_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "trong.txt").write_text("  \n", encoding="utf-8")
    assert main(["extract", str(tmp_path / "trong.txt"), "--out", str(tmp_path / "facts"), *HERE]) == 1
    assert "nothing could be extracted" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["extract"],
        ["extract", "nowhere.txt", "--out", "facts"],
        ["extract", "nowhere.txt"],
        ["extract", ".", "--out", "facts", "--format", "xlsx"],
        ["extract", ".", "--out", "facts", "--workers", "0"],
        ["extract", ".", "--out", "facts", "--limit-seconds", "-1"],
        ["extract", ".", "--out", "facts", "--limit-seconds", "long"],
        ["extract", ".", "--out", "facts", "--limit-memory", "100"],
        ["extract", ".", "--out", "facts", "--copies", "drop"],
        ["evaluate", "nowhere"],
        ["units", "xã Bình Khánh", "--on", "31/8/2020"],
        ["units", "xã Bình Khánh", "--became", "today", "--made-of", "2019-01-01"],
        ["units", "xã Bình Khánh", "--format", "xlsx"],
        ["show", "nowhere.txt"],
        ["explain"],
    ],
)
def test_a_wrong_command_line_is_exit_code_2(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        code: object = main(arguments)
    except SystemExit as exit_of_argparse:
        code = exit_of_argparse.code
    assert code == 2
    assert capsys.readouterr().err
    assert not (tmp_path / "facts").exists()


def test_out_is_a_file(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "facts").write_text("")
    assert main(["extract", str(articles), "--out", str(tmp_path / "facts"), *HERE]) == 2


def test_show(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(articles / "bai-1.txt")]) == 0
    assert "14/19 tiêu chí" in capsys.readouterr().out


def test_units(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["units", "xã Bình Khánh", "--on", "2019-05-01", "--district", "Cần Giờ", "--became", "2025-07-01"]) == 0
    assert "27667" in capsys.readouterr().out
    assert main(["units", "xã Không Có Đâu"]) == 1


def test_units_by_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["units", "28945"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[1] for line in told[1:]] == ["Xã Bình Khánh Đông", "Xã Bình Khánh", "Xã Đồng Khởi"]
    assert main(["units", "28945", "--on", "2021-01-01"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "column", "expected"),
    [
        (["28954", "--became", "2021-01-01"], "became_name", ["Bình Khánh"]),
        (["28954", "--became", "2021-01-01"], "became_basis", ["listed"]),
        (["28945", "--on", "2021-01-01", "--made-of", "2019-05-01"], "made_of_code", ["28945", "28954"]),
        (["huyện Mỏ Cày Nam", "--on", "2021-01-01", "--became", "today"], "became_province", ["Vĩnh Long"] * 5),
        (["28954", "--history"], "valid_to", ["2020-02-01", "2025-07-01", ""]),
        (["16897", "--became", "today"], "became_code", [""]),
    ],
)
def test_units_as_csv(arguments: list[str], column: str, expected: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["units", *arguments, "--format", "csv"]) == 0
    assert [row[column] for row in csv.DictReader(capsys.readouterr().out.splitlines())] == expected


def test_units_as_jsonl(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["units", "xã Bình Khánh", "--format", "jsonl", "--became", "2025-07-01"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {record["name"] for record in records} == {"Bình Khánh"}
    merged = next(record for record in records if record["province"] == "Bến Tre")
    assert merged["decrees"] == ["856/NQ-UBTVQH14"]
    assert [(u["name"], u["basis"]) for u in merged["became"]] == [("Đồng Khởi", "record")]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["99999"], "no unit has the code"),
        (["xã Không Có Đâu"], "check the spelling"),
        (["xã Bình Khánh", "--province", "Lào Cai"], "Mỏ Cày Nam, Bến Tre"),
        (["xã Bình Khánh", "--province", "Lào Caii"], "did you mean 'Tỉnh Lào Cai'?"),
        (["xã Bình Khánh", "--district", "huyện Không Đâu"], "there is no 'huyện Không Đâu'"),
        ([""], "check the spelling"),
    ],
)
def test_units_that_are_not_there(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["units", *arguments]) == 1
    assert told in capsys.readouterr().err


def test_units_that_do_not_fit_exactly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["units", "xã Bình Khành"]) == 0
    assert "differs in a letter" in capsys.readouterr().err
    assert main(["units", "xã Bình Khánh"]) == 0
    assert capsys.readouterr().err == ""


def test_help_is_there_at_once() -> None:
    command = [sys.executable, "-m", "dukien", "--help"]
    fastest = float("inf")
    for _ in range(3):
        begun = time.perf_counter()
        assert "extract" in subprocess.run(command, capture_output=True, text=True, check=True).stdout
        fastest = min(fastest, time.perf_counter() - begun)
    assert fastest < 0.5


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"dukien {dukien.__version__}{' (compiled)' if is_compiled() else ''}\n"


def test_a_dataset_is_not_read_as_articles(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = articles / "facts"
    for _ in range(2):
        assert main(["extract", str(articles), "--out", str(out), *HERE]) == 0
        rows = dukien.read_dataset(out).articles
        assert rows["status"].tolist() == ["ok", "ok", "skipped"]
        assert "is a dataset that dukien wrote" in rows["reason"].iloc[-1]


@pytest.mark.parametrize(
    ("inputs", "out", "told"),
    [(["{}"], "{}", "is also an input"), (["{}"], "", "without a name"), (["-", "-"], "{}/x", "given twice")],
)
def test_inputs_and_out_that_cannot_be_meant(
    articles: Path, capsys: pytest.CaptureFixture[str], inputs: list[str], out: str, told: str
) -> None:
    assert main(["extract", *(i.format(articles) for i in inputs), "--out", out.format(articles)]) == 2
    assert told in capsys.readouterr().err


def test_a_damaged_shard_is_made_again(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts"
    assert main(["extract", str(articles), "--out", str(out), *HERE]) == 0
    before = (out / "dates.parquet").read_bytes()
    (shard,) = (out / ".dukien").glob("*.arrows")
    shard.write_bytes(shard.read_bytes()[:-3000])
    assert main(["extract", str(articles), "--out", str(out), *HERE]) == 0
    assert (out / "dates.parquet").read_bytes() == before
