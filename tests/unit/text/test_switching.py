"""The walk over the words between two languages of one script."""

import pytest

from viewer.model import Span
from viewer.text.loans import loan_phrases, name_particles
from viewer.text.switching import Switch, find_switches


def stretches(text: str, language: str = "en", cost: float = 0.0) -> list[str]:
    return [switch.span.of(text) for switch in find_switches(text, "Latn", language, cost=cost)]


def test_a_switch_names_its_words_and_its_language() -> None:
    text = "He said: nous verrons bien demain."
    assert find_switches(text, "Latn", "en") == (Switch(Span(9, 33), "fr", certain=True),)


@pytest.mark.parametrize("text", ["", "7", "ferry", "https://port.example/la-mer-est-belle"])
def test_too_little_is_no_switch(text: str) -> None:
    assert stretches(text) == []


def test_a_dearer_change_needs_more_words() -> None:
    text = "la mer vue du port"
    assert stretches(text) == [text]
    assert stretches(text, cost=8.0) == []


def test_a_quotation_ends_at_its_mark() -> None:
    assert stretches("He called it “la mer de la nuit” on air.") == ["la mer de la nuit"]


def test_a_language_is_not_left_for_a_name_or_a_number_inside() -> None:
    text = "He wrote “le capitaine Kirkby est parti à 7 heures avec les autres” in his log."
    assert stretches(text) == ["le capitaine Kirkby est parti à 7 heures avec les autres"]


def test_near_languages_must_show_more() -> None:
    assert stretches("Han sa: ”Det kan vi ikke” och gick.", "sv") == []
    assert stretches("Han sa: ”Jeg vil ikke gøre det, det er alt for dyrt for os” och gick.", "sv") == [
        "Jeg vil ikke gøre det, det er alt for dyrt for os"
    ]


def test_languages_of_cyrillic_letters_are_told_apart_too() -> None:
    text = "Он ответил: «Ми нікуди не підемо, бо це наша земля» и замолчал."
    (switch,) = find_switches(text, "Cyrl", "ru")
    assert (switch.language, switch.span.of(text)) == ("uk", "Ми нікуди не підемо, бо це наша земля")


@pytest.mark.parametrize(
    "text",
    [
        "The status quo of the port is a fait accompli.",
        "The Union pour la Mer et les Ports met again.",
        "He met Juan de la Torre y Vega again.",
        "Men, men, men and nothing but men.",
    ],
)
def test_loans_titles_and_repetitions_are_no_speech(text: str) -> None:
    assert stretches(text) == []


def test_loans_are_lower_case_words_parted_by_single_spaces() -> None:
    assert "status quo" in loan_phrases()
    assert "von" in name_particles()
    assert all(phrase == " ".join(phrase.lower().split()) for phrase in loan_phrases() | name_particles())
