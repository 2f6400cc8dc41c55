"""Walking through a comparison: the current row, one difference or quotation after the other, what was searched."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from viewer.model import Comparison, Place
from viewer.ui.comparison.accessible import announce_unit
from viewer.ui.comparison.lights import Lights
from viewer.ui.comparison.places import inner_of, variant_at
from viewer.ui.comparison.renewal import anchor_of, carried_lights, renewed_scene, same_unit
from viewer.ui.comparison.scene import NO_PLACES, Scene, build_scene, open_line
from viewer.ui.comparison.search import Search
from viewer.ui.comparison.stage import Stage
from viewer.ui.comparison.stations import step_difference, step_quotation
from viewer.ui.comparison.units import Side, Unit, place_of_quotation
from viewer.ui.switches import Switches
from viewer.workshop.protocol import TypographyPlaces


class Walker(Stage):
    """A stage with a current row.

    All indices of signals count from 0, and −1 stands for none: `row_changed(row)`, `difference_changed(index, total)`
    with one difference for each row of `units.changed_rows`, `quotation_changed(match, total)` with the index of the
    match in the comparison, `hit_changed(index, total)`. `wrapped` tells that a step went around an end.
    """

    row_changed = Signal(int)
    difference_changed = Signal(int, int)
    quotation_changed = Signal(int, int)
    hit_changed = Signal(int, int)
    wrapped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Stand nowhere yet."""
        super().__init__(parent)
        self.switches = Switches()
        self.current: Unit | None = None
        self._search = Search()

    def show_comparison(self, comparison: Comparison | None, typography: TypographyPlaces = NO_PLACES) -> None:
        """Show a comparison from its start, or none."""
        self.current = None
        self._search = Search()
        self.lights = Lights()
        self.show_scene(build_scene(comparison, self.switches, typography) if comparison else None)
        self.row_changed.emit(-1)
        self.difference_changed.emit(-1, len(self.scene_shown.differences) if self.scene_shown else 0)
        self.quotation_changed.emit(-1, len(self.scene_shown.quotations) if self.scene_shown else 0)

    def renew_comparison(self, comparison: Comparison, typography: TypographyPlaces = NO_PLACES) -> None:
        """Show another comparison of the same two articles without moving what the reader looks at."""
        old, flow = self.scene_shown, self.flow
        if old is None or flow is None:
            self.show_comparison(comparison, typography)
            return
        self.stop_gliding()
        scene = renewed_scene(flow, build_scene(comparison, self.switches, typography), self.window_height)
        current = same_unit(old, scene, self.current) if self.current else None
        self.lights = carried_lights(old, scene, self.lights)
        self.renew_scene(scene, anchor_of(flow, self.window_height))
        self._search = self._search.again(scene)
        self.current = current  # not anew: a screen reader need not say again what it has said
        at = scene.unit_of(current) if current else None
        self.set_lights(replace(self.lights, unit=at, hits=self._search.by_block, hit=self._search.current))
        self.tell_where()

    def current_row(self) -> int | None:
        """Return the row the reader is at, `None` at a fold or nowhere."""
        scene = self.scene_shown
        if scene is None or self.current is None or self.current.is_fold:
            return None
        return scene.lines[self.current.line].row

    def go_to_row(self, row: int) -> None:
        """Make a row the current one and bring it into sight."""
        if self.scene_shown and 0 <= row < len(self.scene_shown.comparison.rows):
            self._go_to_line(self.scene_shown.line_of_row(row))

    def go_to_place(self, side: Side, place: Place) -> None:
        """Bring a stretch of one of the articles into sight, and point at the change that stands there."""
        scene = self.scene_shown
        line = scene.line_of_place(side, place) if scene else None
        if scene is None or line is None:
            return
        self._go_to_line(line, (side, place))
        row = scene.lines[line].row
        self.set_lights(replace(self.lights, variant=variant_at(scene, row, side, place), match=None))

    def next_difference(self) -> None:
        """Go to the next row that changed."""
        self._step_difference(forward=True)

    def previous_difference(self) -> None:
        """Go to the row that changed before this one."""
        self._step_difference(forward=False)

    def next_quotation(self) -> None:
        """Go to the next quotation."""
        self._step_quotation(forward=True)

    def previous_quotation(self) -> None:
        """Go to the quotation before this one."""
        self._step_quotation(forward=False)

    def go_to_quotation(self, match_index: int) -> None:
        """Bring a matched quotation into sight and emphasise it on both sides."""
        scene = self.scene_shown
        if scene is None or not 0 <= match_index < len(scene.quotations):
            return
        stands = ((side, place_of_quotation(scene.comparison, match_index, side)) for side in Side)
        place = next(((side, place) for side, place in stands if place is not None), None)
        self._go_to_line(scene.quotations[match_index], place)
        self.set_lights(replace(self.lights, match=match_index, variant=None))
        self.quotation_changed.emit(match_index, len(scene.quotations))

    def go_to_partner(self) -> None:
        """Go from one place of a moved row to the other."""
        scene, current = self.scene_shown, self.current
        if scene and current and not current.is_fold:
            partner = scene.partner(current.line)
            if partner is not None:
                self._go_to_line(partner)

    def find_text(self, text: str) -> int:
        """Mark every place in both columns where a text stands, and return how many there are; moves nothing."""
        self._search = Search.of(self.scene_shown, text)
        self.set_lights(replace(self.lights, hits=self._search.by_block, hit=None))
        self.hit_changed.emit(-1, len(self._search.hits))
        return len(self._search.hits)

    def next_hit(self) -> None:
        """Go to the next place that was found."""
        self._step_hit(forward=True)

    def previous_hit(self) -> None:
        """Go to the place found before this one."""
        self._step_hit(forward=False)

    def set_current(self, unit: Unit | None) -> None:
        """Make a unit the current one, without scrolling, and tell who listens."""
        scene = self.scene_shown
        if scene is None or unit == self.current:
            return
        before = self.current_row()
        self.current = unit
        index = scene.unit_of(unit) if unit else None
        self.set_lights(replace(self.lights, unit=index))
        row = self.current_row()
        if row != before:
            self.row_changed.emit(-1 if row is None else row)
        difference = scene.difference_of(unit.line) if unit and not unit.is_fold else -1
        self.difference_changed.emit(difference, len(scene.differences))
        if index is not None:
            announce_unit(self, index)

    def tell_where(self) -> None:
        """Tell who listens where we are, after everything was numbered anew."""
        scene, row = self.scene_shown, self.current_row()
        if scene is None:
            return
        unit = self.current
        difference = scene.difference_of(unit.line) if unit and not unit.is_fold else -1
        self.row_changed.emit(-1 if row is None else row)
        self.difference_changed.emit(difference, len(scene.differences))
        match = self.lights.match
        self.quotation_changed.emit(-1 if match is None else match, len(scene.quotations))
        if self._search.text:
            self.hit_changed.emit(self._search.index, len(self._search.hits))

    def show_folded(self, scene: Scene) -> None:
        """Show another folding and stay at the current row, or at the fold that hides it now."""
        self.refold(scene)
        if self.current:
            index = scene.unit_of(self.current)
            self.current = scene.units[index]
            self.set_lights(replace(self.lights, unit=index, hovered_unit=None))

    def _go_to_line(self, line: int, place: tuple[Side, Place] | None = None) -> None:
        """Open what hides a line, make it current, and bring it, or a place on it, into sight."""
        if self.scene_shown is None or self.flow is None:
            return
        scene = open_line(self.scene_shown, line)
        if scene is not self.scene_shown:
            self.show_folded(scene)
        index = scene.unit_of_line(line)
        self.set_current(scene.units[index])
        whole = self.flow.row(index).height <= self.window_height
        self.reveal(index, inner=None if whole or place is None else inner_of(self.flow.row(index), *place))

    def _standpoint(self) -> int:
        """Return the line from which steps are counted: the current one, or the last above what is in sight."""
        if self.current:
            return self.current.line
        return self.flow.scene.units[self.flow.top].line - 1 if self.flow and self.flow.scene.units else -1

    def _step_difference(self, *, forward: bool) -> None:
        scene = self.scene_shown
        step = step_difference(scene, self._standpoint(), forward=forward) if scene else None
        if scene and step:
            self._go_to_line(scene.differences[step.index])
            if step.wrapped:
                self.wrapped.emit()

    def _step_quotation(self, *, forward: bool) -> None:
        scene = self.scene_shown
        step = step_quotation(scene, self.lights.match, self._standpoint(), forward=forward) if scene else None
        if step:
            self.go_to_quotation(step.index)
            if step.wrapped:
                self.wrapped.emit()

    def _step_hit(self, *, forward: bool) -> None:
        hit, wrapped = self._search.step(self._standpoint(), forward=forward)
        if hit is None:
            return
        self.go_to_place(hit.side, Place(hit.block, hit.span))
        self.set_lights(replace(self.lights, hit=hit))
        self.hit_changed.emit(self._search.index, len(self._search.hits))
        if wrapped:
            self.wrapped.emit()
