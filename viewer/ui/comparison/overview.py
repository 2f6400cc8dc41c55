"""The strip at the side: the whole comparison at a glance, coloured by kind, with a frame around what is in sight."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from viewer.collation.folds import foreign_blocks
from viewer.model import AlignedRow, Relation
from viewer.ui.comparison.flow import Flow
from viewer.ui.comparison.lights import Hit
from viewer.ui.comparison.scene import Scene
from viewer.ui.comparison.units import Side, article_of
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
    """A stretch of the strip in one colour, in pixels from its top."""

    top: float
    height: float
    token: str
    opacity: float


class LookKind(Enum):
    """What a unit stands for on the strip."""

    EXCHANGED = auto()
    DROPPED = auto()
    ADDED = auto()
    MOVED = auto()
    RELATED = auto()
    QUOTATION = auto()
    LANGUAGE = auto()


class Look(NamedTuple):
    """How a unit looks on the strip; `weight` decides which one wins where two meet."""

    unit: int
    kind: LookKind
    weight: int
    opacity: float


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
        self._map: QPixmap | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours; the bands come anew with `show_bands`."""
        self._theme = theme
        self._map = None
        self.update()

    def show_bands(self, bands: Sequence[Band], hits: Sequence[float] = ()) -> None:
        """Take what to show: bands in pixels of `track_height`, hits of a search as fractions of it."""
        self._bands, self._hits = tuple(bands), tuple(hits)
        self._map = None
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
        """Paint the map, which changes seldom, and the frame, which moves at every step of the wheel."""
        del event
        scale = self.devicePixelRatioF()
        wanted = (self.size() * scale, scale)
        if self._map is None or (self._map.size(), self._map.devicePixelRatio()) != wanted:
            self._map = QPixmap(wanted[0])
            self._map.setDevicePixelRatio(scale)
            self._paint_map(self._map)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._map)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(self._theme.accent), 2))
        painter.drawRoundedRect(self._frame_rect(), 5, 5)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place that was clicked."""
        self._ask(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse while it is pressed."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the view, not the strip."""
        self.wheeled.emit(event)

    def _ask(self, event: QMouseEvent) -> None:
        self.asked.emit(min(1.0, max(0.0, (event.position().y() - _PAGE) / self.track_height)))

    def _paint_map(self, picture: QPixmap) -> None:
        """Paint the track, the bands and the hits."""
        picture.fill(color(self._theme.paper))
        painter = QPainter(picture)
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
            top = _PAGE + hit * self.track_height - 1
            painter.drawRect(QRectF(left - _INSET, top, STRIP_WIDTH + 2 * _INSET, 2))
        painter.end()

    def _frame_rect(self) -> QRectF:
        start, end = (_PAGE + fraction * self.track_height for fraction in self._frame)
        height = max(_LEAST_FRAME, end - start)
        top = min(start, _PAGE + self.track_height - height)
        left = self.width() - _RIGHT - STRIP_WIDTH
        return QRectF(left - _INSET + 1, top, STRIP_WIDTH + 2 * _INSET - 2, height)


def looks_of(scene: Scene) -> tuple[Look, ...]:
    """Return how the changed units of a scene look on the strip; this depends on no height and no colour."""
    quoted, foreign = _quoted_lines(scene), _foreign_lines(scene)
    rows, lines = scene.comparison.rows, scene.lines
    found: list[Look] = []
    for at, unit in enumerate(scene.units):
        row = rows[lines[unit.line].row]
        if unit.is_fold or (row.relation is Relation.SAME and not row.moved and unit.line not in quoted | foreign):
            continue
        found.append(Look(at, *_kind(row, quoted=unit.line in quoted, foreign=unit.line in foreign)))
    return tuple(found)


def bands_of(flow: Flow, looks: Sequence[Look], theme: Theme, height: int) -> tuple[Band, ...]:
    """Return the bands of a strip of `height` pixels, merged where units are thinner than what can be seen."""
    scale = min(1.0, height / max(1, flow.total))
    tops = flow.tops()
    found: list[Band] = []
    edge, weight = -1.0, 0
    for look in looks:
        top = tops[look.unit] * scale
        if top < edge and look.weight <= weight:
            continue
        weight = look.weight
        band_height = max(_LEAST_BAND, flow.height_of(look.unit) * scale - 1)
        band = Band(top, band_height, _token(look, theme), look.opacity)
        if top < edge:
            found[-1] = replace(band, top=found[-1].top, height=found[-1].height)
        else:
            found.append(band)
            edge = top + min(_LEAST_BAND, band_height)
    return tuple(found)


def hit_fractions(flow: Flow, hits: Sequence[Hit], height: int) -> tuple[float, ...]:
    """Return where the hits of a search stand on a strip of `height` pixels, as fractions, one for each unit."""
    lines = {flow.scene.places[hit.side][hit.block] for hit in hits if hit.block in flow.scene.places[hit.side]}
    units = sorted({flow.scene.unit_of_line(line) for line in lines})
    total = max(height, flow.total)
    return tuple((flow.y_of(unit) + flow.offset + flow.height_of(unit) / 2) / total for unit in units)


def _kind(row: AlignedRow, *, quoted: bool, foreign: bool) -> tuple[LookKind, int, float]:
    """Return kind, weight and opacity of a row that is shown on the strip."""
    if foreign:
        return LookKind.LANGUAGE, 5, 1.0
    if quoted:
        return LookKind.QUOTATION, 4, 1.0
    if row.moved:
        return LookKind.MOVED, 3, 1.0
    if row.relation in {Relation.EDITED, Relation.REWRITTEN}:
        return LookKind.EXCHANGED, 2, max(_FAINTEST, 1 - row.similarity * (1 - _FAINTEST))
    one_sided = {Relation.DROPPED: LookKind.DROPPED, Relation.ADDED: LookKind.ADDED}.get(row.relation)
    return (one_sided, 3, 1.0) if one_sided else (LookKind.RELATED, 1, _FAINTEST)


def _token(look: Look, theme: Theme) -> str:
    return {
        LookKind.LANGUAGE: theme.language,
        LookKind.QUOTATION: theme.quotation,
        LookKind.MOVED: theme.accent,
        LookKind.DROPPED: theme.dropped,
        LookKind.ADDED: theme.added,
        LookKind.EXCHANGED: theme.exchanged,
        LookKind.RELATED: theme.soft,
    }[look.kind]


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
        for block in foreign_blocks(article_of(scene.comparison, side))
        if (line := scene.places[side].get(block)) is not None
    }
