"""Writes a picture of a guide as SVG, with colors for light and dark, and words for listeners."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree as ET

from answerable.guides.drawing.layout import LABEL_SIZE, LINE, PADDING, SIZE, Layout, Piece
from answerable.guides.drawing.scheme import Box, Scheme

_STYLE = f"""
svg {{ --paper: #fff; --ink: #1b1b1f; --soft: #55555f; --line: #80808c; --box: #f3f4f8;
  --options: #e3f2e6; --none: #fbeee0; --talk: #e4ecfb; background: var(--paper); }}
@media (prefers-color-scheme: dark) {{
  svg {{ --paper: #17181c; --ink: #f0f0f4; --soft: #b9b9c4; --line: #8b8b98; --box: #24262d;
    --options: #1d3524; --none: #3b2b19; --talk: #1e2b45; }}
}}
text {{ font: {SIZE}px system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  fill: var(--ink); text-anchor: middle; }}
.head, .label {{ font-size: {LABEL_SIZE}px; }}
.head {{ fill: var(--soft); }}
rect {{ fill: var(--box); stroke: var(--line); }}
.options {{ fill: var(--options); }}
.none {{ fill: var(--none); }}
.talk {{ fill: var(--talk); }}
.unreached {{ stroke-dasharray: 6 4; }}
path {{ fill: none; stroke: var(--line); stroke-width: 1.5; }}
marker path {{ fill: var(--line); stroke: none; }}
@media print {{ svg {{ --paper: #fff; --ink: #000; --soft: #333; --box: #fff; }} }}
"""


def svg_of(scheme: Scheme, layout: Layout) -> str:
    """Return a picture as the text of an SVG file."""
    size = {"width": f"{layout.width:.0f}", "height": f"{layout.height:.0f}"}
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {size['width']} {size['height']}",
            **size,
            "role": "img",
            "aria-labelledby": "title desc",
        },
    )
    ET.SubElement(root, "title", id="title").text = scheme.title
    ET.SubElement(root, "desc", id="desc").text = " ".join(_told(scheme))
    ET.SubElement(root, "style").text = _STYLE
    marker = ET.SubElement(ET.SubElement(root, "defs"), "marker", _ARROW)
    ET.SubElement(marker, "path", d="M0 0 8 4 0 8z")
    for chain in layout.chains:
        _line(root, chain, layout)
    for piece in layout.boxes:
        _box(root, piece, scheme.boxes[piece.box])
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


_ARROW = {
    "id": "arrow", "viewBox": "0 0 8 8", "refX": "7", "refY": "4", "orient": "auto",
    "markerWidth": "7", "markerHeight": "7",
}  # fmt: skip


def _told(scheme: Scheme) -> Iterator[str]:
    """Yield the picture in sentences."""
    for number, box in enumerate(scheme.boxes):
        yield f"{box.head}: {_sentence(box.text)}"
        for link in scheme.links:
            if link.start == number:
                words = ", ".join(link.labels) or "then"
                yield f"{words}: goes to {scheme.boxes[link.to].head}."


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _box(root: ET.Element, piece: Piece, box: Box) -> None:
    kind = box.kind if box.reached else f"{box.kind} unreached"
    ET.SubElement(
        root, "rect",
        {
            "class": kind, "x": _n(piece.x), "y": _n(piece.y), "width": _n(piece.width),
            "height": _n(piece.height), "rx": "6" if box.kind == "step" else "18",
        },
    )  # fmt: skip
    y = piece.y + PADDING
    y = _words(root, piece.head, piece.middle, y, "head")
    _words(root, piece.lines, piece.middle, y, "text")


def _line(root: ET.Element, chain: tuple[Piece, ...], layout: Layout) -> None:
    """Draw a line from box to box; where its words stand, it is interrupted."""
    *_, last = chain
    drawn = [f"M{_n(_out(chain))} {_n(chain[0].y + chain[0].height)}"]
    for upper, lower in pairwise(chain):
        start = _out(chain) if upper is chain[0] else upper.middle
        end = _in(chain) if lower is last else lower.middle
        bottom = layout.bottoms[upper.row]
        half = (bottom + lower.y) / 2
        if upper.lines and upper is not chain[0]:
            drawn.append(f"M{_n(start)} {_n(upper.y + upper.height)}")
        drawn.append(f"V{_n(bottom)}")
        drawn.append(f"C{_n(start)} {_n(half)} {_n(end)} {_n(half)} {_n(end)} {_n(lower.y)}")
    ET.SubElement(root, "path", {"d": " ".join(drawn), "marker-end": "url(#arrow)"})
    for piece in chain[1:-1]:
        _words(root, piece.lines, piece.middle, piece.y + 2, "label")


def _words(root: ET.Element, lines: tuple[str, ...], middle: float, y: float, kind: str) -> float:
    for line in lines:
        at = {"class": kind, "x": _n(middle), "y": _n(y + LINE * 0.75)}
        ET.SubElement(root, "text", at).text = line
        y += LINE
    return y


def _out(chain: tuple[Piece, ...]) -> float:
    """Return where a line leaves its first box."""
    box = chain[0]
    return _among(box, sorted(box.after, key=lambda piece: piece.middle), chain[1])


def _in(chain: tuple[Piece, ...]) -> float:
    """Return where a line comes to its last box."""
    box = chain[-1]
    return _among(box, sorted(box.before, key=lambda piece: piece.middle), chain[-2])


def _among(box: Piece, others: list[Piece], piece: Piece) -> float:
    number = next(n for n, held in enumerate(others) if held is piece)
    return box.x + box.width * (number + 1) / (len(others) + 1)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
