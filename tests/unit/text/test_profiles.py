"""langdetect's profiles, read from the installed package."""

import json
import math

import pytest

from viewer.resources import package_folder
from viewer.text import profiles
from viewer.text.lanes import STEP
from viewer.text.profiles import LANGUAGES, is_common, word_costs


def test_every_language_of_the_table_has_its_profile() -> None:
    folder = package_folder("langdetect") / "profiles"
    for languages in LANGUAGES.values():
        assert list(languages) == sorted(languages)
        assert all((folder / language).is_file() for language in languages)


def test_a_common_word_is_scored_by_how_common_it_is() -> None:
    costs = word_costs("und", "Latn")
    german, finnish = (costs[LANGUAGES["Latn"].index(language)] / STEP for language in ("de", "fi"))
    assert german < 5.0
    assert finnish > 9.0
    assert is_common("UND", "Latn")
    assert not is_common("hafen", "Latn")


def test_letters_never_seen_say_nothing() -> None:
    assert len(set(word_costs("ﾀ", "Latn"))) == 1


def test_letters_cost_what_the_profiles_count() -> None:
    profile = json.loads((package_folder("langdetect") / "profiles" / "de").read_bytes())
    counts, totals = profile["freq"], profile["n_words"]
    weights = {1: 0.25, 2: 0.25, 3: 0.5}
    parts = ["b", "o", "j", "e", " b", "bo", "oj", "je", "e ", " bo", "boj", "oje", "je "]
    expected = sum(-weights[len(part)] * math.log(counts.get(part, 0) / totals[len(part) - 1] + 1e-5) for part in parts)
    assert not is_common("boje", "Latn")
    assert word_costs("boje", "Latn")[LANGUAGES["Latn"].index("de")] / STEP == pytest.approx(expected, rel=1e-6)


def test_what_is_kept_of_endless_sequences_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    before = word_costs("boje", "Latn")
    monkeypatch.setattr(profiles, "_KEPT_SEQUENCES", 8)
    profiles._sequence_costs.cache_clear()
    assert word_costs("boje", "Latn") == before
    assert len(profiles._sequence_costs("Latn")) <= 8 + 3
    profiles._sequence_costs.cache_clear()


def test_a_script_without_word_lists_is_told_by_letters_alone() -> None:
    assert not is_common("है", "Deva")
    assert len(word_costs("नहीं", "Deva")) == 3
