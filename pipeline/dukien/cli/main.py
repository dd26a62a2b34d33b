"""The command line. What a command needs is imported when it runs, so that `--help` is there at once."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dukien.cli.codes import DONE, INTERRUPTED, NOTHING_EXTRACTED, WRONG_COMMAND_LINE, UsageError
from dukien.cli.units import add_units

_EXAMPLES = """\
examples:
  dukien extract articles/ --out facts
  dukien extract crawl.jsonl.gz pages.zip --out facts --format csv --workers 8
  dukien show articles/bao-a-0001.txt
  dukien units "xã Bình Khánh" --on 2019-05-01 --province "Bến Tre" --became today
  dukien evaluate corpus
"""


_INPUTS = (
    "files and folders: txt html md jsonl csv parquet warc, each also gz, zst, bz2 or xz; zip tar; addresses (s3://, https://); "
    "- for standard input"
)

_LEAST_MEMORY = 300


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (the program's own if left out) and return the exit code."""
    args = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = args.command
    try:
        return command(args)
    except UsageError as error:
        print(f"dukien: {error}", file=sys.stderr)
        return WRONG_COMMAND_LINE
    except KeyboardInterrupt:
        print("dukien: stopped.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of the output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dukien",
        description="Structured facts from Vietnamese news, each traceable to its characters.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_extract(commands)
    _add_evaluate(commands)
    add_units(commands)
    _add_show(commands)
    return parser


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        import dukien
        from dukien.run.versions import is_compiled

        print(f"dukien {dukien.__version__}{' (compiled)' if is_compiled() else ''}")
        parser.exit()


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def _add_extract(commands: _Commands) -> None:
    p = commands.add_parser(
        "extract",
        help="articles to tables of facts",
        description="Extract the facts of all articles into one table a kind. Run again with the same --out, it goes on "
        "where it stopped.",
    )
    p.add_argument("inputs", metavar="INPUT", nargs="+", help=_INPUTS)
    p.add_argument("--out", metavar="DIR", required=True, help="the folder for the tables")
    p.add_argument("--format", choices=("parquet", "csv", "jsonl"), default="parquet", help="of the tables (default: parquet)")
    where = p.add_mutually_exclusive_group()
    where.add_argument("--workers", metavar="N", type=_positive, help="processes (default: one a processor)")
    where.add_argument(
        "--cluster", metavar="ADDRESS", help="extract on a Dask cluster: tcp://host:8786, or a scheduler file (.json)"
    )
    for name in ("published", "text", "id", "title", "url"):
        what = {"published": "day of publication", "url": "address"}.get(name, name)
        p.add_argument(f"--{name}", metavar="FIELD", help=f"the field of records that holds an article's {what}")
    p.add_argument(
        "--copies",
        choices=("extract", "skip"),
        default="extract",
        help="articles that are copies of an earlier one, word for word or nearly: extract them as well, or only list them in "
        "articles as skipped (default: extract)",
    )
    p.add_argument("--retry-failed", action="store_true", help="try the articles again that failed in an earlier run over DIR")
    p.add_argument(
        "--limit-seconds", metavar="S", type=_limit, default=300, help="what one article may take; 0: any time (default: 300)"
    )
    p.add_argument(
        "--limit-memory",
        metavar="MB",
        type=_memory,
        default=2000,
        help="what a process may take over one article; 0: any (default: 2000)",
    )
    p.add_argument("--quiet", action="store_true", help="print nothing but errors")
    p.set_defaults(command=_extract)


def _add_evaluate(commands: _Commands) -> None:
    p = commands.add_parser("evaluate", help="precision and recall on annotated articles")
    p.add_argument("folder", metavar="FOLDER", type=Path, help="with articles/ (or text/) and gold/")
    p.add_argument("--errors", metavar="N", type=_positive, default=0, help="show up to N errors of each measure")
    p.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    p.set_defaults(command=_evaluate)


def _add_show(commands: _Commands) -> None:
    p = commands.add_parser("show", help="one article with its facts marked")
    p.add_argument("file", metavar="FILE", help="any file that 'extract' reads; of several articles, the first")
    p.set_defaults(command=_show)


def _positive(value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no whole number from 1 up")
    return int(value)


def _limit(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1
    if not 0 <= number < float("inf"):
        raise argparse.ArgumentTypeError(f"{value!r} is no number from 0 up")
    return number


def _memory(value: str) -> int:
    megabytes = _limit(value)
    if 0 < megabytes < _LEAST_MEMORY:
        raise argparse.ArgumentTypeError(f"{value!r} is less than an idle process takes; give {_LEAST_MEMORY} or more")
    return int(megabytes)


def _extract(args: argparse.Namespace) -> int:
    from dukien.cli.extract import extract

    return extract(args)


def _evaluate(args: argparse.Namespace) -> int:
    import json

    from dukien.evaluate import GoldError, evaluate

    try:
        measures = evaluate(args.folder)
    except GoldError as error:
        raise UsageError(str(error)) from None
    if args.json:
        print(json.dumps({name: measure.figures() for name, measure in measures.items()}))
        return DONE
    print(f"{'':18}{'precision':>10}{'recall':>10}{'F1':>10}{'gold':>7}")
    for name, m in measures.items():
        print(f"{name:18}{m.precision:10.3f}{m.recall:10.3f}{m.f1:10.3f}{m.gold:7}")
    for name, m in measures.items() if args.errors else ():
        for kind, errors in (("wrong", m.wrong), ("missed", m.missed)):
            for article_id, shown in errors[: args.errors]:
                print(f"{name}  {article_id}  {kind}: {shown}")
    return DONE


def _show(args: argparse.Namespace) -> int:
    from rich.console import Console

    from dukien.api import facts_of
    from dukien.ingest import InputError, read

    try:
        article = next(iter(read([args.file])))
    except InputError as error:
        raise UsageError(str(error)) from None
    if article.status != "ok":
        print(f"dukien: {article.reason}", file=sys.stderr)
        return NOTHING_EXTRACTED
    Console().print(facts_of(article))
    return DONE
