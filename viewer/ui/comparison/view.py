"""The comparison as one widget: two columns that stand level, read by mouse, keys and screen reader."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from viewer.ui.comparison.accessible import install_accessibility
from viewer.ui.comparison.copying import row_data, selection_data
from viewer.ui.comparison.keys import BY_TAB, KEYS, PAGE_OVERLAP, KeyStep, unit_after
from viewer.ui.comparison.mouse import Mouse
from viewer.ui.comparison.pairer import Pairer
from viewer.ui.comparison.pointing import target_at
from viewer.ui.comparison.scene import refold, toggle_fold
from viewer.ui.comparison.telling import tooltip_words
from viewer.ui.switches import Switches
from viewer.ui.theme import Theme

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class ComparisonView(Pairer):
    """The two columns of a comparison; `Walker` and `Pairer` tell its signals and where it can be sent.

    `menu_asked` carries the place on the screen where a menu for the current row is wanted.
    """

    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no comparison yet."""
        install_accessibility()
        super().__init__(parent)
        self._mouse = Mouse()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.set_look(theme, self.reading_size)

    def set_reading_size(self, pixels: int) -> None:
        """Set body text in another size."""
        self.set_look(self.theme, pixels)

    def set_switches(self, switches: Switches) -> None:
        """Mark and fold something else; what is at the top stays there."""
        self.switches = switches
        if self.scene_shown and self.scene_shown.switches != switches:
            self.show_folded(refold(self.scene_shown, switches=switches))
            self.tell_where()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are: the first row in sight becomes the current one where none is."""
        super().focusInEvent(event)
        if event.reason() in BY_TAB and self.current is None:
            self._obey(KeyStep.DOWN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current row by arrows, pages and ends; open folds; copy."""
        step = KEYS.get(Qt.Key(event.key())) if event.modifiers() in _PLAIN else None
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.modifiers() in _PLAIN and self.flow and self.obey_pairing_key(event):
            return
        elif step is not None and self.flow:
            self._obey(step)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the row under the mouse current, open a fold, go to a partner, or begin to select text."""
        point = event.position().toPoint()
        target = target_at(self.flow, point, self.window_height) if self.flow else None
        if event.button() is not Qt.MouseButton.LeftButton or target is None or self.flow is None:
            return
        if self.choose_under(target, point):
            return
        self.set_current(self.flow.scene.units[target.unit])
        self.set_lights(replace(self.lights, spot=None) if not self.is_holding else self.lights)
        self.set_lights(self._mouse.press(self.flow, self.lights, target, point))
        if self.flow.scene.units[target.unit].is_fold:
            self.show_folded(toggle_fold(self.flow.scene, target.unit))
        elif target.is_gap:
            self.go_to_partner()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the partner of what is under the mouse, or go on selecting."""
        if self.flow:
            point = event.position().toPoint()
            self.set_lights(self._mouse.move(self.flow, self.lights, point, self.window_height))
            self.viewport().setCursor(self._mouse.cursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End selecting."""
        del event
        self._mouse.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word under the mouse."""
        if self.flow:
            point = event.position().toPoint()
            self.set_lights(self._mouse.select_word(self.flow, self.lights, point, self.window_height))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Make what is under the mouse current and ask for its menu; by key, for that of the current row."""
        if self.flow is None:
            return
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            unit = self.flow.scene.unit_of(self.current) if self.current else self.flow.top
            y = max(0, min(self.window_height, self.flow.y_of(unit)))
            self.menu_asked.emit(self.viewport().mapToGlobal(QPoint(self.flow.setting.columns.gutter, y)))
            return
        point = self.viewport().mapFromGlobal(event.globalPos())
        target = target_at(self.flow, point, self.window_height)
        if target is not None:
            self.set_current(self.flow.scene.units[target.unit])
            self.point_at(target, point)
            self.menu_asked.emit(event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Keep Escape for letting go of what is held."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() is QEvent.Type.ShortcutOverride and self.is_holding:
            event.accept()
            return True
        return super().event(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what the mouse was over."""
        super().leaveEvent(event)
        self.set_lights(replace(self.lights, hovered_unit=None, hovered_match=None, linked=()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in words what lies under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self.flow:
            target = target_at(self.flow, event.pos(), self.window_height)
            QToolTip.showText(event.globalPos(), tooltip_words(self.flow.scene, target) if target else "")
            return True
        return super().viewportEvent(event)

    def copy(self) -> None:
        """Put the selected text, or the current row, on the clipboard."""
        scene, selection = self.scene_shown, self.lights.selection
        if scene is None:
            return
        if selection and len(selection.span):
            QGuiApplication.clipboard().setMimeData(selection_data(scene, selection))
        elif self.current and not self.current.is_fold:
            QGuiApplication.clipboard().setMimeData(row_data(scene, scene.lines[self.current.line]))

    def _obey(self, step: KeyStep) -> None:
        if self.flow is None or not self.flow.scene.units:
            return
        index = self.flow.scene.unit_of(self.current) if self.current else None
        if step is KeyStep.ENTER:
            if index is not None:
                self._enter(index)
            return
        if step in {KeyStep.PAGE_DOWN, KeyStep.PAGE_UP}:
            page = self.window_height - PAGE_OVERLAP
            self.scroll_by(page if step is KeyStep.PAGE_DOWN else -page)
        elif index is not None and self._scroll_within(index, step):
            return
        unit = self.with_candidate(unit_after(self.flow, index, step, self.window_height), step)
        self.set_current(self.flow.scene.units[unit])
        self.reveal(unit)

    def _scroll_within(self, index: int, step: KeyStep) -> bool:
        """Scroll by a few lines inside a row that is higher than the window, and tell whether that was it."""
        if self.flow is None or step not in {KeyStep.DOWN, KeyStep.UP}:
            return False
        top = self.flow.y_of(index)
        bottom = top + self.flow.row(index).height
        lines = 3 * self.verticalScrollBar().singleStep()
        if step is KeyStep.DOWN and top <= 0 and bottom > self.window_height:
            self.scroll_by(min(lines, bottom - self.window_height))
            return True
        if step is KeyStep.UP and top < 0 and bottom >= self.window_height:
            self.scroll_by(max(-lines, top))
            return True
        return False

    def _enter(self, index: int) -> None:
        if self.flow and self.flow.scene.units[index].is_fold:
            self.show_folded(toggle_fold(self.flow.scene, index))
        else:
            self.go_to_partner()
