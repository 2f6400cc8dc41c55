"""Numbers, dates, names, negations and hedges."""

import pytest

from viewer.collation.claims import facts
from viewer.collation.claims.facts import (
    Fact,
    bare_name,
    dates_of,
    directions_of,
    hedges_of,
    is_title,
    negations_of,
    weak_of,
)
from viewer.collation.wording.lexicon import lexicon
from viewer.collation.wording.words import words_of


def values(facts: list[Fact]) -> list[object]:
    return [fact.value[1] for fact in facts]


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
        ("shut in May", [(5, None)]),
        ("shut in may", []),
        ("before May came", []),
        ("March 1987", [(3, None), 1987]),
        ("march 3987", []),
        ("7.10.2023", [(10, 7), 2023]),
        ("7.30.2023", []),
        ("in the 1980s", [1980]),
        ("some 2000 men", []),
        ("1900 miles", []),
        ("$1900", []),
        ("yesterday and tomorrow", [-1, 1]),
    ],
)
def test_dates(text: str, expected: list[object]) -> None:
    assert values(dates_of(words_of([(0, text)]), lexicon("en"))) == expected


def test_a_title_tells_no_names() -> None:
    assert is_title(words_of([(0, "the Great Fire Of Port Ellery")]), lexicon("en"))
    assert not is_title(words_of([(0, "the fire in Port Ellery")]), lexicon("en"))
    assert not is_title(words_of([(0, "The Lund")]), lexicon("en"))
    assert is_title(words_of([(0, "Fire in Port Ellery Kills Four at the Old Mill")]), lexicon("en"))
    assert not is_title(words_of([(0, "Captain Ann Holm met Mayor Petra Lund, Judge Olga Brandt said")]), lexicon("en"))


def test_names_lose_their_ending_and_accents() -> None:
    assert bare_name("núñez's") == "nunez"


def test_negations_but_not_the_sign_of_a_number() -> None:
    words = words_of([(0, "No. 2 can't go, never, no")])
    assert values(negations_of(words, lexicon("en"))) == ["can't", "never", "no"]


def test_hedges_are_phrases() -> None:
    words = words_of([(0, "The so-called expert is said to be ill, allegedly.")])
    assert values(hedges_of(words, lexicon("en"))) == ["so called", "is said to", "allegedly"]
    assert hedges_of(words, lexicon("xx")) == []


def test_denials_inside_phrases_that_say_something_else_deny_nothing() -> None:
    words = words_of([(0, "No fewer than ten came, no doubt, and nobody left.")])
    assert values(negations_of(words, lexicon("en"))) == ["nobody"]


def test_a_month_and_what_is_denied_are_not_unsure() -> None:
    words = words_of([(0, "On 3 May it may rain; they could not come.")])
    assert [(fact.start, fact.value[1]) for fact in weak_of(words, lexicon("en"))] == [(4, "may")]


def test_directions_of_a_word_are_those_listed_and_those_of_its_beginning() -> None:
    words = lexicon("en")
    plain, stem = words.directions.listed[("opponents",)], words.poles["opponents"]
    assert {pole.axis for pole in plain} == {"answer"}
    assert stem == ()
    (found,) = directions_of(words_of([(0, "its decline")]), words)
    assert found.value == ("direction", words.poles["decline"])


def test_a_listed_word_stands_on_further_axes_by_how_it_begins() -> None:
    words = lexicon("de")
    (found,) = directions_of(words_of([(0, "die Gegner")]), words)
    listed = words.directions.listed[("gegner",)]
    assert found.value == ("direction", (*listed, *words.poles["gegner"]))
    assert len(listed) < len(found.value[1])


def test_whether_a_text_is_a_title_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(facts, "is_title", lambda words, _: asked.append(len(words)))
    words = words_of([(0, "he met May and May met him, and he may come " * 3)])
    assert len(weak_of(words, lexicon("en"))) == 3
    assert len(asked) == 1
