"""The engine in a process of its own, seen from inside: it reads folders and compares while the window paints.

Three lanes, each a pipe and a thread: one for reading a folder, one for comparisons, so that an open story can be
compared while the rest still loads, and one for what is studied meanwhile: the meaning of sentences, a whole story.
Qt is never imported here. The process ends by itself when the window's end of a pipe closes, whatever ended the window.
"""

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from typing import Any, NoReturn

from viewer.errors import CancelledError
from viewer.progress import Progress, Report
from viewer.workshop.packing import pack_values_quickly
from viewer.workshop.protocol import CANCEL, Done, Failed, Partial, Request, failure_of

_PROGRESS_PAUSE = 0.1
"""Seconds between two messages of progress: each is drawn, and ten a second look as steady as twenty."""

_RARE_COLLECTIONS = (50_000, 20, 20)
"""Articles and word lists are many objects that stay: looking through them for garbage so often is wasted time."""

Work = Callable[..., object]


def serve(loading: Connection, comparing: Connection, studying: Connection) -> None:
    """Answer requests on all lanes until the window is gone; the target of the spawned process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*_RARE_COLLECTIONS)
    pack_values_quickly()
    from viewer.reading.isolate import Isolation  # noqa: PLC0415 - the engine is loaded in this process alone
    from viewer.workshop.bench import Bench  # noqa: PLC0415 - the engine is loaded in this process alone

    gc.freeze()
    isolation = Isolation()
    isolation.start_ahead(loading, comparing, studying)  # while there is one thread yet
    bench = Bench(isolation)
    works: tuple[tuple[Connection, Mapping[str, Work]], ...] = (
        (comparing, {"compare": bench.compare}),
        (studying, {"refine": bench.refine, "study": bench.study, "refine_study": bench.refine_study}),
    )
    for lane in works:
        threading.Thread(target=_serve_lane, args=lane, daemon=True).start()
    _serve_lane(loading, {"pair": bench.open_pair, "folder": bench.open_folder, "survey": bench.survey})


def _serve_lane(lane: Connection, works: Mapping[str, Work]) -> None:
    try:
        while True:
            request = lane.recv()
            if isinstance(request, Request):
                lane.send(_answer(lane, works[request.name], request.arguments))
    except (EOFError, OSError):
        _leave()


def _answer(lane: Connection, work: Work, arguments: tuple[Any, ...]) -> Done | Failed:
    try:
        return Done(work(*arguments, report=_reporter(lane), emit=lambda value: lane.send(Partial(value))))
    except (EOFError, BrokenPipeError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the window must hear of it
        return failure_of(error)


def _reporter(lane: Connection) -> Report:
    last = 0.0

    def report(progress: Progress) -> None:
        nonlocal last
        if time.monotonic() - last < _PROGRESS_PAUSE:
            return
        last = time.monotonic()
        lane.send(progress)
        if lane.poll() and lane.recv() == CANCEL:
            raise CancelledError

    return report


def _leave() -> NoReturn:
    """End this process and whatever it started, without waiting for work that nobody wants any more."""
    for child in multiprocessing.active_children():
        child.kill()
    os._exit(0)
