"""The strip at the side: the whole comparison at a glance, coloured by kind, with a frame around what is in sight."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from viewer.model import AlignedRow, Relation
from viewer.ui.comparison.flow import Flow
from viewer.ui.comparison.lights import Hit
from viewer.ui.comparison.scene import Scene
from viewer.ui.comparison.units import Side, article_of, is_foreign
from viewer.ui.theme import LIGHT, Theme, color

STRIP_WIDTH = 10
_INSET = 3  # by how much the frame of the view is wider than the strip, to both sides
_LEAST_BAND = 3  # pixels: below, a kind could not be seen any more
_LEAST_FRAME = 12
_FAINTEST = 0.45  # opacity of an edited paragraph that hardly changed
_PAGE = 10  # pixels above and below the strip
_RIGHT = 6  # pixels between the strip and the border of the view


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the strip in one colour, in pixels from its top; `weight` decides which one wins where two meet."""

    top: float
    height: float
    token: str
    opacity: float
    weight: int


class OverviewStrip(QWidget):
    """A map of the comparison to look at, click and drag; asks for a place as a fraction of the whole document."""

    asked = Signal(float)  # the middle of the view should stand at this fraction of the document
    wheeled = Signal(QWheelEvent)  # a wheel turned over the strip belongs to the view

    def __init__(self, parent: QWidget) -> None:
        """Show an empty strip."""
        super().__init__(parent)
        self._theme = LIGHT
        self._bands: tuple[Band, ...] = ()
        self._hits: tuple[float, ...] = ()
        self._frame = (0.0, 1.0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours; the bands come anew with `show_bands`."""
        self._theme = theme
        self.update()

    def show_bands(self, bands: Sequence[Band], hits: Sequence[float] = ()) -> None:
        """Take what to show: bands in pixels of `track_height`, hits of a search as fractions of the document."""
        self._bands, self._hits = tuple(bands), tuple(hits)
        self.update()

    def show_frame(self, start: float, end: float) -> None:
        """Take which part of the document is in sight, as fractions."""
        if (start, end) != self._frame:
            self._frame = (start, end)
            self.update()

    @property
    def track_height(self) -> int:
        """Return the height of the strip itself, in pixels."""
        return max(1, self.height() - 2 * _PAGE)

    def sizeHint(self) -> QSize:
        """Return the room that strip and frame need."""
        return QSize(STRIP_WIDTH + _INSET + _RIGHT, 2 * _PAGE + _LEAST_FRAME)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track, the bands, the hits and the frame."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), color(self._theme.paper))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left = self.width() - _RIGHT - STRIP_WIDTH
        painter.setBrush(color(self._theme.ghost))
        painter.drawRoundedRect(QRectF(left, _PAGE, STRIP_WIDTH, self.track_height), STRIP_WIDTH / 2, STRIP_WIDTH / 2)
        for band in self._bands:
            painter.setBrush(color(band.token, band.opacity))
            painter.drawRoundedRect(QRectF(left + 1, _PAGE + band.top, STRIP_WIDTH - 2, band.height), 2, 2)
        painter.setBrush(color(self._theme.accent))
        for hit in self._hits:
            painter.drawRect(QRectF(left - _INSET, _PAGE + hit * self.track_height - 1, STRIP_WIDTH + 2 * _INSET, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color(self._theme.accent), 2))
        painter.drawRoundedRect(self._frame_rect(), 5, 5)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place that was clicked."""
        self._ask(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse while it is pressed."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the view, not the strip."""
        self.wheeled.emit(event)

    def _ask(self, event: QMouseEvent) -> None:
        self.asked.emit(min(1.0, max(0.0, (event.position().y() - _PAGE) / self.track_height)))

    def _frame_rect(self) -> QRectF:
        start, end = (_PAGE + fraction * self.track_height for fraction in self._frame)
        height = max(_LEAST_FRAME, end - start)
        top = min(start, _PAGE + self.track_height - height)
        left = self.width() - _RIGHT - STRIP_WIDTH
        return QRectF(left - _INSET + 1, top, STRIP_WIDTH + 2 * _INSET - 2, height)


def bands_of(flow: Flow, theme: Theme, height: int) -> tuple[Band, ...]:
    """Return the bands of a strip of `height` pixels, merged where units are thinner than what can be seen."""
    scale = min(1.0, height / max(1, flow.total))
    quoted, foreign = _quoted_lines(flow.scene), _foreign_lines(flow.scene)
    rows, lines = flow.scene.comparison.rows, flow.scene.lines
    found: list[Band] = []
    y = 0
    for at, unit in enumerate(flow.scene.units):
        unit_height = flow.height_of(at)
        if not unit.is_fold:
            row = rows[lines[unit.line].row]
            look = _look(row, theme, quoted=unit.line in quoted, foreign=unit.line in foreign)
            if look:
                _add(found, Band(y * scale, max(_LEAST_BAND, unit_height * scale - 1), *look))
        y += unit_height
    return tuple(found)


def hit_fractions(flow: Flow, hits: Sequence[Hit]) -> tuple[float, ...]:
    """Return where the hits of a search stand, as fractions of the document, one for each unit that has any."""
    lines = {flow.scene.places[hit.side][hit.block] for hit in hits if hit.block in flow.scene.places[hit.side]}
    units = sorted({flow.scene.unit_of_line(line) for line in lines})
    total = max(1, flow.total)
    return tuple((flow.y_of(unit) + flow.offset + flow.height_of(unit) / 2) / total for unit in units)


def _add(found: list[Band], band: Band) -> None:
    """Add a band below the last one; where they would lie on each other the weightier one stays."""
    if not found or band.top >= found[-1].top + min(_LEAST_BAND, found[-1].height):
        found.append(band)
    elif band.weight > found[-1].weight:
        found[-1] = Band(found[-1].top, found[-1].height, band.token, band.opacity, band.weight)


def _look(row: AlignedRow, theme: Theme, *, quoted: bool, foreign: bool) -> tuple[str, float, int] | None:
    """Return colour, opacity and weight of a row, `None` for one that did not change."""
    if foreign:
        return theme.language, 1.0, 5
    if quoted:
        return theme.quotation, 1.0, 4
    if row.moved:
        return theme.accent, 1.0, 3
    changed = max(_FAINTEST, 1 - row.similarity * (1 - _FAINTEST))
    return {
        Relation.DROPPED: (theme.dropped, 1.0, 3),
        Relation.ADDED: (theme.added, 1.0, 3),
        Relation.EDITED: (theme.exchanged, changed, 2),
        Relation.REWRITTEN: (theme.exchanged, changed, 2),
        Relation.RELATED: (theme.soft, _FAINTEST, 1),
    }.get(row.relation)


def _quoted_lines(scene: Scene) -> set[int]:
    """Return the lines with both sides on which a quotation changed."""
    if not scene.switches.quotations:
        return set()
    found = {
        scene.places[side][block]
        for (side, block), places in scene.quoted.items()
        if block in scene.places[side] and any(not place.is_kept for place in places)
    }
    return {line for line in found if not scene.comparison.rows[scene.lines[line].row].is_gap}


def _foreign_lines(scene: Scene) -> set[int]:
    if not scene.switches.languages:
        return set()
    return {
        line
        for side in Side
        for block, line in scene.places[side].items()
        if is_foreign(article_of(scene.comparison, side), block)
    }
