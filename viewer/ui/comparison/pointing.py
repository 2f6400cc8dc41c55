"""What lies under a point of the view."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF

from viewer.ui.comparison.flow import Flow
from viewer.ui.comparison.layout import PlacedBlock, PlacedPill
from viewer.ui.comparison.marks import Mark
from viewer.ui.comparison.paint import cell_rect, text_origin
from viewer.ui.comparison.rows import RowLayout
from viewer.ui.comparison.units import Side


@dataclass(frozen=True, slots=True)
class Target:
    """What lies under a point: always a unit; in a cell its side; over text the block, the mark and the pill there."""

    unit: int
    side: Side | None = None
    block: PlacedBlock | None = None
    mark: Mark | None = None
    pill: PlacedPill | None = None
    is_gap: bool = False
    in_gutter: bool = False


def target_at(flow: Flow, point: QPoint, height: int) -> Target | None:
    """Return what lies under a point of the window, `None` beside and below everything."""
    for unit, y in flow.visible(height):
        row = flow.row(unit)
        if y <= point.y() < y + row.height:
            return _in_row(flow, unit, row, y, point)
    return None


def block_at(flow: Flow, unit: int, side: Side, point: QPoint) -> tuple[PlacedBlock, int] | None:
    """Return the block of a cell nearest to a point and the code point of it, for selecting text."""
    row = flow.row(unit)
    if row.unit.is_fold or not row.cell(side).blocks:
        return None
    local = _local(flow, row, unit, side, point)
    blocks = row.cell(side).blocks
    nearest = next((block for block in blocks if local.y() < block.top + block.height), blocks[-1])
    return nearest, nearest.offset_at(QPointF(local.x(), local.y() - nearest.top))


def _in_row(flow: Flow, unit: int, row: RowLayout, y: int, point: QPoint) -> Target | None:
    columns = flow.setting.columns
    if not columns.base <= point.x() < columns.witness + columns.width:
        return None
    if row.unit.is_fold:
        return Target(unit)
    side = next((side for side in Side if cell_rect(row, side, y, flow.setting).contains(point)), None)
    if side is None:
        return Target(unit, in_gutter=columns.gutter <= point.x() < columns.witness)
    if not row.cell(side).blocks:
        return Target(unit, side, is_gap=True)
    return _in_text(flow, row, unit, side, point)


def _in_text(flow: Flow, row: RowLayout, unit: int, side: Side, point: QPoint) -> Target:
    local = _local(flow, row, unit, side, point)
    for block in row.cell(side).blocks:
        inside = QPointF(local.x(), local.y() - block.top)
        pill = next((pill for pill in block.pills if pill.box.contains(inside)), None)
        marks = [placed.mark for placed in block.marks if any(box.contains(inside) for box in placed.boxes)]
        if pill or marks:
            return Target(unit, side, block, _innermost(marks), pill)
    return Target(unit, side)


def _innermost(marks: list[Mark]) -> Mark | None:
    return min(marks, key=lambda mark: len(mark.span)) if marks else None


def _local(flow: Flow, row: RowLayout, unit: int, side: Side, point: QPoint) -> QPointF:
    origin = text_origin(row.cell(side), cell_rect(row, side, flow.y_of(unit), flow.setting))
    return QPointF(point - origin)
