"""The command line `dukien`."""

from dukien.cli.main import main

__all__ = ["main"]
