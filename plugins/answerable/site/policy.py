"""The Content-Security-Policy that each page carries: our own files, and the theme's own scripts.

https://www.w3.org/TR/CSP3/ . It stands in a `meta` element, so that it holds on any host of static
files. The theme's inline scripts are allowed by their hashes; one in an article's text is not.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from html import escape

from answerable.settings import Policy

DIRECTIVES: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'self'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    # Python-Markdown aligns a table's columns by style attributes.
    "style-src-attr": ("'unsafe-inline'",),
    # The theme's icons are data addresses in its stylesheet.
    "img-src": ("'self'", "data:"),
    "frame-src": ("'none'",),
    "object-src": ("'none'",),
    "base-uri": ("'self'",),
    "form-action": ("'self'",),
}
"""What a page may load by default. Hosts that send headers can add frame-ancestors."""

_INLINE_SCRIPT = re.compile(
    r"<script\b(?P<attributes>[^>]*)>(?P<text>.*?)</script\s*>", re.DOTALL | re.IGNORECASE
)
_NOT_RUN = re.compile(r"""\bsrc\s*=|\btype\s*=\s*["']?application/(?:ld\+)?json""", re.IGNORECASE)
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)


def with_policy(html: str, text: str, wanted: Policy) -> str:
    """Return a page with its policy; `text` is the article in it, whose scripts aren't trusted.

    The policy stands right behind the character set, because it holds only for what comes below it.
    """
    around = html.replace(text, "", 1) if text else html
    # Another plugin may have changed the text on its way into the page.
    own = {_bare(script) for script in _inline_scripts(text)}
    trusted = [script for script in _inline_scripts(around) if _bare(script) not in own]
    policy = escape("; ".join(_directives(trusted, wanted)), quote=False)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _CHARSET.sub(lambda match: f"{match.group(0)}\n      {meta}", html, count=1)


def _directives(trusted: Iterable[str], wanted: Policy) -> Iterator[str]:
    """Yield each directive; `trusted` are the texts of the scripts that may run."""
    allowed = {str(name): sources for name, sources in wanted.allow.items()}
    by_default = dict.fromkeys(allowed, DIRECTIVES["default-src"])
    for name, own in {**by_default, **DIRECTIVES}.items():
        if name == "script-src":
            own = (*own, *dict.fromkeys(map(_hash, trusted)))
        added = allowed.get(name, ())
        if added:
            own = tuple(source for source in own if source != "'none'")
        yield " ".join((name, *own, *added))


def _inline_scripts(html: str) -> Iterator[str]:
    """Yield the text of each script that stands in a page and is run."""
    for script in _INLINE_SCRIPT.finditer(html):
        if not _NOT_RUN.search(script.group("attributes")):
            yield script.group("text")


def _bare(script: str) -> str:
    return "".join(script.split())


def _hash(script: str) -> str:
    """Return the source that allows a script, made of the text that a browser reads."""
    text = script.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
