from viewer.reading.plain import read_plain


def texts(source: str) -> list[str]:
    draft = read_plain(source)
    for passage in draft.passages:
        assert passage.source is not None
        assert passage.source.of(source) == passage.text
    return [passage.text for passage in draft.passages]


def test_a_line_is_a_passage_without_the_white_space_around_it() -> None:
    assert texts("  One.\t\n\n \u00a0\nTwo. \n") == ["One.", "Two."]


def test_every_line_end_counts_in_the_offsets() -> None:
    assert texts("One.\r\nTwo.\rThree.\nFour.") == ["One.", "Two.", "Three.", "Four."]


def test_rare_separators_are_part_of_the_text() -> None:
    assert texts("One\u2028line\x85here.\x0bStill.") == ["One\u2028line\x85here.\x0bStill."]


def test_one_line_of_a_megabyte() -> None:
    source = "word " * 200_000
    assert texts(source) == [source.strip()]


def test_nothing_gives_nothing() -> None:
    assert texts(" \n\t\r\n") == []


WRAPPED = """The council voted on Tuesday to close the old bridge for two
years, saying that the iron had rusted through in eleven places
and that nobody could promise to keep it standing for another
winter.

Engineers told the meeting that repairs would cost some fourteen
million crowns, of which the state would pay a third, and asked
for a decision before the ice comes.
"""


def test_wrapped_paragraphs_are_one_passage_each() -> None:
    found = texts(WRAPPED)
    assert len(found) == 2
    assert found[0].endswith("another\nwinter.")
    assert texts(WRAPPED.replace("\n", "\r\n"))[1].count("\r\n") == 2


def test_short_lines_below_each_other_are_not_wrapped() -> None:
    source = "\n".join(
        ["A line that is a paragraph by itself, however short."] * 3 + ["Another one.", "And more.", "End."] * 4
    )
    assert len(texts(source)) == 15


def test_long_lines_are_never_wrapped_text() -> None:
    source = "\n".join(["word " * 30] * 8)
    assert len(texts(source)) == 8
