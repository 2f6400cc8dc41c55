"""A story as a whole laid out for print: its articles, its paragraphs as a matrix, its statements, all in English.

PDF and HTML are two ways of setting one sheet, so that they say and show the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import regex

from viewer.collation.coverage import Cell, Coverage, CoverageRow, Share
from viewer.collation.folds import SHORTEST_FOLDED_RUN
from viewer.collation.ledger import Ledger, Statement
from viewer.export.cards import Words, words_at
from viewer.export.escape import visible
from viewer.export.runs import Ink, Run
from viewer.export.sheet import MOVED_GLYPH, Fold, Heading, Style, heading_of
from viewer.export.story_words import (
    ABSENT,
    LEAD_GLYPH,
    UNKNOWN_GLYPH,
    absence_words,
    cell_glyph,
    cell_words,
    cue_words,
    fate_words,
    kept_words,
    letter_of,
    reuse_sentences,
    teller_words,
    variation_words,
)
from viewer.export.words import GLYPHS, MOVED, RELATIONS, count
from viewer.model import UNCHANGED_FATES, Article, Place, Relation, Span

SHOWN = 150
"""Letters of a paragraph that stand in the matrix: enough to know it by, on two lines or three."""

LAST_WORD = 20
"""Letters at the end of these in which a space is looked for, so that no word is cut."""

_BEGINNING = regex.compile(rf"\X{{0,{SHOWN}}}+")

LEAD, UNKNOWN = "lead", "unknown"


@dataclass(frozen=True, slots=True)
class Column:
    """An article of the story, and what it comes to in words."""

    heading: Heading
    facts: str


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What became of a paragraph in one article: `kind` names its look, `kept` is a share in words or `""`."""

    kind: str
    glyph: str
    words: str
    kept: str
    is_moved: bool


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """The beginning of a paragraph, whose it is, and one cell for each article."""

    letter: str
    words: Words
    cells: tuple[MatrixCell, ...]
    is_alone: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A statement in the words in which some articles, named by their `letters`, have it.

    `verbs` are those of saying that were exchanged, or `""`. `speaker` is who says it there where that is called
    otherwise than by the statement, else `""`.
    """

    letters: str
    speaker: str
    fate: str
    is_changed: bool
    words: Words
    verbs: str


@dataclass(frozen=True, slots=True)
class StatementCard:
    """One statement with all that tell it; `absent` names those who do not."""

    number: int
    speaker: str
    variation: str
    told: tuple[Told, ...]
    absent: str


@dataclass(frozen=True, slots=True)
class StorySheet:
    """Everything that is printed of a story."""

    title: str
    summary: str
    columns: tuple[Column, ...]
    reuse: tuple[str, ...]
    legend: tuple[tuple[str, str, str], ...]
    lines: tuple[MatrixRow | Fold, ...]
    cards: tuple[StatementCard, ...]


_SHOWN_RELATIONS = (Relation.SAME, Relation.EDITED, Relation.REWRITTEN, Relation.RELATED)

LEGEND = (
    (LEAD, LEAD_GLYPH, "whose paragraph it is"),
    *((relation.value, GLYPHS[relation], RELATIONS[relation]) for relation in _SHOWN_RELATIONS),
    (Relation.DROPPED.value, GLYPHS[Relation.DROPPED], ABSENT),
    (MOVED, MOVED_GLYPH, MOVED),
    (UNKNOWN, UNKNOWN_GLYPH, "unsure; alone: not compared"),
)
"""What the signs of the matrix mean: look, sign, words."""


def lay_out_story(label: str, coverage: Coverage, ledger: Ledger, style: Style) -> StorySheet:
    """Return the sheet of a story: every row of its coverage stands there or is counted in a fold."""
    columns = tuple(_column(at, article, coverage.shares) for at, article in enumerate(coverage.articles))
    articles, statements = count(len(columns), "article"), count(len(ledger.statements), "statement")
    paragraphs = count(sum(style.furniture or not row.furniture for row in coverage.rows), "paragraph")
    return StorySheet(
        title=visible(label),
        summary=f"{articles}, {paragraphs}, {statements}",
        columns=columns,
        reuse=reuse_sentences(coverage.reuse),
        legend=LEGEND,
        lines=tuple(_lines(coverage, style)),
        cards=tuple(_card(number, one, ledger) for number, one in enumerate(_most_varied_first(ledger), start=1)),
    )


def _column(at: int, article: Article, shares: Sequence[Share]) -> Column:
    share, whole = shares[at], shares[0].words
    facts = [count(share.words, "word")]
    if at and whole:
        facts.append(f"keeps {share.kept / whole:.0%} of A")
    if share.alone:
        facts.append(f"{count(share.alone, 'word')} that nobody else has")
    return Column(heading_of(letter_of(at), article), ", ".join(facts))


def _lines(coverage: Coverage, style: Style) -> Iterator[MatrixRow | Fold]:
    for kind, group in groupby(coverage.rows, lambda row: _fold_words(row, style)):
        rows = tuple(group)
        if kind and (rows[0].furniture or len(rows) >= SHORTEST_FOLDED_RUN):
            yield Fold(f"{count(len(rows), 'paragraph')} {kind}")
        else:
            yield from (_row(row, coverage) for row in rows)


def _fold_words(row: CoverageRow, style: Style) -> str:
    """Return what rows are that need not be shown, `""` for one that is shown."""
    if row.furniture and not style.furniture:
        return "not of the article left out"
    if style.fold_unchanged and all(cell.relation is Relation.SAME and not cell.moved for cell in row.cells):
        return "the same in all"
    return ""


def _row(row: CoverageRow, coverage: Coverage) -> MatrixRow:
    cells = tuple(_cell(row, at, cell) for at, cell in enumerate(row.cells))
    return MatrixRow(letter_of(row.lead), _beginning(coverage.articles[row.lead], row.block), cells, row.is_alone)


def _cell(row: CoverageRow, at: int, cell: Cell) -> MatrixCell:
    kind = LEAD if at == row.lead else UNKNOWN if cell.relation is None else cell.relation.value
    shows_share = cell.relation in {Relation.EDITED, Relation.REWRITTEN}
    kept = kept_words(row, cell) if shows_share else ""
    return MatrixCell(kind, cell_glyph(row, at), cell_words(row, at), kept, cell.moved)


def _beginning(article: Article, block: int) -> Words:
    """Return the first words of a paragraph; where more follows, an ellipsis stands for it."""
    text = article.blocks[block].text
    match = _BEGINNING.match(text)
    end = match.end() if match else 0
    if end == len(text):
        return words_at(article, Place(block, Span(0, end)))
    space = max(text.rfind(sign, end - LAST_WORD, end) for sign in (" ", "\u00a0", "\n"))
    words = words_at(article, Place(block, Span(0, space if space > 0 else end)))
    return replace(words, runs=(*words.runs, Run(" …", Ink.PLAIN, words.language, words.direction)))


def _most_varied_first(ledger: Ledger) -> list[Statement]:
    return sorted(ledger.statements, key=lambda statement: -statement.variation)


def _card(number: int, statement: Statement, ledger: Ledger) -> StatementCard:
    told = tuple(
        _told(statement, at, ledger.articles)
        for at, entry in enumerate(statement.entries)
        if entry.quotations or entry.passage
    )
    speaker = visible(statement.speaker) if statement.speaker else "speaker unknown"
    return StatementCard(number, speaker, variation_words(statement), _together(told), absence_words(statement))


def _together(told: Sequence[Told]) -> tuple[Told, ...]:
    """Return one for all articles that tell a statement alike, the first of them setting the order."""
    letters: dict[Told, list[str]] = {}
    for one in told:
        letters.setdefault(replace(one, letters=""), []).append(one.letters)
    return tuple(replace(one, letters=", ".join(of)) for one, of in letters.items())


def _told(statement: Statement, at: int, articles: Sequence[Article]) -> Told:
    article, entry = articles[at], statement.entries[at]
    places = [article.quotations[index].place for index in entry.quotations]
    words = _joined([words_at(article, place) for place in (*places, *([entry.passage] if entry.passage else []))])
    changed = entry.fate not in UNCHANGED_FATES or entry.speaker_changed
    return Told(
        letters=letter_of(at),
        speaker=teller_words(statement, at, articles),
        fate=fate_words(statement, at),
        is_changed=changed,
        words=words,
        verbs=cue_words(statement, at, articles),
    )


def _joined(pieces: Sequence[Words]) -> Words:
    """Return the pieces of one statement as words that follow one another."""
    first = pieces[0]
    joint = Run(" … ", Ink.PLAIN, first.language, first.direction)
    runs = [run for piece in pieces for run in (joint, *piece.runs)][1:]
    return Words(tuple(runs), first.language, first.direction)
