"""Folders and files dropped anywhere on the window, and the veil that says they may be."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from viewer.ui.theme import Theme, color, reading_font

_MARGIN = 14


def dropped_paths(data: QMimeData) -> tuple[Path, ...]:
    """Return the local folders and files that are being dragged, in order, none twice."""
    if not data.hasUrls():
        return ()
    return tuple(dict.fromkeys(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()))


class DropVeil(QWidget):
    """Lies over everything while something is dragged that may be dropped; it lets all events through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme

    def lift(self) -> None:
        """Show the veil over the whole window."""
        self.setGeometry(self._under.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw a pale ground, a dashed frame and what would happen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), color(self._theme.window, 0.82))
        painter.setBrush(color(self._theme.selection, 0.6))
        painter.setPen(QPen(color(self._theme.accent), 2, Qt.PenStyle.DashLine))
        inside = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(inside, 12, 12)
        painter.setPen(color(self._theme.accent))
        painter.setFont(reading_font(22, bold=True))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignCenter), self.tr("Drop to open"))
