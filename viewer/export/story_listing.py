"""A story as a whole as lines to read in a terminal: its articles, its paragraphs as a matrix, its quotations."""

from collections.abc import Iterator

from viewer.collation.coverage import Coverage, CoverageRow
from viewer.collation.ledger import Entry, Ledger, Statement
from viewer.export.escape import printable
from viewer.export.listing import excerpt, source_words
from viewer.export.story_words import (
    LEAD_GLYPH,
    UNKNOWN_GLYPH,
    absence_words,
    cell_glyph,
    entry_words,
    letter_of,
    reuse_sentences,
    variation_words,
)
from viewer.export.words import GLYPHS, RELATIONS, count
from viewer.model import Article, Fate, Relation

ABSENT_FATES = frozenset({None, Fate.DROPPED})


def story_lines(label: str, coverage: Coverage, ledger: Ledger) -> Iterator[str]:
    """Yield the articles, who shares wording with whom, the matrix of paragraphs, and what became of quotations."""
    yield printable(label)
    for at, (article, share) in enumerate(zip(coverage.articles, coverage.shares, strict=True)):
        yield f"{letter_of(at)}  {printable(article.title)}"
        yield f"   {source_words(article)}"
        kept = f", keeps {share.kept / coverage.shares[0].words:.0%} of A" if at and coverage.shares[0].words else ""
        alone = f", {count(share.alone, 'word')} that nobody else has" if share.alone else ""
        yield f"   {count(share.words, 'word')}{kept}{alone}"
    yield from _section("Shared wording", iter(reuse_sentences(coverage.reuse)))
    yield from _section("Paragraphs", _matrix(coverage))
    ordered = sorted(ledger.statements, key=lambda statement: -statement.variation)
    yield from _section(
        "Quotations, the most varied first", (line for one in ordered for line in _statement(ledger, one))
    )


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    first = next(lines, None)
    if first is not None:
        yield ""
        yield title
        yield first
        yield from lines


def _matrix(coverage: Coverage) -> Iterator[str]:
    letters = [letter_of(at) for at in range(len(coverage.articles))]
    yield f"  {' '.join(letter.ljust(len(letter) + 1) for letter in letters).rstrip()}"
    for row in coverage.rows:
        if not row.furniture:
            yield f"  {_signs(row, letters)}  {excerpt(coverage.articles[row.lead].blocks[row.block].text)}"
    signs = (f"{GLYPHS[relation]} {RELATIONS[relation]}" for relation in Relation if relation is not Relation.ADDED)
    yield f"  {LEAD_GLYPH} whose words are shown · {' · '.join(signs)} · {UNKNOWN_GLYPH} unsure"


def _signs(row: CoverageRow, letters: list[str]) -> str:
    return " ".join(cell_glyph(row, at).ljust(len(letter) + 1) for at, letter in enumerate(letters))


def _statement(ledger: Ledger, statement: Statement) -> Iterator[str]:
    yield f"❝  {printable(statement.speaker or 'speaker unknown')}, {variation_words(statement)}"
    for at, (article, entry) in enumerate(zip(ledger.articles, statement.entries, strict=True)):
        if entry.fate not in ABSENT_FATES:
            fate = printable(entry_words(statement, at, ledger.articles))
            yield f"   {letter_of(at)} {fate}: {excerpt(_said(article, entry))}"
    absence = absence_words(statement)
    if absence:
        yield f"   {absence}"


def _said(article: Article, entry: Entry) -> str:
    if entry.passage is not None:
        return entry.passage.span.of(article.blocks[entry.passage.block].text)
    return " … ".join(article.quotations[index].text for index in entry.quotations)
