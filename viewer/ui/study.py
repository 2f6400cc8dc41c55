"""A story set against itself, article by article, in the background; the last few are kept."""

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal

from viewer.model import Bond
from viewer.progress import Progress, Report
from viewer.ui.jobs import Cancel, Jobs
from viewer.workshop.outline import StoryEntry
from viewer.workshop.protocol import BondsByPair, Book
from viewer.workshop.workshop import Workshop

_REMEMBERED = 4
"""Stories kept: a reader goes to a comparison and back again."""

_Key = tuple[tuple[str, ...], tuple[tuple[tuple[str, str], tuple[Bond, ...]], ...]]


class Study(QObject):
    """Studies one story at a time.

    `done` carries the story and its book, `busy` how far it is (`None`: no more), `failed` why there is no book.
    """

    done = Signal(object, object)
    busy = Signal(object)
    failed = Signal(object)

    def __init__(self, workshop: Workshop, studying: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._studying = studying
        self._books: OrderedDict[_Key, Book] = OrderedDict()
        self._stop: Cancel = _idle

    def open(self, story: StoryEntry, base: str | None, bonds: BondsByPair) -> None:
        """Study a story under what was said by hand; the base stands first, where it is one of its tellings."""
        self.stop()
        ids = tuple(sorted((telling.id for telling in story.tellings), key=lambda each: each != base))
        key = ids, tuple(sorted(bonds.items(), key=lambda said: said[0]))
        known = self._books.get(key)
        if known is not None:
            self.done.emit(story, known)
            return

        def work(report: Report) -> Book:
            return self._workshop.study(ids, bonds=bonds, report=report)

        def have_studied(book: Book) -> None:
            self.busy.emit(None)
            self._books[key] = book
            if len(self._books) > _REMEMBERED:
                self._books.popitem(last=False)
            self.done.emit(story, book)

        self.busy.emit(Progress(0, 0, story.label))
        self._stop = self._studying.start(work, done=have_studied, failed=self._fail, progressed=self.busy.emit)

    def stop(self) -> None:
        """Stop what is under way."""
        self._stop()
        self._stop = _idle
        self.busy.emit(None)

    def forget(self) -> None:
        """Stop, and forget all stories: those of that name may be others from now on."""
        self.stop()
        self._books.clear()

    def _fail(self, fault: Exception) -> None:
        self.busy.emit(None)
        self.failed.emit(fault)


def _idle() -> None:
    """Cancel nothing: no job was started yet."""
