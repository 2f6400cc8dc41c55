"""What stands above the columns and does not scroll: letter, outlet, date, language and title of both articles."""

import math
from pathlib import PurePosixPath

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from viewer.model import Article, Comparison, Direction, Role
from viewer.ui import words
from viewer.ui.comparison.rows import GUTTER, Columns
from viewer.ui.comparison.units import Side, article_of
from viewer.ui.direction_marks import unturned
from viewer.ui.drawing import Face, draw_line, elided_at_word, wrapped
from viewer.ui.drawing import Side as Edge
from viewer.ui.messages import safe_name
from viewer.ui.theme import LIGHT, READING_SIZE, Theme, color

_TOP = 12
_BOTTOM = 10
_INDENT = 6
_SOURCE = Face(12)
_SOURCE_HEIGHT = 18
_TITLE_HEIGHT = 1.35  # of its size
_TITLE_LINES = 2
_MOST_TITLE_LINES = 3  # of a title that stands nowhere else in full
_OVERHANG = 3  # pixels that tall letters may reach out of their line; heaped accents reach further and are cut
_YEAR = len("2000")


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
        lines = max(len(self._title(article_of(self._comparison, side))) for side in Side)
        return _TOP + _SOURCE_HEIGHT + lines * self._title_step() + _BOTTOM + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both heads and the hairline below."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the columns say where they stand
        painter.fillRect(event.rect(), color(self._theme.paper))
        if self._comparison is None or self._columns is None:
            return
        for side in Side:
            self._paint_head(painter, side)
        width = 2 * self._columns.width + GUTTER
        painter.fillRect(self._columns.base, self.height() - 1, width, 1, color(self._theme.line))

    def event(self, event: QEvent) -> bool:
        """Say in full what is cut: the source and the title of the column under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos().x()), self)
            return True
        return super().event(event)

    def tip_at(self, x: int) -> str:
        """Return what stands above the column at a pixel across, "" where all of it is to be seen."""
        if self._comparison is None or self._columns is None:
            return ""
        side = Side.BASE if x < self._columns.gutter + GUTTER // 2 else Side.WITNESS
        article = article_of(self._comparison, side)
        source, width = source_words(self._comparison, side), self._columns.width - 2 * _INDENT
        whole = elided_at_word(source, _SOURCE, width) == unturned(source) and "…" not in self._title(article)[-1][-1:]
        return "" if whole else f"{unturned(source)}\n{unturned(article.title)}"

    def _paint_head(self, painter: QPainter, side: Side) -> None:
        if self._comparison is None or self._columns is None:
            return
        article = article_of(self._comparison, side)
        at = Edge.END if article.direction is Direction.RTL else Edge.START
        x = self._columns.left(side) + _INDENT
        row = QRect(x, _TOP, self._columns.width - 2 * _INDENT, _SOURCE_HEIGHT)
        source = elided_at_word(source_words(self._comparison, side), _SOURCE, row.width())
        painter.save()
        painter.setClipRect(row.adjusted(-_INDENT, -_TOP, _INDENT, _OVERHANG))
        draw_line(painter, row, source, _SOURCE, ink=self._theme.soft, side=at)
        painter.restore()
        row.moveTop(row.bottom() + 1)
        row.setHeight(self._title_step())
        painter.save()
        painter.setClipRect(row.adjusted(-_INDENT, -_OVERHANG, _INDENT, self.height()))
        for line in self._title(article):
            draw_line(painter, row, line, self._face, ink=self._theme.ink, side=at)
            row.translate(0, row.height())
        painter.restore()

    @property
    def _face(self) -> Face:
        return Face(self._size, bold=True, reading=True)

    def _title_step(self) -> int:
        return math.ceil(self._size * _TITLE_HEIGHT)

    def _title(self, article: Article) -> tuple[str, ...]:
        """Return the lines of a title: two where the headline stands in full below, else one more."""
        width = self._columns.width - 2 * _INDENT if self._columns else 0
        is_below = any(block.role is Role.HEADLINE for block in article.blocks)
        return wrapped(article.title, self._face, width, _TITLE_LINES if is_below else _MOST_TITLE_LINES)


def source_words(comparison: Comparison, side: Side) -> str:
    """Say which article stands in a column: its letter, its name, its date and language; the year where it differs."""
    article = article_of(comparison, side)
    years = {article.date[:_YEAR] for article in (comparison.base, comparison.witness) if article.date}
    spoken = words.language(article.language) if article.language else ""
    told = words.date(article.date, with_year=len(years) > 1)
    letter = "A" if side is Side.BASE else "B"
    parts = (letter, _name(comparison, article), told, spoken, words.base() if side is Side.BASE else "")
    return " · ".join(part for part in parts if part)


def _name(comparison: Comparison, article: Article) -> str:
    """Return the outlet, else the name of the file; where both columns would say the same, more of the path."""
    ends = {PurePosixPath(each.id).name for each in (comparison.base, comparison.witness)}
    file = article.id if len(ends) == 1 else PurePosixPath(article.id).name
    return words.isolated(article.outlet) if article.outlet else safe_name(file)
