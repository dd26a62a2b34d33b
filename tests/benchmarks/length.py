"""How the cost of an article grows with its length: ordinary text, and shapes that are hard on expressions.

    python tests/benchmarks/length.py                    articles made of the corpus
    python tests/benchmarks/length.py articles.jsonl.gz  articles made of others
    python tests/benchmarks/length.py --longest 1000000  up to a million characters instead of ten

Told is CPU time for 1,000 characters by length, and the last of these times in terms of that at 10,000 characters: where cost
grows linearly, that is about 1; where it grows with the square of the length, it is 100 for a million characters. Each length
is extracted in a process of its own, so that its highest resident memory can be told: by how much it passes that of a process
that extracted a short article.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection

from stages import CORPUS, machine

from dukien.article import Article
from dukien.ingest import read
from dukien.run.one import extract_rows

LENGTHS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
LONGEST_SHAPE = 1_000_000
BASE = 10_000
AT_LEAST = 100_000
"""Characters in all for each measure: short articles are measured by the hundred."""
KB = 1024 if sys.platform != "darwin" else 1
"""`ru_maxrss` counts in these bytes."""
SHAPES = {
    "words, no sentence ends": "cán bộ và người dân trong vùng ",
    "digits": "0123456789",
    "numbers": "12 ",
    "percentages": "45%, ",
    "criteria": "(8/19 tiêu chí ",
    "days": "ngày 5/6, ",
    "capitalised words": "Nguyễn Văn An ",
    "posts": "Chủ tịch UBND huyện ",
    "units": "xã Tân Lập, ",
    "units without a name": "UBND xã, ",
    "instructions": "yêu cầu các xã rà soát; ",
    "events": "tổ chức hội nghị tại hội nghị ",
    "open brackets": "[",
    "quotes": "“",
    "colons": "a: ",
    "spaces": " ",
    "empty lines": "\n",
    "short lines": "- xã\n",
}
"""Texts that repeat one thing, mostly without an end of a sentence."""


def ordinary(material: str, length: int) -> list[str]:
    """Texts of `length` characters from `material`, which is repeated as often as it takes."""
    need = max(length, AT_LEAST)
    text = material * (1 + need // len(material))
    return [text[at : at + length] for at in range(0, need, length)]


def repeated(piece: str, length: int) -> list[str]:
    """The same, of one thing."""
    return ordinary(piece * (1 + length // len(piece)), length)


def extract(texts: list[str], answer: Connection) -> None:
    """Send the CPU seconds and the megabytes that `texts` take."""
    extract_rows(Article(article_id="", text="Ngày 5/6, ông Nguyễn Văn An, Chủ tịch UBND xã, yêu cầu đạt 45% hộ, 8/19 tiêu chí."))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    for text in texts:
        rows = extract_rows(Article(article_id="", text=text))
        if rows["articles"][0]["status"] == "failed":
            raise SystemExit(str(rows["articles"][0]["reason"]))
    seconds = time.process_time() - begun
    answer.send((seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * KB / 1e6))


def measure(texts: list[str], limit: float) -> tuple[float, float] | None:
    """Microseconds for 1,000 characters, and megabytes; None where it takes longer than `limit` seconds, or fails."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=extract, args=(texts, there))
    process.start()
    there.close()
    try:
        seconds, megabytes = here.recv() if here.poll(limit) else (None, None)
    except EOFError:
        seconds = None
    process.kill()
    process.join()
    return None if seconds is None else (seconds * 1e9 / sum(map(len, texts)), megabytes)


def row(name: str, texts_of: dict[int, list[str]], limit: float) -> str:
    """A row of the table: a text by its length."""
    costs: dict[int, float] = {}
    memory, cells = 0.0, []
    for length in LENGTHS:
        measured = measure(texts_of[length], limit) if length in texts_of and len(costs) == len(cells) else None
        if measured:
            costs[length], memory = measured
        cells.append(f"{measured[0]:,.0f}" if measured else "" if length not in texts_of else f"over {limit:.0f} s")
    last = costs[max(costs)] if costs else 0
    ratio = f"{last / costs[BASE]:.1f}" if BASE in costs else ""
    return f"| {name} | {' | '.join(cells)} | {ratio} | {memory:,.0f} |"


def table(material: str, longest: int, limit: float) -> Iterator[str]:
    """The rows of a Markdown table."""
    yield f"| µs for 1,000 characters | {' | '.join(f'{length:,}' for length in LENGTHS)} | longest : 10,000 | MB more |"
    yield f"|---|{'--:|' * (len(LENGTHS) + 2)}"
    yield row("**articles**", {n: ordinary(material, n) for n in LENGTHS if n <= longest}, limit)
    for name, piece in SHAPES.items():
        yield row(name, {n: repeated(piece, n) for n in LENGTHS if n <= min(longest, LONGEST_SHAPE)}, limit)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=[CORPUS])
    parser.add_argument("--articles", type=int, default=500, help="how many to join at most")
    parser.add_argument("--longest", type=int, default=LENGTHS[-1], help="characters")
    parser.add_argument("--limit", type=float, default=120, help="seconds for one measure")
    args = parser.parse_args()
    material = "".join(f"{a.text}\n\n" for a in islice((a for a in read(args.inputs) if a.status == "ok"), args.articles))
    print(f"{machine()}.\n")
    for line in table(material, args.longest, args.limit):
        print(line, flush=True)


if __name__ == "__main__":
    main()
