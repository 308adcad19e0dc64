"""Reckons one guide in one way and prints what came out: `guide_runs.py ROOT GUIDE WAY`.

A process of its own, so that its peak memory is that of this way alone. Ways: `graph` makes all
states, `ends` reckons what is told at each end besides, which holds for all rows of answers that
lead there; `plain` goes through all rows of answers one by one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

from environment import ROOT

sys.path.insert(0, str(ROOT / "plugins"))  # the engine of this checkout, whichever is installed

from answerable.cli.project import DAY  # noqa: E402
