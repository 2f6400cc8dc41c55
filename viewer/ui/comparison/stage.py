"""The scroll area itself: where everything stands, how it scrolls and folds, and what is painted when."""

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QRect, Qt, QVariantAnimation
from PySide6.QtGui import QAccessibleInterface, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from viewer.ui.comparison.flow import Flow
from viewer.ui.comparison.header import Header
from viewer.ui.comparison.lights import Lights
from viewer.ui.comparison.overview import Look, OverviewStrip, bands_of, hit_fractions, looks_of
from viewer.ui.comparison.paint import Sheet, paint_unit
from viewer.ui.comparison.renewal import Anchor, placed_at
from viewer.ui.comparison.ribbons import paint_ribbons, ribbons_in_sight
from viewer.ui.comparison.rows import GUTTER, Setting, columns_for
from viewer.ui.comparison.scene import Scene
from viewer.ui.comparison.styles import line_height
from viewer.ui.theme import LIGHT, READING_SIZE, Theme, color

_STRIP_ROOM = 24  # pixels at the right: the strip and air on both sides of it
_AIR = 2  # between the columns and that: an outline needs it
_LANDING = 0.25  # of the height: where a place that was out of sight comes to stand
_SHORT_WAY = 1.5  # heights: a nearer place is scrolled to, a farther one shown at once
_SCROLL_TIME = 160  # milliseconds


class Stage(QAbstractScrollArea):
    """A scroll area that lays out and paints only what is in sight; knows no comparison until `show_scene`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty sheet of paper."""
        super().__init__(parent)
        self.flow: Flow | None = None
        self.lights = Lights()
        self.accessible: QAccessibleInterface | None = None  # kept here so that it lives exactly as long as the view
        self.theme = LIGHT
        self.reading_size = READING_SIZE
        self._syncing = False
        self._gutter_is_live = False
        self._looks: tuple[Look, ...] = ()
        self._looked_at: Scene | None = None
        self._goal: tuple[int, int] | None = None
        self.header = Header(self)
        self.strip = OverviewStrip(self)
        self.strip.asked.connect(self._show_fraction)
        self.strip.wheeled.connect(self.wheelEvent)
        self._animation = QVariantAnimation(self)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.setDuration(_SCROLL_TIME)
        self._animation.valueChanged.connect(self._glide)
        self._animation.finished.connect(self._land)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)

    @property
    def scene_shown(self) -> Scene | None:
        """Return the scene on the stage."""
        return self.flow.scene if self.flow else None

    @property
    def window_height(self) -> int:
        """Return how many pixels of the document are in sight."""
        return self.viewport().height()

    def show_scene(self, scene: Scene | None) -> None:
        """Show another comparison from its start."""
        self._animation.stop()
        self.header.show_comparison(scene.comparison if scene else None)
        self.flow = Flow(scene, self._setting()) if scene else None
        self._arrange()

    def renew_scene(self, scene: Scene, anchor: Anchor | None) -> None:
        """Show another comparison of the same articles, the anchor's paragraph where it was."""
        self.header.show_comparison(scene.comparison)
        self.flow = Flow(scene, self._setting())
        place = placed_at(self.flow, anchor) if anchor else None
        if place:
            self.flow.show_at(*place, self.window_height)
        self._arrange()

    def stop_gliding(self) -> None:
        """Be at once where a glide was to lead."""
        gliding = self._animation.state() is not QAbstractAnimation.State.Stopped
        self._animation.stop()
        if gliding:
            self._land()

    def refold(self, scene: Scene) -> None:
        """Show the same lines folded otherwise, in place."""
        if self.flow:
            self._animation.stop()
            self.flow.refold(scene, self.window_height)
            self._arrange()

    def set_look(self, theme: Theme, reading_size: int) -> None:
        """Take colours and the size of body text."""
        self.theme, self.reading_size = theme, reading_size
        self.strip.set_theme(theme)
        self.header.set_look(theme, reading_size)
        self._arrange()

    def set_lights(self, lights: Lights) -> None:
        """Emphasise something else."""
        if lights == self.lights:
            return
        if lights.hits is not self.lights.hits:
            self.lights = lights
            self.show_bands()
        self.lights = lights
        self.viewport().update()

    def reveal(self, unit: int, *, inner: tuple[int, int] | None = None) -> None:
        """Bring a unit into sight, or a stretch `inner` of it in pixels, and move nothing if it is in sight already."""
        if self.flow is None:
            return
        self._animation.stop()
        top, bottom = inner or (0, self.flow.row(unit).height)
        y = self.flow.y_of(unit)
        if y + top >= 0 and y + bottom <= self.window_height:
            return
        room = self.window_height - (bottom - top)
        landing = max(0, min(room, round(self.window_height * _LANDING))) - top
        if self.isVisible() and abs(y - landing) < _SHORT_WAY * self.window_height:
            self._goal = (unit, landing)
            self._animation.setStartValue(float(y))
            self._animation.setEndValue(float(landing))
            self._animation.start()
        else:
            self._place(unit, landing)

    def scroll_by(self, delta: int) -> None:
        """Scroll down by pixels, up for a negative number."""
        if self.flow is None:
            return
        self._animation.stop()
        moved = self.flow.move(delta, self.window_height)
        self._shift_pixels(moved)
        self._sync()

    def show_bands(self) -> None:
        """Draw the strip anew."""
        if self.flow is None:
            self.strip.show_bands(())
            return
        if self._looked_at is not self.flow.scene:
            self._looks, self._looked_at = looks_of(self.flow.scene), self.flow.scene
        bands = bands_of(self.flow, self._looks, self.theme, self.strip.track_height)
        hits = [hit for found in self.lights.hits.values() for hit in found]
        self.strip.show_bands(bands, hit_fractions(self.flow, hits, self.strip.track_height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the rows in new columns, with the same one at the top."""
        super().resizeEvent(event)
        self._arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the scroll bar's value; near places by moving pixels, far ones by a fresh picture."""
        del dx, dy
        if self._syncing or self.flow is None:
            return
        self._animation.stop()
        value = self.verticalScrollBar().value()
        delta = value - self.flow.offset
        if abs(delta) < self.window_height:
            self._shift_pixels(self.flow.move(delta, self.window_height))
        else:
            self.flow.jump(value, self.window_height)
            self.viewport().update()
        self._sync()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll at once, without gliding."""
        self._animation.stop()
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the units that the region touches."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), color(self.theme.paper))
        if self.flow is None:
            return
        region = event.region()
        ribbons = ribbons_in_sight(self.flow, self.lights, self.window_height)
        self._gutter_is_live = bool(ribbons)
        paint_ribbons(painter, self.flow, ribbons)
        sheet = Sheet(self.flow.scene, self.flow.setting, self.lights, region)
        for unit, y in self.flow.visible(self.window_height):
            row = self.flow.row(unit)
            if region.intersects(QRect(0, y, self.viewport().width(), row.height)):
                paint_unit(painter, sheet, row, unit, y)

    def _setting(self) -> Setting:
        width = self.width()
        return Setting(
            columns_for(width, right=_STRIP_ROOM + _AIR, reading_size=self.reading_size), self.theme, self.reading_size
        )

    def _arrange(self) -> None:
        """Give header, strip and rows their places."""
        setting = self._setting()
        head = self.header.arrange(setting.columns)
        self.setViewportMargins(0, head, _STRIP_ROOM, 0)
        self.header.setGeometry(0, 0, self.width(), head)
        self.strip.setGeometry(self.width() - _STRIP_ROOM, head, _STRIP_ROOM, max(0, self.height() - head))
        self.strip.setVisible(self.flow is not None)
        if self.flow:
            if self.flow.setting != setting:
                self.flow.resize(setting, self.window_height)
            self.flow.move(0, self.window_height)
        self._sync()
        self.show_bands()
        self.viewport().update()

    def _place(self, unit: int, y: int) -> None:
        if self.flow:
            self.flow.show_at(unit, y, self.window_height)
            self.viewport().update()
            self._sync()

    def _glide(self, y: float) -> None:
        """Go one step of the way to the goal."""
        if self.flow is None or self._goal is None or self._animation.state() is QAbstractAnimation.State.Stopped:
            return
        delta = self.flow.y_of(self._goal[0]) - round(y)
        self._shift_pixels(self.flow.move(delta, self.window_height))
        self._sync()

    def _land(self) -> None:
        if self._goal is not None:
            self._place(*self._goal)
            self._goal = None

    def _shift_pixels(self, moved: int) -> None:
        """Move what is painted already, and paint what comes into sight; and the gutter, where ribbons cross it."""
        if not moved:
            return
        if abs(moved) >= self.window_height:
            self.viewport().update()
            return
        self.viewport().scroll(0, -moved)
        if self._gutter_is_live and self.flow:
            self.viewport().update(self.flow.setting.columns.gutter, 0, GUTTER, self.window_height)

    def _sync(self) -> None:
        """Let scroll bar and strip tell where the window stands."""
        bar, height = self.verticalScrollBar(), self.window_height
        total = self.flow.total if self.flow else 0
        offset = self.flow.offset if self.flow else 0
        self._syncing = True
        bar.setRange(0, max(0, total - height))
        bar.setPageStep(height)
        bar.setSingleStep(line_height(self.reading_size))
        bar.setValue(offset)
        self._syncing = False
        # a document shorter than the window fills its part of the strip at full scale
        whole = max(total, self.strip.track_height, 1)
        self.strip.show_frame(offset / whole, min(1.0, (offset + height) / whole))

    def _show_fraction(self, fraction: float) -> None:
        if self.flow:
            whole = max(self.flow.total, self.strip.track_height)
            self.verticalScrollBar().setValue(round(fraction * whole - self.window_height / 2))
