"""Invented prose: the same for the same seed, with common words and, as in life, many rare ones."""

from __future__ import annotations

import random
from collections.abc import Sequence


def _listed(words: str) -> list[str]:
    return words.split()


NOUNS = _listed(
    "frame pane door gutter vent bench footing slab anchor hinge seal rail panel roof ridge sill"
    " heater fan blind shade tray bed path drain pipe tap cable lamp sensor shelf corner wall bolt"
    " screw timber steel aluminium glass polycarbonate film warranty delivery invoice permit slope"
    " wind snow frost summer winter garden yard soil crew van crane week visit repair quote"
)
ADJECTIVES = _listed(
    "tall narrow wide light heavy cheap dear solid thin thick clear cloudy dry damp early late slow"
    " quick plain hidden second third local used new painted bare straight loose tight spare"
)
VERBS = _listed(
    "needs carries replaces outlasts holds loosens costs saves covers shades drains heats cools"
    " seals lifts moves scratches bends cracks fits follows delays explains limits"
)
OPENINGS = (
    "In most gardens", "After the second winter", "On a windy site", "Where space is short",
    "For a first build", "With good footings", "Before you order", "By our own count",
    "In a wet year", "If you grow all year", "On sloping ground", "When two people build it",
)  # fmt: skip
CLOSINGS = (
    "and that shows on the bill", "so plan it early", "unless the site is sheltered",
    "which nobody mentions in a brochure", "and it can be mended in an afternoon",
    "so ask for it in writing", "though few owners regret it", "but only once in ten years",
)  # fmt: skip
_SYLLABLES = _listed(
    "bra dor fen gil har jun kel lom mar nor pel rin sab tor ula ven wes yar zim qui"
)


class Writer:
    """Writes sentences and what is made of them."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)

    def pick(self, words: Sequence[str]) -> str:
        """Return one of the words."""
        return self.random.choice(words)

    def name(self) -> str:
        """Return an invented name; a few of them are common and thousands rare, as names are."""
        rank = int(8000 ** self.random.random())
        syllables = [_SYLLABLES[rank * 2477 // 20**power % 20] for power in range(3)]
        return "".join(syllables).capitalize()

    def sentence(self) -> str:
        """Return a sentence of about 16 words."""
        named = f" from {self.name()}" if self.random.random() < 0.35 else ""
        return (
            f"{self.pick(OPENINGS)}, the {self.pick(ADJECTIVES)} {self.pick(NOUNS)}{named}"
            f" {self.pick(VERBS)} the {self.pick(NOUNS)} and the {self.pick(ADJECTIVES)}"
            f" {self.pick(NOUNS)}, {self.pick(CLOSINGS)}."
        )

    def paragraph(self, sentences: int) -> str:
        """Return a paragraph; now and then a word of it is emphasised."""
        text = " ".join(self.sentence() for _ in range(sentences))
        if self.random.random() < 0.5:
            word = self.pick(NOUNS)
            text = text.replace(f" {word} ", f" **{word}** ", 1)
        return text

    def items(self, count: int, numbered: bool = False) -> str:
        """Return a list of short items."""
        return "\n".join(
            f"{f'{n}.' if numbered else '-'} The {self.pick(ADJECTIVES)} {self.pick(NOUNS)}"
            f" {self.pick(VERBS)} the {self.pick(NOUNS)}"
            for n in range(1, count + 1)
        )

    def table(self, rows: int) -> str:
        """Return a table of three columns."""
        lines = ["| Part | What it does | Years |", "| --- | --- | --- |"]
        lines += [
            f"| {self.pick(ADJECTIVES).capitalize()} {self.pick(NOUNS)}"
            f" | {self.pick(VERBS)} the {self.pick(NOUNS)} | {self.random.randint(2, 40)} |"
            for _ in range(rows)
        ]
        return "\n".join(lines)

    def admonition(self) -> str:
        """Return a box with a tip, a note or a warning."""
        kind = self.pick(("tip", "note", "warning"))
        return f'!!! {kind} "{self.pick(OPENINGS)}"\n\n    {self.paragraph(2)}'
