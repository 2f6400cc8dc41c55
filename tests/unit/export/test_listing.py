from dataclasses import replace

from viewer.export.listing import article_lines, comparison_lines, library_lines, problem_line
from viewer.model import (
    Article,
    Block,
    Comparison,
    Fate,
    Library,
    Place,
    Problem,
    ProblemReason,
    QuotationMatch,
    Span,
    Story,
    Topic,
    Why,
)


def test_a_comparison_is_listed_row_by_row(comparison: Comparison) -> None:
    lines = list(comparison_lines(comparison))
    assert lines[:2] == [
        "A  Library shuts reading room after roof gives way",
        "   Marlow Courier · 2025-02-03 · English · news/courier.txt",
    ]
    for line in (
        "=  1 paragraph the same",
        "≠  rewritten, unsure",
        "=  same, moved",
        "×  dropped",
        "     ! number: 400 → 4,000",
        "     ! hedge: reportedly → –",
        "❝  reworded",
        "❝  no longer quoted",
        "   A “We will find it,” (Ilan Petrov)",
        "   B the town would find the money",
    ):
        assert line in lines, line


def test_an_added_quotation_stands_alone(comparison: Comparison) -> None:
    added = replace(comparison, quotations=(QuotationMatch(None, 0, Fate.ADDED),))
    lines = list(comparison_lines(added))
    assert lines[-2:] == ["❝  added", '   B "Our team acted swiftly to save the collection," (Odile Marsh)']


def test_a_comparison_without_quotations_does_not_speak_of_them(comparison: Comparison) -> None:
    assert "Quotations" not in list(comparison_lines(replace(comparison, quotations=())))


def test_an_article_is_listed_block_by_block(base: Article) -> None:
    lines = list(article_lines(base))
    assert "    [byline] By Nora Velt" in lines
    assert any(line.startswith("    [caption, Hebrew] ") for line in lines)
    assert "  - [site furniture] Follow us for more" in lines
    assert "  ❝ “We will find it,” (Ilan Petrov)" in lines
    assert "  ! The encoding was guessed (windows-1252)" in lines


def test_long_paragraphs_are_cut_and_unknown_speakers_named(base: Article) -> None:
    quotation = replace(base.quotations[0], speaker=None, place=Place(0, Span(0, 1)))
    article = replace(base, blocks=(Block("word " * 40),), quotations=(quotation,), warnings=())
    lines = list(article_lines(article))
    assert lines[2].endswith("word w…")
    assert lines[3].endswith("(speaker unknown)")


def test_stories_are_listed_under_their_topics(base: Article, witness: Article) -> None:
    story = Story("s1", "Roof\nleak", (base, witness), (("courier.txt", "fold.html"),), Why(("Marsh", "roof"), 0.7))
    single = Story("s2", "Alone", (replace(base, id="a\u202eb"),))
    library = Library((Topic("t1", "Library", (story, single)),), (Problem("x", ProblemReason.EMPTY),))
    assert list(library_lines(library)) == [
        "3 articles, 2 stories",
        "",
        "Library (2 stories)",
        "  Roof\\nleak",
        "    shared: Marsh, roof",
        "    courier.txt · Library shuts reading room after roof gives way · copies 1",
        "    fold.html · Reading room at library closed following roof damage · copies 1",
        "  Alone",
        "    a\\u202eb · Library shuts reading room after roof gives way",
        "",
        "Left out: 1",
    ]


def test_a_story_that_is_its_topic_is_named_once(base: Article) -> None:
    library = Library((Topic("t1", "Roof leak", (Story("s1", "Roof leak", (base,)),)),))
    assert list(library_lines(library)) == [
        "1 article, 1 story",
        "",
        "Roof leak (1 story)",
        "    courier.txt · Library shuts reading room after roof gives way",
    ]


def test_a_problem_stands_on_one_line() -> None:
    assert problem_line(Problem("a\nb", ProblemReason.NOT_FOUND)) == "a\\nb: there is no such file or folder"
