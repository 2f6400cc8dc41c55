"""What must hold of scripts, languages and foreign stretches in every text."""

from itertools import pairwise

import regex
from hypothesis import given
from hypothesis import strategies as st

from viewer.model import Role
from viewer.text.language import detect_language
from viewer.text.mixed import find_foreign_spans
from viewer.text.scripts import base_direction, dominant_script, script_runs

PIECES = (
    "the", "ferry", "nous", "verrons", "bien", "Wir", "bleiben", "hier", "is", "de la", "NATO", "l’eau", "aujourd'hui",
    "e\u0301te\u0301", "נמל", "שָׁלוֹם", "צה״ל", "און", "пором", "мост", "й", "і", "مرفأ", "قَالَ",
    "港", "の", "カメラ", "서울", "한", "हिन्दी", "वह", "วันำ", "ไทย", "Ω", "ß", "İ", "ǆ", "ﬁ", "𐎀",
    "“", "”", '"', "«", "»", "(", ")", "„", "'", ".", ",", ": ", " – ", "\n", "7", "1,400", "👩‍👩‍👧", "🇮🇱",
    "\u00ad", "\u200f", "\u202e", "\u2067", "\u2069", "\u0600", "\u0301", "\ufe0f", "\u200d",
    "@port", "https://port.example.com/x",
)  # fmt: skip
TEXT = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=16).map("".join),
)
LANGUAGE = st.sampled_from([None, "en", "fr", "de", "he", "yi", "ar", "ru", "be", "ja", "zh", "ko", "hi", "is", "xx"])


def cluster_starts(text: str) -> set[int]:
    return {match.start() for match in regex.finditer(r"\X", text)} | {len(text)}


@given(TEXT | st.text(max_size=40))
def test_runs_join_back_to_the_text_and_cut_no_cluster(text: str) -> None:
    runs = script_runs(text)
    assert "".join(run.span.of(text) for run in runs) == text
    assert {run.span.start for run in runs} <= cluster_starts(text)
    assert all(first.script != second.script for first, second in pairwise(runs) if "\n" not in text)


@given(TEXT)
def test_the_leading_script_is_one_of_the_runs(text: str) -> None:
    leading = dominant_script(text)
    assert leading is None or leading in {run.script for run in script_runs(text)}
    assert base_direction(text) is base_direction(text + "x") or leading is None


@given(TEXT, LANGUAGE)
def test_a_language_is_found_again_and_only_in_texts_with_letters(text: str, prior: str | None) -> None:
    found = detect_language(text, prior=prior)
    assert found == detect_language(text, prior=prior)
    assert found.language is not None or not found.certain
    if not any(character.isalpha() for character in text):
        assert found.language is None


@given(TEXT, LANGUAGE, st.sampled_from(Role))
def test_foreign_stretches_stand_in_order_inside_the_text(text: str, language: str | None, role: Role) -> None:
    spans = find_foreign_spans(text, language, role=role)
    at = 0
    for found in spans:
        assert at <= found.span.start < found.span.end <= len(text)
        assert {found.span.start, found.span.end} <= cluster_starts(text)
        assert found.language is None or found.language != language
        assert any(character.isalpha() for character in found.span.of(text))
        at = found.span.end
