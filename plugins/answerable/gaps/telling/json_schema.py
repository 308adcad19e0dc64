"""The published shape of `answerable gaps --json`: a JSON Schema, written by hand."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

SCHEMA_FILE = "gap_report.schema.json"


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `to_json` makes of a report.

    It allows keys that it doesn't describe, since new ones may join the report.
    """
    text = (files("answerable.gaps.telling") / SCHEMA_FILE).read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
