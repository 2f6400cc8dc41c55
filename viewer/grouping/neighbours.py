"""Blocks of articles that may have to do with each other, so that no table of all pairs is needed for large folders."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

LARGEST_BLOCK = 2_000
"""Articles of which all pairs are compared: 2,000 take some 50 MB and half a second."""

RAREST_TERMS = 40
"""Heaviest terms of an article by which its neighbours are looked for."""

FREQUENT = 300
"""Articles from which a term finds no neighbours: it would find everybody."""

NEIGHBOURS = 25
"""Best candidates an article keeps; articles of a story find each other through each other."""

CHUNK = 1_000
"""Rows multiplied at a time, to bound memory."""

FIRST_BOUND, BOUND_STEP = 0.12, 0.02
"""Similarity from which neighbours are held together, and by how much it is raised while a block is too large."""

Indices = NDArray[np.int64]


def split_into_blocks(rows: sparse.csr_matrix) -> Iterator[Indices]:
    """Give the row numbers of each block, ascending; articles of one story are in one block."""
    count = rows.shape[0]
    if count <= LARGEST_BLOCK:
        yield np.arange(count)
        return
    links = _links(rows)
    pending = [(np.arange(count), FIRST_BOUND)]
    while pending:
        members, bound = pending.pop()
        for part in _components(links, members, bound):
            if len(part) <= LARGEST_BLOCK:
                yield part
            else:
                pending.append((part, bound + BOUND_STEP))


def _components(links: sparse.csr_matrix, members: Indices, bound: float) -> Iterator[Indices]:
    """Give the parts of `members` that hang together by links of at least the bound."""
    within = links[members][:, members]
    within.data = np.where(within.data >= bound, within.data, 0)
    within.eliminate_zeros()
    count, labels = connected_components(within, directed=False)
    order = np.argsort(labels, kind="stable")
    ends = np.cumsum(np.bincount(labels, minlength=count))
    for part in np.split(order, ends[:-1]):
        yield members[np.sort(part)]


def _links(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the similarities of each row to its nearest neighbours."""
    rare = _rarest_terms(rows)
    transposed = rare.T.tocsr()
    found = []
    for start in range(0, rows.shape[0], CHUNK):
        left, right = _best(rare[start : start + CHUNK] @ transposed)
        exact = np.asarray(rows[left + start].multiply(rows[right]).sum(1)).ravel()
        found.append(np.stack([left + start, right, exact]))
    left, right, exact = np.concatenate(found, axis=1)
    shape = (rows.shape[0], rows.shape[0])
    return sparse.csr_matrix((exact, (left.astype(np.int64), right.astype(np.int64))), shape=shape)


def _rarest_terms(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the rows with only their heaviest terms, and none that everybody has."""
    frequency = np.bincount(rows.indices, minlength=rows.shape[1])
    kept = rows.copy()
    kept.data = np.where((frequency[kept.indices] <= FREQUENT) & (frequency[kept.indices] > 1), kept.data, 0)
    kept.eliminate_zeros()
    rank = _rank_within_rows(kept)
    kept.data = np.where(rank < RAREST_TERMS, kept.data, 0)
    kept.eliminate_zeros()
    return kept


def _best(scores: sparse.csr_matrix) -> tuple[Indices, Indices]:
    """Return the pairs (row, column) of the best columns of each row."""
    lengths = np.diff(scores.indptr)
    left = np.repeat(np.arange(scores.shape[0], dtype=np.int64), lengths)
    best = _rank_within_rows(scores) < NEIGHBOURS
    return left[best], scores.indices[best].astype(np.int64)


def _rank_within_rows(matrix: sparse.csr_matrix) -> Indices:
    """Return the place of each value in its row, the largest first, equal ones by column."""
    lengths = np.diff(matrix.indptr)
    row = np.repeat(np.arange(matrix.shape[0]), lengths)
    order = np.lexsort((matrix.indices, -matrix.data, row))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order)) - np.repeat(matrix.indptr[:-1], lengths)
    return rank
