"""The first column of a table once more, above the others: it stays in view while they are scrolled sideways."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from viewer.ui.book.painting import CellDelegate
from viewer.ui.theme import color


class FrozenColumn(QTableView):
    """Shows the first column of another table, at its place, with its model, its selection and its rows."""

    def __init__(self, table: QTableView, delegate: CellDelegate, heads: QHeaderView, row_height: int) -> None:
        """Lie above `table`, which has a model already; the rows of both are of one height."""
        super().__init__(table)
        self._table, self._delegate = table, delegate
        self.setModel(table.model())
        self.setItemDelegate(delegate)
        self.setHorizontalHeader(heads)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setAccessibleName("")
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        selection = table.selectionModel()
        if isinstance(selection, QItemSelectionModel):
            self.setSelectionModel(selection)
        there, here = table.verticalScrollBar(), self.verticalScrollBar()
        there.valueChanged.connect(here.setValue)
        here.valueChanged.connect(there.setValue)
        table.model().modelReset.connect(self.settle)
        table.horizontalScrollBar().rangeChanged.connect(lambda _low, _high: self.settle())
        self.hide()

    def settle(self) -> None:
        """Lie where the first column of the table is when nothing is scrolled; away where nothing can be."""
        columns = self.model().columnCount()
        for column in range(1, columns):
            self.hideColumn(column)
        width, room = self._table.columnWidth(0), self._table.viewport().geometry()
        self.setColumnWidth(0, width)
        left = room.right() + 1 - width if self.isRightToLeft() else room.left()
        head = self._table.horizontalHeader().height()
        self.horizontalHeader().setFixedHeight(head)
        self.setGeometry(left, room.top() - head, width, room.height() + head)
        self.verticalScrollBar().setRange(0, self._table.verticalScrollBar().maximum())
        self.verticalScrollBar().setValue(self._table.verticalScrollBar().value())
        self.setVisible(columns > 1 and self._table.horizontalScrollBar().maximum() > 0)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover what lies below: the ground of tables is the page's."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), color(self._delegate.theme.paper))
        painter.end()
        super().paintEvent(event)
