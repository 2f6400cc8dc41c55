"""The best monotone chain of links: what dynamic programming over all cells finds, from the likely cells alone.

A gap costs nothing, so a cell that no link ends in only carries the best of its neighbours on. That best is a running
maximum, kept in a Fenwick tree: links × log(columns) steps and memory for the links, however long the texts are.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple


class Link(NamedTuple):
    """Blocks `[base, base + rows)` beside `[witness, witness + columns)`, and what that is worth (above 0)."""

    base: int
    witness: int
    rows: int
    columns: int
    gain: float


class _Best(NamedTuple):
    """The worth of a chain and its last step, by its number; -1 for the empty chain."""

    worth: float
    step: int


_NOTHING = _Best(0.0, -1)


def best_chain(links: Iterable[Link]) -> list[Link]:
    """Return the links of the most valuable chain in which both sides only rise, in order."""
    starting: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        starting[link.base].append(link)
    steps: list[tuple[Link, int]] = []
    ending: dict[int, list[tuple[int, _Best]]] = defaultdict(list)
    tree = _RunningMaximum(
        1 + max((link.witness + link.columns for same in starting.values() for link in same), default=0)
    )
    for row in sorted(set(starting) | {link.base + link.rows for same in starting.values() for link in same}):
        for column, best in ending.pop(row, ()):
            tree.raise_to(column, best)
        for link in sorted(starting.get(row, ())):
            before = tree.up_to(link.witness)
            steps.append((link, before.step))
            ending[row + link.rows].append(
                (link.witness + link.columns, _Best(before.worth + link.gain, len(steps) - 1))
            )
    return _walk_back(steps, tree.up_to(tree.size - 1).step)


def _walk_back(steps: list[tuple[Link, int]], at: int) -> list[Link]:
    chain: list[Link] = []
    while at >= 0:
        link, at = steps[at]
        chain.append(link)
    return chain[::-1]


class _RunningMaximum:
    """A Fenwick tree of chains: the best one that ends at or before a column."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._tree = [_NOTHING] * (size + 1)

    def raise_to(self, column: int, best: _Best) -> None:
        """Make `best` known at `column` and after, where it is worth more than what is known."""
        at = column + 1
        while at <= self.size:
            if best.worth > self._tree[at].worth:
                self._tree[at] = best
            at += at & -at

    def up_to(self, column: int) -> _Best:
        """Return the best chain that ends at or before `column`; of equal ones that which ends first."""
        best, at = _NOTHING, column + 1
        while at > 0:
            if self._tree[at].worth >= best.worth:
                best = self._tree[at]
            at -= at & -at
        return best
