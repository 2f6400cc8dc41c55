"""Articles as rows of one sparse matrix, whose inner products are their similarities."""

import math
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import count

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

FULL_SHARE, LEAD_SHARE = 0.8, 0.2
"""Shares of the whole text and of the lead in a similarity; a plateau: .7 to 1 are within a point of each other."""

COMMON_SHARE = 0.1
"""Columns that more than this share of the rows have are multiplied densely: there that is many times faster."""

FEW_ROWS = 50
"""Rows up to which one plain product is the fastest."""

DENSE_CELLS = 1_000_000
"""Cells of a table up to which counting in the whole of it is faster than in a sparse one."""

SHARED_BY = 0.5
"""Share of the articles (or stories) that a term must stand in to be called shared."""

Indices = NDArray[np.int64]
Dense = NDArray[np.float32]


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

    def rows(self, order: Sequence[int]) -> sparse.csr_matrix:
        """Return the rows named, in that order."""
        shape = (len(self), len(self._columns) + len(self._lead_columns))
        parts = (np.array(self._values, np.float32), np.array(self._indices, np.int32), np.array(self._ends, np.int64))
        return sparse.csr_matrix(parts, shape=shape)[np.asarray(order, np.int64)]


def similarities(rows: sparse.csr_matrix) -> Dense:
    """Return the similarities 0..1 of all rows to each other, 1 on the diagonal."""
    if rows.shape[0] <= FEW_ROWS:
        return _bounded((rows @ rows.T).toarray())
    columns = rows.tocsc()
    frequency = np.diff(columns.indptr)
    is_common = frequency > max(2, COMMON_SHARE * rows.shape[0])
    common = columns[:, is_common].toarray()
    rare = columns[:, ~is_common & (frequency > 1)].tocsr()
    found: Dense = common @ common.T
    found += (rare @ rare.T).toarray()
    return _bounded(found)


def _bounded(products: Dense) -> Dense:
    """Return products made symmetric to the last digit, within 0 and 1."""
    np.fill_diagonal(products, 1.0)
    return np.clip((products + products.T) / 2, 0.0, 1.0)


def overlaps(columns: Indices, ends: Indices) -> Dense:
    """Return how many columns each two rows share; row i has `columns[ends[i] : ends[i + 1]]`, repeats count once."""
    rows = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
    shape = (len(ends) - 1, int(columns.max(initial=0)) + 1)
    if shape[0] * shape[1] <= DENSE_CELLS:
        table = np.zeros(shape, np.float32)
        table[rows, columns] = 1.0
        return table @ table.T
    matrix = sparse.csr_matrix((np.ones(len(columns), np.float32), (rows, columns)), shape=shape)
    matrix.data[:] = 1.0
    shared: Dense = (matrix @ matrix.T).toarray()
    return shared


def shared_columns(rows: sparse.csr_matrix, groups: Sequence[Indices]) -> list[int]:
    """Return the columns that at least half of the groups of rows (and two) have, the heaviest first."""
    fewest = max(2, math.ceil(SHARED_BY * len(groups)))
    indices, data = zip(*(_entries(rows, group) for group in groups), strict=True)
    columns, counts = np.unique(np.concatenate([np.unique(part) for part in indices]), return_counts=True)
    places = np.searchsorted(columns, np.concatenate(indices))
    weights = np.bincount(places, np.concatenate(data), minlength=len(columns)).round(6)
    order = np.lexsort((columns, -weights))
    return [int(column) for column in columns[order][counts[order] >= fewest]]


def _entries(rows: sparse.csr_matrix, group: Indices) -> tuple[Indices, Dense]:
    """Return the columns and the values, as shares of the group, of some rows."""
    spans = [slice(rows.indptr[row], rows.indptr[row + 1]) for row in group]
    return (
        np.concatenate([rows.indices[span] for span in spans]),
        np.concatenate([rows.data[span] for span in spans]).astype(np.float32) / np.float32(len(group)),
    )
