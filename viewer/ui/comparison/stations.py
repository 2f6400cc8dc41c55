"""Where the keys for the next and the previous difference or quotation lead."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from viewer.ui.comparison.scene import Scene


@dataclass(frozen=True, slots=True)
class Step:
    """Where a step leads: which station, counted from 0, and whether it went around an end."""

    index: int
    wrapped: bool


def step_among(lines: Sequence[int], line: int, *, forward: bool) -> Step | None:
    """Return the next station after (or before) a line, `None` where there is none at all; `lines` are in order."""
    if not lines:
        return None
    if forward:
        found = bisect_right(lines, line)
        return Step(found, wrapped=False) if found < len(lines) else Step(0, wrapped=True)
    found = bisect_left(lines, line) - 1
    return Step(found, wrapped=False) if found >= 0 else Step(len(lines) - 1, wrapped=True)


def step_difference(scene: Scene, line: int, *, forward: bool) -> Step | None:
    """Return the next difference seen from a line; from one of a moved row's two places it goes on from the first."""
    at = scene.difference_of(line)
    return step_among(scene.differences, scene.differences[at] if at >= 0 else line, forward=forward)


def step_quotation(scene: Scene, match: int | None, line: int, *, forward: bool) -> Step | None:
    """Return the next match of quotations: after the current one, or else the first that is read from a line on.

    Matches are stepped through as they are read, which need not be how they are numbered.
    """
    order = sorted(range(len(scene.quotations)), key=lambda index: (scene.quotations[index], index))
    if not order:
        return None
    if match is None:
        lines = [scene.quotations[index] for index in order]
        found = bisect_left(lines, line) if forward else bisect_right(lines, line) - 1
    else:
        found = order.index(match) + (1 if forward else -1)
    wrapped = not 0 <= found < len(order)
    return Step(order[found % len(order)], wrapped=wrapped)
