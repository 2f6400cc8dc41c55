"""The list of quotations: a card each, with speaker, fate, the words then and the words now; a click leads there."""

from collections import Counter
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from viewer.model import Comparison, Fate
from viewer.ui import messages, words
from viewer.ui.drawing import (
    PILL_HEIGHT,
    Face,
    Side,
    clip_row,
    count_lines,
    draw_line,
    draw_pill,
    draw_row,
    elided,
    line_height,
    pill_width,
    words_face,
    wrapped,
)
from viewer.ui.finding_list import FindingList
from viewer.ui.finding_words import QuotationCard, fate_pill, quotation_card, quotations_in_order
from viewer.ui.theme import Theme, color

Index = QModelIndex | QPersistentModelIndex
CARD_ROLE = int(Qt.ItemDataRole.UserRole) + 1

_SPEAKER = Face(13, bold=True)
_NOTE = Face(12)
_MARGIN = 8  # pixels between two cards
_SIDE, _TOP = 11, 9  # inside a card
_GAP = 5  # between its parts
_WORD_LINES = 6  # a long quotation is cut: the card leads to it
_NOTE_LINES = 3
_BATCH = 60  # cards measured at a time, so that a book full of quotations does not stop the window


class QuotationModel(QAbstractListModel):
    """Adapts the quotations of a comparison, all of them or those of one fate."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._fates: tuple[Fate, ...] = ()
        self._all: tuple[int, ...] = ()
        self._shown: tuple[int, ...] = ()

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Show the quotations of another comparison, all of them."""
        self._comparison = comparison
        self._fates = tuple(match.fate for match in comparison.quotations) if comparison else ()
        self._all = quotations_in_order(comparison) if comparison else ()
        self.show_only(None)

    def show_only(self, fate: str | None) -> None:
        """Show the quotations of one fate, by its words, of all for `None`."""
        wanted = {kind for kind in Fate if fate is None or words.fate(kind) == fate}
        self.beginResetModel()
        self._shown = tuple(match for match in self._all if self._fates[match] in wanted)
        self.endResetModel()

    def counts(self) -> dict[str, int]:
        """Return how many quotations there are of each fate that occurs, by its words."""
        counted = Counter(self._fates[match] for match in self._all)
        return {words.fate(fate): count for fate, count in counted.items()}

    def row_of(self, match: int) -> int | None:
        """Return where in the list a match stands, `None` where it is not shown."""
        return self._shown.index(match) if match in self._shown else None

    def number_of(self, match: int) -> int | None:
        """Return the how-manieth of all quotations a match is, counted from 1."""
        return self._all.index(match) + 1 if match in self._all else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many quotations are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Give the card to the delegate, and its words to whoever reads it aloud."""
        if not index.isValid() or self._comparison is None:
            return None
        card = quotation_card(self._comparison, self._shown[index.row()])
        if role == CARD_ROLE:
            return card
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            said = (card.speaker, words.fate(card.fate), card.base, card.witness, card.note)
            return " · ".join(part for part in said if part)
        return None


class QuotationDelegate(QStyledItemDelegate):
    """Draws a quotation as a card."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.width = 0
        self.words = words_face()

    def sizeHint(self, _: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that a card needs at the width of the list."""
        card: QuotationCard = index.data(CARD_ROLE)
        inner = _card(QRect(0, 0, self.width, 0)).width() - 2 * _SIDE
        height = 2 * _TOP + max(PILL_HEIGHT, line_height(_SPEAKER))
        for text in (card.base, card.witness):
            if text:
                height += _GAP + count_lines(text, self.words, inner, _WORD_LINES) * line_height(self.words, 1.5)
        if card.note:
            height += _GAP + count_lines(card.note, _NOTE, inner, _NOTE_LINES) * line_height(_NOTE)
        return QSize(self.width, height + _MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one card."""
        card: QuotationCard = index.data(CARD_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        clip_row(painter, option.rect)
        rect = _card(option.rect)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        outline = self.theme.quotation if current else self.theme.soft if hovered else self.theme.line
        draw_row(painter, rect, ground=self.theme.paper, outline=outline)
        if current:
            painter.setPen(QPen(color(self.theme.quotation), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 8, 8)
        self._draw_words(painter, rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP), card)
        painter.restore()

    def _draw_words(self, painter: QPainter, rect: QRect, card: QuotationCard) -> None:
        head = QRect(rect.left(), rect.top(), rect.width(), max(PILL_HEIGHT, line_height(_SPEAKER)))
        pill = fate_pill(card.fate)
        room = pill_width(pill)
        name = head.adjusted(0, 0, -room - 8, 0)
        draw_line(painter, name, elided(card.speaker, _SPEAKER, name.width()), _SPEAKER, ink=self.theme.ink)
        draw_pill(painter, head.right() - room + 1, head.top(), pill, self.theme)
        top = head.bottom() + 1
        is_new = not card.base
        for text, ink in ((card.base, self.theme.ink), (card.witness, self._witness_ink(is_new=is_new))):
            top = self._draw_lines(painter, QRect(rect.left(), top, rect.width(), 0), text, ink)
        if card.note:
            top += _GAP
            for text in wrapped(card.note, _NOTE, rect.width(), _NOTE_LINES):
                line = QRect(rect.left(), top, rect.width(), line_height(_NOTE))
                draw_line(painter, line, text, _NOTE, ink=self.theme.soft)
                top += line_height(_NOTE)

    def _draw_lines(self, painter: QPainter, rect: QRect, text: str, ink: str) -> int:
        """Draw wrapped words from the top of `rect` on and return where they end."""
        if not text:
            return rect.top()
        face, step = self.words, line_height(self.words, 1.5)
        top = rect.top() + _GAP
        for line in wrapped(text, face, rect.width(), _WORD_LINES):
            draw_line(painter, QRect(rect.left(), top, rect.width(), step), line, face, ink=ink, side=Side.OWN_START)
            top += step
        return top

    def _witness_ink(self, *, is_new: bool) -> str:
        return self.theme.added if is_new else self.theme.quotation


class QuotationList(FindingList):
    """The tab of quotations: a filter by fate above the cards."""

    match_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._model = QuotationModel()
        self._delegate = QuotationDelegate(theme)
        super().__init__(self._model, self._delegate, parent)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(_BATCH)
        self.list.width_changed.connect(self._measure)
        self.list.setAccessibleName(self.tr("Quotations"))
        self.filter.setAccessibleName(self.tr("Which quotations are listed"))

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def set_text_size(self, percent: int) -> None:
        """Set what is quoted in so many per cent of its usual size."""
        self._delegate.words = words_face(percent)
        self.list.scheduleDelayedItemsLayout()

    def show_comparison(self, comparison: Comparison | None) -> int:
        """List the quotations of a comparison and return how many there are."""
        self._model.set_comparison(comparison)
        count = self._model.rowCount()
        self.fill_filter(messages.plural(self.tr("All %Ln quotation(s)", "", count), count), self._model.counts())
        self.say_when_empty(self.tr("No one is quoted.") if comparison else "")
        return count

    def show_match(self, match: int) -> int | None:
        """Mark the quotation that the view is at, asking for nothing, and return its number as it is read, from 1."""
        self.mark(self._model.row_of(match))
        return self._model.number_of(match)

    def narrow(self, kind: str | None) -> None:
        """List one fate only."""
        self._model.show_only(kind)

    def chosen(self, index: QModelIndex) -> None:
        """Ask for the quotation of a card."""
        self.match_asked.emit(index.data(CARD_ROLE).match)

    def _measure(self, width: int) -> None:
        """Measure the cards again when the rail was made wider or narrower."""
        self._delegate.width = width
        self.list.scheduleDelayedItemsLayout()


def _card(room: QRect) -> QRect:
    """Return where a card stands in the room of its line: its frame has to stay inside."""
    return room.adjusted(1, 1, -1, -_MARGIN + 1)
