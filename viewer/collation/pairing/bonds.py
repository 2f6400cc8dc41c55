"""What a reader has said by hand about blocks of two articles, put in order: what is fixed, and who may meet whom.

Said later counts more: to pair blocks undoes what was said of them before, and to part them undoes their pairs. What
names blocks that are not there, or nothing on a side that needs something, is left aside.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from viewer.model import Bond, BondKind

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hand:
    """Bonds that hold: `pairs` share no block, `apart` are pairs of blocks that must not stand in one row.

    `alone` are the blocks of either side that were parted from all others.
    """

    pairs: tuple[Bond, ...] = ()
    apart: frozenset[Pair] = frozenset()
    alone: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
    taken: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())

    def may_meet(self, base: Iterable[int], witness: Iterable[int]) -> bool:
        """Tell whether blocks that were not paired by hand may stand in one row."""
        if not (self.pairs or self.apart or self.alone[0] or self.alone[1]):
            return True
        ours, theirs = set(base), set(witness)
        barred = (self.taken[side] | self.alone[side] for side in (0, 1))
        if not all(mine.isdisjoint(none) for mine, none in zip((ours, theirs), barred, strict=True)):
            return False
        return not any(i in ours and j in theirs for i, j in self.apart)

    def touches(self, base: Sequence[int], witness: Sequence[int]) -> bool:
        """Tell whether a gap is what a reader made by hand: its block was parted from another one, or from all."""
        parted = {i for i, _ in self.apart} | self.alone[0], {j for _, j in self.apart} | self.alone[1]
        return not parted[0].isdisjoint(base) or not parted[1].isdisjoint(witness)


def resolve(bonds: Sequence[Bond], rows: int, columns: int) -> Hand:
    """Return what holds of bonds between two articles of so many blocks."""
    pairs: list[Bond] = []
    apart: set[Pair] = set()
    alone: tuple[set[int], set[int]] = (set(), set())
    for bond in bonds:
        ours, theirs = set(bond.base), set(bond.witness)
        known = ours <= set(range(rows)) and theirs <= set(range(columns))
        if not known or not (ours or theirs):
            continue
        if bond.kind == BondKind.APART:
            pairs = [pair for pair in pairs if not _parts(ours, theirs, pair)]
            apart |= {(i, j) for i in ours for j in theirs}
            alone[0].update(() if theirs else ours)
            alone[1].update(() if ours else theirs)
        elif ours and theirs:
            pairs = [pair for pair in pairs if ours.isdisjoint(pair.base) and theirs.isdisjoint(pair.witness)]
            pairs.append(Bond(bond.kind, tuple(sorted(ours)), tuple(sorted(theirs))))
            apart -= {(i, j) for i in ours for j in theirs}
            alone[0].difference_update(ours)
            alone[1].difference_update(theirs)
    return Hand(
        tuple(sorted(pairs, key=lambda pair: pair.base)),
        frozenset(apart),
        (frozenset(alone[0]), frozenset(alone[1])),
        (frozenset(i for pair in pairs for i in pair.base), frozenset(j for pair in pairs for j in pair.witness)),
    )


def _parts(ours: set[int], theirs: set[int], pair: Bond) -> bool:
    """Tell whether to part blocks ends a pair; an empty side stands for all blocks of it."""
    return (not ours or not ours.isdisjoint(pair.base)) and (not theirs or not theirs.isdisjoint(pair.witness))
