"""Who stands together, and what joining, splitting and renaming make of it.

A group is all that its questions' `group` says. What the engine put together without a name gets
one as soon as a person touches it, or the engine could put it together otherwise the next time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from answerable.cli.project import ProjectError
from answerable.cli.rows import members_of
from answerable.gaps import Row
from answerable.gaps.telling.phrases import listed, one_line
from answerable.questions import Backlog, group_name, proposed_name, spelled_alike


def quoted(name: str) -> str:
    """Return a group's name as the terminal shows it."""
    return f"“{one_line(name)}”"


@dataclass(frozen=True)
class Groups:
    """The groups as the report shows them now; `rows` are its rows by their questions' ids.

    Each change is returned as question's id -> its new name, for the questions that it changes.
    """

    backlog: Backlog
    rows: Mapping[str, Row]

    def whole(self, id: str) -> tuple[str, ...]:
        """Return the ids of all questions that stand with this one, itself included."""
        near = members_of(self.rows[id])
        named = (held for name in self._names(near) for held in self._by_name[name])
        return tuple(dict.fromkeys((*near, *named)))

    def others_named(self, name: str, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the questions in the group of a name that don't stand with these."""
        inside = {member for id in ids for member in self.whole(id)}
        return tuple(id for id in self._by_name.get(name, ()) if id not in inside)

    def joined(self, ids: Sequence[str], name: str | None) -> Mapping[str, str]:
        """Return the names that make the groups of these questions one.

        By a name that a group has already, they join that group too.
        """
        members = tuple(dict.fromkeys(member for id in ids for member in self.whole(id)))
        names = self._names(members)
        if name is not None:
            wanted = self._free(name, members)
        elif len(names) > 1:
            raise ProjectError(
                f"these questions stand in {len(names)} groups that people named,"
                f" {listed(map(quoted, names))}; say with --name what the joined one is called"
            )
        else:
            wanted = names[0] if names else self._proposed(ids[0])
        return self._changed(dict.fromkeys(members, wanted))

    def split(self, ids: Sequence[str], name: str | None) -> Mapping[str, str]:
        """Return the names that take these questions, and what repeats them, out of their group.

        Those that stay keep the group's name, or get one if it had none.
        """
        whole = self.whole(ids[0])
        for id in ids:
            if id not in whole:
                raise ProjectError(
                    f"{ids[0]} and {id} don't stand in one group; split one after the other"
                )
            original = self._original(id)
            if original not in ids:
                raise ProjectError(
                    f"{id} repeats {original} ('duplicate_of'), so they stay together; split"
                    f" {original} with it, or delete 'duplicate_of' and 'status: duplicate'"
                )
        taken = [member for member in whole if self._original(member) in ids]
        rest = [member for member in whole if self._original(member) not in ids]
        if not rest:
            raise ProjectError(
                f"nothing would stay in the group without {listed(ids)}; name fewer questions of"
                " it, or give it another name: answerable group rename"
            )
        names = self._names(rest) or self._names(whole)
        kept = names[0] if names else self._proposed(rest[0])
        stay = {member: self._name(member) or kept for member in rest}
        if name is None:
            wanted = self._proposed(ids[0], kept)
        else:
            wanted = self._free(name, taken, stay.values())
            if wanted in stay.values():
                raise ProjectError(f"those that stay are called {quoted(wanted)}; name another")
        return self._changed(stay | dict.fromkeys(taken, wanted))

    def renamed(self, id: str, name: str) -> Mapping[str, str]:
        """Return the new name for each question of a group."""
        members = self.whole(id)
        wanted = self._free(name, members)
        if others := self.others_named(wanted, [id]):
            raise ProjectError(
                f"{quoted(wanted)} is the name of another group; to make the two one: answerable"
                f' group join {id} {others[0]} --name "…"'
            )
        return self._changed(dict.fromkeys(members, wanted))

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[str]]:
        """The ids of the questions that people named, by their group's name."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for question in self.backlog.questions:
            if name := self._name(question.id):
                found[name].append(question.id)
        return found

    def _original(self, id: str) -> str:
        return self.backlog.original(self.backlog.by_id[id]).id

    def _name(self, id: str) -> str:
        """Return the name of a question's group; a duplicate stands where its original does."""
        return self.backlog.by_id[self._original(id)].group

    def _names(self, ids: Iterable[str]) -> list[str]:
        return [name for name in dict.fromkeys(map(self._name, ids)) if name]

    def _proposed(self, id: str, *more: str) -> str:
        taken = {question.group for question in self.backlog.questions}
        return proposed_name(self.backlog.by_id[id].question, {*taken, *more})

    def _free(self, name: str, members: Iterable[str], more: Iterable[str] = ()) -> str:
        """Return a name as it is kept, unless another group's differs by case or spaces only."""
        wanted, inside = group_name(name), set(members)
        outside = [q.group for q in self.backlog.questions if q.id not in inside]
        for other in (*outside, *more):
            if other and other != wanted and spelled_alike(other) == spelled_alike(wanted):
                raise ProjectError(
                    f"there is a group {quoted(other)}, which is written almost so; write its name"
                    " exactly so, or choose one that differs by more than case and spaces"
                )
        return wanted

    def _changed(self, names: Mapping[str, str]) -> Mapping[str, str]:
        kept = {id: group_name(name) for id, name in names.items()}
        return {id: name for id, name in kept.items() if self.backlog.by_id[id].group != name}
