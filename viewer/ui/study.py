"""A story set against itself, article by article: by wording first, then by meaning in place; the last few are kept."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from viewer.errors import ViewerError
from viewer.model import Bond
from viewer.progress import Progress
from viewer.ui.jobs import Cancel, Jobs
from viewer.workshop.outline import StoryEntry
from viewer.workshop.protocol import BondsByPair, Book
from viewer.workshop.workshop import Workshop

_REMEMBERED = 4
"""Stories kept: a reader goes to a comparison and back again."""

_Key = tuple[tuple[str, ...], tuple[tuple[tuple[str, str], tuple[Bond, ...]], ...]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A story as it was asked for: its articles, the base first, under what was said by hand."""

    story: StoryEntry
    ids: tuple[str, ...]
    bonds: BondsByPair

    @property
    def key(self) -> _Key:
        """Return by what its book is kept."""
        return self.ids, tuple(sorted(self.bonds.items(), key=lambda said: said[0]))


@dataclass(frozen=True, slots=True)
class _Kept:
    """A book, and whether there is nothing left to refine in it."""

    book: Book
    is_final: bool = False


class Study(QObject):
    """Studies one story at a time.

    `done` carries the story and its book, `renewed` another book of the story that is shown, `busy` how far it is
    (`None`: no more), `refining` whether meaning is being asked, `failed` why there is no book.
    """

    done = Signal(object, object)
    renewed = Signal(object, object)
    busy = Signal(object)
    refining = Signal(bool)
    failed = Signal(object)

    def __init__(self, workshop: Workshop, studying: Jobs, cache: Callable[[], Path | None], parent: QObject) -> None:
        """Take the thread for what nobody waits for, and where the model of meaning may keep what it worked out."""
        super().__init__(parent)
        self._workshop = workshop
        self._studying = studying
        self._cache = cache
        self._books: OrderedDict[_Key, _Kept] = OrderedDict()
        self._stop: Cancel = _idle
        self._stop_refining: Cancel = _idle
        self._is_refining = False

    def open(self, story: StoryEntry, base: str | None, bonds: BondsByPair) -> None:
        """Study a story under what was said by hand; the base stands first, where it is one of its tellings."""
        self.stop()
        ids = tuple(sorted((telling.id for telling in story.tellings), key=lambda each: each != base))
        asked = _Asked(story, ids, bonds)
        known = self._books.get(asked.key)
        if known is not None:
            self.done.emit(story, known.book)
            if not known.is_final:
                self._refine(asked, known.book)
            return
        self.busy.emit(Progress(0, 0, story.label))
        work = partial(self._workshop.study, ids, bonds=bonds)
        self._stop = self._studying.start(
            lambda report: work(report=report),
            done=partial(self._studied, asked),
            failed=self._fail,
            progressed=self.busy.emit,
        )

    def stop(self) -> None:
        """Stop what is under way."""
        self._stop()
        self._stop = _idle
        self.rest()
        self.busy.emit(None)

    def rest(self) -> None:
        """Ask for no more meaning, for nobody looks at the book; it is refined when it is next shown."""
        self._stop_refining()
        self._stop_refining = _idle
        self._say_refining(now=False)

    def forget(self) -> None:
        """Stop, and forget all stories: those of that name may be others from now on."""
        self.stop()
        self._books.clear()

    def _studied(self, asked: _Asked, book: Book) -> None:
        self.busy.emit(None)
        self._remember(asked, _Kept(book))
        self.done.emit(asked.story, book)
        self._refine(asked, book)

    def _refine(self, asked: _Asked, book: Book) -> None:
        self._say_refining(now=True)
        work = partial(self._workshop.refine_study, asked.ids, bonds=asked.bonds, cache=self._cache())
        done = partial(self._refined, asked, book)
        self._stop_refining = self._studying.start(
            lambda report: work(report=report), done=done, failed=partial(self._not_refined, done)
        )

    def _refined(self, asked: _Asked, plain: Book, refined: Book | None) -> None:
        self._say_refining(now=False)
        self._remember(asked, _Kept(refined or plain, is_final=True))
        if refined is not None and refined != plain:
            self.renewed.emit(asked.story, refined)

    def _not_refined(self, done: Callable[[None], None], fault: Exception) -> None:
        """Be content with the first book; a defect is still told."""
        done(None)
        if not isinstance(fault, ViewerError):
            raise fault

    def _remember(self, asked: _Asked, kept: _Kept) -> None:
        self._books[asked.key] = kept
        self._books.move_to_end(asked.key)
        if len(self._books) > _REMEMBERED:
            self._books.popitem(last=False)

    def _say_refining(self, *, now: bool) -> None:
        if now != self._is_refining:
            self._is_refining = now
            self.refining.emit(now)

    def _fail(self, fault: Exception) -> None:
        self.busy.emit(None)
        self.failed.emit(fault)


def _idle() -> None:
    """Cancel nothing: no job was started yet."""
