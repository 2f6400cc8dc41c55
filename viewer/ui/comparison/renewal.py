"""Another comparison of the same two articles takes the place of the one shown: what stays where, found by blocks.

Rows and lines may be numbered otherwise then; blocks are not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from viewer.model import Comparison
from viewer.ui.comparison.flow import Flow
from viewer.ui.comparison.lights import Lights
from viewer.ui.comparison.rows import MARGIN_Y, PADDING_Y, RowLayout
from viewer.ui.comparison.scene import Scene, refold
from viewer.ui.comparison.units import Line, Part, Side, Unit


@dataclass(frozen=True, slots=True)
class Anchor:
    """A block whose text starts at `y` in the window; of a fold its first block, and where the fold starts."""

    side: Side
    block: int
    y: int


def anchor_of(flow: Flow, height: int) -> Anchor | None:
    """Return the topmost paragraph that a window of that height shows, the topmost fold where it shows none."""
    shown = flow.visible(height)
    for unit, y in shown:
        found = _first_in_sight(flow.row(unit), y)
        if found is not None:
            return found
    for unit, y in shown:
        place = _place_of(flow.scene, flow.scene.units[unit].line)
        if place is not None:
            return Anchor(*place, y)
    return None


def renewed_scene(flow: Flow, scene: Scene, height: int) -> Scene:
    """Return the scene of another comparison of the same articles: folds stay open, and nothing in sight is folded."""
    old = flow.scene
    units = [old.units[unit] for unit, _ in flow.visible(height)]
    lines = (unit.line for unit in units if not unit.is_fold)
    opened = {_fold_over(scene, line) for line in _same_lines(old, scene, [*old.opened, *lines])} - {None}
    return refold(scene, opened=frozenset(line for line in opened if line is not None)) if opened else scene


def placed_at(flow: Flow, anchor: Anchor) -> tuple[int, int] | None:
    """Return a unit and where it has to start so that the anchor's block stands where it stood."""
    line = flow.scene.places[anchor.side].get(anchor.block)
    if line is None:
        return None
    unit = flow.scene.unit_of_line(line)
    row = flow.row(unit)
    if row.unit.is_fold:
        return unit, anchor.y
    block = next((block for block in row.cell(anchor.side).blocks if block.index == anchor.block), None)
    return unit, anchor.y - _text_top(block.top if block else 0)


def same_unit(old: Scene, new: Scene, unit: Unit) -> Unit | None:
    """Return the unit of the new scene that stands for one of the old: the fold of its first line, or its line."""
    line = next(iter(_same_lines(old, new, [unit.line])), None)
    if line is None:
        return None
    found = new.unit_of_line(line)
    if unit.is_fold and found and new.units[found - 1].is_fold and new.units[found - 1].line == line:
        found -= 1
    return new.units[found]


def carried_lights(old: Scene, new: Scene, lights: Lights) -> Lights:
    """Return what stays emphasised: selected text and the current quotation; what the mouse was over does not."""
    selection = lights.selection
    line = new.places[selection.side].get(selection.block) if selection else None
    return replace(
        lights,
        unit=None,
        hovered_unit=None,
        hovered_match=None,
        variant=None,
        linked=(),
        selection=replace(selection, line=line) if selection and line is not None else None,
        match=_same_match(old.comparison, new.comparison, lights.match),
    )


def _first_in_sight(row: RowLayout, y: int) -> Anchor | None:
    for side in Side if not row.unit.is_fold else ():
        for block in row.cell(side).blocks:
            top = y + _text_top(block.top)
            if top + block.height > 0:
                return Anchor(side, block.index, top)
    return None


def _text_top(top: int) -> int:
    return MARGIN_Y + PADDING_Y + top


def _place_of(scene: Scene, line: int) -> tuple[Side, int] | None:
    """Return a block by which a line is found again, the base's where it shows one."""
    shown: Line = scene.lines[line]
    row = scene.comparison.rows[shown.row]
    if row.base and shown.part is not Part.WITNESS:
        return Side.BASE, row.base[0]
    return (Side.WITNESS, row.witness[0]) if row.witness else None


def _same_lines(old: Scene, new: Scene, lines: Iterable[int]) -> Iterator[int]:
    for line in lines:
        place = _place_of(old, line)
        found = new.places[place[0]].get(place[1]) if place else None
        if found is not None:
            yield found


def _fold_over(scene: Scene, line: int) -> int | None:
    unit = scene.units[scene.unit_of_line(line)]
    return unit.line if unit.is_fold else None


def _same_match(old: Comparison, new: Comparison, match: int | None) -> int | None:
    if match is None:
        return None
    sought = old.quotations[match]
    pairs = ((index, found) for index, found in enumerate(new.quotations))
    if sought.base is not None:
        return next((index for index, found in pairs if found.base == sought.base), None)
    return next((index for index, found in pairs if found.witness == sought.witness), None)
