from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from viewer.grouping import space
from viewer.grouping.space import FULL_SHARE, VectorSpace, overlaps, shared_columns, similarities

TEXTS = [{"a": 1.0, "b": 2.0}, {"a": 1.0, "b": 2.0}, {"a": 3.0, "c": 1.0}, {}]


def filled(texts: Sequence[Mapping[str, float]], leads: Sequence[Mapping[str, float]] | None = None) -> VectorSpace:
    made = VectorSpace()
    for text, lead in zip(texts, leads or texts, strict=True):
        made.add(text, lead)
    return made


def test_equal_articles_are_wholly_similar_and_empty_ones_to_nothing() -> None:
    found = similarities(filled(TEXTS).rows(range(4)))
    assert found[0, 1] == pytest.approx(1.0, abs=1e-6)
    assert 0 < found[0, 2] < 1
    assert found[3, :3].tolist() == [0, 0, 0]
    assert np.diag(found).tolist() == [1, 1, 1, 1]


def test_text_and_lead_share_a_similarity() -> None:
    found = similarities(filled(TEXTS[:2], [{"x": 1.0}, {"y": 1.0}]).rows(range(2)))
    assert found[0, 1] == pytest.approx(FULL_SHARE, abs=1e-6)


def test_rows_come_in_the_order_asked_for() -> None:
    made = filled(TEXTS)
    assert len(made) == 4
    assert np.allclose(similarities(made.rows([2, 0])), similarities(made.rows([0, 2]))[::-1, ::-1])


def test_keys_name_the_columns_of_texts_only() -> None:
    assert filled([{"a": 1.0}], [{"b": 1.0}]).keys() == ["a", None]


def test_many_rows_are_multiplied_to_the_same_similarities(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(5)
    texts = [{f"w{word}": float(rng.integers(1, 9)) for word in rng.zipf(1.4, 30) % 500} for _ in range(120)]
    rows = filled(texts).rows(range(120))
    found = similarities(rows)
    monkeypatch.setattr(space, "DENSE_CELLS", 0)
    assert np.allclose(found, similarities(rows), atol=1e-5)


@pytest.mark.parametrize("cells", [0, 100])
def test_overlaps_count_common_columns_once(monkeypatch: pytest.MonkeyPatch, cells: int) -> None:
    monkeypatch.setattr(space, "DENSE_CELLS", cells)
    found = overlaps(np.array([0, 1, 1, 2, 1, 2, 3]), np.array([0, 4, 7, 7]))
    assert found.tolist() == [[3, 2, 0], [2, 3, 0], [0, 0, 0]]


def test_shared_columns_stand_in_half_of_the_groups_and_in_two() -> None:
    made = filled([{"a": 1.0, "b": 5.0}, {"a": 1.0, "b": 5.0, "d": 1.0}, {"a": 1.0, "c": 1.0}], [{}, {}, {}])
    keys, rows = made.keys(), made.rows(range(3))
    assert [keys[column] for column in shared_columns(rows, [np.array([at]) for at in range(3)])] == ["b", "a"]
    assert [keys[column] for column in shared_columns(rows, [np.array([0, 1]), np.array([2])])] == ["a"]
    assert shared_columns(rows, [np.array([0]), np.array([1])])[0] == keys.index("b")
