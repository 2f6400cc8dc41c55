"""Quotations with their fates, each as one card to print."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from viewer.export.escape import visible
from viewer.export.paint import quotation_places
from viewer.export.runs import Run, cut_runs
from viewer.export.words import FATES, from_to
from viewer.model import (
    UNCHANGED_FATES,
    Article,
    Block,
    Comparison,
    Direction,
    LanguageSpan,
    Place,
    Quotation,
    QuotationMatch,
    Span,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a quotation or passage in their own language and direction."""

    runs: tuple[Run, ...]
    language: str | None
    direction: Direction


@dataclass(frozen=True, slots=True)
class Card:
    """What became of one quotation; a side that has nothing of it is `None`.

    `witness_speaker` is who says it in the witness where that is called otherwise than in the base, else `""`.
    """

    number: int
    speaker: str
    witness_speaker: str
    fate: str
    is_changed: bool
    base: Words | None
    witness: Words | None
    note: str


def quotation_cards(comparison: Comparison) -> tuple[Card, ...]:
    """Return a card for every quotation, numbered from 1 in the order of the comparison."""
    return tuple(_card(comparison, match, number) for number, match in enumerate(comparison.quotations, start=1))


def words_at(article: Article, place: Place) -> Words:
    """Return the words that stand at a place, in their own language and direction."""
    block = article.blocks[place.block]
    language = block.language or article.language
    words = Block(
        place.span.of(block.text), block.role, language, block.direction, tuple(_foreign_in(block, place.span))
    )
    return Words(cut_runs(words, language), language, block.direction)


def _card(comparison: Comparison, match: QuotationMatch, number: int) -> Card:
    base = None if match.base is None else comparison.base.quotations[match.base]
    witness = None if match.witness is None else comparison.witness.quotations[match.witness]
    base_place, witness_place = quotation_places(comparison, match)
    return Card(
        number=number,
        speaker=_speaker(base or witness),
        witness_speaker=_speaker(witness) if base and witness and _speaker(base) != _speaker(witness) else "",
        fate=FATES[match.fate],
        is_changed=match.fate not in UNCHANGED_FATES,
        base=None if base_place is None else words_at(comparison.base, base_place),
        witness=None if witness_place is None else words_at(comparison.witness, witness_place),
        note="; ".join(_notes(match, base, witness)),
    )


def _notes(match: QuotationMatch, base: Quotation | None, witness: Quotation | None) -> Iterator[str]:
    if match.speaker_changed and base and witness:
        yield from_to(_speaker(base), _speaker(witness))
    if match.cue_changed and base and witness:
        yield from_to(base.cue or "no verb", witness.cue or "no verb")


def _speaker(quotation: Quotation | None) -> str:
    return visible(quotation.speaker.name) if quotation and quotation.speaker else "speaker unknown"


def _foreign_in(block: Block, part: Span) -> Iterator[LanguageSpan]:
    """Yield the foreign stretches of a block that a part of it holds, counted from its beginning."""
    for foreign in block.spans:
        start, end = max(foreign.span.start, part.start), min(foreign.span.end, part.end)
        if start < end:
            yield replace(foreign, span=Span(start - part.start, end - part.start))
