"""A refined comparison takes the place of the first one, and nothing that is being looked at moves."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from viewer.model import AlignedRow, Comparison, Fate, QuotationMatch, Relation, Span
from viewer.ui.comparison.lights import Selection
from viewer.ui.comparison.renewal import anchor_of
from viewer.ui.comparison.units import Part, Side
from viewer.ui.comparison.view import ComparisonView
from viewer.ui.switches import Switches


def parted(comparison: Comparison, *numbers: int) -> Comparison:
    """Return the comparison with some of its rows taken apart into two gaps: more lines, and other heights."""
    rows: list[AlignedRow] = []
    for number, row in enumerate(comparison.rows):
        if number in numbers:
            rows += [AlignedRow(row.base, (), Relation.DROPPED), AlignedRow((), row.witness, Relation.ADDED)]
        else:
            rows.append(row)
    return replace(comparison, rows=tuple(rows))


def text_tops(view: ComparisonView) -> dict[tuple[Side, int], int]:
    """Return where the text of every block in sight begins."""
    assert view.flow
    found = {}
    for unit, y in view.flow.visible(view.window_height):
        for side in Side if view.flow.row(unit).cells else ():
            for block in view.flow.row(unit).cell(side).blocks:
                found[side, block.index] = y + block.top
    return found


@pytest.fixture
def reading(qtbot: QtBot, plain: Callable[[int], Comparison]) -> ComparisonView:
    """Return a view that stands somewhere in the middle of 300 rows."""
    made = ComparisonView()
    qtbot.addWidget(made)
    made.resize(916, 620)
    made.set_switches(Switches(collapse_same=False))
    made.show_comparison(plain(300))
    made.show()
    qtbot.waitExposed(made)
    made.go_to_row(150)
    made.stop_gliding()
    made.scroll_by(37)
    return made


def test_the_topmost_paragraph_stays_at_its_pixel(reading: ComparisonView) -> None:
    assert reading.flow
    anchor = anchor_of(reading.flow, reading.window_height)
    assert anchor
    before = text_tops(reading)[anchor.side, anchor.block]
    reading.renew_comparison(parted(reading.flow.scene.comparison, 3, 9, 40, anchor.block, anchor.block + 2))
    assert text_tops(reading)[anchor.side, anchor.block] == before
    assert reading.verticalScrollBar().value() == reading.flow.offset


def test_the_current_row_stays_current_under_its_new_number(reading: ComparisonView) -> None:
    assert reading.scene_shown
    reading.go_to_row(152)
    block = reading.scene_shown.comparison.rows[152].base
    rows: list[int] = []
    reading.row_changed.connect(rows.append)
    reading.renew_comparison(parted(reading.scene_shown.comparison, 3, 9))
    assert rows == [154]
    assert reading.scene_shown.comparison.rows[reading.current_row() or 0].base == block
    assert reading.lights.unit == reading.scene_shown.unit_of(reading.current) if reading.current else False


def test_selected_words_and_hits_stay(reading: ComparisonView) -> None:
    assert reading.scene_shown
    comparison = reading.scene_shown.comparison
    word = comparison.base.blocks[150].text.split()[0]
    reading.find_text(word)
    reading.next_hit()
    hit = reading.lights.hit
    line = reading.scene_shown.places[Side.BASE][150]
    reading.set_lights(replace(reading.lights, selection=Selection(line, Side.BASE, 150, 0, 5)))
    told: list[tuple[int, int]] = []
    reading.hit_changed.connect(lambda at, total: told.append((at, total)))
    reading.renew_comparison(parted(comparison, 3))
    assert hit
    assert reading.lights.hit == hit
    assert told
    assert reading.lights.selection
    assert reading.lights.selection.line == line + 1
    assert reading.lights.selection.span == Span(0, 5)


def test_a_glide_ends_where_it_was_to_lead(qtbot: QtBot, reading: ComparisonView) -> None:
    assert reading.scene_shown
    row = reading.scene_shown.comparison.rows[158]
    reading.go_to_row(158)
    reading.renew_comparison(parted(reading.scene_shown.comparison, 3))
    assert (Side.BASE, row.base[0]) in text_tops(reading)
    qtbot.wait(1)
    assert reading._animation.state() is reading._animation.State.Stopped


def test_what_is_in_sight_is_not_folded_away(view: ComparisonView, comparison: Comparison) -> None:
    view.go_to_row(0)
    rows = [
        replace(row, relation=Relation.SAME, variants=()) if at < 2 else row for at, row in enumerate(comparison.rows)
    ]
    unquoted = replace(comparison, rows=tuple(rows), quotations=())
    shown = set(text_tops(view))
    view.renew_comparison(unquoted)
    assert shown <= set(text_tops(view))


def test_open_folds_stay_open(view: ComparisonView, comparison: Comparison) -> None:
    view.go_to_row(4)  # inside the fold over rows 3 to 5
    assert view.scene_shown
    view.renew_comparison(parted(comparison, 0))
    assert next(unit.is_open for unit in view.scene_shown.units if unit.is_fold)
    assert view.scene_shown.comparison.rows[view.current_row() or 0].base == (4,)


def test_the_current_quotation_keeps_its_light(view: ComparisonView, comparison: Comparison) -> None:
    view.go_to_quotation(0)
    first = comparison.quotations[0]
    moved_on = replace(comparison, quotations=(QuotationMatch(None, 0, Fate.ADDED), first))
    told: list[tuple[int, int]] = []
    view.quotation_changed.connect(lambda match, total: told.append((match, total)))
    view.renew_comparison(moved_on)
    assert view.lights.match == 1
    assert told == [(1, 2)]


def test_without_a_comparison_before_it_is_simply_shown(qtbot: QtBot, comparison: Comparison) -> None:
    view = ComparisonView()
    qtbot.addWidget(view)
    view.renew_comparison(comparison)
    assert view.scene_shown
    assert view.scene_shown.comparison is comparison


def test_a_document_of_one_fold_stays_where_it_is(qtbot: QtBot, plain: Callable[[int], Comparison]) -> None:
    made = ComparisonView()
    qtbot.addWidget(made)
    same = plain(8)
    rows = tuple(replace(row, relation=Relation.SAME, variants=()) for row in same.rows)
    made.resize(916, 620)
    made.show_comparison(replace(same, rows=rows))
    made.show()
    qtbot.waitExposed(made)
    assert made.flow
    made.set_current(made.flow.scene.units[0])
    made.renew_comparison(replace(same, rows=rows, refined=True))
    assert made.current
    assert made.current.is_fold
    assert made.flow.offset == 0


def test_the_second_paragraph_of_a_merged_row_can_be_what_stays(
    qtbot: QtBot, plain: Callable[[int], Comparison]
) -> None:
    made = ComparisonView()
    qtbot.addWidget(made)
    parts = plain(60)
    merged = AlignedRow(tuple(range(20, 40)), (20,), Relation.REWRITTEN)
    gaps = tuple(AlignedRow((), (at,), Relation.ADDED) for at in range(21, 40))
    whole = replace(parts, rows=(*parts.rows[:20], merged, *gaps, *parts.rows[40:]))
    made.resize(916, 300)
    made.set_switches(Switches(collapse_same=False))
    made.show_comparison(whole)
    made.show()
    qtbot.waitExposed(made)
    made.go_to_row(20)
    made.stop_gliding()
    made.scroll_by(200)
    assert made.flow
    anchor = anchor_of(made.flow, made.window_height)
    assert anchor
    assert anchor.block > 20
    made.renew_comparison(parts)
    assert text_tops(made)[anchor.side, anchor.block] + 12 == anchor.y


def test_both_places_of_a_moved_row_are_found_again(view: ComparisonView, comparison: Comparison) -> None:
    assert view.scene_shown
    there = next(unit for unit in view.scene_shown.units if view.scene_shown.lines[unit.line].part is Part.WITNESS)
    view.set_current(there)
    view.renew_comparison(parted(comparison, 0))
    assert view.scene_shown
    assert view.current
    assert view.scene_shown.lines[view.current.line].part is Part.WITNESS


def test_a_quotation_that_only_the_witness_has_keeps_its_light(view: ComparisonView, comparison: Comparison) -> None:
    added = QuotationMatch(None, 0, Fate.ADDED)
    view.show_comparison(replace(comparison, quotations=(added, comparison.quotations[1])))
    view.go_to_quotation(0)
    view.renew_comparison(replace(comparison, quotations=(comparison.quotations[1], added)))
    assert view.lights.match == 1
    view.renew_comparison(replace(comparison, quotations=()))
    assert view.lights.match is None
