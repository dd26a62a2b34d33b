"""`python -m dukien`: the command line."""

import sys

from dukien.cli import main

if __name__ == "__main__":
    sys.exit(main())
