"""Whose address a host is: *baohatinh.vn, canthotv.vn, mocaynam.bentre.gov.vn*.

A label is a province's name without accents and spaces, whole or beside a word for whose voice it is (*bao, congan, tv*); a
district's or commune's name counts only below its province, for many share theirs. `papers.csv` has the other addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from dukien.link.places.papers import Voice, papers
from dukien.units.names import plain
from dukien.units.register import register

HOST: Final = re.compile(r"(?i)(?:[a-z0-9][a-z0-9-]{0,62}\.){1,6}(?:vn|com|net|org|info|tv)(?![a-z0-9-])")
_ENDINGS: Final = frozenset("vn com net org info tv gov edu".split())
_TRADE: Final = (".com.vn", ".net.vn")
_LONGEST_ADDRESS, _MOST_FOLDERS = 500, 4

# What stands before or behind a province's name within one label: *baohatinh, congannghean, canthotv, hochiminhcity*.
_BEFORE: Final = (
    "bao dai ptth daiptth truyenhinh phatthanhtruyenhinh congan cong tinhuy thanhuy tinhdoan thanhdoan dangbo tuyengiao "
    "bantuyengiao hdnd ubnd dbnd daibieunhandan mttq ubmttq vks vksnd tand toaan dulich congdoan ldld hoinongdan phunu thue "
    "cucthue haiquan bhxh cdc tinh tp thanhpho"
).split()
_BEHIND: Final = "tv tivi ptth online dientu 24h city cpv portal tourism".split()
_SHORT_TYPES: Final = {"thị xã": "tx", "thành phố": "tp", "thị trấn": "tt"}
# Other labels of provinces.
_ALSO: Final = {
    "hcm": "hochiminh", "hcmc": "hochiminh", "tphcm": "hochiminh", "tphochiminh": "hochiminh", "brvt": "bariavungtau",
    "tth": "thuathienhue", "daclak": "daklak", "daclac": "daklak", "dacnong": "daknong",
}  # fmt: skip


def _fold(name: str) -> str:
    """A name as a label spells it: *Mỹ Tho* is `mitho`, like *my-tho*."""
    return "".join(c for c in plain(name.lower()) if c.isalnum()).replace("y", "i")


@cache
def _province_labels() -> dict[str, tuple[int, ...]]:
    """A province's versions by its name as one label."""
    labels = {_fold(k): tuple(rows) for k, rows in register().provinces.items()}
    return labels | {also: labels[name] for also, name in _ALSO.items()}


@cache
def _voice_labels() -> dict[str, tuple[int, ...]]:
    """The labels that are a province's name and whose voice it is."""
    before, behind = (tuple(map(_fold, words)) for words in (_BEFORE, _BEHIND))
    found = {}
    for name, rows in _province_labels().items():
        found.update(dict.fromkeys([word + name for word in before] + [name + word for word in behind], rows))
    return found


@lru_cache(maxsize=1 << 10)
def _members(above: tuple[int, ...], digits: int) -> dict[str, tuple[int, ...]]:
    """The units that have belonged to one of the versions `above`, by their labels: *kyanh, huyenkyanh, txkyanh, quan1*."""
    reg, found = register(), dict[str, tuple[int, ...]]()
    for up in above:
        for row in reg.members.get(reg.codes[up], ()):
            if len(reg.codes[row]) == digits and reg.starts[row] < reg.ends[up] and reg.starts[up] < reg.ends[row]:
                kind, name = reg.types[row], _fold(reg.names[row])
                for before in {"", _fold(kind), _SHORT_TYPES.get(kind, "")}:
                    if before or not name.isdigit():
                        found[before + name] = (*found.get(before + name, ()), row)
    return found


@lru_cache(maxsize=1 << 12)
def _owner(host: str) -> tuple[tuple[int, ...], tuple[str, ...]] | None:
    """The province whose host it is (none: the whole country's), and the labels below the one that tells so."""
    labels, known = host.split("."), papers().hosts
    for i in range(len(labels) - 1):
        if (rows := known.get(".".join(labels[i:]))) is not None:
            return rows, tuple(reversed(labels[:i]))
    while labels and labels[-1] in _ENDINGS:
        labels.pop()
    for i in reversed(range(len(labels))):
        # A bare name may be anybody's (*hoabinh.com*), but not where offices have their sites.
        bare = host.endswith(".vn") and (i < len(labels) - 1 or not host.endswith(_TRADE))
        label = _fold(labels[i])
        if rows := _voice_labels().get(label) or (_province_labels().get(label, ()) if bare else ()):
            return rows, tuple(reversed(labels[:i]))
    return None


def voice_of_host(host: str, folders: Iterable[str] = ()) -> Voice | None:
    """Whose address this is; districts and communes only below a label or paper of their province."""
    owner = _owner(host.lower())
    if owner is None:
        return None
    provinces, labels = owner
    districts: tuple[int, ...] = ()
    communes: tuple[int, ...] = ()
    for label in map(_fold, (*labels, *folders)) if provinces else ():
        if not districts and not communes:
            districts = _members(provinces, 3).get(label, ())
            communes = _members(provinces, 5).get(label, ())
        elif districts:
            communes = _members(districts, 5).get(label, communes)
    return Voice("host", provinces, districts, communes)


def voice_of_address(address: str | None) -> Voice | None:
    """Whose address `address` is; of an archived page's, the page's own. In a path, a folder or file may be named by a host."""
    if not address or "." not in address:
        return None
    _, scheme, rest = address[:_LONGEST_ADDRESS].partition("?")[0].rpartition("://")
    parts = rest.split("/")
    if scheme:
        parts[0] = parts[0].rpartition("@")[2]
    for i, part in enumerate(parts[:1] if scheme else parts):
        if "." in part and (m := HOST.match(part)):
            return voice_of_host(m[0], parts[i + 1 : -1][:_MOST_FOLDERS])
    return None
