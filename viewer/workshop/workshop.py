"""The engine in a process of its own, seen from the window: calls that wait, made from a thread of `Jobs`."""

import atexit
import logging
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from viewer.errors import CancelledError, WorkerLostError
from viewer.model import Bond
from viewer.progress import Progress, Report
from viewer.reading.packed import is_archive
from viewer.workshop.outline import Finding, Outline
from viewer.workshop.protocol import CANCEL, BondsByPair, Book, Collated, Done, Failed, Partial, Request, rebuild_error
from viewer.workshop.worker import serve

logger = logging.getLogger(__name__)

_HEARTBEAT = 0.2
"""Seconds after which a wait asks whether it was cancelled, though the worker said nothing."""
_LOOK = 0.005
"""Seconds between two looks at a worker that is leaving."""
_NAME = "variorum-worker"
_LANES = 3
"""Ways to the worker: for reading, for comparing, and for what is studied meanwhile."""
_PATIENCE = 3.0
"""Seconds that a cancelled worker has to let go before it is ended; a native parser may not listen."""


@dataclass(frozen=True, slots=True)
class _Crew:
    """A running worker and the window's ends of its lanes."""

    process: BaseProcess
    loading: Connection
    comparing: Connection
    studying: Connection

    @property
    def lanes(self) -> tuple[Connection, ...]:
        """Return the window's ends of all lanes."""
        return self.loading, self.comparing, self.studying


class Workshop:
    """One worker process at a time, started when first needed and again if it was lost."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._crew: _Crew | None = None
        self._closed = False
        self._begun: tuple[Request, Connection] | None = None
        atexit.register(self.close)

    def begin(self, inputs: Sequence[Path]) -> None:
        """Start the worker and ask it to open `inputs` before anybody waits: `open` of the same takes that answer.

        So the worker reads and compares while the window is still being built.
        """
        self._begun = _opening(inputs), self._running().loading
        request, lane = self._begun
        lane.send(request)

    def open(self, inputs: Sequence[Path], *, report: Report, partial: Callable[[Outline], None]) -> Outline:
        """Open two files, or read and group whatever else there is; raises `CancelledError`, `WorkerLostError`."""
        request = _opening(inputs)
        begun, self._begun = self._begun, None
        lane = self._running().loading
        answer = self._ask(lane, request, report, partial, is_sent=begun == (request, lane))
        if not isinstance(answer, Outline):
            raise WorkerLostError
        return answer

    def survey(self, *, report: Report, found: Callable[[Finding], None]) -> None:
        """Take a first look into all stories of the folder read last."""
        self._ask(self._running().loading, Request("survey"), report, found)

    def compare(self, base: str, witness: str, *, bonds: tuple[Bond, ...] = (), report: Report) -> Collated:
        """Compare two articles of the folder read last, by their ids; never waits for a folder that is being read."""
        answer = self._ask(self._running().comparing, Request("compare", (base, witness, bonds)), report, _nothing)
        if not isinstance(answer, Collated):
            raise WorkerLostError
        return answer

    def refine(
        self, base: str, witness: str, *, bonds: tuple[Bond, ...] = (), cache: Path | None = None, report: Report
    ) -> Collated | None:
        """Compare two articles by their meaning too, `None` where that changes nothing; no comparison waits for it.

        `cache` is a folder of the program's own in which the model of meaning keeps what it worked out.
        """
        request = Request("refine", (base, witness, bonds, cache))
        answer = self._ask(self._running().studying, request, report, _nothing)
        return answer if isinstance(answer, Collated) else None

    def study(self, ids: Sequence[str], *, bonds: BondsByPair, report: Report) -> Book:
        """Set all articles of a story against one another, the first as their base; no comparison waits for it."""
        answer = self._ask(self._running().studying, Request("study", (tuple(ids), dict(bonds))), report, _nothing)
        if not isinstance(answer, Book):
            raise WorkerLostError
        return answer

    def refine_study(
        self, ids: Sequence[str], *, bonds: BondsByPair, cache: Path | None = None, report: Report
    ) -> Book | None:
        """Set all articles of a story against one another by their meaning too, `None` where there is no model.

        `cache` is that of `refine`; no comparison waits for it.
        """
        request = Request("refine_study", (tuple(ids), dict(bonds), cache))
        answer = self._ask(self._running().studying, request, report, _nothing)
        return answer if isinstance(answer, Book) else None

    def close(self) -> None:
        """End the worker for good; it is gone when this returns."""
        atexit.unregister(self.close)
        with self._lock:
            self._closed = True
            crew, self._crew = self._crew, None
        if crew is not None:
            _dismiss(crew)

    def _running(self) -> _Crew:
        with self._lock:
            if self._closed:
                raise CancelledError
            if self._crew is None or not self._crew.process.is_alive():
                self._crew = _hire()
            return self._crew

    def _ask(
        self,
        lane: Connection,
        request: Request,
        report: Report,
        partial: Callable[[Any], None],
        *,
        is_sent: bool = False,
    ) -> object:
        try:
            if not is_sent:
                lane.send(request)
            return self._listen(lane, report, partial)
        except (EOFError, OSError) as error:
            if self._closed:
                raise CancelledError from error
            self._lose(lane)
            raise WorkerLostError from error

    def _listen(self, lane: Connection, report: Report, partial: Callable[[Any], None]) -> object:
        last = Progress(0, 0)
        while True:
            try:
                message = lane.recv() if lane.poll(_HEARTBEAT) else last
                if isinstance(message, Progress):
                    last = message
                    report(message)
            except CancelledError:
                self._call_off(lane)
                raise
            if isinstance(message, Done):
                return message.value
            if isinstance(message, Failed):
                raise rebuild_error(message)
            if isinstance(message, Partial):
                partial(message.value)

    def _call_off(self, lane: Connection) -> None:
        """Tell the worker to stop and wait until its lane is quiet; end it where it does not listen.

        What is studied holds up nobody, and a model may think for long before it listens: it is waited for.
        """
        crew = self._crew
        is_waited_for = crew is not None and lane is crew.studying
        with suppress(EOFError, OSError):
            lane.send(CANCEL)
            while lane.poll(_PATIENCE) or is_waited_for:
                if lane.poll() and isinstance(lane.recv(), Done | Failed):
                    return
        self._lose(lane)

    def _lose(self, lane: Connection) -> None:
        """End the worker to which a lane leads, but not the next one, which another lane's thread may have started."""
        with self._lock:
            crew = self._crew
            if crew is None or lane not in crew.lanes:
                return
            self._crew = None
        logger.warning("The worker process was lost or ended")
        _dismiss(crew)


def is_pair(inputs: Sequence[Path]) -> bool:
    """Tell whether exactly two articles were named, which are compared with each other whatever their stories."""
    is_two = len(inputs) == 2  # noqa: PLR2004 - a pair is two
    return is_two and all(path.is_file() and not is_archive(path) for path in inputs)


def keep_standard_streams() -> None:
    """Open the null device in place of standard streams that were closed, so that no pipe is ever taken for one."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _opening(inputs: Sequence[Path]) -> Request:
    return Request("pair" if is_pair(inputs) else "folder", (tuple(str(path) for path in inputs),))


def _hire() -> _Crew:
    window, lanes = zip(*(multiprocessing.Pipe() for _ in range(_LANES)), strict=True)
    process: BaseProcess
    if _may_fork():
        process = multiprocessing.get_context("fork").Process(target=_serve_forked, args=(*lanes, *window), name=_NAME)
    else:
        process = multiprocessing.get_context("spawn").Process(target=serve, args=lanes, name=_NAME)
    process.start()
    for lane in lanes:
        lane.close()
    return _Crew(process, *window)


def _may_fork() -> bool:
    """Tell whether this process may still be copied: before Qt and any thread of ours, and where copying is sound.

    That is so when the program starts, and saves the worker a start of its own: a fifth of a second of two cores.
    """
    return sys.platform == "linux" and threading.active_count() == 1 and "PySide6.QtCore" not in sys.modules


def _serve_forked(*lanes: Connection) -> None:
    """Answer in a copy of this process, which must let go of the window's ends to notice when the window is gone."""
    for lane in lanes[_LANES:]:
        lane.close()
    serve(*lanes[:_LANES])


def _dismiss(crew: _Crew) -> None:
    """Close all lanes, on which the worker leaves by itself; kill it where it cannot."""
    for lane in crew.lanes:
        lane.close()
    # asked again and again: to join would also wait for what the worker started and has not ended yet
    deadline = time.monotonic() + _PATIENCE
    while crew.process.is_alive() and time.monotonic() < deadline:
        time.sleep(_LOOK)
    if crew.process.is_alive():
        crew.process.kill()
        crew.process.join()


def _nothing(_: object) -> None:
    """Take a piece of an answer that has none."""
