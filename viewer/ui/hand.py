"""What the reader says by hand about the two articles at hand: done and undone, and kept for them from run to run."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoGroup, QUndoStack

from viewer import handwork
from viewer.errors import ViewerError
from viewer.handwork import Condition, Handwork, load_handwork, save_handwork
from viewer.model import AlignedRow, Bond
from viewer.ui import messages
from viewer.ui.notice import Notice, Subject, Tone

translate = QCoreApplication.translate

Bonds = tuple[Bond, ...]
Digests = tuple[str, str]


class Hand(QObject):
    """Holds what was said about the pair that was taken up; every pair has its own way back.

    `changed` tells that the pair has other bonds now, `noticed` what the reader should know about their file.
    """

    changed = Signal()
    noticed = Signal(object)

    def __init__(self, path: Path, parent: QObject) -> None:
        """Take the file in which everything is kept; it is read when the first pair is taken up."""
        super().__init__(parent)
        self.ways_back = QUndoGroup(self)
        self._path = path
        self._known: Handwork | None = None
        self._digests: Digests = ("", "")
        self._stacks: dict[Digests, QUndoStack] = {}
        self._none = QUndoStack(self.ways_back)  # of no pair
        self._told = Condition.SOUND

    @property
    def bonds(self) -> Bonds:
        """Return what was said about the pair at hand, in the order of saying it."""
        return self._known.bonds(*self._digests) if self._known and all(self._digests) else ()

    def take_up(self, base: str, witness: str) -> None:
        """Turn to another pair, named by the digests of its articles ("" for none)."""
        if (base, witness) == self._digests:
            return
        self._digests = base, witness
        if base and witness:
            self._read()
            key = min(base, witness), max(base, witness)
            stack = self._stacks.get(key)
            if stack is None:
                stack = self._stacks[key] = QUndoStack(self.ways_back)
            self.ways_back.setActiveStack(stack)
        else:
            self.ways_back.setActiveStack(self._none)

    def forget(self) -> None:
        """Forget the ways back: other articles are opened."""
        self._digests = "", ""
        self.ways_back.setActiveStack(self._none)
        for stack in self._stacks.values():
            self.ways_back.removeStack(stack)
            stack.deleteLater()
        self._stacks.clear()

    def pair(self, base: Sequence[int], witness: Sequence[int]) -> None:
        """Say that blocks belong together."""
        self._say(translate("hand", "Pair"), handwork.paired(self.bonds, base, witness))

    def part(self, row: AlignedRow) -> None:
        """Say that the two sides of a row do not belong together."""
        self._say(translate("hand", "Unpair"), handwork.parted(self.bonds, row.base, row.witness))

    def displace(self, row: AlignedRow, *, moved: bool) -> None:
        """Say that a row has moved, or that it stands in place."""
        text = translate("hand", "Declare moved") if moved else translate("hand", "Declare in place")
        self._say(text, handwork.displaced(self.bonds, row.base, row.witness, moved=moved))

    def release(self, row: AlignedRow) -> None:
        """Take back what was said about a row: it is paired by the program again."""
        self._say(translate("hand", "Pair as found"), handwork.released(self.bonds, row.base, row.witness))

    def bonds_of(self, pairs: Sequence[tuple[str, str]]) -> list[Bonds]:
        """Return what was said about each of several pairs of digests."""
        known = self._read()
        return [known.bonds(*pair) for pair in pairs]

    def put(self, digests: Digests, bonds: Bonds) -> None:
        """Let other bonds hold for a pair and keep them; what another window has kept meanwhile stays."""
        current = load_handwork(self._path)
        self._tell(current)
        known = current if current.condition is Condition.SOUND else self._read()
        self._known = known.with_bonds(*digests, bonds)
        if current.may_be_kept:
            try:
                save_handwork(self._path, self._known)
            except ViewerError as error:
                self.noticed.emit(Notice(messages.error(error) or "", Subject.PAIRING, Tone.FAULT))
        self.changed.emit()

    def _say(self, text: str, bonds: Bonds) -> None:
        if all(self._digests) and bonds != self.bonds:
            self.ways_back.activeStack().push(_Saying(self, self._digests, (self.bonds, bonds), text))

    def _read(self) -> Handwork:
        if self._known is None:
            self._known = load_handwork(self._path)
            self._tell(self._known)
        return self._known

    def _tell(self, found: Handwork) -> None:
        text = messages.handwork(found.condition, found.aside.name if found.aside else "")
        is_news, self._told = found.condition is not self._told, found.condition
        if text and is_news:
            self.noticed.emit(Notice(text, Subject.PAIRING, Tone.FAULT))


class _Saying(QUndoCommand):
    """One thing that was said about a pair, with what held before and what holds after."""

    def __init__(self, hand: Hand, digests: Digests, bonds: tuple[Bonds, Bonds], text: str) -> None:
        super().__init__(text)
        self._hand = hand
        self._digests = digests
        self._before, self._after = bonds

    def redo(self) -> None:
        """Let it hold."""
        self._hand.put(self._digests, self._after)

    def undo(self) -> None:
        """Let hold what held before."""
        self._hand.put(self._digests, self._before)
