"""The pieces of a paragraph, and where they stand in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model import Span
from viewer.text.marks import find_marked
from viewer.text.pieces import QUOTE, Pieces, cut

SCRAPS = st.sampled_from(
    ["Ann", "ferry.", " ", "_", "-il", "a-t-elle", "l’eau", "U.S.", "(45)", "“We go,”", "''", "²", "々"]
)


def texts_of(pieces: Pieces) -> list[str]:
    return [piece.text for piece in pieces]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor’s ferry left.", ["The", "mayor", "’s", "ferry", "left", "."]),
        ("« Non », dit-il.", ["« Non »", ",", "dit", "il", "."]),
        ("Ann Dyer (45) said: “Go.”", ["Ann", "Dyer", "said", ":", "“Go.”"]),
    ],
)
def test_a_paragraph_is_cut_into_words_signs_and_quotations(text: str, expected: list[str]) -> None:
    assert texts_of(cut(text, find_marked(text))) == expected


def test_a_quotation_knows_its_number_and_a_word_its_key() -> None:
    text = "“Go,” said Ann. “Stay.”"
    pieces = cut(text, find_marked(text))
    assert [piece.number for piece in pieces if piece.key == QUOTE] == [0, 1]
    assert [piece.key for piece in pieces if piece.is_word] == ["said", "ann"]


def test_a_stretch_of_a_text_is_cut_by_itself() -> None:
    pieces = cut("Ann Dyer said so", (), Span(4, 13))
    assert texts_of(pieces) == ["Dyer", "said"]
    assert pieces.place(0, 2) == Span(4, 13)


def test_a_piece_is_glued_where_the_next_one_follows_without_a_gap() -> None:
    assert [piece.text for piece in cut("dot.net v.2, (x) -il a_b", ()) if piece.glued] == ["v.2"]


@given(st.lists(SCRAPS | st.text(max_size=4), max_size=14).map("".join))
def test_every_piece_stands_where_it_is_said_to(text: str) -> None:
    marked = find_marked(text)
    pieces = cut(text, marked)
    places = [pieces.place(at, at + 1) for at in range(len(pieces))]
    assert [place.of(text) for place in places] == texts_of(pieces)
    assert places == sorted(places)
    assert [places[at] for at, piece in enumerate(pieces) if piece.key == QUOTE] == [Span(*of[:2]) for of in marked]


@given(st.lists(SCRAPS | st.text(max_size=4), max_size=14).map("".join), st.integers(0, 8))
def test_the_first_pieces_stand_where_they_stood(text: str, count: int) -> None:
    pieces = cut(text, find_marked(text))
    first = pieces.before(count)
    assert first == pieces[:count]
    assert [first.place(at, at + 1) for at in range(len(first))] == [
        pieces.place(at, at + 1) for at in range(len(first))
    ]
