"""A comparison laid out for print: rows of cells of styled runs, folds, quotation cards and counts, all in English.

PDF and HTML are two ways of setting one sheet, so that they say and show the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from viewer.collation.folds import SHORTEST_FOLDED_RUN, Kept, blocks_worth_seeing, is_furniture, is_uneventful
from viewer.collation.summary import Summary, summarise
from viewer.export.cards import Card, quotation_cards
from viewer.export.escape import bounded, printable, visible
from viewer.export.paint import Paint, paint
from viewer.export.runs import Ink, Pill, Run, cut_runs, foreign_parts, foreign_whole
from viewer.export.words import GLYPHS, RELATIONS, ROLES, SCRIPTS, count, date_words, language_name, warning_sentence
from viewer.model import (
    AlignedRow,
    Article,
    Block,
    Comparison,
    Direction,
    LanguageSpan,
    Relation,
    Role,
)

MOVED_GLYPH = "↘"
QUOTATION_GLYPH = "❝"

UNBADGED_ROLES = frozenset({Role.BODY, Role.QUOTE, Role.HEADLINE})
"""Roles that show by their type and need no badge."""


class Paper(StrEnum):
    """Page sizes of the PDF."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Style:
    """What is printed, and on what."""

    furniture: bool = False
    fold_unchanged: bool = False
    paper: Paper = Paper.A4


DEFAULT_STYLE = Style()
"""Everything of both articles, their furniture aside, on A4."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block: its runs, and the badges that say its role and language."""

    runs: tuple[Run, ...]
    role: Role
    language: str | None
    direction: Direction
    badges: tuple[str, ...] = ()
    is_foreign: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row; where it has no paragraphs, `gap` says in words why."""

    paragraphs: tuple[Paragraph, ...] = ()
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that stand beside each other, with the sign and the words of the gutter."""

    base: Cell
    witness: Cell
    relation: Relation
    is_moved: bool
    glyph: str
    words: str


@dataclass(frozen=True, slots=True)
class Fold:
    """Rows that are left out, and what they were in words."""

    words: str


@dataclass(frozen=True, slots=True)
class Heading:
    """Who tells, above one column."""

    letter: str
    title: str
    language: str | None
    direction: Direction
    source: str
    details: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One count of the summary, with the sign and the look of what it counts."""

    kind: str
    glyph: str
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that is printed of a comparison."""

    title: str
    headings: tuple[Heading, Heading]
    facts: tuple[Fact, ...]
    share: str
    lines: tuple[Row | Fold, ...]
    cards: tuple[Card, ...]


LEGEND = (
    (Ink.LOST, "words only in A"),
    (Ink.GAINED, "words only in B"),
    (Ink.EXCHANGED, "words exchanged"),
    (Ink.QUOTED, "quotation that changed"),
    (Ink.FOREIGN, "another language"),
    (Ink.PILL, "what a change does"),
)
"""What the marks inside a paragraph mean; the gutter says in words what the bars mean."""


def lay_out(comparison: Comparison, style: Style) -> Sheet:
    """Return the sheet of a comparison: every row of it stands there or is counted in a fold."""
    summary = summarise(_without_furniture(comparison) if not style.furniture else comparison)
    headings = heading_of("A", comparison.base), heading_of("B", comparison.witness)
    return Sheet(
        title=f"{headings[0].title} / {headings[1].title}",
        headings=headings,
        facts=_facts(summary),
        share=_share(summary),
        lines=tuple(_lines(comparison, style)),
        cards=quotation_cards(comparison),
    )


def heading_of(letter: str, article: Article) -> Heading:
    """Return who tells, as far as it is known."""
    details = (article.outlet, date_words(article.date), language_name(article.language), article.path)
    return Heading(
        letter=letter,
        title=visible(article.title or article.id),
        language=article.language,
        direction=article.direction,
        source=bounded(printable(article.outlet or article.path)),
        details=tuple(bounded(printable(detail)) for detail in details if detail),
        warnings=tuple(warning_sentence(warning) for warning in article.warnings),
    )


def _without_furniture(comparison: Comparison) -> Comparison:
    """Return a comparison with the rows that are counted where site furniture is left out."""
    return replace(comparison, rows=tuple(row for row in comparison.rows if not is_furniture(comparison, row)))


def _facts(summary: Summary) -> tuple[Fact, ...]:
    counts = (
        (Relation.SAME, summary.same),
        (Relation.EDITED, summary.edited),
        (Relation.REWRITTEN, summary.rewritten),
        (Relation.RELATED, summary.related),
        (Relation.DROPPED, summary.dropped),
        (Relation.ADDED, summary.added),
    )
    facts = [Fact(name.value, GLYPHS[name], f"{number:,} {RELATIONS[name]}") for name, number in counts if number]
    if summary.moved:
        facts.append(Fact("moved", MOVED_GLYPH, f"{summary.moved:,} moved"))
    quotations = f"{summary.quotations_changed:,} of {count(summary.quotations, 'quotation')} changed"
    return (*facts, Fact("quoted", QUOTATION_GLYPH, quotations))


def _share(summary: Summary) -> str:
    linked = summary.same + summary.edited + summary.rewritten + summary.related
    sure = (
        "sure of every pairing" if not summary.uncertain else f"unsure of {summary.uncertain:,} of {linked:,} pairings"
    )
    return f"B keeps {summary.kept:.0%} of A’s wording; {sure}."


def _lines(comparison: Comparison, style: Style) -> Iterator[Row | Fold]:
    layers = paint(comparison)
    shifts = _shifts(comparison.rows)
    kept = blocks_worth_seeing(comparison)
    numbered = enumerate(comparison.rows)
    for fold, group in groupby(numbered, lambda item: _fold_kind(comparison, item[1], style, kept)):
        members = tuple(group)
        if fold is _FoldKind.FURNITURE:
            yield Fold(_furniture_words(comparison, [row for _, row in members]))
        elif fold is _FoldKind.SAME and len(members) >= SHORTEST_FOLDED_RUN:
            yield Fold(f"{count(len(members), 'paragraph')} the same")
        else:
            for index, row in members:
                yield _row(comparison, row, layers, shifts.get(index, ""))


class _FoldKind(StrEnum):
    NONE = "none"
    SAME = "same"
    FURNITURE = "furniture"


def _fold_kind(comparison: Comparison, row: AlignedRow, style: Style, kept: Kept) -> _FoldKind:
    if not style.furniture and is_furniture(comparison, row):
        return _FoldKind.FURNITURE
    if style.fold_unchanged and is_uneventful(row, kept):
        return _FoldKind.SAME
    return _FoldKind.NONE


def _furniture_words(comparison: Comparison, rows: Sequence[AlignedRow]) -> str:
    blocks = [block for row in rows for block in _blocks(comparison, row)]
    roles = ", ".join(dict.fromkeys(ROLES[block.role] for block in blocks))
    return f"{count(len(blocks), 'line')} not of the article left out: {roles}"


def _blocks(comparison: Comparison, row: AlignedRow) -> list[Block]:
    base, witness = comparison.base.blocks, comparison.witness.blocks
    return [*(base[index] for index in row.base), *(witness[index] for index in row.witness)]


def _row(comparison: Comparison, row: AlignedRow, layers: tuple[Paint, Paint], shift: str) -> Row:
    base = _cell(comparison.base, row.base, layers[0], "not in A")
    witness = _cell(comparison.witness, row.witness, layers[1], "dropped in B", shift)
    signs = [MOVED_GLYPH] if row.moved else []
    words = ["moved"] if row.moved else []
    if any(run.ink is Ink.QUOTED for cell in (base, witness) for part in cell.paragraphs for run in part.runs):
        signs.insert(0, QUOTATION_GLYPH)
    if row.relation is not Relation.SAME:
        signs.append(GLYPHS[row.relation])
        words.append(RELATIONS[row.relation])
    if len(row.base) > 1 and row.witness:
        words.append("merged" if len(row.witness) == 1 else "regrouped")
    elif len(row.witness) > 1 and row.base:
        words.append("split")
    if not row.certain:
        words.append("unsure")
    return Row(base, witness, row.relation, row.moved, " ".join(signs), ", ".join(words))


def _cell(article: Article, indices: Sequence[int], layer: Paint, gap: str, shift: str = "") -> Cell:
    if not indices:
        return Cell(gap=gap)
    paragraphs = [_paragraph(article, index, layer) for index in indices]
    if shift:
        first = paragraphs[0]
        paragraphs[0] = replace(first, badges=(*first.badges, shift))
    return Cell(tuple(paragraphs))


def _paragraph(article: Article, index: int, layer: Paint) -> Paragraph:
    block = article.blocks[index]
    whole = foreign_whole(block)
    badges = [] if block.role in UNBADGED_ROLES else [ROLES[block.role]]
    if whole is not None:
        badges.insert(0, _tongue(whole))
    pills = [
        *layer.pills.get(index, ()),
        *(Pill(span.span.end, _tongue(span), Ink.TONGUE) for span in foreign_parts(block)),
    ]
    return Paragraph(
        runs=cut_runs(block, article.language, layer.marks.get(index, ()), pills),
        role=block.role,
        language=whole.language if whole else block.language or article.language,
        direction=block.direction,
        badges=tuple(badges),
        is_foreign=whole is not None,
    )


def _tongue(span: LanguageSpan) -> str:
    """Return the language of a stretch in words, its script where the language is not known."""
    return language_name(span.language) or SCRIPTS.get(span.script, "another language")


def _shifts(rows: Sequence[AlignedRow]) -> dict[int, str]:
    """Return, for each moved row, how far from here its witness stands in the witness's own order."""
    shifts: dict[int, str] = {}
    passed = 0
    for index, row in enumerate(rows):
        if not row.witness:
            continue
        if row.moved:
            shifts[index] = _shift_words(row.witness[0] - passed)
        else:
            passed = row.witness[-1] + 1
    return shifts


def _shift_words(distance: int) -> str:
    if distance > 0:
        return f"stands {count(distance, 'paragraph')} below in B"
    return f"stands {count(-distance - 1, 'paragraph')} above in B" if distance < -1 else "stands elsewhere in B"
