import csv
import io
from dataclasses import replace

import pytest

from viewer.collation.coverage import Coverage
from viewer.collation.ledger import Ledger
from viewer.export.spreadsheet import render_ledger, safe_cell

Story = tuple[Coverage, Ledger]


def test_one_line_a_statement_and_two_columns_an_article(story: Story) -> None:
    data = render_ledger(story[1])
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 3
    head, first, second = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert head[:5] == ["Statement", "Speaker", "Kind", "First in", "Variation"]
    assert head[5:] == ["A: Hollin Echo", "A: fate", "B: =Daily & Post", "B: fate", f"C: {head[9][3:]}", "C: fate"]
    assert first[:6] == ["1", "Ada Lund", "direct", "A", "0.7", first[5]]
    assert first[5].startswith("“We fired it for forty years")
    assert first[8] == "no longer quoted"
    assert first[9:] == ["", "not in it"]
    assert "הכבשן" in second[9]


def test_articles_of_one_name_are_told_apart_by_their_files(story: Story) -> None:
    ledger = story[1]
    articles = tuple(replace(article, outlet="Hollin Echo") for article in ledger.articles)
    head = next(csv.reader(io.StringIO(render_ledger(replace(ledger, articles=articles)).decode("utf-8-sig"))))
    assert head[5::2] == [f"{letter}: Hollin Echo ({each.id})" for letter, each in zip("ABC", articles, strict=True)]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum(a1)", "＝1", "＋1", "－1", "＠a", "\t=1", " =1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert safe_cell(text).startswith("'")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("“=1+1”", "“=1+1”"),
        ("one\ntwo\r\nthree", "one two three"),
        ("left \u202e right", "left [RLO] right"),
        ("\x00=1", "[U+0000]=1"),
        ("a\ud800b", "a[U+D800]b"),
        ("", ""),
    ],
)
def test_cells_are_one_line_without_controls(text: str, cell: str) -> None:
    assert safe_cell(text) == cell
