"""What the keys do inside the view."""

from enum import Enum, auto

from PySide6.QtCore import Qt

from viewer.ui.comparison.flow import Flow

PAGE_OVERLAP = 48  # pixels: two lines of the page before stay in sight, for the eye to go on from

BY_TAB = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})
"""How the keyboard comes to a widget on its way around: what is current there has then to be seen."""


class KeyStep(Enum):
    """A step of the current row."""

    UP = auto()
    DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    HOME = auto()
    END = auto()
    ENTER = auto()


KEYS = {
    Qt.Key.Key_Up: KeyStep.UP,
    Qt.Key.Key_Down: KeyStep.DOWN,
    Qt.Key.Key_PageUp: KeyStep.PAGE_UP,
    Qt.Key.Key_PageDown: KeyStep.PAGE_DOWN,
    Qt.Key.Key_Home: KeyStep.HOME,
    Qt.Key.Key_End: KeyStep.END,
    Qt.Key.Key_Return: KeyStep.ENTER,
    Qt.Key.Key_Enter: KeyStep.ENTER,
    Qt.Key.Key_Space: KeyStep.ENTER,
}


def unit_after(flow: Flow, unit: int | None, step: KeyStep, height: int) -> int:
    """Return the unit that a step from one unit (`None`: from nowhere) leads to."""
    last = len(flow.scene.units) - 1
    match step:
        case KeyStep.UP | KeyStep.DOWN:
            if unit is None:
                return _first_whole(flow, height)
            return max(0, unit - 1) if step is KeyStep.UP else min(last, unit + 1)
        case KeyStep.HOME:
            return 0
        case KeyStep.END:
            return last
        case KeyStep.PAGE_UP | KeyStep.PAGE_DOWN:
            return _after_page(flow, down=step is KeyStep.PAGE_DOWN, height=height)
        case KeyStep.ENTER:
            return unit or 0


def _first_whole(flow: Flow, height: int) -> int:
    """Return the first unit that is in sight from its top on, or the one that fills the window."""
    shown = flow.visible(height)
    return next((unit for unit, y in shown if y >= 0), shown[0][0])


def _after_page(flow: Flow, *, down: bool, height: int) -> int:
    """Return where the current row goes after a page: to the end of the document where that is in sight."""
    shown = flow.visible(height)
    last, y = shown[-1]
    if down and last == len(flow.scene.units) - 1 and y + flow.row(last).height <= height:
        return last
    return _first_whole(flow, height)
