"""A lane of the worker, served in a thread of this process: answers and their pieces, failures, cancelling, the end."""

import multiprocessing
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any

import pytest

from viewer.errors import CancelledError, UnreadableArticleError
from viewer.model import ProblemReason
from viewer.progress import Progress, Report
from viewer.workshop import worker, workshop
from viewer.workshop.protocol import CANCEL, Done, Failed, Partial, Request, rebuild_error

Emit = Callable[[object], None]


def count(upto: int, *, report: Report, emit: Emit) -> int:
    report(Progress(0, upto))
    emit("half")
    return upto


def fail(*, report: Report, emit: Emit) -> None:
    del report, emit
    raise UnreadableArticleError("/a", ProblemReason.EMPTY)


def stumble(*, report: Report, emit: Emit) -> None:
    del report, emit
    raise KeyError("odd")


def go_on_until_cancelled(*, report: Report, emit: Emit) -> None:
    emit("begun")
    while True:
        report(Progress(1, 2))


WORKS = {"count": count, "fail": fail, "stumble": stumble, "go on": go_on_until_cancelled}


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Return what is set where the worker's process would end."""
    left = threading.Event()
    monkeypatch.setattr(worker, "_leave", left.set)
    monkeypatch.setattr(worker, "_PROGRESS_PAUSE", 0.0)
    return left


@pytest.fixture
def lane(left: threading.Event) -> Iterator[Connection]:
    window, its_end = multiprocessing.Pipe()
    thread = threading.Thread(target=worker._serve_lane, args=(its_end, WORKS), daemon=True)
    thread.start()
    yield window
    window.close()
    assert left.wait(10)
    thread.join(10)


def answers(lane: Connection, request: Request) -> list[Any]:
    lane.send(request)
    found = [lane.recv()]
    while not isinstance(found[-1], Done | Failed):
        found.append(lane.recv())
    return found


def test_work_is_reported_on_answered_in_pieces_and_done(lane: Connection) -> None:
    assert answers(lane, Request("count", (3,))) == [Progress(0, 3), Partial("half"), Done(3)]


def test_errors_of_ours_and_defects_are_answers_too(lane: Connection) -> None:
    (failed,) = answers(lane, Request("fail"))
    assert isinstance(rebuild_error(failed), UnreadableArticleError)
    (failed,) = answers(lane, Request("stumble"))
    assert "KeyError" in str(rebuild_error(failed))
    assert answers(lane, Request("count", (1,)))[-1] == Done(1)


def test_work_is_cancelled_by_one_word(lane: Connection) -> None:
    lane.send(Request("go on"))
    assert lane.recv() == Partial("begun")
    lane.send(CANCEL)
    last = lane.recv()
    while isinstance(last, Progress):
        last = lane.recv()
    assert isinstance(rebuild_error(last), CancelledError)


def test_a_word_of_cancelling_that_came_too_late_is_nothing(lane: Connection) -> None:
    lane.send(CANCEL)
    assert answers(lane, Request("count", (2,)))[-1] == Done(2)


def test_a_copy_lets_go_of_the_ends_of_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[Connection, ...]] = []
    monkeypatch.setattr(workshop, "serve", lambda *lanes: served.append(lanes))
    window, its_end = multiprocessing.Pipe()
    workshop._serve_forked(its_end, its_end, its_end, window)
    assert window.closed
    assert served == [(its_end, its_end, its_end)]
    its_end.close()


def test_beside_qt_no_process_is_copied() -> None:
    assert not workshop._may_fork()
