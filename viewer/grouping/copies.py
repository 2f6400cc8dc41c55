"""Near-identical texts inside a story: those whose wording one has mostly from the other."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from viewer.grouping.features import Passage
from viewer.grouping.rows import Indices
from viewer.grouping.space import overlaps

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


def number_words(passages: Iterable[Passage], numbers: WordNumbers) -> Indices:
    """Return the words of an article's own text in order, as numbers."""
    words = [word for passage in passages for word in passage.tokens]
    return np.fromiter(map(numbers.__getitem__, words), np.int32, len(words))


def find_copies(texts: Mapping[str, Indices]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of ids of near-identical texts, given as numbered words, in the order of the texts."""
    if len(texts) <= 1:
        return ()
    sets = [_shingles(words.astype(np.int64)) for words in texts.values()]
    ends = np.cumsum([0, *map(len, sets)])
    _, columns = np.unique(np.concatenate(sets), return_inverse=True)
    shared = overlaps(columns, ends).astype(np.float64)
    sizes = np.diag(shared)
    shorter = np.minimum(sizes[:, None], sizes[None, :])
    contained = (shorter >= FEWEST_SHINGLES) & (shared >= COPY_CONTAINMENT * shorter)
    ids = list(texts)
    return tuple(tuple(ids[at] for at in group) for group in _connected(contained) if len(group) > 1)


def _connected(links: NDArray[np.bool_]) -> Iterator[list[int]]:
    """Give the groups of places that hang together by links in both directions, each ascending."""
    waiting = np.ones(len(links), bool)
    for first in range(len(links)):
        if not waiting[first]:
            continue
        group, reached = np.zeros(len(links), bool), np.zeros(len(links), bool)
        reached[first] = True
        while reached.any():
            group |= reached
            reached = links[reached].any(axis=0) & ~group
        waiting &= ~group
        yield np.flatnonzero(group).tolist()


def _shingles(words: Indices) -> Indices:
    """Return the runs of three words, each as one number."""
    return (words[:-2] * MOST_WORDS + words[1:-1]) * MOST_WORDS + words[2:]
