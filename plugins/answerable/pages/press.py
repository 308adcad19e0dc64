"""What pages are printed with: content, words, facts, addresses and templates."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, TemplateError, TemplateSyntaxError

from answerable.articles import Article
from answerable.extras import OVERRIDES, folders
from answerable.findings import AnswerableError
from answerable.pages.addresses import Addresses, addresses_of
from answerable.pages.content import Content
from answerable.pages.facts import Facts
from answerable.pages.guiding.maps import GuideMap
from answerable.pages.guiding.words import GuideWords
from answerable.pages.pictures import Size, size_of
from answerable.pages.scripts import ScriptFolder, estimate_scripts, guide_scripts
from answerable.pages.titles import generated_titles
from answerable.pages.wording import Wording, load_wording
from answerable.shipped import own_overrides
from answerable.templates import html_templates, text_templates

T = TypeVar("T")


class BrokenTemplateError(AnswerableError):
    """A template is wrong, most often one that a site put in the place of ours."""


def _rendered(environment: Environment, template: str, /, **values: Any) -> str:
    try:
        return environment.get_template(template).render(**values)
    except TemplateSyntaxError as error:
        raise BrokenTemplateError(f"{error.filename}:{error.lineno}: {error.message}") from None
    except TemplateError as error:
        raise BrokenTemplateError(f"{template}: {error}") from None


@dataclass(frozen=True)
class Press:
    """Everything that turns a page's source into what a buyer reads."""

    content: Content
    wording: Wording
    addresses: Addresses
    overrides: tuple[Path, ...]

    @cached_property
    def facts(self) -> Facts:
        """The facts, found by reference."""
        return Facts(self.content, self.wording)

    @cached_property
    def scripts(self) -> ScriptFolder:
        """The scripts that only the pages with an estimate or a quote check load."""
        return estimate_scripts(self.overrides)

    @cached_property
    def guide_scripts(self) -> ScriptFolder:
        """The scripts that only the pages of guides load."""
        return guide_scripts(self.overrides)

    @cached_property
    def guides(self) -> Mapping[str, GuideWords]:
        """The guides that can be walked, by id, in the site's words."""
        return {
            id: GuideWords(walkable, self.wording, self.facts.fill)
            for id, walkable in self.content.guides.items()
        }

    @cached_property
    def guide_maps(self) -> Mapping[str, GuideMap]:
        """Each guide's map for the browser, by the guide's id."""
        settings, directories = self.content.settings, self.addresses.directory_urls
        return {id: GuideMap(words, settings, directories) for id, words in self.guides.items()}

    @cached_property
    def _blocks(self) -> Environment:
        environment = html_templates([folder / "blocks" for folder in self.overrides])
        environment.globals["t"] = self.wording
        return environment

    @cached_property
    def _pages(self) -> Environment:
        """Templates of generated pages: Markdown with ids only; what people type comes by facts."""
        environment = text_templates([folder / "pages" for folder in self.overrides])
        environment.globals["t"] = self.wording
        return environment

    def block(self, template: str, path: str | None, values: Mapping[str, Any]) -> str:
        """Return the HTML of a block; all that people typed is escaped.

        `path` is the page that it stands on, None for one that is served at any address. Raises
        BrokenTemplateError if the template is wrong.
        """

        def href(scheme: str, id: str, anchor: str = "") -> str:
            to = self.addresses.path(scheme, id)
            if path is None:
                return self.addresses.from_anywhere(to)
            return self.addresses.href(to, path, anchor)

        def file_href(file: str) -> str:
            if path is None:
                return self.addresses.file_from_anywhere(file)
            return self.addresses.file_href(file, path)

        html = _rendered(
            self._blocks,
            template,
            href=href,
            size=self.size,
            file_href=file_href,
            on=self.content.on,
            settings=self.content.settings,
            catalogue=self.content.catalogue,
            title=self.title,
            **values,
        )
        return html.strip()  # Python-Markdown looks at the first sign: is it a block of HTML?

    def size(self, file: str) -> Size | None:
        """Return the size of a picture below docs_dir, or None if it can't be shown."""
        return size_of(self.content.folders.docs / file)

    @cached_property
    def _kept(self) -> dict[tuple[Hashable, ...], Any]:
        return {}

    def once_a_depth(
        self, path: str, name: str, options: Hashable, number: int, make: Callable[[], T]
    ) -> T:
        """Return what `make` gives, made once for all pages whose links look the same.

        A block depends on its page only by how deep it lies, so that the same block on a thousand
        pages is printed once; files among its `options` are named from docs_dir. `number` is its
        place on the page, by which its ids differ.
        """
        key = (self.addresses.depth(path), name, options, number)
        if key not in self._kept:
            self._kept[key] = make()
        made: T = self._kept[key]
        return made

    def page(self, template: str, values: Mapping[str, Any]) -> str:
        """Return the Markdown of a generated page; raises BrokenTemplateError."""
        return _rendered(
            self._pages,
            template,
            settings=self.content.settings,
            catalogue=self.content.catalogue,
            **values,
        )

    def title(self, article: Article) -> str:
        """Return an article's title with its facts filled in."""
        return self.facts.fill(article.meta.title) or article.id

    def description(self, article: Article) -> str:
        """Return an article's description with its facts filled in."""
        return self.facts.fill(article.meta.description)


def press_of(content: Content, directory_urls: bool = True, site_url: str = "") -> Press:
    """Return the press for a project; its own overrides win file by file.

    Behind them come ours, then other packages', which can add files but not replace any.

    `site_url` is the full address of the site's root, empty where nobody named it. Raises
    ExtraError if another package's folder can't be used.
    """
    own = own_overrides()
    site = content.folders.root / "overrides"
    sites = (site,) if site.is_dir() and site.resolve() != own.resolve() else ()
    overrides = (*sites, own, *folders(OVERRIDES).values())
    settings = content.settings
    wording = load_wording(settings.language, settings.currency, overrides)
    bare = Facts(content, wording)
    titles = dict(generated_titles(content, wording))
    for article in content.shelf.articles.values():
        titles[article.path] = bare.fill(article.meta.title) or article.id
    for path in content.shelf.introductions:
        introduction = content.introduction(path)
        if introduction is not None and introduction.meta.title:
            titles[path] = bare.fill(introduction.meta.title)
    root = f"{site_url.rstrip('/')}/" if site_url else ""
    addresses = addresses_of(
        settings, content.catalogue, content.shelf, content.guides, titles, directory_urls, root
    )
    return Press(content, wording, addresses, overrides)
