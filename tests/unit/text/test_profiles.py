"""langdetect's profiles, read from the installed package."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from viewer.text import profiles
from viewer.text.profiles import LANGUAGES, is_common, score_words


def test_every_language_of_the_table_has_its_profile() -> None:
    package = find_spec("langdetect")
    assert package is not None
    assert package.origin is not None
    folder = Path(package.origin).parent / "profiles"
    for languages in LANGUAGES.values():
        assert list(languages) == sorted(languages)
        assert all((folder / language).is_file() for language in languages)


def test_a_common_word_is_scored_by_how_common_it_is() -> None:
    (scores,) = score_words(["und"], "Latn")
    german, finnish = (scores[LANGUAGES["Latn"].index(language)] for language in ("de", "fi"))
    assert german > -5.0
    assert finnish < -9.0
    assert is_common("UND", "Latn")
    assert not is_common("hafen", "Latn")


def test_letters_never_seen_say_nothing() -> None:
    (scores,) = score_words(["ﾀ"], "Latn")
    assert np.ptp(scores) == 0


def test_a_script_without_word_lists_is_told_by_letters_alone() -> None:
    assert not is_common("है", "Deva")
    assert score_words(["नहीं"], "Deva").shape == (1, 3)


def test_a_missing_langdetect_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profiles, "find_spec", lambda _: None)
    profiles._profile_folder.cache_clear()
    with pytest.raises(ModuleNotFoundError, match="langdetect"):
        profiles._profile_folder()
    profiles._profile_folder.cache_clear()
