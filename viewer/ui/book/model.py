"""A table of a story as Qt's own model: cells and heads in words, in reading order or by how much they vary."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.ui.book.tables import Cell, Column, Row, Table

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
HEAD_ROLE = int(Qt.ItemDataRole.UserRole) + 2
_WORDS = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole})


class BookModel(QAbstractTableModel):
    """Adapts a table; it holds nothing that could disagree with it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = Table()
        self._order: list[int] = []
        self._by_variation = False
        self._alone_only = False

    def set_table(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self._table = table
        self._arrange()
        self.endResetModel()

    def arrange(self, *, by_variation: bool, alone_only: bool) -> None:
        """Show rows in reading order or the most varied first; all, or those alone that one article has."""
        self.beginResetModel()
        self._by_variation, self._alone_only = by_variation, alone_only
        self._arrange()
        self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        """Return what stands in a cell."""
        return self._row(index.row()).cells[index.column()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Give the cell to the delegate, and its words to whoever reads it aloud."""
        cell = self.cell(index)
        if role == CELL_ROLE:
            return cell
        return cell.spoken if cell is not None and role in _WORDS else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Give the head itself to the header view, and its words to whoever reads it aloud."""
        is_column = orientation is Qt.Orientation.Horizontal
        if not 0 <= section < (len(self._table.columns) if is_column else len(self._order)):
            return None
        head: Column | Row = self._table.columns[section] if is_column else self._row(section)
        if role == HEAD_ROLE:
            return head
        lines = (head.title, head.note) if isinstance(head, Column) else (head.head, head.aside)
        if role == Qt.ItemDataRole.ToolTipRole and (head.tip or isinstance(head, Column)):
            return head.tip or None
        return ", ".join(line for line in lines if line) if role in _WORDS else None

    def _row(self, at: int) -> Row:
        return self._table.rows[self._order[at]]

    def _arrange(self) -> None:
        rows = self._table.rows
        shown = [at for at, row in enumerate(rows) if row.is_alone or not self._alone_only]
        self._order = sorted(shown, key=lambda at: (-rows[at].variation, at)) if self._by_variation else shown
