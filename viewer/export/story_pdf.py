"""A story as a whole as a tagged PDF/UA-1, set by typst."""

from viewer.collation.coverage import Coverage
from viewer.collation.ledger import Ledger
from viewer.export.cards import Words
from viewer.export.records import Record
from viewer.export.sheet import DEFAULT_STYLE, Fold, Style
from viewer.export.story_sheet import Column, MatrixRow, StatementCard, StorySheet, Told, lay_out_story
from viewer.export.typeset import PAPERS, TOGETHER, language_code, run_items, typeset
from viewer.export.words import joined

TEMPLATE = "story.typ"

UPRIGHT = 8
"""Articles that an upright page has room for; more of them lie across."""


def render_story_pdf(label: str, coverage: Coverage, ledger: Ledger, *, style: Style = DEFAULT_STYLE) -> bytes:
    """Return a story as a PDF; the same story gives the same bytes wherever the same fonts are."""
    return typeset(TEMPLATE, _record(lay_out_story(label, coverage, ledger, style), style))


def _record(sheet: StorySheet, style: Style) -> Record:
    return {
        "title": sheet.title,
        "description": sheet.summary,
        "paper": PAPERS[style.paper],
        "across": len(sheet.columns) > UPRIGHT,
        "columns": [_column(column) for column in sheet.columns],
        "reuse": sheet.reuse,
        "notes": [],
        "legend": [{"kind": kind, "glyph": glyph, "words": words} for kind, glyph, words in sheet.legend],
        "lines": [{"fold": line.words} if isinstance(line, Fold) else _row(line) for line in sheet.lines],
        "cards": [_card(card) for card in sheet.cards],
    }


def _column(column: Column) -> Record:
    heading = column.heading
    return {
        "letter": heading.letter,
        "title": heading.title,
        "language": language_code(heading.language),
        "direction": heading.direction.value,
        "details": joined((heading.letter, *heading.details)),
        "facts": column.facts,
        "warnings": heading.warnings,
    }


def _row(row: MatrixRow) -> Record:
    return {
        "letter": row.letter,
        "words": _words(row.words),
        "alone": row.is_alone,
        "cells": [
            {"kind": cell.kind, "glyph": cell.glyph, "kept": cell.kept, "moved": cell.is_moved} for cell in row.cells
        ],
    }


def _card(card: StatementCard) -> Record:
    return {
        "number": card.number,
        "speaker": card.speaker,
        "variation": card.variation,
        "told": [_told(told) for told in card.told],
        "absent": card.absent,
        "together": sum(len(run.text) for told in card.told for run in told.words.runs) <= TOGETHER,
    }


def _told(told: Told) -> Record:
    return {
        "letters": told.letters,
        "speaker": told.speaker,
        "fate": told.fate,
        "changed": told.is_changed,
        "words": _words(told.words),
        "verbs": told.verbs,
    }


def _words(words: Words) -> Record:
    return {
        "runs": run_items(words.runs, words.language, words.direction),
        "language": language_code(words.language),
        "direction": words.direction.value,
    }
