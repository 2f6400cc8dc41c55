"""Sparse vectors of the blocks of two sides, weighed by tf-idf, and their products: made when asked for, then kept."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain, repeat
from typing import NamedTuple

IMAGINED_BLOCKS = (
    11  # added to the count of blocks, so that in a text of few blocks a shared word is still worth something
)
LEAST_WEIGHT = 0.15  # of a term that stands everywhere
FUNCTION_WEIGHT = (
    0.2  # of a word without content, beside its tf-idf: two short texts hold too little to learn that from
)
LONG_RUNS = 40  # blocks of two runs from which their vectors are added up: products of all pairs would cost the square
SAMPLE_SIZE = 600  # blocks by which the frequency of terms in longer texts is told, where they have few each

Vector = dict[str, float]
Pair = tuple[int, int]


class Bag(NamedTuple):
    """The terms of a text in order, each once, and by what those weigh more that it has several times."""

    terms: Collection[str]
    repeated: Sequence[tuple[str, float]]


def bag_of(terms: Iterable[str]) -> Bag:
    """Return the bag of the terms of a text."""
    counts = Counter(terms)
    return Bag(tuple(counts), tuple([(term, 1 + math.log(count)) for term, count in counts.items() if count > 1]))


class View:
    """One kind of terms of two sides: `bags` tells the terms of a text, `empty` names those that say little.

    `terms` tells each term of a text once, where that is cheaper than a bag; `sample` is the number of blocks by which
    the frequency of terms in longer texts is told. What nobody asks for is not made: of two
    texts as long as books hardly any two blocks are alike enough in words to ask for their stretches.
    """

    def __init__(
        self,
        sides: tuple[Sequence[str], Sequence[str]],
        bags: Callable[[str], Bag],
        empty: frozenset[str],
        terms: Callable[[str], Collection[str]] | None = None,
        *,
        sample: int = SAMPLE_SIZE,
    ) -> None:
        self.sides = sides
        self._sample = sample
        self._bags = bags
        self._empty = empty
        self._terms = terms or (lambda text: bags(text).terms)
        self._vectors: tuple[dict[int, Vector], dict[int, Vector]] = ({}, {})
        self._crosses: dict[Pair, float] = {}
        self._inner: tuple[dict[Pair, float], dict[Pair, float]] = ({}, {})

    def vector(self, side: int, at: int) -> Vector:
        """Return the vector of a block."""
        found = self._vectors[side].get(at)
        if found is None:
            terms, repeated = self._bags(self.sides[side][at])
            found = dict(zip(terms, map(self._idf.__getitem__, terms), strict=True))
            for term, more in repeated:
                found[term] *= more
            self._vectors[side][at] = found
        return found

    def cosine(self, base: Sequence[int], witness: Sequence[int]) -> float:
        """Return the cosine of the sums of two runs of blocks, 0..1."""
        if len(base) == len(witness) == 1:
            return self._cosine_of_two(base[0], witness[0])
        if len(base) + len(witness) > LONG_RUNS:
            return _cosine(self._sum(0, base), self._sum(1, witness))
        product = sum([self._cross(i, j) for i in base for j in witness])
        return product / math.sqrt(self._norm(0, base) * self._norm(1, witness)) if product else 0.0

    def _cosine_of_two(self, i: int, j: int) -> float:
        """Return the same of one block on either side, which is what is mostly asked."""
        product = self._cross(i, j)
        return product / math.sqrt(self._within(0, i, i) * self._within(1, j, j)) if product else 0.0

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

    def postings(self, side: int, *, most: int) -> dict[str, list[int]]:
        """Return for each term that stands in at most so many blocks of a side those that hold it, in order."""
        found: dict[str, list[int]] = defaultdict(list)
        for at in range(len(self.sides[side])):
            for term in self.vector(side, at):
                found[term].append(at)
        return {term: blocks for term, blocks in found.items() if len(blocks) <= most}

    @cached_property
    def _idf(self) -> Mapping[str, float]:
        """The weight of each term, told by a sample of the blocks; what that does not hold is as rare as can be."""
        texts = [*self.sides[0], *self.sides[1]]
        sample = texts[:: max(1, len(texts) // self._sample)]
        frequency = Counter(chain.from_iterable(map(self._terms, sample)))
        total = len(sample) + IMAGINED_BLOCKS
        weights = [math.log(total / (count + 0.5)) + LEAST_WEIGHT for count in range(len(sample) + 1)]
        idf = defaultdict(lambda: weights[0], zip(frequency, map(weights.__getitem__, frequency.values()), strict=True))
        for term in self._empty & frequency.keys():
            idf[term] *= FUNCTION_WEIGHT
        return idf

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

    def _within(self, side: int, i: int, j: int) -> float:
        """Return the product of the vectors of two blocks of one side."""
        found = self._inner[side].get((i, j))
        if found is None:
            found = self._inner[side][i, j] = _dot(self.vector(side, i), self.vector(side, j))
        return found

    def _norm(self, side: int, run: Sequence[int]) -> float:
        """Return the squared length of the sum of the vectors of a run of one side."""
        total = 0.0
        for at, i in enumerate(run):
            total += self._within(side, i, i)
            for j in run[at + 1 :]:
                total += 2 * self._within(side, i, j)
        return total


def _cosine(one: Vector, other: Vector) -> float:
    product = _dot(one, other)
    return product / math.sqrt(_dot(one, one) * _dot(other, other)) if product else 0.0


def _dot(one: Vector, other: Vector) -> float:
    if one is other:
        return sum([weight * weight for weight in one.values()])
    if len(one) > len(other):
        one, other = other, one
    return sum([weight * other[term] for term, weight in one.items() if term in other])
