"""What the two lists of findings have in common: a filter above a list, and a line where there is nothing."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from viewer.ui import words
from viewer.ui.comparison.keys import BY_TAB
from viewer.ui.theme import Theme


class JumpList(QListView):
    """A list whose arrow keys lead somewhere at once, as its clicks do."""

    width_changed = Signal(int)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are: the first line becomes the current one where none is, and leads nowhere yet."""
        super().focusInEvent(event)
        if event.reason() in BY_TAB and not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump where an arrow key led, and again with Enter."""
        before = self.currentIndex()
        super().keyPressEvent(event)
        entered = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if self.currentIndex().isValid() and (entered or self.currentIndex() != before):
            self.clicked.emit(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell how wide lines are now."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit(event.size().width())


class FilterBox(QComboBox):
    """A quiet choice of what is listed: words and a chevron, a frame only while it is pointed at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "filter")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setItemDelegate(QStyledItemDelegate(self))  # which obeys the style sheet, as the usual one does not

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chevron behind what the style sheet draws."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(self.foregroundRole()), 1.4))
        x = 8 + self.fontMetrics().horizontalAdvance(self.currentText()) + 12  # close to the words, not to the frame
        x = self.width() - x if self.isRightToLeft() else x
        y = self.height() / 2 - 1
        painter.drawPolyline([QPointF(x - 3.5, y - 1), QPointF(x, y + 2.5), QPointF(x + 3.5, y - 1)])


class FindingList(QWidget):
    """A filter and a list; children say what is listed and what choosing a line asks for."""

    def __init__(
        self, model: QAbstractItemModel, delegate: QAbstractItemDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.filter = FilterBox(self)
        self.list = JumpList(self)
        self._empty = QLabel(self)
        self._empty.setProperty("part", "note")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        model.setParent(self)
        delegate.setParent(self)
        self.list.setModel(model)
        self.list.setItemDelegate(delegate)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 0)
        layout.setSpacing(6)
        layout.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        self.filter.activated.connect(self._filter_chosen)
        self.list.clicked.connect(self.chosen)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        raise NotImplementedError

    def narrow(self, kind: str | None) -> None:
        """List one kind only, all for `None`."""
        raise NotImplementedError

    def chosen(self, index: QModelIndex) -> None:
        """Ask for what a line stands for."""
        raise NotImplementedError

    def fill_filter(self, everything: str, counts: Mapping[str, int]) -> None:
        """Offer the kinds that occur, with their counts; all of them are listed again."""
        self.filter.clear()
        self.filter.addItem(everything, None)
        for kind, count in counts.items():
            self.filter.addItem(f"{kind} · {words.figure(count)}", kind)
        self.filter.setVisible(len(counts) > 1)

    @contextmanager
    def kept_in_place(self) -> Iterator[None]:
        """Keep the filter, and what is in sight, while other lines of the same pair are listed."""
        kind, scrolled = self.filter.currentData(), self.list.verticalScrollBar().value()
        yield
        at = self.filter.findData(kind)
        if kind is not None and at > 0:
            self.filter.setCurrentIndex(at)
            self.narrow(kind)
        self.list.doItemsLayout()
        self.list.verticalScrollBar().setValue(scrolled)

    def say_when_empty(self, text: str) -> None:
        """Say why there is nothing, where there is nothing."""
        model = self.list.model()
        self._empty.setText(text)
        self._empty.setVisible(bool(text) and model.rowCount() == 0)

    def mark(self, row: int | None) -> None:
        """Make a line the current one and bring it into sight, without asking for what it stands for."""
        index = QModelIndex() if row is None else self.list.model().index(row, 0)
        self.list.setCurrentIndex(index)
        if index.isValid():
            self.list.scrollTo(index)

    def _filter_chosen(self, at: int) -> None:
        self.narrow(self.filter.itemData(at))
