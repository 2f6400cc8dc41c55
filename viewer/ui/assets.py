"""The icon of the program and the small signs of its buttons, drawn in the colours of the theme."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPen, QPixmap

from viewer.resources import resource
from viewer.ui.comparison.glyphs import Glyph, draw_glyph
from viewer.ui.theme import Theme, color

_ICON_SIZES = (16, 24, 32, 48, 64, 256)  # pixels: lists and title bars, panels, and what switches between windows
_SIZE = 16  # pixels of a sign
_STROKE = 1.6
_SCALES = (1, 2)  # for plain and for dense screens


class Sign(StrEnum):
    """A sign on a button."""

    UP = "up"
    DOWN = "down"
    QUOTATION_UP = "quotation-up"
    QUOTATION_DOWN = "quotation-down"
    SWAP = "swap"
    CLOSE = "close"


def application_icon() -> QIcon:
    """Return the icon of the program."""
    icon = QIcon()
    for size in _ICON_SIZES:
        icon.addFile(str(resource("icons", f"variorum-{size}.png")))
    return icon


def sign_icon(sign: Sign, theme: Theme) -> QIcon:
    """Return a sign in the ink of the theme, paler where its button is disabled."""
    icon = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, theme.ink), (QIcon.Mode.Disabled, theme.soft)):
        for scale in _SCALES:
            icon.addPixmap(_drawn(sign, ink, scale, faint=mode is QIcon.Mode.Disabled), mode)
    return icon


def sign_width(sign: Sign) -> int:
    """Return how wide a sign is; those with a quotation mark are two signs side by side."""
    return _SIZE * 2 - 3 if sign in {Sign.QUOTATION_UP, Sign.QUOTATION_DOWN} else _SIZE


def _drawn(sign: Sign, ink: str, scale: int, *, faint: bool) -> QPixmap:
    width = sign_width(sign)
    pixmap = QPixmap(width * scale, _SIZE * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(0.5 if faint else 1.0)
    pen = QPen(color(ink), _STROKE, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if sign in {Sign.QUOTATION_UP, Sign.QUOTATION_DOWN}:
        draw_glyph(painter, Glyph.QUOTATION, QPointF(_SIZE / 2 - 1, _SIZE / 2), color(ink))
    painter.drawPath(_path(sign, QRectF(width - _SIZE, 0, _SIZE, _SIZE)))
    painter.end()
    return pixmap


def _path(sign: Sign, box: QRectF) -> QPainterPath:
    path = QPainterPath()
    for line in _LINES[sign]:
        for number, (x, y) in enumerate(line):
            point = QPointF(box.left() + x * box.width(), box.top() + y * box.height())
            (path.lineTo if number else path.moveTo)(point)
    return path


_UP = (((0.5, 0.82), (0.5, 0.18)), ((0.26, 0.42), (0.5, 0.18), (0.74, 0.42)))
_DOWN = (((0.5, 0.18), (0.5, 0.82)), ((0.26, 0.58), (0.5, 0.82), (0.74, 0.58)))
_LINES: dict[Sign, tuple[tuple[tuple[float, float], ...], ...]] = {
    Sign.UP: _UP,
    Sign.DOWN: _DOWN,
    Sign.QUOTATION_UP: _UP,
    Sign.QUOTATION_DOWN: _DOWN,
    Sign.SWAP: (
        ((0.15, 0.35), (0.85, 0.35), (0.66, 0.16)),
        ((0.85, 0.65), (0.15, 0.65), (0.34, 0.84)),
    ),
    Sign.CLOSE: (((0.28, 0.28), (0.72, 0.72)), ((0.72, 0.28), (0.28, 0.72))),
}
