"""A document set by typst from a template and plain data: tagged PDF/UA-1, with the shipped fonts."""

import json
import logging
import re
from collections.abc import Sequence
from types import MappingProxyType

import typst

from viewer.export.glyphs import REPLACEMENT, STANDARD, find_shapeless, find_uncovered, rare_characters
from viewer.export.records import JsonValue, Record
from viewer.export.runs import Run
from viewer.export.sheet import Paper
from viewer.export.words import count
from viewer.model import Direction
from viewer.resources import resource

logger = logging.getLogger(__name__)

PAPERS = MappingProxyType({Paper.A4: "a4", Paper.LETTER: "us-letter"})
"""Page sizes by the names that typst knows."""

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

LANGUAGE_CODE = re.compile("[a-z]{2,3}")
"""The codes that typst takes."""


def typeset(template: str, record: Record) -> bytes:
    """Return a template filled with a record as a PDF; the same record gives the same bytes where the same fonts are.

    Characters that no font here has stand as a replacement sign, and the `notes` of the record say so.
    """
    uncovered = find_uncovered(_dump(record))
    if not uncovered:
        return _set(template, _dump(record), with_system_fonts=False)
    try:
        return _set_without(template, record, find_shapeless(uncovered))
    except typst.TypstError as error:
        # A cluster that a font has alone may still fail beside others: what is not sure to have a shape goes then.
        logger.warning("Only what the shipped fonts cover is printed: %s", error)
        return _set_without(template, record, rare_characters(uncovered))


def run_items(runs: Sequence[Run], language: str | None, direction: Direction) -> list[JsonValue]:
    """Return runs as templates take them; language and direction are told only where they differ from those around."""
    items: list[JsonValue] = []
    for run in runs:
        differs = (run.language, run.direction) != (language, direction)
        text = LONG_WORD.sub(_open_up, run.text)
        items.append([run.ink.value, text, *((language_code(run.language), run.direction.value) if differs else ())])
    return items


def language_code(language: str | None) -> str | None:
    """Return a language as typst takes it, `None` for one that it does not take."""
    return language if language is not None and LANGUAGE_CODE.fullmatch(language) else None


def _set_without(template: str, record: Record, lost: Sequence[str]) -> bytes:
    """Set the document with a replacement for each lost character, and a note that says so."""
    text = _dump({**record, "notes": [_loss_words(lost)] if lost else []})
    replaced = text.translate(dict.fromkeys(map(ord, lost), REPLACEMENT))
    return _set(template, replaced, with_system_fonts=True)


def _set(template: str, data: str, *, with_system_fonts: bool) -> bytes:
    document = typst.compile(
        resource("templates", template),
        format="pdf",
        font_paths=[resource("fonts")],
        ignore_system_fonts=not with_system_fonts,
        sys_inputs={"data": data},
        pdf_standards=STANDARD,
    )
    if not isinstance(document, bytes):
        raise TypeError("typst gave no single document")
    return document


def _open_up(match: re.Match[str]) -> str:
    """Return a word with places at which a line may end."""
    word = match.group()
    return ZERO_WIDTH_SPACE.join(word[at : at + PIECE] for at in range(0, len(word), PIECE))


def _dump(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False).replace(BYTE_ORDER_MARK, WORD_JOINER)


def _loss_words(lost: Sequence[str]) -> str:
    named = ", ".join(f"U+{ord(character):04X}" for character in lost[:NAMED_LOSSES])
    more = f" and {len(lost) - NAMED_LOSSES:,} more" if len(lost) > NAMED_LOSSES else ""
    return f"No font on this computer has {count(len(lost), 'character')} of these articles ({named}{more}); \
each stands as {REPLACEMENT}."
