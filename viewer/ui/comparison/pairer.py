"""Pairing paragraphs by hand: one is held, then its partner is chosen on the other side, by keys or by the mouse."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from viewer.model import Comparison
from viewer.ui.comparison.accessible import announce_words
from viewer.ui.comparison.keys import KEYS, KeyStep
from viewer.ui.comparison.lights import Paragraph
from viewer.ui.comparison.pointing import Target, block_at
from viewer.ui.comparison.scene import NO_PLACES
from viewer.ui.comparison.units import Side, Unit, article_of, blocks_of
from viewer.ui.comparison.walker import Walker
from viewer.workshop.protocol import TypographyPlaces

_WAYS = {KeyStep.DOWN: 1, KeyStep.UP: -1}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Pairer(Walker):
    """A walker who can stand at one paragraph of a row, and hold one until its partner is chosen.

    `pair_asked(base, witness)` carries blocks by index, `holding_changed` the side of the paragraph that is held, or
    `None`, `spot_changed` that another paragraph may be meant now.
    """

    pair_asked = Signal(object, object)
    holding_changed = Signal(object)
    spot_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hold nothing."""
        super().__init__(parent)
        self._follows = False

    @property
    def is_holding(self) -> bool:
        """Tell whether a paragraph waits for its partner."""
        return self.lights.held is not None

    def current_spot(self) -> Paragraph | None:
        """Return the paragraph that is meant: the one stepped to, else the first of the current row."""
        return self.lights.spot or next(iter(self._spots()), None)

    def hold(self) -> None:
        """Hold the paragraph that is meant; where one is held already, pair it with this one."""
        if self.is_holding:
            self._choose(self.lights.spot)
            return
        spot = self.current_spot()
        if spot is not None:
            self.set_lights(replace(self.lights, held=spot, spot=None))
            self._stand_at_candidate()
            self.holding_changed.emit(spot.side)

    def let_go(self) -> None:
        """Hold nothing any more."""
        if self.is_holding:
            self.set_lights(replace(self.lights, held=None, spot=None))
            self.holding_changed.emit(None)

    def show_comparison(self, comparison: Comparison | None, typography: TypographyPlaces = NO_PLACES) -> None:
        """Show a comparison from its start, or none; what was held is let go."""
        self.let_go()
        super().show_comparison(comparison, typography)
        self.spot_changed.emit()

    def renew_comparison(self, comparison: Comparison, typography: TypographyPlaces = NO_PLACES) -> None:
        """Show another comparison of the same articles; the paragraph that is meant takes the current row along.

        What was paired just now is brought into sight; otherwise nothing moves.
        """
        spot = self.lights.spot
        super().renew_comparison(comparison, typography)
        scene = self.scene_shown
        line = scene.places[spot.side].get(spot.block) if scene and spot else None
        if scene is not None and line is not None:
            unit = scene.unit_of_line(line)
            self.set_current(scene.units[unit])
            self.set_lights(replace(self.lights, spot=spot if spot in self._spots() else None))
            if self._follows:
                self.reveal(unit)
        self._follows = False

    def set_current(self, unit: Unit | None) -> None:
        """Make a unit the current one; the paragraph that is meant is one of it."""
        is_other = unit != self.current
        super().set_current(unit)
        if is_other:
            self.set_lights(replace(self.lights, spot=None))
            if self.is_holding:
                self._stand_at_candidate()
            self.spot_changed.emit()

    def obey_pairing_key(self, event: QKeyEvent) -> bool:
        """Step from paragraph to paragraph of a row, choose or let go, and tell whether the key was for that."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step_spot(_STEPS[key])
            return True
        if not self.is_holding:
            return False
        if key is Qt.Key.Key_Escape:
            self.let_go()
            return True
        if KEYS.get(key) is KeyStep.ENTER and self.current is not None and not self.current.is_fold:
            self._choose(self.lights.spot)
            return True
        return False

    def point_at(self, target: Target, point: QPoint) -> None:
        """Mean the paragraph under the mouse."""
        self.set_lights(replace(self.lights, spot=self._spot_under(target, point)))
        self.spot_changed.emit()

    def choose_under(self, target: Target, point: QPoint) -> bool:
        """Pair what is held with the paragraph under the mouse, and tell whether there was one."""
        spot = self._spot_under(target, point)
        held = self.lights.held
        if held is None or spot is None or spot.side is held.side:
            return False
        self._choose(spot)
        return True

    def with_candidate(self, unit: int, step: KeyStep) -> int:
        """Return the unit that a step leads to: while something is held, rows without a partner for it are passed."""
        scene, held = self.scene_shown, self.lights.held
        if scene is None or held is None or step not in _WAYS:
            return unit
        ways = range(unit, len(scene.units)) if _WAYS[step] > 0 else range(unit, -1, -1)
        return next((at for at in ways if scene.units[at].is_fold or self._spots_of(scene.units[at])), unit)

    def _choose(self, spot: Paragraph | None) -> None:
        held = self.lights.held
        if held is None or spot is None or spot.side is held.side:
            return
        self.let_go()
        self.set_lights(replace(self.lights, spot=spot))
        self._follows = True
        base, witness = (held, spot) if held.side is Side.BASE else (spot, held)
        self.pair_asked.emit((base.block,), (witness.block,))

    def _spots(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs of the current row that may be meant: while one is held, those of the other side."""
        return self._spots_of(self.current)

    def _spots_of(self, unit: Unit | None) -> tuple[Paragraph, ...]:
        scene, held = self.scene_shown, self.lights.held
        if scene is None or unit is None or unit.is_fold:
            return ()
        line = scene.lines[unit.line]
        row = scene.comparison.rows[line.row]
        sides = [side for side in Side if line.shows(side) and (held is None or side is not held.side)]
        return tuple(Paragraph(side, block) for side in sides for block in blocks_of(row, side))

    def _step_spot(self, step: int) -> None:
        spots, spot = self._spots(), self.lights.spot
        if not spots:
            return
        if spot in spots:
            found = spots[max(0, min(len(spots) - 1, spots.index(spot) + step))]
        else:
            found = spots[0] if step < 0 else next((each for each in spots if each.side is Side.WITNESS), spots[-1])
        self._stand_at(found)

    def _stand_at_candidate(self) -> None:
        self._stand_at(next(iter(self._spots()), None))

    def _stand_at(self, spot: Paragraph | None) -> None:
        self.set_lights(replace(self.lights, spot=spot))
        self.spot_changed.emit()
        if spot is not None and self.scene_shown is not None:
            announce_words(self, article_of(self.scene_shown.comparison, spot.side).blocks[spot.block].text)

    def _spot_under(self, target: Target, point: QPoint) -> Paragraph | None:
        if self.flow is None or target.side is None or target.is_gap:
            return None
        found = block_at(self.flow, target.unit, target.side, point)
        return Paragraph(target.side, found[0].index) if found else None
