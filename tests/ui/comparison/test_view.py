from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from viewer.model import Comparison, Place, Span
from viewer.ui.comparison.lights import Selection
from viewer.ui.comparison.paint import cell_rect, text_origin
from viewer.ui.comparison.units import Part, Side, UnitKind
from viewer.ui.comparison.view import ComparisonView
from viewer.ui.switches import Switches
from viewer.ui.theme import DARK

_LEFT = Qt.MouseButton.LeftButton


def _unit_of_row(view: ComparisonView, row: int, part: Part | None = None) -> int:
    scene = view.scene_shown
    assert scene
    line = next(at for at, found in enumerate(scene.lines) if found.row == row and part in {None, found.part})
    return scene.unit_of_line(line)


def _point(view: ComparisonView, unit: int, side: Side, words: str = "", *, nth: int = 0) -> QPoint:
    """Return a point on words of a cell, or in the middle of it."""
    assert view.flow
    row = view.flow.row(unit)
    rect = cell_rect(row, side, view.flow.y_of(unit), view.flow.setting)
    if not words:
        return rect.center()
    block = row.cell(side).blocks[nth]
    start = block.block.text.index(words)
    box = block.boxes(Span(start, start + len(words)))[0]
    return (QPointF(text_origin(row.cell(side), rect)) + box.center() + QPointF(0, block.top)).toPoint()


def _wheel(view: ComparisonView, notches: int) -> None:
    event = QWheelEvent(
        QPointF(200, 200),
        QPointF(200, 200),
        QPoint(0, 0),
        QPoint(0, -120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )
    QApplication.sendEvent(view.viewport(), event)


def _first_words(view: ComparisonView) -> tuple[int, int]:
    assert view.flow
    return view.flow.scene.units[view.flow.top].line, view.flow.shift


def _at_rest(qtbot: QtBot, view: ComparisonView) -> None:
    qtbot.waitUntil(lambda: view._animation.state() is view._animation.State.Stopped)


@pytest.fixture
def long_view(qtbot: QtBot, plain: Callable[[int], Comparison]) -> ComparisonView:
    made = ComparisonView()
    qtbot.addWidget(made)
    made.resize(916, 620)
    made.set_switches(Switches(collapse_same=False))
    made.show_comparison(plain(600))
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_click_makes_a_row_current(qtbot: QtBot, view: ComparisonView) -> None:
    seen: list[tuple[int, ...]] = []
    view.row_changed.connect(lambda row: seen.append((row,)))
    view.difference_changed.connect(lambda index, total: seen.append((index, total)))
    qtbot.mouseClick(view.viewport(), _LEFT, pos=_point(view, 1, Side.WITNESS))
    assert seen == [(1,), (1, 8)]
    assert view.current_row() == 1


def test_a_click_opens_a_fold_in_place_and_closes_it_again(qtbot: QtBot, view: ComparisonView) -> None:
    assert view.flow
    fold = next(at for at, unit in enumerate(view.flow.scene.units) if unit.kind is UnitKind.SAME_FOLD)
    y = view.flow.y_of(fold)
    middle = QPoint(450, y + 19)
    qtbot.mouseClick(view.viewport(), _LEFT, pos=middle)
    assert [unit.line for unit in view.flow.scene.units[fold : fold + 4]] == [3, 3, 4, 5]
    assert view.flow.y_of(fold) == y
    assert view.current_row() is None
    qtbot.mouseClick(view.viewport(), _LEFT, pos=middle)
    assert view.flow.scene.units[fold].size == 3
    assert not view.flow.scene.units[fold].is_open


def test_enter_opens_the_current_fold(qtbot: QtBot, view: ComparisonView) -> None:
    view.go_to_row(2)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_row() == 3


def test_arrows_and_ends_move_the_current_row(qtbot: QtBot, view: ComparisonView) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_row() == 0
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_row() == 1
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.current_row() == 0
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_row() == 12
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.current_row() == 0


def test_pages_move_by_what_is_in_sight(qtbot: QtBot, long_view: ComparisonView) -> None:
    assert long_view.flow
    qtbot.keyClick(long_view, Qt.Key.Key_PageDown)
    first = long_view.flow.offset
    assert first == long_view.window_height - 48
    assert long_view.current_row() is not None
    qtbot.keyClick(long_view, Qt.Key.Key_PageUp)
    assert long_view.flow.offset == 0
    qtbot.keyClick(long_view, Qt.Key.Key_End)
    qtbot.keyClick(long_view, Qt.Key.Key_PageDown)
    assert long_view.current_row() == 599


def test_other_keys_are_left_to_the_window(qtbot: QtBot, view: ComparisonView) -> None:
    view.go_to_row(0)
    qtbot.keyClick(view, Qt.Key.Key_N)
    assert view.current_row() == 0


def test_differences_are_stepped_through_and_wrap(qtbot: QtBot, view: ComparisonView) -> None:
    seen = []
    view.difference_changed.connect(lambda index, total: seen.append((index, total)))
    for _ in range(8):
        view.next_difference()
    assert seen == [(index, 8) for index in range(8)]
    assert view.current_row() == 12
    with qtbot.waitSignal(view.wrapped):
        view.next_difference()
    assert view.current_row() == 0
    with qtbot.waitSignal(view.wrapped):
        view.previous_difference()
    assert view.current_row() == 12


def test_a_step_counts_from_what_is_in_sight(long_view: ComparisonView) -> None:
    assert long_view.flow
    long_view.scroll_by(4000)
    top = long_view.flow.scene.units[long_view.flow.top].line
    long_view.next_difference()
    assert long_view.current_row() == (top + 9) // 10 * 10


def test_quotations_are_emphasised_and_wrap(qtbot: QtBot, view: ComparisonView) -> None:
    with qtbot.waitSignal(view.quotation_changed, check_params_cb=lambda index, total: (index, total) == (0, 2)):
        view.next_quotation()
    assert (view.current_row(), view.lights.match) == (1, 0)
    view.next_quotation()
    assert (view.current_row(), view.lights.match) == (8, 1)
    with qtbot.waitSignal(view.wrapped):
        view.next_quotation()
    assert view.lights.match == 0
    with qtbot.waitSignal(view.wrapped):
        view.previous_quotation()
    assert view.lights.match == 1
    view.go_to_quotation(99)
    assert view.lights.match == 1


def test_a_place_is_brought_into_sight_and_its_change_lit(
    qtbot: QtBot, view: ComparisonView, comparison: Comparison
) -> None:
    place = comparison.rows[12].variants[0].witness[0]
    view.go_to_place(Side.WITNESS, place)
    _at_rest(qtbot, view)
    assert view.flow
    unit = _unit_of_row(view, 12)
    assert view.current_row() == 12
    assert view.lights.variant == (12, 0)
    assert 0 <= view.flow.y_of(unit) < view.window_height
    view.go_to_place(Side.BASE, Place(99, Span(0, 1)))
    assert view.current_row() == 12


def test_going_to_a_hidden_row_opens_its_fold(view: ComparisonView) -> None:
    view.go_to_row(10)
    assert view.current_row() == 10
    assert view.scene_shown
    assert view.scene_shown.opened == {11}


def test_a_row_in_sight_moves_nothing(view: ComparisonView) -> None:
    assert view.flow
    view.go_to_row(1)
    assert view.flow.offset == 0


def test_a_moved_row_leads_to_its_partner(qtbot: QtBot, view: ComparisonView) -> None:
    assert view.flow
    view.resize(916, 1200)
    here = _unit_of_row(view, 7, Part.BASE)
    qtbot.mouseClick(view.viewport(), _LEFT, pos=_point(view, here, Side.WITNESS))
    assert view.lights.unit == _unit_of_row(view, 7, Part.WITNESS)
    view.go_to_partner()
    assert view.lights.unit == here
    view.go_to_row(0)
    view.go_to_partner()
    assert view.current_row() == 0


def test_the_wheel_scrolls_exactly_and_back(long_view: ComparisonView) -> None:
    assert long_view.flow
    for _ in range(40):
        _wheel(long_view, 1)
    step = 3 * long_view.verticalScrollBar().singleStep()
    assert long_view.flow.offset == 40 * step == long_view.verticalScrollBar().value()
    for _ in range(40):
        _wheel(long_view, -1)
    assert (long_view.flow.offset, long_view.flow.top, long_view.flow.shift) == (0, 0, 0)


def test_scrolling_ends_at_the_last_row(long_view: ComparisonView) -> None:
    assert long_view.flow
    long_view.verticalScrollBar().setValue(long_view.verticalScrollBar().maximum())
    last, y = long_view.flow.visible(long_view.window_height)[-1]
    assert last == 599
    assert y + long_view.flow.row(last).height == long_view.window_height
    assert long_view.verticalScrollBar().value() == long_view.verticalScrollBar().maximum()


@pytest.mark.parametrize("width", [700, 1100, 1600])
def test_a_resize_keeps_the_row_at_the_top(long_view: ComparisonView, width: int) -> None:
    long_view.verticalScrollBar().setValue(12_345)
    line, _ = _first_words(long_view)
    long_view.resize(width, 500)
    assert _first_words(long_view)[0] == line


def test_folding_keeps_the_row_at_the_top(long_view: ComparisonView) -> None:
    long_view.go_to_row(300)
    line, _ = _first_words(long_view)
    long_view.set_switches(Switches())
    assert long_view.scene_shown
    assert long_view.flow
    unit = long_view.scene_shown.units[long_view.flow.top]
    assert unit.line <= line < unit.line + unit.size
    assert long_view.current_row() == 300


def test_a_theme_and_a_size_change_nothing_but_the_look(long_view: ComparisonView) -> None:
    long_view.verticalScrollBar().setValue(9_000)
    line, _ = _first_words(long_view)
    long_view.set_theme(DARK)
    long_view.set_reading_size(18)
    assert _first_words(long_view)[0] == line
    assert long_view.flow
    assert long_view.flow.setting.theme is DARK
    assert long_view.flow.setting.reading_size == 18


def test_wide_windows_keep_readable_lines(view: ComparisonView) -> None:
    view.resize(2400, 700)
    assert view.flow
    columns = view.flow.setting.columns
    assert columns.width < 640
    assert abs((columns.base + columns.witness + columns.width) / 2 - 2400 / 2) < 20


def test_words_are_found_in_both_columns(view: ComparisonView) -> None:
    assert view.find_text("GATE") == 6
    assert view.find_text('"our   staff') == 1
    assert view.find_text("“our staff") == 1
    assert view.find_text("כיסאות") == 1
    assert view.find_text("nothing like it") == 0
    assert view.find_text("  ") == 0


def test_hits_are_stepped_through_and_open_folds(qtbot: QtBot, view: ComparisonView) -> None:
    view.find_text("bus stops")
    assert view.current_row() is None
    with qtbot.waitSignal(view.hit_changed, check_params_cb=lambda index, total: (index, total) == (0, 2)):
        view.next_hit()
    assert view.current_row() == 5
    assert view.lights.hit == view.lights.hits[Side.BASE, 5][0]
    view.next_hit()
    with qtbot.waitSignal(view.wrapped):
        view.next_hit()
    with qtbot.waitSignal(view.wrapped):
        view.previous_hit()
    assert view.lights.hit == view.lights.hits[Side.WITNESS, 4][0]
    view.find_text("")
    view.next_hit()
    assert view.lights.hit is None


def test_a_hit_takes_the_points_of_its_letters_along(view: ComparisonView, comparison: Comparison) -> None:
    blocks = (*comparison.base.blocks[:2], replace(comparison.base.blocks[2], text="cafe\u0301, caf\u00e9 and cafe"))
    changed = replace(comparison, base=replace(comparison.base, blocks=(*blocks, *comparison.base.blocks[3:])))
    view.show_comparison(changed)
    assert view.find_text("cafe") == view.find_text("café") == 3
    assert view.lights.hits[Side.BASE, 2][0].span == Span(0, 5)


def test_pointing_at_a_change_lights_its_partner(qtbot: QtBot, view: ComparisonView) -> None:
    qtbot.mouseMove(view.viewport(), _point(view, 0, Side.WITNESS, "4,000"))
    assert view.lights.variant == (0, 1)
    assert view.flow
    both = [placed.mark for side in Side for placed in view.flow.row(0).cell(side).blocks[0].marks]
    assert sum(view.lights.is_lit(0, mark) for mark in both) == 2
    qtbot.mouseMove(view.viewport(), _point(view, 1, Side.WITNESS, "staff"))
    assert view.lights.hovered_match == 0
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view.lights.hovered_match is None


def test_a_tooltip_says_what_changed(view: ComparisonView, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _point, text: said.append(text))

    def told(point: QPoint) -> str:
        QApplication.sendEvent(
            view.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
        )
        return said[-1]

    assert told(_point(view, 0, Side.WITNESS, "4,000")) == (
        "Exchanged: about 400 → more than 4,000\nnumber: 400 → 4,000"
    )
    assert told(_point(view, 0, Side.BASE, "main")) == "Left out: main"
    assert told(_point(view, 1, Side.BASE, "chair")).startswith("Quotation: reworded\nBase: “We carried")
    assert view.flow
    gutter = QPoint(view.flow.setting.columns.gutter + 22, view.flow.y_of(0) + 30)
    assert told(gutter) == "Edited"
    assert told(QPoint(450, view.flow.y_of(3) + 19)) == ""


def test_text_is_selected_with_the_mouse_and_copied(qtbot: QtBot, view: ComparisonView) -> None:
    start, end = _point(view, 0, Side.BASE, "T"), _point(view, 0, Side.BASE, "w")
    qtbot.mousePress(view.viewport(), _LEFT, pos=start - QPoint(6, 0))
    qtbot.mouseMove(view.viewport(), end)
    qtbot.mouseRelease(view.viewport(), _LEFT, pos=end)
    selection = view.lights.selection
    assert selection
    assert selection.span.start == 0
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == selection.span.of(
        "The pier at Tarn Head closed its main gate on Monday after about 400 waves came over the wall."
    )
    qtbot.mouseMove(view.viewport(), start)
    assert view.lights.selection == selection


def test_a_double_click_selects_a_word(qtbot: QtBot, view: ComparisonView) -> None:
    qtbot.mouseDClick(view.viewport(), _LEFT, pos=_point(view, 0, Side.WITNESS, "Monday"))
    assert view.lights.selection
    assert view.lights.selection.span.of("The pier at Tarn Head closed its gate on Monday after") == "Monday"


def test_a_copy_carries_its_marks_as_html(view: ComparisonView) -> None:
    view.go_to_row(0)
    view.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().count("\n\n") == 1
    assert "<del style=" in data.html()
    assert ">about 400</span>" in data.html()
    view.set_lights(replace(view.lights, selection=Selection(0, Side.BASE, 0, 8, 4)))
    view.copy()
    assert QGuiApplication.clipboard().text() == "pier"


def test_dragging_the_strip_moves_the_view(qtbot: QtBot, long_view: ComparisonView) -> None:
    assert long_view.flow
    strip = long_view.strip
    qtbot.mousePress(strip, _LEFT, pos=QPoint(12, strip.height() // 2))
    middle = long_view.flow.offset + long_view.window_height / 2
    assert middle == pytest.approx(long_view.flow.total / 2, rel=0.02)
    qtbot.mouseMove(strip, QPoint(12, strip.height() - 1))
    qtbot.mouseRelease(strip, _LEFT, pos=QPoint(12, strip.height() - 1))


def test_nothing_to_show_is_no_fault(qtbot: QtBot) -> None:
    made = ComparisonView()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.next_difference()
    made.next_quotation()
    made.next_hit()
    made.go_to_row(3)
    made.go_to_place(Side.BASE, Place(0, Span(0, 1)))
    made.copy()
    qtbot.keyClick(made, Qt.Key.Key_Down)
    qtbot.mouseClick(made.viewport(), _LEFT)
    assert made.find_text("x") == 0
    assert made.current_row() is None


def test_an_empty_comparison_is_no_fault(qtbot: QtBot, comparison: Comparison) -> None:
    nothing = replace(comparison.base, blocks=(), quotations=())
    made = ComparisonView()
    qtbot.addWidget(made)
    made.show_comparison(Comparison(nothing, nothing, ()))
    made.show()
    qtbot.waitExposed(made)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Return):
        qtbot.keyClick(made, key)
    made.next_difference()
    made.set_switches(Switches(furniture=True))
    made.show_comparison(None)
    assert made.current_row() is None


def test_a_row_higher_than_the_window_is_scrolled_through(
    qtbot: QtBot, view: ComparisonView, comparison: Comparison
) -> None:
    blocks = (replace(comparison.base.blocks[0], text="many words " * 400), *comparison.base.blocks[1:])
    rows = (replace(comparison.rows[0], variants=()), *comparison.rows[1:])
    view.show_comparison(replace(comparison, base=replace(comparison.base, blocks=blocks), rows=rows))
    view.go_to_row(0)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.flow
    assert view.current_row() == 0
    assert view.flow.offset > 0
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.flow.offset == 0


def test_a_near_place_is_scrolled_to(qtbot: QtBot, long_view: ComparisonView) -> None:
    assert long_view.flow
    long_view.go_to_row(14)
    assert long_view.flow.offset < 300
    _at_rest(qtbot, long_view)
    unit = long_view.flow.scene.unit_of_line(14)
    assert 0 <= long_view.flow.y_of(unit) <= long_view.window_height - long_view.flow.row(unit).height


def test_the_cache_of_rows_is_bounded(long_view: ComparisonView) -> None:
    assert long_view.flow
    for unit in range(600):
        long_view.flow.row(unit)
    assert len(long_view.flow._rows) <= 300
