"""Changes in Hebrew and Arabic: marks, acronyms, hidden direction signs, letters written onto the next word."""

import pytest

from viewer.collation.signals import find_signals
from viewer.collation.variants import find_variants
from viewer.collation.wording.typography import find_typography


def changed(base: str, witness: str, language: str) -> list[tuple[str, str]]:
    found = find_variants(base, witness, language=language)
    return [(variant.base.of(base), variant.witness.of(witness)) for variant in found]


@pytest.mark.parametrize(
    ("language", "base", "witness", "expected"),
    [
        ("he", "צה״ל פתח בחקירה.", "משטרת ישראל פתחה בחקירה.", [("צה״ל פתח", "משטרת ישראל פתחה")]),
        ("he", "הוא אמר ״לא״ אתמול.", "הוא אמר ״כן״ אתמול.", [("לא", "כן")]),
        ("he", "הוא אמר „לא״ אתמול.", 'הוא אמר "לא" אתמול.', []),
        ("he", "\u200fכ-200 איש\u200f באו.", "כ-200 איש באו.", []),
        ("he", "ד״ר כהן הגיע.", 'ד"ר לוי הגיע.', [("כהן", "לוי")]),
        ("ar", "قال الوزير: «لا».", 'قال الوزير: "لا".', []),
        ("ar", "حضر ١٢٠ شخصا.", "حضر ١٥٠ شخصا.", [("١٢٠", "١٥٠")]),
        ("ar", "وصل القطار إلى المدينة.", "وصل القطار من المدينة.", [("إلى", "من")]),
    ],
)
def test_only_words_that_changed_are_named(
    language: str, base: str, witness: str, expected: list[tuple[str, str]]
) -> None:
    assert changed(base, witness, language) == expected


@pytest.mark.parametrize(
    ("base", "witness", "expected"),
    [
        ("הוא אמר „לא״.", 'הוא אמר "לא".', [("„", '"'), ("״", '"')]),
        ("בית־ספר", "בית-ספר", [("־", "-")]),
        ("\u200fשלום", "שלום", [("\u200f", "")]),
        ("قال: «لا»", 'قال: "لا"', [("«", '"'), ("»", '"')]),
    ],
)
def test_marks_and_hidden_signs_are_typography(base: str, witness: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.of(base), other.of(witness)) for one, other in find_typography(base, witness)] == expected


@pytest.mark.parametrize(
    ("language", "base", "witness", "expected"),
    [
        ("he", "באו כ-200 איש.", "באו כ-300 איש.", [("number", "200", "300")]),
        ("he", "באו שלוש מאות איש.", "באו 300 איש.", []),
        ("he", "הוא יגיע בשבת.", "הוא יגיע ביום שני.", [("date", "בשבת", "ביום שני")]),
        ("ar", "حضر ١٢٠ شخصا.", "حضر 120 شخصا.", []),
        ("ar", "حضر ١٢٠ شخصا.", "حضر 150 شخصا.", [("number", "١٢٠", "150")]),
        ("ar", "وصل يوم الأحد.", "وصل يوم الاحد.", []),
    ],
)
def test_signals_see_through_prefixes_and_digits(
    language: str, base: str, witness: str, expected: list[tuple[str, str, str]]
) -> None:
    found = find_signals(base, witness, language=language)
    assert [(signal.kind.value, signal.base, signal.witness) for signal in found] == expected
