"""The list of changes: every row that is not the same, with the words that changed; a click leads there."""

from collections import Counter
from itertools import chain
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from viewer.model import AlignedRow, Comparison, Relation
from viewer.ui import messages, words
from viewer.ui.comparison.units import changed_rows
from viewer.ui.drawing import (
    PILL_GAP,
    Face,
    Side,
    clip_row,
    draw_line,
    draw_pill,
    draw_row,
    elided,
    line_height,
    pill_width,
    text_width,
    words_face,
)
from viewer.ui.finding_list import FindingList
from viewer.ui.finding_words import ChangeLine, change_line, kinds_of
from viewer.ui.theme import Theme, color

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1

_TITLE = Face(12, bold=True)
_NUMBER = Face(11)
_FRAME = 38  # pixels above and below the words; one height for all: ten thousand changes are measured at once
_BAR = 3  # pixels of the bar that stands for the relation


class ChangeModel(QAbstractListModel):
    """Adapts the changed rows of a comparison, all of them or those of one kind."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._rows: tuple[AlignedRow, ...] = ()
        self._all: tuple[int, ...] = ()
        self._shown: tuple[tuple[int, int], ...] = ()

    def set_rows(self, comparison: Comparison | None, rows: tuple[int, ...]) -> None:
        """Show other changes, all of them: these rows of a comparison."""
        self._comparison, self._rows, self._all = comparison, comparison.rows if comparison else (), rows
        self.show_only(None)

    def show_only(self, kind: str | None) -> None:
        """Show the changes of one kind, of all kinds for `None`."""
        self.beginResetModel()
        self._shown = tuple(
            (number, row)
            for number, row in enumerate(self._all, start=1)
            if kind is None or kind in kinds_of(self._rows[row])
        )
        self.endResetModel()

    def counts(self) -> dict[str, int]:
        """Return how many changes there are of each kind that occurs."""
        return dict(Counter(chain.from_iterable(kinds_of(self._rows[row]) for row in self._all)))

    def row_of(self, row: int) -> int | None:
        """Return where in the list a row of the comparison stands, `None` where it is not shown."""
        return next((at for at, (_, shown) in enumerate(self._shown) if shown == row), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many changes are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Give the line to the delegate, and its words to whoever reads it aloud."""
        if not index.isValid() or self._comparison is None:
            return None
        number, row = self._shown[index.row()]
        line = change_line(self._comparison, row)  # made when it is looked at: few of ten thousand are
        if role == LINE_ROLE:
            return number, line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            pills = ", ".join(pill.text for pill in line.pills)
            return " · ".join(part for part in (words.figure(number), line.title, pills, line.text) if part)
        return line.text if role == Qt.ItemDataRole.ToolTipRole else None


class ChangeDelegate(QStyledItemDelegate):
    """Draws a change in two lines: how and what."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.words = words_face()

    def sizeHint(self, option: QStyleOptionViewItem, _: Index) -> QSize:
        """Return the one height that all lines have."""
        return QSize(option.rect.width(), _FRAME + line_height(self.words, 1.5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one change."""
        number, line = index.data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        clip_row(painter, option.rect)
        rect = option.rect.adjusted(0, 0, 0, -4)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = self.theme.selection if selected else self.theme.line if hovered else None
        draw_row(painter, rect, ground=ground, outline=self.theme.accent if selected else None)
        self._draw_bar(painter, QRect(rect.left() + 8, rect.top() + 9, 6, rect.height() - 18), line)
        self._draw_words(painter, rect.adjusted(22, 7, -10, -7), number, line)
        painter.restore()

    def _draw_bar(self, painter: QPainter, rect: QRect, line: ChangeLine) -> None:
        """Draw the same sign as at the edge of the row: one bar, or two thinner ones for what was rewritten."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(getattr(self.theme, line.tone)))
        if line.relation is Relation.REWRITTEN:
            painter.drawRect(QRect(rect.left(), rect.top(), 2, rect.height()))
            painter.drawRect(QRect(rect.left() + 4, rect.top(), 2, rect.height()))
        else:
            painter.drawRoundedRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), 1, 1)

    def _draw_words(self, painter: QPainter, rect: QRect, number: int, line: ChangeLine) -> None:
        upper = QRect(rect.left(), rect.top(), rect.width(), line_height(_TITLE))
        draw_line(painter, upper, line.title, _TITLE, ink=getattr(self.theme, line.tone))
        draw_line(painter, upper, words.figure(number), _NUMBER, ink=self.theme.soft, side=Side.END)
        x = round(text_width(line.title, _TITLE)) + 8
        limit = upper.width() - round(text_width(words.figure(number), _NUMBER)) - 8
        for pill in line.pills:
            if x + pill_width(pill) <= limit:
                draw_pill(painter, upper.left() + x, upper.top() - 1, pill, self.theme)
                x += pill_width(pill) + PILL_GAP
        lower = QRect(rect.left(), upper.bottom() + 3, rect.width(), line_height(self.words, 1.5))
        text = elided(line.text, self.words, lower.width())
        draw_line(painter, lower, text, self.words, ink=self.theme.ink, side=Side.OWN_START)


class ChangeList(FindingList):
    """The tab of changes: a filter by kind above the list."""

    row_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._model = ChangeModel()
        self._delegate = ChangeDelegate(theme)
        super().__init__(self._model, self._delegate, parent)
        self.counts_typography = False
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Changes"))
        self.filter.setAccessibleName(self.tr("Which changes are listed"))

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def set_text_size(self, percent: int) -> None:
        """Set what changed in so many per cent of its usual size."""
        self._delegate.words = words_face(percent)
        self.list.doItemsLayout()

    def show_comparison(self, comparison: Comparison | None) -> int:
        """List the changes of a comparison and return how many there are."""
        rows = changed_rows(comparison, typography=self.counts_typography) if comparison else ()
        self._model.set_rows(comparison, rows)
        everything = self.tr("All %Ln change(s)", "", len(rows))
        self.fill_filter(messages.plural(everything, len(rows)), self._model.counts())
        self.say_when_empty(self.tr("Nothing changed.") if comparison else "")
        return len(rows)

    def show_row(self, row: int) -> None:
        """Mark the change that the view is at, without asking for anything."""
        at = self._model.row_of(row)
        self.mark(at)

    def narrow(self, kind: str | None) -> None:
        """List one kind only."""
        self._model.show_only(kind)

    def chosen(self, index: QModelIndex) -> None:
        """Ask for the row of a change."""
        _, line = index.data(LINE_ROLE)
        self.row_asked.emit(line.row)
