"""What stands above the columns and does not scroll: letter, outlet, date, language and title of both articles."""

import math

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from viewer.model import Article, Comparison, Direction
from viewer.ui import words
from viewer.ui.comparison.rows import GUTTER, Columns
from viewer.ui.comparison.units import Side, article_of
from viewer.ui.theme import LIGHT, READING_SIZE, Theme, color, interface_font, reading_font

_TOP = 12
_BOTTOM = 10
_INDENT = 6
_SOURCE_SIZE = 12  # pixels
_SOURCE_HEIGHT = 18
_TITLE_HEIGHT = 1.35  # of its size
_MOST_TITLE_LINES = 3  # a longer headline is cut with an ellipsis: it stands in full in the first row


class Header(QWidget):
    """The heads of both columns, as high as the longer of the two titles needs."""

    def __init__(self, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._columns: Columns | None = None
        self._theme = LIGHT
        self._size = READING_SIZE

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Take the articles to name."""
        self._comparison = comparison
        self.update()

    def set_look(self, theme: Theme, reading_size: int) -> None:
        """Take the colours and the size of titles."""
        self._theme, self._size = theme, reading_size
        self.update()

    def arrange(self, columns: Columns) -> int:
        """Take the columns to stand above and return the height that is needed."""
        self._columns = columns
        self.update()
        if self._comparison is None:
            return 0
        lines = max(_line_count(self._title(side)) for side in Side)
        return _TOP + _SOURCE_HEIGHT + lines * self._title_step() + _BOTTOM + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both heads and the hairline below."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), color(self._theme.paper))
        if self._comparison is None or self._columns is None:
            return
        for side in Side:
            self._paint_head(painter, side, self._columns.left(side) + _INDENT)
        width = 2 * self._columns.width + GUTTER
        painter.fillRect(self._columns.base, self.height() - 1, width, 1, color(self._theme.line))

    def _paint_head(self, painter: QPainter, side: Side, x: int) -> None:
        if self._comparison is None or self._columns is None:
            return
        article = article_of(self._comparison, side)
        width = self._columns.width - 2 * _INDENT
        flag = Qt.AlignmentFlag.AlignRight if article.direction is Direction.RTL else Qt.AlignmentFlag.AlignLeft
        painter.setFont(interface_font(_SOURCE_SIZE))
        painter.setPen(color(self._theme.soft))
        source = QFontMetricsF(painter.font()).elidedText(
            source_words(article, side), Qt.TextElideMode.ElideRight, width
        )
        painter.drawText(QRect(x, _TOP, width, _SOURCE_HEIGHT), flag | Qt.AlignmentFlag.AlignVCenter, source)
        painter.setPen(color(self._theme.ink))
        self._title(side).draw(painter, QPointF(x, _TOP + _SOURCE_HEIGHT))

    def _title_step(self) -> int:
        return math.ceil(self._size * _TITLE_HEIGHT)

    def _title(self, side: Side) -> QTextLayout:
        """Lay out a title in its own direction, three lines at most."""
        if self._comparison is None or self._columns is None:
            return QTextLayout()
        article = article_of(self._comparison, side)
        font = reading_font(self._size, bold=True)
        width = self._columns.width - 2 * _INDENT
        text = _shorten(article.title, QFontMetricsF(font), width)
        layout = QTextLayout(text, font)
        is_rtl = article.direction is Direction.RTL
        option = QTextOption(Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += self._title_step()
        layout.endLayout()
        return layout


def source_words(article: Article, side: Side) -> str:
    """Say which article stands in a column: its letter, outlet, date and language."""
    letter = "A" if side is Side.BASE else "B"
    named = article.outlet or article.id
    spoken = words.language(article.language) if article.language else ""
    parts = (letter, named, words.date(article.date), spoken, words.base() if side is Side.BASE else "")
    return " · ".join(part for part in parts if part)


def _line_count(layout: QTextLayout) -> int:
    return max(1, layout.lineCount())


def _shorten(title: str, metrics: QFontMetricsF, width: int) -> str:
    """Cut a title that would take more lines than the head has; ragged lines waste about a tenth."""
    return metrics.elidedText(" ".join(title.split()), Qt.TextElideMode.ElideRight, 0.9 * width * _MOST_TITLE_LINES)
