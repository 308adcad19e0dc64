"""Which article the gap report proposes for a question now, and why none is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from answerable.cli.project import Project
from answerable.cli.reporting import gap_report
from answerable.cli.rows import rows_by_id
from answerable.gaps import Row

_WHY_NONE = {"answered": "it is answered already", "declined": "it is declined"}


@dataclass(frozen=True)
class Proposals:
    """The proposals of a project's report, which is made only when the first is asked for."""

    project: Project

    @cached_property
    def _rows(self) -> Mapping[str, Row]:
        return rows_by_id(gap_report(self.project))

    def article(self, id: str) -> str | None:
        """Return the id of the article that is proposed for a question that can be read."""
        proposal = self._rows[id].proposal
        return proposal.article if proposal else None

    def members(self, id: str) -> tuple[str, ...]:
        """Return the ids of all wordings that stand in one row with a question, its own first.

        Those that say they repeat another are left out: what is said of that holds for them.
        """
        row = self._rows[id]
        wordings = (held.id for held in (row.question, *row.members) if not held.duplicate_of)
        return tuple(dict.fromkeys((id, *wordings)))

    def fault(self, id: str) -> str:
        """Return why no article is proposed for a question."""
        why = _WHY_NONE.get(self._rows[id].state, "none comes near enough")
        return f"no article is proposed for {id}: {why}"
