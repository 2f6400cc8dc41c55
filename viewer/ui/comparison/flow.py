"""Which units stand where: estimated heights, a bounded cache of laid-out rows, and the place in the document."""

from collections import OrderedDict

from viewer.ui.comparison.heights import Heights
from viewer.ui.comparison.rows import RowLayout, Setting, estimates, lay_out
from viewer.ui.comparison.scene import Scene
from viewer.ui.comparison.units import Unit

_KEPT_ROWS = 300  # laid-out rows: some ten screens, a few MB


class Flow:
    """The units of a scene one below the other, seen through a window that starts `shift` pixels into unit `top`.

    Only what comes into sight is laid out. What stands at the top stays there whatever is learnt about heights above.
    """

    def __init__(self, scene: Scene, setting: Setting) -> None:
        """Estimate the heights of all units."""
        self.scene = scene
        self.setting = setting
        self.top = 0
        self.shift = 0
        self._heights = Heights(estimates(scene, setting))
        self._rows: OrderedDict[Unit, RowLayout] = OrderedDict()

    @property
    def offset(self) -> int:
        """Return how many pixels of the document stand above the window, estimates included."""
        return self._heights.top(self.top) + self.shift

    @property
    def total(self) -> int:
        """Return the height of the document, estimates included."""
        return self._heights.total

    def row(self, unit: int) -> RowLayout:
        """Return a unit laid out."""
        key = self.scene.units[unit]
        found = self._rows.get(key)
        if found is None:
            found = lay_out(self.scene, key, self.setting)
            self._rows[key] = found
            if len(self._rows) > _KEPT_ROWS:
                self._rows.popitem(last=False)
        else:
            self._rows.move_to_end(key)
        if self._heights.height(unit) != found.height:
            self._heights.set_height(unit, found.height)
        return found

    def y_of(self, unit: int) -> int:
        """Return where a unit starts in the window, which may be outside of it and then is an estimate."""
        return self._heights.top(unit) - self.offset

    def height_of(self, unit: int) -> int:
        """Return the height of a unit without laying it out: an estimate until it was seen."""
        return self._heights.height(unit)

    def tops(self) -> list[int]:
        """Return where every unit starts in the document, estimates included."""
        return self._heights.tops()

    def visible(self, height: int) -> list[tuple[int, int]]:
        """Return the units that a window of that height shows, each with where it starts."""
        found: list[tuple[int, int]] = []
        y, unit = -self.shift, self.top
        while y < height and unit < len(self._heights):
            found.append((unit, y))
            y += self.row(unit).height
            unit += 1
        return found

    def move(self, delta: int, height: int) -> int:
        """Move the window of `height` pixels down by `delta` as far as there is something, and return by how much."""
        if not len(self._heights):
            return 0
        moved = delta - self._settle(delta)
        missing = self._missing(height)
        return moved - (missing - self._settle_up(missing)) if missing else moved

    def jump(self, offset: int, height: int) -> None:
        """Move the window to a height of the document, keeping inside it."""
        if not len(self._heights):
            return
        self.top = self._heights.row_at(offset)
        self.shift = max(0, offset - self._heights.top(self.top))
        self.shift = min(self.shift, max(0, self.row(self.top).height - 1))
        self.move(0, height)

    def show_at(self, unit: int, y: int, height: int) -> None:
        """Move the window so that a unit starts at `y`, or as near to it as the ends of the document allow."""
        self.top, self.shift = unit, 0
        self.move(-y, height)

    def resize(self, setting: Setting, height: int) -> None:
        """Set everything anew in other columns; what stands at the top stays at the top."""
        self._rebuild(self.scene, setting, height)

    def refold(self, scene: Scene, height: int) -> None:
        """Show another folding of the same lines; the line at the top stays where it is."""
        self._rebuild(scene, self.setting, height)

    def _rebuild(self, scene: Scene, setting: Setting, height: int) -> None:
        old = self.scene.units[self.top] if self.scene.units else None
        before = self.height_of(self.top) if old else 1
        if scene.lines is not self.scene.lines or scene.switches != self.scene.switches or setting != self.setting:
            self._rows.clear()
        self.scene, self.setting = scene, setting
        self._heights = Heights(estimates(scene, setting))
        self.top = scene.unit_of(old) if old else 0
        if old:
            self.shift = min(self.shift * self.row(self.top).height // max(1, before), self.row(self.top).height - 1)
            self.move(0, height)

    def _settle(self, delta: int) -> int:
        """Move freely by `delta` and return what was left over at an end of the document."""
        self.shift += delta
        while self.shift < 0 and self.top > 0:
            self.top -= 1
            self.shift += self.row(self.top).height
        if self.shift < 0:
            left, self.shift = self.shift, 0
            return left
        while self.shift >= self.row(self.top).height and self.top < len(self._heights) - 1:
            self.shift -= self.row(self.top).height
            self.top += 1
        return 0

    def _settle_up(self, missing: int) -> int:
        """Move up by `missing` and return how much of that was not to be had."""
        return -self._settle(-missing)

    def _missing(self, height: int) -> int:
        """Return how many pixels stay empty below the last unit."""
        shown = self.visible(height)
        if not shown or shown[-1][0] < len(self._heights) - 1:
            return 0
        last, y = shown[-1]
        return max(0, height - (y + self.row(last).height))
