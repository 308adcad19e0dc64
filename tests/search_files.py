"""Reads the files of a built site's search, as its reader in the browser does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
MORE_FOLLOW = 32


def numbers_in(text: str) -> list[int]:
    """Return numbers that may have several signs each."""
    numbers, number, shift = [], 0, 0
    for sign in text:
        value = SIGNS.index(sign)
        number += value % MORE_FOLLOW << shift
        shift += 5
        if value < MORE_FOLLOW:
            numbers.append(number)
            number = shift = 0
    return numbers


def words_in(text: str) -> list[str]:
    """Return sorted words, each of which was written without what it shares with the one before.

    What is shared is counted as JavaScript counts, and never ends within a character.
    """
    words = [""]
    for written in text.split(" "):
        shared = words[-1].encode("utf-16-le")[: 2 * SIGNS.index(written[0])]
        words.append(shared.decode("utf-16-le") + written[1:])
    return words[1:]


def lengths_in(text: str) -> dict[int, int]:
    """Return which pages of a word hold it in their titles, with the lengths of these titles."""
    lengths, number, at = {}, -1, 0
    while at < len(text):
        end = at
        while SIGNS.index(text[end]) >= MORE_FOLLOW:
            end += 1
        number += numbers_in(text[at : end + 1])[0] + 1
        lengths[number] = SIGNS.index(text[end + 1])
        at = end + 2
    return lengths


@dataclass(frozen=True)
class ReadIndex:
    """The root of an index, and the texts of all files below `search/` by their paths there."""

    root: Mapping[str, Any]
    texts: Mapping[str, str]

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> ReadIndex:
        """Return the index that some files hold."""
        (name,) = (name for name in texts if name.startswith("root."))
        return cls(json.loads(texts[name]), texts)

    @property
    def known(self) -> list[str]:
        """The words known by heart."""
        return words_in(self.root["known"]) if self.root["known"] else []

    @property
    def levels(self) -> list[int]:
        """How common each of the words is that are known by heart."""
        return [SIGNS.index(sign) for sign in self.root["levels"]]

    @property
    def starts(self) -> list[str]:
        """The least word that is looked for in each shard."""
        return words_in(self.root["starts"])

    @property
    def shards(self) -> list[str]:
        """The texts of all shards in order."""
        return [self.texts[path] for path in self.paths("terms")]

    @property
    def records(self) -> list[dict[str, Any]]:
        """What results show of each page, in order."""
        return [json.loads(self.texts[path]) for path in self.paths("pages")]

    def lines(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the number of a shard and the fields of a line of it, for each line."""
        for number, shard in enumerate(self.shards):
            for line in shard.split("\n")[:-1]:
                yield number, line.split("\t")

    def paths(self, above: str) -> list[str]:
        """Return the paths of all shards or pages, by the folders that the root names."""
        listed = self.root[above]
        held = [
            f"{above}/{folder}/{number}.txt"
            for folder in listed["folders"].split(" ")
            for number in range(listed["each"])
        ]
        # Only the last folder may hold fewer files.
        there = [path in self.texts for path in held]
        assert there == sorted(there, reverse=True), "a file that the root names is missing"
        return [path for path in held if path in self.texts]
