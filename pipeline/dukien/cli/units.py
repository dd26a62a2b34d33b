"""`dukien units`: the register of administrative units from the command line."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from dukien.cli.codes import DONE, NOTHING_EXTRACTED

if TYPE_CHECKING:
    from dukien.units import Unit

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_DESCRIPTION = "Look up provinces, districts and communes since September 2004 by name and day: a unit is a code and a day."
_EXAMPLES = """\
examples:
  dukien units "xã Bình Khánh" --on 2019-05-01
  dukien units "xã Bình Khánh Tây, Mỏ Cày Nam, Bến Tre" --became today
  dukien units "xã Đồng Khởi" --province "Vĩnh Long" --made-of 2019-05-01
  dukien units 28945                      every version of a code
  dukien units 28945 --on 2020-08-31 --history --format csv
"""
_MATCHES = {
    "variant": "what is spelled a little differently or has another type",
    "unaccented": "what fits when accents are left out",
    "approximate": "what differs in a letter or in its accents",
    "other_day": "what was so called at another time",
}
_WIDE = 200
_PLACES_SHOWN = 5


def add_units(commands: Commands) -> None:
    """Add the command to the parser."""
    p = commands.add_parser(
        "units",
        help="look up an administrative unit by name and day",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    p.add_argument("name", metavar="NAME", help="such as 'xã Bình Khánh', the type may be left out; or a code: all its versions")
    p.add_argument("--on", metavar="DATE", type=_day, help="as it was on this day (YYYY-MM-DD, or 'today')")
    p.add_argument("--district", metavar="NAME", help="only within this district (name or code)")
    p.add_argument("--province", metavar="NAME", help="only within this province (name or code)")
    which = p.add_mutually_exclusive_group()
    which.add_argument("--became", metavar="DATE", type=_day, help="also the units that hold its territory on this later day")
    which.add_argument("--made-of", metavar="DATE", type=_day, help="also the units that held its territory on this earlier day")
    which.add_argument("--history", action="store_true", help="instead all that led to it and became of it, in the order of time")
    p.add_argument("--format", choices=("table", "csv", "jsonl"), default="table", help="of the output (default: table)")
    p.set_defaults(command=_units)


def _day(value: str) -> str:
    from dukien.units.register import iso_day

    try:
        return iso_day(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no day: write YYYY-MM-DD or 'today'") from None


def _units(args: argparse.Namespace) -> int:
    from dukien import units

    is_code = args.name.isascii() and args.name.isdigit() and len(args.name) in (2, 3, 5)
    if is_code and args.on is None and not (args.district or args.province):
        found = units.versions(args.name)
    else:
        found = units.find(args.name, on=args.on, district=args.district, province=args.province)
    if not found:
        print(f"dukien: {_why_nothing(args)}", file=sys.stderr)
        return NOTHING_EXTRACTED
    if found[0].match != "exact":
        print(f"dukien: no unit is called just so there and then; here is {_MATCHES[found[0].match]}", file=sys.stderr)
    if args.history:
        found = list({unit: None for of in found for unit in of.history()})
    rows = [(unit, _related(unit, args)) for unit in found]
    {"table": _print_table, "csv": _print_csv, "jsonl": _print_jsonl}[args.format](rows, args)
    return DONE


def _related(unit: Unit, args: argparse.Namespace) -> list[Unit]:
    """The units that `unit` became, or was made of; of a district that is gone what its communes became."""
    if args.made_of:
        return unit.predecessors(on=args.made_of)
    if not args.became:
        return []
    found = unit.successors(on=args.became)
    if not found and unit.level == "district" and (unit.valid_from or "") <= args.became:
        found = list({heir: None for member in unit.members() for heir in member.successors(on=args.became)})
    return found


def _why_nothing(args: argparse.Namespace) -> str:
    """What to try instead."""
    from dukien import units

    if args.name.isdigit():
        return f"no unit has the code {args.name!r}: provinces have 2 digits, districts 3, communes 5"
    within = [f"{k} {v!r}" for k, v in (("district", args.district), ("province", args.province)) if v]
    for name in (args.district, args.province):
        above = units.find(name, on=args.on) if name else []
        if name and (not above or above[0].match == "approximate"):
            instead = f"did you mean {above[0].full_name!r}?" if above else "check its spelling"
            return f"there is no {name!r} to look in; {instead}"
    others = units.find(args.name, on=args.on) if within else []
    if not others:
        return f"no unit {args.name!r} in the register, at no time; check the spelling, or leave its type out"
    places = list(dict.fromkeys(", ".join(filter(None, (u.district, u.province))) for u in others))
    more = f"; and {len(places) - _PLACES_SHOWN} more" if len(places) > _PLACES_SHOWN else ""
    return f"no unit {args.name!r} in {' and '.join(within)}; there is one in {'; '.join(places[:_PLACES_SHOWN])}{more}"


def _print_table(rows: list[tuple[Unit, list[Unit]]], args: argparse.Namespace) -> None:
    from rich.console import Console
    from rich.table import Table

    other = f"on {args.became}" if args.became else f"made of, on {args.made_of}" if args.made_of else ""
    columns = ["code", "unit", "district", "province", "from", "until", "latitude", "longitude"]
    table = Table(*columns, *([other] if other else ["known by"] if args.history else []), box=None, pad_edge=False)
    for u, related in rows:
        row = [u.code, u.full_name, u.district, u.province, u.valid_from, u.valid_to, u.latitude, u.longitude]
        if other:
            row.append("\n".join(map(_line, related)) or "unknown")
        elif args.history:
            row.append(u.basis)
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    console = Console()
    console.print(table) if console.is_terminal else Console(width=_WIDE).print(table)


def _line(unit: Unit) -> str:
    how = "" if unit.basis == "record" else f" ({unit.basis})"
    return f"{unit.code} {unit.full_name}, {', '.join(filter(None, (unit.district, unit.province)))}{how}"


def _record(unit: Unit) -> dict[str, Any]:
    fields = ("code", "type", "name", "level", "district", "district_code", "province", "province_code")
    more = ("valid_from", "valid_to", "latitude", "longitude")
    return {name: getattr(unit, name) for name in (*fields, *more, "decrees", "match")}


def _print_csv(rows: list[tuple[Unit, list[Unit]]], args: argparse.Namespace) -> None:
    """One row a unit; with `--became` or `--made-of` one for each unit that it became or was made of."""
    import csv

    prefix = "became" if args.became else "made_of" if args.made_of else None
    columns = ("code", "type", "name", "district", "province", "basis")
    records: list[dict[str, Any]] = []
    for unit, related in rows:
        record = _record(unit) | {"decrees": " ".join(unit.decrees)} | ({"basis": unit.basis} if args.history else {})
        told = [{f"{prefix}_{k}": getattr(other, k) for k in columns} for other in related]
        records += [record | other for other in told or [{f"{prefix}_{k}": None for k in columns} if prefix else {}]]
    writer = csv.DictWriter(sys.stdout, records[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)


def _print_jsonl(rows: list[tuple[Unit, list[Unit]]], args: argparse.Namespace) -> None:
    """One object a unit, with the list of the units that it became or was made of."""
    import json

    for unit, related in rows:
        record = _record(unit) | ({"basis": unit.basis} if args.history else {})
        if args.became or args.made_of:
            record["became" if args.became else "made_of"] = [_record(u) | {"basis": u.basis} for u in related]
        print(json.dumps(record, ensure_ascii=False))
