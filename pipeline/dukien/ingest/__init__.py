"""Where articles come in: files, folders, archives and tables become a stream of `Article`."""

from dukien.ingest.fields import Fields
from dukien.ingest.files import InputError
from dukien.ingest.meter import Meter
from dukien.ingest.raw import Raw, make
from dukien.ingest.stream import read, read_raw

__all__ = ["Fields", "InputError", "Meter", "Raw", "make", "read", "read_raw"]
