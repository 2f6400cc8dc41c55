"""The comparison of a pair: made at once by wording, then refined by meaning in place; the last ones are kept."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.errors import ViewerError
from viewer.model import Bond
from viewer.progress import Progress
from viewer.ui.jobs import Cancel, Jobs
from viewer.workshop.protocol import Collated
from viewer.workshop.workshop import Workshop

REMEMBERED = 12
"""Comparisons kept so that going back to one, or swapping its sides again, is immediate."""

PAUSE = 2000
"""Milliseconds that a reader stays with a pair before meaning is asked: who only passes by does not load the model."""

Ids = tuple[str, str]
"""The ids of base and witness."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A comparison, and whether there is nothing left to refine in it."""

    collated: Collated
    is_final: bool = False


class Collator(QObject):
    """Makes and refines the comparison of one pair at a time.

    `made` carries the comparison of another pair, `renewed` another comparison of the same pair, `busy` how far the
    first one is (`None`: done), `refining` whether meaning is being asked, `failed` why there is no comparison.
    """

    made = Signal(object)
    renewed = Signal(object)
    busy = Signal(object)
    refining = Signal(bool)
    failed = Signal(object)

    def __init__(self, workshop: Workshop, studying: Jobs, cache: Callable[[], Path | None], parent: QObject) -> None:
        """Take the thread for what nobody waits for, and where the model of meaning may keep what it worked out."""
        super().__init__(parent)
        self.comparing = Jobs(self)
        self._workshop = workshop
        self._studying = studying
        self._cache = cache
        self._remembered: OrderedDict[tuple[Ids, tuple[Bond, ...]], _Kept] = OrderedDict()
        self._shown: Ids | None = None
        self._stop: tuple[Cancel, ...] = ()
        self._is_refining = False
        self._pause = QTimer(self, singleShot=True)
        self._after_pause: Callable[[], None] = _rest
        self._pause.timeout.connect(self._end_pause)

    def show(self, ids: Ids | None, bonds: tuple[Bond, ...] = ()) -> None:
        """Show the comparison of a pair under what was said by hand; what was under way for another one is stopped."""
        self.stop()
        is_other = ids != self._shown
        known = self._remembered.get((ids, bonds)) if ids else None
        if ids is None:
            self._shown = None
            self.made.emit(None)
        elif known is None:
            self._compare(ids, bonds, is_other=is_other)
        else:
            self._give(ids, known.collated)
            if not known.is_final:
                self._refine_later(ids, bonds, known.collated)

    def stop(self) -> None:
        """Stop what is under way; what is shown stays."""
        self._pause.stop()
        for stop in self._stop:
            stop()
        self._stop = ()
        self._say_refining(now=False)

    def forget(self) -> None:
        """Stop, and forget all comparisons: the articles of that name may be others from now on."""
        self.stop()
        self._remembered.clear()
        self._shown = None

    def close(self) -> None:
        """Stop, and return when the thread is quiet."""
        self.stop()
        self.comparing.close()

    def _compare(self, ids: Ids, bonds: tuple[Bond, ...], *, is_other: bool) -> None:
        self.busy.emit(Progress(0, 0))
        work = partial(self._workshop.compare, *ids, bonds=bonds)
        self._stop += (
            self.comparing.start(
                lambda report: work(report=report),
                done=partial(self._compared, ids, bonds, is_other=is_other),
                failed=self._failed,
                progressed=self.busy.emit,
            ),
        )

    def _compared(self, ids: Ids, bonds: tuple[Bond, ...], collated: Collated, *, is_other: bool) -> None:
        self.busy.emit(None)
        self._remember(ids, bonds, _Kept(collated))
        # what was refined before would fall back to the first comparison for a moment: it waits for the second one
        waits = not is_other and any(kept.is_final for (pair, _), kept in self._remembered.items() if pair == ids)
        if waits:
            self._refine(ids, bonds, collated, is_shown=False)
        else:
            self._give(ids, collated)
            self._refine_later(ids, bonds, collated)

    def _refine_later(self, ids: Ids, bonds: tuple[Bond, ...], collated: Collated) -> None:
        self._after_pause = partial(self._refine, ids, bonds, collated, is_shown=True)
        self._pause.start(PAUSE)

    def _end_pause(self) -> None:
        self._after_pause()

    def _refine(self, ids: Ids, bonds: tuple[Bond, ...], collated: Collated, *, is_shown: bool) -> None:
        self._say_refining(now=True)
        work = partial(self._workshop.refine, *ids, bonds=bonds, cache=self._cache())
        done = partial(self._refined, ids, bonds, collated, is_shown=is_shown)
        stop = self._studying.start(
            lambda report: work(report=report), done=done, failed=lambda fault: self._not_refined(fault, done)
        )
        self._stop += (stop,)

    def _refined(
        self, ids: Ids, bonds: tuple[Bond, ...], plain: Collated, refined: Collated | None, *, is_shown: bool
    ) -> None:
        self._say_refining(now=False)
        collated = refined or plain
        self._remember(ids, bonds, _Kept(collated, is_final=True))
        if refined is not None or not is_shown:
            self._give(ids, collated)

    def _not_refined(self, fault: Exception, done: Callable[[None], None]) -> None:
        """Be content with the first comparison; a defect is still told."""
        done(None)
        if not isinstance(fault, ViewerError):
            raise fault

    def _failed(self, fault: Exception) -> None:
        self.busy.emit(None)
        self.failed.emit(fault)

    def _give(self, ids: Ids, collated: Collated) -> None:
        is_other, self._shown = ids != self._shown, ids
        (self.made if is_other else self.renewed).emit(collated)

    def _remember(self, ids: Ids, bonds: tuple[Bond, ...], kept: _Kept) -> None:
        self._remembered[ids, bonds] = kept
        self._remembered.move_to_end((ids, bonds))
        if len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)

    def _say_refining(self, *, now: bool) -> None:
        if now != self._is_refining:
            self._is_refining = now
            self.refining.emit(now)


def _rest() -> None:
    """Do nothing: no pair was shown yet."""
