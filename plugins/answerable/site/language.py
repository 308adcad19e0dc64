"""The theme's own words and direction, by the language that content/settings.yml names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from answerable.findings import Finding, Level
from answerable.pages import Content
from answerable.reading import shown_path
from answerable.settings import SETTINGS_FILE

LANGUAGES = "partials/languages"
"""Where Material keeps a template for each language that it speaks."""


def speak(config: MkDocsConfig, language: str) -> None:
    """Make the theme speak the site's language, in its direction, where mkdocs.yml asks for none.

    A theme without that language keeps its own; the page declares the site's language anyway.
    """
    theme, asked = config.theme, _asked(config)
    known = _spoken(theme.dirs, language)
    if "language" not in asked and known is not None:
        theme["language"] = known
    if "direction" not in asked:
        rtl = Locale.parse(language).character_order == "right-to-left"
        theme["direction"] = "rtl" if rtl else "ltr"
    theme["language_tag"] = language.replace("_", "-")


def language_findings(config: MkDocsConfig, content: Content) -> Iterator[Finding]:
    """Yield a warning if mkdocs.yml asks the theme for another language than the settings name."""
    language = content.settings.language
    asked = _asked(config).get("language")
    if asked is None or _bare(str(asked)) == _bare(language):
        return
    folders = content.folders
    file = shown_path(Path(config.config_file_path), folders.root)
    settings = shown_path(folders.content / SETTINGS_FILE, folders.root)
    wanted = _spoken(config.theme.dirs, language)
    mend = f"write 'language: {wanted}' there, or delete the line" if wanted else "delete the line"
    yield Finding(
        "site.language", Level.WARNING, file, 0,
        f"the theme's language is '{asked}', but {settings} says 'language: {language}', so"
        f" buyers read two languages on a page; {mend}",
    )  # fmt: skip


def _asked(config: MkDocsConfig) -> dict[str, Any]:
    """Return what mkdocs.yml says of the theme; the loaded theme has defaults mixed in."""
    if not config.config_file_path:
        return {}
    with Path(config.config_file_path).open("rb") as file:
        theme = (yaml_load(file, get_yaml_loader()) or {}).get("theme")
    return theme if isinstance(theme, dict) else {}


def _spoken(folders: list[str], language: str) -> str | None:
    """Return the theme's name of the language, or of the nearest that it has: `de` for `de_AT`."""
    parts = language.split("_")
    for length in range(len(parts), 0, -1):
        name = "-".join(parts[:length])
        if any((Path(folder) / LANGUAGES / f"{name}.html").is_file() for folder in folders):
            return name
    return None


def _bare(language: str) -> str:
    return language.replace("-", "_").partition("_")[0].lower()
