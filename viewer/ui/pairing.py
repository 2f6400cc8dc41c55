"""Between the view, where paragraphs are chosen, and the hand, which keeps what is said of them: actions and a menu."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStatusBar

from viewer.model import AlignedRow
from viewer.ui.actions import Actions, Do
from viewer.ui.comparison.accessible import announce_words
from viewer.ui.comparison.units import Side
from viewer.ui.comparison.view import ComparisonView
from viewer.ui.hand import Hand

_OF_ROW = (Do.PAIR, Do.UNPAIR, Do.MOVED, Do.RELEASE)


class Pairing(QObject):
    """Lets the reader pair paragraphs of the view by hand, and take that back."""

    def __init__(self, view: ComparisonView, hand: Hand, does: Actions, status: QStatusBar) -> None:
        """Serve one window; the status line says what is to be done next."""
        super().__init__(view)
        self._view, self._hand, self._does, self._status = view, hand, does, status
        view.pair_asked.connect(self._pair)
        view.holding_changed.connect(self._say_what_next)
        view.spot_changed.connect(self._offer)
        view.row_changed.connect(lambda _: self._offer())
        wanted = {
            Do.UNDO: hand.ways_back.undo,
            Do.REDO: hand.ways_back.redo,
            Do.PAIR: view.hold,
            Do.UNPAIR: self._part,
            Do.MOVED: self._displace,
            Do.RELEASE: self._release,
        }
        for do, ask in wanted.items():
            does[do].triggered.connect(lambda _, ask=ask: ask() if view.isVisible() else None)
        hand.ways_back.canUndoChanged.connect(does[Do.UNDO].setEnabled)
        hand.ways_back.canRedoChanged.connect(does[Do.REDO].setEnabled)
        hand.ways_back.undoTextChanged.connect(lambda text: _name(does[Do.UNDO], self.tr("&Undo"), text))
        hand.ways_back.redoTextChanged.connect(lambda text: _name(does[Do.REDO], self.tr("&Redo"), text))
        for do in (Do.UNDO, Do.REDO):
            does[do].setEnabled(False)
        self._offer()

    def show_menu(self, place: QPoint) -> None:
        """Offer at a place of the screen what can be done with the current row."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._does[do] for do in _OF_ROW])
        menu.addSeparator()
        menu.addActions([self._does[Do.UNDO], self._does[Do.REDO]])
        menu.addSeparator()
        menu.addAction(self.tr("Copy"), self._view.copy)
        menu.popup(place)

    def _row(self) -> AlignedRow | None:
        scene, row = self._view.scene_shown, self._view.current_row()
        return None if scene is None or row is None else scene.comparison.rows[row]

    def _offer(self) -> None:
        """Allow what makes sense for the current row."""
        row = self._row()
        is_pair = row is not None and not row.is_gap
        self._does[Do.PAIR].setEnabled(self._view.current_spot() is not None)
        self._does[Do.UNPAIR].setEnabled(is_pair)
        self._does[Do.MOVED].setEnabled(is_pair)
        self._does[Do.MOVED].setChecked(row is not None and row.moved)
        self._does[Do.RELEASE].setEnabled(row is not None and row.by_hand)

    def _pair(self, base: Sequence[int], witness: Sequence[int]) -> None:
        self._hand.pair(base, witness)

    def _part(self) -> None:
        row = self._row()
        if row is not None:
            self._hand.part(row)

    def _displace(self) -> None:
        row = self._row()
        if row is not None:
            self._hand.displace(row, moved=not row.moved)
            self._offer()

    def _release(self) -> None:
        row = self._row()
        if row is not None:
            self._hand.release(row)

    def _say_what_next(self, held: Side | None) -> None:
        if held is None:
            self._status.clearMessage()
            return
        text = self.tr("Choose the paragraph of %1 that belongs to it: arrows, then Enter, or a click. Esc lets go.")
        text = text.replace("%1", "B" if held is Side.BASE else "A")
        self._status.showMessage(text)
        announce_words(self._view, text)


def _name(action: QAction, word: str, text: str) -> None:
    """Say what would be undone or done again."""
    action.setText(f"{word}: {text}" if text else word)
