"""Loads everything that an extraction needs; imported by the one process that those who extract are forked from.

So they are there at once, and what they only read is in memory once.
"""

from __future__ import annotations

import gc
import signal

from dukien.run.worker import warm_up

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that runs the command
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
warm_up()
gc.collect()
gc.freeze()  # not to be looked through, and so copied, by every process
