from hypothesis import given
from hypothesis import strategies as st

from viewer.ui.comparison.heights import Heights

_LISTS = st.lists(st.integers(0, 400), max_size=700)


@given(_LISTS, st.data())
def test_sums_are_those_of_a_plain_list(values: list[int], data: st.DataObject) -> None:
    heights = Heights(values)
    for _ in range(min(5, len(values))):
        row = data.draw(st.integers(0, len(values) - 1))
        value = data.draw(st.integers(0, 400))
        assert heights.set_height(row, value) == value - values[row]
        values[row] = value
    assert heights.total == sum(values)
    assert heights.tops() == [sum(values[:row]) for row in range(len(values) + 1)]
    for row in range(0, len(values) + 1, 97):
        assert heights.top(row) == sum(values[:row])


@given(st.lists(st.integers(1, 400), min_size=1, max_size=700), st.floats(0, 1, exclude_max=True))
def test_the_row_at_a_height_covers_it(values: list[int], fraction: float) -> None:
    heights = Heights(values)
    height = int(fraction * heights.total)
    row = heights.row_at(height)
    assert heights.top(row) <= height < heights.top(row) + heights.height(row)


def test_outside_is_the_nearest_row() -> None:
    heights = Heights([10, 10, 10])
    assert (heights.row_at(-5), heights.row_at(30), heights.row_at(999)) == (0, 2, 2)
    assert Heights().row_at(5) == 0
