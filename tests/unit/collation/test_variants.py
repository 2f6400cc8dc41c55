"""Where two texts differ, word by word."""

import pytest

from viewer.collation.variants import find_variants
from viewer.model import VariantKind


def told(base: str, witness: str, language: str | None = "en") -> list[tuple[str, str, str]]:
    return [
        (v.kind.value, v.base.of(base), v.witness.of(witness)) for v in find_variants(base, witness, language=language)
    ]


def test_an_exchanged_word_is_one_substitution() -> None:
    assert told("The mayor closed the bridge.", "The mayor opened the bridge.") == [
        ("substitution", "closed", "opened")
    ]


def test_an_omission_has_its_place_in_the_witness_and_an_addition_in_the_base() -> None:
    base, witness = "The old bridge fell.", "The bridge fell."
    (found,) = find_variants(base, witness, language="en")
    assert (found.kind, found.base.of(base), found.witness.start, found.witness.end) == (
        VariantKind.OMISSION,
        "old",
        3,
        3,
    )
    (found,) = find_variants(witness, base, language="en")
    assert (found.kind, found.base.start, found.base.end, found.witness.of(base)) == (VariantKind.ADDITION, 3, 3, "old")


def test_a_whole_text_can_come_or_go() -> None:
    assert told("", "All new") == [("addition", "", "All new")]
    assert told("All gone", "") == [("omission", "All gone", "")]
    assert told("", "") == []


def test_a_change_at_the_very_start_has_its_place_there() -> None:
    (found,) = find_variants("Rivers rose.", "Yesterday Rivers rose.", language="en")
    assert (found.base.start, found.base.end) == (0, 0)


@pytest.mark.parametrize(
    ("base", "witness"),
    [
        ("He said “no” — twice…", 'He said "no" - twice...'),
        ("Two  spaces", "Two spaces"),
        ("The End", "THE END"),
        ("cafe\u0301", "café"),
        ("בית־ספר", "בית-ספר"),
    ],
)
def test_typography_is_no_variant(base: str, witness: str) -> None:
    assert told(base, witness) == []


def test_numbers_stay_whole() -> None:
    assert told("It cost 1,400 crowns.", "It cost 1,900 crowns.") == [("substitution", "1,400", "1,900")]


@pytest.mark.parametrize(
    ("base", "witness", "expected"),
    [
        ("Il coûte 1 500 euros.", "Il coûte 1 700 euros.", ("1 500", "1 700")),
        ("Cena 12 500 000 korun", "Cena 12 600 000 korun", ("12 500 000", "12 600 000")),
        ("Von 2003 500 Leute", "Von 2003 600 Leute", ("500", "600")),
        ("es waren 12  500 Leute", "es waren 12  600 Leute", ("500", "600")),
    ],
)
def test_numbers_parted_by_spaces_stay_whole(base: str, witness: str, expected: tuple[str, str]) -> None:
    assert told(base, witness, None) == [("substitution", *expected)]


def test_two_single_marks_are_one_mark() -> None:
    assert told("He said ``no'' twice", "He said “no” twice") == []
    assert told("He said ``no'' twice", "He said no twice") == [("omission", "``", ""), ("omission", "''", "")]


def test_signs_of_scripts_without_spaces_are_compared_one_by_one() -> None:
    assert told("港口星期二关闭", "港口星期四关闭", "zh") == [("substitution", "二", "四")]
    assert told("วันนี้ฝนตก", "วันนั้ฝนตก", "th") == [("substitution", "นี้", "นั้")]


def test_a_quotation_mark_stays_with_its_quote() -> None:
    found = told("Holm said “every road is closed” today", "Holm stated “each road is closed” today")
    assert found == [("substitution", "said", "stated"), ("substitution", "every", "each")]


def test_empty_words_between_two_changes_are_given_up() -> None:
    found = told("Divers searched for the wreck", "Boats looked for the ship")
    assert found == [("substitution", "Divers searched for the wreck", "Boats looked for the ship")]


def test_a_name_or_number_between_two_changes_is_kept() -> None:
    found = told("A report of 37 pages came out", "An essay of 37 leaves appeared")
    assert [base for _, base, _ in found] == ["A report", "pages came out"]
    found = told("Yesterday the furious Holm shouted", "Today an angry Holm yelled")
    assert all("Holm" not in base for _, base, _ in found)


def test_hebrew_marks_and_emoji_are_never_cut() -> None:
    assert told("הוא אָמַר שלום", "הוא אָמְרָה שלום", "he") == [("substitution", "אָמַר", "אָמְרָה")]
    assert told("ok 👩‍👩‍👧 now", "ok 👩‍👩‍👦 now") == [("substitution", "👩‍👩‍👧", "👩‍👩‍👦")]


def test_without_a_language_the_empty_words_of_all_are_known() -> None:
    assert told("Taucher suchten nach dem Wrack", "Boote fahndeten nach dem Schiff", None) == [
        ("substitution", "Taucher suchten nach dem Wrack", "Boote fahndeten nach dem Schiff")
    ]
