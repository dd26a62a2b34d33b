"""The register of Vietnam's administrative units since 2004: a unit is a code *and a day*.

    >>> from dukien import units
    >>> units.find("xã Bình Khánh", on="2019-05-01", province="TP HCM")[0].code
    '27667'
    >>> [unit.full_name for unit in units.versions("28945")]
    ['Xã Bình Khánh Đông', 'Xã Bình Khánh', 'Xã Đồng Khởi']
    >>> [(u.full_name, u.province, u.basis) for u in units.versions("28954")[0].successors("2026-01-01")]
    [('Xã Đồng Khởi', 'Vĩnh Long', 'listed')]
    >>> [u.full_name for u in units.versions("28945")[1].predecessors("2019-05-01")]
    ['Xã Bình Khánh Đông', 'Xã Bình Khánh Tây']

The sources are named in this folder's README.
"""

from __future__ import annotations

from dukien.units.register import RECORD_BEGINS
from dukien.units.search import find, versions
from dukien.units.unit import Unit

__all__ = ["RECORD_BEGINS", "Unit", "find", "versions"]
