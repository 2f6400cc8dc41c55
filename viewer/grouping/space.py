"""Articles as rows of one sparse matrix, whose inner products are their similarities."""

import math
from array import array
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

FULL_SHARE, LEAD_SHARE = 0.8, 0.2
"""Shares of the whole text and of the lead in a similarity; a plateau: .7 to 1 are within a point of each other."""

COMMON_SHARE = 0.1
"""Columns that more than this share of the rows have are multiplied densely: there that is many times faster."""

Dense = NDArray[np.float32]


class VectorSpace:
    """Rows of terms that grow as articles are read; each row has length one, so products are cosines."""

    def __init__(self) -> None:
        self._columns: dict[str, int] = {}
        self._indices = array("i")
        self._values = array("f")
        self._ends = array("q", [0])

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._ends) - 1

    def add(self, terms: Mapping[str, float], lead: Mapping[str, float]) -> None:
        """Append the row of an article: its terms, and those of its lead as columns of their own."""
        for weights, share, mark in ((terms, FULL_SHARE, ""), (lead, LEAD_SHARE, "^")):
            length = math.sqrt(sum(weight * weight for weight in weights.values()))
            scale = math.sqrt(share) / length if length else 0.0
            for key, weight in weights.items():
                self._indices.append(self._columns.setdefault(mark + key, len(self._columns)))
                self._values.append(weight * scale)
        self._ends.append(len(self._indices))

    def rows(self, order: Sequence[int]) -> sparse.csr_matrix:
        """Return the rows named, in that order."""
        shape = (len(self), len(self._columns))
        parts = (np.array(self._values, np.float32), np.array(self._indices, np.int32), np.array(self._ends, np.int64))
        return sparse.csr_matrix(parts, shape=shape)[np.asarray(order, np.int64)]


def similarities(rows: sparse.csr_matrix) -> Dense:
    """Return the similarities 0..1 of all rows to each other, the diagonal included."""
    count = rows.shape[0]
    columns = rows.tocsc()
    frequency = np.diff(columns.indptr)
    common = columns[:, frequency > max(2, COMMON_SHARE * count)].toarray()
    rare = columns[:, (frequency > 1) & (frequency <= max(2, COMMON_SHARE * count))].tocsr()
    found: Dense = common @ common.T
    found += (rare @ rare.T).toarray()
    return np.clip((found + found.T) / 2, 0.0, 1.0)
