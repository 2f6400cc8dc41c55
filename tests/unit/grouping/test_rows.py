import subprocess
import sys

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from viewer.grouping.rows import Rows
from viewer.grouping.space import VectorSpace


@given(st.lists(st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.5, 9)), max_size=6), st.data())
def test_rows_taken_are_those_of_the_written_out_table(texts: list[dict[str, float]], data: st.DataObject) -> None:
    space = VectorSpace()
    for text in texts:
        space.add(text, {})
    rows = space.rows(range(len(texts)))
    order = np.array(data.draw(st.permutations(range(len(texts)))), np.int64)
    every = np.arange(rows.width)
    assert np.array_equal(rows.take(order).dense(rows.width, every), rows.dense(rows.width, every)[order])
    assert np.array_equal(rows.matrix().toarray(), rows.dense(rows.width, every))


def test_columns_without_a_number_are_left_out() -> None:
    rows = Rows(np.array([1, 2, 3], np.float32), np.array([0, 2, 1], np.int32), np.array([0, 2, 3]), 3)
    assert rows.dense(2, np.array([1, -1, 0])).tolist() == [[2, 1], [0, 0]]


def test_a_folder_of_usual_size_is_grouped_without_scipy() -> None:
    code = (
        "import sys; from pathlib import Path; from viewer.library import open_library\n"
        "library = open_library([Path('resources/samples')])\n"
        "assert len(library.stories) > 3 and 'scipy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
