"""The ledger of a story as a table that any spreadsheet opens: CSV in UTF-8, one line a statement."""

import csv
import io
from collections.abc import Iterator, Sequence

from viewer.collation.ledger import Entry, Ledger, Statement
from viewer.export.escape import visible
from viewer.export.story_words import entry_words, letter_of, percent_of
from viewer.model import Article

SIGNATURE = "\ufeff"
"""Tells spreadsheets that the file is in UTF-8: without it Excel shows Hebrew as rubbish."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, which it would run."""

GUARD = "'"
"""Makes a text of what would be a formula."""

HEADS = ("Statement", "Speaker", "Kind", "First in", "Variation")
JOINT = " … "


def render_ledger(ledger: Ledger) -> bytes:
    """Return the ledger as CSV: for each article one column of words and one of what became of them."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*HEADS, *_heads(ledger.articles)])
    for number, statement in enumerate(ledger.statements, start=1):
        writer.writerow(_line(number, statement, ledger))
    return (SIGNATURE + text.getvalue()).encode("utf-8", "replace")


def _heads(articles: Sequence[Article]) -> Iterator[str]:
    """Yield two heads for each article: its name, with its file where others are called the same, and its fates."""
    names = [article.outlet or article.title or article.id for article in articles]
    for at, (article, name) in enumerate(zip(articles, names, strict=True)):
        told = name if names.count(name) == 1 or name == article.id else f"{name} ({article.id})"
        yield safe_cell(f"{letter_of(at)}: {told}")
        yield f"{letter_of(at)}: fate"


def _line(number: int, statement: Statement, ledger: Ledger) -> Iterator[str | int | float]:
    yield number
    yield safe_cell(statement.speaker or "")
    yield statement.kind.value
    yield letter_of(statement.lead)
    yield percent_of(statement.variation) / 100
    for at, (article, entry) in enumerate(zip(ledger.articles, statement.entries, strict=True)):
        yield safe_cell(_said(article, entry))
        yield safe_cell(entry_words(statement, at, ledger.articles))


def safe_cell(text: str) -> str:
    """Return a text on one line as a cell that no spreadsheet takes for a formula; controls are shown by name."""
    line = visible(" ".join(text.split()))
    return GUARD + line if line.startswith(FORMULA_SIGNS) else line


def _said(article: Article, entry: Entry) -> str:
    if entry.passage is not None:
        return entry.passage.span.of(article.blocks[entry.passage.block].text)
    return JOINT.join(article.quotations[index].text for index in entry.quotations)
