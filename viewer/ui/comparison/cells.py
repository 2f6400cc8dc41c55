"""Paint the text of a cell: fills behind words, letters, rules and strokes over them, pills behind them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap

from viewer.ui.comparison.layout import PlacedBlock, PlacedMark, PlacedPill, pill_font
from viewer.ui.comparison.lights import Lights
from viewer.ui.comparison.marks import MarkKind
from viewer.ui.comparison.rows import Cell
from viewer.ui.comparison.units import Side
from viewer.ui.theme import Theme, color

_RADIUS = 2
_STRIPE = 12  # pixels across one dark and one clear stripe of a hatched gap
_STRIKE_AT = 0.51  # of the height of a box, from its top: through the middle of small letters
_UNDERLINE_AT = 0.90
_TICK = 5  # pixels: the height of a tick where typography has something on the other side alone
_RULE = {MarkKind.TYPOGRAPHY: 2, MarkKind.TYPOGRAPHY_FAINT: 1}  # pixels
_LINKED = 0.10  # of the accent under sentences that stand for each other
_PRESSED = 0.16  # of the ink over the fill of what is pointed at


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the text of a cell stands: in which row and line, on which side, and from which pixel on.

    `is_soft` text is in the pale ink.
    """

    row: int
    line: int
    side: Side
    origin: QPoint
    is_soft: bool = False


def paint_text(painter: QPainter, lights: Lights, cell: Cell, spot: Spot, theme: Theme) -> None:
    """Paint the blocks of a cell with their marks and pills."""
    window = QRectF(painter.viewport())
    for placed in cell.blocks:
        corner = QPointF(spot.origin.x(), spot.origin.y() + placed.top)
        painter.translate(corner)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = [mark for mark in placed.marks if lights.is_lit(spot.row, mark.mark)]
        _paint_linked(painter, lights, spot.side, placed, theme)
        _paint_fills(painter, placed.marks, theme)
        _paint_hits(painter, lights, spot.side, placed, theme)
        for mark in lit:
            _paint_light(painter, mark, theme)
        _paint_selection(painter, lights, spot, placed, theme)
        painter.setPen(color(theme.soft if spot.is_soft or placed.face.is_soft else theme.ink))
        placed.layout.draw(painter, QPointF(0, 0), [], window.translated(-corner))  # lines out of sight are skipped
        for mark in placed.marks:
            _paint_shape(painter, mark, theme)
            if mark.mark.kind in _RULE:
                _paint_typography(painter, mark, theme)
        for pill in placed.pills:
            _paint_pill(painter, pill, theme)
        painter.translate(-corner)


@cache
def hatch(token: str, scale: float) -> QBrush:
    """Return the diagonal stripes of a gap as a brush for a screen of that scale."""
    side = round(_STRIPE * 2**0.5)
    tile = QPixmap(round(side * scale), round(side * scale))
    tile.setDevicePixelRatio(scale)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(token))
    for shift in (-side, 0, side):
        path = QPainterPath(QPointF(shift, side))
        path.lineTo(shift + side / 2, side)
        path.lineTo(shift + side * 1.5, 0)
        path.lineTo(shift + side, 0)
        path.closeSubpath()
        painter.drawPath(path)
    painter.end()
    return QBrush(tile)


_FILLED = frozenset({MarkKind.DROPPED, MarkKind.ADDED, MarkKind.EXCHANGED, MarkKind.QUOTATION, MarkKind.TYPOGRAPHY})


def _tokens(kind: MarkKind, theme: Theme) -> tuple[str, str]:
    """Return ink and fill of a kind of mark."""
    match kind:
        case MarkKind.DROPPED:
            return theme.dropped, theme.dropped_fill
        case MarkKind.ADDED:
            return theme.added, theme.added_fill
        case MarkKind.EXCHANGED | MarkKind.TYPOGRAPHY:
            return theme.exchanged, theme.exchanged_fill
        case MarkKind.TYPOGRAPHY_FAINT:
            return theme.soft, theme.ghost
        case MarkKind.LANGUAGE:
            return theme.language, theme.language_fill
        case _:
            return theme.quotation, theme.quotation_fill


def _paint_fills(painter: QPainter, marks: Iterable[PlacedMark], theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for placed in marks:
        if placed.mark.kind in _FILLED:
            painter.setBrush(color(_tokens(placed.mark.kind, theme)[1]))
            for box in placed.boxes:
                painter.drawRoundedRect(box, _RADIUS, _RADIUS)


def _paint_linked(painter: QPainter, lights: Lights, side: Side, placed: PlacedBlock, theme: Theme) -> None:
    """Lay a pale ground under a sentence that the mouse is over, and under those that stand for it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(theme.accent, _LINKED))
    for _, place in (link for link in lights.linked if link[0] is side and link[1].block == placed.index):
        for box in placed.boxes(place.span):
            painter.drawRect(box.adjusted(0, -1, 0, 1))


def _paint_light(painter: QPainter, placed: PlacedMark, theme: Theme) -> None:
    """Make a mark that is pointed at, or whose partner is, stand out; where words are missing, show a caret."""
    ink = _tokens(placed.mark.kind, theme)[0]
    painter.setBrush(color(ink, _PRESSED))
    painter.setPen(QPen(color(ink), 1))
    for box in placed.boxes:
        painter.drawRoundedRect(box.adjusted(-0.5, 0.5, 0.5, -0.5), _RADIUS, _RADIUS)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(ink))
    if placed.caret is not None:
        painter.drawRect(placed.caret)


def _paint_hits(painter: QPainter, lights: Lights, side: Side, placed: PlacedBlock, theme: Theme) -> None:
    for hit in lights.hits.get((side, placed.index), ()):
        is_current = hit == lights.hit
        painter.setPen(QPen(color(theme.accent), 1.5 if is_current else 1))
        painter.setBrush(color(theme.accent, 0.35 if is_current else 0.12))
        for box in placed.boxes(hit.span):
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)


def _paint_selection(painter: QPainter, lights: Lights, spot: Spot, placed: PlacedBlock, theme: Theme) -> None:
    selection = lights.selection
    if selection is None or (selection.line, selection.side, selection.block) != (spot.line, spot.side, placed.index):
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(theme.accent, 0.28))
    for box in placed.boxes(selection.span):
        painter.drawRect(box)


def _paint_shape(painter: QPainter, placed: PlacedMark, theme: Theme) -> None:
    """Paint what tells the kind of a mark without its colour: a stroke, a thin or a solid rule, dots."""
    kind = placed.mark.kind
    ink = color(_tokens(kind, theme)[0])
    for box in placed.boxes:
        match kind:
            case MarkKind.DROPPED | MarkKind.INNER_DROPPED:
                _rule(painter, box, _STRIKE_AT, 1, ink)
            case MarkKind.ADDED:
                _rule(painter, box, _UNDERLINE_AT, 1, ink)
            case MarkKind.EXCHANGED | MarkKind.QUOTATION | MarkKind.TYPOGRAPHY:
                painter.fillRect(QRectF(box.left(), round(box.bottom()) - 2, box.width(), 2), ink)
            case MarkKind.QUOTATION_KEPT:
                _rule(painter, box, 0.97, 1, color(theme.quotation, 0.35))
            case MarkKind.LANGUAGE:
                painter.setPen(QPen(ink, 1.2, Qt.PenStyle.DotLine))
                y = round(box.bottom()) - 1.0
                painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            case _:  # what is exchanged or gained inside a quotation has its ink alone
                pass


def _paint_typography(painter: QPainter, placed: PlacedMark, theme: Theme) -> None:
    """Paint dots under characters of the same words, and a tick where the other side alone has something."""
    kind = placed.mark.kind
    ink = color(_tokens(kind, theme)[0])
    if placed.caret is not None:
        painter.fillRect(QRectF(placed.caret.left(), placed.caret.bottom() - _TICK, _RULE[kind], _TICK), ink)
    for box in placed.boxes if kind is MarkKind.TYPOGRAPHY_FAINT else ():
        painter.setPen(QPen(ink, _RULE[kind], Qt.PenStyle.DotLine))
        y = round(box.bottom()) + 0.5
        painter.drawLine(QPointF(box.left(), y), QPointF(max(box.right(), box.left() + 1), y))


def _rule(painter: QPainter, box: QRectF, at: float, thickness: int, ink: QColor) -> None:
    painter.fillRect(QRectF(box.left(), round(box.top() + box.height() * at), box.width(), thickness), ink)


def _paint_pill(painter: QPainter, pill: PlacedPill, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(theme.exchanged))
    painter.drawRoundedRect(pill.box, pill.box.height() / 2, pill.box.height() / 2)
    painter.setPen(color(theme.paper))
    painter.setFont(pill_font(pill.box.height()))
    painter.drawText(pill.box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, pill.text)
