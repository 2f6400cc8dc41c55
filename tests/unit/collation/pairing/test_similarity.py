"""How alike blocks are."""

import pytest

from viewer.collation.pairing import similarity as module
from viewer.collation.pairing import vectors
from viewer.collation.pairing.similarity import Similarity

TEXTS = (
    "The bakery on Elm Street burned down in the night.",
    "Two firemen were treated for smoke.",
    "The owner, Ada Brandt, said she will rebuild it within a year.",
)


def test_a_block_is_wholly_like_itself_and_hardly_like_another() -> None:
    likeness = Similarity(TEXTS, TEXTS)
    assert likeness.of((0,), (0,)) == pytest.approx(1.0)
    assert likeness.of((0,), (1,)) < 0.2


def test_two_blocks_together_are_like_their_merger() -> None:
    likeness = Similarity(TEXTS[:2], (TEXTS[0] + " " + TEXTS[1],))
    assert likeness.of((0, 1), (0,)) > 0.95 > likeness.of((0,), (0,))


def test_function_words_alone_make_nothing_alike() -> None:
    likeness = Similarity(("It was the one of them that had been there",), ("One of the cats had been at it there",))
    alike = Similarity(("The bakery burned",), ("A bakery burned down",))
    assert likeness.of((0,), (0,)) < alike.of((0,), (0,))


def test_a_short_text_is_contained_in_a_long_one_and_not_the_other_way_round() -> None:
    likeness = Similarity((TEXTS[0],), (TEXTS[0] + " " + TEXTS[2],))
    assert likeness.contained(0, (0, 0)) == pytest.approx(1.0)
    assert likeness.contained(1, (0, 0)) < 0.7


def test_a_text_without_words_is_like_nothing() -> None:
    likeness = Similarity(("***",), ("***",))
    assert likeness.contained(0, (0, 0)) == 0.0
    assert likeness.likely_pairs() == [(0, 0)]


def test_every_pair_of_short_texts_that_shares_a_stretch_is_likely() -> None:
    assert (0, 1) in Similarity(("bakeries",), ("none", "bakery")).likely_pairs()


def many(count: int) -> tuple[str, ...]:
    return tuple(
        f"paragraph about thing{i:03} and place{i:03} and person{i:03} of the long story" for i in range(count)
    )


def test_long_texts_look_at_likely_partners_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FULL_LENGTH", 0)
    monkeypatch.setattr(module, "POSTING_LIMIT", 5)
    likeness = Similarity(many(40), many(40)[::-1])
    pairs = likeness.likely_pairs()
    assert {(i, 39 - i) for i in range(40)} <= set(pairs)
    assert len(pairs) < 400
    assert likeness.of((0,), (39,)) == pytest.approx(1.0)


def test_long_texts_weigh_stretches_too_where_words_leave_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ("The bakery burned with all its ovens",), ("A bakery burning, and one oven",)
    full = Similarity(*texts).of((0,), (0,))
    monkeypatch.setattr(module, "FULL_LENGTH", 0)
    assert Similarity(*texts).of((0,), (0,)) == pytest.approx(full)


def test_repeated_lines_of_long_texts_are_paired_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FULL_LENGTH", 0)
    pairs = Similarity(("so it was",) * 50, ("so it was",) * 50).likely_pairs()
    assert {(i, i) for i in range(50)} <= set(pairs)
    assert len(pairs) < 1000


def test_long_runs_are_added_up_with_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = (0, 1, 2), (1, 2)
    expected = Similarity(TEXTS, TEXTS).of(*runs)
    monkeypatch.setattr(vectors, "LONG_RUNS", 3)
    assert Similarity(TEXTS, TEXTS).of(*runs) == pytest.approx(expected)
    assert Similarity(("a b c d",), ("w", "x", "y", "z")).of((0,), (0, 1, 2, 3)) == 0.0
