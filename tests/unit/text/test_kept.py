"""A table of what was made of strings."""

from viewer.text.kept import Kept


def test_each_string_is_made_into_something_once() -> None:
    asked: list[str] = []
    table = Kept(lambda text: asked.append(text) or len(text), 8)
    assert list(map(table.__getitem__, ["buoy", "sea", "buoy"])) == [4, 3, 4]
    assert asked == ["buoy", "sea"]


def test_a_full_table_begins_anew() -> None:
    table = Kept(str.upper, 2)
    assert [table[text] for text in "abca"] == ["A", "B", "C", "A"]
    assert set(table) == {"c", "a"}


def test_what_is_longer_than_all_that_is_kept_is_made_anew() -> None:
    table = Kept(str.upper, 8, longest=3)
    assert [table["sea"], table["buoy"]] == ["SEA", "BUOY"]
    assert set(table) == {"sea"}
