"""Where a place of an article stands inside a laid-out row, and which change is there."""

import math

from viewer.model import Place, Span
from viewer.ui.comparison.rows import MARGIN_Y, PADDING_Y, RowLayout
from viewer.ui.comparison.scene import Scene
from viewer.ui.comparison.units import Side


def inner_of(row: RowLayout, side: Side, place: Place) -> tuple[int, int] | None:
    """Return top and bottom of a place, in pixels from the top of its row, `None` if the row does not show it."""
    if row.unit.is_fold:
        return None
    for block in row.cell(side).blocks:
        boxes = block.boxes(_inside(place.span, len(block.block.text))) if block.index == place.block else ()
        if boxes:
            top = MARGIN_Y + PADDING_Y + block.top
            return (
                math.floor(top + min(box.top() for box in boxes)),
                math.ceil(top + max(box.bottom() for box in boxes)),
            )
    return None


def variant_at(scene: Scene, row: int, side: Side, place: Place) -> tuple[int, int] | None:
    """Return row and index of the variant that stands at a place."""
    for index, variant in enumerate(scene.comparison.rows[row].variants):
        for found in variant.base if side is Side.BASE else variant.witness:
            if found.block == place.block and found.span.start <= place.span.start <= place.span.end <= found.span.end:
                return row, index
    return None


def _inside(span: Span, length: int) -> Span:
    """Keep a span inside its text; an empty one is widened to the letter beside it, so that it has a place to show."""
    start = max(0, min(span.start, length - 1))
    return Span(start, max(start + 1, min(span.end, length))) if length else Span(0, 0)
