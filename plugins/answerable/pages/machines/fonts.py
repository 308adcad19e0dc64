"""The letters on pictures for sharing: which font, and which texts it can show.

The font is drawn letter by letter, without the shaping that scripts like Arabic or Devanagari need.
So a text is shown only if its letters stand side by side, from left to right, and are in the font:
a picture without a title is better than one with boxes.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from PIL import ImageFont

from answerable.findings import AnswerableError

BUILT_IN = "Source Sans Pro"
TITLE_SIZE, SMALL_SIZE = 76, 36

_NOBODYS = "\uffff"
"""A character that no font has, so that it looks like all that a font lacks."""

_FROM_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN", "RLE", "RLO", "RLI"))


class FontError(AnswerableError):
    """The font that the settings name can't be used."""


@dataclass(frozen=True)
class Letters:
    """A font's letters in two sizes; `own` is a font file of the site's, None for the built-in."""

    own: Path | None = None
    _known: dict[str, bool] = field(default_factory=dict)

    @cached_property
    def name(self) -> str:
        """What tells this font from others: its name, or a digest of the file."""
        if self.own is None:
            return BUILT_IN
        try:
            return hashlib.sha256(self.own.read_bytes()).hexdigest()
        except OSError as error:
            raise self._unusable(str(error)) from None

    @cached_property
    def title(self) -> ImageFont.FreeTypeFont:
        """The letters of titles."""
        return self._sized("SourceSansPro-Semibold.ttf", TITLE_SIZE)

    @cached_property
    def small(self) -> ImageFont.FreeTypeFont:
        """The letters of all the rest."""
        return self._sized("SourceSansPro-Regular.ttf", SMALL_SIZE)

    def shown(self, text: str) -> str:
        """Return a text as the font can show it, or nothing if it can't.

        Emoji and other signs that the font lacks are left out; letters aren't.
        """
        text = " ".join(unicodedata.normalize("NFC", text).split())
        kept = [c for c in text if unicodedata.category(c)[0] in "LNPZ" or self._has(c)]
        if any(unicodedata.bidirectional(c) in _FROM_RIGHT_TO_LEFT for c in text):
            return ""
        if any(unicodedata.category(c) in ("Mn", "Mc") for c in text if not _is_a_selector(c)):
            return ""
        return " ".join("".join(kept).split()) if all(map(self._has, kept)) else ""

    def _has(self, character: str) -> bool:
        if character not in self._known:
            lacking = character.isspace() is False and _picture(self.small, character) == _picture(
                self.small, _NOBODYS
            )
            self._known[character] = not lacking
        return self._known[character]

    def _sized(self, built_in: str, size: int) -> ImageFont.FreeTypeFont:
        path = self.own or Path(str(files("font_source_sans_pro"))) / "files" / built_in
        try:
            return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
        except OSError as error:
            raise self._unusable(str(error)) from None

    def _unusable(self, why: str) -> FontError:
        return FontError(
            f"sharing_font in settings.yml names {self.own}, which can't be read as a font ({why});"
            " name a .ttf or .otf file, seen from content/"
        )


def _picture(font: ImageFont.FreeTypeFont, character: str) -> bytes:
    return bytes(font.getmask(character))


def _is_a_selector(character: str) -> bool:
    """Return whether a character only chooses how the one before it looks."""
    return "\ufe00" <= character <= "\ufe0f"
