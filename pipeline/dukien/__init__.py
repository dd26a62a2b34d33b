"""Structured facts from Vietnamese news: dates, officials, communes, ratios, quantities, directives and events.

    >>> import dukien
    >>> facts = dukien.extract("Ngày 31-8, ...", published="2020-08-31")
    >>> tables = dukien.extract_frame(frame, text="text", article_id="id", published="date")
    >>> dataset = dukien.read_dataset("facts")
    >>> dukien.units.find("xã Bình Khánh", on="2019-05-01", district="Mỏ Cày Nam")

Every name is imported when it is first used, so that `import dukien` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dukien import units
    from dukien.api import Facts, extract, extract_frame
    from dukien.dataset.reader import Dataset, read_dataset

    __version__: str

__all__ = ["Dataset", "Facts", "__version__", "extract", "extract_frame", "read_dataset", "units"]

_HOMES = {
    "Dataset": "dukien.dataset.reader",
    "Facts": "dukien.api",
    "extract": "dukien.api",
    "extract_frame": "dukien.api",
    "read_dataset": "dukien.dataset.reader",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        value: Any = import_module("importlib.metadata").version("dukien")
    elif name == "units":
        value = import_module("dukien.units")
    elif name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module 'dukien' has no attribute {name!r}; it has: {', '.join(__all__)}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
