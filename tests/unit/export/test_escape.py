import pytest

from viewer.export.escape import control_name, printable, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("two\nlines\tand\x1b[31m", "two\\nlines\\tand\\x1b[31m"),
        ("turn\u202egnp.exe", "turn\\u202egnp.exe"),
        ("mark\u200f", "mark\\u200f"),
        ("lone \udcff", "lone \\udcff"),
        ("line\u2028separator", "line\\u2028separator"),
        ("שלום مرحبا 漢字 🙂", "שלום مرحبا 漢字 🙂"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_names_stand_on_one_line_and_cannot_turn_it(text: str, expected: str) -> None:
    assert printable(text) == expected


def test_controls_are_named_in_print() -> None:
    assert visible("a\u202eb\x00c\nd\u200fe") == "a[RLO]b[U+0000]c\nd\u200fe"


def test_letters_have_a_shape_of_their_own() -> None:
    assert control_name("a") is None
    assert control_name("\u2069") == "PDI"
    assert control_name("\udc80") == "U+DC80"
