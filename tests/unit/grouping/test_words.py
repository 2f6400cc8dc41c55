import tomllib
from pathlib import Path

import pytest

from viewer.grouping.words import grouping_words
from viewer.resources import resource

FILES = sorted(resource("languages", "grouping").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_list_is_whole_and_casefolded(path: Path) -> None:
    table = tomllib.loads(path.read_text("utf-8"))
    assert len(table.get("numerals", [()] * 11)) == 11
    forms = [form for row in table.get("numerals", ()) for form in row]
    assert forms == [form.lower() for form in forms]
    assert len(set(forms)) == len(forms)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "it rained on thursday.", 3),
        ("en-GB", "it rained on thursday.", 3),
        ("he", "הם נפגשו ביום שלישי בערב", 1),
        ("ru", "это случилось в пятницу", 4),
        ("zh", "他们星期日开会", 6),
        ("pt", "na segunda-feira choveu", 0),
        ("nb", "det skjedde på torsdag", 3),
        ("no", "det skjedde på torsdag", 3),
        ("th", "เมื่อวันพุธที่ผ่านมา", 2),
    ],
)
def test_weekdays_are_found(language: str | None, text: str, day: int) -> None:
    assert grouping_words(language).weekdays(text) == {day}


def test_a_longer_word_is_no_weekday() -> None:
    assert grouping_words("en").weekdays("sundays") == frozenset()


@pytest.mark.parametrize("language", [None, "", "xx", "../en"])
def test_a_language_without_lists_has_empty_ones(language: str | None) -> None:
    words = grouping_words(language)
    assert words.weekdays("monday") == frozenset()
    assert not words.numerals
    assert not words.prefixes


def test_a_language_may_have_prefixes_and_no_numerals() -> None:
    assert grouping_words("ca").weekdays("dilluns") == {0}
    assert grouping_words("ca").prefixes[0] == "l'"
    assert not grouping_words("ca").numerals


def test_empty_words_may_have_letters_before_them() -> None:
    assert grouping_words("he").is_empty("ולכן")
    assert grouping_words("he").is_empty("אמר")
    assert not grouping_words("he").is_empty("וילון")
    assert grouping_words("ko").is_empty("밝혔다")
    assert not grouping_words("en").is_empty("")


def test_numerals_count() -> None:
    assert grouping_words("en").numerals["twelve"] == "12"
