"""Papers, stations and portals: whose voice each is, by its address, its name, or the tag that opens its articles."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Final, Literal, NamedTuple

from dukien.units.names import key, real_name
from dukien.units.register import register

How = Literal["host", "byline", "dateline", "none"]


class Voice(NamedTuple):
    """How an article says whose it is, and the rows of the register, of all times; without any: the whole country's."""

    how: How
    provinces: tuple[int, ...] = ()
    districts: tuple[int, ...] = ()
    communes: tuple[int, ...] = ()


class Papers(NamedTuple):
    """The provinces of local papers, as rows of the register; none for papers of the whole country."""

    hosts: dict[str, tuple[int, ...]]
    names: dict[str, tuple[int, ...]]
    tags: dict[str, tuple[int, ...]]


@cache
def papers() -> Papers:
    """What `papers.csv` says."""
    found = Papers({}, {}, {})
    lines = files("dukien.link.places").joinpath("papers.csv").read_text(encoding="utf-8").splitlines()
    for record in csv.DictReader(line for line in lines if not line.startswith("#")):
        rows = tuple(register().provinces[key(record["province"])]) if record["province"] else ()
        found.hosts.update(dict.fromkeys(record["hosts"].split(), rows))
        found.names.update((key(name), rows) for name in record["names"].split("|") if name)
        found.tags.update(dict.fromkeys(record["tags"].split(), rows))
    return found


MEDIUM: Final = (
    r"(?:báo(?! cáo)(?: điện tử| ảnh)?"
    r"|đài(?: (?:phát thanh|truyền thanh|truyền hình|pt[ -]?th|tt[ -]?th)(?:(?: và|,| &)? truyền (?:hình|thanh))?)?"
    r"|pt[ -]?th|(?:cổng|trang)(?: ttđt| tin| thông tin| giao tiếp)?(?: điện tử)?|ttđt|(?:pv |ctv )?ttxvn tại|thường trú tại)"
)
"""What a paper, a station, a portal or an agency's office in a province is called, in small letters."""
_OF_PROVINCE: Final = re.compile(rf"{MEDIUM} (?:của )?(?:(?:tỉnh|thành phố|tp) )?(?P<name>[^\d,;:()]{{3,20}})")
_PAPER: Final = re.compile(r"(?:tờ )?báo (?:điện tử )?")


def medium(name: str) -> tuple[int, ...] | None:
    """The provinces of a paper, station or portal by the key of its name: none for one of the whole country.

    None for what is no such thing.
    """
    known = papers().names
    if (rows := known.get(name)) is not None:
        return rows
    if (m := _PAPER.match(name)) and (rows := known.get(name[m.end() :])) is not None:
        return rows
    if m := _OF_PROVINCE.fullmatch(name):
        return tuple(register().provinces.get(real_name(m["name"]), ())) or None
    return None
