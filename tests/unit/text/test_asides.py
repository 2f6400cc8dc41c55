"""Attributions among the words of a quotation, and the words without them."""

import pytest

from viewer.model import Block
from viewer.text.asides import spoken
from viewer.text.quotations import find_quotations


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("fr", "« Le pont, a dit la maire, Anne Dubois, sera fermé. »", "« Le pont, sera fermé. »"),
        ("fr", "« Le pont sera fermé, a dit Anne Dubois. »", "« Le pont sera fermé»"),
        ("fr", "« Le pont sera fermé. »", "« Le pont sera fermé. »"),
        ("fr", "« Dit comme ça, le pont ferme. »", "« Dit comme ça, le pont ferme. »"),
        ("ru", "«Мост, — сказал Олег Санин, — закроют весной»", "«Мост, закроют весной»"),
        ("ru", "„Мост — сказал Олег Санин — закроют весной“", "„Мост закроют весной“"),
        ("ru", "„Мост, сказал Олег Санин, закроют весной“", "„Мост, сказал Олег Санин, закроют весной“"),
        ("en", "“The bridge, said Ann Dyer, will close”", "“The bridge, said Ann Dyer, will close”"),
    ],
)
def test_what_is_said_without_who_says_it(language: str, text: str, said: str) -> None:
    assert spoken(text, language) == said


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "« Le pont, a dit la maire, Anne Dubois, sera fermé. »", "Anne Dubois"),
        ("ru", "„Мост, — сказал Олег Санин, — закроют весной“.", "Олег Санин"),
        ("ru", "„Мост, сказал Олег Санин, закроют весной“.", None),
    ],
)
def test_the_speaker_named_among_the_words(language: str, text: str, name: str | None) -> None:
    (quotation,) = find_quotations([Block(text)], language)
    assert (quotation.speaker and quotation.speaker.name) == name
