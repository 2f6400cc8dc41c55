"""Where a sentence ends and where it does not."""

import pytest

from viewer.model import Span
from viewer.text.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One came. Two left!", ["One came.", "Two left!"]),
        ("Dr. Lund of the U.S. Navy spoke. He left.", ["Dr. Lund of the U.S. Navy spoke.", "He left."]),
        ("J. Moss won. It was 12. The rest lost.", ["J. Moss won.", "It was 12.", "The rest lost."]),
        ("“Go home.” She went.", ["“Go home.”", "She went."]),
        ("“Why?” he asked. Nobody knew.", ["“Why?” he asked.", "Nobody knew."]),
        ("Am 8. April kam er. Er blieb.", ["Am 8. April kam er.", "Er blieb."]),
        ("Wait... what? Yes.", ["Wait... what?", "Yes."]),
        ("今天很冷。明天下雪。", ["今天很冷。", "明天下雪。"]),
        ("הגשם ירד. הנהר עלה.", ["הגשם ירד.", "הנהר עלה."]),
        ("Parlò il sig. Neri. Poi partì.", ["Parlò il sig. Neri.", "Poi partì."]),
        ("Ο κ. Παπαδάκης μίλησε. Έφυγε.", ["Ο κ. Παπαδάκης μίλησε.", "Έφυγε."]),
        ("Mieszka przy ul. Długiej. Nie pracuje.", ["Mieszka przy ul. Długiej.", "Nie pracuje."]),
        ("first line\nSecond line", ["first line", "Second line"]),
        ("  padded  ", ["padded"]),
        ("(.) Then more. ", ["(.)", "Then more."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in split_sentences(text)] == expected


def test_a_long_row_of_terminators_is_gone_through_once() -> None:
    assert split_sentences("!" * 200_000 + "x") == (Span(0, 200_001),)  # from each of them on, it would take minutes
    assert split_sentences("Ja?!” Nein!。Und.\n") == (Span(0, 5), Span(6, 12), Span(12, 16))
