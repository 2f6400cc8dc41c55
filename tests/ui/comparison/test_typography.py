"""Differences of typography at three levels: not at all, faintly, or as changes of words are marked."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from viewer.model import AlignedRow, Article, Block, Comparison, Fate, Place, Relation, Span
from viewer.ui.comparison.marks import Mark, MarkKind, QuotedPlace, marks_of, typographic_spans
from viewer.ui.comparison.paint import cell_rect
from viewer.ui.comparison.pointing import Target
from viewer.ui.comparison.scene import build_scene
from viewer.ui.comparison.telling import tooltip_words, unit_words
from viewer.ui.comparison.units import Side, UnitKind
from viewer.ui.comparison.view import ComparisonView
from viewer.ui.rails import FindingsRail
from viewer.ui.switches import Switches, Typography
from viewer.ui.theme import LIGHT
from viewer.workshop.protocol import Collated

TEXTS = ("It's a long way - they say.", "It’s a long way – they say.")
PLACES = {1: tuple((Place(1, span), Place(1, span)) for span in (Span(2, 3), Span(16, 17)))}
_ROW = AlignedRow((1,), (1,), Relation.SAME, similarity=1.0, typography=True)
_AT = (Side.BASE, 1)


@pytest.fixture
def texts() -> Comparison:
    """Return four paragraphs the same, the second of them in other typography."""
    articles = [
        Article(name, name, name, tuple(Block(text if at == 1 else f"Line {at}.") for at in range(4)))
        for name, text in zip("ab", TEXTS, strict=True)
    ]
    rows = tuple(_ROW if at == 1 else AlignedRow((at,), (at,), Relation.SAME, similarity=1.0) for at in range(4))
    return Comparison(articles[0], articles[1], rows)


def marks(level: Typography, *, quoted: tuple[QuotedPlace, ...] = (), changes: bool = True) -> tuple[Mark, ...]:
    spans = typographic_spans(PLACES)[_AT]
    return marks_of(_ROW, Block(TEXTS[0]), _AT, quoted, Switches(changes=changes, typography=level), spans)


def test_each_level_has_its_marks() -> None:
    assert marks(Typography.IGNORED) == ()
    assert [(mark.span, mark.kind) for mark in marks(Typography.FAINT)] == [
        (Span(2, 3), MarkKind.TYPOGRAPHY_FAINT),
        (Span(16, 17), MarkKind.TYPOGRAPHY_FAINT),
    ]
    assert {mark.kind for mark in marks(Typography.FULL)} == {MarkKind.TYPOGRAPHY}
    assert marks(Typography.FULL, changes=False) == ()


def test_inside_a_changed_quotation_there_is_no_second_fill() -> None:
    quoted = (QuotedPlace(0, Span(0, 10), Fate.REWORDED),)
    kinds = [(mark.span, mark.kind) for mark in marks(Typography.FULL, quoted=quoted)]
    assert (Span(2, 3), MarkKind.TYPOGRAPHY_FAINT) in kinds
    assert (Span(16, 17), MarkKind.TYPOGRAPHY) in kinds


def test_only_in_full_it_keeps_a_paragraph_from_being_folded(texts: Comparison) -> None:
    def kinds(level: Typography) -> list[UnitKind]:
        return [unit.kind for unit in build_scene(texts, Switches(typography=level), PLACES).units]

    assert kinds(Typography.IGNORED) == kinds(Typography.FAINT) == [UnitKind.SAME_FOLD]
    assert kinds(Typography.FULL) == [UnitKind.LINE] * 4


def test_only_in_full_it_counts_as_a_difference(qtbot: QtBot, texts: Comparison) -> None:
    view = ComparisonView()
    qtbot.addWidget(view)
    view.show_comparison(texts, PLACES)
    told: list[tuple[int, int]] = []
    view.difference_changed.connect(lambda at, total: told.append((at, total)))
    view.set_switches(Switches(typography=Typography.FULL))
    assert told[-1] == (-1, 1)
    view.next_difference()
    assert view.current_row() == 1
    view.set_switches(Switches(typography=Typography.IGNORED))
    assert told[-1] == (-1, 0)


def test_in_full_it_is_listed_with_the_changes(qtbot: QtBot, texts: Comparison) -> None:
    rail = FindingsRail(LIGHT)
    qtbot.addWidget(rail)
    rail.take_switches(Switches(typography=Typography.FULL))
    rail.show_collated(Collated(texts, 1.0, PLACES))
    assert rail.titles()[0] == "Changes 1"
    assert "typography differs" in rail.changes.list.model().index(0, 0).data()
    rail.take_switches(Switches())
    assert rail.titles()[0] == "Changes"


def test_a_screen_reader_hears_of_it_unless_it_is_ignored(texts: Comparison) -> None:
    def said(level: Typography) -> str:
        return unit_words(build_scene(texts, Switches(collapse_same=False, typography=level), PLACES), 1)

    assert "typography differs" in said(Typography.FAINT)
    assert "typography" not in said(Typography.IGNORED)


def test_the_mouse_over_a_mark_says_what_it_is(texts: Comparison) -> None:
    scene = build_scene(texts, Switches(collapse_same=False), PLACES)
    mark = marks(Typography.FAINT)[0]
    assert tooltip_words(scene, Target(1, Side.BASE, mark=mark)) == "typography differs"
    assert tooltip_words(scene, Target(1, Side.BASE)) == ""


def shades(view: ComparisonView) -> Mapping[str, int]:
    """Count the colours of the cell of the base in the second row."""
    assert view.flow
    picture = view.viewport().grab().toImage()
    cell = cell_rect(view.flow.row(1), Side.BASE, view.flow.y_of(1), view.flow.setting)
    found: dict[str, int] = {}
    for x in range(cell.left(), cell.right()):
        for y in range(cell.top(), cell.bottom()):
            name = picture.pixelColor(x, y).name()
            found[name] = found.get(name, 0) + 1
    return found


def test_levels_look_different(qtbot: QtBot, texts: Comparison) -> None:
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(916, 400)
    view.set_switches(Switches(collapse_same=False, typography=Typography.IGNORED))
    view.show_comparison(texts, PLACES)
    view.show()
    qtbot.waitExposed(view)
    plain = shades(view)
    view.set_switches(replace(view.switches, typography=Typography.FAINT))
    faint = shades(view)
    view.set_switches(replace(view.switches, typography=Typography.FULL))
    full = shades(view)
    assert faint.get(QColor(LIGHT.soft).name(), 0) > plain.get(QColor(LIGHT.soft).name(), 0)
    assert LIGHT.exchanged_fill not in faint
    assert LIGHT.exchanged_fill in full


def test_a_place_that_one_side_does_not_have_shows_as_a_tick(qtbot: QtBot, texts: Comparison) -> None:
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(916, 400)
    view.set_switches(Switches(collapse_same=False, typography=Typography.FULL))
    view.show_comparison(texts, {1: ((Place(1, Span(4, 4)), Place(1, Span(4, 5))),)})
    view.show()
    qtbot.waitExposed(view)
    assert LIGHT.exchanged in shades(view)
