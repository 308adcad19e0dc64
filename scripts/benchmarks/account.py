"""Runs one program and writes down what it took: `account.py RESULT PROGRAM ARGUMENT...`.

A process of its own, and a small one: the kernel never counts a program's peak memory below that
of the process which started it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Run the program, write processor seconds and peak memory, and return its exit code."""
    result, *command = sys.argv[1:]
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    taken = {
        "cpu_s": usage.ru_utime + usage.ru_stime,
        "memory_mb": usage.ru_maxrss * unit / 1e6,
    }
    Path(result).write_text(json.dumps(taken), "utf-8")
    return process.returncode


if __name__ == "__main__":
    sys.exit(main())
