"""The comparison form and its map back."""

import unicodedata

import pytest

from viewer.model import Span
from viewer.text.folding import fold, fold_key, fold_text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“Well—yes…”", '"Well-yes..."'),
        ("l’eau", "l'eau"),
        ("צה״ל בית־ספר", 'צה"ל בית-ספר'),
        ("1\u00a0400\u202fm", "1 400 m"),
        ("co\u00adoperate\ufeff", "cooperate"),
        ("ﬁne ﷲ שׁ", "fine الله שׁ"),
        ("10²", "10²"),
        ("\u202eabc\u202c", "abc"),
        ("a\u200cb", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("``so''", "''so''"),
        ("tab\there", "tab here"),
    ],
)
def test_typography_is_folded_and_spelling_is_kept(text: str, folded: str) -> None:
    assert fold_text(text) == folded


def test_decomposed_hangul_and_stacked_accents_compose() -> None:
    for text in ("한국어 뉴스", "Việt", "ṩ"):
        assert fold_text(unicodedata.normalize("NFD", text)) == unicodedata.normalize("NFC", text)


def test_a_stretch_of_the_folded_text_leads_back_to_the_author_s_characters() -> None:
    text = "He said… “co\u00adop”"
    folded = fold(text)
    at = folded.text.index("coop")
    assert folded.to_source(Span(at, at + 4)).of(text) == "co\u00adop"
    dots = folded.text.index("...")
    assert folded.to_source(Span(dots + 1, dots + 2)).of(text) == "…"


def test_an_empty_stretch_stays_empty() -> None:
    assert fold("a…b").to_source(Span(4, 4)) == Span(2, 2)
    assert fold("a…").to_source(Span(4, 4)) == Span(2, 2)
    assert fold("").to_source(Span(0, 0)) == Span(0, 0)


def test_keys_ignore_case_as_well() -> None:
    assert fold_key("STRASSE’S") == fold_key("Straße's")
