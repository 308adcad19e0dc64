"""Which asks of an import the backlog knows already, whatever became of their words since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from answerable.questions.backlog import Backlog
from answerable.questions.handing import Handed, cleaned_text
from answerable.questions.imports.keys import id_of
from answerable.questions.question import Ask

UPDATED = ("stage", "amount", "currency", "outcome")
"""What an export may say anew of an ask; an empty cell keeps what is there."""


@dataclass(frozen=True)
class KnownAsks:
    """The asks of a backlog by their sources."""

    asks: Mapping[str, Ask]
    question_of: Mapping[str, str]
    places: Mapping[str, str]
    own_ids: Mapping[str, str]

    @staticmethod
    def of(backlog: Backlog) -> KnownAsks:
        """Return the asks that name a source, with their questions' ids and places."""
        asks: dict[str, Ask] = {}
        question_of: dict[str, str] = {}
        for question in backlog.questions:
            for ask in question.asks:
                if ask.source:
                    asks.setdefault(ask.source, ask)
                    question_of.setdefault(ask.source, question.id)
        places = {id: f"{place.path}:{place.first_line}" for id, place in backlog.places.items()}
        own_ids = {id_of(source): id for source, id in question_of.items()}
        return KnownAsks(asks, question_of, places, own_ids)

    def handed(self, ask: Ask) -> Handed | None:
        """Return where an ask stands already, or None."""
        id = self.question_of.get(_kept(ask.source))
        return Handed(id, self.places[id], "known") if id else None

    def other_words(self, ask: Ask, own_id: str) -> str:
        """Return the question that a row of this id asked before in other words, or nothing."""
        if not own_id or _kept(ask.source) in self.asks:
            return ""
        return self.own_ids.get(_kept(own_id), "")

    def changes(self, asks: Iterable[Ask]) -> dict[str, dict[str, Any]]:
        """Return what known asks say anew, by their sources."""
        found: dict[str, dict[str, Any]] = {}
        for ask in asks:
            source = _kept(ask.source)
            if (old := self.asks.get(source)) is None:
                continue
            said = {name: getattr(ask, name) for name in UPDATED if getattr(ask, name) is not None}
            new = {name: value for name, value in said.items() if value != ""}
            if ask.amount is not None:
                new["currency"] = ask.currency
            changed = {name: value for name, value in new.items() if value != getattr(old, name)}
            if changed:
                found[source] = changed
        return found

    def changed(
        self, changes: Mapping[str, Mapping[str, Any]]
    ) -> Callable[[dict[str, Any]], dict[str, Any]]:
        """Return what makes of an entry's value the one with these changes."""

        def revised(entry: dict[str, Any]) -> dict[str, Any]:
            asks = [
                {
                    name: value
                    for name, value in {**ask, **changes.get(ask.get("source", ""), {})}.items()
                    if value is not None
                }
                for ask in entry.get("asks") or ()
            ]
            return {**entry, "asks": asks}

        return revised


def _kept(source: str) -> str:
    """Return a source as the backlog keeps it."""
    return " ".join(cleaned_text(source).split())
