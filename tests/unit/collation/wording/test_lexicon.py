"""The word lists of the languages."""

import tomllib

import pytest

from viewer.collation.wording.lexicon import lexicon
from viewer.collation.wording.words import words_of
from viewer.resources import resource
from viewer.text.folding import fold_key

LANGUAGES = sorted(path.stem for path in resource("languages", "signals").glob("*.toml"))


def content(text: str, language: str | None) -> list[str]:
    return [word.key for word in words_of([(0, text)]) if lexicon(language).is_content(word)]


def test_seven_languages_have_their_lists() -> None:
    assert LANGUAGES == ["ar", "de", "en", "es", "fr", "he", "ru"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_list(language: str) -> None:
    words = lexicon(language)
    assert len(words.function) > 90
    assert words.negation
    assert words.hedge
    assert words.weak.listed
    assert words.strong.listed
    assert words.anonymous.listed
    assert words.titles.listed
    charges = {"", "claim", "admit", "warn", "attack", "boast", "deny", "confirm", "guess"}
    assert set(words.sayings.listed.values()) == charges
    assert set(words.weekdays.listed.values()) == set(range(1, 8))
    assert {-1, 0, 1} <= set(words.days.listed.values())
    months = {*words.months.listed.values(), *words.doubtful_months.listed.values()}
    assert months == set(range(1, 13))
    assert {2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 1000} <= set(words.numerals.listed.values())
    assert {1000, 1000000} <= set(words.multipliers.values())
    assert set(words.bounds.listed.values()) == {-1, 0, 1}
    assert {"percent", "points", "length", "duration", "dollar", "euro"} <= {
        u.kind for u in words.units.listed.values()
    }
    assert words.one
    assert words.minus


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_stands_on_one_list_of_its_kind(language: str) -> None:
    table = tomllib.loads(resource("languages", "signals", f"{language}.toml").read_text(encoding="utf-8"))
    loaded = [word for words in table["attribution"]["loaded"].values() for word in words.split()]
    assert sorted({*loaded} & {*table["attribution"]["neutral"].split()}) == []
    assert len(loaded) == len(set(loaded))
    words = lexicon(language)
    assert not words.weak.listed.keys() & words.strong.listed.keys()
    assert not words.weak.listed.keys() & words.hedge.listed.keys()
    sides = [phrase.strip() for name in ("above", "below", "about") for phrase in table["bounds"][name].split(",")]
    assert len(sides) == len(set(sides))


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_are_folded_as_the_tokens_are(language: str) -> None:
    words = lexicon(language)
    phrases = (*words.numerals.listed, *words.sayings.listed, *words.units.listed)
    listed = words.function | words.negation | {key for phrase in phrases for key in phrase}
    assert all(fold_key(word) == word for word in listed)


def test_content_words() -> None:
    assert content("The 3 ships of Lund!", "en") == ["3", "ships", "lund"]
    assert content("L'eau qu'il boit", "fr") == ["l'eau", "boit"]
    assert content("ושל הים", "he") == ["הים"]


def test_a_language_without_lists_counts_its_longer_words() -> None:
    assert content("og det store skib", "xx") == ["det", "store", "skib"]


def test_without_a_language_the_empty_words_of_all_count_as_empty() -> None:
    assert content("the der שלום של", None) == ["שלום"]


def test_forms_without_prefixes() -> None:
    assert lexicon("he").forms("וביום") == ("וביום", "ביום", "יום")
    assert lexicon("en").forms("said") == ("said",)
    assert lexicon("he").find("ולא", lexicon("he").negation) == "לא"
    assert lexicon("he").find("ולך", lexicon("he").negation) is None
