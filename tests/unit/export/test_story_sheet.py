from dataclasses import replace

import pytest

from viewer.collation.coverage import Coverage, cover
from viewer.collation.ledger import Ledger, keep_ledger
from viewer.collation.story import collate
from viewer.export.sheet import Fold, Style
from viewer.export.story_sheet import MatrixRow, lay_out_story
from viewer.model import Article, Block, Direction
from viewer.text.quotations import find_quotations

Story = tuple[Coverage, Ledger]


def text_of(row: MatrixRow) -> str:
    return "".join(run.text for run in row.words.runs)


def one_text(text: str) -> MatrixRow:
    collation = collate((Article("a", "a", "a", (Block(text),), language="en"),))
    (row,) = lay_out_story("x", cover(collation), keep_ledger(collation), Style()).lines
    assert isinstance(row, MatrixRow)
    return row


def test_every_row_stands_there_or_is_counted_in_a_fold(story: Story) -> None:
    sheet = lay_out_story("Kiln", *story, Style())
    rows = [line for line in sheet.lines if isinstance(line, MatrixRow)]
    folds = [line.words for line in sheet.lines if isinstance(line, Fold)]
    assert len(rows) == sum(not row.furniture for row in story[0].rows)
    assert folds
    assert all("not of the article left out" in words for words in folds)
    full = lay_out_story("Kiln", *story, Style(furniture=True))
    assert [type(line) for line in full.lines] == [MatrixRow] * len(story[0].rows)


def test_runs_that_are_the_same_in_all_are_folded_where_that_is_asked() -> None:
    texts = [f"Paragraph {number} of the report on the harbour of Lund." for number in range(4)]
    articles = [Article(name, name, name, tuple(map(Block, texts)), language="en") for name in "ab"]
    collation = collate(articles)
    told = cover(collation), keep_ledger(collation)
    assert len(lay_out_story("x", *told, Style()).lines) == 4
    assert lay_out_story("x", *told, Style(fold_unchanged=True)).lines == (Fold("4 paragraphs the same in all"),)


def test_columns_say_who_tells_and_what_they_come_to(story: Story) -> None:
    sheet = lay_out_story("Kiln\u202e", *story, Style())
    assert sheet.title == "Kiln[RLO]"
    assert [column.heading.letter for column in sheet.columns] == ["A", "B", "C"]
    assert sheet.columns[0].facts == "60 words, 7 words that nobody else has"
    assert "% of A" in sheet.columns[1].facts
    assert sheet.summary.startswith("3 articles, ")


def test_the_most_varied_statement_comes_first_and_marks_what_is_not_word_for_word(story: Story) -> None:
    first, second = lay_out_story("Kiln", *story, Style()).cards
    assert (first.number, first.speaker, first.variation, first.absent) == (1, "Ada Lund", "varies by 70%", "not in C")
    assert [(told.letters, told.fate, told.is_changed) for told in first.told] == [
        ("A", "first", False),
        ("B", "no longer quoted", True),
    ]
    assert (second.variation, second.told[0].words.direction) == ("told once", Direction.RTL)


@pytest.mark.parametrize("text", ["Short.", "x" * 150, ""])
def test_a_short_paragraph_stands_whole(text: str) -> None:
    assert text_of(one_text(text)) == text


def test_a_long_paragraph_ends_with_a_word_and_an_ellipsis() -> None:
    shown = text_of(one_text("seven letters " * 30))
    assert shown.endswith((" seven …", " letters …"))
    assert len(shown) <= 152


def test_no_letter_is_parted_from_its_marks() -> None:
    shown = text_of(one_text("e\u0301" * 200))
    assert shown == "e\u0301" * 150 + " …"


def test_pieces_of_a_statement_follow_one_another() -> None:
    whole = "“We sold the lake because nobody else could pay for the dredging,” said mayor Ada Kloth."
    broken = "“We sold the lake,” said mayor Ada Kloth, “because nobody else could pay for the dredging.”"
    articles = [
        Article(name, name, name, (Block(text),), language="en") for name, text in (("a", whole), ("b", broken))
    ]
    articles = [replace(article, quotations=find_quotations(article.blocks, "en")) for article in articles]
    collation = collate(articles)
    (card,) = lay_out_story("x", cover(collation), keep_ledger(collation), Style()).cards
    assert "".join(run.text for run in card.told[1].words.runs) == (
        "“We sold the lake,” … “because nobody else could pay for the dredging.”"
    )


def test_articles_that_tell_a_statement_alike_are_told_together() -> None:
    wordings = ("lost the whole roof", "lost the whole roof", "lost half the roof", "lost the whole roof")
    articles = []
    for name, words in zip("abcd", wordings, strict=True):
        blocks = (Block(f"“We {words} in the storm,” said Ada Lund on Monday."),)
        articles.append(Article(name, name, name, blocks, language="en", quotations=find_quotations(blocks, "en")))
    collation = collate(articles)
    (card,) = lay_out_story("x", cover(collation), keep_ledger(collation), Style()).cards
    assert [told.letters for told in card.told] == ["A", "B, D", "C"]
