"""What one article may cost, and what is said of one that cost more."""

from __future__ import annotations

from dataclasses import dataclass

DEATHS = 3
"""So often may a worker die over the same article before it is the article's fault."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one article may cost."""

    seconds: float | None = None
    """By the clock on the wall; None for no limit."""
    memory: int | None = None
    """Megabytes (2**20 bytes) of the whole process that extracts it; None for no limit."""

    @property
    def slow(self) -> str:
        """The reason for an article that took too long."""
        return (
            f"took longer than {self.seconds:g} s and was stopped; raise --limit-seconds and run again with --retry-failed, "
            "or report it with the article"
        )

    @property
    def large(self) -> str:
        """The reason for an article that took too much memory."""
        return (
            f"took more than {self.memory} MB of memory and was stopped; raise --limit-memory and run again with "
            "--retry-failed, or report it with the article"
        )


DEADLY = (
    f"ended the process that extracted it {DEATHS} times, perhaps for want of memory; run again with --retry-failed and fewer "
    "--workers, or report it with the article"
)
"""The reason for an article that no worker survived."""

NO_LIMITS = Limits()
