"""Articles as rows of one table, whose inner products are their similarities."""

import math
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import count

import numpy as np

from viewer.grouping.rows import Dense, Indices, Rows

FULL_SHARE, LEAD_SHARE = 0.8, 0.2
"""Shares of the whole text and of the lead in a similarity; a plateau: .7 to 1 are within a point of each other."""

DENSE_CELLS = 4_000_000
"""Cells of a table up to which multiplying the whole of it is faster than what few of them hold: 16 MB."""

SHARED_BY = 0.5
"""Share of the articles (or stories) that a term must stand in to be called shared."""


class VectorSpace:
    """Rows of terms that grow as articles are read; each row has length one, so products are cosines."""

    def __init__(self) -> None:
        new_column = count().__next__
        self._columns: defaultdict[str, int] = defaultdict(new_column)
        self._lead_columns: defaultdict[str, int] = defaultdict(new_column)
        self._indices = array("i")
        self._values = array("f")
        self._ends = array("q", [0])

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._ends) - 1

    def add(self, terms: Mapping[str, float], lead: Mapping[str, float]) -> None:
        """Append the row of an article: its terms, and those of its lead as columns of their own."""
        for columns, weights, share in ((self._columns, terms, FULL_SHARE), (self._lead_columns, lead, LEAD_SHARE)):
            length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
            scale = math.sqrt(share) / length if length else 0.0
            self._indices.extend([columns[key] for key in weights])
            self._values.extend([weight * scale for weight in weights.values()])
        self._ends.append(len(self._indices))

    def keys(self) -> list[str | None]:
        """Return the key of each column, `None` for those of leads."""
        keys: list[str | None] = [None] * (len(self._columns) + len(self._lead_columns))
        for key, column in self._columns.items():
            keys[column] = key
        return keys

    def rows(self, order: Sequence[int]) -> Rows:
        """Return the rows named, in that order."""
        parts = (np.array(self._values, np.float32), np.array(self._indices, np.int32), np.array(self._ends, np.int64))
        return Rows(*parts, len(self._columns) + len(self._lead_columns)).take(np.asarray(order, np.int64))


def similarities(rows: Rows) -> Dense:
    """Return the similarities 0..1 of all rows to each other, 1 on the diagonal."""
    frequency = np.bincount(rows.columns, minlength=rows.width)
    shared = frequency > 1  # what one row alone has, multiplies with nothing
    width = int(shared.sum())
    if len(rows) * width > DENSE_CELLS:
        from viewer.grouping.products import multiply  # noqa: PLC0415 - SciPy is slow to load

        return _bounded(multiply(rows.matrix()))
    table = rows.dense(width, np.where(shared, np.cumsum(shared) - 1, -1))
    return _bounded(table @ table.T)


def _bounded(products: Dense) -> Dense:
    """Return products made symmetric to the last digit, within 0 and 1."""
    np.fill_diagonal(products, 1.0)
    return np.clip((products + products.T) / 2, 0.0, 1.0)


def overlaps(columns: Indices, ends: Indices) -> Dense:
    """Return how many columns each two rows share; row i has `columns[ends[i] : ends[i + 1]]`, repeats count once."""
    rows = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
    width = int(columns.max(initial=0)) + 1
    once = _distinct(rows * width + columns)
    counts = np.concatenate(([0], np.cumsum(np.bincount(once // width, minlength=len(ends) - 1))))
    table = Rows(np.ones(len(once), np.float32), (once % width).astype(np.int32), counts, width)
    if len(table) * width > DENSE_CELLS:
        matrix = table.matrix()
        shared: Dense = (matrix @ matrix.T).toarray()
        return shared
    whole = table.dense(width, np.arange(width))
    return whole @ whole.T


def shared_columns(rows: Rows, groups: Sequence[Indices]) -> list[int]:
    """Return the columns that at least half of the groups of rows (and two) have, the heaviest first."""
    fewest = max(2, math.ceil(SHARED_BY * len(groups)))
    indices, data = zip(*(_entries(rows, group) for group in groups), strict=True)
    columns, counts = np.unique(np.concatenate([_distinct(part) for part in indices]), return_counts=True)
    places = np.searchsorted(columns, np.concatenate(indices))
    weights = np.bincount(places, np.concatenate(data), minlength=len(columns)).round(6)
    order = np.lexsort((columns, -weights))
    return [int(column) for column in columns[order][counts[order] >= fewest]]


def _distinct(numbers: Indices) -> Indices:
    """Return numbers sorted, each once; `np.unique` does so too, but first loads all of numpy's masked arrays."""
    ordered = np.sort(numbers)
    is_first = np.ones(len(ordered), bool)
    is_first[1:] = ordered[1:] != ordered[:-1]
    return ordered[is_first]


def _entries(rows: Rows, group: Indices) -> tuple[Indices, Dense]:
    """Return the columns and the values, as shares of the group, of some rows."""
    taken = rows.take(group)
    return taken.columns.astype(np.int64), taken.values / np.float32(len(group))
