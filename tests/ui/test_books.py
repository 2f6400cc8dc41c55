"""A story as a whole in the window: asked for by keys and in the tree, followed into comparisons, written as CSV."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from viewer.errors import WorkerLostError
from viewer.progress import Progress, Report
from viewer.ui import exports
from viewer.ui.actions import MARKS, Do
from viewer.ui.book.chapters import Chapter, Jump
from viewer.ui.book.page import BookPage
from viewer.ui.comparison.units import Side
from viewer.ui.desk import Pair
from viewer.ui.main_window import MainWindow
from viewer.workshop.protocol import Book, Collated
from viewer.workshop.workshop import Workshop


def page_of(qtbot: QtBot, window: MainWindow) -> BookPage:
    def is_there() -> bool:
        page = window.middle.findChild(BookPage)
        return page is not None and page.isVisible()

    qtbot.waitUntil(is_there, timeout=20000)
    page = window.middle.findChild(BookPage)
    assert page is not None
    return page


def test_the_ledger_opens_by_a_key_and_leads_to_the_quotation(qtbot: QtBot, opened: MainWindow) -> None:
    opened.does[Do.LEDGER].trigger()
    page = page_of(qtbot, opened)
    assert page.chapter is Chapter.LEDGER
    assert page.ledger.hasFocus()
    page.jump_asked.emit(Jump("mill.txt", "copy.txt", 2, 0))
    qtbot.waitUntil(lambda: opened.middle.view.lights.match == 0, timeout=20000)
    assert opened.desk.pair == Pair("mill.txt", "copy.txt")
    assert opened.middle.view.isVisible()


def test_a_paragraph_of_the_pair_at_hand_is_gone_to_at_once(qtbot: QtBot, opened: MainWindow) -> None:
    opened.does[Do.COVERAGE].trigger()
    page = page_of(qtbot, opened)
    assert page.chapter is Chapter.COVERAGE
    model = page.coverage.model()
    heads = [str(model.headerData(at, Qt.Orientation.Vertical)) for at in range(model.rowCount())]
    row = next(at for at, head in enumerate(heads) if head.startswith("A 2"))
    page.coverage.setCurrentIndex(model.index(row, 2))
    qtbot.keyClick(page.coverage, Qt.Key.Key_Return)
    assert opened.middle.view.isVisible()
    assert opened.middle.view.hasFocus()
    spot = opened.middle.view.current_spot()
    assert spot
    assert (spot.side, spot.block) == (Side.BASE, 1)


def test_the_page_is_left_for_the_comparison(qtbot: QtBot, opened: MainWindow) -> None:
    opened.does[Do.LEDGER].trigger()
    page = page_of(qtbot, opened)
    qtbot.keyClick(page.ledger, Qt.Key.Key_Escape)
    assert opened.middle.view.isVisible()
    opened.does[Do.LEDGER].trigger()  # kept: nothing is compared again
    assert page.isVisible()


def test_a_comparison_that_comes_late_does_not_turn_the_page_but_another_pair_does(
    qtbot: QtBot, opened: MainWindow
) -> None:
    opened.does[Do.LEDGER].trigger()
    page = page_of(qtbot, opened)
    assert opened.desk.comparison
    opened.desk.comparison_changed.emit(Collated(opened.desk.comparison, 0.5))
    assert page.isVisible()
    opened.desk.choose_witness("copy.txt")
    assert opened.middle.view.isVisible()


def test_whoever_asks_for_a_place_in_the_comparison_leaves_the_page(qtbot: QtBot, opened: MainWindow) -> None:
    for ask in (opened.does[Do.NEXT_DIFFERENCE].trigger, lambda: opened.findings.changes.row_asked.emit(1)):
        opened.does[Do.LEDGER].trigger()
        page_of(qtbot, opened)
        ask()
        assert opened.middle.view.isVisible()
    opened.does[Do.LEDGER].trigger()
    opened.does[Do.PAIR].trigger()
    assert not opened.middle.view.is_holding


def test_the_tree_offers_both_for_a_story_with_several_tellings(qtbot: QtBot, opened: MainWindow) -> None:
    tree = opened.stories.tree
    node = tree._model.node(tree._model.index_of_story("s1"))
    assert node
    tree._show_menu(node, opened.pos())
    menu = tree.findChild(QMenu)
    assert menu
    actions = {action.text(): action for action in menu.actions()}
    actions["Paragraphs of the story"].trigger()
    assert page_of(qtbot, opened).chapter is Chapter.COVERAGE
    menu.close()


def test_switches_of_the_comparison_rest_on_the_page_and_furniture_does_not(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.does[Do.COVERAGE].trigger()
    page = page_of(qtbot, opened)
    assert not any(opened.does[do].isEnabled() for do in MARKS)
    shown: list[bool] = []
    show_book = page.show_book

    def watched(label: str, book: Book, names: Mapping[str, str], *, furniture: bool) -> None:
        shown.append(furniture)
        show_book(label, book, names, furniture=furniture)

    monkeypatch.setattr(page, "show_book", watched)
    for _ in range(2):
        opened.does[Do.FURNITURE].trigger()
    assert shown == [True, False]
    opened.does[Do.SIDE_BY_SIDE].trigger()
    assert all(opened.does[do].isEnabled() for do in MARKS)


def test_a_story_told_once_has_no_ledger(opened: MainWindow) -> None:
    assert opened.does[Do.LEDGER].isEnabled()
    opened.desk.choose_story("s2")
    assert not opened.does[Do.LEDGER].isEnabled()
    opened.books.open("nowhere", Chapter.LEDGER)
    assert opened.middle.findChild(BookPage) is None


def test_studying_shows_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, opened: MainWindow, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def study(ids: Sequence[str], *, bonds: object, report: Report) -> Book:
        del bonds
        begun.set()
        while True:
            report(Progress(1, len(ids), "mill.txt"))
            time.sleep(0.005)

    monkeypatch.setattr(workshop, "study", study)
    opened.does[Do.LEDGER].trigger()
    qtbot.waitUntil(lambda: "1 of 3" in opened.status._task.text(), timeout=20000)
    assert opened.does[Do.CANCEL].isEnabled()
    opened.does[Do.CANCEL].trigger()
    qtbot.waitUntil(lambda: not opened.does[Do.CANCEL].isEnabled(), timeout=20000)
    assert opened.middle.findChild(BookPage) is None


def test_a_fault_while_studying_is_told(
    qtbot: QtBot, opened: MainWindow, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(*_: object, **__: object) -> Book:
        raise WorkerLostError

    monkeypatch.setattr(workshop, "study", lose)
    with qtbot.waitSignal(opened.desk.noticed):
        opened.does[Do.LEDGER].trigger()


def test_the_ledger_is_written_as_a_spreadsheet(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(target: str) -> Callable[..., tuple[str, str]]:
        return lambda _parent, _title, suggested, _names: (asked.append(suggested) or target, "")

    opened.does[Do.LEDGER].trigger()
    page = page_of(qtbot, opened)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose(""))
    page.export_asked.emit()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose(str(tmp_path / "out")))
    with qtbot.waitSignal(opened.desk.exported, timeout=20000):
        page.export_asked.emit()
    assert "Ada Penrose" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert asked[0].endswith("Mill reopens after the flood.csv")


def test_what_was_said_by_hand_counts_in_the_book(
    qtbot: QtBot, opened: MainWindow, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    study = workshop.study

    def listen(ids: Sequence[str], *, bonds: dict[tuple[str, str], object], report: Report) -> Book:
        heard.append((ids[0], sorted(bonds)))
        return study(ids, bonds=bonds, report=report)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(workshop, "study", listen)
    opened.desk.hand.pair((4,), (4,))
    opened.desk.choose_base("again.txt")
    opened.does[Do.COVERAGE].trigger()
    page_of(qtbot, opened)
    # copy.txt says what mill.txt says: what was said about one of them holds for the other
    pairs = [(one, other) for one in ("mill.txt", "copy.txt") for other in ("again.txt",)]
    assert heard == [("again.txt", sorted(pairs + [(other, one) for one, other in pairs]))]


def test_the_toolbar_says_whether_the_pair_or_the_story_is_shown(qtbot: QtBot, opened: MainWindow) -> None:
    side_by_side, story = opened.does[Do.SIDE_BY_SIDE], opened.does[Do.STORY]
    assert (side_by_side.isChecked(), story.isChecked()) == (True, False)
    opened.does[Do.COVERAGE].trigger()
    page = page_of(qtbot, opened)
    assert (side_by_side.isChecked(), story.isChecked()) == (False, True)
    story.trigger()  # again: it stays
    assert (page.isVisible(), story.isChecked()) == (True, True)
    side_by_side.trigger()
    assert opened.middle.view.isVisible()
    side_by_side.trigger()
    assert (side_by_side.isChecked(), story.isChecked()) == (True, False)
    story.trigger()
    assert (page.isVisible(), page.chapter) == (True, Chapter.COVERAGE)


def test_the_book_is_refined_by_meaning_in_place(
    qtbot: QtBot, opened: MainWindow, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()

    def refine(ids: Sequence[str], report: Report) -> Book:
        go.wait(20)
        book = workshop.study(ids, bonds={}, report=report)
        return replace(book, coverage=replace(book.coverage, rows=book.coverage.rows[1:]))

    monkeypatch.setattr(workshop, "refining_book", refine)
    opened.does[Do.COVERAGE].trigger()
    page = page_of(qtbot, opened)
    before = page.coverage.model_of_book.rowCount()
    page.coverage.setCurrentIndex(page.coverage.model_of_book.index(2, 1))
    assert "by meaning" in opened.status._outcome.text()
    go.set()
    qtbot.waitUntil(lambda: "by meaning" not in opened.status._outcome.text(), timeout=20000)
    assert page.isVisible()
    assert page.coverage.model_of_book.rowCount() == before - 1
    current = page.coverage.currentIndex()
    assert (current.row(), current.column()) == (1, 1)


def test_what_is_held_to_be_paired_is_let_go_where_it_cannot_be_seen(qtbot: QtBot, opened: MainWindow) -> None:
    opened.middle.view.go_to_row(1)
    opened.does[Do.PAIR].trigger()
    assert opened.status.currentMessage()
    opened.does[Do.LEDGER].trigger()
    page_of(qtbot, opened)
    assert not opened.middle.view.is_holding
    assert not opened.status.currentMessage()


def test_larger_text_is_larger_in_the_findings_and_on_the_page_too(qtbot: QtBot, opened: MainWindow) -> None:
    lists = (opened.findings.changes.list, opened.findings.quotations.list)
    cards = [each.sizeHintForRow(0) for each in lists]
    opened.does[Do.LEDGER].trigger()
    page = page_of(qtbot, opened)
    tables = (page.ledger, page.coverage)
    rows = [table.rowHeight(0) for table in tables]
    for _ in range(5):
        opened.does[Do.ZOOM_IN].trigger()
    assert all(each.sizeHintForRow(0) > height for each, height in zip(lists, cards, strict=True))
    assert all(table.rowHeight(0) > height for table, height in zip(tables, rows, strict=True))
    opened.does[Do.ZOOM_RESET].trigger()
    assert [table.rowHeight(0) for table in tables] == rows


def test_looking_for_words_shows_where_they_are_found(qtbot: QtBot, opened: MainWindow) -> None:
    opened.does[Do.LEDGER].trigger()
    page = page_of(qtbot, opened)
    qtbot.keyClicks(opened.tools.find_field, "mill")
    assert not page.isVisible()
    opened.does[Do.LEDGER].trigger()
    opened.does[Do.FIND_NEXT].trigger()
    assert opened.middle.view.isVisible()
    opened.does[Do.LEDGER].trigger()
    qtbot.keyClick(opened.tools.find_field, Qt.Key.Key_Return)
    assert opened.middle.view.isVisible()


def test_meaning_is_asked_no_more_once_the_page_is_left_and_again_when_it_is_back(
    qtbot: QtBot, opened: MainWindow, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, stopped = threading.Event(), threading.Event()

    def think(_: Sequence[str], report: Report) -> Book:
        began.set()
        try:
            while True:
                report(Progress(0, 0))
                time.sleep(0.005)
        finally:
            stopped.set()

    monkeypatch.setattr(workshop, "refining_book", think)
    opened.does[Do.LEDGER].trigger()
    page = page_of(qtbot, opened)
    qtbot.waitUntil(began.is_set, timeout=20000)
    qtbot.keyClick(page.ledger, Qt.Key.Key_Escape)
    assert "by meaning" not in opened.status._outcome.text()
    assert stopped.wait(20)
    monkeypatch.setattr(workshop, "refining_book", lambda *_: None)
    opened.does[Do.LEDGER].trigger()
    assert page.isVisible()
    assert "by meaning" in opened.status._outcome.text()
    qtbot.waitUntil(lambda: "by meaning" not in opened.status._outcome.text(), timeout=20000)


def test_a_book_that_cannot_be_refined_stays(
    qtbot: QtBot, opened: MainWindow, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(*_: object) -> Book:
        raise WorkerLostError

    monkeypatch.setattr(workshop, "refining_book", lose)
    opened.does[Do.COVERAGE].trigger()
    page = page_of(qtbot, opened)
    qtbot.waitUntil(lambda: "by meaning" not in opened.status._outcome.text(), timeout=20000)
    assert page.coverage.model_of_book.rowCount()


@pytest.mark.parametrize("kind", list(exports.Format))
def test_what_is_exported_from_the_page_is_the_story(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: exports.Format
) -> None:
    asked: list[str] = []

    def choose(_parent: object, _title: str, suggested: str, _names: str) -> tuple[str, str]:
        asked.append(suggested)
        return str(tmp_path / f"out.{kind}"), ""

    opened.does[Do.COVERAGE].trigger()
    page_of(qtbot, opened)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignal(opened.desk.exported, timeout=20000):
        opened.does[Do(f"export-{kind}")].trigger()
    beginnings = {"pdf": b"%PDF-", "html": b"<!doctype html>", "json": b'{\n "format": "story/1"'}
    assert (tmp_path / f"out.{kind}").read_bytes().startswith(beginnings[kind.value])
    assert asked[0].endswith(f"Mill reopens after the flood.{kind}")
