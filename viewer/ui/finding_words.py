"""What the two lists of findings say: one line for a changed row, one card for a quotation."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from viewer.model import UNCHANGED_FATES, AlignedRow, Comparison, Fate, Quotation, QuotationMatch, Relation, Variant
from viewer.ui import words
from viewer.ui.comparison.units import lines_of, place_index, quotation_lines
from viewer.ui.direction_marks import unturned
from viewer.ui.drawing import Pill

translate = QCoreApplication.translate

FIRST_WORDS = 160
"""Characters of a paragraph that a line of the list can need."""
_LONGEST_CHANGE = 48
"""Characters of one side of a change: several should be seen in one line."""
_LOOSE = " ,;:."
_TONES = {
    Relation.EDITED: "exchanged",
    Relation.REWRITTEN: "exchanged",
    Relation.RELATED: "soft",
    Relation.DROPPED: "dropped",
    Relation.ADDED: "added",
    Relation.SAME: "accent",
}
_FATE_TONES = {
    Fate.VERBATIM: "plain",
    Fate.TYPOGRAPHY: "plain",
    Fate.REWORDED: "quotation",
    Fate.TRUNCATED: "quotation",
    Fate.EXTENDED: "quotation",
    Fate.FUSED: "quotation",
    Fate.REATTRIBUTED: "quotation",
    Fate.INDIRECT: "dropped",
    Fate.DROPPED: "dropped",
    Fate.ADDED: "added",
}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A row that is not the same: which one, how it changed, and which words did; `tone` is a colour of the theme."""

    row: int
    relation: Relation
    moved: bool
    tone: str
    title: str
    text: str
    pills: tuple[Pill, ...]


@dataclass(frozen=True, slots=True)
class QuotationCard:
    """A quotation and what became of it; `match` is its index in the comparison."""

    match: int
    fate: Fate
    speaker: str
    base: str
    witness: str
    note: str


def change_line(comparison: Comparison, number: int) -> ChangeLine:
    """Return the line of a row that counts as a difference."""
    row = comparison.rows[number]
    is_same = _differs_in_typography(row)
    signals = dict.fromkeys(words.signal(signal) for variant in row.variants for signal in variant.signals)
    return ChangeLine(
        row=number,
        relation=row.relation,
        moved=row.moved,
        tone="soft" if is_same else _TONES[row.relation],
        title=words.typography() if is_same else words.relation(row.relation, moved=row.moved),
        text=_changed_words(comparison, row) or _first_words(comparison, row),
        pills=tuple(Pill(text, "exchanged") for text in signals),
    )


def kinds_of(row: AlignedRow) -> tuple[str, ...]:
    """Return the kinds under which a change is found: its relation, that it moved, that its meaning changed."""
    kinds = []
    if _differs_in_typography(row):
        kinds.append(words.typography())
    elif row.relation is not Relation.SAME:
        kinds.append(words.relation(row.relation))
    if row.moved:
        kinds.append(words.relation(Relation.SAME, moved=True))
    if any(variant.signals for variant in row.variants):
        kinds.append(translate("findings", "meaning changed"))
    return tuple(kinds)


def quotation_card(comparison: Comparison, number: int) -> QuotationCard:
    """Return the card of a matched quotation."""
    match = comparison.quotations[number]
    base = None if match.base is None else comparison.base.quotations[match.base]
    witness = None if match.witness is None else comparison.witness.quotations[match.witness]
    changed = match.fate not in UNCHANGED_FATES
    return QuotationCard(
        match=number,
        fate=match.fate,
        speaker=_speaker(base or witness),
        base=base.text if base else "",
        witness=witness.text if witness and (changed or base is None) else "",
        note=_note(comparison, match, base, witness),
    )


def fate_pill(fate: Fate) -> Pill:
    """Return what is said of a fate on its card."""
    return Pill(words.fate(fate), _FATE_TONES[fate])


def quotations_in_order(comparison: Comparison) -> tuple[int, ...]:
    """Return the indices of all matched quotations in the order in which they are read."""
    lines = quotation_lines(comparison, place_index(comparison, lines_of(comparison)))
    return tuple(sorted(range(len(lines)), key=lambda number: (lines[number], number)))


def _differs_in_typography(row: AlignedRow) -> bool:
    """Tell whether a row that counts as a difference differs in nothing but typography."""
    return row.relation is Relation.SAME and not row.moved


def _changed_words(comparison: Comparison, row: AlignedRow) -> str:
    """Return what was exchanged, left out and added in an edited row; "" where wording as a whole is another."""
    if row.relation is not Relation.EDITED:
        return ""
    said, length = [], 0
    for variant in row.variants:
        text = _variant_words(comparison, variant)
        if text:
            said.append(text)
            length += len(text)
        if length > FIRST_WORDS:
            break
    return " · ".join(said)


def _variant_words(comparison: Comparison, variant: Variant) -> str:
    lost, gained = (
        _short(" ".join(place.span.of(article.blocks[place.block].text) for place in places))
        for article, places in ((comparison.base, variant.base), (comparison.witness, variant.witness))
    )
    if lost and gained:
        return words.exchange(lost, gained)
    return f"− {words.isolated(lost)}" if lost else f"+ {words.isolated(gained)}" if gained else ""


def _short(text: str) -> str:
    text = " ".join(unturned(text).split())
    text = text.strip(_LOOSE) or text  # a comma that went along says nothing in a list
    return text if len(text) <= _LONGEST_CHANGE else text[: _LONGEST_CHANGE - 1].rpartition(" ")[0] + "…"


def _first_words(comparison: Comparison, row: AlignedRow) -> str:
    """Return how the row begins in the base, in the witness where the base has nothing there."""
    blocks = [comparison.base.blocks[at].text for at in row.base] or [
        comparison.witness.blocks[at].text for at in row.witness
    ]
    return " ".join(unturned(" ".join(blocks)[:FIRST_WORDS]).split())


def _speaker(quotation: Quotation | None) -> str:
    if quotation is None or quotation.speaker is None:
        return translate("findings", "Unknown speaker")
    return quotation.speaker.name


def _note(comparison: Comparison, match: QuotationMatch, base: Quotation | None, witness: Quotation | None) -> str:
    """Say what changed beside the words: the speaker, the reporting verb, or where the content went."""
    parts = []
    if match.speaker_changed and witness is not None:
        parts.append(translate("findings", "now said by %1").replace("%1", _speaker(witness)))
    elif base and witness and witness.speaker and _speaker(witness) != _speaker(base):
        parts.append(translate("findings", "in B said by %1").replace("%1", _speaker(witness)))
    if match.cue_changed and base and witness and base.cue and witness.cue:
        parts.append(words.exchange(base.cue, witness.cue))
    if match.passage is not None:
        passage = match.passage.span.of(comparison.witness.blocks[match.passage.block].text)
        parts.append(translate("findings", "now: %1").replace("%1", passage.strip()))
    return " · ".join(parts)
