"""Average linkage: the same groups as SciPy's, which needs longer to load than to answer."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from viewer.grouping.linkage import cut_average_linkage
from viewer.grouping.rows import Dense


def groups(similarity: Dense, bound: float) -> list[list[int]]:
    return [part.tolist() for part in cut_average_linkage(similarity, bound)]


def as_scipy_groups(similarity: Dense, bound: float) -> list[list[int]]:
    distance = np.maximum(1.0 - similarity.astype(np.float64), 0.0)
    np.fill_diagonal(distance, 0.0)
    labels = fcluster(linkage(squareform(distance, checks=False), "average"), 1.0 - bound, "distance")
    return sorted(np.flatnonzero(labels == label).tolist() for label in set(labels.tolist()))


def symmetric(size: int, seed: int, steps: int) -> Dense:
    """Return similarities with many ties where there are few steps."""
    random = np.random.default_rng(seed)
    half = np.triu(random.integers(0, steps + 1, (size, size)) / steps, 1)
    similarity: Dense = (half + half.T + np.eye(size)).astype(np.float32)
    return similarity


@given(st.integers(2, 24), st.integers(0, 10_000), st.sampled_from([2, 5, 1000]), st.sampled_from([0.13, 0.3, 0.5]))
def test_groups_are_those_of_scipy(size: int, seed: int, steps: int, bound: float) -> None:
    similarity = symmetric(size, seed, steps)
    assert groups(similarity, bound) == as_scipy_groups(similarity, bound)


def test_one_place_is_one_group() -> None:
    assert groups(np.ones((1, 1), dtype=np.float32), 0.5) == [[0]]


@pytest.mark.parametrize(("bound", "expected"), [(0.5, [[0, 1], [2]]), (0.51, [[0], [1], [2]]), (0.2, [[0, 1, 2]])])
def test_a_group_is_joined_at_the_bound_itself(bound: float, expected: list[list[int]]) -> None:
    similarity = np.array([[1, 0.5, 0.25], [0.5, 1, 0.25], [0.25, 0.25, 1]], dtype=np.float32)
    assert groups(similarity, bound) == expected
