"""The colours of the drawings: those of the site on a light panel, whatever scheme is on."""

from __future__ import annotations

INK = "#17272b"
MUTED = "#44555a"
TEAL = "#0b5a69"
RUST = "#9c430a"

PANEL = "#eef4f4"
PAPER = "#ffffff"
WATER = "#d3ebf0"
EARTH = "#e2cfae"

LETTERS = (INK, MUTED, TEAL, RUST)
"""The colours that letters may have on the panel; elsewhere they are in ink."""

GROUNDS = (PANEL, PAPER, WATER, EARTH)
"""The colours that letters in ink may stand on."""

COLOURS = {
    "ink": INK,
    "muted": MUTED,
    "teal": TEAL,
    "rust": RUST,
    "panel": PANEL,
    "paper": PAPER,
    "water": WATER,
    "line": "#bccbce",
    "deep": "#7fbfcc",
    "earth": EARTH,
    "gravel": "#a9a89f",
    "steel": "#6d7f86",
    "concrete": "#cfd2d0",
    "grass": "#7fa56a",
    "brass": "#c08a2e",
}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
