"""A story as a whole, its coverage and its ledger, as the plain dictionary of the public JSON format."""

from collections.abc import Sequence

from viewer.collation.borrowing import Reuse
from viewer.collation.coverage import Cell, Coverage, CoverageRow, Share
from viewer.collation.ledger import Entry, Ledger, Statement
from viewer.export.records import Record, article_record, place_record, problem_record, rounded
from viewer.model import Problem

STORY_FORMAT = "story/1"


def story_record(
    coverage: Coverage, ledger: Ledger, *, label: str, base: str | None, problems: Sequence[Problem] = ()
) -> Record:
    """Return a story with all its articles, who kept what of it, and its ledger of quotations.

    `base` is the id of the article that was named as the base; indices of articles count those of the record.
    """
    return {
        "format": STORY_FORMAT,
        "label": label,
        "base": base,
        "articles": [article_record(article) for article in coverage.articles],
        "rows": [_row(row) for row in coverage.rows],
        "shares": [_share(share) for share in coverage.shares],
        "reuse": [_reuse(reuse) for reuse in coverage.reuse],
        "statements": [_statement(statement) for statement in ledger.statements],
        "problems": [problem_record(problem) for problem in problems],
    }


def _row(row: CoverageRow) -> Record:
    return {
        "lead": row.lead,
        "block": row.block,
        "words": row.words,
        "furniture": row.furniture,
        "alone": row.is_alone,
        "cells": [_cell(cell) for cell in row.cells],
    }


def _cell(cell: Cell) -> Record:
    return {
        "blocks": list(cell.blocks),
        "relation": cell.relation.value if cell.relation else None,
        "kept": cell.kept,
        "moved": cell.moved,
        "certain": cell.certain,
    }


def _share(share: Share) -> Record:
    return {"words": share.words, "kept": share.kept, "alone": share.alone}


def _reuse(reuse: Reuse) -> Record:
    return {
        "articles": [reuse.one, reuse.other],
        "shares": [rounded(reuse.of_one), rounded(reuse.of_other)],
        "lender": reuse.lender,
    }


def _statement(statement: Statement) -> Record:
    return {
        "lead": statement.lead,
        "kind": statement.kind.value,
        "speaker": statement.speaker,
        "variation": rounded(statement.variation),
        "entries": [_entry(entry) for entry in statement.entries],
    }


def _entry(entry: Entry) -> Record:
    return {
        "quotations": list(entry.quotations),
        "echoes": list(entry.echoes),
        "passage": place_record(entry.passage) if entry.passage else None,
        "fate": entry.fate.value if entry.fate else None,
        "score": rounded(entry.score),
        "speaker_changed": entry.speaker_changed,
        "cue_changed": entry.cue_changed,
    }
