"""A table of which each row has few values: the terms of an article with their weights."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy import sparse

Indices = NDArray[np.int64]
Dense = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Row i has `values[ends[i] : ends[i + 1]]` in the `columns` there, of which there are `width`."""

    values: Dense
    columns: NDArray[np.int32]
    ends: Indices
    width: int

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.ends) - 1

    def take(self, order: Indices) -> "Rows":
        """Return the rows named, in that order."""
        lengths = np.diff(self.ends)[order]
        ends = np.concatenate(([0], np.cumsum(lengths)))
        places = np.repeat(self.ends[order] - ends[:-1], lengths) + np.arange(ends[-1])
        return Rows(self.values[places], self.columns[places], ends, self.width)

    def dense(self, width: int, numbers: Indices) -> Dense:
        """Return the whole table, of `width` columns, with each column under its number; those below 0 are left out."""
        table = np.zeros((len(self), width), np.float32)
        columns = numbers[self.columns]
        kept = columns >= 0
        table[np.repeat(np.arange(len(self)), np.diff(self.ends))[kept], columns[kept]] = self.values[kept]
        return table

    def matrix(self) -> "sparse.csr_matrix":
        """Return the table as SciPy's sparse matrix, for what is too large to be written out."""
        from scipy import sparse  # noqa: PLC0415 - loading it costs more than grouping a folder of usual size

        return sparse.csr_matrix((self.values, self.columns, self.ends), shape=(len(self), self.width))
