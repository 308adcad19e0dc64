"""Pictures: how large each is, and what is wrong with one before a buyer waits for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from PIL import ExifTags, Image

from answerable.catalogue import Catalogue
from answerable.catalogue.pictures import Picture
from answerable.findings import Finding, Level
from answerable.pages.files import from_docs, is_there, none_there
from answerable.web import parts_of

ENDINGS = frozenset(".avif .gif .jpeg .jpg .png .svg .webp".split())

MOST_BYTES = 500_000
"""Above this a phone waits: 2.5 s at 1.6 Mbit/s, the slow 4G that Lighthouse measures with."""

SIZES_KEPT = 10_000

_FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
"""What browsers show. Pillow reads much more, also from a file whose name tells a lie."""

_ORIENTATION = ExifTags.Base.Orientation
_ON_ITS_SIDE = frozenset((5, 6, 7, 8))
"""How a telephone says that its picture lies on its side; browsers set it upright."""

_MOST_PIXELS = 100_000
_SVG_HEAD = 4096
_SVG_TAG = re.compile(r"<svg\b[^>]*>", re.DOTALL)
_SVG_SIZE = re.compile(r"""\s(width|height|viewBox)\s*=\s*["']([^"']+)["']""")
_RUNS = re.compile(rb"""<(?:\w+:)?script\b|\son\w+\s*=\s*["']|["']\s*javascript:""", re.IGNORECASE)
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Size:
    """A picture's width and height in CSS pixels."""

    width: int
    height: int


@dataclass(frozen=True)
class Fault:
    """What is wrong with a picture: a finding's id and words."""

    id: str
    message: str


def size_of(path: Path) -> Size | None:
    """Return a picture's size, or None if it can't be read or has none of its own."""
    try:
        return _size(path, path.stat().st_mtime_ns)
    except (OSError, ValueError):  # no file can have the name, as with a null byte
        return None


@lru_cache(SIZES_KEPT)
def _size(path: Path, changed: int) -> Size | None:
    """Return a picture's size; `changed` makes a new version of the file another key."""
    if path.suffix.lower() == ".svg":
        return _size_of_svg(path.read_bytes()[:_SVG_HEAD].decode("utf-8", "replace"))
    try:
        with Image.open(path, formats=_FORMATS) as image:  # reads the head only
            width, height = image.size
            lies = "exif" in image.info and image.getexif().get(_ORIENTATION) in _ON_ITS_SIDE
            return Size(height, width) if lies else Size(width, height)
    except (Image.DecompressionBombError, OSError, RuntimeError, SyntaxError):  # broken
        return None


def _size_of_svg(text: str) -> Size | None:
    tag = _SVG_TAG.search(text)
    held = dict(_SVG_SIZE.findall(tag.group(0))) if tag else {}
    whole = re.compile(r"\d+(?:\.\d+)?(?:px)?\Z")
    if whole.match(held.get("width", "")) and whole.match(held.get("height", "")):
        width, height = (float(held[side].removesuffix("px")) for side in ("width", "height"))
        return _within_reason(width, height)
    box = _NUMBERS.findall(held.get("viewBox", ""))
    return _within_reason(float(box[2]), float(box[3])) if len(box) == 4 else None


def _within_reason(width: float, height: float) -> Size | None:
    if not all(1 <= side <= _MOST_PIXELS for side in (width, height)):
        return None
    return Size(round(width), round(height))


def file_of(src: str, page: str) -> str | None:
    """Return the path below docs_dir that a picture's address on a page means.

    None for one that lies elsewhere.
    """
    parts = parts_of(src)
    if (
        parts is None
        or parts.scheme
        or parts.netloc
        or not parts.path
        or parts.path.startswith("/")
    ):
        return None
    path = from_docs(unquote(parts.path), page)
    return None if path.startswith("../") else path


def faults_of(file: str, docs: Path) -> Iterator[Fault]:
    """Yield what is wrong with a picture below docs_dir."""
    path = docs / file
    if not is_there(docs, file):
        yield Fault("picture.missing", none_there(docs, file, ENDINGS))
        return
    if path.suffix.lower() not in ENDINGS or size_of(path) is None:
        yield Fault(
            "picture.unreadable",
            f"'{file}' can't be read as a picture; save it anew as PNG, JPEG, WebP or SVG",
        )
    elif path.suffix.lower() == ".svg" and _RUNS.search(path.read_bytes()):
        yield Fault(
            "picture.script",
            f"'{file}' holds a script, which runs when somebody opens the picture by itself; save"
            " it anew as a plain SVG",
        )
    if (held := path.stat().st_size) > MOST_BYTES:
        yield Fault(
            "picture.large",
            f"'{file}' has {held / 1_000_000:.1f} MB, which a phone on the road waits for; save it"
            " at most 1600 pixels wide, as WebP or JPEG",
        )


def picture_findings(catalogue: Catalogue, docs: Path) -> Iterator[Finding]:
    """Yield what is wrong with the pictures of products and people; `docs` is docs_dir."""
    for product in catalogue.products.values():
        place = catalogue.place("product", product.id)
        for fault in _of_picture(product.picture, docs):
            yield place.finding(fault.id, Level.WARNING, fault.message, "picture", "file")
    for id, person in catalogue.people.items():
        place = catalogue.place("people", "")
        for fault in _of_picture(person.picture, docs):
            yield place.finding(
                fault.id, Level.WARNING, fault.message, "people", id, "picture", "file"
            )


def _of_picture(picture: Picture | None, docs: Path) -> Iterator[Fault]:
    if picture is not None:
        yield from faults_of(picture.file, docs)
