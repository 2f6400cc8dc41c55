from hypothesis import given
from hypothesis import strategies as st

from viewer.ui.comparison.offsets import PLACE_HOLDER, lay_text
from viewer.ui.direction_marks import OVERRIDES

_TEXTS = st.text(st.sampled_from("ab é\u0301שלם\u05b0👩🏽‍🚀\u202e\u202c\n中𐤀"), max_size=30)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(_TEXTS, st.data())
def test_every_code_point_keeps_its_place(text: str, data: st.DataObject) -> None:
    holders = data.draw(st.lists(st.integers(0, len(text)), max_size=4))
    laid = lay_text(text, holders)
    raw = laid.text.encode("utf-16-le")
    for offset, character in enumerate(text):
        start, end = laid.starts[offset], laid.ends[offset + 1]
        shown = raw[2 * start : 2 * end].decode("utf-16-le")
        assert shown == ("" if character in OVERRIDES else "\u2028" if character == "\n" else character)
        if shown:
            assert laid.source(start) == offset
    assert laid.starts[len(text)] == _units(laid.text)
    assert len(laid.holders) == len(holders)
    for holder in laid.holders:
        assert raw[2 * holder : 2 * holder + 2].decode("utf-16-le") == PLACE_HOLDER


def test_a_place_holder_stands_between_end_and_start() -> None:
    laid = lay_text("one two", [3])
    assert (laid.ends[3], laid.holders, laid.starts[3]) == (3, (3,), 4)


def test_plain_text_needs_no_table() -> None:
    assert lay_text("plain").starts == range(6)


def test_overrides_are_not_laid_out() -> None:
    assert lay_text("a\u202eb\u202cc").text == "abc"
