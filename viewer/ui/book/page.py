"""The page of a story: two tables, their order, a way out as a spreadsheet, and a way back."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.ui import words
from viewer.ui.book.chapters import Chapter
from viewer.ui.book.frozen import FrozenColumn
from viewer.ui.book.model import BookModel
from viewer.ui.book.painting import CellDelegate, Heads, width_of
from viewer.ui.book.tables import Cell, Table, coverage_table, ledger_table
from viewer.ui.direction_marks import unturned
from viewer.ui.drawing import words_face
from viewer.ui.finding_list import FilterBox
from viewer.ui.theme import Theme

if TYPE_CHECKING:
    from viewer.workshop.protocol import Book

_PARAGRAPH_LINES = 2
_WORD_LINES = 3  # of a quotation in a cell; the tooltip has all of it
_CARD_WIDTH = 236  # pixels of a column of quotations
_CARD_TIGHTEST = 166  # to which such columns shrink where all of them then stand in view
_MARK_WIDTH = 128  # pixels of a column that says what became of a paragraph: “moved · keeps 100 %” in one line
_TEXT_WIDTH = 320  # pixels of the column of paragraphs
_TEXT_TIGHTEST = 240
_FROZEN_SHARE = 0.45  # of the room: more than this a column that stays takes from no other
_CARD_HEADS, _MARK_HEADS = 150, 122  # pixels of the heads of rows: who said it; where the paragraph stands
_IN_VIEW = QAbstractItemView.ScrollHint.EnsureVisible
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class BookTable(QTableView):
    """A table whose cells lead to comparisons, by a click or by Enter."""

    jump_asked = Signal(object)

    def __init__(self, theme: Theme, lines: int, *, has_cards: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.model_of_book = BookModel(self)
        self._titles: list[str] = []
        self._widths: list[int] = []
        self._tightest: list[int] = []
        self._frozen: FrozenColumn | None = None
        self._delegate = CellDelegate(theme, lines, has_cards=has_cards, parent=self)
        self._heads = (Heads(Qt.Orientation.Horizontal, theme, self), Heads(Qt.Orientation.Vertical, theme, self))
        self.setModel(self.model_of_book)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._heads[0])
        self.setVerticalHeader(self._heads[1])
        self._heads[1].setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._heads[1].setDefaultSectionSize(self._delegate.height())
        self._heads[1].setFixedWidth(_CARD_HEADS if has_cards else _MARK_HEADS)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._jump)
        if not has_cards:
            self._frozen = self._freeze(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._delegate.theme = theme
        for heads in (*self._heads, *self.findChildren(Heads)):
            heads.theme = theme
            heads.viewport().update()
        self.viewport().update()

    def set_text_size(self, percent: int) -> None:
        """Set what articles say in so many per cent of its usual size."""
        self._delegate.words = words_face(percent)
        for rows in (self._heads[1], *([self._frozen.verticalHeader()] if self._frozen else [])):
            rows.setDefaultSectionSize(self._delegate.height())
        self._wish()

    def show_table(self, table: Table) -> None:
        """Show another table; cards are all of one width, marks have more for a long title where there is room."""
        self.model_of_book.set_table(table)
        self._titles = [column.title for column in table.columns]
        self._wish()

    @contextmanager
    def keeping_place(self) -> Iterator[None]:
        """Keep the current cell, by where it leads, and what is in view while the table is exchanged."""
        index, model = self.currentIndex(), self.model_of_book
        cell, bars = model.cell(index), (self.horizontalScrollBar(), self.verticalScrollBar())
        values = [bar.value() for bar in bars]
        yield
        column = max(index.column(), 0)
        rows = (
            row for row in range(model.rowCount()) if cell and _leads_alike(model.cell(model.index(row, column)), cell)
        )
        here = model.index(next(rows, index.row()), column)
        self.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        for bar, value in zip(bars, values, strict=True):
            bar.setValue(value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give room that is left over to the columns."""
        super().resizeEvent(event)
        self._spread()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the current cell with Enter."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._jump(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex, hint: QAbstractItemView.ScrollHint = _IN_VIEW
    ) -> None:
        """Bring a cell into view, and from behind the column that stays."""
        super().scrollTo(index, hint)
        if self._frozen is None or not index.column():
            return
        cell, frozen, bar = self.visualRect(index), self.columnWidth(0), self.horizontalScrollBar()
        hidden = cell.right() + 1 - (self.viewport().width() - frozen) if self.isRightToLeft() else frozen - cell.left()
        if hidden > 0:
            bar.setValue(bar.value() - hidden)

    def _freeze(self, theme: Theme) -> FrozenColumn:
        frozen = FrozenColumn(
            self, self._delegate, Heads(Qt.Orientation.Horizontal, theme, self), self._delegate.height()
        )
        frozen.clicked.connect(self._jump)
        frozen.clicked.connect(self.setCurrentIndex)
        return frozen

    def _wish(self) -> None:
        """Work out how wide columns should be; those of words grow with the words."""
        grown, titles = max(1.0, self._delegate.words.size / words_face().size), self._titles
        if self._delegate.has_cards:
            widths = (round(grown * width) for width in (_CARD_WIDTH, _CARD_TIGHTEST))
            self._widths, self._tightest = ([width] * len(titles) for width in widths)
        else:
            marks = [min(max(_MARK_WIDTH, width_of(title)), 2 * _MARK_WIDTH) for title in titles[1:]]
            self._widths = [round(grown * _TEXT_WIDTH), *marks]
            self._tightest = [round(grown * _TEXT_TIGHTEST), *([_MARK_WIDTH] * len(marks))]
        self._spread()

    def _spread(self) -> None:
        """Give what is left over to the column of texts, or to all of cards; where room is missing, shrink them.

        Cards shrink only where all of them then stand in view; marks always, for they say the same in less room.
        """
        room, has_cards = self.viewport().width(), self._delegate.has_cards
        fits = sum(self._tightest) <= room
        widths = self._widths if has_cards and not fits else fitted(self._widths, self._tightest, room)
        if self._frozen is not None and not fits:
            widths = [min(self._tightest[0], round(room * _FROZEN_SHARE)), *widths[1:]]
        spare = max(0, room - sum(widths))
        takers = len(widths) if has_cards else 1
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width + (spare // takers if at < takers else 0))
        if self._frozen is not None:
            self._frozen.settle()

    def _jump(self, index: QModelIndex) -> None:
        cell = self.model_of_book.cell(index)
        if cell is not None and cell.jump is not None:
            self.jump_asked.emit(cell.jump)


class BookPage(QWidget):
    """The ledger and the coverage of one story; `jump_asked` carries where a cell leads."""

    jump_asked = Signal(object)
    export_asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("room", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._said = dict.fromkeys(Chapter, "")
        self._title = QLabel(self)
        self._title.setProperty("part", "booktitle")
        self._title.setWordWrap(True)
        self._notes = QLabel(self)
        self._notes.setProperty("part", "note")
        self._notes.setWordWrap(True)
        for label in (self._title, self._notes):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.ledger = BookTable(theme, _WORD_LINES, has_cards=True, parent=self)
        self.coverage = BookTable(theme, _PARAGRAPH_LINES, has_cards=False, parent=self)
        self._tabs = QTabBar(self)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(self.tr("The story as a whole"))
        self._tables = QStackedWidget(self)
        for table, name in ((self.ledger, self.tr("Ledger of quotations")), (self.coverage, self.tr("Paragraphs"))):
            table.setAccessibleName(name)
            table.jump_asked.connect(self.jump_asked)
            self._tabs.addTab(name)
            self._tables.addWidget(table)
        self._order = FilterBox(self)
        self._order.addItems([self.tr("In reading order"), self.tr("What varies most first")])
        self._order.setAccessibleName(self.tr("Order of the rows"))
        self._alone = QToolButton(self)
        self._alone.setText(self.tr("Only in one article"))
        self._alone.setCheckable(True)
        self._export = QPushButton(self.tr("Export as CSV…"), self)
        self._lay_out()
        self._order.currentIndexChanged.connect(self._arrange)
        self._alone.toggled.connect(self._arrange)
        self._export.clicked.connect(self.export_asked)
        self._tabs.currentChanged.connect(self._tables.setCurrentIndex)
        self._tabs.currentChanged.connect(self._show_notes)

    @property
    def chapter(self) -> Chapter:
        """Return which table is in front."""
        return Chapter.LEDGER if self._tables.currentWidget() is self.ledger else Chapter.COVERAGE

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.ledger.set_theme(theme)
        self.coverage.set_theme(theme)

    def set_text_size(self, percent: int) -> None:
        """Set what articles say in so many per cent of its usual size."""
        for table in (self.ledger, self.coverage):
            table.set_text_size(percent)

    def show_book(self, title: str, book: "Book", names: Mapping[str, str], *, furniture: bool) -> None:
        """Show another story; `names` are those of its articles by their ids."""
        ledger = ledger_table(book.ledger, names)
        coverage = coverage_table(book.coverage, names, furniture=furniture)
        self._title.setText(unturned(title))
        self._said = {
            Chapter.LEDGER: "" if ledger.rows else self.tr("Nobody is quoted in this story."),
            Chapter.COVERAGE: " ".join(coverage.notes),
        }
        self.ledger.show_table(ledger)
        self.coverage.show_table(coverage)
        for at, (table, rows) in enumerate(((self.ledger, ledger.rows), (self.coverage, coverage.rows))):
            self._tabs.setTabText(at, f"{table.accessibleName()} {words.figure(len(rows))}")
        self._show_notes()

    @contextmanager
    def keeping_place(self) -> Iterator[None]:
        """Keep what is read where it is while another book of the same story is shown."""
        with ExitStack() as stack:
            for table in (self.ledger, self.coverage):
                stack.enter_context(table.keeping_place())
            yield

    def turn_to(self, chapter: Chapter) -> None:
        """Bring a table to the front, with the keyboard in it."""
        table = self.ledger if chapter is Chapter.LEDGER else self.coverage
        self._tabs.setCurrentIndex(self._tables.indexOf(table))
        table.setFocus()  # which makes the first cell the current one, but does not show that
        here = table.currentIndex() if table.currentIndex().isValid() else table.model_of_book.index(0, 0)
        table.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        back = QPushButton(self.tr("Back"), self)
        back.setAccessibleName(self.tr("Back to the comparison"))
        back.setToolTip(back.accessibleName())
        back.setProperty("part", "link")
        back.clicked.connect(self.left)
        stays = self._export.sizePolicy()
        stays.setRetainSizeWhenHidden(True)  # nothing below it moves from table to table
        self._export.setSizePolicy(stays)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 8)
        column.setSpacing(8)
        column.addWidget(self._title)
        for start, end in (((self._tabs,), (back,)), ((self._order, self._alone), (self._export,))):
            column.addLayout(_line(start, end))
        column.addWidget(self._notes)
        column.addWidget(self._tables, 1)

    def _arrange(self) -> None:
        by_variation, alone_only = self._order.currentIndex() == 1, self._alone.isChecked()
        for table in (self.ledger, self.coverage):
            table.model_of_book.arrange(by_variation=by_variation, alone_only=alone_only)

    def _show_notes(self) -> None:
        """Show remarks on shared wording above the paragraphs, and the way out beside the ledger."""
        is_ledger = self.chapter is Chapter.LEDGER
        self._notes.setText(self._said[self.chapter])
        self._notes.setVisible(bool(self._notes.text()))
        self._export.setVisible(is_ledger)


def fitted(widths: Sequence[int], tightest: Sequence[int], room: int) -> list[int]:
    """Return widths that fill no more than the room, each shrunk by the same share of what it can spare."""
    missing, spare = sum(widths) - room, sum(widths) - sum(tightest)
    share = min(1.0, max(0.0, missing / spare)) if spare else 0.0
    return [width - ceil(share * (width - least)) for width, least in zip(widths, tightest, strict=True)]


def _line(start: Sequence[QWidget], end: Sequence[QWidget]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(10)
    for widget in start:
        line.addWidget(widget)
    line.addStretch(1)
    for widget in end:
        line.addWidget(widget)
    return line


def _leads_alike(cell: Cell | None, other: Cell) -> bool:
    return cell is not None and cell.jump is not None and cell.jump == other.jump
