"""The scripts folder is on the path of modules, as it is when a script there is run."""

from __future__ import annotations

import sys

from site_builder import PROJECT

sys.path.insert(0, str(PROJECT / "scripts"))
