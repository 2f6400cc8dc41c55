"""What a screen reader is told: the view is a list, and each unit in it an item with a name in words."""

from functools import cache
from typing import cast

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)

from viewer.ui import words
from viewer.ui.comparison.header import source_words
from viewer.ui.comparison.stage import Stage
from viewer.ui.comparison.telling import unit_words
from viewer.ui.comparison.units import Side, article_of
from viewer.ui.theme import color

# The stubs do not know that Qt wants a null pointer where there is nothing.
_NO_INTERFACE = cast("QAccessibleInterface", None)
_NO_OBJECT = cast("QObject", None)
_NO_WINDOW = cast("QWindow", None)


@cache
def install_accessibility() -> None:
    """Let Qt ask this module whenever a screen reader asks for a view; once for the whole program."""
    QAccessible.installFactory(_interface_for)


def announce_unit(view: Stage, unit: int) -> None:
    """Tell a screen reader that is running that a unit has become the current one."""
    if QAccessible.isActive():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(unit)
        QAccessible.updateAccessibility(event)


def announce_words(view: Stage, text: str) -> None:
    """Let a screen reader that is running say something that no focus tells."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, text))


class _Part(QAccessibleInterface):
    """What the view and its items have in common."""

    def __init__(self, view: Stage) -> None:
        """Take the view that is asked about."""
        super().__init__()
        self._view = view

    def isValid(self) -> bool:
        """Tell whether the view lives."""
        return shiboken6.isValid(self._view)

    def window(self) -> QWindow:
        """Return the window of the view."""
        return self._view.window().windowHandle() if self.isValid() else _NO_WINDOW

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Change nothing: articles are read, not written."""
        del kind, text

    def foregroundColor(self) -> QColor:
        """Return the colour of the text."""
        return color(self._view.theme.ink)

    def backgroundColor(self) -> QColor:
        """Return the colour of the paper."""
        return color(self._view.theme.paper)


class UnitInterface(_Part):
    """One unit of a view, whichever stands there at the moment of asking."""

    def __init__(self, view: Stage, unit: int) -> None:
        """Take the unit by its index."""
        super().__init__(view)
        self.unit = unit

    def isValid(self) -> bool:
        """Tell whether the view lives and has such a unit."""
        scene = self._view.scene_shown if super().isValid() else None
        return scene is not None and self.unit < len(scene.units)

    def object(self) -> QObject:
        """Return no object: a unit is painted, not a widget."""
        return _NO_OBJECT

    def parent(self) -> QAccessibleInterface:
        """Return the interface of the view."""
        return QAccessible.queryAccessibleInterface(self._view) if self.isValid() else _NO_INTERFACE

    def child(self, index: int) -> QAccessibleInterface:
        """Return nothing: the name says it all."""
        del index
        return _NO_INTERFACE

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Return nothing: the name says it all."""
        del x, y
        return _NO_INTERFACE

    def childCount(self) -> int:
        """Return that there is nothing inside."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return that it is not inside."""
        del child
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """Return the unit in words as its name."""
        scene = self._view.scene_shown if self.isValid() else None
        return unit_words(scene, self.unit) if scene and kind is QAccessible.Text.Name else ""

    def rect(self) -> QRect:
        """Return where the unit is on the screen, estimates included for what is out of sight."""
        flow = self._view.flow if self.isValid() else None
        if flow is None:
            return QRect()
        viewport = self._view.viewport()
        corner = viewport.mapToGlobal(QPoint(0, flow.y_of(self.unit)))
        return QRect(corner.x(), corner.y(), viewport.width(), flow.height_of(self.unit))

    def role(self) -> QAccessible.Role:
        """Return that this is an item of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Return whether it is current, in sight, a fold and open."""
        state = QAccessible.State()
        flow = self._view.flow if self.isValid() else None
        if flow is None:
            state.invalid = True
            return state
        state.focusable = state.selectable = state.readOnly = True
        state.focused = state.selected = self._view.lights.unit == self.unit
        y = flow.y_of(self.unit)
        state.offscreen = y >= self._view.window_height or y + flow.height_of(self.unit) <= 0
        shown = flow.scene.units[self.unit]
        state.expandable, state.expanded, state.collapsed = shown.is_fold, shown.is_open, shown.is_fold > shown.is_open
        return state


class ViewInterface(_Part):
    """The view itself: a list of its units."""

    def __init__(self, view: Stage) -> None:
        """Take the view; items are made when somebody asks for them and live as long as this."""
        super().__init__(view)
        self._items: dict[int, UnitInterface] = {}

    def object(self) -> QObject:
        """Return the view."""
        return self._view if self.isValid() else _NO_OBJECT

    def parent(self) -> QAccessibleInterface:
        """Return the interface of what holds the view."""
        above = self._view.parentWidget() if self.isValid() else None
        return QAccessible.queryAccessibleInterface(above) if above else _NO_INTERFACE

    def child(self, index: int) -> QAccessibleInterface:
        """Return an item."""
        if not 0 <= index < self.childCount():
            return _NO_INTERFACE
        return self._items.setdefault(index, UnitInterface(self._view, index))

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Return the item at a point of the screen."""
        flow = self._view.flow if self.isValid() else None
        if flow is None:
            return _NO_INTERFACE
        height = self._view.viewport().mapFromGlobal(QPoint(x, y)).y()
        if not 0 <= height < self._view.window_height:
            return _NO_INTERFACE
        shown = flow.visible(height + 1)
        return self.child(shown[-1][0]) if shown else _NO_INTERFACE

    def childCount(self) -> int:
        """Return how many units there are."""
        scene = self._view.scene_shown if self.isValid() else None
        return len(scene.units) if scene else 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return which item it is."""
        return child.unit if isinstance(child, UnitInterface) else -1

    def focusChild(self) -> QAccessibleInterface:
        """Return the current item."""
        current = self._view.lights.unit if self.isValid() else None
        return _NO_INTERFACE if current is None else self.child(current)

    def text(self, kind: QAccessible.Text) -> str:
        """Return as name which articles are compared."""
        scene = self._view.scene_shown if self.isValid() else None
        if scene is None or kind is not QAccessible.Text.Name:
            return ""
        named = [f"{source_words(scene.comparison, side)}: " for side in Side]
        titles = [article_of(scene.comparison, side).title for side in Side]
        return words.comparison_of(named[0] + titles[0], named[1] + titles[1])

    def rect(self) -> QRect:
        """Return where the view is on the screen."""
        viewport = self._view.viewport()
        return QRect(viewport.mapToGlobal(QPoint(0, 0)), viewport.size())

    def role(self) -> QAccessible.Role:
        """Return that this is a list."""
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        """Return whether it has the keyboard."""
        state = QAccessible.State()
        state.focusable = True
        state.focused = self.isValid() and self._view.hasFocus()
        return state


def _interface_for(key: str, view: QObject) -> QAccessibleInterface | None:
    """Make the interface of a view; Qt deletes it with the view, and Python must not do so earlier."""
    del key
    if not isinstance(view, Stage):
        return None
    if view.accessible is None:
        view.accessible = ViewInterface(view)
    return view.accessible
