"""The background of a window: one thread for each lane, and one signal by which all answers come back."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from viewer.errors import CancelledError, ViewerError
from viewer.progress import Progress, Report, silent

logger = logging.getLogger(__name__)

T = TypeVar("T")
Work = Callable[[Report], T]
Cancel = Callable[[], None]


class Jobs(QObject):
    """Runs work one after the other in a thread of its own; every callback runs on the thread of this object.

    It lives as long as its window. The work touches no other Qt object.
    """

    _answered = Signal(object)  # connected to _deliver, QueuedConnection: callbacks run on the UI thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="jobs")
        self._closing = threading.Event()
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        work: Work[T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progressed: Report = silent,
    ) -> Cancel:
        """Queue `work` and return what cancels it; of a cancelled job no callback is heard any more."""
        stop = threading.Event()
        post = partial(self._post, stop)
        report = _Reporter(stop, self._closing, post, progressed)

        def run() -> None:
            try:
                report.check()
                result = work(report)
            except CancelledError:
                logger.info("A background job was cancelled")
            except ViewerError as error:
                logger.info("A background job could not be done: %s", error)
                post(partial(failed, error))
            except Exception as error:
                logger.exception("A background job failed")
                post(partial(failed, error))
            else:
                post(partial(done, result))

        self._executor.submit(run)
        return stop.set

    def on_ui(self, callback: Callable[[T], None]) -> Callable[[T], None]:
        """Return a function for a worker thread that makes `callback` run on the UI thread, in order."""
        return lambda value: self._answered.emit(partial(callback, value))

    def close(self) -> None:
        """Cancel what runs and what waits, and return when the thread is quiet; nothing is delivered after that."""
        self._closing.set()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _post(self, stop: threading.Event, callback: Callable[[], None]) -> None:
        def unless_cancelled() -> None:
            if not stop.is_set():
                callback()

        self._answered.emit(unless_cancelled)

    @Slot(object)
    def _deliver(self, callback: Callable[[], Any]) -> None:
        if not self._closing.is_set():
            callback()


class _Reporter:
    """A `Report` that never floods: while one progress is on its way, later ones replace it."""

    def __init__(
        self,
        stop: threading.Event,
        closing: threading.Event,
        post: Callable[[Callable[[], None]], None],
        progressed: Report,
    ) -> None:
        self._stop = stop
        self._closing = closing
        self._post = post
        self._progressed = progressed
        self._lock = threading.Lock()
        self._latest: Progress | None = None
        self._shown: Progress | None = None

    def __call__(self, progress: Progress) -> None:
        self.check()
        if self._progressed is silent or progress == self._shown:
            return
        with self._lock:
            waiting, self._latest, self._shown = self._latest, progress, progress
        if waiting is None:
            self._post(self._show)

    def check(self) -> None:
        """Raise `CancelledError` where the job is no longer wanted."""
        if self._stop.is_set() or self._closing.is_set():
            raise CancelledError

    def _show(self) -> None:
        with self._lock:
            progress, self._latest = self._latest, None
        if progress is not None:
            self._progressed(progress)
