import pytest

from viewer.grouping.copies import COPY_CONTAINMENT, FEWEST_SHINGLES, WordNumbers, find_copies, number_words
from viewer.grouping.features import Passage


def copies(texts: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    numbers = WordNumbers()
    passages = {key: [Passage(text, "en", text.split())] if text else [] for key, text in texts.items()}
    return find_copies({key: number_words(text, numbers) for key, text in passages.items()})


WORDS = [f"word{number}" for number in range(100)]


def test_a_text_and_its_first_quarter_are_copies() -> None:
    assert copies({"a": " ".join(WORDS), "b": " ".join(WORDS[:25])}) == (("a", "b"),)


@pytest.mark.parametrize(("kept", "found"), [(31, ()), (32, (("a", "b"),))])
def test_containment_decides_at_its_bound(kept: int, found: tuple[tuple[str, ...], ...]) -> None:
    other = WORDS[:kept] + [f"other{number}" for number in range(102 - kept)]
    assert ((kept - 2) / 100 >= COPY_CONTAINMENT) == bool(found)
    assert copies({"a": " ".join([*WORDS, "x", "y", "z"]), "b": " ".join(other)}) == found


def test_capital_letters_make_no_difference() -> None:
    assert copies({"a": " ".join(WORDS), "b": " ".join(WORDS).upper()}) == (("a", "b"),)
    assert copies({"a": " ".join(WORDS).upper(), "b": " ".join(WORDS)}) == (("a", "b"),)


def test_copies_of_copies_are_one_set_and_others_are_left_out() -> None:
    texts = {"a": " ".join(WORDS[:60]), "b": "nothing of all this " * 9, "c": " ".join(WORDS[30:]), "d": ""}
    assert copies(texts) == (("a", "c"),)


def test_two_sets_may_stand_in_a_story() -> None:
    one, other = " ".join(WORDS), " ".join(reversed(WORDS))
    assert copies({"a": one, "b": other, "c": one, "d": other}) == (("a", "c"), ("b", "d"))


def test_texts_too_short_are_no_copies() -> None:
    short = " ".join(WORDS[: FEWEST_SHINGLES + 1])
    assert copies({"a": short, "b": short}) == ()
    longer = " ".join(WORDS[: FEWEST_SHINGLES + 2])
    assert copies({"a": longer, "b": longer}) == (("a", "b"),)


def test_nothing_has_no_copies() -> None:
    assert copies({}) == copies({"a": "one"}) == copies({"a": "", "b": ""}) == ()
