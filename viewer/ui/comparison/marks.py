"""What is marked inside a block: which stretch carries which fill, and where a pill stands behind the words.

Never more than one fill on a word: a quotation over a change, a change over a language. A change inside a marked
quotation keeps its ink and its shape, and loses its fill.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from viewer.model import (
    UNCHANGED_FATES,
    AlignedRow,
    Block,
    Comparison,
    Fate,
    LanguageSpan,
    Place,
    Signal,
    Span,
    VariantKind,
)
from viewer.ui.comparison.units import Side
from viewer.ui.switches import Switches, Typography
from viewer.workshop.protocol import TypographyPlaces

_MOST_CLOSING = 3  # punctuation marks glued behind a word, which belong before its pill


class MarkKind(StrEnum):
    """How a stretch is marked; the `INNER` ones stand inside a marked quotation and have no fill of their own."""

    DROPPED = "dropped"
    ADDED = "added"
    EXCHANGED = "exchanged"
    QUOTATION = "quotation"
    QUOTATION_KEPT = "quotation-kept"
    LANGUAGE = "language"
    INNER_DROPPED = "inner-dropped"
    INNER_ADDED = "inner-added"
    INNER_EXCHANGED = "inner-exchanged"
    PASSAGE = "passage"
    TYPOGRAPHY = "typography"
    TYPOGRAPHY_FAINT = "typography-faint"


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of a block; `variant` counts in its row, `match` in the comparison's quotations."""

    span: Span
    kind: MarkKind
    variant: int | None = None
    match: int | None = None
    language: LanguageSpan | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A pill behind the words that end at `at`: signals of a variant, or a match whose quotation lost its marks."""

    at: int
    variant: int | None = None
    match: int | None = None
    signals: tuple[Signal, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotedPlace:
    """A stretch of a block that belongs to a match of quotations; a `passage` has no marks any more."""

    match: int
    span: Span
    fate: Fate
    is_passage: bool = False

    @property
    def is_kept(self) -> bool:
        """Tell whether the quotation stands in both texts with the same words."""
        return self.fate in UNCHANGED_FATES


QuotedPlaces = dict[tuple[Side, int], list[QuotedPlace]]
TypographicSpans = dict[tuple[Side, int], list[Span]]

_PLAIN = {
    VariantKind.OMISSION: MarkKind.DROPPED,
    VariantKind.ADDITION: MarkKind.ADDED,
    VariantKind.SUBSTITUTION: MarkKind.EXCHANGED,
}
_INNER = {
    VariantKind.OMISSION: MarkKind.INNER_DROPPED,
    VariantKind.ADDITION: MarkKind.INNER_ADDED,
    VariantKind.SUBSTITUTION: MarkKind.INNER_EXCHANGED,
}


def quoted_places(comparison: Comparison) -> QuotedPlaces:
    """Return for each side and block the stretches that belong to a match of quotations, the longer ones first."""
    found: QuotedPlaces = {}
    for index, match in enumerate(comparison.quotations):
        for side, article, at in (
            (Side.BASE, comparison.base, match.base),
            (Side.WITNESS, comparison.witness, match.witness),
        ):
            if at is not None:
                place = article.quotations[at].place
                found.setdefault((side, place.block), []).append(QuotedPlace(index, place.span, match.fate))
        if match.passage is not None and match.witness is None:
            place = match.passage
            passage = QuotedPlace(index, place.span, match.fate, is_passage=True)
            found.setdefault((Side.WITNESS, place.block), []).append(passage)
    for places in found.values():
        places.sort(key=lambda quoted: (quoted.is_passage, -len(quoted.span), quoted.span))
    return found


def typographic_spans(places: TypographyPlaces) -> TypographicSpans:
    """Return for each side and block the stretches that differ in typography alone, in order."""
    found: TypographicSpans = {}
    for pairs in places.values():
        for base, witness in pairs:
            found.setdefault((Side.BASE, base.block), []).append(base.span)
            found.setdefault((Side.WITNESS, witness.block), []).append(witness.span)
    return found


def marks_of(
    row: AlignedRow,
    block: Block,
    at: tuple[Side, int],
    quoted: Sequence[QuotedPlace],
    switches: Switches,
    typography: Sequence[Span] = (),
) -> tuple[Mark, ...]:
    """Return the marks of one block, `at` its side and index, in reading order and without two fills on one word."""
    marks: list[Mark] = []
    if switches.quotations:
        _add_quotations(marks, quoted)
    changes = [(index, kind, _trim(block.text, span)) for index, kind, span in _changes(row, at) if switches.changes]
    filled = [mark.span for mark in marks if mark.kind is MarkKind.QUOTATION]
    for index, kind, span in changes:
        inside, outside = _split(span, filled)
        marks.extend(Mark(piece, _INNER[kind], variant=index) for piece in inside)
        marks.extend(Mark(piece, _PLAIN[kind], variant=index) for piece in outside)
    marks.extend(_typographic(typography, filled, switches))
    if switches.languages:
        taken = [*filled, *(span for _, _, span in changes)]
        for language in block.spans:
            _, outside = _split(language.span, taken)
            marks.extend(Mark(piece, MarkKind.LANGUAGE, language=language) for piece in outside if len(piece))
    return tuple(sorted(marks, key=lambda mark: (mark.span, mark.kind)))


def notes_of(
    row: AlignedRow, block: Block, at: tuple[Side, int], quoted: Sequence[QuotedPlace], switches: Switches
) -> tuple[Note, ...]:
    """Return the pills of one block in reading order, behind the punctuation that is glued to their words."""
    notes: list[Note] = []
    if switches.changes:
        for index, variant in enumerate(row.variants):
            place = _place_of_note(variant.base, variant.witness) if variant.signals else None
            if place is not None and place[0] is at[0] and place[1].block == at[1]:
                end = _behind(block.text, place[1].span.end)
                notes.append(Note(end, variant=index, signals=variant.signals))
    if switches.quotations and at[0] is Side.WITNESS:
        notes.extend(
            Note(_behind(block.text, place.span.end), match=place.match)
            for place in quoted
            if place.is_passage and place.fate is Fate.INDIRECT
        )
    return tuple(sorted(notes, key=lambda note: note.at))


def _add_quotations(marks: list[Mark], quoted: Iterable[QuotedPlace]) -> None:
    for place in quoted:
        if any(_overlap(place.span, mark.span) for mark in marks):
            continue
        kind = MarkKind.QUOTATION_KEPT if place.is_kept else MarkKind.QUOTATION
        marks.append(Mark(place.span, MarkKind.PASSAGE if place.is_passage else kind, match=place.match))


def _changes(row: AlignedRow, at: tuple[Side, int]) -> Iterator[tuple[int, VariantKind, Span]]:
    side, block = at
    for index, variant in enumerate(row.variants):
        for place in variant.base if side is Side.BASE else variant.witness:
            if place.block == block:
                yield index, variant.kind, place.span


def _typographic(spans: Iterable[Span], filled: Sequence[Span], switches: Switches) -> Iterator[Mark]:
    """Yield marks of typography: faint ones, or as changes of words are marked, without a fill inside a quotation."""
    if switches.typography is Typography.IGNORED or not switches.changes:
        return
    for span in spans:
        if switches.typography is Typography.FAINT:
            yield Mark(span, MarkKind.TYPOGRAPHY_FAINT)
            continue
        inside, outside = _split(span, filled)
        yield from (Mark(piece, MarkKind.TYPOGRAPHY_FAINT) for piece in inside)
        yield from (Mark(piece, MarkKind.TYPOGRAPHY) for piece in outside)


def _place_of_note(base: Sequence[Place], witness: Sequence[Place]) -> tuple[Side, Place] | None:
    """Return the side and stretch whose words a pill follows: the witness's, or the base's where only it has words."""
    for side, places in ((Side.WITNESS, witness), (Side.BASE, base)):
        worded = [place for place in places if len(place.span)]
        if worded:
            return side, worded[-1]
    return None


def _behind(text: str, offset: int) -> int:
    behind = text[offset : offset + _MOST_CLOSING]
    end = offset + sum(1 for _ in takewhile(lambda char: unicodedata.category(char).startswith("P"), behind))
    return end if end == len(text) or text[end].isspace() else offset


def _trim(text: str, span: Span) -> Span:
    """Leave out the spaces at both ends, where the eye takes them for a mark; nothing but spaces stays as it is."""
    words = span.of(text)
    if not words.strip():
        return span
    return Span(span.start + len(words) - len(words.lstrip()), span.end - (len(words) - len(words.rstrip())))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _split(span: Span, covers: Iterable[Span]) -> tuple[list[Span], list[Span]]:
    """Cut a span at the borders of `covers` into what they cover and what they leave; an empty span stays whole."""
    if not len(span):
        covered = any(cover.start < span.start < cover.end for cover in covers)
        return ([span], []) if covered else ([], [span])
    inside: list[Span] = []
    outside: list[Span] = []
    at = span.start
    for cover in sorted(covers):
        start, end = max(at, cover.start), min(span.end, cover.end)
        if start >= end:
            continue
        if at < start:
            outside.append(Span(at, start))
        inside.append(Span(start, end))
        at = end
    if at < span.end:
        outside.append(Span(at, span.end))
    return inside, outside
