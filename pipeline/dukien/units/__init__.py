"""The register of Vietnam's administrative units since 2004: a unit is a code *and a day*.

    >>> import dukien.units
    >>> dukien.units.find("xã Bình Khánh", on="2019-05-01", province="Thành phố Hồ Chí Minh")[0].code
    '27670'

The sources are named in this folder's README.
"""

from __future__ import annotations

from dukien.units.search import find, versions
from dukien.units.unit import Unit

__all__ = ["Unit", "find", "versions"]
