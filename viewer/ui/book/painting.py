"""How cells and heads of a story's tables are drawn: words in their own direction, pills, hatching where nothing is."""

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from viewer.ui.book.model import CELL_ROLE, HEAD_ROLE, Index
from viewer.ui.book.tables import Cell, Column, Row
from viewer.ui.comparison.cells import hatch
from viewer.ui.drawing import (
    PILL_HEIGHT,
    Face,
    Side,
    clip_row,
    draw_line,
    draw_pill,
    elided,
    line_height,
    placed,
    text_width,
    words_face,
    wrapped,
)
from viewer.ui.theme import Theme, color

_NOTE = Face(11)
_HEAD = Face(12, bold=True)
_PADDING_X, _PADDING_Y = 10, 8
_GAP = 4  # between pill and words, and around a note
_BAR = 3  # pixels: the bar below a row's head, as long as the row varies
_BAR_ROOM = 48


class CellDelegate(QStyledItemDelegate):
    """Draws one cell: its pill, its words in up to so many lines, a note."""

    def __init__(self, theme: Theme, lines: int, *, has_cards: bool, parent: QObject | None = None) -> None:
        """Give words so many lines, below a pill where cells are cards."""
        super().__init__(parent)
        self.theme = theme
        self.lines = lines
        self.has_cards = has_cards
        self.words = words_face()

    def height(self) -> int:
        """Return the height that a row of such cells needs."""
        words = self.lines * line_height(self.words, 1.5)
        return 2 * _PADDING_Y + (PILL_HEIGHT + _GAP + words if self.has_cards else words)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        cell: Cell = index.data(CELL_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        clip_row(painter, option.rect)
        self._draw_ground(painter, option, cell)
        inner = _unmirrored(painter, option.rect).adjusted(_PADDING_X, _PADDING_Y, -_PADDING_X, -_PADDING_Y)
        if cell.is_empty:
            note = QRect(inner.left(), inner.center().y() - line_height(_NOTE) // 2, inner.width(), line_height(_NOTE))
            draw_line(painter, note, elided(cell.note, _NOTE, note.width()), _NOTE, ink=self.theme.soft)
        else:
            self._draw_cell(painter, inner, cell)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell) -> None:
        """Draw hatching where there is nothing, hairlines, and the frame of the current cell."""
        rect = option.rect
        if cell.is_empty:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hatch(self.theme.ghost, painter.device().devicePixelRatioF()))
            painter.setBrushOrigin(rect.topLeft())
            painter.drawRoundedRect(rect.adjusted(3, 3, -4, -4), 4, 4)
        painter.setPen(color(self.theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver) and cell.jump is not None
        if selected or hovered:
            painter.setBrush(color(self.theme.selection) if selected else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color(self.theme.accent), 2) if selected else color(self.theme.soft))
            painter.drawRoundedRect(rect.adjusted(2, 2, -3, -3), 6, 6)

    def _draw_cell(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        top = rect.top()
        if cell.pill is not None:
            draw_pill(painter, rect.left(), top, cell.pill, self.theme)
            top += PILL_HEIGHT + _GAP
        room = rect.bottom() + 1 - top - (line_height(_NOTE) if cell.note else 0)
        face, step = self.words, line_height(self.words, 1.5)
        ink = self.theme.soft if cell.is_quiet else self.theme.ink
        for line in wrapped(cell.text, face, rect.width(), max(1, room // step)) if cell.text else ():
            draw_line(painter, QRect(rect.left(), top, rect.width(), step), line, face, ink=ink, side=Side.OWN_START)
            top += step
        if cell.note:
            note = QRect(rect.left(), top, rect.width(), line_height(_NOTE))
            draw_line(painter, note, elided(cell.note, _NOTE, note.width()), _NOTE, ink=self.theme.soft)


class Heads(QHeaderView):
    """The heads of columns or of rows, in two lines each; a row's head has a bar as long as the row varies."""

    def __init__(self, orientation: Qt.Orientation, theme: Theme, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.theme = theme
        self.setSectionsClickable(orientation is Qt.Orientation.Horizontal)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Return room for two lines."""
        del section
        return QSize(150, 2 * line_height(_HEAD) + 12)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one head."""
        model = self.model()
        head = model.headerData(section, self.orientation(), HEAD_ROLE)
        if head is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(rect, color(self.theme.paper))
        painter.setPen(color(self.theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        is_column = isinstance(head, Column)
        inner = _unmirrored(painter, rect).adjusted(_PADDING_X, 6 if is_column else _PADDING_Y, -6, -4)
        title, note = (head.title, head.note) if isinstance(head, Column) else (head.head, head.aside)
        for text, face, ink in ((title, _HEAD, self.theme.ink), (note, _NOTE, self.theme.soft)):
            line = QRect(inner.left(), inner.top(), inner.width(), line_height(face))
            draw_line(painter, line, elided(text, face, line.width()), face, ink=ink)
            inner.setTop(line.bottom() + 2)
        if isinstance(head, Row):
            self._draw_bar(painter, inner, head)
        painter.restore()

    def _draw_bar(self, painter: QPainter, rect: QRect, row: Row) -> None:
        if not row.variation:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        for share, token in ((1.0, self.theme.ghost), (row.variation, self.theme.exchanged)):
            bar = QRect(rect.left(), rect.top() + 3, max(_BAR, round(_BAR_ROOM * share)), _BAR)
            painter.setBrush(color(token))
            painter.drawRoundedRect(placed(painter, bar), 1, 1)


def width_of(title: str) -> int:
    """Return the width that a column's head needs for one line."""
    return round(text_width(title, _HEAD)) + 2 * _PADDING_X + 8


def _unmirrored(painter: QPainter, rect: QRect) -> QRect:
    """Return where a cell would stand in a left-to-right window, which is where the tools that mirror start from."""
    return placed(painter, rect)
