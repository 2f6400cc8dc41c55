"""Sparse vectors of the blocks of two sides, weighed by tf-idf, and their products: made when asked for, then kept."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import repeat

IMAGINED_BLOCKS = (
    11  # added to the count of blocks, so that in a text of few blocks a shared word is still worth something
)
LEAST_WEIGHT = 0.15  # of a term that stands everywhere
FUNCTION_WEIGHT = (
    0.2  # of a word without content, beside its tf-idf: two short texts hold too little to learn that from
)
LONG_RUNS = 40  # blocks of two runs from which their vectors are added up: products of all pairs would cost the square
SAMPLE_SIZE = 600  # blocks by which the frequency of terms in longer texts is told

Vector = dict[str, float]
Pair = tuple[int, int]
Counts = Callable[[str], Mapping[str, int]]


class View:
    """One kind of terms of two sides: `counts` tells the terms of a text, `empty` names those that say little."""

    def __init__(self, sides: tuple[Sequence[str], Sequence[str]], counts: Counts, empty: frozenset[str]) -> None:
        self.sides = sides
        self._counts = counts
        self._idf, self._rarest = _weights(sides, counts, empty)
        self._vectors: tuple[dict[int, Vector], dict[int, Vector]] = ({}, {})
        self._crosses: dict[Pair, float] = {}
        self._inner: tuple[dict[Pair, float], dict[Pair, float]] = ({}, {})

    def vector(self, side: int, at: int) -> Vector:
        """Return the vector of a block."""
        found = self._vectors[side].get(at)
        if found is None:
            idf, rarest = self._idf, self._rarest
            found = {
                term: idf.get(term, rarest) if count == 1 else idf.get(term, rarest) * (1 + math.log(count))
                for term, count in self._counts(self.sides[side][at]).items()
            }
            self._vectors[side][at] = found
        return found

    def cosine(self, base: Sequence[int], witness: Sequence[int]) -> float:
        """Return the cosine of the sums of two runs of blocks, 0..1."""
        if len(base) + len(witness) > LONG_RUNS:
            return _cosine(self._sum(0, base), self._sum(1, witness))
        product = sum([self._cross(i, j) for i in base for j in witness])
        return product / math.sqrt(self._norm(0, base) * self._norm(1, witness)) if product else 0.0

    def contained(self, side: int, pair: Pair) -> float:
        """Return what share of the weight of a pair's block of one side stands in its other block, 0..1."""
        mine, other = self.vector(side, pair[side]), self.vector(1 - side, pair[1 - side])
        total = sum(mine.values())
        return sum([weight for term, weight in mine.items() if term in other]) / total if total else 0.0

    def multiply_all(self) -> list[Pair]:
        """Make the products of all pairs at once and return the pairs that share a term, in order."""
        columns = range(len(self.sides[1]))
        weighed: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for j in columns:
            for term, weight in self.vector(1, j).items():
                weighed[term].append((j, weight))
        pairs: list[Pair] = []
        for i in range(len(self.sides[0])):
            row = [0.0] * len(columns)
            for term, weight in self.vector(0, i).items():
                for j, other in weighed.get(term, ()):
                    row[j] += weight * other
            self._crosses.update(zip(zip(repeat(i), columns, strict=False), row, strict=True))
            pairs += [(i, j) for j in columns if row[j]]
        return pairs

    def postings(self, side: int) -> dict[str, list[int]]:
        """Return for each term the blocks of a side that hold it, in order."""
        found: dict[str, list[int]] = defaultdict(list)
        for at in range(len(self.sides[side])):
            for term in self.vector(side, at):
                found[term].append(at)
        return found

    def _sum(self, side: int, run: Sequence[int]) -> Vector:
        total: dict[str, float] = defaultdict(float)
        for at in run:
            for term, weight in self.vector(side, at).items():
                total[term] += weight
        return total

    def _cross(self, i: int, j: int) -> float:
        found = self._crosses.get((i, j))
        if found is None:
            found = self._crosses[i, j] = _dot(self.vector(0, i), self.vector(1, j))
        return found

    def _norm(self, side: int, run: Sequence[int]) -> float:
        """Return the squared length of the sum of the vectors of a run of one side."""
        cache, total = self._inner[side], 0.0
        for at, i in enumerate(run):
            for j in run[at:]:
                product = cache.get((i, j))
                if product is None:
                    product = cache[i, j] = _dot(self.vector(side, i), self.vector(side, j))
                total += product if i == j else 2 * product
        return total


def _weights(sides: tuple[Sequence[str], Sequence[str]], counts: Counts, empty: frozenset[str]) -> tuple[Vector, float]:
    """Return the weight of each term, and that of a term which the sample does not hold."""
    texts = [*sides[0], *sides[1]]
    step = max(1, len(texts) // SAMPLE_SIZE)
    sample = texts[::step]
    frequency: Counter[str] = Counter()
    for text in sample:
        frequency.update(counts(text).keys())
    total = len(sample) + IMAGINED_BLOCKS
    idf = {
        term: (math.log(total / (count + 0.5)) + LEAST_WEIGHT) * (FUNCTION_WEIGHT if term in empty else 1.0)
        for term, count in frequency.items()
    }
    return idf, math.log(total / 0.5) + LEAST_WEIGHT


def _cosine(one: Vector, other: Vector) -> float:
    product = _dot(one, other)
    return product / math.sqrt(_dot(one, one) * _dot(other, other)) if product else 0.0


def _dot(one: Vector, other: Vector) -> float:
    if one is other:
        return sum([weight * weight for weight in one.values()])
    if len(one) > len(other):
        one, other = other, one
    get = other.get
    return sum([weight * get(term, 0.0) for term, weight in one.items()])
