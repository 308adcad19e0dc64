"""Which files MkDocs publishes, and which it must not."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from answerable.findings import Finding, Level
from answerable.pages import Content, Page, SiteFile
from answerable.reading import shown_path
from answerable.settings import SETTINGS_FILE

PUBLIC_ENDINGS = frozenset(
    ".avif .css .eot .gif .htm .html .ico .jpeg .jpg .js .m4a .mjs .mov .mp3 .mp4 .ogg .otf .pdf"
    " .png .svg .ttf .txt .vtt .wav .webm .webmanifest .webp .woff .woff2 .xml".split()
)
"""Kinds of files that a site is made of. MkDocs would publish every kind from docs_dir, also work
files, exports and an editor's backups."""

PUBLIC_NAMES = frozenset({"CNAME", "_headers", "_redirects", ".nojekyll"})
"""Files without an ending that hosts of sites read."""


def with_pages(
    files: Files,
    pages: Mapping[str, Page],
    aliases: Iterable[SiteFile],
    config: MkDocsConfig,
    log: logging.Logger,
) -> Files:
    """Return the files with generated pages and aliases, without drafts and private files."""
    docs = Path(config.docs_dir)
    for file in list(files):
        if file.src_uri in pages:
            if pages[file.src_uri].kind != "article":
                files.remove(file)
        elif not _is_public(file, docs):
            log.warning("%s isn't published: %s", file.src_uri, _why_not(file))
            files.remove(file)
    for path, page in pages.items():
        if page.kind != "article":
            files.append(File.generated(config, path, content=page.source.body))
        found = files.get_file_from_path(path)
        if found is not None:
            # In the navigation each page would cost on every other page: 58 MB for 200 pages.
            published = InclusionLevel.NOT_IN_NAV if page.published else InclusionLevel.DRAFT
            found.inclusion = published
    add_files(files, aliases, config)
    return files


def add_files(files: Files, added: Iterable[SiteFile], config: MkDocsConfig) -> None:
    """Add files that aren't pages; what the author put at the same place stays."""
    taken = {file.dest_uri for file in files}
    for file in added:
        if file.path not in taken:
            taken.add(file.path)
            # MkDocs would take a file whose source is Markdown for a page.
            made = File.generated(config, f"{file.path}.file", content=_bytes(file))
            made.dest_uri = file.path
            files.append(made)


def _bytes(file: SiteFile) -> bytes:
    """Return what a file holds; MkDocs would write text with the line ends of the system."""
    return file.content if isinstance(file.content, bytes) else file.content.encode()


def _is_public(file: File, docs: Path) -> bool:
    """Return whether a file may be published; what the theme and other plugins bring may."""
    if not file.abs_src_path or not Path(file.abs_src_path).is_relative_to(docs):
        return True
    if file.is_documentation_page():
        return False  # an article that our reader didn't take
    path = Path(file.src_uri)
    return path.suffix.lower() in PUBLIC_ENDINGS or path.name in PUBLIC_NAMES


def _why_not(file: File) -> str:
    if file.is_documentation_page():
        return "it couldn't be read as an article; see the other findings"
    return "its kind isn't one that sites are made of; move it out of docs_dir"


def private_folder_findings(
    content: Content, site_dir: Path, named: str | None
) -> Iterator[Finding]:
    """Yield an error if the backlog lies where MkDocs publishes, or would be overwritten.

    `named` is the folder that ANSWERABLE_QUESTIONS names, if it is set.
    """
    folders = content.folders
    questions = Path(named or folders.content / content.settings.questions).resolve()
    shown = shown_path(folders.content / SETTINGS_FILE, folders.root)
    for what, public in (("docs_dir", folders.docs), ("site_dir", site_dir)):
        if questions.is_relative_to(public.resolve()):
            yield Finding(
                "questions.public", Level.ERROR, shown, 0,
                f"the questions lie under {what}, which is published; move them out and change"
                " 'questions'",
            )  # fmt: skip
    for link in sorted(path for path in folders.docs.rglob("*") if path.is_symlink()):
        target = link.resolve()
        if target.is_relative_to(questions) or questions.is_relative_to(target):
            yield Finding(
                "questions.public", Level.ERROR, shown_path(link, folders.root), 0,
                "this link leads to the questions, and what lies below docs_dir is published;"
                " delete it",
            )  # fmt: skip
