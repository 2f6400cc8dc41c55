"""The smallest set of changes between two sequences of keys."""

from itertools import groupby, pairwise

from diff_match_patch import diff_match_patch
from hypothesis import example, given
from hypothesis import strategies as st

from viewer.collation.wording.worddiff import ANCHORED_SIZE, UNRELATED_SIZE, Change, diff_keys

KEYS = st.lists(st.sampled_from(["a", "b", "c", "the", "sea", "\ud7ff", "𝄞"]), max_size=40)


def apply(base: list[str], witness: list[str], changes: list[Change]) -> list[str]:
    out: list[str] = []
    at = 0
    for change in changes:
        out += base[at : change.base_start] + witness[change.witness_start : change.witness_end]
        at = change.base_end
    return out + base[at:]


@given(KEYS, KEYS)
def test_changes_turn_one_sequence_into_the_other_and_never_touch(base: list[str], witness: list[str]) -> None:
    changes = diff_keys(base, witness)
    assert apply(base, witness, changes) == witness
    assert all(one.base_end < other.base_start for one, other in pairwise(changes))


def library(base: str, witness: str) -> list[Change]:
    """Return the changes as diff-match-patch finds them."""
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    changes: list[Change] = []
    i = j = 0
    for same, run in groupby(engine.diff_main(base, witness, checklines=False), key=lambda each: each[0] == 0):
        sizes = {operation: len(stretch) for operation, stretch in run}
        lost, gained = (sizes[0], sizes[0]) if same else (sizes.get(-1, 0), sizes.get(1, 0))
        changes += [] if same else [Change(i, i + lost, j, j + gained)]
        i, j = i + lost, j + gained
    return changes


@given(st.text("abcdef", max_size=12), st.text("abcdef", max_size=12))
@example("ababc", "abc")  # what the library moves to the edge, over a shared beginning and over a shared end
@example("cbaba", "cba")
def test_changes_are_those_of_the_library(base: str, witness: str) -> None:
    assert diff_keys(list(base), list(witness)) == library(base, witness)


def test_equal_sequences_have_no_change() -> None:
    assert diff_keys(["a", "b"], ["a", "b"]) == []
    assert diff_keys([], []) == []


def test_a_long_text_is_parted_at_words_that_stand_once() -> None:
    base = [f"w{i}" for i in range(ANCHORED_SIZE)]
    witness = [*base[:100], "new", *base[101:400], *base[402:]]
    assert diff_keys(base, witness) == [Change(100, 101, 100, 101), Change(400, 402, 400, 400)]


def test_words_that_changed_places_do_not_cross_in_a_long_text() -> None:
    base = [f"w{i}" for i in range(ANCHORED_SIZE)]
    witness = [*base[300:], *base[:300]]
    assert apply(base, witness, diff_keys(base, witness)) == witness


def test_more_distinct_words_than_there_are_plain_characters() -> None:
    base = [f"w{i}" for i in range(60_000)]
    assert diff_keys(base, [*base[:-1], "x"]) == [Change(59_999, 60_000, 59_999, 60_000)]


def test_long_texts_with_little_in_common_are_one_change() -> None:
    base, witness = ["a", "b"] * UNRELATED_SIZE, ["c", "d"] * UNRELATED_SIZE
    assert diff_keys(base, witness) == [Change(0, len(base), 0, len(witness))]


def test_long_texts_of_repeated_words_with_much_in_common_are_compared() -> None:
    base = ["a", "b", "c"] * UNRELATED_SIZE
    assert diff_keys(base, base[1:]) == [Change(0, 1, 0, 0)]


def test_code_points_that_no_text_may_hold_are_passed_over() -> None:
    base = [f"w{i}" for i in range(0xD800 + 10)] * 2
    witness = [*base[:-3], "x"]
    assert apply(base, witness, diff_keys(base, witness)) == witness


def test_long_texts_of_the_same_words_in_another_order_are_one_change() -> None:
    words = [f"w{at}" for at in range(40)] * 100
    shuffled = sorted(words, key=hash_of)
    assert diff_keys(["x", *words, "y"], ["x", *shuffled, "y"]) == [Change(1, 4001, 1, 4001)]


def hash_of(word: str) -> int:
    return sum(map(ord, word)) * 7919 % 101


def test_a_part_with_little_in_common_is_one_change() -> None:
    base, witness = ["a", "b", "c", "d"] * 200, ["e", "f", "g", "a"] * 200
    assert diff_keys(base, witness) == [Change(0, 800, 0, 800)]
