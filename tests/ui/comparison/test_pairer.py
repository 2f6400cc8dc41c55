"""Pairing by hand in the view: a paragraph is held, a partner is chosen on the other side, by keys or by the mouse."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.model import Comparison
from viewer.ui.comparison.lights import Paragraph
from viewer.ui.comparison.paint import cell_rect, text_origin
from viewer.ui.comparison.units import Side
from viewer.ui.comparison.view import ComparisonView
from viewer.ui.theme import LIGHT

Key = Qt.Key


def press(qtbot: QtBot, view: ComparisonView, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(view, key)


def point(view: ComparisonView, row: int, side: Side, *, nth: int = 0) -> QPoint:
    """Return a point inside a paragraph of a row."""
    assert view.flow
    unit = view.flow.scene.unit_of_line(view.flow.scene.line_of_row(row))
    layout = view.flow.row(unit)
    rect = cell_rect(layout, side, view.flow.y_of(unit), view.flow.setting)
    block = layout.cell(side).blocks[nth]
    return text_origin(layout.cell(side), rect) + QPoint(30, block.top + block.height // 2)


@pytest.fixture
def asked(view: ComparisonView) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    found: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    view.pair_asked.connect(lambda base, witness: found.append((base, witness)))
    return found


def test_left_and_right_step_from_paragraph_to_paragraph(qtbot: QtBot, view: ComparisonView) -> None:
    view.go_to_row(12)  # one paragraph in the base, two in the witness
    assert view.current_spot() == Paragraph(Side.BASE, 11)
    press(qtbot, view, Key.Key_Right)
    assert view.current_spot() == Paragraph(Side.WITNESS, 8)
    press(qtbot, view, Key.Key_Right, Key.Key_Right)
    assert view.current_spot() == Paragraph(Side.WITNESS, 9)
    press(qtbot, view, Key.Key_Left, Key.Key_Left, Key.Key_Left)
    assert view.lights.spot == Paragraph(Side.BASE, 11)
    press(qtbot, view, Key.Key_Up)
    assert view.lights.spot is None


def test_a_paragraph_is_held_and_paired_by_keys(qtbot: QtBot, view: ComparisonView, asked: list[object]) -> None:
    view.go_to_row(2)  # dropped: the witness has nothing here
    with qtbot.waitSignal(view.holding_changed) as told:
        view.hold()
    assert told.args == [Side.BASE]
    assert view.lights.held == Paragraph(Side.BASE, 2)
    assert view.lights.spot is None
    view.go_to_row(9)
    assert view.lights.spot == Paragraph(Side.WITNESS, 6)
    with qtbot.waitSignal(view.holding_changed) as told:
        press(qtbot, view, Key.Key_Return)
    assert told.args == [None]
    assert asked == [((2,), (6,))]
    assert not view.is_holding


def test_from_the_witness_the_partner_is_in_the_base(qtbot: QtBot, view: ComparisonView, asked: list[object]) -> None:
    view.go_to_row(9)
    view.hold()
    press(qtbot, view, Key.Key_Up)
    view.go_to_row(8)
    view.hold()
    assert asked == [((8,), (6,))]


def test_while_one_is_held_arrows_pass_rows_without_a_partner(qtbot: QtBot, view: ComparisonView) -> None:
    view.go_to_row(1)
    view.hold()
    press(qtbot, view, Key.Key_Down)  # row 2 has nothing in the witness; after it comes a fold
    assert view.current
    assert view.current.is_fold
    press(qtbot, view, Key.Key_Up)
    assert view.current_row() == 1
    press(qtbot, view, Key.Key_Left)
    assert view.lights.spot == Paragraph(Side.WITNESS, 1)


def test_escape_lets_go(qtbot: QtBot, view: ComparisonView, asked: list[object]) -> None:
    view.go_to_row(1)
    view.hold()
    press(qtbot, view, Key.Key_Escape)
    assert not view.is_holding
    assert view.lights.spot is None
    press(qtbot, view, Key.Key_Return)
    view.let_go()
    assert asked == []


def test_a_click_on_the_other_side_pairs_and_one_on_the_same_does_not(
    qtbot: QtBot, view: ComparisonView, asked: list[object]
) -> None:
    view.go_to_row(1)
    view.hold()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point(view, 2, Side.BASE))
    assert view.is_holding
    assert view.current_row() == 2
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point(view, 0, Side.WITNESS))
    assert asked == [((1,), (0,))]


def test_a_fold_holds_nothing(view: ComparisonView) -> None:
    assert view.scene_shown
    view.hold()
    assert not view.is_holding
    view.set_current(view.scene_shown.units[3])
    view.hold()
    assert not view.is_holding


def test_what_is_held_and_meant_is_outlined(view: ComparisonView) -> None:
    def shades(row: int, side: Side) -> set[str]:
        assert view.flow
        unit = view.flow.scene.unit_of_line(view.flow.scene.line_of_row(row))
        rect = cell_rect(view.flow.row(unit), side, view.flow.y_of(unit), view.flow.setting)
        picture = view.viewport().grab().toImage()
        return {picture.pixelColor(x, rect.top()).name() for x in range(rect.left() + 4, rect.right() - 4)}

    view.go_to_row(0)
    view.hold()
    assert LIGHT.accent in shades(0, Side.BASE)
    assert LIGHT.accent in shades(0, Side.WITNESS)
    view.go_to_row(1)
    assert LIGHT.accent in shades(0, Side.BASE)
    assert LIGHT.accent not in shades(0, Side.WITNESS)
    assert LIGHT.accent in shades(1, Side.WITNESS)
    assert LIGHT.accent not in shades(1, Side.BASE)


def test_a_menu_is_asked_for_by_mouse_and_by_key(qtbot: QtBot, view: ComparisonView) -> None:
    place = point(view, 1, Side.WITNESS)
    by_mouse = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    with qtbot.waitSignal(view.menu_asked) as told:
        QApplication.sendEvent(view.viewport(), by_mouse)
    assert told.args == [view.viewport().mapToGlobal(place)]
    assert view.current_row() == 1
    assert view.current_spot() == Paragraph(Side.WITNESS, 1)
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    with qtbot.waitSignal(view.menu_asked):
        QApplication.sendEvent(view, by_key)


def test_a_screen_reader_hears_what_is_meant(
    qtbot: QtBot, view: ComparisonView, comparison: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(getattr(event, "message", lambda: "")())
    )
    view.go_to_row(1)
    press(qtbot, view, Key.Key_Right)
    assert comparison.witness.blocks[1].text in said


def test_another_comparison_of_the_pair_takes_nothing_out_of_the_hand(
    qtbot: QtBot, view: ComparisonView, comparison: Comparison, asked: list[object]
) -> None:
    view.go_to_row(2)
    view.hold()
    view.go_to_row(9)
    view.renew_comparison(replace(comparison, refined=True))
    assert view.lights.spot == Paragraph(Side.WITNESS, 6)
    press(qtbot, view, Key.Key_Return)
    assert asked == [((2,), (6,))]


def test_the_comparison_of_another_pair_lets_go(
    qtbot: QtBot, view: ComparisonView, comparison: Comparison, plain: Callable[[int], Comparison]
) -> None:
    del comparison
    view.go_to_row(2)
    view.hold()
    with qtbot.waitSignal(view.holding_changed) as told:
        view.show_comparison(plain(5))
    assert told.args == [None]
    assert not view.is_holding
