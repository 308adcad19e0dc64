"""The MkDocs plugin: hands MkDocs the pages, the Markdown extension and the templates."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, ParamSpec, TypeVar

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils.templates import TemplateContext

from answerable.dates import run_date
from answerable.findings import AnswerableError, Finding, Level, in_order, summary
from answerable.pages import (
    AnswerableExtension,
    ContentError,
    Folders,
    Page,
    PageValue,
    Press,
    SiteSearch,
    alias_findings,
    alias_pages,
    clash_findings,
    convert_all,
    guide_findings,
    page_findings,
    pages_of,
    press_of,
    read_content,
    site_findings,
    value_of,
)
from answerable.pages.machines import Machines
from answerable.site.address import address_findings
from answerable.site.files import add_files, private_folder_findings, with_pages
from answerable.site.furniture import around_search, furniture, meta_of, with_files
from answerable.site.language import language_findings, speak
from answerable.site.navigation import hubs_nav
from answerable.site.policy import with_policy
from answerable.site.search_slot import has_search, put_in_place

log = logging.getLogger("mkdocs.plugins.answerable.site")

P = ParamSpec("P")
T = TypeVar("T")

STYLESHEET = "assets/answerable.css"
SCRIPT = "assets/answerable.js"
MENDED = "mended.html"


class AnswerableConfig(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say to the plugin; everything else stands in content/settings.yml."""

    content = config_options.Type(str, default="content")


class AnswerablePlugin(BasePlugin[AnswerableConfig]):  # type: ignore[no-untyped-call]
    """Builds a site of answers from content/."""

    def __init__(self) -> None:
        self.serving = False
        self.dirty = False
        self.press: Press
        self.machines: Machines
        self.search: SiteSearch | None = None
        self.extension: AnswerableExtension
        self.env: Environment
        self.pages: dict[str, Page] = {}
        self.values: dict[str, PageValue] = {}
        self.findings: dict[str, list[Finding]] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether buyers will see the result; defining this keeps the plugin when serving."""
        self.serving = command == "serve"
        self.dirty = dirty

    @event_priority(100)  # before the search plugin takes its words from the theme
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content, and stop before anything is written if it can't be published."""
        if self.dirty:
            raise PluginError(
                "A dirty build keeps pages whose own file didn't change, and so their old prices;"
                " build without --dirty."
            )
        folders = _folders(config, self.config.content)
        try:
            content = read_content(
                folders, lambda settings: run_date(None, os.environ, settings.time_zone)
            )
            self.press = press_of(content, config.use_directory_urls, config.site_url or "")
            self.pages = {page.path: page for page in pages_of(self.press)}
            self.machines = Machines(self.press, tuple(self.pages.values()))
            self.extension = AnswerableExtension(self.press)
            self.search = SiteSearch(self.press) if has_search(config) else None
        except ContentError as error:
            _report(error.findings)
            raise PluginError(summary(error.findings)) from None
        except AnswerableError as error:
            raise PluginError(str(error)) from None
        self.values, self.findings = {}, {}
        private = tuple(
            private_folder_findings(
                content, Path(config.site_dir), os.environ.get("ANSWERABLE_QUESTIONS")
            )
        )
        addresses = (
            *clash_findings(self.press, self.pages.values()),
            *alias_findings(self.press, self.pages.values()),
            *guide_findings(self.press),
        )
        if private or (_errors([*content.findings, *addresses]) and not self.serving):
            values = convert_all(self.press, config.markdown_extensions, config.mdx_configs)
            _stop([*private, *site_findings(self.press, values)])
        config.markdown_extensions.append(self.extension)  # type: ignore[arg-type]
        own = 1 if config.theme.custom_dir else 0
        themes = [folder / "theme" for folder in self.press.overrides]
        config.theme.dirs[own:own] = [str(folder) for folder in themes if folder.is_dir()]
        config.extra_css.insert(0, STYLESHEET)
        script = config_options.ExtraScriptValue(SCRIPT)
        script.type = "module"
        config.extra_javascript.append(script)
        speak(config, content.settings.language)
        if config.nav is None:
            config.nav = _mending(hubs_nav, self.press)
        about_host = (*address_findings(config, content), *language_findings(config, content))
        _report([*content.findings, *addresses, *about_host])
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages; keep drafts, and what isn't for buyers, off the site."""
        aliases = alias_pages(self.press, self.pages.values())
        return with_pages(files, self.pages, aliases, config, log)

    def on_page_read_source(self, *, page: HostPage, config: MkDocsConfig) -> str | None:
        """Give MkDocs the text below the front matter, which our own reader has read."""
        known = self.pages.get(page.file.src_uri)
        return known.source.body if known else None

    @event_priority(100)
    def on_page_markdown(
        self, markdown: str, *, page: HostPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Set what templates read of a page, and begin to collect what it holds."""
        known = self.pages.get(page.file.src_uri)
        if known is not None:
            page.meta.update(with_files(meta_of(known), config.theme.dirs))
            page.update_date = str(known.updated or self.press.content.on)
            self.extension.begin(known.source)
        return markdown

    def on_page_content(
        self, html: str, *, page: HostPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Keep what the page holds, and what is wrong in it."""
        known = self.pages.get(page.file.src_uri)
        if known is not None:
            value = value_of(known, self.extension.finish())
            self.values[known.path] = value
            self.findings[known.path] = list(page_findings(value, self.press))
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Report all findings, stop if one would tell a buyer something false, else add files.

        The files that machines read are made of all pages, so they can't be made any earlier.
        """
        self.env = env
        found = [finding for path in self.findings for finding in self.findings[path]]
        if _errors(found) and not self.serving:
            _stop(found)
        _report(found)
        _mending(add_files, files, self.machines.files(self.values.values()), config)
        structures = [value.structure for value in self.values.values()]
        add_files(files, self.press.scripts.files(structures), config)
        add_files(files, self.press.guide_scripts.files(structures), config)
        add_files(files, (held.file() for held in self.press.guide_maps.values()), config)
        if self.search is not None:
            stub, search_files = self.search.files(self.values.values())
            put_in_place(config, stub)
            add_files(files, search_files, config)
        if not config.site_url:
            log.info(
                "mkdocs.yml has no site_url, so there are no canonical addresses, no sitemap, no"
                " feed and no pictures for sharing; write the site's full address there"
            )
        log.info(
            "%d pages as of %s, %d articles, %d products; `answerable check` tells more",
            len(self.values),
            self.press.content.on,
            len(self.press.content.published()),
            len(self.press.content.catalogue.products),
        )

    def on_page_context(
        self, context: TemplateContext, *, page: HostPage, config: MkDocsConfig, nav: Any
    ) -> TemplateContext:
        """Give templates the page's byline, neighbours and foot, and findings while serving."""
        path = page.file.src_uri
        found = self._shown_findings(path) if self.serving else []
        pieces = _mending(furniture, self.machines, self.values.get(path), path, found)
        search = _mending(around_search, self.press, self.search, path)
        context["ans"] = {**pieces, **search}  # type: ignore[typeddict-unknown-key]
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:
        """Mend and guard the finished page, after everybody else who changes it."""
        return self._finished(output, page.content or "")

    @event_priority(-100)
    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Do the same with pages without a source, like 404.html."""
        is_page = template_name.endswith(".html")
        return self._finished(output_content) if is_page else output_content

    def _finished(self, whole: str, text: str = "") -> str:
        """Return a page with the theme's faults mended, and with its security policy."""
        html = self.env.get_template(MENDED).render(whole=whole)
        policy = self.press.content.settings.policy
        if self.serving or not policy.enabled:  # while serving, the host adds a script to reload
            return html
        return with_policy(html, text, policy)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give pages without a source, like 404.html, their foot, and the sitemap its dates."""
        pieces = _mending(furniture, self.machines, None, None, [])
        search = _mending(around_search, self.press, self.search, None)
        dates, hidden = self.machines.dates(), self.machines.hidden()
        context["ans"] = {**pieces, **search, "dates": dates, "hidden": hidden}  # type: ignore[typeddict-unknown-key]
        return context

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch all that people write, and the templates."""
        server.watch(str(self.press.content.folders.content))
        for folder in self.press.overrides:
            server.watch(str(folder))
        return server

    def _shown_findings(self, path: str) -> list[Finding]:
        known = self.pages.get(path)
        if known is None:
            return []
        content = self.press.content
        of_file = [f for f in content.findings if f.path == known.source.shown]
        about = {content.catalogue.place("product", id).path for id in known.products}
        of_facts = [f for f in content.findings if f.path in about]
        return in_order([*of_file, *of_facts, *self.findings.get(path, [])])


def _mending(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a function of ours, and turn what a person can mend into MkDocs' own error."""
    try:
        return function(*args, **kwargs)
    except AnswerableError as error:
        raise PluginError(str(error)) from None


def _folders(config: MkDocsConfig, content: str) -> Folders:
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    return Folders(root, root / content, Path(config.docs_dir))


def _errors(findings: Any) -> bool:
    return any(f.level is Level.ERROR and not f.due for f in findings)


def _stop(findings: list[Finding]) -> None:
    """Log all findings and raise PluginError: no site is better than one that misleads."""
    _report(findings)
    raise PluginError(summary(findings))


def _report(findings: Any) -> None:
    """Log findings; what only the calendar caused must not block somebody's typo fix."""
    for finding in in_order(findings):
        if finding.level is Level.NOTE or finding.due:
            log.debug("%s", finding)
        elif finding.level is Level.WARNING:
            log.warning("%s", finding)
        else:
            log.error("%s", finding)
