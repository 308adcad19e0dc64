"""The picture of a page for sharing: what stands on it, and where it is kept between builds."""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path

from answerable.pages.press import Press
from answerable.pages.values import Page

log = logging.getLogger("mkdocs.plugins.answerable.pages")

WIDTH, HEIGHT = 1200, 630

DESIGN = 1
"""Rises when cards look different, so that no kept one is taken for a new one."""

_END_OF_PNG = b"IEND\xaeB`\x82"


@dataclass(frozen=True)
class Card:
    """What stands on a picture, in words."""

    company: str
    title: str
    foot: str

    def path(self, font: str) -> str:
        """Return where the picture stands on the site, by all that it is made of."""
        held = "\0".join((str(DESIGN), font, *astuple(self)))
        digest = hashlib.sha256(held.encode("utf-8", "surrogatepass")).hexdigest()
        return f"assets/sharing/{digest[:24]}.png"


def card_of(page: Page, press: Press) -> Card:
    """Return what stands on the picture of a page: company, title, topic and its facts' date."""
    t = press.wording
    parts = [t(f"topic.{page.topic}")] if page.topic else []
    if page.updated:
        parts.append(t("sharing.dated", date=t.date(page.updated)))
    return Card(press.content.catalogue.company.name, page.title, " · ".join(parts))


@dataclass(frozen=True)
class KeptPictures:
    """Pictures on the disk between builds. The folder may be deleted at any time."""

    folder: Path

    def picture(self, name: str, draw: Callable[[], bytes]) -> bytes:
        """Return the picture of that name, which is drawn and kept if it isn't there whole."""
        path = self.folder / name
        try:
            held = path.read_bytes()
        except OSError:
            held = b""
        if held.endswith(_END_OF_PNG):
            return held
        drawn = draw()
        self._keep(path, drawn)
        return drawn

    def forget_others(self, used: Iterable[str]) -> None:
        """Delete the pictures that no page of the site uses any more."""
        wanted = set(used)
        try:
            for path in self.folder.glob("*.png"):
                if path.name not in wanted:
                    path.unlink(missing_ok=True)
        except OSError as error:
            log.debug("old pictures for sharing stay in %s: %s", self.folder, error)

    def _keep(self, path: Path, drawn: bytes) -> None:
        """Write a file so that another build sees it whole or not at all."""
        part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(drawn)
            part.replace(path)
        except OSError as error:
            log.debug("a picture for sharing can't be kept in %s: %s", path.parent, error)
            with suppress(OSError):  # it may not be there, nor its folder
                part.unlink()
