"""Products of tables too large to be written out."""

import numpy as np
from scipy import sparse

from viewer.grouping.rows import Dense

COMMON_SHARE = 0.1
"""Columns that more than this share of the rows have are multiplied densely: there that is many times faster."""


def multiply(rows: sparse.csr_matrix) -> Dense:
    """Return the inner products of all rows with each other, right for different rows only."""
    columns = rows.tocsc()
    frequency = np.diff(columns.indptr)
    is_common = frequency > max(2, COMMON_SHARE * rows.shape[0])
    common = columns[:, is_common].toarray()
    rare = columns[:, ~is_common & (frequency > 1)].tocsr()
    found: Dense = common @ common.T
    found += (rare @ rare.T).toarray()
    return found
