"""Near-identical texts inside a story: those whose wording one has mostly from the other."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from viewer.grouping.features import article_texts, word_tokens
from viewer.model import Article
from viewer.text.folding import fold_key

SHINGLE = 3
"""Words of a shingle."""

COPY_CONTAINMENT = 0.30
"""Share of the shorter text's shingles that must stand in the other: tellings of different outlets stay below .25."""

FEWEST_SHINGLES = 8
"""Texts with fewer are too short to be called copies of anything."""


def find_copies(articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of ids of near-identical texts, each of two or more, in the order of the articles."""
    if len(articles) <= 1:
        return ()
    columns: dict[tuple[str, ...], int] = {}
    sets = [_shingles(article) for article in articles]
    indices = [columns.setdefault(shingle, len(columns)) for shingles in sets for shingle in shingles]
    ends = np.cumsum([0, *map(len, sets)])
    matrix = sparse.csr_matrix((np.ones(len(indices), np.float32), indices, ends), shape=(len(sets), max(1, len(columns))))
    sizes = np.array([len(shingles) for shingles in sets])
    shorter = np.minimum(sizes[:, None], sizes[None, :])
    contained = (matrix @ matrix.T).toarray() >= COPY_CONTAINMENT * np.maximum(shorter, FEWEST_SHINGLES)
    _, labels = connected_components(sparse.csr_matrix(contained & (shorter >= FEWEST_SHINGLES)), directed=False)
    groups: dict[int, list[str]] = {}
    for article, label in zip(articles, labels.tolist(), strict=True):
        groups.setdefault(label, []).append(article.id)
    return tuple(tuple(ids) for ids in groups.values() if len(ids) > 1)


def _shingles(article: Article) -> frozenset[tuple[str, ...]]:
    """Return the runs of three words of the article's own text."""
    words = [fold_key(word) for text, _ in article_texts(article) for word in word_tokens(text)]
    return frozenset(zip(words, words[1:], words[2:], strict=False))
