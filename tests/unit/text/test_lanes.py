"""Sums of many lanes in one integer, held against sums one by one."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.text.lanes import join, lanes_that_rise, part, scale

LANES = 5
FALL = 40


def rise(gains: list[int]) -> int:
    """Return what the best stretch comes to."""
    totals = [0, *accumulate(gains)]
    return max(total - low for total, low in zip(totals, accumulate(totals, min), strict=True))


@given(
    st.lists(st.lists(st.integers(-FALL, 50), min_size=LANES, max_size=LANES), max_size=40),
    st.lists(st.integers(1, 400), min_size=LANES, max_size=LANES),
)
def test_the_lanes_that_rise_are_those_whose_best_stretch_does(words: list[list[int]], bounds: list[int]) -> None:
    packed = [join([gain + FALL for gain in word]) for word in words]
    rising = [lane for lane in range(LANES) if rise([word[lane] for word in words]) >= bounds[lane]]
    assert lanes_that_rise(packed, FALL, bounds) == rising


@given(st.lists(st.lists(st.integers(0, 2**40), min_size=LANES, max_size=LANES), min_size=1, max_size=9))
def test_lanes_are_added_each_by_itself(numbers: list[list[int]]) -> None:
    assert part(sum(map(join, numbers)), LANES) == tuple(map(sum, zip(*numbers, strict=True)))


@given(st.lists(st.integers(0, 2**38), min_size=LANES, max_size=LANES), st.sampled_from([0.0, 0.1375, 0.55, 1.0]))
def test_lanes_are_scaled_each_by_itself(numbers: list[int], factor: float) -> None:
    scaled = part(scale(join(numbers), factor), LANES)
    assert list(scaled) == pytest.approx([number * factor for number in numbers], rel=1e-6, abs=2)
