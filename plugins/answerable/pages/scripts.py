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
class ScriptFolder:
    """Scripts that belong together: where they lie among the overrides, and who needs them."""

    overrides: tuple[Path, ...]
    name: str
    modules: tuple[str, ...]
    fences: frozenset[str]
    """The fences whose blocks load one of them."""

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {
            module: minified(script_text(f"{self.name}/{module}", self.overrides))
            for module in self.modules
        }

    @cached_property
    def _folder(self) -> str:
        return f"{self.name}/{hashed(chr(0).join(self._texts.values()))}"

    def path(self, module: str) -> str:
        """Return where a script stands below the site's root."""
        return f"{self._folder}/{module}"

    def files(self, structures: Iterable[Structure]) -> Iterator[SiteFile]:
        """Yield all of them if one of these pages holds a block that needs one."""
        if any(fence.name in self.fences for page in structures for fence in page.fences):
            for module, text in self._texts.items():
                yield SiteFile(self.path(module), text)


def estimate_scripts(overrides: tuple[Path, ...]) -> ScriptFolder:
    """Return the scripts of estimates and quote checks."""
    modules = ("estimate.js", "quote-check.js", "choices.js", "reckoning.js")
    return ScriptFolder(overrides, "estimates", modules, frozenset({"estimate", "quote-check"}))


def guide_scripts(overrides: tuple[Path, ...]) -> ScriptFolder:
    """Return the scripts of guides."""
    return ScriptFolder(overrides, "guides", ("guide.js", "walking.js"), frozenset({"guide"}))
