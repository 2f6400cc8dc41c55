"""What words say for languages, and the table that keeps it."""

import numpy as np
import pytest

from viewer.model import Span
from viewer.text import evidence
from viewer.text.evidence import find_word_spans, find_words, is_name_like, word_evidence
from viewer.text.profiles import LANGUAGES


def leading(word: str, script: str = "Latn") -> str:
    return LANGUAGES[script][int(word_evidence([word], script).scores[0].argmax())]


@pytest.mark.parametrize(
    ("word", "language"), [("nicht", "de"), ("toujours", "fr"), ("również", "pl"), ("değil", "tr"), ("nemlig", "da")]
)
def test_a_telling_word_speaks_for_its_language(word: str, language: str) -> None:
    assert leading(word) == language


def test_evidence_is_nought_for_the_likeliest_and_bounded_below() -> None:
    found = word_evidence(["harbour", "überschwemmung", "the"], "Latn")
    assert found.scores.max(axis=1).tolist() == [0.0, 0.0, 0.0]
    assert found.scores.min() >= -8.0
    assert found.common.tolist() == [False, False, True]


def test_names_say_less_and_abbreviations_nothing() -> None:
    small, name, capitals, initial = word_evidence(["kirkby", "Kirkby", "KIRKBY", "K"], "Latn").scores
    assert np.allclose(name, small / 4)
    assert not capitals.any()
    assert np.abs(initial).max() <= np.abs(small).max()


def test_a_word_is_the_same_in_every_spelling_of_its_letters() -> None:
    found = word_evidence(["été", "e\u0301te\u0301", "é\u00adté"], "Latn").scores
    assert np.allclose(found[0], found[1])
    assert np.allclose(found[0], found[2])


def test_a_full_table_begins_anew_and_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "_KEPT_WORDS", 3)
    evidence._table.cache_clear()
    words = ["nous", "ferry", "hier"]
    before = word_evidence(words, "Latn").scores
    word_evidence(["mer"], "Latn")
    assert np.array_equal(word_evidence(words, "Latn").scores, before)
    evidence._table.cache_clear()


def test_a_growing_table_keeps_what_it_knows() -> None:
    evidence._table.cache_clear()
    before = word_evidence(["nous"], "Latn").scores
    word_evidence([f"ferry{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(600)], "Latn")
    word_evidence([f"hafen{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(600)], "Latn")
    assert np.array_equal(word_evidence(["nous"], "Latn").scores, before)


def test_no_words_are_no_rows() -> None:
    assert word_evidence([], "Cyrl").scores.shape == (0, len(LANGUAGES["Cyrl"]))


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
