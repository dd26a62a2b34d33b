"""How fast the extraction and each of its stages are on one core, as ratios to yardsticks measured in the same run.

    python tests/benchmarks/stages.py                    over the corpus
    python tests/benchmarks/stages.py articles.jsonl.gz  over other articles, up to 2,000 of them
    python tests/benchmarks/stages.py --profile          where the time goes, by package and by function

The yardsticks are one pass of a date expression, and, with `pip install underthesea`, its word tagger and its tagger of names
(their models come with the package). Everything is CPU time. The work is cut into blocks of a few articles; for each of them
all kinds of work take turns, some rounds long, and the best round of each block counts: so other work on the machine hurts
the yardsticks as much as what is measured by them. Stages are timed where they run, inside the whole.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import re
import signal
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from inspect import isroutine
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import Any

import psutil
from ahocorasick_rs import AhoCorasick

from dukien.article import Article
from dukien.ingest import read
from dukien.run import one
from dukien.run.shards import TOGETHER
from dukien.run.versions import is_compiled
from dukien.run.worker import GARBAGE
from dukien.text import Document
from dukien.units.register import register

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
DATE = re.compile(r"(?i)(?:ngày\s+)?\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?\b|\b(?:tháng|năm|quý)\s+\d+")
DIGITS = re.compile(r"\d+")
ONE_PASS, EVERYTHING, REST = "one date expression", "**the whole extraction**", "what is in no stage"
WORDS, NAMES = "underthesea.word_tokenize", "underthesea.ner"
FEW = {WORDS: 40, NAMES: 6}
"""Articles for the taggers, which are slow; their times are scaled by the number of characters."""

Work = Callable[[Sequence[Article]], object]
Times = dict[str, int]
"""CPU time in nanoseconds."""


def machine() -> str:
    """What this runs on, and the versions that matter."""
    versions = []
    for package in ("dukien", "underthesea"):
        try:
            versions.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            versions.append(f"without {package}")
    versions[0] += ", compiled" if is_compiled() else ", as plain Python"
    memory = psutil.virtual_memory().total / 2**30
    return f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB; Python {platform.python_version()}, {', '.join(versions)}"


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    names = re.findall(r"model name\s*:\s*(.+)", cpuinfo.read_text()) if cpuinfo.exists() else []
    return names[0] if names else platform.processor() or platform.machine()


def stages() -> dict[str, Callable[..., Any]]:
    """The functions of other modules that make up the whole extraction, by name."""
    called = {name: f for name, f in vars(one).items() if isroutine(f) and f.__module__ != one.__name__ and f.__module__}
    return {"Document": Document} | {name: f for name, f in called.items() if f.__module__.startswith("dukien.")}


def run_in_stages(articles: Sequence[Article]) -> Times:
    """What each stage takes while `articles` are extracted; the work that several share counts for the first of them."""
    spent: Times = defaultdict(int)

    def timed(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **options: Any) -> Any:
            begun = time.process_time_ns()
            result = stage(*args, **options)
            if isinstance(result, Iterator):
                result = list(result)
            spent[name] += time.process_time_ns() - begun
            return result

        return run

    own = stages()
    try:
        for name, stage in own.items():
            setattr(one, name, timed(name, stage))
        one.extract_block(articles)
    finally:
        for name, stage in own.items():
            setattr(one, name, stage)
    return spent


def yardsticks() -> dict[str, Work]:
    """What the extraction is compared with."""
    names = AhoCorasick(sorted({name.lower() for name in register().names}))
    return {
        ONE_PASS: lambda articles: [DATE.findall(a.text) for a in articles],
        "all names of units, one Aho-Corasick pass": lambda articles: [
            names.find_matches_as_indexes(a.text.lower()) for a in articles
        ],
        "all numbers, one expression": lambda articles: [DIGITS.findall(a.text) for a in articles],
    }


def taggers() -> dict[str, Work]:
    """The taggers of underthesea that can be used here."""
    try:
        import underthesea
    except ImportError:
        return {}
    found: dict[str, Work] = {}
    for name in FEW:
        tag = getattr(underthesea, name.partition(".")[2])
        try:
            tag("Ủy ban nhân dân xã họp ngày 5/6.")
        except Exception as error:  # a model that has to be fetched, say
            print(f"without {name}: {error}\n")
        else:
            found[name] = lambda articles, tag=tag: [tag(a.text) for a in articles]  # type: ignore[misc]
    return found


def timed(work: Work, articles: Sequence[Article]) -> int:
    begun = time.process_time_ns()
    work(articles)
    return time.process_time_ns() - begun


def measure(articles: Sequence[Article], rounds: int) -> Times:
    """The best times of all kinds of work over all `articles`."""
    works = yardsticks() | {EVERYTHING: one.extract_block}
    slow = taggers()
    few = {name: range(0, len(articles), max(1, len(articles) // FEW[name])) for name in slow}
    one.extract_block(articles[:TOGETHER])  # vocabularies are loaded on first use
    gc.freeze()  # as a worker does, and looks for garbage as seldom
    gc.set_threshold(GARBAGE)
    total: Times = defaultdict(int)
    for start in range(0, len(articles), TOGETHER):
        block = articles[start : start + TOGETHER]
        here = range(start, start + len(block))
        some = {name: [articles[i] for i in few[name] if i in here] for name in slow}
        best: Times = {}
        for _ in range(rounds):
            now = {name: timed(work, block) for name, work in works.items()}
            now |= {name: timed(work, some[name]) for name, work in slow.items()}
            now |= run_in_stages(block)
            best = {name: min(spent, best.get(name, spent)) for name, spent in now.items()}
        for name, spent in best.items():
            total[name] += spent
    for name in slow:
        total[name] = round(total[name] * sum(len(a.text) for a in articles) / sum(len(articles[i].text) for i in few[name]))
    total[REST] = max(0, total[EVERYTHING] - sum(total.get(name, 0) for name in stages()))
    return total


def table(articles: Sequence[Article], times: Times) -> Iterator[str]:
    """The rows of a Markdown table: the whole, its stages in their order, what is in none, the yardsticks."""
    chars = sum(len(a.text) for a in articles)
    inside = [name for name in times if name in stages()]
    beside = [name for name in times if name not in (*inside, EVERYTHING, REST)]
    yield f"| | times {ONE_PASS} | times as fast as word_tokenize | µs an article | million characters/s |"
    yield "|---|--:|--:|--:|--:|"
    for name in (EVERYTHING, *inside, REST, *beside):
        spent = max(1, times[name])
        faster = _short(times[WORDS] / spent) if WORDS in times else ""
        label = f"&nbsp; `{name}`" if name in inside else f"&nbsp; {name}" if name == REST else name
        per_article, speed = spent / len(articles) / 1e3, chars / spent * 1e3
        yield f"| {label} | {spent / times[ONE_PASS]:.2f} | {faster} | {per_article:,.0f} | {_short(speed)} |"


def _short(ratio: float) -> str:
    return f"{ratio:,.0f}" if ratio >= 100 else f"{ratio:.2g}"


def profile(articles: Sequence[Article], seconds: float) -> Iterator[str]:
    """Where the time goes: what runs, looked at every millisecond, by package and by function with the calls that it makes."""
    packages: Counter[str] = Counter()
    functions: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        while frame:
            _, ours, place = frame.f_code.co_filename.replace(os.sep, "/").rpartition("/dukien/")
            if ours:
                packages["/".join(place.split("/")[:2])] += 1
                functions[f"{place}: {frame.f_code.co_qualname}"] += 1
                return
            frame = frame.f_back

    one.extract_rows(articles[0])
    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
    begun = time.process_time()
    while time.process_time() - begun < seconds:
        for start in range(0, len(articles), TOGETHER):
            one.extract_block(articles[start : start + TOGETHER])
    signal.setitimer(signal.ITIMER_PROF, 0)
    for title, counted, most in (("package", packages, None), ("function", functions, 25)):
        yield f"| {title} | % |\n|---|--:|"
        yield from (f"| `{name}` | {100 * n / counted.total():.1f} |" for name, n in counted.most_common(most))
        yield ""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=[CORPUS])
    parser.add_argument("--articles", type=int, default=2000, help="how many at most")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--profile", action="store_true", help="where the time goes, instead of how much it is")
    parser.add_argument("--seconds", type=float, default=20, help="how long to look for --profile")
    args = parser.parse_args()
    articles = list(islice((a for a in read(args.inputs) if a.status == "ok"), args.articles))
    print(f"{machine()}.\n{len(articles):,} articles of {sum(len(a.text) for a in articles) / len(articles):,.0f} characters.\n")
    lines = profile(articles, args.seconds) if args.profile else table(articles, measure(articles, args.rounds))
    print(*lines, sep="\n")


if __name__ == "__main__":
    main()
