"""Names, and one name spelled in two ways."""

import pytest

from viewer.collation.claims.names import are_forms, is_respelled, names_of
from viewer.collation.wording.lexicon import lexicon
from viewer.collation.wording.words import words_of


def names(text: str, language: str) -> list[object]:
    return [fact.value[1] for fact in names_of(words_of([(0, text)]), lexicon(language))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Yesterday Ann Holm met Lund. Nobody saw I or B in May or on Monday.", ["holm", "lund"]),
        ("en", "They asked Mr Holm's aunt, the Minister", ["holm"]),
        ("de", "Das sagte Bürgermeisterin Karla Brenner in Köln dem Rat der Stadt.", ["brenner", "koln"]),
        ("de", "Der Minister Holm kam, der Sprecher schwieg.", ["holm"]),
        ("he", "השרה אולגה ברנדט נסעה לחיפה", ["ברנדט", "חיפה"]),
        ("de", "Sie essen heute in Essen", ["essen"]),
        ("he", "השר 12", []),
        ("ar", "قال الوزير هدى المنصوري في بيروت", ["المنصوري", "بيروت"]),
        ("xx", "Yesterday Ann Holm met Lund.", []),
    ],
)
def test_names_by_capitals_titles_and_known_places(language: str, text: str, expected: list[str]) -> None:
    assert names(text, language) == expected


@pytest.mark.parametrize(
    ("language", "one", "other", "respelled"),
    [
        ("en", "lindqvist", "lindquist", True),
        ("en", "rasheed", "rashid", False),
        ("en", "muhammed", "mohamed", True),
        ("en", "brenner", "brennel", True),
        ("en", "martha", "marhta", True),
        ("en", "iraq", "iraqi", False),
        ("en", "holm's", "holm", False),
        ("en", "britain", "british", False),
        ("en", "holm", "lund", False),
        ("en", "lund", "lundgren", False),
        ("en", "ann", "ana", False),
        ("en", "houses", "housed", False),
        ("en", "andersson", "petersburg", False),
        ("ru", "иванова", "ивановой", False),
        ("ru", "бреннер", "бреннел", True),
        ("he", "ברנדט", "ברנדס", True),
        ("he", "כותבים", "כתבים", False),
        ("he", "שעובדת", "העובדת", False),
        ("he", "שכתב", "כתב", False),
    ],
)
def test_one_name_in_two_spellings(language: str, one: str, other: str, *, respelled: bool) -> None:
    assert is_respelled(one, other, lexicon(language)) is respelled
    assert is_respelled(other, one, lexicon(language)) is respelled


@pytest.mark.parametrize(
    ("language", "one", "other", "forms"),
    [
        ("en", "signed", "signing", True),
        ("en", "sign", "sigh", False),
        ("en", "sea", "sea", True),
        ("en", "sea", "seas", False),
        ("ar", "دفعت", "تدفع", True),
        ("ar", "دفعت", "قال", False),
    ],
)
def test_forms_of_one_word(language: str, one: str, other: str, *, forms: bool) -> None:
    assert are_forms(one, other, lexicon(language)) is forms
