"""Which quotations of the witness may be one with one of the base, found without weighing each with every other."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain
from math import ceil

from viewer.collation.quoting.quoted import LENT, Quoted

COMMON = 40  # quotations of an article that may have a word before it says nothing about which of them is meant
NEAREST = 100  # quotations of a row that one is weighed with, and of the same words: no paragraph of news has so many


class Candidates:
    """The quotations of the witness by where they stand and by what they say.

    `least` is the likeness below which two that stand in different rows are never one.
    """

    def __init__(self, before: Sequence[Quoted], after: Sequence[Quoted], *, least: float) -> None:
        self._after = after
        self._least = least
        self._of_row: defaultdict[int, list[int]] = defaultdict(list)
        self._of_words: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._with_rare: defaultdict[str, list[int]] = defaultdict(list)
        self._said = Counter[tuple[str, ...]]()
        self._everywhere = _everywhere(before) | _everywhere(after)
        for b in after:
            self._of_row[b.row].append(b.index)
            self._of_words[b.words].append(b.index)
            for stem in b.stems.keys() - self._everywhere:
                self._with_rare[stem].append(b.index)
        self._sizes = [b.weight for b in after]
        self._commons = [self._common(b) for b in after]

    def of(self, a: Quoted) -> list[int]:
        """Return the quotations to weigh `a` with, in order; each of the base is asked about once, in order.

        They are those in the same row, those of equal words, and those that share a word that is not everywhere.
        """
        in_row: Sequence[int] = _nearest(self._of_row.get(a.row, ()), a)
        equal: Sequence[int] = self._of_words.get(a.words, ())
        if len(equal) > NEAREST:  # one word over and over: each in its order
            in_row = [j for j in in_row if self._after[j].words != a.words]
            equal = equal[self._said[a.words] :][:1]
            self._said[a.words] += 1
        return sorted({*in_row, *equal, *self._alike(a)})

    def _alike(self, a: Quoted) -> list[int]:
        """Return the quotations that share a rare word with `a` and may share enough to be paired from anywhere.

        The bound is exact: what is left out has a likeness below the least even if all common words of the one that has
        fewer of them stand in the other. Words are counted whole, whatever they weigh, for that costs least.
        """
        rare = [[self._with_rare.get(stem, ())] * ceil(weight) for stem, weight in a.stems.items()]
        shared = Counter(chain.from_iterable(chain.from_iterable(rare)))
        size, common, half = a.weight, self._common(a), self._least / 2
        sizes, commons = self._sizes, self._commons
        return [
            j
            for j, count in shared.items()
            if (most := count + min(common, commons[j])) >= half * (size + sizes[j])
            or most >= LENT * min(size, sizes[j])
        ]

    def _common(self, quoted: Quoted) -> float:
        """Return the weight of the words of a quotation that say nothing about which is meant."""
        return sum([weight for stem, weight in quoted.stems.items() if stem in self._everywhere])


def _nearest(in_row: Sequence[int], a: Quoted) -> Sequence[int]:
    """Return the quotations of the row of `a`, of very many those that stand as far on in it."""
    start = min(max(0, a.rank * len(in_row) // a.of - NEAREST // 2), max(0, len(in_row) - NEAREST))
    return in_row[start : start + NEAREST]


def _everywhere(quotations: Sequence[Quoted]) -> frozenset[str]:
    """Return the stems that say nothing about which quotation is meant."""
    counts = Counter(stem for quoted in quotations for stem in quoted.stems)
    return frozenset(stem for stem, count in counts.items() if count > COMMON)
