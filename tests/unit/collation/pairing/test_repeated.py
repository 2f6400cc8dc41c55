"""Which of many blocks with the same text may stand beside each other."""

from viewer.collation.pairing.repeated import NEARBY, equal_pairs


def test_a_text_that_stands_once_is_paired_with_its_equal() -> None:
    assert set(equal_pairs(["a", "b"], ["c", "a"])) == {(0, 1)}
    assert set(equal_pairs(["a"], [])) == set()


def test_the_kth_is_paired_with_those_near_the_kth() -> None:
    found = set(equal_pairs(["x"] * 20, ["x"] * 20))
    assert found == {(i, j) for i in range(20) for j in range(20) if abs(i - j) <= NEARBY}


def test_an_anchor_tells_where_a_repeated_text_is_expected() -> None:
    base = ["start", *["x", "y"] * 10]
    witness = [*["x", "y"] * 10, "start", *["x", "y"] * 10]
    found = set(equal_pairs(base, witness))
    assert {(i, i + 20) for i in range(len(base))} <= found


def test_of_anchors_that_cross_the_most_that_rise_count() -> None:
    base = ["late", "a", "b", "c", *["x"] * 6]
    witness = [*["x"] * 30, "a", "b", "c", *["x"] * 6, "late"]
    assert (4, 33) in set(equal_pairs(base, witness))
