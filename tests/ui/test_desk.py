"""The desk without a window: what is chosen, what is cancelled, what is told."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from viewer.errors import WorkerLostError
from viewer.model import Library
from viewer.progress import Progress, Report
from viewer.ui.desk import Desk, Pair
from viewer.ui.notice import Notice, Subject, Tone
from viewer.workshop.outline import Outline, outline
from viewer.workshop.workshop import Workshop


@pytest.fixture
def desk(workshop: Workshop) -> Iterator[Desk]:
    desk = Desk(workshop)
    yield desk
    desk.close()


@pytest.fixture
def laid(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Desk:
    """Return a desk on which the first story of the library lies, compared."""
    desk.open((tmp_path,))
    qtbot.waitUntil(lambda: desk.comparison is not None, timeout=20000)
    return desk


def until(qtbot: QtBot, desk: Desk, pair: Pair) -> None:
    def is_shown() -> bool:
        shown = desk.comparison
        return shown is not None and Pair(shown.base.id, shown.witness.id) == pair

    qtbot.waitUntil(is_shown, timeout=20000)


def test_the_base_chosen_as_witness_swaps_both(qtbot: QtBot, laid: Desk) -> None:
    laid.choose_witness("mill.txt")
    until(qtbot, laid, Pair("again.txt", "mill.txt"))
    laid.choose_base("mill.txt")
    until(qtbot, laid, Pair("mill.txt", "again.txt"))


def test_a_telling_of_another_story_is_read_against_the_first_of_its_own(laid: Desk) -> None:
    laid.choose_witness("ferry.txt")
    assert laid.pair == Pair("ferry.txt")
    laid.choose_witness("copy.txt")
    assert laid.pair == Pair("ferry.txt", "copy.txt")
    laid.choose_base("mill.txt")
    laid.choose_witness("again.txt")
    assert laid.pair == Pair("mill.txt", "again.txt")


def test_a_story_that_lies_there_is_not_laid_again(qtbot: QtBot, laid: Desk) -> None:
    with qtbot.assertNotEmitted(laid.pair_changed):
        laid.choose_story("s1")
        laid.choose_story("nowhere")
    laid.choose_story("s2")
    assert laid.pair == Pair("ferry.txt")
    with qtbot.assertNotEmitted(laid.comparison_changed):
        laid.swap()


def test_steps_from_story_to_story_pass_over_those_with_one_telling(laid: Desk) -> None:
    laid.choose_story("s2")
    laid.step_story(1)
    assert laid.pair == Pair("mill.txt", "again.txt")
    laid.step_story(-1)
    assert laid.pair == Pair("mill.txt", "again.txt")


def test_nothing_is_exported_where_nothing_is_shown(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    with qtbot.assertNotEmitted(desk.busy_changed):
        desk.export(tmp_path / "out.pdf", lambda *_: None)


def test_cancelling_keeps_what_was_found_and_shows_it(
    qtbot: QtBot, desk: Desk, workshop: Workshop, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_slowly(_: Sequence[Path], *, report: Report, partial: Callable[[Outline], None]) -> Outline:
        partial(outline(library))
        while True:
            report(Progress(62, 1000))
            time.sleep(0.005)

    monkeypatch.setattr(workshop, "open", open_slowly)
    desk.open((Path("/news"),))
    seen: list[Progress | None] = []
    desk.busy_changed.connect(lambda _, progress: seen.append(progress))
    qtbot.waitUntil(lambda: bool(desk.outline.stories) and Progress(62, 1000) in seen, timeout=20000)
    with qtbot.waitSignal(desk.noticed) as told:
        desk.cancel()
    assert told.args[0] == Notice(f"Stopped: 62 of {QLocale().toString(1000)} read.", Subject.FOLDER)
    until(qtbot, desk, Pair("mill.txt", "again.txt"))


def test_a_lost_worker_is_told_and_what_was_shown_stays(
    qtbot: QtBot, laid: Desk, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compare(*_: str, report: Report, **__: object) -> None:
        del report
        raise WorkerLostError

    told: list[Notice] = []
    idle: list[object] = []
    laid.noticed.connect(told.append)
    laid.busy_changed.connect(lambda activity, _: idle.append(activity is None))
    monkeypatch.setattr(workshop, "compare", compare)
    laid.choose_witness("copy.txt")
    qtbot.waitUntil(lambda: idle[-1:] == [True], timeout=20000)
    assert [notice.tone for notice in told] == [Tone.FAULT]
    assert laid.comparison is not None


def test_a_defect_is_not_taken_for_a_fault_of_the_reader(
    qtbot: QtBot, laid: Desk, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compare(*_: str, report: Report, **__: object) -> None:
        del report
        raise KeyError("odd")

    monkeypatch.setattr(workshop, "compare", compare)
    with qtbot.captureExceptions() as caught:
        laid.choose_witness("copy.txt")
        qtbot.waitUntil(lambda: bool(caught), timeout=20000)
    assert caught[0][0] is KeyError
