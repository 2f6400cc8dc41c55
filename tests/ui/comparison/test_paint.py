from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from viewer.model import Comparison
from viewer.ui.comparison.flow import Flow
from viewer.ui.comparison.glyphs import Glyph
from viewer.ui.comparison.lights import Lights
from viewer.ui.comparison.overview import LookKind, bands_of, hit_fractions, looks_of
from viewer.ui.comparison.paint import cell_rect, glyphs_of
from viewer.ui.comparison.ribbons import ribbons_in_sight
from viewer.ui.comparison.scene import build_scene
from viewer.ui.comparison.search import find_hits
from viewer.ui.comparison.units import Part, Side
from viewer.ui.comparison.view import ComparisonView
from viewer.ui.switches import Switches
from viewer.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Theme

_ALL = Switches(furniture=True, collapse_same=False)


def _picture(view: ComparisonView) -> QImage:
    return view.viewport().grab().toImage()


def _cell(view: ComparisonView, unit: int, side: Side) -> QRect:
    assert view.flow
    return cell_rect(view.flow.row(unit), side, view.flow.y_of(unit), view.flow.setting)


def _shades(picture: QImage, rect: QRect) -> set[str]:
    return {
        picture.pixelColor(x, y).name()
        for x in range(rect.left(), rect.right(), 1)
        for y in range(rect.top(), rect.bottom(), 1)
    }


@pytest.fixture
def tall(view: ComparisonView) -> ComparisonView:
    view.resize(916, 1500)
    return view


@pytest.mark.parametrize("theme", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda theme: theme.name)
def test_a_bar_tells_the_relation(tall: ComparisonView, theme: Theme) -> None:
    tall.set_theme(theme)
    picture = _picture(tall)

    def bar(unit: int, side: Side, *, at_right: bool = False) -> str:
        cell = _cell(tall, unit, side)
        return picture.pixelColor(cell.right() - 1 if at_right else cell.left() + 1, cell.center().y()).name()

    assert bar(0, Side.BASE) == bar(0, Side.WITNESS) == theme.exchanged
    assert bar(2, Side.BASE) == theme.dropped
    assert bar(4, Side.BASE, at_right=True) == theme.language
    assert bar(5, Side.BASE) == theme.accent
    assert bar(7, Side.WITNESS) == theme.added


def test_a_rewritten_row_has_two_bars(tall: ComparisonView) -> None:
    picture, cell = _picture(tall), _cell(tall, 1, Side.BASE)
    colors = [picture.pixelColor(cell.left() + x, cell.center().y()) for x in range(6)]
    inked = [color.name() == LIGHT.exchanged for color in colors]
    assert inked[0]
    assert inked[3]
    assert not inked[2]
    assert not inked[5]


def test_words_carry_their_fills_and_rules(tall: ComparisonView) -> None:
    picture = _picture(tall)
    assert {LIGHT.dropped_fill, LIGHT.exchanged_fill, LIGHT.exchanged} <= _shades(picture, _cell(tall, 0, Side.BASE))
    assert {LIGHT.quotation_fill, LIGHT.quotation} <= _shades(picture, _cell(tall, 1, Side.WITNESS))
    tall.set_switches(replace(_ALL, changes=False, quotations=False))
    assert LIGHT.exchanged_fill not in _shades(_picture(tall), _cell(tall, 0, Side.BASE))
    assert LIGHT.quotation_fill not in _shades(_picture(tall), _cell(tall, 1, Side.WITNESS))


def test_the_current_row_is_outlined(tall: ComparisonView) -> None:
    cell = _cell(tall, 0, Side.WITNESS)
    edge = QPoint(cell.center().x(), cell.top())
    assert _picture(tall).pixelColor(edge) == QColor(LIGHT.paper)
    tall.go_to_row(0)
    assert _picture(tall).pixelColor(edge) == QColor(LIGHT.accent)


def test_scrolling_by_pixels_gives_the_same_picture(qtbot: QtBot, view: ComparisonView) -> None:
    view.resize(916, 400)
    view.go_to_row(7)
    _picture(view)
    for _ in range(5):
        view.scroll_by(37)
        qtbot.wait(1)
    moved = _picture(view)
    view.viewport().update()
    qtbot.wait(1)
    assert moved == _picture(view)


def test_shapes_stand_beside_colours(comparison: Comparison) -> None:
    scene = build_scene(comparison, Switches())
    shown = {(line.row, line.part): glyphs_of(scene, line) for line in scene.lines}
    assert shown[0, Part.PAIR] == (Glyph.EDITED,)
    assert shown[1, Part.PAIR] == (Glyph.QUOTATION, Glyph.REWRITTEN)
    assert shown[2, Part.PAIR] == (Glyph.DROPPED,)
    assert shown[3, Part.PAIR] == ()
    assert shown[7, Part.BASE] == (Glyph.DOWN,)
    assert shown[7, Part.WITNESS] == (Glyph.BACK_UP,)
    assert shown[9, Part.PAIR] == (Glyph.ADDED,)


def test_ribbons_tie_moved_and_split_paragraphs(tall: ComparisonView) -> None:
    assert tall.flow
    ribbons = ribbons_in_sight(tall.flow, Lights(), tall.window_height)
    moves = [ribbon for ribbon in ribbons if ribbon.is_move]
    assert len(moves) == 1
    assert moves[0].base < moves[0].witness
    assert len(ribbons) == 3
    here = tall.flow.scene.unit_of_line(7)
    lit = ribbons_in_sight(tall.flow, Lights(hovered_unit=here), tall.window_height)
    assert [ribbon.is_move for ribbon in lit if ribbon.is_lit] == [True]


def test_the_strip_shows_what_changed_where(tall: ComparisonView) -> None:
    assert tall.flow
    looks = looks_of(tall.flow.scene)
    assert [look.kind for look in looks] == [
        LookKind.EXCHANGED,
        LookKind.QUOTATION,
        LookKind.DROPPED,
        LookKind.LANGUAGE,
        LookKind.MOVED,
        LookKind.QUOTATION,
        LookKind.ADDED,
        LookKind.MOVED,
        LookKind.EXCHANGED,
    ]
    bands = bands_of(tall.flow, looks, LIGHT, 500)
    assert [band.token for band in bands][:3] == [LIGHT.exchanged, LIGHT.quotation, LIGHT.dropped]
    assert all(one.top + one.height <= other.top + 1 for one, other in pairwise(bands))
    assert bands[-1].top + bands[-1].height <= 500


def test_a_crowded_strip_lets_the_weightier_kind_win(tall: ComparisonView) -> None:
    assert tall.flow
    bands = bands_of(tall.flow, looks_of(tall.flow.scene), LIGHT, 12)
    assert len(bands) <= 5
    assert LIGHT.language in {band.token for band in bands}
    assert LIGHT.exchanged not in [band.token for band in bands][:1]


def test_hits_are_marked_on_the_strip(tall: ComparisonView) -> None:
    assert tall.flow
    hits = find_hits(tall.flow.scene, "bus")
    fractions = hit_fractions(tall.flow, hits, 10)
    assert len(hits) == 2
    assert len(fractions) == 1
    fold = tall.flow.scene.unit_of_line(5)
    middle = tall.flow.y_of(fold) + tall.flow.height_of(fold) / 2
    assert fractions[0] == pytest.approx(middle / tall.flow.total)
    assert isinstance(tall.flow, Flow)


def test_one_row_too_many_is_not_painted(tall: ComparisonView) -> None:
    tall.resize(916, 300)
    assert tall.flow
    shown = tall.flow.visible(tall.window_height)
    assert shown[-1][1] < tall.window_height
    assert len(shown) < len(tall.flow.scene.units)


def test_heaped_accents_stay_in_their_cell(tall: ComparisonView, comparison: Comparison) -> None:
    tall.set_switches(_ALL)
    before = _picture(tall)
    said = comparison.base.blocks[4]
    heaped = replace(said, text=said.text[:-1] + "\u0301" * 200 + ".")
    blocks = tuple(heaped if block is said else block for block in comparison.base.blocks)
    tall.show_comparison(replace(comparison, base=replace(comparison.base, blocks=blocks)))
    after = _picture(tall)
    own, *others = (_cell(tall, unit, Side.BASE) for unit in (4, 2, 3, 5))
    assert after.copy(own) != before.copy(own)
    assert [after.copy(rect) == before.copy(rect) for rect in others] == [True] * 3
