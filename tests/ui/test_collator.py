"""A comparison is there at once and refined in place; another pair stops that; going back is immediate."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from viewer.errors import WorkerLostError
from viewer.model import Bond, BondKind
from viewer.progress import Progress, Report
from viewer.ui import collator as module
from viewer.ui.collator import Collator
from viewer.ui.jobs import Jobs
from viewer.workshop.protocol import Collated
from viewer.workshop.workshop import Workshop

PAIR = ("mill.txt", "again.txt")
TURNED = ("again.txt", "mill.txt")
BONDS = (Bond(BondKind.APART, (3,), (3,)),)


class Heard(QObject):
    """What a collator said, in order."""

    def __init__(self, collator: Collator) -> None:
        super().__init__()
        self.said: list[tuple[str, object]] = []
        for name in ("made", "renewed", "failed", "refining"):
            getattr(collator, name).connect(self._note(name))

    def _note(self, name: str) -> Callable[[object], None]:
        return lambda value: self.said.append((name, value))

    def names(self) -> list[str]:
        return [f"{name} {value}" if name == "refining" else name for name, value in self.said]


@pytest.fixture
def collator(workshop: Workshop) -> Iterator[Collator]:
    home = QObject()
    studying = Jobs(home)
    made = Collator(workshop, studying, lambda: None, home)
    yield made
    made.close()
    studying.close()


@pytest.fixture
def heard(collator: Collator) -> Heard:
    return Heard(collator)


def refined(collated: Collated, _: Report) -> Collated:
    return Collated(replace(collated.comparison, refined=True, quotations=()), 0.5)


def until_refined(qtbot: QtBot, heard: Heard, times: int = 1) -> None:
    qtbot.waitUntil(lambda: heard.names().count("refining False") >= times, timeout=20000)


def test_it_is_shown_at_once_and_refined_in_place(
    qtbot: QtBot, collator: Collator, heard: Heard, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "refining", refined)
    collator.show(PAIR)
    until_refined(qtbot, heard)
    assert heard.names() == ["made", "refining True", "refining False", "renewed"]
    last = heard.said[-1][1]
    assert isinstance(last, Collated)
    assert last.comparison.refined


def test_where_meaning_changes_nothing_nothing_is_shown_anew(qtbot: QtBot, collator: Collator, heard: Heard) -> None:
    collator.show(PAIR)
    until_refined(qtbot, heard)
    assert heard.names() == ["made", "refining True", "refining False"]


def test_another_pair_stops_the_refining(
    qtbot: QtBot, collator: Collator, heard: Heard, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, cancelled = threading.Event(), threading.Event()

    def think(collated: Collated, report: Report) -> Collated:
        if collated.comparison.base.id == TURNED[0]:
            return refined(collated, report)
        begun.set()
        try:
            while True:
                report(Progress(0, 1))
                begun.wait(0.005)
        except Exception:
            cancelled.set()
            raise

    monkeypatch.setattr(workshop, "refining", think)
    collator.show(PAIR)
    qtbot.waitUntil(begun.is_set, timeout=20000)
    collator.show(TURNED)
    qtbot.waitUntil(lambda: "renewed" in heard.names(), timeout=20000)
    assert cancelled.is_set()
    assert heard.names() == [
        "made",
        "refining True",
        "refining False",
        "made",
        "refining True",
        "refining False",
        "renewed",
    ]


def test_going_back_is_immediate_and_refined_already(
    qtbot: QtBot, collator: Collator, heard: Heard, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "refining", refined)
    collator.show(PAIR)
    until_refined(qtbot, heard)
    collator.show(TURNED)
    until_refined(qtbot, heard, 2)
    heard.said.clear()
    collator.show(PAIR)
    assert heard.names() == ["made"]


def test_what_was_said_by_hand_renews_and_never_shows_less_than_was_shown(
    qtbot: QtBot, collator: Collator, heard: Heard, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "refining", refined)
    collator.show(PAIR)
    until_refined(qtbot, heard)
    heard.said.clear()
    collator.show(PAIR, BONDS)
    until_refined(qtbot, heard)
    assert heard.names() == ["refining True", "refining False", "renewed"]
    last = heard.said[-1][1]
    assert isinstance(last, Collated)
    assert last.comparison.refined
    assert [row.by_hand for row in last.comparison.rows if 3 in row.base] == [True]
    heard.said.clear()
    collator.show(PAIR)  # undone
    assert heard.names() == ["renewed"]


def test_a_model_that_fails_leaves_the_first_comparison(
    qtbot: QtBot, collator: Collator, heard: Heard, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(*_: object) -> None:
        raise WorkerLostError

    monkeypatch.setattr(workshop, "refining", lose)
    collator.show(PAIR)
    until_refined(qtbot, heard)
    assert heard.names() == ["made", "refining True", "refining False"]


def test_a_defect_of_the_model_is_told(
    qtbot: QtBot, collator: Collator, heard: Heard, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("odd")

    monkeypatch.setattr(workshop, "refining", stumble)
    with qtbot.captureExceptions() as caught:
        collator.show(PAIR)
        qtbot.waitUntil(lambda: bool(caught), timeout=20000)
    assert caught[0][0] is KeyError
    assert heard.names()[-1] == "refining False"


def test_only_the_last_comparisons_are_kept(
    qtbot: QtBot, collator: Collator, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "REMEMBERED", 1)
    collator.show(PAIR)
    until_refined(qtbot, heard)
    collator.show(TURNED)
    until_refined(qtbot, heard, 2)
    assert [ids for ids, _ in collator._remembered] == [TURNED]
    collator.forget()
    assert not collator._remembered
