"""What an import takes from the project and its command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Terms:
    """The export's name, what the settings say, and what the command was told.

    `on` is the date of the run, `by` the rep of rows that name none. `stages` and `products` lead
    from ids and names, as `plain` words, to ids.
    """

    name: str
    currency: str
    on: date
    stages: Mapping[str, str] = field(default_factory=dict)
    products: Mapping[str, str] = field(default_factory=dict)
    by: str = ""
