from pathlib import Path

import pytest

from viewer.errors import UnreadableArticleError
from viewer.formats import WarningKind
from viewer.model import Direction, ProblemReason, Role
from viewer.reading import build
from viewer.reading.articles import article_from_blocks, article_from_text, read_article

TEXT = """Old bridge to close for two years

By Lena Brandt
6 February 2024

The council voted on Tuesday to close the old bridge for two years, saying that the iron had rusted through.
“We have no choice,” said the mayor, Anna Holt.
הגשר הישן מעל הנהר
(Photo: Tom Reed)
Engineers told the meeting that repairs would cost some 14 million crowns, of which the state would pay a third.
This post appeared first on example.org
"""


def test_a_text_becomes_an_article() -> None:
    article = article_from_text(TEXT, id="t")
    assert (article.id, article.path, article.title) == ("t", "t", "Old bridge to close for two years")
    assert (article.language, article.direction, article.date, article.outlet) == (
        "en",
        Direction.LTR,
        "2024-02-06",
        "example.org",
    )
    assert len(article.quotations) == 1
    hebrew = article.blocks[5]
    assert (hebrew.role, hebrew.language, hebrew.direction) == (Role.CAPTION, "he", Direction.RTL)
    assert len(hebrew.spans) == 1
    assert all(block.source is not None and block.source.of(TEXT) == block.text for block in article.blocks)


def test_blocks_are_taken_as_they_are() -> None:
    article = article_from_blocks(["First words of it.", "", "42"], id="b", language="de")
    assert [block.text for block in article.blocks] == ["First words of it.", "", "42"]
    assert {block.role for block in article.blocks} == {Role.BODY}
    assert article.language == "de"
    assert article.title == "First words of it."


def test_a_number_stands_in_the_direction_of_its_article() -> None:
    article = article_from_blocks(["הגשר הישן ייסגר לשנתיים כך הוחלט.", "42"], id="b")
    assert [block.direction for block in article.blocks] == [Direction.RTL] * 2


def test_nothing_is_an_article_without_text() -> None:
    for article in (article_from_text("", id="e"), article_from_blocks([], id="e")):
        assert article.blocks == ()
        assert article.title == ""
        assert [warning.kind for warning in article.warnings] == [WarningKind.NO_TEXT]


def test_a_long_first_paragraph_gives_a_short_title() -> None:
    article = article_from_text(
        "The council voted on Tuesday, after nine hours of talks, " * 4 + "to close the bridge.", id="t"
    )
    assert len(article.title) <= 91
    assert article.title.endswith("…")
    assert not article.title.endswith(",…")


def test_overrides_of_direction_are_told_and_kept() -> None:
    article = article_from_text("The file \u202egpj.exe\u202c was sent by nobody on Tuesday.", id="t")
    assert "\u202e" in article.blocks[0].text
    assert [(warning.kind, warning.detail) for warning in article.warnings] == [(WarningKind.BIDI_OVERRIDES, "1")]


def test_a_dateline_gives_the_date() -> None:
    assert (
        article_from_text("PORT ELLERY, March 14, 2025 — The ferry ran aground in the night.", id="t").date
        == "2025-03-14"
    )
    address = "https://example.org/2025/03/14/ferry\nThe ferry ran aground in the night, the coast guard said."
    assert article_from_text(address, id="t").date == "2025-03-14"


def test_a_file_is_read_and_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("utf-16"))
    article = read_article(path)
    assert (article.id, article.path, article.encoding) == ("a.txt", str(path), "utf-16")
    assert read_article(path, name="x/a.txt").id == "x/a.txt"


def test_another_encoding_may_be_forced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Старый мост закроют на два года.".encode("koi8-r"))
    assert read_article(path).warnings[0].kind is WarningKind.ENCODING_GUESSED
    forced = read_article(path, encoding="cp1251")
    assert forced.encoding == "windows-1251"
    assert not forced.warnings
    damaged = read_article(path, encoding="utf-8")
    assert damaged.warnings[0].kind is WarningKind.UNDECODABLE


def test_a_file_that_is_none_says_why(tmp_path: Path) -> None:
    with pytest.raises(UnreadableArticleError) as caught:
        read_article(tmp_path / "gone.txt")
    assert caught.value.reason is ProblemReason.NOT_FOUND


def test_a_page_under_another_name_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "saved.txt"
    path.write_text("<!DOCTYPE html><html><body><p>The council voted on Tuesday to close it.</p></body></html>")
    article = read_article(path)
    assert article.format == "html"
    assert [block.text for block in article.blocks] == ["The council voted on Tuesday to close it."]


def test_a_page_without_words_is_no_article(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><script>run()</script></body></html>")
    with pytest.raises(UnreadableArticleError) as caught:
        read_article(path)
    assert caught.value.reason is ProblemReason.NO_TEXT


def test_a_page_may_declare_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    page = '<html><head><meta charset="windows-1255"></head><body><p>הגשר הישן ייסגר לשנתיים.</p></body></html>'
    path.write_bytes(page.encode("windows-1255"))
    article = read_article(path)
    assert article.blocks[0].text == "הגשר הישן ייסגר לשנתיים."
    assert article.encoding == "windows-1255"
    assert WarningKind.ENCODING_GUESSED not in {warning.kind for warning in article.warnings}


def test_names_between_marks_stand_apart_from_quotations() -> None:
    article = article_from_text("The film “Big Day” opened on Monday.\n“We go,” said Ann Dyer.", id="a")
    assert [title.text for title in article.titles] == ["“Big Day”"]
    assert [quotation.text for quotation in article.quotations] == ["“We go,”"]


def test_what_lies_beyond_any_article_is_body(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "MOST_EXAMINED", 2)
    text = "The ferry came back to the harbour on Tuesday.\nFacebook\nFacebook\nDie Fähre kehrte in den Hafen zurück."
    blocks = article_from_text(text, id="log").blocks
    assert [block.role.value for block in blocks] == ["body", "boilerplate", "body", "body"]
    assert all(block.spans == () for block in blocks)


def test_a_page_of_very_many_lines_takes_no_time_by_their_square() -> None:
    article = article_from_text("ab\n" * 5_000 + "The ferry came back to the harbour on Tuesday.", id="list")
    assert len(article.blocks) == 5_001
