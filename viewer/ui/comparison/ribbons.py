"""Ribbons through the gutter: between the two places of a moved row, and between the parts of a split or merged one."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from viewer.ui.comparison.flow import Flow
from viewer.ui.comparison.lights import Lights
from viewer.ui.comparison.rows import GUTTER, MARGIN_Y, PADDING_Y, Cell
from viewer.ui.comparison.units import Line, Part, Side
from viewer.ui.theme import color

_LANE = 7  # pixels from the edge of the gutter: where a long ribbon runs down beside the signs
_BEND = 14
_FAINT = 0.3
_ATTACH = MARGIN_Y + PADDING_Y + 12  # below the top of a row: the middle of its first line


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A ribbon from a height in the base column to one in the witness column, both in pixels of the window."""

    base: float
    witness: float
    is_lit: bool
    is_move: bool


def ribbons_in_sight(flow: Flow, lights: Lights, height: int) -> tuple[Ribbon, ...]:
    """Return the ribbons that touch a window of that height."""
    lit = {lights.unit, lights.hovered_unit}
    shown = flow.visible(height)
    found: dict[tuple[int, int], Ribbon] = {}
    for unit, y in shown:
        if flow.scene.units[unit].is_fold:
            continue
        at = flow.scene.units[unit].line
        line = flow.scene.lines[at]
        if line.distance:
            other = flow.scene.unit_of_line(at + line.distance)
            key = (min(unit, other), max(unit, other))
            found[key] = _move(line, y, flow.y_of(other), is_lit=not lit.isdisjoint({unit, other}))
        else:
            found |= {(unit, -part): ribbon for part, ribbon in enumerate(_parts(flow, unit, y, is_lit=unit in lit))}
    return tuple(found.values())


def paint_ribbons(painter: QPainter, flow: Flow, ribbons: tuple[Ribbon, ...]) -> None:
    """Paint ribbons into the gutter, the emphasised ones above the others."""
    theme, left = flow.setting.theme, flow.setting.columns.gutter
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ribbon in sorted(ribbons, key=lambda ribbon: ribbon.is_lit):
        ink = theme.accent if ribbon.is_move else theme.exchanged
        painter.setPen(QPen(color(ink, 1.0 if ribbon.is_lit else _FAINT), 2 if ribbon.is_lit else 1.5))
        painter.drawPath(_path(ribbon, left))
    painter.restore()


def _move(line: Line, y: int, other: int, *, is_lit: bool) -> Ribbon:
    here, there = y + _ATTACH, other + _ATTACH
    base, witness = (here, there) if line.part is Part.BASE else (there, here)
    return Ribbon(base, witness, is_lit, is_move=True)


def _parts(flow: Flow, unit: int, y: int, *, is_lit: bool) -> Iterator[Ribbon]:
    """Tie the one paragraph to each of the several that it was split into, or was merged from."""
    row = flow.row(unit)
    base, witness = row.cell(Side.BASE), row.cell(Side.WITNESS)
    if row.is_furniture or len(base.blocks) == len(witness.blocks) or not (base.blocks and witness.blocks):
        return
    for left in _middles(base, y):
        for right in _middles(witness, y):
            yield Ribbon(left, right, is_lit, is_move=False)


def _middles(cell: Cell, y: int) -> list[float]:
    return [y + MARGIN_Y + PADDING_Y + block.top + block.height / 2 for block in cell.blocks]


def _path(ribbon: Ribbon, left: int) -> QPainterPath:
    right = left + GUTTER
    path = QPainterPath(QPointF(left + 1, ribbon.base))
    if not ribbon.is_move:
        middle = (left + right) / 2
        path.cubicTo(QPointF(middle, ribbon.base), QPointF(middle, ribbon.witness), QPointF(right - 1, ribbon.witness))
        return path
    bend = _BEND if ribbon.witness > ribbon.base else -_BEND
    lane = left + _LANE
    path.quadTo(QPointF(lane, ribbon.base), QPointF(lane, ribbon.base + bend))
    path.lineTo(QPointF(lane, ribbon.witness - 2 * bend))
    path.cubicTo(
        QPointF(lane, ribbon.witness), QPointF(left + GUTTER / 2, ribbon.witness), QPointF(right - 1, ribbon.witness)
    )
    return path
