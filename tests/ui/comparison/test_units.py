from collections.abc import Callable
from dataclasses import replace

import pytest

from viewer.model import AlignedRow, Article, Block, Comparison, Relation, Role
from viewer.ui.comparison.scene import build_scene, open_line, refold, toggle_fold
from viewer.ui.comparison.units import Line, Part, Side, Unit, UnitKind, changed_rows, lines_of, unit_of_line, units_of
from viewer.ui.switches import Switches


def _comparison(*rows: AlignedRow, roles: dict[int, Role] | None = None) -> Comparison:
    base = max((block for row in rows for block in row.base), default=-1) + 1
    witness = max((block for row in rows for block in row.witness), default=-1) + 1
    known = roles or {}
    return Comparison(
        Article("a", "a", "A", tuple(Block(f"a{n}", known.get(n, Role.BODY)) for n in range(base))),
        Article("b", "b", "B", tuple(Block(f"b{n}") for n in range(witness))),
        rows,
    )


def _same(count: int) -> list[AlignedRow]:
    return [AlignedRow((n,), (n,), Relation.SAME) for n in range(count)]


def test_a_row_is_a_line() -> None:
    assert lines_of(_comparison(*_same(2))) == (Line(0), Line(1))


def test_a_moved_row_stands_at_both_its_places() -> None:
    rows = (
        AlignedRow((0,), (2,), Relation.SAME, moved=True),
        AlignedRow((1,), (0,), Relation.SAME),
        AlignedRow((2,), (1,), Relation.SAME),
        AlignedRow((3,), (3,), Relation.SAME),
    )
    assert lines_of(_comparison(*rows)) == (
        Line(0, Part.BASE, 3),
        Line(1),
        Line(2),
        Line(0, Part.WITNESS, -3),
        Line(3),
    )


def test_a_row_that_moved_up_stands_first_in_the_witness() -> None:
    rows = (AlignedRow((0,), (1,), Relation.SAME), AlignedRow((1,), (0,), Relation.EDITED, moved=True))
    assert lines_of(_comparison(*rows)) == (Line(1, Part.WITNESS, 2), Line(0), Line(1, Part.BASE, -2))


def test_two_moved_rows_keep_the_witnesss_order() -> None:
    rows = (
        AlignedRow((0,), (2,), Relation.SAME, moved=True),
        AlignedRow((1,), (1,), Relation.SAME, moved=True),
        AlignedRow((2,), (0,), Relation.SAME),
    )
    assert [(line.row, line.part) for line in lines_of(_comparison(*rows))] == [
        (0, Part.BASE),
        (1, Part.BASE),
        (2, Part.PAIR),
        (1, Part.WITNESS),
        (0, Part.WITNESS),
    ]


def test_a_moved_row_with_one_side_is_an_ordinary_line() -> None:
    assert lines_of(_comparison(AlignedRow((0,), (), Relation.DROPPED, moved=True))) == (Line(0),)


@pytest.mark.parametrize(("count", "kinds"), [(2, [UnitKind.LINE] * 2), (3, [UnitKind.SAME_FOLD])])
def test_only_a_run_that_saves_something_is_folded(count: int, kinds: list[UnitKind]) -> None:
    comparison = _comparison(*_same(count))
    assert [unit.kind for unit in units_of(comparison, lines_of(comparison), Switches())] == kinds


def test_an_open_fold_stands_above_its_lines() -> None:
    comparison = _comparison(*_same(3))
    units = units_of(comparison, lines_of(comparison), Switches(), opened={0})
    assert units == (Unit(UnitKind.SAME_FOLD, 0, 3, is_open=True), *(Unit(UnitKind.LINE, n) for n in range(3)))


def test_furniture_is_folded_alone_and_is_no_difference() -> None:
    rows = (AlignedRow((0,), (), Relation.DROPPED), *(AlignedRow((n,), (n - 1,), Relation.SAME) for n in (1, 2)))
    comparison = _comparison(*rows, roles={0: Role.JUNK})
    units = units_of(comparison, lines_of(comparison), Switches())
    assert [unit.kind for unit in units] == [UnitKind.FURNITURE_FOLD, UnitKind.LINE, UnitKind.LINE]
    assert changed_rows(comparison) == ()
    shown = units_of(comparison, lines_of(comparison), Switches(furniture=True))
    assert {unit.kind for unit in shown} == {UnitKind.LINE}


def test_switching_off_shows_every_line() -> None:
    comparison = _comparison(*_same(5))
    units = units_of(comparison, lines_of(comparison), Switches(collapse_same=False))
    assert [unit.line for unit in units] == list(range(5))


def test_a_same_row_in_another_language_is_not_folded(comparison: Comparison) -> None:
    blocks = list(comparison.base.blocks)
    blocks[4] = replace(blocks[4], language="fr")
    changed = replace(comparison, base=replace(comparison.base, blocks=tuple(blocks)))
    assert [unit.line for unit in build_scene(changed, Switches()).units[3:6]] == [3, 4, 5]
    assert build_scene(changed, Switches(languages=False)).units[3].size == 3


def test_the_small_comparison_folds_as_the_design_shows(comparison: Comparison) -> None:
    scene = build_scene(comparison, Switches())
    assert [(unit.kind, unit.line, unit.size) for unit in scene.units if unit.is_fold] == [
        (UnitKind.SAME_FOLD, 3, 3),
        (UnitKind.FURNITURE_FOLD, 11, 2),
    ]
    assert scene.differences == (0, 1, 2, 6, 7, 8, 9, 13)
    assert scene.quotations == (1, 8)


def test_every_line_is_shown_or_hidden_by_exactly_one_unit(plain: Callable[[int], Comparison]) -> None:
    scene = build_scene(plain(95), Switches())
    covered = [at for unit in scene.units for at in range(unit.line, unit.line + unit.size)]
    assert covered == list(range(95))
    for line in range(95):
        unit = scene.units[unit_of_line(scene.units, line)]
        assert unit.line <= line < unit.line + unit.size


def test_opening_a_line_opens_the_fold_that_hides_it(comparison: Comparison) -> None:
    scene = build_scene(comparison, Switches())
    opened = open_line(scene, 4)
    assert opened.units[opened.unit_of_line(4)] == Unit(UnitKind.LINE, 4)
    assert open_line(opened, 4) is opened
    folded = toggle_fold(opened, opened.unit_of(Unit(UnitKind.SAME_FOLD, 3, 3)))
    assert folded.units == scene.units


def test_the_first_line_of_an_open_fold_is_not_its_handle(comparison: Comparison) -> None:
    scene = open_line(build_scene(comparison, Switches()), 3)
    handle = scene.unit_of(Unit(UnitKind.SAME_FOLD, 3, 3))
    assert scene.units[handle].is_fold
    assert scene.unit_of_line(3) == handle + 1


def test_refolding_keeps_what_was_opened(comparison: Comparison) -> None:
    scene = refold(open_line(build_scene(comparison, Switches()), 4), switches=Switches(changes=False))
    assert scene.opened == {3}


def test_both_places_of_a_moved_row_are_one_difference(comparison: Comparison) -> None:
    scene = build_scene(comparison, Switches())
    ghost = next(at for at, line in enumerate(scene.lines) if line.part is Part.WITNESS)
    assert scene.partner(ghost) == 7
    assert scene.difference_of(ghost) == scene.difference_of(7) == 4
    assert scene.difference_of(3) == -1
    assert scene.line_of_row(9) == scene.places[Side.WITNESS][6]


def test_an_empty_comparison_has_nothing_to_show() -> None:
    scene = build_scene(_comparison(), Switches())
    assert (scene.lines, scene.units, scene.differences) == ((), (), ())
