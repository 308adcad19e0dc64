"""What people put into HTML of their own and the site's security policy won't let run or load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from answerable.findings import Finding, Level
from answerable.pages.extension.run import Run
from answerable.settings import Directive, Policy
from answerable.web import parts_of

_LOADED_BY: dict[str, Directive] = {
    "script": "script-src",
    "iframe": "frame-src",
    "img": "img-src",
    "audio": "media-src",
    "video": "media-src",
    "source": "media-src",
    "track": "media-src",
}
"""The element that loads its `src` -> the directive that must allow it."""


@dataclass(frozen=True)
class _Forbidden:
    """What is forbidden, as written, and how to get what the writer wants."""

    written: str
    message: str


def not_loaded(run: Run, blocks: Iterable[str]) -> Iterator[Finding]:
    """Yield what stands in people's HTML though the policy keeps it from running or loading."""
    policy = run.press.content.settings.policy
    if not policy.enabled:
        return
    for html in blocks:
        reader = _Reader(policy)
        reader.feed(html)
        reader.close()
        for found in reader.found:
            line = run.line_of(found.written)
            yield Finding("html.forbidden", Level.WARNING, run.source.shown, line, found.message)


class _Reader(HTMLParser):
    """Collects what a policy forbids in a piece of HTML."""

    def __init__(self, policy: Policy) -> None:
        super().__init__()
        self.policy = policy
        self.found: list[_Forbidden] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Judge one element."""
        held = {name: value or "" for name, value in attrs}
        src = held.get("src", "")
        directive = _LOADED_BY.get(tag)
        parts = parts_of(src)
        if directive and parts and parts.netloc and not self.policy.allows(directive, src):
            hint = "; write a fence `video`" if tag == "iframe" else ""
            self._add(
                src,
                f"'{src}' isn't loaded, the site's policy has no such source{hint}, or name the"
                f" host under 'policy: allow: {directive}' in settings.yml",
            )
        if tag == "script" and not src and "json" not in held.get("type", ""):
            self._add(
                "<script",
                "a <script> in a text isn't run; put it into a file and name that under"
                " 'extra_javascript' in mkdocs.yml",
            )
        for name in held:
            if name.startswith("on"):
                self._add(name, f"'{name}' isn't run; a script in a file can do it")

    def _add(self, written: str, message: str) -> None:
        self.found.append(_Forbidden(written, message))
