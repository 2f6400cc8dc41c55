"""The best one-to-one assignment of what is left over, in any order."""

import math
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

EXACT_SIZE = 60  # a component with more blocks on its smaller side is paired greedily: exact pairing costs the cube

Pair = tuple[int, int]


def assign(weights: Mapping[Pair, float]) -> list[Pair]:
    """Return the one-to-one pairs of greatest total weight (weights above 0), in order.

    Kuhn's and Munkres' method with potentials, on each connected component by itself; huge components go greedily.
    """
    chosen: list[Pair] = []
    for component in _components(weights):
        rows, columns = sorted({i for i, _ in component}), sorted({j for _, j in component})
        own = {pair: weights[pair] for pair in component}
        chosen += _exact(own, rows, columns) if min(len(rows), len(columns)) <= EXACT_SIZE else _greedy(own)
    return sorted(chosen)


def _components(weights: Mapping[Pair, float]) -> list[list[Pair]]:
    """Return the pairs in groups that share no row and no column."""
    of_row: dict[int, list[Pair]] = defaultdict(list)
    of_column: dict[int, list[Pair]] = defaultdict(list)
    for pair in weights:
        of_row[pair[0]].append(pair)
        of_column[pair[1]].append(pair)
    seen: set[Pair] = set()
    found: list[list[Pair]] = []
    for start in sorted(weights):
        if start in seen:
            continue
        seen.add(start)
        component, waiting = [], [start]
        while waiting:
            pair = waiting.pop()
            component.append(pair)
            fresh = [near for near in of_row.pop(pair[0], []) + of_column.pop(pair[1], []) if near not in seen]
            seen.update(fresh)
            waiting += dict.fromkeys(fresh)
        found.append(component)
    return found


def _greedy(weights: Mapping[Pair, float]) -> list[Pair]:
    rows: set[int] = set()
    columns: set[int] = set()
    chosen = []
    for i, j in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            chosen.append((i, j))
    return chosen


def _exact(weights: Mapping[Pair, float], rows: list[int], columns: list[int]) -> list[Pair]:
    if len(rows) > len(columns):
        turned = _exact({(j, i): weight for (i, j), weight in weights.items()}, columns, rows)
        return [(i, j) for j, i in turned]
    costs = [[-weights.get((i, j), 0.0) for j in columns] for i in rows]
    pairs = ((rows[r], columns[c]) for r, c in _cheapest(costs))
    return [pair for pair in pairs if weights.get(pair, 0.0) > 0]


def _cheapest(costs: list[list[float]]) -> list[Pair]:
    """Return a column for each row at the least total cost; there are at least as many columns as rows."""
    width = len(costs[0])
    prices = _Prices([0.0] * len(costs), [0.0] * (width + 1), [-1] * (width + 1))
    for row in range(len(costs)):
        prices.row_of[width] = row
        column, came_from = _free_column(costs, prices)
        while column != width:
            prices.row_of[column] = prices.row_of[came_from[column]]
            column = came_from[column]
    return [(row, column) for column, row in enumerate(prices.row_of[:width]) if row >= 0]


class _Prices(NamedTuple):
    """The potentials of rows and columns, and the row that holds each column (-1 for none).

    One column more than there are stands in for "not yet placed".
    """

    rows: list[float]
    columns: list[float]
    row_of: list[int]


def _free_column(costs: list[list[float]], prices: _Prices) -> tuple[int, list[int]]:
    """Move the prices until a free column is reached; return it, with each column's predecessor on the way."""
    width = len(costs[0])
    slack, before = [math.inf] * width, [width] * width
    used, column = [width], width
    unused = set(range(width))
    while (row := prices.row_of[column]) != -1:
        for c in unused:
            reduced = costs[row][c] - prices.rows[row] - prices.columns[c]
            if reduced < slack[c]:
                slack[c], before[c] = reduced, column
        column = min(unused, key=lambda c: (slack[c], c))
        delta = slack[column]
        for c in used:
            prices.rows[prices.row_of[c]] += delta
            prices.columns[c] -= delta
        for c in unused:
            slack[c] -= delta
        unused.remove(column)
        used.append(column)
    return column, before
