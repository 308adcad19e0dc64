"""Plans what a new site adds to a folder, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from answerable.settings import SETTINGS_FILE, Slugs
from answerable.starter.joining import Host, joined
from answerable.starter.new_site import CONTENT, GUIDE, NewSite, StarterError
from answerable.starter.writing import IGNORED, StarterFile, files_of

THEME = "material"


@dataclass(frozen=True)
class Change:
    """A file that is there and gets lines more: its bytes before and after, and what is added."""

    path: str
    before: bytes
    after: bytes
    added: str


@dataclass(frozen=True)
class Plan:
    """What is added, what gets lines more, what is left alone, and what a person should know.

    `begun` says that a site stands there already, so that nothing is added.
    """

    root: Path
    added: tuple[StarterFile, ...] = ()
    changed: tuple[Change, ...] = ()
    kept: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    begun: bool = False


def fitted(site: NewSite, host: Host) -> NewSite:
    """Return the site with folders and slugs that nothing of the existing project stands in."""
    content = host.content or (f"answerable-{CONTENT}" if host.docs == CONTENT else CONTENT)
    taken = {path.removesuffix(".md") for path in host.pages if "/" not in path}
    slugs = {name: f"{slug}-answers" for name, slug in _usual_slugs().items() if slug in taken}
    return replace(
        site,
        content=content,
        docs=host.docs,
        guide=f"{content}/{GUIDE}",
        joins=True,
        slugs=slugs,
    )


def _usual_slugs() -> dict[str, str]:
    return {field.alias or name: field.default for name, field in Slugs.model_fields.items()}


def plan_of(root: Path, site: NewSite, host: Host | None, more: Iterable[StarterFile] = ()) -> Plan:
    """Return the plan for a folder; `host` is the MkDocs project in it, `more` are other files.

    Raises StarterError where the site can't be joined safely; its words say what to do.
    """
    if is_there(root / site.content / SETTINGS_FILE):
        return Plan(root, kept=(f"{site.content}/{SETTINGS_FILE}",), begun=True)
    if site.guide == GUIDE and is_there(root / GUIDE):
        site = replace(site, guide=f"{site.content}/{GUIDE}")
    *first, settings = files_of(site)
    files = [*first, *more, settings]
    changed = [*_joining(root, site, host), *_ignoring(root, files)]
    kept = [file.path for file in files if is_there(root / file.path)]
    whole = {change.path for change in changed}
    return Plan(
        root,
        tuple(file for file in files if file.path not in kept),
        tuple(changed),
        tuple(path for path in kept if path not in whole),
        tuple(_advice(site, host)) if host else (),
    )


def is_there(path: Path) -> bool:
    """Return whether anything has that name, a link that leads nowhere included."""
    return path.exists() or path.is_symlink()


def _joining(root: Path, site: NewSite, host: Host | None) -> list[Change]:
    if host is None:
        return []
    if "README.md" in host.pages and "index.md" not in host.pages:
        raise StarterError(
            f"{host.docs}/README.md stands at the address of the new home page; rename it to"
            " index.md, which becomes the introduction there, and run the command again"
        )
    if host.content:
        return []
    edit = joined(host.text, site.content, site.content == CONTENT)
    if edit.text is None:
        raise StarterError(
            f"{host.name} can't be changed safely by a program; add 'answerable' to its plugins"
            f" yourself, like this, and run the command again:\n\n{edit.lines}\n"
        )
    before = (root / host.name).read_bytes()
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    after = mark + edit.text.encode()
    return [Change(host.name, before, after, _added(host.text, edit.text))]


def _added(before: str, after: str) -> str:
    """Return the lines that an edit adds, or the one that it makes longer."""
    old, new = before.splitlines(), after.splitlines()
    at = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    return "\n".join(new[at : at + max(1, len(new) - len(old))]).lstrip("\n")


def _ignoring(root: Path, files: Iterable[StarterFile]) -> list[Change]:
    """Return the change that keeps private things out of Git where a .gitignore is there."""
    wanted = next(file for file in files if file.path == IGNORED)
    path = root / IGNORED
    if not path.is_file():
        return []
    before = path.read_bytes()
    newline = b"\r\n" if b"\r\n" in before else b"\n"
    held = {line.strip().strip(b"/") for line in before.splitlines()}
    lines = [line for line in wanted.text.encode().splitlines() if line and line[:1] != b"#"]
    missing = [line for line in lines if line.strip(b"/") not in held]
    if not missing:
        return []
    gap = b"" if not before or before.endswith(b"\n") else newline
    after = before + gap + b"".join(line + newline for line in missing)
    return [Change(IGNORED, before, after, b"\n".join(missing).decode())]


def _advice(site: NewSite, host: Host) -> Iterator[str]:
    """Yield what a person should know who joins an existing project."""
    settings = f"{site.content}/{SETTINGS_FILE}"
    usual = _usual_slugs()
    for name, slug in site.slugs.items():
        yield (
            f"{host.docs}/{usual[name]}.md keeps its address; ours becomes '{slug}' (see 'slugs'"
            f" in {settings})"
        )
    if "index.md" in host.pages:
        yield f"{host.docs}/index.md stays, and becomes the introduction of the new home page"
    yield (
        "publishing stays as it is: no workflow is added; run 'answerable check' beside your own"
        " build"
    )
    if host.pages:
        yield (
            "'answerable check' will ask your own pages for a topic, a description, an author and"
            " a date in their front matter; until they have them, build without --strict"
        )
    if host.has_nav:
        yield (
            f"{host.name} has a 'nav', which stays: add the new hubs to it, like"
            f" '- Prices: {site.slug('cost')}/index.md'"
        )
    if host.theme != THEME:
        yield (
            f"the theme is '{host.theme}', but tables and prices are drawn for Material for MkDocs:"
            f" write 'name: {THEME}' under 'theme' in {host.name}"
        )
