"""How alike two blocks are, or two runs of blocks: words, four-letter stretches, names and numbers.

Every view of a block is a sparse vector, so the similarity of merged blocks follows from the products of the single ones.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from viewer.text.folding import fold_key
from viewer.text.tokens import word_keys

STEM_LENGTH = 6  # letters of a word that count: a cheap stem that serves many languages
GRAM_LENGTH = 4  # characters of a stretch: catches inflection, compounds and cognates
WORD_SHARE = 0.5  # of the similarity; the rest is the stretches'
FULL_COST = 4_000_000  # products of all pairs up to this many multiplications are computed outright
RARE_TERMS = 24  # terms of a block by which its likely partners are found among thousands
POSTING_LIMIT = 60  # a term that stands in more blocks than this finds no partner
PARTNERS = 6  # likely partners kept of each block of a long text

Vector = dict[str, float]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Unit:
    """What of a block counts when it is compared: its folded text, its words as cut, how many there are."""

    key: str
    words: Counter[str]
    size: int


@dataclass(frozen=True, slots=True)
class _View:
    """One kind of terms: weighted vectors of both sides and the cache of their products."""

    base: list[Vector]
    witness: list[Vector]
    crosses: dict[Pair, float] = field(default_factory=dict)
    inner: tuple[dict[Pair, float], dict[Pair, float]] = field(default_factory=lambda: ({}, {}))

    def cross(self, i: int, j: int) -> float:
        """Return the product of block `i` of the base and block `j` of the witness."""
        found = self.crosses.get((i, j))
        if found is None:
            found = self.crosses[i, j] = dot(self.base[i], self.witness[j])
        return found

    def norm(self, side: int, run: Sequence[int]) -> float:
        """Return the squared length of the sum of the vectors of a run of one side."""
        vectors = self.witness if side else self.base
        cache = self.inner[side]
        total = 0.0
        for at, i in enumerate(run):
            for j in run[at:]:
                product = cache.get((i, j))
                if product is None:
                    product = cache[i, j] = dot(vectors[i], vectors[j])
                total += product if i == j else 2 * product
        return total

    def cosine(self, base: Sequence[int], witness: Sequence[int]) -> float:
        """Return the cosine of two runs of blocks, 0..1."""
        product = sum(self.cross(i, j) for i in base for j in witness)
        if not product:
            return 0.0
        return product / math.sqrt(self.norm(0, base) * self.norm(1, witness))


class Similarity:
    """The similarities of the blocks of two articles; products are computed once and kept."""

    def __init__(self, base: Sequence[str], witness: Sequence[str]) -> None:
        self.base = tuple(map(unit, base))
        self.witness = tuple(map(unit, witness))
        self._words = _weighted([u.words for u in self.base], [u.words for u in self.witness])
        self._grams = _weighted([grams(u.key) for u in self.base], [grams(u.key) for u in self.witness])

    def of(self, base: Sequence[int], witness: Sequence[int]) -> float:
        """Return the similarity of two runs of blocks, 0..1."""
        words = self._words.cosine(base, witness)
        return WORD_SHARE * words + (1 - WORD_SHARE) * self._grams.cosine(base, witness)

    def equal(self, base: Sequence[int], witness: Sequence[int]) -> bool:
        """Tell whether two runs of blocks hold the same text once folded."""
        return " ".join(self.base[i].key for i in base) == " ".join(self.witness[j].key for j in witness)

    def pair(self, i: int, j: int) -> float:
        """Return the similarity of two blocks, 0..1."""
        return self.of((i,), (j,))

    def contained(self, pair: Pair, side: int) -> float:
        """Return what share of the words' weight of a block stands in a block of the other side, 0..1."""
        i, j = pair
        small, large = self._words.base[i], self._words.witness[j]
        if side == 1:
            small, large = large, small
        total = sum(small.values())
        return sum(weight for term, weight in small.items() if term in large) / total if total else 0.0

    def likely_pairs(self) -> set[Pair]:
        """Return the pairs that can be alike at all: every pair of short texts, the best partners in long ones."""
        if _cost(self._grams) <= FULL_COST:
            _multiply(self._words)
            _multiply(self._grams)
            return set(self._grams.crosses) | set(self._words.crosses)
        return _with_neighbours(_partners(self._words) | _equal_pairs(self.base, self.witness), len(self.base), len(self.witness))


def unit(text: str) -> Unit:
    """Return what counts of a text when it is compared."""
    keys = word_keys(text)
    return Unit(" ".join(fold_key(text).split()), Counter(map(stem, keys)), len(keys))


def stem(key: str) -> str:
    """Return a word cut to its first letters; numbers stay whole."""
    return key if key[0].isdecimal() else key[:STEM_LENGTH]


def grams(key: str) -> Counter[str]:
    """Return the stretches of four characters of a folded text, its letters and digits alone."""
    text = f" {_NOT_LETTERS.sub(' ', key)} "
    return Counter([text[at : at + GRAM_LENGTH] for at in range(max(1, len(text) - GRAM_LENGTH + 1))])


_NOT_LETTERS = re.compile(r"[\W_]+")


def dot(one: Vector, other: Vector) -> float:
    """Return the product of two sparse vectors."""
    if len(one) > len(other):
        one, other = other, one
    get = other.get
    return sum([weight * get(term, 0.0) for term, weight in one.items()])


def _weighted(base: list[Counter[str]], witness: list[Counter[str]]) -> _View:
    """Weigh the counts by tf-idf over the blocks of both sides."""
    frequency: Counter[str] = Counter()
    for counts in (*base, *witness):
        frequency.update(counts.keys())
    total = len(base) + len(witness) + 1
    idf = {term: math.log(total / (count + 0.5)) + 0.15 for term, count in frequency.items()}
    return _View([_vector(counts, idf) for counts in base], [_vector(counts, idf) for counts in witness])


def _vector(counts: Counter[str], idf: Vector) -> Vector:
    return {term: (idf[term] if count == 1 else idf[term] * (1 + math.log(count))) for term, count in counts.items()}


def _cost(view: _View) -> int:
    """Return how many multiplications the products of all pairs take."""
    base = Counter(term for vector in view.base for term in vector)
    witness = Counter(term for vector in view.witness for term in vector)
    return sum(count * witness[term] for term, count in base.items())


def _postings(vectors: Iterable[Vector]) -> dict[str, list[tuple[int, float]]]:
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        for term, weight in vector.items():
            found[term].append((at, weight))
    return found


def _multiply(view: _View) -> None:
    """Fill the cache with the products of all pairs that share a term."""
    postings = _postings(view.witness)
    for i, vector in enumerate(view.base):
        row: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for j, other in postings.get(term, ()):
                row[j] += weight * other
        for j in range(len(view.witness)):
            view.crosses[i, j] = row.get(j, 0.0)


def _partners(view: _View) -> set[Pair]:
    """Return the likely partners of each block by its rarest terms."""
    postings = _postings(view.witness)
    found: set[Pair] = set()
    for i, vector in enumerate(view.base):
        rare = sorted((len(postings[term]), term) for term in vector if term in postings)[:RARE_TERMS]
        row: dict[int, float] = defaultdict(float)
        for count, term in rare:
            if count > POSTING_LIMIT:
                break
            for j, other in postings[term]:
                row[j] += vector[term] * other
        best = sorted(row.items(), key=lambda item: (-item[1], item[0]))[:PARTNERS]
        found.update((i, j) for j, _ in best)
    return found


def _equal_pairs(base: Sequence[Unit], witness: Sequence[Unit]) -> set[Pair]:
    """Return pairs of blocks with the same text, the k-th occurrence with the k-th and its nearest."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, one in enumerate(witness):
        places[one.key].append(j)
    seen: Counter[str] = Counter()
    found: set[Pair] = set()
    for i, one in enumerate(base):
        same = places.get(one.key, [])
        at = seen[one.key]
        seen[one.key] += 1
        found.update((i, j) for j in same[max(0, at - 2) : at + 3])
    return found


def _with_neighbours(pairs: set[Pair], rows: int, columns: int) -> set[Pair]:
    """Add the pairs beside the given ones, so that splits and merges are seen."""
    return pairs | {
        (i + down, j + right)
        for i, j in pairs
        for down, right in ((0, 1), (0, -1), (1, 0), (-1, 0))
        if 0 <= i + down < rows and 0 <= j + right < columns
    }

