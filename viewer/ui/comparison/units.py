"""What the view shows of a comparison, one above the other: lines of two cells, and folds over runs of them.

Plain values without a screen. A *line* is a row of the comparison, or one of the two places of a moved row. A *unit* is
what takes up height: a line, or a fold that stands for a run of lines and can be opened.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain, groupby, repeat
from typing import NamedTuple

from viewer.collation.folds import SHORTEST_FOLDED_RUN, blocks_worth_seeing, is_furniture, is_uneventful
from viewer.model import FURNITURE, AlignedRow, Article, Comparison, Place, Relation
from viewer.ui.switches import Switches, Typography


class Side(StrEnum):
    """One of the two articles of a comparison, and its column."""

    BASE = "base"
    WITNESS = "witness"


class Part(StrEnum):
    """What of a row a line shows: the whole, or one of the two places of a row that moved."""

    PAIR = "pair"
    BASE = "base"
    WITNESS = "witness"


class Line(NamedTuple):
    """One row, or one place of a moved row; `distance` is how many lines below (+) or above (-) the partner stands.

    A tuple, as `Unit` is: there may be 100,000 of them, and they are made before the first letter is on the screen.
    """

    row: int
    part: Part = Part.PAIR
    distance: int = 0

    def shows(self, side: Side) -> bool:
        """Tell whether the text of that side stands on this line, if the row has any."""
        return self.part is Part.PAIR or self.part.value == side.value


class UnitKind(StrEnum):
    """What takes up height in the view."""

    LINE = "line"
    SAME_FOLD = "same-fold"
    FURNITURE_FOLD = "furniture-fold"


class Unit(NamedTuple):
    """A line, or a fold over `size` lines that start with `line`; an open fold stands above the lines it shows."""

    kind: UnitKind
    line: int
    size: int = 1
    is_open: bool = False

    @property
    def is_fold(self) -> bool:
        """Tell whether this is the handle of a run and not a line itself."""
        return self.kind is not UnitKind.LINE


def blocks_of(row: AlignedRow, side: Side) -> tuple[int, ...]:
    """Return the indices of the blocks that a row has on one side."""
    return row.base if side is Side.BASE else row.witness


def article_of(comparison: Comparison, side: Side) -> Article:
    """Return the article of one column."""
    return comparison.base if side is Side.BASE else comparison.witness


def changed_rows(comparison: Comparison, *, typography: bool = False) -> tuple[int, ...]:
    """Return the rows that are counted as differences: not the same or not in place, site furniture left out.

    Where `typography` counts too, also those that differ in nothing else.
    """
    return tuple(
        index
        for index, row in enumerate(comparison.rows)
        if (row.moved or row.relation is not Relation.SAME or (typography and row.typography))
        and not is_furniture(comparison, row)
    )


def lines_of(comparison: Comparison) -> tuple[Line, ...]:
    """Return the lines in reading order: a moved row stands at its place in the base and once more in the witness."""
    ghosts = _ghosts_after(comparison.rows)
    if not ghosts:
        return tuple(map(Line, range(len(comparison.rows))))
    order: list[tuple[int, Part]] = [(index, Part.WITNESS) for index in ghosts.get(-1, ())]
    for index, row in enumerate(comparison.rows):
        order.append((index, Part.BASE if _stands_twice(row) else Part.PAIR))
        order.extend((ghost, Part.WITNESS) for ghost in ghosts.get(index, ()))
    position = {entry: at for at, entry in enumerate(order)}
    partner = {Part.BASE: Part.WITNESS, Part.WITNESS: Part.BASE}
    return tuple(
        Line(index, part, 0 if part is Part.PAIR else position[index, partner[part]] - at)
        for at, (index, part) in enumerate(order)
    )


def units_of(
    comparison: Comparison, lines: Sequence[Line], switches: Switches, *, opened: Iterable[int] = ()
) -> tuple[Unit, ...]:
    """Fold the lines as the switches ask; `opened` names folds that the reader opened, by their first line."""
    kinds = _fold_kinds(comparison, lines, switches)
    shown = frozenset(opened)
    units: list[Unit] = []
    at = 0
    for kind, run in groupby(kinds):
        end = at + sum(1 for _ in run)
        units.extend(_units_of_run(kind, at, end, is_open=at in shown))
        at = end
    return tuple(units)


def quotation_lines(comparison: Comparison, places: dict[Side, dict[int, int]]) -> tuple[int, ...]:
    """Return for every match of quotations the line where it is read first: in the base, else in the witness."""
    found = []
    for index in range(len(comparison.quotations)):
        stands = ((side, place_of_quotation(comparison, index, side)) for side in Side)
        found.append(next((places[side].get(place.block, 0) for side, place in stands if place is not None), 0))
    return tuple(found)


def place_index(comparison: Comparison, lines: Sequence[Line]) -> dict[Side, dict[int, int]]:
    """Return for both sides the line on which each block stands."""
    base: dict[int, int] = {}
    witness: dict[int, int] = {}
    for at, line in enumerate(lines):
        row = comparison.rows[line.row]
        if line.part is not Part.WITNESS:
            for block in row.base:
                base[block] = at
        if line.part is not Part.BASE:
            for block in row.witness:
                witness[block] = at
    return {Side.BASE: base, Side.WITNESS: witness}


def unit_of_line(units: Sequence[Unit], line: int) -> int:
    """Return the index of the unit that shows a line, or of the closed fold that hides it."""
    found = max(0, bisect_right(units, line, key=lambda unit: unit.line) - 1)
    while units[found].is_open and units[found].line == line and found + 1 < len(units):
        found += 1
    return found


def is_foreign(article: Article, block: int) -> bool:
    """Tell whether a whole block is in another language than its article."""
    language = article.blocks[block].language
    return language is not None and article.language is not None and language != article.language


def place_of_quotation(comparison: Comparison, match: int, side: Side) -> Place | None:
    """Return where a matched quotation stands in one column; in the witness also the passage that lost its marks."""
    found = comparison.quotations[match]
    index = found.base if side is Side.BASE else found.witness
    if index is not None:
        return article_of(comparison, side).quotations[index].place
    return found.passage if side is Side.WITNESS else None


def _stands_twice(row: AlignedRow) -> bool:
    return row.moved and not row.is_gap


def _ghosts_after(rows: Sequence[AlignedRow]) -> dict[int, list[int]]:
    """Return for a row (-1: before all) the moved rows whose witness side is read right after it."""
    moved = [(min(row.witness), index) for index, row in enumerate(rows) if _stands_twice(row)]
    if not moved:
        return {}
    in_place = sorted((block, at) for at, row in enumerate(rows) if not _stands_twice(row) for block in row.witness)
    found: dict[int, list[int]] = {}
    for block, index in sorted(moved):
        before = bisect_right(in_place, block, key=lambda entry: entry[0])
        found.setdefault(in_place[before - 1][1] if before else -1, []).append(index)
    return found


def _fold_kinds(comparison: Comparison, lines: Sequence[Line], switches: Switches) -> Iterator[UnitKind]:
    """Tell for every line in which kind of fold it may stand."""
    rows = comparison.rows
    kept = blocks_worth_seeing(comparison, languages=switches.languages, quotations=switches.quotations)
    furniture = frozenset() if switches.furniture else _furniture_rows(comparison)
    full = switches.typography is Typography.FULL
    for line in lines:
        row = rows[line.row]
        if line.row in furniture:
            yield UnitKind.FURNITURE_FOLD
        elif not switches.collapse_same or (full and row.typography) or not is_uneventful(row, kept):
            yield UnitKind.LINE
        else:
            yield UnitKind.SAME_FOLD


def _furniture_rows(comparison: Comparison) -> frozenset[int]:
    roles = {block.role for article in (comparison.base, comparison.witness) for block in article.blocks}
    if roles.isdisjoint(FURNITURE):
        return frozenset()
    return frozenset(index for index, row in enumerate(comparison.rows) if is_furniture(comparison, row))


def _units_of_run(kind: UnitKind, start: int, end: int, *, is_open: bool) -> Iterator[Unit]:
    if kind is UnitKind.LINE or (kind is UnitKind.SAME_FOLD and end - start < SHORTEST_FOLDED_RUN):
        return map(Unit, repeat(UnitKind.LINE), range(start, end))
    fold = Unit(kind, start, end - start, is_open)
    return chain((fold,), map(Unit, repeat(UnitKind.LINE), range(start, end) if is_open else ()))
