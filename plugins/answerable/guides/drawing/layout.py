"""Where everything stands in a picture: rows of boxes, and between them rows of words.

A line from box to box is a chain of pieces, one in each row that it passes: its words first, then
lanes that keep its way free. So no line runs through a box or through words.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from answerable.guides.drawing.lines import broken
from answerable.guides.drawing.scheme import Box, Scheme

WIDTH = 1280
MARGIN = 20
SIZE = 15
LABEL_SIZE = 14
LINE = 20
PADDING = 10
BOX_WIDTH = 280
LABEL_WIDTH = 290
NARROWEST = 80
LANE = 12
GAP = 16
ROW_GAP = 38
SWEEPS = 6


@dataclass
class Piece:
    """A box, the words of a line, or a lane, with its place in pixels from the left upper corner.

    `box` is the place of the box, -1 for what belongs to a line.
    """

    row: int
    box: int = -1
    text: tuple[str, ...] = ()
    wanted: float = LANE
    x: float = 0
    y: float = 0
    width: float = LANE
    height: float = 0
    lines: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    before: list[Piece] = field(default_factory=list)
    after: list[Piece] = field(default_factory=list)

    @property
    def middle(self) -> float:
        """The middle from left to right."""
        return self.x + self.width / 2


@dataclass(frozen=True)
class Layout:
    """All pieces with their places; `chains` are the pieces of each line, its boxes included."""

    boxes: tuple[Piece, ...]
    chains: tuple[tuple[Piece, ...], ...]
    bottoms: tuple[float, ...]
    """The lower end of each row."""
    width: float
    height: float


def layout_of(scheme: Scheme) -> Layout:
    """Return where everything stands."""
    boxes = tuple(
        Piece(2 * box.layer, number, wanted=BOX_WIDTH) for number, box in enumerate(scheme.boxes)
    )
    chains = tuple(_chain(boxes[link.start], boxes[link.to], link.labels) for link in scheme.links)
    rows: defaultdict[int, list[Piece]] = defaultdict(list)
    for piece in boxes:
        rows[piece.row].append(piece)
    for chain in chains:
        for piece in chain[1:-1]:
            rows[piece.row].append(piece)
    ordered = [rows[number] for number in range(max(rows) + 1)]
    _sort(ordered)
    width = max(WIDTH, *(_narrowest(row) for row in ordered))
    y, bottoms = float(MARGIN), []
    for row in ordered:
        _place(row, width)
        for piece in row:
            piece.y = y
            _fill(piece, scheme.boxes)
        y += max((piece.height for piece in row), default=0)
        bottoms.append(y)
        y += ROW_GAP
    return Layout(boxes, chains, tuple(bottoms), width, y - ROW_GAP + MARGIN)


def _chain(start: Piece, to: Piece, labels: tuple[str, ...]) -> tuple[Piece, ...]:
    first = Piece(start.row + 1, text=labels, wanted=LABEL_WIDTH if labels else LANE)
    lanes = (Piece(row) for row in range(start.row + 2, to.row))
    chain = (start, first, *lanes, to)
    for upper, lower in pairwise(chain):
        upper.after.append(lower)
        lower.before.append(upper)
    return chain


def _sort(rows: list[list[Piece]]) -> None:
    """Bring each row into an order in which few lines cross: by the middle of its neighbors."""
    places: dict[int, float] = {}
    for row in rows:
        _note(row, places)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        for row in rows if down else reversed(rows):
            row.sort(key=lambda piece: _mean(piece.before if down else piece.after, piece, places))
            _note(row, places)


def _note(row: list[Piece], places: dict[int, float]) -> None:
    for number, piece in enumerate(row):
        places[id(piece)] = (number + 0.5) / len(row)


def _mean(neighbors: list[Piece], piece: Piece, places: dict[int, float]) -> float:
    if not neighbors:
        return places[id(piece)]
    return sum(places[id(other)] for other in neighbors) / len(neighbors)


def _narrowest(row: list[Piece]) -> float:
    """Return how wide a picture must be at least for a row."""
    return 2 * MARGIN + sum(min(piece.wanted, NARROWEST) + GAP for piece in row) - GAP


def _place(row: list[Piece], width: float) -> None:
    """Give each piece of a row its width, and its place near the middle of what leads to it."""
    room = width - 2 * MARGIN - GAP * (len(row) - 1)
    lanes = sum(piece.wanted for piece in row if piece.wanted <= LANE)
    words = sum(piece.wanted for piece in row if piece.wanted > LANE)
    share = min(1.0, (room - lanes) / words) if words else 1.0
    for piece in row:
        piece.width = piece.wanted if piece.wanted <= LANE else piece.wanted * share
    wishes = [_wish(piece, width) for piece in row]
    left, edge = [], float(MARGIN)
    for piece, wish in zip(row, wishes, strict=True):
        edge = max(edge, wish - piece.width / 2)
        left.append(edge)
        edge += piece.width + GAP
    right, edge = [0.0] * len(row), width - MARGIN
    for number in range(len(row) - 1, -1, -1):
        piece = row[number]
        edge = min(edge, wishes[number] + piece.width / 2)
        right[number] = edge - piece.width
        edge -= piece.width + GAP
    overflow = max(0.0, edge_of(row, left) - (width - MARGIN))
    for number, piece in enumerate(row):
        piece.x = (left[number] - overflow + right[number]) / 2
    _inside(row, width)


def edge_of(row: list[Piece], left: list[float]) -> float:
    """Return where a row ends that begins at these places."""
    return left[-1] + row[-1].width if row else 0.0


def _inside(row: list[Piece], width: float) -> None:
    """Move what stands outside of the picture into it, without changing the order."""
    edge = float(MARGIN)
    for piece in row:
        piece.x = max(piece.x, edge)
        edge = piece.x + piece.width + GAP
    edge = width - MARGIN
    for piece in reversed(row):
        piece.x = min(piece.x, edge - piece.width)
        edge = piece.x - GAP


def _wish(piece: Piece, width: float) -> float:
    if not piece.before:
        return width / 2
    return sum(_port(upper, piece) for upper in piece.before) / len(piece.before)


def _port(upper: Piece, lower: Piece) -> float:
    """Return where a line to a lower piece would best leave an upper one, were there room."""
    count = len(upper.after)
    number = next(n for n, held in enumerate(upper.after) if held is lower)
    return upper.middle + (number - (count - 1) / 2) * (LABEL_WIDTH + GAP if count > 1 else 0)


def _fill(piece: Piece, boxes: tuple[Box, ...]) -> None:
    """Break a piece's words into lines, and make it as high as they are."""
    if piece.box >= 0:
        room = piece.width - 2 * PADDING
        box = boxes[piece.box]
        piece.head = broken(box.head, room, LABEL_SIZE)
        piece.lines = broken(box.text, room, SIZE)
        piece.height = LINE * (len(piece.head) + len(piece.lines)) + 2 * PADDING
    elif piece.text:
        many = len(piece.text) > 1
        words = (f"• {text}" if many else text for text in piece.text)
        broken_words = (broken(text, piece.width, LABEL_SIZE) for text in words)
        piece.lines = tuple(line for lines in broken_words for line in lines)
        piece.height = LINE * len(piece.lines) + 8
