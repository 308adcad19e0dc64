"""Slows processes down: python slowing.py RATE PID...; each gets one part in RATE of its time.

Chromium's own emulation of a slow processor slows a page's main thread only; of workers it says
"Operation is only supported for pages, not workers". So the whole process is halted for three of
four milliseconds, which slows page and worker alike. Runs until it is ended or the processes are
gone; whoever ends it lets the processes go on.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from time import sleep

RUN_S = 0.001
"""How long a process runs before it is halted; longer halts would show in what is measured."""


def main() -> None:
    """Halt the named processes again and again, until none is left."""
    rate, pids = float(sys.argv[1]), [int(pid) for pid in sys.argv[2:]]
    while send(signal.SIGSTOP, pids):
        sleep(RUN_S * (rate - 1))
        send(signal.SIGCONT, pids)
        sleep(RUN_S)


def send(sign: signal.Signals, pids: Sequence[int]) -> int:
    """Send a signal to processes, and return how many of them are still there."""
    reached = 0
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, sign)
            reached += 1
    return reached


if __name__ == "__main__":
    main()
