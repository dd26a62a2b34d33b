"""Where articles come in: files, folders, archives and tables become a stream of `Article`."""

from dukien.ingest.fields import Fields
from dukien.ingest.files import InputError
from dukien.ingest.meter import Meter
from dukien.ingest.stream import read

__all__ = ["Fields", "InputError", "Meter", "read"]
