"""The line at the foot of the window: legend and counts at once, and what the comparison comes to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from viewer.collation.folds import is_furniture
from viewer.model import UNCHANGED_FATES, Comparison, Relation
from viewer.ui import messages, words
from viewer.ui.comparison.units import changed_rows, is_foreign
from viewer.ui.drawing import Face, font_of, text_width
from viewer.ui.theme import Theme, color
from viewer.workshop.protocol import Collated

translate = QCoreApplication.translate

_FACE = Face(12)
_SWATCH = 12  # pixels of the coloured square
_SPACE = 6  # between square and words


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A colour with its shape and what it counts; `shape` names the sign that is drawn into the square."""

    tone: str
    shape: str
    text: str


def legend_entries(comparison: Comparison) -> tuple[LegendEntry, ...]:
    """Return what occurs in a comparison, counted as the list of changes counts it."""
    rows = [comparison.rows[number] for number in changed_rows(comparison)]
    relations = Counter(row.relation for row in rows)
    entries = [
        _relation_entry("exchanged", "bar", Relation.EDITED, relations),
        _relation_entry("exchanged", "double", Relation.REWRITTEN, relations),
        _relation_entry("soft", "wave", Relation.RELATED, relations),
        _quotation_entry(comparison),
        _relation_entry("dropped", "strike", Relation.DROPPED, relations),
        _relation_entry("added", "plus", Relation.ADDED, relations),
        _moved_entry(sum(row.moved for row in rows)),
        _language_entry(comparison),
    ]
    return tuple(entry for entry in entries if entry is not None)


def outcome(collated: Collated) -> str:
    """Say in one line how much was kept, what stayed the same, and how sure the pairing is."""
    comparison = collated.comparison
    share = words.figure(round(100 * collated.kept))
    parts = [translate("legend", "B keeps %1 % of A’s wording").replace("%1", share)]
    same = sum(
        row.relation is Relation.SAME and not row.moved and not is_furniture(comparison, row) for row in comparison.rows
    )
    if same:
        parts.append(messages.plural(translate("legend", "%Ln paragraph(s) the same", "", same), same))
    parts.append(_certainty(comparison))
    return " · ".join(part for part in parts if part)


class Legend(QWidget):
    """One square with its words for everything that occurs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(16)
        layout.addStretch(1)
        self.setAccessibleName(self.tr("Legend"))

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        for item in self._items():
            item.theme = theme
            item.update()

    def show_entries(self, entries: Sequence[LegendEntry]) -> None:
        """Show other entries."""
        for item in self._items():
            item.setParent(None)
            item.deleteLater()
        for at, entry in enumerate(entries):
            item = _Item(entry, self._theme, self)
            self._row().insertWidget(at, item)
        self.setAccessibleDescription(", ".join(entry.text for entry in entries))

    def _row(self) -> QHBoxLayout:
        layout = self.layout()
        if not isinstance(layout, QHBoxLayout):
            raise TypeError
        return layout

    def _items(self) -> list["_Item"]:
        return self.findChildren(_Item)


class _Item(QWidget):
    """One entry, drawn."""

    def __init__(self, entry: LegendEntry, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(entry.text)

    def sizeHint(self) -> QSize:
        """Return the room for square and words."""
        width = _SWATCH + _SPACE + round(text_width(self._entry.text, _FACE)) + 2
        return QSize(width, QFontMetrics(font_of(_FACE)).height())

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw square and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        box = QRectF(self.width() - _SWATCH if mirrored else 0, (self.height() - _SWATCH) / 2, _SWATCH, _SWATCH)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(getattr(self.theme, self._entry.tone)))
        painter.drawRoundedRect(box, 2.5, 2.5)
        painter.setPen(QPen(color(self.theme.rail), 1.5))
        _draw_shape(painter, self._entry.shape, box)
        painter.setPen(color(self.theme.soft))
        painter.setFont(font_of(_FACE))
        room = (
            self.rect().adjusted(0, 0, -_SWATCH - _SPACE, 0)
            if mirrored
            else self.rect().adjusted(_SWATCH + _SPACE, 0, 0, 0)
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self._entry.text)


_SHAPES: dict[str, tuple[tuple[float, float, float, float], ...]] = {
    "bar": (),
    "double": ((0.5, 0, 0.5, 1),),
    "wave": ((0.16, 0.56, 0.36, 0.42), (0.36, 0.42, 0.64, 0.58), (0.64, 0.58, 0.84, 0.44)),
    "strike": ((0.22, 0.5, 0.78, 0.5),),
    "plus": ((0.5, 0.24, 0.5, 0.76), (0.24, 0.5, 0.76, 0.5)),
    "arrow": ((0.3, 0.3, 0.7, 0.7), (0.7, 0.35, 0.7, 0.7), (0.35, 0.7, 0.7, 0.7)),
    "marks": ((0.38, 0.28, 0.32, 0.6), (0.68, 0.28, 0.62, 0.6)),
    "end": ((0.7, 0.25, 0.7, 0.75),),
}
"""Strokes inside the square, in parts of its side: what colour says, a shape says too."""


def _draw_shape(painter: QPainter, shape: str, box: QRectF) -> None:
    for x1, y1, x2, y2 in _SHAPES[shape]:
        start = QPointF(box.left() + x1 * box.width(), box.top() + y1 * box.height())
        painter.drawLine(start, QPointF(box.left() + x2 * box.width(), box.top() + y2 * box.height()))


def _relation_entry(tone: str, shape: str, relation: Relation, counts: Counter[Relation]) -> LegendEntry | None:
    count = counts[relation]
    return LegendEntry(tone, shape, f"{words.figure(count)} {words.relation(relation)}") if count else None


def _quotation_entry(comparison: Comparison) -> LegendEntry | None:
    count = sum(match.fate not in UNCHANGED_FATES for match in comparison.quotations)
    text = messages.plural(translate("legend", "%Ln quotation(s) changed", "", count), count)
    return LegendEntry("quotation", "marks", text) if count else None


def _moved_entry(count: int) -> LegendEntry | None:
    text = messages.plural(translate("legend", "%Ln moved", "", count), count)
    return LegendEntry("accent", "arrow", text) if count else None


def _language_entry(comparison: Comparison) -> LegendEntry | None:
    found = [
        block
        for article in (comparison.base, comparison.witness)
        for at, block in enumerate(article.blocks)
        if is_foreign(article, at)
    ]
    if not found:
        return None
    languages = {block.language for block in found}
    if len(found) == 1:
        text = f"1 {words.language(found[0].language)} {words.role(found[0].role)}"
    elif len(languages) == 1:
        text = translate("legend", "%Ln in %1", "", len(found)).replace("%1", words.language(found[0].language))
    else:
        text = translate("legend", "%Ln in other languages", "", len(found))
    return LegendEntry("language", "end", messages.plural(text, len(found)))


def _certainty(comparison: Comparison) -> str:
    pairs = sum(not row.is_gap for row in comparison.rows)
    if not pairs:
        return ""
    uncertain = sum(not row.certain for row in comparison.rows)
    if not uncertain:
        return translate("legend", "sure of every pairing")
    text = translate("legend", "sure of every pairing but %Ln", "", uncertain)
    return messages.plural(text, uncertain)
