"""The words of a paragraph."""

from viewer.text.paragraphs import keys_of
from viewer.text.tokens import word_keys

TEXT = "Two ferries – the Aster and the Mary – stayed in port; “nobody sails”, said Ann O’Dell."


def test_the_words_of_a_paragraph_are_those_of_its_text() -> None:
    assert keys_of(TEXT) == tuple(word_keys(TEXT))


def test_they_are_cut_once() -> None:
    assert keys_of(TEXT) is keys_of(TEXT)
