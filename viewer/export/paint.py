"""What is painted on each block of a comparison, and which pills stand behind which words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from viewer.export.runs import Ink, Mark, Pill
from viewer.export.words import FATES, signal_words
from viewer.model import UNCHANGED_FATES, Comparison, Fate, Place, QuotationMatch, Relation, Variant, VariantKind

INKS = MappingProxyType(
    {
        VariantKind.SUBSTITUTION: Ink.EXCHANGED,
        VariantKind.OMISSION: Ink.LOST,
        VariantKind.ADDITION: Ink.GAINED,
    }
)


@dataclass(frozen=True, slots=True)
class Paint:
    """The marks and pills of one article, by the index of the block they stand in."""

    marks: defaultdict[int, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    pills: defaultdict[int, list[Pill]] = field(default_factory=lambda: defaultdict(list))

    def mark(self, place: Place, ink: Ink) -> None:
        """Paint a stretch."""
        self.marks[place.block].append(Mark(place.span, ink))

    def pill(self, place: Place, words: str, ink: Ink) -> None:
        """Put words behind the end of a stretch."""
        self.pills[place.block].append(Pill(place.span.end, words, ink))


def paint(comparison: Comparison) -> tuple[Paint, Paint]:
    """Return what is painted on the base and on the witness."""
    base, witness = Paint(), Paint()
    for row in comparison.rows:
        if row.relation is not Relation.SAME:
            for variant in row.variants:
                _paint_variant(variant, base, witness)
    for number, match in enumerate(comparison.quotations, start=1):
        if match.fate not in UNCHANGED_FATES:
            _paint_quotation(comparison, match, number, (base, witness))
    return base, witness


def quotation_places(comparison: Comparison, match: QuotationMatch) -> tuple[Place | None, Place | None]:
    """Return where a quotation stands in the base and in the witness, as a quotation or as a passage."""
    base = None if match.base is None else comparison.base.quotations[match.base].place
    witness = match.passage if match.witness is None else comparison.witness.quotations[match.witness].place
    return base, witness


def quotation_label(number: int, fate: Fate) -> str:
    """Return the pill that leads from a quotation in the text to its card: `Q2 reworded`."""
    return f"Q{number} {FATES[fate]}"


def _paint_variant(variant: Variant, base: Paint, witness: Paint) -> None:
    ink = INKS[variant.kind]
    for side, places in ((base, variant.base), (witness, variant.witness)):
        for place in places:
            if len(place.span):
                side.mark(place, ink)
    pill_side, pill_place = _pill_place(variant, base, witness)
    if pill_place is not None:
        for words in dict.fromkeys(signal_words(signal) for signal in variant.signals):
            pill_side.pill(pill_place, words, Ink.PILL)


def _pill_place(variant: Variant, base: Paint, witness: Paint) -> tuple[Paint, Place | None]:
    """Return behind which words the signals stand: the witness's where it has some, else the base's."""
    found = _last(variant.witness)
    return (witness, found) if found else (base, _last(variant.base))


def _last(places: Sequence[Place]) -> Place | None:
    return next((place for place in reversed(places) if len(place.span)), None)


def _paint_quotation(comparison: Comparison, match: QuotationMatch, number: int, sides: tuple[Paint, Paint]) -> None:
    last: tuple[Paint, Place] | None = None
    for side, place in zip(sides, quotation_places(comparison, match), strict=True):
        if place is not None and len(place.span):
            side.mark(place, Ink.QUOTED)
            last = side, place
    if last is not None:
        side, place = last
        side.pill(place, quotation_label(number, match.fate), Ink.FATE)
