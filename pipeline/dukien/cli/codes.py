"""How a command ends."""

from __future__ import annotations

DONE, NOTHING_EXTRACTED, WRONG_COMMAND_LINE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes. `extract` is done when every article was read and stands in `articles`, whatever its status."""


class UsageError(Exception):
    """The command line asks for what cannot be done; the message says what to do instead."""
