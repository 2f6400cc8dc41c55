"""A comparison as a tagged PDF/UA-1 for print and archive, set by typst."""

from dataclasses import asdict
from pathlib import Path

from viewer.export.cards import Card, Words
from viewer.export.files import write_whole
from viewer.export.records import Record
from viewer.export.runs import Ink
from viewer.export.sheet import DEFAULT_STYLE, LEGEND, Cell, Fold, Heading, Paragraph, Row, Sheet, Style, lay_out
from viewer.export.typeset import PAPERS, TOGETHER, language_code, run_items, typeset
from viewer.export.words import joined
from viewer.model import Comparison

TEMPLATE = "comparison.typ"

SHORT_TITLE = 110
"""Characters of a title that stand above its column on every page: two lines; the whole title stands on the first."""

LONG = 600
"""Rows of a document from which they may all go on over pages: to keep each together takes a fifth of its time."""

BOOKMARKED = frozenset({Ink.PILL, Ink.FATE})
"""Pills that a reader wants to be led to from the outline: changes of meaning and of quotations."""


def render_pdf(comparison: Comparison, *, style: Style = DEFAULT_STYLE) -> bytes:
    """Return the comparison as a PDF; the same comparison gives the same bytes wherever the same fonts are.

    Characters that no font here has stand as a replacement sign, and the document says so.
    """
    return typeset(TEMPLATE, _record(lay_out(comparison, style), style))


def write_pdf(comparison: Comparison, target: Path, *, style: Style = DEFAULT_STYLE) -> None:
    """Write the comparison as a PDF, whole or not at all; raises `ExportError`."""
    write_whole(target, render_pdf(comparison, style=style))


def bookmark(row: Row) -> str:
    """Return the pills of a row, by which the outline of the document leads to it; `""` for a row without any."""
    paragraphs = (*row.base.paragraphs, *row.witness.paragraphs)
    return " · ".join(run.text for paragraph in paragraphs for run in paragraph.runs if run.ink in BOOKMARKED)


def _record(sheet: Sheet, style: Style) -> Record:
    return {
        "title": sheet.title,
        "description": sheet.share,
        "paper": PAPERS[style.paper],
        "headings": [_heading(heading) for heading in sheet.headings],
        "facts": [asdict(fact) for fact in sheet.facts],
        "share": sheet.share,
        "notes": [],
        "legend": [{"kind": ink.value, "words": words} for ink, words in LEGEND],
        "lines": [
            {"fold": line.words} if isinstance(line, Fold) else _row(line, is_long=len(sheet.lines) > LONG)
            for line in sheet.lines
        ],
        "cards": [_card(card) for card in sheet.cards],
    }


def _heading(heading: Heading) -> Record:
    short = heading.title if len(heading.title) <= SHORT_TITLE else f"{heading.title[: SHORT_TITLE - 1].rstrip()}…"
    return {
        "letter": heading.letter,
        "title": heading.title,
        "short": short,
        "language": language_code(heading.language),
        "direction": heading.direction.value,
        "details": joined((heading.letter, *heading.details)),
        "source": heading.source,
        "warnings": heading.warnings,
    }


def _row(row: Row, *, is_long: bool) -> Record:
    return {
        "base": _cell(row.base),
        "witness": _cell(row.witness),
        "relation": row.relation.value,
        "moved": row.is_moved,
        "glyph": row.glyph,
        "words": row.words.split(", "),
        "bookmark": bookmark(row),
        "together": not is_long and max(_length(row.base), _length(row.witness)) <= TOGETHER,
    }


def _length(cell: Cell) -> int:
    return sum(len(run.text) for paragraph in cell.paragraphs for run in paragraph.runs)


def _cell(cell: Cell) -> Record:
    return {"gap": cell.gap, "paragraphs": [_paragraph(paragraph) for paragraph in cell.paragraphs]}


def _paragraph(paragraph: Paragraph) -> Record:
    return {
        "runs": run_items(paragraph.runs, paragraph.language, paragraph.direction),
        "role": paragraph.role.value,
        "language": language_code(paragraph.language),
        "direction": paragraph.direction.value,
        "badges": paragraph.badges,
        "foreign": paragraph.is_foreign,
    }


def _card(card: Card) -> Record:
    return {
        "number": card.number,
        "speaker": card.speaker,
        "other": card.witness_speaker,
        "fate": card.fate,
        "changed": card.is_changed,
        "base": _words(card.base),
        "witness": _words(card.witness),
        "note": card.note,
        "together": all(
            sum(len(run.text) for run in side.runs) <= TOGETHER for side in (card.base, card.witness) if side
        ),
    }


def _words(words: Words | None) -> Record | None:
    if words is None:
        return None
    return {
        "runs": run_items(words.runs, words.language, words.direction),
        "language": language_code(words.language),
        "direction": words.direction.value,
    }
