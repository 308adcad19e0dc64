"""Finds the project that a command works on, and reads it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from platformdirs import user_state_path

from answerable.dates import run_date
from answerable.findings import AnswerableError
from answerable.pages import (
    Content,
    ContentError,
    Folders,
    Look,
    Page,
    PageValue,
    Press,
    convert_all,
    kept_looks,
    page_digests,
    pages_of,
    press_of,
    read_content,
)
from answerable.questions import LoadedBacklog, load_backlog
from answerable.search import Entry, Keeping, SearchIndex, kept_index

P = ParamSpec("P")
T = TypeVar("T")

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")
WRONG_USE = 2
FOUND = 1


class ProjectError(AnswerableError):
    """There is no project here, or its mkdocs.yml can't be read."""


@dataclass(frozen=True)
class Project:
    """A project on the disk, read as far as a command asks."""

    config: MkDocsConfig
    date: str | None
    _met: dict[str, PageValue] = field(default_factory=dict, compare=False, repr=False)
    """The values of published articles that this run has made so far, by their ids."""

    @cached_property
    def folders(self) -> Folders:
        """Where the project keeps its things."""
        root = Path(self.config.config_file_path).parent
        plugin = self.config.plugins.get("answerable")
        content = plugin.config.content if plugin else "content"
        return Folders(root, root / content, Path(self.config.docs_dir))

    @cached_property
    def content(self) -> Content:
        """All that people wrote for the site."""
        return read_content(
            self.folders, lambda settings: run_date(self.date, os.environ, settings.time_zone)
        )

    @cached_property
    def press(self) -> Press:
        """What turns sources into pages."""
        return press_of(self.content, self.config.use_directory_urls)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages before conversion."""
        return tuple(pages_of(self.press))

    @cached_property
    def values(self) -> tuple[PageValue, ...]:
        """The values of all pages."""
        return tuple(self.converted(self.pages))

    def converted(self, pages: Iterable[Page]) -> Iterable[PageValue]:
        """Yield the values of these pages only, for that costs the most time of all."""
        host = self.config
        return convert_all(self.press, host.markdown_extensions, host.mdx_configs, pages)

    @cached_property
    def _published(self) -> dict[str, Page]:
        return {page.id: page for page in self.pages if page.published}

    @cached_property
    def _digests(self) -> dict[str, str]:
        host, pages = self.config, self._published.values()
        return page_digests(self.press, pages, host.markdown_extensions, host.mdx_configs)

    def _values_of(self, ids: Collection[str]) -> Iterator[PageValue]:
        """Yield the values of published pages; articles are converted once a run."""
        met = [self._met[id] for id in ids if id in self._met]
        fresh = [self._published[id] for id in ids if id not in self._met]
        yield from met
        for value in self.converted(fresh) if fresh else ():
            if value.page.kind == "article":
                self._met[value.page.id] = value
            yield value

    @cached_property
    def index(self) -> SearchIndex:
        """The index of all published pages, kept in .answerable/ between runs."""

        def entries_of(ids: Collection[str]) -> Iterable[Entry]:
            for value in self._values_of(ids):
                yield from value.entries(self.press)

        keeping = Keeping(self._cache / "index", user_state_path("answerable") / "index.key")
        return kept_index(keeping, self._digests, entries_of, self.content.settings.language)

    @cached_property
    def looks(self) -> Mapping[str, Look]:
        """What each published article's page is like, kept in .answerable/ between runs."""
        file, articles = self._cache / "looks.json", self.content.published()
        return kept_looks(file, self.press, articles, self._digests, self._values_of)

    @property
    def _cache(self) -> Path:
        return self.folders.root / ".answerable"

    @property
    def questions(self) -> Path:
        """The folder of the backlog, from ANSWERABLE_QUESTIONS or the settings."""
        named = os.environ.get("ANSWERABLE_QUESTIONS")
        return Path(named) if named else self.folders.content / self.content.settings.questions

    @cached_property
    def backlog(self) -> LoadedBacklog:
        """All questions, with what is wrong in their files."""
        return load_backlog(self.questions, self.folders.root)


def open_project(date: str | None) -> Project:
    """Return the project of the current folder, or of the nearest one above it.

    Raises ProjectError if there is none, or its mkdocs.yml is wrong.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        for name in CONFIG_NAMES:
            if (folder / name).is_file():
                return Project(host_config(folder / name), date)
    raise ProjectError(
        f"no mkdocs.yml in {here} or above it; change to your project's folder and try again,"
        " or begin a project: answerable init DIR"
    )


def host_config(path: Path) -> MkDocsConfig:
    """Return what a mkdocs.yml says; raises ProjectError if MkDocs can't use it."""
    quiet = logging.getLogger("mkdocs")
    before = quiet.level
    quiet.setLevel(logging.CRITICAL)
    try:
        return load_config(config_file=str(path))
    except Abort:
        raise ProjectError(f"{path.name} can't be used; 'mkdocs build' says why") from None
    except ConfigurationError as error:
        raise ProjectError(f"{path.name} can't be used: {error}") from None
    finally:
        quiet.setLevel(before)


def mending(function: Callable[P, T]) -> Callable[P, T]:
    """Wrap a command so that a user's mistake is shown as findings or a sentence, exit 2."""

    @wraps(function)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except ContentError as error:
            for finding in error.findings:
                click.echo(str(finding), err=True)
            raise SystemExit(WRONG_USE) from None
        except AnswerableError as error:
            raise click.UsageError(str(error)) from None

    return wrapped


def date_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--date`, the date of the run."""
    return click.option(
        "--date",
        metavar="YYYY-MM-DD",
        help="The date of the run; default: SOURCE_DATE_EPOCH, else today.",
    )(function)


def json_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--json`, for other programs."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(
        function
    )
