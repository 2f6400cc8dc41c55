"""The calm pages that stand where the comparison will be: nothing open, reading, or a story with one telling."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from viewer.ui import messages
from viewer.ui.actions import Actions, Do
from viewer.ui.theme import Theme, color

_RECENT_SHOWN = 5
_DROP_SIZE = (460, 300)


class StartPage(QWidget):
    """Says where articles go, and offers what was open before."""

    folder_asked = Signal(object)

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("room", "paper")
        self._frame = QWidget(self)
        self._frame.setFixedSize(*_DROP_SIZE)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._recent_heading = _label(self.tr("Recent"), "heading", self)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(36, 20, 36, 20)
        inside.setSpacing(10)
        inside.addStretch(1)
        inside.addWidget(_label(self.tr("Drop a folder of articles here"), "title", self))
        hint = self.tr("Variorum groups them by story and shows what changed from one telling to the next.")
        inside.addWidget(_label(hint, "lead", self))
        inside.addSpacing(8)
        inside.addLayout(self._buttons(actions))
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._frame, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(20)
        column.addWidget(self._recent_heading, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._recent)
        column.addStretch(3)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.update()

    def show_recent(self, folders: Sequence[str]) -> None:
        """Offer folders that were open before; what is no longer there is left out."""
        for button in self.findChildren(QPushButton, "recent"):
            self._recent.removeWidget(button)
            button.deleteLater()
        there = [Path(folder) for folder in folders if Path(folder).exists()][:_RECENT_SHOWN]
        self._recent_heading.setVisible(bool(there))
        for folder in there:
            self._recent.addWidget(self._recent_button(folder), 0, Qt.AlignmentFlag.AlignHCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the place to drop things on."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), color(self._theme.paper))
        painter.setBrush(color(self._theme.ghost, 0.5))
        painter.setPen(QPen(color(self._theme.soft, 0.45), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self._frame.geometry()), 12, 12)

    def _buttons(self, actions: Actions) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for do in (Do.OPEN_FOLDER, Do.OPEN_SAMPLES):
            button = QPushButton(actions[do].text().replace("&", ""), self)
            button.setDefault(do is Do.OPEN_FOLDER)
            if do is Do.OPEN_FOLDER:
                self.setFocusProxy(button)
            button.clicked.connect(actions[do].trigger)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _recent_button(self, folder: Path) -> QPushButton:
        button = QPushButton(messages.safe_name(folder.name or str(folder)), self)
        button.setObjectName("recent")
        button.setFlat(True)
        button.setProperty("part", "link")
        button.setToolTip(messages.safe_name(str(folder)))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.folder_asked.emit(folder))
        return button


class QuietPage(QWidget):
    """One or two lines in the middle of the paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("room", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = _label("", "title", self)
        self._text = _label("", "lead", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(60, 0, 60, 0)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addStretch(3)

    def say(self, title: str, text: str) -> None:
        """Show other lines."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(f"{title}. {text}")


def _label(text: str, part: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("part", part)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
