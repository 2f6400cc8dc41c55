"""A comparison as a tagged PDF/UA-1 for print and archive, set by typst."""

import json
import logging
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType

import typst

from viewer.export.cards import Card, Words
from viewer.export.files import write_whole
from viewer.export.glyphs import REPLACEMENT, STANDARD, find_shapeless, find_uncovered, rare_characters
from viewer.export.records import JsonValue, Record
from viewer.export.runs import Ink, Run
from viewer.export.sheet import DEFAULT_STYLE, LEGEND, Cell, Fold, Heading, Paper, Paragraph, Row, Sheet, Style, lay_out
from viewer.export.words import count
from viewer.model import Comparison, Direction
from viewer.resources import resource

logger = logging.getLogger(__name__)

PAPERS = MappingProxyType({Paper.A4: "a4", Paper.LETTER: "us-letter"})
"""Page sizes by the names that typst knows."""

SHORT_TITLE = 110
"""Characters of a title that stand above its column on every page: two lines; the whole title stands on the first."""

TOGETHER = 900
"""Characters of a cell up to which its row stays on one page: a third of a column; longer ones go on over pages."""

NAMED_LOSSES = 12
"""Characters without a shape that are named one by one: more would be a page of numbers."""

LONG_WORD = re.compile(r"[A-Za-z0-9_%=&.+-]{36,}")
"""Words, mostly parts of addresses, that might be wider than a column."""

PIECE = 12
"""Characters of such a word between places at which a line may end."""

BYTE_ORDER_MARK, WORD_JOINER = "\ufeff", "\u2060"
"""Inside a text the first means the second, and PDF/UA refuses it."""

ZERO_WIDTH_SPACE = "\u200b"

BOOKMARKED = frozenset({Ink.PILL, Ink.FATE})
"""Pills that a reader wants to be led to from the outline: changes of meaning and of quotations."""

LANGUAGE_CODE = re.compile("[a-z]{2,3}")
"""The codes that typst takes."""


def render_pdf(comparison: Comparison, *, style: Style = DEFAULT_STYLE) -> bytes:
    """Return the comparison as a PDF; the same comparison gives the same bytes wherever the same fonts are.

    Characters that no font here has stand as a replacement sign, and the document says so.
    """
    record = _record(lay_out(comparison, style), style)
    uncovered = find_uncovered(_dump(record))
    if not uncovered:
        return _set(_dump(record), with_system_fonts=False)
    try:
        return _set_without(record, find_shapeless(uncovered))
    except typst.TypstError as error:
        # A cluster that a font has alone may still fail beside others: what is not sure to have a shape goes then.
        logger.warning("Only what the shipped fonts cover is printed: %s", error)
        return _set_without(record, rare_characters(uncovered))


def write_pdf(comparison: Comparison, target: Path, *, style: Style = DEFAULT_STYLE) -> None:
    """Write the comparison as a PDF, whole or not at all; raises `ExportError`."""
    write_whole(target, render_pdf(comparison, style=style))


def bookmark(row: Row) -> str:
    """Return the pills of a row, by which the outline of the document leads to it; `""` for a row without any."""
    paragraphs = (*row.base.paragraphs, *row.witness.paragraphs)
    return " · ".join(run.text for paragraph in paragraphs for run in paragraph.runs if run.ink in BOOKMARKED)


def _set_without(record: Record, lost: Sequence[str]) -> bytes:
    """Set the document with a replacement for each lost character, and a note that says so."""
    text = _dump({**record, "notes": [_loss_words(lost)] if lost else []})
    return _set(text.translate(dict.fromkeys(map(ord, lost), REPLACEMENT)), with_system_fonts=True)


def _set(data: str, *, with_system_fonts: bool) -> bytes:
    document = typst.compile(
        resource("templates", "comparison.typ"),
        format="pdf",
        font_paths=[resource("fonts")],
        ignore_system_fonts=not with_system_fonts,
        sys_inputs={"data": data},
        pdf_standards=STANDARD,
    )
    if not isinstance(document, bytes):
        raise TypeError("typst gave no single document")
    return document


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
        "lines": [{"fold": line.words} if isinstance(line, Fold) else _row(line) for line in sheet.lines],
        "cards": [_card(card) for card in sheet.cards],
    }


def _heading(heading: Heading) -> Record:
    short = heading.title if len(heading.title) <= SHORT_TITLE else f"{heading.title[: SHORT_TITLE - 1].rstrip()}…"
    return {
        "letter": heading.letter,
        "title": heading.title,
        "short": short,
        "language": _code(heading.language),
        "direction": heading.direction.value,
        "details": heading.details,
        "source": heading.source,
        "warnings": heading.warnings,
    }


def _row(row: Row) -> Record:
    return {
        "base": _cell(row.base),
        "witness": _cell(row.witness),
        "relation": row.relation.value,
        "moved": row.is_moved,
        "glyph": row.glyph,
        "words": row.words.split(", "),
        "bookmark": bookmark(row),
        "together": max(_length(row.base), _length(row.witness)) <= TOGETHER,
    }


def _length(cell: Cell) -> int:
    return sum(len(run.text) for paragraph in cell.paragraphs for run in paragraph.runs)


def _cell(cell: Cell) -> Record:
    return {"gap": cell.gap, "paragraphs": [_paragraph(paragraph) for paragraph in cell.paragraphs]}


def _paragraph(paragraph: Paragraph) -> Record:
    return {
        "runs": _runs(paragraph.runs, paragraph.language, paragraph.direction),
        "role": paragraph.role.value,
        "language": _code(paragraph.language),
        "direction": paragraph.direction.value,
        "badges": paragraph.badges,
        "foreign": paragraph.is_foreign,
    }


def _runs(runs: Sequence[Run], language: str | None, direction: Direction) -> list[JsonValue]:
    """Return runs as typst takes them; language and direction are told only where they differ from those around."""
    items: list[JsonValue] = []
    for run in runs:
        differs = (run.language, run.direction) != (language, direction)
        text = LONG_WORD.sub(_open_up, run.text)
        items.append([run.ink.value, text, *((_code(run.language), run.direction.value) if differs else ())])
    return items


def _open_up(match: re.Match[str]) -> str:
    """Return a word with places at which a line may end."""
    word = match.group()
    return ZERO_WIDTH_SPACE.join(word[at : at + PIECE] for at in range(0, len(word), PIECE))


def _card(card: Card) -> Record:
    return {
        "number": card.number,
        "speaker": card.speaker,
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
        "runs": _runs(words.runs, words.language, words.direction),
        "language": _code(words.language),
        "direction": words.direction.value,
    }


def _code(language: str | None) -> str | None:
    return language if language is not None and LANGUAGE_CODE.fullmatch(language) else None


def _dump(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False).replace(BYTE_ORDER_MARK, WORD_JOINER)


def _loss_words(lost: Sequence[str]) -> str:
    named = ", ".join(f"U+{ord(character):04X}" for character in lost[:NAMED_LOSSES])
    more = f" and {len(lost) - NAMED_LOSSES:,} more" if len(lost) > NAMED_LOSSES else ""
    return f"No font on this computer has {count(len(lost), 'character')} of these articles ({named}{more}); \
each stands as {REPLACEMENT}."
