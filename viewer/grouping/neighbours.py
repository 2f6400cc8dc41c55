"""Blocks of articles that may have to do with each other, so that no table of all pairs is needed for large folders."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from viewer.grouping.rows import Indices, Rows

FAINTEST = 0.01
"""Part of a similarity below which a candidate is not worth its place in the queue."""

RAREST_TERMS = 40
"""Heaviest terms of an article by which its neighbours are looked for."""

FREQUENT = 300
"""Articles from which a term finds no neighbours: it would find everybody."""

SIGNATURE_TERMS = 8
"""Heaviest terms by which two tellings of a text that many repeat are known for one."""

NEIGHBOURS = 15
"""Best candidates an article keeps; articles of a story find each other through each other."""

CHUNK = 1_000
"""Rows multiplied at a time, to bound memory."""

FIRST_BOUND, BOUND_STEP = 0.12, 0.02
"""Similarity from which neighbours are held together, and by how much it is raised while a block is too large."""

LAST_BOUND = 0.5
"""Bound from which a block that is still too large is one text many times over, and is cut by number."""


def split_into_blocks(rows: Rows, largest: int) -> Iterator[Indices]:
    """Give the row numbers of each block of at most `largest`, ascending; articles of one story are in one block."""
    links = _links(rows.matrix())
    pending = [(np.arange(len(rows)), FIRST_BOUND)]
    while pending:
        members, bound = pending.pop()
        for part in _components(links, members, bound):
            if len(part) <= largest:
                yield part
            elif bound < LAST_BOUND:
                pending.append((part, bound + BOUND_STEP))
            else:
                yield from np.split(part, range(largest, len(part), largest))


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
    """Return the similarities of each row to its nearest neighbours, each pair once."""
    count = rows.shape[0]
    rare = _largest(_without_frequent(rows), RAREST_TERMS)
    transposed = rare.T.tocsr()
    chunks = range(0, count, CHUNK)
    best = [_largest(_without_faint(rare[start : start + CHUNK] @ transposed), NEIGHBOURS) for start in chunks]
    found = sparse.vstack(best).tocoo()
    near = np.minimum(found.row, found.col).astype(np.int64) * count + np.maximum(found.row, found.col)
    pairs = np.unique(np.concatenate([near, _twins(rows)]))
    left, right = pairs // count, pairs % count
    exact = [np.zeros(0, np.float32)] + [
        np.asarray(rows[left[start : start + CHUNK]].multiply(rows[right[start : start + CHUNK]]).sum(1)).ravel()
        for start in range(0, len(pairs), CHUNK)
    ]
    return sparse.csr_matrix((np.concatenate(exact), (left, right)), shape=(count, count))


def _twins(rows: sparse.csr_matrix) -> Indices:
    """Return pairs, as one number each, of rows with the same heaviest terms: of one text told hundreds of times.

    No term of such a text is rare enough to find its neighbours by.
    """
    heaviest = _largest(rows, SIGNATURE_TERMS)
    last: dict[bytes, int] = {}
    pairs: list[int] = []
    for row, (start, end) in enumerate(pairwise(heaviest.indptr)):
        signature = heaviest.indices[start:end].tobytes()
        if signature and signature in last:
            pairs.append(last[signature] * rows.shape[0] + row)
        last[signature] = row
    return np.array(pairs, np.int64)


def _without_frequent(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the rows without the terms that many have, and without those that nobody else has."""
    frequency = np.bincount(rows.indices, minlength=rows.shape[1])[rows.indices]
    kept = rows.copy()
    kept.data = np.where((frequency > 1) & (frequency <= FREQUENT), kept.data, 0)
    kept.eliminate_zeros()
    return kept


def _without_faint(scores: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the scores without those of chance."""
    scores.data[scores.data < FAINTEST] = 0
    scores.eliminate_zeros()
    return scores


def _largest(matrix: sparse.csr_matrix, limit: int) -> sparse.csr_matrix:
    """Return the matrix with only the largest values of each row, of equal ones those of the first columns."""
    kept = matrix.copy()
    kept.sort_indices()
    for start, end in pairwise(kept.indptr):
        if end - start > limit:
            order = np.argsort(-kept.data[start:end], kind="stable")
            kept.data[start + order[limit:]] = 0
    kept.eliminate_zeros()
    return kept
