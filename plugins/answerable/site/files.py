"""Which files MkDocs publishes, and which it must not."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from answerable.findings import Finding, Level
from answerable.pages import AliasPage, Content, Page

PRIVATE_ENDINGS = frozenset(
    ".bak .csv .db .doc .docx .eml .env .key .log .mbox .odt .ods .pem .rtf .sql .sqlite .tsv"
    " .xls .xlsx .yaml .yml".split()
)
"""Kinds of files that hold work, not answers; MkDocs would publish them from docs_dir."""


def with_pages(
    files: Files,
    pages: Mapping[str, Page],
    aliases: Iterable[AliasPage],
    config: MkDocsConfig,
    log: logging.Logger,
) -> Files:
    """Return the files with generated pages and aliases, without drafts and private files."""
    for file in list(files):
        if file.src_uri in pages:
            if pages[file.src_uri].kind != "article":
                files.remove(file)
        elif _is_private(file):
            log.warning(
                "%s is of a kind that isn't published; move it out of docs_dir", file.src_uri
            )
            files.remove(file)
    for path, page in pages.items():
        if page.kind != "article":
            files.append(File.generated(config, path, content=page.source.body))
        found = files.get_file_from_path(path)
        if found is not None:
            # In the navigation each page would cost on every other page: 58 MB for 200 pages.
            published = InclusionLevel.NOT_IN_NAV if page.published else InclusionLevel.DRAFT
            found.inclusion = published
    for alias in aliases:
        if files.get_file_from_path(alias.path) is None:
            files.append(File.generated(config, alias.path, content=alias.html))
    return files


def _is_private(file: File) -> bool:
    return Path(file.src_uri).suffix.lower() in PRIVATE_ENDINGS


def private_folder_findings(content: Content, site_dir: Path) -> Iterator[Finding]:
    """Yield an error if the backlog lies where MkDocs publishes, or would be overwritten."""
    folders = content.folders
    questions = (folders.content / content.settings.questions).resolve()
    shown = (folders.content / "settings.yml").relative_to(folders.root).as_posix()
    for what, public in (("docs_dir", folders.docs), ("site_dir", site_dir)):
        if questions.is_relative_to(public.resolve()):
            yield Finding(
                "questions.public", Level.ERROR, shown, 0,
                f"the questions lie under {what}, which is published; move them out and change"
                " 'questions'",
            )  # fmt: skip
