"""What is open as a `.variorum` file: saved, and opened again at the same pair and paragraph."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.errors import ViewerError
from viewer.model import AlignedRow
from viewer.ui import messages
from viewer.ui.comparison.view import ComparisonView
from viewer.ui.desk import Desk, Pair
from viewer.ui.notice import Notice, Subject, Tone
from viewer.workshop.protocol import Collated
from viewer.workspace import SUFFIX, Side, Spot, Workspace, load_workspace, named_workspace, present, save_workspace

translate = QCoreApplication.translate


class Workspaces(QObject):
    """Knows which workspace is open; `marked` carries the switches of one that was opened, `named` its path."""

    marked = Signal(object)
    named = Signal(object)

    def __init__(self, desk: Desk, view: ComparisonView, parent: QWidget) -> None:
        """Take place and switches of the reader from `view`, and everything else from `desk`."""
        super().__init__(parent)
        self._window = parent
        self._desk = desk
        self._view = view
        self._inputs: tuple[Path, ...] = ()
        self._path: Path | None = None
        self._wanted: Workspace | None = None
        desk.opened.connect(self._opened)
        desk.outline_changed.connect(self._choose_wanted)
        desk.comparison_changed.connect(self._go_to_spot)

    def open(self, paths: Sequence[Path]) -> None:
        """Open folders and files; where a workspace is among them, open what it names, and name what is not there."""
        path = named_workspace(paths)
        if path is not None:
            self._open(path)
        elif paths:
            self._desk.open(tuple(paths))

    def read_again(self) -> None:
        """Read what is open once more, for files may have changed, and return to the same pair and paragraph."""
        if self._inputs:
            self._return_to(self._now(), self._path)

    def save(self) -> None:
        """Write what is open to its file; ask for one where there is none yet."""
        if self._path is None:
            self.save_as()
        else:
            self._save(self._path)

    def save_as(self) -> None:
        """Ask for a file and write what is open to it."""
        path = ask_save(self._window, self._path or self._suggested())
        if path is not None:
            self._save(path)

    def _open(self, path: Path) -> None:
        try:
            workspace = load_workspace(path)
        except ViewerError as error:
            self._tell(messages.error(error) or "", Tone.FAULT)
            return
        if self._return_to(workspace, path):
            self.marked.emit(workspace.switches)

    def _return_to(self, workspace: Workspace, path: Path | None) -> bool:
        """Open what is there of a workspace, and tell what is not; return whether anything is there."""
        there = present(workspace.inputs)
        gone = [one.name or str(one) for one in workspace.inputs if one not in there]
        if not there:
            self._tell(messages.nothing_there(path.name, gone) if path else messages.gone(gone), Tone.FAULT)
            return False
        self._desk.open(there, story=workspace.story)
        self._wanted, self._path, self._inputs = workspace, path, workspace.inputs
        if path is not None:
            self.named.emit(path)
        if gone:
            self._tell(messages.not_found(gone), Tone.REMARK)
        return True

    def _save(self, path: Path) -> None:
        self._desk.quieted.emit(Subject.WORKSPACE)
        try:
            save_workspace(self._now(), path)
        except ViewerError as error:
            self._tell(messages.error(error) or "", Tone.FAULT)
            return
        self._path = path
        self.named.emit(path)
        self._tell(messages.written(path.name), Tone.DONE)

    def _suggested(self) -> Path:
        """Return a path for a new file: named after what is open, and not where the articles lie."""
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(place) if place and Path(place).is_dir() else Path.home()
        return folder / f"{messages.flat_name(self._inputs[0].stem) or 'articles'}{SUFFIX}"

    def _now(self) -> Workspace:
        pair = self._desk.pair
        story = self._desk.story_of(pair.base)
        return Workspace(
            inputs=self._inputs,
            story=story.label if story else None,
            base=pair.base,
            witness=pair.witness,
            spot=self._spot(),
            switches=asdict(self._view.switches),
        )

    def _spot(self) -> Spot | None:
        """Return the current paragraph, or else the first one in sight."""
        comparison, row = self._desk.comparison, self._view.current_row()
        if comparison is None:
            return None
        row = _row_at_top(self._view) if row is None else row
        return _spot_in(comparison.rows[row]) if row is not None else None

    def _opened(self, paths: tuple[Path, ...]) -> None:
        self._inputs = tuple(path.absolute() for path in paths)
        self._path = self._wanted = None

    def _choose_wanted(self) -> None:
        """Choose the pair of the workspace as soon as both tellings were read, unless another was chosen meanwhile."""
        wanted = self._wanted
        if wanted is None or wanted.base is None or self._desk.pair != Pair():
            return
        ids = {telling.id for story in self._desk.outline.stories for telling in story.tellings}
        if {wanted.base, wanted.witness or wanted.base} <= ids:
            self._desk.choose_base(wanted.base)
            if wanted.witness is not None:
                self._desk.choose_witness(wanted.witness)

    def _go_to_spot(self, collated: Collated | None) -> None:
        if collated is None or self._wanted is None:
            return
        wanted, self._wanted = self._wanted, None
        spot = wanted.spot
        if spot is None or self._desk.pair != Pair(wanted.base, wanted.witness):
            return
        rows = collated.comparison.rows
        found = next((at for at, row in enumerate(rows) if spot.block in _blocks(row, spot.side)), None)
        if found is not None:
            self._view.go_to_row(found)

    def _tell(self, text: str, tone: Tone) -> None:
        self._desk.noticed.emit(Notice(text, Subject.WORKSPACE, tone))


def ask_open(parent: QWidget, start: str) -> tuple[Path, ...]:
    """Ask for a workspace to open; none where the reader would rather not."""
    chosen, _ = QFileDialog.getOpenFileName(parent, translate("workspaces", "Open a workspace"), start, _filter())
    return (Path(chosen),) if chosen else ()


def ask_save(parent: QWidget, suggested: Path) -> Path | None:
    """Ask where to save a workspace, `None` where the reader would rather not.

    The suffix is given before the dialog asks whether a file may be written over, so that it asks of the right one.
    """
    dialog = QFileDialog(parent, translate("workspaces", "Save workspace"), str(suggested.parent), _filter())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
    dialog.selectFile(suggested.name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def _filter() -> str:
    return f"{translate('workspaces', 'Variorum workspace')} (*{SUFFIX})"


def _spot_in(row: AlignedRow) -> Spot | None:
    for side, blocks in ((Side.BASE, row.base), (Side.WITNESS, row.witness)):
        if blocks:
            return Spot(side, blocks[0])
    return None


def _blocks(row: AlignedRow, side: Side) -> tuple[int, ...]:
    return row.base if side is Side.BASE else row.witness


def _row_at_top(view: ComparisonView) -> int | None:
    """Return the first row that is in sight from its top on, `None` where only folds are."""
    if view.flow is None:
        return None
    scene = view.flow.scene
    seen = [scene.units[unit] for unit, y in view.flow.visible(view.window_height) if y >= 0]
    return next((scene.lines[unit.line].row for unit in seen if not unit.is_fold), None)
