"""Draws the picture of a page for sharing: the same words and font give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFont

from answerable.pages.machines.cards import HEIGHT, WIDTH, Card
from answerable.pages.machines.fonts import Letters

GROUND, INK = (11, 90, 105), (255, 255, 255)
"""The colours: primary of overrides/theme/assets/answerable.css, and white."""

MOST_LINES = 4
ELLIPSIS = "…"

_MARGIN, _LINE_HEIGHT = 80, 88
_WHITE, _PALE, _FAINT = 255, 205, 70
_SHADES = 16
_COMPRESSION = 3
"""Of zlib's levels, the one above which a picture shrinks little and costs much."""


def drawn(card: Card, letters: Letters) -> bytes:
    """Return the picture of a card as PNG."""
    image = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, HEIGHT - 14, WIDTH, HEIGHT), fill=_FAINT)
    width = WIDTH - 2 * _MARGIN
    company = _fitting(letters.shown(card.company), letters.small, width)
    draw.text((_MARGIN, 60), company, font=letters.small, fill=_PALE)
    lines = list(wrapped(letters.shown(card.title), letters.title, width))
    top = 136 + (MOST_LINES - len(lines)) * _LINE_HEIGHT // 2
    for number, line in enumerate(lines):
        at = (_MARGIN, top + number * _LINE_HEIGHT)
        draw.text(at, line, font=letters.title, fill=_WHITE)
    foot = _fitting(letters.shown(card.foot), letters.small, width)
    draw.text((_MARGIN, HEIGHT - 100), foot, font=letters.small, fill=_PALE)
    return _as_png(image)


def wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """Yield a text's lines, at most four; what is left over becomes an ellipsis."""
    rest = text
    for _ in range(MOST_LINES - 1):
        if not rest:
            return
        line, rest = _one_line(rest, font, width)
        yield line
    if rest:
        yield _fitting(rest, font, width)


def _one_line(text: str, font: ImageFont.FreeTypeFont, width: int) -> tuple[str, str]:
    """Return as many whole words as fit, and the rest; a word that is too long is cut."""
    words = text.split(" ")
    fitting = 0
    while fitting < len(words) and font.getlength(" ".join(words[: fitting + 1])) <= width:
        fitting += 1
    if fitting:
        return " ".join(words[:fitting]), " ".join(words[fitting:])
    cut = _letters_that_fit(words[0], font, width)
    return text[:cut], text[cut:]


def _fitting(text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """Return a text that fits on a line, shortened with an ellipsis if it must be."""
    if font.getlength(text) <= width:
        return text
    room = width - round(font.getlength(ELLIPSIS))
    return f"{text[: _letters_that_fit(text, font, room)].rstrip()}{ELLIPSIS}"


def _letters_that_fit(text: str, font: ImageFont.FreeTypeFont, width: int) -> int:
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if font.getlength(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def _as_png(image: Image.Image) -> bytes:
    """Return a picture in shades of grey as one in as many shades between our two colours."""
    few = image.point([shade * _SHADES // 256 for shade in range(256)])
    few.putpalette(
        [
            round(ground + (ink - ground) * shade / (_SHADES - 1))
            for shade in range(_SHADES)
            for ground, ink in zip(GROUND, INK, strict=True)
        ]
    )
    held = io.BytesIO()
    few.save(held, "PNG", bits=4, compress_level=_COMPRESSION, compress_type=0)
    return held.getvalue()
