"""Near-identical texts inside a story: those whose wording one has mostly from the other."""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from viewer.grouping.features import Passage

SHINGLE = 3
"""Words of a shingle."""

COPY_CONTAINMENT = 0.30
"""Share of the shorter text's shingles that must stand in the other: tellings of different outlets stay below .25."""

FEWEST_SHINGLES = 8
"""Texts with fewer are too short to be called copies of anything."""


def find_copies(texts: Mapping[str, Sequence[Passage]]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of ids of near-identical texts, each of two or more, in the order of the texts."""
    if len(texts) <= 1:
        return ()
    columns: dict[tuple[str, ...], int] = {}
    sets = [_shingles(passages) for passages in texts.values()]
    indices = [columns.setdefault(shingle, len(columns)) for shingles in sets for shingle in shingles]
    ends = np.cumsum([0, *map(len, sets)])
    shape = (len(sets), max(1, len(columns)))
    matrix = sparse.csr_matrix((np.ones(len(indices), np.float32), indices, ends), shape=shape)
    sizes = np.diff(ends)
    shorter = np.minimum(sizes[:, None], sizes[None, :])
    contained = (shorter >= FEWEST_SHINGLES) & ((matrix @ matrix.T).toarray() >= COPY_CONTAINMENT * shorter)
    _, labels = connected_components(sparse.csr_matrix(contained), directed=False)
    groups: dict[int, list[str]] = {}
    for article_id, label in zip(texts, labels.tolist(), strict=True):
        groups.setdefault(label, []).append(article_id)
    return tuple(tuple(ids) for ids in groups.values() if len(ids) > 1)


def _shingles(passages: Sequence[Passage]) -> frozenset[tuple[str, ...]]:
    """Return the runs of three words of an article's own text."""
    shingles: set[tuple[str, ...]] = set()
    for passage in passages:
        words = [word.casefold() for word in passage.tokens]
        shingles.update(zip(words, words[1:], words[2:], strict=False))
    return frozenset(shingles)
