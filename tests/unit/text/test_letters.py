"""Languages told by their letters."""

import pytest

from viewer.text.letters import chinese_or_japanese, has_own_letters, letter_scores, marked_language


@pytest.mark.parametrize(
    ("text", "script", "language"),
    [
        ("Її човен був у морі", "Cyrl", "uk"),
        ("ў моры было ветрана", "Cyrl", "be"),
        ("ђаци и ћаци", "Cyrl", "sr"),
        ("قارب در بندر پهلو گرفت و ماهیگیران رفتند", "Arab", "fa"),
        ("کشتی بندرگاہ میں ٹھہر گئی ہے", "Arab", "ur"),
        ("די שיף איז געווען אין ים", "Hebr", "yi"),
        ("הספינה הייתה בים", "Hebr", "he"),
    ],
)
def test_the_alphabet_with_these_letters_scores_highest(text: str, script: str, language: str) -> None:
    scores = letter_scores(text, script)
    assert max(scores, key=lambda name: scores[name]) == language


def test_scripts_of_one_alphabet_are_not_scored() -> None:
    assert letter_scores("ferry", "Latn") == {}
    assert letter_scores("पानी", "Deva") == {}


def test_own_letters_are_those_the_other_has_not() -> None:
    assert has_own_letters("Її човен", "Cyrl", "uk", "ru")
    assert not has_own_letters("човен", "Cyrl", "uk", "ru")
    assert not has_own_letters("їжак", "Cyrl", "uk", "ru", "ru", "uk")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("það er gott veður við höfnina í dag", "is"),
        ("bərə dənizdə gecikdi", "az"),
        ("il-vapur mar lura ħafna u reġa' ġie ħdejn ħbiebu", "mt"),
        ("ŝipo reiris ĉar la maro estis ŝtorma", "eo"),
        ("the letter ð", None),
        (
            "a long English sentence on the letters ð and þ, which hardly anybody here can read or write at all today",
            None,
        ),
        ("ferry", None),
    ],
)
def test_letters_that_hardly_another_language_has(text: str, language: str | None) -> None:
    assert marked_language(text) == language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("港の火災", ("ja", 4)),
        ("港湾労働者", ("ja", 5)),
        ("这里", ("zh", 2)),
        ("東京", (None, 2)),
        ("臺北市中山區林森北路飲料店の", (None, 14)),
    ],
)
def test_chinese_and_japanese_are_told_by_kana_and_reformed_characters(
    text: str, expected: tuple[str | None, int]
) -> None:
    assert chinese_or_japanese(text) == expected
