"""Words, numbers and marks as units of comparison."""

import pytest

from viewer.text.tokens import TokenKind, kind_of, tokenize, word_keys


def words(text: str) -> list[str]:
    return [word for word in tokenize(text).written if kind_of(word) is not TokenKind.SPACE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dog's 1,400 bones", ["The", "dog's", "1,400", "bones"]),
        ("a 19-year-old in 2008,", ["a", "19", "-", "year", "-", "old", "in", "2008", ","]),
        ("$3.5m 4th 10:30", ["$", "3.5m", "4th", "10:30"]),
        ("l’eau ‘quoted’", ["l’eau", "‘", "quoted", "’"]),
        ('צה"ל אמר "כן"', ['צה"ל', "אמר", '"', "כן", '"']),
        ("ג'ירף ׳", ["ג'ירף", "׳"]),
        ("北京 7月 ไทย", ["北", "京", "7", "月", "ไ", "ท", "ย"]),
        ("e\u0301te 👩‍👩‍👧 हिन्दी", ["e\u0301te", "👩‍👩‍👧", "हिन्दी"]),
        ("1\u00a0400 2023\u00a02024", ["1\u00a0400", "2023", "2024"]),
    ],
)
def test_a_text_falls_into_its_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_kinds_tell_words_numbers_marks_and_the_rest() -> None:
    kinds = list(map(kind_of, tokenize("So “12”!").written))
    assert kinds == [
        TokenKind.WORD,
        TokenKind.SPACE,
        TokenKind.MARK,
        TokenKind.NUMBER,
        TokenKind.MARK,
        TokenKind.PUNCTUATION,
    ]


def test_keys_are_alike_for_words_that_differ_in_typography_and_case() -> None:
    assert word_keys("Don’t STOP") == word_keys("don't stop") == ["don't", "stop"]


def test_a_line_break_in_two_characters_is_one_token() -> None:
    assert tokenize("a\r\nb").ends == [1, 3, 4]
