from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.model import Comparison, Place, SentenceLink, Span
from viewer.ui.comparison.paint import cell_rect, text_origin
from viewer.ui.comparison.pointing import target_at
from viewer.ui.comparison.units import Side
from viewer.ui.comparison.view import ComparisonView

_LEFT = Qt.MouseButton.LeftButton


def _cell_point(view: ComparisonView, unit: int, side: Side, offset: QPoint) -> QPoint:
    assert view.flow
    row = view.flow.row(unit)
    rect = cell_rect(row, side, view.flow.y_of(unit), view.flow.setting)
    return text_origin(row.cell(side), rect) + offset


def test_the_pointer_says_what_a_click_would_do(qtbot: QtBot, view: ComparisonView) -> None:
    assert view.flow

    def shape(point: QPoint) -> Qt.CursorShape:
        qtbot.mouseMove(view.viewport(), point)
        return view.viewport().cursor().shape()

    assert shape(_cell_point(view, 0, Side.BASE, QPoint(5, 5))) is Qt.CursorShape.IBeamCursor
    assert shape(QPoint(450, view.flow.y_of(3) + 19)) is Qt.CursorShape.PointingHandCursor
    assert shape(_cell_point(view, 2, Side.WITNESS, QPoint(40, 10))) is Qt.CursorShape.ArrowCursor
    assert shape(_cell_point(view, 5, Side.WITNESS, QPoint(40, 10))) is Qt.CursorShape.PointingHandCursor
    assert shape(QPoint(2, 2)) is Qt.CursorShape.ArrowCursor
    assert view.lights.hovered_unit is None


def test_pointing_at_a_pill_is_pointing_at_its_change(qtbot: QtBot, view: ComparisonView) -> None:
    assert view.flow
    (pill,) = view.flow.row(0).cell(Side.WITNESS).blocks[0].pills
    point = _cell_point(view, 0, Side.WITNESS, pill.box.center().toPoint())
    qtbot.mouseMove(view.viewport(), point)
    assert view.lights.variant == (0, 1)
    target = target_at(view.flow, point, view.window_height)
    assert target
    assert target.pill == pill


def test_a_selection_stays_in_its_block(qtbot: QtBot, view: ComparisonView, comparison: Comparison) -> None:
    view.resize(916, 1300)
    assert view.flow
    unit = view.flow.scene.unit_of_line(13)
    start = _cell_point(view, unit, Side.WITNESS, QPoint(60, 12))
    qtbot.mousePress(view.viewport(), _LEFT, pos=start)
    qtbot.mouseMove(view.viewport(), start + QPoint(0, 300))
    qtbot.mouseRelease(view.viewport(), _LEFT, pos=start)
    assert view.lights.selection
    assert view.lights.selection.span.end == len(comparison.witness.blocks[8].text)
    second = view.flow.row(unit).cell(Side.WITNESS).blocks[1]
    begin = _cell_point(view, unit, Side.WITNESS, QPoint(60, second.top + 12))
    qtbot.mousePress(view.viewport(), _LEFT, pos=begin)
    qtbot.mouseMove(view.viewport(), start)
    qtbot.mouseRelease(view.viewport(), _LEFT, pos=start)
    assert view.lights.selection.span.start == 0
    assert view.lights.selection.block == 9


def test_a_double_click_beside_words_selects_none(qtbot: QtBot, view: ComparisonView) -> None:
    qtbot.mouseDClick(view.viewport(), _LEFT, pos=_cell_point(view, 2, Side.WITNESS, QPoint(40, 10)))
    assert view.lights.selection is None
    qtbot.mouseDClick(view.viewport(), _LEFT, pos=QPoint(3, 3))
    assert view.lights.selection is None


def test_hebrew_is_selected_from_its_right_end(qtbot: QtBot, view: ComparisonView) -> None:
    assert view.flow
    unit = view.flow.scene.unit_of_line(6)
    block = view.flow.row(unit).cell(Side.BASE).blocks[0]
    first = block.boxes(Span(0, 1))[0]
    sixth = block.boxes(Span(5, 6))[0]
    assert first.left() > sixth.left()
    start = _cell_point(view, unit, Side.BASE, QPoint(round(first.right()) - 1, 12))
    end = _cell_point(view, unit, Side.BASE, QPoint(round(sixth.left()) + 1, 12))
    qtbot.mousePress(view.viewport(), _LEFT, pos=start)
    qtbot.mouseMove(view.viewport(), end)
    qtbot.mouseRelease(view.viewport(), _LEFT, pos=end)
    assert view.lights.selection
    assert view.lights.selection.span == Span(0, 6)


def test_another_button_does_nothing(qtbot: QtBot, view: ComparisonView) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=_cell_point(view, 0, Side.BASE, QPoint(5, 5)))
    assert view.current_row() is None


def test_a_wheel_over_the_strip_scrolls_the_view(view: ComparisonView) -> None:
    view.resize(916, 300)
    assert view.flow
    event = QWheelEvent(
        QPointF(12, 60),
        QPointF(12, 60),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )
    QApplication.sendEvent(view.strip, event)
    assert view.flow.offset == 72


def test_the_strip_paints_hits(view: ComparisonView) -> None:
    before = view.strip.grab().toImage()
    assert view.find_text("bus") == 2
    assert view.strip.grab().toImage() != before


def test_a_screen_reader_hears_the_current_row(view: ComparisonView) -> None:
    heard = []
    QAccessible.setActive(True)
    try:
        view.row_changed.connect(heard.append)
        view.go_to_row(2)
    finally:
        QAccessible.setActive(False)
    assert heard == [2]


def test_sentences_that_stand_for_each_other_are_lit_together(
    qtbot: QtBot, view: ComparisonView, comparison: Comparison
) -> None:
    base, witness = (Place(1, Span(0, 60)),), (Place(1, Span(0, 45)),)
    alone = SentenceLink((Place(1, Span(60, 78)),), ())
    rows = list(comparison.rows)
    rows[1] = replace(rows[1], sentences=(SentenceLink(base, witness, 0.7), alone))
    view.show_comparison(replace(comparison, rows=tuple(rows)))
    qtbot.mouseMove(view.viewport(), _cell_point(view, 1, Side.BASE, QPoint(60, 8)))
    both = ((Side.BASE, base[0]), (Side.WITNESS, witness[0]))
    assert view.lights.linked == both
    lit = view.viewport().grab().toImage()
    qtbot.mouseMove(view.viewport(), _cell_point(view, 1, Side.WITNESS, QPoint(60, 8)))
    assert view.lights.linked == both
    qtbot.mouseMove(view.viewport(), _cell_point(view, 0, Side.BASE, QPoint(60, 8)))
    assert view.lights.linked == ()
    assert view.viewport().grab().toImage() != lit
    assert view.flow
    (text,) = view.flow.row(1).cell(Side.BASE).blocks
    (box,) = text.boxes(Span(74, 77))
    qtbot.mouseMove(view.viewport(), _cell_point(view, 1, Side.BASE, box.center().toPoint()))
    assert view.lights.linked == ()  # nothing stands for it
    view.renew_comparison(comparison)
    assert view.lights.linked == ()
