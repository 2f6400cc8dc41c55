"""The background of a window: answers on the UI thread, cancelled jobs silent, nothing after closing."""

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from viewer.errors import ExportError
from viewer.progress import Progress, Report
from viewer.ui.jobs import Jobs


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


def unwanted(_: object) -> None:
    pytest.fail("this callback was not to be called")


def test_an_answer_comes_back_on_the_thread_that_asked(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[int, threading.Thread]] = []
    jobs.start(lambda _: 7, done=lambda value: seen.append((value, threading.current_thread())), failed=unwanted)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(7, threading.main_thread())]


def test_an_error_comes_back_as_itself(qtbot: QtBot, jobs: Jobs) -> None:
    fault = ValueError("no")
    seen: list[Exception] = []

    def work(_: Report) -> None:
        raise fault

    jobs.start(work, done=unwanted, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [fault]


def test_a_fault_that_was_foreseen_leaves_no_traceback(
    qtbot: QtBot, jobs: Jobs, caplog: pytest.LogCaptureFixture
) -> None:
    fault = ExportError(Path("out.html"), "no room")
    seen: list[Exception] = []

    def work(_: Report) -> None:
        raise fault

    with caplog.at_level(logging.INFO):
        jobs.start(work, done=unwanted, failed=seen.append)
        qtbot.waitUntil(lambda: bool(seen))
    assert seen == [fault]
    assert [(record.levelno, record.exc_info) for record in caplog.records] == [(logging.INFO, None)]


def test_progress_is_told_and_never_floods(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[Progress] = []
    ended: list[None] = []

    def work(report: Report) -> None:
        for done in range(500):
            report(Progress(done, 500))

    jobs.start(work, done=ended.append, failed=unwanted, progressed=told.append)
    qtbot.waitUntil(lambda: bool(ended))
    assert told
    assert len(told) < 500
    assert told[-1] == Progress(499, 500)


def test_of_a_cancelled_job_nothing_is_heard(qtbot: QtBot, jobs: Jobs) -> None:
    started, stopped = threading.Event(), threading.Event()
    after: list[int] = []

    def work(report: Report) -> None:
        started.set()
        try:
            while True:
                report(Progress(0, 0))
        finally:
            stopped.set()

    cancel = jobs.start(work, done=unwanted, failed=unwanted, progressed=unwanted)
    assert started.wait(5)
    cancel()
    assert stopped.wait(5)
    jobs.start(lambda _: 1, done=after.append, failed=unwanted)
    qtbot.waitUntil(lambda: after == [1])


def test_a_job_that_was_cancelled_before_it_began_does_not_begin(qtbot: QtBot, jobs: Jobs) -> None:
    gate = threading.Event()
    after: list[int] = []
    jobs.start(lambda _: gate.wait(5), done=lambda _: None, failed=unwanted)
    cancel = jobs.start(unwanted, done=unwanted, failed=unwanted)
    cancel()
    gate.set()
    jobs.start(lambda _: 1, done=after.append, failed=unwanted)
    qtbot.waitUntil(lambda: after == [1])


def test_closing_waits_and_then_all_is_quiet(qtbot: QtBot) -> None:
    jobs = Jobs()
    started, ended = threading.Event(), threading.Event()

    def work(report: Report) -> None:
        started.set()
        try:
            while True:
                report(Progress(0, 0))
        finally:
            ended.set()

    jobs.start(work, done=unwanted, failed=unwanted)
    jobs.start(unwanted, done=unwanted, failed=unwanted)
    assert started.wait(5)
    jobs.close()
    assert ended.is_set()
    qtbot.wait(1)


def test_pieces_arrive_in_order(qtbot: QtBot, jobs: Jobs) -> None:
    pieces: list[int] = []
    show = jobs.on_ui(pieces.append)

    def work(_: Report) -> None:
        for piece in range(5):
            show(piece)

    jobs.start(work, done=lambda _: pieces.append(99), failed=unwanted)
    qtbot.waitUntil(lambda: 99 in pieces)
    assert pieces == [0, 1, 2, 3, 4, 99]
