"""What the mouse does: it lights partners, and selects text inside one block."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt

from viewer.model import Place
from viewer.ui.comparison.flow import Flow
from viewer.ui.comparison.lights import Lights, Selection
from viewer.ui.comparison.pointing import Target, block_at, target_at
from viewer.ui.comparison.units import Side

_WORD = r"[\p{L}\p{M}\p{N}'’׳״-]+"


class Mouse:
    """What is being selected, and how the pointer should look; every step returns what is to be emphasised then."""

    def __init__(self) -> None:
        """Select nothing."""
        self._selecting: Selection | None = None
        self.cursor = Qt.CursorShape.ArrowCursor

    def press(self, flow: Flow, lights: Lights, target: Target, point: QPoint) -> Lights:
        """Begin to select where the mouse goes down on text, and forget what was selected."""
        self._selecting = None
        if target.side is not None and not target.is_gap:
            self._selecting = _caret(flow, target, point)
        return replace(lights, selection=None)

    def move(self, flow: Flow, lights: Lights, point: QPoint, height: int) -> Lights:
        """Select up to the mouse, or light what it is over."""
        if self._selecting:
            return replace(lights, selection=self._selected_to(flow, point))
        target = target_at(flow, point, height)
        self.cursor = _cursor(flow, target)
        return replace(_hover(flow, lights, target), linked=_linked(flow, target, point) if target else ())

    def release(self) -> None:
        """End selecting."""
        self._selecting = None

    def select_word(self, flow: Flow, lights: Lights, point: QPoint, height: int) -> Lights:
        """Select the word at a point."""
        target = target_at(flow, point, height)
        caret = _caret(flow, target, point) if target else None
        if target is None or caret is None or target.side is None:
            return lights
        found = block_at(flow, target.unit, target.side, point)
        text = found[0].block.text if found else ""
        import regex  # noqa: PLC0415 - not needed before somebody selects a word

        for word in regex.finditer(_WORD, text):
            if word.start() <= caret.head <= word.end():
                return replace(lights, selection=replace(caret, anchor=word.start(), head=word.end()))
        return lights

    def _selected_to(self, flow: Flow, point: QPoint) -> Selection | None:
        if self._selecting is None:
            return None
        unit = flow.scene.unit_of_line(self._selecting.line)
        found = block_at(flow, unit, self._selecting.side, point)
        if found is None:
            return self._selecting
        block, offset = found
        if block.index != self._selecting.block:  # the mouse left the block: select to that end of it
            offset = 0 if block.index < self._selecting.block else len(_text(flow, self._selecting))
        return replace(self._selecting, head=offset)


def _text(flow: Flow, selection: Selection) -> str:
    row = flow.row(flow.scene.unit_of_line(selection.line))
    return next(block.block.text for block in row.cell(selection.side).blocks if block.index == selection.block)


def _caret(flow: Flow, target: Target, point: QPoint) -> Selection | None:
    found = block_at(flow, target.unit, target.side, point) if target.side else None
    if found is None or target.side is None:
        return None
    block, offset = found
    return Selection(flow.scene.units[target.unit].line, target.side, block.index, offset, offset)


def _hover(flow: Flow, lights: Lights, target: Target | None) -> Lights:
    if target is None:
        return replace(lights, hovered_unit=None, hovered_match=None)
    mark, note = target.mark, target.pill.note if target.pill else None
    match = mark.match if mark else note.match if note else None
    variant = mark.variant if mark else note.variant if note else None
    unit = flow.scene.units[target.unit]
    pointed = (flow.scene.lines[unit.line].row, variant) if variant is not None else None
    return replace(lights, hovered_unit=target.unit, hovered_match=match, variant=pointed)


def _linked(flow: Flow, target: Target, point: QPoint) -> tuple[tuple[Side, Place], ...]:
    """Return the sentence under a point and those that stand for it on the other side, nothing where none does."""
    found = block_at(flow, target.unit, target.side, point) if target.side and not target.is_gap else None
    unit = flow.scene.units[target.unit]
    if found is None or unit.is_fold:
        return ()
    block, offset = found
    links = flow.scene.comparison.rows[flow.scene.lines[unit.line].row].sentences
    for link in links if len(links) > 1 else ():  # one link says no more than the row
        ours = link.base if target.side is Side.BASE else link.witness
        if any(place.block == block.index and place.span.start <= offset < place.span.end for place in ours):
            both = (*((Side.BASE, place) for place in link.base), *((Side.WITNESS, place) for place in link.witness))
            return both if link.base and link.witness else ()
    return ()


def _cursor(flow: Flow, target: Target | None) -> Qt.CursorShape:
    if target is None:
        return Qt.CursorShape.ArrowCursor
    unit = flow.scene.units[target.unit]
    if unit.is_fold or (target.is_gap and flow.scene.lines[unit.line].distance):
        return Qt.CursorShape.PointingHandCursor
    return Qt.CursorShape.IBeamCursor if target.side and not target.is_gap else Qt.CursorShape.ArrowCursor
