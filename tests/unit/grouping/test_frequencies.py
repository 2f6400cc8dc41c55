"""wordfreq's lists, read from the installed package."""

import pytest

from viewer.grouping.frequencies import word_frequencies


@pytest.mark.parametrize("language", ["en", "he", "sh", "ko"])
def test_the_lists_are_those_that_wordfreq_gives(language: str) -> None:
    wordfreq = pytest.importorskip("wordfreq", reason="wordfreq is a dependency")
    assert word_frequencies(language) == wordfreq.get_frequency_dict(language, "small")


@pytest.mark.parametrize("language", ["", "xx", "../small_en", "tlh"])
def test_a_language_without_a_list_has_none(language: str) -> None:
    assert word_frequencies(language) == {}
