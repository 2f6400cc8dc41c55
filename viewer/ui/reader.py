"""Reading what was opened, in the background: outlines as they grow, the whole one, then a first look into stories."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.progress import Progress
from viewer.ui.jobs import Cancel, Jobs
from viewer.workshop.outline import Finding, Outline
from viewer.workshop.workshop import Workshop, is_pair

BREATH = 400
"""Milliseconds between reading and a first look into all stories: the first comparison is made and drawn meanwhile."""


class Reader(QObject):
    """Reads one set of inputs at a time.

    `grown` carries an outline of what was read so far, `done` the whole one, `found` what a first look found, `busy`
    how far reading is (`None`: no more), `failed` why it ended.
    """

    grown = Signal(object)
    done = Signal(object)
    found = Signal(object)
    busy = Signal(object)
    failed = Signal(object)

    def __init__(self, workshop: Workshop, parent: QObject) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._jobs = Jobs(self)
        self._stop: Cancel = _idle
        self._turn = 0
        self._is_reading = False
        self._breath = QTimer(self, singleShot=True, interval=BREATH)
        self._breath.timeout.connect(self._survey)

    def read(self, paths: Sequence[Path]) -> None:
        """Read folders and files in place of what was read before."""
        self.stop()
        self._is_reading = True
        self.busy.emit(Progress(0, 0))
        shown = self._jobs.on_ui(partial(self._grow, self._turn))
        self._stop = self._jobs.start(
            lambda report: self._workshop.open(paths, report=report, partial=shown),
            done=partial(self._end, is_surveyed=not is_pair(paths)),
            failed=self._fail,
            progressed=self.busy.emit,
        )

    def stop(self) -> None:
        """Stop what is under way; what was found so far stays."""
        self._turn += 1
        self._breath.stop()
        self._stop()
        self._is_reading = False

    def close(self) -> None:
        """Return when the thread is quiet."""
        self._jobs.close()

    def _grow(self, turn: int, outline: Outline) -> None:
        if turn == self._turn and self._is_reading:
            self.grown.emit(outline)

    def _end(self, outline: Outline, *, is_surveyed: bool) -> None:
        self._is_reading = False
        turn = self._turn
        self.done.emit(outline)
        self.busy.emit(None)  # last: who asks then whether anything was found has an answer
        if is_surveyed and turn == self._turn:  # nobody who heard it has stopped this, or opened something else
            self._breath.start()

    def _survey(self) -> None:
        seen = self._jobs.on_ui(partial(self._find, self._turn))
        self._stop = self._jobs.start(
            lambda report: self._workshop.survey(report=report, found=seen), done=_ignore, failed=_ignore
        )

    def _find(self, turn: int, finding: Finding) -> None:
        if turn == self._turn:
            self.found.emit(finding)

    def _fail(self, fault: Exception) -> None:
        self._is_reading = False
        self.busy.emit(None)
        self.failed.emit(fault)


def _idle() -> None:
    """Cancel nothing: no job was started yet."""


def _ignore(_: object) -> None:
    """Take an answer that changes nothing."""
