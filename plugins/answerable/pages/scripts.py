"""Scripts that only some pages need, as files of their own: a page without them loads nothing.

They lie in one folder that is named by what they hold, so that one imports another by its bare
name, and browsers may keep them for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from answerable.articles import Structure
from answerable.findings import AnswerableError
from answerable.pages.site_file import SiteFile
from answerable.search.exported import hashed, minified

ESTIMATES = "estimates"
"""The folder of these scripts among the overrides, and below the site's root."""

MODULES = ("estimate.js", "quote-check.js", "choices.js", "reckoning.js")
FENCES = frozenset({"estimate", "quote-check"})
"""The fences whose blocks load one of them."""


class MissingScriptError(AnswerableError):
    """A script isn't among the overrides."""


def script_text(path: str, overrides: Sequence[Path]) -> str:
    """Return a script; a site's own one wins. Raises MissingScriptError if there is none."""
    for folder in overrides:
        file = folder / path
        if file.is_file():
            return file.read_text("utf-8")
    raise MissingScriptError(f"there is no {path} in any folder of overrides")


@dataclass(frozen=True)
class EstimateScripts:
    """The scripts of estimates and quote checks."""

    overrides: tuple[Path, ...]

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {
            name: minified(script_text(f"{ESTIMATES}/{name}", self.overrides)) for name in MODULES
        }

    @cached_property
    def _folder(self) -> str:
        return f"{ESTIMATES}/{hashed(chr(0).join(self._texts.values()))}"

    def path(self, name: str) -> str:
        """Return where a script stands below the site's root."""
        return f"{self._folder}/{name}"

    def files(self, structures: Iterable[Structure]) -> Iterator[SiteFile]:
        """Yield all of them if one of these pages holds a block that needs one."""
        if any(fence.name in FENCES for page in structures for fence in page.fences):
            for name, text in self._texts.items():
                yield SiteFile(self.path(name), text)
