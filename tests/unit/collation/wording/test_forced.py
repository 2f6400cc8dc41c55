"""What two sequences keep where only one choice of keys keeps the most."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.collation.wording.forced import MOST_ROUNDS, Kept, forced, shared_ends


def kept(base: str, witness: str) -> str | None:
    """Return the letters that are kept, having looked that they are the same on both sides."""
    found = forced(list(base), list(witness))
    if found is None:
        return None
    sides = ["".join(text[at] for at in places) for text, places in ((base, found.base), (witness, found.witness))]
    assert sides[0] == sides[1]
    return sides[0]


def longest(base: str, witness: str) -> set[tuple[tuple[int, int], ...]]:
    """Return all choices that keep the most, the slow way."""
    best: dict[tuple[int, int], set[tuple[tuple[int, int], ...]]] = {}
    for i in range(len(base), -1, -1):
        for j in range(len(witness), -1, -1):
            found: set[tuple[tuple[int, int], ...]] = {()}
            if i < len(base):
                found |= best[i + 1, j]
            if j < len(witness):
                found |= best[i, j + 1]
            if i < len(base) and j < len(witness) and base[i] == witness[j]:
                found |= {((i, j), *rest) for rest in best[i + 1, j + 1]}
            most = max(map(len, found))
            best[i, j] = {each for each in found if len(each) == most}
    return best[0, 0]


WORDS = st.text("abcd", max_size=7)


@given(WORDS, WORDS)
def test_what_is_forced_is_the_only_choice(base: str, witness: str) -> None:
    found = forced(base, witness)
    if found is not None:
        assert longest(base, witness) == {tuple(zip(found.base, found.witness, strict=True))}


@pytest.mark.parametrize(
    ("base", "witness", "expected"),
    [
        ("", "", ""),
        ("abc", "xyz", ""),
        ("axbyc", "aubvc", "abc"),  # keys of one side alone
        ("abcbd", "acbd", "acbd"),  # one side stands in the other in one way only
        ("acbd", "abcbd", "acbd"),
        ("abb", "ab", None),  # which b?
        ("ab", "ba", None),
        ("xaybt", "xbyat", None),  # x and t are set aside: that leaves ayb and bya
        ("aebec", "abec", "abec"),
        ("papqb", "paqbq", "paqb"),  # each side says a key again: one is gone from the middle when pa is set aside
        ("bqpap", "qbqap", "bqap"),
    ],
)
def test_examples(base: str, witness: str, expected: str | None) -> None:
    assert kept(base, witness) == expected


@pytest.mark.parametrize(("rounds", "found"), [(MOST_ROUNDS - 1, True), (MOST_ROUNDS, False)])
def test_ends_are_set_aside_only_so_often(rounds: int, found: bool) -> None:  # noqa: FBT001
    """A key that the base says again can be dropped only when the pair before it has been set aside."""
    letters = [chr(ord("A") + 2 * at) + chr(ord("B") + 2 * at) for at in range(rounds)]
    base = "".join(pair + pair[0] for pair in letters) + "yz"
    witness = "".join(letters) + "yzy"
    assert kept(base, witness) == ("".join(letters) + "yz" if found else None)


def test_shared_ends_do_not_overlap() -> None:
    assert shared_ends("aaa", "aa") == (2, 0)
    assert shared_ends("abxcd", "abycd") == (2, 2)
    assert shared_ends("", "a") == (0, 0)


def test_places_are_counted_from_where_the_keys_begin() -> None:
    assert forced("ab", "abc", 7) == Kept([7, 8], [7, 8])
