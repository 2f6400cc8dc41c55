"""The small signs of the gutter, drawn as strokes so that they look the same with whatever faces a machine has."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

GLYPH_SIZE = 14  # pixels: the square a sign is drawn in
_STROKE = 1.4


class Glyph(StrEnum):
    """A sign of the gutter."""

    EDITED = "edited"
    REWRITTEN = "rewritten"
    RELATED = "related"
    DROPPED = "dropped"
    ADDED = "added"
    DOWN = "down"
    UP = "up"
    BACK_DOWN = "back-down"
    BACK_UP = "back-up"
    QUOTATION = "quotation"
    UNCERTAIN = "uncertain"
    BY_HAND = "by-hand"


def draw_glyph(painter: QPainter, glyph: Glyph, middle: QPointF, ink: QColor) -> None:
    """Draw a sign around a point."""
    box = QRectF(middle.x() - GLYPH_SIZE / 2, middle.y() - GLYPH_SIZE / 2, GLYPH_SIZE, GLYPH_SIZE)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if glyph is Glyph.QUOTATION:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPath(_quotation(box))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, _STROKE, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(_strokes(glyph, box))
    painter.restore()


def _strokes(glyph: Glyph, box: QRectF) -> QPainterPath:
    path = QPainterPath()
    match glyph:
        case Glyph.EDITED:
            _wave(path, box, 0.36)
            _wave(path, box, 0.64)
        case Glyph.RELATED:
            _wave(path, box, 0.5)
        case Glyph.REWRITTEN:
            _line(path, box, (0.2, 0.38, 0.8, 0.38))
            _line(path, box, (0.2, 0.62, 0.8, 0.62))
            _line(path, box, (0.64, 0.12, 0.36, 0.88))
        case Glyph.DROPPED:
            _line(path, box, (0.26, 0.26, 0.74, 0.74))
            _line(path, box, (0.74, 0.26, 0.26, 0.74))
        case Glyph.ADDED:
            _line(path, box, (0.5, 0.2, 0.5, 0.8))
            _line(path, box, (0.2, 0.5, 0.8, 0.5))
        case Glyph.UNCERTAIN:
            _question(path, box)
        case Glyph.BY_HAND:
            _knot(path, box)
        case _:
            _arrow(path, box, right=glyph in {Glyph.DOWN, Glyph.UP}, down=glyph in {Glyph.DOWN, Glyph.BACK_DOWN})
    return path


def _line(path: QPainterPath, box: QRectF, ends: tuple[float, float, float, float]) -> None:
    path.moveTo(_at(box, ends[0], ends[1]))
    path.lineTo(_at(box, ends[2], ends[3]))


def _wave(path: QPainterPath, box: QRectF, y: float) -> None:
    path.moveTo(_at(box, 0.18, y + 0.07))
    path.cubicTo(_at(box, 0.34, y - 0.16), _at(box, 0.44, y - 0.08), _at(box, 0.5, y))
    path.cubicTo(_at(box, 0.58, y + 0.1), _at(box, 0.68, y + 0.14), _at(box, 0.82, y - 0.07))


def _arrow(path: QPainterPath, box: QRectF, *, right: bool, down: bool) -> None:
    def corner(x: float, y: float) -> QPointF:
        return _at(box, x if right else 1 - x, y if down else 1 - y)

    path.moveTo(corner(0.26, 0.26))
    path.lineTo(corner(0.74, 0.74))
    path.moveTo(corner(0.38, 0.74))
    path.lineTo(corner(0.74, 0.74))
    path.lineTo(corner(0.74, 0.38))


def _question(path: QPainterPath, box: QRectF) -> None:
    path.moveTo(_at(box, 0.34, 0.34))
    path.cubicTo(_at(box, 0.34, 0.08), _at(box, 0.72, 0.1), _at(box, 0.67, 0.36))
    path.cubicTo(_at(box, 0.64, 0.48), _at(box, 0.5, 0.48), _at(box, 0.5, 0.64))
    path.moveTo(_at(box, 0.5, 0.83))
    path.lineTo(_at(box, 0.5, 0.84))


def _knot(path: QPainterPath, box: QRectF) -> None:
    """Draw two links of a chain."""
    for x in (0.33, 0.67):
        path.addEllipse(_at(box, x, 0.5), GLYPH_SIZE * 0.24, GLYPH_SIZE * 0.17)


def _quotation(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for x in (0.3, 0.68):
        path.addEllipse(_at(box, x, 0.6), GLYPH_SIZE * 0.13, GLYPH_SIZE * 0.13)
        path.moveTo(_at(box, x - 0.13, 0.6))
        path.cubicTo(_at(box, x - 0.16, 0.42), _at(box, x - 0.04, 0.3), _at(box, x + 0.1, 0.26))
        path.lineTo(_at(box, x + 0.13, 0.33))
        path.cubicTo(_at(box, x + 0.02, 0.38), _at(box, x - 0.02, 0.46), _at(box, x, 0.52))
        path.closeSubpath()
    return path


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + x * box.width(), box.top() + y * box.height())
