"""What words say for languages."""

import pytest

from viewer.model import Span
from viewer.text.evidence import find_word_spans, find_words, is_name_like, word_evidence
from viewer.text.lanes import STEP, part
from viewer.text.profiles import LANGUAGES


def costs_of(word: str, script: str = "Latn") -> list[float]:
    languages = LANGUAGES[script]
    return [cost / STEP for cost in part(word_evidence(word, script).costs, len(languages))]


def leading(word: str) -> str:
    costs = costs_of(word)
    return LANGUAGES["Latn"][costs.index(min(costs))]


@pytest.mark.parametrize(
    ("word", "language"), [("nicht", "de"), ("toujours", "fr"), ("również", "pl"), ("değil", "tr"), ("nemlig", "da")]
)
def test_a_telling_word_speaks_for_its_language(word: str, language: str) -> None:
    assert leading(word) == language


@pytest.mark.parametrize(("word", "common"), [("harbour", False), ("überschwemmung", False), ("the", True)])
def test_evidence_is_nought_for_the_likeliest_and_bounded_below(word: str, common: bool) -> None:  # noqa: FBT001
    assert min(costs_of(word)) == 0.0
    assert max(costs_of(word)) <= 8.0
    assert word_evidence(word, "Latn").common is common


def test_names_say_less_and_abbreviations_nothing() -> None:
    small, name, capitals, initial = map(costs_of, ("kirkby", "Kirkby", "KIRKBY", "K"))
    assert name == pytest.approx([cost / 4 for cost in small], abs=1e-6)
    assert not any(capitals)
    assert max(initial) <= max(small)


def test_a_word_is_the_same_in_every_spelling_of_its_letters() -> None:
    composed, *others = (word_evidence(word, "Latn") for word in ("été", "e\u0301te\u0301", "é\u00adté"))
    assert others == [composed, composed]


@pytest.mark.parametrize(
    ("text", "script", "words"),
    [
        ("L’eau, re\u0301ti\u00adve 7x", "Latn", ["L", "eau", "re\u0301ti\u00adve", "x"]),
        ("Пором і ferry", "Cyrl", ["Пором", "і"]),
        ("قَالَ ferry", "Arab", ["قَالَ"]),
        ("हिन्दी ferry", "Deva", ["हिन्दी"]),
    ],
)
def test_words_are_letters_of_one_script_with_their_marks(text: str, script: str, words: list[str]) -> None:
    assert find_words(text, script) == words
    assert [span.of(text) for span in find_word_spans(text, script)] == words


def test_places_of_words() -> None:
    assert find_word_spans("a ferry", "Latn") == [Span(0, 1), Span(2, 7)]


def test_names_begin_with_a_capital() -> None:
    assert is_name_like("Kirkby")
    assert not is_name_like("kirkby")
