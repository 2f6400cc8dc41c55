"""Numbers, dates, names, negations and hedges."""

import pytest

from viewer.collation.facts import Fact, bare_name, dates_of, hedges_of, is_title, names_of, negations_of, numbers_of
from viewer.collation.lexicon import lexicon
from viewer.collation.words import words_of


def values(facts: list[Fact]) -> list[object]:
    return [fact.value[1] for fact in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,400 men", [1400]),
        ("1,234.56 and 1.234,56 and 1\u00a0234,56 and 1234.56", [1234.56] * 4),
        ("1.234.567,891 and 1,234,567 and 10:30", [1234567.891, 1234567, 10.3]),
        ("1.400.000 men", [1400000]),
        ("1’400 men", [1400]),
        ("6.8 points", [6.8]),
        ("6,8 points", [6.8]),
        ("8:45 hours", [8.45]),
        ("25th floor", [25]),
        ("two hundred thousand men", [200000]),
        ("twelve", [12]),
        ("no number", []),
        ("7 October 1999", []),
    ],
)
def test_numbers_in_every_spelling(text: str, expected: list[float]) -> None:
    assert values(numbers_of(words_of([(0, text)]), lexicon("en"))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Wednesday", [3]),
        ("Wednesday's talks", [3]),
        ("7 October", [(10, 7)]),
        ("October 7", [(10, 7)]),
        ("7th of October", [(10, 7)]),
        ("in October", [(10, None)]),
        ("in 1999", [1999]),
        ("in 3999", []),
        ("it may fall", []),
        ("3 May", [(5, 3)]),
        ("May 45", []),
    ],
)
def test_dates(text: str, expected: list[object]) -> None:
    assert values(dates_of(words_of([(0, text)]), lexicon("en"))) == expected


def test_names_are_runs_of_capitals_inside_sentences() -> None:
    text = "Yesterday Ann Holm met Lund. Nobody saw I or B in May or on Monday."
    assert values(names_of(words_of([(0, text)]), lexicon("en"))) == ["holm", "lund"]


def test_a_title_tells_no_names() -> None:
    assert is_title(words_of([(0, "the Great Fire Of Port Ellery")]))
    assert not is_title(words_of([(0, "the fire in Port Ellery")]))
    assert not is_title(words_of([(0, "The Lund")]))


def test_names_lose_their_ending_and_accents() -> None:
    assert bare_name("núñez's") == "nunez"


def test_negations_but_not_the_sign_of_a_number() -> None:
    words = words_of([(0, "No. 2 can't go, never, no")])
    assert values(negations_of(words, lexicon("en"))) == ["can't", "never", "no"]


def test_hedges_are_phrases() -> None:
    words = words_of([(0, "The so-called expert is said to be ill, allegedly.")])
    assert values(hedges_of(words, lexicon("en"))) == [("so", "called"), ("said", "to", "be"), ("allegedly",)]
    assert hedges_of(words, lexicon("xx")) == []
