"""Pairing by hand in the window: chosen in the view, kept for the two articles, undone by the usual keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from viewer.model import AlignedRow
from viewer.ui.actions import Do
from viewer.ui.comparison.glyphs import Glyph
from viewer.ui.comparison.paint import sign_below
from viewer.ui.comparison.units import Side
from viewer.ui.main_window import MainWindow
from viewer.ui.theme_choice import ThemeChoice
from viewer.workshop.workshop import Workshop

Key = Qt.Key


def row_of(window: MainWindow, block: int) -> AlignedRow:
    """Return the row of a paragraph of the base."""
    assert window.desk.comparison
    return next(row for row in window.desk.comparison.rows if block in row.base)


def go_to(window: MainWindow, block: int) -> None:
    assert window.desk.comparison
    window.middle.view.go_to_row(window.desk.comparison.rows.index(row_of(window, block)))


def when(qtbot: QtBot, reached: Callable[[], bool]) -> None:
    qtbot.waitUntil(reached, timeout=20000)


@pytest.fixture
def paired(qtbot: QtBot, opened: MainWindow) -> MainWindow:
    """Return a window in which the last paragraphs, of which nothing is alike, were paired by keys."""
    view = opened.middle.view
    assert row_of(opened, 4).is_gap
    go_to(opened, 4)
    opened.does[Do.PAIR].trigger()
    assert "paragraph of B" in opened.status.currentMessage()
    qtbot.keyClick(view, Key.Key_End)
    qtbot.keyClick(view, Key.Key_Return)
    when(qtbot, lambda: row_of(opened, 4).witness == (4,))
    return opened


def test_two_paragraphs_are_paired_by_keys_and_that_is_undone(qtbot: QtBot, paired: MainWindow) -> None:
    assert row_of(paired, 4).by_hand
    assert not paired.status.currentMessage()
    assert "Pair" in paired.does[Do.UNDO].text()
    paired.does[Do.UNDO].trigger()
    when(qtbot, lambda: row_of(paired, 4).is_gap)
    assert not paired.does[Do.UNDO].isEnabled()
    paired.does[Do.REDO].trigger()
    when(qtbot, lambda: not row_of(paired, 4).is_gap)


def test_what_was_paired_is_current_and_in_sight(paired: MainWindow) -> None:
    view = paired.middle.view
    spot = view.current_spot()
    assert spot
    assert (spot.side, spot.block) == (Side.WITNESS, 4)
    row = view.current_row()
    assert row is not None
    assert paired.desk.comparison
    assert paired.desk.comparison.rows[row].base == (4,)


def test_a_row_made_by_hand_carries_a_sign_and_says_so(paired: MainWindow) -> None:
    go_to(paired, 4)
    scene = paired.middle.view.scene_shown
    assert scene
    row = paired.middle.view.current_row()
    assert row is not None
    assert sign_below(scene.comparison.rows[row]) is Glyph.BY_HAND
    assert sign_below(scene.comparison.rows[0]) is not Glyph.BY_HAND


def test_it_is_kept_for_the_two_articles(
    qtbot: QtBot, paired: MainWindow, workshop: Workshop, store: QSettings, tmp_path: Path
) -> None:
    again = MainWindow(store, workshop, ThemeChoice.LIGHT)
    qtbot.addWidget(again)
    again.show()
    again.open((tmp_path,))
    when(qtbot, lambda: again.desk.comparison is not None)
    assert row_of(again, 4).witness == (4,)
    again.desk.swap()
    when(qtbot, lambda: again.desk.comparison is not None and again.desk.comparison.base.id == "again.txt")
    assert row_of(again, 4).by_hand
    assert not list(tmp_path.glob("*.json"))
    again.close()
    assert paired.desk.hand.bonds


def test_a_pair_is_parted_and_given_back(qtbot: QtBot, opened: MainWindow) -> None:
    go_to(opened, 3)
    assert opened.does[Do.UNPAIR].isEnabled()
    opened.does[Do.UNPAIR].trigger()
    when(qtbot, lambda: row_of(opened, 3).is_gap)
    go_to(opened, 3)
    assert not opened.does[Do.UNPAIR].isEnabled()
    opened.does[Do.RELEASE].trigger()
    when(qtbot, lambda: not row_of(opened, 3).is_gap)


def test_a_row_is_declared_moved_and_in_place_again(qtbot: QtBot, opened: MainWindow) -> None:
    go_to(opened, 3)
    opened.does[Do.MOVED].trigger()
    when(qtbot, lambda: row_of(opened, 3).moved)
    go_to(opened, 3)
    assert opened.does[Do.MOVED].isChecked()
    opened.does[Do.MOVED].trigger()
    when(qtbot, lambda: not row_of(opened, 3).moved)


def test_where_nothing_is_current_nothing_is_offered(opened: MainWindow) -> None:
    assert not any(opened.does[do].isEnabled() for do in (Do.PAIR, Do.UNPAIR, Do.MOVED, Do.RELEASE, Do.UNDO, Do.REDO))


def test_the_menu_of_a_row_has_what_can_be_done_with_it(opened: MainWindow) -> None:
    go_to(opened, 3)
    opened.pairing.show_menu(opened.mapToGlobal(QPoint(400, 300)))
    menu = opened.middle.view.findChild(QMenu)
    assert menu
    offered = menu.actions()
    assert [opened.does[do] in offered for do in (Do.PAIR, Do.UNPAIR, Do.MOVED, Do.RELEASE, Do.UNDO)] == [True] * 5
    menu.close()
