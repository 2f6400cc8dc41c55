"""Near-identical texts inside a story: those whose wording one has mostly from the other."""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from viewer.grouping.features import Passage
from viewer.grouping.space import Indices

COPY_CONTAINMENT = 0.30
"""Share of the shorter text's shingles that must stand in the other: tellings of different outlets stay below .25."""

MOST_WORDS = 2_000_003
"""Words that can be numbered before two shingles might meet in one number, and that only by a rare chance."""

FEWEST_SHINGLES = 8
"""Texts with fewer are too short to be called copies of anything."""


class WordNumbers(dict[str, int]):
    """A number for each word, small and capital letters alike, given when first asked."""

    def __missing__(self, word: str) -> int:
        """Number a word that was not met before."""
        folded = word.casefold()
        number = self[word] = len(self) if folded == word else self[folded]
        return number


def find_copies(texts: Mapping[str, Sequence[Passage]], numbers: WordNumbers) -> tuple[tuple[str, ...], ...]:
    """Return the sets of ids of near-identical texts, each of two or more, in the order of the texts."""
    if len(texts) <= 1:
        return ()
    sets = [_shingles(passages, numbers) for passages in texts.values()]
    ends = np.cumsum([0, *map(len, sets)])
    runs, columns = np.unique(np.concatenate(sets), return_inverse=True)
    matrix = sparse.csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(len(sets), max(1, len(runs))))
    sizes = np.diff(ends)
    shorter = np.minimum(sizes[:, None], sizes[None, :])
    contained = (shorter >= FEWEST_SHINGLES) & ((matrix @ matrix.T).toarray() >= COPY_CONTAINMENT * shorter)
    _, labels = connected_components(sparse.csr_matrix(contained.astype(np.int8)), directed=False)
    groups: dict[int, list[str]] = {}
    for article_id, label in zip(texts, labels.tolist(), strict=True):
        groups.setdefault(label, []).append(article_id)
    return tuple(tuple(ids) for ids in groups.values() if len(ids) > 1)


def _shingles(passages: Sequence[Passage], numbers: WordNumbers) -> Indices:
    """Return the runs of three words of an article's own text, each as one number and once."""
    runs = [np.zeros(0, np.int64)]
    for passage in passages:
        words = np.array([numbers[word] for word in passage.tokens], np.int64)
        runs.append((words[:-2] * MOST_WORDS + words[1:-1]) * MOST_WORDS + words[2:])
    return np.unique(np.concatenate(runs))
