"""Everything the view knows of one comparison before a single letter is laid out: lines, units, places, stations."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from viewer.model import Comparison, Place
from viewer.ui.comparison.marks import QuotedPlaces, TypographicSpans, quoted_places, typographic_spans
from viewer.ui.comparison.units import (
    Line,
    Part,
    Side,
    Unit,
    changed_rows,
    lines_of,
    place_index,
    quotation_lines,
    unit_of_line,
    units_of,
)
from viewer.ui.switches import Switches, Typography
from viewer.workshop.protocol import TypographyPlaces

NO_PLACES: TypographyPlaces = MappingProxyType({})
"""Of rows in which no typography was looked for."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A comparison with its lines, folded into units; `opened` are the folds the reader opened, by first line.

    `differences` are lines in order, one for each changed row; `quotations` has a line for each match; `lengths` is
    for each line the number of characters of its longer side, from which heights are guessed; `typography` has
    by side and block the stretches that differ in typography alone.
    """

    comparison: Comparison
    switches: Switches
    lines: tuple[Line, ...]
    units: tuple[Unit, ...]
    places: dict[Side, dict[int, int]]
    quoted: QuotedPlaces
    differences: tuple[int, ...]
    quotations: tuple[int, ...]
    lengths: tuple[int, ...]
    opened: frozenset[int] = field(default=frozenset())
    typography: TypographicSpans = field(default_factory=dict)

    def unit_of_line(self, line: int) -> int:
        """Return the unit that shows a line, or the closed fold that hides it."""
        return unit_of_line(self.units, line)

    def unit_of(self, unit: Unit) -> int:
        """Return the index of a unit, or of what stands in its place under this folding."""
        found = self.unit_of_line(unit.line)
        if unit.is_fold and found and self.units[found].line == unit.line and not self.units[found].is_fold:
            above = self.units[found - 1]
            found -= above.is_fold and above.line == unit.line
        return found

    def line_of_row(self, row: int) -> int:
        """Return the line of a row; of a moved row its place in the base."""
        aligned = self.comparison.rows[row]
        if aligned.base:
            return self.places[Side.BASE][aligned.base[0]]
        return self.places[Side.WITNESS][aligned.witness[0]] if aligned.witness else 0

    def line_of_place(self, side: Side, place: Place) -> int | None:
        """Return the line on which a place of an article stands."""
        return self.places[side].get(place.block)

    def partner(self, line: int) -> int | None:
        """Return the other place of a moved row."""
        distance = self.lines[line].distance
        return line + distance if distance else None

    def difference_of(self, line: int) -> int:
        """Return which difference stands on a line, counted from 0, or -1; both places of a moved row count as it."""
        if not 0 <= line < len(self.lines):
            return -1
        if self.lines[line].part is Part.WITNESS:
            line += self.lines[line].distance
        found = bisect_right(self.differences, line) - 1
        return found if found >= 0 and self.differences[found] == line else -1


def build_scene(comparison: Comparison, switches: Switches, typography: TypographyPlaces = NO_PLACES) -> Scene:
    """Prepare a comparison for the view."""
    lines = lines_of(comparison)
    places = place_index(comparison, lines)
    return Scene(
        comparison=comparison,
        switches=switches,
        lines=lines,
        units=units_of(comparison, lines, switches),
        places=places,
        quoted=quoted_places(comparison),
        differences=_differences(comparison, lines, switches),
        quotations=quotation_lines(comparison, places),
        lengths=tuple(_lengths(comparison, lines)),
        typography=typographic_spans(typography),
    )


def refold(scene: Scene, *, switches: Switches | None = None, opened: frozenset[int] | None = None) -> Scene:
    """Return the same scene under other switches or with other folds open."""
    switches = scene.switches if switches is None else switches
    opened = scene.opened if opened is None else opened
    units = units_of(scene.comparison, scene.lines, switches, opened=opened)
    if switches.typography is not scene.switches.typography:
        scene = replace(scene, differences=_differences(scene.comparison, scene.lines, switches))
    return replace(scene, switches=switches, opened=opened, units=units)


def open_line(scene: Scene, line: int) -> Scene:
    """Return the scene with the fold open that hides a line, or the scene itself where none does."""
    unit = scene.units[scene.unit_of_line(line)]
    if not unit.is_fold or unit.is_open:
        return scene
    return refold(scene, opened=scene.opened | {unit.line})


def toggle_fold(scene: Scene, unit: int) -> Scene:
    """Return the scene with one fold opened or closed."""
    return refold(scene, opened=scene.opened ^ {scene.units[unit].line})


def _differences(comparison: Comparison, lines: Iterable[Line], switches: Switches) -> tuple[int, ...]:
    changed = frozenset(changed_rows(comparison, typography=switches.typography is Typography.FULL))
    return tuple(at for at, line in enumerate(lines) if line.row in changed and line.part is not Part.WITNESS)


def _lengths(comparison: Comparison, lines: Iterable[Line]) -> Iterator[int]:
    rows = comparison.rows
    base = [len(block.text) for block in comparison.base.blocks]
    witness = [len(block.text) for block in comparison.witness.blocks]
    for line in lines:
        row = rows[line.row]
        left = sum([base[at] for at in row.base]) if line.part is not Part.WITNESS else 0
        right = sum([witness[at] for at in row.witness]) if line.part is not Part.BASE else 0
        yield max(left, right)
