"""The best assignment of what is left over."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from viewer.collation.pairing.assignment import EXACT_SIZE, assign

CELLS = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 20).map(float), max_size=14)


def test_nothing_gives_nothing() -> None:
    assert assign({}) == []


def test_the_sum_counts_and_not_the_single_best() -> None:
    assert assign({(0, 0): 3.0, (0, 1): 2.0, (1, 0): 2.5}) == [(0, 1), (1, 0)]


@given(CELLS)
def test_no_other_assignment_is_worth_more(cells: dict[tuple[int, int], float]) -> None:
    found = assign(cells)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    best = max(sum(cells.get((i, j), 0.0) for i, j in enumerate(order)) for order in permutations(range(5)))
    assert sum(cells[pair] for pair in found) == best


def test_a_huge_component_is_paired_greedily() -> None:
    size = EXACT_SIZE + 1
    cells = {(i, j): 2.0 if i == j else 1.0 for i in range(size) for j in range(size)}
    assert assign(cells) == [(i, i) for i in range(size)]
