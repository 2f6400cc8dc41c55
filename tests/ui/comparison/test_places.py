from dataclasses import replace

import pytest

from viewer.model import Comparison, Place, Span
from viewer.ui.comparison.places import inner_of, variant_at
from viewer.ui.comparison.scene import build_scene
from viewer.ui.comparison.units import Side
from viewer.ui.comparison.view import ComparisonView
from viewer.ui.switches import Switches


def test_a_place_lies_inside_its_row(view: ComparisonView, comparison: Comparison) -> None:
    assert view.flow
    row = view.flow.row(0)
    inner = inner_of(row, Side.WITNESS, comparison.rows[0].variants[1].witness[0])
    assert inner
    assert 0 < inner[0] < inner[1] < row.height
    missing = inner_of(row, Side.WITNESS, comparison.rows[0].variants[0].witness[0])
    assert missing
    assert missing[1] > missing[0]


def test_a_place_of_another_block_is_not_there(view: ComparisonView) -> None:
    assert view.flow
    assert inner_of(view.flow.row(0), Side.BASE, Place(5, Span(0, 1))) is None
    assert inner_of(view.flow.row(3), Side.BASE, Place(3, Span(0, 1))) is None


def test_the_second_block_of_a_split_row_is_further_down(view: ComparisonView) -> None:
    assert view.flow
    row = view.flow.row(view.flow.scene.unit_of_line(13))
    first = inner_of(row, Side.WITNESS, Place(8, Span(0, 3)))
    second = inner_of(row, Side.WITNESS, Place(9, Span(0, 3)))
    assert first
    assert second
    assert second[0] > first[1]


def test_the_change_at_a_place_is_found(comparison: Comparison) -> None:
    scene = build_scene(comparison, Switches())
    place = comparison.rows[8].variants[0].base[0]
    assert variant_at(scene, 8, Side.BASE, place) == (8, 0)
    assert variant_at(scene, 8, Side.BASE, Place(8, Span(0, 3))) is None
    assert variant_at(scene, 2, Side.BASE, Place(2, Span(0, 3))) is None


@pytest.mark.parametrize("words", ["first", "last"])
def test_a_place_in_a_row_higher_than_the_window_is_shown_itself(
    view: ComparisonView, comparison: Comparison, words: str
) -> None:
    text = "first " + "many words " * 600 + "last"
    blocks = (*comparison.base.blocks[:2], replace(comparison.base.blocks[2], text=text), *comparison.base.blocks[3:])
    view.show_comparison(replace(comparison, base=replace(comparison.base, blocks=blocks)))
    start = text.index(words)
    place = Place(2, Span(start, start + len(words)))
    view.go_to_place(Side.BASE, place)
    view._animation.setCurrentTime(view._animation.duration())
    assert view.flow
    unit = view.flow.scene.unit_of_line(2)
    inner = inner_of(view.flow.row(unit), Side.BASE, place)
    assert inner
    assert 0 <= view.flow.y_of(unit) + inner[0] < view.window_height
