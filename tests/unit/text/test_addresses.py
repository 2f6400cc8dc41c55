"""Addresses, handles and hashtags."""

import pytest

from viewer.text.addresses import without_addresses


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("see https://port.example/a?b=c now", "see  now"),
        ("see www.port.example/la-mer now", "see  now"),
        ("see port.com/la-mer now", "see  now"),
        ("mail a.kirkby@port.example now", "mail  now"),
        ("by @portmaster and #storm_2024 now", "by  and  now"),
    ],
)
def test_addresses_give_way_to_line_breaks_of_their_length(text: str, left: str) -> None:
    plain = without_addresses(text)
    assert len(plain) == len(text)
    assert plain.replace("\n", "") == left


def test_other_texts_are_given_back_as_they_are() -> None:
    text = "Nothing. Here it is at 5.30, and/or later."
    assert without_addresses(text) is text
